//! The engine behind HTTP on loopback, so that a plain browser can be Warta's window in tests.
//!
//! Never shipped: it has no authentication, and answers no page but its own (`door.rs`).

mod door;
mod events;
mod host;

use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Result;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::middleware::from_fn;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use clap::Parser;
use tower_http::services::{ServeDir, ServeFile};
use warta_engine::error::ErrorReply;
use warta_engine::library::OpenOptions;
use warta_engine::secrets::InMemory;
use warta_engine::{Library, api};

use host::DevHost;

#[derive(Parser)]
struct Args {
    /// Folder of the library
    #[arg(long)]
    library: PathBuf,
    /// The built UI
    #[arg(long, default_value = "ui/dist")]
    ui: PathBuf,
    #[arg(long, default_value_t = 0)]
    port: u16,
}

#[derive(Clone)]
struct Served {
    library: Library,
    host: Arc<DevHost>,
}

#[tokio::main]
#[allow(clippy::print_stdout)] // the address is its answer
async fn main() -> Result<()> {
    let args = Args::parse();
    // Nothing that a test signs in with may reach the keyring of whoever runs it.
    let options = OpenOptions { secrets: Arc::new(InMemory::default()), ..OpenOptions::at(&args.library) };
    let library = Library::open(options)?;
    library.resume().await?;
    library.back_up_daily().await?;
    let host = Arc::new(DevHost::new(args.library.join("exports")));
    let served = Served { library: library.clone(), host };
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, args.port)).await?;
    println!("devhost listening on http://{}", listener.local_addr()?);
    axum::serve(listener, routes(served, &args.ui)).await?;
    Ok(())
}

/// What is answered, and to whom.
fn routes(served: Served, ui: &std::path::Path) -> Router {
    Router::new()
        .route("/rpc/{command}", post(rpc).layer(from_fn(door::json_only)))
        .route("/events", get(events::stream))
        .route("/asset/{*address}", get(asset))
        .route("/opened", get(opened))
        .route_layer(from_fn(door::own_pages_only))
        .with_state(served)
        .fallback_service(ServeDir::new(ui).fallback(ServeFile::new(ui.join("index.html"))))
        .layer(from_fn(door::loopback_only))
}

async fn rpc(State(served): State<Served>, Path(command): Path<String>, body: Bytes) -> Response {
    let request = serde_json::from_slice(&body).unwrap_or(serde_json::Value::Null);
    match api::call(&served.library, served.host.as_ref(), &command, request).await {
        Ok(answer) => Json(answer).into_response(),
        Err(error) => (StatusCode::UNPROCESSABLE_ENTITY, Json(ErrorReply::from(&error))).into_response(),
    }
}

async fn asset(State(served): State<Served>, Path(address): Path<String>) -> Response {
    match served.library.asset(&address).await {
        Ok((bytes, mime)) => {
            let headers = [
                (header::CONTENT_TYPE, mime.as_str()),
                (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
                (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"),
            ];
            (headers, bytes).into_response()
        }
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

/// The addresses that would have gone to the person's browser, for tests to read.
async fn opened(State(served): State<Served>) -> Json<Vec<String>> {
    Json(served.host.opened())
}
