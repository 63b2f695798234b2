use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{FeedId, FolderId, TagId, Timestamp};

/// What a feed is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FeedKind {
    Rss,
    Atom,
    /// RSS 0.90 and 1.0, which are RDF documents.
    Rdf,
    JsonFeed,
    /// A sitemap with the `news:` extension, as news sites publish for search engines.
    NewsSitemap,
    /// An index page whose article links are read by their pattern.
    Page,
}

impl FeedKind {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Rss => "rss",
            Self::Atom => "atom",
            Self::Rdf => "rdf",
            Self::JsonFeed => "json_feed",
            Self::NewsSitemap => "news_sitemap",
            Self::Page => "page",
        }
    }

    /// The inverse of [`FeedKind::as_str`].
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Rss, Self::Atom, Self::Rdf, Self::JsonFeed, Self::NewsSitemap, Self::Page]
            .into_iter()
            .find(|kind| kind.as_str() == name)
    }
}

/// What is shown of the articles of a feed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OpenMode {
    /// What the feed carries, and the page's text where that is only a summary.
    #[default]
    Automatic,
    /// What the feed carries, always.
    FeedText,
    /// The page's text, always.
    FullText,
    /// What the feed carries; the page's text when the person asks for it.
    Ask,
    /// The page itself, in the person's browser.
    Browser,
}

impl OpenMode {
    const ALL: [(Self, &'static str); 5] = [
        (Self::Automatic, "automatic"),
        (Self::FeedText, "feed_text"),
        (Self::FullText, "full_text"),
        (Self::Ask, "ask"),
        (Self::Browser, "browser"),
    ];

    pub fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(mode, _)| *mode == self).map_or("automatic", |(_, name)| name)
    }

    /// The inverse of [`OpenMode::as_str`].
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(mode, _)| *mode)
    }
}

/// When a feed asks to be left alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pace {
    /// `ttl`: between two fetches.
    pub ttl_minutes: Option<u32>,
    /// `skipHours`: bit 0 is the hour after midnight GMT, bit 23 the one before.
    pub skip_hours: u32,
    /// `skipDays`: bit 0 is Sunday, bit 6 Saturday, in GMT.
    pub skip_days: u8,
    /// `sy:updatePeriod` divided by `sy:updateFrequency`.
    pub update_every_minutes: Option<u32>,
}

/// An entry of a feed that is on offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PreviewEntry {
    /// Its address, for want of a title.
    pub title: String,
    pub published: Option<Timestamp>,
}

/// Why a feed could not be read the last time, by the code of the error that people see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FeedProblem {
    /// One of the codes of [`crate::Error::code`].
    pub code: String,
    /// What the code's sentence is filled with.
    pub args: Vec<String>,
    /// How many times in a row.
    pub failures: u32,
    /// It is more than a bad hour: the feed should carry a mark. Three failures in a row, and a day of them where
    /// the fault may lie with the network.
    pub serious: bool,
}

/// A source that the library polls.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Feed {
    pub id: FeedId,
    pub url: String,
    pub site_url: Option<String>,
    pub kind: FeedKind,
    /// The person's own name for it, or else the feed's.
    pub title: String,
    pub folder_id: Option<FolderId>,
    pub unread: u32,
    /// Articles in the library, read ones too.
    pub total: u32,
    pub last_success: Option<Timestamp>,
    pub next_check: Option<Timestamp>,
    pub problem: Option<FeedProblem>,
    /// The server said 410: it will not be asked again.
    pub gone: bool,
    /// The person does not want it to be asked.
    pub paused: bool,
    pub open_mode: OpenMode,
    /// Key of the stored picture that stands for it.
    pub icon: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Folder {
    pub id: FolderId,
    pub name: String,
    /// What several of its feeds list is one article.
    pub unread: u32,
    pub total: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Tag {
    pub id: TagId,
    pub name: String,
    /// Articles that carry it.
    pub total: u32,
}
