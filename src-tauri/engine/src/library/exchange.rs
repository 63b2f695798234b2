//! Subscriptions in and out as OPML.

use std::collections::{HashMap, HashSet};

use url::Url;

use super::Library;
use super::tag::tidy_name;
use crate::error::Result;
use crate::event::EngineEvent;
use crate::interchange::opml::{self, Outline};
use crate::model::{FeedKind, FolderId};
use crate::store::feed::{self, NewFeed};
use crate::store::folder;

/// What importing a list did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    pub added: u32,
    /// Followed already, or listed twice.
    pub duplicates: u32,
    /// Listed with an address that is none.
    pub invalid: u32,
    /// Folders that were made.
    pub folders: u32,
}

impl Library {
    /// Follows the feeds of an OPML list, in its folders; they are fetched by the next refresh.
    ///
    /// # Errors
    /// [`crate::Error::MalformedOpml`]; then nothing was changed.
    pub async fn import_opml(&self, document: &str) -> Result<Imported> {
        let outlines = opml::read(document)?;
        let now = self.0.clock.now();
        let change = self.0.store.act(move |tx| {
            let mut imported = Imported::default();
            let known = folder::all(tx)?.into_iter().map(|folder| (folder.name.to_lowercase(), folder.id));
            let mut folders: HashMap<String, FolderId> = known.collect();
            let mut seen = HashSet::new();
            for outline in outlines {
                let Some(url) = web_address(&outline.url) else {
                    imported.invalid += 1;
                    continue;
                };
                let leaving = match feed::by_url(tx, &url)? {
                    Some((_, None)) => {
                        imported.duplicates += 1;
                        continue;
                    }
                    Some((id, Some(_))) => Some(id),
                    None => None,
                };
                if !seen.insert(url.clone()) {
                    imported.duplicates += 1;
                    continue;
                }
                let place = match outline.folder.as_deref().and_then(|name| tidy_name(name).ok()) {
                    None => None,
                    Some(name) => match folders.get(&name.to_lowercase()) {
                        Some(id) => Some(*id),
                        None => {
                            let id = folder::insert(tx, &name)?;
                            folders.insert(name.to_lowercase(), id);
                            imported.folders += 1;
                            Some(id)
                        }
                    },
                };
                let title = if outline.title.is_empty() { &url } else { &outline.title };
                match leaving {
                    Some(id) => feed::come_back(tx, id)?,
                    None => {
                        let site_url = outline.site_url.as_deref();
                        let new = NewFeed {
                            url: &url,
                            kind: FeedKind::Rss,
                            title,
                            site_url,
                            folder: place,
                            page_pattern: None,
                        };
                        feed::insert(tx, &new, now)?;
                    }
                }
                imported.added += 1;
            }
            Ok(imported)
        });
        let imported = change.await?;
        self.0.events.send(EngineEvent::LibraryChanged);
        Ok(imported)
    }

    /// Every feed as OPML 2.0.
    pub async fn export_opml(&self) -> Result<String> {
        let read = self.0.store.read(|db| {
            let folders: HashMap<FolderId, String> =
                folder::all(db)?.into_iter().map(|folder| (folder.id, folder.name)).collect();
            let outlines: Vec<Outline> = feed::all(db)?
                .into_iter()
                .map(|feed| Outline {
                    folder: feed.folder_id.and_then(|id| folders.get(&id).cloned()),
                    title: feed.title,
                    url: feed.url,
                    site_url: feed.site_url,
                })
                .collect();
            Ok(opml::write(&outlines))
        });
        read.await
    }
}

fn web_address(text: &str) -> Option<String> {
    let text = text.trim();
    let text = text.strip_prefix("feed://").map_or_else(|| text.to_owned(), |rest| format!("https://{rest}"));
    let url = Url::parse(&text).ok()?;
    (matches!(url.scheme(), "http" | "https") && url.has_host()).then(|| url.into())
}
