//! Which vocabulary an element's name is from.

use std::rc::Rc;

use super::super::markup::{attributes, decoded};
use crate::model::FeedKind;

/// A vocabulary that feeds use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Space {
    /// That of the feed's own format.
    Core,
    /// Atom's elements in a feed of another format.
    Atom,
    Content,
    DublinCore,
    DublinCoreTerms,
    Media,
    Itunes,
    Syndication,
    Rdf,
    Xhtml,
    /// How often an item was answered.
    Slash,
    /// Where the answers to an item are.
    WellFormedWeb,
    /// Answers to entries, RFC 4685.
    Thread,
    /// Of services that count clicks: FeedBurner, Pheedo.
    Counted,
    Other,
}

/// The declarations that hold at one place of a document. Undeclared prefixes mean what they mean everywhere.
#[derive(Clone)]
pub(super) struct Scope {
    kind: FeedKind,
    default: Space,
    /// Innermost first.
    prefixes: Option<Rc<Declared>>,
}

struct Declared {
    prefix: String,
    space: Space,
    outer: Option<Rc<Declared>>,
}

/// Documents declare a handful; more are an attack on whoever looks them up.
const MAX_PREFIXES: usize = 64;

impl Scope {
    pub(super) fn new(kind: FeedKind) -> Self {
        Self { kind, default: Space::Core, prefixes: None }
    }

    /// The scope of an element with these attributes.
    pub(super) fn inside(&self, written: &str, is_root: bool) -> Self {
        let mut scope = self.clone();
        if !written.contains("xmlns") {
            return scope;
        }
        for (name, uri) in attributes(written).filter(|(name, _)| name.starts_with("xmlns")) {
            let space = self.vocabulary(&decoded(uri));
            match name.strip_prefix("xmlns:") {
                Some(prefix) if scope.depth() < MAX_PREFIXES => {
                    let outer = scope.prefixes.take();
                    scope.prefixes = Some(Rc::new(Declared { prefix: prefix.to_owned(), space, outer }));
                }
                Some(_) => {}
                // Whatever namespace a publisher made up for the whole feed, the feed is in it.
                None => scope.default = if is_root && space == Space::Other { Space::Core } else { space },
            }
        }
        scope
    }

    pub(super) fn space_of(&self, name: &str) -> Space {
        let Some((prefix, local)) = name.rsplit_once(':') else {
            return self.default;
        };
        let declared =
            self.declarations().find(|declared| declared.prefix == prefix).map(|found| found.space);
        match declared {
            Some(space) if space != Space::Other => space,
            _ => match prefix.to_ascii_lowercase().as_str() {
                "rss" => Space::Core,
                "atom" | "a10" | "atom10" if self.kind == FeedKind::Atom => Space::Core,
                "atom" | "a10" | "atom10" => Space::Atom,
                "content" => Space::Content,
                "dc" => Space::DublinCore,
                "dcterms" => Space::DublinCoreTerms,
                "media" => Space::Media,
                "itunes" => Space::Itunes,
                "sy" => Space::Syndication,
                "rdf" => Space::Rdf,
                "xhtml" => Space::Xhtml,
                "slash" => Space::Slash,
                "wfw" => Space::WellFormedWeb,
                "thr" => Space::Thread,
                "feedburner" | "pheedo" => Space::Counted,
                // A root with a prefix that nobody knows is still the root.
                _ if matches!(local, "rss" | "feed") => Space::Core,
                _ => Space::Other,
            },
        }
    }

    fn declarations(&self) -> impl Iterator<Item = &Declared> {
        std::iter::successors(self.prefixes.as_deref(), |declared| declared.outer.as_deref())
    }

    fn depth(&self) -> usize {
        self.declarations().count()
    }

    fn vocabulary(&self, uri: &str) -> Space {
        let uri = uri.trim().to_ascii_lowercase();
        let uri = uri.split_once("://").map_or(uri.as_str(), |(_, rest)| rest).trim_end_matches('/');
        match uri {
            "www.w3.org/2005/atom" if self.kind == FeedKind::Atom => Space::Core,
            "www.w3.org/2005/atom" => Space::Atom,
            "purl.org/rss/1.0/modules/content" => Space::Content,
            "purl.org/rss/1.0/modules/syndication" => Space::Syndication,
            "purl.org/dc/elements/1.0" | "purl.org/dc/elements/1.1" => Space::DublinCore,
            "purl.org/dc/terms" => Space::DublinCoreTerms,
            "www.w3.org/1999/02/22-rdf-syntax-ns#" => Space::Rdf,
            "www.w3.org/1999/xhtml" => Space::Xhtml,
            "purl.org/rss/1.0/modules/slash" => Space::Slash,
            "wellformedweb.org/commentapi" => Space::WellFormedWeb,
            "purl.org/syndication/thread/1.0" => Space::Thread,
            "rssnamespace.org/feedburner/ext/1.0" | "www.pheedo.com/namespace/pheedo" => Space::Counted,
            ""
            | "purl.org/rss/1.0"
            | "my.netscape.com/rdf/simple/0.9"
            | "channel.netscape.com/rdf/simple/0.9" => Space::Core,
            _ if uri.starts_with("search.yahoo.com/mrss") => Space::Media,
            _ if uri.contains("itunes.com/dtds/podcast") => Space::Itunes,
            // Atom 0.3 and the drafts before it.
            _ if uri.starts_with("purl.org/atom/ns#") || uri.starts_with("example.com/newformat#") => {
                match self.kind {
                    FeedKind::Atom => Space::Core,
                    _ => Space::Atom,
                }
            }
            _ if uri.starts_with("backend.userland.com/rss")
                || uri.starts_with("blogs.law.harvard.edu/tech/rss")
                || uri.starts_with("purl.org/net/rss")
                || uri.starts_with("purl.org/rss/1.0#") =>
            {
                Space::Core
            }
            _ => Space::Other,
        }
    }
}
