//! Links that a person would click on to get to a feed.

use dom_query::Document;
use url::Url;

use super::href::web_address;

/// Feeds of a page that names its feeds by links, or of the page that lists them.
pub(super) const MOST: usize = 6;

/// Where the links of a page that look like feeds lead, those first that say so in their address.
pub(super) fn feeds(document: &Document, base: &Url) -> Vec<Url> {
    let (mut strong, mut weak): (Vec<Url>, Vec<Url>) = (Vec::new(), Vec::new());
    for link in document.select("a[href]").iter() {
        let Some(url) = link.attr("href").and_then(|href| web_address(&href, base)) else { continue };
        if url == *base || leads_to_a_reader(&url) {
            continue;
        }
        if has_feed_address(&url) {
            if !strong.contains(&url) {
                strong.push(url);
            }
        } else if weak.len() < MOST
            && says_feed(&link.text(), link.attr("title").as_deref())
            && !weak.contains(&url)
        {
            weak.push(url);
        }
        if strong.len() >= MOST * 4 {
            break;
        }
    }
    weak.retain(|url| !strong.contains(url));
    strong.append(&mut weak);
    strong
}

fn has_feed_address(url: &Url) -> bool {
    let path = url.path().trim_end_matches('/').to_ascii_lowercase();
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", &path));
    let by_name = matches!(
        file,
        "rss"
            | "feed"
            | "atom"
            | "rss2"
            | "rdf"
            | "rss.php"
            | "feed.php"
            | "feed.json"
            | "index.xml"
            | "index.rdf"
    ) || [".rss", ".atom", ".rdf"].iter().any(|ending| file.ends_with(ending));
    let by_words = file.ends_with(".xml")
        && path
            .split(|c: char| !c.is_ascii_alphanumeric())
            .any(|word| matches!(word, "rss" | "feed" | "feeds" | "atom"));
    let below = folder.ends_with("/rss") || folder.ends_with("/feeds") || folder.contains("/feeds/");
    let by_host = url.host_str().is_some_and(|host| {
        ["feeds.", "feed.", "rss.", "feeds2."].iter().any(|start| host.starts_with(start)) && !file.is_empty()
    });
    let by_query = url.query_pairs().any(|(name, value)| {
        (name == "feed" && (value.starts_with("rss") || value == "atom"))
            || (name == "format" && matches!(&*value, "rss" | "atom" | "feed"))
    });
    by_name || by_words || below || by_host || by_query
}

fn says_feed(text: &str, title: Option<&str>) -> bool {
    let says = |text: &str| {
        let text = text.trim().to_lowercase();
        text.len() < 40
            && text
                .split(|c: char| !c.is_alphanumeric())
                .any(|word| matches!(word, "rss" | "atom" | "feed" | "feeds"))
    };
    says(text) || title.is_some_and(says)
}

/// "Add to my reader" is a link to the reader.
fn leads_to_a_reader(url: &Url) -> bool {
    const READERS: [&str; 8] = [
        "feedly.com",
        "inoreader.com",
        "netvibes.com",
        "yahoo.com",
        "newsblur.com",
        "bloglovin.com",
        "theoldreader.com",
        "subtome.com",
    ];
    url.host_str().is_some_and(|host| {
        READERS.iter().any(|reader| {
            host == *reader || host.strip_suffix(reader).is_some_and(|rest| rest.ends_with('.'))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_feeds_are_told_from_others() {
        let html = r#"<a href="/ekonomi">Ekonomi</a><a href="/langganan" title="RSS kami">Langganan</a>
            <a href="/feeder/ikan">Pakan ikan</a><a href="https://feedly.com/i/subscription/feed/x.xml">Feedly</a>
            <a href="/rss/terkini.xml">Terkini</a><a href="/rss/terkini.xml#x">Terkini</a><a href="/?feed=rss2">F</a>
            <a href="//feeds.kabar.example/nasional">Nasional</a><a href="/berita/feed/">Berita</a>
            <a href="/read/umpan-balik-warga.html">Umpan balik</a><a href="mailto:rss@kabar.example">RSS</a>"#;
        let found = feeds(&Document::from(html), &Url::parse("https://kabar.example/").unwrap());
        let found: Vec<_> = found.iter().map(Url::as_str).collect();
        assert_eq!(
            found,
            [
                "https://kabar.example/rss/terkini.xml",
                "https://kabar.example/?feed=rss2",
                "https://feeds.kabar.example/nasional",
                "https://kabar.example/berita/feed/",
                "https://kabar.example/langganan",
            ]
        );
    }
}
