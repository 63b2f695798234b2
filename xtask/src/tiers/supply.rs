//! What others made and Warta is made of: none of it is known to be unsafe, and all of it may be part of Warta.
//!
//! That is asked of tools and of the network. Where either is missing, that is said and nothing fails: what could not be
//! looked at is no mistake of whoever is about to commit.

use std::process::Command;

use serde_json::{Deserializer, Value};

use super::stage::{Outcome, Stage};
use crate::results::Results;
use crate::{process, workspace};

/// What a tool answers.
#[derive(Debug, PartialEq, Eq)]
enum Answer {
    Clean,
    /// What there is against it.
    Found(String),
    /// Why nobody knows.
    Unasked(String),
}

pub(super) fn run(stage: &mut Stage) -> Outcome {
    let mut results = Results::default();
    if process::answer(&mut workspace::cargo(["deny", "--version"])).is_none() {
        let why = "cargo-deny is not installed (cargo install cargo-deny --locked)".to_owned();
        settle(stage, &mut results, "crates", Answer::Unasked(why));
    } else {
        let all = workspace::cargo(["deny", "check", "advisories", "licenses", "sources", "bans"]);
        let answer = ask(stage, all, crates);
        let is_cut_off = matches!(answer, Answer::Unasked(_));
        settle(stage, &mut results, "crates", answer);
        if is_cut_off {
            // Only advisories come from elsewhere. The rest is in the lock file and in what was fetched to build.
            let rest = workspace::cargo(["deny", "--offline", "check", "licenses", "sources", "bans"]);
            let answer = ask(stage, rest, crates);
            settle(stage, &mut results, "licenses and sources of crates", answer);
        }
    }
    let audit = workspace::npm(["audit", "--omit=dev", "--json"]);
    let answer = ask(stage, audit, packages);
    settle(stage, &mut results, "the UI's packages", answer);
    Ok(results)
}

fn ask(stage: &mut Stage, command: Command, judge: fn(&str) -> Answer) -> Answer {
    match stage.ask(command) {
        Ok(finished) => judge(&finished.output),
        Err(error) => Answer::Unasked(format!("{error:#}")),
    }
}

fn settle(stage: &Stage, results: &mut Results, what: &str, answer: Answer) {
    match answer {
        Answer::Clean => results.passed += 1,
        Answer::Found(found) => results.failures.push(stage.failure(what, found)),
        Answer::Unasked(why) => {
            results.skipped += 1;
            stage.say(&format!("Not checked: {what}, because {why}."));
        }
    }
}

/// What `cargo deny check` says. It sums up at its end, `advisories ok, bans FAILED`, unless it did not get that far;
/// its exit code tells these two no better than its failures.
fn crates(output: &str) -> Answer {
    let verdicts = |line: &str| -> Option<Vec<bool>> {
        line.trim().split(", ").map(|part| verdict(part.split_once(' ')?.1)).collect()
    };
    match output.lines().rev().find_map(verdicts) {
        Some(verdicts) if verdicts.iter().all(|is_ok| *is_ok) => Answer::Clean,
        Some(_) => Answer::Found(output.to_owned()),
        None => {
            let error = output.lines().find_map(|line| Some(line.split_once("[ERROR] ")?.1));
            Answer::Unasked(reason(error.or_else(|| last_line(output))))
        }
    }
}

fn verdict(word: &str) -> Option<bool> {
    match word {
        "ok" => Some(true),
        "FAILED" => Some(false),
        _ => None,
    }
}

/// What `npm audit --json` says, with what it says to people before and after.
fn packages(output: &str) -> Answer {
    let start = if output.starts_with('{') { Some(0) } else { output.find("\n{") };
    let json = start.and_then(|start| output.get(start..));
    let report = json.and_then(|json| Deserializer::from_str(json).into_iter::<Value>().next()?.ok());
    let report = report.unwrap_or_default();
    match report["metadata"]["vulnerabilities"]["total"].as_u64() {
        Some(0) => Answer::Clean,
        Some(_) => Answer::Found(vulnerabilities(&report)),
        None => {
            let said = [&report["error"]["summary"], &report["message"]];
            let said = said.into_iter().filter_map(Value::as_str).find(|said| !said.is_empty());
            Answer::Unasked(reason(said.or_else(|| last_line(output))))
        }
    }
}

