//! One search for feeds: few requests, none of them twice, and what they found.

use std::collections::HashSet;

use url::{Origin, Url};

use super::document::Document;
use super::{Candidate, MOST, links, rank};
use crate::error::{Error, Result};
use crate::feed::{self, ParseError, ParsedFeed};
use crate::fetch::{Answer, Fetched, Fetcher, Purpose, Reach, Request, SignIn};

/// Requests that one search may make of everybody together.
const REQUESTS: u32 = 16;

pub(super) struct Search<'a> {
    fetcher: &'a Fetcher,
    /// What is told, and to whom alone.
    sign_in: Option<(Origin, &'a SignIn)>,
    left: u32,
    asked: HashSet<Url>,
    /// Origins that answered from a private network.
    private: HashSet<Origin>,
    /// Hosts that gave no answer: the next question would find none either.
    silent: HashSet<String>,
    found: Vec<Candidate>,
    /// Worth offering when nothing else is.
    lesser: Vec<Candidate>,
    /// The picture that stands for the page that the feeds are looked for on.
    pub(super) icon: Option<Url>,
    /// Why a feed that the site itself names could not be read.
    pub(super) failure: Option<Error>,
}

impl<'a> Search<'a> {
    /// A search that signs in to the origin of an address.
    pub(super) fn new(fetcher: &'a Fetcher, sign_in: Option<(&Url, &'a SignIn)>) -> Self {
        Self {
            fetcher,
            sign_in: sign_in.map(|(url, sign_in)| (url.origin(), sign_in)),
            left: REQUESTS,
            asked: HashSet::new(),
            private: HashSet::new(),
            silent: HashSet::new(),
            found: Vec::new(),
            lesser: Vec::new(),
            icon: None,
            failure: None,
        }
    }

    pub(super) fn is_done(&self) -> bool {
        !self.found.is_empty()
    }

    pub(super) fn add(&mut self, mut candidate: Candidate) {
        candidate.sign_in = self.sign_in_to(&candidate.url).cloned();
        self.found.push(candidate);
    }

    pub(super) fn add_lesser(&mut self, candidate: Candidate) {
        self.lesser.push(candidate);
    }

    pub(super) fn settle_for_less(&mut self) {
        for candidate in std::mem::take(&mut self.lesser) {
            self.add(candidate);
        }
    }

    /// What was found, each feed once and the best first.
    pub(super) fn found(self, asked: &Url) -> Vec<Candidate> {
        let mut found = rank::ranked(self.found, asked);
        for candidate in &mut found {
            candidate.named_by = Some(asked.clone()).filter(|asked| *asked != candidate.url);
            let icon = &mut candidate.feed.icon;
            *icon = icon.take().or_else(|| self.icon.clone().map(String::from));
        }
        found
    }

    fn sign_in_to(&self, url: &Url) -> Option<&'a SignIn> {
        self.sign_in.as_ref().filter(|(origin, _)| *origin == url.origin()).map(|(_, sign_in)| *sign_in)
    }

    pub(super) async fn ask(&mut self, url: &Url, reach: Reach) -> Result<Answer> {
        self.asked.insert(url.clone());
        self.left = self.left.saturating_sub(1);
        let request = Request { sign_in: self.sign_in_to(url), ..Request::new(url, Purpose::Feed, reach) };
        match self.fetcher.fetch(&request).await {
            Ok(Fetched::Answer(answer)) => {
                self.asked.insert(answer.url.clone());
                if answer.is_private {
                    self.private.insert(answer.url.origin());
                }
                Ok(answer)
            }
            Ok(Fetched::Unchanged(_)) => Err(Error::NotAFeed { url: url.to_string() }),
            Err(error) => {
                if is_silence(&error) {
                    self.silent.extend(url.host_str().map(str::to_owned));
                }
                Err(error)
            }
        }
    }

    /// Asks for what `page` names, unless it was asked before or enough has been asked.
    pub(super) async fn try_named(&mut self, url: &Url, page: &Url) -> Option<Result<Answer>> {
        let is_silent = url.host_str().is_some_and(|host| self.silent.contains(host));
        if self.left == 0 || is_silent || self.asked.contains(url) {
            return None;
        }
        let is_private = self.private.contains(&page.origin());
        Some(self.ask(url, Reach::Named { by: page.clone(), is_private }).await)
    }

    /// The same for what may well not be there.
    pub(super) async fn try_ask(&mut self, url: &Url, page: &Url) -> Option<Answer> {
        self.try_named(url, page).await?.ok()
    }

    /// Asks for feeds that are said to be there, and takes those that are. A web page in the place of one is given
    /// back.
    pub(super) async fn ask_for(&mut self, urls: Vec<Url>, page: &Url) -> Result<Vec<Answer>> {
        let mut pages = Vec::new();
        for url in urls.into_iter().take(MOST) {
            match self.try_named(&url, page).await {
                None => {}
                Some(Err(error)) => self.failure = Some(error),
                Some(Ok(answer)) => match read(&answer).await? {
                    Ok(feed) => self.add(Candidate::of(url, answer, feed)),
                    Err(ParseError::Html) => pages.push(answer),
                    Err(_) => {}
                },
            }
        }
        Ok(pages)
    }

    /// Asks for the feeds that links of `page` lead to; where one leads to a page that lists feeds, for those.
    pub(super) async fn follow(&mut self, links: Vec<Url>, page: &Url) -> Result<()> {
        let links = links.into_iter().take(links::MOST).collect();
        let pages = self.ask_for(links, page).await?;
        if let (false, Some(list)) = (self.is_done(), pages.first()) {
            let listed = Document::of(list).await?;
            let urls = listed.alternates.into_iter().chain(listed.links).take(links::MOST).collect();
            self.ask_for(urls, &list.url).await?;
        }
        Ok(())
    }

    /// Asks where feeds may be, until one is there.
    pub(super) async fn guess(&mut self, urls: Vec<Url>, page: &Url) -> Result<()> {
        for url in urls {
            let Some(answer) = self.try_ask(&url, page).await else { continue };
            if let Ok(feed) = read(&answer).await?
                && !feed.entries.is_empty()
            {
                self.add(Candidate::of(url, answer, feed));
                break;
            }
        }
        Ok(())
    }
}

