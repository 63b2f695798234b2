//! One document for each way to attack a reader of feeds, most as large as a feed may be.

use std::fmt::Write;
use std::io::Write as _;

use warta_engine::feed::MAX_BYTES;

type Make = fn() -> Vec<u8>;

/// Bytes of the large ones: just what is still read, or half of it where nothing is optimised.
const LARGE: usize = if cfg!(debug_assertions) { MAX_BYTES / 2 } else { MAX_BYTES - 1024 };

pub(crate) const KINDS: &[(&str, Make)] = &[
    ("billion laughs", billion_laughs),
    ("quadratic entities", quadratic_entities),
    ("entities of parameters", || {
        doctype("<!ENTITY % a '<!ENTITY b \"x\">'>%a;%a;%a;", &"&b;".repeat(100_000))
    }),
    ("entities that name files", || {
        doctype(
            "<!ENTITY a SYSTEM 'file:///etc/passwd'><!ENTITY b PUBLIC 'x' 'https://evil.example/'>",
            "&a;&b;",
        )
    }),
    ("two hundred thousand declarations", || {
        let declared: String = (0..200_000).fold(String::new(), |mut all, n| {
            let _ = write!(all, "<!ENTITY e{n} 'x'>");
            all
        });
        doctype(&declared, "&e199999;")
    }),
    ("document type that never ends", || filled("", "<!DOCTYPE [>", "")),
    ("nested tags", || item(&"<a>".repeat(200_000))),
    ("nested tags, all closed", || item(&("<a>".repeat(200_000) + &"</a>".repeat(200_000)))),
    ("nested channels", || "<rss>".bytes().chain("<channel>".repeat(1_000_000).into_bytes()).collect()),
    ("nested entries in contents", || filled("<feed>", "<entry><content>", "")),
    ("nested media groups", || item(&"<media:group>".repeat(200_000))),
    ("nested bases", || item(&"<a xml:base='x/'>".repeat(200_000))),
    ("namespaces on one tag", namespaces_on_one_tag),
    ("namespaces inside each other", namespaces_inside_each_other),
    ("attributes on one tag", || {
        let attributes: String = (0..60_000).fold(String::new(), |mut all, n| {
            let _ = write!(all, " a{n}='{n}'");
            all
        });
        format!("<rss><channel><item{attributes}><title>x</title></item></channel></rss>").into_bytes()
    }),
    ("one large attribute", || filled("<rss><channel><item><link href='", "x", "'/></item></channel></rss>")),
    ("one large title", || filled("<rss><channel><item><title>", "kata ", "</title></item></channel></rss>")),
    ("one title of 50 MB", || {
        ["<rss><channel><item><title>", &"x".repeat(50 << 20), "</title></item>"].concat().into_bytes()
    }),
    ("one large title of ampersands", || {
        filled("<feed><entry><title type='text'>", "&amp;", "</title></entry></feed>")
    }),
    ("one large text of brackets", || {
        filled("<feed><entry><content type='text'><![CDATA[", "<", "]]></content></entry></feed>")
    }),
    ("one large item of tags", || filled("<rss><channel><item><description>", "<b>x</b>", "")),
    ("three hundred thousand items", || {
        filled("<rss><channel>", "<item><title>Judul</title><link>/1</link><guid>1</guid></item>", "")
    }),
    ("empty items", || filled("<rss><channel>", "<item/>", "</channel></rss>")),
    ("items with links of a long base", || {
        let links = "<link>a</link><link>b</link><link>c</link><enclosure url='d'/>";
        let base = format!("https://kabar.example/{}/", "x".repeat(4_000));
        filled(&format!("<rss xml:base='{base}'><channel>"), &format!("<item>{links}</item>"), "")
    }),
    ("a million links in one item", || filled("<rss><channel><item>", "<link>/a</link>", "")),
    ("a million categories in one item", || filled("<rss><channel><item>", "<category>a</category>", "")),
    ("a million fields of the feed", || filled("<rss><channel>", "<title>a</title>", "")),
    ("references to no character", || {
        filled("<rss><channel><item><title>", "&#x110000;&#xD800;&#0;&#99999999999;&CounterClockwise", "")
    }),
    ("brackets alone", || filled("<rss><channel><item><title>", "<", "")),
    ("ends without beginnings", || item_filled("</b>")),
    ("ends without beginnings, deep down", || {
        let open: String = (0..20_000).fold(String::new(), |mut all, n| {
            let _ = write!(all, "<a{n}>");
            all
        });
        filled(&format!("<rss><channel><item>{open}"), "</b></c>", "")
    }),
    ("sections that never end", || item_filled("<![CDATA[x")),
    ("sections that never end, each in an item", || filled("<rss><channel>", "<item><![CDATA[x</item>", "")),
    ("comments that never end", || item_filled("<!-- x")),
    ("quotes that never end", || item_filled("<a b='x\"></item><a c=\"y>")),
    ("UTF-16, big end first", || utf16(u16::to_be_bytes)),
    ("UTF-16 of half characters", || {
        let mut bytes = utf16(u16::to_le_bytes);
        bytes.extend([0x00, 0xD8].repeat(100_000));
        bytes.push(b'<');
        bytes
    }),
    ("bytes of no charset, three times as large when decoded", || {
        let head =
            b"<?xml version='1.0' encoding='windows-1252'?><rss><channel><item><title>x</title><description>";
        head.iter().copied().chain(std::iter::repeat_n(0x80, LARGE - head.len())).collect()
    }),
    ("control characters", || {
        filled("<rss><channel><item><title>a</title><description>", "\u{1}\u{0}\u{8}x\u{85}", "")
    }),
    ("white space", || filled("", " \n\t", "<rss><channel><item/></channel></rss>")),
    ("an author in wide brackets", || item("<author>山田太郎（foo@example.com）</author>")),
    ("a duration without end", || {
        let duration = "9".repeat(1_000);
        item(&format!("<enclosure url='/a.mp3'/><itunes:duration>{duration}:99:99</itunes:duration>"))
    }),
    ("numbers without end", || {
        let n = "9".repeat(400);
        item(&format!(
            "<enclosure url='/a' length='{n}'/><media:content url='/b' fileSize='{n}' duration='{n}'/>"
        ))
    }),
    ("dates without end", || {
        let n = "9".repeat(2_000);
        item(&format!(
            "<pubDate>{n} {n} {n}:{n}:{n} +{n}</pubDate><dc:date>9999-12-31T23:59:60-99:99</dc:date>"
        ))
    }),
    ("one large base64 text", || {
        filled("<feed><entry><content type='application/x'>", "PGI+SGk8L2I+", "</content></entry></feed>")
    }),
    ("JSON of arrays", || filled("{\"items\":[", "[", "")),
    ("JSON of empty arrays", || {
        filled("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[", "[],", "[]]}")
    }),
    ("JSON of names", || {
        filled(
            "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":1,",
            "\"a\":[],",
            "\"b\":1}]}",
        )
    }),
    ("JSON of escapes", || {
        filled("{\"title\":\"x\",\"items\":[{\"id\":\"1\",\"content_text\":\"", "\\u0022", "\"}]}")
    }),
    ("packed a thousandfold", || packed(LARGE)),
    ("packed beyond the limit", || packed(64 << 20)),
    ("noise", noise),
];

