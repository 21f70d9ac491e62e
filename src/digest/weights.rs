//! The weights of judgement. Written by the fitter, not by hand: `examples/judgement/README.md` says on what, and how to
//! fit them again. Fitted on 2318 articles.

use crate::digest::close;
use crate::digest::features::COUNT;
use crate::digest::genre::SIGNS;

/// What each sign says for each genre, and before any sign: argument, feature, report, speech.
#[rustfmt::skip]
#[allow(clippy::approx_constant)]
pub(super) const GENRES: [[f64; 4]; SIGNS.len() + 1] = [
    [ -0.396,  -0.236,  -1.855,   2.487], // first person
    [ -0.657,   1.569,  -0.479,  -0.433], // second person
    [ -1.919,   0.435,   1.409,   0.074], // reported speech
    [  1.067,  -0.834,   2.100,  -2.333], // quotes
    [ -0.929,   0.977,   0.720,  -0.768], // figures
    [ -1.444,  -0.723,   2.657,  -0.490], // dated
    [ -1.860,  -1.063,  -1.428,   4.351], // spoken words
    [  0.847,   1.983,  -1.553,  -1.277], // headings
    [  1.948,  -0.720,  -2.171,   0.943], // claims
    [  0.547,  -0.688,  -0.261,   0.402], // questions
    [ -0.901,  -0.724,   0.292,   1.332], // greetings
    [  1.192,   0.816,   0.552,  -2.560], // before any sign
];

