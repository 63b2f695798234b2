//! The words by which newsrooms mark what is not part of the text, and those that tell what an edit is about. They are
//! data, a file for each language in `lexicon/`, whose README says how to add to them.

pub(crate) mod hands;
pub(crate) mod labels;
mod language;

use std::collections::HashSet;
use std::sync::LazyLock;

use super::page::pattern::Pattern;
use language::Language;

/// The code of each language, and its file.
const LANGUAGES: [(&str, &str); 37] = [
    ("any", include_str!("lexicon/any.toml")),
    ("ar", include_str!("lexicon/ar.toml")),
    ("bn", include_str!("lexicon/bn.toml")),
    ("cs", include_str!("lexicon/cs.toml")),
    ("da", include_str!("lexicon/da.toml")),
    ("de", include_str!("lexicon/de.toml")),
    ("el", include_str!("lexicon/el.toml")),
    ("en", include_str!("lexicon/en.toml")),
    ("es", include_str!("lexicon/es.toml")),
    ("fa", include_str!("lexicon/fa.toml")),
    ("fi", include_str!("lexicon/fi.toml")),
    ("fr", include_str!("lexicon/fr.toml")),
    ("he", include_str!("lexicon/he.toml")),
    ("hi", include_str!("lexicon/hi.toml")),
    ("hr", include_str!("lexicon/hr.toml")),
    ("hu", include_str!("lexicon/hu.toml")),
    ("id", include_str!("lexicon/id.toml")),
    ("it", include_str!("lexicon/it.toml")),
    ("ja", include_str!("lexicon/ja.toml")),
    ("ko", include_str!("lexicon/ko.toml")),
    ("lb", include_str!("lexicon/lb.toml")),
    ("ms", include_str!("lexicon/ms.toml")),
    ("nds", include_str!("lexicon/nds.toml")),
    ("nl", include_str!("lexicon/nl.toml")),
    ("no", include_str!("lexicon/no.toml")),
    ("pl", include_str!("lexicon/pl.toml")),
    ("pt", include_str!("lexicon/pt.toml")),
    ("ro", include_str!("lexicon/ro.toml")),
    ("ru", include_str!("lexicon/ru.toml")),
    ("sk", include_str!("lexicon/sk.toml")),
    ("sv", include_str!("lexicon/sv.toml")),
    ("th", include_str!("lexicon/th.toml")),
    ("tr", include_str!("lexicon/tr.toml")),
    ("uk", include_str!("lexicon/uk.toml")),
    ("ur", include_str!("lexicon/ur.toml")),
    ("vi", include_str!("lexicon/vi.toml")),
    ("zh", include_str!("lexicon/zh.toml")),
];

static WORDS: LazyLock<Vec<Language>> =
    LazyLock::new(|| LANGUAGES.iter().map(|(code, file)| Language::parse(code, file)).collect());

/// What all languages have in one of their lists.
fn all(list: impl Fn(&Language) -> &[String]) -> impl Iterator<Item = &'static str> {
    WORDS.iter().flat_map(list).map(String::as_str)
}

/// One of the expressions in a list, as an expression.
fn any_of(list: impl Fn(&Language) -> &[String]) -> String {
    let one: Vec<&str> = all(list).collect();
    format!("(?:{})", one.join("|"))
}

/// "Read also", at the start of a block.
static CUE: Pattern = Pattern::made(|| {
    let spaced = any_of(|language| &language.read_also).replace(' ', r"\s+");
    let with_colon = any_of(|language| &language.read_also_with_colon).replace(' ', r"\s+");
    let unspaced = any_of(|language| &language.read_also_unspaced);
    let marks = r"[\s»>›▶•*\-–—\[\(【]*";
    format!(
        r"(?i)^{marks}{spaced}(?:\s*[:：;|>»›\-–—\])…]+|\.\.\.|\s|$)\s*|^{marks}{with_colon}\s*[:：]\s*|^[\s▶■◆●☞・\[【（(<]*{unspaced}[】\])）>:：\s]*"
    )
});

/// The bytes of a "read also" at the start of `text`.
pub(crate) fn cue(text: &str) -> Option<usize> {
    CUE.find(text).map(|found| found.end())
}

