//! A publisher that means harm. Whatever a reader must not fetch or run is below `/hostile/canary/`,
//! so that the request log tells whether anything fell for it.

use axum::body::Bytes;

use crate::dates;
use crate::document::Document;
use crate::edition::Edition;
use crate::icon;
use crate::markup::{cdata, each, escape};
use crate::picture::{self, Motif, Scene};

pub(crate) const SLUG: &str = "hostile";

/// One trick: its name, and its markup with `{c}` where the canary folder's address goes.
///
/// Pictures that a reader may keep by its own, guarded means are below `canary/image/`; the view that
/// shows the article must not ask for those either.
const TRICKS: [(&str, &str); 21] = [
    ("script", r#"<script>fetch("{c}/script")</script><script src="{c}/script.js"></script>"#),
    ("onerror", r#"<img src="/hostile/missing.png" onerror="fetch('{c}/onerror')" alt="a broken picture">"#),
    (
        "onload",
        r#"<img src="{b}/hostile/picture.png" onload="fetch('{c}/onload')" alt="an ordinary picture">"#,
    ),
    (
        "onclick",
        r#"<p onclick="fetch('{c}/onclick')" onmouseover="fetch('{c}/onmouseover')">Klik di sini, click here.</p>"#,
    ),
    (
        "javascript-link",
        r#"<p><a href="javascript:fetch('{c}/javascript-link')">plain</a> <a href="java&#10;script:fetch('{c}/split')">split</a> <a href="data:text/html,<script>fetch('{c}/data')</script>">data</a> <a href="vbscript:x">old</a></p>"#,
    ),
    (
        "remote-image",
        r#"<img src="{c}/image/remote.png" alt="remote"><img src="http://evil.test/track.png" alt="far">"#,
    ),
    (
        "form",
        r#"<form action="{c}/form" method="post"><input name="password" autofocus onfocus="fetch('{c}/onfocus')"><button formaction="{c}/formaction">Log in</button></form>"#,
    ),
    ("meta-refresh", r#"<meta http-equiv="refresh" content="0;url={c}/meta-refresh">"#),
    (
        "iframe",
        r#"<iframe src="{c}/iframe"></iframe><iframe srcdoc="<script>fetch('{c}/srcdoc')</script>"></iframe><frameset><frame src="{c}/frame"></frameset>"#,
    ),
    (
        "object",
        r#"<object data="{c}/object"></object><embed src="{c}/embed"><applet code="{c}/applet"></applet>"#,
    ),
    ("base", r#"<base href="{c}/base/"><p>A <a href="relative">relative link</a> after a base.</p>"#),
    (
        "style",
        r#"<style>@import url("{c}/import.css"); p { background: url("{c}/style-sheet") }</style><p style="background:url('{c}/style-attribute');position:fixed;inset:0">Styled.</p>"#,
    ),
    (
        "svg",
        r##"<svg onload="fetch('{c}/svg-onload')"><image href="{c}/svg-image"/><use href="{c}/svg-use#x"/><script>fetch("{c}/svg-script")</script></svg>"##,
    ),
    (
        "math",
        r#"<math><mtext><table><mglyph><style><img src="{c}/math" onerror="fetch('{c}/math-onerror')"></style></mglyph></table></mtext></math>"#,
    ),
    (
        "link",
        r#"<link rel="stylesheet" href="{c}/link.css"><link rel="prefetch" href="{c}/prefetch"><link rel="dns-prefetch" href="//evil.test"><link rel="preload" as="image" href="{c}/preload">"#,
    ),
    (
        "media",
        r#"<video poster="{c}/poster.png" src="{c}/video.mp4" autoplay></video><audio src="{c}/audio.mp3" autoplay></audio><video><source src="{c}/source.mp4"><track src="{c}/track.vtt"></video>"#,
    ),
    (
        "srcset",
        r#"<img srcset="{c}/image/srcset-1x.png 1x, {c}/image/srcset-2x.png 2x" alt="dense"><picture><source srcset="{c}/image/source.png"><img src="{b}/hostile/picture.png" alt="picture"></picture>"#,
    ),
    (
        "pixel",
        r#"<img src="{c}/pixel.gif" width="1" height="1" alt=""><img src="{c}/hidden.gif" style="display:none" width="0" height="0">"#,
    ),
    (
        "mutation",
        r#"<noscript><p title="</noscript><img src='{c}/noscript' onerror='fetch(&quot;{c}/noscript-onerror&quot;)'>"></noscript><template><img src="{c}/template"></template>"#,
    ),
    (
        "ping",
        r#"<p><a href="https://example.org/" ping="{c}/ping" target="_top">A link that reports</a> <a href="\\evil.test\share">A share</a> <a href="file:///etc/passwd">A file</a></p>"#,
    ),
    (
        "clobber",
        r#"<p id="app" name="body">Clobbered.</p><a id="location" href="{c}/clobber">x</a><img name="cookie" src="{b}/hostile/picture.png" background="{c}/background"><table background="{c}/table"><tr><td>cell</td></tr></table>"#,
    ),
];

const PICTURE: Motif = Motif { scene: Scene::River, light: 1 };

/// Everything below `/hostile/`.
pub(crate) fn document(edition: &Edition<'_>, path: &str) -> Option<Document> {
    let modified = edition.world.now - dates::minutes(60);
    let local = path.strip_prefix("/hostile")?;
    if let Some(name) = local.strip_prefix("/canary/") {
        return Some(canary(name, modified));
    }
    Some(match local {
        "/rss.xml" => edition.text("application/rss+xml; charset=utf-8", feed(edition), modified),
        "" | "/" => edition.html(home(edition), modified),
        "/picture.png" => {
            picture::document(edition.world.seed, "/hostile/picture-inline.png", PICTURE, modified)?
        }
        "/favicon.png" => icon::png(SLUG, modified)?,
        _ => {
            let name = local.strip_prefix("/read/")?;
            let trick = TRICKS.iter().find(|(trick, _)| *trick == name)?;
            edition.html(page(edition, trick), modified)
        }
    })
}

/// An answer that would work, so that a trick which got this far is not stopped by a 404.
fn canary(name: &str, modified: i64) -> Document {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("css") => Document::bytes("text/css", Bytes::from_static(b"body { display: none }"), modified),
        Some("js") => {
            Document::bytes("text/javascript", Bytes::from_static(b"document.title = 'taken'"), modified)
        }
        _ => picture::pixel(modified),
    }
}

fn article(edition: &Edition<'_>, (name, markup): &(&str, &str)) -> String {
    let markup = markup.replace("{c}", &edition.url("/hostile/canary")).replace("{b}", &edition.base);
    format!(
        "<p>This paragraph stands before the trick called {name}, and it is long enough to be read as the start of an ordinary article about nothing much.</p>\n{markup}\n<p>This paragraph stands after the trick called {name}, and a reader that did its work shows both of them and nothing that moves.</p>\n<p>A third paragraph closes the report, so that the page is not mistaken for an empty one by those who count words.</p>"
    )
}

fn page(edition: &Edition<'_>, trick: &(&str, &str)) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Trick: {name}</title></head><body><article><h1>Trick: {name}</h1>\n{}\n</article></body></html>\n",
        article(edition, trick),
        name = trick.0,
    )
}

fn home(edition: &Edition<'_>) -> String {
    let links = each(&TRICKS, |(name, _)| format!(r#"<li><a href="/hostile/read/{name}">{name}</a></li>"#));
    format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Hostile</title><link rel=\"alternate\" type=\"application/rss+xml\" href=\"{}\"></head><body><ul>\n{links}\n</ul></body></html>\n",
        edition.url("/hostile/rss.xml")
    )
}

fn feed(edition: &Edition<'_>) -> String {
    let items = each(TRICKS.iter().zip(1..), |(trick, number)| {
        format!(
            r#"    <item>
      <title>Trick: {name} {title_trick}</title>
      <link>{link}</link>
      <guid isPermaLink="false">hostile-{name}</guid>
      <pubDate>{date}</pubDate>
      <description>{summary}</description>
      <content:encoded>{content}</content:encoded>
    </item>"#,
            name = trick.0,
            // Titles are text: this one must be shown, letter by letter.
            title_trick = escape("<b onclick=\"x\">&</b>"),
            link = edition.url(&format!("/hostile/read/{}", trick.0)),
            date = dates::rfc2822(edition.world.now - dates::minutes(60 + number * 10), 0),
            summary = escape(&format!("A summary with <img src=x onerror=alert(1)> {}.", trick.0)),
            content = cdata(&article(edition, trick)),
        )
    });
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
  <channel>
    <title>Hostile</title>
    <link>{}</link>
    <description>Everything that a feed should not carry</description>
{items}
  </channel>
</rss>
"#,
        edition.url("/hostile/")
    )
}
