//! What was really done, per dispute: the number that a test of "exactly once" looks at.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};

use crate::clock::in_seconds;
use crate::generated::Op;

/// One thing that was done to a dispute, or a file that was uploaded.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Effect {
    /// The operation that did it; a variant goes by the name of the whole.
    pub operation: Op,
    /// What it consisted of, where an operation can do several things: `evidence_submitted`, say.
    pub did: Vec<&'static str>,
    /// When, by the sandbox's clock.
    pub at: DateTime<Utc>,
    /// Who did it.
    pub by: By,
    /// How often the provider had asked again before it.
    pub round: u32,
}

/// Who did it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum By {
    /// A request to the API.
    Request {
        /// Its number in the log.
        number: u64,
        /// Its idempotency key, where it has one.
        key: Option<String>,
    },
    /// A person at the provider's dashboard.
    Dashboard,
}

#[derive(Debug)]
struct OfOneDispute {
    provider: &'static str,
    done: Vec<Effect>,
    /// How often the provider refused what was done, and asked for it again.
    round: u32,
}

impl Effect {
    fn to_json(&self) -> Value {
        let (by, request, key) = match &self.by {
            By::Request { number, key } => ("api", Some(number), key.as_ref()),
            By::Dashboard => ("dashboard", None, None),
        };
        let at = in_seconds(self.at);
        let mut shown = json!({"operation": self.operation.id(), "at": at, "by": by, "request": request});
        if let Some(key) = key {
            shown["idempotency_key"] = json!(key);
        }
        if !self.did.is_empty() {
            shown["did"] = json!(self.did);
        }
        if self.round > 0 {
            shown["round"] = json!(self.round);
        }
        shown
    }
}

/// How often each name comes.
fn counted(names: impl Iterator<Item = &'static str>) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for name in names {
        *counts.entry(name).or_default() += 1;
    }
    counts
}

impl OfOneDispute {
    fn to_json(&self) -> Value {
        let done: Vec<Value> = self.done.iter().map(Effect::to_json).collect();
        let operations = counted(self.done.iter().map(|effect| effect.operation.id()));
        let mut shown = json!({"provider": self.provider, "count": done.len(), "operations": operations, "done": done});
        let did = counted(self.done.iter().flat_map(|effect| effect.did.iter().copied()));
        if !did.is_empty() {
            shown["did"] = json!(did);
        }
        shown
    }
}

/// Every dispute, and every uploaded file, by its id, with what was done to it.
#[derive(Debug, Default)]
pub(crate) struct Effects {
    disputes: BTreeMap<String, OfOneDispute>,
}

impl Effects {
    /// Lists a new dispute or file, with nothing done yet.
    pub(crate) fn open(&mut self, provider: &'static str, dispute_id: &str) {
        self.disputes.insert(dispute_id.to_owned(), OfOneDispute { provider, done: Vec::new(), round: 0 });
    }

    /// Adds one effect to a dispute that [`Effects::open`] listed.
    pub(crate) fn add(
        &mut self,
        dispute_id: &str,
        operation: impl Into<Op>,
        did: Vec<&'static str>,
        at: DateTime<Utc>,
        by: By,
    ) {
        if let Some(dispute) = self.disputes.get_mut(dispute_id) {
            let operation = operation.into();
            dispute.done.push(Effect { operation, did, at, by, round: dispute.round });
        }
    }

    /// The provider asks again for what was done: doing it another time is another effect, and no repetition.
    pub(crate) fn ask_again(&mut self, dispute_id: &str) {
        if let Some(dispute) = self.disputes.get_mut(dispute_id) {
            dispute.round += 1;
        }
    }

    /// What was done to one.
    pub(crate) fn of(&self, id: &str) -> Vec<Effect> {
        self.disputes.get(id).map(|dispute| dispute.done.clone()).unwrap_or_default()
    }

    pub(crate) fn to_json(&self) -> Value {
        let each = self.disputes.iter().map(|(id, dispute)| (id.clone(), dispute.to_json()));
        json!({"effects": each.collect::<Map<String, Value>>()})
    }
}
