//! The whole journey by `warta-cli`, as a script would make it.

#![allow(clippy::unwrap_used)]

mod backup;
mod beside;
#[cfg(target_os = "linux")]
mod faults;
mod keeping;
#[cfg(target_os = "linux")]
#[path = "../faults/rounds.rs"]
mod rounds;
#[cfg(target_os = "linux")]
#[path = "../faults/shim.rs"]
mod shim;

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use warta_newsroom::{Newsroom, World, flagship, guarded};

fn cli(library: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_warta-cli")).arg("--library").arg(library).args(args).output().unwrap()
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn lines(output: &Output) -> Vec<Value> {
    assert!(output.status.success(), "{output:?}");
    text(output).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Runs a pure command on standard input.
fn pure(args: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_warta-cli"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

#[test]
fn what_was_edited_is_shown() {
    let newsroom = Newsroom::open(World::default(), 0).unwrap();
    let dir = tempfile::tempdir().unwrap();
    let run = |args: &[&str]| cli(dir.path(), args);
    assert!(run(&["subscribe", &newsroom.feed_url("meridian-report")]).status.success());
    assert!(run(&["refresh", "--now"]).status.success());
    let article = newsroom.listed("meridian-report").remove(0);
    let rows = lines(&run(&["list", "--json"]));
    let id = rows.iter().find(|row| row["title"] == article.title).unwrap()["id"].to_string();
    assert!(!run(&["diff", &id]).status.success());

    newsroom.edit("meridian-report", article.id);
    assert!(run(&["refresh", "--now"]).status.success());
    let revisions = lines(&run(&["revisions", "--json", &id]));
    assert_eq!(revisions[0]["title"], article.title);
    let shown = text(&run(&["diff", &id]));
    assert!(shown.starts_with("{+Updated 1: +}"), "{shown}");
    assert!(shown.contains("{+Officials later added"), "{shown}");
}

#[test]
fn a_private_feed_is_asked_with_the_password_of_the_environment() {
    let newsroom = Newsroom::open(World::default(), 0).unwrap();
    let dir = tempfile::tempdir().unwrap();
    let url = newsroom.url(&guarded::path("basic"));
    let subscribe = |password: Option<&str>| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_warta-cli"));
        command.arg("--library").arg(dir.path()).args(["subscribe", &url, "--user", guarded::NAME]);
        command.env_remove("WARTA_PASSWORD").envs(password.map(|password| ("WARTA_PASSWORD", password)));
        command.stdin(Stdio::null()).output().unwrap()
    };
    let told = |output: &Output| String::from_utf8(output.stderr.clone()).unwrap();
    assert!(told(&cli(dir.path(), &["subscribe", &url])).contains("asks for a sign-in"));
    assert!(told(&subscribe(None)).contains("WARTA_PASSWORD"));
    assert!(told(&subscribe(Some("salah"))).contains("asks for a sign-in"));

    let output = subscribe(Some(guarded::PASSWORD));
    let opened = newsroom.requests().into_iter().filter(|request| request.status == Some(200)).count();
    assert_eq!(opened, 1, "{output:?}");
    // Where no keyring runs, as on most build machines, the feed is not kept without its secret.
    match output.status.success() {
        true => assert_eq!(lines(&cli(dir.path(), &["--json", "feeds"])).len(), 1),
        false => {
            assert!(told(&output).contains("keyring"), "{output:?}");
            assert!(lines(&cli(dir.path(), &["--json", "feeds"])).is_empty());
        }
    }
}

#[test]
fn what_readers_say_and_what_was_wrong_is_printed() {
    let document =
        b"<rss version='2.0'><channel><title>A</title><image><url>/a.png</url></image><item><guid>1</guid>\
        <pubDate>31 Feb 2022</pubDate><comments>http://a.example/1#respond</comments>\
        <slash:comments>12</slash:comments><wfw:commentRss>/1/feed/</wfw:commentRss></item>";
    let parsed = lines(&pure(&["parse", "--url", "http://a.example/rss.xml", "-"], document)).remove(0);
    assert_eq!(parsed["icon"], "http://a.example/a.png");
    let warnings: Vec<_> =
        parsed["warnings"].as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect();
    assert!(warnings[0].contains("breaks off") && warnings[1].contains("31 Feb 2022"), "{warnings:?}");
    let entry = &parsed["entries"][0];
    assert_eq!(entry["comments_url"], "http://a.example/1#respond");
    assert_eq!(entry["comments_count"], 12);
    assert_eq!(entry["comments_feed"], "http://a.example/1/feed/");

    let newsroom = Newsroom::open(World::default(), 0).unwrap();
    let dir = tempfile::tempdir().unwrap();
    let run = |args: &[&str]| cli(dir.path(), args);
    assert!(run(&["subscribe", &newsroom.feed_url("suara-nusantara")]).status.success());
    let id = lines(&run(&["list", "--json"])).remove(0)["id"].to_string();
    let shown = lines(&run(&["show", "--json", &id])).remove(0);
    assert!(shown["comments"]["url"].as_str().unwrap().ends_with("#respond"), "{shown}");
    assert!(shown["comments"]["count"].as_u64().unwrap() >= 2, "{shown}");
}

#[test]
fn the_journey_without_a_window() {
    let newsroom = Newsroom::open(World::default(), 0).unwrap();
    let dir = tempfile::tempdir().unwrap();
    let run = |args: &[&str]| cli(dir.path(), args);

    let feeds = lines(&run(&["--json", "subscribe", &newsroom.feed_url(flagship::PUBLISHER)]));
    assert_eq!(feeds[0]["title"], "Harian Selatan");
    assert!(run(&["refresh", "--now"]).status.success());
    let rows = lines(&run(&["list", "--json", "--limit", "50"]));
    assert_eq!(rows.len(), 12);
    let row = rows.iter().find(|row| row["title"] == flagship::TITLE).unwrap();
    let id = row["id"].to_string();

    let shown = text(&run(&["show", &id]));
    assert!(shown.contains("9 Nov 2022 19:01 WIB"), "{shown}");
    assert!(shown.contains(flagship::BYLINE) && shown.contains("Reuters · TASS · IRNA"), "{shown}");
    assert!(shown.contains(flagship::PARAGRAPHS[11]) && !shown.contains(flagship::PROMO));

    assert!(run(&["bookmark", &id]).status.success());
    assert!(run(&["tag", &id, "timur tengah", "dagang"]).status.success());
    assert!(run(&["tag", &id, "dagang", "--remove"]).status.success());
    assert_eq!(text(&run(&["mark", &id, "--read"])), "1\n");
    newsroom.stop();

    assert_eq!(lines(&run(&["list", "--bookmarked", "--json"]))[0]["title"], flagship::TITLE);
    assert_eq!(lines(&run(&["list", "--tag", "Timur Tengah", "--json"])).len(), 1);
    assert_eq!(lines(&run(&["list", "--unread", "--json", "--limit", "50"])).len(), 11);
    assert_eq!(lines(&run(&["search", "--json", "utusan teheran"]))[0]["title"], flagship::TITLE);
    let article: Value = serde_json::from_str(&text(&run(&["--json", "show", &id]))).unwrap();
    assert_eq!(article["offline"], "complete");

    let opml = dir.path().join("feeds.opml");
    assert!(run(&["export", opml.to_str().unwrap()]).status.success());
    let other = tempfile::tempdir().unwrap();
    let dry = cli(other.path(), &["import", "--dry-run", opml.to_str().unwrap()]);
    assert!(text(&dry).starts_with("1 added") && text(&cli(other.path(), &["feeds"])).is_empty());
    assert!(text(&cli(other.path(), &["import", opml.to_str().unwrap()])).starts_with("1 added"));

    // With nobody there, a refresh says so and loses nothing.
    let refresh = run(&["refresh", "--now"]);
    assert_eq!(refresh.status.code(), Some(3), "{refresh:?}");
    assert_eq!(lines(&run(&["list", "--json", "--limit", "50"])).len(), 12);
}

#[test]
fn an_import_names_what_it_leaves_out() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("list.opml");
    std::fs::write(
        &file,
        "<opml><outline text='A' xmlUrl='https://a.example/'/><outline text='B' xmlUrl='beras'/>",
    )
    .unwrap();
    let imported = cli(dir.path(), &["import", file.to_str().unwrap()]);
    assert_eq!(text(&imported), "1 added, 0 already there, 1 invalid, 0 new folders\n");
    assert_eq!(String::from_utf8_lossy(&imported.stderr), "B: not an address (beras)\n");
    let report = cli(dir.path(), &["--json", "import", "--dry-run", file.to_str().unwrap()]);
    let report: Value = serde_json::from_str(&text(&report)).unwrap();
    assert_eq!((&report["duplicates"], &report["refused"][0]["reason"]), (&1.into(), &"invalid_url".into()));
}

#[test]
fn a_page_is_saved_and_found() {
    let newsroom = Newsroom::open(World::default(), 0).unwrap();
    let dir = tempfile::tempdir().unwrap();
    let saved = cli(dir.path(), &["save", &newsroom.url(flagship::PATH)]);
    let id = text(&saved).trim().to_owned();
    let article: Value = serde_json::from_str(&text(&cli(dir.path(), &["--json", "show", &id]))).unwrap();
    assert_eq!((&article["title"], &article["offline"]), (&flagship::TITLE.into(), &"complete".into()));
    assert_eq!(text(&cli(dir.path(), &["save", &newsroom.url(flagship::PATH)])).trim(), id);
}

#[test]
fn what_is_deleted_stays_away_and_can_be_taken_back() {
    let newsroom = Newsroom::open(World::default(), 0).unwrap();
    let dir = tempfile::tempdir().unwrap();
    let run = |args: &[&str]| cli(dir.path(), args);
    let listed = || lines(&run(&["list", "--json", "--limit", "50"])).len();
    assert!(run(&["subscribe", &newsroom.feed_url("kabar-pagi")]).status.success());
    let rows = lines(&run(&["list", "--json"]));
    let ids: Vec<String> = rows[..2].iter().map(|row| row["id"].to_string()).collect();
    let deleted = lines(&run(&["delete", "--json", &ids[0], &ids[1]]));
    assert_eq!(listed(), 10);
    newsroom.publish("kabar-pagi", 1);
    assert!(run(&["refresh", "--now"]).status.success());
    assert_eq!(listed(), 11);

    let undo = deleted[0]["undo"].to_string();
    assert!(run(&["undo", &undo]).status.success());
    assert_eq!(listed(), 13);
    assert!(!run(&["undo", &undo]).status.success(), "once");
    let said = text(&run(&["delete", &ids[0]]));
    let number = said.trim().rsplit(' ').next().unwrap();
    assert!(said.starts_with("Deleted.") && run(&["undo", number]).status.success(), "{said}");
    assert_eq!(listed(), 13);
}

#[test]
fn errors_are_sentences_and_codes() {
    let dir = tempfile::tempdir().unwrap();
    let check = |args: &[&str], code: i32, sentence: &str| {
        let output = cli(dir.path(), args);
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{args:?}: {error}");
        assert!(error.contains(sentence), "{args:?}: {error}");
    };
    check(&["subscribe", "beras"], 1, "“beras” is not a web address.");
    check(&["show", "99"], 1, "That is no longer in the library.");
    check(&["bookmark", "99"], 1, "That is no longer in the library.");
    check(&["delete", "99"], 1, "That is no longer in the library.");
    check(&["undo", "99"], 1, "That is no longer in the library.");
    check(&["delete"], 2, "<IDS>...");
    check(&["list", "--tag", "tidak ada"], 1, "That is no longer in the library.");
    check(&["import", "/nowhere/feeds.opml"], 1, "could not be read");
    check(&["mark", "1"], 2, "--read");
    check(&["frobnicate"], 2, "frobnicate");
}

#[test]
fn pure_commands_answer_in_order_and_go_on_after_errors() {
    let feed = "<rss version='2.0'><channel><title>U</title><item><guid>g</guid><title>A</title>\
                <pubDate>Wed, 09 Nov 2022 19:01:00 +0700</pubDate></item></channel></rss>";
    let parsed: Value = serde_json::from_slice(&pure(&["parse", "-"], feed.as_bytes()).stdout).unwrap();
    assert_eq!((&parsed["kind"], &parsed["entries"][0]["id"]), (&"rss".into(), &"g".into()));
    assert_eq!(parsed["entries"][0]["published_ms"], 1_667_995_260_000_i64);

    let cleaned = pure(&["sanitize", "-"], b"<p onclick=x>a<script>b</script></p>");
    assert_eq!(String::from_utf8(cleaned.stdout).unwrap(), "<p>a</p>");

    let input =
        "{\"html\":\"<p onclick=x>a</p>\",\"url\":\"https://n.example/\"}\n{}\n{\"html\":\"<b>c</b>\"}\n";
    let answers = lines(&pure(&["sanitize", "--jsonl"], input.as_bytes()));
    assert_eq!(answers[0]["html"], "<p>a</p>");
    assert!(answers[1]["error"].is_string());
    assert_eq!(answers.len(), 3);

    let failed = pure(&["parse", "-"], b"<html><body>x</body></html>");
    assert_eq!(failed.status.code(), Some(1));
    assert_eq!(
        serde_json::from_slice::<Value>(&failed.stdout).unwrap()["error"],
        "the document is a web page"
    );
}

#[test]
fn a_page_without_a_feed_is_followed_when_that_is_confirmed() {
    let newsroom = Newsroom::open(World::of("warta-lembah"), 0).unwrap();
    let dir = tempfile::tempdir().unwrap();
    let home = newsroom.url("/warta-lembah/");
    let refused = cli(dir.path(), &["subscribe", &home]);
    assert_eq!(refused.status.code(), Some(1));
    let said = String::from_utf8(refused.stderr).unwrap();
    assert!(said.contains("It lists 12 articles") && said.contains("--page"), "{said}");
    let feeds = lines(&cli(dir.path(), &["--json", "subscribe", &home, "--page"]));
    assert_eq!((feeds[0]["kind"].as_str(), feeds[0]["unread"].as_u64()), (Some("page"), Some(12)));
}

/// Answers every request with these bytes, and tells when it has.
#[cfg(unix)]
fn serve(body: String) -> (String, std::sync::mpsc::Receiver<()>) {
    use std::io::Read;
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/feed", listener.local_addr().unwrap());
    let (tell, told) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let _ = stream.read(&mut [0; 4096]);
            let head =
                format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\nconnection: close\r\n\r\n", body.len());
            let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body.as_bytes()));
            let _ = tell.send(());
        }
    });
    (url, told)
}

