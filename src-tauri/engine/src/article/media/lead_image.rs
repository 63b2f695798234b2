//! The picture that stands for an article, with what the page says under it.

use dom_query::{Document, NodeId, NodeRef};

use crate::article::{
    media::{
        credit::{LONGEST, SOURCE, clean_caption, clean_credit, split},
        image,
    },
    page::{dom, start},
};

/// The picture that stands for an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeadImage {
    pub url: String,
    /// What it shows, without the credit.
    pub caption: Option<String>,
    /// Whose it is, without labels such as "Foto:".
    pub credit: Option<String>,
}

/// The picture at `url`, as the page shows it. What the page has no place for is taken from `stated`: its caption and
/// credit as JSON-LD gives them.
pub(crate) fn describe(
    page: &Document,
    body: &Document,
    url: &str,
    stated: (Option<String>, Option<String>),
) -> LeadImage {
    let shown = shown_as(page, body, url).and_then(|img| figure_of(&img)).map(|figure| read(&figure));
    let (caption, credit) = shown.unwrap_or_default();
    // JSON-LD often repeats the whole line, credit and all.
    let (stated_caption, in_caption) = stated.0.map(|line| split(&line)).unwrap_or_default();
    LeadImage {
        url: url.to_string(),
        caption: caption.or(stated_caption),
        credit: credit.or_else(|| stated.1.and_then(|raw| clean_credit(&raw))).or(in_caption),
    }
}

/// Puts the lead picture at the top, with what is said under it, when the body shows no picture like it.
pub(crate) fn add(body: &Document, page: &Document, lead: &LeadImage) {
    let root = body.html_root();
    let on_page = shown_as(page, body, &lead.url);
    let is_shown = |url: &str| with_address(body, url).is_some();
    if is_shown(&lead.url) || on_page.as_ref().is_some_and(|img| is_shown(&img.attr_or("src", ""))) {
        return;
    }
    let figure = body.tree.new_element("figure");
    let img = body.tree.new_element("img");
    img.set_attr("src", &lead.url);
    figure.append_child(&img);
    if let Some(on_page) = &on_page {
        img.set_attr("src", &on_page.attr_or("src", lead.url.as_str()));
        for name in ["alt", "width", "height"] {
            if let Some(value) = on_page.attr(name) {
                img.set_attr(name, &value);
            }
        }
    }
    let written = on_page.and_then(|img| figure_of(&img)).and_then(|figure| caption_of(&figure));
    let line = written.map(|caption| dom::line(&caption)).or_else(|| {
        let parts: Vec<&str> =
            [&lead.caption, &lead.credit].into_iter().flatten().map(String::as_str).collect();
        (!parts.is_empty()).then(|| parts.join(" · "))
    });
    if let Some(line) = line.filter(|line| !line.is_empty()) {
        let figcaption = body.tree.new_element("figcaption");
        figcaption.set_text(line);
        figure.append_child(&figcaption);
    }
    root.prepend_child(&figure);
}

/// The picture on the page that is the one at `url`, or else the one that stands before the text: it is what
/// the article opens with, whatever was cut from it for previews.
fn shown_as<'a>(page: &'a Document, body: &Document, url: &str) -> Option<NodeRef<'a>> {
    with_address(page, url).or_else(|| above_text(page, body))
}

fn with_address<'a>(page: &'a Document, url: &str) -> Option<NodeRef<'a>> {
    let root = page.root();
    let mut images = root.descendants_it().filter(|n| dom::is_any(n, &["img"]));
    images.find(|img| image::same_picture(&img.attr_or("src", ""), url))
}

fn above_text<'a>(page: &'a Document, body: &Document) -> Option<NodeRef<'a>> {
    let first = start::on_page(page, body)?;
    let root = page.root();
    let around: Vec<NodeId> = first.ancestors_it(None).map(|n| n.id).collect();
    let before = root.descendants_it().take_while(|n| n.id != first.id);
    let is_aside = |n: &NodeRef| {
        dom::is_any(n, &["aside", "nav", "footer"])
            || dom::has_label(n, &["related", "author", "byline", "ads"])
    };
    let opens_article = |img: &NodeRef| {
        let mut above = img.ancestors_it(None).take_while(|n| !dom::is_any(n, &["body"]));
        figure_of(img).is_some()
            && above.any(|n| around.contains(&n.id))
            && !img.ancestors_it(Some(6)).any(|n| is_aside(&n))
    };
    before.filter(|n| dom::is_any(n, &["img"])).filter(opens_article).last()
}

fn figure_of<'a>(img: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    img.ancestors_it(Some(5)).find(|n| dom::is_any(n, &["figure"]))
}

fn caption_of<'a>(figure: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    figure.descendants_it().find(|n| dom::is_any(n, &["figcaption"]))
}

