//! Guards let in whoever brings what they want, and nobody else.

use warta_newsroom::{Newsroom, World, guarded};

use crate::client::ask;

#[test]
fn each_guard_wants_its_own() {
    let newsroom = Newsroom::open(World::default(), 0).unwrap();
    let keys = [
        ("basic", ("authorization", "Basic cGVtYmFjYTpyYWhhc2lh"), 401),
        ("cookie", ("cookie", "tema=gelap; sesi=lembut"), 403),
        ("header", guarded::TOKEN, 403),
        ("user-agent", ("user-agent", "PembacaKhusus/2.0"), 403),
    ];
    for (guard, _, refusal) in keys {
        for (brought, key, _) in keys {
            let answer = ask(&newsroom, "GET", &guarded::path(guard), &[key], "");
            let expected = if guard == brought { 200 } else { refusal };
            assert_eq!(answer.status, expected, "{guard} {brought}");
            assert_eq!(answer.header("www-authenticate").is_some(), expected == 401);
            assert_eq!(answer.text().contains("<item>"), guard == brought);
        }
    }
    let log = newsroom.requests();
    assert!(log.iter().any(|request| request.authorization.is_some()));
}
