//! What a feed lists at a moment, and its RSS.

use super::{DAY, Personality, SLUG};
use crate::chance::{Dice, fingerprint};
use crate::dates;
use crate::markup::{cdata, each, escape};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Listing {
    Newest,
    NewGuidsDaily,
    Shuffled,
    Shrinking,
}

impl Listing {
    /// Whether the same items make the same feed for a while.
    pub(super) fn rests(self) -> bool {
        self != Listing::Shuffled
    }
}

/// Items that were out before the world's now.
const HISTORY: i64 = 8;
/// Items listed at once, enough for a client that comes once a day.
const LISTED: usize = 40;
/// The days on which a shrinking feed lists half.
const SMALL: std::ops::Range<i64> = 2..4;

/// How many items have come out in all.
pub(super) fn released(personality: &Personality, elapsed: i64) -> usize {
    let count = HISTORY + (elapsed + lead(personality)).div_euclid(personality.pace);
    usize::try_from(count).unwrap_or(0)
}

/// When the item of this number comes out, in milliseconds from the world's now.
fn release(personality: &Personality, serial: usize) -> i64 {
    (serial as i64 + 1 - HISTORY) * personality.pace - lead(personality)
}

/// Servers do not bring out their items all at the same moment.
fn lead(personality: &Personality) -> i64 {
    let minutes = personality.pace / dates::minutes(1);
    dates::minutes((fingerprint(personality.name.as_bytes()) % minutes.max(1) as u64) as i64)
}

/// A feed as it is at one visit.
pub(super) struct Issue {
    pub(super) text: String,
    /// When it last changed, in epoch milliseconds.
    pub(super) modified: i64,
}

impl Issue {
    /// The feed `elapsed` milliseconds after `start`, with addresses below `base`.
    pub(super) fn at(personality: &Personality, start: i64, elapsed: i64, visit: u64, base: &str) -> Issue {
        let day = elapsed.div_euclid(DAY);
        let out = released(personality, elapsed);
        let mut serials: Vec<usize> = (0..out).rev().take(LISTED).collect();
        let mut modified = release(personality, out.saturating_sub(1));
        match personality.listing {
            Listing::Newest => {}
            Listing::NewGuidsDaily => modified = modified.max(day * DAY),
            Listing::Shuffled => {
                let mut dice = Dice::new(visit, personality.name);
                for last in (1..serials.len()).rev() {
                    serials.swap(last, dice.below(last + 1));
                }
                modified = elapsed;
            }
            Listing::Shrinking => {
                if SMALL.contains(&day) {
                    serials.truncate(serials.len() / 2);
                }
                for turn in [SMALL.start, SMALL.end].map(|day| day * DAY) {
                    modified = if elapsed >= turn { modified.max(turn) } else { modified };
                }
            }
        }
        let home = format!("{base}/{SLUG}/{}/", personality.name);
        let items = each(serials, |serial| {
            let guid = match personality.listing {
                Listing::NewGuidsDaily => format!("{}-{serial}-{day}", personality.name),
                _ => format!("{}-{serial}", personality.name),
            };
            let item = Item::write(personality, serial);
            format!(
                r#"    <item>
      <title>{title}</title>
      <link>{home}read/{serial}</link>
      <guid isPermaLink="false">{guid}</guid>
      <pubDate>{date}</pubDate>
      <content:encoded>{content}</content:encoded>
    </item>"#,
                title = escape(&item.title),
                date = dates::rfc2822(start + release(personality, serial), 0),
                content = cdata(&item.html),
            )
        });
        let text = format!(
            r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
  <channel>
    <title>{name}</title>
    <link>{home}</link>
    <description>A server that {habit}</description>
    <lastBuildDate>{built}</lastBuildDate>{asking}
{items}
  </channel>
</rss>
"#,
            name = personality.name,
            habit = escape(personality.habit),
            built = dates::rfc2822(start + modified, 0),
            asking = personality.asking.elements(),
        );
        Issue { text, modified: start + modified }
    }
}

/// An item with its whole text, so that nobody needs its page.
pub(super) struct Item {
    pub(super) title: String,
    pub(super) html: String,
}