/// `svelte (high): Title https://…`, a line for each package.
fn vulnerabilities(report: &Value) -> String {
    let packages = report["vulnerabilities"].as_object().into_iter().flatten();
    let lines = packages.map(|(name, package)| {
        let via = package["via"].as_array().into_iter().flatten();
        // Where it is only another package's fault, that one's name.
        let told = via.map(|cause| match cause.as_str() {
            Some(other) => format!("by way of {other}"),
            None => [&cause["title"], &cause["url"]].map(|part| part.as_str().unwrap_or_default()).join(" "),
        });
        let told: Vec<String> = told.collect();
        format!("{name} ({}): {}", package["severity"].as_str().unwrap_or("?"), told.join("; "))
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn last_line(output: &str) -> Option<&str> {
    output.lines().rev().find(|line| !line.trim().is_empty())
}

/// One line of it, short enough to stand in another.
fn reason(said: Option<&str>) -> String {
    let line = said.and_then(|said| said.lines().next()).unwrap_or("it said nothing").trim();
    line.chars().take(200).collect::<String>().trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crates_that_nobody_knows_anything_against_pass() {
        let output = "2026-11-28 10:00:00 [WARN] unable to find a config\nadvisories ok, bans ok, licenses ok, sources ok\n";
        assert_eq!(crates(output), Answer::Clean);
        assert_eq!(crates("bans ok, licenses ok, sources ok"), Answer::Clean);
    }

    #[test]
    fn a_crate_with_an_advisory_or_a_wrong_licence_is_found() {
        let vulnerable = "error[vulnerability]: Use after free\n   ┌─ Cargo.lock:7:1\n   ├ ID: RUSTSEC-2026-0001\n\
                          advisories FAILED, bans ok, licenses ok, sources ok\n";
        assert_eq!(crates(vulnerable), Answer::Found(vulnerable.into()));
        let rejected =
            "error[rejected]: failed to satisfy license requirements\nbans ok, licenses FAILED, sources ok";
        assert!(matches!(crates(rejected), Answer::Found(_)));
    }

    #[test]
    fn advisories_that_cannot_be_had_are_no_fault() {
        let output = "2026-11-28 10:00:00 [ERROR] failed to fetch advisory database https://github.com/RustSec/advisory-db: \
                      could not connect.\n";
        let why =
            "failed to fetch advisory database https://github.com/RustSec/advisory-db: could not connect";
        assert_eq!(crates(output), Answer::Unasked(why.into()));
        let stopped = "Fetching\n\nStopped after 5 minutes.";
        assert_eq!(crates(stopped), Answer::Unasked("Stopped after 5 minutes".into()));
        assert_eq!(crates(""), Answer::Unasked("it said nothing".into()));
    }

    #[test]
    fn packages_are_judged_by_their_report() {
        let clean = "npm warn config\n{\n  \"auditReportVersion\": 2,\n  \"vulnerabilities\": {},\n  \"metadata\": \
                     {\"vulnerabilities\": {\"info\": 0, \"high\": 0, \"total\": 0}}\n}\n";
        assert_eq!(packages(clean), Answer::Clean);
        let found = r#"{
  "auditReportVersion": 2,
  "vulnerabilities": {
    "esrap": {"severity": "high", "via": [{"title": "Code injection", "url": "https://advisory.example/1"}]},
    "svelte": {"severity": "high", "via": ["esrap"]}
  },
  "metadata": {"vulnerabilities": {"high": 2, "total": 2}}
}"#;
        let told = "esrap (high): Code injection https://advisory.example/1\nsvelte (high): by way of esrap";
        assert_eq!(packages(found), Answer::Found(told.into()));
    }

    #[test]
    fn a_registry_that_does_not_answer_is_no_fault() {
        let refused = "npm warn audit 405 Method Not Allowed\nnpm error audit endpoint returned an error\n{\n  \"message\": \
                       \"405 Method Not Allowed - POST https://registry.example/bulk\",\n  \"error\": {\"summary\": \"\"}\n}\n";
        let why = "405 Method Not Allowed - POST https://registry.example/bulk";
        assert_eq!(packages(refused), Answer::Unasked(why.into()));
        let offline = r#"{"error": {"code": "ENOTCACHED", "summary": "request failed: cache mode is 'only-if-cached'."}}"#;
        assert_eq!(
            packages(offline),
            Answer::Unasked("request failed: cache mode is 'only-if-cached'".into())
        );
        assert_eq!(packages("sh: npm: not found\n"), Answer::Unasked("sh: npm: not found".into()));
    }
}
