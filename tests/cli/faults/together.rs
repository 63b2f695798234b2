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
        let mut expected = kept.clone();
        let [bookmarked, tagged] = &outputs;
        let marks = [
            (bookmarked, &mut expected.bookmarked, &found.bookmarked),
            (tagged, &mut expected.tagged, &found.tagged),
        ];
        for (output, expected, found) in marks {
            let said = String::from_utf8_lossy(&output.stderr);
            // The one that asked the other cannot know whether it was heard.
            let is_unknown = said.starts_with("The Warta that was asked has ended");
            if output.status.success() || is_unknown && found.contains(&id) {
                expected.insert(id);
                continue;
            }
            refused += 1;
            assert_eq!(output.status.code(), Some(1), "round {round}: {output:?}");
            assert!(
                is_unknown || said.starts_with("Another Warta is using the library"),
                "round {round}: {said}"
            );
        }
        assert_eq!(found, expected, "round {round}: {outputs:#?}");
        kept = found;
    }
    println!("{refused} were refused");
}
