//! The one window, which shows the UI that it was built with and goes nowhere else.

use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Manager, Runtime, Url, WebviewUrl, WebviewWindowBuilder};

pub(crate) const LABEL: &str = "main";

pub(crate) fn open<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    let dev_url = app.config().build.dev_url.clone().filter(|_| tauri::is_dev());
    WebviewWindowBuilder::new(app, LABEL, WebviewUrl::default())
        .title("Warta")
        .inner_size(1280.0, 820.0)
        .min_inner_size(360.0, 480.0)
        .on_navigation(move |url| is_ours(url, dev_url.as_ref()))
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .build()?;
    Ok(())
}

/// Brings the window back to where the person sees it.
pub(crate) fn to_front<R: Runtime>(app: &AppHandle<R>) {
    if let Some(window) = app.get_webview_window(LABEL) {
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}

/// Whether an address is the UI's own, or that of the frame which shows an article.
fn is_ours(url: &Url, dev_url: Option<&Url>) -> bool {
    let host = url.host_str();
    match url.scheme() {
        "tauri" => host == Some("localhost"),
        "http" | "https" => {
            host == Some("tauri.localhost") || dev_url.is_some_and(|dev| dev.origin() == url.origin())
        }
        "about" => matches!(url.path(), "blank" | "srcdoc"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_stays_at_home() {
        let dev = Url::parse("http://localhost:1420").unwrap();
        let check = |url: &str, ours: bool| {
            assert_eq!(is_ours(&Url::parse(url).unwrap(), Some(&dev)), ours, "{url}");
        };
        check("tauri://localhost/index.html", true);
        check("http://tauri.localhost/", true);
        check("http://localhost:1420/x", true);
        check("about:srcdoc", true);
        for elsewhere in [
            "https://news.example/",
            "http://tauri.localhost.evil.example/",
            "http://127.0.0.1:1420/",
            "tauri://evil.example/",
            "file:///etc/passwd",
            "data:text/html,x",
            "javascript:alert(1)",
            "warta-asset://localhost/x",
        ] {
            check(elsewhere, false);
        }
    }
}
