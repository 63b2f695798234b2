//! `test` and `check`: the tiers, in the order in which they find mistakes cheapest.

mod app;
mod bindings;
mod browser;
mod engine;
mod faults;
mod format;
mod lint;
mod stage;
mod supply;
mod ui;
mod window;

use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::ValueEnum;

use self::stage::{Outcome, Stage, Stop};
use crate::progress::Progress;
use crate::results::Results;
use crate::setup::{self, Consent};
use crate::system::Need;
use crate::{interrupt, node, report, workspace};

/// A kind of test. Declared in the order in which they run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Tier {
    /// rustfmt and Prettier have nothing to change
    Format,
    /// Clippy, ESLint and svelte-check have nothing to say
    Lint,
    /// The UI's types are those of the engine's commands
    Bindings,
    /// Nothing is known against what others made and Warta is made of; only when it is named, and by `check`
    Supply,
    /// The engine and the tools around it
    Engine,
    /// Disks that fail and programs that are killed, at length; only when it is named, and on Linux
    Faults,
    /// The UI's own logic, on a fake host
    Ui,
    /// The app's wiring, in Tauri's mock runtime
    App,
    /// The UI in Chromium, on the real engine
    Browser,
    /// The real window
    Window,
}

/// What should hold before every commit.
pub(crate) const CHECKS: [Tier; 4] = [Tier::Format, Tier::Lint, Tier::Bindings, Tier::Supply];

impl Tier {
    fn name(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Lint => "lint",
            Self::Bindings => "bindings",
            Self::Supply => "supply",
            Self::Engine => "engine",
            Self::Faults => "faults",
            Self::Ui => "ui",
            Self::App => "app",
            Self::Browser => "browser",
            Self::Window => "window",
        }
    }

    /// What has to be in the repository for this tier to be one.
    fn home(self) -> &'static str {
        match self {
            Self::Format | Self::Lint => "Cargo.toml",
            Self::Bindings => "src-tauri/engine/examples/bindings.rs",
            Self::Supply => "deny.toml",
            Self::Engine => "src-tauri/engine",
            Self::Faults => "tests/faults",
            Self::Ui => "ui/vite.config.ts",
            Self::App => "tests/app",
            Self::Browser => "tests/ui",
            Self::Window => "tests/e2e",
        }
    }

    /// Whether this tier is in the repository, and can run on this system.
    fn exists(self) -> bool {
        // WebKitWebDriver is the only driver that opens the real window, and Linux the only place that has it. Nor is there
        // another where a program is so easily given a disk that fails.
        let possible = !matches!(self, Self::Window | Self::Faults) || cfg!(target_os = "linux");
        possible && workspace::path(self.home()).exists()
    }

    /// Whether it runs when no tier is named. What does not depend on this repository alone has no place among tests, which
    /// would fail tomorrow where they passed today; and what faults do is a part of the engine's tier already, in fewer
    /// rounds.
    fn runs_unnamed(self) -> bool {
        !matches!(self, Self::Supply | Self::Faults)
    }

    fn needs(self) -> &'static [Need] {
        match self {
            Self::Format | Self::Supply | Self::Ui => &[],
            Self::Lint | Self::App => &[Need::Engine, Need::App],
            Self::Bindings | Self::Engine | Self::Faults => &[Need::Engine],
            Self::Browser => &[Need::Engine, Need::Browser],
            Self::Window => &[Need::Engine, Need::App, Need::VirtualDisplay, Need::WindowDriver],
        }
    }

    fn run(self, stage: &mut Stage) -> Outcome {
        match self {
            Self::Format => format::run(stage),
            Self::Lint => lint::run(stage),
            Self::Bindings => bindings::run(stage),
            Self::Supply => supply::run(stage),
            Self::Engine => engine::run(stage),
            Self::Faults => faults::run(stage),
            Self::Ui => ui::run(stage),
            Self::App => app::run(stage),
            Self::Browser => browser::run(stage),
            Self::Window => window::run(stage),
        }
    }
}

/// Runs these tiers, or all when none is named, and says what came of them.
pub(crate) fn test(only: &[Tier]) -> Result<ExitCode> {
    if let Some(absent) = only.iter().find(|tier| !tier.exists()) {
        bail!(
            "There is no {} tier here: {} is missing or cannot run on this system.",
            absent.name(),
            absent.home()
        );
    }
    let chosen = |tier: &Tier| if only.is_empty() { tier.runs_unnamed() } else { only.contains(tier) };
    let tiers: Vec<Tier> =
        Tier::value_variants().iter().copied().filter(|tier| chosen(tier) && tier.exists()).collect();
    let needs: Vec<Need> = tiers.iter().flat_map(|tier| tier.needs()).copied().collect();
    setup::provide(&needs, Consent::Ask)?;
    node::install_packages()?;

    let mut total = Results::default();
    for tier in tiers {
        total += run(tier)?;
    }
    report::print(&total);
    Ok(if total.failures.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn run(tier: Tier) -> Result<Results> {
    let mut stage = Stage::new(tier.name(), Progress::of(tier.name()))?;
    let results = match tier.run(&mut stage) {
        Ok(results) => results,
        Err(Stop::Failed(failure)) => Results::broken(failure),
        Err(Stop::Broken(error)) => {
            interrupt::check()?;
            Results::broken(stage.failure("could not run", format!("{error:#}")))
        }
    };
    stage.end(&results);
    Ok(results)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiers_are_called_what_they_are_chosen_by() {
        for tier in Tier::value_variants() {
            assert_eq!(tier.to_possible_value().unwrap().get_name(), tier.name());
        }
    }

    #[test]
    fn checks_need_neither_a_screen_nor_a_browser() {
        let needs: Vec<Need> = CHECKS.iter().flat_map(|tier| tier.needs()).copied().collect();
        assert!(needs.iter().all(|need| matches!(need, Need::Engine | Need::App)));
    }
}
