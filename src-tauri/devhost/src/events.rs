use std::convert::Infallible;

use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::{Stream, stream};
use tokio::sync::broadcast::error::RecvError;

use crate::Served;

/// The engine's events as they come, each message a JSON list of those that came together.
pub(crate) async fn stream(
    State(served): State<Served>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let events = stream::unfold(served.library.events(), async |mut events| {
        let mut batch = loop {
            match events.recv().await {
                Ok(event) => break vec![event],
                Err(RecvError::Lagged(_)) => {}
                Err(RecvError::Closed) => return None,
            }
        };
        while let Ok(event) = events.try_recv() {
            batch.push(event);
        }
        let message = Event::default().json_data(&batch).unwrap_or_default();
        Some((Ok(message), events))
    });
    Sse::new(events).keep_alive(KeepAlive::default())
}
