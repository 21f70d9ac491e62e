//! The weights of judgement. Written by the fitter, not by hand: `examples/judgement/README.md` says on what, and how to
//! fit them again. Fitted on 2314 articles.

use crate::digest::close;
use crate::digest::features::COUNT;
use crate::digest::genre::SIGNS;

/// What each sign says for each genre, and before any sign: argument, feature, report, speech.
#[rustfmt::skip]
pub(super) const GENRES: [[f64; 4]; SIGNS.len() + 1] = [
    [ -0.485,  -0.291,  -1.960,   2.736], // first person
    [ -0.660,   1.532,  -0.345,  -0.527], // second person
    [ -1.579,   0.133,   1.203,   0.243], // reported speech
    [  1.186,  -0.745,   2.184,  -2.625], // quotes
    [ -3.487,   1.865,   1.624,  -0.002], // figures
    [ -1.106,  -0.697,   1.935,  -0.132], // dated
    [ -1.769,  -1.079,  -1.610,   4.457], // spoken words
    [ -0.706,   2.816,  -1.241,  -0.869], // headings
    [  1.610,  -0.242,  -2.155,   0.788], // claims
    [  0.409,  -0.634,  -0.111,   0.337], // questions
    [  1.735,   0.425,   0.548,  -2.708], // before any sign
];

