//! One shape for every article: a sequence of paragraphs, headings, lists, figures, quotations and tables.

use dom_query::{Document, NodeRef};

use crate::article::page::{dom, line};

/// Gone with everything in them.
const DROPPED: [&str; 41] = [
    "script",
    "style",
    "template",
    "noscript",
    "svg",
    "math",
    "iframe",
    "object",
    "embed",
    "applet",
    "audio",
    "video",
    "canvas",
    "input",
    "button",
    "select",
    "textarea",
    "datalist",
    "output",
    "progress",
    "meter",
    "head",
    "title",
    "link",
    "meta",
    "base",
    "frame",
    "frameset",
    "noframes",
    "noembed",
    "map",
    "area",
    "param",
    "source",
    "track",
    "dialog",
    "portal",
    "fencedframe",
    "xmp",
    "plaintext",
    "bgsound",
];

/// Blocks that only hold others: their loose text becomes paragraphs, then they go.
const CONTAINERS: [&str; 23] = [
    "html", "body", "div", "section", "article", "main", "header", "footer", "aside", "nav", "center",
    "address", "form", "fieldset", "hgroup", "menu", "dir", "legend", "search", "picture", "marquee",
    "blink", "optgroup",
];

const BLOCKS: [&str; 30] = [
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "blockquote",
    "pre",
    "figure",
    "figcaption",
    "hr",
    "table",
    "caption",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "td",
    "th",
    "colgroup",
    "col",
    "details",
    "summary",
];

/// Characters with their reading: neither phrases to look into nor blocks.
const RUBY: [&str; 3] = ["ruby", "rt", "rp"];

/// Phrases that mean something to a reader; any other inline element is opened.
pub(crate) const PHRASES: [&str; 28] = [
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "img", "ins", "kbd",
    "mark", "q", "s", "samp", "small", "strong", "sub", "sup", "time", "u", "var", "wbr", "strike",
];

/// Blocks of a paragraph's kind, which end where the next block begins.
const LEAVES: [&str; 7] = ["p", "h2", "h3", "h4", "h5", "h6", "figcaption"];

/// Brings everything below `root` into shape.
pub(crate) fn normalize(doc: &Document, root: &NodeRef) {
    remove_the_unreadable(root);
    for heading in root.descendants_it().filter(|n| dom::is_any(n, &["h1"])).collect::<Vec<_>>() {
        heading.rename("h2");
    }
    for node in dom::elements_inside_out(root) {
        open_phrase(doc, &node);
    }
    for node in dom::elements_inside_out(root) {
        if dom::is_any(&node, &CONTAINERS) {
            wrap_loose_text(doc, &node);
            hand_on_language(&node);
            dom::open(&node);
        }
    }
    wrap_loose_text(doc, root);
    for quote in root.descendants_it().filter(|n| dom::is_any(n, &["blockquote"])).collect::<Vec<_>>() {
        wrap_loose_text(doc, &quote);
    }
    for paragraph in root.descendants_it().filter(|n| dom::is_any(n, &["p"])).collect::<Vec<_>>() {
        split_at_breaks(doc, &paragraph);
    }
    for cell in root.descendants_it().filter(|n| dom::is_any(n, &["td", "th"])).collect::<Vec<_>>() {
        open_only_paragraph(&cell);
    }
    for node in dom::elements_inside_out(root) {
        remove_if_empty(&node);
    }
    trim_blocks(root);
}

fn remove_the_unreadable(root: &NodeRef) {
    let nodes = root.descendants();
    let is_hiding = nodes.iter().any(|node| node.is_element() && is_hidden(node));
    // Text that a script would have shown when it is most of what there is.
    let most = if is_hiding { root.normalized_char_count() * 3 / 5 } else { 0 };
    for node in nodes {
        let is_html = node.qual_name_ref().is_none_or(|name| &*name.ns == "http://www.w3.org/1999/xhtml");
        let unreadable = if node.is_element() {
            !is_html
                || dom::is_any(&node, &DROPPED)
                || (is_hiding && is_hidden(&node) && node.normalized_char_count() <= most)
        } else {
            !node.is_text()
        };
        if unreadable && node.id != root.id {
            node.remove_from_parent();
        }
    }
}

/// Marks what a style sheet of the page hides.
pub(crate) const HIDDEN: &str = "data-warta-hidden";

/// Whether the page hides an element, by a mark of its own or by a style sheet, or shows it only beside a pointer.
pub(crate) fn is_hidden(node: &NodeRef) -> bool {
    node.has_attr("hidden")
        || node.has_attr(HIDDEN)
        || node.attr("style").is_some_and(|style| hides(&style))
        || node.attr("role").is_some_and(|role| &*role == "tooltip")
}

