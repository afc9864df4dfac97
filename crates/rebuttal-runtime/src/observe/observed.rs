//! What was observed of one call, kept for a language that takes it when it likes.

use std::sync::{Arc, Mutex, PoisonError, Weak};

use serde::Serialize;

use crate::observe::{AttemptFacts, CallFacts};

/// Gathers the facts of one call, or of several in a row, to be taken at any time and by any thread.
#[derive(Clone, Default)]
pub struct Observed(Arc<Gathered>);

#[derive(Default)]
struct Gathered {
    facts: Mutex<Vec<Fact>>,
    /// The one that is under way, where several belong together.
    call: Mutex<Option<Weak<dyn Cancel>>>,
}

/// A call that can be taken back.
pub(crate) trait Cancel: Send + Sync {
    /// The call is dropped: reports what is known of it, unless it has ended.
    fn cancel(&self);
}

#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Fact {
    Attempt(AttemptFacts),
    Call(CallFacts),
}

impl std::fmt::Debug for Observed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Observed").finish_non_exhaustive()
    }
}

impl Observed {
    /// Takes what there is: a JSON list of objects, of which each has the `type` `attempt` or `call`; nothing if there is
    /// nothing new.
    pub fn take(&self) -> Option<Vec<u8>> {
        let facts = std::mem::take(&mut *self.0.facts.lock().unwrap_or_else(PoisonError::into_inner));
        // Numbers and text only, which JSON always takes.
        (!facts.is_empty()).then(|| serde_json::to_vec(&facts).unwrap_or_default())
    }

    /// Says that nobody waits for the call any more, which is about to be dropped: what is known of it now is all that
    /// there will be.
    pub fn cancel(&self) {
        let call = self.0.call.lock().unwrap_or_else(PoisonError::into_inner).as_ref().and_then(Weak::upgrade);
        if let Some(call) = call {
            call.cancel();
        }
    }

    pub(crate) fn watch(&self, call: Weak<dyn Cancel>) {
        *self.0.call.lock().unwrap_or_else(PoisonError::into_inner) = Some(call);
    }

    pub(crate) fn attempt(&self, facts: AttemptFacts) {
        self.push(Fact::Attempt(facts));
    }

    pub(crate) fn call(&self, facts: CallFacts) {
        self.push(Fact::Call(facts));
    }

    fn push(&self, fact: Fact) {
        self.0.facts.lock().unwrap_or_else(PoisonError::into_inner).push(fact);
    }
}
