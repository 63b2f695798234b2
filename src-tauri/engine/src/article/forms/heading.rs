//! What stands in a heading and is none of it: links to itself, and to where it is edited.

use dom_query::{Document, NodeRef};

use super::signs::{Sign, Signs};
use crate::article::page::dom;

/// Takes from every heading what leads to itself or to an editor. Before the page is asked for its title.
pub(crate) fn clear_headings(document: &Document, signs: Signs<'_>) {
    let is_heading = |n: &NodeRef| dom::is_any(n, &["h1", "h2", "h3", "h4", "h5", "h6", "dt", "caption"]);
    for heading in document.root().descendants_it().filter(is_heading).collect::<Vec<_>>() {
        let is_inner = |n: &NodeRef| dom::is_any(n, &["a", "span", "button", "sup"]);
        let marks: Vec<NodeRef> = heading.descendants_it().filter(|n| is_inner(n) && is_mark(n)).collect();
        marks.iter().for_each(NodeRef::remove_from_parent);
        if let Some(last) = heading.last_child().filter(|last| !marks.is_empty() && last.is_text()) {
            last.set_text(last.text().trim_end());
        }
    }
    if !signs.has(Sign::Heading) {
        return;
    }
    // MediaWiki's newer skins set them beside the heading.
    let is_beside = |n: &NodeRef| dom::is_any(n, &["span", "div"]) && dom::has_label(n, &["mweditsection"]);
    for edit in document.root().descendants_it().filter(is_beside).collect::<Vec<_>>() {
        edit.remove_from_parent();
    }
}

/// Whether an element is such a mark.
fn is_mark(node: &NodeRef) -> bool {
    const NAMES: [&str; 14] = [
        "headerlink",
        "permalink",
        "mweditsection",
        "headinganchor",
        "anchorlink",
        "hashlink",
        "headinglink",
        "anchorjs",
        "directlink",
        "selflink",
        "headerlinkanchor",
        "octiconlink",
        "anchor",
        "hash",
    ];
    const MARKS: [&str; 8] = ["¶", "#", "§", "🔗", "⚓", "\u{f0c1}", "[edit]", "∞"];
    const LONGEST: usize = 24;
    if dom::length_within(node, LONGEST).is_none() || dom::has_image(node) {
        return false;
    }
    let line = dom::line(node);
    if MARKS.contains(&line.as_str()) {
        return true;
    }
    let leads_here = || node.attr("href").is_some_and(|href| href.starts_with('#'));
    // A heading that is a link to itself as a whole is a heading.
    let is_part = || node.parent().is_some_and(|parent| dom::line(&parent) != line);
    dom::has_label(node, &NAMES)
        && (line.is_empty() || is_part())
        && (leads_here() || dom::has_label(node, &["mweditsection"]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_headings_stay() {
        for (html, left) in [
            ("<h1>Air naik<a class=headerlink href=\"#a\">¶</a></h1>", "Air naik"),
            ("<h2><a class=anchor href=\"#a\">#</a> Air surut</h2>", "Air surut"),
            (
                "<h2>Warga <span class=mw-editsection><span>[</span><a href=/e>sunting</a><span>]</span></span></h2>",
                "Warga [sunting]",
            ),
            ("<h2>Warga</h2><span class=mw-editsection>[<a href=/e>sunting</a>]</span>", "Warga"),
            ("<h2><a class=anchor href=\"#a\">Air naik</a></h2>", "Air naik"),
            ("<h2>Air <a class=hash-link href=\"#a\" title=\"Direct link\">\u{200b}</a></h2>", "Air"),
            ("<h2>Lagu #1</h2>", "Lagu #1"),
        ] {
            let page = dom::fragment(html);
            clear_headings(&page, Signs::of(html));
            let left = left.replace(" [sunting]", "");
            assert_eq!(dom::line(&page.html_root()), left, "{html}");
        }
    }
}
