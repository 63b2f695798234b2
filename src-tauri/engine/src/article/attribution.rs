//! Who an article says it has something from, with the sentence that says so. No sentence, no claim.

use std::{collections::HashMap, sync::LazyLock};

use regex::Regex;

use super::{outlets::OUTLETS, title::key};
use crate::model::Attribution;

/// The attributions in `blocks`, each name once with its first sentence. `own_names` are the publisher's:
/// a paper that quotes itself attributes nothing.
pub(super) fn find<S: AsRef<str>>(blocks: &[S], own_names: &[String]) -> Vec<Attribution> {
    let mut found: Vec<Attribution> = Vec::new();
    for block in blocks {
        for sentence in sentences(block.as_ref()) {
            for name in names_in(sentence) {
                let is_own = own_names.iter().any(|own| is_same(own, &name));
                if !is_own && found.iter().all(|have| have.name != name) {
                    found.push(Attribution { name, sentence: sentence.to_string() });
                }
            }
        }
    }
    found
}

/// Whether the whole line says where the article is from, as "Sumber Reuters" under a headline does.
pub(super) fn is_source_line(line: &str) -> bool {
    line.chars().count() <= 60
        && GRAMMAR.as_ref().is_some_and(|grammar| grammar.source_line.is_match(line.trim()))
}

struct Grammar {
    /// Forms that end or begin with the name of a known outlet.
    known: Vec<Regex>,
    /// Forms so clear that any name after them is an outlet's.
    open: Vec<Regex>,
    source_line: Regex,
    name: Regex,
    canonical: HashMap<&'static str, &'static str>,
}

/// Words that may stand between a verb and the outlet: "dikutip dari kantor berita resmi Iran, IRNA".
const BETWEEN: &str = r"(?:,?\s+(?:dari|oleh|lewat|melalui|laman|situs|web|media|kantor|berita|agensi|resmi|harian|surat|kabar|koran|majalah|portal|stasiun|televisi|radio|pemerintah|negara|milik|setempat|lokal|nasional|asing|laporan|laporannya|kanal|pada|kepada|the|a|an|by|from|to|in|news|agency|agencies|state|state-run|state-owned|official|local|newspaper|daily|weekly|magazine|broadcaster|wire|service|media|outlet|website|television|channel|report|reports|reporting|with|journalists?|reporters?|[A-Z][\w'’-]*)){0,7}?,?\s+";

/// A name that no table knows: one to four capitalised words.
const ANY_NAME: &str = r"(?P<any>(?:The\s+)?[A-Z][\w.&'’-]*(?:\s+[A-Z][\w.&'’-]*){0,3})";

static GRAMMAR: LazyLock<Option<Grammar>> = LazyLock::new(|| Grammar::compile().ok());

impl Grammar {
    fn compile() -> Result<Self, regex::Error> {
        let mut canonical = HashMap::new();
        let mut aliases: Vec<&'static str> = Vec::new();
        for names in OUTLETS {
            for alias in *names {
                canonical.insert(*alias, names[0]);
                aliases.push(alias);
            }
        }
        // The longest first: "CNN Indonesia" is not CNN.
        aliases.sort_by_key(|alias| std::cmp::Reverse(alias.len()));
        let one = aliases.iter().map(|alias| regex::escape(alias)).collect::<Vec<_>>().join("|");
        let name = format!(r"(?-u:\b)(?:{one})(?:(?-u:\b)|$)");
        let names = format!(r"(?P<known>{name}(?:(?:\s*[,/]\s*|,?\s+(?:dan|serta|and)\s+){name})*)");
        let known = [
            // Dilansir dari X; mengutip X; lapor TASS mengutip …
            format!(
                r"(?-u:\b)(?i:dilansir|dikutip|dinukil|disadur|dihimpun|diberitakan|dilaporkan|diwartakan|melansir|mengutip|menukil|mewartakan){BETWEEN}{names}"
            ),
            format!(r"(?-u:\b)(?i:lapor|tulis|kutip|menurut|ungkap){BETWEEN}{names}"),
            format!(r"(?-u:\b)(?i:kepada|wawancara dengan){BETWEEN}{names}"),
            format!(
                r"{names},?\s+(?:juga\s+|pun\s+|pertama kali\s+)?(?i:melaporkan|mewartakan|memberitakan|mengabarkan|menuliskan|menulis|menyebutkan|menyebut)(?-u:\b)"
            ),
            // according to X; reported by X; told X
            format!(
                r"(?-u:\b)(?i:according to|reported by|report by|reports? from|citing|cited by|quoting|quoted by|told|interview with|obtained by|seen by|statement to|source:|sources?\s+told){BETWEEN}{names}"
            ),
            format!(
                r"{names}(?:\s+news\s+agency)?,?\s+(?:has\s+|had\s+|also\s+|first\s+|later\s+|previously\s+)*(?i:reported|reports|wrote|said|says|cited|quoted)(?-u:\b)"
            ),
            // JAKARTA (ANTARA) - …; … (Reuters)
            format!(r"\({names}(?:/[^()]{{1,30}})?\)"),
        ];
        let open = [
            format!(
                r"(?-u:\b)(?i:dilansir|melansir|dinukil)(?:\s+(?:dari|oleh))?(?:\s+(?:laman|situs|media|kantor berita|harian|koran|surat kabar|portal)(?:\s+(?:resmi|berita|web|lokal|asing))*)?\s+{ANY_NAME}"
            ),
            format!(
                r"(?-u:\b)(?i:dikutip|mengutip|menurut)(?:\s+(?:dari|oleh))?\s+(?:kantor berita|surat kabar|koran|harian|majalah|stasiun televisi)(?:\s+(?:resmi|lokal|asing|pemerintah|milik negara))*\s+{ANY_NAME}"
            ),
        ];
        Ok(Self {
            known: known.iter().map(|form| Regex::new(form)).collect::<Result<_, _>>()?,
            open: open.iter().map(|form| Regex::new(form)).collect::<Result<_, _>>()?,
            source_line: Regex::new(&format!(
                r"^(?i:sumber|source|sources|quelle|fuente|fonte|bron)(?:\s*[:：]\s*|\s+){ANY_NAME}(?:\s*[,/&]\s*{}|\s+(?:dan|and)\s+{})*\.?$",
                ANY_NAME.replace("?P<any>", "?:"),
                ANY_NAME.replace("?P<any>", "?:"),
            ))?,
            name: Regex::new(&name)?,
            canonical,
        })
    }

