//! What may stand in an article: every element and every attribute, each with why.
//!
//! What is not here does not pass. Nothing here can run, load, navigate by itself, be styled, or be named by
//! anything else; that is why `id`, `name`, `class`, `style`, forms, frames, media, drawings and MathML have no row: what the
//! window needs to know of a formula, a note or a box is said in words that mean nothing to a browser (`data-`).

use std::borrow::Cow;

use url::Url;

use crate::model::is_asset_url;

/// An element that may stand in an article.
pub(super) struct Element {
    pub(super) name: &'static str,
    /// What it says to a reader.
    #[cfg_attr(not(test), expect(dead_code, reason = "for people, and a test that each has one"))]
    pub(super) why: &'static str,
    pub(super) attributes: &'static [Attribute],
}

/// An attribute that may stand on an element, if its value is of the right kind.
pub(super) struct Attribute {
    pub(super) name: &'static str,
    pub(super) value: Value,
    /// What would be lost without it.
    #[cfg_attr(not(test), expect(dead_code, reason = "for people, and a test that each has one"))]
    pub(super) why: &'static str,
}

/// What an attribute may say. Any other value takes the attribute with it.
#[derive(Clone, Copy)]
pub(super) enum Value {
    /// Words for a person.
    Text,
    /// An absolute address that a browser may be sent to.
    Link,
    /// The key of a kept picture.
    Asset,
    /// A number of so many digits at most.
    Digits(usize),
    /// The same, perhaps below nought.
    Signed(usize),
    /// Says it by being there.
    Flag,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// A date, a time or a duration, as machines write them.
    Moment,
    /// A BCP 47 tag.
    Language,
}

impl Value {
    /// The value as it may stand, or nothing.
    pub(super) fn admit(self, value: &str) -> Option<Cow<'_, str>> {
        let only = |longest: usize, allowed: fn(u8) -> bool| {
            !value.is_empty() && value.len() <= longest && value.bytes().all(allowed)
        };
        let admitted = match self {
            Self::Text => true,
            Self::Link => {
                !value.contains('\\')
                    && Url::parse(value).is_ok_and(|url| LINK_SCHEMES.contains(&url.scheme()))
            }
            Self::Asset => is_asset_url(value),
            Self::Digits(most) => only(most, |b| b.is_ascii_digit()),
            Self::Signed(most) => {
                return Self::Digits(most)
                    .admit(value.strip_prefix('-').unwrap_or(value))
                    .map(|_| Cow::Borrowed(value));
            }
            Self::Flag => return Some(Cow::Borrowed("")),
            Self::OneOf(words) => words.contains(&value),
            Self::Moment => only(40, |b| b.is_ascii_alphanumeric() || b" :+-./".contains(&b)),
            Self::Language => only(35, |b| b.is_ascii_alphanumeric() || b == b'-'),
        };
        admitted.then_some(Cow::Borrowed(value))
    }
}

/// Where a link may lead.
pub(super) const LINK_SCHEMES: [&str; 3] = ["http", "https", "mailto"];

const fn element(name: &'static str, why: &'static str) -> Element {
    Element { name, why, attributes: &[] }
}

const fn with(name: &'static str, why: &'static str, attributes: &'static [Attribute]) -> Element {
    Element { name, why, attributes }
}

const fn attribute(name: &'static str, value: Value, why: &'static str) -> Attribute {
    Attribute { name, value, why }
}

/// What may stand on any element.
pub(super) const EVERYWHERE: &[Attribute] = &[
    attribute("lang", Value::Language, "voices, hyphens and glyphs differ by language"),
    attribute("dir", Value::OneOf(&["ltr", "rtl", "auto"]), "which way the words run"),
];

const COLSPAN: Attribute =
    attribute("colspan", Value::Digits(3), "over how many columns it stands; the others shift without it");
const ROWSPAN: Attribute =
    attribute("rowspan", Value::Digits(3), "over how many rows it stands; the others shift without it");
const SCOPE: Attribute = attribute(
    "scope",
    Value::OneOf(&["row", "col", "rowgroup", "colgroup"]),
    "which cells it is the heading of, for who hears the table",
);

const CORRECTION: &[Attribute] =
    &[attribute("datetime", Value::Moment, "when the newsroom changed its words")];

/// What the boxes of handbooks are for.
pub(crate) const CALLOUTS: [&str; 5] = ["note", "tip", "important", "warning", "danger"];

