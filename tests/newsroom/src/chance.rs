//! Choices that look random and never change: the same seed and purpose give the same row of numbers.

/// A small generator (SplitMix64), seeded with what it is used for, so that adding a choice in one
/// place does not shift the choices everywhere else.
#[derive(Clone, Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64, purpose: &str) -> Dice {
        Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ fingerprint(purpose.as_bytes()))
    }

    pub(crate) fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from zero up to, but not including, `bound`; zero when `bound` is zero.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.roll().checked_rem(bound as u64).unwrap_or(0) as usize
    }

    /// A number from `low` to `high`, both included.
    pub(crate) fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high.saturating_sub(low) + 1)
    }

    /// A number from `low` up to `high`, in sixteen million steps.
    pub(crate) fn within(&mut self, low: f32, high: f32) -> f32 {
        low + (self.roll() >> 40) as f32 / (1 << 24) as f32 * (high - low)
    }

    pub(crate) fn pick<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices.get(self.below(choices.len())).copied().unwrap_or_default()
    }

    /// All of `cards`, in shuffled order.
    pub(crate) fn deal<'a>(&mut self, cards: &[&'a str]) -> Vec<&'a str> {
        let mut hand = cards.to_vec();
        for last in (1..hand.len()).rev() {
            hand.swap(last, self.below(last + 1));
        }
        hand
    }
}

/// FNV-1a with a final mix: enough for ETags and seeds, and the same on every machine.
pub(crate) fn fingerprint(bytes: &[u8]) -> u64 {
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    hash ^ (hash >> 29)
}
