//! Which articles a command is about, as its arguments say.

use anyhow::Result;
use clap::Args;
use warta_engine::api::GetOverview;
use warta_engine::error::Error;
use warta_engine::model::{FeedId, Overview, TagId, Timestamp, View};

use crate::door::Door;

/// Which articles; all of them unless it is said.
#[derive(Args)]
pub(crate) struct ViewArgs {
    #[arg(long, conflicts_with_all = ["bookmarked", "feed", "tag"])]
    unread: bool,
    #[arg(long, conflicts_with_all = ["feed", "tag"])]
    bookmarked: bool,
    #[arg(long, value_name = "ID", conflicts_with = "tag")]
    feed: Option<i64>,
    #[arg(long, value_name = "NAME")]
    tag: Option<String>,
}

impl ViewArgs {
    /// The view that they name.
    pub(crate) async fn view(&self, door: &mut Door) -> Result<View> {
        Ok(match (self.feed, &self.tag) {
            (Some(id), _) => View::Feed { id: FeedId(id) },
            (_, Some(name)) => View::Tag { id: tag_named(door, name).await? },
            _ if self.bookmarked => View::Bookmarked,
            _ if self.unread => View::Unread,
            _ => View::All,
        })
    }
}

pub(crate) async fn overview(door: &mut Door) -> Result<Overview> {
    door.ask(GetOverview { today: Timestamp(0) }).await
}

pub(crate) async fn tag_named(door: &mut Door, name: &str) -> Result<TagId> {
    let tags = overview(door).await?.tags;
    let tag = tags.iter().find(|tag| tag.name.to_lowercase() == name.trim().to_lowercase());
    Ok(tag.map(|tag| tag.id).ok_or(Error::NotFound)?)
}
