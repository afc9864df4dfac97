//! Messages: received, fetched or from a queue.

pub mod dedup_key;
mod kinds;
pub(crate) mod raw;
pub(crate) mod received;
mod unsigned;
mod webhook_message;

pub use kinds::{dedup_key, dedup_key_of, read, read_as, unreadable_shown};
pub use raw::{Message, ReadMessage};
pub use received::no_message;
pub use webhook_message::WebhookMessage;
