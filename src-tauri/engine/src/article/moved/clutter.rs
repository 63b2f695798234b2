//! Takes out of a page what is not the text, and keeps what it took.

use dom_query::{NodeId, NodeRef};
use url::Url;

use super::{place, related};
use crate::article::{
    lexicon::{self, labels},
    page::{dom, links},
};
use crate::model::{Related, Removed, RemovedReason};

/// A block that was taken out.
pub(crate) struct Lifted {
    pub removed: Removed,
    pub related: Vec<Related>,
    /// What it stood in, nearest first.
    pub within: Vec<NodeId>,
    /// The end of the text that stood before it, [`line::key`]ed: where it belongs.
    pub after: Option<String>,
}

/// A longer block is read part by part.
const MAX_BLOCK: usize = 1_500;
const MAX_PROMO: usize = 450;
const MAX_LABEL: usize = 60;

/// A paragraph from this length on is prose, unless it is made of links.
const PROSE: usize = 120;

/// Removes every block below `root` that is no text, outermost first.
pub(crate) fn lift(root: &NodeRef, base: &Url) -> Vec<Lifted> {
    let mut lifted = Vec::new();
    let mut open: Vec<NodeRef> = root.children_it(true).collect();
    while let Some(node) = open.pop() {
        if !node.is_element()
            || node.parent().is_none()
            || dom::is_any(&node, &["script", "style", "head", "noscript"])
            // A box of a handbook is text, also one that says what else to see.
            || node.has_attr("data-callout")
        {
            continue;
        }
        match judge(&node, base) {
            Some((reason, related, also)) => {
                let after = place::text_before(&node);
                let within = node.ancestors_it(Some(3)).map(|ancestor| ancestor.id).collect();
                let text =
                    std::iter::once(&node).chain(also.iter()).map(dom::line).collect::<Vec<_>>().join("\n");
                for taken in std::iter::once(&node).chain(also.iter()) {
                    taken.remove_from_parent();
                }
                lifted.push(Lifted {
                    removed: Removed { reason, text, place: None, kept: false },
                    related,
                    within,
                    after,
                });
            }
            None => open.extend(node.children_it(true)),
        }
    }
    lifted
}

/// Removes a block, whatever it says; `None` when it says nothing.
pub(crate) fn take_out(node: &NodeRef, reason: RemovedReason) -> Option<Lifted> {
    let text = dom::line(node);
    let after = place::text_before(node);
    let within = node.ancestors_it(Some(3)).map(|ancestor| ancestor.id).collect();
    node.remove_from_parent();
    let removed = Removed { reason, text, place: None, kept: false };
    (!removed.text.is_empty()).then_some(Lifted { removed, related: vec![], within, after })
}

type Verdict<'a> = (RemovedReason, Vec<Related>, Option<NodeRef<'a>>);

fn judge<'a>(node: &NodeRef<'a>, base: &Url) -> Option<Verdict<'a>> {
    if !dom::is_any(node, &dom::SET_APART) && !stands_alone(node) {
        return None;
    }
    let length = dom::length_within(node, MAX_BLOCK);
    if length == Some(0) {
        return None;
    }
    if is_consent(node) {
        return Some((RemovedReason::Furniture, vec![], None));
    }
    length?;
    let line = dom::line(node);
    if let Some(links) = related::links_of(node, &line, base) {
        return Some((RemovedReason::Related, links, None));
    }
    if let Some((list, links)) = related::list_under(node, &line, base) {
        return Some((RemovedReason::Related, links, Some(list)));
    }
    if let Some(links) = related::shouted(node, &line, base) {
        return Some((RemovedReason::Related, links, None));
    }
    if let Some(links) = related::between_prose(node, base) {
        return Some((RemovedReason::Related, links, None));
    }
    if is_table_of_contents(node) {
        return Some((RemovedReason::Furniture, vec![], None));
    }
    let is_leaf = !node.descendants_it().any(|n| dom::is_any(&n, &dom::SET_APART));
    if is_leaf {
        if is_tag(node, base) {
            return Some((RemovedReason::Furniture, vec![], None));
        }
        if related::is_bare(&line) && dom::links(node).is_empty() {
            return Some((RemovedReason::Related, vec![], None));
        }
        if line.chars().count() <= MAX_PROMO && lexicon::is_promo(&line) {
            return Some((RemovedReason::Promo, vec![], None));
        }
        if line.chars().count() <= MAX_LABEL
            && lexicon::is_furniture(&line)
            && !dom::is_any(node, &["td", "th", "dt", "dd"])
            && !dom::has_image(node)
        {
            return Some((RemovedReason::Furniture, vec![], None));
        }
    }
    let reason = if dom::has_label(node, &labels::boxes().promo) {
        RemovedReason::Promo
    } else if dom::has_label(node, &labels::boxes().furniture) {
        RemovedReason::Furniture
    } else {
        return None;
    };
    (!holds_prose(node) && !dom::is_any(node, &["body", "main", "article", "figure"])).then_some((
        reason,
        vec![],
        None,
    ))
}

