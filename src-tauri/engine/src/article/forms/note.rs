//! Notes: at the foot of a text or beside it, linked or only numbered, each with the mark that calls it.

mod beside;
mod linked;
mod listed;
mod loose;
mod mark;

use dom_query::Document;
use url::Url;

use self::listed::Notes;

/// Gives the notes of a document their form.
pub(super) fn settle(document: &Document, address: &Url) {
    let mut notes = Notes::default();
    linked::settle(document, address, &mut notes);
    beside::settle(document, &mut notes);
    if notes.is_empty() {
        loose::settle(document, &mut notes);
    }
    mark::unbracket(document);
    notes.list(document);
}
