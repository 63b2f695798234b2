//! Which language an article is in, as ISO 639-1.

use whatlang::Lang;

/// Text shorter than this tells little.
const MIN_CHARS: usize = 120;
/// And more than this tells no more.
const SAMPLE: usize = 500;

/// From the text where it speaks clearly, or else from what the markup states.
pub(crate) fn of(stated: Option<&str>, text: &str) -> Option<String> {
    let stated = stated.and_then(primary);
    let sample: String = text.chars().take(SAMPLE).collect();
    if sample.chars().count() < MIN_CHARS {
        return stated;
    }
    let words = words(&sample);
    if let Some(stated) = &stated
        && sounds_like(stated, &words)
    {
        return Some(stated.clone());
    }
    let (detected, surely) = match by_function_words(&words) {
        Some(code) => (Some(code), true),
        None => by_trigrams(&sample),
    };
    match (stated, detected) {
        // Closely related languages are told apart by markup better than by words.
        (Some(stated), Some(detected)) if !surely || are_close(&stated, detected) => Some(stated),
        (stated, detected) => detected.map(str::to_owned).or(stated),
    }
}

/// The language, and whether that is certain.
fn by_trigrams(sample: &str) -> (Option<&'static str>, bool) {
    whatlang::detect(sample)
        .map_or((None, false), |found| (code(found.lang()), found.is_reliable() && found.confidence() > 0.9))
}

/// The commonest words of languages that news is much written in, none of which is common in another one
/// here. Asked first: far cheaper than trigrams.
const FUNCTION_WORDS: [(&str, &[&str]); 6] = [
    (
        "id",
        &["yang", "dan", "untuk", "dengan", "dari", "pada", "ini", "itu", "akan", "tidak", "oleh", "dalam"],
    ),
    ("en", &["the", "of", "and", "to", "that", "was", "with", "for", "from", "have", "said", "which"]),
    ("de", &["der", "und", "das", "nicht", "mit", "sich", "auf", "eine", "ist", "dem", "auch", "wird"]),
    ("fr", &["les", "des", "dans", "est", "une", "pour", "qui", "sur", "avec", "pas", "aux", "cette"]),
    ("es", &["los", "las", "una", "del", "por", "con", "para", "más", "pero", "este", "según", "sus"]),
    ("nl", &["het", "een", "van", "niet", "zijn", "voor", "aan", "ook", "naar", "wordt", "deze", "bij"]),
];

fn words(sample: &str) -> Vec<String> {
    let words = sample.split_whitespace();
    words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()).collect()
}

fn count(words: &[String], common: &[&str]) -> usize {
    words.iter().filter(|word| common.contains(&word.as_str())).count()
}

/// The language of which at least an eighth of the words are ones that a text in it is full of.
fn by_function_words(words: &[String]) -> Option<&'static str> {
    FUNCTION_WORDS.iter().find(|(_, common)| count(words, common) * 8 >= words.len()).map(|(code, _)| *code)
}

/// Whether a text has words enough of the language that it is said to be in, and fewer of any other.
fn sounds_like(stated: &str, words: &[String]) -> bool {
    let Some((_, common)) = FUNCTION_WORDS.iter().find(|(code, _)| *code == stated) else { return false };
    let own = count(words, common);
    let is_another = |(code, common): &(&str, &[&str])| *code != stated && count(words, common) * 2 >= own;
    own * 16 >= words.len() && !FUNCTION_WORDS.iter().any(is_another)
}

/// `id` of `id-ID`, `in` and `ind`.
fn primary(tag: &str) -> Option<String> {
    let primary = tag.trim().split(['-', '_']).next()?.to_ascii_lowercase();
    let primary = match primary.as_str() {
        "in" | "ind" => "id",
        "iw" => "he",
        "nb" | "nn" => "no",
        "eng" => "en",
        other => other,
    };
    (primary.len() == 2 && primary.bytes().all(|b| b.is_ascii_lowercase())).then(|| primary.to_string())
}

