//! A bound on the time that a document may take, by its size: slow input is as good a find as a panic. Of the processor,
//! not of the clock: other programs on the machine are no find.

use std::time::Duration;

use cpu_time::ThreadTime;

/// What an empty document may take; counting every edge makes everything several times slower.
const BASE: Duration = Duration::from_millis(300);
/// What each byte more may take. Honest ones take a tenth.
const BYTE: Duration = Duration::from_micros(60);

/// Does `work` on a document of so many bytes.
///
/// # Panics
/// When three runs in a row take longer than its size allows.
pub fn within<T>(bytes: usize, work: impl Fn() -> T) -> T {
    let allowed = BASE + BYTE * u32::try_from(bytes).unwrap_or(u32::MAX);
    let mut took = Duration::ZERO;
    for _ in 0..3 {
        let start = ThreadTime::now();
        let done = work();
        took = start.elapsed();
        if took <= allowed {
            return done;
        }
    }
    panic!("{bytes} bytes took {took:?}, and {allowed:?} are allowed");
}
