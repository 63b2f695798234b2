//! Reads the report of vitest's JSON reporter.

use anyhow::{Context, Result};
use serde_json::Value;

use super::{Failure, Results};

pub(crate) fn parse(report: &str) -> Result<Results> {
    let report: Value = serde_json::from_str(report).context("vitest left no readable report")?;
    let mut results = Results::default();
    for file in array(&report["testResults"]) {
        let tests = array(&file["assertionResults"]);
        for test in tests {
            match text(&test["status"]) {
                "passed" => results.passed += 1,
                "failed" => results.failures.push(failure(file, test)),
                _ => results.skipped += 1, // skipped, pending, todo
            }
        }
        // A file that cannot be loaded has no tests to blame.
        if text(&file["status"]) == "failed" && !tests.iter().any(|test| test["status"] == "failed") {
            let output = text(&file["message"]).to_owned();
            results.failures.push(Failure { name: file_name(file).to_owned(), output });
        }
    }
    Ok(results)
}

fn failure(file: &Value, test: &Value) -> Failure {
    let messages = array(&test["failureMessages"]).iter().map(text).collect::<Vec<_>>();
    Failure {
        name: format!("{}: {}", file_name(file), text(&test["fullName"]).trim()),
        output: messages.join("\n"),
    }
}

fn file_name(file: &Value) -> &str {
    text(&file["name"]).rsplit(['/', '\\']).next().unwrap_or_default()
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
    fn tests_are_counted_by_what_became_of_them() {
        let results = parse(
            r#"{ "numTotalTests": 4, "testResults": [
                { "name": "/repo/ui/src/keys/keymap.test.ts", "status": "failed", "assertionResults": [
                    { "fullName": "keymap finds j", "status": "passed", "failureMessages": [] },
                    { "fullName": "keymap finds k", "status": "failed", "failureMessages": ["expected 1 to be 2"] },
                    { "fullName": "keymap later", "status": "todo", "failureMessages": [] },
                    { "fullName": "keymap never", "status": "skipped", "failureMessages": [] } ] } ] }"#,
        )
        .unwrap();
        assert_eq!(results.sentence(), "1 passed, 1 failed, 2 skipped");
        assert_eq!(results.failures[0].name, "keymap.test.ts: keymap finds k");
        assert_eq!(results.failures[0].output, "expected 1 to be 2");
    }

    #[test]
    fn a_file_that_cannot_be_loaded_is_a_failure() {
        let results = parse(
            r#"{ "testResults": [ { "name": "/repo/ui/src/a.test.ts", "status": "failed",
                "message": "SyntaxError", "assertionResults": [] } ] }"#,
        )
        .unwrap();
        assert_eq!(results.sentence(), "0 passed, 1 failed");
        assert_eq!(results.failures[0], Failure { name: "a.test.ts".into(), output: "SyntaxError".into() });
    }

    #[test]
    fn no_report_is_an_error() {
        assert!(parse("").is_err());
    }
}
