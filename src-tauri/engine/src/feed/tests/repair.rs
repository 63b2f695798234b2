//! Documents that break the rules of XML or of their format, as newsrooms publish them.

use super::{atom_entry, only_entry, read, rss_item, some};
use crate::feed::{Warning, parse};

#[test]
fn junk_before_the_document_is_passed_over() {
    for junk in [
        "\n\n",
        "\u{FEFF}\n",
        "<br />\n<b>Warning</b>: Undefined index in /x.php on line <b>3</b><br />",
        "ok ",
    ] {
        let document =
            format!("{junk}<?xml version='1.0'?><rss><channel><item><title>T</title></item></channel></rss>");
        assert_eq!(only_entry(read(&document)).title, some("T"), "{junk}");
    }
}

#[test]
fn bare_ampersands_and_unknown_entities_are_text() {
    let entry = rss_item("<title>A & B &nbsp;&mdash; C &foo; R&D</title><link>/a?b=1&c=2&amp;d=3</link>");
    assert_eq!(entry.title, some("A & B — C &foo; R&D"));
    assert_eq!(entry.link, some("https://kabar.example/a?b=1&c=2&d=3"));
}

#[test]
fn characters_that_xml_forbids_are_left_out() {
    let entry = rss_item("<title>A\u{1}B\u{0}</title><description>C\u{8}&#0;D&#x1;</description>");
    assert_eq!((entry.title, entry.summary_html), (some("AB"), some("CD")));
}

#[test]
fn controls_that_were_quotation_marks_are_quotation_marks() {
    let entry = rss_item("<title>\u{93}Harga\u{94} &#146;naik&#146;</title>");
    assert_eq!(entry.title, some("“Harga” ’naik’"));
}

#[test]
fn entities_that_a_document_declares_are_put_in_once() {
    let feed = read(
        "<!DOCTYPE rss [<!ENTITY kota 'Jakarta &#38; sekitar'> <!ENTITY berkas SYSTEM 'file:///etc/passwd'>
         <!ENTITY dua '&kota;&kota;'>]><rss><channel><item><title>&kota; &berkas; &dua;</title></item></channel></rss>",
    );
    assert_eq!(only_entry(feed).title, some("Jakarta & sekitar &berkas; &dua;"));
}

#[test]
fn what_is_never_closed_ends_with_its_item() {
    for broken in ["<![CDATA[x", "<!-- x", "<a href='x>", "<!DOCTYPE x ["] {
        let feed = read(&format!(
            "<rss><channel><item><guid>1</guid>{broken}</item>
             <item><guid>2</guid><title><![CDATA[T]]></title><!-- c --><enclosure url='/a[1].mp3'/></item></channel></rss>"
        ));
        let last = feed.entries.last().unwrap();
        assert_eq!((feed.entries.len(), last.title.clone()), (2, some("T")), "{broken}");
    }
}

#[test]
fn a_json_feed_that_breaks_off_gives_what_came_before() {
    let whole = r#"{"version":"https://jsonfeed.org/version/1","items":[{"id":"1"},{"id":"2"},{"id":"3"}]}"#;
    let feed = read(&whole[..whole.len() - 12]);
    assert_eq!((feed.entries.len(), feed.warnings), (2, vec![Warning::CutOff]));
}

#[test]
fn an_item_that_describes_itself_twice_has_the_longer_text_as_content() {
    let entry = rss_item("<description>Pendek</description><itunes:summary>Lebih panjang</itunes:summary>");
    assert_eq!((entry.summary_html, entry.content_html), (some("Pendek"), some("Lebih panjang")));
    let entry = rss_item("<description>Lebih panjang</description><itunes:summary>Pendek</itunes:summary>");
    assert_eq!((entry.summary_html, entry.content_html), (some("Lebih panjang"), None));
}

#[test]
fn html_that_nobody_escaped_is_kept() {
    let entry =
        rss_item("<description><p>Satu <a href='/1'>dua</a><br>tiga</p></description><link>/x</link>");
    assert_eq!(entry.summary_html, some("<p>Satu <a href='/1'>dua</a><br>tiga</p>"));
    assert_eq!(entry.link, some("https://kabar.example/x"));
}

