use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use url::Url;
use warta_engine::api::Host;
use warta_engine::error::Result;

/// A desktop that opens nothing and saves without asking, and can tell what it was asked for.
pub(crate) struct DevHost {
    exports: PathBuf,
    opened: Mutex<Vec<String>>,
}

impl DevHost {
    pub(crate) fn new(exports: PathBuf) -> Self {
        Self { exports, opened: Mutex::default() }
    }

    pub(crate) fn opened(&self) -> Vec<String> {
        self.opened.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Host for DevHost {
    fn open_url(&self, url: &Url) -> Result<()> {
        self.opened.lock().unwrap_or_else(PoisonError::into_inner).push(url.to_string());
        Ok(())
    }

    fn open_file(&self, path: &Path) -> Result<()> {
        let opened = format!("file:{}", path.display());
        self.opened.lock().unwrap_or_else(PoisonError::into_inner).push(opened);
        Ok(())
    }

    fn place_to_save(&self, name: &str) -> Result<Option<PathBuf>> {
        std::fs::create_dir_all(&self.exports)?;
        Ok(Some(self.exports.join(name)))
    }

    /// What was saved last.
    fn file_to_open(&self) -> Result<Option<PathBuf>> {
        let mut files = Vec::new();
        for entry in std::fs::read_dir(&self.exports)? {
            let entry = entry?;
            files.push((entry.metadata()?.modified()?, entry.path()));
        }
        Ok(files.into_iter().max().map(|(_, path)| path))
    }

    /// One beside what is saved, which is not there yet.
    fn folder_to_use(&self) -> Result<Option<PathBuf>> {
        Ok(Some(self.exports.with_file_name("moved")))
    }

    fn restart(&self) {
        self.opened.lock().unwrap_or_else(PoisonError::into_inner).push("restart".to_owned());
    }
}
