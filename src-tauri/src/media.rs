//! `warta-asset://localhost/<key>`: the pictures of the library, and nothing else. `<key>/row` and `<key>/card` are the same
//! made small.

use tauri::http::{Request, Response, StatusCode, header};
use tauri::{AppHandle, Runtime, UriSchemeResponder};

pub(crate) const SCHEME: &str = "warta-asset";

pub(crate) fn serve<R: Runtime>(
    app: &AppHandle<R>,
    request: &Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let key = request.uri().path().trim_start_matches('/').to_owned();
    let opened = crate::library(app);
    tauri::async_runtime::spawn(async move {
        let found = match opened {
            Ok(library) => library.asset(&key).await.ok(),
            Err(_) => None,
        };
        responder.respond(response(found));
    });
}

/// A picture says what it is and may do nothing, should it ever be opened as a page.
fn response(found: Option<(Vec<u8>, String)>) -> Response<Vec<u8>> {
    // What a key stands for does not change while it is kept; one that is not here may come.
    let (status, body, mime, caching) = match found {
        Some((bytes, mime)) => (StatusCode::OK, bytes, mime, "private, max-age=86400, immutable"),
        None => (StatusCode::NOT_FOUND, Vec::new(), "text/plain".to_owned(), "no-store"),
    };
    let builder = Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, mime)
        .header(header::CACHE_CONTROL, caching)
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .header(header::CONTENT_SECURITY_POLICY, "default-src 'none'; form-action 'none'; sandbox");
    builder.body(body).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_can_do_nothing_but_be_seen() {
        let found = response(Some((vec![1, 2], "image/png".into())));
        assert_eq!((found.status(), found.body().as_slice()), (StatusCode::OK, [1, 2].as_slice()));
        assert_eq!(found.headers()[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
        assert!(found.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap().ends_with("sandbox"));
        assert!(found.headers()[header::CACHE_CONTROL].to_str().unwrap().contains("immutable"));
        let missing = response(None);
        assert_eq!(missing.status(), StatusCode::NOT_FOUND);
        assert_eq!(missing.headers()[header::CACHE_CONTROL], "no-store");
    }
}
