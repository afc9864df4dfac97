//! Faults, ordered by what they keep the client from: the effect, or the news of it.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use serde_json::{Map, Value, json};

use crate::control;
use crate::generated::Op;
use crate::state::Shared;

/// Orders what goes wrong with the next requests. Faults of one operation take turns, in the order of their orders.
#[derive(Debug, Clone, Copy)]
pub struct Faults<'a> {
    pub(crate) shared: &'a Arc<Shared>,
}

impl<'a> Faults<'a> {
    /// Goes wrong before the provider acts: nothing is done.
    pub fn before(self, operation: impl Into<Op>) -> ArmedAt<'a> {
        self.at(operation.into(), false)
    }

    /// Goes wrong after the provider has acted: the effect exists, and the client does not learn of it.
    pub fn after(self, operation: impl Into<Op>) -> ArmedAt<'a> {
        self.at(operation.into(), true)
    }

    /// Takes back all orders that wait.
    pub fn clear(self) {
        self.shared.change(|state| state.faults.clear());
    }

    fn at(self, operation: Op, acted: bool) -> ArmedAt<'a> {
        let order = Map::from_iter([("operation".to_owned(), json!(operation.id()))]);
        ArmedAt { shared: self.shared, acted, order }
    }
}

/// An operation, and whether it is carried out; one of its methods says what goes wrong and gives the order.
///
/// # Panics
/// The methods that give an order panic if the sandbox refuses it: too many wait, or a fault does not exist for the
/// operation or has other fields.
#[derive(Debug, Clone)]
#[must_use = "nothing goes wrong before one of its methods says what"]
pub struct ArmedAt<'a> {
    shared: &'a Arc<Shared>,
    acted: bool,
    order: Map<String, Value>,
}

impl ArmedAt<'_> {
    /// With so many requests; with one, if this is not called.
    pub fn times(self, times: u64) -> Self {
        self.with("times", times)
    }

    /// Lets so many requests through first.
    pub fn skip(self, requests: u64) -> Self {
        self.with("after", requests)
    }

    /// Closes the connection without a response.
    pub fn cut(self) {
        let kind = if self.acted { "cut_after" } else { "cut_before" };
        self.arm(kind);
    }

    /// Responds only after this much real time.
    pub fn delay(self, time: Duration) {
        let acted = self.acted;
        self.with("seconds", time.as_secs_f64()).with("acted", acted).arm("delay");
    }

    /// Responds with this HTTP status, as a proxy would.
    pub fn status(self, status: u16) {
        let kind = if self.acted { "status_after" } else { "status" };
        self.with("status", status).arm(kind);
    }

    /// Responds with this body instead.
    pub fn replace(self, body: impl Into<Value>) {
        let acted = self.acted;
        self.with("body", body).with("acted", acted).arm("replace");
    }

    /// Responds with what is no JSON.
    pub fn garbage(self) {
        let acted = self.acted;
        self.with("acted", acted).arm("garbage");
    }

    /// Refuses with the provider's code; nothing is done.
    ///
    /// # Panics
    /// Also behind [`Faults::after`]: what was done was not refused.
    pub fn refuse(self, code: &str) {
        assert!(!self.acted, "a refusal comes before an effect: write `before(..).refuse(..)`");
        self.with("code", code).arm("refuse");
    }

    /// A field of another kind of fault, as the control interface has it.
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.order.insert(name.to_owned(), value.into());
        self
    }

    /// Any kind of fault that the control interface has, by its name there. Whether the provider acts is up to the kind.
    pub fn arm(mut self, kind: &str) {
        self.order.insert("kind".to_owned(), json!(kind));
        let order = Bytes::from(Value::Object(self.order).to_string());
        if let Err(refusal) = control::add_fault(self.shared, &order) {
            panic!("the sandbox refused the fault: {}", refusal.message);
        }
    }
}
