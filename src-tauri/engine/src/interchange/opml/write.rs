use std::fmt::Write as _;

use quick_xml::escape::escape;

use super::Outline;

/// Writes feeds as OPML 2.0, those of a folder together.
pub fn write(outlines: &[Outline]) -> String {
    let mut document = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n  <head>\n    \
                        <title>Warta</title>\n  </head>\n  <body>\n"
        .to_owned();
    let mut folders: Vec<&str> = outlines.iter().filter_map(|outline| outline.folder.as_deref()).collect();
    folders.sort_unstable();
    folders.dedup();
    for folder in folders {
        let name = escape(folder);
        let _ = writeln!(document, "    <outline text=\"{name}\" title=\"{name}\">");
        for outline in outlines.iter().filter(|outline| outline.folder.as_deref() == Some(folder)) {
            feed(&mut document, "      ", outline);
        }
        document.push_str("    </outline>\n");
    }
    for outline in outlines.iter().filter(|outline| outline.folder.is_none()) {
        feed(&mut document, "    ", outline);
    }
    document.push_str("  </body>\n</opml>\n");
    document
}

fn feed(document: &mut String, indent: &str, outline: &Outline) {
    let (title, url) = (escape(&outline.title), escape(&outline.url));
    let _ =
        write!(document, "{indent}<outline type=\"rss\" text=\"{title}\" title=\"{title}\" xmlUrl=\"{url}\"");
    if let Some(site_url) = &outline.site_url {
        let _ = write!(document, " htmlUrl=\"{}\"", escape(site_url));
    }
    document.push_str("/>\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interchange::opml::read;

    #[test]
    fn what_is_written_is_read_back() {
        let outline = |title: &str, url: &str, folder: Option<&str>| Outline {
            title: title.into(),
            url: url.into(),
            site_url: Some("https://site.example/?a=1&b=2".into()),
            folder: folder.map(Into::into),
        };
        let outlines = vec![
            outline("Berita \"utama\" & <lain>", "https://a.example/?x=1&y=2", Some("Dunia & kota")),
            outline("日本", "https://b.example/", None),
        ];
        assert_eq!(read(&write(&outlines)).unwrap(), outlines);
    }
}
