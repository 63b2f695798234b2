//! A server that cannot be trusted is not asked in another way.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, Stream};

use crate::support::Desk;

/// A certificate that only its owner vouches for.
const CERTIFICATE: &[u8] = include_bytes!("../fixtures/tls/stranger.cert.der");
const KEY: &[u8] = include_bytes!("../fixtures/tls/stranger.key.der");

const FEED: &str =
    "<rss version='2.0'><channel><title>U</title><item><guid>1</guid><title>A</title></item></channel></rss>";

/// Answers with a feed, whether it is asked by TLS or in the open, and remembers which.
fn serve(asked: Arc<Mutex<Vec<&'static str>>>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(KEY));
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![CertificateDer::from(CERTIFICATE)], key)
        .unwrap();
    let config = Arc::new(config);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut first = [0];
            let is_tls = stream.peek(&mut first).is_ok() && first[0] == 0x16;
            asked.lock().unwrap().push(if is_tls { "tls" } else { "open" });
            if is_tls {
                let mut connection = ServerConnection::new(config.clone()).unwrap();
                let _ = answer(&mut Stream::new(&mut connection, &mut stream));
            } else {
                let _ = answer::<TcpStream>(&mut stream);
            }
        }
    });
    address
}

fn answer<S: Read + Write>(stream: &mut S) -> std::io::Result<()> {
    let _asked = stream.read(&mut [0; 4096])?;
    write!(stream, "HTTP/1.1 200 OK\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{FEED}", FEED.len())
}

#[tokio::test]
async fn a_certificate_that_nobody_trusts_is_no_reason_to_go_without() {
    let desk = Desk::open().await;
    let asked = Arc::new(Mutex::new(Vec::new()));
    let address = serve(asked.clone());
    for input in [format!("{address}/feed"), format!("https://{address}/feed")] {
        let error = desk.library.subscribe(&input, None).await.unwrap_err();
        assert_eq!(error.code(), "tls", "{input}: {error}");
    }
    assert_eq!(desk.library.save_url(&format!("{address}/a")).await.unwrap_err().code(), "tls");
    assert!(asked.lock().unwrap().iter().all(|way| *way == "tls"), "{asked:?}");
    // Whoever says so goes without.
    desk.library.subscribe(&format!("http://{address}/feed"), None).await.unwrap();
}
