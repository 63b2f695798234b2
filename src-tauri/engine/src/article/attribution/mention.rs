//! Where a sentence names somebody who publishes news.

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;

use super::grammar::DESCRIBED;
use super::outlets::{self, Names};
use crate::article::page::line::key;
use crate::model::AttributionKind;

/// A name in a sentence, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    pub start: usize,
    pub end: usize,
    pub name: String,
    pub kind: AttributionKind,
    /// Whether a table knows it.
    pub known: bool,
}

impl Mention {
    fn known(start: usize, end: usize, name: &str, kind: AttributionKind) -> Self {
        Self { start, end, name: name.to_string(), kind, known: true }
    }
}

struct Tables {
    aliases: Regex,
    canonical: HashMap<&'static str, (&'static str, AttributionKind)>,
    by_key: HashMap<String, &'static str>,
    described: Regex,
    trailed: Regex,
    titled: Regex,
    /// The words that `trailed`, `titled` and `led` cannot do without: to look for them alone is far quicker.
    hints: Regex,
    led: Regex,
    contracted: Regex,
    /// The names of outlets without their article.
    without_article: HashMap<&'static str, &'static str>,
}

/// The edge of a word whose letters there are ASCII: to know those of all scripts takes far longer.
const EDGE: &str = r"(?-u:\b)";

/// One to four capitalised words.
const ANY_NAME: &str = concat!(
    r"(?:The\s+)?\p{Lu}[^\s,;:!?()\[\]<>\x22/|«»“”„‘…–—、。「」（）]*",
    r"(?:\s+(?:(?:du|des|de\s+la|de\s+los|de\s+las|de\s+l|de|del|della|dello|dell|delle|degli|dei|di|da|do|dos|das|van\s+het|van\s+de|van|of|d)['’]?\s*)?\p{Lu}[^\s,;:!?()\[\]<>\x22/|«»“”„‘…–—、。「」（）]*){0,3}",
);

/// Words that end the title of a newspaper. Those in the second list end other names too, and count only
/// after an article.
const TITLES: &str = r"Herald|Times|Tribune|Gazette|Courier|Chronicle|Observer|Telegraph|Guardian|News|Daily|Inquirer|Examiner|Sentinel|Weekly|Zeitung|Anzeiger|Nachrichten|Rundfunk|Tageblatt|Kurier|Rundschau|Shimbun|Shimpo|Tagblatt|Volksblatt|Abendblatt|Morgenpost|Courant|Nieuwsblad";
const TITLES_AFTER_ARTICLE: &str =
    r"Post|Star|Sun|Mail|Press|Express|Standard|Mirror|Review|Journal|Globe|Record|Argus|Echo|Presse|Bote";

/// Words that begin the title of a newspaper, where what it is of follows: "Le Messager des Cimes", "Gazeta do Vale".
const LEADING_TITLES: &str = concat!(
    "Courrier|Voix|Gazette|Dépêche|Messager|Écho|Echo|Républicain|Nouvelliste|Journal|Quotidien",
    "|Gazzetta|Messaggero|Corriere|Giornale|Eco|Voce|Mattino|Heraldo|Correo|Diario|Gaceta|Voz|Periódico|Mercurio",
    "|Correio|Gazeta|Diário|Jornal|Tribuna",
);

/// What stands behind the name of an outlet and says that it is one.
pub(super) const TRAILING: &str = r"newspaper|news\s+agency|news\s+website|magazine|broadcaster|television";

/// What joins such a title to its place or people.
const OF: &str = r"(?:du|des|de\s+la|de\s+los|de|del|della|delle|dei|di|da|do|dos|das)";

/// Endings of addresses that papers go by, the longer first.
const DOMAINS: [&str; 7] = [".com", ".co.id", ".id", ".net", ".co", ".tv", ".news"];

/// Words before the name of a paper.
pub(super) const PAPERS: &str = "(?:Harian|Koran|Majalah|Akhbar|Diario|Jornal|Quotidien)";

