//! The labels that a person gave an article. Knows nothing of what the program makes of it.

use serde::Deserialize;

/// What one `NAME.gold.json` says. Sentences are given as they stand in the article.
#[derive(Deserialize)]
pub struct Gold {
    /// `zh` or `en`.
    pub lang: String,
    /// The title.
    pub title: String,
    /// The lines of the page around the article.
    pub chrome: Vec<String>,
    /// The lines of the article itself, without title, headings and captions.
    pub keep: Vec<String>,
    /// Its headings.
    pub headings: Vec<Heading>,
    /// The words under its pictures.
    pub captions: Vec<String>,
    /// Sentences that may be taken for what it claims; none where it claims nothing.
    pub thesis: Vec<String>,
    /// Sentences that may be taken for its forecast; none where it has none.
    pub prognosis: Vec<String>,
    /// Its enumerations.
    pub enumerations: Vec<Enumeration>,
    /// Enumerations that may be taken for such or not.
    pub optional_enumerations: Vec<Enumeration>,
    /// Where its topics begin.
    pub sections: Vec<Section>,
    /// What a summary of six sentences has to say: of each group one sentence.
    pub must: Vec<Vec<String>>,
    /// What no summary of six sentences should hold.
    pub avoid: Vec<String>,
}

/// A heading.
#[derive(Deserialize)]
pub struct Heading {
    /// The line, with its number if it has one.
    pub text: String,
}

/// An enumeration.
#[derive(Deserialize)]
pub struct Enumeration {
    /// Its members, without their marks; of long ones the beginning.
    pub items: Vec<String>,
}

/// A stretch on one topic.
#[derive(Deserialize)]
pub struct Section {
    /// Its first words after its heading.
    pub start: String,
}
