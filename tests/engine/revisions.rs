//! Earlier texts of articles: kept when their publisher changed them, a few of each, and nothing else touched.

use std::time::Duration;

use warta_engine::Library;
use warta_engine::clock::Clock;
use warta_engine::error::Error;
use warta_engine::library::Scope;
use warta_engine::model::{ArticleId, ArticleView, Change, EditKind, Edited, FeedId, RevisionId, View};

use crate::identity::Served;
use crate::support::Desk;

/// An entry with its full text, so that no page is fetched.
fn entry(title: &str, body: &str) -> String {
    let rest = "Para pedagang menunggu di dermaga sejak pagi dan belum ada kabar lain dari sana. ".repeat(20);
    format!(
        "<guid>1</guid><title>{title}</title><link>http://s.example/a</link>
         <description><![CDATA[<p>{body}</p><p>{rest}</p>]]></description>"
    )
}

struct Reading {
    desk: Desk,
    served: Served,
    id: ArticleId,
}

impl Reading {
    /// Follows a feed with one entry, and reads it.
    async fn of(entry: &str) -> Self {
        let desk = Desk::open().await;
        let (served, url) = Served::start().await;
        served.set(&[entry]);
        desk.library.subscribe(&url, None).await.unwrap();
        let id = desk.rows(View::All).await[0].id;
        desk.library.mark(vec![id], true).await.unwrap();
        desk.library.set_position(id, 0.5).await.unwrap();
        Self { desk, served, id }
    }

    fn library(&self) -> &Library {
        &self.desk.library
    }

    /// The feed says this an hour later.
    async fn later(&self, entry: &str) {
        self.served.set(&[entry]);
        self.desk.clock.advance(Duration::from_secs(3600));
        assert_eq!(self.library().refresh(Scope::Now).await.unwrap().failed, 0);
    }

    async fn article(&self) -> ArticleView {
        self.library().article(self.id).await.unwrap()
    }

    async fn titles(&self) -> Vec<String> {
        let revisions = self.library().revisions(self.id).await.unwrap();
        revisions.into_iter().map(|revision| revision.title).collect()
    }
}

#[tokio::test]
async fn an_edit_keeps_what_was_and_leaves_the_article_read() {
    let reading = Reading::of(&entry("Lima kapal tiba", "Kapal membawa 120 ton beras.")).await;
    let first = reading.desk.clock.now();
    reading.later(&entry("Enam kapal tiba", "Kapal membawa 150 ton beras.")).await;
    let article = reading.article().await;
    assert_eq!(article.edited, Some(Edited { count: 1, at: reading.desk.clock.now() }));
    assert!(article.read);
    assert!((article.position - 0.5).abs() < 1e-9);
    assert_eq!(reading.library().feeds().await.unwrap()[0].unread, 0);

    let revisions = reading.library().revisions(reading.id).await.unwrap();
    assert_eq!((revisions[0].title.as_str(), revisions[0].stored), ("Lima kapal tiba", first));
    let found = reading.library().compare(reading.id, revisions[0].id, None).await.unwrap();
    let edits: Vec<_> = found.edits.iter().map(|edit| (edit.kind, edit.count)).collect();
    assert_eq!(edits, [(EditKind::Headline, 1), (EditKind::Number, 1)]);
    let removed: Vec<_> = found.blocks[0]
        .passages
        .iter()
        .filter(|passage| passage.change == Change::Removed)
        .map(|passage| &passage.text)
        .collect();
    assert_eq!(removed, ["120"]);
    reading.library().check().await.unwrap();
}

#[tokio::test]
async fn a_typo_leaves_the_article_read_too() {
    let reading = Reading::of(&entry("Kapal tiba", "Warga diminta utnuk menunggu.")).await;
    reading.later(&entry("Kapal tiba", "Warga diminta untuk menunggu.")).await;
    let article = reading.article().await;
    assert!(article.read && article.edited.is_some());
    let revision = reading.library().revisions(reading.id).await.unwrap()[0].id;
    let found = reading.library().compare(reading.id, revision, None).await.unwrap();
    assert_eq!(found.edits.iter().map(|edit| edit.kind).collect::<Vec<_>>(), [EditKind::Typo]);
}

#[tokio::test]
async fn what_reads_the_same_is_no_revision() {
    let reading = Reading::of(&entry("Kapal \"Bahari\" tiba", "Kapal itu tiba.")).await;
    let first = reading.desk.clock.now();
    for same in [
        entry("Kapal “Bahari” tiba", "Kapal itu tiba."),
        entry("Kapal “Bahari” tiba", "<b>Kapal</b> itu <i>tiba</i>."),
        entry("Kapal “Bahari” tiba", "Kapal itu tiba.</p><p>Diperbarui 09/11/2022, 19:01 WIB"),
    ] {
        reading.later(&same).await;
        assert_eq!(reading.article().await.edited, None);
        assert!(reading.titles().await.is_empty());
    }
    // And the text is still as old as its words.
    reading.later(&entry("Kapal “Bahari” tiba", "Kapal itu berangkat.")).await;
    assert_eq!(reading.library().revisions(reading.id).await.unwrap()[0].stored, first);
}

