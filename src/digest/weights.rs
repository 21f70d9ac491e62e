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
    [ -0.491,   0.012,   0.809,  -1.081,   1.444,  -0.599], // opening
    [ -1.736,   0.014,   1.162,   2.599,  -2.837,  -1.483], // among the first
    [  0.501,   0.706,   0.429,   0.008,  -0.232,   0.478], // closing
    [ -0.061,  -0.452,  -0.605,  -0.033,  -1.034,  -0.077], // place
    [  0.350,  -0.585,   0.009,   0.175,   1.548,   0.003], // in the first third
    [  0.634,   1.130,   0.017,   0.008,   0.381,   0.429], // in the last tenth
    [  1.105,  -0.652,  -1.587,  -0.994,   1.131,  -0.000], // first paragraph
    [ -0.140,  -0.567,  -0.495,   0.329,  -0.386,  -0.014], // second paragraph
    [  2.172,   0.536,   3.567,   0.031,  -0.414,   0.081], // last paragraph
    [  0.046,  -0.135,   0.716,  -0.016,  -0.104,  -0.135], // last paragraph but one
    [  2.215,   0.274,  -0.759,  -0.238,   1.030,   0.006], // paragraph start
    [ -0.252,  -0.276,  -0.378,   0.674,  -0.013,  -0.221], // paragraph end
    [  2.988,  -0.849,  -2.178,  -0.873,   1.638,  -0.039], // paragraph of its own
    [  0.429,   0.766,   1.518,  -0.063,  -0.137,   0.036], // start of a middle paragraph
    [  1.559,   0.703,   2.280,  -0.311,   0.203,  -0.333], // end of a middle paragraph
    [ -2.152,  -0.723,   0.264,  -1.074,   0.086,   0.000], // start of the first paragraph
    [  1.811,   1.828,   1.028,   0.685,   0.936,  -0.001], // end of the first paragraph
    [  0.270,   0.496,   0.627,  -0.995,   0.967,  -0.067], // end of the second paragraph
    [  0.324,   0.257,  -0.231,  -0.737,   1.441,  -0.125], // place in paragraph
    [ -0.030,  -2.053,  -1.184,  -0.620,  -1.779,  -0.085], // paragraph length
    [ -0.267,   0.297,  -0.172,   0.845,  -0.222,  -0.266], // length
    [ -0.273,   0.256,  -0.282,   0.192,   0.107,  -0.029], // length against the mean
    [  0.197,   0.221,   0.658,  -0.223,   0.029,   0.048], // shortness
    [  0.799,   1.010,   1.424,   1.882,   1.133,   0.014], // common words
    [ -1.544,  -2.110,  -0.885,  -0.326,  -0.773,  -0.049], // sum of common words
    [ -0.573,  -0.530,  -0.305,  -0.308,   0.554,   0.026], // likeness to all
    [  1.092,   0.456,  -0.556,  -0.573,  -0.513,   0.060], // taken up later
    [ -0.111,  -0.472,  -0.432,  -1.297,  -0.561,   0.039], // said before
    [ -0.044,  -0.014,   0.485,   1.784,  -0.674,  -0.105], // share of the article's words
    [  1.366,   2.183,   1.057,   0.797,   1.076,  -0.045], // leading words
    [  0.963,   0.907,   0.604,  -0.237,   1.093,   0.000], // word pairs
    [  0.386,   0.192,   1.707,   1.519,   0.879,   0.065], // share of the title
    [  0.254,   0.831,   0.709,  -0.025,   0.839,   0.060], // words of the title
    [  1.878,   0.626,   1.244,   0.614,  -0.826,  -0.040], // heading
    [ -0.579,  -0.555,   0.204,  -0.842,  -0.944,  -0.192], // question
    [  0.442,   0.725,   0.179,   0.864,   0.445,   0.109], // exclamation
    [ -1.083,  -1.881,  -0.530,  -0.866,  -0.858,  -0.527], // quotation
    [ -0.206,  -0.095,  -0.016,   0.172,  -0.138,  -0.255], // leaning
    [ -1.618,   0.472,   0.084,  -1.842,  -1.190,  -1.147], // figures
    [ -2.542,   0.003,   0.324,  -0.063,  -0.140,   0.000], // names
    [  0.333,   0.013,   0.258,  -0.360,   0.454,   0.086], // first person
    [ -0.271,  -0.456,  -0.096,  -0.158,  -0.448,  -0.213], // third person
    [ -0.125,   0.228,  -0.289,  -0.009,   0.064,  -0.220], // reported speech
    [  0.225,   0.325,   0.111,   0.390,   0.371,   0.053], // should and must
    [  0.585,   0.662,  -0.094,   0.444,   0.541,  -0.144], // turn
    [  0.203,   0.415,   0.313,   0.835,  -1.559,  -0.909], // order
    [ -0.650,  -1.315,   0.336,   0.602,  -0.395,   0.218], // semicolon
    [  0.636,  -1.740,  -0.719,  -0.719,   0.296,  -0.443], // spoken words
    [  0.204,  -0.285,  -0.450,  -0.343,   0.415,  -0.106], // I
    [ -1.352,   2.131,  -0.589,   0.723,  -0.440,   0.106], // announcement
    [ -0.951,  -0.763,   0.167,   0.561,  -0.916,  -1.499], // pointing back
    [ -0.649,   0.611,  -0.422,  -0.927,  -0.941,   0.421], // what others hold
    [  1.342,   2.254,  -0.127,   0.032,   1.952,  -0.024], // claim cue
    [  2.393,   3.111,  -0.464,  -1.307,   0.637,  -0.345], // point cue
    [  0.033,   1.095,   0.225,  -0.123,  -0.770,   0.181], // forecast cue
    [  0.491,  -0.068,  -0.620,  -0.430,   0.094,   0.082], // close cue
    [ -1.848,  -1.014,   0.424,  -1.662,  -1.276,  -1.655], // evidence cue
    [  0.400,  -0.556,   1.289,  -0.617,   0.564,  -0.252], // setting cue
    [ -3.667,  -1.773,  -2.513,  -3.445,  -6.651,  -0.052], // bias
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
