//! A library that another program has open is read and changed all the same.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;
use warta_engine::Library;
use warta_engine::api::beside::attend;
use warta_engine::library::OpenOptions;
use warta_engine::secrets::InMemory;
use warta_newsroom::{Newsroom, World};

use crate::{cli, lines, text};

fn followed(newsroom: &Newsroom) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    assert!(cli(dir.path(), &["subscribe", &newsroom.feed_url("meridian-report")]).status.success());
    dir
}

/// Articles that are bookmarked.
fn bookmarked(dir: &Path) -> Vec<i64> {
    let listed = cli(dir, &["list", "--bookmarked", "--json", "--limit", "1000"]);
    let mut ids: Vec<i64> = lines(&listed).iter().map(|row| row["id"].as_i64().unwrap()).collect();
    ids.sort_unstable();
    ids
}

fn start(dir: &Path, args: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_warta-cli"));
    command.arg("--library").arg(dir).args(args);
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

#[test]
fn beside_a_program_that_has_it_open_everything_works_and_both_see_it() {
    let newsroom = Newsroom::open(World::default(), 0).unwrap();
    let dir = followed(&newsroom);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let _inside = runtime.enter();
    let options = OpenOptions { secrets: Arc::new(InMemory::default()), ..OpenOptions::at(dir.path()) };
    let library = Library::open(options).unwrap();
    let attending = attend(&library).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let socket = dir.path().join("library.sock").metadata().unwrap();
        assert_eq!(socket.permissions().mode() & 0o777, 0o600);
    }

    let run = |args: &[&str]| cli(dir.path(), args);
    let rows = lines(&run(&["list", "--json"]));
    assert!(rows.len() > 5, "{rows:?}");
    let id = rows[0]["id"].to_string();
    assert!(run(&["bookmark", &id]).status.success());
    assert!(run(&["tag", &id, "laut"]).status.success());
    let refreshed: Value = lines(&run(&["refresh", "--now", "--json"])).remove(0);
    assert_eq!(refreshed["feeds"], 1);
    assert!(run(&["check"]).status.success());
    let file = dir.path().join("feeds.opml");
    assert!(run(&["export", file.to_str().unwrap()]).status.success());
    assert!(std::fs::read_to_string(&file).unwrap().contains("meridian"));
    let refused = run(&["show", "999999"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8(refused.stderr).unwrap().contains("no longer in the library"));
    assert!(!run(&["restore", file.to_str().unwrap()]).status.success(), "it is in use");

    let article = runtime.block_on(library.article(warta_engine::model::ArticleId(id.parse().unwrap())));
    let article = article.unwrap();
    assert!(article.bookmarked && article.tags[0].name == "laut");

    // Once it is closed, the command line opens the library itself again.
    runtime.block_on(attending.finish());
    drop(library);
    runtime.shutdown_timeout(Duration::from_secs(5));
    assert_eq!(bookmarked(dir.path()), [id.parse::<i64>().unwrap()]);
}

#[test]
fn of_programs_that_come_at_the_same_moment_none_is_turned_away_and_nothing_is_lost() {
    let newsroom = Newsroom::open(World::default().with_articles(40), 0).unwrap();
    let dir = followed(&newsroom);
    let rows = lines(&cli(dir.path(), &["list", "--json", "--limit", "1000"]));
    let ids: Vec<String> = rows.iter().take(24).map(|row| row["id"].to_string()).collect();
    for round in ids.chunks(4) {
        let mut started: Vec<Child> = round.iter().map(|id| start(dir.path(), &["bookmark", id])).collect();
        started.push(start(dir.path(), &["refresh", "--now"]));
        for child in started {
            let output = child.wait_with_output().unwrap();
            assert!(output.status.success(), "{output:?} {}", text(&output));
        }
    }
    let mut expected: Vec<i64> = ids.iter().map(|id| id.parse().unwrap()).collect();
    expected.sort_unstable();
    assert_eq!(bookmarked(dir.path()), expected);
    assert!(cli(dir.path(), &["check"]).status.success());
}

#[test]
fn what_a_killed_program_left_keeps_nobody_out() {
    let newsroom = Newsroom::open(World::default(), 0).unwrap();
    let dir = followed(&newsroom);
    let mut refreshing = start(dir.path(), &["refresh", "--now"]);
    while !dir.path().join("library.sock").exists() && refreshing.try_wait().unwrap().is_none() {
        std::thread::sleep(Duration::from_millis(1));
    }
    refreshing.kill().unwrap();
    refreshing.wait().unwrap();
    assert!(cli(dir.path(), &["list"]).status.success());
    assert!(cli(dir.path(), &["check"]).status.success());
}
