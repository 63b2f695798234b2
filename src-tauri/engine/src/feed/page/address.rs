//! What the addresses of a site's articles look like.

use std::fmt;
use std::str::FromStr;

use url::Url;

/// The form of one part of a path.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Part {
    /// These very letters.
    Literal(String),
    /// One or two words, which other articles may have otherwise: a section.
    Word,
    Year,
    Number,
    /// Letters and digits that mean something to the site's software only.
    Code,
    /// A headline in small letters.
    Slug,
}

impl Part {
    fn of(text: &str) -> Self {
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let words = text.split(['-', '_', '+', ',']).filter(|word| !word.is_empty()).count();
        let only_digits = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'_'));
        if digits > 0 && only_digits {
            let year = text.parse::<u32>().is_ok_and(|year| (1990..2100).contains(&year));
            return if year { Self::Year } else { Self::Number };
        }
        // Letters beyond ASCII take up to twelve bytes each in an address.
        let foreign = text.bytes().filter(|&byte| byte == b'%').count();
        if words > 2 || foreign > 12 {
            Self::Slug
        } else if digits > 2 {
            Self::Code
        } else if text.len() > 24 {
            Self::Slug
        } else {
            Self::Word
        }
    }

    fn accepts(&self, text: &str) -> bool {
        let form = || Self::of(text);
        match self {
            Self::Literal(literal) => literal == text,
            Self::Word => true,
            Self::Year => form() == Self::Year,
            Self::Number => matches!(form(), Self::Number | Self::Year),
            Self::Code => matches!(form(), Self::Code | Self::Slug | Self::Number),
            Self::Slug => matches!(form(), Self::Slug | Self::Code | Self::Word),
        }
    }
}

/// The form of the addresses that a list of articles leads to, below the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    parts: Vec<Part>,
    /// With its dot.
    extension: String,
    /// The parameter that tells the articles apart, on sites whose paths do not.
    parameter: Option<String>,
}

/// The same for one address, before it is known which of its parts others share.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Outline {
    parts: Vec<Part>,
    extension: String,
    parameter: Option<String>,
}

impl Outline {
    pub(super) fn of(url: &Url) -> Self {
        let (segments, extension) = segments(url);
        Self {
            parts: segments.iter().map(|segment| Part::of(segment)).collect(),
            extension: extension.to_owned(),
            parameter: parameter(url),
        }
    }
}

impl Shape {
    /// What addresses of one outline have in common. A word counts only when it names the section that the page is
    /// of, or is one that sites put before all their articles: next week's articles may be of another section.
    pub(super) fn common(outline: &Outline, urls: &[&Url], page: &Url) -> Self {
        let own: Vec<String> = segments(page).0.into_iter().map(str::to_ascii_lowercase).collect();
        let parts = outline.parts.iter().enumerate().map(|(at, part)| {
            let mut texts = urls.iter().filter_map(|url| segments(url).0.get(at).copied());
            let first = texts.next().unwrap_or_default();
            // `/2026/nov/` is a month, on the page's own address too.
            let month = at > 0 && outline.parts[at - 1] == Part::Year;
            let telling = !month
                && (MARKERS.contains(&first.to_ascii_lowercase().as_str())
                    || own.contains(&first.to_ascii_lowercase()));
            if *part == Part::Word && telling && texts.all(|text| text == first) {
                Part::Literal(first.to_owned())
            } else {
                part.clone()
            }
        });
        Self {
            parts: parts.collect(),
            extension: outline.extension.clone(),
            parameter: outline.parameter.clone(),
        }
    }

    pub(super) fn matches(&self, url: &Url) -> bool {
        let (segments, extension) = segments(url);
        segments.len() == self.parts.len()
            && extension == self.extension
            && self.parts.iter().zip(&segments).all(|(part, segment)| part.accepts(segment))
            && self.parameter.as_deref().is_none_or(|name| url.query_pairs().any(|(known, _)| known == name))
            && !is_furniture(&segments)
    }
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.parts.is_empty() {
            f.write_str("/")?;
        }
        for part in &self.parts {
            f.write_str("/")?;
            f.write_str(match part {
                Part::Literal(literal) => literal,
                Part::Word => "{word}",
                Part::Year => "{year}",
                Part::Number => "{number}",
                Part::Code => "{code}",
                Part::Slug => "{slug}",
            })?;
        }
        f.write_str(&self.extension)?;
        self.parameter.iter().try_for_each(|name| write!(f, "?{name}"))
    }
}

impl FromStr for Shape {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (path, parameter) = text.split_once('?').map_or((text, None), |(path, name)| (path, Some(name)));
        let path = path.strip_prefix('/').ok_or(())?;
        let (path, extension) = split_extension(path);
        let parts = path.split('/').filter(|part| !part.is_empty()).map(|part| match part {
            "{word}" => Part::Word,
            "{year}" => Part::Year,
            "{number}" => Part::Number,
            "{code}" => Part::Code,
            "{slug}" => Part::Slug,
            literal => Part::Literal(literal.to_owned()),
        });
        Ok(Self {
            parts: parts.collect(),
            extension: extension.to_owned(),
            parameter: parameter.map(str::to_owned),
        })
    }
}

/// Words before the part of a path that names the article.
const MARKERS: [&str; 20] = [
    "read", "baca", "berita", "news", "article", "articles", "artikel", "story", "stories", "post", "posts",
    "p", "a", "d", "detail", "view", "content", "archives", "index", "item",
];

