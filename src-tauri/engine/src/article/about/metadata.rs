//! What a page says about its article: JSON-LD first, then meta tags, then markup, then what a person sees.

use std::collections::HashMap;

use dom_query::Document;
use url::Url;

use super::{
    byline,
    json_ld::{self, Described},
    published, section,
    title::without_site,
};
use crate::article::page::{
    Page, dom,
    line::{self, key},
    links, text,
};
use crate::model::{DateOrigin, Published};

#[derive(Debug, Default)]
pub(crate) struct Metadata {
    pub title: Option<String>,
    pub byline: Option<String>,
    pub published: Option<Published>,
    pub updated: Option<Published>,
    pub site_name: Option<String>,
    /// As the markup has it, such as `id-ID`.
    pub language: Option<String>,
    pub section: Option<String>,
    pub lead_image: Option<String>,
    /// Caption and credit of the lead image, as JSON-LD gives them.
    pub lead_said: (Option<String>, Option<String>),
    pub canonical_url: Option<String>,
    pub free: Option<bool>,
    /// The whole text as JSON-LD carries it.
    pub body: Option<String>,
}

pub(crate) fn read(page: &Page) -> Metadata {
    let Page { document: doc, url, base, .. } = page;
    let described = json_ld::read(doc, url);
    let tags = MetaTags::read(doc);
    let site_name = tags.first(&["og:site_name", "application-name"]).or_else(|| described.publisher.clone());
    let mut site_names = site_names(&described, site_name.as_deref(), url);
    site_names.extend(tags.first(&["publisher", "copyright"]));
    let title = title(doc, &described, &tags, &site_names);
    let lead_image = tags
        .first(&["og:image", "og:image:url", "og:image:secure_url"])
        .or_else(|| described.image.clone())
        .or_else(|| tags.first(&["twitter:image", "twitter:image:src", "thumbnail"]))
        .and_then(|raw| links::web(&raw, base))
        .map(String::from);
    let stated_sections = described.sections.iter().cloned();
    let stated_sections = stated_sections.chain(SECTION.iter().flat_map(|name| tags.all(name)).cloned());
    let section = section::of(doc, stated_sections, &described.trails, title.as_deref(), &site_names);
    let published = date(doc, described.published.as_deref(), &tags, &PUBLISHED, "datePublished");
    let body = doc.body().unwrap_or_else(|| doc.root());
    Metadata {
        byline: byline_of(doc, title.as_deref(), &described, &tags, &site_names),
        published: published::with_visible(published, &body, title.as_deref()),
        updated: date(doc, described.modified.as_deref(), &tags, &MODIFIED, "dateModified"),
        site_name,
        language: doc
            .html_root()
            .attr("lang")
            .map(|lang| lang.to_string())
            .filter(|lang| !lang.trim().is_empty())
            .or_else(|| tags.first(&["og:locale", "content-language", "language", "dc.language"])),
        section,
        lead_image,
        lead_said: described.image_said,
        canonical_url: canonical(doc, &tags, base),
        free: described.free,
        body: described.body,
        title,
    }
}

const PUBLISHED: [&str; 21] = [
    "article:published_time",
    "article:published:time",
    "og:article:published_time",
    "content_publishdate",
    "publishdate",
    "publish_date",
    "pubdate",
    "datepublished",
    "date_published",
    "og:pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "date",
    "article.published",
    "cxenseparse:recs:publishtime",
    "og:published_time",
    "article_date_original",
];

const SECTION: [&str; 8] = [
    "article:section",
    "og:article:section",
    "parsely-section",
    "sailthru.section",
    "cxenseparse:section",
    "section",
    "prism.section",
    "content_category",
];

const MODIFIED: [&str; 7] = [
    "article:modified_time",
    "article:modified:time",
    "og:updated_time",
    "lastmod",
    "last-modified",
    "dcterms.modified",
    "datemodified",
];

/// `<meta>` contents by name, property or itemprop, in lower case.
struct MetaTags(HashMap<String, Vec<String>>);

impl MetaTags {
    fn read(doc: &Document) -> Self {
        let mut tags: HashMap<String, Vec<String>> = HashMap::new();
        for node in doc.root().descendants_it().filter(|n| dom::is_any(n, &["meta"])) {
            let content = line::one_line(&node.attr_or("content", ""));
            if content.is_empty() {
                continue;
            }
            for attribute in ["name", "property", "itemprop", "http-equiv"] {
                if let Some(name) = node.attr(attribute) {
                    tags.entry(name.trim().to_ascii_lowercase()).or_default().push(content.clone());
                }
            }
        }
        Self(tags)
    }

