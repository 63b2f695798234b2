//! Personalities as HTTP answers.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{DATE, ETAG, LAST_MODIFIED};
use axum::http::{HeaderName, HeaderValue, Response, StatusCode};
use axum::middleware::Next;

use super::issue::Issue;
use super::lapse::{Lapse, Visit};
use super::validating::Marks;
use super::{Personality, SLUG};
use crate::chance::fingerprint;
use crate::dates;
use crate::desk::Desk;
use crate::document::Document;
use crate::fault::{self, Fault};
use crate::log::Remark;

const RSS: &str = "application/rss+xml; charset=utf-8";
const SLOWNESS: Duration = Duration::from_millis(300);

/// Answers for the feed of a personality, and lets everything else pass.
pub(crate) async fn answer(State(desk): State<Arc<Desk>>, request: Request, next: Next) -> Response<Body> {
    let Some((personality, at_new_address)) = asked_for(request.uri().path()) else {
        return next.run(request).await;
    };
    if personality.lapse == Lapse::Slow {
        tokio::time::sleep(SLOWNESS).await;
    }
    let base = desk.edition_for(request.headers()).base;
    let new_address = format!("{base}{}", personality.new_path());
    let now = desk.time();
    let visit = Visit {
        number: desk.visit(personality.name),
        now,
        elapsed: now - desk.world.now,
        new_address: (!at_new_address).then_some(new_address.as_str()),
    };
    let issue = Issue::at(personality, desk.world.now, visit.elapsed, visit.number, &base);
    // The address in the feed is the client's affair, and a move does not change the feed.
    let marks = personality.validating.marks(&issue.text.replace(&base, ""), issue.modified, visit.number);
    let current = personality.validating.is_current(&marks, request.headers());
    let lapse = personality.lapse.fault(visit);
    let mut remark = Remark {
        feed: Some(personality.name.to_owned()),
        sound: matches!(lapse, None | Some(Fault::WrongCharset)),
        asks_rest_until: None,
        unwelcome: personality.asking.is_unwelcome(now),
    };
    let mut response = match &lapse {
        Some(Fault::WrongCharset) | None if current => not_modified(),
        lapse => {
            let document = Document::text(RSS, issue.text, issue.modified, &base);
            whole(lapse.as_ref(), request.uri().path(), document).await
        }
    };
    if remark.sound {
        mark(&mut response, &marks);
        remark.asks_rest_until = personality.asking.rest_until(now);
        if let Some((name, value)) = personality.asking.header(now) {
            set(&mut response, HeaderName::from_static(name), &value);
        }
    } else {
        remark.asks_rest_until = personality.lapse.rest_until(visit);
        mark(&mut response, &unsound_marks(lapse.as_ref(), marks));
    }
    set(&mut response, DATE, &dates::http(now));
    response.extensions_mut().insert(remark);
    response
}

fn asked_for(path: &str) -> Option<(&'static Personality, bool)> {
    let local = path.strip_prefix('/')?.strip_prefix(SLUG)?.strip_prefix('/')?;
    let (name, local) = local.split_once('/')?;
    let personality = Personality::named(name)?;
    match local {
        "feed.xml" => Some((personality, false)),
        "moved/feed.xml" => Some((personality, true)),
        _ => None,
    }
}

async fn whole(fault: Option<&Fault>, path: &str, document: Document) -> Response<Body> {
    match fault {
        Some(fault) => fault::answer(fault, path, Some(document)).await,
        None => {
            let mut response = Response::new(Body::from(document.body));
            set(&mut response, axum::http::header::CONTENT_TYPE, document.media_type);
            response
        }
    }
}

fn not_modified() -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::NOT_MODIFIED;
    response
}

/// What comes in the place of the feed has validators too, and they are not the feed's: whoever keeps those of a
/// body that broke off is told next time that nothing is new.
fn unsound_marks(fault: Option<&Fault>, marks: Marks) -> Marks {
    match fault {
        Some(Fault::Truncated) => marks,
        Some(Fault::HtmlInsteadOfFeed | Fault::EmptyBody) => {
            Marks { etag: Some(format!("\"{:x}\"", fingerprint(b"not a feed"))), last_modified: None }
        }
        _ => Marks::default(),
    }
}

fn mark(response: &mut Response<Body>, marks: &Marks) {
    for (name, value) in [(ETAG, &marks.etag), (LAST_MODIFIED, &marks.last_modified)] {
        if let Some(value) = value {
            set(response, name, value);
        }
    }
}

fn set(response: &mut Response<Body>, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
}
