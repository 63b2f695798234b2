//! A server that answers what a test sets: feeds, pages and pictures.

use std::collections::HashMap;
use std::io::Cursor;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, Uri, header};
use image::{GrayImage, ImageFormat, Luma};

/// A type and a body.
type Answer = (&'static str, Vec<u8>);

/// What a server answers, by path; 404 for any other.
#[derive(Clone, Default)]
pub(crate) struct Site(Arc<Mutex<HashMap<String, Answer>>>);

impl Site {
    pub(crate) async fn start() -> (Self, String) {
        let site = Self::default();
        let answer = async |State(site): State<Self>, uri: Uri| {
            let found = site.0.lock().unwrap().get(uri.path()).cloned();
            let status = if found.is_some() { StatusCode::OK } else { StatusCode::NOT_FOUND };
            let (mime, body) = found.unwrap_or(("text/plain", vec![]));
            (status, [(header::CONTENT_TYPE, mime)], body)
        };
        let router = Router::new().fallback(answer).with_state(site.clone());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, router).await });
        (site, url)
    }

    pub(crate) fn set(&self, path: &str, mime: &'static str, body: impl Into<Vec<u8>>) {
        self.0.lock().unwrap().insert(path.to_owned(), (mime, body.into()));
    }

    pub(crate) fn set_page(&self, path: &str, body: &str) {
        let page =
            format!("<html><head><title>A</title></head><body><article><h1>A</h1>{body}</article></body>");
        self.set(path, "text/html; charset=utf-8", page);
    }

    /// A picture of this many pixels on each side, all of one shade.
    pub(crate) fn set_picture(&self, path: &str, side: u32, shade: u8) {
        let mut bytes = Cursor::new(Vec::new());
        GrayImage::from_pixel(side, side, Luma([shade])).write_to(&mut bytes, ImageFormat::Png).unwrap();
        self.set(path, "image/png", bytes.into_inner());
    }

    /// Answers with 404 from now on.
    pub(crate) fn remove(&self, path: &str) {
        self.0.lock().unwrap().remove(path);
    }

    /// A feed of these entries, at a path.
    pub(crate) fn set_feed(&self, path: &str, entries: &[Entry<'_>]) {
        let items = entries.iter().map(|Entry { url, title, text }| {
            let text = text.replace('<', "&lt;");
            format!("<item><title>{title}</title><link>{url}</link><description>{text}</description></item>")
        });
        let items: String = items.collect();
        let feed = format!("<rss version='2.0'><channel><title>U</title>{items}</channel></rss>");
        self.set(path, "application/rss+xml", feed);
    }
}

/// An entry of a feed, known by its address.
#[derive(Clone, Copy)]
pub(crate) struct Entry<'a> {
    pub(crate) url: &'a str,
    pub(crate) title: &'a str,
    /// HTML.
    pub(crate) text: &'a str,
}

/// Paragraphs that nobody takes for a summary.
pub(crate) fn paragraphs() -> String {
    let words =
        "kapal itu tiba di pelabuhan utara pada hari ke tujuh dengan muatan beras dan gula ".repeat(3);
    (0..12).map(|number| format!("<p>Pada kali ke-{number}, {words}kata nakhoda.</p>")).collect()
}
