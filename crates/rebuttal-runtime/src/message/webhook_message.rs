//! What all providers' messages have in common.

use std::fmt::Debug;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::ack::Ack;

/// A message of any provider's, for code that serves several: an inbox, a queue, metrics.
pub trait WebhookMessage: Clone + Debug + Serialize + DeserializeOwned + Send + Sync + 'static {
    /// Its kind, as `tracing` and the observers name it, such as `disputeCreated`. Messages of a type that this release does
    /// not know are of the provider's most general kind.
    fn kind(&self) -> &'static str;

    /// The provider's id of the message, where it gives one.
    fn event_id(&self) -> Option<&str>;

    /// The id of the dispute that it is about, where it names one.
    fn dispute_id(&self) -> Option<&str>;

    /// What tells it from all others, and is the same when it is sent again; none if nobody can tell.
    fn dedup_key(&self) -> Option<String>;

    /// JSON pointers of what is in the message and absent here, because it could not be read.
    fn unreadable_fields(&self) -> &[String];

    /// What to answer when it was taken.
    fn ack(&self) -> Ack;
}
