//! A clock that is wrong, and is put right again, loses nothing, marks nothing and floods no server.

use std::path::Path;

use warta_engine::Library;
use warta_engine::clock::ManualClock;
use warta_engine::library::Scope;
use warta_engine::model::{ArticleRow, Keeping, Retention, Timestamp, UndoId, View};
use warta_newsroom::SAMPLE_NOW;

use crate::support::{Desk, database, open_at, rows};

const DAY_MS: i64 = 24 * 3600 * 1000;
const YEAR_MS: i64 = 365 * DAY_MS;

/// The library as a program has it whose clock says this, after it has looked twice at what is due.
async fn refreshed_at(dir: &Path, clock_ms: i64) -> Library {
    let library = open_at(dir, &ManualClock::at(Timestamp(clock_ms))).unwrap();
    library.resume().await.unwrap();
    for _ in 0..2 {
        library.refresh(Scope::Due).await.unwrap();
    }
    library
}

fn unread(rows: &[ArticleRow]) -> usize {
    rows.iter().filter(|row| !row.read).count()
}

#[tokio::test]
async fn ten_years_ahead_or_a_year_behind_nothing_is_lost_and_nobody_is_flooded() {
    let Desk { newsroom, library, dir, .. } = Desk::open().await;
    for paper in ["kabar-pagi", "suara-nusantara"] {
        library.subscribe(&newsroom.feed_url(paper), None).await.unwrap();
    }
    library.refresh(Scope::Now).await.unwrap();
    let all = rows(&library, View::All).await;
    library.mark(all[..5].iter().map(|row| row.id).collect(), true).await.unwrap();
    library.bookmark(vec![all[0].id], true).await.unwrap();
    let retention = Retention { days: Some(30), ..Retention::default() };
    library.set_keeping(Keeping { retention, most_mb: None }).await.unwrap();
    let before = rows(&library, View::All).await;
    drop(library);

    for wrong in [10 * YEAR_MS, -YEAR_MS] {
        newsroom.clear_requests();
        let library = refreshed_at(dir.path(), SAMPLE_NOW + wrong).await;
        let asked = newsroom.requests().iter().filter(|request| request.remark.feed.is_some()).count();
        assert!(asked <= 2, "{asked} requests for two feeds");
        let seen = rows(&library, View::All).await;
        assert_eq!(unread(&seen), unread(&before));
        assert!(seen.iter().any(|row| row.bookmarked));
    }

    // What had its time in ten years went, and can be brought back when the clock is right again.
    let library = refreshed_at(dir.path(), SAMPLE_NOW + DAY_MS).await;
    assert!(rows(&library, View::All).await.len() < before.len());
    let let_go = "SELECT max(id) FROM undo WHERE kind = 'let_go'";
    let undo = database(dir.path()).query_row(let_go, [], |row| row.get(0)).unwrap();
    library.undo(UndoId(undo)).await.unwrap();
    assert_eq!(rows(&library, View::All).await, before);
    library.check().await.unwrap();
}
