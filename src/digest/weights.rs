//! The weights of judgement. Written by the fitter, not by hand: `examples/judgement/README.md` says on what, and how to
//! fit them again. Fitted on 2314 articles.

use crate::digest::features::COUNT;
use crate::digest::genre::SIGNS;

/// What each sign says for each genre, and before any sign: argument, feature, report, speech.
#[rustfmt::skip]
pub(super) const GENRES: [[f64; 4]; SIGNS.len() + 1] = [
    [ -0.472,  -0.288,  -1.977,   2.736], // first person
    [ -0.659,   1.531,  -0.340,  -0.532], // second person
    [ -1.571,   0.127,   1.205,   0.240], // reported speech
    [  1.201,  -0.747,   2.174,  -2.627], // quotes
    [ -3.480,   1.864,   1.629,  -0.013], // figures
    [ -1.095,  -0.694,   1.934,  -0.145], // dated
    [ -1.763,  -1.073,  -1.641,   4.478], // spoken words
    [ -0.704,   2.827,  -1.254,  -0.869], // headings
    [  1.629,  -0.260,  -2.089,   0.720], // claims
    [  0.420,  -0.638,  -0.114,   0.332], // questions
    [  1.721,   0.424,   0.524,  -2.669], // before any sign
];

/// What each feature is worth, and a bias: as salience in an argument, a feature, a report and a speech; as a sign of
/// the thesis; as a sign of the close.
#[rustfmt::skip]
pub(super) const TABLE: [[f64; 6]; COUNT + 1] = [
    [ -0.600,  -0.097,   0.884,  -1.048,   1.234,   0.255], // opening
    [ -1.414,   0.138,   1.335,   2.625,  -3.032,  -2.603], // among the first
    [  0.586,   0.504,   0.213,  -0.037,  -0.355,   2.683], // closing
    [ -0.046,  -0.695,  -0.407,   0.008,  -1.095,   1.316], // place
    [  0.338,  -0.613,  -0.033,   0.179,   1.455,  -0.046], // in the first third
    [  0.690,   0.659,   0.131,  -0.033,   0.424,   1.231], // in the last tenth
    [  1.032,  -0.903,  -1.452,  -0.938,   1.247,   0.848], // first paragraph
    [ -0.075,  -0.846,  -0.398,   0.357,  -0.006,   0.105], // second paragraph
    [  2.048,   1.085,   4.828,   0.100,  -0.256,   3.540], // last paragraph
    [  0.082,  -0.302,   0.687,   0.032,   0.035,   0.360], // last paragraph but one
    [  2.200,   0.308,  -0.872,  -0.236,   0.907,   0.092], // paragraph start
    [ -0.254,  -0.075,  -0.221,   0.695,  -0.008,   0.783], // paragraph end
    [  3.041,  -1.128,  -1.909,  -0.925,   1.506,   0.003], // paragraph of its own
    [  0.436,   0.801,   1.794,  -0.056,   0.043,  -0.428], // start of a middle paragraph
    [  1.620,   0.124,   2.180,  -0.316,   0.275,  -0.834], // end of a middle paragraph
    [ -2.279,  -0.509,   0.326,  -1.163,   0.365,   0.729], // start of the first paragraph
    [  1.691,   1.598,   1.275,   0.656,   0.963,  -0.079], // end of the first paragraph
    [  0.204,   0.753,   0.853,  -1.039,   0.728,   0.659], // end of the second paragraph
    [  0.249,   0.764,  -0.334,  -0.738,   1.427,  -1.176], // place in paragraph
    [ -0.095,  -1.855,  -0.926,  -0.616,  -2.071,  -2.590], // paragraph length
    [ -0.607,   1.220,  -0.400,   0.864,  -0.122,  -2.917], // length
    [ -0.174,   0.319,  -0.236,   0.143,   0.142,   1.129], // length against the mean
    [  0.558,  -0.387,   0.650,  -0.216,   0.153,   1.222], // shortness
    [  0.801,   1.512,   1.309,   1.873,   1.245,  -0.723], // common words
    [ -1.394,  -2.686,  -0.829,  -0.300,  -0.630,   1.015], // sum of common words
    [ -0.665,  -0.243,  -0.046,  -0.265,   0.849,   0.539], // likeness to all
    [  1.119,   0.232,  -0.600,  -0.624,  -0.672,   1.679], // taken up later
    [ -0.146,  -0.571,  -0.529,  -1.314,  -0.760,  -0.818], // said before
    [  0.050,  -0.209,   0.650,   1.802,  -0.862,  -0.953], // share of the article's words
    [  1.308,   2.064,   0.841,   0.777,   0.841,   0.699], // leading words
    [  1.074,   0.609,   0.851,  -0.141,   0.918,   0.786], // word pairs
    [  0.371,   0.211,   1.745,   1.530,   0.811,  -0.378], // share of the title
    [  0.262,   0.707,   0.765,   0.067,   0.977,   1.073], // words of the title
    [  1.971,   0.691,   0.937,   0.573,  -1.058,   1.022], // heading
    [ -0.556,  -0.686,   0.216,  -0.826,  -0.927,   0.131], // question
    [  0.471,   0.496,   0.219,   1.043,   0.437,   0.803], // exclamation
    [ -1.034,  -2.333,  -0.483,  -0.751,  -0.830,  -0.489], // quotation
    [ -0.196,  -0.002,  -0.037,   0.165,  -0.214,  -0.207], // leaning
    [ -1.800,  -0.408,   0.350,  -1.845,  -1.440,  -1.932], // figures
    [ -2.479,  -0.497,   0.354,  -0.206,  -0.249,   0.001], // names
    [  0.462,  -0.275,   0.037,  -0.492,   0.536,   0.276], // first person
    [ -0.254,  -0.531,  -0.087,  -0.151,  -0.417,  -0.313], // third person
    [ -0.166,   0.143,  -0.191,   0.012,   0.051,  -0.360], // reported speech
    [  0.201,   0.429,   0.111,   0.388,   0.353,  -0.071], // should and must
    [  0.581,   0.713,  -0.094,   0.420,   0.527,  -0.147], // turn
    [  0.147,   0.786,   0.210,   0.766,  -1.758,  -1.360], // order
    [ -0.684,  -1.041,   0.235,   0.335,  -0.450,   0.327], // semicolon
    [  0.673,  -1.257,  -0.835,  -0.732,   0.297,  -0.939], // spoken words
    [  1.351,   1.864,  -0.442,   0.056,   1.772,   0.263], // claim cue
    [  2.432,   3.113,  -0.467,  -1.316,   0.832,  -0.584], // point cue
    [ -0.074,   0.850,   0.371,   0.091,  -0.816,   0.368], // forecast cue
    [  0.483,   0.229,  -1.115,  -0.396,   0.119,   0.564], // close cue
    [ -1.968,   0.012,   0.072,  -1.708,  -0.984,   0.009], // evidence cue
    [ -0.571,   0.272,   1.175,  -0.631,  -0.551,  -0.378], // setting cue
    [ -3.653,  -1.828,  -2.816,  -3.619,  -6.289,  -2.434], // bias
];
