//! What a page repeats above the text: the headline, who wrote it and when.

use dom_query::NodeRef;

use crate::article::{
    about::{byline, published},
    attribution,
    body::blocks::SAID,
    page::{dom, line::key},
};

/// How many blocks may stand above the text.
const ABOVE: usize = 8;

/// Removes from the top of a body what the reader shows in its own header.
pub(crate) fn trim(root: &NodeRef, title: Option<&str>, byline: Option<&str>) {
    let title = title.map(key).filter(|title| !title.is_empty());
    let byline = byline.map(key);
    let blocks: Vec<NodeRef> = root.element_children();
    for block in blocks.into_iter().take(ABOVE) {
        let line = dom::line(&block);
        let key_of_line = key(&line);
        if dom::has_image(&block) || key_of_line.is_empty() || block.has_attr(SAID) {
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
}