    fn known_in(&self, text: &str) -> Vec<String> {
        self.name
            .find_iter(text)
            .filter_map(|found| self.canonical.get(found.as_str()))
            .map(|n| (*n).to_string())
            .collect()
    }
}

/// The names that a sentence attributes something to, in the order it says them.
fn names_in(sentence: &str) -> Vec<String> {
    let Some(grammar) = GRAMMAR.as_ref() else { return vec![] };
    let mut found: Vec<(usize, String)> = Vec::new();
    // Most sentences name no outlet, and that is quickly seen.
    let forms = if grammar.name.is_match(sentence) { grammar.known.as_slice() } else { &[] };
    for captures in forms.iter().flat_map(|form| form.captures_iter(sentence)) {
        if let Some(names) = captures.name("known") {
            found.extend(grammar.known_in(names.as_str()).into_iter().map(|name| (names.start(), name)));
        }
    }
    let is_line = is_source_line(sentence);
    let names_known = !found.is_empty();
    let forms = grammar.open.iter().chain(is_line.then_some(&grammar.source_line));
    for captures in forms.flat_map(|form| form.captures_iter(sentence)) {
        let Some(any) = captures.name("any") else { continue };
        let known = grammar.known_in(if is_line { sentence } else { any.as_str() });
        if known.is_empty() {
            let name = any.as_str().trim_end_matches(['.', '-', '\'', '’']);
            // Beside an outlet that is known, the other is where it is from: "kantor berita Iran, IRNA".
            if !names_known && name.chars().count() >= 2 && !is_no_outlet(name) {
                found.push((any.start(), name.to_string()));
            }
        } else {
            known.into_iter().for_each(|name| found.push((any.start(), name)));
        }
    }
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, name)| name).collect()
}

/// Capitalised words that begin the name of a person, an office or a day.
fn is_no_outlet(name: &str) -> bool {
    const NOT: [&str; 24] = [
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
    ];
    name.split_whitespace().next().is_none_or(|first| NOT.contains(&first))
}

fn is_same(own: &str, name: &str) -> bool {
    let (own, name) = (key(own), key(name));
    let strip = |s: &str| s.trim_end_matches("com").trim_end_matches("coid").to_string();
    !own.is_empty() && (own == name || strip(&own) == strip(&name))
}

/// Splits after `.`, `!`, `?` and `…` before a new beginning, but not after abbreviations.
pub(super) fn sentences(block: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let chars: Vec<(usize, char)> = block.char_indices().collect();
    let mut at = 0;
    while at < chars.len() {
        let (offset, c) = chars[at];
        at += 1;
        if !matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？') {
            continue;
        }
        while at < chars.len()
            && matches!(chars[at].1, '"' | '”' | '’' | '\'' | ')' | ']' | '»' | '」' | '.' | '…')
        {
            at += 1;
        }
        let end = chars.get(at).map_or(block.len(), |(end, _)| *end);
        let wide = matches!(c, '。' | '！' | '？');
        let spaced = chars.get(at).is_none_or(|(_, c)| c.is_whitespace());
        let begins = chars[at..]
            .iter()
            .map(|(_, c)| *c)
            .find(|c| !c.is_whitespace())
            .is_none_or(|c| !c.is_lowercase());
        if wide || (spaced && begins && !(c == '.' && ends_in_abbreviation(&block[start..offset]))) {
            found.push(block[start..end].trim());
            start = end;
        }
    }
    found.push(block[start..].trim());
    found.retain(|sentence| !sentence.is_empty());
    found
}

