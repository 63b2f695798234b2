//! "Read also" between the paragraphs: its links move to a list after the text.

use dom_query::NodeRef;
use url::Url;

use crate::article::{
    lexicon::{self, labels},
    page::{dom, line, links},
};
use crate::model::Related;

/// A box with more links is a page of its own.
const MAX_LINKS: usize = 12;

/// What a block links to when at least two signs say that it is no part of the story: a cue phrase, a label in
/// its class, nearly all of it links, links to the same site only, a line of its own.
///
/// A paragraph that is one long link, and shows no other sign, is part of the story.
pub(crate) fn links_of(block: &NodeRef, line: &str, base: &Url) -> Option<Vec<Related>> {
    let cue = cue_of(block, line);
    let is_labelled = dom::has_label(block, &labels::boxes().related);
    if cue.is_none() && !is_labelled {
        return None;
    }
    let (linked, all) = dom::link_share(block);
    let cue_letters = cue.map_or(0, |end| line[..end].chars().filter(|c| !c.is_whitespace()).count());
    if (linked + cue_letters) * 10 < all * 8 {
        return None;
    }
    let found = titled_links(block, base);
    let stays_here =
        || found.iter().all(|link| Url::parse(&link.url).is_ok_and(|url| links::same_site(&url, base)));
    // Links to lists only: what they lead to is none of the related, but nor is it of the text.
    if cue.is_some() && found.is_empty() && linked > 0 {
        return Some(found);
    }
    let is_list = (1..=MAX_LINKS).contains(&found.len());
    (is_list && (cue.is_some() || stays_here())).then_some(found)
}

/// The bytes of a "read also" at the start of a block. It may be an element of its own, set apart on the screen but
/// not in the text: `<span>À lire aussi</span>Ces villages`.
fn cue_of(block: &NodeRef, line: &str) -> Option<usize> {
    let is_apart = |node: &NodeRef| {
        dom::is_any(node, &["span", "strong", "b", "em", "i", "h2", "h3", "h4", "h5", "p", "div"])
    };
    let first = block
        .descendants_it()
        .filter(is_apart)
        .map(|node| dom::line(&node))
        .find(|own| !own.is_empty() && own.len() < line.len());
    first
        .filter(|own| line.starts_with(own.as_str()) && lexicon::cue(own) == Some(own.len()))
        .map(|own| own.len())
        .or_else(|| lexicon::cue(line))
}

/// The links of a list that stands between paragraphs and holds nothing but links to articles of the same site:
/// three signs without a word that says so.
pub(crate) fn between_prose(list: &NodeRef, base: &Url) -> Option<Vec<Related>> {
    if !dom::is_any(list, &["ul", "ol"]) {
        return None;
    }
    let items = list.element_children();
    let is_link = |item: &NodeRef| {
        let (linked, all) = dom::link_share(item);
        all > 0 && linked == all && dom::links(item).len() == 1
    };
    if !(2..=MAX_LINKS).contains(&items.len()) || !items.iter().all(is_link) {
        return None;
    }
    let found = titled_links(list, base);
    let is_article = |link: &Related| {
        Url::parse(&link.url).is_ok_and(|url| links::same_site(&url, base))
            && link.title.split_whitespace().count() >= 3
    };
    let stands_in_text = list.ancestors_it(Some(3)).chain([*list]).any(|around| {
        around.next_element_sibling().is_some_and(|next| begins_as_prose(&next))
            && around.prev_element_sibling().is_some()
    });
    (found.len() == items.len() && found.iter().all(is_article) && stands_in_text).then_some(found)
}

