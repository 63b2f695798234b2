//! Lists of feeds in and out: nothing lost, nothing doubled, nothing believed.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use warta_engine::charset;
use warta_engine::interchange::opml;
use warta_engine::library::{ImportReport, OwnNetwork, Refusal, Scope};
use warta_engine::model::{Timestamp, View};

use crate::support::Desk;

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/opml");

fn fixture(name: &str) -> String {
    std::fs::read_to_string(Path::new(FIXTURES).join(name)).unwrap()
}

fn counts(report: &ImportReport) -> (u32, u32, u32, u32) {
    (report.added, report.duplicates, report.invalid, report.folders)
}

/// Previews a list, imports it, imports it again, and gives the counts of the first import.
async fn import(desk: &Desk, document: &str) -> ImportReport {
    let before = desk.library.export_opml().await.unwrap();
    let previewed = desk.library.preview_opml(document, OwnNetwork::LeaveOut).await.unwrap();
    assert_eq!(desk.library.export_opml().await.unwrap(), before, "a preview changes nothing");
    let imported = desk.library.import_opml(document, OwnNetwork::LeaveOut).await.unwrap();
    assert_eq!(imported, previewed, "an import does what its preview says");
    let after = desk.library.export_opml().await.unwrap();
    let again = desk.library.import_opml(document, OwnNetwork::LeaveOut).await.unwrap();
    let duplicates = imported.added + imported.duplicates;
    assert_eq!(counts(&again), (0, duplicates, imported.invalid, 0));
    assert_eq!(desk.library.export_opml().await.unwrap(), after, "a second import changes nothing");
    imported
}

/// A feed as another reader has it: folder, name, address, site.
type Subscription = (Option<String>, String, String, Option<String>);

fn subscription(folder: Option<&str>, name: &str, url: &str, site: Option<&str>) -> Subscription {
    (folder.map(str::to_owned), name.to_owned(), url.to_owned(), site.map(str::to_owned))
}

/// What a reader makes of an outline: its folder's name or its feed.
enum Taken {
    Folder(Option<String>),
    Feed(String, String, Option<String>),
}

/// Reads strict XML with outlines one below the other, in the manner of `take`; feeds are in the outermost
/// folder, which is as deep as these readers go.
fn read_strictly(
    document: &str,
    take: impl Fn(&dyn Fn(&str) -> Option<String>) -> Taken,
) -> BTreeSet<Subscription> {
    let mut reader = Reader::from_str(document);
    let mut found = BTreeSet::new();
    let mut open: Vec<Option<String>> = Vec::new();
    loop {
        let event = reader.read_event().expect("well-formed XML");
        let (element, opens) = match &event {
            Event::Start(element) => (element, true),
            Event::Empty(element) => (element, false),
            Event::End(element) if element.name().as_ref() == "outline" => {
                open.pop();
                continue;
            }
            Event::Eof => break found,
            _ => continue,
        };
        if element.name().as_ref() != "outline" {
            continue;
        }
        let taken = take(&|name| attribute(element, name));
        let folder = match taken {
            Taken::Folder(name) => name,
            Taken::Feed(name, url, site) => {
                let outermost = open.iter().flatten().next().cloned();
                assert!(found.insert((outermost, name, url, site)), "listed twice");
                None
            }
        };
        if opens {
            open.push(folder);
        }
    }
}

/// An attribute of exactly this name that is not empty.
fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attributes = element.attributes().map(|attribute| attribute.expect("well-formed attributes"));
    let found = attributes.into_iter().find(|attribute| attribute.key.as_ref() == name)?;
    let value = found.normalized_value(XmlVersion::Implicit1_0).expect("known entities").into_owned();
    Some(value).filter(|value| !value.is_empty())
}

/// In the manner of NetNewsWire: `title` before `text`, for feeds and folders.
fn as_netnewswire_reads(document: &str) -> BTreeSet<Subscription> {
    read_strictly(document, |attribute| {
        let name = attribute("title").or_else(|| attribute("text"));
        match attribute("xmlUrl") {
            Some(url) => Taken::Feed(name.unwrap_or_default(), url, attribute("htmlUrl")),
            None => Taken::Folder(name),
        }
    })
}

/// In the manner of FreshRSS: `text` only, and no outline without it.
fn as_freshrss_reads(document: &str) -> BTreeSet<Subscription> {
    read_strictly(document, |attribute| {
        let name = attribute("text").expect("every outline has a text");
        match attribute("xmlUrl") {
            Some(url) => {
                assert_eq!(attribute("type").as_deref(), Some("rss"));
                Taken::Feed(name, url, attribute("htmlUrl"))
            }
            None => Taken::Folder(Some(name)),
        }
    })
}

