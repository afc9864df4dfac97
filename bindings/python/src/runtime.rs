//! One tokio runtime a process, and what else belongs to one process only.
//!
//! A forked child inherits the memory of its parent but none of its threads: a runtime or connection pool used there
//! would wait for ever. So each value knows its process. A child does not use it and does not drop it, because that would
//! unregister the parent's sockets from the event queue that both share; it makes a new one on first use.
//!
//! The locks are safe across a fork: they are taken only by threads attached to Python and released before they
//! detach, and `os.fork` runs attached. So no other thread can hold one at that moment.

use std::io;
use std::mem;
use std::process;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use pyo3::prelude::*;
use tokio::runtime::{Builder, Handle, Runtime};

use crate::errors;

/// A value that belongs to the process that made it.
pub(crate) struct PerProcess<T>(Mutex<Slot<T>>);

struct Slot<T> {
    process: u32,
    value: Option<T>,
}

impl<T: Clone> PerProcess<T> {
    /// Holds `value` for this process.
    pub(crate) fn new(value: T) -> Self {
        Self(Mutex::new(Slot { process: process::id(), value: Some(value) }))
    }

    /// Nothing yet.
    pub(crate) fn empty() -> Self {
        Self(Mutex::new(Slot { process: process::id(), value: None }))
    }

    /// This process's value, if there is one.
    pub(crate) fn existing(&self, _attached: Python<'_>) -> Option<T> {
        let slot = lock(&self.0);
        slot.value.clone().filter(|_| slot.process == process::id())
    }

    /// This process's value, made now where there is none yet. `make` runs nothing of Python, which could let another thread
    /// in, and that would wait here for ever.
    pub(crate) fn get<E>(&self, _attached: Python<'_>, make: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
        let mut slot = lock(&self.0);
        if slot.process == process::id()
            && let Some(value) = &slot.value
        {
            return Ok(value.clone());
        }
        let fresh = make()?;
        mem::forget(slot.value.replace(fresh.clone()));
        slot.process = process::id();
        Ok(fresh)
    }
}

impl<T> Drop for Slot<T> {
    fn drop(&mut self) {
        if self.process != process::id() {
            mem::forget(self.value.take());
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Where this process's calls of event loops run.
///
/// # Errors
/// `TransportError` when the process may not start threads or have descriptors.
pub(crate) fn handle(py: Python<'_>) -> PyResult<Handle> {
    static CURRENT: OnceLock<PerProcess<&'static Runtime>> = OnceLock::new();
    let runtime = CURRENT.get_or_init(PerProcess::empty).get(py, start);
    runtime.map(|runtime| runtime.handle().clone()).map_err(|error| errors::exhausted(py, error))
}

/// Leaked on purpose: its threads live as long as the process and are never waited for at exit.
fn start() -> io::Result<&'static Runtime> {
    // Calls wait far more than they compute; signing, their only work, takes well below a millisecond.
    let workers = std::thread::available_parallelism().map_or(1, usize::from).min(4);
    let runtime = Builder::new_multi_thread()
        .worker_threads(workers)
        .thread_name("rebuttal")
        .event_interval(4)
        .enable_all()
        .build()?;
    Ok(Box::leak(Box::new(runtime)))
}