    fn all(&self, name: &str) -> &[String] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    /// What a preview card says under `label`: `twitter:label1` names it, `twitter:data1` has it.
    fn card(&self, label: &str) -> &[String] {
        ["1", "2", "3"]
            .iter()
            .filter(|n| {
                self.all(&format!("twitter:label{n}")).iter().any(|found| found.eq_ignore_ascii_case(label))
            })
            .map(|n| self.all(&format!("twitter:data{n}")))
            .next()
            .unwrap_or_default()
    }

    fn first(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.all(name).first().cloned())
    }
}

/// What the publisher goes by.
fn site_names(described: &Described, site: Option<&str>, url: &Url) -> Vec<String> {
    let host = url.host_str().unwrap_or_default();
    let site_of_host = links::site(host);
    [host.trim_start_matches("www."), site_of_host, site_of_host.split('.').next().unwrap_or_default()]
        .into_iter()
        .chain(site)
        .chain(described.publisher.as_deref())
        .map(str::to_string)
        .collect()
}

/// Whether the `h1` of a page is the name of its forum: the window's title has it after what a heading below it says.
fn is_name_of_forum(doc: &Document, heading: &str, document_title: Option<&str>) -> bool {
    let head = document_title.and_then(|title| title.strip_suffix(heading));
    let Some(head) = head.map(key).filter(|head| !head.is_empty()) else { return false };
    doc.root().descendants_it().any(|n| dom::is_any(&n, &["h2", "h3"]) && key(&dom::line(&n)) == head)
}

fn title(doc: &Document, described: &Described, tags: &MetaTags, site_names: &[String]) -> Option<String> {
    let mut headings: Vec<String> = doc
        .root()
        .descendants_it()
        .filter(|n| dom::is_any(n, &["h1"]))
        .map(|n| dom::line(&n))
        .filter(|line| !line.is_empty() && !site_names.iter().any(|name| key(name) == key(line)))
        .collect();
    // The same headline is often drawn twice, for narrow and for wide screens.
    headings.dedup();
    let document_title =
        doc.root().descendants_it().find(|n| dom::is_any(n, &["title"])).map(|n| dom::line(&n));
    let (forums, headings): (Vec<String>, Vec<String>) =
        headings.into_iter().partition(|heading| is_name_of_forum(doc, heading, document_title.as_deref()));
    let site_names: Vec<String> = site_names.iter().cloned().chain(forums).collect();
    let site_names = site_names.as_slice();
    let headline = match headings.as_slice() {
        [one] => Some(one.as_str()),
        _ => None,
    };
    // Whether a kicker stands before the headline is what the page and its preview card both say.
    let preview = tags.first(&["og:title"]).map(|title| line::one_line(&title));
    let agreed = headline.zip(preview.as_deref()).filter(|(headline, og)| key(og) == key(headline));
    // What stands in elements of its own in a headline may stand apart only on the screen.
    let words = |line: &str| line.split_whitespace().count();
    let agreed = agreed.map(|(headline, og)| if words(og) > words(headline) { og } else { headline });
    // What page, preview and window call it goes before a description that stands where machines look for a headline.
    let bare = |title: &str| without_site(title, site_names, headline);
    let everywhere = headline.filter(|headline| {
        [preview.as_deref(), document_title.as_deref()]
            .into_iter()
            .all(|title| title.is_some_and(|title| key(&bare(title)) == key(headline)))
    });
    let stated = described.headline.clone().map(|stated| match everywhere {
        Some(headline)
            if !key(&stated).contains(&key(headline)) && !key(headline).contains(&key(&stated)) =>
        {
            headline.to_string()
        }
        _ => stated,
    });
    stated
        .map(|title| match agreed {
            Some(agreed) if is_other_by_kicker(&title, agreed) => agreed.to_string(),
            _ => title,
        })
        .or_else(|| tags.first(&["og:title", "twitter:title", "headline", "dc.title", "parsely-title"]))
        .or_else(|| headline.map(str::to_string))
        .or(document_title)
        .or_else(|| headings.first().cloned())
        .map(|title| without_site(&line::one_line(&text::plain_text(&title)), site_names, headline))
        .filter(|title| !title.is_empty())
}

/// Whether two headlines are one, but for what stands before one of them.
fn is_other_by_kicker(one: &str, other: &str) -> bool {
    let (one, other) = (key(one), key(other));
    one.ends_with(&other) || other.ends_with(&one)
}

