//! When it came out: the instant, and the clock of the newsroom that said so.

use dom_query::{Document, NodeRef};

use crate::article::{
    about::elsewhere,
    page::{dom, text},
};
use crate::{
    date::{self, Date},
    model::{DateOrigin, Published},
};

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;

/// What to read in turn: the first that names its zone wins, or else the first that can be read.
pub(crate) fn first<'a>(stated: impl Iterator<Item = (DateOrigin, &'a str)>) -> Option<Published> {
    let mut zoneless = None;
    for (origin, raw) in stated {
        let Some(date) = date::parse(raw) else { continue };
        let published = published(date, raw.trim(), origin);
        if published.offset_minutes.is_some() {
            return Some(published);
        }
        zoneless.get_or_insert(published);
    }
    zoneless
}

/// Dates in `<time>` and in microdata, `property` being `datePublished` or `dateModified`.
pub(crate) fn markup(doc: &Document, property: &str) -> Vec<String> {
    let value = |node: &NodeRef| {
        let written = node.attr("datetime").or_else(|| node.attr("content"));
        written.map_or_else(|| dom::line(node), |v| v.to_string())
    };
    let (mut sure, mut likely) = (Vec::new(), Vec::new());
    let own = own_article(doc);
    for node in doc.root().descendants_it().filter(NodeRef::is_element) {
        if node.attr_or("itemprop", "").split_whitespace().any(|p| p == property) || node.has_attr("pubdate")
        {
            sure.push(value(&node));
        } else if property == "datePublished"
            && likely.is_empty()
            && dom::is_any(&node, &["time"])
            && node.has_attr("datetime")
            && !is_of_another(&node, own.as_ref())
        {
            likely.push(value(&node));
        }
    }
    sure.append(&mut likely);
    sure
}

/// The article or main part that holds the headline.
fn own_article<'a>(doc: &'a Document) -> Option<NodeRef<'a>> {
    let headline = doc.root().descendants_it().find(|node| dom::is_any(node, &["h1"]))?;
    headline.ancestors_it(None).find(|node| dom::is_any(node, &["article", "main"]))
}

/// Whether a date is that of a comment, of a list beside the text, of a card that leads to another article, or stands
/// outside of the article that the headline is in.
fn is_of_another(time: &NodeRef, own: Option<&NodeRef>) -> bool {
    let has_headline =
        |link: &NodeRef| link.descendants_it().any(|n| dom::is_any(&n, &["h2", "h3", "h4", "h5", "h6"]));
    let is_beside = |node: &NodeRef| {
        dom::is_any(node, &["aside", "nav", "footer"]) || (dom::is_any(node, &["a"]) && has_headline(node))
    };
    elsewhere::is_elsewhere(time)
        || time.ancestors_it(None).any(|node| is_beside(&node))
        || own.is_some_and(|own| !time.ancestors_it(None).any(|node| node.id == own.id))
}

/// Takes the newsroom's offset from a line that a person reads on the page, when that names the same instant
/// as `stated`, or the same clock time where `stated` gives no zone; or the whole date when nothing is stated.
pub(crate) fn with_visible(
    stated: Option<Published>,
    body: &NodeRef,
    title: Option<&str>,
) -> Option<Published> {
    let Some(stated) = stated else { return visible_near(body, title) };
    if stated.offset_minutes.is_some_and(|offset| offset != 0) {
        return Some(stated);
    }
    for line in short_lines(body) {
        let Some((date, range)) = date::find(&line) else { continue };
        let Some(offset) = date.offset_minutes.filter(|offset| *offset != 0) else { continue };
        let same_minute = |a: i64, b: i64| a.div_euclid(MINUTE) == b.div_euclid(MINUTE);
        let day = |instant: i64| instant.div_euclid(DAY);
        let says_only_the_day = !stated.raw.contains(':') && stated.offset_minutes.is_none();
        let instant = if says_only_the_day
            && day(date.instant.0 + i64::from(offset) * MINUTE) == day(stated.instant_ms.0)
        {
            date.instant
        } else if same_minute(date.instant.0, stated.instant_ms.0) {
            stated.instant_ms
        } else if stated.offset_minutes.is_none()
            && same_minute(date.instant.0 + i64::from(offset) * MINUTE, stated.instant_ms.0)
        {
            date.instant
        } else {
            continue;
        };
        return Some(Published {
            instant_ms: instant,
            offset_minutes: Some(offset),
            raw: line[range].to_string(),
            origin: DateOrigin::Visible,
        });
    }
    Some(stated)
}

/// A date as a person reads it.
pub(crate) fn written(line: &str) -> Option<Published> {
    let (date, range) = date::find(line).or_else(|| date::parse(line).map(|date| (date, 0..line.len())))?;
    Some(published(date, &line[range], DateOrigin::Visible))
}

/// Whether a line says little more than when the article came out.
pub(crate) fn is_dateline(line: &str) -> bool {
    line.chars().count() <= 90
        && date::find(line).is_some_and(|(_, range)| {
            let letters = |s: &str| s.chars().filter(|c| c.is_alphanumeric()).count();
            letters(&line[range]) * 2 >= letters(line)
        })
}