fn is_silence(error: &Error) -> bool {
    matches!(
        error,
        Error::Unreachable { .. }
            | Error::Timeout { .. }
            | Error::RateLimited { .. }
            | Error::Tls { .. }
            | Error::PrivateAddress { .. }
    )
}

pub(super) async fn read(answer: &Answer) -> Result<std::result::Result<ParsedFeed, ParseError>> {
    let (body, url, content_type) = (answer.body.clone(), answer.url.clone(), answer.content_type.clone());
    tokio::task::spawn_blocking(move || feed::parse(&body, content_type.as_deref(), Some(&url)))
        .await
        .map_err(Error::internal)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::clock::SystemClock;
    use crate::fetch::{Limits, SystemNames};

    #[test]
    fn a_sign_in_is_told_to_nobody_but_the_origin_that_was_typed() {
        let fetcher = Fetcher::new(Limits::default(), Arc::new(SystemClock), Arc::new(SystemNames)).unwrap();
        let url = |text: &str| Url::parse(text).unwrap();
        let sign_in = SignIn::Cookie { cookie: "sesi=lembut".into() };
        let search = Search::new(&fetcher, Some((&url("https://harian.example/berita"), &sign_in)));
        assert_eq!(search.sign_in_to(&url("https://harian.example/feed/?a=b")), Some(&sign_in));
        for other in [
            "http://harian.example/berita",
            "https://harian.example:8443/berita",
            "https://www.harian.example/berita",
            "https://lain.example/berita",
        ] {
            assert_eq!(search.sign_in_to(&url(other)), None, "{other}");
        }
    }
}
