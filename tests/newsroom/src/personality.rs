//! Servers with habits. Each has one small feed that behaves over the newsroom's own time, so that a week with
//! thirty servers can be played in seconds, and the request log alone tells whether a client was polite.

mod answer;
mod asking;
mod issue;
mod lapse;
mod pages;
mod roster;
mod validating;

pub(crate) use answer::answer;
pub(crate) use pages::document;

use asking::Asking;
use issue::Listing;
use lapse::Lapse;
use validating::Validating;

pub(crate) const SLUG: &str = "personality";

const HOUR: i64 = 60 * 60 * 1000;
const DAY: i64 = 24 * HOUR;

/// A server with a habit. Its days are counted from the world's now.
///
/// A feed lives at [`path`](Personality::path), under any host name; a client that maps a made-up name for each
/// personality to the newsroom's port sees as many hosts.
#[derive(Clone, Copy, Debug)]
pub struct Personality {
    pub name: &'static str,
    /// What it does, in a line.
    pub habit: &'static str,
    validating: Validating,
    asking: Asking,
    lapse: Lapse,
    listing: Listing,
    /// Milliseconds between two items.
    pace: i64,
}

/// What a client may rely on, and has to respect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expectation {
    /// It answers 304 to its own validators as long as nothing is new.
    pub supports_conditional: bool,
    /// How long each good answer asks to be left alone, at least. What refusals ask for is in the log only.
    pub shortest_wait_minutes: Option<u32>,
    /// So many milliseconds after the world's now it starts to answer 410.
    pub stops_after: Option<i64>,
    /// Where it goes for good. Redirects that are not meant to be followed for ever are none.
    pub moves_to: Option<String>,
}

impl Personality {
    /// All of them, in the order of the roster.
    pub fn all() -> &'static [Personality] {
        roster::ROSTER
    }

    pub fn named(name: &str) -> Option<&'static Personality> {
        Personality::all().iter().find(|personality| personality.name == name)
    }

    /// Where its feed is, or was before it moved.
    pub fn path(&self) -> String {
        format!("/{SLUG}/{}/feed.xml", self.name)
    }

    /// Where its feed is after it has moved.
    fn new_path(&self) -> String {
        format!("/{SLUG}/{}/moved/feed.xml", self.name)
    }

    pub fn expectation(&self) -> Expectation {
        Expectation {
            supports_conditional: self.validating.is_honest() && self.listing.rests(),
            shortest_wait_minutes: self.asking.shortest_wait_minutes(),
            stops_after: self.lapse.stops_after(),
            moves_to: self.lapse.moves_for_good().then(|| self.new_path()),
        }
    }

    /// How many items have come out in all, so many milliseconds after the world's now. Whoever asks at least
    /// once a day has seen every one of them, unless the server was away for longer.
    pub fn published_after(&self, elapsed: i64) -> usize {
        issue::released(self, elapsed)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_has_a_name_and_a_habit_of_its_own() {
        let all = Personality::all();
        assert!(all.len() >= 30, "{}", all.len());
        let names: BTreeSet<_> = all.iter().map(|personality| personality.name).collect();
        let habits: BTreeSet<_> = all.iter().map(|personality| personality.habit).collect();
        assert_eq!((names.len(), habits.len()), (all.len(), all.len()));
        assert!(all.iter().all(|personality| Personality::named(personality.name).is_some()));
    }

    #[test]
    fn what_to_expect_follows_from_what_they_do() {
        let of = |name| Personality::named(name).unwrap().expectation();
        assert!(of("etag").supports_conditional && !of("ignores-validators").supports_conditional);
        assert_eq!(of("ttl").shortest_wait_minutes, Some(720));
        assert_eq!(of("gone").stops_after, Some(3 * DAY));
        assert_eq!(of("moved-301").moves_to.as_deref(), Some("/personality/moved-301/moved/feed.xml"));
        assert_eq!(of("moved-302").moves_to, None);
    }
}
