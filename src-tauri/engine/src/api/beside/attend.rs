//! The side that has the library open.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use interprocess::local_socket::ListenerOptions;
use interprocess::local_socket::tokio::prelude::*;
use interprocess::local_socket::tokio::{Listener, Stream};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;

use super::{Asked, Reply, Terminal, name};
use crate::api;
use crate::error::{Error, ErrorReply};
use crate::library::Library;

/// Nothing that a person asks is longer, a list of subscriptions included.
const MOST_BYTES: u64 = 64 << 20;
/// Who connects and then says nothing is not waited for longer.
const SILENCE: Duration = Duration::from_secs(10);
/// Programs that are answered at once.
const MOST_AT_ONCE: usize = 16;

/// Answers others until this is dropped, or is told to finish.
pub struct Attending {
    finish: watch::Sender<bool>,
    task: tokio::task::JoinHandle<()>,
}

impl Attending {
    /// Takes nobody new, and waits for those who were heard to have their answers.
    pub async fn finish(mut self) {
        self.finish.send_replace(true);
        let _ = (&mut self.task).await;
    }
}

/// Answers other programs that ask for a library which this one has open.
///
/// # Errors
/// When there can be no socket there, as where the folder's path is too long for one. Then they are told that the library
/// is in use.
pub fn attend(library: &Library) -> io::Result<Attending> {
    // Whoever has the library open may take the place of what a killed program left there.
    let listener = ListenerOptions::new().name(name(library.dir())?).try_overwrite(true).create_tokio()?;
    keep_to_oneself(library.dir());
    let (finish, finished) = watch::channel(false);
    let task = tokio::spawn(listen(listener, library.clone(), finished));
    Ok(Attending { finish, task })
}

/// A folder may be shared on purpose; what is asked here is the owner's alone.
#[cfg(unix)]
fn keep_to_oneself(dir: &std::path::Path) {
    use std::os::unix::fs::PermissionsExt;
    let owners = std::fs::Permissions::from_mode(0o600);
    if let Err(error) = std::fs::set_permissions(dir.join(super::SOCKET), owners) {
        tracing::warn!(%error, "others may ask this program");
    }
}

/// A pipe takes what is written to it from nobody but its owner.
#[cfg(not(unix))]
fn keep_to_oneself(_: &std::path::Path) {}

async fn listen(listener: Listener, library: Library, mut finished: watch::Receiver<bool>) {
    let mut answering = JoinSet::new();
    let turns = Arc::new(Semaphore::new(MOST_AT_ONCE));
    loop {
        let connection = tokio::select! {
            _ = finished.wait_for(|finished| *finished) => break,
            connection = listener.accept() => connection,
        };
        while answering.try_join_next().is_some() {}
        match (connection, turns.clone().try_acquire_owned()) {
            (Ok(connection), Ok(turn)) => {
                let (library, finished) = (library.clone(), finished.clone());
                answering.spawn(async move {
                    if let Err(error) = answer(connection, &library, finished).await {
                        tracing::debug!(%error, "another program was not answered");
                    }
                    drop(turn);
                });
            }
            (Ok(_), Err(_)) => {} // it is hung up on, and may ask again
            (Err(error), _) => {
                tracing::warn!(%error, "no other program can ask");
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
        }
    }
    drop(listener);
    while answering.join_next().await.is_some() {}
}

async fn answer(
    connection: Stream,
    library: &Library,
    mut finished: watch::Receiver<bool>,
) -> io::Result<()> {
    let mut line = Vec::new();
    let mut reader = BufReader::new((&connection).take(MOST_BYTES));
    tokio::select! {
        _ = finished.wait_for(|finished| *finished) => return Ok(()),
        read = tokio::time::timeout(SILENCE, reader.read_until(b'\n', &mut line)) => read??,
    };
    if line.last() != Some(&b'\n') {
        return Ok(());
    }
    say(&connection, &Reply::Heard).await?;
    let answered = match serde_json::from_slice::<Asked>(&line) {
        Ok(Asked { command, request, file }) => {
            api::call(library, &Terminal::beside(file), &command, request).await
        }
        Err(error) => Err(Error::BadRequest { detail: error.to_string() }),
    };
    let reply = match answered {
        Ok(answer) => Reply::Answer(answer),
        Err(error) => Reply::Refusal(ErrorReply::from(&error)),
    };
    say(&connection, &reply).await
}

async fn say(mut connection: &Stream, reply: &Reply) -> io::Result<()> {
    let mut line = serde_json::to_vec(reply)?;
    line.push(b'\n');
    // Who asks and does not read keeps nobody.
    tokio::time::timeout(SILENCE, connection.write_all(&line)).await?
}

impl Drop for Attending {
    fn drop(&mut self) {
        self.finish.send_replace(true);
    }
}
