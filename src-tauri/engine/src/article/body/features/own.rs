//! What a block is known by without the others.

use super::Described;
use crate::article::body::named::named;
use crate::article::{
    about::published,
    attribution,
    body::blocks::{Block, Kind},
    lexicon,
    page::{
        dom,
        line::{self, key},
    },
};

named! {
    /// Shares are of all letters of the line, unless it says of what.
    Own {
        log_words,
        words,
        link_share,
        links,
        letters_a_word,
        sentence_marks,
        ends_a_sentence,
        ends_with_colon,
        commas_a_word,
        digit_share,
        capital_share,
        begins_lower,
        kind,
        heading_level,
        emphasised_share,
        has_image,
        asks,
        quotes,
        is_cue,
        is_promo,
        is_furniture,
        is_dateline_or_source,
        is_title,
        byline_share,
        is_stated,
        summary_share,
        repeats,
        has_sign_or_address,
        bars_and_arrows,
        has_time,
        letters,
        begins_with_dash,
    }
}

/// What the line of a block says by itself, and beside what the page says of its article. `repeats` is how often the page
/// has it.
pub(super) fn own(block: &Block, repeats: usize, described: &Described) -> Own {
    let line = block.line.as_str();
    let chars = line.chars().count().max(1) as f32;
    let words = line::count_words(line) as f32;
    let count = |is: fn(char) -> bool| line.chars().filter(|&c| is(c)).count() as f32;
    let yes = |it: bool| f32::from(u8::from(it));
    let last = line.chars().rev().find(|c| !c.is_whitespace() && !"\"'”’»)]」』".contains(*c)).unwrap_or(' ');
    let first = line.chars().find(|c| c.is_alphanumeric()).unwrap_or(' ');
    let key_of_line = key(line);
    let emphasised: usize = block
        .node
        .descendants_it()
        .filter(|n| dom::is_any(n, &["strong", "b", "em", "i"]))
        .map(|n| n.text().chars().filter(|c| !c.is_whitespace()).count())
        .sum();
    let stated = match &described.stated {
        Some(stated) if stated.holds_most(&key_of_line) => 1.0,
        Some(_) => -1.0,
        None => 0.0,
    };
    let shingles = line::shingles(line);
    let summary = shingles.iter().filter(|&s| described.summary.contains(s)).count() as f32
        / shingles.len().max(1) as f32;
    Own {
        log_words: (1.0 + words).ln(),
        words: words.min(300.0),
        link_share: block.linked as f32 / block.letters.max(1) as f32,
        links: dom::links(&block.node).len().min(20) as f32,
        letters_a_word: chars / words.max(1.0),
        sentence_marks: count(|c| ".!?…。！？؟۔।".contains(c)),
        ends_a_sentence: yes(".!?…。！？؟۔।".contains(last)),
        ends_with_colon: yes(":：".contains(last)),
        commas_a_word: count(|c| ",;،、，；".contains(c)) / words.max(1.0),
        digit_share: count(|c| c.is_numeric()) / chars,
        capital_share: count(char::is_uppercase) / chars,
        begins_lower: yes(first.is_lowercase()),
        kind: f32::from(kind_number(block.kind)),
        heading_level: heading_level(block),
        emphasised_share: emphasised as f32 / block.letters.max(1) as f32,
        has_image: yes(dom::has_image(&block.node)),
        asks: yes(last == '?' || last == '？'),
        quotes: yes(line.contains(['"', '“', '„', '«', '「', '”', '»'])),
        is_cue: yes(lexicon::cue(line).is_some()),
        is_promo: yes(lexicon::is_promo(line)),
        is_furniture: yes(lexicon::is_furniture(line)),
        is_dateline_or_source: yes(published::is_dateline(line))
            + 2.0 * yes(attribution::is_source_line(line)),
        is_title: yes(!described.title.is_empty() && key_of_line == described.title),
        byline_share: if described.byline.is_empty() || !key_of_line.contains(&described.byline) {
            0.0
        } else {
            described.byline.len() as f32 / key_of_line.len().max(1) as f32
        },
        is_stated: stated,
        summary_share: summary,
        repeats: repeats.min(20) as f32,
        has_sign_or_address: yes(line.contains(['©', '®', '@'])
            || line.contains("http")
            || line.contains("www.")),
        bars_and_arrows: count(|c| "|·•»›▶►→".contains(c)),
        has_time: yes(block.node.descendants_it().any(|n| dom::is_any(&n, &["time"]))
            || dom::is_any(&block.node, &["time"])),
        letters: chars.min(1500.0),
        begins_with_dash: yes(matches!(
            line.trim_start().chars().next(),
            Some('-' | '–' | '—' | '•' | '*' | '(')
        )),
    }
}

fn kind_number(kind: Kind) -> u8 {
    match kind {
        Kind::Paragraph => 0,
        Kind::Heading => 1,
        Kind::Item => 2,
        Kind::Quote => 3,
        Kind::Row => 4,
        Kind::Code => 5,
        Kind::Other => 6,
    }
}

fn heading_level(block: &Block) -> f32 {
    match dom::name(&block.node).strip_prefix('h').map(str::parse::<u8>) {
        Some(Ok(level)) => f32::from(level),
        _ => 0.0,
    }
}
