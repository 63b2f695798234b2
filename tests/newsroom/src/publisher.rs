//! Who publishes what, and in which format.

mod quiet;

pub use quiet::quiet_publishers;

use crate::prose::Language;

/// The feed format a publisher speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// RSS 2.0 with one sentence an entry.
    RssSummaries,
    /// RSS 2.0 with `content:encoded`.
    RssFull,
    /// RSS 2.0 with summaries, and a news sitemap beside it.
    RssAndSitemap,
    /// Atom with the whole article in `content`.
    AtomFull,
    /// Atom with `summary` only.
    AtomSummaries,
    /// JSON Feed 1.1 with `content_html` and attachments.
    JsonFeed,
    /// RSS 1.0, which is RDF.
    Rdf,
}

impl Format {
    /// The feed's file name below the publisher's folder.
    pub fn file_name(self) -> &'static str {
        match self {
            Format::RssSummaries | Format::RssAndSitemap => "rss.xml",
            Format::RssFull => "feed/",
            Format::AtomFull => "atom.xml",
            Format::AtomSummaries => "feed.atom",
            Format::JsonFeed => "feed.json",
            Format::Rdf => "index.rdf",
        }
    }

    /// The media type that the feed is served and advertised with.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::RssSummaries | Format::RssFull | Format::RssAndSitemap => "application/rss+xml",
            Format::AtomFull | Format::AtomSummaries => "application/atom+xml",
            Format::JsonFeed => "application/feed+json",
            Format::Rdf => "application/rdf+xml",
        }
    }
}

/// How a publisher's article pages are built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// A big Indonesian portal: promos, "Baca juga", paging, login block, ads.
    Portal,
    /// An English magazine: cookie banner, newsletter box, "Read more:", share bar.
    Magazine,
    /// Little but the article.
    Plain,
}

/// How a publisher's news can be found from its home page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Discovery {
    /// `<link rel=alternate>` on every page.
    Alternate,
    /// A link in the footer of the home page.
    Link,
    /// The feed is where feeds usually are, and nothing leads to it.
    UsualPlace,
    /// There is no feed: robots.txt names an index of packed sitemaps.
    Sitemaps,
    /// There is neither feed nor sitemap: the home page lists what is new.
    SectionPage,
}

/// One newspaper of the world. Its pages are below `/{slug}/`.
#[derive(Clone, Debug)]
pub struct Publisher {
    pub slug: String,
    pub name: String,
    pub tagline: String,
    pub language: Language,
    pub format: Format,
    pub layout: Layout,
    /// Minutes east of UTC at the publisher's desk. Publishers with several desks take turns.
    pub offsets: Vec<i32>,
    pub discovery: Discovery,
}

impl Publisher {
    /// The path of the publisher's home page.
    pub fn home_path(&self) -> String {
        format!("/{}/", self.slug)
    }

    /// The path of the publisher's feed.
    pub fn feed_path(&self) -> String {
        format!("/{}/{}", self.slug, self.format.file_name())
    }

    /// Whether there is anything at its feed's path.
    pub fn has_feed(&self) -> bool {
        !matches!(self.discovery, Discovery::Sitemaps | Discovery::SectionPage)
    }

    /// The path of the sitemap that robots.txt names, for the publishers that have one: a news sitemap, or an
    /// index for those whose news are found by it.
    pub fn sitemap_path(&self) -> Option<String> {
        if self.discovery == Discovery::Sitemaps {
            return Some(format!("/{}/sitemap.xml", self.slug));
        }
        (self.format == Format::RssAndSitemap).then(|| format!("/{}/news-sitemap.xml", self.slug))
    }

    /// The name as one word, as Indonesian portals write it: `HarianSelatan`.
    pub(crate) fn one_word(&self) -> String {
        self.name.split_whitespace().collect()
    }
}

const WIB: i32 = 7 * 60;
const WITA: i32 = 8 * 60;
const WIT: i32 = 9 * 60;

/// The seven publishers of the sample world.
pub fn sample_publishers() -> Vec<Publisher> {
    use Format::*;
    use Language::*;
    use Layout::*;
    let row = |slug: &str, name: &str, tagline: &str, language, format, layout, offsets: &[i32]| Publisher {
        slug: slug.to_owned(),
        name: name.to_owned(),
        tagline: tagline.to_owned(),
        language,
        format,
        layout,
        offsets: offsets.to_vec(),
        discovery: Discovery::Alternate,
    };
    vec![
        row(
            "harian-selatan",
            "Harian Selatan",
            "Kabar dari selatan, setiap hari",
            Indonesian,
            RssSummaries,
            Portal,
            &[WIB],
        ),
        row(
            "kabar-pagi",
            "Kabar Pagi",
            "Dibaca sebelum matahari tinggi",
            Indonesian,
            AtomFull,
            Plain,
            &[WIB],
        ),
        row(
            "suara-nusantara",
            "Suara Nusantara",
            "Dari timur untuk semua",
            Indonesian,
            RssFull,
            Plain,
            &[WITA, WIT],
        ),
        row(
            "meridian-report",
            "Meridian Report",
            "The world, measured",
            English,
            AtomSummaries,
            Magazine,
            &[0],
        ),
        row("northern-wire", "Northern Wire", "News from high latitudes", English, JsonFeed, Magazine, &[60]),
        row(
            "orchard-review",
            "Orchard Review",
            "A quarterly that could not wait",
            English,
            Rdf,
            Plain,
            &[-300],
        ),
        row(
            "berita-peta",
            "Berita Peta",
            "Berita menurut tempatnya",
            Indonesian,
            RssAndSitemap,
            Portal,
            &[WIB],
        ),
    ]
}

/// `count` more publishers, taking the sample's formats in turn: for benches and full sidebars.
pub(crate) fn more_publishers(count: usize) -> Vec<Publisher> {
    let sample = sample_publishers();
    (0..count)
        .filter_map(|number| {
            let model = sample.get(number % sample.len())?;
            let edition = number / sample.len() + 2;
            Some(Publisher {
                slug: format!("{}-{edition}", model.slug),
                name: format!("{} {edition}", model.name),
                ..model.clone()
            })
        })
        .collect()
}
