//! The reader. A stand-in with the signature agreed on, until the reader is merged over this file.

use crate::article::Article;
use crate::clean::Clean;
use crate::digest::{Digest, Limit};
use std::sync::Arc;

/// What the reader opens on.
#[allow(missing_docs)]
pub struct Reading {
    pub article: Arc<Article>,
    pub name: Clean,
    pub limit: Limit,
    pub color: bool,
    pub think: Box<dyn FnOnce(&Article) -> Digest + Send>,
}

/// Why the reader could not run.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It is not merged yet.
    #[error("the reader is not built in yet, so the article is printed")]
    NotBuilt,
}

/// Runs the reader.
///
/// # Errors
///
/// Always, as yet.
pub fn run(_: Reading) -> Result<(), Error> {
    Err(Error::NotBuilt)
}
