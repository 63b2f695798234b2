//! `warta-cli stats`, `retention` and `offline`.

use serde_json::Value;
use warta_newsroom::{Newsroom, World};

use crate::{cli, lines, text};

#[test]
fn what_goes_is_said_before_it_goes_and_can_be_taken_back() {
    let newsroom = Newsroom::open(World::default(), 0).unwrap();
    let dir = tempfile::tempdir().unwrap();
    let run = |args: &[&str]| cli(dir.path(), args);
    assert!(run(&["subscribe", &newsroom.feed_url("meridian-report")]).status.success());
    assert!(run(&["refresh", "--now"]).status.success());
    let count = || lines(&run(&["list", "--json", "--limit", "1000"])).len();
    let before = count();
    assert!(text(&run(&["retention"])).contains("Every article stays for ever."));

    let choice = ["--count", "2", "--unread-too"];
    let dry = text(&run(&[["retention", "--dry-run"].as_slice(), &choice].concat()));
    let expected = format!("{} articles would go", before - 2);
    assert!(dry.contains(&expected) && dry.contains("the newest 2 of each feed"), "{dry}");
    assert_eq!(count(), before);
    let gone = lines(&run(&[["--json", "retention"].as_slice(), &choice].concat())).remove(0);
    assert_eq!(gone["let_go"]["articles"], before - 2);
    assert_eq!(count(), 2);
    assert!(text(&run(&["stats"])).contains("can still be brought back"));
    assert!(run(&["undo", &gone["undo"].to_string()]).status.success());
    assert_eq!(count(), before);
}

#[test]
fn what_takes_how_much_is_told_and_files_that_are_gone_are_fetched_again() {
    let newsroom = Newsroom::open(World::default(), 0).unwrap();
    let dir = tempfile::tempdir().unwrap();
    let run = |args: &[&str]| cli(dir.path(), args);
    assert!(run(&["subscribe", &newsroom.feed_url("meridian-report")]).status.success());
    let offline: Value = lines(&run(&["offline", "--json"])).remove(0);
    assert!(offline["complete"].as_u64().unwrap() > 3, "{offline}");
    let stats: Value = lines(&run(&["stats", "--json"])).remove(0);
    let pictures = stats["pictures"].as_u64().unwrap();
    assert!(pictures > 1000 && stats["feeds"][0]["pictures"] == pictures, "{stats}");
    assert!(text(&run(&["stats"])).contains("Meridian Report"));

    let assets = dir.path().join("assets");
    std::fs::remove_dir_all(&assets).unwrap();
    let verified: Value = lines(&run(&["offline", "--verify", "--json"])).remove(0);
    assert_eq!(verified["whole"], 0);
    assert!(verified["missing"].as_u64().unwrap() > 3, "{verified}");
    assert_eq!(lines(&run(&["offline", "--json"])).remove(0), offline);
    assert_eq!(lines(&run(&["stats", "--json"])).remove(0)["pictures"], pictures);
}
