//! Keeping any page as an article.

use url::Url;

use super::Library;
use super::asking::Namer;
use super::ingest::{SUMMARY, Text, new_content, sort_time};
use super::offline::FetchedArticle;
use super::revisions;
use crate::article;
use crate::discover;
use crate::error::{Error, Result};
use crate::event::EngineEvent;
use crate::feed::identity::url_key;
use crate::fetch;
use crate::model::{ArticleId, Keep};
use crate::store::article::{NewArticle, Page};
use crate::store::{article as articles, state};
use crate::tracking;

impl Library {
    /// Fetches the page at an address and keeps it as an article, with its images. One that a feed already
    /// brought is kept as saved, with everything that the person made of it.
    ///
    /// # Errors
    /// [`Error::InvalidUrl`], [`Error::NoArticle`], and everything that fetching fails with.
    pub async fn save_url(&self, input: &str) -> Result<ArticleId> {
        self.save(input, &Namer::Person).await
    }

    /// [`Library::save_url`] for an address that was named to a person, who agreed to it: by an article, as far as what
    /// that names may reach, or else by a link from outside, which reaches the public only.
    ///
    /// # Errors
    /// The same, and [`Error::PrivateAddress`].
    pub async fn save_named_url(&self, input: &str, article: Option<ArticleId>) -> Result<ArticleId> {
        let by = match article {
            Some(article) => self.0.store.read(move |db| articles::named_by(db, article)).await?,
            None => None,
        };
        self.save(input, &Namer::Content(by)).await
    }

    async fn save(&self, input: &str, namer: &Namer) -> Result<ArticleId> {
        let mut outcome = Err(Error::InvalidUrl { input: input.to_owned() });
        for url in discover::addresses(input)? {
            let url = tracking::stripped(&url);
            let asking = self.asking_of(&url, namer).await?;
            outcome = self.fetch_article(&asking).await.map(|page| (asking.url, page));
            if !matches!(outcome, Err(Error::Unreachable { .. } | Error::Tls { is_spoken: false, .. })) {
                break;
            }
        }
        let (url, FetchedArticle { content: page, is_private }) = outcome?;
        let key = page.canonical_url.as_deref().filter(|canonical| same_host(canonical, &url));
        let key = url_key(key.unwrap_or(url.as_str()));
        let images: Vec<(String, String)> =
            page.images.iter().map(|i| (i.key.clone(), i.url.clone())).collect();
        let head = NewArticle {
            feed: None,
            url: Some(url.to_string()),
            url_key: key.clone(),
            title: page.title.clone().unwrap_or_else(|| url.to_string()),
            byline: page.byline.clone(),
            section: page.section.clone(),
            standfirst: page.standfirst.clone(),
            source: page.site_name.clone().unwrap_or_else(|| fetch::host(&url)),
            summary: article::excerpt(&page.html, SUMMARY),
            language: page.language.clone(),
            published: page.published.clone(),
            thumbnail: images.first().map(|(key, _)| key.clone()),
            access: page.access,
            page: Page::Settled,
            entry_hash: None,
        };
        let now = self.0.clock.now();
        let text = new_content(page, images, Keep::Everything, Text::OfPage);
        let change = self.0.store.act(move |tx| {
            let known = key.as_deref().map(|key| articles::by_url_key(tx, key)).transpose()?.flatten();
            let id = match known {
                Some(id) => {
                    state::set_saved(tx, id)?;
                    // What the page is headed by says nothing of whether the feed's headline was changed.
                    let title = match articles::has_title_of_feed(tx, id)? {
                        true => url.to_string(),
                        false => head.title.clone(),
                    };
                    articles::update(tx, id, &NewArticle { title, ..head.clone() })?;
                    id
                }
                None => {
                    let id = articles::insert(tx, &head, now)?;
                    // What a person saves now belongs at the top, whenever it was written.
                    state::insert(tx, id, sort_time(None, now), true)?;
                    id
                }
            };
            articles::set_private(tx, id, is_private)?;
            revisions::put(tx, id, &text, now)?;
            Ok(id)
        });
        let id = change.await?;
        self.0.events.send(EngineEvent::LibraryChanged);
        self.complete_images_of(id).await?;
        Ok(id)
    }
}

fn same_host(canonical: &str, url: &Url) -> bool {
    Url::parse(canonical).is_ok_and(|canonical| canonical.host() == url.host())
}