/// What each feature is worth, and a bias: as salience in an argument, a feature, a report and a speech; as a sign of
/// the thesis; as a sign of the close.
#[rustfmt::skip]
pub(super) const TABLE: [[f64; 6]; COUNT + 1] = [
    [ -0.574,   0.029,   0.815,  -1.081,   1.444,  -0.599], // opening
    [ -1.476,  -0.029,   1.155,   2.706,  -2.837,  -1.483], // among the first
    [  0.534,   0.699,   0.422,   0.005,  -0.232,   0.478], // closing
    [ -0.076,  -0.475,  -0.581,  -0.013,  -1.034,  -0.077], // place
    [  0.330,  -0.564,   0.010,   0.169,   1.548,   0.003], // in the first third
    [  0.639,   1.129,   0.017,  -0.018,   0.381,   0.429], // in the last tenth
    [  0.954,  -0.578,  -1.470,  -0.971,   1.131,  -0.000], // first paragraph
    [ -0.137,  -0.573,  -0.501,   0.328,  -0.386,  -0.014], // second paragraph
    [  2.188,   0.523,   3.567,   0.039,  -0.414,   0.081], // last paragraph
    [  0.039,  -0.129,   0.737,  -0.001,  -0.104,  -0.135], // last paragraph but one
    [  2.171,   0.284,  -0.754,  -0.222,   1.030,   0.006], // paragraph start
    [ -0.283,  -0.250,  -0.361,   0.650,  -0.013,  -0.221], // paragraph end
    [  2.957,  -0.764,  -2.209,  -0.888,   1.638,  -0.039], // paragraph of its own
    [  0.462,   0.774,   1.520,  -0.071,  -0.137,   0.036], // start of a middle paragraph
    [  1.587,   0.674,   2.267,  -0.300,   0.203,  -0.333], // end of a middle paragraph
    [ -2.135,  -0.789,   0.123,  -1.233,   0.086,   0.000], // start of the first paragraph
    [  1.709,   1.900,   1.158,   0.688,   0.936,  -0.001], // end of the first paragraph
    [  0.268,   0.462,   0.614,  -0.988,   0.967,  -0.067], // end of the second paragraph
    [  0.326,   0.274,  -0.245,  -0.707,   1.441,  -0.125], // place in paragraph
    [ -0.034,  -2.017,  -1.196,  -0.630,  -1.779,  -0.085], // paragraph length
    [ -0.384,   0.354,  -0.188,   0.874,  -0.222,  -0.266], // length
    [ -0.208,   0.246,  -0.291,   0.167,   0.107,  -0.029], // length against the mean
    [  0.318,   0.127,   0.642,  -0.260,   0.029,   0.048], // shortness
    [  0.807,   0.999,   1.415,   1.878,   1.133,   0.014], // common words
    [ -1.467,  -2.083,  -0.872,  -0.337,  -0.773,  -0.049], // sum of common words
    [ -0.595,  -0.442,  -0.303,  -0.272,   0.554,   0.026], // likeness to all
    [  1.107,   0.456,  -0.564,  -0.617,  -0.513,   0.060], // taken up later
    [ -0.156,  -0.448,  -0.438,  -1.318,  -0.561,   0.039], // said before
    [ -0.049,  -0.090,   0.504,   1.798,  -0.674,  -0.105], // share of the article's words
    [  1.353,   2.118,   1.049,   0.796,   1.076,  -0.045], // leading words
    [  1.042,   0.840,   0.596,  -0.200,   1.093,   0.000], // word pairs
    [  0.405,   0.150,   1.714,   1.540,   0.879,   0.065], // share of the title
    [  0.243,   0.829,   0.703,  -0.043,   0.839,   0.060], // words of the title
    [  1.707,   0.695,   1.178,   0.572,  -0.826,  -0.040], // heading
    [ -0.563,  -0.589,   0.211,  -0.843,  -0.944,  -0.192], // question
    [  0.464,   0.707,   0.168,   0.844,   0.445,   0.109], // exclamation
    [ -1.036,  -1.953,  -0.529,  -0.888,  -0.858,  -0.527], // quotation
    [ -0.194,  -0.057,  -0.021,   0.181,  -0.138,  -0.255], // leaning
    [ -1.533,   0.393,   0.098,  -1.814,  -1.190,  -1.147], // figures
    [ -2.529,  -0.012,   0.329,  -0.080,  -0.140,   0.000], // names
    [  0.422,  -0.126,   0.045,  -0.510,   0.454,   0.086], // first person
    [ -0.265,  -0.480,  -0.093,  -0.163,  -0.448,  -0.213], // third person
    [ -0.166,   0.282,  -0.294,  -0.001,   0.064,  -0.220], // reported speech
    [  0.206,   0.370,   0.118,   0.391,   0.371,   0.053], // should and must
    [  0.598,   0.642,  -0.089,   0.432,   0.541,  -0.144], // turn
    [  0.208,   0.424,   0.322,   0.846,  -1.559,  -0.909], // order
    [ -0.666,  -1.209,   0.332,   0.483,  -0.395,   0.218], // semicolon
    [  0.680,  -1.534,  -0.765,  -0.740,   0.296,  -0.443], // spoken words
    [  0.000,   0.000,   0.000,   0.000,   0.415,  -0.106], // I
    [  0.000,   0.000,   0.000,   0.000,  -0.440,   0.106], // announcement
    [  0.000,   0.000,   0.000,   0.000,  -0.916,  -1.499], // pointing back
    [  0.000,   0.000,   0.000,   0.000,  -0.941,   0.421], // what others hold
    [  1.305,   2.327,  -0.170,  -0.045,   1.952,  -0.024], // claim cue
    [  2.386,   3.150,  -0.474,  -1.353,   0.637,  -0.345], // point cue
    [ -0.020,   1.138,   0.227,  -0.116,  -0.770,   0.181], // forecast cue
    [  0.500,  -0.018,  -0.593,  -0.342,   0.094,   0.082], // close cue
    [ -1.771,  -1.115,   0.444,  -1.698,  -1.276,  -1.655], // evidence cue
    [ -0.448,  -0.210,   1.259,  -0.794,   0.564,  -0.252], // setting cue
    [ -3.673,  -1.744,  -2.514,  -3.510,  -6.651,  -0.052], // bias
];

/// What each number of a beginning says for it to be that of the close, and a bias.
#[rustfmt::skip]
pub(super) const CLOSE: [f64; close::COUNT + 1] = [
      3.009, // begins a paragraph
     -3.045, // share of the text
     -0.344, // logarithm of its sentences
     -0.556, // is the last sentence
      0.646, // before a last paragraph of less than a sixteenth
     -0.193, // before a last paragraph of less than a tenth
      1.118, // bias
];
