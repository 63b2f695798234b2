//! The last resort: the articles that the page itself lists.

use super::Candidate;
use crate::charset;
use crate::error::{Error, Result};
use crate::feed::page;
use crate::fetch::Answer;

/// The likeliest list of articles on a page, as a feed that a person has to confirm.
pub(super) async fn candidate(answer: &Answer) -> Result<Option<Candidate>> {
    let answer = answer.clone();
    let read = tokio::task::spawn_blocking(move || {
        let html = charset::decode(&answer.body, answer.content_type.as_deref());
        let (pattern, feed) = page::propose(&html, &answer.url)?;
        drop(html);
        let url = answer.url.clone();
        Some(Candidate { pattern: Some(pattern), ..Candidate::of(url, answer, feed) })
    });
    read.await.map_err(Error::internal)
}
