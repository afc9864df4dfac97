//! Webhooks.

use crate::data::tables;
use crate::options::OptionSpec;
use crate::signature::WebhookSignature;

tables! {
    /// A provider's webhooks.
    pub struct Webhooks / OwnedWebhooks {
        /// The receiver's options.
        pub options: &'static [OptionSpec],
        /// How they are signed, where that is data: code of the provider's own verifies all others.
        pub signature: Option<WebhookSignature>,
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
