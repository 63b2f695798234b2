//! Rules of the house that the compiler does not know.

mod circles;
mod paths;

use std::path::{Path, PathBuf};

const SRC: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src");

fn sources(dir: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect()
}

/// The rooms that `name`'s files use, by their `crate::` paths.
fn uses(room: &str) -> Vec<(PathBuf, String)> {
    let files = sources(Path::new(SRC));
    let of_room = files.into_iter().filter(|path| {
        let inside = path.strip_prefix(SRC).unwrap();
        inside.starts_with(room) || inside == Path::new(&format!("{room}.rs"))
    });
    of_room
        .flat_map(|path| {
            let text = std::fs::read_to_string(&path).unwrap();
            let names: Vec<String> = text
                .split("crate::")
                .skip(1)
                .map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect())
                .collect();
            names.into_iter().map(move |name| (path.clone(), name))
        })
        .collect()
}

#[test]
fn rooms_depend_on_one_another_one_way() {
    let rooms = [
        (
            "model",
            [
                "api",
                "library",
                "discover",
                "backup",
                "asset",
                "interchange",
                "feed",
                "article",
                "fetch",
                "store",
            ]
            .as_slice(),
        ),
        ("backup", &["api", "library", "discover", "interchange", "feed", "article", "fetch", "store"]),
        (
            "feed",
            &["api", "library", "discover", "backup", "asset", "interchange", "article", "fetch", "store"],
        ),
        (
            "article",
            &["api", "library", "discover", "backup", "asset", "interchange", "feed", "fetch", "store"],
        ),
        (
            "fetch",
            &["api", "library", "discover", "backup", "asset", "interchange", "feed", "article", "store"],
        ),
        (
            "store",
            &["api", "library", "discover", "backup", "asset", "interchange", "feed", "article", "fetch"],
        ),
        (
            "interchange",
            &["api", "library", "discover", "backup", "asset", "feed", "article", "fetch", "store"],
        ),
        ("discover", &["api", "library", "backup", "asset", "interchange", "article", "store"]),
        ("asset", &["api", "library", "backup", "discover", "interchange", "feed", "article"]),
        ("library", &["api"]),
    ];
    for (room, forbidden) in rooms {
        let found = uses(room);
        assert!(!found.is_empty(), "{room} has no files");
        let wrong: Vec<_> = found.iter().filter(|(_, name)| forbidden.contains(&name.as_str())).collect();
        assert!(wrong.is_empty(), "{room}: {wrong:#?}");
    }
}

/// The rooms of `article`, each with those that its files may use.
const ARTICLE: [(&str, &[&str]); 12] = [
    ("page", &[]),
    ("lexicon", &["page"]),
    ("attribution", &["page", "lexicon"]),
    ("revision", &["page", "lexicon"]),
    ("rules", &["page"]),
    ("media", &["page", "lexicon"]),
    ("about", &["page", "lexicon", "attribution"]),
    ("moved", &["page", "lexicon", "attribution"]),
    ("body", &["page", "lexicon", "attribution", "about", "media", "moved"]),
    ("forms", &["page", "body"]),
    ("sanitize", &["page", "media", "body"]),
    (
        "extract",
        &["page", "lexicon", "attribution", "rules", "media", "about", "moved", "body", "forms", "sanitize"],
    ),
];

/// What stands at the top of a tree of imports: `use crate::article::{page::{dom, line}, lexicon};` -> page, lexicon.
fn tops(tree: &str) -> Vec<String> {
    let name = |text: &str| -> String {
        text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
    };
    let Some(inside) = tree.strip_prefix('{') else { return vec![name(tree)] };
    let (mut depth, mut start, mut tops) = (0, 0, Vec::new());
    for (at, c) in inside.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            '}' | ',' if depth == 0 => {
                tops.push(name(&inside[start..at]));
                start = at + 1;
                if c == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    tops.retain(|top| !top.is_empty());
    tops
}

#[test]
fn the_rooms_of_an_article_depend_on_one_another_one_way() {
    let article = Path::new(SRC).join("article");
    let mut known: Vec<String> = std::fs::read_dir(&article)
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_string())
        .filter(|name| !["tests", "join", "site-rules"].contains(&name.as_str()))
        .collect();
    known.sort();
    known.dedup();
    let mut rooms: Vec<_> = ARTICLE.iter().map(|(room, _)| room.to_string()).collect();
    rooms.sort();
    assert_eq!(known, rooms, "say of each room which others it may use");

    let mut seen = 0;
    for (room, allowed) in ARTICLE {
        let files = sources(&article).into_iter().filter(|path| {
            let inside = path.strip_prefix(&article).unwrap();
            inside.starts_with(room) || inside == Path::new(&format!("{room}.rs"))
        });
        for path in files {
            let text = std::fs::read_to_string(&path).unwrap();
            let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
            let text: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            // The file of a room itself calls the others its siblings.
            let is_entry = path.parent() == Some(article.as_path());
            let mut used: Vec<String> = text.split("crate::article::").skip(1).flat_map(tops).collect();
            if is_entry {
                used.extend(text.split("super::").skip(1).flat_map(tops));
            }
            for used in used.into_iter().filter(|used| rooms.contains(used) && used != room) {
                assert!(allowed.contains(&used.as_str()), "{}: uses {used}", path.display());
                seen += 1;
            }
        }
    }
    assert!(seen > 50, "imports are written in another way than this test reads: {seen}");
}

/// Every folder of sources that has a file of its name beside it.
fn rooms(dir: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
    let folders = entries.filter(|path| path.is_dir());
    folders
        .flat_map(|folder| [vec![folder.clone()], rooms(&folder)].concat())
        .filter(|folder| folder.with_extension("rs").exists())
        .collect()
}

#[test]
fn no_file_needs_one_beside_it_that_needs_it() {
    let rooms = rooms(Path::new(SRC));
    let names: Vec<_> = rooms.iter().map(|room| room.strip_prefix(SRC).unwrap().to_str().unwrap()).collect();
    for room in
        ["date", "discover", "feed", "feed/outline", "feed/page", "fetch", "store", "asset", "library"]
    {
        assert!(names.contains(&room), "{room} is no room: {names:?}");
    }
    let found: Vec<_> = rooms
        .iter()
        .zip(names)
        .map(|(room, name)| (name, circles::circles(room)))
        .filter(|(_, circle)| !circle.is_empty())
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn only_the_store_speaks_sql_and_only_fetch_opens_sockets() {
    let outside = |room: &str, words: &[&str]| {
        let wrong: Vec<_> = sources(Path::new(SRC))
            .into_iter()
            .filter(|path| !path.strip_prefix(SRC).unwrap().starts_with(room))
            .filter(|path| *path != Path::new(SRC).join(format!("{room}.rs")))
            .filter(|path| {
                let text = std::fs::read_to_string(path).unwrap();
                words.iter().any(|word| text.contains(word))
            })
            .collect();
        assert!(wrong.is_empty(), "outside {room}: {wrong:#?}");
    };
    outside("store", &["SELECT ", "INSERT INTO", "UPDATE ", "DELETE FROM", ".execute(", "prepare_cached"]);
    outside("fetch", &["reqwest::", "TcpStream", "UdpSocket", "lookup_host"]);
}

#[test]
fn the_engine_knows_no_window() {
    let manifest = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")).unwrap();
    assert!(!manifest.contains("tauri"), "the engine must not depend on the shell");
}
