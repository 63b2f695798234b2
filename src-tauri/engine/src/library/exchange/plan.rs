//! What an import would do, worked out before anything is done, so that a preview cannot differ from it.

use std::collections::{HashMap, HashSet};

use rusqlite::Connection;
use url::Url;

use super::{ImportReport, OwnNetwork, Refusal, RefusedOutline};
use crate::error::Result;
use crate::fetch::{SignIn, names_private_address, parted};
use crate::interchange::opml::{self, List, Outline};
use crate::library::tag::tidy_name;
use crate::model::{FeedId, FolderId};
use crate::store::{feed, folder};

/// Refused outlines that are named, not only counted.
const NAMED: usize = 100;
/// Letters of a refused address that are shown.
const SHOWN: usize = 200;

/// What the library has already.
pub(super) struct Known {
    /// By what two spellings of an address have in common; the id when the feed is leaving.
    feeds: HashMap<String, Option<FeedId>>,
    folders: HashMap<String, FolderId>,
}

impl Known {
    pub(super) fn of(db: &Connection) -> Result<Self> {
        let mut feeds = HashMap::new();
        for (id, url, leaving) in feed::addresses(db)? {
            let leaving = leaving.map(|_| id);
            let key = Url::parse(&url).map_or(url, |url| opml::key(&url));
            // One that stays counts for more than one that leaves.
            feeds
                .entry(key)
                .and_modify(|known: &mut Option<FeedId>| *known = known.and(leaving))
                .or_insert(leaving);
        }
        let folders = folder::all(db)?.into_iter().map(|folder| (folder.name.to_lowercase(), folder.id));
        Ok(Self { feeds, folders: folders.collect() })
    }
}

/// Where an arrival is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Outside,
    Known(FolderId),
    /// One of the plan's own.
    New(usize),
}

/// A feed that is going to be followed.
pub(super) struct Arrival {
    pub(super) outline: Outline,
    pub(super) url: Url,
    /// What stood in its address.
    pub(super) sign_in: Option<SignIn>,
    pub(super) place: Place,
    /// It was being left, and comes back as it was.
    pub(super) leaving: Option<FeedId>,
}

#[derive(Default)]
pub(super) struct Plan {
    pub(super) report: ImportReport,
    /// Folders to make, in the order of their first feeds.
    pub(super) folders: Vec<String>,
    pub(super) arrivals: Vec<Arrival>,
}

impl Plan {
    pub(super) fn make(list: List, known: Known, own_network: OwnNetwork) -> Self {
        let mut plan = Self::default();
        let mut places: HashMap<String, Place> =
            known.folders.into_iter().map(|(name, id)| (name, Place::Known(id))).collect();
        let mut seen = HashSet::new();
        for outline in list.feeds {
            let Some(url) = opml::address(&outline.url) else {
                plan.refuse(outline, Refusal::InvalidUrl);
                continue;
            };
            let (url, sign_in) = parted(&url);
            let key = opml::key(&url);
            let leaving = match known.feeds.get(&key) {
                Some(None) => {
                    plan.report.duplicates += 1;
                    continue;
                }
                Some(Some(id)) => Some(*id),
                None => None,
            };
            if !seen.insert(key) {
                plan.report.duplicates += 1;
                continue;
            }
            // One that was followed before comes back as it was.
            let is_inside = leaving.is_none() && names_private_address(&url);
            plan.report.own_network += u32::from(is_inside);
            if is_inside && own_network == OwnNetwork::LeaveOut {
                plan.name(outline, Refusal::OwnNetwork);
                continue;
            }
            let place = match outline.folder.as_deref().and_then(|name| tidy_name(name).ok()) {
                Some(name) if leaving.is_none() => *places.entry(name.to_lowercase()).or_insert_with(|| {
                    plan.folders.push(name);
                    Place::New(plan.folders.len() - 1)
                }),
                _ => Place::Outside,
            };
            plan.arrivals.push(Arrival { outline, url, sign_in, place, leaving });
        }
        for other in list.others {
            plan.refuse(other, Refusal::NotAFeed);
        }
        plan.report.added = count(plan.arrivals.len());
        plan.report.folders = count(plan.folders.len());
        plan
    }

    fn refuse(&mut self, outline: Outline, reason: Refusal) {
        self.report.invalid += 1;
        self.name(outline, reason);
    }

    pub(super) fn name(&mut self, outline: Outline, reason: Refusal) {
        if self.report.refused.len() < NAMED {
            let url = outline.url.chars().take(SHOWN).collect();
            self.report.refused.push(RefusedOutline { title: outline.title, url, reason });
        }
    }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