/// The caption and the credit of a figure.
fn read(figure: &NodeRef) -> (Option<String>, Option<String>) {
    let Some(caption) = caption_of(figure) else { return (None, credited(figure)) };
    let line = dom::line(&caption);
    let apart = credited(&caption).or_else(|| last_of_parts(&caption));
    match apart.filter(|credit| line.len() > credit.len() && line.ends_with(credit.as_str())) {
        Some(credit) => (clean_caption(&line[..line.len() - credit.len()]), clean_credit(&credit)),
        None => {
            let (caption, credit) = split(&line);
            (caption, credit.or_else(|| credited(figure).and_then(|raw| clean_credit(&raw))))
        }
    }
}

/// What elements with a credit in them are called.
const CREDITED: [&str; 16] = [
    "credit",
    "credits",
    "copyright",
    "photographer",
    "photocredit",
    "imagecredit",
    "rights",
    "source",
    "sumber",
    "quelle",
    "fonte",
    "author",
    "agency",
    "courtesy",
    "attribution",
    "copyrightholder",
];

/// The text of an element inside `node` that is called after credits.
fn credited(node: &NodeRef) -> Option<String> {
    let is_called_so = |n: &NodeRef| {
        let labels = dom::labels(n);
        let mut words = labels.split(|c: char| !c.is_ascii_alphanumeric());
        words.any(|word| CREDITED.contains(&word))
    };
    let inside = node
        .descendants_it()
        .filter(|n| dom::is_any(n, &["span", "small", "cite", "div", "p", "em", "i", "a"]));
    let announced = || {
        let lines =
            node.descendants_it().filter(|n| dom::is_any(n, &["p", "span", "div"])).map(|n| dom::line(&n));
        let mut lines = lines.filter(|line| line.chars().count() <= LONGEST);
        lines.find_map(|line| SOURCE.find(&line).map(|label| line[label.end()..].to_string()))
    };
    inside
        .filter(is_called_so)
        .map(|n| dom::line(&n))
        .find(|line| !line.is_empty() && line.chars().count() <= LONGEST)
        .or_else(announced)
}

/// A caption of two parts has its credit in the second, when that is no sentence.
fn last_of_parts(caption: &NodeRef) -> Option<String> {
    let mut holder = *caption;
    while let [only] = holder.element_children().as_slice() {
        if dom::line(only) != dom::line(&holder) {
            break;
        }
        holder = *only;
    }
    let parts: Vec<NodeRef> =
        holder.element_children().into_iter().filter(|part| !dom::line(part).is_empty()).collect();
    let [_, .., last] = parts.as_slice() else { return None };
    let line = dom::line(last);
    let is_inline = dom::is_any(last, &["span", "small", "cite", "em", "i", "p"]);
    let is_sentence = line.ends_with(['.', '!', '?']) || line.split_whitespace().count() > 8;
    (is_inline && !is_sentence && line.chars().count() <= LONGEST).then_some(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_credit_of_its_own_is_none_of_the_caption() {
        let check = |html: &str, caption: Option<&str>, credit: Option<&str>| {
            let page = dom::page(html);
            let lead = describe(&page, &page, "https://n.example/x/banjir-01.jpg", (None, None));
            assert_eq!((lead.caption.as_deref(), lead.credit.as_deref()), (caption, credit), "{html}");
        };
        let figure = |caption: &str| {
            format!(
                "<figure><img src='https://n.example/banjir-01.jpg'><figcaption>{caption}</figcaption></figure>"
            )
        };
        check(&figure("Banjir <span class=c-credit>Ana Lee</span>"), Some("Banjir"), Some("Ana Lee"));
        check(
            &figure("<span>Banjir surut.</span> <span>Ana Lee</span>"),
            Some("Banjir surut."),
            Some("Ana Lee"),
        );
        check(
            &figure("<p>Banjir surut.</p><p>Warga pulang ke rumah.</p>"),
            Some("Banjir surut.Warga pulang ke rumah."),
            None,
        );
        check(&figure("Banjir"), Some("Banjir"), None);
        check("<p>x", None, None);
    }

    #[test]
    fn the_lead_picture_comes_once() {
        let page = dom::page(
            "<figure><img src='https://n.example/x/banjir-01.jpg' alt=A><figcaption>C</figcaption></figure>",
        );
        let check = |page: &Document, body: &str, expected: &str| {
            let body = dom::fragment(body);
            let stated = (Some("D".to_string()), Some("E".to_string()));
            let lead = describe(page, &body, "https://cdn.example/big/banjir-01.jpg?w=9", stated);
            add(&body, page, &lead);
            assert_eq!(&*body.html_root().inner_html(), expected);
        };
        check(
            &page,
            "<p>a</p>",
            r#"<figure><img src="https://n.example/x/banjir-01.jpg" alt="A"><figcaption>C</figcaption></figure><p>a</p>"#,
        );
        check(
            &page,
            "<p><img src='https://n.example/y/banjir-01.jpg'></p>",
            r#"<p><img src="https://n.example/y/banjir-01.jpg"></p>"#,
        );
        check(
            &dom::page("<p>x"),
            "<p>a</p>",
            r#"<figure><img src="https://cdn.example/big/banjir-01.jpg?w=9"><figcaption>D · E</figcaption></figure><p>a</p>"#,
        );
    }
}
