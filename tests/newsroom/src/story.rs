//! An article's story as HTML, as feeds with full text carry it and plain pages show it.

use crate::article::{Article, Picture};
use crate::chance::Dice;
use crate::edition::Edition;
use crate::markup::escape;
use crate::publisher::Publisher;

/// Pictures, paragraphs, a subheading in long ones, and quotes set apart.
pub(crate) fn html(edition: &Edition<'_>, publisher: &Publisher, article: &Article) -> String {
    let book = publisher.language.phrasebook();
    let middle = article.paragraphs.len() / 2;
    let subhead = (article.paragraphs.len() >= 8)
        .then(|| Dice::new(edition.world.seed, &article.guid()).pick(book.subheads));
    let mut pieces: Vec<String> = article.lead.iter().map(|picture| figure(edition, picture)).collect();
    for (index, paragraph) in article.paragraphs.iter().enumerate() {
        if index == middle {
            pieces.extend(subhead.map(|text| format!("<h2>{}</h2>", escape(text))));
            pieces.extend(article.inline.iter().map(|picture| figure(edition, picture)));
        }
        let text = escape(paragraph);
        pieces.push(if paragraph.starts_with(book.quote_open) && index % 2 == 1 {
            format!("<blockquote><p>{text}</p></blockquote>")
        } else {
            format!("<p>{text}</p>")
        });
    }
    pieces.join("\n")
}

/// A picture with its caption and photographer.
pub(crate) fn figure(edition: &Edition<'_>, picture: &Picture) -> String {
    format!(
        r#"<figure><img src="{}" alt="{caption}" width="{}" height="{}"><figcaption>{caption} ({})</figcaption></figure>"#,
        edition.url(&picture.path),
        picture.width,
        picture.height,
        escape(&picture.credit),
        caption = escape(&picture.caption),
    )
}
