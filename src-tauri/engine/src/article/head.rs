//! What a page repeats above the text: the headline, who wrote it and when.

use dom_query::{Document, NodeRef};

use super::{attribution, byline, dom, image, published, title::key};

/// How many blocks may stand above the text.
const ABOVE: usize = 8;

/// Removes from the top of a body what the reader shows in its own header.
pub(super) fn trim(root: &NodeRef, title: Option<&str>, byline: Option<&str>) {
    let title = title.map(key).filter(|title| !title.is_empty());
    let byline = byline.map(key);
    let blocks: Vec<NodeRef> = root.element_children();
    for block in blocks.into_iter().take(ABOVE) {
        let line = dom::line(&block);
        let key_of_line = key(&line);
        if dom::has_image(&block) || key_of_line.is_empty() {
            continue;
        }
        let repeats_title = title.as_deref() == Some(key_of_line.as_str());
        let is_short = line.chars().count() <= 120;
        let names_author = is_short
            && byline.as_deref().is_some_and(|byline| {
                key_of_line == byline
                    || byline::join(std::slice::from_ref(&line)).is_some_and(|names| key(&names) == byline)
            });
        let is_label = ["penulis", "editor", "reporter", "oleh", "by"].contains(&key_of_line.as_str());
        if repeats_title
            || names_author
            || is_label
            || published::is_dateline(&line)
            || attribution::is_source_line(&line)
        {
            block.remove_from_parent();
        } else if line.chars().count() > 150 {
            return;
        }
    }
}

/// Puts the lead picture at the top, with its caption from the page, when the body shows no picture like it.
pub(super) fn add_lead_image(body: &Document, page: &Document, lead: &str) {
    let root = body.html_root();
    let shown = root
        .descendants_it()
        .filter(|n| dom::is_any(n, &["img"]))
        .any(|img| image::same_picture(&img.attr_or("src", ""), lead));
    if shown {
        return;
    }
    let on_page = page
        .root()
        .descendants_it()
        .filter(|n| dom::is_any(n, &["img"]))
        .find(|img| image::same_picture(&img.attr_or("src", ""), lead));
    let figure = body.tree.new_element("figure");
    let img = body.tree.new_element("img");
    img.set_attr("src", lead);
    figure.append_child(&img);
    if let Some(on_page) = on_page {
        img.set_attr("src", &on_page.attr_or("src", lead));
        for name in ["alt", "width", "height"] {
            if let Some(value) = on_page.attr(name) {
                img.set_attr(name, &value);
            }
        }
        if let Some(caption) = caption_of(&on_page) {
            let figcaption = body.tree.new_element("figcaption");
            figcaption.set_text(caption);
            figure.append_child(&figcaption);
        }
    }
    root.prepend_child(&figure);
}

fn caption_of(img: &NodeRef) -> Option<String> {
    let figure = img.ancestors_it(Some(5)).find(|n| dom::is_any(n, &["figure"]))?;
    let caption = figure.descendants_it().find(|n| dom::is_any(n, &["figcaption"]))?;
    Some(dom::line(&caption)).filter(|caption| !caption.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_is_not_repeated() {
        let doc = dom::fragment(
            "<h2>Banjir surut</h2><p>Harian - 09/11/2022, 19:01 WIB</p><p>Oleh Sari W</p><p>Sumber Reuters</p><p>Warga pulang.</p>",
        );
        trim(&doc.html_root(), Some("Banjir Surut"), Some("Sari W"));
        assert_eq!(dom::line(&doc.html_root()), "Warga pulang.");
    }

    #[test]
    fn the_lead_picture_comes_once() {
        let page = dom::page(
            "<figure><img src='https://n.example/x/banjir-01.jpg' alt=A><figcaption>C</figcaption></figure>",
        );
        let check = |body: &str, expected: &str| {
            let body = dom::fragment(body);
            add_lead_image(&body, &page, "https://cdn.example/big/banjir-01.jpg?w=9");
            assert_eq!(&*body.html_root().inner_html(), expected);
        };
        check(
            "<p>a</p>",
            r#"<figure><img src="https://n.example/x/banjir-01.jpg" alt="A"><figcaption>C</figcaption></figure><p>a</p>"#,
        );
        check(
            "<p><img src='https://n.example/y/banjir-01.jpg'></p>",
            r#"<p><img src="https://n.example/y/banjir-01.jpg"></p>"#,
        );
    }
}
