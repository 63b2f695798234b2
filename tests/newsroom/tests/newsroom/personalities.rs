//! Personalities do as they say, over the newsroom's own time and under any host name.

use warta_newsroom::audit::{Rule, Rules, violations};
use warta_newsroom::{Newsroom, Personality, Request, World};

use crate::client::{Answer, ask, get};

const HOUR: i64 = 60 * 60 * 1000;

/// A newsroom that is asked for one personality's feed.
struct Visitor {
    newsroom: Newsroom,
    path: String,
}

impl Visitor {
    fn of(name: &str) -> Visitor {
        let newsroom = Newsroom::open(World::default(), 0).unwrap();
        Visitor { newsroom, path: Personality::named(name).unwrap().path() }
    }

    /// Asks so many hours after the world's now.
    fn at(&self, hours: i64) -> Answer {
        self.with(hours, &[])
    }

    fn with(&self, hours: i64, headers: &[(&str, &str)]) -> Answer {
        self.newsroom.set_time(self.newsroom.world().now + hours * HOUR);
        ask(&self.newsroom, "GET", &self.path, headers, "")
    }

    fn statuses(&self, hours: impl IntoIterator<Item = i64>) -> Vec<u16> {
        hours.into_iter().map(|hours| self.at(hours).status).collect()
    }

    fn last(&self) -> Request {
        self.newsroom.requests().pop().unwrap()
    }

    fn rest(&self) -> Option<i64> {
        self.last().remark.asks_rest_until.map(|until| (until - self.newsroom.time()) / HOUR)
    }
}

#[test]
fn each_has_a_feed_whose_links_stay_with_the_host_that_was_asked() {
    let newsroom = Newsroom::open(World::default(), 0).unwrap();
    for personality in Personality::all() {
        let host = format!("{}.example", personality.name);
        let asked = ask(&newsroom, "GET", &personality.path(), &[("host", &host)], "");
        let log = newsroom.requests().pop().unwrap();
        assert_eq!(log.host.as_deref(), Some(host.as_str()));
        assert_eq!(log.remark.feed.as_deref(), Some(personality.name));
        if personality.name == "moved-302" {
            let elsewhere = format!("http://{host}/personality/moved-302/moved/feed.xml");
            assert_eq!((asked.status, asked.header("location")), (302, Some(elsewhere.as_str())));
            continue;
        }
        let feed = String::from_utf8_lossy(&asked.body).into_owned();
        assert_eq!(asked.status, 200, "{}", personality.name);
        assert_eq!(feed.matches("<item>").count(), personality.published_after(0), "{}", personality.name);
        let page = format!("http://{host}/personality/{}/read/0", personality.name);
        assert!(feed.contains(&format!("<link>{page}</link>")), "{feed}");
        assert_eq!(get(&newsroom, page.split_once(&host).unwrap().1).status, 200);
    }
}

#[test]
fn an_expectation_of_304_is_met_and_is_met_by_nothing_else() {
    for personality in Personality::all() {
        let visitor = Visitor::of(personality.name);
        let hours = if personality.name == "down-two-days" { 48 } else { 0 };
        let first = visitor.at(hours);
        let names = [("etag", "if-none-match"), ("last-modified", "if-modified-since")];
        let conditions: Vec<_> =
            names.iter().filter_map(|(given, condition)| Some((*condition, first.header(given)?))).collect();
        // The third visit is well wherever the second is not, and 429 on the third leaves the second.
        let again = [0; 2].map(|_| visitor.with(hours, &conditions).status);
        let expected = personality.expectation().supports_conditional && personality.name != "moved-302";
        let unchanged = again.contains(&304) && !conditions.is_empty();
        let pretends = personality.name == "always-304";
        assert_eq!(unchanged, expected || pretends, "{} {again:?}", personality.name);
    }
}

#[test]
fn odd_validators_are_known_only_as_they_were_written() {
    for name in ["etag-weak", "etag-unquoted", "etag-oddly-quoted"] {
        let visitor = Visitor::of(name);
        let etag = visitor.at(0).header("etag").unwrap().to_owned();
        assert_eq!(visitor.with(0, &[("if-none-match", &etag)]).status, 304);
        let tidied = format!("\"{}\"", etag.trim_start_matches("W/").trim_matches(['"', '\'']));
        assert_eq!(visitor.with(0, &[("if-none-match", &tidied)]).status, 200, "{etag} {tidied}");
    }
}

#[test]
fn rest_is_asked_for_and_noted() {
    let asks = |name: &str, hours: i64| {
        let visitor = Visitor::of(name);
        visitor.at(hours);
        visitor.rest()
    };
    assert_eq!(asks("ttl", 0), Some(12));
    assert_eq!(asks("update-period", 0), Some(24));
    assert_eq!(asks("max-age", 0), Some(6));
    assert_eq!(asks("max-age-16-years", 0), Some(16 * 365 * 24));
    assert_eq!(asks("expires", 0), Some(3));
    assert_eq!(asks("503-for-a-day", 30), Some(18));
    assert_eq!(asks("etag", 0), None);

    let expires = Visitor::of("expires").at(1);
    assert_eq!(expires.header("date"), Some("Mon, 23 Nov 2026 06:00:00 GMT"));
    assert_eq!(expires.header("expires"), Some("Mon, 23 Nov 2026 09:00:00 GMT"));

    let night = Visitor::of("skip-hours");
    assert!(night.at(0).text().contains("<skipHours><hour>18</hour>") && !night.last().remark.unwelcome);
    night.at(13);
    assert!(night.last().remark.unwelcome);
}

