//! The site rules that a person adds in the library's folder.

use std::sync::{Arc, PoisonError, RwLock};
use std::{io, path::Path, path::PathBuf};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Library;
use crate::article::SiteRules;
use crate::error::Result;

/// Name of the person's own rules inside the library's folder.
pub(super) const FILE_NAME: &str = "site-rules.toml";

/// Nobody writes more rules than this by hand.
const MAX_BYTES: u64 = 1 << 20;

/// Which rules pages are read by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SiteRulesState {
    /// Where the person's own are, or can be put.
    pub path: String,
    /// Sites with a rule, those that come with Warta among them.
    pub sites: u32,
    /// What is wrong with the person's own, in the words of whoever read them. Then none of them counts.
    pub problem: Option<String>,
}

/// The rules in force.
pub(super) struct Rules {
    path: PathBuf,
    read: RwLock<(Arc<SiteRules>, Option<String>)>,
}

impl Rules {
    pub(super) fn open(dir: &Path) -> Self {
        let path = dir.join(FILE_NAME);
        let read = RwLock::new(read(&path));
        Self { path, read }
    }

    pub(super) fn now(&self) -> Arc<SiteRules> {
        self.read.read().unwrap_or_else(PoisonError::into_inner).0.clone()
    }

    fn state(&self) -> SiteRulesState {
        let read = self.read.read().unwrap_or_else(PoisonError::into_inner);
        SiteRulesState {
            path: self.path.display().to_string(),
            sites: u32::try_from(read.0.sites()).unwrap_or(u32::MAX),
            problem: read.1.clone(),
        }
    }
}

fn read(path: &Path) -> (Arc<SiteRules>, Option<String>) {
    let built_in = || Arc::new(SiteRules::built_in().clone());
    let text = match std::fs::metadata(path) {
        Ok(file) if file.len() > MAX_BYTES => Err(format!("{} bytes", file.len())),
        Ok(_) => std::fs::read_to_string(path).map_err(|error| error.to_string()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return (built_in(), None),
        Err(error) => Err(error.to_string()),
    };
    match text.and_then(|text| SiteRules::parse(&text).map_err(|problem| problem.to_string())) {
        Ok(own) => (Arc::new(own.before(SiteRules::built_in())), None),
        Err(problem) => {
            tracing::warn!(path = %path.display(), problem, "the site rules could not be read");
            (built_in(), Some(problem))
        }
    }
}

impl Library {
    /// Which site rules pages are read by.
    pub fn site_rules(&self) -> SiteRulesState {
        self.0.rules.state()
    }

    /// Reads the person's own rules again. Articles that are already kept stay as they are.
    ///
    /// # Errors
    /// None of the rules': what is wrong with them is part of the answer.
    pub async fn reload_site_rules(&self) -> Result<SiteRulesState> {
        let library = self.clone();
        let reading = tokio::task::spawn_blocking(move || {
            let fresh = read(&library.0.rules.path);
            *library.0.rules.read.write().unwrap_or_else(PoisonError::into_inner) = fresh;
            library.site_rules()
        });
        reading.await.map_err(crate::Error::internal)
    }
}
