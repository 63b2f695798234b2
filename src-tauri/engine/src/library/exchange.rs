//! Subscriptions in and out as OPML.

mod plan;

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use self::plan::{Known, Place, Plan};
use super::Library;
use crate::error::Result;
use crate::event::EngineEvent;
use crate::interchange::opml::{self, Outline};
use crate::model::{FeedKind, FolderId};
use crate::store::feed::{self, NewFeed};
use crate::store::folder;

/// What importing a list does, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportReport {
    pub added: u32,
    /// Already followed, or listed twice.
    pub duplicates: u32,
    /// Outlines that are not imported; `refused` says why.
    pub invalid: u32,
    /// Feeds on the person's own network. A list may come from anybody: whoever imports it is asked about those.
    pub own_network: u32,
    /// Folders that are new.
    pub folders: u32,
    /// The first hundred of those that are not imported, or not whole.
    pub refused: Vec<RefusedOutline>,
}

/// An outline that is not imported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RefusedOutline {
    pub title: String,
    pub url: String,
    pub reason: Refusal,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// Its address is none.
    InvalidUrl,
    /// Another list, or a page that another reader makes a feed of.
    NotAFeed,
    /// It is on the person's own network, and they did not say that they want it.
    OwnNetwork,
    /// It is followed, without the password that stood in its address: there is no keyring to keep that in.
    NoKeyring,
}

/// What is to become of the feeds of a list that are on the person's own network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnNetwork {
    /// They are not followed, and names that turn out to lead there are not asked.
    LeaveOut,
    /// The person has seen their addresses, and trusts the list.
    Follow,
}

/// Who names the feeds of a list that nobody vouches for: they reach the public only.
const NAMED_BY_LIST: &str = "about:opml";

impl Library {
    /// What [`Library::import_opml`] would do with a list, to the last count. Nothing is changed.
    ///
    /// # Errors
    /// [`crate::Error::MalformedOpml`].
    pub async fn preview_opml(&self, document: &str, own_network: OwnNetwork) -> Result<ImportReport> {
        let list = opml::read(document)?;
        self.0.store.read(move |db| Ok(Plan::make(list, Known::of(db)?, own_network).report)).await
    }

    /// Follows the feeds of an OPML list, in its folders; they are fetched by the next refresh. Feeds that are
    /// followed already stay as they are. A title from the list is the person's own: other readers export what
    /// people have called their feeds.
    ///
    /// # Errors
    /// [`crate::Error::MalformedOpml`]; then nothing was changed.
    pub async fn import_opml(&self, document: &str, own_network: OwnNetwork) -> Result<ImportReport> {
        let list = opml::read(document)?;
        let now = self.0.clock.now();
        let named_by_list = (own_network == OwnNetwork::LeaveOut).then_some(NAMED_BY_LIST);
        let change = self.0.store.act(move |tx| {
            let plan = Plan::make(list.clone(), Known::of(tx)?, own_network);
            let made: Vec<FolderId> =
                plan.folders.iter().map(|name| folder::insert(tx, name)).collect::<Result<_>>()?;
            let mut signing_in = Vec::new();
            for arrival in plan.arrivals {
                if let Some(id) = arrival.leaving {
                    feed::come_back(tx, id)?;
                    continue;
                }
                let folder = match arrival.place {
                    Place::Outside => None,
                    Place::Known(id) => Some(id),
                    Place::New(number) => made.get(number).copied(),
                };
                let url = arrival.url.as_str();
                let Outline { title, site_url, url: written, .. } = &arrival.outline;
                let is_address = title == url || title == written;
                let own_title = Some(title.as_str()).filter(|title| !title.is_empty() && !is_address);
                let new = NewFeed {
                    url,
                    kind: FeedKind::Rss,
                    title: own_title.unwrap_or(url),
                    site_url: site_url.as_deref(),
                    folder,
                    named_by: named_by_list,
                    page_pattern: None,
                };
                let id = feed::insert(tx, &new, now)?;
                if own_title.is_some() {
                    feed::set_custom_title(tx, id, own_title)?;
                }
                if let Some(sign_in) = arrival.sign_in {
                    signing_in.push((id, arrival.url, arrival.outline.title, sign_in));
                }
            }
            Ok((plan.report, signing_in))
        });
        let (mut report, signing_in) = change.await?;
        for (id, url, title, sign_in) in signing_in {
            let url = String::from(url);
            if self.sign_in_feed(id, url.clone(), sign_in).await.is_err() {
                report.refused.push(RefusedOutline { title, url, reason: Refusal::NoKeyring });
            }
        }
        if report.added > 0 {
            self.0.events.send(EngineEvent::LibraryChanged);
        }
        Ok(report)
    }

    /// Every feed as OPML 2.0.
    pub async fn export_opml(&self) -> Result<String> {
        let now = self.0.clock.now();
        let read = self.0.store.read(move |db| {
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
            Ok(opml::write(&outlines, now))
        });
        read.await
    }
}
