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
mod signs;
mod thread;

pub(crate) use heading::clear_headings;
pub(crate) use signs::{Sign, Signs};
pub(crate) use thread::settle_thread;

use dom_query::Document;
use url::Url;

/// Gives everything in `document` its form. `signs` are its own, and `address` what relative
/// addresses in it are relative to.
///
/// Before anything is taken out of the document: formulas stand in scripts, and notes in what a style sheet hides.
pub(crate) fn settle(document: &Document, signs: Signs<'_>, address: &Url) {
    if signs.has(Sign::Formula) || signs.has(Sign::Delimiter) {
        formula::settle(document, signs);
    }
    if signs.has(Sign::Code) {
        code::settle(document);
    }
    if signs.has(Sign::Note) {
        note::settle(document, address);
    }
    if signs.has(Sign::Box) {
        callout::settle(document);
    }
    if signs.has(Sign::Quotation) {
        quotation::settle(document);
    }
    if signs.has(Sign::Sheet) {
        hidden::settle(document);
    }
}

#[cfg(test)]
mod tests;
