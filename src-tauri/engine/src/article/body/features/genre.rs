//! What kind of page it is: a newspaper tells machines when, by whom and where an article came out, and a handbook, an
//! encyclopaedia or a thread does not, so that what is a teaser on the one may be the text on the other.

use dom_query::Document;

use crate::article::{
    about::metadata::Metadata,
    body::{
        blocks::{Block, Kind},
        named::named,
    },
    page::dom,
};

named! {
    /// The same for every block of a page.
    Genre {
        says_article,
        has_date,
        has_byline,
        has_site_name,
        has_section,
        has_lead_image,
        has_canonical,
        has_stated_text,
        log_scripts,
        log_words,
        code_share,
        row_share,
        item_share,
        linked_share,
        has_notes,
        /// It says all but one of the five things that newspapers say of each of their articles.
        is_newspaper,
    }
}

impl Genre {
    /// What its tags say, while they are all there.
    pub(super) fn told(page: &Document, about: &Metadata) -> Self {
        let yes = |it: bool| f32::from(u8::from(it));
        let (mut scripts, mut says_article) = (0.0_f32, false);
        for node in page.root().descendants_it().filter(|n| dom::is_any(n, &["script", "meta"])) {
            if dom::is_any(&node, &["script"]) {
                scripts += 1.0;
            } else {
                says_article |= &*node.attr_or("property", "") == "og:type"
                    && node.attr_or("content", "").eq_ignore_ascii_case("article");
            }
        }
        let told = Self {
            says_article: yes(says_article),
            has_date: yes(about.published.is_some()),
            has_byline: yes(about.byline.is_some()),
            has_site_name: yes(about.site_name.is_some()),
            has_section: yes(about.section.is_some()),
            has_lead_image: yes(about.lead_image.is_some()),
            has_canonical: yes(about.canonical_url.is_some()),
            has_stated_text: yes(about.body.is_some()),
            log_scripts: (1.0 + scripts).ln(),
            ..Self::default()
        };
        let signs =
            [told.says_article, told.has_date, told.has_lead_image, told.has_site_name, told.has_canonical];
        Self { is_newspaper: yes(signs.iter().sum::<f32>() + 1.0 >= signs.len() as f32), ..told }
    }

    /// The same with what its blocks show.
    pub(super) fn shown(self, blocks: &[Block], words: &[f32]) -> Self {
        let all = words.iter().sum::<f32>().max(1.0);
        let of_kind = |kind: Kind| {
            blocks
                .iter()
                .zip(words)
                .filter(|(block, _)| block.kind == kind)
                .map(|(_, words)| words)
                .sum::<f32>()
                / all
        };
        let letters = blocks.iter().map(|block| block.letters).sum::<usize>().max(1) as f32;
        let linked = blocks.iter().map(|block| block.linked).sum::<usize>() as f32;
        let is_note = |block: &Block| {
            block.node.has_attr("data-note")
                || block.node.ancestors_it(Some(2)).any(|n| n.has_attr("data-note"))
        };
        Self {
            log_words: all.ln(),
            code_share: of_kind(Kind::Code),
            row_share: of_kind(Kind::Row),
            item_share: of_kind(Kind::Item),
            linked_share: linked / letters,
            has_notes: f32::from(u8::from(blocks.iter().any(is_note))),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::page::Page;
    use url::Url;

    #[test]
    fn newspapers_are_told_by_what_they_say_of_their_articles() {
        let url = Url::parse("https://harian.example/a/1").unwrap();
        let told = |html: &str| {
            let page = Page::read(html, &url);
            Genre::told(&page.document, &crate::article::about::metadata::read(&page)).is_newspaper > 0.0
        };
        let three = "<meta property=og:type content=article><meta property=og:site_name content=Harian>\
                     <link rel=canonical href=https://harian.example/a/1>";
        assert!(!told(three));
        assert!(told(&format!("{three}<meta property=og:image content=https://harian.example/a.jpg>")));
    }
}