/// Words of paths that lead to lists, people and forms.
const FURNITURE: [&str; 44] = [
    "about",
    "account",
    "ads",
    "author",
    "authors",
    "cari",
    "cart",
    "categories",
    "category",
    "channel",
    "comments",
    "contact",
    "feed",
    "iklan",
    "indeks",
    "kategori",
    "kontak",
    "label",
    "labels",
    "login",
    "newsletter",
    "newsletters",
    "page",
    "pedoman",
    "penulis",
    "privacy",
    "profile",
    "redaksi",
    "register",
    "reporter",
    "rss",
    "search",
    "share",
    "signin",
    "signup",
    "subscribe",
    "tag",
    "tags",
    "terms",
    "topic",
    "topics",
    "topik",
    "user",
    "users",
];

fn is_furniture(segments: &[&str]) -> bool {
    segments.iter().any(|segment| FURNITURE.contains(&segment.to_ascii_lowercase().as_str()))
}

/// The parts of a path, and its extension.
fn segments(url: &Url) -> (Vec<&str>, &str) {
    let (path, extension) = split_extension(url.path());
    (path.split('/').filter(|segment| !segment.is_empty()).collect(), extension)
}

fn split_extension(path: &str) -> (&str, &str) {
    let dot = path.rfind('.').filter(|&dot| {
        let extension = &path[dot + 1..];
        (2..=6).contains(&extension.len()) && extension.bytes().all(|byte| byte.is_ascii_lowercase())
    });
    dot.map_or((path, ""), |dot| path.split_at(dot))
}

/// The name of the first parameter that holds a number, where the path itself says nothing.
fn parameter(url: &Url) -> Option<String> {
    if path_worth(url) > 0 {
        return None;
    }
    let telling = |value: &str| Part::of(value) == Part::Number && value.len() > 1;
    url.query_pairs()
        .find(|(name, value)| telling(value) && !matches!(&**name, "page" | "paged" | "halaman"))
        .map(|(name, _)| name.into_owned())
        .filter(|name| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_'))
}

/// How much an address looks like that of an article, from nothing to 6.
pub(super) fn worth(url: &Url) -> u32 {
    match path_worth(url) {
        0 => u32::from(parameter(url).is_some()) * 2,
        worth => worth,
    }
}

fn path_worth(url: &Url) -> u32 {
    let (segments, _) = segments(url);
    if is_furniture(&segments) {
        return 0;
    }
    let words = |text: &str| text.split(['-', '_', '+']).filter(|word| word.len() > 1).count();
    let (mut slug, mut number, mut code, mut year) = (0, 0, 0, 0);
    for segment in segments {
        match Part::of(segment) {
            Part::Slug if words(segment) > 3 || segment.contains('%') => slug = 3,
            Part::Slug => slug = slug.max(2),
            Part::Code if segment.len() > 5 => code = 2,
            // A date in one piece, or the number of an article.
            Part::Number if segment.len() > 4 => number = 2,
            Part::Year => year = 1,
            _ => {}
        }
    }
    slug + (number + code).min(2) + year
}

/// Whether an address is more likely that of an article than of a list or a form.
pub fn is_article_like(url: &Url) -> bool {
    worth(url) > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> Url {
        Url::parse(text).or_else(|_| Url::parse("https://kabar.example")?.join(text)).unwrap()
    }

    #[test]
    fn addresses_of_articles_are_told_from_others() {
        for article in [
            "/read/2026/11/23/12345678/harga-beras-turun",
            "/ekonomi/d-7654321/harga-beras-turun-di-pasar",
            "/2026/11/harga-beras-turun.html",
            "/harga-beras-turun-lagi/",
            "/news/articles/c4g9x7k2lmno",
            "/article/8213377",
            "/?p=12345",
            "/berita.php?id=4711",
            "/%E6%97%A5%E6%9C%AC%E3%81%AE%E7%B1%B3",
        ] {
            assert!(is_article_like(&url(article)), "{article}");
        }
        for other in [
            "/",
            "/ekonomi/",
            "/gaya-hidup",
            "/tag/harga-beras-turun",
            "/author/budi-santoso-wijaya",
            "/2026/11/",
            "/page/2",
            "/search?q=beras",
            "/ekonomi?page=12",
            "/tentang-kami",
            "/login?next=/a-b-c-d",
        ] {
            assert!(!is_article_like(&url(other)), "{other}");
        }
    }

    #[test]
    fn what_addresses_share_is_their_shape() {
        let check = |page: &str, urls: &[&str], shape: &str| {
            let urls: Vec<Url> = urls.iter().map(|text| url(text)).collect();
            let found = Shape::common(&Outline::of(&urls[0]), &urls.iter().collect::<Vec<_>>(), &url(page));
            assert_eq!(found.to_string(), shape);
            assert_eq!(shape.parse(), Ok(found.clone()));
            assert!(urls.iter().all(|url| found.matches(url)), "{shape}");
            found
        };
        let read = check(
            "/",
            &["/read/2026/11/23/12345678/harga-beras-turun", "/read/2026/11/22/12345677/hujan-di-utara-kota"],
            "/read/{year}/{number}/{number}/{number}/{slug}",
        );
        assert!(read.matches(&url("/read/2027/01/01/1/banjir")));
        assert!(!read.matches(&url("/video/2027/01/01/1/banjir-di-kota")));
        check("/", &["/ekonomi/a-b-c-d", "/ekonomi/e-f-g"], "/{word}/{slug}");
        check("/ekonomi/", &["/ekonomi/a-b-c-d", "/ekonomi/e-f-g"], "/ekonomi/{slug}");
        check("/", &["/2026/a-b-c.html", "/2026/e-f-g.html"], "/{year}/{slug}.html");
        check("/", &["/berita.php?id=12", "/berita.php?id=13&ref=x"], "/berita.php?id");
        check("/", &["/?p=12", "/?p=13"], "/?p");
    }
}
