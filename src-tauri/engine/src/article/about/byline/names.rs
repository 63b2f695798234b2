//! The names in a line about an author, without the labels, places, posts and dates around them.

use crate::article::{
    attribution,
    lexicon::hands::{self, Hand},
    page::{
        line::{self, key},
        pattern::Pattern,
    },
};
use crate::date;

static BETWEEN: Pattern = Pattern::new(
    r"(?i)\s*[;|,/•·\n،；]\s*|\s+[-–—]+\s+|\s+(?:and|und|et|y|e|en|og|och|dan|serta|ve|i|és|și|ja|et|и|та|και|và|और|و|&|\+)\s+|[、]",
);

/// "정선=이도현 기자 [dh@hankyul.example]": where it was written, who wrote it, and what he is.
static KOREAN: Pattern = Pattern::new(
    r"^[\[(]?(?:\p{Hangul}{1,6}\s*=\s*)?(\p{Hangul}{2,4}?)\s*(?:선임|전문|수습|인턴)?(?:기자|특파원|논설위원)(?:\s*=?\s*[\[(]?\s*\S+@.*)?[\])=]?\s*$",
);

/// "記者王小明／台北報導": who wrote it, and where.
static CHINESE: Pattern = Pattern::new(
    r"^[\[(【（]?\p{Han}{0,5}(?:记者|記者)\s*[:：]?\s*(\p{Han}{2,4}?)\s*(?:[／/｜|]?\s*\p{Han}{2}(?:\d{1,2}日)?(?:報導|报道|專電|专电|專訪|電|电))?[\])】）]?$",
);

/// "with agencies" names nobody.
static WITH_AGENCIES: Pattern = Pattern::new(
    r"(?i)\s+(?:with|mit|avec|dengan|con|com|met|med|from|z|ile)\s+(?:the\s+)?(?:agencies|agenturen|agences|agensi|agencias|agenzie|agências|persbureaus|wires?|wire services)$",
);

/// "with" before an agency.
static WITH: Pattern = Pattern::new(r"(?i)\s+(?:with|mit|avec|dengan|con|com|met|med|and|for)$");

/// Where a writer was, or for whom: "in Berlin", "for Harian".
static PLACED: Pattern = Pattern::new(
    r"^(.{5,60}?)\s+(?i:in|aus|à|en|em|i|w|from|for|reporting from|di|från|fra|vanuit|te)\s+(?:[Tt]he\s+)?\p{Lu}\S*(?:\s+\p{Lu}\S*){0,2}$",
);

/// Addresses and what people are called elsewhere.
static CONTACT: Pattern = Pattern::new(
    r"[\[(<]?(?-u:\b)[\w.+-]+@[\w-]+(?:\.[\w-]+)+[\])>]?(?:\s*\(?\+?\d[\d ()-]{6,})?|\s*\(?@\w[\w.]*\)?",
);

/// What is left of "on 8 October" when the date is gone.
static BEFORE_DATE: Pattern = Pattern::new(
    r"(?i)\s+(?:(?:last )?updated|published|posted|publicado|publié|mis à jour|veröffentlicht|on|at|am|le|el|il|em|op|pada|den)\s*:?\s*$",
);

/// The names in one byline.
pub(super) fn split(byline: &str) -> Vec<String> {
    let line = line::one_line(byline);
    // "Ana Lee (https://lee.example)"
    let line = match line.find("://") {
        Some(address) => match line[..address].rfind(" (") {
            Some(bracket) => line[..bracket].to_string(),
            None => return vec![],
        },
        None => line,
    };
    let parts = written(&line).into_iter().flat_map(without_dates).collect::<Vec<&str>>();
    let mut names: Vec<&str> = Vec::new();
    for part in parts.into_iter().flat_map(|part| CONTACT.split(part)).flat_map(parts_of) {
        if is_credit(part) {
            break;
        }
        let name = tidy(part);
        let is_post = hands::is_post(part)
            && !(name.len() < part.trim().len() && looks_like_a_person(name))
            && names.iter().any(|name| looks_like_a_person(name));
        if is_name(name) && !is_post {
            names.push(name);
        }
    }
    // "Elif Karaca / AYVALIK": where it was written.
    let is_place = |name: &str| {
        !name.contains(' ')
            && name.chars().all(|c| c.is_alphabetic() && c.is_uppercase())
            && attribution::is_unknown(name)
    };
    let is_beside_a_person = names.iter().any(|name| looks_like_a_person(name) && !is_place(name));
    names
        .iter()
        .filter(|name| !(is_beside_a_person && is_place(name)))
        .map(|name| (*name).to_string())
        .collect()
}

