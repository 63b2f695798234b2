//! How much of the article the publisher let us have.

use crate::article::page::pattern::Pattern;
use crate::model::Access;

/// What stands where the rest would be.
static CUT: Pattern = Pattern::new(
    r"(?i)(?:\[(?:…|\.\.\.)\]|(?:read more|continue reading|read the full (?:story|article)|the post .{3,200} appeared first on .*|baca selengkapnya|selengkapnya|lanjut baca|weiterlesen|lire la suite|seguir leyendo|leia mais|continua a leggere|lees verder)\W*)$",
);

/// What a paywall says.
static WALL: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?:subscribe (?:now )?to (?:continue|read|unlock)|this (?:article|content|story) is (?:for|only available to|reserved for) (?:our )?(?:subscribers|members)|to (?:continue|keep) reading,? (?:please )?(?:subscribe|log in|sign in)|already a subscriber|khusus pelanggan|berlangganan untuk (?:membaca|melanjutkan)|artikel ini hanya untuk pelanggan|jetzt weiterlesen mit|réservé aux abonnés|solo para suscriptores)(?-u:\b)",
);

/// Texts shorter than this that ask for money are not the article.
const SHORT: u32 = 250;

/// `free` is what the page itself states; `taken_out` what stood on it and is not in `body`, in its order.
pub(crate) fn of(body: &str, words: u32, free: Option<bool>, taken_out: &[&str]) -> Access {
    let tail = body.lines().rev().take(3);
    let walled = tail.clone().chain(taken_out.iter().copied()).any(|line| WALL.is_match(line));
    let cut = body
        .lines()
        .next_back()
        .is_some_and(|line| CUT.is_match(line.trim()) || line.trim_end().ends_with('…'))
        || taken_out.last().is_some_and(|line| CUT.is_match(line.trim()));
    match (free, walled, cut) {
        (Some(false), _, _) if walled || cut || words < SHORT => Access::Paywall,
        (_, true, _) if words < SHORT => Access::Paywall,
        (_, _, true) if words < SHORT => Access::Teaser,
        _ => Access::Full,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::page::line::count_words;

    #[test]
    fn teasers_and_walls() {
        let long = "kata ".repeat(300);
        let cases = [
            ("Seluruh berita.", None, Access::Full),
            ("Awal berita […]", None, Access::Teaser),
            ("Awal berita. Baca selengkapnya", None, Access::Teaser),
            ("The river rose. Continue reading...", None, Access::Teaser),
            ("Awal berita.\nSubscribe to continue reading.", None, Access::Paywall),
            ("Awal berita.", Some(false), Access::Paywall),
            (long.as_str(), Some(false), Access::Full),
            (long.as_str(), None, Access::Full),
        ];
        for (body, free, expected) in cases {
            assert_eq!(of(body, count_words(body), free, &[]), expected, "{body}");
        }
    }
}
