//! Webhooks.

use crate::data::tables;
use crate::options::OptionSpec;

tables! {
    /// A provider's webhooks.
    pub struct Webhooks / OwnedWebhooks {
        /// The receiver's options.
        pub options: &'static [OptionSpec],
        /// What to answer to a message that was taken.
        pub acknowledgement: Acknowledgement,
    }

    /// What to answer to a webhook that was taken.
    pub struct Acknowledgement / OwnedAcknowledgement {
        /// The HTTP status.
        pub status: u16,
        /// The Content-Type header.
        pub content_type: &'static str,
        /// The body.
        pub body: &'static str,
    }
}
