//! How much a sentence matters: named features, weighted and added up.

/// One named part of a sentence's score: the feature's name and what it added (weight times value; may be negative).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// The feature's name, as `--why` and JSON show it.
    pub name: &'static str,
    /// What it added to the sum.
    pub value: f64,
}

/// A sentence's score in 0..=1 and the parts it is made of; the score rises with their sum.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Salience {
    /// In 0..=1; more is more salient.
    pub score: f64,
    /// The parts, in the order of the table of weights.
    pub parts: Vec<Part>,
}
