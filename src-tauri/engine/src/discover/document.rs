//! A web page, read for the ways to feeds that it offers.

use url::Url;

use super::{alternates, links, platforms};
use crate::charset;
use crate::error::{Error, Result};
use crate::feed::page;
use crate::fetch::Answer;
use crate::markup;

/// Bytes of a page in which feeds are looked for.
const MAX_HTML: usize = 4 << 20;

/// What a web page says of feeds.
pub(super) struct Document {
    pub(super) alternates: Vec<Url>,
    pub(super) links: Vec<Url>,
    /// Where the software that made the page keeps its feeds.
    pub(super) platform: Vec<Url>,
    /// The picture that stands for the page, if it names one.
    pub(super) icon: Option<Url>,
}

impl Document {
    pub(super) async fn of(answer: &Answer) -> Result<Self> {
        let (body, url, content_type) =
            (answer.body.clone(), answer.url.clone(), answer.content_type.clone());
        let read = tokio::task::spawn_blocking(move || {
            let html = charset::decode(&body, content_type.as_deref());
            Self::read(&html, &url)
        });
        read.await.map_err(Error::internal)
    }

    fn read(html: &str, url: &Url) -> Self {
        let html = &html[..html.floor_char_boundary(MAX_HTML)];
        let document = markup::page(html).document;
        let base = document.select("base[href]").attr("href").and_then(|href| url.join(href.trim()).ok());
        let base = base.unwrap_or_else(|| url.clone());
        Self {
            alternates: alternates::feeds(&document, &base),
            links: links::feeds(&document, &base),
            platform: platforms::on_page(&document, html, url),
            icon: page::icons_of(&document, &base).into_iter().next(),
        }
    }
}
