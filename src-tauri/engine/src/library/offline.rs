//! Making articles open without a network: full text from their pages, and their images.

mod make;
mod silence;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_util::{StreamExt, stream};
use url::Url;

use super::Library;
use super::asking::Asking;
use super::ingest::{SUMMARY, Text, new_content};
use super::refresh::{Cancelled, by_host, host_of};
use super::revisions;
use crate::article::{self, Content, Versions};
use crate::charset;
use crate::error::{Error, Result};
use crate::event::{EngineEvent, RefreshStage};
use crate::fetch::{self, Afterwards, Fetched, Purpose, Request};
use crate::model::{Access, FeedId};
use crate::store;
use crate::store::article::{NewArticle, PageWanted};
use crate::store::asset::{Missing, Wanted};
use crate::store::host_budget;
pub(super) use silence::{Answered, Silence};

/// Hosts asked at once; one that is not on this machine is asked one thing after the other.
const AT_ONCE: usize = 8;
/// Bounds of one run: what is left is done by the next.
const PAGES: u32 = 500;
const IMAGES: u32 = 2_000;
/// Of the pictures of one feed: what is left waits, as for all of a run.
const BYTES_OF_FEED: u64 = 200 << 20;
/// A host that hung is left alone for so long.
const REST_OF_THE_HUNG: Duration = Duration::from_secs(15 * 60);

impl Library {
    /// Fetches what articles still lack. What could not be had is tried again by a later refresh, three times when
    /// its server answers and as often as it takes when nobody does. Pictures are waited for as long as the library
    /// was opened with.
    pub(super) async fn complete_offline(&self, cancelled: &Cancelled) -> Result<()> {
        let now = self.0.clock.now();
        let (pages, hung) = self
            .0
            .store
            .read(move |db| Ok((store::article::pages_wanted(db, PAGES)?, host_budget::hung(db, now)?)))
            .await?;
        let silence = Arc::new(Silence::of(hung));
        let pages = pages.into_iter().map(|page| (page.url.clone(), page)).collect();
        let complete = |library: Library, page, _| async move { library.complete_page(page).await };
        let told = |done, total, host| self.progress(RefreshStage::Offline, done, total, host);
        self.each(pages, cancelled, &silence, told, complete).await?;
        let pictures = self.complete_pictures(cancelled, &silence);
        match tokio::time::timeout(self.0.picture_time, pictures).await {
            Ok(done) => done?,
            Err(_) => tracing::info!("pictures are left for the next refresh"),
        }
        self.0.events.send(EngineEvent::LibraryChanged);
        Ok(())
    }

    async fn complete_pictures(&self, cancelled: &Cancelled, silence: &Arc<Silence>) -> Result<()> {
        let images = self.0.store.read(|db| store::asset::wanted(db, IMAGES)).await?;
        let images = images.into_iter().map(|image| (image.url.clone(), image)).collect();
        let fetched = Arc::new(Mutex::new(HashMap::<String, u64>::new()));
        let complete = move |library: Library, image: Wanted, afterwards| {
            let fetched = fetched.clone();
            async move {
                let by = image.named_by.as_ref().map(|by| by.url.clone()).unwrap_or_default();
                let bytes = |more| {
                    let mut fetched = fetched.lock().unwrap_or_else(PoisonError::into_inner);
                    let bytes = fetched.entry(by.clone()).or_default();
                    *bytes += more;
                    *bytes
                };
                if bytes(0) > BYTES_OF_FEED {
                    return Ok(Answered::Yes);
                }
                let (answered, more) = library.complete_image(&image, afterwards).await?;
                bytes(more);
                Ok(answered)
            }
        };
        let told = |done, total, host| self.progress(RefreshStage::Offline, done, total, host);
        self.each(images, cancelled, silence, told, complete).await?;
        self.complete_icons(cancelled, silence).await
    }

