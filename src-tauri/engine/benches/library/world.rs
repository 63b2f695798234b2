//! Feeds without end, the same for the same seed: what a library of any size is filled from.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::DateTime;

use crate::dice::Dice;

pub(crate) const FEEDS: u64 = 200;
/// Of each feed, at each refresh.
const AT_ONCE: u64 = 50;
/// 2015-01-01; articles come five minutes apart.
const BEGINNING: i64 = 1_420_070_400;
const APART: i64 = 300;
const WORDS: f64 = 60_000.0;

/// A server on loopback that lists newer articles in each round.
pub(crate) struct World {
    pub(crate) address: String,
    round: Arc<AtomicU64>,
}

impl World {
    pub(crate) fn start() -> std::io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = format!("http://{}", listener.local_addr()?);
        let round = Arc::new(AtomicU64::new(0));
        let shown = round.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shown = shown.clone();
                std::thread::spawn(move || answer(stream, &shown));
            }
        });
        Ok(Self { address, round })
    }

    /// From now on every feed lists articles that no round listed before.
    pub(crate) fn go_on(&self) {
        self.round.fetch_add(1, Ordering::Relaxed);
    }

    /// Articles that a round brings.
    pub(crate) const IN_A_ROUND: u64 = FEEDS * AT_ONCE;
}

fn answer(mut stream: TcpStream, round: &AtomicU64) {
    let Ok(copy) = stream.try_clone() else { return };
    let mut lines = BufReader::new(copy).lines();
    while let Some(Ok(request)) = lines.next() {
        while lines.next().is_some_and(|line| line.is_ok_and(|line| !line.is_empty())) {}
        let path = request.split(' ').nth(1).unwrap_or_default();
        let body = path
            .strip_prefix("/feed/")
            .and_then(|feed| feed.parse().ok())
            .map_or_else(String::new, |feed| document(feed, round.load(Ordering::Relaxed)));
        let status = if body.is_empty() { "404 Not Found" } else { "200 OK" };
        let head = format!(
            "HTTP/1.1 {status}\r\nContent-Type: application/rss+xml\r\nContent-Length: {}\r\n\r\n",
            body.len()
        );
        if stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body.as_bytes())).is_err() {
            return;
        }
    }
}

fn document(feed: u64, round: u64) -> String {
    let mut document = format!(
        "<rss version='2.0'><channel><title>Koran {feed}</title><link>http://127.0.0.1/koran/{feed}</link>\
         <language>id</language>"
    );
    for number in (0..AT_ONCE).rev() {
        let nth = (round * AT_ONCE + number) * FEEDS + feed;
        let mut dice = Dice::new(nth.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        let date =
            DateTime::from_timestamp(BEGINNING + nth as i64 * APART, 0).unwrap_or_default().to_rfc3339();
        document.push_str(&format!(
            "<item><guid>{nth}</guid><title>{}</title><pubDate>{date}</pubDate><author>{}</author><description><![CDATA[",
            sentence(&mut dice, 7),
            sentence(&mut dice, 2),
        ));
        for _ in 0..4 {
            document.push_str(&format!("<p>{}.</p>", sentence(&mut dice, 50)));
        }
        document.push_str("]]></description></item>");
    }
    document.push_str("</channel></rss>");
    document
}

fn sentence(dice: &mut Dice, length: usize) -> String {
    (0..length).map(|_| word(dice)).collect::<Vec<_>>().join(" ")
}

/// Words are as frequent as Zipf says: the nth is had by about one in n.
fn word(dice: &mut Dice) -> String {
    let unit = dice.throw() as f64 / (1_u64 << 53) as f64;
    spelled(WORDS.powf(unit) as u64)
}

/// The nth word.
pub(crate) fn spelled(mut rank: u64) -> String {
    const SOUNDS: [&str; 20] = [
        "ba", "ke", "di", "so", "mu", "ra", "te", "li", "no", "pu", "ga", "we", "hi", "jo", "su", "ta", "me",
        "ri", "ko", "lu",
    ];
    let mut word = String::new();
    loop {
        word.push_str(SOUNDS[(rank % 20) as usize]);
        rank /= 20;
        if rank == 0 {
            // No ending that a stemmer knows.
            word.push('x');
            return word;
        }
    }
}
