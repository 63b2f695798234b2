//! How large the library becomes: what goes with time, what makes room, and what is left out; and that none of it takes
//! what a person wants to keep, or comes back by itself.

mod files;
mod pictures;
mod retention;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use warta_engine::clock::ManualClock;
use warta_engine::library::Scope;
use warta_engine::model::{
    ArticleId, Feed, FeedSettings, Keep, Keeping, LetGo, MadeOffline, Offline, Retention, Storage, Timestamp,
    UndoId, Verified, View,
};
use warta_newsroom::SAMPLE_NOW;

use crate::site::{Entry, Site, paragraphs};
use crate::support::{Desk, database, open_at};

const DAY: Duration = Duration::from_secs(24 * 3600);

/// Its time, and whether it is read, bookmarked, shelved, deleted (by what), exempt.
type State = (i64, bool, bool, bool, Option<i64>, bool);

/// A desk, and a site whose feeds it may follow.
struct Shelf {
    desk: Desk,
    site: Site,
    url: String,
}

impl Shelf {
    async fn open() -> Self {
        let desk = Desk::open().await;
        let (site, url) = Site::start().await;
        Self { desk, site, url }
    }

    /// A feed with these numbers of articles, each with a picture of its own.
    fn set(&self, feed: &str, numbers: impl IntoIterator<Item = u8>) {
        let entries: Vec<(String, String, String)> = numbers
            .into_iter()
            .map(|number| {
                let picture = format!("/{feed}{number}.png");
                self.site.set_picture(&picture, 40 + u32::from(number), number);
                let text = format!("{}<img src='{}{picture}' width=600 height=400>", paragraphs(), self.url);
                (format!("{}/{feed}/{number}", self.url), format!("{feed} {number}"), text)
            })
            .collect();
        let entries: Vec<_> = entries.iter().map(|(url, title, text)| Entry { url, title, text }).collect();
        self.site.set_feed(&format!("/{feed}"), &entries);
    }

    async fn follow(&self, feed: &str) -> Feed {
        self.desk.library.subscribe(&format!("{}/{feed}", self.url), None).await.unwrap()
    }

    async fn refresh(&self) {
        self.desk.library.refresh(Scope::Now).await.unwrap();
    }

    /// Follows a feed that brings an article a day, and gives the feed.
    async fn days(&self, feed: &str, days: u8) -> Feed {
        self.set(feed, 1..=1);
        let followed = self.follow(feed).await;
        for day in 2..=days {
            self.desk.advance(DAY);
            self.set(feed, 1..=day);
            self.refresh().await;
        }
        followed
    }

    async fn titles(&self, view: View) -> Vec<String> {
        self.desk.library.check().await.unwrap();
        self.desk.rows(view).await.into_iter().map(|row| row.title).collect()
    }

    async fn id(&self, title: &str) -> ArticleId {
        let rows = self.desk.rows(View::All).await;
        rows.iter().find(|row| row.title == title).unwrap_or_else(|| panic!("{title}")).id
    }

    async fn mark(&self, title: &str) -> Offline {
        let id = self.id(title).await;
        self.desk.library.article(id).await.unwrap().offline
    }

    async fn read(&self, titles: &[&str]) {
        for title in titles {
            self.desk.library.mark(vec![self.id(title).await], true).await.unwrap();
        }
    }

    async fn restart(self) -> Self {
        let Self { desk, site, url } = self;
        Self { desk: desk.restart().await, site, url }
    }

    /// What the person made of everything, and what may be said of it.
    fn state(&self) -> BTreeMap<i64, State> {
        let db = database(self.desk.dir.path());
        let mut statement = db
            .prepare("SELECT article_id, sort_time, read, bookmarked, shelved, deleted, exempt FROM state")
            .unwrap();
        let rows = statement.query_map([], |row| {
            let rest = (row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?, row.get(6)?);
            Ok((row.get(0)?, rest))
        });
        rows.unwrap().collect::<Result<_, _>>().unwrap()
    }

    fn files(&self) -> Vec<PathBuf> {
        let mut files = Vec::new();
        for folder in fs::read_dir(self.desk.dir.path().join("assets")).unwrap() {
            files.extend(fs::read_dir(folder.unwrap().path()).unwrap().map(|file| file.unwrap().path()));
        }
        files.sort();
        files
    }
}
