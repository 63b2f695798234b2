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
            of(Action::Bookmark(4)),
            of(Action::Refresh),
            of(Action::Restore),
            of(Action::Bookmark(5)),
            of(Action::Repair),
            of(Action::Tag(6)),
            of(Action::Restore),
            subscribe(&feeds[1]),
            of(Action::Read(7)),
        ];
        let backup = 4;
        let mut kept = Vec::new();
        for (number, mut program) in story.into_iter().enumerate() {
            if number == 7 {
                newsroom.publish(PUBLISHERS[0], 3);
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
        Self { steps, kept, backed_up }
    }

    /// Some moment in the course of a command, often near its start or just after it: what matters is not what lasts.
    fn moment(&self, chance: &mut Chance) -> usize {
        let command = chance.number(0..self.kept.len());
        let is_begun = |step: &Step| matches!(step, Step::Begun(number) if *number == command);
        let is_done = |step: &Step| matches!(step, Step::Acknowledged(number) if *number == command);
        let [from, to] = [self.steps.iter().position(is_begun), self.steps.iter().position(is_done)];
        let (from, to) = (from.unwrap() + 1, to.unwrap() + 1);
        match chance.number(0..3) {
            0 => to,
            1 => chance.number(from..to.min(from + 40) + 1),
            _ => chance.number(from..to + 1),
        }
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
        let last = |is: fn(&Step) -> Option<usize>| steps.iter().rev().find_map(is);
        let acknowledged =
            last(|step| if let Step::Acknowledged(command) = step { Some(*command) } else { None });
        let begun = last(|step| if let Step::Begun(command) = step { Some(*command) } else { None });
        let nothing = Kept::default();
        let before = acknowledged.map_or(&nothing, |command| &recording.kept[command]);
        let after = begun.map_or(before, |command| &recording.kept[command]);
        let said = format!("round {round}: {cut} of {} steps, {acknowledged:?} done", recording.steps.len());
        println!("{said}");
        let found = Kept::of(&library_in(folder.path()));
        // A refresh brings one feed after the other, and a subscription the articles after the feed.
        let is_between =
            before.grew_to(&found) && found.articles.is_subset(&after.articles) || found.grew_to(after);
        assert!(
            found == *before || found == *after || is_between,
            "{said}\nbefore: {before:#?}\nafter: {after:#?}\nfound: {found:#?}"
        );
        if acknowledged.is_some_and(|command| command >= recording.backed_up.0) {
            assert!(backup_in(folder.path()).exists(), "{said}: the backup is gone");
            assert_eq!(Action::held(folder.path()), recording.backed_up.1, "{said}");
        }
    }
}
