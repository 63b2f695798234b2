//! What newsrooms sign their texts off with: initials, who wrote and who edited, an agency's name, rights.

use dom_query::NodeRef;

use super::clutter::{self, Lifted};
use crate::article::{
    lexicon,
    page::{dom, pattern::Pattern},
};
use crate::model::RemovedReason;

/// How many lines a sign-off has.
const LINES: usize = 8;
const LONGEST: usize = 220;

static SIGN_OFF: Pattern = Pattern::new(concat!(
    // (lwn/lwn)  (dim/RZ)
    r"^\([A-Za-z]{2,6}(?:/[A-Za-z]{2,6}){1,3}\)$",
    // -- BERNAMA  — ANTARA —
    r"|^[-–—]+\s*[A-Z]{3,12}[\s\-–—.]*$",
    // Ana Lee contributed reporting.
    r"|(?i)^.{3,80} contributed (?:reporting|to this (?:report|story))(?-u:\b).{0,60}$",
    // Reporting by Ana Lee; Editing by Ben Kit
    r"|(?i)^[\[(]?(?:additional )?(?:reporting|writing|editing)(?: and (?:writing|editing))? by .{3,}$",
    // Editor: …
    r"|(?i)^(?:\W*(?:reporter|penulis|editor|pewarta|penyunting|redaktur|wartawan|kontributor|koresponden|sumber|copyright|hak cipta|redaktion|redactie|redacción)\s*[:：©]\s*[^.!?]{0,80}\.?)$",
    r"|(?i)^(?:\W*(?:©|\(c\)|copyright(?: ©| \(c\)| 20\d\d)|all rights reserved|riproduzione riservata|tous droits réservés|alle rechte vorbehalten|dilarang keras (?:mengambil|mengutip|menyalin)).{0,200})$",
    // ana@harian.example
    r"|^\S{1,40}@\S{1,60}\.[a-z]{2,10}$",
    // Contact Ana Lee at … or at ana@harian.example.
    r"|(?i)^contact .{3,80}(?-u:\b)at (?:\S+@\S+|\(?\d{3}[\d ().-]{5,}).{0,100}$",
    // Published: 05:10, 08.10.26
    r"|(?i)^(?:(?:first |last |originally )?(?:published|updated|modified)|פורסם לראשונה|עודכן|опубликовано|обновлено|veröffentlicht|publié|mis à jour|publicado|actualizado|publicerad|uppdaterad|diterbitkan|diperbarui)\s*(?:[:：]|on )[^.!?]{0,20}\d[^!?]{0,60}$",
    r"|^_{2,}$|^\*{3,}$",
    // （編輯：陳大文）1111112  【责任编辑:王敏】
    r"|^[（(【\[]?\s*(?:责任|責任)?(?:编辑|編輯|责编|責編|核稿|校对|校對|监制|監製)\s*[:：][^。]{1,40}$",
    // (tirto.id - Sosial Budaya)
    r"|^\([a-z0-9-]+(?:\.[a-z]{2,4}){1,2} - [^()]{2,40}\)$",
));

/// Takes the lines off the end of a body that sign it off. A correction may stand below them, and stays.
pub(crate) fn take(root: &NodeRef) -> Vec<Lifted> {
    let blocks: Vec<NodeRef> =
        root.element_children().into_iter().filter(|block| !dom::line(block).is_empty()).collect();
    let from = blocks.len().saturating_sub(LINES);
    let corrected = (from..blocks.len()).find(|&at| lexicon::is_correction(&dom::line(&blocks[at])));
    let end = corrected.unwrap_or(blocks.len());
    let signs = |block: &&NodeRef| {
        let line = dom::line(block);
        !dom::has_image(block)
            && dom::is_any(block, &["p", "h2", "h3", "h4", "h5", "h6"])
            && line.chars().count() <= LONGEST
            && SIGN_OFF.is_match(&line)
    };
    let signed: Vec<&NodeRef> = blocks[from..end].iter().rev().take_while(signs).collect();
    signed.into_iter().rev().filter_map(|block| clutter::take_out(block, RemovedReason::Furniture)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lines: &[&str], left: usize) {
        let html: String = lines.iter().map(|line| format!("<p>{line}</p>")).collect();
        let doc = dom::fragment(&html);
        let lifted = take(&doc.html_root());
        assert_eq!(
            (doc.html_root().element_children().len(), lifted.len()),
            (left, lines.len() - left),
            "{lines:?}"
        );
    }

    #[test]
    fn signatures_go() {
        check(&["Warga pulang.", "(lwn/lwn)"], 1);
        check(&["Kampung itu selamat.", "-- BERNAMA"], 1);
        check(&["Warga pulang.", "Reporter: Sari W", "Editor: Budi"], 1);
        check(&["Le case.", "© RIPRODUZIONE RISERVATA"], 1);
        check(&["Water fell.", "Ana Lee contributed reporting.", "Correction: It fell on Monday."], 2);
        check(&["Water fell.", "Reporting by Ana Lee; Editing by Ben Kit"], 1);
        check(&["Water fell.", "(Additional reporting by Ana Lee in Kota Rawa; Writing by Ben Kit)"], 1);
        check(&["橋上看書。", "（編輯：陳大文）1111112"], 1);
        check(&["Warga pulang.", "Copyright © ANTARA 2022"], 1);
        check(&["물이 빠졌다.", "seoyun@hankyul.example"], 1);
        check(&["Water fell.", "Contact Ana Lee at 555-010-0199 or ana@harian.example."], 1);
        check(
            &["Water fell.", "Published: 08:10 BST, 12 October 2026 | Updated: 12:55 BST, 12 October 2026"],
            1,
        );
        check(&["המים ירדו.", "פורסם לראשונה: 05:10, 08.10.26"], 1);
    }

    #[test]
    fn sentences_stay() {
        check(&["(lwn/lwn)", "Warga pulang."], 2);
        check(&["Warga pulang.", "Editor: he said, was a lonely job. He left it in May."], 2);
        check(&["Warga pulang.", "(Reuters)"], 2);
        check(&["Water fell.", "Contact between the two sides was lost at noon."], 2);
        check(&["Water fell.", "Published in 1998, the book sold well. It was read by many."], 2);
        check(&["Warga pulang.", "Copyright law was changed by the house last year."], 2);
        check(&["Dia berkata:", "— TIDAK, katanya."], 2);
    }
}