#[tokio::test]
async fn an_export_is_what_it_always_was() {
    let desk = Desk::open().await;
    import(&desk, &fixture("netnewswire.opml")).await;
    assert_eq!(desk.library.export_opml().await.unwrap(), fixture("exported.opml"));
}

#[tokio::test]
async fn netnewswire_reads_its_own_list_back() {
    let desk = Desk::open().await;
    let list = fixture("netnewswire.opml");
    assert_eq!(counts(&import(&desk, &list).await), (4, 0, 0, 2));
    let exported = desk.library.export_opml().await.unwrap();
    assert_eq!(as_netnewswire_reads(&exported), as_netnewswire_reads(&list));
    assert_eq!(as_freshrss_reads(&exported), as_netnewswire_reads(&list));
}

#[tokio::test]
async fn freshrss_reads_its_feeds_back_and_its_scraped_pages_are_named() {
    let desk = Desk::open().await;
    let list = fixture("freshrss.opml");
    let report = import(&desk, &list).await;
    assert_eq!(counts(&report), (3, 0, 2, 3));
    let refused: Vec<_> = report.refused.iter().map(|refused| (&*refused.title, refused.reason)).collect();
    assert_eq!(refused, [("Papan pengumuman", Refusal::NotAFeed), ("Angka", Refusal::NotAFeed)]);
    let exported = desk.library.export_opml().await.unwrap();
    let feeds = [
        subscription(Some("Asia"), "Peta", "https://peta.example/rss.xml", Some("https://peta.example/")),
        subscription(
            Some("Dunia"),
            "Kabar Pagi",
            "https://pagi.example/atom.xml",
            Some("https://pagi.example/"),
        ),
        subscription(
            Some("Uncategorized"),
            "日本の朝",
            "http://asa.example/feed",
            Some("http://asa.example/"),
        ),
    ];
    assert_eq!(as_freshrss_reads(&exported), BTreeSet::from(feeds.clone()));
    assert_eq!(as_netnewswire_reads(&exported), BTreeSet::from(feeds));
}

#[tokio::test]
async fn a_wild_list_gives_what_is_in_it() {
    let desk = Desk::open().await;
    let report = import(&desk, &fixture("wild.opml")).await;
    assert_eq!(counts(&report), (5, 1, 3, 3));
    let refused: Vec<_> = report.refused.iter().map(|r| (&*r.title, &*r.url, r.reason)).collect();
    assert_eq!(
        refused,
        [
            ("Bukan alamat", "beras", Refusal::InvalidUrl),
            ("Berkas", "file:///etc/passwd", Refusal::InvalidUrl),
            ("Daftar lain", "https://daftar.example/list.opml", Refusal::NotAFeed),
        ]
    );
    let feeds = [
        // The first of two spellings gives the name, the folder and the address.
        subscription(
            Some("Berita / Asia"),
            "Harga beras & gula é",
            "https://www.beras.example/feed/?a=1&b=2",
            None,
        ),
        subscription(
            Some("Berita / Asia"),
            "Satu kutip",
            "https://kutip.example/rss",
            Some("http://kutip.example/"),
        ),
        subscription(Some("Asia"), "Pelabuhan", "https://pelabuhan.example/rss", None),
        subscription(Some("Dunia / Laut"), "Bertanda", "https://tanda.example/rss", None),
        subscription(None, "Terputus", "https://putus.example/rss", None),
    ];
    let exported = desk.library.export_opml().await.unwrap();
    assert_eq!(as_netnewswire_reads(&exported), BTreeSet::from(feeds));
}

#[tokio::test]
async fn what_is_followed_already_stays_as_it_is() {
    let desk = Desk::open().await;
    let url = desk.newsroom.feed_url("kabar-pagi");
    let feed = desk.library.subscribe(&url, None).await.unwrap();
    let rows = desk.rows(View::All).await;
    desk.library.mark(vec![rows[0].id], true).await.unwrap();
    desk.library.bookmark(vec![rows[1].id], true).await.unwrap();
    let before = (desk.library.feeds().await.unwrap(), desk.rows(View::All).await);

    let respelled = format!("{}/", url.replace("http://", "HTTP://"));
    let list = format!(
        "<opml><body><outline text='F'><outline text='Lain' xmlUrl='{respelled}'/></outline></body></opml>"
    );
    assert_eq!(counts(&import(&desk, &list).await), (0, 1, 0, 0));
    assert_eq!((desk.library.feeds().await.unwrap(), desk.rows(View::All).await), before);

    // One that was just left comes back with everything, in a preview as in the import.
    desk.library.unsubscribe(feed.id).await.unwrap();
    assert_eq!(counts(&import(&desk, &list).await), (1, 0, 0, 0));
    assert_eq!(desk.rows(View::All).await, before.1);
}

