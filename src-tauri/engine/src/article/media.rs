//! Pictures and players, made to stand by themselves before anything is cleaned away.

pub(crate) mod caption;
pub(crate) mod credit;
pub(crate) mod image;
pub(crate) mod lead_image;

use dom_query::{Document, NodeRef};
use url::Url;

use super::page::{dom, line, links};
use crate::model::is_asset_url;

/// Gives every picture its real address, makes players links, and captions captions.
pub(crate) fn settle(doc: &Document, root: &NodeRef, base: &Url) {
    for node in select(root, &["amp-img"]) {
        node.rename("img");
    }
    unwrap_fallbacks(root, base);
    for picture in select(root, &["picture"]) {
        settle_picture(doc, &picture, base);
    }
    for img in select(root, &["img"]) {
        settle_image(doc, &img, base);
    }
    for player in select(root, &PLAYERS) {
        settle_player(doc, &player, base);
    }
    caption::settle(doc, root);
}

const PLAYERS: [&str; 10] = [
    "iframe",
    "embed",
    "object",
    "video",
    "audio",
    "amp-iframe",
    "amp-youtube",
    "lite-youtube",
    "amp-video",
    "youtube-video",
];

fn select<'a>(root: &NodeRef<'a>, names: &[&str]) -> Vec<NodeRef<'a>> {
    root.descendants_it().filter(|node| dom::is_any(node, names)).collect()
}

/// Words that a page may say to browsers without scripts.
const LONGEST_MESSAGE: usize = 40;

/// What is for browsers without scripts: the picture in it is used when no other stands beside it.
fn unwrap_fallbacks(root: &NodeRef, base: &Url) {
    for fallback in select(root, &["noscript"]) {
        let shows =
            |node: &NodeRef| select(node, &["img"]).iter().any(|img| image::source(img, base).is_some());
        let neighbour = |node: Option<NodeRef>| {
            node.is_some_and(|n| {
                (dom::is_any(&n, &["img"]) && image::source(&n, base).is_some())
                    || (dom::is_any(&n, &["picture"]) && image::picture_source(&n, base).is_some())
                    || (!dom::is_any(&n, &["noscript"]) && is_box_of_a_picture(&n) && shows(&n))
            })
        };
        let doubled =
            || neighbour(fallback.prev_element_sibling()) || neighbour(fallback.next_element_sibling());
        // What it leaves open swallows what follows it: no message for browsers is that long.
        let swallowed = fallback.text().split_whitespace().nth(LONGEST_MESSAGE).is_some();
        if swallowed || (shows(&fallback) && !doubled()) {
            dom::open(&fallback);
        } else {
            fallback.remove_from_parent();
        }
    }
}

/// Whether nothing is read in it, as far as an honest box reaches.
fn is_box_of_a_picture(node: &NodeRef) -> bool {
    const NODES: usize = 200;
    let mut inner = node.descendants_it();
    inner.by_ref().take(NODES).all(|n| !n.is_text() || line::is_blank(&n.text())) && inner.next().is_none()
}

fn settle_picture(doc: &Document, picture: &NodeRef, base: &Url) {
    let img = select(picture, &["img"]).into_iter().next();
    if img.is_none_or(|img| image::source(&img, base).is_none())
        && let Some(url) = image::picture_source(picture, base)
    {
        let img = img.unwrap_or_else(|| {
            let img = doc.tree.new_element("img");
            picture.append_child(&img);
            img
        });
        img.remove_attrs(&["srcset", "data-srcset"]);
        img.set_attr("data-src", url.as_str());
    }
    for source in select(picture, &["source"]) {
        source.remove_from_parent();
    }
    dom::open(picture);
}

fn settle_image(doc: &Document, img: &NodeRef, base: &Url) {
    let alt = line::one_line(&img.attr_or("alt", ""));
    let labels = dom::labels(img);
    if !alt.is_empty() && alt.chars().count() <= 8 && (labels.contains("emoji") || labels.contains("smiley"))
    {
        img.replace_with(&doc.tree.new_text(alt));
        return;
    }
    match image::source(img, base).filter(|url| !image::is_tracker(img, url)) {
        Some(url) => {
            img.retain_attrs(&["src", "alt", "width", "height"]);
            img.set_attr("src", url.as_str());
        }
        // One that is named by its key already.
        None if is_asset_url(&img.attr_or("src", "")) => {}
        None => img.remove_from_parent(),
    }
}

/// Sites whose players are worth a link, by the end of the host's name.
const PLAYER_HOSTS: [(&str, &str); 20] = [
    ("youtube.com", "YouTube"),
    ("youtube-nocookie.com", "YouTube"),
    ("youtu.be", "YouTube"),
    ("vimeo.com", "Vimeo"),
    ("dailymotion.com", "Dailymotion"),
    ("twitch.tv", "Twitch"),
    ("ted.com", "TED"),
    ("vidio.com", "Vidio"),
    ("soundcloud.com", "SoundCloud"),
    ("spotify.com", "Spotify"),
    ("podcasts.apple.com", "Apple Podcasts"),
    ("bandcamp.com", "Bandcamp"),
    ("archive.org", "Internet Archive"),
    ("facebook.com", "Facebook"),
    ("instagram.com", "Instagram"),
    ("tiktok.com", "TikTok"),
    ("twitter.com", "X"),
    ("x.com", "X"),
    ("rumble.com", "Rumble"),
    ("streamable.com", "Streamable"),
];

