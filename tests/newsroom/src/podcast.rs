//! A publisher that one listens to: episodes with sound, one with a film, all of it small and real, in ranges for
//! those who ask for ranges.

mod sound;

use axum::body::Bytes;

use crate::dates;
use crate::document::Document;
use crate::edition::Edition;
use crate::icon;
use crate::markup::{cdata, each, escape};
use crate::picture::{self, Motif, Scene};

pub(crate) const SLUG: &str = "podcast";

/// The feed's path.
pub const PATH: &str = "/podcast/feed.xml";

const NAME: &str = "Suara Perahu";

const COVER: Motif = Motif { scene: Scene::Pier, light: 1 };

struct Episode {
    title: &'static str,
    notes: &'static str,
    file: &'static str,
    media_type: &'static str,
    /// As `itunes:duration` has it: seconds, minutes or hours first.
    duration: &'static str,
}

/// From the newest to the oldest.
#[rustfmt::skip] // a table
const EPISODES: [Episode; 5] = [
    Episode { title: "Film dari muara", notes: "Kali ini ada gambarnya: perahu pulang saat fajar.", file: "5.mp4", media_type: "video/mp4", duration: "0:02" },
    Episode { title: "Angin dan garam", notes: "Tiga petani garam bercerita tentang musim yang pendek.", file: "4.mp3", media_type: "audio/mpeg", duration: "0:05" },
    Episode { title: "The bell buoy", notes: "Why a bell rings where nobody lives.", file: "3.mp3", media_type: "audio/mpeg", duration: "5" },
    Episode { title: "Nada uji", notes: "Satu nada, dua detik, untuk menyetel radio.", file: "2.wav", media_type: "audio/x-wav", duration: "00:00:02" },
    Episode { title: "Episode pertama", notes: "Siapa kami, dan mengapa di atas perahu.", file: "1.mp3", media_type: "audio/mpeg", duration: "0:05" },
];

/// Everything below `/podcast/`.
pub(crate) fn document(edition: &Edition<'_>, path: &str) -> Option<Document> {
    let published = edition.world.now - dates::minutes(90);
    let local = path.strip_prefix("/podcast/")?;
    Some(match local {
        "feed.xml" => edition.text("application/rss+xml; charset=utf-8", feed(edition, published), published),
        "" => edition.html(home(edition), published),
        "favicon.png" => icon::png(SLUG, published)?,
        "cover-lead.jpg" => {
            picture::document(edition.world.seed, "/podcast/cover-lead.jpg", COVER, published)?
        }
        _ => match local.strip_prefix("media/") {
            Some(file) => {
                let episode = EPISODES.iter().find(|episode| episode.file == file)?;
                Document::bytes(episode.media_type, media(episode), published)
            }
            None => {
                let number = local.strip_prefix("episode/")?;
                let episode = EPISODES.iter().find(|episode| number_of(episode) == number)?;
                edition.html(page(edition, episode), published)
            }
        },
    })
}

fn media(episode: &Episode) -> Bytes {
    match episode.media_type {
        "audio/mpeg" => sound::silent_mp3(5),
        "audio/x-wav" => sound::wav(2),
        _ => sound::empty_mp4(),
    }
}

fn number_of(episode: &Episode) -> &str {
    episode.file.split('.').next().unwrap_or_default()
}

fn feed(edition: &Edition<'_>, published: i64) -> String {
    let home = edition.url("/podcast/");
    let items = each(EPISODES.iter().zip(0..), |(episode, age)| {
        format!(
            r#"    <item>
      <title>{title}</title>
      <link>{home}episode/{number}</link>
      <guid isPermaLink="false">suara-perahu-{number}</guid>
      <pubDate>{date}</pubDate>
      <description>{notes}</description>
      <content:encoded>{html}</content:encoded>
      <enclosure url="{home}media/{file}" length="{length}" type="{media_type}"/>
      <itunes:duration>{duration}</itunes:duration>
      <itunes:episode>{number}</itunes:episode>
      <itunes:image href="{home}cover-lead.jpg"/>
    </item>"#,
            title = escape(episode.title),
            number = number_of(episode),
            date = dates::rfc2822(published - dates::minutes(60 * 24 * 7 * age), 420),
            notes = escape(episode.notes),
            html = cdata(&format!("<p>{}</p>", escape(episode.notes))),
            file = episode.file,
            length = media(episode).len(),
            media_type = episode.media_type,
            duration = episode.duration,
        )
    });
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
  <channel>
    <title>{NAME}</title>
    <link>{home}</link>
    <description>Cerita dari atas air</description>
    <language>id</language>
    <itunes:author>Awak {NAME}</itunes:author>
    <itunes:image href="{home}cover-lead.jpg"/>
    <itunes:category text="News"/>
    <itunes:explicit>false</itunes:explicit>
{items}
  </channel>
</rss>
"#
    )
}

fn home(edition: &Edition<'_>) -> String {
    let episodes = each(&EPISODES, |episode| {
        format!(r#"<li><a href="/podcast/episode/{}">{}</a></li>"#, number_of(episode), escape(episode.title))
    });
    format!(
        "<!doctype html>\n<html lang=\"id\"><head><meta charset=\"utf-8\"><title>{NAME}</title>\n{}\n</head><body><h1>{NAME}</h1><ul>\n{episodes}\n</ul></body></html>\n",
        links(edition)
    )
}

fn page(edition: &Edition<'_>, episode: &Episode) -> String {
    let element = if episode.media_type.starts_with("video/") { "video" } else { "audio" };
    format!(
        "<!doctype html>\n<html lang=\"id\"><head><meta charset=\"utf-8\"><title>{title} - {NAME}</title>\n{links}\n</head><body><article><h1>{title}</h1><{element} controls src=\"/podcast/media/{file}\"></{element}><p>{notes}</p></article></body></html>\n",
        title = escape(episode.title),
        links = links(edition),
        file = episode.file,
        notes = escape(episode.notes),
    )
}

fn links(edition: &Edition<'_>) -> String {
    format!(
        "<link rel=\"alternate\" type=\"application/rss+xml\" title=\"{NAME}\" href=\"{}\">\n<link rel=\"icon\" type=\"image/png\" href=\"/podcast/favicon.png\">",
        edition.url(PATH)
    )
}