#[tokio::test]
async fn a_title_from_a_list_is_the_persons_own() {
    let desk = Desk::open().await;
    let list = |title: &str| {
        let url = desk.newsroom.feed_url(if title.is_empty() { "berita-peta" } else { "kabar-pagi" });
        format!("<opml><body><outline text='{title}' xmlUrl='{url}'/></body></opml>")
    };
    for title in ["Koran saya", ""] {
        desk.library.import_opml(&list(title), OwnNetwork::Follow).await.unwrap();
    }
    desk.library.refresh(Scope::Due).await.unwrap();
    let titles: Vec<_> = desk.library.feeds().await.unwrap().into_iter().map(|feed| feed.title).collect();
    assert_eq!(titles, ["Berita Peta", "Koran saya"]);
}

#[tokio::test]
async fn lists_in_other_encodings_are_read() {
    let desk = Desk::open().await;
    let list = "<opml><body><outline text='Café “Süd”' xmlUrl='https://a.example/'/></body></opml>";
    let utf16: Vec<u8> = [0xfffe_u16.to_be()]
        .into_iter()
        .chain(format!("<?xml version='1.0' encoding='UTF-16'?>{list}").encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let windows =
        list.replace('é', "\u{1}").replace('“', "\u{2}").replace('”', "\u{3}").replace('ü', "\u{4}");
    let windows: Vec<u8> = format!("<?xml version='1.0' encoding='UTF-8'?>{windows}")
        .bytes()
        .map(|byte| match byte {
            1 => 0xe9,
            2 => 0x93,
            3 => 0x94,
            4 => 0xfc,
            other => other,
        })
        .collect();
    let marked = [b"\xef\xbb\xbf".as_slice(), list.as_bytes()].concat();
    for bytes in [utf16, windows, marked] {
        let document = charset::decode(&bytes, None);
        let report = desk.library.preview_opml(&document, OwnNetwork::LeaveOut).await.unwrap();
        assert_eq!(counts(&report), (1, 0, 0, 0));
        let title = &opml::read(&document).unwrap().feeds[0].title;
        assert_eq!(title, "Café “Süd”");
    }
}

/// `count` feeds in folders of a hundred.
fn long_list(count: usize) -> String {
    let mut list = "<opml version=\"2.0\"><body>".to_owned();
    for number in 0..count {
        if number % 100 == 0 {
            list += &format!("<outline text=\"Folder {}\">", number / 100);
        }
        list += &format!(
            "<outline type=\"rss\" text=\"Feed {number}\" xmlUrl=\"https://f{number}.example/rss\" htmlUrl=\"https://f{number}.example/\"/>"
        );
        if number % 100 == 99 {
            list += "</outline>";
        }
    }
    list + "</body></opml>"
}

#[tokio::test]
async fn a_long_list_is_one_short_step() {
    const COUNT: usize = 10_000;
    let desk = Desk::open().await;
    let list = long_list(COUNT);
    let began = Instant::now();
    assert_eq!(counts(&import(&desk, &list).await), (COUNT as u32, 0, 0, 100));
    assert!(began.elapsed() < Duration::from_secs(60), "{:?}", began.elapsed());
}

#[tokio::test]
async fn a_deep_list_has_folders_with_names_of_some_length() {
    let desk = Desk::open().await;
    let levels: String = (0..2_000).map(|level| format!("<outline text='f{level}'>")).collect();
    let list = format!("<opml><body>{levels}<outline text='x' xmlUrl='https://x.example/'/>");
    assert_eq!(counts(&import(&desk, &list).await), (1, 0, 0, 1));
    let folder =
        as_netnewswire_reads(&desk.library.export_opml().await.unwrap()).pop_first().unwrap().0.unwrap();
    assert!(folder.ends_with("f1998 / f1999") && folder.chars().count() <= 120, "{folder}");
}

#[test]
fn lists_of_the_feed_validator_do_no_harm() {
    let folder = std::env::var_os("WARTA_CORPORA").map(|root| Path::new(&root).join("opml"));
    let Some(folder) = folder.filter(|folder| folder.is_dir()) else {
        println!("skipped: WARTA_CORPORA names no folder with opml in it");
        return;
    };
    let (mut documents, mut read) = (0, 0);
    for file in std::fs::read_dir(folder).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        documents += 1;
        read += usize::from(opml::read(&charset::decode(&bytes, None)).is_ok());
    }
    println!("{documents} lists, {read} of them read");
    assert!(documents > 0 && read > 0);
}