/// Words of which one is in whatever has the look of an outlet's name; and the names of outlets without their article.
pub(super) fn title_words() -> impl Iterator<Item = &'static str> {
    let listed = [TITLES, TITLES_AFTER_ARTICLE, LEADING_TITLES].into_iter().flat_map(|list| list.split('|'));
    let bare = CONTRACTED.into_iter().flat_map(|(article, _)| without_article(article));
    listed.chain(["Dagblad"]).chain(DOMAINS).chain(bare.map(|(bare, _)| bare))
}

/// The names of outlets that begin with an article, without it and with it.
fn without_article(article: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let names = outlets::known().outlets.iter().filter_map(|names| names.first());
    names.filter_map(move |name| Some((name.strip_prefix(article)?, name.as_str())))
}

/// What becomes of the article of a name after a preposition: "au Monde" is Le Monde.
const CONTRACTED: [(&str, &str); 4] =
    [("Le ", "au|du"), ("Il ", "al|del|dal|nel"), ("La ", "alla|della|dalla"), ("O ", "ao|do|pelo")];

static TABLES: LazyLock<Option<Tables>> = LazyLock::new(|| {
    let compiled = Tables::compile();
    debug_assert!(compiled.is_ok(), "{:?}", compiled.as_ref().err());
    compiled.ok()
});

impl Tables {
    fn compile() -> Result<Self, regex::Error> {
        let mut canonical = HashMap::new();
        let mut by_key = HashMap::new();
        let mut aliases: Vec<&'static str> = Vec::new();
        let known = outlets::known();
        let kinds: [(&[Names], AttributionKind); 2] =
            [(&known.agencies, AttributionKind::Agency), (&known.outlets, AttributionKind::Outlet)];
        for (names, kind) in kinds.into_iter().flat_map(|(table, kind)| table.iter().map(move |n| (n, kind)))
        {
            for alias in names {
                canonical.insert(alias.as_str(), (names[0].as_str(), kind));
                by_key.insert(key(alias), names[0].as_str());
                aliases.push(alias);
            }
        }
        // The longest first: "CNN Indonesia" is not CNN.
        aliases.sort_by_key(|alias| std::cmp::Reverse(alias.len()));
        let domains = format!("(?:{})", DOMAINS.map(regex::escape).join("|"));
        let one = aliases.iter().map(|alias| regex::escape(alias)).collect::<Vec<_>>().join("|");
        let mut bare = HashMap::new();
        let mut contracted: Vec<String> = Vec::new();
        for (article, prepositions) in CONTRACTED {
            let names =
                without_article(article).map(|(bare, _)| regex::escape(bare)).collect::<Vec<_>>().join("|");
            contracted.push(format!(r"{EDGE}(?:{prepositions})\s+(?:{names}){EDGE}"));
            bare.extend(without_article(article));
        }
        Ok(Self {
            hints: Regex::new(&format!(
                "{TRAILING}|{TITLES}|{TITLES_AFTER_ARTICLE}|{LEADING_TITLES}|Dagblad|{domains}"
            ))?,
            led: Regex::new(&format!(
                r"(?:(?:(?:(?:Le|La|Les|Il|El|O|A)\s+|L['’])?(?:{LEADING_TITLES})\s+(?:{OF}\s+|(?:de\s+l|d|dell)['’])\p{{Lu}}[\w'’-]*(?:\s+\p{{Lu}}[\w'’-]*)?)|Dagblad\s+(?:van\s+(?:het\s+|de\s+)?|de\s+)\p{{Lu}}[\w'’-]*)"
            ))?,
            contracted: Regex::new(&contracted.join("|"))?,
            without_article: bare,
            aliases: Regex::new(&one)?,
            canonical,
            by_key,
            described: Regex::new(&format!(
                r"{EDGE}(?P<any>{PAPERS}\s+{ANY_NAME})|{EDGE}{DESCRIBED}\s+[«“„‘'\u0022]?(?P<bare>{ANY_NAME})"
            ))?,
            trailed: Regex::new(&format!(r"(?P<any>{ANY_NAME})\s+(?:{TRAILING}){EDGE}"))?,
            titled: Regex::new(&format!(
                r"\p{{Lu}}[^\s.,;:!?()\[\]<>\x22/|«»“”„‘…–—、。「」（）]*(?:\s+\p{{Lu}}[^\s.,;:!?()\[\]<>\x22/|«»“”„‘…–—、。「」（）]*){{0,2}}\s+(?:{TITLES}){EDGE}|[Tt]he\s+(?P<article>\p{{Lu}}[^\s.,;:!?()\[\]<>\x22/|«»“”„‘…–—、。「」（）]*(?:\s+\p{{Lu}}[^\s.,;:!?()\[\]<>\x22/|«»“”„‘…–—、。「」（）]*){{0,2}}\s+(?:{TITLES_AFTER_ARTICLE})){EDGE}|\p{{Lu}}[\w-]*{domains}{EDGE}"
            ))?,
        })
    }
}

