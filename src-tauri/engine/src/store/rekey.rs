//! Keys that were worked out by a list: when the list has changed, what is kept under the old ones is found by the new.
//!
//! Articles are recognised by addresses without [trackers](crate::tracking), and a site's habits are kept under its
//! [registered name](crate::site).

use std::collections::BTreeSet;

use rusqlite::{Connection, params};
use url::Url;

use super::setting;
use crate::error::Result;
use crate::{site, tracking};

/// Which lists the keys of this library were made by.
const SETTING: &str = "keys";

/// Brings the keys of a library into the form that today's lists give them. Nothing is done where they have it.
pub(super) fn settle(connection: &mut Connection) -> Result<()> {
    let today = format!("{} {}", tracking::edition(), site::EDITION);
    if setting::get(connection, SETTING)?.is_some_and(|made_by: String| made_by == today) {
        return Ok(());
    }
    let transaction = connection.transaction()?;
    addresses(&transaction)?;
    sites(&transaction)?;
    setting::set(&transaction, SETTING, &today)?;
    Ok(transaction.commit()?)
}

fn addresses(connection: &Connection) -> Result<()> {
    let mut listed = connection
        .prepare("SELECT feed_id, article_id, url_key FROM listing WHERE instr(url_key, '?') > 0")?;
    let mut relist =
        connection.prepare("UPDATE listing SET url_key = ?3 WHERE feed_id = ?1 AND article_id = ?2")?;
    let rows = listed.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let rows: Vec<(i64, i64, String)> = rows.collect::<rusqlite::Result<_>>()?;
    for (feed, article, key) in rows {
        if let Some(new) = without_trackers(&key) {
            relist.execute(params![feed, article, new])?;
        }
    }
    let mut kept = connection.prepare("SELECT id, url_key FROM article WHERE instr(url_key, '?') > 0")?;
    // Two articles that turn out to be of one page stay two; the first goes by the page's key.
    let mut rename = connection.prepare("UPDATE OR IGNORE article SET url_key = ?2 WHERE id = ?1")?;
    let rows = kept.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let rows: Vec<(i64, String)> = rows.collect::<rusqlite::Result<_>>()?;
    for (article, key) in rows {
        if let Some(new) = without_trackers(&key) {
            rename.execute(params![article, new])?;
        }
    }
    Ok(())
}

/// The key without its trackers, where it has any.
fn without_trackers(key: &str) -> Option<String> {
    let (page, query) = key.split_once('?')?;
    let new = match tracking::without_trackers(query) {
        Some(query) => format!("{page}?{query}"),
        None => page.to_owned(),
    };
    (new != key).then_some(new)
}

fn sites(connection: &Connection) -> Result<()> {
    let mut samples = connection.prepare(
        "SELECT site, article_id, url FROM block_sample JOIN article ON article.id = article_id
         WHERE url IS NOT NULL",
    )?;
    let rows = samples.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let rows: Vec<(String, i64, String)> = rows.collect::<rusqlite::Result<_>>()?;
    let mut moved = BTreeSet::new();
    let mut move_sample = connection
        .prepare("UPDATE OR REPLACE block_sample SET site = ?3 WHERE site = ?1 AND article_id = ?2")?;
    for (old, article, url) in rows {
        let Some(new) = new_site(&old, &url) else { continue };
        move_sample.execute(params![old, article, new])?;
        moved.insert((old, new));
    }
    let mut keep = connection.prepare(
        "INSERT OR IGNORE INTO kept_block (site, block) SELECT ?2, block FROM kept_block WHERE site = ?1",
    )?;
    for (old, new) in moved {
        keep.execute(params![old, new])?;
    }
    Ok(())
}

/// The name of the site that `url` is of, where `old` was another for the same host. An article that a redirection
/// led to another host is sampled there, and stays.
fn new_site(old: &str, url: &str) -> Option<String> {
    let url = Url::parse(url).ok()?;
    let host = url.host_str()?;
    let is_of_host = host.strip_suffix(old).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    let new = site::site(host);
    (is_of_host && new != old).then(|| new.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_renamed_where_its_host_was_meant() {
        let check = |old: &str, url: &str, new: Option<&str>| {
            assert_eq!(new_site(old, url).as_deref(), new, "{old} {url}");
        };
        check("github.io", "https://nama.github.io/a", Some("nama.github.io"));
        check("0.1", "http://127.0.0.1:80/a", Some("127.0.0.1"));
        check("berita.web.example", "https://berita.web.example/a", Some("web.example"));
        check("kompas.com", "https://www.kompas.com/a", None);
        check("kompas.com", "https://feeds.example/a", None);
        check("kompas.com", "https://notkompas.com/a", None);
    }
}
