//! The one thread that writes.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use rusqlite::{Connection, Transaction, TransactionBehavior};
use tokio::sync::oneshot;

use super::ballast::Ballast;
use super::{saved_search, search, storage, tidy};
use crate::error::{Error, Result};

/// A change that somebody waits for.
trait Change: Send {
    /// Runs it inside a transaction, and remembers how it went. Whether it succeeded.
    fn run(&mut self, connection: &Connection) -> bool;

    /// Whether it failed because the disk is full.
    fn met_full_disk(&self) -> bool;

    /// Tells the asker how it went, once that is committed, or why it is not.
    fn tell(self: Box<Self>, failed: Option<Error>);
}

type Job = Box<dyn Change>;

/// Fetched changes are committed together for as long as this, and no longer when a person waits: a commit
/// of its own for each feed would have the search index write, and merge, a segment for each.
const TOGETHER: Duration = Duration::from_millis(250);

/// So long nothing was written when it is time to tidy up.
const QUIET: Duration = Duration::from_secs(30);

#[derive(Default)]
struct Lines {
    actions: VecDeque<Job>,
    ingests: VecDeque<Job>,
    compactions: VecDeque<oneshot::Sender<Result<()>>>,
    closed: bool,
}

#[derive(Default)]
struct Queue {
    lines: Mutex<Lines>,
    arrival: Condvar,
}

impl Queue {
    /// The next fetched change, unless a person's action waits.
    fn next_ingest(&self) -> Option<Job> {
        let mut lines = self.lines();
        if lines.actions.is_empty() { lines.ingests.pop_front() } else { None }
    }

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
    pub(super) fn start(connection: Connection, ballast: Arc<Ballast>) -> Result<Self> {
        Self::start_to_tidy_after(connection, ballast, QUIET)
    }

    fn start_to_tidy_after(
        mut connection: Connection,
        ballast: Arc<Ballast>,
        quiet: Duration,
    ) -> Result<Self> {
        let queue = Arc::<Queue>::default();
        let jobs = queue.clone();
        let thread = std::thread::Builder::new().name("warta-writer".into()).spawn(move || {
            // How long to wait before the next step of tidying up; `None` when all is tidy.
            let mut patience = None;
            while let Some(line) = next(&jobs, patience) {
                patience = Some(quiet);
                match line {
                    Next::Action(job) => act(&mut connection, job, &ballast),
                    Next::Ingest(job) => {
                        let began = Instant::now();
                        let more = || if began.elapsed() < TOGETHER { jobs.next_ingest() } else { None };
                        let (jobs, failure) = commit(&mut connection, Durability::Process, job, more);
                        tell(jobs, failure.as_ref());
                    }
                    Next::Compact(asker) => drop(asker.send(storage::compact(&connection))),
                    Next::Quiet => patience = tidy::step(&connection).then_some(Duration::ZERO),
                }
            }
            let _ = connection.execute_batch("PRAGMA optimize");
        })?;
        Ok(Self { queue, thread: Some(thread) })
    }

    pub(super) async fn act<T: Send + 'static>(
        &self,
        change: impl Fn(&Connection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (job, answer) = job(change);
        self.queue.lines().actions.push_back(job);
        self.finish(answer).await
    }

    /// `change` is run again where it shared a transaction with one that failed.
    pub(super) async fn ingest<T: Send + 'static>(
        &self,
        change: impl Fn(&Connection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (job, answer) = job(change);
        self.queue.lines().ingests.push_back(job);
        self.finish(answer).await
    }

    pub(super) async fn compact(&self) -> Result<()> {
        let (asker, answer) = oneshot::channel();
        self.queue.lines().compactions.push_back(asker);
        self.finish(answer).await
    }