/// The name that an outlet is shown by, for any of its names or the label of its host.
pub(super) fn canonical(name: &str) -> Option<&'static str> {
    TABLES.as_ref()?.by_key.get(&key(name)).copied()
}

/// The known names in `text`, whatever the words around them.
pub(super) fn known_in(text: &str) -> Vec<Mention> {
    let Some(tables) = TABLES.as_ref() else { return vec![] };
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(hit) = tables.aliases.find_at(text, from) {
        let end = hit.end() + ending_of_genitive(&text[..hit.start()], &text[hit.end()..]);
        if stands_alone(text, hit.start(), end) && !ends_a_longer_title(text, hit.start(), hit.as_str()) {
            if let Some((name, kind)) = tables.canonical.get(hit.as_str()) {
                found.push(Mention::known(hit.start(), end, name, *kind));
            }
            from = end;
        } else {
            from = hit.start() + text[hit.start()..].chars().next().map_or(1, char::len_utf8);
        }
    }
    for hit in tables.contracted.find_iter(text) {
        let Some((_, bare)) = hit.as_str().split_once(char::is_whitespace) else { continue };
        let bare = bare.trim_start();
        let (start, end) = (hit.end() - bare.len(), hit.end());
        let overlaps = found.iter().any(|have| have.start < end && start < have.end);
        if let Some(name) = tables.without_article.get(bare)
            && !overlaps
            && stands_alone(text, start, end)
        {
            found.push(Mention::known(start, end, name, AttributionKind::Outlet));
        }
    }
    found.sort_by_key(|mention| mention.start);
    found
}

/// The names in `sentence` that may be a source's, in order: known ones, and those that have the look of one.
pub(super) fn in_sentence(sentence: &str) -> Vec<Mention> {
    let mut found = known_in(sentence);
    let Some(tables) = TABLES.as_ref() else { return found };
    let described = tables.described.captures_iter(sentence);
    let hinted = if tables.hints.is_match(sentence) { sentence } else { "" };
    let trailed = tables.trailed.captures_iter(hinted);
    let titled = tables.titled.captures_iter(hinted);
    // "Diário da República" prints laws.
    let led = tables.led.captures_iter(hinted).filter(|led| !led[0].ends_with("República"));
    let looks: Vec<(usize, usize)> = described
        .chain(trailed)
        .chain(led)
        .chain(titled)
        .filter_map(|captures| {
            let named = ["any", "bare", "article"].iter().find_map(|group| captures.name(group));
            named.or_else(|| captures.get(0))
        })
        .map(|name| (name.start(), name.end()))
        .filter(|(start, _)| !sentence[..*start].ends_with(char::is_alphanumeric))
        .collect();
    for (start, end) in looks {
        let (start, name) = without_cue(start, &sentence[start..end]);
        let end = start + name.len();
        let overlaps = found.iter().any(|have| have.start < end && start < have.end);
        if !overlaps && name.chars().count() >= 2 && !is_no_outlet(name) {
            let name = name.to_string();
            found.push(Mention { start, end, name, kind: AttributionKind::Outlet, known: false });
        }
    }
    found.sort_by_key(|mention| mention.start);
    found
}

