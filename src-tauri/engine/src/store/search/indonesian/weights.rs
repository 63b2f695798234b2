//! What speaks for an analysis of a word, and what against it, as it was learned.

// The weights are eighths of a natural logarithm of odds. OWN and ROOT go by a root's grade in the list: 0
// for an unlisted one, 1 for one without known derived words, 2 to 4 by how many it has, 5 for a word that
// only looks derived. OWN is for a word as its own root, ROOT for what is left of it.

// Weights: written by make-roots.py.
pub(super) const OWN: [i8; 6] = [-17, -6, 5, 9, 5, 127];
pub(super) const ROOT: [i8; 6] = [-8, -10, 1, 9, 14, 14];
pub(super) const LENGTH: [[i8; 8]; 2] = [[0, 0, 0, -13, -8, -4, -1, 0], [0, 0, 0, -5, 4, 8, 9, 9]];
pub(super) const SYLLABLES: [i8; 5] = [0, -4, -5, -10, -6];
pub(super) const CLUSTER: i16 = -14;
pub(super) const ODD_ONSET: i16 = -21;
pub(super) const ODD_END: i16 = -7;
pub(super) const VOICED_END: i16 = 7;
pub(super) const CLUSTER_END: i16 = -13;
/// By the first letter of an unlisted root after meN- or peN-, a to z.
pub(super) const NASAL: [i8; 26] =
    [-2, 3, 3, 1, 2, 0, 2, -1, -2, -1, -7, -2, -9, -15, -2, -3, 2, -5, 5, -3, -8, 0, 0, 0, 0, 0];
pub(super) const POSSESSIVE: [i8; 4] = [-2, 13, -9, -1];
pub(super) const PARTICLE: [i8; 5] = [7, 0, -7, 0, 0];
/// Outer prefix by suffix: none, -kan, -an, -i, -wan.
#[rustfmt::skip]
pub(super) const OUTER: [[i8; 5]; 18] = [
    [9, 2, 3, -13, -1], // none
    [15, 38, 12, 16, 15], // meN
    [2, 12, 5, -4, 2], // meN*
    [-5, 6, 5, -10, -2], // meNe
    [3, 6, 19, -7, 3], // peN
    [-5, 7, 7, -9, -1], // peN*
    [-10, 3, 1, -13, -5], // peNe
    [5, 20, 5, 1, 5], // di
    [-17, 0, 16, -13, -4], // ke
    [-9, -3, -13, -19, -10], // se
    [0, 10, 2, -22, -3], // ter
    [-10, 1, 0, -15, -6], // te
    [14, 14, 17, -5, 7], // ber
    [0, 7, 7, -8, 0], // be
    [-19, 4, 20, -11, -2], // per
    [-22, -6, -13, -22, -14], // pe
    [-11, 1, -1, -14, -6], // ku
    [4, 14, 24, -1, 7], // ketidak
];
/// Inner prefix by suffix.
#[rustfmt::skip]
pub(super) const INNER: [[i8; 5]; 18] = [
    [0, 0, 0, 0, 0], // none
    [0, 0, 0, 0, 0], // meN
    [0, 0, 0, 0, 0], // meN*
    [0, 0, 0, 0, 0], // meNe
    [-15, -11, -18, -11, -11], // peN
    [0, 0, 0, 0, 0], // peN*
    [0, 0, 0, 0, 0], // peNe
    [0, 0, 0, 0, 0], // di
    [-15, -5, -5, -9, -7], // ke
    [-27, -32, -36, -25, -24], // se
    [-19, -22, -35, -19, -19], // ter
    [-3, -4, -4, -3, -3], // te
    [-16, -15, -18, -12, -12], // ber
    [-7, -6, -6, -5, -5], // be
    [1, 7, -2, 4, 2], // per
    [-5, -5, -6, -4, -4], // pe
    [0, 0, 0, 0, 0], // ku
    [0, 0, 0, 0, 0], // ketidak
];
// End of the weights.
