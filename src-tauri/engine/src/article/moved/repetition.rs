//! What a site repeats from article to article, and what of it a person wants to see.

use dom_query::NodeRef;
use sha2::{Digest, Sha256};
use url::Url;

use crate::article::page::{dom, line, links, text};
use crate::model::{Habits, Removed, RemovedReason};

/// A shorter block may well be said twice.
const MIN_LETTERS: usize = 8;

/// Blocks beyond this are no article's.
const MAX_BLOCKS: usize = 400;

/// What a site is known by: the name it registered, whatever the host is called.
pub fn site_of(url: &str) -> Option<String> {
    let url = Url::parse(url).ok()?;
    url.host_str().map(|host| links::site(host).to_ascii_lowercase())
}

/// The key that the person's choice for a removed block is kept by. "Read also" names other articles every time,
/// so that a choice for one is a choice for all.
pub fn key_of_choice(removed: &Removed) -> u32 {
    match removed.reason {
        RemovedReason::Related => hash("related"),
        RemovedReason::Promo | RemovedReason::Furniture | RemovedReason::Repeated | RemovedReason::CutOff => {
            hash(&letters(&removed.text))
        }
    }
}

/// Keys of the blocks of a body that a site may repeat, each once.
pub(crate) fn keys(body: &NodeRef) -> Vec<u32> {
    let mut keys: Vec<u32> =
        body.element_children().iter().take(MAX_BLOCKS).filter_map(key_of_block).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Puts an article as the site's habits and the person's choices want it: repeated blocks go to `removed`, and what
/// is never hidden stands where it stood. `html` is a sanitised body.
pub fn settle(html: String, removed: Vec<Removed>, habits: &Habits) -> (String, Vec<Removed>) {
    let is_kept = |block: &Removed| habits.kept.contains(&key_of_choice(block));
    if habits.repeated.is_empty() && !removed.iter().any(is_kept) {
        return (html, removed);
    }
    let doc = dom::fragment(&html);
    let blocks = doc.html_root().element_children();
    let repeats = repeats(&blocks, habits);
    let mut body = Body::default();
    let last = u32::try_from(blocks.len()).unwrap_or(u32::MAX);
    let mut removed = removed;
    removed.sort_by_key(|block| block.place.unwrap_or(u32::MAX));
    let mut removed = removed.into_iter().peekable();
    for (at, block) in (0..).zip(&blocks) {
        while let Some(before) = removed.next_if(|removed| removed.place.is_some_and(|place| place <= at)) {
            body.take_out(before, is_kept);
        }
        if repeats[at as usize] {
            let text = text::blocks(block, true).join("\n");
            let removed = Removed { reason: RemovedReason::Repeated, text, place: Some(at), kept: false };
            body.take_out(removed, |_| false);
        } else {
            body.show(&block.html());
        }
    }
    for mut after in removed {
        after.place = after.place.map(|place| place.min(last));
        body.take_out(after, is_kept);
    }
    (body.html, body.removed)
}

/// An article while it is put together.
#[derive(Default)]
struct Body {
    html: String,
    shown: u32,
    removed: Vec<Removed>,
}

impl Body {
    fn show(&mut self, html: &str) {
        self.html.push_str(html);
        self.shown += 1;
    }

    fn take_out(&mut self, mut block: Removed, is_kept: impl Fn(&Removed) -> bool) {
        block.kept = is_kept(&block);
        if block.place.is_some() {
            block.place = Some(self.shown);
        }
        if block.kept {
            let lines: Vec<String> = block.text.lines().map(escape).collect();
            self.show(&format!("<p>{}</p>", lines.join("<br>")));
        }
        self.removed.push(block);
    }
}

/// Which blocks go. Where they are more than a third of the words, the articles are versions of each other.
fn repeats(blocks: &[NodeRef], habits: &Habits) -> Vec<bool> {
    let repeats: Vec<bool> = blocks
        .iter()
        .map(|block| {
            key_of_block(block)
                .is_some_and(|key| habits.repeated.contains(&key) && !habits.kept.contains(&key))
        })
        .collect();
    let words = |block: &NodeRef| line::count_words(&block.text());
    let all: u32 = blocks.iter().map(words).sum();
    let going: u32 =
        blocks.iter().zip(&repeats).filter(|(_, goes)| **goes).map(|(block, _)| words(block)).sum();
    if going * 3 > all { vec![false; blocks.len()] } else { repeats }
}

/// Headings give a series its shape and pictures are told by their addresses: neither counts.
fn key_of_block(block: &NodeRef) -> Option<u32> {
    if !dom::is_any(block, &["p", "ul", "ol", "blockquote", "aside", "details"]) || dom::has_image(block) {
        return None;
    }
    let letters = letters(&block.text());
    letters.chars().nth(MIN_LETTERS - 1).map(|_| hash(&letters))
}

/// Letters alone: how many have joined already changes from day to day.
fn letters(text: &str) -> String {
    let mut letters = line::key(text);
    letters.retain(|c| !c.is_numeric());
    letters
}

fn hash(text: &str) -> u32 {
    let digest = Sha256::digest(text);
    u32::from_le_bytes([digest[0], digest[1], digest[2], digest[3]])
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    const STORY: &str = "<p>Air sungai naik dua meter sejak pagi dan warga pindah ke balai desa yang lebih tinggi.</p>\
         <p>Gabung 1.204 pembaca di kanal kami</p><p>Petugas membagikan air bersih dan selimut kepada warga yang menunggu.</p>";

    fn removed(reason: RemovedReason, text: &str, place: Option<u32>) -> Removed {
        Removed { reason, text: text.to_string(), place, kept: false }
    }

    fn habits(repeated: &[&str], kept: &[Removed]) -> Habits {
        Habits {
            repeated: repeated.iter().map(|line| hash(&letters(line))).collect(),
            kept: kept.iter().map(key_of_choice).collect(),
        }
    }

    #[test]
    fn a_block_that_the_site_repeats_is_moved_whatever_its_numbers() {
        let (html, moved) = settle(STORY.into(), vec![], &habits(&["Gabung 998 pembaca di kanal kami"], &[]));
        assert!(!html.contains("Gabung") && html.contains("Air sungai") && html.contains("Petugas"));
        assert_eq!(moved, [removed(RemovedReason::Repeated, "Gabung 1.204 pembaca di kanal kami", Some(1))]);
    }

    #[test]
    fn what_is_never_hidden_stays() {
        let line = "Gabung 1.204 pembaca di kanal kami";
        let kept = [removed(RemovedReason::Promo, line, None)];
        assert_eq!(settle(STORY.into(), vec![], &habits(&[line], &kept)), (STORY.to_string(), vec![]));
    }

    #[test]
    fn what_is_never_hidden_comes_back_to_its_place_as_text() {
        let promo = removed(RemovedReason::Promo, "Unduh <b>aplikasi</b>\nkami", Some(1));
        let also = removed(RemovedReason::Related, "Baca juga: Banjir", Some(2));
        let choice = [promo.clone(), removed(RemovedReason::Related, "Baca juga: lain", None)];
        let (html, moved) = settle("<p>a</p><p>b</p>".into(), vec![promo, also], &habits(&[], &choice));
        assert_eq!(
            html,
            "<p>a</p><p>Unduh &lt;b&gt;aplikasi&lt;/b&gt;<br>kami</p><p>b</p><p>Baca juga: Banjir</p>"
        );
        assert!(moved.iter().all(|block| block.kept));
    }

    #[test]
    fn versions_of_one_article_keep_their_text() {
        let lines =
            ["Air sungai naik dua meter sejak pagi dan warga pindah ke balai desa yang lebih tinggi."];
        assert_eq!(settle(STORY.into(), vec![], &habits(&lines, &[])).0, STORY);
    }

    #[test]
    fn headings_pictures_and_short_lines_are_no_habit() {
        let doc = dom::fragment(
            "<h2>Apa yang terjadi selanjutnya</h2><p>Ya.</p><p><img src=x>Foto oleh Sari Wulandari</p><p>Gabung di kanal kami</p>",
        );
        assert_eq!(keys(&doc.html_root()), [hash("gabungdikanalkami")]);
    }

    #[test]
    fn hosts_of_a_site_are_one() {
        assert_eq!(site_of("https://nasional.kompas.com/read/1").as_deref(), Some("kompas.com"));
        assert_eq!(site_of("nonsense"), None);
    }
}
