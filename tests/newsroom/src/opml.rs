//! All feeds of the world as one subscription list.

use crate::edition::Edition;
use crate::markup::{each, escape};
use crate::prose::Language;

/// Two folders: Indonesian publishers, and the rest of the world.
pub(crate) fn opml(edition: &Edition<'_>) -> String {
    let folder = |title: &str, language: Language| {
        let feeds = each(edition.world.publishers.iter().filter(|p| p.language == language), |publisher| {
            format!(
                r#"      <outline type="rss" text="{name}" title="{name}" xmlUrl="{feed}" htmlUrl="{home}"/>"#,
                name = escape(&publisher.name),
                feed = edition.url(&publisher.feed_path()),
                home = edition.url(&publisher.home_path()),
            )
        });
        format!("    <outline text=\"{title}\" title=\"{title}\">\n{feeds}\n    </outline>")
    };
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head><title>Newsroom</title></head>
  <body>
{}
{}
  </body>
</opml>
"#,
        folder("Indonesia", Language::Indonesian),
        folder("Dunia", Language::English),
    )
}
