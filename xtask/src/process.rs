//! Programs that we start, and that never outlive us.

use std::fs::File;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::interrupt;

const LOOK_EVERY: Duration = Duration::from_millis(50);
const GRACE: Duration = Duration::from_secs(3);

/// A started program. It and whatever it started in turn are stopped when this value goes.
pub(crate) struct Running {
    child: Child,
    name: String,
}

/// How waiting for a program ended.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Ended {
    Exited(ExitStatus),
    OutOfTime,
}

impl Running {
    pub(crate) fn start(command: &mut Command) -> Result<Self> {
        own_group(command);
        let name = name_of(command);
        let child = command.stdin(Stdio::null()).spawn().with_context(|| format!("cannot start {name}"))?;
        Ok(Self { child, name })
    }

    pub(crate) fn child(&mut self) -> &mut Child {
        &mut self.child
    }

    /// Fails when the program has ended already: what is to stay up while we work has not.
    pub(crate) fn expect_alive(&mut self) -> Result<()> {
        match self.child.try_wait()? {
            Some(status) => bail!("{} ended early: {status}", self.name),
            None => Ok(()),
        }
    }

    /// Waits for the end, telling `tick` the time that went by; fails when we are asked to stop.
    pub(crate) fn wait(&mut self, limit: Option<Duration>, mut tick: impl FnMut(Duration)) -> Result<Ended> {
        let started = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait()? {
                return Ok(Ended::Exited(status));
            }
            interrupt::check()?;
            let elapsed = started.elapsed();
            if limit.is_some_and(|limit| elapsed > limit) {
                return Ok(Ended::OutOfTime);
            }
            tick(elapsed);
            thread::sleep(LOOK_EVERY);
        }
    }

    fn stop(&mut self) {
        // The group is asked even when the program itself has ended: it may have left others behind.
        signal(&self.child, "TERM");
        let asked = Instant::now();
        while asked.elapsed() < GRACE {
            if !matches!(self.child.try_wait(), Ok(None)) {
                break;
            }
            thread::sleep(LOOK_EVERY);
        }
        signal(&self.child, "KILL");
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop();
    }
}

#[cfg(unix)]
fn own_group(command: &mut Command) {
    use std::os::unix::process::CommandExt;
    command.process_group(0);
}

#[cfg(not(unix))]
fn own_group(_: &mut Command) {}

/// Signals the whole group that the child leads. The shell's own `kill` needs no package and no unsafe code.
#[cfg(unix)]
fn signal(child: &Child, name: &str) {
    let kill = format!("kill -s {name} -- -{} 2>/dev/null", child.id());
    drop(Command::new("sh").args(["-c", &kill]).status());
}

#[cfg(not(unix))]
fn signal(child: &Child, name: &str) {
    if name == "KILL" {
        let tree = ["/T", "/F", "/PID", &child.id().to_string()];
        drop(Command::new("taskkill").args(tree).stdout(Stdio::null()).stderr(Stdio::null()).status());
    }
}

/// Runs a program to its end in front of the person, and fails unless it succeeds.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    run_allowing(command, &[])
}

/// Like [`run`], and these exit codes are as good as success.
pub(crate) fn run_allowing(command: &mut Command, codes: &[i32]) -> Result<()> {
    let name = name_of(command);
    match Running::start(command)?.wait(None, |_| ())? {
        Ended::Exited(status) if status.success() => Ok(()),
        Ended::Exited(status) if status.code().is_some_and(|code| codes.contains(&code)) => Ok(()),
        Ended::Exited(status) => bail!("{name} failed: {status}"),
        Ended::OutOfTime => bail!("{name} took too long"),
    }
}

/// What a program prints, or nothing when it is missing or fails.
pub(crate) fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Sends both of a program's streams to one file, in the order in which they are written.
pub(crate) fn log_to(command: &mut Command, log: &Path) -> Result<()> {
    let file = File::create(log).with_context(|| format!("cannot write {}", log.display()))?;
    command.stderr(file.try_clone()?).stdout(file);
    Ok(())
}

/// The command line, short enough for a message.
pub(crate) fn name_of(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let words = command.get_args().map(|argument| argument.to_string_lossy());
    std::iter::once(program.to_string_lossy()).chain(words).collect::<Vec<_>>().join(" ")
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_named_by_what_was_typed() {
        assert_eq!(
            name_of(Command::new("/usr/bin/cargo").args(["test", "-p", "xtask"])),
            "cargo test -p xtask"
        );
    }

    #[test]
    fn a_program_that_takes_too_long_is_stopped_with_its_children() {
        let folder = tempfile::tempdir().unwrap();
        let survived = folder.path().join("survived");
        let script = format!("(sleep 1; touch {}) & wait", survived.display());

        let mut running = Running::start(Command::new("sh").args(["-c", &script])).unwrap();
        assert_eq!(running.wait(Some(Duration::from_millis(200)), |_| ()).unwrap(), Ended::OutOfTime);
        drop(running);

        thread::sleep(Duration::from_millis(1200));
        assert!(!survived.exists());
    }
}
