//! `fuzz`: the engine against made-up input, with libFuzzer on the stable compiler.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};
use clap::Args;

use crate::{process, workspace};

/// What cargo-fuzz would ask a nightly compiler for: counters at every edge, which libFuzzer reads.
const COVERAGE: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Ccodegen-units=1 --cfg fuzzing";

/// Looks for input that the engine does not bear.
#[derive(Args)]
pub(crate) struct Fuzz {
    /// One of src-tauri/engine/fuzz
    target: String,
    /// How long
    #[arg(default_value_t = 60)]
    seconds: u32,
}

impl Fuzz {
    pub(crate) fn run(self) -> Result<()> {
        let host = process::answer(Command::new("rustc").args(["--print", "host-tuple"]))
            .context("rustc does not say what it builds for")?;
        let built = workspace::target().join("fuzz");
        let mut build = workspace::cargo(["build", "--release", "--manifest-path"]);
        build.arg(workspace::path("src-tauri/engine/fuzz/Cargo.toml"));
        // With a target named, build scripts are built without the flags.
        build.args(["--bin", &self.target, "--target", &host, "--target-dir"]).arg(&built);
        process::run(build.env("RUSTFLAGS", COVERAGE))?;

        let corpus = built.join("corpus").join(&self.target);
        let found = built.join("found").join(&self.target);
        fs::create_dir_all(&corpus)?;
        fs::create_dir_all(&found)?;
        let mut fuzz = Command::new(built.join(&host).join("release").join(&self.target));
        fuzz.arg(&corpus).args(seeds(&self.target));
        fuzz.arg(format!("-artifact_prefix={}/", found.display()));
        fuzz.arg(format!("-max_total_time={}", self.seconds));
        fuzz.args(["-timeout=10", "-rss_limit_mb=2048", "-max_len=65536", "-print_final_stats=1"]);
        process::run(&mut fuzz)
    }
}

/// Real documents: our own pages, or those of the folder that `WARTA_CORPORA` names.
fn seeds(target: &str) -> Option<PathBuf> {
    if matches!(target, "extract" | "sanitize") {
        return Some(workspace::path("tests/fixtures/articles"));
    }
    let corpora = PathBuf::from(env::var_os("WARTA_CORPORA")?);
    let seeds = match target {
        "parse" | "sitemap" => corpora.join("feeds/dev/docs"),
        _ => corpora.join(target),
    };
    seeds.is_dir().then_some(seeds)
}
