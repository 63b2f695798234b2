//! Reads what `cargo test -- --show-output` prints.

use std::collections::HashMap;

use super::{Failure, Results};

/// How much of a test program's output says why it never finished.
const LAST_WORDS: usize = 40;

/// Counts the tests of every program that cargo ran.
///
/// A test that passed but printed a line starting with `skipped:` found that what it needs is not there; it
/// counts as skipped.
pub(crate) fn parse(output: &str) -> Results {
    let mut results = Results::default();
    let mut program = Program::default();
    for line in output.lines() {
        if let Some(name) = program_started(line) {
            results += std::mem::take(&mut program).finish();
            program.name = name;
        }
        program.read(line);
    }
    results += program.finish();
    results
}

/// `Running unittests src/lib.rs (target/debug/deps/xtask-0123456789abcdef)` -> `xtask`
fn program_started(line: &str) -> Option<String> {
    let line = line.trim_start();
    if let Some(package) = line.strip_prefix("Doc-tests ") {
        return Some(format!("{package} (documentation)"));
    }
    let file = line.strip_prefix("Running ")?.strip_suffix(')')?.rsplit(['/', '\\']).next()?;
    Some(file.rsplit_once('-').map_or(file, |(name, _hash)| name).to_owned())
}

/// One test program, from the line that starts it to the line that starts the next.
#[derive(Default)]
struct Program {
    name: String,
    part: Part,
    test: Option<String>,
    outputs: HashMap<String, String>,
    failed: Vec<String>,
    skipped: usize,
    announced: bool,
    counted: Option<Counted>,
    lines: Vec<String>,
}

#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Part {
    #[default]
    Running,
    Successes,
    Failures,
}

/// The numbers of a `test result:` line.
#[derive(Clone, Copy)]
struct Counted {
    passed: usize,
    failed: usize,
    ignored: usize,
}

impl Program {
    fn read(&mut self, line: &str) {
        self.lines.push(line.to_owned());
        if line.starts_with("running ") && (line.ends_with(" tests") || line.ends_with(" test")) {
            self.announced = true;
        } else if line == "successes:" {
            (self.part, self.test) = (Part::Successes, None);
        } else if line == "failures:" {
            (self.part, self.test) = (Part::Failures, None);
        } else if let Some(counted) = counted(line) {
            (self.part, self.test, self.counted) = (Part::Running, None, Some(counted));
        } else if let Some(name) =
            line.strip_prefix("---- ").and_then(|rest| rest.strip_suffix(" stdout ----"))
        {
            self.test = Some(name.to_owned());
        } else if let Some(test) = &self.test {
            if self.part == Part::Successes && line.starts_with("skipped:") {
                self.skipped += 1;
                self.test = None; // once is enough
            } else if self.part == Part::Failures {
                let output = self.outputs.entry(test.clone()).or_default();
                output.push_str(line);
                output.push('\n');
            }
        } else if self.part == Part::Failures
            && let Some(name) = line.strip_prefix("    ")
        {
            self.failed.push(name.to_owned());
        }
    }

    fn finish(mut self) -> Results {
        let Some(counted) = self.counted else {
            // A program that aborts takes its whole list along.
            let failures = self.announced.then(|| self.never_finished()).into_iter().collect();
            return Results { failures, ..Results::default() };
        };
        let skipped = self.skipped.min(counted.passed);
        let mut failures: Vec<Failure> = std::mem::take(&mut self.failed)
            .into_iter()
            .map(|test| {
                let output = self.outputs.remove(&test).unwrap_or_default().trim_end().to_owned();
                Failure { name: format!("{}: {test}", self.name), output }
            })
            .collect();
        while failures.len() < counted.failed {
            failures.push(Failure {
                name: format!("{}: a test without a name", self.name),
                output: String::new(),
            });
        }
        Results { passed: counted.passed - skipped, skipped: counted.ignored + skipped, failures }
    }

    fn never_finished(&self) -> Failure {
        let start = self.lines.len().saturating_sub(LAST_WORDS);
        Failure { name: format!("{}: did not finish", self.name), output: self.lines[start..].join("\n") }
    }
}

/// `test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s`
fn counted(line: &str) -> Option<Counted> {
    let (_verdict, numbers) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let number =
        |what: &str| numbers.split(';').find_map(|part| part.trim().strip_suffix(what)?.trim().parse().ok());
    Some(Counted { passed: number("passed")?, failed: number("failed")?, ignored: number("ignored")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    const OUTPUT: &str = "\
   Compiling warta-engine v0.1.0
     Running unittests src/lib.rs (target/debug/deps/warta_engine-0f9a2d7c4b3e1a55)

running 4 tests
test clock::moves ... ok
test corpora::feeds ... ok
test store::opens ... FAILED
test store::slow ... ignored

successes:

---- corpora::feeds stdout ----
skipped: WARTA_CORPORA is not set


successes:
    clock::moves
    corpora::feeds

failures:

---- store::opens stdout ----

thread 'store::opens' panicked at src/store.rs:9:5:
left: 1


failures:
    store::opens

test result: FAILED. 2 passed; 1 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s

error: test failed, to rerun pass `-p warta-engine --lib`
   Doc-tests warta_engine

running 1 test
test src/lib.rs - open (line 3) ... ok

test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.30s

";

    #[test]
    fn the_tests_of_all_programs_are_counted() {
        let results = parse(OUTPUT);
        assert_eq!(results.sentence(), "2 passed, 1 failed, 2 skipped");
    }

    #[test]
    fn a_failed_test_keeps_its_name_and_its_output() {
        let failure = &parse(OUTPUT).failures[0];
        assert_eq!(failure.name, "warta_engine: store::opens");
        assert_eq!(failure.output.trim(), "thread 'store::opens' panicked at src/store.rs:9:5:\nleft: 1");
    }

    #[test]
    fn a_program_that_aborts_is_a_failure() {
        let results = parse(
            "     Running unittests src/lib.rs (target/debug/deps/warta_engine-0f9a2d7c4b3e1a55)\n\n\
             running 2 tests\ntest a ... ok\n\
             error: test failed\n  process didn't exit successfully (signal: 6, SIGABRT)\n\
             \x20    Running unittests src/main.rs (target/debug/deps/xtask-00)\n\n\
             running 1 test\ntest b ... ok\n\n\
             test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n",
        );
        assert_eq!(results.sentence(), "1 passed, 1 failed");
        assert_eq!(results.failures[0].name, "warta_engine: did not finish");
        assert!(results.failures[0].output.contains("SIGABRT"));
    }

    #[test]
    fn programs_are_named_without_their_hash() {
        let name = |line| program_started(line).unwrap();
        assert_eq!(name("     Running tests/e2e.rs (target/debug/deps/e2e-6b1d)"), "e2e");
        assert_eq!(
            name("     Running unittests src\\main.rs (target\\debug\\deps\\xtask-6b1d.exe)"),
            "xtask"
        );
        assert_eq!(name("   Doc-tests warta_engine"), "warta_engine (documentation)");
        assert_eq!(program_started("test a ... ok"), None);
    }

    #[test]
    fn nothing_run_is_nothing_counted() {
        assert_eq!(parse("error[E0425]: cannot find value\n"), Results::default());
    }
}