    /// Works through items by their addresses, some hosts at once, and tells how far it is and which host was last heard
    /// from, and each whether its host is asked more afterwards. A host that gives no answer is left for the next run, with
    /// everything that is still to come from it.
    async fn each<T: Send + 'static, W: Future<Output = Result<Answered>> + Send + 'static>(
        &self,
        items: Vec<(String, T)>,
        cancelled: &Cancelled,
        silence: &Arc<Silence>,
        told: impl Fn(u32, u32, String),
        work: impl Fn(Library, T, Afterwards) -> W + Clone + Send + 'static,
    ) -> Result<()> {
        let hosts = by_host(items, |(url, _)| url.as_str(), |url| Some(fetch::host(url)));
        let total = hosts.iter().map(Vec::len).sum::<usize>();
        let total = u32::try_from(total).unwrap_or(u32::MAX);
        let hosts: Vec<_> = hosts
            .into_iter()
            .map(|items| {
                let (library, cancelled, silence) = (self.clone(), cancelled.clone(), silence.clone());
                let work = work.clone();
                let done = stream::iter(with_last(items)).then(move |(url, item, afterwards)| {
                    let (library, cancelled, silence) = (library.clone(), cancelled.clone(), silence.clone());
                    let work = work.clone();
                    async move {
                        let host = host_of(&url);
                        if silence.has_fallen_on(&host) {
                            return (host, Ok(()));
                        }
                        let outcome = cancelled.or(work(library.clone(), item, afterwards)).await;
                        (host.clone(), outcome.map(|answered| library.hear(&silence, host, answered)))
                    }
                });
                done.boxed()
            })
            .collect();
        let mut outcomes = stream::iter(hosts).flatten_unordered(AT_ONCE);
        let mut done = 0;
        while let Some((host, outcome)) = outcomes.next().await {
            match outcome {
                Err(Error::Cancelled) => return Ok(()),
                outcome => outcome?,
            }
            done += 1;
            told(done, total, host);
        }
        Ok(())
    }

    /// Takes note of whether a host answers, over restarts where it hangs.
    pub(super) fn hear(&self, silence: &Silence, host: String, answered: Answered) {
        if silence.hear(&host, answered) {
            let now = self.0.clock.now();
            let until = now.plus(REST_OF_THE_HUNG);
            self.0.store.note(move |tx| host_budget::set_hung(tx, &host, until, now));
        }
    }

    async fn complete_page(&self, wanted: PageWanted) -> Result<Answered> {
        let id = wanted.id;
        let page = self.page_of(&wanted).await;
        if let Some(no) = page.as_ref().err().and_then(Answered::no) {
            return Ok(no);
        }
        let page = match page {
            Ok(page) => page,
            Err(error) => {
                let now = self.0.clock.now();
                let failure = self.0.store.ingest(move |tx| {
                    match error {
                        Error::TooSlow { .. } => store::article::give_page_up(tx, id)?,
                        _ => store::article::page_failed(tx, id)?,
                    }
                    revisions::settle_without_page(tx, id, now)?;
                    store::listing::feeds_of(tx, id)
                });
                let feeds = failure.await?;
                self.0.events.send(EngineEvent::ArticlesChanged { feeds });
                return Ok(Answered::Yes);
            }
        };
        self.keep_page(page, wanted).await?;
        Ok(Answered::Yes)
    }

    /// The article on the page of one that a feed announced.
    ///
    /// # Errors
    /// [`Error::NoArticle`] for a page that gives far less than the feed did, which is a wall or a wrong guess: the
    /// feed's text stays. A few words less are captions and links, which feeds carry as text. And everything that
    /// fetching fails with.
    pub(super) async fn page_of(&self, wanted: &PageWanted) -> Result<Content> {
        let asking = self.asking(&wanted.url, wanted.named_by.as_ref()).await?;
        let page = self.fetch_article(&asking).await?.content;
        if page.words > 0 && page.words * 10 >= wanted.words * 8 {
            Ok(page)
        } else {
            Err(no_article(&asking.url))
        }
    }

    pub(super) async fn keep_page(&self, page: Content, wanted: PageWanted) -> Result<()> {
        let now = self.0.clock.now();
        let (head, text) = from_page(page, &wanted);
        let change = self.0.store.ingest(move |tx| {
            store::article::update(tx, wanted.id, &head)?;
            revisions::put(tx, wanted.id, &text, now)?;
            store::listing::feeds_of(tx, wanted.id)
        });
        let feeds = change.await?;
        self.0.events.send(EngineEvent::ArticlesChanged { feeds });
        Ok(())
    }