#[test]
#[cfg(unix)]
fn an_interrupt_ends_the_program_whatever_is_being_read() {
    use std::time::{Duration, Instant};

    let text = "&lt;p&gt;kata &lt;b&gt;dua&lt;/b&gt; tiga&lt;/p&gt;".repeat(1_500);
    let items: String = (0..150)
        .map(|number| {
            format!("<item><guid>{number}</guid><title>A</title><description>{text}</description></item>")
        })
        .collect();
    let (url, asked) = serve(format!("<rss version='2.0'><channel><title>U</title>{items}</channel></rss>"));
    let dir = tempfile::tempdir().unwrap();
    let list = dir.path().join("list.opml");
    std::fs::write(&list, format!("<opml version='2.0'><body><outline xmlUrl='{url}'/></body></opml>"))
        .unwrap();
    assert!(cli(dir.path(), &["import", list.to_str().unwrap()]).status.success());

    let mut refresh = Command::new(env!("CARGO_BIN_EXE_warta-cli"))
        .arg("--library")
        .arg(dir.path())
        .args(["refresh", "--now"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    asked.recv().unwrap();
    std::thread::sleep(Duration::from_millis(500));
    assert!(refresh.try_wait().unwrap().is_none(), "it is still reading");
    let interrupted = Instant::now();
    assert!(Command::new("kill").args(["-INT", &refresh.id().to_string()]).status().unwrap().success());
    while refresh.try_wait().unwrap().is_none() {
        assert!(interrupted.elapsed() < Duration::from_secs(10), "it reads on");
        std::thread::sleep(Duration::from_millis(20));
    }
    println!("ended {:?} after the interrupt", interrupted.elapsed());
    let said = refresh.wait_with_output().unwrap();
    assert_eq!(said.status.code(), Some(1), "{said:?}");
    assert!(said.stdout.is_empty(), "it does not say how it went: {said:?}");
}

#[test]
fn words_are_cut_as_search_cuts_them() {
    let said = |args: &[&str], input: &str| text(&pure(args, input.as_bytes()));
    assert_eq!(said(&["stem", "--lang", "id"], "pertemuan\nbahkan\nmembaca\n"), "temu\nbahkan\nbaca\n");
    assert_eq!(said(&["stem", "--lang", "german"], "häuser\n"), "haus\n");
    assert_eq!(said(&["segment", "--lang", "ja"], "東京都の会議\n\n"), "東京\t京都\t都の\tの会\t会議\n\n");
    let refused = pure(&["stem", "--lang", "tlh"], b"");
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("tlh has no stems"), "{refused:?}");
}

#[test]
fn a_library_beside_the_program_is_the_one_that_is_used() {
    let stick = tempfile::tempdir().unwrap();
    let program = stick.path().join(Path::new(env!("CARGO_BIN_EXE_warta-cli")).file_name().unwrap());
    std::fs::copy(env!("CARGO_BIN_EXE_warta-cli"), &program).unwrap();
    let run = |home: &Path| {
        let mut command = Command::new(&program);
        command.arg("check").env("HOME", home).env_remove("XDG_DATA_HOME").output().unwrap()
    };
    let home = tempfile::tempdir().unwrap();
    assert!(run(home.path()).status.success());
    assert!(home.path().read_dir().unwrap().next().is_some(), "without one it is in the home folder");
    let library = stick.path().join("warta-library");
    std::fs::create_dir(&library).unwrap();
    let home = tempfile::tempdir().unwrap();
    assert!(run(home.path()).status.success());
    assert!(library.join("library.sqlite").exists() && home.path().read_dir().unwrap().next().is_none());

    let moved = stick.path().join("lain");
    assert!(cli(&library, &["move", moved.to_str().unwrap()]).status.success());
    assert!(text(&cli(&library, &["check"])).contains("whole") && moved.join("library.sqlite").exists());
}

#[cfg(unix)]
#[test]
fn an_answer_that_nobody_reads_to_its_end_is_no_mistake() {
    let newsroom = Newsroom::open(World::default().with_articles(40), 0).unwrap();
    let dir = tempfile::tempdir().unwrap();
    assert!(cli(dir.path(), &["subscribe", &newsroom.feed_url("kabar-pagi")]).status.success());
    let mut child = Command::new(env!("CARGO_BIN_EXE_warta-cli"))
        .arg("--library")
        .arg(dir.path())
        .args(["list", "--json", "--limit", "1000"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");

    for args in [["backup", "/tidak/ada/warta.zip"], ["export", "/tidak/ada/warta.opml"]] {
        let refused = cli(dir.path(), &args);
        let said = String::from_utf8(refused.stderr).unwrap();
        assert!(said.starts_with("Warta cannot write to /tidak/ada"), "{args:?}: {said}");
    }
}
