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
        Self {
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
        }
    }

    /// Whether it says all but one of what newspapers say of their articles.
    pub(super) fn is_of_a_newspaper(&self) -> bool {
        let said =
            [self.says_article, self.has_date, self.has_lead_image, self.has_site_name, self.has_canonical];
        said.iter().filter(|&&sign| sign > 0.0).count() + 1 >= said.len()
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
