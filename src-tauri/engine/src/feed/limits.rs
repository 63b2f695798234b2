//! How much of a document is kept. A few bytes of a feed can stand for many: each relative address, for one, repeats
//! the address that it starts from.

use super::Entry;

/// Links, and enclosures, that are kept of one entry.
pub(super) const MAX_LINKS: usize = 50;
pub(super) const MAX_AUTHORS: usize = 50;

/// The longest address that is one. Those that newsrooms and their redirections use stay below 2,000 bytes.
pub(super) const MAX_ADDRESS: usize = 4_096;

/// Bytes of a title that are kept, and of a name.
pub(super) const MAX_TITLE: usize = 2_000;

/// Bytes that the entries of one feed may come to: twice the largest document.
const MAX_ENTRIES: usize = 32 * 1024 * 1024;

/// What an entry takes beside its texts.
const ENTRY: usize = size_of::<Entry>();

#[derive(Default)]
pub(super) struct Budget {
    spent: usize,
}

impl Budget {
    pub(super) fn allows(&mut self, entry: &Entry) -> bool {
        let texts = [
            &entry.id,
            &entry.title,
            &entry.link,
            &entry.published_raw,
            &entry.summary_html,
            &entry.content_html,
            &entry.image,
            &entry.summary_base,
            &entry.content_base,
            &entry.comments.url,
            &entry.comments.feed,
            &entry.in_reply_to,
        ];
        let lists = [&entry.links, &entry.authors];
        let texts: usize = texts.into_iter().flatten().map(String::len).sum();
        let lists: usize = lists.into_iter().flatten().map(|text| text.len() + size_of::<String>()).sum();
        let enclosures = entry.enclosures.iter();
        let enclosures: usize =
            enclosures.map(|enclosure| enclosure.url.len() + size_of_val(enclosure)).sum();
        self.spent += ENTRY + texts + lists + enclosures;
        self.spent <= MAX_ENTRIES
    }
}
