//! The paths that a source file names others by.

use std::sync::LazyLock;

use regex::Regex;

static COMMENT: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"//[^\n]*").unwrap());
static TESTS: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"#\[cfg\(test\)\]\s*mod \w+ \{").unwrap());
static USE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\buse ([^;]+);").unwrap());
static INLINE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\b(?:super|crate|self)(?:::\w+)+").unwrap());

/// Every path that `source` imports or names, its own tests aside, cut at `::`.
pub(super) fn paths(source: &str) -> Vec<Vec<String>> {
    let code = COMMENT.replace_all(source, "");
    let code = &code[..TESTS.find(&code).map_or(code.len(), |tests| tests.start())];
    let mut paths = Vec::new();
    for import in USE.captures_iter(code) {
        expand(&[], &import[1], &mut paths);
    }
    let rest = USE.replace_all(code, "");
    paths.extend(INLINE.find_iter(&rest).map(|path| segments(path.as_str())));
    paths
}

/// The paths in a tree of imports: `a::{b, c::{d, e as f}}`.
fn expand(before: &[String], tree: &str, paths: &mut Vec<Vec<String>>) {
    for branch in branches(tree) {
        let (start, inner) = match branch.split_once('{') {
            Some((start, inner)) => (start, Some(inner.trim_end().trim_end_matches('}'))),
            None => (branch, None),
        };
        let path = [before, &segments(start)].concat();
        match inner {
            Some(inner) => expand(&path, inner, paths),
            None => paths.push(path),
        }
    }
}

fn branches(tree: &str) -> Vec<&str> {
    let (mut depth, mut start, mut branches) = (0, 0, Vec::new());
    for (at, c) in tree.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                branches.push(&tree[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    branches.push(&tree[start..]);
    branches.into_iter().map(str::trim).filter(|branch| !branch.is_empty()).collect()
}

fn segments(path: &str) -> Vec<String> {
    let path = path.split(" as ").next().unwrap_or_default();
    path.split("::").map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

#[test]
fn paths_are_read_out_of_trees_and_lines() {
    let source = "use super::{a::{b, C as D}, e};\n// use super::no;\nfn f() { crate::g::h(); }\n\
                  #[cfg(test)]\nmod tests { use super::no; }";
    let found: Vec<String> = paths(source).iter().map(|path| path.join("::")).collect();
    assert_eq!(found, ["super::a::b", "super::a::C", "super::e", "crate::g::h"]);
}