    pub(super) fn note(&self, change: impl Fn(&Connection) -> Result<()> + Send + 'static) {
        let told = |error: &Error| tracing::warn!(%error, "not noted");
        let (job, _) = job(move |connection| change(connection).inspect_err(told));
        self.queue.lines().ingests.push_back(job);
        self.queue.arrival.notify_one();
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

enum Next {
    Action(Job),
    Ingest(Job),
    /// It runs in no transaction.
    Compact(oneshot::Sender<Result<()>>),
    /// Nothing came for as long as was waited.
    Quiet,
}

/// Waits for what is to be done; for ever without any `patience`.
fn next(queue: &Queue, patience: Option<Duration>) -> Option<Next> {
    let until = patience.map(|patience| Instant::now() + patience);
    let mut lines = queue.lines();
    loop {
        if let Some(job) = lines.actions.pop_front() {
            return Some(Next::Action(job));
        }
        if let Some(job) = lines.ingests.pop_front() {
            return Some(Next::Ingest(job));
        }
        if let Some(asker) = lines.compactions.pop_front() {
            return Some(Next::Compact(asker));
        }
        if lines.closed {
            return None;
        }
        lines = match until.map(|until| until.saturating_duration_since(Instant::now())) {
            None => queue.arrival.wait(lines).unwrap_or_else(PoisonError::into_inner),
            Some(Duration::ZERO) => return Some(Next::Quiet),
            Some(left) => queue.arrival.wait_timeout(lines, left).unwrap_or_else(PoisonError::into_inner).0,
        };
    }
}

fn job<T: Send + 'static>(
    change: impl FnMut(&Connection) -> Result<T> + Send + 'static,
) -> (Job, oneshot::Receiver<Result<T>>) {
    let (sender, receiver) = oneshot::channel();
    let not_yet = Err(Error::internal("the change was not made"));
    (Box::new(Asked { change, done: not_yet, sender }), receiver)
}

struct Asked<T, F> {
    change: F,
    done: Result<T>,
    sender: oneshot::Sender<Result<T>>,
}

impl<T: Send, F: FnMut(&Connection) -> Result<T> + Send> Change for Asked<T, F> {
    fn run(&mut self, connection: &Connection) -> bool {
        // A panicking change must not take the thread, and with it every later change, down.
        let run = std::panic::AssertUnwindSafe(|| (self.change)(connection));
        self.done = std::panic::catch_unwind(run)
            .unwrap_or_else(|_| Err(Error::internal("a change to the library panicked")));
        self.done.is_ok()
    }

    fn met_full_disk(&self) -> bool {
        matches!(self.done, Err(Error::DiskFull))
    }

    fn tell(self: Box<Self>, failed: Option<Error>) {
        let _ = self.sender.send(self.done.and_then(|value| failed.map_or(Ok(value), Err)));
    }
}

/// Commits what a person asked for, if need be in the room that is held for that.
fn act(connection: &mut Connection, job: Job, ballast: &Ballast) {
    let (mut jobs, mut failure) = commit(connection, Durability::Disk, job, || None);
    let is_full = matches!(failure, Some(Error::DiskFull)) || jobs.iter().any(|job| job.met_full_disk());
    if is_full
        && make_room(connection, ballast)
        && let Some(job) = jobs.pop()
    {
        (jobs, failure) = commit(connection, Durability::Disk, job, || None);
    }
    tell(jobs, failure.as_ref());
}

/// Gives up the room that is held, and moves the log into the file, which mostly has the room for it. Whether that gave any.
fn make_room(connection: &Connection, ballast: &Ballast) -> bool {
    let is_released = ballast.release();
    tidy::empty_log(connection).is_ok() || is_released
}

fn tell(jobs: Vec<Job>, failure: Option<&Error>) {
    for job in jobs {
        job.tell(failure.map(Error::again));
    }
}

/// Commits a change and those that `more` adds to it. One that fails is undone alone.
fn commit(
    connection: &mut Connection,
    durability: Durability,
    first: Job,
    mut more: impl FnMut() -> Option<Job>,
) -> (Vec<Job>, Option<Error>) {
    let synchronous = match durability {
        Durability::Process => "NORMAL",
        Durability::Disk => "FULL",
    };
    let mut jobs = vec![first];
    let mut run = || -> Result<()> {
        connection.pragma_update(None, "synchronous", synchronous)?;
        if !run_together(connection, &mut jobs, &mut more)? {
            run_apart(connection, &mut jobs)?;
        }
        Ok(())
    };
    let failure = run().err();
    (jobs, failure)
}

/// Runs changes in one transaction and nothing between them: a savepoint for each would have SQLite keep, and copy, what
/// every page was before every one. When one fails, nothing changes; `false` when that was one of several.
fn run_together(
    connection: &mut Connection,
    jobs: &mut Vec<Job>,
    more: &mut impl FnMut() -> Option<Job>,
) -> Result<bool> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut at = 0;
    loop {
        if !jobs[at].run(&transaction) {
            return Ok(jobs.len() == 1);
        }
        let Some(job) = more() else { break };
        jobs.push(job);
        at += 1;
    }
    settle(transaction)?;
    Ok(true)
}

