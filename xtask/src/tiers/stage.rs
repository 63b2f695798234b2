//! Where a tier runs: its commands, their logs, and their time limits.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::process::{self, Ended, Running};
use crate::progress::Progress;
use crate::results::{Failure, Results};
use crate::{environment, workspace};

/// The first build on a small machine compiles a webview's worth of crates.
const BUILD_LIMIT: Duration = Duration::from_secs(60 * 60);
const TEST_LIMIT: Duration = Duration::from_secs(20 * 60);
/// What tries the same at hundreds of points takes its time.
const LONG_TEST_LIMIT: Duration = Duration::from_secs(60 * 60);
/// A network that hangs is no network.
const QUESTION_LIMIT: Duration = Duration::from_secs(5 * 60);

/// What a tier comes to.
pub(super) type Outcome = Result<Results, Stop>;

/// Why a tier ended before its tests did.
pub(super) enum Stop {
    /// What is under test is at fault.
    Failed(Failure),
    /// We could not even try.
    Broken(anyhow::Error),
}

impl From<anyhow::Error> for Stop {
    fn from(error: anyhow::Error) -> Self {
        Self::Broken(error)
    }
}

/// One tier's run.
pub(super) struct Stage {
    tier: &'static str,
    progress: Progress,
    logs: PathBuf,
    commands: usize,
}

/// A command that came to an end, or was brought to one.
pub(super) struct Finished {
    pub(super) name: String,
    pub(super) output: String,
    pub(super) succeeded: bool,
}

impl Stage {
    pub(super) fn new(tier: &'static str, progress: Progress) -> Result<Self> {
        let logs = workspace::target().join("xtask").join(tier);
        fs::create_dir_all(&logs).with_context(|| format!("cannot make {}", logs.display()))?;
        Ok(Self { tier, progress, logs, commands: 0 })
    }

    pub(super) fn end(self, results: &Results) {
        self.progress.end(results);
    }

    /// A file for what a tool writes on the side; there is none from an earlier run.
    pub(super) fn file(&self, name: &str) -> PathBuf {
        let file = self.logs.join(name);
        drop(fs::remove_file(&file));
        file
    }

    /// Prepares the tests. May reach the network, for crates that were never fetched.
    pub(super) fn build(&mut self, command: Command) -> Result<(), Stop> {
        let finished = self.finish(command, BUILD_LIMIT)?;
        if finished.succeeded { Ok(()) } else { Err(Stop::Failed(self.blame(finished))) }
    }

    /// Runs tests, which reach nothing beyond this machine.
    pub(super) fn test(&mut self, mut command: Command) -> Result<Finished> {
        environment::cut_off(&mut command);
        self.finish(command, TEST_LIMIT)
    }

    /// Runs tests that nobody waits for.
    pub(super) fn test_at_length(&mut self, mut command: Command) -> Result<Finished> {
        environment::cut_off(&mut command);
        self.finish(command, LONG_TEST_LIMIT)
    }

    /// Runs a tool that asks others, and may get no answer.
    pub(super) fn ask(&mut self, command: Command) -> Result<Finished> {
        self.finish(command, QUESTION_LIMIT)
    }

    /// Tells the person something that is neither a pass nor a failure.
    pub(super) fn say(&self, line: &str) {
        self.progress.say(line);
    }

    /// Runs tools of which each has to succeed, all of them even when the first fails.
    pub(super) fn check(&mut self, commands: Vec<Command>) -> Outcome {
        let mut failures = Vec::new();
        for command in commands {
            let finished = self.finish(command, BUILD_LIMIT)?;
            if !finished.succeeded {
                failures.push(self.blame(finished));
            }
        }
        Ok(Results::of_check(failures))
    }

    /// Adds what a tool's report does not tell: that it failed although no test did.
    pub(super) fn settle(&self, mut results: Results, finished: Finished) -> Results {
        if !finished.succeeded && results.failures.is_empty() {
            results.failures.push(self.blame(finished));
        }
        results
    }

    pub(super) fn blame(&self, finished: Finished) -> Failure {
        self.failure(&finished.name, finished.output)
    }

    pub(super) fn failure(&self, name: &str, output: String) -> Failure {
        Failure { name: format!("{}: {name}", self.tier), output }
    }

    fn finish(&mut self, mut command: Command, limit: Duration) -> Result<Finished> {
        self.commands += 1;
        let name = process::name_of(&command);
        let log = self.logs.join(format!("{}.log", self.commands));
        command.env("NO_COLOR", "1").env("CARGO_TERM_COLOR", "never");
        process::log_to(&mut command, &log)?;

        let mut running = Running::start(&mut command)?;
        let ended = running.wait(Some(limit), |_| self.progress.tick())?;
        drop(running); // and with it whatever it left behind, which might still write
        let mut output = String::from_utf8_lossy(&fs::read(&log)?).into_owned();
        if ended == Ended::OutOfTime {
            output.push_str(&format!("\nStopped after {} minutes.", limit.as_secs() / 60));
        }
        let succeeded = matches!(ended, Ended::Exited(status) if status.success());
        Ok(Finished { name, output, succeeded })
    }
}
