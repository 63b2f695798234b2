//! The part of its paper that an article is in, as the newsroom calls it.

use dom_query::{Document, NodeRef};

use super::title;
use crate::article::page::{
    dom,
    line::{self, key},
    text,
};

/// A longer one is a list of keywords, or a headline.
const LONGEST: usize = 40;

/// Trails begin with the paper itself.
const HOMES: [&str; 14] = [
    "home",
    "beranda",
    "homepage",
    "startseite",
    "start",
    "accueil",
    "inicio",
    "portada",
    "início",
    "voorpagina",
    "laman utama",
    "ホーム",
    "首页",
    "首頁",
];

/// The section that the page states (`stated`: JSON-LD and meta tags, the surest first), or else the last step of
/// the trail that leads to the article. `trails` are those of JSON-LD; the visible one comes after them.
pub(crate) fn of(
    page: &Document,
    stated: impl Iterator<Item = String>,
    trails: &[Vec<String>],
    title: Option<&str>,
    site_names: &[String],
) -> Option<String> {
    let headline = title.map(key).unwrap_or_default();
    let is_section = |name: &String| {
        let name_key = key(name);
        let names_site = HOMES.iter().any(|home| key(home) == name_key)
            || site_names.iter().any(|site| key(site) == name_key);
        // Trails may end with the headline, cut short or not.
        let names_article =
            name_key == headline || (headline.starts_with(&name_key) && name_key.chars().count() >= 20);
        !name_key.is_empty()
            && name.chars().count() <= LONGEST
            && !name.contains("://")
            && !names_site
            && !names_article
    };
    let clean = |name: String| line::one_line(&text::plain_text(&name));
    let of_trail = |trail: &Vec<String>| trail.iter().rev().find(|name| is_section(name)).cloned();
    stated
        .map(clean)
        .find(is_section)
        .or_else(|| trails.iter().find_map(of_trail))
        .or_else(|| of_trail(&visible_trail(page)))
        .map(|section| title::without_site(&section, site_names, None))
}

/// The links of the breadcrumbs that a person sees. What is not linked there is the article itself.
fn visible_trail(page: &Document) -> Vec<String> {
    let is_trail = |node: &NodeRef| {
        dom::is_any(node, &["nav", "div", "ul", "ol", "p", "section", "span"])
            && (dom::has_label(node, &["breadcrumb", "breadcrumbs", "crumb", "crumbs", "curlocation"])
                || node.attr_or("itemtype", "").ends_with("BreadcrumbList")
                || node.attr_or("aria-label", "").to_lowercase().contains("breadcrumb"))
    };
    let trail = page.root().descendants_it().find(|node| is_trail(node) && !dom::links(node).is_empty());
    // Handbooks set beside the trail where a page is edited.
    let is_beside =
        |link: &NodeRef| link.ancestors_it(Some(2)).any(|n| n.attr_or("class", "").contains("aside"));
    let is_own = |link: &NodeRef| link.attr_or("href", "").starts_with('#') || is_beside(link);
    trail
        .map(|trail| dom::links(&trail).iter().filter(|link| !is_own(link)).map(dom::line).collect())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, stated: &[&str], trail: &[&str], expected: Option<&str>) {
        let page = dom::page(html);
        let trails = vec![trail.iter().map(ToString::to_string).collect()];
        let stated = stated.iter().map(ToString::to_string);
        let section = of(&page, stated, &trails, Some("Banjir surut di kota"), &["Harian Selatan".into()]);
        assert_eq!(section.as_deref(), expected, "{html}");
    }

    #[test]
    fn the_surest_is_believed_first() {
        let seen = "<nav class=breadcrumb><a href=/>Beranda</a><a href=/k>Kota</a><a href=#>Banjir</a>\
                    <span class=crumbs-aside><a href=/e>Sunting</a></span></nav>";
        check(seen, &["Nasional"], &["Home", "Ekonomi"], Some("Nasional"));
        check(seen, &[], &["Home", "Ekonomi", "Banjir surut di kota"], Some("Ekonomi"));
        check(seen, &["Harian Selatan", ""], &["Home"], Some("Kota"));
        check("<p>x", &["banjir, kota, sungai, warga, sekolah, hujan, tenda"], &[], None);
        check("<p>x", &["Kota | Harian Selatan"], &[], Some("Kota"));
    }
}
