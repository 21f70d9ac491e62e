//! tigang (提纲, an outline) finds what an article claims, how it is built and where it ends up.
//!
//! ```text
//! bytes ──source──▶ Source ──read──▶ Article ──digest──▶ Digest ──┬─export──▶ stdout
//!                                                                 └─tui─────▶ the reader
//! ```
//!
//! One direction, never back. Each arrow is one function, each noun one plain type:
//! [`source`] takes bytes from outside; [`read::read`] makes an [`article::Article`] of them; [`digest::digest`] thinks
//! about it; [`digest::summary::summarise`] chooses the sentences for a given length; [`export`] writes that down.

pub mod article;
pub mod batch;
pub mod clean;
pub mod digest;
pub mod export;
pub mod limits;
pub mod memory;
pub mod read;
pub mod segment;
pub mod source;
pub mod span;
mod tally;
mod threads;
// What must hold of each step, for tests and fuzz targets.
#[cfg(any(test, fuzzing))]
pub mod laws;
pub mod wrap;

#[cfg(feature = "reader")]
pub mod cli;
#[cfg(feature = "reader")]
pub mod config;
#[cfg(feature = "reader")]
pub mod find;
#[cfg(feature = "reader")]
pub mod run;
#[cfg(feature = "reader")]
pub mod store;
#[cfg(feature = "reader")]
pub mod tui;

// Some laws are held by an example too, and so speak of the crate by its name.
#[cfg(any(test, fuzzing))]
extern crate self as tigang;