fn byline_of(
    doc: &Document,
    title: Option<&str>,
    described: &Described,
    tags: &MetaTags,
    site_names: &[String],
) -> Option<String> {
    const NAMED: [&str; 18] = [
        "author",
        "article:author",
        "parsely-author",
        "sailthru.author",
        "dc.creator",
        "byl",
        "dcterms.creator",
        "cxenseparse:author",
        "articleauthor",
        "article_author",
        "twitter:misc:written by",
        "article:author_name",
        "author_name",
        "dc:creator",
        "og:author",
        "og:article:author",
        "mrf:authors",
        "citation_author",
    ];
    let stated = byline::join(&described.authors).into_iter();
    let tagged = NAMED.iter().map(|name| tags.all(name)).chain([tags.card("written by")]);
    let tagged = tagged.filter_map(byline::join);
    byline::of(doc, title, stated.chain(tagged), site_names)
}

fn date(
    doc: &Document,
    described: Option<&str>,
    tags: &MetaTags,
    names: &[&str],
    property: &str,
) -> Option<Published> {
    let markup = published::markup(doc, property);
    let stated = described
        .map(|raw| (DateOrigin::JsonLd, raw))
        .into_iter()
        .chain(names.iter().flat_map(|name| tags.all(name)).map(|raw| (DateOrigin::Meta, raw.as_str())))
        .chain(markup.iter().map(|raw| (DateOrigin::Markup, raw.as_str())));
    published::first(stated)
}

fn canonical(doc: &Document, tags: &MetaTags, base: &Url) -> Option<String> {
    doc.root()
        .descendants_it()
        .find(|n| dom::is_any(n, &["link"]) && n.attr_or("rel", "").eq_ignore_ascii_case("canonical"))
        .and_then(|n| n.attr("href").map(|href| href.to_string()))
        .or_else(|| tags.first(&["og:url"]))
        .and_then(|raw| links::link(&raw, base))
        .filter(|link| link.starts_with("http"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expected: impl Fn(&Metadata) -> Option<String>, value: Option<&str>) {
        let metadata = read(&Page::read(html, &Url::parse("https://www.harian.example/a/1").unwrap()));
        assert_eq!(expected(&metadata).as_deref(), value, "{html}");
    }

    #[test]
    fn titles() {
        let title = |m: &Metadata| m.title.clone();
        check("<title>Banjir surut - Harian</title>", title, Some("Banjir surut"));
        check(
            "<meta property=og:title content='A &amp; B | harian.example'><h1>x</h1>",
            title,
            Some("A & B"),
        );
        check("<h1>Harian</h1><h1>Banjir</h1>", title, Some("Banjir"));
        check("<title>Banjir - Forum Air</title><h1>Forum Air</h1><h2>Banjir</h2>", title, Some("Banjir"));
        check(
            "<title>Kincir Sallow - Ensiklopedia</title><meta property=og:title content='Kincir Sallow'><h1>Kincir Sallow</h1>\
             <script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"penggilingan di muara\"}</script>",
            title,
            Some("Kincir Sallow"),
        );
        check("<meta property=og:title content='A - B'><h1>A</h1><h1>A</h1>", title, Some("A - B"));
        let stated = "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Usai hujan: Banjir surut\"}</script>";
        check(&format!("{stated}<h1>Banjir surut</h1>"), title, Some("Usai hujan: Banjir surut"));
        check(
            &format!("{stated}<meta property=og:title content='Banjir surut'><h1>Banjir surut</h1>"),
            title,
            Some("Banjir surut"),
        );
        check(
            "<meta property=og:title content='Kata dia: tujuh'><h1><span>Kata dia:</span><span>tujuh</span></h1>",
            title,
            Some("Kata dia: tujuh"),
        );
        check(
            "<script type=application/ld+json>{\"@type\":\"Article\",\"headline\":\"Kata dia:tujuh\"}</script><meta property=og:title content='Kata dia: tujuh'><h1>Kata dia:tujuh</h1>",
            title,
            Some("Kata dia: tujuh"),
        );
        check(
            &format!(
                "{stated}<meta property=og:title content='Kota / Usai hujan: Banjir surut'><h1><span>Kota</span>Usai hujan: Banjir surut</h1>"
            ),
            title,
            Some("Kota / Usai hujan: Banjir surut"),
        );
        check("<p>x", title, None);
    }

    #[test]
    fn addresses_are_absolute() {
        check(
            "<link rel=canonical href='/a?utm_source=x'>",
            |m| m.canonical_url.clone(),
            Some("https://www.harian.example/a"),
        );
        check(
            "<base href='https://cdn.example/'><meta property=og:image content=i.jpg>",
            |m| m.lead_image.clone(),
            Some("https://cdn.example/i.jpg"),
        );
        check("<meta property=og:image content='javascript:x'>", |m| m.lead_image.clone(), None);
    }
}