/// Asks the reader for something: a channel, an app, a subscription, an address. Most that do begin so, and of any other
/// line that is known after a few letters.
static PROMO_AT_START: Pattern = Pattern::made(|| promos(|promo| promo.starts_with('^')));
static PROMO_INSIDE: Pattern = Pattern::made(|| promos(|promo| !promo.starts_with('^')));

fn promos(are: fn(&str) -> bool) -> String {
    let one: Vec<&str> = all(|language| &language.promo).filter(|promo| are(promo)).collect();
    format!("(?i)(?:{})", one.join("|"))
}

pub(crate) fn is_promo(text: &str) -> bool {
    PROMO_AT_START.is_match(text) || PROMO_INSIDE.is_match(text)
}

/// Where a newsroom says what was wrong before.
static CORRECTION: Pattern = Pattern::made(|| {
    let label = any_of(|language| &language.correction);
    let opening = any_of(|language| &language.correction_opening);
    format!(r"(?i)^(?:{label}\s*[:：(]|{opening})")
});

pub(crate) fn is_correction(text: &str) -> bool {
    CORRECTION.is_match(text)
}

/// Labels and buttons, when they are all that a block says.
static FURNITURE: Pattern =
    Pattern::made(|| format!(r"(?i)^[\s\W]*{}[\s\W]*$", any_of(|language| &language.furniture)));

pub(crate) fn is_furniture(text: &str) -> bool {
    FURNITURE.is_match(text)
}

/// What stands where an advertisement would be.
static ADVERT: Pattern = Pattern::made(|| format!(r"(?i)^\W*{}\W*$", any_of(|language| &language.advert)));

pub(crate) fn is_advert(text: &str) -> bool {
    ADVERT.is_match(text)
}

static NUMBER_WORDS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| all(|language| &language.number_words).collect());

/// Whether a word in lower case is a number or a magnitude.
pub(crate) fn is_number_word(word: &str) -> bool {
    NUMBER_WORDS.contains(word)
}

static NUMERALS: LazyLock<HashSet<char>> =
    LazyLock::new(|| WORDS.iter().flat_map(|language| language.numerals.chars()).collect());

/// Chinese, Japanese and Korean numerals. They are parts of other words as well.
pub(crate) fn is_numeral(c: char) -> bool {
    !c.is_ascii() && NUMERALS.contains(&c)
}

/// Whether `text` begins with what follows a name in scripts without capitals.
pub(crate) fn follows_a_name(text: &str) -> bool {
    let text = text.trim_start();
    all(|language| &language.after_names).any(|cue| text.starts_with(cue))
}

/// Whether `text` ends with what precedes one.
pub(crate) fn precedes_a_name(text: &str) -> bool {
    let text = text.trim_end();
    all(|language| &language.before_names).any(|cue| text.ends_with(cue))
}