fn hides(style: &str) -> bool {
    style.split(';').any(|rule| {
        let rule: String =
            rule.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
        matches!(rule.trim_end_matches("!important"), "display:none" | "visibility:hidden")
    })
}

/// Opens phrases that no one would see, and those around blocks: a link around a whole card keeps the link
/// and opens the blocks, any other phrase gives way.
fn open_phrase(doc: &Document, node: &NodeRef) {
    let is_block = |n: &NodeRef| dom::is_any(n, &BLOCKS) || dom::is_any(n, &CONTAINERS);
    if is_block(node) || dom::is_any(node, &RUBY) {
        return;
    }
    if !dom::is_any(node, &PHRASES) {
        if node.children_it(false).any(|n| n.is_element() && is_block(&n)) {
            node.rename("div");
        } else if node.has_attr("dir") {
            node.rename("bdi");
        } else {
            dom::open(node);
        }
        return;
    }
    let inner: Vec<_> = node.descendants_it().filter(is_block).collect();
    if inner.is_empty() {
        return;
    }
    let is_card = dom::is_any(node, &["a"])
        && inner
            .iter()
            .all(|n| dom::is_any(n, &CONTAINERS) || dom::is_any(n, &["p", "h2", "h3", "h4", "h5", "h6"]));
    if dom::is_any(node, &CORRECTIONS) {
        correct_inside(doc, node);
    }
    if is_card {
        for block in inner.into_iter().rev() {
            block.insert_after(&doc.tree.new_text(" "));
            dom::open(&block);
        }
    } else {
        node.rename("div");
    }
}

/// What says that its text holds no longer, or is new: losing it would turn the report around.
const CORRECTIONS: [&str; 4] = ["del", "ins", "s", "strike"];

/// Puts a correction that stands around blocks around the text in each of them.
fn correct_inside(doc: &Document, correction: &NodeRef) {
    let name = dom::name(correction);
    let texts = correction.descendants_it().filter(|n| n.is_text() && !line::is_blank(&n.text()));
    for text in texts.collect::<Vec<_>>() {
        let inner = doc.tree.new_element(&name);
        if let Some(when) = correction.attr("datetime") {
            inner.set_attr("datetime", &when);
        }
        text.insert_before(&inner);
        inner.append_child(&text);
    }
}

/// What a container says of its language and direction holds for what it leaves behind.
fn hand_on_language(container: &NodeRef) {
    for name in ["lang", "dir"] {
        let Some(value) = container.attr(name) else { continue };
        for child in container.element_children().iter().filter(|n| !n.has_attr(name)) {
            child.set_attr(name, &value);
        }
    }
}

/// Puts every run of text and phrases that stands beside blocks into a paragraph of its own.
fn wrap_loose_text(doc: &Document, container: &NodeRef) {
    let mut run: Vec<NodeRef> = Vec::new();
    for child in container.children() {
        if child.is_text() || dom::is_any(&child, &PHRASES) || dom::is_any(&child, &["ruby"]) {
            run.push(child);
        } else {
            wrap(doc, &mut run);
        }
    }
    wrap(doc, &mut run);
}

fn wrap(doc: &Document, run: &mut Vec<NodeRef>) {
    let says_something = run.iter().any(|n| dom::has_image(n) || !line::is_blank(&n.text()));
    if let Some(first) = run.first().filter(|_| says_something) {
        let paragraph = doc.tree.new_element("p");
        first.insert_before(&paragraph);
        for node in run.iter() {
            paragraph.append_child(node);
        }
    } else {
        run.iter().for_each(NodeRef::remove_from_parent);
    }
    run.clear();
}

/// Two line breaks in a row are how pages without paragraphs make them.
pub(crate) fn split_at_breaks(doc: &Document, paragraph: &NodeRef) {
    let children = paragraph.children();
    let is_break = |n: &NodeRef| dom::is_any(n, &["br"]);
    let is_space = |n: &NodeRef| n.is_text() && line::is_blank(&n.text());
    let breaks: Vec<usize> = (0..children.len()).filter(|&at| is_break(&children[at])).collect();
    let Some(double) = breaks.windows(2).find(|w| children[w[0] + 1..w[1]].iter().all(is_space)) else {
        return;
    };
    let mut target = *paragraph;
    let mut at = double[0];
    while at < children.len() {
        let blank_until = (at..children.len())
            .find(|&i| !is_break(&children[i]) && !is_space(&children[i]))
            .unwrap_or(children.len());
        if children[at..blank_until].iter().filter(|n| is_break(n)).count() >= 2 {
            children[at..blank_until].iter().for_each(NodeRef::remove_from_parent);
            let next = doc.tree.new_element("p");
            target.insert_after(&next);
            target = next;
            at = blank_until;
        } else {
            // A run of blanks goes as one: to look along it again from each of them would take its square.
            let end = blank_until.max(at + 1);
            children[at..end].iter().for_each(|child| target.append_child(child));
            at = end;
        }
    }
}