fn settle_player(doc: &Document, player: &NodeRef, base: &Url) {
    let Some((url, name)) = player_link(player, base) else {
        player.remove_from_parent();
        return;
    };
    let title = line::one_line(&player.attr_or("title", ""));
    let label = match title.as_str() {
        "" => format!("{PLAY} {name}"),
        title if title.contains(&name) => format!("{PLAY} {title}"),
        title => format!("{PLAY} {title} ({name})"),
    };
    let link = doc.tree.new_element("a");
    link.set_attr("href", url.as_str());
    link.set_text(label);
    if player.ancestors_it(None).any(|n| dom::is_any(&n, &["p"])) {
        player.replace_with(&link);
    } else {
        let paragraph = doc.tree.new_element("p");
        paragraph.append_child(&link);
        player.replace_with(&paragraph);
    }
}

/// Begins the link that stands where a player stood.
const PLAY: char = '▶';

/// Whether a line stands where a player stood.
pub(crate) fn is_still(line: &str) -> bool {
    line.starts_with(PLAY)
}

/// Whether a line names a service or a host, and not what is played there.
pub(crate) fn is_bare_still(line: &str) -> bool {
    let Some(name) = line.strip_prefix(PLAY).map(str::trim) else { return false };
    PLAYER_HOSTS.iter().any(|(_, service)| *service == name) || (name.contains('.') && !name.contains(' '))
}

fn player_link(player: &NodeRef, base: &Url) -> Option<(Url, String)> {
    if let Some(id) = player.attr("data-videoid").or_else(|| player.attr("videoid")) {
        return Some((youtube(&id)?, "YouTube".into()));
    }
    let inner =
        || select(player, &["source", "embed", "iframe"]).into_iter().find_map(|node| node.attr("src"));
    let raw = ["data-src", "data-lazy-src", "src", "data"]
        .iter()
        .filter_map(|name| player.attr(name))
        .find(|raw| !raw.trim().is_empty() && !raw.starts_with("about:"))
        .or_else(inner)?;
    let url = links::web(&raw, base)?;
    let host = url.host_str()?.to_string();
    let known = PLAYER_HOSTS.iter().find(|(end, _)| {
        host.strip_suffix(end).is_some_and(|start| start.is_empty() || start.ends_with('.'))
    });
    match known {
        Some((_, name)) => Some((watch_page(url), (*name).to_string())),
        None if dom::is_any(player, &["video", "audio", "amp-video"]) => Some((url, host)),
        None => None,
    }
}

/// The page that a person would open instead of the embedded player.
fn watch_page(url: Url) -> Url {
    let host = url.host_str().unwrap_or_default();
    let segments: Vec<&str> = url.path().trim_matches('/').split('/').collect();
    let page = match (segments.as_slice(), host) {
        (["embed", id, ..], host) if host.contains("youtube") => youtube(id),
        (["video", id, ..], "player.vimeo.com") => Url::parse(&format!("https://vimeo.com/{id}")).ok(),
        (["embed", "video", id, ..], host) if host.ends_with("dailymotion.com") => {
            Url::parse(&format!("https://www.dailymotion.com/video/{id}")).ok()
        }
        (["embed", kind, id, ..], "open.spotify.com") => {
            Url::parse(&format!("https://open.spotify.com/{kind}/{id}")).ok()
        }
        _ => None,
    };
    page.unwrap_or(url)
}

fn youtube(id: &str) -> Option<Url> {
    let is_id = !id.is_empty() && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    is_id.then(|| Url::parse(&format!("https://www.youtube.com/watch?v={id}")).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expected: &str) {
        let doc = dom::fragment(html);
        settle(&doc, &doc.html_root(), &Url::parse("https://n.example/a/").unwrap());
        assert_eq!(&*doc.html_root().inner_html(), expected, "{html}");
    }

    #[test]
    fn lazy_pictures() {
        check("<img class=lazy data-src=b.jpg alt=B>", r#"<img alt="B" src="https://n.example/a/b.jpg">"#);
        check("<noscript><img src=b.jpg></noscript>", r#"<img src="https://n.example/a/b.jpg">"#);
        check(
            "<img data-src=a.jpg><noscript><img src=b.jpg></noscript>",
            r#"<img src="https://n.example/a/a.jpg">"#,
        );
        check(
            "<picture><source type=image/avif srcset=x.avif><source srcset='y.webp 700w'><img></picture>",
            r#"<img src="https://n.example/a/y.webp">"#,
        );
        check("<p>a <img class=emoji alt=🙂 src=/e.png> b</p>", "<p>a 🙂 b</p>");
    }

    #[test]
    fn what_a_fallback_left_open_swallowed_comes_back() {
        let story = "kata ".repeat(60);
        check(
            &format!("<p>a</p><noscript><p title='</noscript>'>b<p>{story}</p>"),
            &format!("<p>a</p><p title=\"&lt;/noscript&gt;\">b</p><p>{story}</p>"),
        );
        check("<p>a</p><noscript><p>Aktifkan JavaScript.</p></noscript><p>b</p>", "<p>a</p><p>b</p>");
    }

    #[test]
    fn players() {
        check(
            "<iframe src='https://www.youtube.com/embed/abc-1?rel=0' title='Gempa'></iframe>",
            r#"<p><a href="https://www.youtube.com/watch?v=abc-1">▶ Gempa (YouTube)</a></p>"#,
        );
        check(
            "<iframe src='//player.vimeo.com/video/12'></iframe>",
            r#"<p><a href="https://vimeo.com/12">▶ Vimeo</a></p>"#,
        );
        check("<iframe src='https://ads.example/frame'></iframe>", "");
        check("<iframe src='https://notyoutube.com/embed/1'></iframe>", "");
        check("<iframe srcdoc='<script>alert(1)</script>'></iframe>", "");
        check(
            "<video><source src=v.mp4></video>",
            r#"<p><a href="https://n.example/a/v.mp4">▶ n.example</a></p>"#,
        );
        check("<video src='blob:https://n.example/1'></video>", "");
    }
}
