//! The calls of one JavaScript thread, which end with it.
//!
//! A worker that is terminated hears no answer any more. Its calls are dropped then, and with them their connections,
//! instead of waiting for their time limits in a process that goes on.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use futures_util::future::AbortHandle;
use napi::bindgen_prelude::{Env, Result};

/// Calls under way, by a number of their own.
#[derive(Clone, Default)]
pub(crate) struct Calls(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    next: u64,
    under_way: HashMap<u64, AbortHandle>,
}

impl Calls {
    /// Those of the thread that asks.
    ///
    /// # Errors
    /// Only if Node has no place for them.
    pub(crate) fn of(env: &Env) -> Result<Self> {
        if let Some(calls) = env.get_instance_data::<Self>()? {
            return Ok(calls.clone());
        }
        let calls = Self::default();
        // Node calls this when the thread ends, however it ends.
        env.set_instance_data(calls.clone(), (), |ending| ending.value.abort())?;
        Ok(calls)
    }

    /// Notes a call until the note is dropped.
    pub(crate) fn note(&self, call: AbortHandle) -> Noted {
        let mut state = self.state();
        let number = state.next;
        state.next += 1;
        state.under_way.insert(number, call);
        Noted { calls: self.clone(), number }
    }

    fn abort(&self) {
        for (_, call) in self.state().under_way.drain() {
            call.abort();
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A call under way.
pub(crate) struct Noted {
    calls: Calls,
    number: u64,
}

impl Drop for Noted {
    fn drop(&mut self) {
        self.calls.state().under_way.remove(&self.number);
    }
}
