//! Episodes, their files, and the parts of them that a player asks for.

use warta_newsroom::{Newsroom, World, podcast};

use crate::client::{ask, get};

#[test]
fn a_feed_has_episodes_and_each_has_a_file_of_the_length_it_says() {
    let newsroom = Newsroom::open(World::default(), 0).unwrap();
    let feed = get(&newsroom, podcast::PATH).text();
    let enclosures: Vec<_> = feed.split("<enclosure url=\"").skip(1).collect();
    assert_eq!(enclosures.len(), 5);
    for enclosure in enclosures {
        let mut parts = enclosure.split('"');
        let url = parts.next().unwrap();
        let length: usize = parts.nth(1).unwrap().parse().unwrap();
        let file = get(&newsroom, url.strip_prefix(&newsroom.base()).unwrap());
        assert_eq!((file.status, file.body.len()), (200, length), "{url}");
        assert_eq!(file.header("content-type"), parts.nth(1), "{url}");
        assert_eq!(file.header("accept-ranges"), Some("bytes"));
    }
    for path in ["/podcast/", "/podcast/episode/1", "/podcast/cover-lead.jpg", "/podcast/favicon.png"] {
        assert_eq!(get(&newsroom, path).status, 200, "{path}");
    }
}

#[test]
fn a_player_gets_the_part_it_asks_for() {
    let newsroom = Newsroom::open(World::default(), 0).unwrap();
    let path = "/podcast/media/2.wav";
    let whole = get(&newsroom, path);
    let etag = whole.header("etag").unwrap();
    let part = |headers: &[(&str, &str)]| ask(&newsroom, "GET", path, headers, "");

    let middle = part(&[("range", "bytes=100-199"), ("if-range", etag), ("accept-encoding", "gzip")]);
    assert_eq!((middle.status, middle.body.as_slice()), (206, &whole.body[100..200]));
    assert_eq!(middle.header("content-range"), Some("bytes 100-199/16044"));
    let changed = part(&[("range", "bytes=100-199"), ("if-range", "\"older\"")]);
    assert_eq!((changed.status, changed.body.len()), (200, whole.body.len()));
    let beyond = part(&[("range", "bytes=99999-")]);
    assert_eq!((beyond.status, beyond.header("content-range")), (416, Some("bytes */16044")));
    assert_eq!(part(&[("if-none-match", etag)]).status, 304);
}

#[test]
fn icons_come_in_both_dresses_with_validators() {
    let newsroom = Newsroom::open(World::default(), 0).unwrap();
    for (path, start) in [("/kabar-pagi/favicon.png", b"\x89PNG"), ("/favicon.ico", b"\0\0\x01\0")] {
        let icon = get(&newsroom, path);
        assert_eq!(&icon.body[..4], start, "{path}");
        let etag = icon.header("etag").unwrap();
        assert_eq!(ask(&newsroom, "GET", path, &[("if-none-match", etag)], "").status, 304);
    }
}
