use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ArticleId, Comments, Edited, Enclosure, FeedId, Tag, Timestamp};

/// Where the time of publication was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DateOrigin {
    JsonLd,
    Meta,
    /// A `<time datetime>` element.
    Markup,
    Feed,
    /// The line that a person reads on the page.
    Visible,
}

/// When an article came out, as its newsroom said it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Published {
    pub instant_ms: Timestamp,
    /// The newsroom's own offset from UTC, when it gave one.
    pub offset_minutes: Option<i32>,
    /// The text that was read.
    pub raw: String,
    pub origin: DateOrigin,
}

/// How much of the article the publisher let us have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Access {
    #[default]
    Full,
    Teaser,
    Paywall,
}

/// What stands where an article was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wall {
    /// Asks to agree to cookies and partners.
    Consent,
    /// Asks who is there.
    SignIn,
    /// Looks for a browser, or for a human.
    Challenge,
    /// Says that there is nothing, whatever the status.
    ErrorPage,
}

/// A link that stood inside the text and is now in the list after it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Related {
    pub title: String,
    pub url: String,
}

/// Why a block was taken out of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RemovedReason {
    /// Asks for a subscription, an app, a channel, a log-in.
    Promo,
    /// "Read also", which is in the related list now.
    Related,
    /// Share buttons, comments, tag lists and other furniture of the page.
    Furniture,
    /// Stands in many articles of its site.
    Repeated,
    /// The end of a document that is longer, or costs more to read, than any article: it was not read.
    CutOff,
}

/// A block that was taken out, kept so that the reader can show it again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Removed {
    pub reason: RemovedReason,
    pub text: String,
    /// How many blocks of the text stood before it, when that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub place: Option<u32>,
    /// The person chose to see it on this site: it is in the text.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>", optional)]
    pub kept: bool,
}

/// What an article has something from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AttributionKind {
    /// A news agency.
    Agency,
    /// A newspaper, a broadcaster, a news site.
    Outlet,
    /// An office's own statement.
    Official,
    /// A post, named by the place where it was made.
    Social,
}

/// Who an article says it has something from, with the sentence that says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Attribution {
    pub name: String,
    pub kind: AttributionKind,
    pub sentence: String,
}

/// Whether an article opens without a network exactly as with one, and what is amiss if it does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Offline {
    /// The text is what its feed's setting wants, and every picture is here.
    Complete,
    /// Something is still to be fetched.
    Pending,
    /// The page could not be had, so that the text is only what the feed carries.
    PageFailed,
    /// The text is only what the feed carries: the article is older than what a changed setting fetches.
    FeedText,
    /// The publisher lets nobody have more than the beginning.
    Teaser,
    /// The text is here; its pictures are left out until somebody opens it.
    PicturesLeft,
    /// The text is here; a picture could not be had.
    PictureFailed,
    /// The text is here; a picture is too big to be kept.
    PictureTooBig,
}

impl Offline {
    /// The one of this name, as it is stored.
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "complete" => Self::Complete,
            "pending" => Self::Pending,
            "page_failed" => Self::PageFailed,
            "feed_text" => Self::FeedText,
            "teaser" => Self::Teaser,
            "pictures_left" => Self::PicturesLeft,
            "picture_failed" => Self::PictureFailed,
            "picture_too_big" => Self::PictureTooBig,
            _ => return None,
        })
    }
}

/// What a row of the list shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ArticleRow {
    pub id: ArticleId,
    /// `None` for a saved URL.
    pub feed_id: Option<FeedId>,
    /// The feed's title, or the site's name for a saved URL.
    pub source: String,
    pub title: String,
    pub summary: String,
    /// What the list is sorted by: the time of publication, but never later than when it was first seen.
    pub sort_time: Timestamp,
    pub read: bool,
    pub bookmarked: bool,
    pub tags: Vec<String>,
    /// Key of the stored picture for the row.
    pub thumbnail: Option<String>,
    pub offline: Offline,
}

/// Everything that the reader shows of one article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct ArticleView {
    pub id: ArticleId,
    pub feed_id: Option<FeedId>,
    pub source: String,
    pub url: Option<String>,
    pub title: String,
    /// What the newsroom prints between headline and text.
    pub standfirst: Option<String>,
    pub byline: Option<String>,
    /// The part of its paper that it is in, as the newsroom calls it.
    pub section: Option<String>,
    pub published: Option<Published>,
    pub first_seen: Timestamp,
    pub language: Option<String>,
    /// Sanitised; images point to `warta-asset://localhost/<key>`.
    pub html: String,
    /// The text is that of the article's page, and not only what its feed carries.
    pub from_page: bool,
    pub words: u32,
    pub related: Vec<Related>,
    pub removed: Vec<Removed>,
    pub attributions: Vec<Attribution>,
    /// Sounds and films that come with it.
    pub enclosures: Vec<Enclosure>,
    pub comments: Option<Comments>,
    pub access: Access,
    pub read: bool,
    pub bookmarked: bool,
    pub tags: Vec<Tag>,
    /// Reading position, 0 to 1.
    pub position: f64,
    pub offline: Offline,
    /// Its publisher changed it after it was first read.
    pub edited: Option<Edited>,
}