/// Whether a language, by its code, writes every noun with a capital.
pub(crate) fn capitalises_nouns(language: &str) -> bool {
    WORDS.iter().any(|words| words.capitalises_nouns && words.code == language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_a_language_that_can_be_read() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/article/lexicon");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .filter_map(|file| file.unwrap().file_name().to_str()?.strip_suffix(".toml").map(str::to_string))
            .filter(|name| name != "labels")
            .collect();
        files.sort();
        assert_eq!(files, LANGUAGES.map(|(code, _)| code), "name each file in LANGUAGES, in order");
        for (code, file) in LANGUAGES {
            toml::from_str::<Language>(file).unwrap_or_else(|problem| panic!("{code}.toml: {problem}"));
        }
        for pattern in [&CUE, &PROMO_AT_START, &PROMO_INSIDE, &CORRECTION, &FURNITURE, &ADVERT] {
            pattern.is_match("");
        }
    }

    #[test]
    fn no_line_says_nothing() {
        let lists = |language: &Language| {
            [
                language.read_also.clone(),
                language.read_also_with_colon.clone(),
                language.read_also_unspaced.clone(),
                language.promo.clone(),
                language.furniture.clone(),
                language.advert.clone(),
                language.correction.clone(),
                language.correction_opening.clone(),
                language.author.clone(),
                language.by.clone(),
                language.editor.clone(),
                language.other_hand.clone(),
                language.nobody.clone(),
                language.newsroom.clone(),
                language.post.clone(),
            ]
        };
        for language in WORDS.iter() {
            for line in lists(language).iter().flatten() {
                let line = regex::Regex::new(&format!("(?i)(?:{line})")).unwrap();
                assert!(!line.is_match(""), "{}: {line} would match whatever there is", language.code);
            }
        }
    }

    #[test]
    fn what_an_edit_is_about() {
        assert!(is_number_word("juta") && is_number_word("миллионов") && !is_number_word("satu"));
        assert!(is_numeral('億') && is_numeral('만') && !is_numeral('a') && !is_numeral('山'));
        assert!(follows_a_name(" 大統領は") && precedes_a_name("الرئيس ") && !follows_a_name("president"));
        assert!(capitalises_nouns("de") && !capitalises_nouns("en"));
    }

    #[test]
    fn cues() {
        for text in [
            "Baca juga: Rusia",
            "BACA JUGA Rusia",
            "» Baca Juga :",
            "Read also: x",
            "You may also like...",
            "Also on harian.com Banjir surut",
            "Related",
            "Lesen Sie auch: x",
            "À lire aussi : x",
            "Lea también: x",
            "Leia também",
            "Leggi anche: x",
            "Lees ook: x",
            "関連記事：x",
            "【関連】x",
            "相关阅读：x",
            "延伸閱讀 x",
            "(Baca juga: x)",
            "Artikel Berkaitan",
            "Läs också: x",
            "Les også: x",
            "Czytaj też: x",
            "Čtěte také: x",
            "Citește și: x",
            "Читайте также: x",
            "Материалы по теме",
            "Читайте ще",
            "ΔΙΑΒΑΣΤΕ ΑΚΟΜΗ: x",
            "Διαβάστε επίσης",
            "İlgili haber",
            "קראו עוד: x",
            "Xem thêm: x",
            "ये खबर भी पढ़ें",
            "আরও পড়ুন: x",
            "관련기사 x",
            "[관련 뉴스] x",
            "อ่านข่าวที่เกี่ยวข้อง: x",
        ] {
            assert!(cue(text).is_some(), "{text}");
        }
        for text in [
            "Bacaan juga ada",
            "Читайтетакже",
            "관련된 기사를 보면",
            "Lämnar också",
            "Relatedness",
            "Dia membaca juga",
            "Readers also",
            "The related",
            "",
        ] {
            assert!(cue(text).is_none(), "{text}");
        }
    }

    #[test]
    fn promos() {
        for text in [
            "Baca berita tanpa iklan. Gabung Harian+",
            "Simak breaking news dan berita pilihan kami langsung di ponselmu.",
            "Pilih saluran: https://www.whatsapp.com/channel/0029",
            "Login untuk memaksimalkan pengalaman membaca",
            "Sign up for our morning newsletter",
            "Get the day's stories delivered to your inbox",
            "Follow us on Twitter",
            "We may earn a commission",
            "Muat turun aplikasi kami",
            "Jetzt kostenlos anmelden",
            "Laden Sie unsere App",
            "Recevez chaque matin notre newsletter",
            "Descarga nuestra app",
            "Recibe las noticias en tu correo",
            "Receba as notícias no WhatsApp",
            "Unisciti al nostro canale WhatsApp",
            "Ontvang elke dag onze nieuwsbrief",
            "無料会員登録",
            "この記事は有料会員限定です",
            "扫码关注我们",
            "关注我们的微信公众号",
            "立即訂閱",
        ] {
            assert!(is_promo(text), "{text}");
        }
        for text in [
            "Warga mengikuti kami ke sungai",
            "The app was downloaded by millions",
            "Die Partei will sich jetzt anmelden, sagte sie",
            "Reciben a los heridos en tres hospitales",
            "Le parti reçoit chaque année des dons",
            "Il canale è stato chiuso",
            "訂閱人數去年減少了一半",
            "公式発表によると、会員登録は昨年の倍だった",
            "Subscribers left the company in droves last year",
            "Register offices reopened on Monday after the strike ended in the capital",
        ] {
            assert!(!is_promo(text), "{text}");
        }
    }

    #[test]
    fn furniture() {
        for text in [
            "Komentar",
            "Close Ads",
            "Share this article",
            "- Advertisement -",
            "12 Comments",
            "Tag:",
            "Oke",
            "広告",
        ] {
            assert!(is_furniture(text), "{text}");
        }
        for text in ["Komentar presiden itu memicu protes.", "Share prices fell", "Print sales rose", ""] {
            assert!(!is_furniture(text), "{text}");
        }
    }
}
