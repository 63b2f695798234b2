//! `kill -9` in the middle of a refresh: what was acknowledged is there, and the library is whole.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::time::Duration;

use warta_engine::Library;
use warta_engine::library::{OpenOptions, OwnNetwork, Scope};
use warta_engine::model::View;
use warta_newsroom::{Newsroom, World};

use crate::support::rows;

/// Set in the process that is to be killed: the folder of its library and the newsroom's address.
const VICTIM: &str = "WARTA_TEST_VICTIM";

/// How long the victim may take to get to work on a machine that does other work too.
const PATIENCE: Duration = Duration::from_secs(120);

/// Refreshes without end, bookmarks one article after the other, and says which are bookmarked.
#[test]
fn victim() {
    let Ok(dir) = std::env::var(VICTIM) else { return };
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let library = Library::open(OpenOptions::at(dir)).unwrap();
        let refreshing = library.clone();
        tokio::spawn(async move {
            loop {
                refreshing.refresh(Scope::Now).await.unwrap();
            }
        });
        let mut out = std::io::stderr();
        loop {
            for row in rows(&library, View::All).await.iter().filter(|row| !row.bookmarked).take(3) {
                library.bookmark(vec![row.id], true).await.unwrap();
                writeln!(out, "bookmarked {}", row.id).unwrap();
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    });
}

#[tokio::test]
async fn killed_in_a_refresh_nothing_acknowledged_is_lost() {
    let newsroom = Newsroom::start(World::default().with_articles(40)).await.unwrap();
    let dir = tempfile::tempdir().unwrap();
    {
        let library = Library::open(OpenOptions::at(dir.path())).unwrap();
        for publisher in &newsroom.world().publishers {
            let url = newsroom.feed_url(&publisher.slug);
            let list = format!("<opml><body><outline text='x' xmlUrl='{url}'/></body></opml>");
            library.import_opml(&list, OwnNetwork::Follow).await.unwrap();
        }
    }
    let mut acknowledged = Vec::new();
    for round in 0..12_u64 {
        let mut victim = Command::new(std::env::current_exe().unwrap())
            .args(["durability::victim", "--exact", "--nocapture"])
            .env(VICTIM, dir.path())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let stderr = victim.stderr.take().unwrap();
        let (tell, mut told) = tokio::sync::mpsc::unbounded_channel();
        let reader = std::thread::spawn(move || {
            let lines = BufReader::new(stderr).lines().map_while(Result::ok);
            let bookmarked = lines.filter_map(|line| line.strip_prefix("bookmarked ")?.parse::<i64>().ok());
            let mut acknowledged = Vec::new();
            for id in bookmarked {
                acknowledged.push(id);
                // Nobody listens any more once it is dead.
                let _ = tell.send(());
            }
            acknowledged
        });
        newsroom.publish("kabar-pagi", 5);
        // However slow the machine is, it dies at work, and each time at another moment of it.
        tokio::time::timeout(PATIENCE, told.recv()).await.expect("the victim bookmarks something");
        tokio::time::sleep(Duration::from_millis(97 * round % 900)).await;
        victim.kill().unwrap(); // SIGKILL
        victim.wait().unwrap();
        acknowledged.extend(reader.join().unwrap());

        let library = Library::open(OpenOptions::at(dir.path())).unwrap();
        library.check().await.unwrap();
        let bookmarked: Vec<i64> =
            rows(&library, View::Bookmarked).await.iter().map(|row| row.id.0).collect();
        for id in &acknowledged {
            assert!(bookmarked.contains(id), "round {round}: {id} was lost");
        }
    }
    assert!(acknowledged.len() > 12, "the victim did too little: {acknowledged:?}");
}
