//! The calls of one JavaScript thread, which end with it.
//!
//! A terminated worker receives no response. Its calls are dropped, and their connections with them, so that they don't run
//! until their time limits in a process that goes on.

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
    /// The calls of the current JavaScript thread.
    ///
    /// # Errors
    /// Only if Node cannot store them.
    pub(crate) fn of(env: &Env) -> Result<Self> {
        if let Some(calls) = env.get_instance_data::<Self>()? {
            return Ok(calls.clone());
        }
        let calls = Self::default();
        // Node calls this when the thread ends, however it ends.
        env.set_instance_data(calls.clone(), (), |ending| ending.value.abort())?;
        Ok(calls)
    }

    /// Tracks a call until the returned guard is dropped.
    pub(crate) fn track(&self, call: AbortHandle) -> TrackedCall {
        let mut state = self.state();
        let number = state.next;
        state.next += 1;
        state.under_way.insert(number, call);
        TrackedCall { calls: self.clone(), number }
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

/// Tracks a call while it exists.
pub(crate) struct TrackedCall {
    calls: Calls,
    number: u64,
}

impl Drop for TrackedCall {
    fn drop(&mut self) {
        self.calls.state().under_way.remove(&self.number);
    }
}