/// Pieces that lists are made of, whole and broken.
fn mash() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("<opml version='2.0'><body>".to_owned()),
        Just("<outline text='Dunia'>".to_owned()),
        Just("<outline>".to_owned()),
        Just("</outline>".to_owned()),
        Just("<!-- ".to_owned()),
        Just("-->".to_owned()),
        Just("<![CDATA[".to_owned()),
        Just("<!DOCTYPE x [<!ENTITY a 'b'>".to_owned()),
        "[a-c]{1,2}".prop_map(|name| format!("<outline text='{name}' xmlUrl='https://{name}.example/'/>")),
        "[a-c]{1,2}".prop_map(|name| format!(
            "<outline title='{name}' xmlurl='http://www.{name}.example' type='RSS'>"
        )),
        "\\PC{0,12}".prop_map(|text| format!(
            "<outline text=\"{text}\" xmlUrl={text} category='{text}/&#x{text};'/>"
        )),
        "\\PC{0,20}",
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn outlines() -> impl Strategy<Value = Vec<opml::Outline>> {
    // Single spaces between words, as names are kept.
    let name = || "[\\PC&&[^\\s]]{1,12}( [\\PC&&[^\\s]]{1,12}){0,2}";
    let outline = (name(), "https://[a-z]{1,8}\\.example/[a-z&=?\"'<>]{0,12}", proptest::option::of(name()));
    proptest::collection::vec(outline, 0..20).prop_map(|outlines| {
        let outlines = outlines.into_iter().map(|(title, url, folder)| {
            let site_url = Some(format!("{url}site"));
            opml::Outline { title, url, site_url, folder }
        });
        outlines.collect()
    })
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..4_000)) {
        let _ = opml::read(&charset::decode(&bytes, None));
    }

    #[test]
    fn any_mash_is_read_or_refused(document in mash()) {
        let _ = opml::read(&document);
    }

    #[test]
    fn what_is_written_is_read_back(outlines in outlines()) {
        let document = opml::write(&outlines, Timestamp(0));
        let sorted = |mut outlines: Vec<opml::Outline>| {
            outlines.sort_by(|a, b| (&a.folder, &a.url, &a.title).cmp(&(&b.folder, &b.url, &b.title)));
            outlines
        };
        prop_assert_eq!(sorted(opml::read(&document).unwrap().feeds), sorted(outlines));
    }
}

#[test]
fn an_import_does_what_its_preview_says_whatever_the_list() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let desk = runtime.block_on(Desk::open());
    let config = ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() };
    proptest!(config, |(document in mash())| {
        if opml::read(&document).is_ok() {
            runtime.block_on(import(&desk, &document));
            // What the library then exports is the library.
            let exported = runtime.block_on(desk.library.export_opml()).unwrap();
            let copy = runtime.block_on(Desk::open());
            runtime.block_on(copy.library.import_opml(&exported, OwnNetwork::Follow)).unwrap();
            prop_assert_eq!(runtime.block_on(copy.library.export_opml()).unwrap(), exported);
        }
    });
}

#[tokio::test]
async fn feeds_of_the_persons_own_network_are_followed_when_they_say_so() {
    let desk = Desk::open().await;
    let list = "<opml><body><outline text='A' xmlUrl='https://a.example/feed'/>\
         <outline text='B' xmlUrl='http://192.168.1.1/admin?reboot=1'/>\
         <outline text='C' xmlUrl='http://localhost.:8080/'/><outline text='D' xmlUrl='http://nas.local/feed'/></body></opml>";
    let report = import(&desk, list).await;
    assert_eq!((counts(&report), report.own_network), ((1, 0, 0, 0), 3));
    let named: Vec<_> = report.refused.iter().map(|refused| (&*refused.title, refused.reason)).collect();
    assert_eq!(named, ["B", "C", "D"].map(|title| (title, Refusal::OwnNetwork)));
    assert_eq!(desk.library.feeds().await.unwrap().len(), 1);

    let report = desk.library.import_opml(list, OwnNetwork::Follow).await.unwrap();
    assert_eq!((counts(&report), report.own_network), ((3, 1, 0, 0), 3));
}

#[tokio::test]
async fn a_name_in_a_list_leads_nobody_inside() {
    let desk = Desk::with_made_up_names().await;
    let url = desk.at("a.example", "/suara-nusantara/feed/");
    let list = format!("<opml><body><outline text='A' xmlUrl='{url}'/></body></opml>");
    assert_eq!(import(&desk, &list).await.added, 1, "nobody can tell by the name");
    desk.newsroom.clear_requests();
    desk.library.refresh(Scope::Now).await.unwrap();
    assert!(desk.newsroom.requests().is_empty(), "{:#?}", desk.newsroom.requests());
    let feed = desk.library.feeds().await.unwrap().remove(0);
    assert_eq!(feed.problem.unwrap().code, "private_address");
    // Whoever types it means it.
    desk.library.change_feed_url(feed.id, &url).await.unwrap();
    desk.library.refresh(Scope::Now).await.unwrap();
    assert!(desk.library.feed(feed.id).await.unwrap().problem.is_none());
}
