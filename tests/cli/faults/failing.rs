//! The disk refuses: the n-th write, sync, truncation, renaming or removal fails, once or from then on.

use std::path::Path;

use super::action::Action;
use super::journal::{self, Step};
use super::kept::Kept;
use super::{Desk, end_of, library_in};
use crate::rounds::{Chance, rounds};
use crate::shim::Shim;

const KINDS: [&str; 5] = ["write", "sync", "truncate", "rename", "unlink"];

/// How many calls of each kind an action makes.
fn calls(shim: Shim, action: Action, desk: &Desk) -> [usize; KINDS.len()] {
    let (copy, journal) = (desk.copy(), tempfile::tempdir().unwrap());
    let journal = journal.path().join("journal");
    let mut program = action.program(copy.path());
    // A fault that never happens, so that the same is counted as is struck.
    shim.fault(&mut program, copy.path(), "eio any 1000000");
    shim.record(&mut program, copy.path(), &journal);
    let output = end_of(&mut program);
    assert!(output.status.success(), "{action:?}: {output:?}");
    let mut counts = [0; KINDS.len()];
    for step in journal::read_amid(&journal) {
        let kind = match step {
            Step::Write { .. } => 0,
            Step::Sync { .. } | Step::SyncFolder { .. } => 1,
            Step::Truncate { .. } => 2,
            Step::Rename { .. } => 3,
            Step::Unlink { .. } | Step::RemoveFolder { .. } => 4,
            _ => continue,
        };
        counts[kind] += 1;
    }
    counts
}

fn was_struck(journal: &Path) -> bool {
    journal::read_amid(journal).iter().any(|step| matches!(step, Step::Struck))
}

#[test]
fn a_failing_disk_is_told_of_and_takes_nothing_that_was_acknowledged() {
    let Some(shim) = Shim::load() else { return };
    let mut chance = Chance::seeded();
    let mut desk = Desk::open();
    desk.newsroom.publish("kabar-pagi", 2);
    let before = Kept::of(&library_in(desk.folder()));
    let calls = Action::ALL.map(|action| calls(shim, action, &desk));
    println!("calls of {KINDS:?}: {calls:?}");
    let (mut struck, mut refused) = (0, 0);
    for round in 0..rounds(28, 500) {
        let which = round % Action::ALL.len();
        let action = Action::ALL[which];
        let kinds: Vec<usize> = (0..KINDS.len()).filter(|kind| calls[which][*kind] > 0).collect();
        let kind = *chance.pick(&kinds);
        let call = chance.number(1..calls[which][kind] + 1);
        let lasting = if chance.happens(30) { " on" } else { "" };
        let fault = format!("eio {} {call}{lasting}", KINDS[kind]);
        println!("round {round}: {action:?}, {fault}");

        let (copy, journal) = (desk.copy(), tempfile::tempdir().unwrap());
        let journal = journal.path().join("journal");
        let mut program = action.program(copy.path());
        shim.fault(&mut program, copy.path(), &fault);
        shim.record(&mut program, copy.path(), &journal);
        let is_done = end_of(&mut program).status.success();
        struck += usize::from(was_struck(&journal));
        refused += usize::from(!is_done);
        let backed_up = desk.backed_up.clone();
        action.judge(&mut desk, copy.path(), &before, is_done);
        desk.backed_up = backed_up;
    }
    println!("{struck} struck, {refused} of them refused");
    assert!(struck > 20 && refused > 5, "{struck} struck, {refused} refused");
}
