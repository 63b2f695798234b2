//! Levers for programs in other languages, below `/_control/`.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;

use crate::desk::Desk;
use crate::fault::Fault;
use crate::log::Request;

pub(super) fn router(desk: Arc<Desk>) -> Router {
    Router::new()
        .route("/requests", get(requests))
        .route("/clear", post(clear))
        .route("/publish/{slug}/{count}", post(publish))
        .route("/edit/{slug}/{id}", post(edit))
        .route("/fault", post(set_fault))
        .route("/latency/{milliseconds}", post(set_latency))
        .route("/stop", post(stop))
        .with_state(desk)
}

async fn requests(State(desk): State<Arc<Desk>>) -> Json<Vec<Request>> {
    Json(desk.log.requests())
}

async fn clear(State(desk): State<Arc<Desk>>) -> StatusCode {
    desk.log.clear();
    StatusCode::NO_CONTENT
}

async fn publish(State(desk): State<Arc<Desk>>, Path((slug, count)): Path<(String, usize)>) -> StatusCode {
    if desk.world.publisher(&slug).is_none() {
        return StatusCode::NOT_FOUND;
    }
    desk.publish(&slug, count);
    StatusCode::NO_CONTENT
}

async fn edit(State(desk): State<Arc<Desk>>, Path((slug, id)): Path<(String, u64)>) -> StatusCode {
    if desk.world.publisher(&slug).is_none() {
        return StatusCode::NOT_FOUND;
    }
    desk.edit(&slug, id);
    StatusCode::NO_CONTENT
}

/// Sets a fault on a path, clears it when there is none, and clears all when there is no path either.
#[derive(Deserialize)]
struct Order {
    path: Option<String>,
    fault: Option<Fault>,
}

async fn set_fault(State(desk): State<Arc<Desk>>, Json(order): Json<Order>) -> StatusCode {
    match (order.path, order.fault) {
        (Some(path), Some(fault)) => desk.set_fault(&path, fault),
        (Some(path), None) => desk.clear_fault(&path),
        (None, None) => desk.clear_faults(),
        (None, Some(_)) => return StatusCode::BAD_REQUEST,
    }
    StatusCode::NO_CONTENT
}

async fn set_latency(State(desk): State<Arc<Desk>>, Path(milliseconds): Path<u64>) -> StatusCode {
    desk.set_latency(Duration::from_millis(milliseconds));
    StatusCode::NO_CONTENT
}

async fn stop(State(desk): State<Arc<Desk>>) -> StatusCode {
    tokio::spawn(async move {
        // Long enough for this answer to leave before the connections close.
        tokio::time::sleep(Duration::from_millis(50)).await;
        desk.closing.send_replace(true);
    });
    StatusCode::NO_CONTENT
}
