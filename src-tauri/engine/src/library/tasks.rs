//! Long work that a person asked for: it tells how far it is, and can be cancelled.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

use super::Library;
use super::refresh::Cancelled;
use crate::error::{Error, Result};
use crate::event::{EngineEvent, Events, Task, TaskProgress};

/// What is being done now.
#[derive(Default)]
pub(super) struct Tasks(Mutex<HashMap<Task, watch::Sender<bool>>>);

impl Tasks {
    /// A task begins. One of its kind that is still running can no longer be cancelled.
    pub(super) fn start(&self, task: Task, events: &Events) -> Running {
        let (cancel, cancelled) = watch::channel(false);
        self.running().insert(task, cancel);
        Running { task, cancelled: Cancelled::by(cancelled), events: events.clone() }
    }

    fn cancel(&self, task: Task) {
        if let Some(cancel) = self.running().get(&task) {
            cancel.send_replace(true);
        }
    }

    fn running(&self) -> MutexGuard<'_, HashMap<Task, watch::Sender<bool>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A task that is being done.
pub(super) struct Running {
    task: Task,
    pub(super) cancelled: Cancelled,
    events: Events,
}

impl Running {
    /// Tells how far it is, and hears whether to go on.
    pub(super) fn got(&self, done: u64, total: u64) -> ControlFlow<()> {
        self.events.send(EngineEvent::TaskProgress(TaskProgress { task: self.task, done, total }));
        match self.cancelled.is_set() {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    }

    /// The same for what ends with an error.
    ///
    /// # Errors
    /// [`Error::Cancelled`].
    pub(super) fn step(&self, done: usize, total: usize) -> Result<()> {
        match self.got(done as u64, total as u64) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Error::Cancelled),
        }
    }
}

impl Library {
    /// Ends a task. What it has done so far stays.
    pub fn cancel(&self, task: Task) {
        self.0.tasks.cancel(task);
    }
}
