//! Files of one room that need each other.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::paths::paths;
use super::{SRC, sources};

/// Which files of a room, each with the room below it of the same name, need which others.
type Needs = BTreeMap<String, BTreeSet<String>>;

/// The files of a room that need themselves by way of others, with what they need.
pub(super) fn circles(room: &Path) -> Needs {
    let needs = needs(room);
    let is_in_a_circle = |file: &String| {
        let mut seen = BTreeSet::new();
        let mut open: Vec<&String> = needs[file].iter().collect();
        while let Some(next) = open.pop() {
            if seen.insert(next) {
                open.extend(&needs[next]);
            }
        }
        seen.contains(file)
    };
    needs.iter().filter(|(file, _)| is_in_a_circle(file)).map(|(f, n)| (f.clone(), n.clone())).collect()
}

fn needs(room: &Path) -> Needs {
    let name = |path: &Path| path.file_stem().unwrap().to_string_lossy().into_owned();
    let files = std::fs::read_dir(room).unwrap().map(|entry| entry.unwrap().path());
    let files: BTreeSet<String> = files.map(|path| name(&path)).filter(|name| name != "tests").collect();
    let own: Vec<String> = ["crate".to_owned()]
        .into_iter()
        .chain(room.strip_prefix(SRC).unwrap().iter().map(|part| part.to_string_lossy().into_owned()))
        .collect();

    // What the room gives a name of its own is still that file's.
    let head = std::fs::read_to_string(room.with_extension("rs")).unwrap();
    let mut given = BTreeMap::new();
    for path in paths(&head) {
        let path = if path[0] == "self" { &path[1..] } else { &path[..] };
        if let [file, .., name] = path
            && files.contains(file)
        {
            given.insert(name.clone(), file.clone());
        }
    }

    let mut needs: Needs = files.iter().map(|file| (file.clone(), BTreeSet::new())).collect();
    for source in sources(room) {
        let inside: Vec<&Path> = source.strip_prefix(room).unwrap().iter().map(Path::new).collect();
        if inside.iter().any(|part| name(part) == "tests") {
            continue;
        }
        for path in paths(&std::fs::read_to_string(&source).unwrap()) {
            let up = path.iter().take_while(|part| *part == "super").count();
            let rest = match path.strip_prefix(own.as_slice()) {
                Some(rest) => rest,
                None if up == inside.len() => &path[up..],
                None => continue,
            };
            let Some(first) = rest.first() else { continue };
            let needed = files.get(first).or_else(|| given.get(first));
            if let Some(needed) = needed.filter(|needed| **needed != name(inside[0])) {
                needs.entry(name(inside[0])).or_default().insert(needed.clone());
            }
        }
    }
    needs
}
