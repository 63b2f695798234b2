//! Chance that is the same for the same seed.

/// Marsaglia 2003.
pub(crate) struct Dice(u64);

impl Dice {
    /// Any number but 0.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn throw(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 >> 11
    }
}
