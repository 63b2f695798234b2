//! The library, whoever has it open: this program, or another one that answers for it.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use warta_engine::Library;
use warta_engine::api::beside::{Attendant, Attending, Terminal, Unanswered, attend};
use warta_engine::api::{self, Command};
use warta_engine::error::{Error, ErrorReply};
use warta_engine::library::OpenOptions;

/// Somebody who has the library open and answers nobody is waited for so long.
const PATIENCE: Duration = Duration::from_secs(20);
const LOOK_AGAIN: Duration = Duration::from_millis(50);

/// Where commands of the engine's table are answered.
pub(crate) struct Door {
    dir: PathBuf,
    own: Option<Own>,
}

/// The library, opened by this program.
struct Own {
    library: Library,
    /// Others are answered meanwhile.
    attending: Option<Attending>,
}

impl Door {
    pub(crate) fn to(dir: PathBuf) -> Self {
        Self { dir, own: None }
    }

    /// Has a command answered.
    ///
    /// # Errors
    /// [`ErrorReply`] when it is refused.
    pub(crate) async fn ask<C: Command>(&mut self, command: C) -> Result<C::Answer> {
        self.ask_with(command, None).await
    }

    /// The same for a command that writes a file, which is written here.
    pub(crate) async fn ask_for_file<C: Command>(&mut self, command: C, file: &Path) -> Result<C::Answer> {
        let file = std::path::absolute(file).with_context(|| file.display().to_string())?;
        self.ask_with(command, Some(file)).await
    }

    async fn ask_with<C: Command>(&mut self, command: C, file: Option<PathBuf>) -> Result<C::Answer> {
        let began = Instant::now();
        loop {
            if let Some(own) = &self.own {
                return own.answer(&command, file).await;
            }
            if let Some(attendant) = Attendant::of(&self.dir).await {
                match attendant.ask(&command, file.clone()).await {
                    Ok(answer) => return Ok(answer),
                    Err(Unanswered::Refused(reply)) => return Err(reply.into()),
                    Err(Unanswered::Lost) => bail!(
                        "The Warta that was asked has ended. Look whether it was done, before you try again."
                    ),
                    Err(Unanswered::Unheard) => {}
                }
            }
            match self.open().await {
                Err(Error::LibraryInUse { .. }) if began.elapsed() < PATIENCE => {
                    tokio::time::sleep(LOOK_AGAIN).await;
                }
                opened => self.own = Some(opened.map_err(|error| ErrorReply::from(&error))?),
            }
        }
    }

    async fn open(&self) -> warta_engine::error::Result<Own> {
        let options = OpenOptions::at(self.dir.clone());
        let library = tokio::task::block_in_place(|| Library::open(options))?;
        library.resume().await?;
        let attending = attend(&library).ok();
        Ok(Own { library, attending })
    }

    /// The library, where this program opened it.
    pub(crate) fn own(&self) -> Option<&Library> {
        self.own.as_ref().map(|own| &own.library)
    }

    /// Answers those who were heard, and closes the library.
    pub(crate) async fn close(self) {
        if let Some(Own { attending: Some(attending), .. }) = self.own {
            attending.finish().await;
        }
    }
}

impl Own {
    async fn answer<C: Command>(&self, command: &C, file: Option<PathBuf>) -> Result<C::Answer> {
        let request = serde_json::to_value(command)?;
        let host = Terminal::alone(file);
        let answered = api::call(&self.library, &host, C::NAME, request).await;
        let answer = answered.map_err(|error| ErrorReply::from(&error))?;
        Ok(serde_json::from_value(answer)?)
    }
}
