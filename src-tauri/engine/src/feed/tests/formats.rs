//! What each format says, and where.

use super::{atom_entry, base, only_entry, read, rss_item, some};
use crate::feed::{Comments, Enclosure, Pace, ParseError, parse};
use crate::model::FeedKind;

#[test]
fn rss_2_is_read_whole() {
    let feed = read(
        r#"<?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
             xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
        <channel>
          <title>Kabar &amp;amp; Berita</title><link>https://kabar.example/</link><language>id</language>
          <ttl>30</ttl><image><url>/ikon.png</url><title>Bukan judul</title></image>
          <item>
            <title>Harga <![CDATA[<b>beras</b>]]> naik</title>
            <link>/2022/11/09/harga-beras?utm_source=rss</link>
            <guid isPermaLink="false">kabar-1</guid>
            <pubDate>Wed, 09 Nov 2022 19:01:00 +0700</pubDate>
            <dc:creator>Siti Rahma</dc:creator>
            <category>Ekonomi</category><category>Pangan</category>
            <description>&lt;p&gt;Ringkas&lt;/p&gt;</description>
            <content:encoded><![CDATA[<p>Panjang</p>]]></content:encoded>
            <enclosure url="https://cdn.kabar.example/a.mp3" type="audio/mpeg" length="123"/>
            <media:thumbnail url="/kecil.jpg"/>
            <source url="https://asal.example/rss">Asal</source>
          </item>
        </channel></rss>"#,
    );
    assert_eq!(feed.kind, FeedKind::Rss);
    assert_eq!(feed.title, some("Kabar & Berita"));
    assert_eq!(feed.link, some("https://kabar.example/"));
    assert_eq!(feed.language, some("id"));
    assert_eq!(feed.icon, some("https://kabar.example/ikon.png"));
    assert_eq!(feed.pace.ttl_minutes, Some(30));
    assert_eq!(feed.warnings, []);
    let entry = only_entry(feed);
    assert_eq!(entry.id, some("kabar-1"));
    assert_eq!(entry.title, some("Harga beras naik"));
    assert_eq!(entry.link, some("https://kabar.example/2022/11/09/harga-beras?utm_source=rss"));
    let published = entry.published.unwrap();
    assert_eq!((published.instant.0, published.offset_minutes), (1_667_995_260_000, Some(420)));
    assert_eq!(entry.published_raw, some("Wed, 09 Nov 2022 19:01:00 +0700"));
    assert_eq!(entry.authors, ["Siti Rahma"]);
    assert_eq!(entry.summary_html, some("<p>Ringkas</p>"));
    assert_eq!(entry.content_html, some("<p>Panjang</p>"));
    let enclosure = Enclosure {
        url: "https://cdn.kabar.example/a.mp3".into(),
        mime: some("audio/mpeg"),
        length: Some(123),
        ..Enclosure::default()
    };
    assert_eq!(entry.enclosures, [enclosure]);
    assert_eq!(entry.image, some("https://kabar.example/kecil.jpg"));
}

#[test]
fn atom_1_is_read_whole() {
    let feed = read(
        r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://site.example/blog/">
          <title type="html">News &amp;amp; &lt;i&gt;Views&lt;/i&gt;</title>
          <link rel="self" href="feed.atom"/><link href="./"/><author><name>Desk</name></author>
          <entry xml:base="2022/">
            <id>tag:site.example,2022:1</id><title>1 &lt; 2</title>
            <link rel="enclosure" href="a.mp3" type="audio/mpeg" length="9"/>
            <link rel="alternate" type="text/html" href="one"/>
            <updated>2022-11-09T19:01:00Z</updated><published>2022-11-08T19:01:00-05:00</published>
            <category term="world" label="World news"/>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <b>bold</b><br/>claim</div></content>
          </entry></feed>"#,
    );
    assert_eq!(feed.kind, FeedKind::Atom);
    assert_eq!(feed.title, some("News & Views"));
    assert_eq!(feed.link, some("https://site.example/blog/"));
    assert_eq!(feed.language, some("en"));
    let entry = only_entry(feed);
    assert_eq!(entry.id, some("tag:site.example,2022:1"));
    assert_eq!(entry.title, some("1 < 2"));
    assert_eq!(entry.link, some("https://site.example/blog/2022/one"));
    assert_eq!(entry.enclosures[0].url, "https://site.example/blog/2022/a.mp3");
    assert_eq!(entry.content_base, some("https://site.example/blog/2022/"));
    assert_eq!(entry.published.unwrap().offset_minutes, Some(-300));
    assert_eq!(entry.updated.unwrap().instant.0, 1_668_020_460_000);
    assert_eq!(entry.authors, ["Desk"]);
    let content = entry.content_html.unwrap();
    assert!(
        content.contains("A <b>bold</b><br/>claim") || content.contains("A <b>bold</b><br>claim"),
        "{content}"
    );
}