#[tokio::test]
async fn the_first_and_the_latest_are_kept() {
    let reading = Reading::of(&entry("Versi 0", "Kapal itu tiba.")).await;
    for round in 1..=30 {
        reading.later(&entry(&format!("Versi {round}"), "Kapal itu tiba.")).await;
    }
    let titles = reading.titles().await;
    let expected: Vec<_> = std::iter::once(0).chain(11..=29).map(|round| format!("Versi {round}")).collect();
    assert_eq!(titles, expected);
    assert_eq!(reading.article().await.edited.unwrap().count, 30);
}

#[tokio::test]
async fn long_revisions_make_room_for_each_other() {
    // Letters that compress badly, half a megabyte of them.
    let noise = |mut seed: u64| -> String {
        let mut letter = || {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            char::from(b'!' + (seed % 90) as u8)
        };
        let words = (0..60_000).map(|_| (0..8).map(|_| letter()).collect::<String>());
        words.collect::<Vec<_>>().join(" ").replace(['<', '&', ']'], "x")
    };
    let reading = Reading::of(&entry("Versi 0", &noise(1))).await;
    for round in 1..=4 {
        reading.later(&entry(&format!("Versi {round}"), &noise(round + 1))).await;
    }
    assert_eq!(reading.titles().await, ["Versi 0", "Versi 3"]);
}

#[tokio::test]
async fn a_headline_waits_for_the_text_that_goes_with_it() {
    let desk = Desk::open().await;
    let slug = "meridian-report";
    let feed = desk.library.subscribe(&desk.newsroom.feed_url(slug), None).await.unwrap();
    desk.library.refresh(Scope::Now).await.unwrap();
    let listed = desk.newsroom.listed(slug);
    let (edited, broken) = (&listed[0], &listed[1]);
    let id = find(&desk, &edited.title).await;
    let other = find(&desk, &broken.title).await;
    let unread = |feed: FeedId| {
        let library = desk.library.clone();
        async move { library.feeds().await.unwrap().iter().find(|it| it.id == feed).unwrap().unread }
    };
    desk.library.mark(vec![id], true).await.unwrap();
    let before = unread(feed.id).await;

    desk.newsroom.edit(slug, edited.id);
    desk.newsroom.edit(slug, broken.id);
    desk.newsroom.set_fault(&broken.path(), warta_newsroom::Fault::Status { code: 404, retry_after: None });
    for _ in 0..3 {
        desk.advance(Duration::from_secs(3600));
        desk.library.refresh(Scope::Now).await.unwrap();
    }
    let revisions = desk.library.revisions(id).await.unwrap();
    assert_eq!(revisions.iter().map(|it| it.title.as_str()).collect::<Vec<_>>(), [edited.title.as_str()]);
    assert_eq!(desk.library.article(id).await.unwrap().edited.unwrap().count, 1);
    let found = desk.library.compare(id, revisions[0].id, None).await.unwrap();
    let kinds: Vec<_> = found.edits.iter().map(|edit| edit.kind).collect();
    for kind in [EditKind::Headline, EditKind::Number, EditKind::Quote, EditKind::Added] {
        assert!(kinds.contains(&kind), "{kind:?} is not among {kinds:?}");
    }
    // Where the page is gone, the new headline is the whole edit.
    let revisions = desk.library.revisions(other).await.unwrap();
    let found = desk.library.compare(other, revisions[0].id, None).await.unwrap();
    assert_eq!(found.edits.iter().map(|edit| edit.kind).collect::<Vec<_>>(), [EditKind::Headline]);
    assert_eq!(unread(feed.id).await, before);
}

async fn find(desk: &Desk, title: &str) -> ArticleId {
    desk.rows(View::All).await.iter().find(|row| row.title == title).unwrap().id
}

#[tokio::test]
async fn saving_the_page_of_an_article_is_no_edit() {
    let desk = Desk::open().await;
    desk.library.subscribe(&desk.newsroom.feed_url("kabar-pagi"), None).await.unwrap();
    let listed = desk.newsroom.listed("kabar-pagi").remove(0);
    let id = find(&desk, &listed.title).await;
    for _ in 0..2 {
        let saved = desk.library.save_url(&desk.newsroom.url(&listed.path())).await.unwrap();
        assert_eq!(saved, id);
    }
    assert_eq!(desk.library.article(id).await.unwrap().edited, None);
    assert!(desk.library.revisions(id).await.unwrap().is_empty());
}

#[tokio::test]
async fn revisions_belong_to_their_article() {
    let reading = Reading::of(&entry("A", "Kapal itu tiba.")).await;
    reading.later(&entry("B", "Kapal itu tiba.")).await;
    let revision = reading.library().revisions(reading.id).await.unwrap()[0].id;
    let nobody = ArticleId(reading.id.0 + 1);
    let ask = async |id, revision| reading.library().compare(id, revision, None).await.unwrap_err();
    assert!(matches!(ask(nobody, revision).await, Error::NotFound));
    assert!(matches!(ask(reading.id, RevisionId(revision.0 + 1)).await, Error::NotFound));
    assert!(reading.library().revisions(nobody).await.unwrap().is_empty());
}
