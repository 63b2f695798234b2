//! The shape of every article's body.

use dom_query::Document;
use url::Url;

use super::describe::Description;
use crate::article::{
    body::{head, normalize, ruled},
    media,
    moved::clutter::{self, Lifted},
    page::Page,
};

/// Gives the pictures of a body their addresses, and its elements the forms that every article has.
pub(super) fn settle(body: &Document, base: &Url) {
    let root = body.html_root();
    media::settle(body, &root, base);
    normalize::normalize(body, &root);
}

/// Brings the body of a page into shape, without what the reader shows in its own header.
pub(super) fn tidy(body: &Document, page: &Page, description: &Description) -> Vec<Lifted> {
    let (root, about) = (body.html_root(), &description.about);
    settle(body, &page.base);
    if let Some(stated) = &about.body {
        ruled::cut_after_stated(&root, stated);
    }
    head::trim(&root, about.title.as_deref(), about.byline.as_deref());
    clutter::lift(&root, page.url)
}
