use std::collections::BTreeMap;
use std::fmt::Write as _;

use chrono::DateTime;
use quick_xml::escape::escape;

use super::Outline;
use crate::model::Timestamp;

/// Writes feeds as OPML 2.0, those of a folder together.
///
/// Folders are one level deep, and every outline has both `text` and `title`: some readers know only the one, some
/// the other, and some no nesting.
pub fn write(outlines: &[Outline], created: Timestamp) -> String {
    let created = DateTime::from_timestamp_millis(created.0).unwrap_or_default();
    let mut document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n  <head>\n    \
         <title>Warta</title>\n    <dateCreated>{}</dateCreated>\n  </head>\n  <body>\n",
        created.format("%a, %d %b %Y %H:%M:%S GMT")
    );
    let mut folders: BTreeMap<&str, Vec<&Outline>> = BTreeMap::new();
    for outline in outlines {
        if let Some(folder) = &outline.folder {
            folders.entry(folder).or_default().push(outline);
        }
    }
    for (name, outlines) in folders {
        let name = attribute(name);
        let _ = writeln!(document, "    <outline text=\"{name}\" title=\"{name}\">");
        for outline in outlines {
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
    let (title, url) = (attribute(&outline.title), attribute(&outline.url));
    let _ =
        write!(document, "{indent}<outline type=\"rss\" text=\"{title}\" title=\"{title}\" xmlUrl=\"{url}\"");
    if let Some(site_url) = &outline.site_url {
        let _ = write!(document, " htmlUrl=\"{}\"", attribute(site_url));
    }
    document.push_str("/>\n");
}

/// Text for an attribute. A feed's title may hold characters that XML cannot, escaped or not.
fn attribute(text: &str) -> String {
    let text: String = text
        .chars()
        .map(|letter| if matches!(letter, '\t' | '\n' | '\r') { ' ' } else { letter })
        .filter(|letter| !letter.is_control() && !matches!(letter, '\u{fffe}' | '\u{ffff}'))
        .collect();
    escape(text).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interchange::opml::read;

    fn outline(title: &str, url: &str, folder: Option<&str>) -> Outline {
        Outline {
            title: title.into(),
            url: url.into(),
            site_url: Some("https://site.example/?a=1&b=2".into()),
            folder: folder.map(Into::into),
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let outlines = vec![
            outline(
                "Berita \"utama\" & <lain> &amp; 'kota'",
                "https://a.example/?x=1&y=2",
                Some("Dunia & kota"),
            ),
            outline("日本", "https://b.example/", None),
        ];
        assert_eq!(read(&write(&outlines, Timestamp(0))).unwrap().feeds, outlines);
    }

    #[test]
    fn what_xml_cannot_hold_is_left_out() {
        let document = write(&[outline("a\u{0}b\u{1b}c\nd\u{ffff}", "u", None)], Timestamp(0));
        assert!(document.contains("title=\"abc d\""), "{document}");
    }
}