/// A first word that belongs to the sentence and not to the name: "Menurut Harian Utara".
fn without_cue(start: usize, name: &str) -> (usize, &str) {
    const CUES: [&str; 22] = [
        "Menurut",
        "Dilansir",
        "Dikutip",
        "Melansir",
        "Mengutip",
        "Kepada",
        "Mantan",
        "Laut",
        "Nach",
        "Selon",
        "Según",
        "Segundo",
        "Secondo",
        "Volgens",
        "According",
        "Citing",
        "Quoting",
        "On",
        "In",
        "As",
        "But",
        "The",
    ];
    let trimmed = name.trim_end_matches(['.', '-', '\'', '’', ',']);
    match trimmed.split_once(char::is_whitespace) {
        Some((first, rest)) if CUES.contains(&first) && first != "The" => {
            let rest = rest.trim_start();
            (start + (trimmed.len() - rest.len()), rest)
        }
        _ => (start, trimmed),
    }
}

/// Whether no letters touch it. Chinese and Japanese set none apart, and Arabic writes small words with what
/// they belong to: "لرويترز".
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let is_joined =
        |inner: char, outer: char| outer.is_alphanumeric() && !is_unspaced(inner) && !is_unspaced(outer);
    let inner_first = text[start..].chars().next();
    let mut head = text[..start].chars().rev();
    let before = head.next();
    let is_prefixed = before.is_some_and(|c| matches!(c, 'ل' | 'و' | 'ف' | 'ب' | 'ـ'))
        && inner_first.is_some_and(is_arabic)
        && head.find(|c| !matches!(c, 'ل' | 'و' | 'ف')).is_none_or(|c| !c.is_alphanumeric());
    let inner_last = text[..end].chars().next_back();
    let mut tail = text[end..].chars();
    let after = tail.next();
    // "Reuters-Gebäude" is a building.
    let compound = after == Some('-') && tail.next().is_some_and(char::is_uppercase);
    let domain = after == Some('.') && text[end + 1..].chars().next().is_some_and(char::is_lowercase);
    !compound
        && !domain
        && (is_prefixed
            || !inner_first.zip(before).is_some_and(|(inner, outer)| is_joined(inner, outer) || outer == '-'))
        && !inner_last.zip(after).is_some_and(|(inner, outer)| is_joined(inner, outer))
}

/// How long the ending of a name is in "ein Bericht des Handelsblatts".
fn ending_of_genitive(head: &str, tail: &str) -> usize {
    let is_genitive = head.ends_with("des ") || head.ends_with("des »") || head.ends_with("des „");
    usize::from(is_genitive && tail.starts_with('s'))
}

/// "Guardian" in "the Orrin Guardian" is another paper.
fn ends_a_longer_title(text: &str, start: usize, alias: &str) -> bool {
    if !TITLES.split('|').chain(TITLES_AFTER_ARTICLE.split('|')).any(|title| title == alias) {
        return false;
    }
    let word = text[..start].trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
    word.chars().next().is_some_and(char::is_uppercase)
        && word.chars().all(char::is_alphanumeric)
        && !["The", "Menurut", "Dilansir", "Dikutip", "Melansir", "Mengutip", "Selon", "Según"]
            .contains(&word)
}

pub(super) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
}

pub(super) fn is_arabic(c: char) -> bool {
    matches!(c, '\u{0600}'..='\u{06ff}')
}

/// Capitalised words that begin the name of a person, an office, a day or a country.
pub(super) fn is_no_outlet(name: &str) -> bool {
    const NOT: [&str; 54] = [
        "Presiden",
        "Wakil",
        "Menteri",
        "Gubernur",
        "Bupati",
        "Wali",
        "Kepala",
        "Ketua",
        "Direktur",
        "Jenderal",
        "Kapolri",
        "Kapolda",
        "Kementerian",
        "Kemenkes",
        "Polri",
        "Polda",
        "Pasal",
        "Undang-Undang",
        "Senin",
        "Selasa",
        "Rabu",
        "Kamis",
        "Jumat",
        "Sabtu",
        "Minggu",
        "Ahad",
        "Rusia",
        "Iran",
        "China",
        "Tiongkok",
        "Ukraina",
        "Amerika",
        "AS",
        "Inggris",
        "Israel",
        "Korea",
        "Jepang",
        "Turki",
        "Mesir",
        "Suriah",
        "Irak",
        "Jerman",
        "Prancis",
        "Malaysia",
        "Singapura",
        "Indonesia",
        "Palestina",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];
    name.split_whitespace().next().is_none_or(|first| NOT.contains(&first))
}
