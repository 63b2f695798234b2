//! The steps from a page, or from what a feed carries, to an article.

use std::collections::{HashMap, HashSet};

use dom_query::{Document, NodeId, NodeRef};
use url::Url;

use super::{
    Content, access, attribution,
    blocks::{self, Block},
    body, byline,
    clutter::{self, Lifted},
    dom, features, head, language, lead_image, lexicon, line, links, media,
    metadata::{self, Metadata},
    normalize,
    pieces::Pieces,
    place::{self, Places},
    published, repetition,
    rules::{Rule, SiteRules},
    sanitize, scorer, sign_off, standfirst, text, title,
    versions::{self, Versions},
    wall,
};
use crate::{
    Error, Result,
    model::{Related, Removed, RemovedReason},
};

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
    let page = dom::page(html);
    let rule = rules.of(url);
    let mut about = metadata::read(&page, url);
    if let Some(wall) = wall::of(&page, url, &about) {
        return Err(Error::Walled { host: url.host_str().unwrap_or_default().to_owned(), wall });
    }
    let base = metadata::base(&page, url);
    let root = page.root();
    let mut versions = versions::of(&page, url, &base);
    let mut ruled_out = Vec::new();
    if let Some(rule) = rule {
        overrule(&mut about, &mut versions, rule, &page, &base);
        ruled_out = rule_out(rule, &page);
    }
    let described = features::Described::read(&page, &about);
    dom::remove_code(&root);
    dom::remove_spoken(&root);
    let source_lines = source_lines(&root);
    media::settle(&page, &root, &base);
    let no_article = || Error::NoArticle { url: url.to_string() };
    let mut lifted = clutter::lift(&root, url);
    let by_site = rule.and_then(|rule| by_site_rule(rule, &page));
    let body = match by_site {
        Some(body) => {
            keep_what_stood_in(&mut lifted, &page, &body);
            lifted.extend(tidy(&body, &about, &base, url));
            body
        }
        None => judged(&page, &mut lifted, &about, &described, &base, url).ok_or_else(no_article)?,
    };
    lifted.extend(ruled_out);
    lifted.extend(sign_off::take(&body.html_root()));
    let standfirst =
        standfirst::of(&page, &body, about.title.as_deref(), about.byline.as_deref(), described.summaries());
    let lead = about
        .lead_image
        .take()
        .map(|url| lead_image::describe(&page, &body, &url, std::mem::take(&mut about.lead_said)));
    if let Some(lead) = &lead {
        lead_image::add(&body, &page, lead);
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
    content.site = repetition::site_of(url.as_str());
    content.section = about.section;
    content.standfirst = standfirst;
    content.lead_image = lead;
    content.canonical_url = about.canonical_url;
    content.versions = versions;
    Ok(content)
}

/// What a site rule says of the article goes before what the page says.
fn overrule(about: &mut Metadata, versions: &mut Versions, rule: &Rule, page: &Document, base: &Url) {
    about.title = rule.title(page).or_else(|| about.title.take());
    about.byline = byline::join(&rule.byline(page)).or_else(|| about.byline.take());
    about.published =
        rule.published(page).and_then(|line| published::written(&line)).or_else(|| about.published.take());
    let address = |raw: Option<String>| raw.and_then(|raw| links::link(&raw, base));
    versions.whole = address(rule.whole(page)).or_else(|| versions.whole.take());
    versions.next = address(rule.next(page)).or_else(|| versions.next.take());
}

/// Takes out what a site rule says is no part of the text.
fn rule_out(rule: &Rule, page: &Document) -> Vec<Lifted> {
    rule.remove(page).iter().filter_map(|node| clutter::take_out(node, RemovedReason::Furniture)).collect()
}

/// Fewer words where a rule says that the text stands: the site has changed since the rule was written.
const MIN_RULED_WORDS: usize = 20;

fn by_site_rule(rule: &Rule, page: &Document) -> Option<Document> {
    let nodes = rule.body(page);
    let html: String =
        nodes.iter().filter_map(|id| page.tree.get(id)).map(|node| node.html().to_string()).collect();
    let body = dom::fragment(&html);
    (body::words(&body.html_root()) >= MIN_RULED_WORDS).then_some(body)
}

