//! Text into language, sentences, words and list marks. Total: any text, in any script.

pub mod dictionary;
pub mod heading;
pub mod joint;
pub mod language;
pub mod letter;
pub mod marker;
pub(crate) mod script;
pub(crate) mod searched;
pub mod sentence;
mod spaceless;
mod stopwords;
mod tongue;
pub mod traditional;
pub mod word;

pub use dictionary::Dictionary;
pub use word::{Segmenter, Word, WordKind};
