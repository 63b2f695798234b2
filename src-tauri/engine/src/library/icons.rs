//! The small pictures that stand for feeds, from their sites.

use std::collections::HashMap;

use futures_util::StreamExt;
use url::Url;

use super::Library;
use super::refresh::Cancelled;
use crate::asset;
use crate::error::{Error, Result};
use crate::event::EngineEvent;
use crate::fetch::{Reach, host};
use crate::model::FeedId;
use crate::store;
use crate::store::asset::StoredFile;
use crate::store::feed::icons;

/// Hosts asked in one run, and at once.
const MOST: usize = 50;
const AT_ONCE: usize = 6;

impl Library {
    /// Asks hosts for their icon that were not asked within a week. A host that has none is not asked sooner.
    pub(super) async fn complete_icons(&self, cancelled: &Cancelled) -> Result<()> {
        let now = self.0.clock.now();
        let (sites, lately) =
            self.0.store.read(move |db| Ok((icons::sites(db)?, icons::asked_lately(db, now)?))).await?;
        let lately: HashMap<String, Option<String>> = lately.into_iter().collect();
        let mut wanted: HashMap<String, (Url, Vec<FeedId>)> = HashMap::new();
        let mut known = Vec::new();
        for site in sites {
            let Ok(url) = Url::parse(&site.url) else { continue };
            match lately.get(&host(&url)) {
                Some(Some(icon)) if site.icon.as_ref() != Some(icon) => known.push((site.feed, icon.clone())),
                Some(_) => {}
                None => wanted.entry(host(&url)).or_insert_with(|| (url, Vec::new())).1.push(site.feed),
            }
        }
        if known.is_empty() && wanted.is_empty() {
            return Ok(());
        }
        self.0
            .store
            .ingest(move |tx| known.iter().try_for_each(|(feed, icon)| icons::set(tx, *feed, icon)))
            .await?;
        let asked = wanted.into_iter().take(MOST).map(|(host, (site, feeds))| {
            let (library, cancelled) = (self.clone(), cancelled.clone());
            async move { cancelled.or(library.complete_icon(host, &site, feeds)).await }
        });
        let asked: Vec<_> = asked.collect();
        let mut asked = futures_util::stream::iter(asked).buffer_unordered(AT_ONCE);
        while let Some(outcome) = asked.next().await {
            match outcome {
                Err(Error::Cancelled) => break,
                outcome => outcome?,
            }
        }
        self.0.events.send(EngineEvent::LibraryChanged);
        Ok(())
    }

    async fn complete_icon(&self, host: String, site: &Url, feeds: Vec<FeedId>) -> Result<()> {
        let Ok(url) = site.join("/favicon.ico") else { return Ok(()) };
        let reach = Reach::Named { by: site.clone() };
        let fetched = asset::fetch_icon(&self.0.fetcher, &self.0.files, &url, reach).await;
        let stored: Option<StoredFile> = match fetched {
            Ok(stored) => Some(stored),
            Err(Error::DiskFull) => return Err(Error::DiskFull),
            Err(error) => {
                tracing::debug!(%url, %error, "no icon");
                None
            }
        };
        let now = self.0.clock.now();
        let change = self.0.store.ingest(move |tx| {
            let key = match &stored {
                Some(stored) => Some(store::asset::insert_kept(tx, url.as_str(), stored)?),
                None => None,
            };
            icons::record(tx, &host, key.as_deref(), now)?;
            match key {
                Some(key) => feeds.iter().try_for_each(|feed| icons::set(tx, *feed, &key)),
                None => Ok(()),
            }
        });
        change.await
    }
}