    /// Fetches a page and reads the article on it, all of it where the page links to a view with everything or to
    /// the pages that follow.
    ///
    /// # Errors
    /// [`Error::NoArticle`], and everything that fetching fails with.
    pub(super) async fn fetch_article(&self, asking: &Asking) -> Result<FetchedArticle> {
        let url = &asking.url;
        let (is_private, page) = self.fetch_page(asking).await?;
        let version = |address: &str| {
            let address = Url::parse(address).ok();
            let asking = address.map(|address| asking.named_on(address, is_private));
            async move { self.fetch_version(&asking?).await }
        };
        let fetched = |content: Content| FetchedArticle { content, is_private };
        let mut page = match page {
            Page::Article(page) => *page,
            // The text is made by script, or the page shows none of it; the lean version may have it.
            Page::NoArticle(Versions { amp: Some(amp), .. }) => {
                return version(&amp).await.map(fetched).ok_or_else(|| no_article(url));
            }
            Page::NoArticle(_) => return Err(no_article(url)),
        };
        if page.access == Access::Teaser
            && let Some(amp) = page.versions.amp.clone()
            && let Some(lean) = version(&amp).await
            && lean.words > page.words
        {
            return Ok(fetched(lean));
        }
        if let Some(whole) = page.versions.whole.clone()
            && let Some(whole) = version(&whole).await
            && whole.words > page.words
        {
            return Ok(fetched(whole));
        }
        for _ in 1..MAX_PAGES {
            let Some(next) = page.versions.next.take() else { break };
            let Some(next) = version(&next).await else { break };
            let Some(joined) = article::join(&page, &next) else { break };
            page = joined;
        }
        Ok(fetched(page))
    }

    /// The article at an address that its page gave for it.
    async fn fetch_version(&self, asking: &Asking) -> Option<Content> {
        match self.fetch_page(asking).await {
            Ok((_, Page::Article(page))) => Some(*page),
            Ok((_, Page::NoArticle(_))) | Err(_) => None,
        }
    }

    /// A page, and whether it came from a private network.
    async fn fetch_page(&self, asking: &Asking) -> Result<(bool, Page)> {
        let url = &asking.url;
        let Fetched::Answer(answer) = self.0.fetcher.fetch(&asking.request(Purpose::Page)).await? else {
            return Err(no_article(url));
        };
        let is_private = answer.is_private;
        let rules = self.0.rules.now();
        let extracted = self.0.readings.read(move || {
            let html = charset::decode(&answer.body, answer.content_type.as_deref());
            match article::extract_by(&html, &answer.url, &rules) {
                Ok(page) => Ok(Page::Article(Box::new(page))),
                Err(wall @ Error::Walled { .. }) => Err(wall),
                Err(_) => Ok(Page::NoArticle(article::versions(&html, &answer.url))),
            }
        });
        let page = extracted.await?.ok_or_else(|| Error::TooSlow { url: url.to_string() })??;
        Ok((is_private, page))
    }

    /// Fetches a picture, and gives the bytes that it has.
    pub(super) async fn complete_image(
        &self,
        wanted: &Wanted,
        afterwards: Afterwards,
    ) -> Result<(Answered, u64)> {
        let stored = match self.asking(&wanted.url, wanted.named_by.as_ref()).await {
            Ok(asking) => {
                let request = Request { afterwards, ..asking.request(Purpose::Image) };
                let site = wanted.shown_on.as_ref().and_then(|url| Url::parse(url).ok());
                match crate::asset::fetch(&self.0.fetcher, &self.0.files, &request).await {
                    // It is told which site shows it only where it asks for that.
                    Err(error) if site.is_some() && is_refusal(&error) => {
                        let request = Request { shown_on: site.as_ref(), ..request };
                        crate::asset::fetch(&self.0.fetcher, &self.0.files, &request).await
                    }
                    fetched => fetched,
                }
            }
            Err(error) => Err(error),
        };
        if let Some(no) = stored.as_ref().err().and_then(Answered::no) {
            return Ok((no, 0));
        }
        let bytes = stored.as_ref().map_or(0, |stored| stored.bytes);
        let key = wanted.key.clone();
        let files = self.0.files.clone();
        let change = self.0.store.ingest(move |tx| match &stored {
            Ok(stored) if files.holds(&stored.file) => store::asset::have(tx, &key, stored),
            // It was there, and was removed with the last article that showed it.
            Ok(_) => store::asset::missing(tx, &key, Missing::ForNow),
            Err(Error::DiskFull) => Err(Error::DiskFull),
            Err(error) => store::asset::missing(tx, &key, why_missing(error)),
        });
        let feeds: Vec<FeedId> = change.await?;
        self.0.events.send(EngineEvent::ArticlesChanged { feeds });
        Ok((Answered::Yes, bytes))
    }
}

