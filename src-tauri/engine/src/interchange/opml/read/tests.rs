use super::*;

fn check(document: &str, expected: &[(&str, &str, Option<&str>)]) {
    let list = read(document).unwrap();
    let found: Vec<_> =
        list.feeds.iter().map(|o| (o.title.as_str(), o.url.as_str(), o.folder.as_deref())).collect();
    assert_eq!(found, expected, "{document}");
}

/// Checks a list with this one outline in it.
fn check_outline(attributes: &str, expected: (&str, &str, Option<&str>)) {
    check(&format!("<opml><body><outline {attributes}/></body></opml>"), &[expected]);
}

#[test]
fn lists_are_read_as_they_come() {
    check(
        r#"<?xml version="1.0"?><opml version="2.0"><body><outline text="Dunia">
           <outline text="A &amp; B" type="rss" xmlUrl="https://a.example/?x=1&y=2"/></outline>
           <outline title="C" xmlurl="https://c.example/"></outline></body></opml>"#,
        &[("A & B", "https://a.example/?x=1&y=2", Some("Dunia")), ("C", "https://c.example/", None)],
    );
    check(
        "<opml><body><outline text='Luar'><outline text='Dalam'><outline text='D' xmlUrl='https://d.example/'/>",
        &[("D", "https://d.example/", Some("Luar / Dalam"))],
    );
    check("<opml version='1.0'><body></body></opml>", &[]);
    check("<outline text='A' xmlUrl='https://a.example/'/>", &[("A", "https://a.example/", None)]);
    check(
        "\u{feff}\u{feff}<OPML><Body><OUTLINE TEXT='A' XMLURL='u'></OUTLINE></Body></OPML>",
        &[("A", "u", None)],
    );
}

#[test]
fn outlines_are_read_in_every_dress() {
    check_outline("text='T' title='Judul' xmlUrl='u'", ("Judul", "u", None));
    check_outline("text='T' title='' xmlUrl='u'", ("T", "u", None));
    check_outline("xmlUrl='u'", ("", "u", None));
    check_outline("text=\"Caf&eacute; &#38; &nbsp; <b>\" xmlUrl='u'", ("Café & <b>", "u", None));
    check_outline("text='dua\n   baris' xmlUrl=' u '", ("dua baris", "u", None));
    check_outline("text=T xmlUrl=u", ("T", "u", None));
    check_outline("text='A' text='B' xmlUrl='u' xmlurl='v'", ("A", "u", None));
    check_outline("text='A' type='RSS' url='u'", ("A", "u", None));
    check_outline("text='A' type='atom' xmlUrl='u'", ("A", "u", None));
    check_outline("text='A' xmlUrl='u' category='/Dunia/Asia,/Harian'", ("A", "u", Some("Dunia / Asia")));
    check_outline("text='A' xmlUrl='u' frss:title='x' frss:xmlUrl='y'", ("A", "u", None));
}

#[test]
fn a_folder_around_counts_for_more_than_a_category() {
    check(
        "<opml><body><outline text='F'><outline text='A' xmlUrl='u' category='G'/></outline></body></opml>",
        &[("A", "u", Some("F"))],
    );
}

#[test]
fn what_is_no_feed_is_kept_apart() {
    let list = read(
        "<opml><body><outline text='I' type='include' url='https://a.example/list.opml'/>
         <outline text='L' type='link' url='https://a.example/'/>
         <outline text='X' type='HTML+XPath' xmlUrl='https://a.example/page'/></body></opml>",
    );
    let list = list.unwrap();
    assert!(list.feeds.is_empty());
    let others: Vec<_> = list.others.iter().map(|other| other.title.as_str()).collect();
    assert_eq!(others, ["I", "X"]);
}

#[test]
fn damage_costs_what_is_damaged() {
    for bad in ["<!-- no end ", "<![CDATA[ no end ", "<?no end ", "< ", "</", "<outline text='no end"] {
        let feed = |name: &str| format!("<outline text='{name}' xmlUrl='{name}'/>");
        let document = format!("<opml><body>{}{bad}{}{}</body></opml>", feed("a"), feed("b"), feed("c"));
        let list = read(&document).unwrap();
        let urls: Vec<_> = list.feeds.iter().map(|feed| feed.url.as_str()).collect();
        // An outline that the damage runs into may go with it.
        assert!(urls == ["a", "b", "c"] || urls == ["a", "c"], "{bad}: {urls:?}");
    }
    check("<opml><body></outline></outline><outline text='A' xmlUrl='a'/></body>", &[("A", "a", None)]);
}

#[test]
fn what_is_no_list_is_refused() {
    for document in ["", "beras", "<html><body>x</body></html>", "<rss><channel/></rss>", "{}"] {
        assert!(matches!(read(document), Err(Error::MalformedOpml)), "{document}");
    }
}

#[test]
fn hostile_lists_do_no_harm() {
    let feed = "<outline text='x' xmlUrl='https://x.example/'/>";
    let deep = format!("<opml><body>{}{feed}", "<outline text='f'>".repeat(200_000));
    assert_eq!(read(&deep).unwrap().feeds.len(), 1);
    let nameless = format!("<opml><body>{}{}", "<outline>".repeat(200_000), feed.repeat(MOST + 5));
    assert_eq!(read(&nameless).unwrap().feeds.len(), MOST);
    let long = "x".repeat(1_000_000);
    let wide = format!(
        "<opml><outline text='{long}'><outline title='{long}' xmlUrl='https://{long}' {long}='{long}'/>"
    );
    let list = read(&wide).unwrap();
    assert!(list.feeds[0].title.len() + list.feeds[0].url.len() < 10_000);
    let laughs = "<!DOCTYPE opml [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]><opml><outline text='&b;' xmlUrl='u'/></opml>";
    check(laughs, &[("&b;", "u", None)]);
    let broken = "<!--<outline xmlUrl='u'/>".repeat(100_000);
    assert!(read(&broken).unwrap().feeds.len() <= REPAIRS + 1);
}