/// A list of links to parts of the same page, and nothing else but its title.
fn is_table_of_contents(node: &NodeRef) -> bool {
    const FEWEST: usize = 3;
    const TITLE: usize = 16;
    if !dom::is_any(node, &["ul", "ol", "div", "nav"]) {
        return false;
    }
    let leads_down = |link: &NodeRef| link.attr_or("href", "").starts_with('#');
    let first = node.descendants_it().find(|n| dom::is_any(n, &["a"]) && n.has_attr("href"));
    if !first.is_some_and(|first| leads_down(&first)) {
        return false;
    }
    let links = dom::links(node);
    if links.len() < FEWEST {
        return false;
    }
    let (linked, all) = dom::link_share(node);
    linked + TITLE >= all && links.iter().all(leads_down)
}

/// A line that is a link to all there is under one word.
fn is_tag(node: &NodeRef, base: &Url) -> bool {
    let links = dom::links(node);
    if links.is_empty() {
        return false;
    }
    let (linked, all) = dom::link_share(node);
    let leads_to_list = |link: &NodeRef| {
        let url = links::web(&link.attr_or("href", ""), base);
        url.is_some_and(|url| links::is_index(&url, base))
    };
    all > 0 && all <= MAX_LABEL && linked == all && links.iter().all(leads_to_list)
}

/// A phrase that has its line to itself.
fn stands_alone(node: &NodeRef) -> bool {
    let is_break = |n: &NodeRef| {
        dom::is_any(n, &dom::SET_APART) || dom::is_any(n, &["br", "hr", "figure", "script", "img"])
    };
    let beside = |forward: bool| {
        let mut next = if forward { node.next_sibling() } else { node.prev_sibling() };
        while let Some(n) = next {
            if n.is_element() || !n.text().trim().is_empty() {
                return is_break(&n);
            }
            next = if forward { n.next_sibling() } else { n.prev_sibling() };
        }
        true
    };
    dom::is_any(node, &["strong", "b", "em", "i", "span", "a"])
        && node.parent().is_some_and(|parent| {
            dom::is_any(&parent, &["div", "section", "article", "body", "main", "html"])
        })
        && beside(false)
        && beside(true)
}

/// A consent dialog, however much it says. Its id is its maker's.
fn is_consent(node: &NodeRef) -> bool {
    const MAKERS: [&str; 10] = [
        "onetrust",
        "cookiebot",
        "cookieconsent",
        "didomi",
        "usercentrics",
        "qc-cmp",
        "truste",
        "sp_message",
        "cookie-law",
        "cookie-banner",
    ];
    let labels = dom::labels(node);
    dom::is_any(node, &["div", "section", "aside", "dialog"])
        && MAKERS.iter().any(|maker| labels.contains(maker))
}

fn holds_prose(node: &NodeRef) -> bool {
    let is_prose = |n: &NodeRef| {
        dom::is_any(n, &["p"]) && {
            let (linked, all) = dom::link_share(n);
            all >= PROSE && linked * 3 < all
        }
    };
    is_prose(node)
        || node.descendants_it().any(|n| is_prose(&n))
        || node.descendants_it().any(|n| dom::is_any(&n, &["h1"]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, left: &str, reasons: &[RemovedReason]) {
        let doc = dom::fragment(html);
        let base = Url::parse("https://n.example/a").unwrap();
        let lifted = lift(&doc.html_root(), &base);
        assert_eq!(lifted.iter().map(|l| l.removed.reason).collect::<Vec<_>>(), reasons, "{html}");
        assert_eq!(dom::line(&doc.html_root()), left, "{html}");
    }

    #[test]
    fn blocks_go_for_their_reason() {
        use RemovedReason::{Furniture, Promo, Related};
        check("<p>a</p><p>Baca juga: <a href=/b>B</a></p><p>c</p>", "ac", &[Related]);
        check(
            "<p>a</p><h3>Related stories</h3><ul><li><a href=/b>B</a><li><a href=/c>C</a></ul>",
            "a",
            &[Related],
        );
        check("<p>a</p><strong>Baca juga: <a href=/b>B</a></strong><p>c</p>", "ac", &[Related]);
        check("a <b>Komentar</b> c", "a Komentar c", &[]);
        check("<p>a</p><div><p>Baca berita tanpa iklan. Gabung X+</p></div>", "a", &[Promo]);
        check("<p>a</p><ul><li><a href=/tag/banjir>banjir</a></ul>", "a", &[Furniture]);
        check("<p>a</p><div class='share-bar'><a>Facebook</a><a>X</a></div>", "a", &[Furniture]);
        check(
            "<p>a</p><div>Close Ads</div><div id=comments><p>Nice!</p></div>",
            "a",
            &[Furniture, Furniture],
        );
        check(
            "<ul><li><a href=#a>Satu</a><li><a href=#b>Dua</a><ul><li><a href=#c>Tiga</a></ul></ul><p>a</p>",
            "a",
            &[Furniture],
        );
        check("<form class=newsletter-form><p>Your address</p></form>", "", &[Promo]);
    }

    #[test]
    fn prose_stays_whatever_its_box_is_called() {
        let prose = "The river fell on Wednesday and the school by the market opened its doors again to the children \
                     who had spent two weeks in tents on the hill, the district said.";
        check(&format!("<div class='post tags social'><p>{prose}</p></div>"), prose, &[]);
    }
}
