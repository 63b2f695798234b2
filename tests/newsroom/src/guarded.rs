//! Feeds that are not for everybody. Each is at [`path`] and refuses whoever does not bring what it wants.

use axum::body::Body;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, COOKIE, USER_AGENT, WWW_AUTHENTICATE};
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode};

use crate::dates;
use crate::document::Document;
use crate::edition::Edition;
use crate::markup::each;

pub(crate) const SLUG: &str = "guarded";

/// What `basic` wants.
pub const NAME: &str = "pembaca";
pub const PASSWORD: &str = "rahasia";
/// What `cookie` wants, among other cookies or alone.
pub const SESSION: &str = "sesi=lembut";
/// What `header` wants: a header and its value.
pub const TOKEN: (&str, &str) = ("x-langganan", "tetap");
/// What `user-agent` wants the `User-Agent` to start with.
pub const READER: &str = "PembacaKhusus/";

/// The kinds of guards.
pub const KINDS: [&str; 4] = ["basic", "cookie", "header", "user-agent"];

/// The path of the feed behind a guard of this kind.
pub fn path(kind: &str) -> String {
    format!("/{SLUG}/{kind}/feed.xml")
}

/// `Basic` and the name and password in base64.
const CREDENTIALS: &str = "Basic cGVtYmFjYTpyYWhhc2lh";

/// The answer to somebody who may not read what is at `path`.
pub(crate) fn refuse(path: &str, asked: &HeaderMap) -> Option<Response<Body>> {
    let (kind, _) = path.strip_prefix("/guarded/")?.split_once('/')?;
    let header = |name: &str| asked.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let welcome = match kind {
        "basic" => header(AUTHORIZATION.as_str()) == CREDENTIALS,
        "cookie" => header(COOKIE.as_str()).split(';').any(|cookie| cookie.trim() == SESSION),
        "header" => header(TOKEN.0) == TOKEN.1,
        "user-agent" => header(USER_AGENT.as_str()).starts_with(READER),
        _ => return None,
    };
    if welcome {
        return None;
    }
    let mut response =
        Response::new(Body::from("<!doctype html>\n<title>Masuk</title><h1>Masuk dulu</h1>\n"));
    let html = HeaderValue::from_static("text/html; charset=utf-8");
    response.headers_mut().insert(CONTENT_TYPE, html);
    *response.status_mut() = StatusCode::FORBIDDEN;
    if kind == "basic" {
        *response.status_mut() = StatusCode::UNAUTHORIZED;
        let realm = HeaderValue::from_static("Basic realm=\"Ruang pelanggan\", charset=\"UTF-8\"");
        response.headers_mut().insert(WWW_AUTHENTICATE, realm);
    }
    Some(response)
}

/// The feed, for those who have come so far.
pub(crate) fn document(edition: &Edition<'_>, path: &str) -> Option<Document> {
    let (kind, file) = path.strip_prefix("/guarded/")?.split_once('/')?;
    if file != "feed.xml" || !KINDS.contains(&kind) {
        return None;
    }
    let modified = edition.world.now - dates::minutes(60);
    let home = edition.url(&format!("/{SLUG}/{kind}/"));
    let items = each(1..=3, |number| {
        let date = dates::rfc2822(modified - dates::minutes(60 * number), 0);
        format!(
            "<item><title>Untuk pelanggan {kind}, nomor {number}</title><link>{home}{number}</link><guid>{home}{number}</guid><pubDate>{date}</pubDate><description>Hanya untuk pelanggan.</description></item>"
        )
    });
    let feed = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel><title>Ruang {kind}</title><link>{home}</link><description>Bukan untuk semua orang</description>\n{items}\n</channel></rss>\n"
    );
    Some(edition.text("application/rss+xml; charset=utf-8", feed, modified))
}
