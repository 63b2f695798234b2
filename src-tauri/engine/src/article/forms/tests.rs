//! Each form as the software that makes it writes it.

use url::Url;

use super::*;
use crate::article::page::dom;

mod boxes;
mod codes;
mod formulas;
mod notes;

fn settled(html: &str) -> String {
    let page = dom::fragment(html);
    settle(&page, html, &Url::parse("https://n.example/a/b.html").unwrap());
    page.html_root().inner_html().to_string()
}

/// `html` with all of `expected` in it, in this order.
fn check(html: &str, expected: &[&str]) {
    let settled = settled(html);
    let mut rest = settled.as_str();
    for piece in expected {
        let Some((_, after)) = rest.split_once(piece) else {
            panic!("{piece}\nis not in\n{settled}\nof\n{html}")
        };
        rest = after;
    }
}

#[test]
fn what_has_none_of_them_is_not_searched() {
    let signs = Signs::of("<p>Air naik <b>dua</b> meter.</p><table><tr><td>1</table>");
    assert_eq!(
        signs,
        Signs {
            has_formulas: false,
            has_code: false,
            has_notes: false,
            has_boxes: false,
            has_quotations: false,
            has_sheet: false
        }
    );
}