/// The body that the scorer chooses; what is taken out of it goes to `lifted`.
fn judged(
    page: &Document,
    lifted: &mut Vec<Lifted>,
    about: &Metadata,
    described: &features::Described,
    base: &Url,
    url: &Url,
) -> Option<Document> {
    body::open_forms_around_text(page);
    let blocks = blocks::find(page);
    let ByRules { mut body, votes, lifted: from_body } = by_rules(page, lifted, about, base, url)?;
    lifted.extend(from_body);
    let ruled = ruled(&blocks, &body);
    let rows = features::of(&blocks, &votes, &ruled, described);
    let kept = scorer::choose(&blocks, &rows, &ruled);
    if let Some(better) = scored(&blocks, &kept, &body) {
        lifted.extend(tidy(&better, about, base, url));
        lifted.extend(passed_over(&blocks, &kept, &ruled));
        body = better;
    }
    Some(body)
}

/// The body that rules find.
struct ByRules {
    body: Document,
    /// The blocks that Readability's algorithm would keep.
    votes: HashSet<usize>,
    lifted: Vec<Lifted>,
}

fn by_rules(
    page: &Document,
    lifted: &mut Vec<Lifted>,
    about: &Metadata,
    base: &Url,
    url: &Url,
) -> Option<ByRules> {
    let voted = body::readable(page, url);
    let votes = voted.as_ref().map(|body| blocks::marked(&body.html_root())).unwrap_or_default();
    let body = body::choose(page, voted, about.body.as_deref())?;
    keep_what_stood_in(lifted, page, &body);
    let lifted = tidy(&body, about, base, url);
    Some(ByRules { body, votes, lifted })
}

/// Brings a body into the shape of every article, without what the reader shows in its own header.
fn tidy(body: &Document, about: &Metadata, base: &Url, url: &Url) -> Vec<Lifted> {
    let root = body.html_root();
    media::settle(body, &root, base);
    normalize::normalize(body, &root);
    if let Some(stated) = &about.body {
        body::cut_after_stated(&root, stated);
    }
    head::trim(&root, about.title.as_deref(), about.byline.as_deref());
    clutter::lift(&root, url)
}

/// Which blocks are in a body that has been brought into shape.
fn ruled(blocks: &[Block], body: &Document) -> Vec<bool> {
    let lines: HashSet<String> =
        text::blocks(&body.html_root(), false).iter().map(|line| title::key(line)).collect();
    blocks.iter().map(|block| lines.contains(&title::key(&block.line))).collect()
}

/// Fewer words are no article, where the rules hold far more.
const MIN_SCORED_WORDS: usize = 60;

/// The scorer's body, unless it is next to nothing beside that of the rules, or the page has its text where no block
/// is seen.
fn scored(blocks: &[Block], kept: &[bool], by_rules: &Document) -> Option<Document> {
    let kept_blocks = blocks.iter().zip(kept).filter(|(_, kept)| **kept);
    let words: usize = kept_blocks.map(|(block, _)| line::count_words(&block.line) as usize).sum();
    let root = by_rules.html_root();
    if words * 2 < body::words(&root) && (words < MIN_SCORED_WORDS || words < unseen(blocks, &root)) {
        return None;
    }
    let shown =
        root.descendants_it().filter(|n| dom::is_any(n, &["img"])).map(|n| n.attr_or("src", "").to_string());
    body::of_blocks(blocks, kept, &shown.collect())
}

/// How many words of a body stand in no block. The same words may be cut into other lines there.
fn unseen(blocks: &[Block], body: &NodeRef) -> usize {
    let seen = Pieces::of(blocks.iter().map(|block| title::key(&block.line)).collect());
    let lines = text::blocks(body, false);
    let unseen = lines.iter().filter(|line| !seen.holds_most(&title::key(line)));
    unseen.map(|line| line::count_words(line) as usize).sum()
}

/// What the rules would have shown between the blocks that are kept.
fn passed_over(blocks: &[Block], kept: &[bool], ruled: &[bool]) -> Vec<Lifted> {
    let first = kept.iter().position(|&kept| kept).unwrap_or(kept.len());
    let last = kept.iter().rposition(|&kept| kept).unwrap_or_default();
    let mut lifted = Vec::new();
    let mut after = None;
    for at in first..last {
        if kept[at] {
            after = Some(place::tail(&blocks[at].line));
        } else if ruled[at] {
            let text = blocks[at].line.clone();
            let removed = Removed { reason: RemovedReason::Furniture, text, place: None, kept: false };
            lifted.push(Lifted { removed, related: vec![], within: vec![], after: after.clone() });
        }
    }
    lifted
}