/// The names in a line that a page shows, whose elements are set apart by " | ". What stands apart from a name says where
/// its owner works, unless it is a name too.
pub(super) fn shown(line: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for piece in line.split(" | ") {
        let has_person = names.iter().any(|name| looks_like_a_person(name));
        let more = split(piece).into_iter();
        names.extend(more.filter(|name| !has_person || looks_like_a_person(name) && !hands::is_post(name)));
    }
    names
}

/// What a line says of those who wrote, without those who did something else.
fn written(line: &str) -> Vec<&str> {
    let labels = hands::labels(line);
    let Some(first) = labels.first() else { return vec![line] };
    let ends = labels.iter().skip(1).map(|next| next.range.start).chain([line.len()]);
    let authors: Vec<&str> = labels
        .iter()
        .zip(ends)
        .filter(|(label, _)| label.hand == Hand::Author)
        .map(|(label, end)| &line[label.range.end..end])
        .filter(|names| !key(names).is_empty())
        .collect();
    if authors.is_empty() { vec![&line[..first.range.start]] } else { authors }
}

/// The names of those who edited.
pub(super) fn editors(line: &str) -> Vec<String> {
    let labels = hands::labels(line);
    let ends = labels.iter().skip(1).map(|next| next.range.start).chain([line.len()]);
    labels
        .iter()
        .zip(ends)
        .filter(|(label, _)| label.hand == Hand::Editor)
        .flat_map(|(label, end)| split(&line[label.range.end..end]))
        .collect()
}

/// What stands around the dates in a line.
fn without_dates(line: &str) -> Vec<&str> {
    let mut left = Vec::new();
    let mut rest = line;
    while rest.bytes().any(|byte| byte.is_ascii_digit()) {
        let Some((_, range)) = date::find(rest) else { break };
        let before = &rest[..range.start];
        left.push(BEFORE_DATE.find(before).map_or(before, |words| &before[..words.start()]));
        rest = &rest[range.end..];
    }
    left.push(rest);
    left
}

fn parts_of(part: &str) -> Vec<&str> {
    let mut names = part;
    while let Some(label) = hands::author_label(names) {
        names = &names[label..];
    }
    BETWEEN.split(names)
}

fn tidy(part: &str) -> &str {
    let is_around = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '-' | '–'
                    | '—'
                    | ':'
                    | '('
                    | ')'
                    | '（'
                    | '）'
                    | '【'
                    | '】'
                    | '['
                    | ']'
                    | '*'
                    | '“'
                    | '”'
                    | '"'
            )
    };
    let part = part.trim_matches(is_around);
    let part = part.split(" (").next().unwrap_or_default().split('（').next().unwrap_or_default().trim_end();
    let part = WITH_AGENCIES.find(part).map_or(part, |with| &part[..with.start()]);
    let part = KOREAN.group(part).map_or(part, |(_, name)| name);
    let part = CHINESE.group(part).map_or(part, |(_, name)| name);
    let part = before_known(part);
    let part = match PLACED.group(part) {
        Some((_, name)) if looks_like_a_person(name) || !attribution::is_unknown(name) => name,
        _ => part,
    };
    hands::before_post(part).filter(|name| looks_like_a_person(name)).unwrap_or(part)
}

/// A person before an agency, in "Ana Lee with AFP" and "Ana Lee Associated Press"; a paper signs with both.
fn before_known(part: &str) -> &str {
    let spaces = part.match_indices(' ').map(|(at, _)| at);
    let is_known = |at: &usize| !attribution::is_unknown(part[*at..].trim_start());
    let Some(end) = spaces.clone().find(is_known) else { return part };
    let before = part[..end].trim_end_matches([',', ' ']);
    let name = WITH.find(before).map_or(before, |with| &before[..with.start()]);
    if looks_like_a_person(name) && attribution::is_unknown(name) { name } else { part }
}

/// Whether the names from here on are those of pictures.
fn is_credit(part: &str) -> bool {
    let lower = part.to_lowercase();
    [
        "image:",
        "images:",
        "photo",
        "foto",
        "picture",
        "video:",
        "illustration",
        "red:",
        "editor:",
        "redaktur:",
        "editing",
    ]
    .iter()
    .any(|c| lower.starts_with(c))
}

