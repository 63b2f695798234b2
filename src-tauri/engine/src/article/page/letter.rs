//! Links that begin a letter: `mailto:`, with what a page may fill in of it and no more.

use url::{Url, form_urlencoded};

/// What a link may fill in (RFC 6068, §2 and §4: what is not known to be harmless is left out). Mail programs know more,
/// and some of it takes files of the reader's.
const FIELDS: [&str; 4] = ["subject", "body", "cc", "bcc"];

/// The letter that `url` begins, with its address and those fields; `None` where neither says anything.
pub fn letter(url: &Url) -> Option<Url> {
    if url.scheme() != "mailto" || !is_plain(&unescaped(url.path()).0, &[]) {
        return None;
    }
    // As they are written: a plus is a plus here, and no space.
    let fields: Vec<&str> =
        url.query().unwrap_or_default().split('&').filter(|field| is_known(field)).collect();
    if url.path().is_empty() && fields.is_empty() {
        return None;
    }
    let mut letter = url.clone();
    letter.set_fragment(None);
    letter.set_query(Some(fields.join("&")).filter(|fields| !fields.is_empty()).as_deref());
    Some(letter)
}

fn is_known(field: &str) -> bool {
    let (name, value) = unescaped(field);
    let name = name.to_ascii_lowercase();
    // A line break in what becomes a header would begin another.
    let breaks: &[char] = if name == "body" { &['\r', '\n', '\t'] } else { &[] };
    FIELDS.contains(&name.as_str()) && is_plain(&value, breaks)
}

fn is_plain(text: &str, but: &[char]) -> bool {
    !text.chars().any(|c| c.is_control() && !but.contains(&c))
}

/// Name and value of a field; of what has no value, the name.
fn unescaped(field: &str) -> (String, String) {
    let pair = form_urlencoded::parse(field.as_bytes()).next();
    pair.map(|(name, value)| (name.into_owned(), value.into_owned())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(link: &str, expected: Option<&str>) {
        let url = Url::parse(link).unwrap();
        assert_eq!(letter(&url).as_ref().map(Url::as_str), expected, "{link}");
    }

    #[test]
    fn a_letter_keeps_its_address_and_what_it_says() {
        for link in [
            "mailto:desk@news.example",
            "mailto:desk@news.example,ombud@news.example",
            "mailto:gorby%25kremvax@news.example",
            "mailto:desk@news.example?subject=Koreksi%20A%26B+C&body=Satu%0D%0ADua&cc=a@b.example&bcc=c@d.example",
            "mailto:desk@news.example?Subject=x",
            "mailto:?subject=Judul&body=https%3A%2F%2Fnews.example%2Fa",
        ] {
            check(link, Some(link));
        }
    }

    #[test]
    fn nothing_else_goes_with_it() {
        let bare = Some("mailto:desk@news.example");
        for more in [
            "attach=/etc/passwd",
            "attachment=/etc/passwd",
            "Attach=~/.ssh/id_ed25519",
            "%61ttach=/etc/passwd",
            "%2561ttach=/etc/passwd",
            "attach",
            "from=boss@news.example",
            "to=a@b.example",
            "in-reply-to=%3Cx@y.example%3E",
            "x-mailer=y",
            "subject=x%0D%0ABcc:%20a@b.example",
            "cc=a@b.example%0AX-A:b",
            "body=a%00b",
            "sub%0Aject=x",
            "",
            "&&",
        ] {
            check(&format!("mailto:desk@news.example?{more}"), bare);
        }
        check(
            "mailto:a@b.example?attach=/x&subject=y&attachment=z#top",
            Some("mailto:a@b.example?subject=y"),
        );
    }

    #[test]
    fn what_says_nothing_is_no_letter() {
        check("mailto:", None);
        check("mailto:?attach=/etc/passwd", None);
        check("mailto:a@b.example%0D%0ABcc:c@d.example", None);
        check("https://news.example/", None);
    }
}
