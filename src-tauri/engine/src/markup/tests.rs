use super::*;

/// What every parser is asked: each construct that a scan of tags could misread.
const ODD: [&str; 22] = [
    "",
    "plain",
    "<p>a<p>b<div><b>c</b></div>",
    "<a title='>'>x</a><a title=\">\" b='\"'>y</a>",
    "a < b <",
    "<!-- <div",
    "<!--><p a>x--><p b>y",
    "<!-- a --!><p>b",
    "<script>if (a<b c d) { '</scrip>' }</script x y><p>z",
    "<script><!--<script></script>--></script><p>z",
    "<svg><script><p a b></script><![CDATA[<p a>]]></svg><![CDATA[<p a>]]>",
    "<svg><title><p a b></title></svg><title><p></title><p>",
    "<textarea><p a></textarea x><p>y",
    "<select><title><p></select><p>y",
    "<math><mi><style><p></style></mi></math>",
    "<plaintext><p a b>",
    "</ <p>x> </1><p>y<?a <p>b><p>c",
    "<!DOCTYPE html PUBLIC \"a>b\"><p>x",
    "<a/b/c=d/e='f'g=\"h\"/>i",
    "<a =b==c>d<a b = 'c' d = e>f",
    "<table><p>a<tr><td>b</table><template><p>c</template>",
    "<p a='1' a=2 <b c>d&amp;&notit;&#x41",
];

#[test]
fn what_is_honest_is_read_as_a_browser_reads_it() {
    let crowd: String =
        (0..300).map(|number| format!("<p class=a{number} lang=id>satu <b>dua</b> tiga")).collect();
    for html in ODD.into_iter().chain([crowd.as_str()]) {
        let read = page(html);
        assert!(!read.is_cut);
        assert_eq!(read.document.html(), Document::from(html).html(), "{html}");
        assert_eq!(fragment(html).document.html(), Document::fragment(html).html(), "{html}");
        assert!(!attributes::may_crowd(html), "{html}");
    }
}

#[test]
fn tags_are_found_where_the_parser_finds_them() {
    let crowd: String = (0..400).map(|number| format!(" a{number}=1")).collect();
    for html in ODD {
        // Thinned or not, the tag after it is the same.
        let last = "<i crowded></i>z";
        let html = format!("{html}{last}");
        let thinned = page(&html.replace(" crowded", &format!("{crowd} crowded")));
        let is_tag = |doc: &Document| doc.select("i").exists();
        let plain = Document::from(html.as_str());
        assert_eq!(is_tag(&thinned.document), is_tag(&plain), "{html}");
        let i = thinned.document.select_single("i");
        assert_eq!(i.attr("a255").is_some(), is_tag(&plain), "{html}");
        assert!(i.attr("a256").is_none() && i.attr("crowded").is_none(), "{html}");
        assert_eq!(
            thinned.document.text().to_string(),
            plain.text().replace(" crowded", &format!("{crowd} crowded"))
        );
    }
}

fn depth(document: &Document) -> usize {
    let mut deepest = 0;
    let mut open = vec![(document.root(), 0)];
    while let Some((node, depth)) = open.pop() {
        deepest = deepest.max(depth);
        open.extend(node.children_it(false).map(|child| (child, depth + 1)));
    }
    deepest
}

#[test]
fn nothing_switches_the_bound_on_nesting_off() {
    for prefix in [
        "",
        "<!-->",
        "<!--->",
        "<!-- a --!>",
        "<!-- -- - --->",
        "<svg><title></svg>",
        "<svg><style>",
        "<math><script></math>",
        "<svg><foreignObject><style></svg></style></foreignObject><title>",
        "<svg><title/>",
        "<select><title>",
        "<a b=\"x\"\">",
        "</ <div>",
    ] {
        for step in
            ["<div>", "<div></x>", "<div></ </div>", "<a b=\"x\"\"><div>", "<b a><div>", "<table><td><div>"]
        {
            let bomb = format!("<p>awal</p>{prefix}{}", step.repeat(3_000));
            let read = page(&bomb);
            assert!(depth(&read.document) <= MAX_DEPTH * 2 + 1, "{prefix} {step}");
            assert!(read.document.text().starts_with("awal"), "{prefix} {step}");
        }
    }
    let text = page(&format!("{}x{}y", "<div>".repeat(300), "</div>".repeat(300))).document.text();
    assert_eq!(&*text, "xy", "only tags go");
}

#[test]
fn thousands_of_unclosed_paragraphs_are_not_deep() {
    let read = page(&"<p>a<li>b".repeat(5_000));
    assert_eq!(read.document.select("p").length(), 5_000);
    assert!(!read.is_cut);
}

#[test]
fn what_costs_more_than_its_size_allows_is_cut_off() {
    let formatting: String = (0..150).map(|number| format!("<b a{number}>")).collect();
    let shapes = [format!("<p>{formatting}{}", "<p>x".repeat(60_000)), "<p>".repeat(400_000)];
    for html in shapes {
        let html = format!("<p>awal</p>{html}");
        let read = page(&html);
        assert!(read.is_cut, "{}", &html[..80]);
        assert!(read.document.text().starts_with("awal"));
        assert!(read.document.tree.len() < 700_000);
    }
}

#[test]
fn later_bodies_bring_no_attributes_without_end() {
    let bodies: String = (0..5_000).map(|number| format!("<body a{number}=1>")).collect();
    let read = page(&format!("<html><body>x{bodies}"));
    assert!(read.document.body().unwrap().attrs().len() <= 256);
}

#[test]
fn long_texts_are_in_pieces_and_read_the_same() {
    let text = "a &amp; b\u{a0}".repeat(20_000);
    for html in [
        format!("<p>{text}</p>"),
        format!("<title>{text}</title>"),
        format!("<textarea>{text}</textarea>"),
        format!("<script>{text}</script>"),
    ] {
        let document = page(&html).document;
        let longest = document
            .root()
            .descendants_it()
            .filter(|node| node.is_text())
            .map(|node| node.text().len())
            .max();
        let whole = Document::from(html.as_str()).text();
        if html.starts_with("<script") {
            assert_eq!(document.text(), whole);
        } else {
            assert!(longest <= Some(16 << 10));
            assert!(document.text() == whole || !html.starts_with("<p"));
        }
    }
}

#[test]
fn a_document_is_read_to_a_size_that_no_article_has() {
    let whole = format!("<p>{}", "a".repeat((8 << 20) - 3));
    assert!(!page(&whole).is_cut);
    for longer in [format!("{whole}b"), format!("{}é", &whole[..whole.len() - 1])] {
        let read = page(&longer);
        assert!(read.is_cut && read.document.text().ends_with('a'));
    }
}
