//! The weights of judgement. Written by the fitter, not by hand: `examples/judgement/README.md` says on what, and how to
//! fit them again. Fitted on 2314 articles.

use crate::digest::close;
use crate::digest::features::COUNT;
use crate::digest::genre::SIGNS;

/// What each sign says for each genre, and before any sign: argument, feature, report, speech.
#[rustfmt::skip]
#[allow(clippy::approx_constant)]
pub(super) const GENRES: [[f64; 4]; SIGNS.len() + 1] = [
    [ -0.378,  -0.214,  -1.847,   2.439], // first person
    [ -0.665,   1.549,  -0.492,  -0.392], // second person
    [ -1.910,   0.433,   1.409,   0.068], // reported speech
    [  1.044,  -0.858,   2.081,  -2.267], // quotes
    [ -0.955,   0.955,   0.706,  -0.706], // figures
    [ -1.451,  -0.730,   2.655,  -0.474], // dated
    [ -1.830,  -1.082,  -1.429,   4.342], // spoken words
    [  0.834,   1.973,  -1.558,  -1.249], // headings
    [  1.938,  -0.752,  -2.185,   0.998], // claims
    [  0.542,  -0.684,  -0.261,   0.404], // questions
    [ -0.888,  -0.791,   0.210,   1.469], // greetings
    [  1.218,   0.851,   0.575,  -2.643], // before any sign
];

