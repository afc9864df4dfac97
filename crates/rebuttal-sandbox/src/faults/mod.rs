//! Faults on demand: what shall go wrong with the next requests of an operation.

mod kind;
mod parse;

use std::collections::VecDeque;

use bytes::Bytes;
use serde_json::{Map, Value, json};

pub(crate) use kind::{Foreign, Kind, OrderedError, Replacement, SignatureFault};
pub(crate) use parse::{OwnKinds, as_bytes, parse};

/// A bound on what waits; more is a mistake in a test's loop.
const MOST_PENDING: usize = 1_000;

/// One order: this kind, for so many requests, after so many were let through.
#[derive(Debug, Clone)]
pub(crate) struct Fault {
    pub(crate) operation: String,
    pub(crate) kind: Kind,
    pub(crate) times: u64,
    pub(crate) after: u64,
    /// A control request that is carried out right after the faulty one, before another request arrives.
    pub(crate) meanwhile: Option<Meanwhile>,
    /// The extras as they were given, for the list.
    pub(crate) extras: Map<String, Value>,
}

/// A request to the control interface that comes by itself.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Meanwhile {
    /// Below the control interface, such as `alipay/disputes/{id}/accept`.
    pub(crate) path: String,
    pub(crate) body: Bytes,
}

impl Fault {
    pub(crate) fn to_json(&self) -> Value {
        let mut value = json!({
            "operation": self.operation, "kind": self.kind.name(), "times": self.times, "after": self.after,
        });
        if let Value::Object(map) = &mut value {
            map.extend(self.extras.clone());
        }
        value
    }
}

/// The orders that wait, each operation's in the order in which they were given.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    pending: VecDeque<Fault>,
    /// What is to happen because of faults that were taken.
    meanwhile: Vec<Meanwhile>,
}

impl Faults {
    /// Adds an order to the end; false when too many wait already.
    pub(crate) fn add(&mut self, fault: Fault) -> bool {
        let fits = self.pending.len() < MOST_PENDING;
        if fits {
            self.pending.push_back(fault);
        }
        fits
    }

    /// The fault for the next request of an operation, by any name that the request goes by. Only the oldest order
    /// counts: first it lets `after` requests through, then it spoils `times` requests, then the next order's turn
    /// comes.
    pub(crate) fn take(&mut self, names: &[&str]) -> Option<Kind> {
        self.next(names, |kind| !kind.is_early())
    }

    /// The same for a request of which only the head is there: the kinds that need no more. What spoils reused
    /// connections lets others through and goes on waiting.
    pub(crate) fn take_early(&mut self, names: &[&str], reused: bool) -> Option<Kind> {
        self.next(names, |kind| kind.early(reused).is_some())
    }

    fn next(&mut self, names: &[&str], has_its_turn: impl Fn(&Kind) -> bool) -> Option<Kind> {
        let index = self.pending.iter().position(|fault| names.contains(&fault.operation.as_str()))?;
        let fault = &mut self.pending[index];
        if !has_its_turn(&fault.kind) {
            return None;
        }
        if fault.after > 0 {
            fault.after -= 1;
            return None;
        }
        let kind = fault.kind.clone();
        self.meanwhile.extend(fault.meanwhile.clone());
        fault.times -= 1;
        if fault.times == 0 {
            self.pending.remove(index);
        }
        Some(kind)
    }

    /// The control requests that are due now; each is given once.
    pub(crate) fn take_meanwhile(&mut self) -> Vec<Meanwhile> {
        std::mem::take(&mut self.meanwhile)
    }

    pub(crate) fn clear(&mut self) {
        self.pending.clear();
        self.meanwhile.clear();
    }

    pub(crate) fn to_json(&self) -> Value {
        json!({"faults": self.pending.iter().map(Fault::to_json).collect::<Vec<_>>()})
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(operation: &str, kind: Kind, times: u64, after: u64) -> Fault {
        Fault { operation: operation.to_owned(), kind, times, after, meanwhile: None, extras: Map::new() }
    }

    #[test]
    fn orders_take_turns_and_let_requests_through_first() {
        let mut faults = Faults::default();
        assert!(faults.add(fault("a", Kind::CutAfter, 2, 1)));
        assert!(faults.add(fault("b", Kind::CutHalf, 1, 0)));
        assert!(faults.add(fault("a", Kind::CutBefore, 1, 1)));
        let taken: Vec<_> = (0..6).map(|_| faults.take(&["a"]).map(|kind| kind.name())).collect();
        assert_eq!(taken, [None, Some("cut_after"), Some("cut_after"), None, Some("cut_before"), None]);
        assert_eq!(faults.take(&["c", "b"]).map(|kind| kind.name()), Some("cut_half"));
        assert_eq!(faults.to_json(), json!({"faults": []}));
    }

    #[test]
    fn kinds_that_need_only_the_head_have_their_turn_then() {
        let mut faults = Faults::default();
        assert!(faults.add(fault("a", Kind::Stale, 1, 0)));
        assert!(faults.add(fault("a", Kind::CutHalf, 1, 0)));
        assert_eq!(faults.take_early(&["a"], false), None);
        assert_eq!(faults.take(&["a"]), None);
        assert_eq!(faults.take_early(&["a"], true), Some(Kind::Stale));
        assert_eq!(faults.take_early(&["a"], true), None);
        assert_eq!(faults.take(&["a"]), Some(Kind::CutHalf));
    }
}
