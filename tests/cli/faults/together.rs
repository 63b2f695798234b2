//! Two programs at once on one library.

use std::process::{Command, Output, Stdio};

use super::action::Action;
use super::kept::Kept;
use super::{Desk, end_of, library_in};
use crate::rounds::rounds;

/// Both from the same moment to their ends.
fn both(mut first: Command, second: &mut Command) -> [Output; 2] {
    first.stdout(Stdio::piped()).stderr(Stdio::piped());
    let first = first.spawn().unwrap();
    let second = end_of(second);
    [first.wait_with_output().unwrap(), second]
}

#[test]
fn of_two_programs_neither_loses_what_it_acknowledged() {
    let desk = Desk::open();
    let folder = desk.folder();
    let mut kept = Kept::of(&library_in(folder));
    let mut refused = 0;
    for round in 0..rounds(8, 50) {
        // Until all articles have it, and then once more.
        let id = i64::try_from(round % kept.articles.len()).unwrap() + 1;
        let outputs = both(Action::Bookmark(id).program(folder), &mut Action::Tag(id).program(folder));
        let found = Kept::of(&library_in(folder));
        let [bookmarked, tagged] = &outputs;
        let mut expected = kept.clone();
        for (output, marks) in [(bookmarked, &mut expected.bookmarked), (tagged, &mut expected.tagged)] {
            if output.status.success() {
                marks.insert(id);
            } else {
                refused += 1;
                let said = String::from_utf8_lossy(&output.stderr);
                assert_eq!(output.status.code(), Some(1), "round {round}: {output:?}");
                assert!(said.starts_with("Another Warta is using the library"), "round {round}: {said}");
            }
        }
        assert_eq!(found, expected, "round {round}: {outputs:#?}");
        kept = found;
    }
    println!("{refused} were refused");
}