#[test]
fn a_field_that_is_never_closed_costs_only_itself() {
    let entry = rss_item("<title>Judul<link>/1</link><guid>g</guid><b></i>");
    assert_eq!(
        (entry.title, entry.link, entry.id),
        (some("Judul"), some("https://kabar.example/1"), some("g"))
    );
}

#[test]
fn an_item_that_is_never_closed_ends_where_the_next_begins() {
    let feed = read("<rss><channel><item><title>1</title><item><title>2</title></item></channel></rss>");
    let titles: Vec<_> = feed.entries.iter().filter_map(|entry| entry.title.as_deref()).collect();
    assert_eq!(titles, ["1", "2"]);
}

#[test]
fn a_field_of_the_feed_that_is_never_closed_swallows_no_items() {
    let feed = read("<rss><channel><title>K<x><item><title>1</title></item><item><title>2</title></item>");
    assert_eq!((feed.title, feed.entries.len()), (some("K"), 2));
}

#[test]
fn the_end_of_a_cdata_section_may_be_text() {
    let entry = rss_item("<description>a ]]&gt; b</description><title>c ]]> d</title>");
    assert_eq!((entry.summary_html, entry.title), (some("a ]]> b"), some("c ]]> d")));
}

#[test]
fn an_entry_inside_content_is_content() {
    let entry = atom_entry(
        "<id>a</id><content type='application/xml'><entry><id>b</id></entry></content><title>T</title>",
    );
    assert_eq!((entry.id, entry.title), (some("a"), some("T")));
}

#[test]
fn a_document_that_breaks_off_gives_what_came_before() {
    let feed =
        read("<rss><channel><item><title>1</title></item><item><title>2</title><description>Ada <b>teks");
    assert_eq!(feed.entries.len(), 2);
    assert_eq!(feed.entries[1].summary_html, some("Ada <b>teks"));
    assert_eq!(feed.warnings, [Warning::CutOff]);
}

#[test]
fn a_date_that_is_none_is_kept_as_written_and_told() {
    let feed = read("<rss><channel><item><pubDate>31 Feb 2022</pubDate></item></channel></rss>");
    assert_eq!(feed.warnings, [Warning::UnreadableDate { text: "31 Feb 2022".into() }]);
    let entry = only_entry(feed);
    assert_eq!((entry.published, entry.published_raw), (None, some("31 Feb 2022")));
}

#[test]
fn the_second_date_counts_when_the_first_is_none() {
    let entry = rss_item("<pubDate>soon</pubDate><dc:date>2022-11-09</dc:date>");
    assert_eq!(entry.published_raw, some("2022-11-09"));
}

#[test]
fn elements_of_other_vocabularies_are_not_the_items_own() {
    let entry = rss_item(
        "<media:title xmlns:media='http://search.yahoo.com/mrss/'>M</media:title>
         <x:title xmlns:x='urn:x'>X</x:title><image><title>I</title><link>/i</link></image><title>T</title>",
    );
    assert_eq!((entry.title, entry.link), (some("T"), None));
}

#[test]
fn prefixes_may_be_anything() {
    let document =
        "<r:rss xmlns:r='http://backend.userland.com/rss2' xmlns:d='http://purl.org/dc/elements/1.1/'>
        <r:channel><r:item><r:title>T</r:title><d:creator>A</d:creator></r:item></r:channel></r:rss>";
    let entry = only_entry(read(document));
    assert_eq!((entry.title, entry.authors), (some("T"), vec!["A".to_owned()]));
}

#[test]
fn the_charset_is_believed_only_while_it_can_be_true() {
    let document = b"<?xml version='1.0' encoding='utf-8'?><rss><channel><item><title>caf\xE9</title></item></channel></rss>";
    let feed = parse(document, Some("text/xml; charset=utf-8"), None).unwrap();
    assert_eq!(only_entry(feed).title, some("café"));
}
