//! The world as it stands at one request: every address and what it answers.

use std::collections::BTreeMap;

use crate::article::Article;
use crate::document::Document;
use crate::picture::Role;
use crate::publisher::{Discovery, Layout, Publisher};
use crate::world::World;
use crate::{feed, forms, guarded, hostile, icon, opml, page, personality, picture, podcast};

/// A world, where it is served, and how much has been published since it started.
#[derive(Clone, Debug)]
pub(crate) struct Edition<'a> {
    pub(crate) world: &'a World,
    pub(crate) base: String,
    pub(crate) published: BTreeMap<String, usize>,
    /// How often an article of a publisher was changed.
    pub(crate) edits: BTreeMap<(String, u64), usize>,
}

const HTML: &str = "text/html; charset=utf-8";

impl Edition<'_> {
    /// What stands at `path`, if anything does. `query` is without its question mark.
    pub(crate) fn document(&self, path: &str, query: &str) -> Option<Document> {
        if let Some(document) = self.common(path) {
            return Some(document);
        }
        let slug = path.split('/').nth(1)?;
        match slug {
            forms::SLUG => return forms::document(self, path),
            hostile::SLUG => return hostile::document(self, path),
            guarded::SLUG => return guarded::document(self, path),
            podcast::SLUG => return podcast::document(self, path),
            personality::SLUG => return personality::document(self, path),
            _ => {}
        }
        let publisher = self.world.publisher(slug)?;
        self.publication(publisher, path, query)
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    pub(crate) fn listed(&self, publisher: &Publisher) -> Vec<Article> {
        let written = self.world.listed(publisher, self.published_by(publisher));
        written.into_iter().map(|article| self.as_it_stands(publisher, article)).collect()
    }

    pub(crate) fn text(&self, media_type: &'static str, text: String, modified: i64) -> Document {
        Document::text(media_type, text, modified, &self.base)
    }

    pub(crate) fn html(&self, text: String, modified: i64) -> Document {
        self.text(HTML, text, modified)
    }

    fn as_it_stands(&self, publisher: &Publisher, article: Article) -> Article {
        let times = self.edits.get(&(publisher.slug.clone(), article.id)).copied().unwrap_or_default();
        article.edited(publisher.language, times)
    }

    fn published_by(&self, publisher: &Publisher) -> usize {
        self.published.get(&publisher.slug).copied().unwrap_or_default()
    }

    /// The addresses that belong to no publisher.
    fn common(&self, path: &str) -> Option<Document> {
        let long_ago = self.world.now - crate::dates::minutes(60 * 24 * 30);
        Some(match path {
            "/" => self.html(page::front(self), long_ago),
            "/opml" => self.text("text/x-opml; charset=utf-8", opml::opml(self), long_ago),
            "/robots.txt" => {
                // It speaks for the whole host: of sitemaps only where the host is one publisher's.
                let sitemaps: Vec<String> = match self.world.publishers.as_slice() {
                    [only] => only.sitemap_path().into_iter().collect(),
                    _ => Vec::new(),
                };
                self.text("text/plain; charset=utf-8", page::robots(self, "", &sitemaps), long_ago)
            }
            "/favicon.png" => icon::png("newsroom", long_ago)?,
            "/favicon.ico" => icon::ico("newsroom", long_ago)?,
            "/faults/" | "/faults" => self.html(page::fault_list(), long_ago),
            _ => return None,
        })
    }

    fn publication(&self, publisher: &Publisher, path: &str, query: &str) -> Option<Document> {
        let local = path.strip_prefix(&format!("/{}", publisher.slug))?;
        let long_ago = self.world.now - crate::dates::minutes(60 * 24 * 30);
        if publisher.discovery == Discovery::Sitemaps
            && let Some(document) = feed::indexed(self, publisher, local)
        {
            return Some(document);
        }
        if publisher.has_feed() && path.trim_end_matches('/') == publisher.feed_path().trim_end_matches('/') {
            return Some(feed::document(self, publisher));
        }
        if Some(path) == publisher.sitemap_path().as_deref() {
            return Some(feed::sitemap(self, publisher));
        }
        if let Some(file) = local.strip_prefix("/images/") {
            let (subject, role) = Role::of(file)?;
            let motif = Article::motif(self.world, publisher, subject.parse().unwrap_or_default(), role);
            return picture::document(self.world.seed, path, motif, long_ago);
        }
        if local.starts_with("/read/") {
            let article = Article::at_path(self.world, publisher, path, self.published_by(publisher))?;
            let article = self.as_it_stands(publisher, article);
            let html = match publisher.layout {
                Layout::Portal => page::portal(self, publisher, &article, query),
                Layout::Magazine => page::magazine(self, publisher, &article),
                Layout::Plain => page::plain(self, publisher, &article),
            };
            return Some(self.html(html, article.published));
        }
        Some(match local {
            "" | "/" => {
                let home = if publisher.has_feed() { page::home } else { page::section };
                self.html(home(self, publisher), feed::newest(&self.listed(publisher)))
            }
            "/robots.txt" => {
                let sitemaps: Vec<String> = publisher.sitemap_path().into_iter().collect();
                let text = page::robots(self, &format!("/{}", publisher.slug), &sitemaps);
                self.text("text/plain; charset=utf-8", text, long_ago)
            }
            "/favicon.png" => icon::png(&publisher.slug, long_ago)?,
            "/favicon.ico" => icon::ico(&publisher.slug, long_ago)?,
            "/pixel.gif" => picture::pixel(long_ago),
            _ => return None,
        })
    }
}
