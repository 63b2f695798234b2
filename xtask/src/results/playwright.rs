//! Reads the report of Playwright's JSON reporter.

use anyhow::{Context, Result};
use serde_json::Value;

use super::{Failure, Results};

pub(crate) fn parse(report: &str) -> Result<Results> {
    let report: Value = serde_json::from_str(report).context("Playwright left no readable report")?;
    let mut results = Results::default();
    for suite in array(&report["suites"]) {
        read_suite(suite, &[], &mut results);
    }
    // What went wrong outside any test: the configuration, the server that the tests need.
    for error in array(&report["errors"]) {
        let output = without_colours(text(&error["message"]));
        results.failures.push(Failure { name: "before the tests".to_owned(), output });
    }
    Ok(results)
}

fn read_suite<'a>(suite: &'a Value, above: &[&'a str], results: &mut Results) {
    let path: Vec<&str> = above.iter().copied().chain([text(&suite["title"])]).collect();
    for spec in array(&suite["specs"]) {
        for test in array(&spec["tests"]) {
            match text(&test["status"]) {
                "expected" | "flaky" => results.passed += 1,
                "skipped" => results.skipped += 1,
                _ => results.failures.push(Failure { name: name(&path, spec, test), output: messages(test) }),
            }
        }
    }
    for inner in array(&suite["suites"]) {
        read_suite(inner, &path, results);
    }
}

/// `reading.spec.ts › offline › opens [dark]`
fn name(path: &[&str], spec: &Value, test: &Value) -> String {
    let title = path.iter().copied().chain([text(&spec["title"])]).filter(|part| !part.is_empty());
    let title = title.collect::<Vec<_>>().join(" › ");
    match text(&test["projectName"]) {
        "" => title,
        project => format!("{title} [{project}]"),
    }
}

/// What the last try said: earlier ones failed the same way or do not matter.
fn messages(test: &Value) -> String {
    let last = array(&test["results"]).last().unwrap_or(&Value::Null);
    let errors = array(&last["errors"]).iter().map(|error| without_colours(text(&error["message"])));
    errors.collect::<Vec<_>>().join("\n")
}

/// Playwright colours its messages even in a file.
fn without_colours(message: &str) -> String {
    let mut pieces = message.split("\u{1b}[");
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        plain.push_str(piece.split_once('m').map_or(piece, |(_code, rest)| rest));
    }
    plain
}

fn array(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_are_counted_in_every_suite_and_project() {
        let results = parse(
            r#"{ "stats": { "expected": 2, "unexpected": 1, "flaky": 1, "skipped": 1 }, "errors": [], "suites": [
                { "title": "reading.spec.ts", "specs": [
                    { "title": "opens", "tests": [
                        { "projectName": "light", "status": "expected", "results": [] },
                        { "projectName": "dark", "status": "flaky", "results": [] } ] } ],
                  "suites": [ { "title": "offline", "specs": [
                    { "title": "opens", "tests": [ { "projectName": "light", "status": "unexpected", "results": [
                        { "errors": [ { "message": "first try" } ] },
                        { "errors": [ { "message": "\u001b[31mno image\u001b[39m" } ] } ] } ] },
                    { "title": "later", "tests": [ { "projectName": "", "status": "skipped", "results": [] } ] } ] } ] } ] }"#,
        )
        .unwrap();
        assert_eq!(results.sentence(), "2 passed, 1 failed, 1 skipped");
        assert_eq!(results.failures[0].name, "reading.spec.ts › offline › opens [light]");
        assert_eq!(results.failures[0].output, "no image");
    }

    #[test]
    fn trouble_before_the_tests_is_a_failure() {
        let results =
            parse(r#"{ "suites": [], "errors": [ { "message": "devhost did not start" } ] }"#).unwrap();
        assert_eq!(results.sentence(), "0 passed, 1 failed");
        assert_eq!(results.failures[0].output, "devhost did not start");
    }
}
