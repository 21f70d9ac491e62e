//! The weights of judgement. Written by the fitter, not by hand: `examples/judgement/README.md` says on what, and how to
//! fit them again. Fitted on 2314 articles.

use crate::digest::features::COUNT;
use crate::digest::genre::SIGNS;

/// What each sign says for each genre, and before any sign: argument, feature, report, speech.
#[rustfmt::skip]
pub(super) const GENRES: [[f64; 4]; SIGNS.len() + 1] = [
    [ -0.473,  -0.295,  -1.977,   2.745], // first person
    [ -0.666,   1.492,  -0.343,  -0.484], // second person
    [ -1.567,   0.153,   1.218,   0.197], // reported speech
    [  1.244,  -0.776,   2.204,  -2.672], // quotes
    [ -3.497,   1.787,   1.675,   0.036], // figures
    [ -1.096,  -0.688,   1.941,  -0.157], // dated
    [ -1.713,  -1.167,  -1.638,   4.518], // spoken words
    [ -0.642,   2.573,  -1.361,  -0.570], // headings
    [  1.661,  -0.343,  -2.100,   0.782], // claims
    [  0.415,  -0.803,  -0.043,   0.432], // questions
    [  1.699,   0.562,   0.487,  -2.749], // before any sign
];

/// What each feature is worth, and a bias: as salience in an argument, a feature, a report and a speech; as a sign of
/// the thesis; as a sign of the close.
#[rustfmt::skip]
pub(super) const TABLE: [[f64; 6]; COUNT + 1] = [
    [ -0.628,  -0.083,   0.899,  -1.094,   1.374,   0.184], // opening
    [ -1.358,  -0.163,   1.320,   2.693,  -3.150,  -2.820], // among the first
    [  0.624,   0.310,   0.262,   0.006,  -0.265,   2.686], // closing
    [ -0.021,  -0.715,  -0.373,   0.019,  -1.103,   1.309], // place
    [  0.342,  -0.466,  -0.041,   0.170,   1.367,  -0.029], // in the first third
    [  0.662,   0.717,   0.110,  -0.022,   0.421,   1.225], // in the last tenth
    [  1.057,  -0.999,  -1.425,  -0.886,   1.217,   0.922], // first paragraph
    [ -0.092,  -0.694,  -0.378,   0.415,  -0.005,   0.183], // second paragraph
    [  2.056,   1.225,   4.759,   0.100,  -0.289,   3.550], // last paragraph
    [  0.084,  -0.271,   0.734,   0.060,  -0.006,   0.365], // last paragraph but one
    [  2.221,   0.187,  -0.860,  -0.229,   0.905,   0.086], // paragraph start
    [ -0.293,   0.100,  -0.251,   0.659,  -0.115,   0.792], // paragraph end
    [  3.094,  -1.225,  -1.930,  -0.834,   1.423,  -0.024], // paragraph of its own
    [  0.498,   0.628,   1.842,  -0.018,   0.035,  -0.424], // start of a middle paragraph
    [  1.639,   0.123,   2.222,  -0.287,   0.353,  -0.841], // end of a middle paragraph
    [ -2.362,  -0.000,   0.225,  -1.273,   0.427,   0.941], // start of the first paragraph
    [  1.691,   1.551,   1.495,   0.708,   1.074,  -0.093], // end of the first paragraph
    [  0.233,   0.511,   0.901,  -1.043,   0.754,   0.604], // end of the second paragraph
    [  0.314,   0.468,  -0.357,  -0.731,   1.438,  -1.176], // place in paragraph
    [ -0.120,  -1.750,  -0.872,  -0.589,  -2.076,  -2.645], // paragraph length
    [ -0.608,   0.929,  -0.377,   1.030,  -0.101,  -2.879], // length
    [ -0.192,   0.479,  -0.250,   0.020,   0.120,   1.113], // length against the mean
    [  0.714,  -0.619,   0.682,  -0.234,   0.128,   1.248], // shortness
    [  0.843,   1.240,   1.333,   1.889,   1.204,  -0.689], // common words
    [ -1.400,  -2.627,  -0.825,  -0.261,  -0.732,   0.992], // sum of common words
    [ -0.759,   0.030,  -0.093,  -0.260,   0.836,   0.449], // likeness to all
    [  1.191,  -0.051,  -0.556,  -0.600,  -0.651,   1.799], // taken up later
    [ -0.195,  -0.359,  -0.541,  -1.338,  -0.724,  -0.748], // said before
    [  0.062,  -0.169,   0.652,   1.853,  -0.851,  -0.926], // share of the article's words
    [  1.331,   1.982,   0.833,   0.712,   0.923,   0.671], // leading words
    [  1.071,   0.811,   0.816,  -0.133,   0.942,   0.759], // word pairs
    [  0.384,   0.162,   1.781,   1.515,   0.818,  -0.397], // share of the title
    [  0.268,   0.751,   0.714,   0.075,   0.938,   1.086], // words of the title
    [  0.630,   0.990,   0.480,  -0.351,  -0.861,   0.706], // heading
    [ -0.590,  -0.457,   0.158,  -0.812,  -1.009,   0.113], // question
    [  0.475,   0.615,   0.154,   1.149,   0.399,   0.808], // exclamation
    [ -1.111,  -1.727,  -0.488,  -1.064,  -0.798,  -0.492], // quotation
    [ -0.174,  -0.131,  -0.032,   0.170,  -0.210,  -0.204], // leaning
    [ -1.765,  -0.309,   0.346,  -1.868,  -1.307,  -1.944], // figures
    [ -2.490,  -0.402,   0.359,  -0.236,  -0.261,   0.001], // names
    [  0.480,  -0.347,   0.057,  -0.478,   0.531,   0.286], // first person
    [ -0.244,  -0.573,  -0.088,  -0.136,  -0.411,  -0.314], // third person
    [ -0.132,  -0.010,  -0.192,   0.019,   0.019,  -0.364], // reported speech
    [  0.202,   0.399,   0.106,   0.392,   0.361,  -0.065], // should and must
    [  0.553,   0.861,  -0.102,   0.412,   0.535,  -0.186], // turn
    [  0.105,   0.929,   0.171,   0.731,  -1.756,  -1.358], // order
    [ -0.721,  -0.732,   0.192,  -0.469,  -0.452,   0.331], // semicolon
    [  0.509,  -1.165,  -1.011,  -0.708,   0.335,  -0.925], // spoken words
    [  1.346,   1.910,  -0.439,   0.081,   1.784,   0.282], // claim cue
    [  2.495,   2.726,  -0.349,  -1.303,   0.832,  -0.572], // point cue
    [ -0.083,   0.902,   0.372,  -0.008,  -0.797,   0.375], // forecast cue
    [  0.462,   0.460,  -1.186,  -0.399,   0.105,   0.580], // close cue
    [ -1.912,  -0.218,   0.101,  -1.679,  -0.995,   0.011], // evidence cue
    [ -0.708,   1.194,   1.055,  -1.102,  -0.524,  -0.369], // setting cue
    [ -3.743,  -1.522,  -2.888,  -3.813,  -6.255,  -2.419], // bias
];
