use super::{Discovery, Format, Layout, Publisher, WIB};
use crate::prose::Language;

/// Publishers that do not advertise their feeds, or have none: one for each way of finding their news.
pub fn quiet_publishers() -> Vec<Publisher> {
    let row = |slug: &str, name: &str, tagline: &str, discovery, format, layout| Publisher {
        slug: slug.to_owned(),
        name: name.to_owned(),
        tagline: tagline.to_owned(),
        language: Language::Indonesian,
        format,
        layout,
        offsets: vec![WIB],
        discovery,
    };
    vec![
        row(
            "lintas-kota",
            "Lintas Kota",
            "Dari satu kota ke kota lain",
            Discovery::Sitemaps,
            Format::RssAndSitemap,
            Layout::Portal,
        ),
        row(
            "warta-lembah",
            "Warta Lembah",
            "Kabar dari lembah",
            Discovery::SectionPage,
            Format::RssSummaries,
            Layout::Portal,
        ),
        row(
            "suar-pesisir",
            "Suar Pesisir",
            "Penerang di tepi laut",
            Discovery::Link,
            Format::RssSummaries,
            Layout::Plain,
        ),
        row(
            "jurnal-bukit",
            "Jurnal Bukit",
            "Catatan dari ketinggian",
            Discovery::UsualPlace,
            Format::RssFull,
            Layout::Plain,
        ),
    ]
}
