//! Plain SQLite on the same file: the same rows by the same indexes, with nothing else done to them.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension};
use warta_engine::model::{ArticleId, Cursor, Timestamp};

use crate::meter::Spread;

pub(crate) struct Floor(Connection);

type Anyhow<T> = Result<T, Box<dyn std::error::Error>>;

impl Floor {
    #[expect(
        clippy::disallowed_methods,
        reason = "beside the engine's own connections, with nothing of theirs"
    )]
    pub(crate) fn open(dir: &Path) -> Anyhow<Self> {
        let connection = Connection::open(dir.join("library.sqlite"))?;
        connection.pragma_update(None, "cache_size", -16_000)?;
        Ok(Self(connection))
    }

    pub(crate) fn articles(&self) -> Anyhow<u64> {
        let count: i64 = self.0.query_row("SELECT count(*) FROM state", [], |row| row.get(0))?;
        Ok(count as u64)
    }

    /// The nth article from the newest on.
    pub(crate) fn cursor_at(&self, nth: u64) -> Anyhow<Cursor> {
        let sql = "SELECT sort_time, article_id FROM state WHERE shelved = 0
                   ORDER BY sort_time DESC, article_id DESC LIMIT 1 OFFSET ?1";
        let cursor = self.0.query_row(sql, [nth as i64], |row| {
            Ok(Cursor { sort_time: Timestamp(row.get(0)?), id: ArticleId(row.get(1)?) })
        })?;
        Ok(cursor)
    }

    pub(crate) fn list(&self, from: Cursor, times: usize) -> Anyhow<Spread> {
        let mut spread = Spread::new("");
        let mut statement = self.0.prepare(
            "SELECT article.id, title, summary, source, state.sort_time, read, bookmarked, thumbnail
             FROM state JOIN article ON article.id = state.article_id
             WHERE shelved = 0 AND (sort_time, article_id) < (?1, ?2)
             ORDER BY sort_time DESC, article_id DESC LIMIT 200",
        )?;
        for _ in 0..times {
            spread.time_now(|| {
                let mut rows = statement.query((from.sort_time.0, from.id.0))?;
                while let Some(row) = rows.next()? {
                    let _: (i64, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
                }
                Ok::<_, rusqlite::Error>(())
            })?;
        }
        Ok(spread)
    }

    pub(crate) fn open_articles(&self, ids: &[i64]) -> Anyhow<Spread> {
        let mut spread = Spread::new("");
        let mut statement = self.0.prepare(
            "SELECT title, byline, html FROM article JOIN content ON article_id = id WHERE id = ?1",
        )?;
        for id in ids {
            spread.time_now(|| statement.query_row([id], |row| row.get::<_, Vec<u8>>(2)).optional())?;
        }
        Ok(spread)
    }

    pub(crate) fn search(&self, word: &str, times: usize) -> Anyhow<Spread> {
        let mut spread = Spread::new("");
        let mut statement =
            self.0.prepare("SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rowid DESC LIMIT 50")?;
        for _ in 0..times {
            spread.time_now(|| {
                let found: rusqlite::Result<Vec<i64>> =
                    statement.query_map([word], |row| row.get(0))?.collect();
                found
            })?;
        }
        Ok(spread)
    }

    /// One row, committed to the disk.
    pub(crate) fn commits(&self, times: usize) -> Anyhow<Spread> {
        let mut spread = Spread::new("");
        self.0.pragma_update(None, "synchronous", "FULL")?;
        self.0.execute_batch("PRAGMA busy_timeout = 5000")?;
        for time in 0..times {
            spread.time_now(|| {
                self.0.execute("UPDATE state SET position = ?1 WHERE article_id = 1", [time as f64 / 1e3])
            })?;
        }
        Ok(spread)
    }
}