/// The link that a paragraph in capitals between others is: no story is told so, and newsrooms set the next one so.
pub(crate) fn shouted(block: &NodeRef, line: &str, base: &Url) -> Option<Vec<Related>> {
    const WORDS: usize = 4;
    // Most lines have a small letter near their start.
    let is_in_capitals = line.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
        && line.split_whitespace().count() >= WORDS;
    let stands_between = || {
        let beside = [block.prev_element_sibling(), block.next_element_sibling()];
        beside
            .iter()
            .all(|beside| beside.is_some_and(|n| dom::is_any(&n, &["p", "div", "figure", "h2", "h3"])))
    };
    if !is_in_capitals || !dom::is_any(block, &["p"]) || !stands_between() {
        return None;
    }
    let (linked, all) = dom::link_share(block);
    let found = titled_links(block, base);
    let stays_here = Url::parse(&found.first()?.url).is_ok_and(|url| links::same_site(&url, base));
    (linked == all && found.len() == 1 && stays_here).then_some(found)
}

/// Whether running text stands at the start of `node`, of which no more is read than that takes.
fn begins_as_prose(node: &NodeRef) -> bool {
    const WORDS: u32 = 12;
    const NODES: usize = 100;
    let (mut words, mut linked) = (0, 0);
    for text_node in node.descendants_it().take(NODES).filter(NodeRef::is_text) {
        let own = line::count_words(&text_node.text());
        words += own;
        let in_link = text_node.ancestors_it(Some(4)).any(|n| dom::is_any(&n, &["a"]));
        linked += if in_link { own } else { 0 };
        if words >= 4 * WORDS {
            break;
        }
    }
    words >= WORDS && linked * 4 < words
}

/// Whether `line` is a "read also" whose link was lost on the way, as feeds lose them, or a heading over nothing.
pub(crate) fn is_bare(line: &str) -> bool {
    let Some(end) = lexicon::cue(line) else { return false };
    let (cue, rest) = line.split_at(end);
    let marked = cue.trim_end().ends_with([':', '：']);
    rest.is_empty() && cue.trim().contains(' ')
        || (marked && rest.chars().count() <= 200 && !rest.ends_with(['.', '”', '"']))
}

/// The list that stands under a heading such as "Baca juga".
pub(crate) fn list_under<'a>(
    heading: &NodeRef<'a>,
    line: &str,
    base: &Url,
) -> Option<(NodeRef<'a>, Vec<Related>)> {
    let end = lexicon::cue(line)?;
    if end < line.len() {
        return None;
    }
    let list = heading.next_element_sibling()?;
    let (linked, all) = dom::link_share(&list);
    let found = titled_links(&list, base);
    // Beside the headlines stand dates and sections.
    (!found.is_empty() && found.len() <= MAX_LINKS && linked * 10 >= all * 6).then_some((list, found))
}

/// The headline in a link that is a whole card, with its label, its date and how long it takes to read.
fn headline(link: &NodeRef) -> Option<String> {
    let is_one = |node: &NodeRef| {
        dom::is_any(node, &["h2", "h3", "h4", "h5", "h6"])
            || (dom::is_any(node, &["span", "div", "p", "strong"])
                && dom::has_label(node, &["title", "headline"]))
    };
    link.descendants_it()
        .filter(is_one)
        .map(|node| dom::line(&node))
        .find(|line| line::count_words(line) >= 3)
}

