//! How often a fault is tried, and where: at random, in a way that can be had again.

use std::ops::Range;

/// Few rounds in everyday runs, and those of the matrix where somebody asks for them.
pub(crate) fn rounds(few: usize, all: usize) -> usize {
    if is_full() { all } else { few }
}

pub(crate) fn is_full() -> bool {
    std::env::var("WARTA_FAULTS").is_ok_and(|wanted| wanted == "full")
}

/// Random numbers (SplitMix64) from `WARTA_FAULTS_SEED`, or from a seed that is always the same.
pub(crate) struct Chance(u64);

impl Chance {
    /// The seed is printed, which is seen where a test fails.
    #[allow(clippy::print_stdout)] // of a test
    pub(crate) fn seeded() -> Self {
        let seed = std::env::var("WARTA_FAULTS_SEED").ok().map_or(2022, |seed| seed.parse().unwrap());
        println!("WARTA_FAULTS_SEED={seed}");
        Self(seed)
    }

    pub(crate) fn number(&mut self, among: Range<usize>) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        among.start + usize::try_from(mixed % (among.end - among.start) as u64).unwrap()
    }

    pub(crate) fn pick<'a, T>(&mut self, among: &'a [T]) -> &'a T {
        &among[self.number(0..among.len())]
    }

    /// So many times of a hundred.
    pub(crate) fn happens(&mut self, percent: usize) -> bool {
        self.number(0..100) < percent
    }
}
