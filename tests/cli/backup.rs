//! `warta-cli backup`, `restore` and `check`.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use warta_newsroom::{Newsroom, World};

use crate::{cli, lines, text};

#[test]
fn a_library_is_backed_up_and_restored() {
    let newsroom = Newsroom::open(World::default(), 0).unwrap();
    let (dir, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let file = elsewhere.path().join("warta.zip");
    let file = file.to_str().unwrap();
    assert!(cli(dir.path(), &["subscribe", &newsroom.feed_url("kabar-pagi")]).status.success());
    let written = cli(dir.path(), &["backup", file]);
    assert!(text(&written).contains(file), "{written:?}");
    assert!(text(&cli(dir.path(), &["check"])).contains("whole"));

    let new = elsewhere.path().join("library");
    let restored = cli(&new, &["restore", file]);
    assert!(restored.status.success(), "{restored:?}");
    assert_eq!(lines(&cli(&new, &["feeds", "--json"])).len(), 1);
    let again = cli(&new, &["restore", file]);
    assert!(text(&again).contains("before-restoring"), "{again:?}");

    std::fs::write(file, "no backup").unwrap();
    let refused = cli(&new, &["restore", file]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8(refused.stderr).unwrap().contains("is no backup of Warta"));
    assert_eq!(lines(&cli(&new, &["feeds", "--json"])).len(), 1);
}

/// The feeds of a library that is whole.
fn feeds(library: &Path) -> Vec<String> {
    let checked = cli(library, &["check"]);
    assert!(checked.status.success(), "{checked:?}");
    lines(&cli(library, &["feeds", "--json"])).iter().map(|feed| feed["title"].to_string()).collect()
}

#[test]
fn killed_while_it_restores_it_leaves_the_old_library_or_the_new_one() {
    let newsroom = Newsroom::open(World::default(), 0).unwrap();
    let dir = tempfile::tempdir().unwrap();
    let [old, new] = ["old", "new"].map(|name| dir.path().join(name));
    let file = dir.path().join("warta.zip");
    for (library, publisher) in [(&old, "meridian-report"), (&new, "kabar-pagi")] {
        assert!(cli(library, &["subscribe", &newsroom.feed_url(publisher)]).status.success());
    }
    assert!(cli(&new, &["backup", file.to_str().unwrap()]).status.success());
    let either = [feeds(&old), feeds(&new)];
    assert_ne!(either[0], either[1]);
    let begun = std::time::Instant::now();
    assert!(cli(&dir.path().join("third"), &["restore", file.to_str().unwrap()]).status.success());
    let whole = begun.elapsed();
    let mut seen = [0, 0];
    for round in 0..20_u32 {
        let library = dir.path().join(format!("round-{round}"));
        std::fs::create_dir(&library).unwrap();
        std::fs::copy(old.join("library.sqlite"), library.join("library.sqlite")).unwrap();
        let mut victim = Command::new(env!("CARGO_BIN_EXE_warta-cli"))
            .arg("--library")
            .arg(&library)
            .arg("restore")
            .arg(&file)
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        // From its start to well past its end, and the last to its end however long that takes.
        if round < 19 {
            std::thread::sleep(whole * round / 12 + Duration::from_millis(1));
            victim.kill().unwrap();
        }
        victim.wait().unwrap();
        let found = feeds(&library);
        let which = either.iter().position(|feeds| *feeds == found);
        seen[which.unwrap_or_else(|| panic!("{round}: {found:?}"))] += 1;
    }
    assert!(seen.iter().all(|times| *times > 0), "{seen:?}");
}
