//! `kill -9`, whatever is being done.

use std::process::Stdio;
use std::time::{Duration, Instant};

use super::action::Action;
use super::kept::Kept;
use super::{Desk, library_in};
use crate::rounds::{Chance, rounds};

/// An article that this was not done to yet, of those that the first refresh brought.
fn fresh(action: Action, kept: &Kept) -> Action {
    let free = |taken: &std::collections::BTreeSet<i64>| (1..).find(|id| !taken.contains(id)).unwrap();
    match action {
        Action::Bookmark(_) => Action::Bookmark(free(&kept.bookmarked)),
        Action::Tag(_) => Action::Tag(free(&kept.tagged)),
        Action::Read(_) => Action::Read(free(&kept.read)),
        other => other,
    }
}

#[test]
fn killed_at_any_moment_it_keeps_what_it_acknowledged() {
    let mut chance = Chance::seeded();
    let mut desk = Desk::open();
    let folder = desk.folder().to_owned();
    let mut kept = Kept::of(&library_in(&folder));
    let (mut acknowledged, mut killed, mut longest) = (0, 0, Duration::ZERO);
    // How long each takes when nobody kills it, as far as is known.
    let mut durations = [Duration::from_millis(300); Action::ALL.len()];
    for round in 0..rounds(16, 200) {
        let which = round % Action::ALL.len();
        let action = fresh(Action::ALL[which], &kept);
        if action == Action::Refresh {
            desk.newsroom.publish("kabar-pagi", 2);
        }
        let begun = Instant::now();
        let mut program =
            action.program(&folder).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        // Somewhat past its end too, since that is a moment like others.
        let whole = usize::try_from(durations[which].as_micros()).unwrap();
        let until = Duration::from_micros(chance.number(0..whole * 5 / 4) as u64);
        let ended = loop {
            match program.try_wait().unwrap() {
                None if begun.elapsed() < until => std::thread::sleep(Duration::from_millis(1)),
                ended => break ended,
            }
        };
        let is_acknowledged = match ended {
            Some(status) => {
                durations[which] = begun.elapsed();
                assert!(status.success(), "round {round}: {action:?}: {status}");
                true
            }
            None => {
                program.kill().unwrap(); // SIGKILL
                // It may have ended in the meantime.
                program.wait().unwrap().success()
            }
        };
        let started = Instant::now();
        kept = action.judge(&mut desk, &folder, &kept, is_acknowledged);
        longest = longest.max(started.elapsed());
        acknowledged += usize::from(is_acknowledged);
        killed += usize::from(!is_acknowledged);
    }
    println!("{killed} killed, {acknowledged} acknowledged; four starts after one took {longest:?} at most");
    assert!(killed > 0 && acknowledged > 0, "{killed} killed, {acknowledged} acknowledged");
}
