//! Home pages, robots.txt, and the lists that a person starts from.

use super::head::discovery;
use crate::dates;
use crate::edition::Edition;
use crate::fault::Fault;
use crate::markup::{each, escape};
use crate::publisher::{Discovery, Publisher};

/// The page at `/`: every publisher, and where else to look.
pub(crate) fn front(edition: &Edition<'_>) -> String {
    let publishers = each(&edition.world.publishers, |publisher| {
        let feed = match publisher.discovery {
            Discovery::Alternate => format!(r#" – <a href="{}">feed</a>"#, publisher.feed_path()),
            _ => String::new(),
        };
        format!(r#"<li><a href="{}">{}</a>{feed}</li>"#, publisher.home_path(), escape(&publisher.name))
    });
    format!(
        r#"<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Newsroom</title></head><body>
<h1>Newsroom</h1>
<ul>
{publishers}
</ul>
<p><a href="/opml">All feeds as OPML</a>, <a href="/faults/">faults</a>, <a href="/hostile/rss.xml">a hostile feed</a></p>
</body></html>
"#
    )
}

/// The page at `/faults/`.
pub(crate) fn fault_list() -> String {
    let faults = each(Fault::NAMES, |name| format!(r#"<li><a href="/faults/{name}">{name}</a></li>"#));
    format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Faults</title></head><body>\n<ul>\n{faults}\n</ul>\n</body></html>\n"
    )
}

/// A publisher's home page: its articles as cards, and links to its feeds.
pub(crate) fn home(edition: &Edition<'_>, publisher: &Publisher) -> String {
    let cards = each(edition.listed(publisher), |article| {
        let thumbnail = article.lead.as_ref().map_or_else(String::new, |lead| {
            format!(
                r#"<img src="{}" alt="" width="320" height="180">"#,
                lead.path.replace("-lead.", "-thumb.")
            )
        });
        format!(
            r#"<article class="card"><a href="{}">{thumbnail}<h2>{}</h2></a><p>{}</p><time datetime="{}">{}</time></article>"#,
            article.path(),
            escape(&article.title),
            escape(&article.summary),
            dates::rfc3339(article.published, article.offset_minutes),
            dates::long(article.published, article.offset_minutes, publisher.language),
        )
    });
    format!(
        r#"<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{name} - {tagline}</title>
<meta name="description" content="{tagline}">
<meta property="og:site_name" content="{name}">
{discovery}
</head>
<body>
<header><a href="/{slug}/"><h1>{name}</h1></a><p>{tagline}</p></header>
<main>
{cards}
</main>
<footer>© {name}{link}</footer>
</body>
</html>
"#,
        link = match publisher.discovery {
            Discovery::Link => format!(r#" <a href="{}" title="RSS">Langganan</a>"#, publisher.feed_path()),
            _ => String::new(),
        },
        language = publisher.language.tag(),
        name = escape(&publisher.name),
        tagline = escape(&publisher.tagline),
        slug = publisher.slug,
        discovery = discovery(edition, publisher),
    )
}

/// Rules for robots below `folder`, with the sitemaps that they may read.
pub(crate) fn robots(edition: &Edition<'_>, folder: &str, sitemaps: &[String]) -> String {
    let sitemaps = sitemaps.iter().map(|path| format!("Sitemap: {}\n", edition.url(path)));
    format!("User-agent: *\nDisallow: {folder}/login\n\n{}", sitemaps.collect::<String>())
}
