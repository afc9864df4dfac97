//! Finished calls, and calls that need a signature, on their way to an event loop.
//!
//! Workers push; the loop watches the other end of a socket pair and takes everything at once. A byte is written only
//! while no wake-up is pending, so that a thousand answers cost one.

use std::io::{ErrorKind, Read as _, Write as _};
use std::os::fd::AsRawFd as _;
use std::os::unix::net::UnixStream;
use std::process;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyList};
use rebuttal::Error;
use rebuttal::dynamic::{Observed, RawResponse};
use tokio::task::AbortHandle;

use crate::errors;
use crate::info;
use crate::signer::SignRequest;

/// What a call has for its event loop.
#[expect(clippy::large_enum_variant, reason = "nearly all are answers")]
pub(crate) enum Event {
    /// With what was observed of it, if that is asked for.
    Finished(Result<RawResponse, Error>, Option<Observed>),
    /// It goes on when this is answered.
    Sign(SignRequest),
    /// So many bytes of its files have been sent, of so many.
    Progress(u64, u64),
}

/// What a worker sees of a queue; it holds nothing of Python's.
pub(crate) struct Inbox {
    state: Mutex<State>,
    bell: UnixStream,
}

#[derive(Default)]
struct State {
    events: Vec<(u64, Event)>,
    rung: bool,
}

impl Inbox {
    pub(crate) fn push(&self, number: u64, event: Event) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        // A loop that is behind need not hear of every piece.
        if let (Event::Progress(..), Some((last, Event::Progress(..)))) = (&event, state.events.last())
            && *last == number
        {
            state.events.pop();
        }
        state.events.push((number, event));
        if !std::mem::replace(&mut state.rung, true) {
            drop(state);
            self.ring();
        }
    }

    /// The last word of a call, told by the task that it ran in. The bell waits until the answers that have arrived
    /// together with this one are read too: waking a loop costs more than reading an answer.
    pub(crate) fn finish(
        self: &Arc<Self>,
        number: u64,
        result: Result<RawResponse, Error>,
        observed: Option<Observed>,
    ) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.events.push((number, Event::Finished(result, observed)));
        if !std::mem::replace(&mut state.rung, true) {
            let inbox = Arc::clone(self);
            // A task of its own, because this one may be cancelled while it waits.
            tokio::spawn(async move {
                tokio::task::yield_now().await;
                inbox.ring();
            });
        }
    }

    fn ring(&self) {
        if (&self.bell).write(&[1]).is_err() {
            // The loop's end is closed, so that nobody waits for the answer, or full of bells that were not heard yet.
            self.state.lock().unwrap_or_else(PoisonError::into_inner).rung = false;
        }
    }

    fn take(&self) -> Vec<(u64, Event)> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.rung = false;
        std::mem::take(&mut state.events)
    }
}

/// What the calls of one event loop have for it.
#[pyclass(frozen, module = "rebuttal._native")]
pub(crate) struct Queue {
    inbox: Arc<Inbox>,
    watched: UnixStream,
    next: AtomicU64,
}

impl Queue {
    pub(crate) fn inbox(&self) -> Arc<Inbox> {
        Arc::clone(&self.inbox)
    }

    pub(crate) fn next_number(&self) -> u64 {
        self.next.fetch_add(1, Ordering::Relaxed)
    }
}

#[pymethods]
impl Queue {
    #[new]
    fn new(py: Python<'_>) -> PyResult<Self> {
        let pair = UnixStream::pair().and_then(|(bell, watched)| {
            bell.set_nonblocking(true)?;
            watched.set_nonblocking(true)?;
            Ok((bell, watched))
        });
        let (bell, watched) = pair.map_err(|error| errors::exhausted(py, error))?;
        let inbox = Arc::new(Inbox { state: Mutex::default(), bell });
        Ok(Self { inbox, watched, next: AtomicU64::new(0) })
    }

    /// The descriptor that becomes readable when there is something.
    fn fileno(&self) -> i32 {
        self.watched.as_raw_fd()
    }

    /// All there is: `(number, (answer, info))`, `(number, exception)` or, before either, `(number, sign request)`,
    /// `(number, progress)` and `(number, facts)`, which are JSON bytes.
    fn take<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        // Silence the bell first: whatever is pushed from here on rings again or is taken below.
        match (&self.watched).read(&mut [0; 16]) {
            Err(error) if !matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::Interrupted) => {
                return Err(error.into());
            }
            _ => {}
        }
        let taken = PyList::empty(py);
        for (number, event) in self.inbox.take() {
            if let Event::Finished(_, Some(observed)) = &event
                && let Some(facts) = observed.take()
            {
                taken.append((number, PyBytes::new(py, &facts)))?;
            }
            let value = match event {
                Event::Sign(request) => Bound::new(py, request)?.into_any(),
                Event::Progress(sent, total) => Bound::new(py, Progress { sent, total })?.into_any(),
                Event::Finished(Ok(answer), _) => info::to_python(py, answer)?.into_any(),
                Event::Finished(Err(error), _) => {
                    errors::to_python(py, &error).into_value(py).into_bound(py).into_any()
                }
            };
            taken.append((number, value))?;
        }
        Ok(taken)
    }
}

/// How far the files of a call are, in bytes.
#[pyclass(frozen, get_all, module = "rebuttal._native")]
pub(crate) struct Progress {
    sent: u64,
    total: u64,
}

/// A call under way.
#[pyclass(frozen, module = "rebuttal._native")]
pub(crate) struct Ticket {
    number: u64,
    task: AbortHandle,
    observed: Option<Observed>,
    process: u32,
}

impl Ticket {
    pub(crate) fn new(number: u64, task: AbortHandle, observed: Option<Observed>) -> Self {
        Self { number, task, observed, process: process::id() }
    }
}

#[pymethods]
impl Ticket {
    /// The number under which the queue gives the result.
    #[getter]
    fn number(&self) -> u64 {
        self.number
    }

    /// Drops the call, and its connection with it if it has one; does nothing when it has finished. Gives what was
    /// observed of it and not yet taken: JSON bytes.
    ///
    /// In a forked child that clears away its parent's tasks there is no call, and no thread to release the locks that its
    /// end would take.
    fn cancel<'py>(&self, py: Python<'py>) -> Option<Bound<'py, PyBytes>> {
        if self.process != process::id() {
            return None;
        }
        let observed = self.observed.as_ref();
        // Before the call knows, so that what is told is what was known at this moment.
        observed.inspect(|observed| observed.cancel());
        self.task.abort();
        observed.and_then(Observed::take).map(|facts| PyBytes::new(py, &facts))
    }
}
