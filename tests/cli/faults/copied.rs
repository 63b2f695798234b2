//! A library that was copied by hand, its log left behind.

use std::fs;

use super::action::Action;
use super::kept::Kept;
use super::{Desk, done, end_of, library_in, warta};
use crate::lines;
use crate::rounds::{Chance, rounds};
use crate::shim::Shim;

#[test]
fn a_copy_without_its_log_is_whole_or_said_to_be_damaged() {
    let Some(shim) = Shim::load() else { return };
    let mut chance = Chance::seeded();
    let desk = Desk::open();
    desk.newsroom.publish("kabar-pagi", 4);
    let before = Kept::of(&library_in(desk.folder()));
    let (mut with_log, mut whole) = (0, 0);
    for round in 0..rounds(5, 20) {
        let original = desk.copy();
        // What was done is in the log, and some of it, more or less, in the database too: it was killed while it closed.
        let mut program = Action::Bookmark(6).program(original.path());
        shim.fault(&mut program, original.path(), &format!("die write {}", chance.number(10..34)));
        program.output().unwrap();
        let log = library_in(original.path()).join("library.sqlite-wal");
        with_log += usize::from(log.metadata().is_ok_and(|log| log.len() > 0));

        let copy = tempfile::tempdir().unwrap();
        let library = library_in(copy.path());
        fs::create_dir(&library).unwrap();
        fs::copy(library_in(original.path()).join("library.sqlite"), library.join("library.sqlite")).unwrap();
        let checked = end_of(&mut warta(&library, &["check"]));
        if checked.status.success() {
            whole += 1;
            let mut found = Kept::of(&library);
            found.bookmarked.remove(&6);
            assert_eq!(found, before, "round {round}");
        } else {
            let said = String::from_utf8_lossy(&checked.stderr);
            assert!(said.contains("damaged"), "round {round}: {said}");
            done(&library, &["check", "--repair"]);
            let feeds = lines(&done(&library, &["feeds", "--json"])).len();
            assert_eq!(feeds, before.feeds.len(), "round {round}: repaired");
        }
    }
    println!("{with_log} had a log, {whole} were whole without it");
    assert!(with_log > 0, "no library had a log");
}