#[test]
fn atom_0_3_is_atom() {
    let feed = read(
        r#"<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Old</title>
          <entry><title mode="escaped" type="text/html">A &amp;amp; B</title><id>x</id>
          <issued>2004-01-02T03:04:05Z</issued><modified>2004-01-03T03:04:05Z</modified>
          <content type="text/html" mode="escaped">&lt;p&gt;Hi&lt;/p&gt;</content></entry></feed>"#,
    );
    let entry = only_entry(feed);
    assert_eq!(entry.title, some("A & B"));
    assert_eq!(entry.content_html, some("<p>Hi</p>"));
    assert!(entry.published.unwrap().instant < entry.updated.unwrap().instant);
}

#[test]
fn rdf_items_are_known_by_their_about() {
    let feed = read(
        r#"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
            xmlns:dc="http://purl.org/dc/elements/1.1/">
          <channel rdf:about="https://kabar.example/"><title>K</title><link>https://kabar.example/</link>
          <items><rdf:Seq><rdf:li resource="urn:1"/></rdf:Seq></items></channel>
          <item rdf:about="urn:1"><title>Satu</title><link>https://kabar.example/1</link>
          <dc:date>2022-11-09</dc:date></item></rdf:RDF>"#,
    );
    assert_eq!(feed.kind, FeedKind::Rdf);
    assert_eq!(feed.title, some("K"));
    let entry = only_entry(feed);
    assert_eq!((entry.id, entry.link), (some("urn:1"), some("https://kabar.example/1")));
    assert!(entry.published.is_some());
}

#[test]
fn rss_of_any_version_and_of_none_is_rss() {
    for opening in ["<rss>", "<rss version='0.91'>", "<rss version='0.94'>", "<RSS VERSION='2.0'>", ""] {
        let feed = read(&format!("{opening}<channel><item><title>T</title></item></channel>"));
        assert_eq!(only_entry(feed).title, some("T"), "{opening}");
    }
    let netscape = "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'
        xmlns='http://my.netscape.com/rdf/simple/0.9/'><item><title>T</title></item></rdf:RDF>";
    assert_eq!(only_entry(read(netscape)).title, some("T"));
}

#[test]
fn json_feed_is_read_whole() {
    let feed = read(
        r#"{"version": "https://jsonfeed.org/version/1.1", "title": "J", "home_page_url": "https://j.example/",
          "authors": [{"name": "Desk"}], "language": "en", "icon": "https://j.example/i.png",
          "items": [
            {"id": 7, "url": "/a", "title": "A", "content_text": "1 < 2\nthree", "date_published": "2022-11-09T19:01:00+07:00",
             "tags": ["x"], "attachments": [{"url": "https://j.example/a.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 5,
               "title": "Siaran", "duration_in_seconds": 61.5}]},
            {"id": "b", "external_url": "https://else.example/b", "content_html": "<p>B</p>", "summary": "S",
             "author": {"name": "Budi"}, "image": "https://j.example/b.jpg"},
            "not an item"]}"#,
    );
    assert_eq!(feed.kind, FeedKind::JsonFeed);
    assert_eq!((feed.title, feed.link), (some("J"), some("https://j.example/")));
    assert_eq!(feed.warnings.len(), 1);
    let [a, b] = feed.entries.as_slice() else { panic!("two entries") };
    assert_eq!((a.id.clone(), a.link.clone()), (some("7"), some("https://kabar.example/a")));
    assert_eq!(a.content_html, some("1 &lt; 2<br>\nthree"));
    assert_eq!(
        (a.authors.as_slice(), b.authors.as_slice()),
        (&["Desk".to_owned()][..], &["Budi".to_owned()][..])
    );
    let file = &a.enclosures[0];
    assert_eq!((file.length, file.title.clone(), file.duration_seconds), (Some(5), some("Siaran"), Some(61)));
    assert_eq!(
        (b.link.clone(), b.image.clone()),
        (some("https://else.example/b"), some("https://j.example/b.jpg"))
    );
}

