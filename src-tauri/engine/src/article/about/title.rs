//! The headline, without the name of the site that pages append for search engines.

use crate::article::page::line::key;

/// What stands between a headline and the site's name.
const SEPARATORS: [&str; 10] = [" | ", " - ", " – ", " — ", " :: ", " » ", " • ", " · ", " / ", " ‹ "];

/// `title` without a leading or trailing part that is the site's name, its host or, when `headline` is what
/// the page itself shows as such, anything else that a separator sets apart: a kicker with its colon stays.
pub(crate) fn without_site(title: &str, site_names: &[String], headline: Option<&str>) -> String {
    let title = title.trim();
    if let Some(headline) = headline
        && key(headline).len() >= 8
        && key(title) != key(headline)
        && is_set_apart(title, headline.trim())
    {
        return headline.trim().to_string();
    }
    let mut rest = title;
    while let Some(shorter) = strip_once(rest, site_names) {
        rest = shorter;
    }
    rest.to_string()
}

/// Whether `title` is `headline` with a part before or after it that only a page's `<title>` carries.
fn is_set_apart(title: &str, headline: &str) -> bool {
    let is_separator = |c: char| matches!(c, '|' | '-' | '–' | '—' | ':' | '»' | '•' | '·' | '/' | '‹' | '_');
    let (all, part) = (key(title), key(headline));
    if all.starts_with(&part) {
        let letters = part.chars().count();
        let rest = after_letters(title, letters).trim_start_matches(['"', '”', '’', '“', '»', '?', '!', '.']);
        return rest.trim_start().starts_with(is_separator);
    }
    let before = title.strip_suffix(headline).map(str::trim_end);
    before.is_some_and(|before| before.ends_with(|c| is_separator(c) && c != ':'))
}

/// What follows the first `letters` letters and digits.
fn after_letters(text: &str, letters: usize) -> &str {
    let end = text
        .char_indices()
        .filter(|(_, c)| c.is_alphanumeric())
        .nth(letters.saturating_sub(1))
        .map_or(0, |(at, c)| at + c.len_utf8());
    &text[end..]
}

fn strip_once<'t>(title: &'t str, site_names: &[String]) -> Option<&'t str> {
    let is_site = |part: &str| {
        let part = key(part);
        !part.is_empty() && site_names.iter().any(|name| key(name) == part)
    };
    SEPARATORS.iter().find_map(|separator| {
        if let Some((head, tail)) = title.rsplit_once(separator)
            && is_site(tail)
            && !head.trim().is_empty()
        {
            return Some(head.trim());
        }
        let (head, tail) = title.split_once(separator)?;
        (is_site(head) && !tail.trim().is_empty()).then_some(tail.trim())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_site_goes_and_the_headline_stays() {
        let sites = ["Harian Selatan".to_string(), "harianselatan.example".to_string()];
        let cases = [
            ("Banjir surut | Harian Selatan", None, "Banjir surut"),
            ("Harian Selatan - Banjir surut", None, "Banjir surut"),
            ("Banjir surut - Kota - HarianSelatan.example", None, "Banjir surut - Kota"),
            ("Dua - tiga: skor akhir", None, "Dua - tiga: skor akhir"),
            ("Banjir surut di kota - Berita Terkini", Some("Banjir surut di kota"), "Banjir surut di kota"),
            ("Harian Selatan", None, "Harian Selatan"),
            (
                "Usai hujan: Banjir surut di kota",
                Some("Banjir surut di kota"),
                "Usai hujan: Banjir surut di kota",
            ),
            ("Banjir surut di kota--berita", Some("Banjir surut di kota"), "Banjir surut di kota"),
            // As many bytes would begin in the middle of a letter.
            ("【速報】AI法案が可決", Some("AI法案が 可決"), "【速報】AI法案が可決"),
            ("X “Banjir surut”", Some("«Banjir surut»"), "X “Banjir surut”"),
            ("Kota | Banjir surut", Some("Banjir surut"), "Banjir surut"),
            (
                "Banjir surut di kota, warga pulang",
                Some("Banjir surut di kota"),
                "Banjir surut di kota, warga pulang",
            ),
        ];
        for (title, headline, expected) in cases {
            assert_eq!(without_site(title, &sites, headline), expected, "{title}");
        }
    }
}
