//! What an expression cannot do without. The words of forty languages in one expression cost a hundred times what it costs
//! to see that a text has none of them, and most texts have none.

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use regex_syntax::hir::{Class, Hir, HirKind, Look};

/// Texts, of which one stands in whatever an expression matches. The case of letters aside.
pub(crate) struct Needles(AhoCorasick);

/// In bytes: shorter ones stand in any text.
const SHORTEST: usize = 3;

impl Needles {
    /// `None` where an expression may match what has nothing in common, and where it looks at the start of a text alone,
    /// which is quicker than to look at all of it.
    pub(crate) fn of(expression: &str) -> Option<Self> {
        let expression = regex_syntax::parse(expression).ok()?;
        let needles = needed(&expression)?;
        let is_anchored = expression.properties().look_set_prefix().contains(Look::Start);
        if is_anchored || needles.iter().any(|needle| needle.len() < SHORTEST) {
            return None;
        }
        // Every paragraph goes through: a table of all steps takes memory, and a third of the time.
        let kind = Some(AhoCorasickKind::DFA);
        AhoCorasick::builder().ascii_case_insensitive(true).kind(kind).build(needles).ok().map(Self)
    }

    /// Whether a text may match at all.
    pub(crate) fn stand_in(&self, text: &str) -> bool {
        if text.is_ascii() { self.0.is_match(text) } else { self.0.is_match(&text.to_lowercase()) }
    }
}

/// In lower case.
fn needed(expression: &Hir) -> Option<Vec<String>> {
    match expression.kind() {
        HirKind::Empty | HirKind::Look(_) => None,
        HirKind::Literal(_) | HirKind::Class(_) => written(expression).map(|text| vec![text]),
        HirKind::Repetition(repeated) => (repeated.min > 0).then(|| needed(&repeated.sub)).flatten(),
        HirKind::Capture(group) => needed(&group.sub),
        HirKind::Alternation(ways) => {
            let needed: Option<Vec<Vec<String>>> = ways.iter().map(needed).collect();
            Some(needed?.concat())
        }
        HirKind::Concat(parts) => {
            let mut best: Option<Vec<String>> = None;
            let mut run = String::new();
            for part in parts {
                if let Some(text) = written(part) {
                    run.push_str(&text);
                    continue;
                }
                best = better(best, Some(vec![std::mem::take(&mut run)]));
                best = better(best, needed(part));
            }
            better(best, Some(vec![run]))
        }
    }
}

/// The text that an expression is, where it is one but for the case of its letters.
fn written(expression: &Hir) -> Option<String> {
    match expression.kind() {
        HirKind::Literal(literal) => Some(std::str::from_utf8(&literal.0).ok()?.to_lowercase()),
        HirKind::Class(Class::Unicode(class)) => {
            const CASES: u32 = 4;
            let size = |range: &regex_syntax::hir::ClassUnicodeRange| {
                u32::from(range.end()).saturating_sub(u32::from(range.start())).saturating_add(1)
            };
            if class.ranges().iter().map(size).fold(0, u32::saturating_add) > CASES {
                return None;
            }
            let letters = class.ranges().iter().flat_map(|range| range.start()..=range.end());
            let mut letters = letters.filter(|letter| !is_of_old_prints(*letter));
            let lower = letters.next()?.to_lowercase().to_string();
            letters.all(|letter| letter.to_lowercase().to_string() == lower).then_some(lower)
        }
        _ => None,
    }
}

/// Whether a letter is another case of one that is written today, such as the long s.
fn is_of_old_prints(letter: char) -> bool {
    matches!(
        letter,
        'ſ' | 'ϐ' | 'ϑ' | 'ϕ' | 'ϖ' | 'ϰ' | 'ϱ' | 'ϵ' | '\u{345}' | '\u{1fbe}' | '\u{1c80}'..='\u{1c8a}'
    )
}

/// The rarer of two: its shortest is longer, or there are fewer.
fn better(one: Option<Vec<String>>, other: Option<Vec<String>>) -> Option<Vec<String>> {
    const LONG: usize = 6;
    let rarity = |needles: &Vec<String>| {
        let shortest = needles.iter().map(String::len).min().unwrap_or_default();
        (shortest.min(LONG), std::cmp::Reverse(needles.len()))
    };
    match (one, other) {
        (Some(one), Some(other)) => Some(if rarity(&one) >= rarity(&other) { one } else { other }),
        (one, other) => one.or(other).filter(|needles| needles.iter().all(|needle| !needle.is_empty())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_text_is_in_whatever_matches() {
        let cases: [(&str, Option<&[&str]>); 12] = [
            ("(?i)^Baca juga", Some(&["baca juga"])),
            ("(?:unduh|pasang) aplikasi", Some(&[" aplikasi"])),
            (r"(?:subscribe|sign up)\s+to", Some(&["subscribe", "sign up"])),
            (r"(?i)\bpenulis?\s*[:：]", Some(&["penuli"])),
            (r"\d+ (?:comments?|komentar)", Some(&["comment", "komentar"])),
            ("(?i)关注(?:我们|我們)", Some(&["关注"])),
            // Two signs are small letters of one capital, and break it.
            ("(?i)ΔΙΑΒΑΣΤΕ", Some(&["διαβα"])),
            (r"\w+", None),
            ("(?:abc)?", None),
            ("abc|d", None),
            ("(?i)подписаться", Some(&["подписаться"])),
            ("(?:abc){2,}", Some(&["abc"])),
        ];
        for (expression, expected) in cases {
            let found = needed(&regex_syntax::parse(expression).unwrap());
            let found = found.filter(|needles| needles.iter().all(|needle| needle.len() >= SHORTEST));
            let expected = expected.map(|needles| needles.iter().map(ToString::to_string).collect());
            assert_eq!(found, expected, "{expression}");
        }
    }

    #[test]
    fn case_is_no_matter() {
        let needles = Needles::of("(?i)suivez-nous|Подписаться").unwrap();
        assert!(needles.stand_in("SUIVEZ-NOUS") && needles.stand_in("Ça: Suivez-Nous, é"));
        assert!(needles.stand_in("ПОДПИСАТЬСЯ") && !needles.stand_in("писать") && !needles.stand_in(""));
    }
}