fn is_name(part: &str) -> bool {
    let words = part.split_whitespace().count();
    (1..=6).contains(&words)
        && part.chars().any(char::is_alphabetic)
        && !part.contains(['@', '{', '<'])
        && !part.ends_with(".txt")
        && !ELSEWHERE.contains(&key(part).as_str())
        && !part.chars().any(|c| c.is_ascii_digit())
        && !hands::is_nobody(part)
        && !part.split_whitespace().all(|word| date::names_day_or_month(&word.to_lowercase()))
}

/// Where writers can be followed, as links beside a name say.
const ELSEWHERE: [&str; 12] = [
    "twitter",
    "x",
    "facebook",
    "instagram",
    "linkedin",
    "bluesky",
    "threads",
    "mastodon",
    "youtube",
    "email",
    "rss",
    "profile",
];

/// Words in lower case that stand in names.
const PARTICLES: [&str; 28] = [
    "de", "del", "da", "di", "van", "von", "der", "den", "bin", "binti", "al", "la", "le", "dos", "das",
    "do", "du", "des", "della", "zu", "zur", "ter", "ten", "af", "av", "el", "ibn", "y",
];

/// What ends the names of papers and of their sections.
const TITLES: [&str; 22] = [
    "news",
    "times",
    "herald",
    "tribune",
    "gazette",
    "press",
    "today",
    "media",
    "zeitung",
    "nachrichten",
    "daily",
    "weekly",
    "magazine",
    "agency",
    "radio",
    "tv",
    "network",
    "online",
    "finance",
    "observer",
    "desk",
    "staff",
];

/// Two to five words, each but its particles beginning with a capital; or a name in Chinese, Japanese or Korean.
pub(super) fn looks_like_a_person(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_particle =
        |word: &str| PARTICLES.contains(&word) || word.starts_with("d'") || word.starts_with("d’");
    if let [name] = words.as_slice() {
        let letters = name.chars().count();
        return (2..=4).contains(&letters) && name.chars().all(is_hangul)
            || (2..=4).contains(&letters) && name.chars().all(is_han) && !is_house(name);
    }
    if let [family, given] = words.as_slice() {
        let is_japanese = |part: &str| (1..=3).contains(&part.chars().count()) && part.chars().all(is_han);
        if is_japanese(family) && is_japanese(given) {
            return true;
        }
    }
    (2..=5).contains(&words.len())
        && words.iter().all(|word| is_particle(word) || word.starts_with(char::is_uppercase))
        && words.iter().filter(|word| !is_particle(word)).count() >= 2
        && !name.ends_with([':', '?', '!'])
        && !words.last().is_some_and(|last| TITLES.contains(&last.to_lowercase().as_str()))
}

/// Whether it may be a person's name in a script that has no capitals.
pub(super) fn may_be_a_person(name: &str) -> bool {
    let has_no_case = |c: char| c.is_alphabetic() && !c.is_uppercase() && !c.is_lowercase();
    let words = name.split_whitespace().count();
    looks_like_a_person(name)
        || (2..=4).contains(&words)
            && name.chars().filter(|c| c.is_alphabetic()).all(has_no_case)
            && attribution::is_unknown(name)
}

/// "朝日新聞", "新华网", "编辑部", "代表撮影": newsrooms, and where a picture is from.
fn is_house(name: &str) -> bool {
    name.ends_with([
        '社', '网', '網', '报', '報', '台', '局', '部', '组', '組', '刊', '室', '者', '闻', '聞', '电', '電',
        '影', '供',
    ])
}

/// A syllable of Korean, whose names are of two to four and have no capitals.
fn is_hangul(c: char) -> bool {
    matches!(c, '가'..='힣')
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '々')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persons() {
        for name in
            ["Ana Lee", "Ana de la Lee", "이도현", "斎藤美波", "斎藤 美波", "王小明", "Ludwig van der Elbe"]
        {
            assert!(looks_like_a_person(name), "{name}");
        }
        for name in ["Ana", "of the Elbe", "朝日新聞", "新华网", "Ana Lee?", "a lee"] {
            assert!(!looks_like_a_person(name), "{name}");
        }
        assert!(
            may_be_a_person("مریم یزدان‌پناه")
                && may_be_a_person("अनिल शर्मा")
                && !may_be_a_person("harian kota")
        );
    }

    #[test]
    fn editors_are_known_by_their_labels() {
        assert_eq!(editors("Penulis: Sari W | Editor: Budi Hartono"), ["Budi Hartono"]);
        assert_eq!(editors("Sari W"), [""; 0]);
    }
}
