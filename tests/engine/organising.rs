//! Folders, tags, leaving a feed, and OPML.

use warta_engine::error::Error;
use warta_engine::library::{OwnNetwork, Scope};
use warta_engine::model::View;

use crate::support::Desk;

#[tokio::test]
async fn a_deleted_tag_comes_back_on_what_carried_it() {
    let desk = Desk::open().await;
    desk.library.subscribe(&desk.newsroom.feed_url("kabar-pagi"), None).await.unwrap();
    let ids: Vec<_> = desk.rows(View::All).await.iter().take(3).map(|row| row.id).collect();
    let (tag, _) = desk.library.tag(ids.clone(), "  harga   beras ").await.unwrap();
    assert_eq!((tag.name.as_str(), tag.total), ("harga beras", 3));
    assert_eq!(desk.library.tag(ids[..1].to_vec(), "Harga Beras").await.unwrap(), (tag.clone(), None));
    desk.library.tag(ids[..1].to_vec(), "energi").await.unwrap();
    assert!(matches!(desk.library.rename_tag(tag.id, "Energi").await, Err(Error::NameTaken { .. })));
    desk.library.rename_tag(tag.id, "beras").await.unwrap();

    let undo = desk.library.delete_tag(tag.id).await.unwrap();
    assert!(matches!(desk.library.tag_named("beras").await, Err(Error::NotFound)));
    desk.library.undo(undo).await.unwrap();
    let tag = desk.library.tag_named("beras").await.unwrap();
    assert_eq!(desk.rows(View::Tag { id: tag.id }).await.len(), 3);
    desk.library.untag(ids, tag.id).await.unwrap();
    assert_eq!(desk.library.tag_named("beras").await.unwrap().total, 0);
    assert!(matches!(desk.library.tag(vec![], "  ").await, Err(Error::EmptyName)));
}

#[tokio::test]
async fn leaving_a_feed_keeps_what_was_kept_and_can_be_taken_back() {
    let desk = Desk::open().await;
    let url = desk.newsroom.feed_url("kabar-pagi");
    let feed = desk.library.subscribe(&url, None).await.unwrap();
    let rows = desk.rows(View::All).await;
    desk.library.bookmark(vec![rows[1].id], true).await.unwrap();
    desk.library.tag(vec![rows[2].id], "energi").await.unwrap();
    desk.library.mark(vec![rows[3].id], true).await.unwrap();

    let undo = desk.library.unsubscribe(feed.id).await.unwrap();
    let kept = async |desk: &Desk| desk.rows(View::All).await.iter().map(|row| row.id).collect::<Vec<_>>();
    assert_eq!(kept(&desk).await, [rows[1].id, rows[2].id]);
    assert!(desk.library.feeds().await.unwrap().is_empty());
    desk.library.undo(undo).await.unwrap();
    assert_eq!(kept(&desk).await.len(), 12);
    assert!(desk.rows(View::All).await[3].read);

    desk.library.unsubscribe(feed.id).await.unwrap();
    let desk = desk.restart().await;
    assert_eq!(kept(&desk).await, [rows[1].id, rows[2].id]);
    assert!(desk.library.article(rows[0].id).await.is_err());
    assert!(desk.find("a", 50).await.len() <= 2);

    // Following it again brings the rest back, and what was kept once.
    desk.library.subscribe(&url, None).await.unwrap();
    assert_eq!(kept(&desk).await.len(), 12);
}

#[tokio::test]
async fn folders_hold_feeds_and_merge_their_lists() {
    let desk = Desk::open().await;
    let folder = desk.library.create_folder("Indonesia").await.unwrap();
    assert!(matches!(desk.library.create_folder("indonesia").await, Err(Error::NameTaken { .. })));
    let pagi = desk.library.subscribe(&desk.newsroom.feed_url("kabar-pagi"), Some(folder.id)).await.unwrap();
    let peta = desk.library.subscribe(&desk.newsroom.feed_url("berita-peta"), None).await.unwrap();
    desk.library.subscribe(&desk.newsroom.feed_url("northern-wire"), None).await.unwrap();
    desk.library.move_feed(peta.id, Some(folder.id)).await.unwrap();
    let view = View::Folder { id: folder.id };
    let rows = desk.rows(view.clone()).await;
    assert_eq!(rows.len(), 24);
    assert!(rows.is_sorted_by(|a, b| (a.sort_time, a.id) > (b.sort_time, b.id)));

    desk.library.rename_feed(pagi.id, "Pagi").await.unwrap();
    assert!(desk.rows(view.clone()).await.iter().any(|row| row.source == "Pagi"));
    let undo = desk.library.delete_folder(folder.id).await.unwrap();
    assert!(desk.library.feeds().await.unwrap().iter().all(|feed| feed.folder_id.is_none()));
    desk.library.undo(undo).await.unwrap();
    let in_folder =
        desk.library.feeds().await.unwrap().iter().filter(|feed| feed.folder_id.is_some()).count();
    assert_eq!(in_folder, 2);
}

#[tokio::test]
async fn a_list_is_imported_once_and_exported_whole() {
    let desk = Desk::open().await;
    let opml = get(&desk.newsroom.url("/opml")).await;
    let imported = desk.library.import_opml(&opml, OwnNetwork::Follow).await.unwrap();
    assert_eq!((imported.added, imported.duplicates, imported.invalid, imported.folders), (7, 0, 0, 2));
    let again = desk.library.import_opml(&opml, OwnNetwork::Follow).await.unwrap();
    assert_eq!((again.added, again.duplicates, again.folders), (0, 7, 0));
    let summary = desk.library.refresh(Scope::Due).await.unwrap();
    assert_eq!((summary.feeds, summary.failed, summary.new_articles), (7, 0, 84));

    let exported = desk.library.export_opml().await.unwrap();
    let other = Desk::open().await;
    let copied = other.library.import_opml(&exported, OwnNetwork::Follow).await.unwrap();
    assert_eq!((copied.added, copied.folders), (7, 2));
    assert_eq!(other.library.export_opml().await.unwrap(), exported);
}

/// A plain GET over a socket: the engine is the only HTTP client here, and this is not its business.
async fn get(url: &str) -> String {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let address = url.strip_prefix("http://").unwrap();
    let (host, path) = address.split_once('/').unwrap();
    let mut socket = tokio::net::TcpStream::connect(host).await.unwrap();
    let request = format!("GET /{path} HTTP/1.0\r\nHost: {host}\r\n\r\n");
    socket.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    socket.read_to_string(&mut answer).await.unwrap();
    answer.split_once("\r\n\r\n").unwrap().1.to_owned()
}
