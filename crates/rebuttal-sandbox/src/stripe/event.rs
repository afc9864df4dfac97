//! One event, whole and thin.

use serde_json::{Value, json};

use super::store::StoredObject;
use crate::outbox::Outbox;

#[derive(Debug)]
pub(super) struct Event {
    pub(super) id: String,
    pub(super) account: Option<String>,
    pub(super) created: i64,
    pub(super) kind: String,
    /// The event with the dispute inside.
    pub(super) object: Value,
    /// The same news with the dispute's id only.
    pub(super) thin: Value,
    /// Its delivery; none if there was no endpoint.
    pub(super) delivery: Option<u64>,
}

impl StoredObject for Event {
    fn id(&self) -> &str {
        &self.id
    }

    fn account(&self) -> Option<&str> {
        self.account.as_deref()
    }

    fn created(&self) -> i64 {
        self.created
    }
}

impl Event {
    /// Whether no endpoint waits for it any more.
    pub(super) fn is_delivered(&self, outbox: &Outbox) -> bool {
        self.delivery.is_none_or(|number| outbox.is_acknowledged(number))
    }

    /// As the API shows it: the endpoints that have not taken it are counted now.
    pub(super) fn to_json(&self, outbox: &Outbox) -> Value {
        let mut shown = self.object.clone();
        shown["pending_webhooks"] = json!(u8::from(!self.is_delivered(outbox)));
        shown
    }
}