/// A date between headline and text, or right above the headline, or else farther down, or among the first lines of the
/// page.
fn visible_near(body: &NodeRef, title: Option<&str>) -> Option<Published> {
    const PROSE: usize = 160;
    const ABOVE: usize = 3;
    const BELOW: usize = 15;
    let lines = text::blocks(body, true);
    let headline = title.and_then(|title| lines.iter().rposition(|line| line == title));
    let after = headline.map_or(0, |at| at + 1);
    let of = |line: &String| {
        let (date, range) = date::find(line).filter(|_| line.chars().count() <= 120)?;
        Some(published(date, &line[range], DateOrigin::Visible))
    };
    let is_prose = |line: &&String| line.chars().count() > PROSE;
    let below = lines[after..].iter().take(BELOW);
    let between = below.clone().take_while(|line| !is_prose(line));
    let above = lines[..headline.unwrap_or(0)].iter().rev().take(ABOVE);
    between.chain(above).chain(below).chain(lines.iter().take(60)).find_map(of)
}

/// Lines with digits in them, and the pieces of lines that elements of their own hold: those are set apart on the
/// screen, but not in the text.
fn short_lines<'a>(body: &NodeRef<'a>) -> impl Iterator<Item = String> + use<'a> {
    let is_leaf = |node: &NodeRef| node.is_element() && node.element_children().is_empty();
    let pieces: Vec<NodeRef> = body.descendants_it().filter(is_leaf).collect();
    text::blocks(body, true)
        .into_iter()
        .chain(pieces.into_iter().map(|piece| dom::line(&piece)))
        .filter(|line| line.chars().count() <= 120 && line.bytes().any(|b| b.is_ascii_digit()))
        .take(600)
}

fn published(date: Date, raw: &str, origin: DateOrigin) -> Published {
    Published { instant_ms: date.instant, offset_minutes: date.offset_minutes, raw: raw.to_string(), origin }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(stated: Option<&str>, html: &str, expected: Option<(&str, Option<i32>, &str)>) {
        let doc = dom::page(html);
        let stated = first(stated.map(|raw| (DateOrigin::JsonLd, raw)).into_iter());
        let body = doc.body().expect("a body");
        let got = with_visible(stated, &body, None);
        let got = got.as_ref().map(|p| (p.instant_ms.0, p.offset_minutes, p.raw.as_str()));
        let expected = expected
            .map(|(instant, offset, raw)| (date::parse(instant).expect("a date").instant.0, offset, raw));
        assert_eq!(got, expected, "{html}");
    }

    #[test]
    fn the_date_above_a_headline_goes_before_those_below_the_text() {
        let prose = "air naik pada malam hari ".repeat(10);
        let html = format!(
            "<p>Kota / 4 May 2026</p><h1>Banjir</h1><p>{prose}</p><h2>Komentar</h2><p>6 May 2026</p>"
        );
        let found = visible_near(&dom::page(&html).body().unwrap(), Some("Banjir")).unwrap();
        assert_eq!(found.raw, "4 May 2026");
    }

    #[test]
    fn dates_of_others_are_not_its_own() {
        for html in [
            "<div class=comment><time datetime=2026-05-06>6 May</time><p>Air naik.</p></div>",
            "<aside><ul><li><time datetime=2026-08-01>1 August</time> Regatta</ul></aside>",
            "<article class=card><time datetime=2026-06-02>2 June</time><h3><a href=/b>The wasps know it well before us</a></h3></article>",
            "<p class=colophon>Last updated on <time datetime=2026-11-02>2 November</time></p>",
        ] {
            let page = format!("<main><article><h1>Banjir</h1><p>3 May 2026</p></article></main>{html}");
            assert_eq!(markup(&dom::page(&page), "datePublished"), Vec::<String>::new(), "{html}");
        }
        let own = "<article><h1>Banjir</h1><time datetime=2026-05-03>3 May</time></article>";
        assert_eq!(markup(&dom::page(own), "datePublished"), ["2026-05-03"]);
    }

    #[test]
    fn the_newsrooms_clock_is_kept() {
        let wib = "<p>Harian - 09/11/2022, 19:01 WIB</p>";
        let seen = Some(("2022-11-09T12:01:00Z", Some(420), "09/11/2022, 19:01 WIB"));
        check(Some("2022-11-09T12:01:00Z"), wib, seen);
        check(Some("2022-11-09T19:01:00"), wib, seen);
        check(None, wib, seen);
        check(
            Some("2022-11-09T12:30:00Z"),
            wib,
            Some(("2022-11-09T12:30:00Z", Some(0), "2022-11-09T12:30:00Z")),
        );
        check(
            Some("2022-11-09T20:01:00+08:00"),
            wib,
            Some(("2022-11-09T12:01:00Z", Some(480), "2022-11-09T20:01:00+08:00")),
        );
        check(Some("2022-11-09"), wib, seen);
        check(Some("2022-11-09T12:01:00Z"), "<p><b>Sari</b><i>09/11/2022, 19:01 WIB</i></p>", seen);
        check(None, "<p>x</p>", None);
    }

    #[test]
    fn the_date_of_a_card_is_that_of_another_article() {
        let dates = |html: &str| markup(&dom::page(html), "datePublished");
        let card = "<a href=/lain><time datetime=2026-03-05>5 Mar</time><h3>Yang lain</h3></a>";
        assert_eq!(dates(card), Vec::<String>::new());
        let own = "<h1>Ini</h1><a href=/ini rel=bookmark><time datetime=2026-05-22>22 Mei</time></a>";
        assert_eq!(dates(&format!("{own}{card}")), ["2026-05-22"]);
    }

    #[test]
    fn a_stated_zone_is_preferred() {
        let stated = [(DateOrigin::JsonLd, "2022-11-09"), (DateOrigin::Meta, "2022-11-09T19:01:00+07:00")];
        let got = first(stated.into_iter()).expect("a date");
        assert_eq!((got.origin, got.offset_minutes), (DateOrigin::Meta, Some(420)));
    }
}