/// The allow-list.
#[rustfmt::skip] // a table: one element a row
pub(super) const ELEMENTS: &[Element] = &[
    // Running text
    element("p", "a paragraph"),
    element("br", "a line that ends where the writer ended it: verse, addresses"),
    element("wbr", "where a long word may break"),
    element("hr", "a change of subject"),
    element("pre", "text whose spaces and lines count"),
    // Headings; h1 is the reader's own
    element("h2", "a heading"),
    element("h3", "a heading below that"),
    element("h4", "a heading below that"),
    element("h5", "a heading below that"),
    element("h6", "a heading below that"),
    // Links and pictures
    with("a", "a link, which the person's browser opens", &[
        attribute("href", Value::Link, "where it leads: http, https or mailto, absolute"),
    ]),
    with("img", "a picture", &[
        attribute("src", Value::Asset, "which one: from the asset store, never from the network"),
        attribute("alt", Value::Text, "what it shows, for who cannot see it"),
        attribute("width", Value::Digits(5), "with the height, room for it before it is there"),
        attribute("height", Value::Digits(5), "with the width, room for it before it is there"),
    ]),
    element("figure", "a picture, table or text with its caption"),
    element("figcaption", "the caption"),
    // Phrases
    element("b", "words that stand out"),
    element("strong", "words that matter"),
    element("i", "words in another voice: titles, foreign words"),
    element("em", "words with stress"),
    element("u", "words underlined: names in Chinese, misspellings shown as such"),
    element("s", "what holds no longer, such as an old price"),
    element("strike", "the same, in older pages"),
    element("small", "small print"),
    element("mark", "words that someone else marked"),
    element("sub", "H₂O is not H2O"),
    with("sup", "10⁶ is not 106", &[
        attribute("data-note", Value::Digits(4), "the note that it calls, so that the window can show that beside it"),
    ]),
    with("del", "what a newsroom took back", CORRECTION),
    with("ins", "what a newsroom added", CORRECTION),
    // Quotations; the cite attribute is an address that nobody sees
    with("blockquote", "someone else's words, or a box beside the text", &[
        attribute("data-callout", Value::OneOf(&CALLOUTS), "it is a box: what the box is for"),
    ]),
    element("q", "someone else's words in a line"),
    element("cite", "the work or the person quoted"),
    // Terms and times
    with("abbr", "a short form", &[attribute("title", Value::Text, "the long one")]),
    with("dfn", "a term where it is explained", &[attribute("title", Value::Text, "the whole term")]),
    with("time", "a date or a time", &[
        attribute("datetime", Value::Moment, "the instant, which the reader can localise"),
    ]),
    // Code
    with("code", "code, or a formula as TeX", &[
        attribute("data-formula", Value::OneOf(&["inline", "block"]), "it is a formula, which the window sets as one"),
    ]),
    element("kbd", "what to type"),
    element("samp", "what a program says"),
    element("var", "a variable"),
    // Lists
    element("ul", "a list"),
    with("ol", "a list that counts", &[
        attribute("start", Value::Signed(6), "where it goes on after a picture, or counts from"),
        attribute("reversed", Value::Flag, "it counts down: ten best, the first last"),
        attribute("type", Value::OneOf(&["1", "a", "A", "i", "I"]), "laws are cited by letter: (b), (iv)"),
    ]),
    with("li", "an item", &[
        attribute("value", Value::Signed(6), "its number, where the list leaves some out"),
        attribute("data-note", Value::Digits(4), "it is a note: which one"),
    ]),
    element("dl", "terms, or speakers, with what belongs to them"),
    element("dt", "the term"),
    element("dd", "what belongs to it"),
    // Tables
    element("table", "a table"),
    element("caption", "its title"),
    element("thead", "its heading rows"),
    element("tbody", "its rows"),
    element("tfoot", "its sums"),
    element("tr", "a row"),
    with("td", "a cell", &[COLSPAN, ROWSPAN]),
    with("th", "a heading cell", &[COLSPAN, ROWSPAN, SCOPE]),
    // Scripts of the world
    element("ruby", "East Asian characters with their reading"),
    element("rt", "the reading"),
    element("rp", "the bracket around it, where readings cannot stand above"),
    element("bdi", "a name whose direction is its own"),
    element("bdo", "text that runs against its letters"),
    // Folded text
    with("details", "text behind a heading, which opens without a script", &[
        attribute("open", Value::Flag, "the publisher shows it at once"),
    ]),
    element("summary", "that heading"),
];

/// Gone with everything in them: their text is no text.
pub(super) const GONE_WHOLE: [&str; 6] = ["script", "style", "template", "noscript", "svg", "math"];

/// The kind of value that the attribute may have on the element.
pub(super) fn value_of(element: &str, attribute: &str) -> Option<Value> {
    let row = ELEMENTS.iter().find(|row| row.name == element)?;
    row.attributes.iter().chain(EVERYWHERE).find(|allowed| allowed.name == attribute).map(|found| found.value)
}
