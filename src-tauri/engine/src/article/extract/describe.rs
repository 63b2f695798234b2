//! What a page says of its article: first from the page as it came, then with the text in hand.

use dom_query::Document;

use super::seal::Origin;
use crate::article::{
    Content, LeadImage,
    about::{
        byline,
        metadata::{self, Metadata},
        published, standfirst,
        versions::{self, Versions},
        wall,
    },
    body::features,
    media::lead_image,
    page::{Page, links},
    rules::Rule,
};
use crate::{Error, Result};

/// What a page says of its article.
pub(super) struct Description {
    pub about: Metadata,
    pub versions: Versions,
    /// What blocks are compared with.
    pub compared: features::Described,
}

impl Description {
    /// What the text of the page is sealed with.
    pub(super) fn origin<'a>(&'a self, page: &'a Page, source_lines: &'a [String]) -> Origin<'a> {
        Origin {
            base: &page.base,
            site_name: self.about.site_name.as_deref(),
            language: self.about.language.as_deref(),
            free: self.about.free,
            source_lines,
            is_cut: page.is_cut,
            is_of_newspaper: self.compared.is_of_a_newspaper(),
            ..Origin::of(page.url)
        }
    }
}

/// Reads a page that was not changed yet.
pub(super) fn describe(page: &Page, rule: Option<&Rule>) -> Result<Description> {
    let mut about = metadata::read(page);
    if let Some(wall) = wall::of(&page.document, page.url, &about) {
        return Err(Error::Walled { host: page.url.host_str().unwrap_or_default().to_owned(), wall });
    }
    let mut versions = versions::of(page);
    if let Some(rule) = rule {
        overrule(&mut about, &mut versions, rule, page);
    }
    let compared = features::Described::read(&page.document, &about);
    Ok(Description { about, versions, compared })
}

/// What a site rule says of the article goes before what the page says.
fn overrule(about: &mut Metadata, versions: &mut Versions, rule: &Rule, page: &Page) {
    let Page { document, base, .. } = page;
    about.title = rule.title(document).or_else(|| about.title.take());
    about.byline = byline::join(&rule.byline(document)).or_else(|| about.byline.take());
    about.published = rule
        .published(document)
        .and_then(|line| published::written(&line))
        .or_else(|| about.published.take());
    let address = |raw: Option<String>| raw.and_then(|raw| links::link(&raw, base));
    versions.whole = address(rule.whole(document)).or_else(|| versions.whole.take());
    versions.next = address(rule.next(document)).or_else(|| versions.next.take());
}

/// What stands on the page around a text that is known by now.
pub(super) struct Around {
    standfirst: Option<String>,
    lead_image: Option<LeadImage>,
}

/// Finds what the page shows above the text, and puts the lead picture on top of it.
pub(super) fn around(page: &Page, description: &Description, body: &Document) -> Around {
    let Page { document, .. } = page;
    let about = &description.about;
    let (title, byline) = (about.title.as_deref(), about.byline.as_deref());
    let standfirst = standfirst::of(document, body, title, byline, description.compared.summaries());
    let lead_image = about
        .lead_image
        .as_ref()
        .map(|url| lead_image::describe(document, body, url, about.lead_said.clone()));
    if let Some(lead) = &lead_image {
        lead_image::add(body, document, lead);
    }
    Around { standfirst, lead_image }
}

/// An article with all that was found out about it.
pub(super) fn told(content: Content, description: Description, around: Around) -> Content {
    let Description { about, versions, .. } = description;
    Content {
        title: about.title,
        byline: about.byline,
        published: about.published,
        updated: about.updated,
        site_name: about.site_name,
        section: about.section,
        standfirst: around.standfirst,
        lead_image: around.lead_image,
        canonical_url: about.canonical_url,
        versions,
        ..content
    }
}