#[test]
fn refusals_say_how_long_or_do_not() {
    let third = |name: &str| {
        let visitor = Visitor::of(name);
        assert_eq!(visitor.statuses([0, 1]), [200, 200]);
        let refusal = visitor.at(2);
        assert_eq!(refusal.status, 429);
        (refusal.header("retry-after").map(str::to_owned), visitor.rest())
    };
    assert_eq!(third("429-seconds"), (Some("7200".to_owned()), Some(2)));
    assert_eq!(third("429-date"), (Some("Mon, 23 Nov 2026 10:00:00 GMT".to_owned()), Some(3)));
    assert_eq!(third("429-zero"), (Some("0".to_owned()), None));
    assert_eq!(third("429-bare"), (None, None));
}

#[test]
fn some_are_not_well_for_a_while() {
    let days = |name: &str| Visitor::of(name).statuses((0..7).map(|day| day * 24));
    assert_eq!(days("503-for-a-day"), [200, 503, 200, 200, 200, 200, 200]);
    assert_eq!(days("500-flapping"), [200, 500, 200, 500, 200, 500, 200]);
    assert_eq!(days("down-two-days"), [200, 500, 200, 200, 200, 200, 200]);
    assert_eq!(days("missing"), [200, 200, 404, 404, 404, 404, 404]);
    assert_eq!(days("gone"), [200, 200, 200, 410, 410, 410, 410]);
    assert_eq!(days("moved-301"), [200, 301, 301, 301, 301, 301, 301]);
    assert_eq!(days("moved-308"), [200, 200, 308, 308, 308, 308, 308]);
    assert_eq!(days("moves-back-and-forth"), [200, 301, 200, 301, 200, 301, 200]);
}

#[test]
fn a_new_address_knows_the_validators_of_the_old_one() {
    let visitor = Visitor::of("moved-301");
    let etag = visitor.at(23).header("etag").unwrap().to_owned();
    let moved = visitor.at(24);
    let new = Personality::named("moved-301").unwrap().expectation().moves_to.unwrap();
    assert!(moved.header("location").unwrap().ends_with(&new));
    visitor.newsroom.set_time(visitor.newsroom.world().now + 23 * HOUR);
    assert_eq!(ask(&visitor.newsroom, "GET", &new, &[("if-none-match", &etag)], "").status, 304);
}

#[test]
fn what_stands_in_for_the_feed_is_noted_as_unsound() {
    for name in ["truncated", "login-page", "empty"] {
        let visitor = Visitor::of(name);
        let whole = visitor.at(0);
        assert!(visitor.last().remark.sound && whole.text().ends_with("</rss>\n"));
        let broken = visitor.at(1);
        assert_eq!((broken.status, visitor.last().remark.sound), (200, false), "{name}");
        assert!(broken.header("etag").is_some() && !broken.text().contains("</rss>"), "{name}");
    }
    let mislabelled = Visitor::of("mislabelled");
    assert!(String::from_utf8(mislabelled.at(0).body).is_err() && mislabelled.last().remark.sound);
}

#[test]
fn items_come_with_time() {
    let count = |name: &str, hours| {
        let personality = Personality::named(name).unwrap();
        let feed = Visitor::of(name).at(hours).text();
        let newest = personality.published_after(hours * HOUR) - 1;
        assert!(feed.contains(&format!("read/{newest}</link>")), "{name}");
        personality.published_after(hours * HOUR) - personality.published_after(0)
    };
    assert_eq!(count("hourly", 24 * 7), 24 * 7);
    assert_eq!(count("weekly", 24 * 7), 1);
    assert_eq!(count("etag", 24), 6);
}

#[test]
fn an_impatient_client_is_found_out() {
    let visitor = Visitor::of("max-age");
    for hours in [0, 0, 1] {
        visitor.with(hours, &[("user-agent", "Reader"), ("accept", "application/rss+xml")]);
    }
    let found = violations(&visitor.newsroom.requests(), &Rules::default());
    let rules: Vec<_> = found.iter().map(|violation| violation.rule).collect();
    assert_eq!(
        rules,
        [Rule::TooSoon, Rule::FeedAtRest, Rule::Unconditional, Rule::FeedAtRest, Rule::Unconditional]
    );
    let polite = Visitor::of("max-age");
    let feeds = ("accept", "application/rss+xml");
    let reader = ("user-agent", "Reader");
    let first = polite.with(0, &[feeds, reader]);
    let (etag, date) = (first.header("etag").unwrap(), first.header("last-modified").unwrap());
    polite.with(6, &[feeds, reader, ("if-none-match", etag), ("if-modified-since", date)]);
    assert_eq!(violations(&polite.newsroom.requests(), &Rules::default()), []);
}