#[test]
fn authors_are_names() {
    for (field, name) in [
        ("<author>redaksi@kabar.example (Siti Rahma)</author>", "Siti Rahma"),
        ("<author>Siti Rahma &lt;redaksi@kabar.example&gt;</author>", "Siti Rahma"),
        ("<author>redaksi@kabar.example</author>", "redaksi@kabar.example"),
        ("<author>山田太郎（foo@example.com）</author>", "山田太郎"),
        ("<itunes:author>Siti &amp;amp; Budi</itunes:author>", "Siti & Budi"),
        ("<author><name>Siti</name><email>a@b.example</email></author>", "Siti"),
        ("<dc:creator>Ana (Reuters)</dc:creator>", "Ana (Reuters)"),
    ] {
        assert_eq!(rss_item(field).authors, [name], "{field}");
    }
}

#[test]
fn an_id_that_is_an_address_stands_in_for_a_link() {
    assert_eq!(rss_item("<guid>https://kabar.example/1</guid>").link, some("https://kabar.example/1"));
    assert_eq!(rss_item("<guid isPermaLink='false'>https://kabar.example/1</guid>").link, None);
    assert_eq!(rss_item("<guid>kabar-1</guid>").link, None);
    assert_eq!(atom_entry("<id>https://kabar.example/1</id>").link, some("https://kabar.example/1"));
}

#[test]
fn an_id_that_is_a_path_stands_in_for_a_link_and_a_number_does_not() {
    assert_eq!(rss_item("<guid>/berita/1</guid>").link, some("https://kabar.example/berita/1"));
    assert_eq!(rss_item("<guid isPermaLink='true'>1</guid>").link, some("https://kabar.example/rss/1"));
    assert_eq!(rss_item("<guid>1</guid>").link, None);
    assert_eq!(atom_entry("<id>tag:kabar.example,2022:1</id>").link, None);
}

#[test]
fn the_address_before_the_counting_of_clicks_is_the_link() {
    let entry = rss_item(
        "<link>https://feeds.example/~r/1</link>
         <feedburner:origLink>https://kabar.example/1</feedburner:origLink>",
    );
    assert_eq!(entry.link, some("https://kabar.example/1"));
    assert_eq!(entry.links, ["https://kabar.example/1", "https://feeds.example/~r/1"]);
}

