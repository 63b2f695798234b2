//! Whose a picture is, as captions end with it.

use crate::article::page::{line, pattern::Pattern};

/// A longer one is a sentence.
pub(crate) const LONGEST: usize = 90;

/// Says that a credit follows.
pub(crate) static SOURCE: Pattern =
    Pattern::new(r"(?i)^(?:(?:image|photo) source|منبع تصویر|مصدر الصورة|صدر الصورة)\s*[,،:]\s*");

/// Says that a caption or a credit follows, to those who cannot see that; or stands before it out of habit.
static ANNOUNCED: Pattern = Pattern::new(
    r"(?i)^\s*(?:(?:image|photo|video|media) (?:caption|source)|caption|credit|image|photo|keterangan (?:foto|gambar)|توضیح تصویر|منبع تصویر|تعليق الصورة|مصدر الصورة|صدر الصورة)\s*(?:[,،:：]|\.{3}|…|$)\s*",
);

/// Where the caption proper begins in `line`.
pub(crate) fn announcement(line: &str) -> usize {
    ANNOUNCED.find(line).map_or(0, |found| found.end())
}

/// Ends a caption with whose the picture is.
static TAILS: [Pattern; 6] = [
    // (Foto: Rendra/detikcom) (AP Photo/Jules) (Getty Images)
    Pattern::new(r"[\s.]*[(（\[]([^()（）\[\]]{2,90})[)）\]]\s*\.?$"),
    // Foto: Fadhil/kumparan — Photograph: Edwin Larkholm
    Pattern::new(
        r"(?i)(?:^|[\s.|–—-])((?:foto(?:s|grafie|grafía)?|photo(?:graph|grapher|graphie)?|picture|image|credits?|crédito?|bild(?:quelle)?|gambar|sumber|quelle)(?:\s+(?:by|di|de|par|von|oleh))?\s*[:：]\s*[^:：]{2,90})$",
    ),
    Pattern::new(r"\s*((?:©|\|)\s*[^©|]{2,90})$"),
    Pattern::new(r"\s[-–—]\s((?:[Ff]oto|[Pp]hoto|PHOTO|FOTO)\s[^-–—]{2,60})$"),
    // … . TEMPO/Ratna Setyowati
    Pattern::new(r"[.!?”»]\s+([^.!?/]{2,40}(?:\.[a-z]{2,4})?/[^.!?]{2,50})\.?$"),
    Pattern::new(r"[、，。・]\s*([^、，。]{2,16}(?:撮影|提供|摄|攝))[。）)]?$"),
];

/// Whether a line ends with whose a picture is.
pub(crate) fn has_credit(line: &str) -> bool {
    split(line).1.is_some()
}

/// A caption with its credit at the end as two.
pub(crate) fn split(line: &str) -> (Option<String>, Option<String>) {
    let line = line.trim();
    for (at, tail) in TAILS.iter().enumerate() {
        let Some((found, credit)) = tail.group(line) else { continue };
        if at == 0 && !names_somebody(credit) {
            continue;
        }
        // The stop before it belongs to the caption.
        let kept = line[found.start()..].chars().next().filter(|c| ".!?”»。".contains(*c));
        let end = found.start() + kept.map_or(0, char::len_utf8);
        return (clean_caption(&line[..end]), clean_credit(credit));
    }
    (clean_caption(line), None)
}

static LABELLED: Pattern = Pattern::new(
    r"(?i)^[\s(（\[©|–—-]*(?:(?:foto(?:s|grafie|grafía)?|photo(?:s|graph|graphs|grapher|graphie)?|pictures?|images?|credits?|crédito?s?|bild(?:quelle)?|gambar|source|sumber|quelle|copyright)(?:\s+(?:by|di|de|par|von|oleh)(?-u:\b)|\s*[:：…]|\.{3})|foto\s|photo\s)?[:：\s©|.]*",
);

/// Whether what stands in brackets is whose the picture is, and not more of the caption: "(kanan)", "(9/11/2022)".
fn names_somebody(text: &str) -> bool {
    let rest = LABELLED.find(text).map_or(text, |label| &text[label.end()..]);
    if rest.len() + 2 < text.len() || text.contains("提供") {
        return true;
    }
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let words = || text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic));
    letters * 2 > text.chars().count()
        && words().count() <= 6
        && (text.contains('/') || words().all(|word| !word.starts_with(char::is_lowercase)))
}

/// Stands before a caption out of habit.
static LABEL: Pattern = Pattern::new(r"(?i)^\s*(?:foto|photo|gambar)\s*[:：]\s*");

pub(crate) fn clean_caption(line: &str) -> Option<String> {
    let line = &line[announcement(line)..];
    let start = LABEL.find(line).map_or(0, |label| label.end());
    let line = line[start..]
        .trim_end_matches(|c: char| c.is_whitespace() || "|–—-·(（,、，".contains(c))
        .trim_start();
    (!line.is_empty()).then(|| line.to_string())
}

pub(crate) fn clean_credit(raw: &str) -> Option<String> {
    let line = line::one_line(raw);
    let start = LABELLED.find(&line).map_or(0, |label| label.end());
    let line = line[start..].trim_end_matches(|c: char| c.is_whitespace() || ".)）]".contains(c));
    let line =
        ["撮影", "提供", "摄", "攝"].iter().find_map(|end| line.strip_suffix(end)).unwrap_or(line).trim();
    let is_credit = line.chars().any(char::is_alphabetic) && line.chars().count() <= LONGEST;
    is_credit.then(|| line.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, caption: &str, credit: Option<&str>) {
        assert_eq!(split(line), (Some(caption.to_string()), credit.map(str::to_string)), "{line}");
    }

    #[test]
    fn captions_end_with_credits() {
        check("Jembatan gantung (Foto: Rendra/detikcom)", "Jembatan gantung", Some("Rendra/detikcom"));
        check(
            "Waves break, Nov. 7, 2022. (AP Photo/Jules H)",
            "Waves break, Nov. 7, 2022.",
            Some("AP Photo/Jules H"),
        );
        check(
            "Foto: Pekerja, Senin (14/11/2022). (CNBC/Panji)",
            "Pekerja, Senin (14/11/2022).",
            Some("CNBC/Panji"),
        );
        check("Warga, Minggu (13/11).", "Warga, Minggu (13/11).", None);
        check("Sari (kanan) dan Budi (kiri)", "Sari (kanan) dan Budi (kiri)", None);
        check("A beaver at dusk. Photograph: Edwin Larkholm", "A beaver at dusk.", Some("Edwin Larkholm"));
        check("Die Halle 1998. | picture alliance/dpa", "Die Halle 1998.", Some("picture alliance/dpa"));
        check("Die Fähre © Lars/dpa", "Die Fähre", Some("Lars/dpa"));
        check("Lapak, 13 November 2022. TEMPO/Ratna S", "Lapak, 13 November 2022.", Some("TEMPO/Ratna S"));
        check("Feri ditunda. - Foto Bernama", "Feri ditunda.", Some("Bernama"));
        check("鵜の綱をさばく岩清水遥さん、斎藤美波撮影", "鵜の綱をさばく岩清水遥さん", Some("斎藤美波"));
        check("Image caption, The pub has stood since 1761", "The pub has stood since 1761", None);
        check("قاعة المخطوطات (الجزيرة)", "قاعة المخطوطات", Some("الجزيرة"));
    }
}
