use dom_query::Document;
use url::Url;

use super::hosts::is_of_id;

/// Where the software that made a page has its feeds: the section's own first.
pub(in crate::discover) fn on_page(document: &Document, html: &str, url: &Url) -> Vec<Url> {
    let generator = document.select_single("meta[name=generator][content]").attr("content");
    let generator = generator.unwrap_or_default().to_lowercase();
    let is_made_by = |name: &str| generator.contains(name);

    let mut feeds: Vec<Url> = youtube(document, html, url).into_iter().collect();
    feeds.extend(mastodon(html, url));
    if is_made_by("wordpress") || html.contains("/wp-content/") || api_root(document, url).is_some() {
        let root =
            api_root(document, url).and_then(|api| api.join("../").ok()).or_else(|| url.join("/").ok());
        let is_section = |url: &Url| !url.path().contains('.') && url.path().len() > 1;
        feeds.extend(Some(url).filter(|url| is_section(url)).and_then(|url| below(url, "feed/")));
        feeds.extend(root.and_then(|root| below(&root, "feed/")));
    }
    for (name, paths) in SOFTWARE {
        if is_made_by(name) {
            feeds.extend(paths.iter().filter_map(|path| url.join(path).ok()));
        }
    }
    for (trace, path) in TRACES {
        if html.contains(trace) {
            feeds.extend(url.join(path).ok());
        }
    }
    let mut seen: Vec<Url> = Vec::new();
    feeds.retain(|feed| {
        feed != url && !seen.contains(feed) && {
            seen.push(feed.clone());
            true
        }
    });
    feeds.truncate(4);
    feeds
}

/// By the name in `<meta name=generator>`.
const SOFTWARE: [(&str, &[&str]); 12] = [
    ("blogger", &["/feeds/posts/default"]),
    ("ghost", &["/rss/"]),
    ("hugo", &["index.xml", "/index.xml"]),
    ("jekyll", &["/feed.xml"]),
    ("gatsby", &["/rss.xml"]),
    ("hexo", &["/atom.xml"]),
    ("astro", &["/rss.xml"]),
    ("drupal", &["/rss.xml"]),
    ("joomla", &["?format=feed&type=rss"]),
    ("discourse", &["/latest.rss"]),
    ("medium", &["/feed"]),
    ("wix.com", &["/blog-feed.xml"]),
];

/// By addresses that only such pages name.
const TRACES: [(&str, &str); 4] = [
    ("substackcdn.com", "/feed"),
    ("cdn-client.medium.com", "/feed"),
    ("static1.squarespace.com", "?format=rss"),
    ("assets.tumblr.com", "/rss"),
];

fn below(folder: &Url, path: &str) -> Option<Url> {
    let mut folder = folder.clone();
    folder.set_query(None);
    if !folder.path().ends_with('/') {
        folder.set_path(&format!("{}/", folder.path()));
    }
    folder.join(path).ok()
}

/// WordPress names its API, which tells where its root is.
fn api_root(document: &Document, url: &Url) -> Option<Url> {
    let href = document.select_single("link[rel='https://api.w.org/'][href]").attr("href")?;
    url.join(&href).ok().filter(|api| api.path().ends_with("/wp-json/"))
}

/// A channel's page says its id in several places.
fn youtube(document: &Document, html: &str, url: &Url) -> Option<Url> {
    if !url.host_str().is_some_and(|host| host == "youtube.com" || host.ends_with(".youtube.com")) {
        return None;
    }
    let named = document.select_single("meta[itemprop=identifier], meta[itemprop=channelId]").attr("content");
    let canonical = document.select_single("link[rel=canonical]").attr("href");
    let in_address =
        canonical.as_deref().and_then(|href| href.split_once("/channel/")).map(|(_, id)| id.to_owned());
    let in_script = || {
        let marks = ["\"externalId\":\"", "\"channelId\":\"", "\"browseId\":\""];
        marks.iter().find_map(|mark| Some(html.split_once(mark)?.1.split('"').next()?.to_owned()))
    };
    let id = named.map(|id| id.to_string()).or(in_address).or_else(in_script)?;
    let is_id = id.starts_with("UC") && id.len() < 40 && id.bytes().all(is_of_id);
    is_id.then(|| url.join(&format!("/feeds/videos.xml?channel_id={id}")).ok()).flatten()
}

/// `/@name` on a server of the fediverse, which is a name of one's own everywhere.
fn mastodon(html: &str, url: &Url) -> Option<Url> {
    let name = url.path().strip_prefix("/@")?.trim_end_matches('/');
    let is_name = !name.is_empty() && name.bytes().all(|byte| is_of_id(byte) || byte == b'.');
    (is_name && html.contains("mastodon")).then(|| url.join(&format!("/@{name}.rss")).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(url: &str, html: &str, expected: &[&str]) {
        let found = on_page(&Document::from(html), html, &Url::parse(url).unwrap());
        assert_eq!(found.iter().map(Url::as_str).collect::<Vec<_>>(), expected, "{html}");
    }

    #[test]
    fn a_channel_is_known_by_its_page() {
        let feed = "https://www.youtube.com/feeds/videos.xml?channel_id=UCab-12";
        for html in [
            "<meta itemprop=identifier content=UCab-12>",
            "<link rel=canonical href='https://www.youtube.com/channel/UCab-12'>",
            r#"<script>var x = {"metadata":{"externalId":"UCab-12","title":"x"}}</script>"#,
        ] {
            check("https://www.youtube.com/@kabar", html, &[feed]);
        }
        check("https://www.youtube.com/@kabar", "<meta itemprop=identifier content='UC\"&x=1'>", &[]);
        check("https://kabar.example/", "<meta itemprop=identifier content=UCab-12>", &[]);
    }

    #[test]
    fn software_is_known_by_what_it_writes() {
        let wordpress = "<meta name=generator content='WordPress 6.9'>";
        check("https://a.example/", wordpress, &["https://a.example/feed/"]);
        check(
            "https://a.example/desa",
            wordpress,
            &["https://a.example/desa/feed/", "https://a.example/feed/"],
        );
        let api = "<link rel='https://api.w.org/' href='https://a.example/blog/wp-json/'>";
        check("https://a.example/blog/", api, &["https://a.example/blog/feed/"]);
        check(
            "https://a.example/",
            "<meta name=generator content=blogger>",
            &["https://a.example/feeds/posts/default"],
        );
        check(
            "https://a.example/desa/",
            "<meta name=generator content='Hugo 0.150'>",
            &["https://a.example/desa/index.xml", "https://a.example/index.xml"],
        );
        check(
            "https://a.example/p/x",
            "<script src=https://substackcdn.com/a.js>",
            &["https://a.example/feed"],
        );
        check("https://sosial.example/@budi", "<div id=mastodon>", &["https://sosial.example/@budi.rss"]);
        check("https://a.example/@budi", "<p>Halo", &[]);
    }
}
