//! What was really done, per dispute: the number that a test of "exactly once" looks at.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};

use crate::clock::in_seconds;

#[derive(Debug)]
struct Effect {
    operation: &'static str,
    at: DateTime<Utc>,
    request: u64,
}

#[derive(Debug)]
struct OfOneDispute {
    provider: &'static str,
    done: Vec<Effect>,
}

/// Every dispute by its id, with what was done to it.
#[derive(Debug, Default)]
pub(crate) struct Effects {
    disputes: BTreeMap<String, OfOneDispute>,
}

impl Effects {
    /// Lists a new dispute, with nothing done yet.
    pub(crate) fn open(&mut self, provider: &'static str, dispute_id: &str) {
        self.disputes.insert(dispute_id.to_owned(), OfOneDispute { provider, done: Vec::new() });
    }

    /// Adds one effect to a dispute that [`Effects::open`] listed.
    pub(crate) fn add(&mut self, dispute_id: &str, operation: &'static str, at: DateTime<Utc>, request: u64) {
        if let Some(dispute) = self.disputes.get_mut(dispute_id) {
            dispute.done.push(Effect { operation, at, request });
        }
    }

    pub(crate) fn to_json(&self) -> Value {
        let each = self.disputes.iter().map(|(id, dispute)| {
            let done: Vec<Value> = dispute
                .done
                .iter()
                .map(|effect| {
                    json!({"operation": effect.operation, "at": in_seconds(effect.at), "request": effect.request})
                })
                .collect();
            let mut operations = BTreeMap::<_, usize>::new();
            for effect in &dispute.done {
                *operations.entry(effect.operation).or_default() += 1;
            }
            let count = done.len();
            let value = json!({"provider": dispute.provider, "count": count, "operations": operations, "done": done});
            (id.clone(), value)
        });
        json!({"effects": each.collect::<Map<String, Value>>()})
    }
}