impl Item {
    pub(super) fn write(personality: &Personality, serial: usize) -> Item {
        let mut dice = Dice::new(serial as u64, personality.name);
        let (thing, place) = (dice.pick(&THINGS), dice.pick(&PLACES));
        let paragraphs = each(dice.deal(&REPORTS).into_iter().take(4), |report| {
            let report = report.replace("{thing}", thing).replace("{place}", place);
            format!("<p>{report} This is report {serial} of “{}”, café edition.</p>", personality.name)
        });
        Item {
            title: format!("{thing} in {place}, report {serial} of {}", personality.name),
            html: paragraphs,
        }
    }
}

const THINGS: [&str; 12] = [
    "A new ferry",
    "The late harvest",
    "A borrowed bell",
    "The night market",
    "An old bridge",
    "The school choir",
    "A quiet strike",
    "The river gauge",
    "A lost parcel",
    "The town archive",
    "A second lighthouse",
    "The salt tax",
];

const PLACES: [&str; 12] = [
    "Tanah Lembut",
    "Muara Tua",
    "Bukit Sari",
    "Northwick",
    "Teluk Angin",
    "Little Harrow",
    "Kota Garam",
    "Saltmarsh",
    "Pulau Sunyi",
    "Eastmoor",
    "Lembah Kapas",
    "Harbour End",
];

const REPORTS: [&str; 8] = [
    "People in {place} had waited for this for years, and when it came most of them were asleep, as the woman who keeps the harbour book said on the steps of her office.",
    "The council counted twice, found the same number both times, and sent the paper on to the province with a note that nobody there has answered so far.",
    "{thing} is not the first of its kind: the archive knows of three, the oldest of them drawn in brown ink on the back of a bill for rope and lamp oil.",
    "Whoever walks down to the water in {place} these days sees boards, buckets and a good deal of discussion, in which children and pensioners have the loudest part.",
    "What it costs is known, who pays for it is not; the treasurer spoke of a loan from the neighbours, who had heard nothing of it until this newspaper asked.",
    "The weather will have its say as well, since the rains are late this year and the road over the hill turns soft as soon as they begin.",
    "Two engineers from the university measured for a whole day, ate at the station, and left behind a drawing that now hangs in the window of the bakery.",
    "For the time being everything stays as it is, which in {place} has never meant very long, and the next meeting is called for the evening after the full moon.",
];

#[cfg(test)]
mod tests {
    use super::*;

    const START: i64 = crate::world::SAMPLE_NOW;

    fn issue(name: &str, elapsed: i64, visit: u64) -> Issue {
        Issue::at(Personality::named(name).unwrap(), START, elapsed, visit, "http://a.example")
    }

    #[test]
    fn items_come_with_time_and_never_from_the_future() {
        for personality in Personality::all() {
            let mut before = 0;
            for hour in 0..24 * 7 {
                let elapsed = hour * super::super::HOUR;
                let out = released(personality, elapsed);
                assert!(out >= before && release(personality, out - 1) <= elapsed, "{}", personality.name);
                assert!(release(personality, out) > elapsed);
                assert!(Issue::at(personality, START, elapsed, 1, "").modified <= START + elapsed);
                before = out;
            }
            let grown = before - released(personality, 0);
            assert!(grown >= 1 || personality.name == "weekly", "{}", personality.name);
        }
    }

    #[test]
    fn a_feed_changes_only_as_its_habit_says() {
        let same =
            |name, a: (i64, u64), b: (i64, u64)| issue(name, a.0, a.1).text == issue(name, b.0, b.1).text;
        assert!(same("etag", (0, 1), (1, 2)));
        assert!(!same("etag", (0, 1), (DAY, 1)));
        assert!(!same("shuffled", (0, 1), (0, 2)));
        assert!(same("weekly", (0, 1), (5, 1)));
        let count = |elapsed| issue("shrinking", elapsed, 1).text.matches("<item>").count();
        assert!(count(2 * DAY) < count(2 * DAY - 1) && count(4 * DAY) > count(4 * DAY - 1));
        let first_day = issue("new-guids", 0, 1).text;
        let second_day = issue("new-guids", DAY, 1).text;
        assert!(first_day.contains("<guid isPermaLink=\"false\">new-guids-7-0<"));
        assert!(second_day.contains("<guid isPermaLink=\"false\">new-guids-7-1<"));
    }
}
