//! Who an article says it has something from, with the sentence that says so. No sentence, no claim.

mod framed;
mod grammar;
mod joined;
mod mention;
mod outlets;
mod sentence;
mod signs;
mod statement;
mod told;

#[cfg(test)]
mod phrasings;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use regex::Regex;

use self::grammar::Grammar;
use self::mention::Mention;
use super::page::{line::key, pattern::Pattern};
use crate::model::{Attribution, AttributionKind};

/// The attributions in `blocks`, each name once with its first sentence. `own_names` are the publisher's:
/// a paper that quotes itself attributes nothing.
///
/// `source_lines` are those that a page sets apart, such as "Sumber Reuters". Who stands there comes first, but a
/// sentence of the text says more, where there is one.
pub(super) fn find<S: AsRef<str>>(
    blocks: &[S],
    source_lines: &[String],
    own_names: &[String],
) -> Vec<Attribution> {
    let mut found: Vec<Attribution> = Vec::new();
    let blocks = blocks.iter().map(AsRef::as_ref).filter(|block| signs::stand_in(block));
    let sentences = blocks.flat_map(sentence::sentences);
    for sentence in sentences.filter(|sentence| sentence.len() <= LONGEST_SENTENCE) {
        claims(sentence).into_iter().for_each(|claim| add(&mut found, claim, sentence, own_names));
    }
    let mut first: Vec<Attribution> = Vec::new();
    for line in source_lines {
        for claim in claims(line) {
            match found.iter().position(|have| have.name == claim.name) {
                Some(at) => first.push(found.remove(at)),
                None => add(&mut first, claim, line, own_names),
            }
        }
    }
    first.extend(found);
    first
}

/// In bytes: what is longer is a table or a list that nobody says.
const LONGEST_SENTENCE: usize = 4_000;

fn add(found: &mut Vec<Attribution>, claim: Claim, sentence: &str, own_names: &[String]) {
    let is_own = own_names.iter().any(|own| is_same(own, &claim.name));
    if !is_own && found.iter().all(|have| have.name != claim.name) {
        found.push(Attribution { name: claim.name, kind: claim.kind, sentence: sentence.to_string() });
    }
}

/// Whether no agency and no outlet that we know goes by that name.
pub(super) fn is_unknown(name: &str) -> bool {
    mention::canonical(name).is_none()
}

/// In characters: a longer line is a sentence.
pub(super) const LONGEST_SOURCE_LINE: usize = 70;

/// Whether the whole line says where the article is from, as "Sumber Reuters" under a headline does.
pub(super) fn is_source_line(line: &str) -> bool {
    !names_of_source_line(line.trim()).is_empty()
}

struct Claim {
    at: usize,
    name: String,
    kind: AttributionKind,
}

/// Who a sentence has something from, in the order in which it names them.
fn claims(sentence: &str) -> Vec<Claim> {
    let line = names_of_source_line(sentence);
    if !line.is_empty() || !signs::stand_in(sentence) {
        return line;
    }
    let mut found: Vec<Claim> = Vec::new();
    let mentions = mention::in_sentence(sentence);
    let claimed: Vec<&Mention> = claimed(sentence, &mentions);
    let any_known = claimed.iter().any(|mention| mention.known);
    // Beside an outlet that is known, the other is where it is from: "kantor berita Iran, IRNA".
    found.extend(claimed.into_iter().filter(|mention| mention.known || !any_known).map(Claim::from));
    if !any_known
        && let Some(claim) = borrowed(sentence)
        && found.iter().all(|have| have.name != claim.name)
    {
        found.push(claim);
    }
    for (at, name) in framed::names(sentence) {
        if mentions.iter().all(|mention| mention.end <= at || at + name.len() <= mention.start) {
            found.push(Claim { at, name: name.to_string(), kind: AttributionKind::Outlet });
        }
    }
    let offices = statement::offices(sentence).into_iter();
    found.extend(offices.map(|(at, name)| Claim { at, name, kind: AttributionKind::Official }));
    let posts = statement::posts(sentence).into_iter();
    found.extend(posts.map(|(at, name)| Claim { at, name, kind: AttributionKind::Social }));
    found.sort_by_key(|claim| claim.at);
    found
}

impl From<&Mention> for Claim {
    fn from(mention: &Mention) -> Self {
        Self { at: mention.start, name: mention.name.clone(), kind: mention.kind }
    }
}

/// The mentions that the words around them make a source. Names in one list share what stands around it.
fn claimed<'m>(sentence: &str, mentions: &'m [Mention]) -> Vec<&'m Mention> {
    let Some(grammar) = Grammar::get() else { return vec![] };
    let mut found = Vec::new();
    let mut rest = mentions;
    while let Some(first) = rest.first() {
        let joined = rest
            .windows(2)
            .take_while(|pair| grammar.joins(sentence.get(pair[0].end..pair[1].start).unwrap_or_default()))
            .count();
        let (list, others) = rest.split_at(joined + 1);
        let last = list.last().unwrap_or(first);
        let (head, tail) = (&sentence[..first.start], &sentence[last.end..]);
        let is_claim = grammar.leads_to(head)
            || grammar.follows(head, tail)
            || (list.iter().all(|mention| mention.known) && is_credit(head, tail));
        if is_claim && !told::is_no_telling(head, tail) {
            found.extend(list);
        }
        rest = others;
    }
    found
}

