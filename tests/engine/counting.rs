//! Counts are what the views hold, whatever is done in whatever order.

use std::time::Duration;

use warta_engine::library::Scope;
use warta_engine::model::{ArticleId, FolderId, Timestamp, UndoId, View};
use warta_engine::store::list::Part;

use crate::site::{Entry, Site};
use crate::support::Desk;

#[tokio::test]
async fn a_folder_counts_an_article_of_two_of_its_feeds_once() {
    let desk = Desk::open().await;
    let (site, url) = Site::start().await;
    let (a, b) = (format!("{url}/a"), format!("{url}/b"));
    let [a, b] = [&a, &b].map(|url| Entry { url, title: "A", text: "kapal" });
    site.set_feed("/front", &[a]);
    site.set_feed("/world", &[a, b]);
    let folder = desk.library.create_folder("Dunia").await.unwrap();
    let front = desk.library.subscribe(&format!("{url}/front"), Some(folder.id)).await.unwrap();
    let world = desk.library.subscribe(&format!("{url}/world"), Some(folder.id)).await.unwrap();
    let counts = async || {
        desk.library.check().await.unwrap();
        let folder = desk.library.overview(Timestamp(0)).await.unwrap().folders.remove(0);
        (folder.unread, folder.total)
    };
    assert_eq!(counts().await, (2, 2));
    assert_eq!(desk.rows(View::Folder { id: folder.id }).await.len(), 2);
    let both = desk.rows(View::Feed { id: front.id }).await[0].id;
    let (_, read) = desk.library.mark(vec![both], true).await.unwrap();
    assert_eq!(counts().await, (1, 2));
    desk.library.undo(read.unwrap()).await.unwrap();
    assert_eq!(counts().await, (2, 2));

    desk.library.move_feed(front.id, None).await.unwrap();
    assert_eq!(counts().await, (2, 2));
    desk.library.move_feed(world.id, None).await.unwrap();
    assert_eq!(counts().await, (0, 0));
    desk.library.move_feed(front.id, Some(folder.id)).await.unwrap();
    assert_eq!(counts().await, (1, 1));
    desk.library.move_feed(world.id, Some(folder.id)).await.unwrap();
    assert_eq!(counts().await, (2, 2));
    let left = desk.library.unsubscribe(front.id).await.unwrap();
    assert_eq!(counts().await, (2, 2));
    desk.library.undo(left).await.unwrap();
    let left = desk.library.unsubscribe(world.id).await.unwrap();
    assert_eq!(counts().await, (1, 1));
    desk.library.undo(left).await.unwrap();
    desk.library.delete_articles(vec![both]).await.unwrap();
    assert_eq!(counts().await, (1, 1));
}

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}

#[tokio::test]
async fn nothing_that_is_done_makes_counts_drift() {
    let mut desk = Desk::open().await;
    let (site, url) = Site::start().await;
    let urls: Vec<String> = (0..24).map(|number| format!("{url}/{number}")).collect();
    // Each of the feeds lists some of the same articles, and others as time goes on.
    let list = |dice: &mut Dice, feed: usize| {
        let chosen = urls.iter().filter(|_| dice.below(3) > 0);
        let entries: Vec<_> = chosen.map(|url| Entry { url, title: "A", text: "kapal" }).collect();
        site.set_feed(&format!("/feed/{feed}"), &entries);
    };
    let mut dice = Dice(7);
    let mut folders: Vec<FolderId> = Vec::new();
    for name in ["Satu", "Dua"] {
        folders.push(desk.library.create_folder(name).await.unwrap().id);
    }
    for feed in 0..4 {
        list(&mut dice, feed);
        let folder = folders[dice.below(2)];
        desk.library.subscribe(&format!("{url}/feed/{feed}"), Some(folder)).await.unwrap();
    }
    let mut undos: Vec<UndoId> = Vec::new();
    for step in 0..400 {
        let rows = desk.rows(View::All).await;
        let some: Vec<ArticleId> =
            rows.iter().filter(|_| dice.below(5) == 0).map(|row| row.id).take(6).collect();
        let feeds = desk.library.feeds().await.unwrap();
        let feed = (!feeds.is_empty()).then(|| feeds[dice.below(feeds.len())].id);
        let yes = dice.below(2) == 0;
        let library = &desk.library;
        let undo = match dice.below(14) {
            0 | 1 => library.mark(some, yes).await.unwrap().1,
            2 => {
                library
                    .mark_view_read(View::Folder { id: folders[0] }, Part::Whole)
                    .await
                    .unwrap_or((0, None))
                    .1
            }
            3 => library.bookmark(some, yes).await.unwrap(),
            4 => library.tag(some, ["energi", "beras"][dice.below(2)]).await.unwrap().1,
            5 => match library.tag_named("energi").await {
                Ok(tag) => library.untag(some, tag.id).await.unwrap(),
                Err(_) => None,
            },
            6 => match (library.tag_named("energi").await, library.tag_named("beras").await) {
                (Ok(energi), Ok(beras)) => Some(library.merge_tags(energi.id, beras.id).await.unwrap()),
                _ => None,
            },
            7 | 8 => library.delete_articles(some).await.ok(),
            9 => match feed {
                Some(feed) => {
                    let to = [None, Some(folders[0]), Some(folders[1])][dice.below(3)];
                    library.move_feed(feed, to).await.unwrap_or(None)
                }
                None => None,
            },
            10 if step % 3 == 0 => match feed {
                Some(feed) => library.unsubscribe(feed).await.ok(),
                None => None,
            },
            11 => {
                let deleted = library.delete_folder(folders[dice.below(2)]).await.ok();
                if let Some(undo) = deleted {
                    library.undo(undo).await.unwrap();
                }
                None
            }
            12 => {
                for feed in 0..4 {
                    list(&mut dice, feed);
                    let _ = library.subscribe(&format!("{url}/feed/{feed}"), Some(folders[0])).await;
                }
                None
            }
            _ => {
                if !undos.is_empty() {
                    let _ = library.undo(undos.swap_remove(dice.below(undos.len()))).await;
                }
                None
            }
        };
        undos.extend(undo);
        if step % 40 == 39 {
            desk.advance(Duration::from_secs(26 * 3600));
            desk.library.refresh(Scope::Now).await.unwrap();
            desk = desk.restart().await;
        }
        desk.library.check().await.unwrap_or_else(|error| panic!("step {step}: {error}"));
        let overview = desk.library.overview(Timestamp(0)).await.unwrap();
        for folder in overview.folders {
            let rows = desk.rows(View::Folder { id: folder.id }).await;
            let unread = rows.iter().filter(|row| !row.read).count();
            assert_eq!((folder.unread as usize, folder.total as usize), (unread, rows.len()), "step {step}");
        }
        for tag in overview.tags {
            assert_eq!(tag.total as usize, desk.rows(View::Tag { id: tag.id }).await.len(), "step {step}");
        }
    }
}
