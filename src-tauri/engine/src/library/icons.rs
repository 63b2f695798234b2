//! The small pictures that stand for feeds: what a feed names for itself, or else what its site has.

use std::collections::{BTreeMap, HashMap};

use futures_util::StreamExt;
use url::Url;

use super::Library;
use super::asking::Asking;
use super::offline::Silence;
use super::refresh::Cancelled;
use crate::asset;
use crate::charset;
use crate::error::{Error, Result};
use crate::event::EngineEvent;
use crate::feed::page;
use crate::fetch::{Fetched, Purpose, host};
use crate::model::{FeedId, NamedBy};
use crate::store;
use crate::store::asset::StoredFile;
use crate::store::feed::icons::{self, Signed};

/// Hosts and addresses asked in one run, and at once.
const MOST: usize = 50;
const AT_ONCE: usize = 6;
/// Icons of one page that are tried.
const OF_A_PAGE: usize = 2;

/// What has had its turn within a week, with the key of the picture that it had.
type Asked = HashMap<String, Option<String>>;

/// Where to look for a picture. What named it says how far it may reach.
struct Look {
    /// What is remembered as asked: a host, or the address itself.
    source: String,
    at: Place,
    by: NamedBy,
}

enum Place {
    /// A picture that a feed names.
    Picture(Url),
    /// A page that names pictures.
    Site(Url),
}

impl Place {
    fn url(&self) -> &Url {
        match self {
            Self::Picture(url) | Self::Site(url) => url,
        }
    }
}

impl Library {
    /// Asks for the icons of feeds: each address that a feed names, and for the feeds that have none by that each
    /// host, once a week at most. One that has none is not asked sooner.
    pub(super) async fn complete_icons(&self, cancelled: &Cancelled, silence: &Silence) -> Result<()> {
        let feeds = self.0.store.read(icons::feeds).await?;
        let answers = |look: &Look| {
            let host = host(look.at.url());
            !silence.has_fallen_on(&host) && !self.0.fetcher.leaves_alone(&host)
        };
        let named = feeds.iter().filter_map(by_name).filter(answers).collect();
        let asked = self.look_for_icons(named, cancelled).await?;
        let without = feeds.iter().filter(|feed| icon_by_name(feed, &asked).is_none());
        let sites = without.filter_map(by_site).filter(answers).collect();
        let asked = self.look_for_icons(sites, cancelled).await?;

        let found = |feed: &Signed| {
            let of_site = || asked.get(&by_site(feed)?.source)?.clone();
            icon_by_name(feed, &asked).or_else(of_site).filter(|icon| feed.icon.as_ref() != Some(icon))
        };
        let found: Vec<(FeedId, String)> =
            feeds.iter().filter_map(|feed| Some((feed.feed, found(feed)?))).collect();
        if found.is_empty() {
            return Ok(());
        }
        let change = self
            .0
            .store
            .ingest(move |tx| found.iter().try_for_each(|(feed, icon)| icons::set(tx, *feed, icon)));
        change.await?;
        self.0.events.send(EngineEvent::LibraryChanged);
        Ok(())
    }

    /// Looks wherever nobody looked within a week, and gives what is known then.
    async fn look_for_icons(&self, looks: Vec<Look>, cancelled: &Cancelled) -> Result<Asked> {
        let now = self.0.clock.now();
        let read = || self.0.store.read(move |db| icons::asked_lately(db, now));
        let asked = read().await?;
        let mut wanted: BTreeMap<String, Look> = BTreeMap::new();
        for look in looks.into_iter().filter(|look| !asked.contains_key(&look.source)) {
            wanted.entry(look.source.clone()).or_insert(look);
        }
        if wanted.is_empty() {
            return Ok(asked);
        }
        let looks: Vec<_> = wanted
            .into_values()
            .take(MOST)
            .map(|look| {
                let (library, cancelled) = (self.clone(), cancelled.clone());
                async move { cancelled.or(library.look_for_icon(look)).await }
            })
            .collect();
        let mut looks = futures_util::stream::iter(looks).buffer_unordered(AT_ONCE);
        while let Some(outcome) = looks.next().await {
            match outcome {
                Err(Error::Cancelled) => break,
                outcome => outcome?,
            }
        }
        read().await
    }

    async fn look_for_icon(&self, look: Look) -> Result<()> {
        let Look { source, at, by } = look;
        let asking = self.asking(at.url().as_str(), Some(&by)).await;
        let found = match (asking, at) {
            (Err(_), _) => None,
            (Ok(asking), Place::Picture(_)) => self.icon_among(vec![asking]).await?,
            (Ok(asking), Place::Site(_)) => {
                let named = self.icons_of_page(&asking).await;
                match self.icon_among(named).await? {
                    Some(found) => Some(found),
                    None => {
                        let usual = asking.url.join("/favicon.ico").ok();
                        let usual = usual.map(|url| Asking { url, ..asking });
                        self.icon_among(usual.into_iter().collect()).await?
                    }
                }
            }
        };
        let now = self.0.clock.now();
        let change = self.0.store.ingest(move |tx| {
            let key = match &found {
                Some((url, stored)) => Some(store::asset::insert_kept(tx, url.as_str(), stored)?),
                None => None,
            };
            icons::record(tx, &source, key.as_deref(), now)
        });
        change.await
    }

    /// The icons that a page names, those that suit best.
    async fn icons_of_page(&self, page: &Asking) -> Vec<Asking> {
        let Ok(Fetched::Answer(answer)) = self.0.fetcher.fetch(&page.request(Purpose::Page)).await else {
            return Vec::new();
        };
        let is_private = answer.is_private;
        let read = tokio::task::spawn_blocking(move || {
            let html = charset::decode(&answer.body, answer.content_type.as_deref());
            page::icons(&html, &answer.url).into_iter().take(OF_A_PAGE).collect::<Vec<Url>>()
        });
        let named = read.await.unwrap_or_default();
        named.into_iter().map(|url| page.named_on(url, is_private)).collect()
    }

    /// The first of the pictures that is there and is an icon.
    async fn icon_among(&self, icons: Vec<Asking>) -> Result<Option<(Url, StoredFile)>> {
        for icon in icons {
            match asset::fetch_icon(&self.0.fetcher, &self.0.files, &icon.request(Purpose::Image)).await {
                Ok(stored) => return Ok(Some((icon.url, stored))),
                Err(Error::DiskFull) => return Err(Error::DiskFull),
                Err(error) => tracing::debug!(url = %icon.url, %error, "no icon"),
            }
        }
        Ok(None)
    }
}

fn by_name(feed: &Signed) -> Option<Look> {
    let url = Url::parse(feed.named.as_deref()?).ok()?;
    Some(Look { source: url.to_string(), at: Place::Picture(url), by: feed.names.clone() })
}

fn icon_by_name(feed: &Signed, asked: &Asked) -> Option<String> {
    asked.get(&by_name(feed)?.source)?.clone()
}

/// The site's own page, or else the front page of where the feed is.
fn by_site(feed: &Signed) -> Option<Look> {
    let by = Url::parse(&feed.names.url).ok()?;
    let site = feed.site.as_deref().and_then(|site| Url::parse(site).ok()).filter(|site| *site != by);
    let page = site.or_else(|| by.join("/").ok())?;
    Some(Look { source: host(&page), at: Place::Site(page), by: feed.names.clone() })
}