/// A block of a page, as the scorer sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    pub text: String,
    pub features: Vec<f32>,
    /// Which blocks have the same parent, grandparent and shape: equal numbers are equal groups.
    pub groups: [usize; 3],
}

/// Every block of a page: what the scorer is trained on.
pub fn candidates(html: &str, url: &Url) -> Vec<Candidate> {
    let page = dom::page(html);
    let about = metadata::read(&page, url);
    let base = metadata::base(&page, url);
    let root = page.root();
    let described = features::Described::read(&page, &about);
    dom::remove_code(&root);
    dom::remove_spoken(&root);
    media::settle(&page, &root, &base);
    clutter::lift(&root, url);
    body::open_forms_around_text(&page);
    let blocks = blocks::find(&page);
    let found = by_rules(&page, &mut vec![], &about, &base, url);
    let ruled = found.as_ref().map_or_else(|| vec![false; blocks.len()], |found| ruled(&blocks, &found.body));
    let votes = found.map(|found| found.votes).unwrap_or_default();
    let features = features::of(&blocks, &votes, &ruled, &described);
    let groups = blocks::groups(&blocks);
    blocks
        .into_iter()
        .zip(features)
        .zip(groups)
        .map(|((block, features), groups)| Candidate {
            text: block.line,
            features: features.to_vec(),
            groups,
        })
        .collect()
}

/// The HTML that a feed carries for an article, which is all body: title, byline and dates stay empty.
pub fn from_feed(html: &str, url: &Url) -> Content {
    from_feed_at(html, url, url)
}

/// [`from_feed`] for HTML of the article at `url` whose relative addresses start from `base`.
pub fn from_feed_at(html: &str, url: &Url, base: &Url) -> Content {
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
    content.attributions = attribution::find(&blocks, &[], &own_names(url, None));
    let removed: Vec<&str> = content.removed.iter().map(|removed| removed.text.as_str()).collect();
    content.access = access::of(&content.text, None, &removed);
    content.language = language::of(None, &content.text);
    content.site = repetition::site_of(url.as_str());
    content
}

/// A normalised body as safe HTML and as text, with what was taken out of it.
fn finish(body: &Document, base: &Url, lifted: Vec<Lifted>) -> Content {
    let text = text::blocks(&body.html_root(), false).join("\n");
    let sealed = sanitize::seal(body, base);
    let places = Places::of(&body.html_root());
    let mut related: Vec<Related> = Vec::new();
    let mut removed: Vec<Removed> = Vec::new();
    let (mut urls, mut texts) = (HashSet::new(), HashSet::new());
    let mut last = 0;
    for block in lifted {
        related.extend(block.related.into_iter().filter(|link| urls.insert(link.url.clone())));
        if texts.insert(block.removed.text.clone()) {
            // What has no text of the article before it stood where the block taken out before it stood.
            last = block.after.as_deref().and_then(|after| places.after(after)).unwrap_or(last);
            removed.push(Removed { place: u32::try_from(last).ok(), ..block.removed });
        }
    }
    removed.sort_by_key(|removed| removed.place);
    Content {
        words: line::count_words(&text),
        html: sealed.html,
        blocks: repetition::keys(&body.html_root()),
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
    let lines = text::blocks(&body.html_root(), false);
    let last = lines.len().saturating_sub(1);
    let places: HashMap<String, usize> =
        lines.iter().enumerate().map(|(at, line)| (place::tail(line), at)).collect();
    let mut seen = false;
    let mut ended = false;
    lifted.retain(|block| {
        let stands_after = block.after.as_ref().and_then(|after| places.get(after));
        seen |= stands_after.is_some();
        // Tags, comments and share bars end an article: lists that come after them belong to the page.
        let is_outside = seen && block.after.is_some() && (stands_after.is_none() || ended);
        ended |= stands_after == Some(&last)
            && block.removed.reason == RemovedReason::Furniture
            && !lexicon::is_advert(&block.removed.text);
        block.related.is_empty() || !is_outside
    });
}

/// Lines such as "Sumber Reuters", which pages set beside the headline rather than in the text.
fn source_lines(root: &NodeRef) -> Vec<String> {
    root.descendants_it()
        .filter(|n| {
            dom::is_any(n, &["p", "div", "span", "li", "h6", "small"])
                && dom::length_within(n, attribution::LONGEST_SOURCE_LINE).is_some_and(|length| length > 0)
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
