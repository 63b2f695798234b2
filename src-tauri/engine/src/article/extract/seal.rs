//! A body as safe HTML and as text, with what was taken out of it and what the text itself tells.

use std::collections::HashSet;

use dom_query::{Document, NodeRef};
use url::Url;

use crate::article::{
    Content,
    about::{access, language},
    attribution,
    media::{self, credit},
    moved::{clutter::Lifted, place::Places, repetition},
    page::{line, links, text},
    sanitize,
};
use crate::model::{Related, Removed, RemovedReason};

/// Where a text is from, and what is known of it besides.
pub(super) struct Origin<'a> {
    pub url: &'a Url,
    /// What relative addresses are relative to.
    pub base: &'a Url,
    pub site_name: Option<&'a str>,
    /// As its markup has it.
    pub language: Option<&'a str>,
    /// Whether its publisher says that it is free to read.
    pub free: Option<bool>,
    /// Lines beside the text that name a source.
    pub source_lines: &'a [String],
    /// Its document was not read to the end.
    pub is_cut: bool,
    /// A newspaper's captions are by who made the picture. Elsewhere they are by who wrote the text, and part of it.
    pub is_of_newspaper: bool,
}

impl<'a> Origin<'a> {
    /// That of a text of which nothing else is known.
    pub(super) fn of(url: &'a Url) -> Self {
        Self {
            url,
            base: url,
            site_name: None,
            language: None,
            free: None,
            source_lines: &[],
            is_cut: false,
            is_of_newspaper: true,
        }
    }
}

/// Seals a body that is in shape: nothing is changed in it after this.
pub(super) fn seal(body: &Document, lifted: Vec<Lifted>, origin: &Origin) -> Content {
    let root = body.html_root();
    let captions = text::captions(&root);
    let are_text = !origin.is_of_newspaper && !captions.iter().any(|caption| credit::has_credit(caption));
    let mut lines = text::with_notes(&root, are_text);
    // That of an article which is a film names at least who shows it.
    if !lines.iter().all(|line| media::is_bare_still(line)) {
        lines.retain(|line| !media::is_bare_still(line));
    }
    let text = lines.join("\n");
    let sealed = sanitize::seal(body, origin.base);
    let (related, mut removed) = kept_apart(lifted, &root);
    if origin.is_cut {
        removed.push(Removed { reason: RemovedReason::CutOff, text: "…".into(), place: None, kept: false });
    }
    let own_names = own_names(origin.url, origin.site_name);
    let lines: Vec<&str> = text.lines().collect();
    let texts_removed: Vec<&str> = removed.iter().map(|removed| removed.text.as_str()).collect();
    let words = line::count_words(&text);
    Content {
        attributions: attribution::find(&lines, origin.source_lines, &own_names),
        access: access::of(&text, words, origin.free, &texts_removed),
        language: language::of(origin.language, &text),
        site: repetition::site_of(origin.url.as_str()),
        words,
        html: sealed.html,
        images: sealed.images,
        blocks: repetition::keys(&root),
        text,
        captions: if are_text { Vec::new() } else { captions },
        related,
        removed,
        ..Content::default()
    }
}

/// Links and blocks that were taken out, each once, the blocks with the place that they stood in.
fn kept_apart(lifted: Vec<Lifted>, body: &NodeRef) -> (Vec<Related>, Vec<Removed>) {
    if lifted.is_empty() {
        return Default::default();
    }
    let places = Places::of(body);
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
    (related, removed)
}

fn own_names(url: &Url, site_name: Option<&str>) -> Vec<String> {
    let site = links::site(url.host_str().unwrap_or_default());
    let label = site.split('.').next().unwrap_or_default();
    [Some(site), Some(label), site_name].into_iter().flatten().map(str::to_string).collect()
}