/// The links of a block, no more of them than tell that they are too many.
fn titled_links(block: &NodeRef, base: &Url) -> Vec<Related> {
    let mut found: Vec<Related> = Vec::new();
    for link in dom::links(block) {
        let line = headline(&link).unwrap_or_else(|| dom::line(&link));
        // What 【】 holds is a part of the headline.
        let cue = cue_of(&link, &line).filter(|_| !line.starts_with('【'));
        let title = cue.map_or(line.as_str(), |end| &line[end..]);
        let title = line::one_line(title);
        let Some(url) = links::link(&link.attr_or("href", ""), base).filter(|url| url.starts_with("http"))
        else {
            continue;
        };
        if Url::parse(&url).is_ok_and(|url| links::is_index(&url, base)) {
            continue;
        }
        if !title.is_empty() && found.iter().all(|have| have.url != url) {
            found.push(Related { title, url });
        }
        if found.len() > MAX_LINKS {
            break;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expected: Option<&[(&str, &str)]>) {
        let doc = dom::fragment(html);
        let block = doc.html_root().first_element_child().expect("a block");
        let base = Url::parse("https://www.n.example/a").unwrap();
        let found = links_of(&block, &dom::line(&block), &base);
        let expected = expected.map(|links| {
            links
                .iter()
                .map(|(title, url)| Related { title: (*title).into(), url: (*url).into() })
                .collect::<Vec<_>>()
        });
        assert_eq!(found, expected, "{html}");
    }

    #[test]
    fn two_signs_move_a_block() {
        check("<p>Baca juga: <a href=/b>Banjir</a></p>", Some(&[("Banjir", "https://www.n.example/b")]));
        check("<p><b><a href=/b>Read also: Flood</a></b></p>", Some(&[("Flood", "https://www.n.example/b")]));
        check("<div class=read-also-box><a href=/b>Satu</a><a href=/c>Dua</a></div>", None);
        check(
            "<div class='inline-related'><a href=/b>Satu</a><a href=/c>Dua</a></div>",
            Some(&[("Satu", "https://www.n.example/b"), ("Dua", "https://www.n.example/c")]),
        );
        check("<p>関連記事：<a href=/b>洪水</a></p>", Some(&[("洪水", "https://www.n.example/b")]));
    }

    #[test]
    fn a_card_is_called_by_its_headline() {
        check(
            "<div class=related><a href=/b><i>Terkait</i><h3>Banjir surut di kota</h3><time>2 jam</time></a></div>",
            Some(&[("Banjir surut di kota", "https://www.n.example/b")]),
        );
        check(
            "<div class=related><a href=/b><span class=card__headline>Banjir surut di kota</span><span>4 min</span></a></div>",
            Some(&[("Banjir surut di kota", "https://www.n.example/b")]),
        );
    }

    #[test]
    fn one_sign_does_not() {
        check(
            "<p><a href=/b>The whole of this paragraph is a link, but it is a part of the story.</a></p>",
            None,
        );
        check(
            "<p>Baca juga laporan <a href=/b>itu</a> sebelum memberi suara, kata menteri kepada wartawan.</p>",
            None,
        );
        check(
            "<p class=related>Prose that some template calls related, with <a href=/b>a link</a> in it.</p>",
            None,
        );
        check("<div class=related><a href=https://other.example/b>Elsewhere</a></div>", None);
    }

    #[test]
    fn a_link_in_capitals_between_paragraphs_is_none_of_the_text() {
        let check = |paragraph: &str, expected: bool| {
            let doc = dom::fragment(&format!("<p>a</p>{paragraph}<p>b</p>"));
            let block = doc.html_root().element_children()[1];
            let base = Url::parse("https://www.n.example/a").unwrap();
            assert_eq!(shouted(&block, &dom::line(&block), &base).is_some(), expected, "{paragraph}");
        };
        check("<p><a href=/b><strong>FAMILY FINDS A LETTER IN THE WALL</strong></a></p>", true);
        check("<p><a href=/b>FAMILY FINDS A LETTER</a> IN THE WALL</p>", false);
        check("<p><a href=https://o.example/b>FAMILY FINDS A LETTER</a></p>", false);
        check("<p><a href=/b>The family finds a letter</a></p>", false);
        check("<h2><a href=/b>FAMILY FINDS A LETTER</a></h2>", false);
        check("<p><a href=/b>家族が手紙を 見つけた と 町</a></p>", false);
    }

    #[test]
    fn lost_links() {
        for (line, expected) in [
            ("Baca juga: Banjir di kota", true),
            ("Baca juga", true),
            ("Baca juga: kata menteri itu, sebelum memilih.", false),
            ("Related", false),
            ("Banjir di kota", false),
        ] {
            assert_eq!(is_bare(line), expected, "{line}");
        }
    }
}
