//! Recognises what a source holds and reads it: [`Source`] to [`Article`]. What an article means is not known here.

mod builder;
pub(crate) mod chrome;
pub mod decode;
mod furniture;
mod layout;
pub mod plain;
mod shape;

use crate::article::{Article, Lang};
use crate::clean::Clean;
use crate::source::Source;

/// How to read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The language to assume; detected where `None`.
    pub lang: Option<Lang>,
    /// Remove nothing.
    pub keep_chrome: bool,
    /// A title given from outside: becomes the title block unless the text begins with it.
    pub title: Option<String>,
}

/// Why a source cannot be read; each message says what to do.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A format that is recognised and not read.
    #[error("{name}: {what} is not read yet; {advice}")]
    Unsupported {
        /// The source's name.
        name: Clean,
        /// What it is.
        what: &'static str,
        /// What to do instead.
        advice: Clean,
    },
}

/// Reads a source as what it is.
pub fn read(source: &Source, options: &Options) -> Result<Article, Error> {
    let text = decode::decode(&source.bytes);
    Ok(plain::read(&Clean::new(&text), options))
}
