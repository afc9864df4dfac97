//! What a message is known by when it comes again.

use crate::message::WebhookMessage;

/// What [`once`](crate::dedup::once) and `once_in` take for a message's key: the message itself, a key that it had before it
/// went through a queue, or none for what nobody can know again.
pub trait DedupKey {
    /// The key.
    fn into_key(self) -> Option<String>;
}

impl<M: WebhookMessage> DedupKey for &M {
    fn into_key(self) -> Option<String> {
        self.dedup_key()
    }
}

impl DedupKey for Option<String> {
    fn into_key(self) -> Option<String> {
        self
    }
}

impl DedupKey for String {
    fn into_key(self) -> Option<String> {
        Some(self)
    }
}

impl DedupKey for &str {
    fn into_key(self) -> Option<String> {
        Some(self.to_owned())
    }
}
