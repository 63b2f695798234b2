//! The least HTTP that these tests need, so that what they see is what was sent.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use warta_newsroom::Newsroom;

pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    /// As sent: still chunked or compressed, if it was.
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }
}

/// GETs a path and reads until the connection closes.
pub(crate) fn get(newsroom: &Newsroom, path: &str) -> Answer {
    ask(newsroom, "GET", path, &[], "")
}

pub(crate) fn ask(
    newsroom: &Newsroom,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> Answer {
    let mut stream = open(newsroom, method, path, headers, body);
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    parse(&bytes)
}

/// Sends a request and reads at most `limit` bytes of what comes within a short while.
pub(crate) fn peek(newsroom: &Newsroom, path: &str, limit: usize) -> Vec<u8> {
    let mut stream = open(newsroom, "GET", path, &[], "");
    stream.set_read_timeout(Some(Duration::from_millis(300))).unwrap();
    let mut bytes = Vec::new();
    let mut piece = [0; 16 * 1024];
    while bytes.len() < limit {
        match stream.read(&mut piece) {
            Ok(0) | Err(_) => break,
            Ok(count) => bytes.extend_from_slice(&piece[..count]),
        }
    }
    bytes
}

fn open(newsroom: &Newsroom, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> TcpStream {
    let mut stream = TcpStream::connect(("127.0.0.1", newsroom.port())).unwrap();
    let host = headers.iter().find(|(name, _)| *name == "host").map_or("127.0.0.1", |(_, host)| host);
    let headers: String = headers
        .iter()
        .filter(|(name, _)| *name != "host")
        .map(|(name, value)| format!("{name}: {value}\r\n"))
        .collect();
    let length = body.len();
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\ncontent-length: {length}\r\n{headers}\r\n{body}"
    )
    .unwrap();
    stream
}

pub(crate) fn parse(bytes: &[u8]) -> Answer {
    let split = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("a whole head");
    let head = String::from_utf8_lossy(&bytes[..split]).into_owned();
    let mut lines = head.lines();
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    let headers = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
        .collect();
    Answer { status, headers, body: bytes[split + 4..].to_vec() }
}
