//! The end of a test run: what failed, with its output, and the count of everything.

use crate::results::{Failure, Results};

/// More of a test's output than this is in its log.
const LINES: usize = 80;

pub(crate) fn print(results: &Results) {
    for failure in &results.failures {
        println!("\n{}", paragraph(failure));
    }
    println!("\n{}", results.sentence());
}

/// The test's name, and the end of what it said, indented.
fn paragraph(failure: &Failure) -> String {
    let lines: Vec<&str> = failure.output.lines().collect();
    let cut = lines.len().saturating_sub(LINES);
    let mut text = format!("FAILED {}", failure.name);
    if cut > 0 {
        text.push_str(&format!("\n    ({cut} lines before these)"));
    }
    for line in &lines[cut..] {
        text.push_str(&format!("\n    {line}"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_shows_its_output() {
        let failure = Failure { name: "engine: opens".into(), output: "left: 1\nright: 2".into() };
        assert_eq!(paragraph(&failure), "FAILED engine: opens\n    left: 1\n    right: 2");
    }

    #[test]
    fn of_a_long_output_the_end_is_shown() {
        let output = (1..=100).map(|number| number.to_string()).collect::<Vec<_>>().join("\n");
        let paragraph = paragraph(&Failure { name: "long".into(), output });
        assert!(paragraph.starts_with("FAILED long\n    (20 lines before these)\n    21\n"));
        assert!(paragraph.ends_with("\n    100"));
    }
}