/// What each feature is worth, and a bias: as salience in an argument, a feature, a report and a speech; as a sign of
/// the thesis; as a sign of the close.
#[rustfmt::skip]
#[allow(clippy::approx_constant)]
pub(super) const TABLE: [[f64; 6]; COUNT + 1] = [
    [ -1.027,   0.418,   1.849,  -1.182,   1.359,  -0.418], // opening
    [ -1.278,  -0.028,   2.752,   2.834,  -2.853,  -1.433], // among the first
    [  0.405,   1.270,   0.420,  -0.011,  -0.184,   0.483], // closing
    [ -0.323,   0.329,  -0.817,  -0.150,  -1.136,  -0.084], // place
    [  0.355,  -0.718,   0.370,   0.575,   1.509,  -0.003], // in the first third
    [  0.699,   0.271,   0.549,   0.460,   0.376,   0.426], // in the last tenth
    [  1.150,  -0.077,  -2.106,  -1.595,   1.162,  -0.000], // first paragraph
    [ -0.086,  -0.470,  -1.086,   0.491,  -0.396,  -0.013], // second paragraph
    [  2.164,   1.604,   3.826,   0.238,  -0.446,   0.078], // last paragraph
    [  0.116,  -0.292,   0.641,   0.146,  -0.148,  -0.137], // last paragraph but one
    [  2.394,   0.242,  -1.476,  -0.344,   1.032,  -0.006], // paragraph start
    [ -0.426,  -0.092,  -0.447,   0.471,  -0.046,  -0.231], // paragraph end
    [  2.903,  -1.256,  -0.239,  -0.662,   1.614,  -0.029], // paragraph of its own
    [  0.397,   1.223,   1.890,  -0.635,  -0.098,   0.039], // start of a middle paragraph
    [  1.660,   0.663,   2.170,   0.142,   0.236,  -0.344], // end of a middle paragraph
    [ -2.309,  -0.571,  -1.235,  -1.254,   0.109,   0.000], // start of the first paragraph
    [  1.838,   1.859,  -0.226,  -0.033,   0.941,  -0.001], // end of the first paragraph
    [  0.184,   0.407,   0.773,  -1.367,   0.968,  -0.061], // end of the second paragraph
    [  0.561,   0.223,  -0.231,  -0.908,   1.440,  -0.136], // place in paragraph
    [  0.108,  -2.362,  -1.469,  -1.052,  -1.853,  -0.092], // paragraph length
    [ -2.541,   2.374,  -0.757,   1.306,   0.437,  -0.216], // length
    [  0.024,   0.062,  -0.265,   0.498,   0.100,   0.005], // length against the mean
    [  0.057,  -0.340,   0.341,   0.788,   0.318,   0.069], // shortness
    [  1.030,   0.643,  -1.214,  -0.596,  -0.395,  -0.274], // length beyond the usual
    [  0.924,   0.369,   2.170,   2.148,   1.069,   0.003], // common words
    [ -0.964,  -2.733,  -0.015,   1.042,  -0.718,  -0.020], // sum of common words
    [ -0.921,   0.297,   0.508,   0.210,   0.598,   0.017], // likeness to all
    [  1.017,   0.550,   1.605,   0.608,  -0.564,   0.049], // taken up later
    [  0.030,   0.211,  -2.513,  -1.585,  -0.609,   0.026], // said before
    [  0.032,  -2.026,   0.546,   1.611,  -0.675,  -0.092], // share of the article's words
    [  1.015,   2.994,   0.814,   1.080,   1.005,  -0.029], // leading words
    [  0.898,   1.371,   0.861,   0.576,   1.162,  -0.010], // word pairs
    [  0.416,  -0.232,   1.764,   1.251,   0.887,   0.060], // share of the title
    [  0.256,   1.208,  -0.086,  -0.312,   0.859,   0.055], // words of the title
    [  1.802,   0.035,  -1.177,  -0.185,  -1.555,  -0.052], // heading
    [ -0.656,  -0.433,  -0.623,  -1.105,  -0.946,  -0.185], // question
    [  0.103,   0.572,   1.851,   1.346,   0.449,   0.114], // exclamation
    [ -1.149,  -0.690,  -2.637,  -0.432,  -0.839,  -0.522], // quotation
    [ -0.150,  -0.241,  -0.233,   0.487,  -0.117,  -0.260], // leaning
    [ -0.150,  -0.101,   1.008,  -2.605,  -0.576,  -1.079], // figures
    [ -3.261,  -0.353,   1.121,  -0.604,  -0.254,   0.000], // names
    [  0.378,   0.134,  -0.186,  -0.517,   0.439,   0.091], // first person
    [ -0.233,  -0.678,  -0.497,  -0.015,  -0.432,  -0.208], // third person
    [ -0.084,   0.007,   0.015,   1.154,   0.104,  -0.218], // reported speech
    [  0.200,   0.273,   0.010,   0.996,   0.364,   0.064], // should and must
    [  0.565,   0.539,   0.824,   0.397,   0.523,  -0.144], // turn
    [  0.257,   0.435,  -1.863,   1.629,  -1.587,  -0.905], // order
    [ -0.672,  -1.879,   0.167,   0.269,  -0.381,   0.267], // semicolon
    [  1.354,  -1.485,  -2.026,  -1.931,   0.307,  -0.440], // spoken words
    [  0.000,   0.000,   0.000,   0.000,   0.427,  -0.106], // I
    [  0.000,   0.000,   0.000,   0.000,  -0.427,   0.135], // announcement
    [  0.000,   0.000,   0.000,   0.000,  -0.952,  -1.409], // pointing back
    [  0.000,   0.000,   0.000,   0.000,  -0.874,   0.451], // what others hold
    [  1.425,   2.864,  -0.617,  -1.271,   2.059,   0.013], // claim cue
    [  2.382,   3.341,  -3.178,  -0.610,   0.689,  -0.292], // point cue
    [  0.032,   1.373,   0.602,  -0.646,  -0.636,   0.238], // forecast cue
    [  0.923,  -0.186,  -3.565,  -2.837,   0.106,   0.087], // close cue
    [ -1.711,  -0.136,  -0.123,  -3.380,  -0.799,  -1.581], // evidence cue
    [ -0.634,  -0.141,   1.241,   0.109,   0.473,  -0.204], // setting cue
    [ -2.900,  -2.567,  -2.649,  -4.591,  -6.750,  -0.057], // bias
];

/// What each number of a beginning says for it to be that of the close, and a bias.
#[rustfmt::skip]
#[allow(clippy::approx_constant)]
pub(super) const CLOSE: [f64; close::COUNT + 1] = [
      3.019, // begins a paragraph
     -2.401, // share of the text
     -0.334, // logarithm of its sentences
     -0.583, // is the last sentence
      0.612, // before a last paragraph of less than 6 %
     -0.161, // before a last paragraph of less than a tenth
      1.174, // bias
];
