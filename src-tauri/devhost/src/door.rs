//! Who may ask. Whatever page is open in the developer's browser can send requests to loopback, so that being there is
//! no reason to be answered.

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Nobody comes by a name that leads here today and led elsewhere when its page was opened.
pub(crate) async fn loopback_only(request: Request, next: Next) -> Response {
    let name = host(request.headers()).rsplit_once(':').map(|(name, _)| name.to_owned());
    let name = name.as_deref().unwrap_or_else(|| host(request.headers()));
    let is_loopback = matches!(name, "127.0.0.1" | "localhost");
    pass(is_loopback, StatusCode::FORBIDDEN, request, next).await
}

/// A browser says which site a page is of that asks: of this one, or it is no page that asks.
pub(crate) async fn own_pages_only(request: Request, next: Next) -> Response {
    let headers = request.headers();
    let own = format!("http://{}", host(headers));
    let is_own = headers.get_all(header::ORIGIN).iter().all(|origin| origin.as_bytes() == own.as_bytes());
    pass(is_own, StatusCode::FORBIDDEN, request, next).await
}

/// What a form or a plain request of another site sends is text, and no browser lets it be JSON without asking here.
pub(crate) async fn json_only(request: Request, next: Next) -> Response {
    let kind = text(request.headers(), header::CONTENT_TYPE);
    let kind = kind.split(';').next().unwrap_or_default().trim();
    let is_json = kind.eq_ignore_ascii_case("application/json");
    pass(is_json, StatusCode::UNSUPPORTED_MEDIA_TYPE, request, next).await
}

async fn pass(may: bool, refusal: StatusCode, request: Request, next: Next) -> Response {
    if may { next.run(request).await } else { refusal.into_response() }
}

fn host(headers: &HeaderMap) -> &str {
    text(headers, header::HOST)
}

fn text(headers: &HeaderMap, name: HeaderName) -> &str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;
    use std::sync::Arc;

    use tempfile::TempDir;
    use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
    use tokio::net::{TcpListener, TcpStream};
    use warta_engine::Library;
    use warta_engine::library::OpenOptions;

    use crate::host::DevHost;
    use crate::{Served, routes};

    struct House {
        port: u16,
        _folder: TempDir,
    }

    /// The whole host, with an empty library and a window of one line.
    async fn open() -> House {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("index.html"), "the window").unwrap();
        let library = Library::open(OpenOptions::at(folder.path().join("library"))).unwrap();
        let host = Arc::new(DevHost::new(folder.path().join("exports")));
        let routes = routes(Served { library, host }, folder.path());
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        tokio::spawn(async move { axum::serve(listener, routes).await });
        House { port, _folder: folder }
    }

    /// The status of the answer to these lines, in which `PORT` is the door's.
    async fn status(house: &House, lines: &[&str]) -> u16 {
        let lines = lines.join("\r\n").replace("PORT", &house.port.to_string());
        let request = format!("{lines}\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{{}}");
        let mut stream = BufReader::new(TcpStream::connect((Ipv4Addr::LOCALHOST, house.port)).await.unwrap());
        stream.write_all(request.as_bytes()).await.unwrap();
        // No more than the first line: events have no end.
        let mut answer = String::new();
        stream.read_line(&mut answer).await.unwrap();
        answer.split(' ').nth(1).unwrap().parse().unwrap()
    }

    const ASKS: &str = "POST /rpc/get_settings HTTP/1.1";
    const HOST: &str = "Host: 127.0.0.1:PORT";
    const JSON: &str = "Content-Type: application/json";

    #[tokio::test]
    async fn the_window_and_programs_are_let_in() {
        let house = open().await;
        for lines in [
            [ASKS, HOST, JSON].as_slice(),
            &[ASKS, HOST, JSON, "Origin: http://127.0.0.1:PORT"],
            &[ASKS, "Host: localhost:PORT", "Origin: http://localhost:PORT", JSON],
            &[ASKS, HOST, "Content-Type: application/json; charset=utf-8"],
            &["GET /events HTTP/1.1", HOST],
            &["GET /opened HTTP/1.1", HOST],
            &["GET / HTTP/1.1", HOST],
        ] {
            assert_eq!(status(&house, lines).await, 200, "{lines:?}");
        }
    }

    #[tokio::test]
    async fn pages_of_others_are_turned_away() {
        let house = open().await;
        for origin in [
            "https://news.example",
            "http://127.0.0.1:1",
            "http://localhost:PORT",
            "https://127.0.0.1:PORT",
            "http://127.0.0.1:PORT.news.example",
            "null",
        ] {
            let origin = format!("Origin: {origin}");
            for first in [ASKS, "GET /events HTTP/1.1", "GET /opened HTTP/1.1"] {
                assert_eq!(status(&house, &[first, HOST, JSON, &origin]).await, 403, "{first} {origin}");
            }
        }
    }

    #[tokio::test]
    async fn names_that_only_lead_here_are_turned_away() {
        let house = open().await;
        for host in
            ["news.example", "news.example:PORT", "127.0.0.1.news.example:PORT", "localhost.news.example", ""]
        {
            let (host, origin) = (format!("Host: {host}"), format!("Origin: http://{host}"));
            for lines in
                [[ASKS, &host, JSON].as_slice(), &[ASKS, &host, &origin, JSON], &["GET / HTTP/1.1", &host]]
            {
                assert_eq!(status(&house, lines).await, 403, "{lines:?}");
            }
        }
    }

    #[tokio::test]
    async fn what_any_page_may_send_is_no_request() {
        let house = open().await;
        for kind in
            ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/jsonp"]
        {
            let kind = format!("Content-Type: {kind}");
            assert_eq!(status(&house, &[ASKS, HOST, &kind]).await, 415, "{kind}");
        }
        assert_eq!(status(&house, &[ASKS, HOST]).await, 415);
    }
}
