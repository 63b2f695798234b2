//! The power goes: what was acknowledged is on the disk, whatever the disk made of the rest.

use std::path::Path;

use warta_newsroom::{Newsroom, World};

use super::action::Action;
use super::journal::{self, Step};
use super::kept::Kept;
use super::{PUBLISHERS, backup_in, copy_folder, files, library_in, outage, warta};
use crate::rounds::{Chance, rounds};
use crate::shim::Shim;

/// A story that was written down: from an empty folder on, with every way in which a library changes.
struct Recording {
    steps: Vec<Step>,
    /// What was in the library after each command.
    kept: Vec<Kept>,
    /// Those that say that it is done while they still have the library open.
    told: Vec<usize>,
    /// What the backup has in it, and the command that made it.
    backed_up: (usize, Kept),
}

impl Recording {
    fn of_a_story(shim: Shim) -> Self {
        let newsroom = Newsroom::open(World::default(), 0).unwrap();
        let (folder, journal) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let journal_file = journal.path().join("journal");
        let feeds = PUBLISHERS.map(|publisher| newsroom.feed_url(publisher));
        let library = library_in(folder.path());
        let subscribe = |feed: &str| warta(&library, &["subscribe", feed]);
        let of = |action: Action| action.program(folder.path());
        let story = [
            subscribe(&feeds[0]),
            of(Action::Bookmark(1)),
            of(Action::Tag(2)),
            of(Action::Read(3)),
            of(Action::BackUp),
            subscribe(&feeds[1]),
            of(Action::Read(4)),
            of(Action::Refresh),
            of(Action::Restore),
            of(Action::Bookmark(5)),
            of(Action::Repair),
            of(Action::Read(6)),
            of(Action::Restore),
            subscribe(&feeds[1]),
            of(Action::Read(7)),
        ];
        let backup = 4;
        let (mut kept, mut told) = (Vec::new(), Vec::new());
        for (number, mut program) in story.into_iter().enumerate() {
            if number == 7 {
                newsroom.publish(PUBLISHERS[0], 3);
            }
            if program.get_args().any(|argument| argument == "mark") {
                told.push(number);
            }
            journal::add(&journal_file, "begun", number);
            shim.record(&mut program, folder.path(), &journal_file);
            let output = program.output().unwrap();
            assert!(output.status.success(), "{program:?}: {output:?}");
            journal::add(&journal_file, "acknowledged", number);
            // Looking writes as well: only at a copy.
            let copy = tempfile::tempdir().unwrap();
            copy_folder(folder.path(), copy.path());
            kept.push(Kept::of(&library_in(copy.path())));
        }
        let backed_up = (backup, kept[backup].clone());
        let steps = journal::read(&journal_file);
        assert_complete(&steps, folder.path());
        Self { steps, kept, told, backed_up }
    }

    /// Some moment in the course of a command, often when it is done, or near its start: what matters is not what lasts.
    fn moment(&self, chance: &mut Chance) -> usize {
        let command = chance.number(0..self.kept.len());
        let is_begun = |step: &Step| matches!(step, Step::Begun(number) if *number == command);
        let from = self.steps.iter().position(is_begun).unwrap() + 1;
        let after = |is: &dyn Fn(&Step) -> bool| from + self.steps[from..].iter().position(is).unwrap() + 1;
        let to = after(&|step| matches!(step, Step::Acknowledged));
        match chance.number(0..4) {
            0 if self.told.contains(&command) => after(&|step| matches!(step, Step::Said)),
            0 | 1 => to,
            2 => chance.number(from..to.min(from + 40) + 1),
            _ => chance.number(from..to + 1),
        }
    }

    /// The last command of these steps, if there is any, and the last that was acknowledged.
    fn last(&self, steps: &[Step]) -> (Option<usize>, Option<usize>) {
        let (mut begun, mut acknowledged) = (None, None);
        for step in steps {
            match step {
                Step::Begun(command) => begun = Some(*command),
                Step::Acknowledged => acknowledged = begun,
                Step::Said if begun.is_some_and(|command| self.told.contains(&command)) => {
                    acknowledged = begun
                }
                _ => {}
            }
        }
        (begun, acknowledged)
    }
}

/// The folder is what the journal says: nothing was written that the shim does not know of.
fn assert_complete(steps: &[Step], folder: &Path) {
    let again = tempfile::tempdir().unwrap();
    outage::leave_all(steps, again.path());
    let (expected, found) = (files(folder), files(again.path()));
    assert!(expected.keys().eq(found.keys()), "{:#?}\n{:#?}", expected.keys(), found.keys());
    for (path, bytes) in &expected {
        assert!(*bytes == found[path], "{} is another file", path.display());
    }
}

#[test]
fn when_the_power_goes_what_was_acknowledged_is_on_the_disk() {
    let Some(shim) = Shim::load() else { return };
    let recording = Recording::of_a_story(shim);
    let mut chance = Chance::seeded();
    for round in 0..rounds(16, 200) {
        let cut = recording.moment(&mut chance);
        let steps = &recording.steps[..cut];
        let folder = tempfile::tempdir().unwrap();
        outage::leave(steps, &mut chance, folder.path());
        let (begun, acknowledged) = recording.last(steps);
        let nothing = Kept::default();
        let before = acknowledged.map_or(&nothing, |command| &recording.kept[command]);
        let after = begun.map_or(before, |command| &recording.kept[command]);
        let said = format!("round {round}: {cut} of {} steps, {acknowledged:?} done", recording.steps.len());
        println!("{said}");
        let found = Kept::of(&library_in(folder.path()));
        assert!(
            found.is_between(before, after),
            "{said}\nbefore: {before:#?}\nafter: {after:#?}\nfound: {found:#?}"
        );
        if acknowledged.is_some_and(|command| command >= recording.backed_up.0) {
            assert!(backup_in(folder.path()).exists(), "{said}: the backup is gone");
            assert_eq!(Action::held(folder.path()), recording.backed_up.1, "{said}");
        }
    }
}
