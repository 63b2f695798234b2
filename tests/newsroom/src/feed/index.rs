//! The sitemaps of a portal without feeds: an index of packed files, one of which lists the news.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::{newest, sitemap};
use crate::article::Article;
use crate::dates;
use crate::document::Document;
use crate::edition::Edition;
use crate::markup::each;
use crate::publisher::Publisher;

/// The files that the index names, in its order, and how many minutes ago each but the news last changed.
const FILES: [(&str, i64); 5] = [
    ("sitemap-halaman.xml.gz", 60 * 24 * 20),
    ("sitemap-video.xml.gz", 60 * 3),
    ("sitemap-2026-10.xml.gz", 60 * 24 * 23),
    ("sitemap-2026-11.xml.gz", 60),
    (NEWS, 0),
];
const NEWS: &str = "sitemap-berita.xml.gz";

/// What stands at `local`, below the publisher's folder.
pub(crate) fn document(edition: &Edition<'_>, publisher: &Publisher, local: &str) -> Option<Document> {
    let articles = edition.listed(publisher);
    let modified = newest(&articles);
    let file = local.strip_prefix('/')?;
    if file == "sitemap.xml" {
        let text = index(edition, publisher, modified);
        return Some(edition.text("application/xml; charset=utf-8", text, modified));
    }
    FILES.iter().find(|(name, _)| *name == file)?;
    let text = match file {
        NEWS => sitemap::sitemap(edition, publisher, &articles),
        "sitemap-2026-11.xml.gz" => ordinary(edition, articles.iter().map(Article::path)),
        "sitemap-halaman.xml.gz" => {
            let pages = ["", "tentang-kami", "pedoman", "kontak"];
            ordinary(edition, pages.iter().map(|page| format!("/{}/{page}", publisher.slug)))
        }
        _ => ordinary(edition, std::iter::empty()),
    };
    let plain = edition.text("application/x-gzip", text, modified);
    let packed = packed(&plain.body)?;
    Some(Document { body: packed.into(), ..plain })
}

fn index(edition: &Edition<'_>, publisher: &Publisher, modified: i64) -> String {
    let files = each(FILES, |(name, minutes)| {
        let changed = if name == NEWS { modified } else { edition.world.now - dates::minutes(minutes) };
        format!(
            "  <sitemap><loc>{}</loc><lastmod>{}</lastmod></sitemap>",
            edition.url(&format!("/{}/{name}", publisher.slug)),
            dates::rfc3339(changed, 0)
        )
    });
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{files}
</sitemapindex>
"#
    )
}

/// Addresses, with nothing said of them but that they changed at some time.
fn ordinary(edition: &Edition<'_>, paths: impl Iterator<Item = String>) -> String {
    let changed = dates::rfc3339(edition.world.now - dates::minutes(60), 0);
    let addresses = each(paths, |path| {
        format!("  <url><loc>{}</loc><lastmod>{changed}</lastmod></url>", edition.url(&path))
    });
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{addresses}
</urlset>
"#
    )
}

fn packed(text: &[u8]) -> Option<Vec<u8>> {
    let mut file = GzEncoder::new(Vec::new(), Compression::default());
    file.write_all(text).ok()?;
    file.finish().ok()
}