/// What each feature is worth, and a bias: as salience in an argument, a feature, a report and a speech; as a sign of
/// the thesis; as a sign of the close.
#[rustfmt::skip]
#[allow(clippy::approx_constant)]
pub(super) const TABLE: [[f64; 6]; COUNT + 1] = [
    [ -1.122,   0.561,   1.896,  -1.189,   1.441,  -0.388], // opening
    [ -1.122,  -0.082,   2.664,   2.718,  -2.870,  -1.389], // among the first
    [  0.420,   0.990,   0.455,   0.054,  -0.218,   0.460], // closing
    [ -0.325,   0.298,  -0.767,  -0.170,  -1.075,  -0.083], // place
    [  0.366,  -0.744,   0.373,   0.533,   1.538,   0.004], // in the first third
    [  0.700,   0.454,   0.543,   0.400,   0.384,   0.419], // in the last tenth
    [  1.162,  -0.028,  -2.094,  -1.667,   1.124,  -0.000], // first paragraph
    [ -0.075,  -0.390,  -1.065,   0.416,  -0.392,  -0.013], // second paragraph
    [  2.143,   1.967,   3.919,   0.158,  -0.416,   0.076], // last paragraph
    [  0.115,  -0.168,   0.745,   0.111,  -0.109,  -0.139], // last paragraph but one
    [  2.410,   0.462,  -1.435,  -0.315,   1.020,  -0.002], // paragraph start
    [ -0.390,  -0.324,  -0.449,   0.562,  -0.014,  -0.227], // paragraph end
    [  2.966,  -1.155,  -0.251,  -0.612,   1.653,  -0.028], // paragraph of its own
    [  0.389,   1.215,   1.921,  -0.634,  -0.129,   0.038], // start of a middle paragraph
    [  1.598,   1.021,   2.351,   0.160,   0.211,  -0.339], // end of a middle paragraph
    [ -2.327,  -0.872,  -1.464,  -1.238,   0.107,   0.000], // start of the first paragraph
    [  1.773,   2.090,  -0.007,   0.006,   0.941,  -0.001], // end of the first paragraph
    [  0.200,   0.334,   0.585,  -1.423,   0.965,  -0.064], // end of the second paragraph
    [  0.592,   0.292,  -0.312,  -0.958,   1.436,  -0.131], // place in paragraph
    [  0.108,  -2.409,  -1.418,  -1.021,  -1.769,  -0.090], // paragraph length
    [ -2.551,   1.999,  -0.830,   1.358,   0.463,  -0.214], // length
    [  0.032,  -0.060,  -0.231,   0.494,   0.069,   0.009], // length against the mean
    [  0.121,  -0.652,   0.334,   0.794,   0.289,   0.092], // shortness
    [  1.055,   0.688,  -1.213,  -0.626,  -0.400,  -0.280], // length beyond the usual
    [  0.932,   0.441,   2.215,   2.137,   1.108,   0.001], // common words
    [ -0.886,  -2.441,  -0.067,   0.841,  -0.719,  -0.023], // sum of common words
    [ -0.935,   0.185,   0.531,   0.179,   0.552,   0.020], // likeness to all
    [  1.042,   0.507,   1.582,   0.654,  -0.527,   0.050], // taken up later
    [  0.008,   0.122,  -2.509,  -1.509,  -0.586,   0.031], // said before
    [  0.040,  -2.096,   0.582,   1.641,  -0.634,  -0.089], // share of the article's words
    [  1.004,   3.050,   0.807,   0.996,   1.010,  -0.030], // leading words
    [  0.890,   1.321,   0.876,   0.747,   1.141,  -0.005], // word pairs
    [  0.418,  -0.378,   1.668,   1.288,   0.888,   0.062], // share of the title
    [  0.249,   1.338,  -0.028,  -0.225,   0.835,   0.061], // words of the title
    [  1.660,   0.186,   0.859,   0.074,  -1.468,  -0.062], // heading
    [ -0.586,  -0.538,  -0.652,  -1.048,  -0.940,  -0.192], // question
    [  0.108,   0.490,   1.820,   1.416,   0.447,   0.110], // exclamation
    [ -1.137,  -0.904,  -2.652,  -0.286,  -0.858,  -0.528], // quotation
    [ -0.157,  -0.184,  -0.229,   0.469,  -0.142,  -0.259], // leaning
    [ -0.706,  -0.232,   1.000,  -2.770,  -0.922,  -1.081], // figures
    [ -3.366,  -0.369,   1.134,  -0.554,  -0.165,   0.000], // names
    [  0.386,   0.141,  -0.215,  -0.516,   0.447,   0.089], // first person
    [ -0.252,  -0.592,  -0.496,  -0.005,  -0.436,  -0.201], // third person
    [ -0.149,   0.003,   0.028,   0.979,   0.073,  -0.217], // reported speech
    [  0.196,   0.321,   0.032,   0.954,   0.370,   0.061], // should and must
    [  0.573,   0.466,   0.815,   0.381,   0.536,  -0.149], // turn
    [  0.276,   0.289,  -1.867,   1.625,  -1.573,  -0.914], // order
    [ -0.692,  -1.685,   0.200,  -0.054,  -0.376,   0.260], // semicolon
    [  1.386,  -1.491,  -2.055,  -1.896,   0.324,  -0.425], // spoken words
    [  0.000,   0.000,   0.000,   0.000,   0.418,  -0.108], // I
    [  0.000,   0.000,   0.000,   0.000,  -0.453,   0.129], // announcement
    [  0.000,   0.000,   0.000,   0.000,  -0.914,  -1.410], // pointing back
    [  0.000,   0.000,   0.000,   0.000,  -0.941,   0.445], // what others hold
    [  1.394,   2.782,  -0.686,  -1.173,   1.954,   0.013], // claim cue
    [  2.378,   3.292,  -2.991,  -0.461,   0.663,  -0.303], // point cue
    [ -0.079,   1.373,   0.599,  -0.251,  -0.606,   0.230], // forecast cue
    [  0.857,  -0.215,  -3.571,  -2.457,   0.106,   0.080], // close cue
    [ -1.747,  -0.594,  -0.089,  -3.215,  -1.265,  -1.593], // evidence cue
    [ -0.643,   0.067,   1.293,  -0.115,   0.593,  -0.209], // setting cue
    [ -2.953,  -2.579,  -2.670,  -4.559,  -6.862,  -0.055], // bias
];

/// What each number of a beginning says for it to be that of the close, and a bias.
#[rustfmt::skip]
#[allow(clippy::approx_constant)]
pub(super) const CLOSE: [f64; close::COUNT + 1] = [
      3.013, // begins a paragraph
     -2.363, // share of the text
     -0.347, // logarithm of its sentences
     -0.596, // is the last sentence
      0.619, // before a last paragraph of less than a sixteenth
     -0.162, // before a last paragraph of less than a tenth
      1.204, // bias
];