fn are_close(a: &str, b: &str) -> bool {
    const FAMILIES: [&[&str]; 6] = [
        &["id", "ms", "jv", "su"],
        &["no", "da", "sv"],
        &["hr", "sr", "bs", "sl"],
        &["cs", "sk"],
        &["es", "gl", "pt", "ca"],
        &["ru", "uk", "be", "bg", "mk"],
    ];
    a == b || FAMILIES.iter().any(|family| family.contains(&a) && family.contains(&b))
}

fn code(lang: Lang) -> Option<&'static str> {
    Some(match lang {
        Lang::Ind => "id",
        Lang::Eng => "en",
        Lang::Jav => "jv",
        Lang::Nld => "nl",
        Lang::Deu => "de",
        Lang::Fra => "fr",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Ita => "it",
        Lang::Jpn => "ja",
        Lang::Cmn => "zh",
        Lang::Kor => "ko",
        Lang::Rus => "ru",
        Lang::Ukr => "uk",
        Lang::Bel => "be",
        Lang::Bul => "bg",
        Lang::Mkd => "mk",
        Lang::Srp => "sr",
        Lang::Hrv => "hr",
        Lang::Slv => "sl",
        Lang::Slk => "sk",
        Lang::Ces => "cs",
        Lang::Pol => "pl",
        Lang::Hun => "hu",
        Lang::Ron => "ro",
        Lang::Ell => "el",
        Lang::Tur => "tr",
        Lang::Ara => "ar",
        Lang::Heb => "he",
        Lang::Pes => "fa",
        Lang::Urd => "ur",
        Lang::Hin => "hi",
        Lang::Ben => "bn",
        Lang::Tam => "ta",
        Lang::Tel => "te",
        Lang::Mar => "mr",
        Lang::Guj => "gu",
        Lang::Pan => "pa",
        Lang::Mal => "ml",
        Lang::Kan => "kn",
        Lang::Ori => "or",
        Lang::Nep => "ne",
        Lang::Sin => "si",
        Lang::Tha => "th",
        Lang::Vie => "vi",
        Lang::Khm => "km",
        Lang::Mya => "my",
        Lang::Tgl => "tl",
        Lang::Swe => "sv",
        Lang::Dan => "da",
        Lang::Nob => "no",
        Lang::Fin => "fi",
        Lang::Est => "et",
        Lang::Lav => "lv",
        Lang::Lit => "lt",
        Lang::Cat => "ca",
        Lang::Lat => "la",
        Lang::Epo => "eo",
        Lang::Aze => "az",
        Lang::Uzb => "uz",
        Lang::Tuk => "tk",
        Lang::Hye => "hy",
        Lang::Kat => "ka",
        Lang::Amh => "am",
        Lang::Yid => "yi",
        Lang::Aka => "ak",
        Lang::Zul => "zu",
        Lang::Sna => "sn",
        Lang::Afr => "af",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One word in sixteen.
    const FEW_COMMON_WORDS: &str = "Petugas memasang pompa air besar dekat tanggul sungai kampung nelayan yang jebol \
        diterjang banjir kiriman hulu semalam, sementara ratusan warga mengungsi menuju gedung sekolah dasar negeri.";

    #[test]
    fn markup_and_text() {
        let indonesian = "Warga desa itu kembali ke rumah mereka setelah air sungai surut pada hari Rabu, dan sekolah \
                          di sekitar pasar dibuka lagi untuk anak-anak yang sudah dua pekan belajar di tenda.";
        let cases = [
            (Some("id-ID"), "Pendek", Some("id")),
            (Some("in"), "", Some("id")),
            (None, "", None),
            (None, indonesian, Some("id")),
            (Some("en-US"), indonesian, Some("id")),
            (Some("ms"), indonesian, Some("ms")),
            (Some("x-default"), "", None),
            (Some("id"), FEW_COMMON_WORDS, Some("id")),
            (Some("en"), FEW_COMMON_WORDS, Some("id")),
        ];
        for (stated, text, expected) in cases {
            assert_eq!(of(stated, text).as_deref(), expected, "{stated:?} {text}");
        }
    }
}
