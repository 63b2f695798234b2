//! The side that asks.

use std::path::{Path, PathBuf};

use interprocess::local_socket::tokio::Stream;
use interprocess::local_socket::tokio::prelude::*;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};

use super::{Asked, Reply, name};
use crate::api::Command;
use crate::error::{Error, ErrorReply};

/// The program that has a library open.
pub struct Attendant {
    connection: Stream,
}

/// Why there is no answer.
#[derive(Debug)]
pub enum Unanswered {
    /// Nobody heard it, so nothing was done.
    Unheard,
    /// It was heard, and then the program ended: it may have been done.
    Lost,
    Refused(ErrorReply),
}

impl Attendant {
    /// Whoever has the library in `dir` open and answers others, if anybody does.
    pub async fn of(dir: &Path) -> Option<Self> {
        let connection = Stream::connect(name(dir).ok()?).await.ok()?;
        Some(Self { connection })
    }

    /// Asks it for one thing. `file` is where the command writes or reads a file, from the root of the disk on.
    ///
    /// # Errors
    /// [`Unanswered`].
    pub async fn ask<C: Command>(self, command: &C, file: Option<PathBuf>) -> Result<C::Answer, Unanswered> {
        let refused = |error| Unanswered::Refused(ErrorReply::from(&error));
        let request = serde_json::to_value(command).map_err(|error| refused(Error::internal(error)))?;
        let asked = Asked { command: C::NAME.to_owned(), request, file };
        let mut line = serde_json::to_vec(&asked).map_err(|error| refused(Error::internal(error)))?;
        line.push(b'\n');
        let mut connection = &self.connection;
        connection.write_all(&line).await.map_err(|_| Unanswered::Unheard)?;
        let mut replies = BufReader::new(&self.connection).lines();
        let Ok(Some(_heard)) = replies.next_line().await else { return Err(Unanswered::Unheard) };
        let Ok(Some(reply)) = replies.next_line().await else { return Err(Unanswered::Lost) };
        match serde_json::from_str(&reply) {
            Ok(Reply::Answer(answer)) => {
                serde_json::from_value(answer).map_err(|error| refused(Error::internal(error)))
            }
            Ok(Reply::Refusal(reply)) => Err(Unanswered::Refused(reply)),
            Ok(Reply::Heard) | Err(_) => Err(Unanswered::Lost),
        }
    }
}