/// Documents that are entries all the same, and how many.
pub(crate) const STILL_READ: &[(&str, usize)] = &[
    ("billion laughs", 1),
    ("quadratic entities", 1),
    ("attributes on one tag", 1),
    ("namespaces on one tag", 1),
    ("UTF-16, big end first", 1),
    ("UTF-16 of half characters", 1),
    ("an author in wide brackets", 1),
    ("a duration without end", 1),
    ("numbers without end", 1),
    ("dates without end", 1),
    ("three hundred thousand items", 5_000),
    ("empty items", 5_000),
    ("sections that never end, each in an item", 5_000),
    ("quotes that never end", 1),
    ("one large title", 1),
    ("control characters", 1),
    ("white space", 1),
    ("packed a thousandfold", 1),
];

fn item(fields: &str) -> Vec<u8> {
    format!("<rss><channel><title>K</title><item>{fields}</item></channel></rss>").into_bytes()
}

fn item_filled(part: &str) -> Vec<u8> {
    filled("<rss><channel><item><title>x</title><description>", part, "</description></item></channel></rss>")
}

/// `part` as often as there is room for it.
fn filled(before: &str, part: &str, after: &str) -> Vec<u8> {
    let times = (LARGE - before.len() - after.len()) / part.len();
    [before, &part.repeat(times), after].concat().into_bytes()
}

fn doctype(subset: &str, title: &str) -> Vec<u8> {
    format!(
        "<?xml version='1.0'?><!DOCTYPE rss [{subset}]><rss><channel><item><title>{title}</title></item></channel></rss>"
    )
    .into_bytes()
}

fn billion_laughs() -> Vec<u8> {
    let mut subset = String::from("<!ENTITY a0 \"ha\">");
    for level in 1..40 {
        let inner = format!("&a{};", level - 1).repeat(10);
        let _ = write!(subset, "<!ENTITY a{level} \"{inner}\">");
    }
    doctype(&subset, "&a39;")
}

fn quadratic_entities() -> Vec<u8> {
    let subset = format!("<!ENTITY a \"{}\"><!ENTITY b \"{}\">", "x".repeat(900), "y".repeat(500_000));
    doctype(&subset, &"&a;&b;".repeat(2_000_000))
}

fn namespaces_on_one_tag() -> Vec<u8> {
    let declared: String = (0..40_000).fold(String::new(), |mut all, n| {
        let _ = write!(all, " xmlns:p{n}='urn:{n}'");
        all
    });
    format!("<rss{declared}><channel><item><p9:title>x</p9:title></item></channel></rss>").into_bytes()
}

fn namespaces_inside_each_other() -> Vec<u8> {
    let nested: String = (0..40_000).fold(String::new(), |mut all, n| {
        let _ = write!(all, "<p{n}:a xmlns:p{n}='urn:{n}' xmlns='urn:{n}'>");
        all
    });
    item(&nested)
}

fn utf16(bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let text = format!(
        "\u{FEFF}<rss><channel><item><title>Judul 日本</title><description>{}</description></item></channel></rss>",
        "kata ".repeat(1_000_000)
    );
    text.encode_utf16().flat_map(bytes).collect()
}

fn packed(size: usize) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    let head = b"<rss><channel><item><title>x</title><description>";
    encoder.write_all(head).and_then(|()| encoder.write_all(&vec![b' '; size - head.len()])).expect("memory");
    encoder.finish().expect("memory")
}

fn noise() -> Vec<u8> {
    let mut random = 0x2545_F491_4F6C_DD1D_u64;
    let mut next = move || {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        random
    };
    let head = b"<rss><channel><item><title>";
    head.iter().copied().chain(std::iter::repeat_with(|| next() as u8).take(LARGE / 4)).collect()
}
