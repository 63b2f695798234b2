//! Formulas, notes, code and boxes: software makes each of them of spans, tables and scripts in dozens of ways, and a
//! reader wants one. What is found takes the form that [`sanitize`](super::sanitize) lets pass:
//!
//! - a formula is `<code data-formula="inline">` or `"block"` around its TeX,
//! - the mark of a note is `<sup data-note="3">`, the note `<li data-note="3">` of a list after the text,
//! - code is a `<pre>` of lines, without their numbers,
//! - a box is `<blockquote data-callout="warning">`.

mod callout;
mod code;
mod element;
mod formula;
mod heading;
mod hidden;
mod note;
mod quotation;
mod thread;

pub(crate) use heading::clear_headings;
pub(crate) use thread::{is_of_a_forum, settle_thread};

use dom_query::Document;
use url::Url;

/// Gives everything in `document` its form. `html` is what it was read from, and `address` what relative addresses in it
/// are relative to.
///
/// Before anything is taken out of the document: formulas stand in scripts, and notes in what a style sheet hides.
pub(crate) fn settle(document: &Document, html: &str, address: &Url) {
    let signs = Signs::of(html);
    if signs.has_formulas {
        formula::settle(document, html);
    }
    if signs.has_code {
        code::settle(document);
    }
    if signs.has_notes {
        note::settle(document, address);
    }
    if signs.has_boxes {
        callout::settle(document);
    }
    if signs.has_quotations {
        quotation::settle(document);
    }
    if signs.has_sheet {
        hidden::settle(document);
    }
}

/// What a document may have, by a look at its bytes: most have none of it, and then nothing is searched for.
#[derive(Debug, PartialEq, Eq)]
struct Signs {
    has_formulas: bool,
    has_code: bool,
    has_notes: bool,
    has_boxes: bool,
    has_quotations: bool,
    has_sheet: bool,
}

impl Signs {
    fn of(html: &str) -> Self {
        let has_any = |signs: &[&str]| signs.iter().any(|sign| html.contains(sign));
        Self {
            has_formulas: has_any(&formula::SIGNS) || has_any(&formula::DELIMITERS),
            has_code: has_any(&code::SIGNS),
            has_notes: has_any(&note::SIGNS),
            has_boxes: has_any(&callout::SIGNS),
            has_quotations: html.contains("<cite"),
            has_sheet: html.contains("</style"),
        }
    }
}

#[cfg(test)]
mod tests;
