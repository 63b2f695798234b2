//! Where else a page says its article stands: all of it on one page, its next page, a leaner version.

use dom_query::NodeRef;
use url::Url;

use crate::article::page::{Page, dom, links, pattern::Pattern};

/// Addresses that a page gives for its own article. All are absolute and of the same site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Versions {
    /// All its pages as one, or a version for printing.
    pub whole: Option<String>,
    /// The page after this one.
    pub next: Option<String>,
    /// The AMP version, which carries the text where the page itself makes it by script.
    pub amp: Option<String>,
}

/// What a link to the next page says, when it does not say a number.
static NEXT: Pattern = Pattern::new(concat!(
    r"(?i)^[\s»>›→]*(?:halaman (?:selanjutnya|berikutnya)|selanjutnya|berikutnya|laman seterusnya|next(?: page)?|(?:nächste|folgende) seite|weiter",
    r"|page suivante|suivante?|(?:página )?siguiente|próxima(?: página)?|(?:pagina )?successiva|volgende(?: pagina)?|次へ|次のページ(?:へ)?|下一[页頁])[\s»>›→]*$",
));

/// What a page says of other versions of its article, for when there is none on the page itself.
pub fn versions(html: &str, url: &Url) -> Versions {
    of(&Page::read(html, url))
}

pub(crate) fn of(page: &Page) -> Versions {
    let Page { document, url, base, .. } = page;
    let anchors: Vec<(NodeRef, Url)> = document
        .root()
        .descendants_it()
        .filter(|n| dom::is_any(n, &["a", "link"]) && n.has_attr("href"))
        .filter_map(|node| address(&node, base).map(|url| (node, url)))
        .collect();
    let asks_for_whole = asks_for_whole(url);
    Versions {
        whole: if asks_for_whole { None } else { whole(&anchors, url) },
        next: if asks_for_whole { None } else { next(&anchors, url) },
        amp: anchors
            .iter()
            .find(|(node, found)| {
                node.attr_or("rel", "").eq_ignore_ascii_case("amphtml") && links::same_site(found, url)
            })
            .map(|(_, found)| found.to_string())
            .filter(|found| found != url.as_str()),
    }
}

fn address(node: &NodeRef, base: &Url) -> Option<Url> {
    links::page(&node.attr("href")?, base)
}

fn asks_for_whole(url: &Url) -> bool {
    url.query_pairs().any(|(name, value)| {
        (name == "page" && value == "all") || (name == "single" && value != "0") || name == "singlepage"
    })
}

fn same_path(found: &Url, url: &Url) -> bool {
    found.host_str() == url.host_str()
        && found.path().trim_end_matches('/') == url.path().trim_end_matches('/')
}

fn whole(anchors: &[(NodeRef, Url)], url: &Url) -> Option<String> {
    if let Some((_, all)) = anchors.iter().find(|(_, found)| same_path(found, url) && asks_for_whole(found)) {
        return Some(all.to_string());
    }
    let has_more_pages = anchors.iter().any(|(_, found)| {
        same_path(found, url) && found.query_pairs().any(|(name, value)| name == "page" && value == "2")
    });
    let print = anchors.iter().find(|(node, found)| {
        links::same_site(found, url)
            && found.as_str() != url.as_str()
            && matches!(
                dom::line(node).to_lowercase().as_str(),
                "print" | "cetak" | "printer-friendly" | "print page"
            )
    });
    print.filter(|_| has_more_pages).map(|(_, found)| found.to_string())
}

/// The link whose address is this article's with the next number, and that says it leads on.
fn next(anchors: &[(NodeRef, Url)], url: &Url) -> Option<String> {
    let (article, number) = numbered(url);
    let wanted = number + 1;
    let leads_on = |node: &NodeRef| {
        let line = dom::line(node);
        node.attr_or("rel", "").split_whitespace().any(|rel| rel.eq_ignore_ascii_case("next"))
            || NEXT.is_match(&line)
            || line.trim() == wanted.to_string()
    };
    anchors
        .iter()
        .find(|(node, found)| {
            found.host_str() == url.host_str()
                && numbered(found) == (article.clone(), wanted)
                && leads_on(node)
        })
        .map(|(_, found)| found.to_string())
}

/// An address without the number of its page, and that number; 1 where there is none.
fn numbered(url: &Url) -> (String, u32) {
    const NAMES: [&str; 8] = ["page", "p", "pg", "hal", "halaman", "pagina", "seite", "pageno"];
    let mut number = None;
    let query: Vec<String> = url
        .query_pairs()
        .filter(|(name, value)| {
            let page =
                value.parse::<u32>().ok().filter(|_| NAMES.contains(&name.to_ascii_lowercase().as_str()));
            number = number.or(page);
            page.is_none()
        })
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    let mut path: Vec<&str> = url.path().trim_end_matches('/').split('/').collect();
    if number.is_none()
        && let Some(page) = path.last().filter(|last| last.len() <= 2).and_then(|last| last.parse().ok())
    {
        number = Some(page);
        path.pop();
        if path.last().is_some_and(|last| NAMES.contains(last)) {
            path.pop();
        }
    }
    (format!("{}?{}", path.join("/"), query.join("&")), number.unwrap_or(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(html: &str) -> Versions {
        versions(html, &Url::parse("https://www.harian.example/a/banjir").unwrap())
    }

    #[test]
    fn one_page_for_all() {
        let check =
            |html: &str, whole: Option<&str>| assert_eq!(found(html).whole.as_deref(), whole, "{html}");
        check("<a href='?page=all'>x</a>", Some("https://www.harian.example/a/banjir?page=all"));
        check("<a href='/b?page=all'>x</a>", None);
        check(
            "<a href='/a/banjir?page=2'>2</a><a href='/print/1'>Print</a>",
            Some("https://www.harian.example/print/1"),
        );
        check("<a href='/print/1'>Print</a>", None);
    }

    #[test]
    fn the_next_page_is_of_the_same_article_and_says_so() {
        let check = |html: &str, next: Option<&str>| {
            let next = next.map(|path| format!("https://www.harian.example{path}"));
            assert_eq!(found(html).next, next, "{html}");
        };
        check("<a href='?page=2'>2</a>", Some("/a/banjir?page=2"));
        check("<a href='/a/banjir/2'>Halaman selanjutnya »</a>", Some("/a/banjir/2"));
        check("<link rel=next href='/a/banjir/page/2/'>", Some("/a/banjir/page/2/"));
        check("<a href='?page=2'>下一页</a>", Some("/a/banjir?page=2"));
        // The next article, the page after the next, a comment's page.
        check("<a rel=next href='/a/kekeringan'>Next</a>", None);
        check("<a href='?page=3'>3</a>", None);
        check("<a href='?page=2'>Komentar lama</a>", None);
    }

    #[test]
    fn pages_are_counted_on() {
        let second = Url::parse("https://www.harian.example/a/banjir?hal=2&x=1").unwrap();
        let next = versions("<a href='?hal=3&x=1'>3</a><a href='?hal=1&x=1'>1</a>", &second).next;
        assert_eq!(next.as_deref(), Some("https://www.harian.example/a/banjir?hal=3&x=1"));
    }

    #[test]
    fn the_lean_version_is_of_the_same_site() {
        let amp = "https://amp.harian.example/a/banjir";
        assert_eq!(found(&format!("<link rel=amphtml href='{amp}'>")).amp.as_deref(), Some(amp));
        assert_eq!(found("<link rel=amphtml href='https://cdn.lain.example/a'>").amp, None);
    }
}
