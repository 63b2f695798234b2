//! An article that its publisher cut into pages, as one.

use std::collections::HashSet;

use super::{
    Content,
    page::{
        dom,
        line::{self, key},
        text,
    },
};

/// A page that adds fewer words repeats the one before, or is no page of the article.
const MIN_WORDS: u32 = 15;

/// `first` with what `next` adds to it; blocks and pictures that both pages show come once. `None` when it adds
/// nothing.
pub fn join(first: &Content, next: &Content) -> Option<Content> {
    let seen: HashSet<String> = first.text.lines().map(key).collect();
    let mut keys: HashSet<String> = HashSet::new();
    let lines: Vec<&str> = next.text.lines().filter(|line| !seen.contains(&key(line))).collect();
    let added: u32 = lines.iter().map(|line| line::count_words(line)).sum();
    if added < MIN_WORDS {
        return None;
    }

    let doc = dom::fragment(&next.html);
    let mut html = first.html.clone();
    let mut place = dom::fragment(&first.html).html_root().element_children().len();
    // How many blocks of the whole there are up to each of the next page's.
    let mut places = vec![place];
    for block in doc.html_root().element_children() {
        let picture =
            block.descendants_it().find(|n| dom::is_any(n, &["img"])).map(|img| img.attr_or("src", ""));
        let is_shown_already = match picture {
            Some(src) => first.images.iter().any(|image| src.ends_with(&image.key)),
            None => {
                let own = text::blocks(&block, true);
                let is_seen = !own.is_empty() && own.iter().all(|line| seen.contains(&key(line)));
                is_seen || !keys.insert(key(&block.text()))
            }
        };
        if !is_shown_already {
            html.push_str(&block.html());
            place += 1;
        }
        places.push(place);
    }

    let mut joined = first.clone();
    joined.html = html;
    joined.text = format!("{}\n{}", first.text, lines.join("\n"));
    joined.words = line::count_words(&joined.text);
    for image in &next.images {
        if !joined.images.contains(image) {
            joined.images.push(image.clone());
        }
    }
    for removed in &next.removed {
        if joined.removed.iter().all(|have| have.text != removed.text) {
            let at = |place: u32| places.get(place as usize).or(places.last()).copied().unwrap_or_default();
            let place = removed.place.map(|place| u32::try_from(at(place)).unwrap_or(u32::MAX));
            joined.removed.push(crate::model::Removed { place, ..removed.clone() });
        }
    }
    for related in &next.related {
        if joined.related.iter().all(|have| have.url != related.url) {
            joined.related.push(related.clone());
        }
    }
    for attribution in &next.attributions {
        if joined.attributions.iter().all(|have| have.name != attribution.name) {
            joined.attributions.push(attribution.clone());
        }
    }
    for block in &next.blocks {
        if !joined.blocks.contains(block) {
            joined.blocks.push(*block);
        }
    }
    joined.access = next.access;
    joined.versions.next.clone_from(&next.versions.next);
    Some(joined)
}

#[cfg(test)]
mod tests {
    use url::Url;

    use super::*;
    use crate::article::from_feed;

    fn content(html: &str) -> Content {
        from_feed(html, &Url::parse("https://harian.example/a").unwrap())
    }

    const LEAD: &str = "<p>Ringkasan yang ada di setiap halaman berita ini.</p><img src=/a.jpg>";

    #[test]
    fn what_both_pages_show_comes_once() {
        let first = content(&format!("{LEAD}<p>Paragraf pertama tentang banjir, lapor Antara.</p>"));
        let next = content(&format!(
            "{LEAD}<img src=/b.jpg><p>Paragraf kedua bercerita panjang tentang warga yang pindah ke balai desa sejak pagi dan kembali sore hari, lapor Reuters.</p><p>Baca juga: <a href=/c>Hujan</a></p>"
        ));
        let joined = join(&first, &next).expect("more text");
        assert_eq!(joined.text.lines().count(), 3, "{}", joined.text);
        assert_eq!(joined.html.matches("Ringkasan").count(), 1);
        assert_eq!(joined.images.len(), 2);
        assert_eq!(joined.related.len(), 1);
        assert!(joined.words > first.words);
    }

    #[test]
    fn lists_that_both_pages_show_come_once() {
        let list = "<ul><li>Air naik setinggi dua meter</li><li>Warga pindah</li></ul>";
        let first = content(&format!("{list}<p>Paragraf pertama tentang banjir.</p>"));
        let next = content(&format!(
            "{list}<p>Paragraf kedua bercerita panjang tentang warga yang pindah ke balai desa sejak pagi dan kembali sore hari.</p><p>Gabung Harian+ dan baca berita tanpa iklan</p>"
        ));
        let joined = join(&first, &next).expect("more text");
        assert_eq!(joined.html.matches("Warga pindah").count(), 1, "{}", joined.html);
        assert_eq!(joined.removed.iter().map(|removed| removed.place).collect::<Vec<_>>(), [Some(3)]);
    }

    #[test]
    fn a_page_that_adds_nothing_is_not_joined() {
        let first = content(&format!("{LEAD}<p>Paragraf pertama tentang banjir.</p>"));
        assert_eq!(join(&first, &first), None);
        assert_eq!(join(&first, &content("<p>Komentar (3)</p>")), None);
    }
}
