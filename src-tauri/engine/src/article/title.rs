//! The headline, without the name of the site that pages append for search engines.

/// What stands between a headline and the site's name.
const SEPARATORS: [&str; 10] = [" | ", " - ", " – ", " — ", " :: ", " » ", " • ", " · ", " / ", " ‹ "];

/// `title` without a leading or trailing part that is the site's name, its host or, when `headline` is what
/// the page itself shows as such, anything else.
pub(super) fn without_site(title: &str, site_names: &[String], headline: Option<&str>) -> String {
    let title = title.trim();
    if let Some(headline) = headline
        && key(headline).len() >= 8
        && key(title) != key(headline)
        && (key(title).starts_with(&key(headline)) || key(title).ends_with(&key(headline)))
    {
        return headline.trim().to_string();
    }
    let mut rest = title;
    while let Some(shorter) = strip_once(rest, site_names) {
        rest = shorter;
    }
    rest.to_string()
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

/// What stays of a text when only letters and digits count.
pub(super) fn key(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
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
        ];
        for (title, headline, expected) in cases {
            assert_eq!(without_site(title, &sites, headline), expected, "{title}");
        }
    }
}
