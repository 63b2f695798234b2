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
    settle(&page, Signs::of(html), &Url::parse("https://n.example/a/b.html").unwrap());
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
