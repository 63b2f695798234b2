//! What stands under a picture: found, and without what only programs say.

use std::collections::HashMap;

use dom_query::{Document, NodeId, NodeRef};

use crate::article::{media::credit, page::dom};

/// Marks captions as such, and leaves in them what a person sees.
pub(crate) fn settle(doc: &Document, root: &NodeRef) {
    let mut measured = HashMap::new();
    for node in root.descendants_it().filter(NodeRef::is_element).collect::<Vec<_>>() {
        mark(&node, &mut measured);
    }
    for paragraph in root.descendants_it().filter(|n| dom::is_any(n, &["p"])).collect::<Vec<_>>() {
        mark_line_below(&paragraph);
    }
    for caption in root.descendants_it().filter(|n| dom::is_any(n, &["figcaption"])).collect::<Vec<_>>() {
        tidy(doc, &caption);
    }
}

/// What may be a figure: how many pictures are in it, and how many characters.
#[derive(Clone, Copy)]
struct Measured {
    pictures: usize,
    characters: usize,
}

/// A block that calls itself a caption and stands with one picture makes a figure of both.
fn mark(node: &NodeRef, measured: &mut HashMap<NodeId, Measured>) {
    const CALLED_SO: [&str; 5] = ["imgdesc", "imagedesc", "photodesc", "picdesc", "mediadescription"];
    if !dom::is_any(node, &["div", "p", "span", "small", "dd", "cite", "em"])
        || !(dom::labels(node).contains("caption") || dom::has_label(node, &CALLED_SO))
    {
        return;
    }
    let node = &with_credit(node);
    let caption = dom::line(node);
    if caption.is_empty() || caption.chars().count() > 500 || dom::has_image(node) {
        return;
    }
    // Many captions may stand in one box.
    let mut measure = |node: &NodeRef| {
        *measured.entry(node.id).or_insert_with(|| Measured {
            pictures: node.descendants_it().filter(|n| dom::is_any(n, &["img"])).count(),
            characters: dom::line(node).chars().count(),
        })
    };
    let with_picture = node
        .ancestors_it(Some(3))
        .map(|figure| (figure, measure(&figure)))
        .find(|(_, held)| held.pictures > 0);
    let Some((figure, held)) = with_picture else { return };
    let other_text = held.characters.saturating_sub(caption.chars().count());
    if held.pictures == 1
        && other_text <= 100
        && dom::is_any(&figure, &["div", "figure", "p", "dl", "span"])
        && node.ancestors_it(None).all(|n| !dom::is_any(&n, &["figcaption"]))
    {
        node.rename("figcaption");
        figure.rename("figure");
    }
}

/// A line right below a paragraph that is a picture, ending with whose the picture is.
fn mark_line_below(picture: &NodeRef) {
    const LONGEST: usize = 200;
    if !dom::has_image(picture) || !dom::line(picture).is_empty() {
        return;
    }
    let Some(below) = picture.next_element_sibling().filter(|n| dom::is_any(n, &["p"]) && !dom::has_image(n))
    else {
        return;
    };
    let line = dom::line(&below);
    let is_caption = line.chars().count() <= LONGEST && credit::has_credit(&line);
    if is_caption && picture.ancestors_it(Some(3)).all(|n| !dom::is_any(&n, &["figure"])) {
        below.rename("figcaption");
        picture.rename("figure");
        picture.append_child(&below);
    }
}

/// The line that a caption shares with its credit, where the template sets both apart.
fn with_credit<'a>(caption: &NodeRef<'a>) -> NodeRef<'a> {
    let is_line = |line: &NodeRef| {
        let mut parts = std::iter::successors(line.first_element_child(), NodeRef::next_element_sibling);
        let (Some(one), Some(other), None) = (parts.next(), parts.next(), parts.next()) else { return false };
        let says_whose = |part| dom::has_label(part, &["credit", "credits", "copyright", "author"]);
        dom::is_any(line, &["p", "div", "span"])
            && (says_whose(&one) || says_whose(&other))
            && !dom::has_image(line)
    };
    caption.parent().filter(is_line).unwrap_or(*caption)
}

/// Buttons that open and close a caption.
const BUTTONS: [&str; 4] = ["hidecaption", "togglecaption", "captiontoggle", "captionbutton"];

fn tidy(doc: &Document, caption: &NodeRef) {
    const PARTS: usize = 50;
    let mut said: Vec<String> = Vec::new();
    for node in caption.descendants_it().filter(NodeRef::is_element).take(PARTS).collect::<Vec<_>>() {
        let line = dom::line(&node);
        if line.is_empty() || node.parent().is_none() || dom::is_any(&node, &["img", "br"]) {
            continue;
        }
        let is_credit = dom::has_label(&node, &["credit", "credits"]);
        let is_announcement = credit::announcement(&line) == line.len();
        if dom::has_label(&node, &BUTTONS) || is_announcement || (is_credit && said.contains(&line)) {
            node.remove_from_parent();
        } else if is_credit {
            said.push(line);
        }
    }
    for block in caption.descendants_it().filter(|n| dom::is_any(n, &["p", "div"])).collect::<Vec<_>>() {
        block.insert_after(&doc.tree.new_text(" "));
        dom::open(&block);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expected: &str) {
        let doc = dom::fragment(html);
        settle(&doc, &doc.html_root());
        assert_eq!(&*doc.html_root().inner_html(), expected, "{html}");
    }

    #[test]
    fn captions_are_marked() {
        check(
            "<div class=photo><img src=b.jpg><div class=photo__caption>Banjir</div></div>",
            r#"<figure class="photo"><img src="b.jpg"><figcaption class="photo__caption">Banjir</figcaption></figure>"#,
        );
        check(
            "<span class=photo><img src=b.jpg><em class=img_desc>Banjir</em></span>",
            r#"<figure class="photo"><img src="b.jpg"><figcaption class="img_desc">Banjir</figcaption></figure>"#,
        );
        check(
            "<p><img src=b.jpg></p><p>候鸟飞翔。新华社记者 李雪 摄</p><p>a</p>",
            r#"<figure><img src="b.jpg"><figcaption>候鸟飞翔。新华社记者 李雪 摄</figcaption></figure><p>a</p>"#,
        );
        check(
            "<p><img src=b.jpg></p><p>Banjir surut.</p>",
            r#"<p><img src="b.jpg"></p><p>Banjir surut.</p>"#,
        );
    }

    #[test]
    fn what_only_programs_say_goes() {
        let check = |caption: &str, expected: &str| {
            let doc =
                dom::fragment(&format!("<figure><img src=b.jpg><figcaption>{caption}</figcaption></figure>"));
            settle(&doc, &doc.html_root());
            assert_eq!(dom::line(&doc.html_root()), expected, "{caption}");
        };
        check("<span>Image caption, </span>Banjir surut", "Banjir surut");
        check("<span>Banjir.</span><span><b>Credit...</b><i>Ana Lee</i></span>", "Banjir.Ana Lee");
        check("<p>Banjir.</p><p>Foto: Ana Lee</p>", "Banjir. Foto: Ana Lee");
        check(
            "Banjir. <b class=credit>Ana</b> <b class=hide-caption>hide caption</b><b class=credit>Ana</b>",
            "Banjir. Ana",
        );
        check("Photo of the flood, taken on Monday", "Photo of the flood, taken on Monday");
    }
}
