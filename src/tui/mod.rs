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
#[allow(missing_docs)]
pub enum Error {
    #[error("the reader is not built in yet")]
    NoTerminal,
    #[error("the reader can get no keys ({0})")]
    NoKeys(std::io::Error),
    #[error("the terminal failed: {0}")]
    Terminal(std::io::Error),
}

/// Runs the reader.
///
/// # Errors
///
/// Always, as yet.
pub fn run(_: Reading) -> Result<(), Error> {
    Err(Error::NoTerminal)
}
