//! tigang (提纲, an outline) finds what an article claims, how it is built and where it ends up: offline, without a model,
//! the same for the same bytes. It reads plain text, also a page pasted with the site around it, web pages, Markdown and
//! EPUB, mostly Chinese and English.
//!
//! ```
//! use tigang::{digest, read, summary};
//!
//! # let text = include_str!("../samples/en-essay.txt");
//! let article = read::read_text(text, &read::Options::default());
//! let digest = digest::digest(&article);
//! let summary = summary::summarise(&article, &digest, summary::Limit::Sentences(3));
//! for id in summary.sentences() {
//!     println!("{}", article.sentence(id));
//! }
//! # assert_eq!(summary.sentences().len(), 3);
//! ```
//!
//! # The journey
//!
//! ```text
//! bytes ──▶ Source ──read──▶ Article ──digest──▶ Digest ──summarise──▶ Summary
//!
//! Article, Digest, Summary ──export──▶ text, Markdown, JSON, OPML, HTML
//! ```
//!
//! One direction, never back. Each arrow is one function, each noun one plain type:
//!
//! - [`read::read`] makes an [`article::Article`] of a [`read::Source`], whatever it holds; [`read::read_text`] and
//!   [`read::read_html`] of what is known to be that. The article is its clean text, and places in it: blocks, sentences,
//!   links, and what was taken out, with the reason.
//! - [`digest::digest`] thinks about it: by sentence a [salience](digest::Salience) with its parts and a
//!   [role](digest::Role), and the [outline](digest::Outline).
//! - [`summary::summarise`] chooses the sentences for a given length.
//! - [`export::write`] writes all of that down in a [format](export::Format).
//!
//! Reading can fail, and says what to do; thinking cannot. Time and memory grow linearly with the text. Places are byte
//! spans of the article's text ([`span::Span`]); all text that comes out is [`clean::Clean`]: nothing in it can command a terminal.
//!
//! # What an outline looks like
//!
//! ```
//! use tigang::{digest, read};
//!
//! let text = "桥为什么没有修？\n\n河水涨了，桥却没有修。真正的问题在于没有人管这件事。\n\n\
//!             修桥分三步：一、先量河宽。二、再备石料。三、最后合龙。\n\n未来两年内，桥会修好。\n";
//! let article = read::read_text(text, &read::Options::default());
//! let digest = digest::digest(&article);
//! let steps = digest.outline.nodes().iter().find(|node| matches!(node.role, digest::NodeRole::Steps { .. }));
//! assert_eq!(steps.map(|node| node.label.as_str()), Some("修桥分三步"));
//! ```
//!
//! # Features
//!
//! All are on by default; a library wants none or only `epub`: `tigang = { version = "0.1", default-features = false }`.
//!
//! | feature | what it adds |
//! |---|---|
//! | `reader` | the program: command line and reader in the terminal, with clap, ratatui and crossterm |
//! | `epub` | books |
//! | `net` | pages fetched by the program |
//! | `clipboard` | the desktop's clipboard in the reader |
//!
//! # What is promised
//!
//! Versions are [semantic](https://semver.org). The promise is for what this documentation shows: [`read`], [`article`],
//! [`digest`], [`summary`], [`export`], [`span`], [`clean`] and [`limits`]. What is public beside them is for the program,
//! its tests and its tools, is not shown here, and may change in any version. Enumerations that come out may get more members and results
//! more fields, and are marked so; options may get more fields: write them as `Options { keep_chrome: true, ..Options::default() }`. The JSON of
//! [`Format::Json`](export::Format::Json) is a promise of its own: it has its number, `schema`, and within one number only
//! ever gets more keys. Which sentences are chosen, and their scores, may become better in any minor version. The oldest Rust that builds it
//! may rise in a minor version.

pub mod article;
#[doc(hidden)]
pub mod batch;
pub mod clean;
pub mod digest;
pub mod export;
pub mod limits;
#[doc(hidden)]
pub mod memory;
pub mod read;
#[doc(hidden)]
pub mod segment;
#[doc(hidden)]
pub mod source;
pub mod span;
mod tally;
mod threads;
// What must hold of each step, for tests and fuzz targets.
#[cfg(any(test, fuzzing))]
#[doc(hidden)]
pub mod laws;
#[doc(hidden)]
pub mod wrap;

#[cfg(feature = "reader")]
#[doc(hidden)]
pub mod cli;
#[cfg(feature = "reader")]
#[doc(hidden)]
pub mod config;
#[cfg(feature = "reader")]
#[doc(hidden)]
pub mod find;
#[cfg(feature = "reader")]
#[doc(hidden)]
pub mod run;
#[cfg(feature = "reader")]
#[doc(hidden)]
pub mod store;
#[cfg(feature = "reader")]
#[doc(hidden)]
pub mod tui;

pub use digest::summary;

// Some laws are held by an example too, and so speak of the crate by its name.
#[cfg(any(test, fuzzing))]
extern crate self as tigang;
