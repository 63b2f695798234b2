//! The wiring of the shell, on Tauri's mock runtime: what the window may call, and what it may not.

#![allow(clippy::unwrap_used)]

use std::path::Path;

use serde_json::{Value, json};
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
use tauri::webview::InvokeRequest;
use tauri::{App, WebviewUrl, WebviewWindow, WebviewWindowBuilder};
use warta_app::{Shelf, wire};

fn app(dir: &Path) -> App<MockRuntime> {
    wire(mock_builder(), Shelf::at(Some(dir.to_owned()))).build(tauri::generate_context!()).unwrap()
}

fn window(app: &App<MockRuntime>, label: &str) -> WebviewWindow<MockRuntime> {
    WebviewWindowBuilder::new(app, label, WebviewUrl::default()).build().unwrap()
}

fn invoke(
    window: &WebviewWindow<MockRuntime>,
    command: &str,
    body: Value,
    from: &str,
) -> Result<Value, Value> {
    let request = InvokeRequest {
        cmd: command.into(),
        callback: CallbackFn(0),
        error: CallbackFn(1),
        url: from.parse().unwrap(),
        body: InvokeBody::Json(body),
        headers: Default::default(),
        invoke_key: INVOKE_KEY.into(),
    };
    get_ipc_response(window, request).map(|body| body.deserialize().unwrap())
}

const HOME: &str =
    if cfg!(any(windows, target_os = "android")) { "http://tauri.localhost" } else { "tauri://localhost" };

fn rpc(window: &WebviewWindow<MockRuntime>, command: &str) -> Result<Value, Value> {
    invoke(window, "rpc", json!({ "command": command, "request": {} }), HOME)
}

#[test]
fn the_window_reaches_the_engine_and_nothing_else() {
    let dir = tempfile::tempdir().unwrap();
    let app = app(dir.path());
    let main = window(&app, "main");
    assert_eq!(rpc(&main, "get_settings").unwrap()["theme"], "system");
    assert_eq!(rpc(&main, "no_such_command").unwrap_err()["code"], "unknown_command");
    assert_eq!(rpc(&main, "get_article").unwrap_err()["code"], "bad_request");
    for forbidden in
        ["plugin:dialog|save", "plugin:opener|open_url", "plugin:fs|read_file", "plugin:window|close"]
    {
        assert!(
            invoke(&main, forbidden, json!({ "url": "https://a.example" }), HOME).is_err(),
            "{forbidden}"
        );
    }
    for elsewhere in ["https://evil.example/", "http://tauri.localhost.evil.example/", "about:srcdoc"] {
        let answer = invoke(&main, "rpc", json!({ "command": "get_settings", "request": {} }), elsewhere);
        assert!(answer.is_err(), "{elsewhere}: {answer:?}");
    }
    assert!(rpc(&window(&app, "other"), "get_settings").is_err(), "another window has no rights");
}

#[test]
fn a_library_that_could_not_be_opened_is_opened_when_it_can_be() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("library.sqlite");
    std::fs::write(&path, "no library at all, but longer than the header that every library has. ".repeat(3))
        .unwrap();
    let app = app(dir.path());
    let main = window(&app, "main");
    for command in ["get_settings", "no_such_command"] {
        assert_eq!(rpc(&main, command).unwrap_err()["code"], "library_damaged");
    }
    std::fs::remove_file(&path).unwrap();
    assert_eq!(rpc(&main, "get_settings").unwrap()["theme"], "system");
}

#[test]
fn a_damaged_library_is_repaired_from_the_window() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("library.sqlite");
    drop(warta_engine::Library::open(warta_engine::library::OpenOptions::at(dir.path())).unwrap());
    let copies = dir.path().join("backups");
    std::fs::create_dir(&copies).unwrap();
    std::fs::copy(&path, copies.join("2026-11-29T083000Z.sqlite")).unwrap();
    let damaged = "no library at all, but longer than the header that every library has. ".repeat(3);
    std::fs::write(&path, &damaged).unwrap();
    let app = app(dir.path());
    let main = window(&app, "main");
    assert_eq!(rpc(&main, "get_settings").unwrap_err()["code"], "library_damaged");
    let repaired = rpc(&main, "repair_library").unwrap();
    assert_eq!((&repaired["how"], &repaired["made_at"]), (&json!("restored"), &json!(1_795_941_000_000_i64)));
    assert_eq!(std::fs::read_to_string(repaired["damaged"].as_str().unwrap()).unwrap(), damaged);
    assert_eq!(rpc(&main, "get_settings").unwrap()["theme"], "system");
    assert_eq!(rpc(&main, "repair_library").unwrap()["how"], "whole");
}

#[test]
fn the_content_policy_lets_nothing_out() {
    let config: Value = serde_json::from_str(include_str!("../../tauri.conf.json")).unwrap();
    let security = &config["app"]["security"];
    let policy = security["csp"].as_str().unwrap();
    let directives: Vec<_> = policy.split(';').map(str::trim).collect();
    for needed in [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "object-src 'none'",
        "connect-src ipc: http://ipc.localhost",
    ] {
        assert!(directives.contains(&needed), "{needed}");
    }
    for forbidden in ["unsafe", "https:", "data:", "blob:", "*", "asset:;"] {
        let policy = policy.replace("warta-asset:", "");
        assert!(!policy.contains(forbidden), "{forbidden} in {policy}");
    }
    assert_eq!(security["freezePrototype"], true);
    assert!(security["assetProtocol"].is_null());
    assert_eq!(config["app"]["withGlobalTauri"], false);
}