/// "JAKARTA (ANTARA) - …", "[東京 9日 ロイター]", or brackets that are all there is: "(Reuters)".
fn is_credit(head: &str, tail: &str) -> bool {
    static OPENING: Pattern =
        Pattern::new(r"^(?:[^()（）【】\[\].!?。]{0,60}[(（]|[^()]{0,50}\(\w{2,4}/|[【\[][^】\]]{0,20}|【)$");
    static CLOSING: Pattern =
        Pattern::new(r"^(?:/[a-z]{2,6})*[^()（）】\]]{0,3}[)）】\]]\s*(?:[-–—―:.]|$|\p{Han}|\p{Katakana})");
    static WHOLE: Pattern = Pattern::new(r"^(?:/[a-z]{2,6})*[)）】\]]\s*(?:\.\s*)?$");
    static PLAIN: Pattern = Pattern::new(r"^\s+[-–—]\s+\p{Lu}");
    let is_dateline = OPENING.is_match(head) && CLOSING.is_match(tail);
    let is_all = matches!(head, "(" | "（" | "[" | "【") && WHOLE.is_match(tail);
    // "AFP — Le train est reparti."
    let is_plain = head.is_empty() && PLAIN.is_match(tail);
    if is_dateline && WHOLE.is_match(tail) && !is_all {
        return false;
    }
    is_dateline || is_all || is_plain
}

/// Words after which any name is a source's.
const BORROWED: &str = "(?i:dilansir|melansir|dinukil)";

/// "Melansir X": forms so clear that any name after them is a source's.
fn borrowed(sentence: &str) -> Option<Claim> {
    static FORM: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let form = concat!(
            r"(?:\s+(?:dari|oleh))?(?:\s+(?:laman|situs|media|kantor berita|harian|koran|surat kabar|portal)(?:\s+(?:resmi|berita|web|lokal|asing))*)?",
            r"\s+(?P<any>(?:The\s+)?\p{Lu}[\w.&'’-]*(?:\s+\p{Lu}[\w.&'’-]*){0,3})"
        );
        Regex::new(&format!(r"\b{BORROWED}{form}")).ok()
    });
    let any = FORM.as_ref()?.captures(sentence)?.name("any")?;
    let name = any.as_str().trim_end_matches(['.', '-', '\'', '’']);
    (name.chars().count() >= 2 && !mention::is_no_outlet(name)).then(|| Claim {
        at: any.start(),
        name: name.to_string(),
        kind: AttributionKind::Outlet,
    })
}

/// What stands before the names on such a line.
const LABELS: &str = r"(?i:sumber(?:\s+berita)?|sources?|quellen?|fuentes?|fontes?|fonti|bron(?:nen)?|المصدر|出典|来源|來源|消息来源)";

/// The names on a line that is nothing but where the article is from.
fn names_of_source_line(line: &str) -> Vec<Claim> {
    static LABEL: Pattern = Pattern::made(|| format!(r"^{LABELS}\s*(?:[:：]\s*|\s)"));
    static LIST: Pattern = Pattern::new(
        r"^(?:(?:[,/;、，&+]|\s(?:and|dan|serta|und|et|y|e|en)\s|\s)*(?:(?:The\s+)?\p{Lu}[\w.&'’-]*(?:\s+\p{Lu}[\w.&'’-]*){0,3}|dpa))+\.?$",
    );
    static CREDIT: Pattern = Pattern::new(
        r"^(?:\p{Lu}[^\x00-\x1f!-&(-,/:-@\[-^`{-~]{1,30}\s(?:avec|con|com|mit|met)\s(?:l['’])?|(?i:avec|con información de|com informações d[aeo]s?|mit material (?:von|der)|with reporting by|additional reporting by)\s+|[a-zäöü]{2,4}/)",
    );
    if line.chars().nth(LONGEST_SOURCE_LINE).is_some() {
        return vec![];
    }
    let known = |from: usize| -> Vec<Claim> {
        mention::known_in(&line[from..])
            .iter()
            .map(|mention| Claim { at: from + mention.start, ..Claim::from(mention) })
            .collect()
    };
    if let Some(label) = LABEL.find(line) {
        let names = known(label.end());
        let rest = line[label.end()..].trim();
        let covered: usize = mention::known_in(rest).iter().map(|m| m.end - m.start).sum();
        if !names.is_empty() && (LIST.is_match(rest) || covered * 10 >= rest.len() * 6) {
            return names;
        }
        if LIST.is_match(rest) && !mention::is_no_outlet(rest) {
            let name = rest.trim_end_matches('.').to_string();
            return vec![Claim { at: label.end(), name, kind: AttributionKind::Outlet }];
        }
        return vec![];
    }
    match CREDIT.find(line) {
        Some(credit) => {
            let rest = &line[credit.end()..];
            let names = known(credit.end());
            let left: String = mention::known_in(rest).iter().rev().fold(rest.to_string(), |mut left, m| {
                left.replace_range(m.start..m.end, "");
                left
            });
            // Initials of the desk may stand among them: "fvs/dpa/mok".
            let is_all = left
                .split(|c: char| !c.is_alphanumeric())
                .all(|word| word.chars().count() <= 4 && word.chars().all(char::is_lowercase));
            if is_all { names } else { vec![] }
        }
        None => vec![],
    }
}

fn is_same(own: &str, name: &str) -> bool {
    if mention::canonical(own).is_some_and(|own| own == name) {
        return true;
    }
    let (own, name) = (key(own), key(name));
    let strip = |s: &str| s.trim_end_matches("com").trim_end_matches("coid").to_string();
    !own.is_empty() && (own == name || strip(&own) == strip(&name))
}
