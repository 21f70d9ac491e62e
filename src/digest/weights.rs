//! The weights of judgement. Written by the fitter, not by hand: `examples/judgement/README.md` says on what, and how to
//! fit them again. Fitted on 2314 articles.

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
    [ -0.809,  -0.029,   2.066,  -1.318,   1.450,   0.189], // opening
    [ -1.302,  -0.012,   2.335,   3.058,  -2.830,  -2.324], // among the first
    [  0.485,   0.163,   0.575,   0.026,  -0.216,   2.674], // closing
    [  0.020,  -0.611,  -0.546,  -0.079,  -1.126,   1.329], // place
    [  0.320,  -0.798,   0.263,   0.622,   1.519,  -0.039], // in the first third
    [  0.559,   1.142,   0.429,   0.574,   0.363,   1.240], // in the last tenth
    [  1.246,  -0.303,  -2.349,  -1.716,   1.038,   0.813], // first paragraph
    [ -0.021,  -0.562,  -0.854,   0.463,  -0.383,   0.079], // second paragraph
    [  2.278,   1.295,   3.805,   0.076,  -0.343,   3.511], // last paragraph
    [  0.038,   0.104,   1.032,   0.034,  -0.082,   0.348], // last paragraph but one
    [  2.449,   0.304,  -1.344,  -0.403,   1.047,   0.118], // paragraph start
    [ -0.326,  -0.324,  -0.424,   0.474,  -0.027,   0.698], // paragraph end
    [  3.228,  -1.009,  -2.502,  -0.757,   1.684,   0.049], // paragraph of its own
    [  0.371,   1.135,   1.498,  -0.665,  -0.144,  -0.408], // start of a middle paragraph
    [  1.574,   0.791,   2.538,   0.095,   0.207,  -0.773], // end of a middle paragraph
    [ -2.372,  -0.827,  -0.895,  -0.727,   0.125,   0.563], // start of the first paragraph
    [  1.659,   2.151,   0.779,  -0.101,   0.968,  -0.033], // end of the first paragraph
    [  0.190,   0.512,   0.304,  -1.367,   0.967,   0.663], // end of the second paragraph
    [  0.536,   0.442,  -0.658,  -0.952,   1.460,  -1.111], // place in paragraph
    [  0.087,  -2.636,  -1.296,  -1.080,  -1.744,  -2.491], // paragraph length
    [ -2.177,   0.536,  -0.434,   1.819,   0.292,  -2.240], // length
    [ -0.081,   0.276,  -0.425,   0.313,   0.121,   1.025], // length against the mean
    [ -0.101,  -0.452,  -0.175,   0.089,   0.361,   1.341], // shortness
    [  1.050,   0.656,  -1.083,  -0.652,  -0.357,  -0.332], // length beyond the usual
    [  0.757,   0.667,   2.421,   2.154,   1.125,  -0.703], // common words
    [ -1.041,  -1.847,  -0.186,   1.070,  -0.640,   0.900], // sum of common words
    [ -0.792,  -0.359,   0.275,   0.242,   0.456,   0.498], // likeness to all
    [  1.147,   0.326,   1.492,   0.714,  -0.478,   1.654], // taken up later
    [  0.050,   0.276,  -2.599,  -1.572,  -0.490,  -0.825], // said before
    [ -0.194,  -1.137,   0.298,   1.764,  -0.640,  -0.814], // share of the article's words
    [  1.222,   2.310,   0.942,   1.031,   0.980,   0.682], // leading words
    [  0.897,   1.475,   0.721,   0.661,   1.143,   0.806], // word pairs
    [  0.376,  -0.135,   1.570,   1.212,   0.891,  -0.360], // share of the title
    [  0.294,   1.041,   0.426,  -0.514,   0.830,   1.042], // words of the title
    [  1.902,   0.600,   0.841,   0.312,  -0.860,   1.011], // heading
    [ -0.543,  -0.571,  -0.561,  -1.287,  -0.908,   0.132], // question
    [  0.292,   0.438,   1.256,   0.968,   0.464,   0.802], // exclamation
    [ -0.882,  -1.837,  -2.725,  -1.045,  -0.757,  -0.482], // quotation
    [ -0.204,  -0.032,  -0.187,   0.482,  -0.128,  -0.203], // leaning
    [ -1.549,   0.020,   0.811,  -2.342,  -1.075,  -1.811], // figures
    [ -3.545,  -0.200,   1.233,  -0.408,  -0.151,   0.001], // names
    [  0.432,  -0.084,  -0.155,  -0.371,   0.687,   0.269], // first person
    [ -0.292,  -0.450,  -0.526,  -0.027,  -0.415,  -0.310], // third person
    [ -0.236,   0.149,  -0.003,   1.088,   0.075,  -0.358], // reported speech
    [  0.189,   0.349,  -0.075,   1.015,   0.323,  -0.073], // should and must
    [  0.585,   0.462,   0.622,   0.414,   0.533,  -0.151], // turn
    [  0.220,   0.534,  -1.901,   1.716,  -1.511,  -1.144], // order
    [ -0.778,  -1.576,   0.425,   0.303,  -0.394,   0.344], // semicolon
    [  1.006,  -0.915,  -1.282,  -2.091,   0.333,  -0.907], // spoken words
    [  1.379,   2.728,  -1.329,  -1.464,   1.995,   0.343], // claim cue
    [  2.375,   3.556,  -2.565,  -0.946,   0.671,  -0.571], // point cue
    [  0.044,   1.237,   0.748,  -0.753,  -0.712,   0.355], // forecast cue
    [  0.660,   0.551,  -2.927,  -3.380,   0.075,   0.565], // close cue
    [ -1.613,  -1.103,   0.286,  -3.632,  -1.131,  -0.011], // evidence cue
    [ -0.490,  -0.114,   2.358,  -0.511,  -0.566,  -0.382], // setting cue
    [ -3.190,  -1.560,  -2.729,  -4.931,  -6.841,  -2.780], // bias
];