/// Runs changes in one transaction so that the failure of one undoes it alone.
fn run_apart(connection: &mut Connection, jobs: &mut [Job]) -> Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for job in jobs {
        transaction.execute_batch("SAVEPOINT change")?;
        let is_done = job.run(&transaction);
        if transaction.is_autocommit() {
            // A full or failing disk makes SQLite take back everything: nothing of this was kept.
            return Err(Error::internal("the disk took back what was being written"));
        }
        if !is_done {
            transaction.execute_batch("ROLLBACK TO change")?;
        }
        transaction.execute_batch("RELEASE change")?;
    }
    settle(transaction)
}

/// Brings what follows from the changes of a transaction up to them, and commits it.
fn settle(transaction: Transaction<'_>) -> Result<()> {
    let indexed = search::settle(&transaction)?;
    saved_search::settle(&transaction, &indexed)?;
    Ok(transaction.commit()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn once_it_is_quiet_the_index_is_merged_and_the_log_emptied() {
        const PARTS: &str = "SELECT count(DISTINCT id >> 37) FROM search_data WHERE id > 10";
        let dir = tempfile::tempdir().unwrap();
        let writer = super::super::open::for_writing(dir.path()).unwrap();
        let log = dir.path().join("library.sqlite-wal");
        let reader = super::super::open::for_reading(&dir.path().join("library.sqlite")).unwrap();
        let parts = || reader.query_row(PARTS, [], |row| row.get::<_, u32>(0)).unwrap();
        for id in 1..=6 {
            writer.execute("INSERT INTO search (rowid, body) VALUES (?1, 'air naik')", [id]).unwrap();
        }
        assert_eq!(parts(), 6);
        let writer =
            Writer::start_to_tidy_after(writer, Arc::new(Ballast::of(dir.path())), Duration::from_millis(20))
                .unwrap();
        assert!(log.metadata().unwrap().len() > 0);
        writer.act(|_| Ok(())).await.unwrap();
        let is_tidy = async {
            while parts() > 1 || log.metadata().unwrap().len() > 0 {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(60), is_tidy).await.unwrap();
        let found = "SELECT count(*) FROM search WHERE search MATCH 'air'";
        assert_eq!(reader.query_row(found, [], |row| row.get::<_, u32>(0)).unwrap(), 6);
    }

    #[tokio::test]
    async fn a_change_that_fails_or_panics_undoes_itself_alone() {
        let dir = tempfile::tempdir().unwrap();
        let connection = super::super::open::for_writing(dir.path()).unwrap();
        connection.execute_batch("CREATE TABLE kept (number INTEGER)").unwrap();
        let writer = Writer::start(connection, Arc::new(Ballast::of(dir.path()))).unwrap();
        let insert =
            |number: i64| move |tx: &Connection| Ok(tx.execute("INSERT INTO kept VALUES (?1)", [number])?);
        // Held up here, so that the next three are in line together and share a commit.
        let (go, wait) = std::sync::mpsc::channel::<()>();
        let first = writer.act(move |_| wait.recv().map_err(Error::internal));
        let failing = writer.ingest(move |tx| {
            insert(1)(tx)?;
            Err::<(), _>(Error::NotFound)
        });
        let panicking = writer.ingest(move |tx| -> Result<()> {
            insert(2)(tx)?;
            std::panic::resume_unwind(Box::new("no"))
        });
        let good = writer.ingest(insert(3));
        let release = async { go.send(()).map_err(Error::internal) };
        let (first, failing, panicking, good, _) = tokio::join!(first, failing, panicking, good, release);
        first.unwrap();
        assert!(matches!(failing, Err(Error::NotFound)));
        assert!(matches!(panicking, Err(Error::Internal { .. })));
        assert_eq!(good.unwrap(), 1);
        let kept = writer.act(|tx| {
            Ok(tx.query_row("SELECT group_concat(number) FROM kept", [], |row| row.get::<_, String>(0))?)
        });
        assert_eq!(kept.await.unwrap(), "3".to_owned());
    }
}
