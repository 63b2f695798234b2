//! What can be taken back.

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::model::{ArticleId, FeedId, UndoId};

/// An action that can be taken back, with what it takes to do so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Action {
    /// The articles are in `undo_article`.
    Mark {
        read: bool,
    },
    DeleteTag {
        name: String,
    },
    DeleteFolder {
        name: String,
        feeds: Vec<FeedId>,
    },
    Unsubscribe {
        feed: FeedId,
    },
}

/// How many actions back the library remembers.
const KEPT: i64 = 50;

pub fn remember(connection: &Connection, action: &Action) -> Result<UndoId> {
    let json = serde_json::to_string(action).map_err(Error::internal)?;
    connection.execute("INSERT INTO undo (action) VALUES (?1)", [json])?;
    let id = connection.last_insert_rowid();
    connection.execute("DELETE FROM undo WHERE id <= ?1", [id - KEPT])?;
    Ok(UndoId(id))
}

/// Sets down what the action turned out to be, once it is known.
pub fn amend(connection: &Connection, id: UndoId, action: &Action) -> Result<()> {
    let json = serde_json::to_string(action).map_err(Error::internal)?;
    connection.execute("UPDATE undo SET action = ?2 WHERE id = ?1", params![id.0, json])?;
    Ok(())
}

pub fn remember_articles(connection: &Connection, id: UndoId, articles: &[ArticleId]) -> Result<()> {
    let mut statement =
        connection.prepare_cached("INSERT INTO undo_article (undo_id, article_id) VALUES (?1, ?2)")?;
    for article in articles {
        statement.execute(params![id.0, article.0])?;
    }
    Ok(())
}

pub fn get(connection: &Connection, id: UndoId) -> Result<Action> {
    let json: Option<String> =
        connection.query_row("SELECT action FROM undo WHERE id = ?1", [id.0], |row| row.get(0)).optional()?;
    serde_json::from_str(&json.ok_or(Error::NotFound)?).map_err(Error::internal)
}

pub fn articles(connection: &Connection, id: UndoId) -> Result<Vec<ArticleId>> {
    let mut statement = connection.prepare("SELECT article_id FROM undo_article WHERE undo_id = ?1")?;
    let ids =
        statement.query_map([id.0], |row| row.get(0).map(ArticleId))?.collect::<rusqlite::Result<_>>()?;
    Ok(ids)
}

/// An action is taken back once.
pub fn forget(connection: &Connection, id: UndoId) -> Result<()> {
    connection.execute("DELETE FROM undo WHERE id = ?1", [id.0])?;
    Ok(())
}
