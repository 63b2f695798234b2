//! The one thread that writes.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use rusqlite::{Connection, Transaction, TransactionBehavior};
use tokio::sync::oneshot;

use crate::error::{Error, Result};

type Job = Box<dyn FnOnce(&mut Connection) + Send>;

#[derive(Default)]
struct Lines {
    actions: VecDeque<Job>,
    ingests: VecDeque<Job>,
    closed: bool,
}

#[derive(Default)]
struct Queue {
    lines: Mutex<Lines>,
    arrival: Condvar,
}

impl Queue {
    fn lines(&self) -> MutexGuard<'_, Lines> {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How far a commit goes before it returns (`PRAGMA synchronous`).
#[derive(Clone, Copy)]
enum Durability {
    /// Safe from a crash of the program; a power cut may take the last ones.
    Process,
    /// Safe from a power cut.
    Disk,
}

pub(super) struct Writer {
    queue: Arc<Queue>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    pub(super) fn start(mut connection: Connection) -> Result<Self> {
        let queue = Arc::<Queue>::default();
        let jobs = queue.clone();
        let thread = std::thread::Builder::new().name("warta-writer".into()).spawn(move || {
            while let Some(job) = next(&jobs) {
                job(&mut connection);
            }
            let _ = connection.execute_batch("PRAGMA optimize");
        })?;
        Ok(Self { queue, thread: Some(thread) })
    }

    pub(super) async fn act<T: Send + 'static>(
        &self,
        change: impl FnOnce(&Transaction<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (job, answer) = job(Durability::Disk, change);
        self.queue.lines().actions.push_back(job);
        self.finish(answer).await
    }

    pub(super) async fn ingest<T: Send + 'static>(
        &self,
        change: impl FnOnce(&Transaction<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (job, answer) = job(Durability::Process, change);
        self.queue.lines().ingests.push_back(job);
        self.finish(answer).await
    }

    async fn finish<T>(&self, answer: oneshot::Receiver<Result<T>>) -> Result<T> {
        self.queue.arrival.notify_one();
        answer.await.map_err(|_| Error::internal("the writer has stopped"))?
    }
}

impl Drop for Writer {
    /// Waits for what is in line: a closed library has everything it acknowledged.
    fn drop(&mut self) {
        self.queue.lines().closed = true;
        self.queue.arrival.notify_one();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn next(queue: &Queue) -> Option<Job> {
    let mut lines = queue.lines();
    loop {
        if let Some(job) = lines.actions.pop_front() {
            return Some(job);
        }
        if let Some(job) = lines.ingests.pop_front() {
            return Some(job);
        }
        if lines.closed {
            return None;
        }
        lines = queue.arrival.wait(lines).unwrap_or_else(PoisonError::into_inner);
    }
}

fn job<T: Send + 'static>(
    durability: Durability,
    change: impl FnOnce(&Transaction<'_>) -> Result<T> + Send + 'static,
) -> (Job, oneshot::Receiver<Result<T>>) {
    let (sender, receiver) = oneshot::channel();
    let job = Box::new(move |connection: &mut Connection| {
        // A panicking change must not take the thread, and with it every later change, down.
        let run = std::panic::AssertUnwindSafe(|| commit(connection, durability, change));
        let answer = std::panic::catch_unwind(run)
            .unwrap_or_else(|_| Err(Error::internal("a change to the library panicked")));
        let _ = sender.send(answer);
    });
    (job, receiver)
}

fn commit<T>(
    connection: &mut Connection,
    durability: Durability,
    change: impl FnOnce(&Transaction<'_>) -> Result<T>,
) -> Result<T> {
    let synchronous = match durability {
        Durability::Process => "NORMAL",
        Durability::Disk => "FULL",
    };
    connection.pragma_update(None, "synchronous", synchronous)?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let answer = change(&transaction)?;
    transaction.commit()?;
    Ok(answer)
}
