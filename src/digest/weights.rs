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
    [ -0.583,  -0.182,   0.904,  -1.043,   1.444,  -0.599], // opening
    [ -1.422,   0.253,   1.296,   2.635,  -2.837,  -1.483], // among the first
    [  0.573,   0.480,   0.247,  -0.029,  -0.232,   0.478], // closing
    [ -0.047,  -0.758,  -0.372,   0.012,  -1.034,  -0.077], // place
    [  0.330,  -0.602,  -0.034,   0.180,   1.548,   0.003], // in the first third
    [  0.700,   0.631,   0.118,  -0.035,   0.381,   0.429], // in the last tenth
    [  1.031,  -0.942,  -1.394,  -0.938,   1.131,  -0.000], // first paragraph
    [ -0.075,  -0.871,  -0.382,   0.358,  -0.386,  -0.014], // second paragraph
    [  2.051,   1.150,   4.804,   0.093,  -0.414,   0.081], // last paragraph
    [  0.074,  -0.268,   0.728,   0.031,  -0.104,  -0.135], // last paragraph but one
    [  2.191,   0.303,  -0.849,  -0.242,   1.030,   0.006], // paragraph start
    [ -0.245,  -0.134,  -0.240,   0.698,  -0.013,  -0.221], // paragraph end
    [  3.015,  -1.076,  -1.939,  -0.943,   1.638,  -0.039], // paragraph of its own
    [  0.435,   0.813,   1.806,  -0.050,  -0.137,   0.036], // start of a middle paragraph
    [  1.620,   0.158,   2.187,  -0.323,   0.203,  -0.333], // end of a middle paragraph
    [ -2.259,  -0.556,   0.297,  -1.167,   0.086,   0.000], // start of the first paragraph
    [  1.684,   1.593,   1.317,   0.685,   0.936,  -0.001], // end of the first paragraph
    [  0.209,   0.631,   0.936,  -1.039,   0.967,  -0.067], // end of the second paragraph
    [  0.247,   0.796,  -0.368,  -0.740,   1.441,  -0.125], // place in paragraph
    [ -0.084,  -1.874,  -0.912,  -0.614,  -1.779,  -0.085], // paragraph length
    [ -0.614,   1.251,  -0.379,   0.897,  -0.222,  -0.266], // length
    [ -0.164,   0.241,  -0.260,   0.132,   0.107,  -0.029], // length against the mean
    [  0.523,  -0.396,   0.633,  -0.255,   0.029,   0.048], // shortness
    [  0.000,   0.000,   0.000,   0.000,   0.000,   0.000], // length beyond the usual
    [  0.796,   1.508,   1.312,   1.884,   1.133,   0.014], // common words
    [ -1.407,  -2.653,  -0.827,  -0.294,  -0.773,  -0.049], // sum of common words
    [ -0.652,  -0.316,  -0.076,  -0.270,   0.554,   0.026], // likeness to all
    [  1.114,   0.252,  -0.577,  -0.628,  -0.513,   0.060], // taken up later
    [ -0.133,  -0.610,  -0.513,  -1.314,  -0.561,   0.039], // said before
    [  0.035,  -0.111,   0.655,   1.813,  -0.674,  -0.105], // share of the article's words
    [  1.308,   2.048,   0.842,   0.771,   1.076,  -0.045], // leading words
    [  1.054,   0.677,   0.858,  -0.140,   1.093,   0.000], // word pairs
    [  0.367,   0.255,   1.779,   1.575,   0.879,   0.065], // share of the title
    [  0.272,   0.654,   0.769,  -0.014,   0.839,   0.060], // words of the title
    [  1.902,   0.736,   0.993,   0.564,  -0.826,  -0.040], // heading
    [ -0.572,  -0.620,   0.222,  -0.831,  -0.944,  -0.192], // question
    [  0.470,   0.525,   0.234,   0.980,   0.445,   0.109], // exclamation
    [ -1.040,  -2.307,  -0.481,  -0.794,  -0.858,  -0.527], // quotation
    [ -0.195,  -0.019,  -0.032,   0.168,  -0.138,  -0.255], // leaning
    [ -1.821,  -0.407,   0.347,  -1.830,  -1.190,  -1.147], // figures
    [ -2.497,  -0.491,   0.361,  -0.206,  -0.140,   0.000], // names
    [  0.453,  -0.258,   0.042,  -0.491,   0.454,   0.086], // first person
    [ -0.254,  -0.520,  -0.083,  -0.154,  -0.448,  -0.213], // third person
    [ -0.174,   0.129,  -0.181,   0.012,   0.064,  -0.220], // reported speech
    [  0.205,   0.383,   0.108,   0.396,   0.371,   0.053], // should and must
    [  0.577,   0.744,  -0.098,   0.426,   0.541,  -0.144], // turn
    [  0.154,   0.796,   0.163,   0.765,  -1.559,  -0.909], // order
    [ -0.660,  -1.176,   0.256,   0.421,  -0.395,   0.218], // semicolon
    [  0.713,  -1.548,  -0.691,  -0.730,   0.296,  -0.443], // spoken words
    [  0.000,   0.000,   0.000,   0.000,   0.415,  -0.106], // I
    [  0.000,   0.000,   0.000,   0.000,  -0.440,   0.106], // announcement
    [  0.000,   0.000,   0.000,   0.000,  -0.916,  -1.499], // pointing back
    [  0.000,   0.000,   0.000,   0.000,  -0.941,   0.421], // what others hold
    [  1.333,   2.231,  -0.472,  -0.049,   1.952,  -0.024], // claim cue
    [  2.435,   3.060,  -0.415,  -1.323,   0.637,  -0.345], // point cue
    [ -0.051,   1.303,   0.329,  -0.117,  -0.770,   0.181], // forecast cue
    [  0.486,   0.249,  -1.112,  -0.379,   0.094,   0.082], // close cue
    [ -1.914,  -0.204,   0.052,  -1.708,  -1.276,  -1.655], // evidence cue
    [ -0.521,   0.033,   1.213,  -0.692,   0.564,  -0.252], // setting cue
    [ -3.634,  -1.894,  -2.856,  -3.641,  -6.651,  -0.052], // bias
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