/// What is to be asked of a host, each with whether it is asked for another one after it.
fn with_last<T>(items: Vec<(String, T)>) -> impl Iterator<Item = (String, T, Afterwards)> {
    let last = items.len().saturating_sub(1);
    let afterwards = move |at| if at == last { Afterwards::Nothing } else { Afterwards::More };
    items.into_iter().enumerate().map(move |(at, (url, item))| (url, item, afterwards(at)))
}

/// An article, and whether its page came from a private network.
pub(super) struct FetchedArticle {
    pub(super) content: Content,
    pub(super) is_private: bool,
}

/// What a page turned out to be.
enum Page {
    Article(Box<Content>),
    /// Where its article may stand instead.
    NoArticle(Versions),
}

/// An article in more pages than this is a gallery or a trap.
const MAX_PAGES: usize = 12;

fn no_article(url: &Url) -> Error {
    Error::NoArticle { url: url.to_string() }
}

/// Whether a server has what it was asked for and does not give it to everybody.
fn is_refusal(error: &Error) -> bool {
    matches!(error, Error::Refused { .. } | Error::SignInNeeded { .. })
}

fn why_missing(error: &Error) -> Missing {
    match error {
        Error::TooLarge { .. } => Missing::TooBig,
        Error::PrivateAddress { .. } | Error::ForbiddenRedirect { .. } | Error::InvalidUrl { .. } => {
            Missing::Unusable
        }
        Error::HttpStatus { status: 400..=499, .. } | Error::Gone { .. } => Missing::Unusable,
        _ => Missing::ForNow,
    }
}

/// What the page adds to an article that a feed announced. The feed's title stays, where it gave one.
fn from_page(page: Content, wanted: &PageWanted) -> (NewArticle, store::content::NewContent) {
    let images: Vec<(String, String)> = page.images.iter().map(|i| (i.key.clone(), i.url.clone())).collect();
    let summary = if wanted.summary.is_empty() {
        article::excerpt(&page.html, SUMMARY)
    } else {
        wanted.summary.clone()
    };
    let head = NewArticle {
        feed: None,
        url: None,
        url_key: None,
        title: page.title.clone().filter(|_| wanted.is_untitled).unwrap_or_else(|| wanted.title.clone()),
        byline: page.byline.clone(),
        section: page.section.clone(),
        standfirst: page.standfirst.clone(),
        source: wanted.source.clone(),
        summary,
        language: page.language.clone(),
        published: page.published.clone(),
        thumbnail: images.first().map(|(key, _)| key.clone()),
        access: page.access,
        page: store::article::Page::Settled,
        entry_hash: None,
    };
    (head, new_content(page, images, wanted.keep, Text::OfPage))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_of_each_host_is_known() {
        let items = ["http://a.example/1", "http://b.example/1", "http://a.example/2", "http://b.example/2"];
        let hosts = by_host(
            items.map(|url| (url.to_owned(), ())).to_vec(),
            |(url, ())| url,
            |url| Some(fetch::host(url)),
        );
        let marked: Vec<_> = hosts.into_iter().flat_map(with_last).collect();
        let marked: Vec<_> = marked.iter().map(|(url, (), afterwards)| (url.as_str(), *afterwards)).collect();
        let (more, nothing) = (Afterwards::More, Afterwards::Nothing);
        assert_eq!(marked, [(items[0], more), (items[2], nothing), (items[1], more), (items[3], nothing)]);
        assert_eq!(with_last(Vec::<(String, ())>::new()).count(), 0);
    }
}