fn ends_in_abbreviation(head: &str) -> bool {
    const SHORT: [&str; 24] = [
        "mr", "mrs", "ms", "dr", "prof", "st", "jl", "no", "jr", "sr", "vs", "gen", "sen", "rep", "gov",
        "lt", "col", "sgt", "ir", "drs", "hj", "kh", "tgl", "rp",
    ];
    let word = head.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
    let initials = word.chars().all(|c| c == '.' || c.is_uppercase())
        && word.rsplit('.').next().is_some_and(|l| l.len() == 1);
    initials || SHORT.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sentence: &str, expected: &[&str]) {
        let names: Vec<String> = find(&[sentence], &["Harian Selatan".into(), "Kompas.com".into()])
            .into_iter()
            .map(|a| a.name)
            .collect();
        assert_eq!(names, expected, "{sentence}");
    }

    #[test]
    fn indonesian() {
        check("Dilansir dari Reuters, kapal itu tiba.", &["Reuters"]);
        check("Dikutip dari kantor berita resmi Iran, IRNA, kapal itu tiba.", &["IRNA"]);
        check("Mengutip AFP dan Xinhua, kapal itu tiba.", &["AFP", "Xinhua"]);
        check("“Kapal tiba,” lapor TASS mengutip layanan pers pelabuhan.", &["TASS"]);
        check("Media Rusia, TASS, melaporkan bahwa kapal tiba.", &["TASS"]);
        check("“Kapal tiba,” kata Amir dikutip kantor berita resmi IRNA.", &["IRNA"]);
        check("Kapal itu tiba, sebagaimana dilansir Reuters.", &["Reuters"]);
        check("Menurut kantor berita resmi Mena, kapal tiba.", &["Mena"]);
        check("Dilansir Harian Utara, Rabu, kapal tiba.", &["Harian Utara"]);
        check("JAKARTA (ANTARA) - Kapal tiba.", &["Antara"]);
        check("Sumber: Reuters, AP", &["Reuters", "AP"]);
        check("Sumber Harian Utara", &["Harian Utara"]);
        check("Kepada CNN Indonesia, ia mengaku menyesal.", &["CNN Indonesia"]);
    }

    #[test]
    fn english() {
        check("The ship arrived, according to Reuters.", &["Reuters"]);
        check("The Associated Press reported that the ship arrived.", &["AP"]);
        check("“It arrived,” the captain told the AFP news agency.", &["AFP"]);
        check("JAKARTA (Reuters) - The ship arrived.", &["Reuters"]);
        check("The ship arrived, state news agency IRNA reported.", &["IRNA"]);
        check("Citing two officials, The New York Times said the ship arrived.", &["The New York Times"]);
    }

    #[test]
    fn no_claim_without_words_that_make_it() {
        check("Kantor Reuters di Jakarta kebanjiran.", &[]);
        check("Antara lain karena hujan, kapal terlambat.", &[]);
        check("Diberitakan Kompas.com sebelumnya, kapal tiba.", &[]);
        check("Dikutip Harian Selatan, kapal tiba.", &[]);
        check("Melansir Presiden Joko, kapal tiba.", &[]);
        check("Bahan bakar bersumber dari alam.", &[]);
        check("Sumber daya alam kita banyak", &[]);
        check("Reuters journalists were among the guests.", &[]);
    }

    #[test]
    fn each_name_once_with_its_first_sentence() {
        let blocks = ["Hujan turun. Dilansir Reuters, air naik.", "Air surut, lapor Reuters."];
        let expected = Attribution { name: "Reuters".into(), sentence: "Dilansir Reuters, air naik.".into() };
        assert_eq!(find(&blocks, &[]), [expected]);
    }

    #[test]
    fn sentences_end_where_the_next_begins() {
        let cases: [(&str, &[&str]); 5] = [
            ("Satu. Dua! Tiga?", &["Satu.", "Dua!", "Tiga?"]),
            ("“Ya.” Ia pergi.", &["“Ya.”", "Ia pergi."]),
            (
                "Dr. Sari dan J. K. Budi di Kompas.com pergi.",
                &["Dr. Sari dan J. K. Budi di Kompas.com pergi."],
            ),
            ("Naik 3.5 persen. lalu turun", &["Naik 3.5 persen. lalu turun"]),
            ("", &[]),
        ];
        for (block, expected) in cases {
            assert_eq!(sentences(block), expected, "{block}");
        }
    }
}
