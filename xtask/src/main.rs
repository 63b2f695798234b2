//! Warta's developer commands: `cargo xtask <command>`.
//!
//! Two of them are all that a newcomer needs: `run` opens the app, `test` proves it. Both bring what the
//! machine lacks, so that a fresh one needs nothing but Rust and Node.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command line tool speaks on the terminal")]

mod bench;
mod bindings;
mod browser;
mod bundle;
mod compile;
mod display;
mod environment;
mod fuzz;
mod interrupt;
mod newsroom;
mod node;
mod process;
mod progress;
mod report;
mod results;
mod run;
mod screenshots;
mod setup;
mod system;
mod tiers;
mod ui;
mod workspace;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::tiers::Tier;

/// Warta's developer commands.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Find out what this machine lacks for building and testing Warta, and install it
    Setup(setup::Setup),
    /// Build Warta and open it; without a display, open it in a virtual one
    Run(run::Run),
    /// Run every test there is and count them
    Test {
        /// Only this tier (may be given several times)
        #[arg(long, value_enum, value_name = "TIER")]
        only: Vec<Tier>,
        /// Only disks that fail and programs that are killed, at hundreds of points each (Linux)
        #[arg(long, conflicts_with = "only")]
        faults: bool,
    },
    /// Format, lint, bindings and what is known of dependencies: what should hold before every commit
    Check,
    /// Write the command table as TypeScript
    Bindings {
        /// Write nothing; fail when the file is not current
        #[arg(long)]
        check: bool,
    },
    /// Measure the engine
    Bench(bench::Bench),
    /// Look for input that the engine does not bear
    Fuzz(fuzz::Fuzz),
    /// Make the packages that people install
    Bundle(bundle::Bundle),
    /// Take the pictures in docs/screenshots from the real window
    Screenshots,
}

fn main() -> ExitCode {
    match interrupt::listen().and_then(|()| obey(Arguments::parse().command)) {
        Ok(code) => code,
        Err(_) if interrupt::requested() => ExitCode::from(interrupt::EXIT_CODE),
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn obey(command: Command) -> Result<ExitCode> {
    match command {
        Command::Setup(setup) => setup.run()?,
        Command::Run(run) => run.run()?,
        Command::Test { faults: true, .. } => return tiers::test(&[Tier::Faults]),
        Command::Test { only, .. } => return tiers::test(&only),
        Command::Check => return tiers::test(&tiers::CHECKS),
        Command::Bindings { check } => bindings::run(check)?,
        Command::Bench(bench) => bench.run()?,
        Command::Fuzz(fuzz) => fuzz.run()?,
        Command::Bundle(bundle) => bundle.run()?,
        Command::Screenshots => screenshots::take()?,
    }
    Ok(ExitCode::SUCCESS)
}
