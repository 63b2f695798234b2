//! What tests found, whichever tool ran them.

pub(crate) mod cargo;
pub(crate) mod playwright;
pub(crate) mod vitest;

use std::ops::AddAssign;

/// How many tests there were, and what the failed ones had to say.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Results {
    pub(crate) passed: usize,
    pub(crate) skipped: usize,
    pub(crate) failures: Vec<Failure>,
}

/// One failed test.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    pub(crate) name: String,
    pub(crate) output: String,
}

impl Results {
    /// A check that is one test by itself.
    pub(crate) fn of_check(failures: Vec<Failure>) -> Self {
        // A check that several tools make fails once, with what each of them says.
        let failure = failures.into_iter().reduce(|mut first, next| {
            first.name = format!("{}, {}", first.name, next.name);
            first.output = format!("{}\n{}", first.output, next.output);
            first
        });
        Self { passed: usize::from(failure.is_none()), failures: failure.into_iter().collect(), skipped: 0 }
    }

    /// Work that broke before or outside any test.
    pub(crate) fn broken(failure: Failure) -> Self {
        Self { failures: vec![failure], ..Self::default() }
    }

    /// `12 passed, 1 failed, 3 skipped`
    pub(crate) fn sentence(&self) -> String {
        let skipped = match self.skipped {
            0 => String::new(),
            number => format!(", {number} skipped"),
        };
        format!("{} passed, {} failed{skipped}", self.passed, self.failures.len())
    }
}

impl AddAssign for Results {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.skipped += other.skipped;
        self.failures.extend(other.failures);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failure(name: &str) -> Failure {
        Failure { name: name.to_owned(), output: format!("{name} is wrong") }
    }

    #[test]
    fn a_check_is_one_test_however_many_tools_make_it() {
        assert_eq!(Results::of_check(vec![]).sentence(), "1 passed, 0 failed");
        let failed = Results::of_check(vec![failure("cargo fmt"), failure("prettier")]);
        assert_eq!(failed.sentence(), "0 passed, 1 failed");
        assert_eq!(failed.failures[0].name, "cargo fmt, prettier");
        assert_eq!(failed.failures[0].output, "cargo fmt is wrong\nprettier is wrong");
    }

    #[test]
    fn skipped_tests_are_told_only_when_there_are_some() {
        let mut results = Results { passed: 2, ..Results::default() };
        assert_eq!(results.sentence(), "2 passed, 0 failed");
        results += Results { passed: 1, skipped: 3, failures: vec![failure("one")] };
        assert_eq!(results.sentence(), "3 passed, 1 failed, 3 skipped");
    }
}