#[test]
fn sound_and_film_are_enclosures_with_their_length() {
    let of = |fields: &str| {
        let enclosures = rss_item(fields).enclosures.into_iter();
        enclosures.map(|file| (file.url, file.mime, file.title, file.duration_seconds)).collect::<Vec<_>>()
    };
    let file = |name: &str, mime: &str, title: Option<&str>, duration: Option<u32>| {
        let title = title.map(str::to_owned);
        (format!("https://kabar.example/{name}"), Some(mime.to_owned()), title, duration)
    };
    assert_eq!(
        of("<enclosure url='/a.mp3' type='audio/mpeg'/><itunes:duration>1:02:03</itunes:duration>"),
        [file("a.mp3", "audio/mpeg", None, Some(3_723))]
    );
    assert_eq!(
        of("<enclosure url='/a.mp3' type='audio/mpeg'/>
            <media:content url='/a.mp3' duration='90'><media:title>A &amp;amp; B</media:title></media:content>"),
        [file("a.mp3", "audio/mpeg", Some("A & B"), Some(90))]
    );
    assert_eq!(
        of("<media:group><media:content url='/b.mp4' type='video/mp4' duration='12.5'/>
            <media:content url='/b.webm' type='video/webm'/></media:group>"),
        [file("b.mp4", "video/mp4", None, Some(12)), file("b.webm", "video/webm", None, None)]
    );
    assert_eq!(
        of("<atom:link rel='enclosure' href='/c.ogg' type='audio/ogg' title='C'/>
            <itunes:duration>62:03</itunes:duration>"),
        [file("c.ogg", "audio/ogg", Some("C"), Some(3_723))]
    );
    for nonsense in ["", "soon", "-5", "1:2:3:4:5", "99999999999", "1::2"] {
        let fields = format!("<enclosure url='/a' type='a/b'/><itunes:duration>{nonsense}</itunes:duration>");
        assert!(
            of(&fields)[0].3.is_none_or(|seconds| nonsense == "1:2:3:4:5" && seconds == 183_845),
            "{nonsense}"
        );
    }
}

#[test]
fn a_channel_of_the_channel_definition_format_is_a_feed() {
    let feed = read(
        "<CHANNEL HREF='https://kabar.example/'><TITLE>K</TITLE>
         <ITEM HREF='/1' LASTMOD='2004-04-06T23:05:43-05:00'><TITLE>T</TITLE><ABSTRACT>S</ABSTRACT></ITEM></CHANNEL>",
    );
    assert_eq!(feed.link, some("https://kabar.example/"));
    let entry = only_entry(feed);
    assert_eq!((entry.title, entry.link), (some("T"), some("https://kabar.example/1")));
    assert_eq!(entry.summary_html, some("S"));
    assert_eq!(entry.updated.unwrap().offset_minutes, Some(-300));
}

#[test]
fn addresses_that_cannot_be_fetched_are_no_links() {
    for link in ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "mailto:a@b.example"] {
        let entry =
            rss_item(&format!("<link>{link}</link><enclosure url='{link}'/><media:thumbnail url='{link}'/>"));
        assert_eq!(
            (entry.link, entry.links.len(), entry.enclosures.len(), entry.image),
            (None, 0, 0, None),
            "{link}"
        );
    }
}

#[test]
fn the_picture_is_the_thumbnail_or_the_first_image() {
    for (fields, image) in [
        ("<media:content url='/a.jpg' medium='image'/>", "https://kabar.example/a.jpg"),
        (
            "<media:group><media:content url='/a.mp4' type='video/mp4'/><media:thumbnail url='/t.jpg'/></media:group>",
            "https://kabar.example/t.jpg",
        ),
        ("<enclosure url='/a.webp' length='1'/>", "https://kabar.example/a.webp"),
        (
            "<enclosure url='/a.mp3' type='audio/mpeg'/><itunes:image href='/i.png'/>",
            "https://kabar.example/i.png",
        ),
    ] {
        assert_eq!(rss_item(fields).image, some(image), "{fields}");
    }
}

#[test]
fn a_video_entry_has_its_texts_in_the_media_group() {
    let entry = atom_entry(
        "<title>V</title><media:group xmlns:media='http://search.yahoo.com/mrss/'><media:title>W</media:title>
         <media:content url='https://v.example/v' type='video/mp4'/>
         <media:description>Baris 1 &amp; 2</media:description></media:group>",
    );
    assert_eq!(entry.summary_html, some("Baris 1 &amp; 2"));
    assert_eq!(entry.enclosures[0].mime, some("video/mp4"));
}

#[test]
fn base64_text_is_decoded_and_base64_pictures_are_no_text() {
    assert_eq!(
        atom_entry("<content type='text/html' mode='base64'>PGI+SGk8L2I+</content>").content_html,
        some("<b>Hi</b>")
    );
    let title =
        atom_entry("<title type='application/octet-stream'>RXhhbXBsZSA8Yj5BdG9tPC9iPg==</title>").title;
    assert_eq!(title, some("Example Atom"));
    assert_eq!(atom_entry("<content type='image/png'>iVBORw0KGgo=</content>").content_html, None);
}

#[test]
fn a_feed_says_when_to_leave_it_alone() {
    let pace = |head: &str| read(&format!("<rss><channel>{head}</channel></rss>")).pace;
    assert_eq!(
        pace(
            "<ttl> 90 </ttl><skipHours><hour>0</hour><hour>3</hour><hour>24</hour><hour>25</hour></skipHours>
             <skipDays><day>Sunday</day><day>saturday</day><day>Ahad</day></skipDays>
             <sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>"
        ),
        Pace {
            ttl_minutes: Some(90),
            skip_hours: 0b1001,
            skip_days: 0b100_0001,
            update_every_minutes: Some(360)
        }
    );
    assert_eq!(pace("<ttl>-5</ttl><sy:updatePeriod>often</sy:updatePeriod><skipHours/>"), Pace::default());
    let hourly = "<sy:updatePeriod> hourly </sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>";
    assert_eq!(pace(hourly).update_every_minutes, Some(60));
}

#[test]
fn other_documents_are_named_for_what_they_are() {
    for (document, error) in [
        ("<!DOCTYPE html><title>x</title>", ParseError::Html),
        ("  <html><body>x</body></html>", ParseError::Html),
        ("<opml/>", ParseError::NotAFeed),
        ("", ParseError::NotAFeed),
        ("plain words", ParseError::NotAFeed),
        (r#"{"error": "not found"}"#, ParseError::NotAFeed),
        (r#"{"items": [1, 2"#, ParseError::NotAFeed),
    ] {
        assert_eq!(parse(document.as_bytes(), None, Some(&base())), Err(error), "{document}");
    }
}

#[test]
fn a_feed_without_entries_is_a_feed() {
    assert_eq!(read("<rss version='2.0'><channel><title>K</title></channel></rss>").entries, []);
}

#[test]
fn relative_addresses_start_from_the_site_when_the_feed_has_no_address() {
    let document =
        "<rss><channel><link>https://kabar.example/</link><item><link>/1</link></item></channel></rss>";
    let feed = parse(document.as_bytes(), None, None).unwrap();
    assert_eq!(only_entry(feed).link, some("https://kabar.example/1"));
}

#[test]
fn what_readers_say_is_told_in_many_ways() {
    let comments = |url: Option<&str>, count, feed: Option<&str>| Comments {
        url: url.map(str::to_owned),
        count,
        feed: feed.map(str::to_owned),
    };
    let rss = |fields: &str, expected: Comments| assert_eq!(rss_item(fields).comments, expected, "{fields}");
    rss(
        "<link>/a</link><comments>/a#respond</comments><wfw:commentRss>/a/feed/</wfw:commentRss>\
         <slash:comments> 12 </slash:comments>",
        comments(Some("https://kabar.example/a#respond"), Some(12), Some("https://kabar.example/a/feed/")),
    );
    rss(
        "<wfw:commentRSS>/a/feed</wfw:commentRSS>",
        comments(None, None, Some("https://kabar.example/a/feed")),
    );
    rss("<comments>7</comments>", comments(None, Some(7), None));
    rss("<comments/><slash:comments>banyak</slash:comments>", comments(None, None, None));
    rss("<comments>javascript:alert(1)</comments><slash:comments>-1</slash:comments>", Comments::default());

    let answered = atom_entry(
        "<link rel='replies' type='application/atom+xml' href='/1/replies' thr:count='4'/>\
         <link rel='replies' type='text/html' href='/1#replies'/><thr:total>5</thr:total><link href='/1'/>",
    );
    let expected =
        comments(Some("https://kabar.example/1#replies"), Some(4), Some("https://kabar.example/1/replies"));
    assert_eq!((answered.comments, answered.in_reply_to), (expected, None));
    assert_eq!(answered.link, some("https://kabar.example/1"));
    let total = atom_entry("<thr:total xmlns:thr='http://purl.org/syndication/thread/1.0'>5</thr:total>");
    assert_eq!(total.comments.count, Some(5));
    let answer = atom_entry("<thr:in-reply-to ref='tag:a' href='/1'/>");
    assert_eq!(answer.in_reply_to, some("https://kabar.example/1"));
    assert_eq!(atom_entry("<thr:in-reply-to ref='tag:a'/>").in_reply_to, some("tag:a"));
}
