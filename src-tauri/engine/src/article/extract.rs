//! The steps from a page, or from what a feed carries, to an article.

use std::collections::HashSet;

use dom_query::{Document, NodeId, NodeRef};
use url::Url;

use super::{
    Content, access, attribution, body,
    clutter::{self, Lifted},
    dom, head, language, links, media, metadata, normalize, sanitize, text,
};
use crate::{
    Error, Result,
    model::{Related, Removed},
};

/// A page as an article. `html` is decoded text.
///
/// Fails only when there is no article at all.
pub fn extract(html: &str, url: &Url) -> Result<Content> {
    let page = dom::page(html);
    let about = metadata::read(&page, url);
    let base = metadata::base(&page, url);
    let root = page.root();
    dom::remove_code(&root);
    let source_lines = source_lines(&root);
    media::settle(&page, &root, &base);
    let mut lifted = clutter::lift(&root, url);

    let no_article = || Error::NoArticle { url: url.to_string() };
    let body = body::choose(&page, url, about.body.as_deref()).ok_or_else(no_article)?;
    keep_what_stood_in(&mut lifted, &page, &body);
    media::settle(&body, &body.html_root(), &base);
    normalize::normalize(&body, &body.html_root());
    if let Some(stated) = &about.body {
        body::cut_after_stated(&body.html_root(), stated);
    }
    head::trim(&body.html_root(), about.title.as_deref(), about.byline.as_deref());
    lifted.extend(clutter::lift(&body.html_root(), url));
    if let Some(lead) = &about.lead_image {
        head::add_lead_image(&body, &page, lead);
    }

    let mut content = finish(&body, &base, lifted);
    if content.text.is_empty() {
        return Err(no_article());
    }
    let own_names = own_names(url, about.site_name.as_deref());
    let blocks: Vec<&str> = content.text.lines().collect();
    content.attributions = attribution::find(&blocks, &source_lines, &own_names);
    let removed: Vec<&str> = content.removed.iter().map(|removed| removed.text.as_str()).collect();
    content.access = access::of(&content.text, about.free, &removed);
    content.language = language::of(about.language.as_deref(), &content.text);
    content.title = about.title;
    content.byline = about.byline;
    content.published = about.published;
    content.updated = about.updated;
    content.site_name = about.site_name;
    content.lead_image = about.lead_image;
    content.canonical_url = about.canonical_url;
    content.single_page = about.single_page;
    Ok(content)
}

/// The HTML that a feed carries for an article, which is all body: title, byline and dates stay empty.
pub fn from_feed(html: &str, base: &Url) -> Content {
    if html.trim().is_empty() {
        return Content::default();
    }
    let body = dom::fragment(html);
    let root = body.html_root();
    media::settle(&body, &root, base);
    normalize::normalize(&body, &root);
    let lifted = clutter::lift(&root, base);
    let mut content = finish(&body, base, lifted);
    let blocks: Vec<&str> = content.text.lines().collect();
    content.attributions = attribution::find(&blocks, &[], &own_names(base, None));
    let removed: Vec<&str> = content.removed.iter().map(|removed| removed.text.as_str()).collect();
    content.access = access::of(&content.text, None, &removed);
    content.language = language::of(None, &content.text);
    content
}

/// A normalised body as safe HTML and as text, with what was taken out of it.
fn finish(body: &Document, base: &Url, lifted: Vec<Lifted>) -> Content {
    let text = text::blocks(&body.html_root(), false).join("\n");
    let sealed = sanitize::seal(body, base);
    let mut related: Vec<Related> = Vec::new();
    let mut removed: Vec<Removed> = Vec::new();
    for block in lifted {
        for link in block.related {
            if related.iter().all(|have| have.url != link.url) {
                related.push(link);
            }
        }
        if !removed.contains(&block.removed) {
            removed.push(block.removed);
        }
    }
    Content {
        words: text::count_words(&text),
        html: sealed.html,
        images: sealed.images,
        text,
        related,
        removed,
        ..Content::default()
    }
}

/// Forgets the blocks that stood elsewhere on the page, such as in its sidebar: only what stood beside the
/// paragraphs of the body was taken out of it.
fn keep_what_stood_in(lifted: &mut Vec<Lifted>, page: &Document, body: &Document) {
    let kept: HashSet<String> = text::blocks(&body.html_root(), true).into_iter().collect();
    let mut around: HashSet<NodeId> = HashSet::new();
    for node in page.root().descendants_it().filter(|n| dom::is_any(n, &["p", "div", "section", "li", "td"]))
    {
        let is_leaf =
            !node.descendants_it().any(|n| dom::is_any(&n, &["p", "div", "section", "ul", "table"]));
        if is_leaf && kept.contains(&dom::line(&node)) {
            around.extend(node.ancestors_it(Some(4)).map(|ancestor| ancestor.id));
        }
    }
    lifted.retain(|block| block.within.iter().any(|id| around.contains(id)));
}

/// Lines such as "Sumber Reuters", which pages set beside the headline rather than in the text.
fn source_lines(root: &NodeRef) -> Vec<String> {
    root.descendants_it()
        .filter(|n| {
            dom::is_any(n, &["p", "div", "span", "li", "h6", "small"]) && n.normalized_char_count() <= 70
        })
        .map(|n| dom::line(&n))
        .filter(|line| attribution::is_source_line(line))
        .take(1)
        .collect()
}

fn own_names(url: &Url, site_name: Option<&str>) -> Vec<String> {
    let site = links::site(url.host_str().unwrap_or_default());
    let label = site.split('.').next().unwrap_or_default();
    [Some(site), Some(label), site_name].into_iter().flatten().map(str::to_string).collect()
}