/// A cell with one paragraph is a cell with a line.
fn open_only_paragraph(cell: &NodeRef) {
    let inner = cell.element_children();
    let says_more = || cell.children_it(false).any(|n| n.is_text() && !line::is_blank(&n.text()));
    if let [only] = inner.as_slice()
        && dom::is_any(only, &["p"])
        && !says_more()
    {
        dom::open(only);
    }
}

fn remove_if_empty(node: &NodeRef) {
    if dom::is_any(node, &["br", "wbr", "hr", "img", "td", "th", "col"]) || dom::has_image(node) {
        return;
    }
    let content = node.text();
    if !line::is_blank(&content) {
        if dom::is_any(node, &["ul", "ol", "table", "tbody", "thead", "tfoot", "tr", "dl"]) {
            remove_loose_space(node);
        }
    } else if dom::is_any(node, &PHRASES) && !content.is_empty() {
        dom::open(node);
    } else {
        node.remove_from_parent();
    }
}

fn remove_loose_space(node: &NodeRef) {
    for child in node.children() {
        if child.is_text() && line::is_blank(&child.text()) {
            child.remove_from_parent();
        }
    }
}

/// No line breaks at the edges of a block, no white space between blocks.
pub(crate) fn trim_blocks(root: &NodeRef) {
    let is_edge = |n: &NodeRef| dom::is_any(n, &["br"]) || (n.is_text() && line::is_blank(&n.text()));
    for block in root.descendants_it().filter(|n| dom::is_any(n, &LEAVES)).collect::<Vec<_>>() {
        while let Some(first) = block.first_child().filter(is_edge) {
            first.remove_from_parent();
        }
        while let Some(last) = block.last_child().filter(is_edge) {
            last.remove_from_parent();
        }
    }
    for pre in root.descendants_it().filter(|n| dom::is_any(n, &["pre"])).collect::<Vec<_>>() {
        let first = pre.descendants_it().find(NodeRef::is_text);
        if let Some(first) = first {
            let code = first.text();
            // The parser eats one line break at the start, every time.
            if code.starts_with('\n') {
                first.set_text(code.trim_start_matches('\n'));
            }
        }
    }
    remove_loose_space(root);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expected: &str) {
        let doc = dom::fragment(html);
        normalize(&doc, &doc.html_root());
        assert_eq!(&*doc.html_root().inner_html(), expected, "{html}");
    }

    #[test]
    fn loose_text_becomes_paragraphs() {
        check("a <b>b</b><div>c</div>d", "<p>a <b>b</b></p><p>c</p><p>d</p>");
        check("<div><div>a</div> <span>b</span></div>", "<p>a</p><p>b</p>");
        check("one<br><br>two<br/> <br>three<br>four", "<p>one</p><p>two</p><p>three<br>four</p>");
        check("<blockquote>q<p>r</p></blockquote>", "<blockquote><p>q</p><p>r</p></blockquote>");
        check("<h1>T</h1><section><p>a</section>", "<h2>T</h2><p>a</p>");
    }

    #[test]
    fn phrases_give_way_to_blocks() {
        check("<a href=x><div>t</div><h3>u</h3></a>", r#"<p><a href="x">t u </a></p>"#);
        check("<b><p>a</p><p>b</p></b>", "<p>a</p><p>b</p>");
        check("<span><figure><img src=x></figure></span>", r#"<figure><img src="x"></figure>"#);
    }

    #[test]
    fn nothing_empty_stays() {
        check("<p>&nbsp;</p><p><b> </b></p><ul><li></ul><div><br></div><h2></h2>x", "<p>x</p>");
        check("<p>a<script>b</script><!-- c --></p><form><input></form>", "<p>a</p>");
        check("<p style='display: none'>a</p><p hidden>b</p><p>c, the text</p>", "<p>c, the text</p>");
        check(
            "<div style='display:none'><p>the whole text</p></div><p>c</p>",
            "<p>the whole text</p><p>c</p>",
        );
        check("<p><br>a<br></p>", "<p>a</p>");
        check("<svg><p>x</p></svg><math><mi>y</mi></math>", "<p>x</p>");
    }
}
