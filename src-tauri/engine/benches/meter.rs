//! Times, and what this process used.

#![allow(dead_code)] // each benchmark needs some of it

use std::time::{Duration, Instant};

/// How long something takes, over several times.
pub(crate) struct Spread {
    name: String,
    times: Vec<Duration>,
}

impl Spread {
    pub(crate) fn new(name: &str) -> Self {
        Self { name: name.to_owned(), times: Vec::new() }
    }

    pub(crate) async fn time<T>(
        &mut self,
        mut work: impl AsyncFnMut() -> Result<T, Box<dyn std::error::Error>>,
    ) -> Result<T, Box<dyn std::error::Error>> {
        let began = Instant::now();
        let done = work().await?;
        self.times.push(began.elapsed());
        Ok(done)
    }

    pub(crate) fn time_now<T, E>(&mut self, work: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
        let began = Instant::now();
        let done = work()?;
        self.times.push(began.elapsed());
        Ok(done)
    }

    pub(crate) fn say(&self) {
        println!("{}", self.line());
    }

    pub(crate) fn say_beside(&self, floor: &Self) {
        let ratio = self.at(50) / floor.at(50).max(1e-6);
        println!("{}  plain SQLite {:.3} ms, ratio {ratio:.1}", self.line(), floor.at(50));
    }

    fn line(&self) -> String {
        let [half, most, all] = [50, 95, 100].map(|share| self.at(share));
        format!("{:<44} p50 {half:8.3}  p95 {most:8.3}  max {all:8.3} ms", self.name)
    }

    /// Milliseconds that a share of the times, in per cent, stayed within.
    pub(crate) fn at(&self, share: usize) -> f64 {
        let mut sorted = self.times.clone();
        sorted.sort();
        let last = sorted.len().saturating_sub(1);
        sorted.get(last * share / 100).map_or(0.0, |time| time.as_secs_f64() * 1e3)
    }
}

/// CPU time of this process, all threads, where the system tells it.
pub(crate) fn cpu() -> Option<Duration> {
    ticks([11, 12])
}

/// CPU time of the processes that this one has started and waited for.
pub(crate) fn cpu_of_children() -> Option<Duration> {
    ticks([13, 14])
}

/// The sum of two fields of `/proc/self/stat` (proc_pid_stat(5)); ticks are hundredths of a second.
fn ticks(fields: [usize; 2]) -> Option<Duration> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let all: Vec<&str> = stat.rsplit(')').next()?.split_whitespace().collect();
    let ticks = all.get(fields[0])?.parse::<u64>().ok()? + all.get(fields[1])?.parse::<u64>().ok()?;
    Some(Duration::from_millis(ticks * 10))
}

pub(crate) fn resident_mb() -> Option<u64> {
    megabytes("VmRSS")
}

pub(crate) fn peak_mb() -> Option<u64> {
    megabytes("VmHWM")
}

fn megabytes(field: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with(field))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? / 1024)
}
