//! Finished calls, and calls that need a signature, for an event loop.
//!
//! Workers push; the loop watches the other end of a socket pair and takes everything at once. A byte is written only
//! while no wake-up is pending, so that a thousand responses need one.

use std::io::{ErrorKind, Read as _, Write as _};
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
use crate::wakeup::{self, Socket};

/// An event of a call.
#[expect(clippy::large_enum_variant, reason = "nearly all are responses")]
pub(crate) enum Event {
    /// With the facts of the call, if an observer needs them.
    Finished(Result<RawResponse, Error>, Option<Observed>),
    /// The call continues with the signature.
    Sign(SignRequest),
    /// The number of bytes of its files that were sent, and of all.
    Progress(u64, u64),
}

/// The worker's side of a queue; it holds no Python object.
pub(crate) struct Inbox {
    state: Mutex<State>,
    waker: Socket,
}

#[derive(Default)]
struct State {
    events: Vec<(u64, Event)>,
    woken: bool,
}

impl Inbox {
    pub(crate) fn push(&self, number: u64, event: Event) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        // A loop that is behind gets only the newest.
        if let (Event::Progress(..), Some((last, Event::Progress(..)))) = (&event, state.events.last())
            && *last == number
        {
            state.events.pop();
        }
        state.events.push((number, event));
        if !std::mem::replace(&mut state.woken, true) {
            drop(state);
            self.wake();
        }
    }

    /// The end of a call, pushed by its task. The wake-up is sent after the responses that have arrived together with this
    /// one were read too: waking a loop costs more than reading a response.
    pub(crate) fn finish(
        self: &Arc<Self>,
        number: u64,
        result: Result<RawResponse, Error>,
        observed: Option<Observed>,
    ) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.events.push((number, Event::Finished(result, observed)));
        if !std::mem::replace(&mut state.woken, true) {
            let inbox = Arc::clone(self);
            // A task of its own, because this one may be cancelled while it waits.
            tokio::spawn(async move {
                tokio::task::yield_now().await;
                inbox.wake();
            });
        }
    }

    fn wake(&self) {
        if (&self.waker).write(&[1]).is_err() {
            // The loop's end is closed, so that nothing waits for the response, or full of unread wake-ups.
            self.state.lock().unwrap_or_else(PoisonError::into_inner).woken = false;
        }
    }

    fn take(&self) -> Vec<(u64, Event)> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.woken = false;
        std::mem::take(&mut state.events)
    }
}

/// The events of the calls of one event loop.
#[pyclass(frozen, module = "rebuttal._native")]
pub(crate) struct Queue {
    inbox: Arc<Inbox>,
    watched: Socket,
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
        let (waker, watched) = wakeup::pair().map_err(|error| errors::exhausted(py, error))?;
        let inbox = Arc::new(Inbox { state: Mutex::default(), waker });
        Ok(Self { inbox, watched, next: AtomicU64::new(0) })
    }

    /// The descriptor that becomes readable when there is an event.
    fn fileno(&self) -> u64 {
        wakeup::descriptor(&self.watched)
    }

    /// All events: `(number, (json, info))`, `(number, exception)` or, before either, `(number, sign request)`,
    /// `(number, progress)` and `(number, facts)`, which are JSON bytes.
    fn take<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        // Drain the socket first: an event that is pushed from here on sends another wake-up, or is taken below.
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

/// How many bytes of a call's files were sent.
#[pyclass(frozen, get_all, module = "rebuttal._native")]
pub(crate) struct Progress {
    sent: u64,
    total: u64,
}

/// A call in progress.
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
    /// The number of the call's events in the queue.
    #[getter]
    fn number(&self) -> u64 {
        self.number
    }

    /// Drops the call and its connection, if it has one; does nothing when it has finished. Returns the facts of the call
    /// that were not taken yet, as JSON bytes.
    ///
    /// A forked child may clean up its parent's tasks: there is no call, and no thread to release the locks that its end
    /// would take.
    fn cancel<'py>(&self, py: Python<'py>) -> Option<Bound<'py, PyBytes>> {
        if self.process != process::id() {
            return None;
        }
        let observed = self.observed.as_ref();
        // Before the call is aborted, so that the facts are those of this time.
        observed.inspect(|observed| observed.cancel());
        self.task.abort();
        observed.and_then(Observed::take).map(|facts| PyBytes::new(py, &facts))
    }
}
