//! From a page to its article: it is read, described, cleared, judged, described again with the text in hand, and sealed.
//! Each step takes what the one before gave.

mod beside;
mod candidates;
mod clear;
mod describe;
mod judge;
mod seal;
mod shape;
mod weigh;

use url::Url;

use super::{
    Content,
    body::scripted,
    forms,
    moved::clutter,
    page::Page,
    rules::{Rule, SiteRules},
};
use crate::markup::{self, Tree};
use crate::{Error, Result};
use describe::Description;

pub use candidates::{Candidate, candidates};

/// A page as an article. `html` is decoded text.
///
/// Fails only when there is no article at all: [`Error::NoArticle`], or [`Error::Walled`] when it is plain why.
pub fn extract(html: &str, url: &Url) -> Result<Content> {
    extract_by(html, url, SiteRules::built_in())
}

/// [`extract`] by other site rules than those that come with Warta.
///
/// # Errors
/// The same.
pub fn extract_by(html: &str, url: &Url, rules: &SiteRules) -> Result<Content> {
    let no_article = || Error::NoArticle { url: url.to_string() };
    let rule = rules.of(url);
    let page = Page::read(html, url);
    let description = in_form(&page, html, rule)?;
    let in_script = scripted::find(&page.document);
    let mut cleared = clear::clear(&page, rule);
    let source_lines = std::mem::take(&mut cleared.source_lines);
    let judged = match in_script {
        Some(body) => judge::given(&page, &description, body),
        None => judge::judge(&page, &description, cleared, rule).ok_or_else(no_article)?,
    };
    let around = describe::around(&page, &description, &judged.body);
    let origin = description.origin(&page, &source_lines);
    let content = seal::seal(&judged.body, judged.lifted, &origin);
    if content.text.is_empty() { Err(no_article()) } else { Ok(describe::told(content, description, around)) }
}

/// What a page says of its article, and everything on it in its form.
fn in_form(page: &Page, html: &str, rule: Option<&Rule>) -> Result<Description> {
    let signs = forms::Signs::of(html);
    forms::clear_headings(&page.document, signs);
    let description = describe::describe(page, rule)?;
    if !description.compared.is_of_a_newspaper() || signs.has(forms::Sign::Forum) {
        forms::settle_thread(&page.document);
    }
    forms::settle(&page.document, signs, page.url);
    Ok(description)
}

/// The HTML that a feed carries for the article at `url`, which is all body: title, byline and dates stay empty.
pub fn from_feed(html: &str, url: &Url) -> Content {
    from_feed_of(html, &FeedHtml { url, base: url, language: None })
}

/// What is known of HTML that a feed carries.
pub struct FeedHtml<'a> {
    /// Of the article.
    pub url: &'a Url,
    /// What relative addresses in it are relative to.
    pub base: &'a Url,
    /// That the feed says it is in.
    pub language: Option<&'a str>,
}

/// [`from_feed`] where more is known of it.
pub fn from_feed_of(html: &str, known: &FeedHtml<'_>) -> Content {
    let FeedHtml { url, base, language } = *known;
    if html.trim().is_empty() {
        return Content::default();
    }
    let Tree { document: body, is_cut } = markup::fragment(html);
    let signs = forms::Signs::of(html);
    forms::clear_headings(&body, signs);
    forms::settle(&body, signs, url);
    shape::settle(&body, base);
    let lifted = clutter::lift(&body.html_root(), base);
    seal::seal(&body, lifted, &seal::Origin { base, language, is_cut, ..seal::Origin::of(url) })
}
