//! The HTTP side: log, latency, faults, compression, validators.

mod control;
mod range;

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_TYPE, ETAG, IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED};
use axum::http::{HeaderMap, Response, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use tower_http::compression::CompressionLayer;

use crate::dates;
use crate::desk::Desk;
use crate::document::Document;
use crate::fault::{self, HEALTHY_FEED};
use crate::guarded;
use crate::personality;

/// The newsroom's addresses. Faults stand outside compression: they set their own encodings and lengths.
/// Control requests stand outside everything, the log included.
pub(crate) fn router(desk: Arc<Desk>) -> Router {
    let newsroom = Router::new()
        .fallback(read)
        .layer(CompressionLayer::new().compress_when(is_text))
        .layer(from_fn_with_state(desk.clone(), personality::answer))
        .layer(from_fn_with_state(desk.clone(), go_wrong))
        .layer(from_fn_with_state(desk.clone(), note))
        .with_state(desk.clone());
    Router::new().nest("/_control", control::router(desk)).fallback_service(newsroom)
}

async fn note(State(desk): State<Arc<Desk>>, request: Request, next: Next) -> Response<Body> {
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
    let number = desk.log.arrived(request.method().as_str(), path, request.headers(), desk.time());
    let latency = desk.latency();
    if !latency.is_zero() {
        tokio::time::sleep(latency).await;
    }
    let response = next.run(request).await;
    desk.log.answered(number, &response);
    response
}

async fn go_wrong(State(desk): State<Arc<Desk>>, request: Request, next: Next) -> Response<Body> {
    let path = request.uri().path();
    let Some(fault) = desk.fault(path) else {
        return next.run(request).await;
    };
    let edition = desk.edition_for(request.headers());
    let healthy = match path.starts_with("/faults/") {
        true => edition.document(HEALTHY_FEED, ""),
        false => edition.document(path, request.uri().query().unwrap_or_default()),
    };
    let path_and_query = request.uri().path_and_query().map_or("/", |path| path.as_str());
    fault::answer(&fault, path_and_query, healthy).await
}

async fn read(State(desk): State<Arc<Desk>>, request: Request) -> Response<Body> {
    let uri = request.uri();
    if let Some(refusal) = guarded::refuse(uri.path(), request.headers()) {
        return refusal;
    }
    let edition = desk.edition_for(request.headers());
    let standing = || edition.document(uri.path(), uri.query().unwrap_or_default());
    match desk.placed(uri.path()).or_else(standing) {
        Some(document) => serve(document, request.headers()),
        None => {
            let mut response = Response::new(Body::from("404\n"));
            *response.status_mut() = StatusCode::NOT_FOUND;
            response
        }
    }
}

fn serve(document: Document, asked: &HeaderMap) -> Response<Body> {
    let fresh = is_fresh(&document, asked);
    let mut response = Response::new(if fresh { Body::empty() } else { Body::from(document.body.clone()) });
    if fresh {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    } else if let Ok(media_type) = document.media_type.parse() {
        response.headers_mut().insert(CONTENT_TYPE, media_type);
    }
    if !fresh && range::is_divisible(&document) {
        range::divide(&mut response, &document, asked);
    }
    let validators = [(ETAG, document.etag), (LAST_MODIFIED, dates::http(document.modified))];
    for (name, value) in validators {
        if let Ok(value) = value.parse() {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

/// Whether the client's copy is current. As RFC 9110 has it, a date counts only without an ETag.
fn is_fresh(document: &Document, asked: &HeaderMap) -> bool {
    let header = |name| asked.get(name).and_then(|value| value.to_str().ok());
    if let Some(etags) = header(IF_NONE_MATCH) {
        return etags.split(',').any(|etag| {
            let etag = etag.trim();
            etag == "*" || etag.trim_start_matches("W/") == document.etag
        });
    }
    let since = header(IF_MODIFIED_SINCE).and_then(dates::parse_http);
    since.is_some_and(|since| document.modified / 1000 <= since / 1000)
}

/// Sound and film are packed already, and a part of them has to stay what it is.
fn is_text(_: StatusCode, _: axum::http::Version, headers: &HeaderMap, _: &axum::http::Extensions) -> bool {
    headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|media_type| ["text/", "xml", "json"].iter().any(|text| media_type.contains(text)))
}
