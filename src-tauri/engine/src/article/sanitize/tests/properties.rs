//! What holds for any input.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;

/// Elements whose nesting the parser has rules of its own for, and those that we treat in a way of ours.
const NAMES: &[&str] = &[
    "p",
    "div",
    "span",
    "section",
    "article",
    "h1",
    "h2",
    "h6",
    "b",
    "i",
    "em",
    "a",
    "font",
    "nobr",
    "code",
    "pre",
    "listing",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "caption",
    "colgroup",
    "col",
    "thead",
    "tbody",
    "tr",
    "td",
    "th",
    "figure",
    "figcaption",
    "picture",
    "source",
    "img",
    "image",
    "br",
    "hr",
    "wbr",
    "blockquote",
    "q",
    "ruby",
    "rb",
    "rt",
    "rp",
    "rtc",
    "bdo",
    "details",
    "summary",
    "del",
    "ins",
    "sub",
    "abbr",
    "time",
    "center",
    "address",
    "form",
    "button",
    "input",
    "select",
    "option",
    "optgroup",
    "textarea",
    "iframe",
    "object",
    "embed",
    "video",
    "audio",
    "noscript",
    "template",
    "script",
    "style",
    "title",
    "head",
    "body",
    "html",
    "frameset",
    "svg",
    "math",
    "foreignObject",
    "desc",
    "mtext",
    "mi",
    "annotation-xml",
    "mglyph",
    "malignmark",
    "path",
    "xmp",
    "plaintext",
    "noembed",
    "noframes",
    "marquee",
    "dialog",
    "menu",
    "amp-img",
    "x-y",
    "strike",
    "small",
];

const ATTRIBUTES: &[&str] = &[
    "",
    " id=a name=b class='caption' style='display:none'",
    " class=\"photo__caption\"",
    " hidden",
    " href='/a?utm_source=x&amp;id=1'",
    " href='#a'",
    " href=\"java&#09;script:alert(1)\"",
    " href='\\\\host\\a'",
    " href='mailto:a@b.example?subject=&quot;'",
    " src=/a.jpg",
    " src='/b.jpg' alt='\"&lt;b>' width=10 height=1e3",
    " data-src=//c.example/d.png srcset='/e.png 2x, /f.png 900w'",
    " src='https://www.youtube.com/embed/abc' title='</p><b>'",
    " onerror=alert(1) src=x",
    " dir=rtl lang=ar",
    " dir=sideways lang='a b'",
    " datetime=2022-11-09",
    " colspan=2 rowspan=0",
    " reversed start=-3 type=a",
    " open",
    " type=hidden",
    " encoding=text/html",
    " color=red size=2",
    " title='--><img src=x onerror=alert(1)>'",
    " xlink:href='javascript:alert(1)'",
    " =\" '",
    " a=<b",
];

/// Text, and what is markup only sometimes.
const TEXTS: &[&str] = &[
    "words",
    " ",
    "\n",
    "\n\n",
    "\t",
    "\u{A0}",
    "a\n b",
    "&amp;",
    "&lt;b&gt;",
    "&#0;",
    "&#x80;",
    "&nbsp;",
    "&notit;",
    "&",
    "<",
    "< b",
    "</",
    "</>",
    "<!",
    "<!-- c",
    "-->",
    "--!>",
    "<!-->",
    "<![CDATA[",
    "]]>",
    "<?php ",
    "?>",
    "<!doctype html>",
    "\u{0}",
    "\u{FEFF}",
    "\u{202E}",
    "漢字",
    "مرحبا",
    "\r\n",
    "\r",
    "\u{C}",
    "\"",
    "'",
    "`",
    ">",
];

fn markup() -> impl Strategy<Value = String> {
    let tag = || (select(NAMES), select(ATTRIBUTES));
    let piece = prop_oneof![
        4 => tag().prop_map(|(name, attributes)| format!("<{name}{attributes}>")),
        3 => select(NAMES).prop_map(|name| format!("</{name}>")),
        3 => select(TEXTS).prop_map(str::to_owned),
        2 => (tag(), select(TEXTS)).prop_map(|((name, attributes), text)| format!("<{name}{attributes}>{text}</{name}>")),
        1 => tag().prop_map(|(name, attributes)| format!("<{name}{attributes}/>")),
        1 => (tag(), 0..9_usize).prop_map(|((name, attributes), cut)| {
            let whole = format!("<{name}{attributes}>");
            let end = whole.floor_char_boundary(whole.len().saturating_sub(cut));
            whole[..end].to_owned()
        }),
        1 => select(NAMES).prop_map(str::to_uppercase).prop_map(|name| format!("<{name}\n>")),
        1 => any::<String>(),
    ];
    vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// Markup of few elements, most of which are closed: what feeds carry.
fn simple_markup() -> impl Strategy<Value = String> {
    const BLOCKS: &[&str] = &["p", "p", "p", "h2", "figure", "ul", "blockquote", "figcaption", "li", "div"];
    const PHRASES: &[&str] =
        &["b", "a href='/x'", "em", "code", "a", "time", "sup", "img src=x", "br", "span"];
    let text = prop_oneof![
        3 => select(&["Air naik.", "Foto: Sari", "(Reuters) - a", "c"][..]).prop_map(str::to_owned),
        1 => select(TEXTS).prop_map(str::to_owned),
    ];
    let phrase = (select(PHRASES), text.clone()).prop_map(|(tag, text)| {
        let name = tag.split(' ').next().unwrap_or_default();
        if matches!(name, "img" | "br") {
            format!("<{tag}>{text}")
        } else {
            format!("<{tag}>{text}</{name}>")
        }
    });
    let line = vec(prop_oneof![text, phrase], 0..4).prop_map(|pieces| pieces.concat());
    let block = (select(BLOCKS), line.clone(), line).prop_map(|(name, line, more)| match name {
        "ul" => format!("<ul><li>{line}</li><li>{more}</li></ul>"),
        "blockquote" => format!("<blockquote><p>{line}</p><p>{more}</p></blockquote>"),
        "figure" => format!("<figure><img src=y>{more}<figcaption>{line}</figcaption></figure>"),
        name => format!("<{name}>{line}</{name}>"),
    });
    vec(block, 0..6).prop_map(|blocks| blocks.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) })]

    #[test]
    fn what_is_plain_stays_what_it_is(html in prop_oneof![simple_markup(), markup()]) {
        let once = pass(&shaped(&html, &base()), &base()).sealed.html;
        if plain::read(&once).is_some() {
            prop_assert_eq!(&pass(&shaped(&once, &base()), &base()).sealed.html, &once);
        }
    }

    #[test]
    fn twice_is_once(html in markup()) {
        let once = sanitize(&html, &base()).html;
        prop_assert_eq!(&sanitize(&once, &base()).html, &once);
    }

    #[test]
    fn only_what_the_table_allows_stands(html in markup()) {
        let once = sanitize(&html, &base()).html;
        let doc = Document::fragment(once.as_str());
        for node in doc.html_root().descendants().iter().filter(|node| node.is_element()) {
            let name = dom::name(node);
            prop_assert!(ELEMENTS.iter().any(|row| row.name == name), "<{}> in {}", name, once);
            for attribute in node.attrs() {
                let (attribute, value) = (&*attribute.name.local, &*attribute.value);
                let kind = allowed::value_of(&name, attribute);
                prop_assert!(
                    kind.is_some_and(|kind| kind.admit(value).is_some()) || (attribute, value) == ("rel", LINK_REL),
                    "{}={:?} in {}", attribute, value, once
                );
            }
        }
    }
}
