//! What all providers' receivers have in common.

use http::HeaderMap;

use crate::Error;
use crate::ack::Ack;
use crate::message::WebhookMessage;

/// A receiver of any provider's webhooks, for code that serves several. Cloning it is cheap.
pub trait WebhookReceiver: Clone + Send + Sync + 'static {
    /// What it gives.
    type Message: WebhookMessage;

    /// Verifies a message without reading it.
    ///
    /// # Errors
    /// `ErrorKind::Signature` with the reason.
    fn verify(&self, headers: &HeaderMap, body: &[u8]) -> Result<(), Error>;

    /// Reads a message that was verified before.
    ///
    /// # Errors
    /// `ErrorKind::Decode` if it is no JSON object.
    fn parse(&self, body: &[u8]) -> Result<Self::Message, Error>;

    /// What to answer to a message that was taken.
    fn ack(&self) -> Ack;

    /// Verifies a message over its exact bytes, then reads it.
    ///
    /// # Errors
    /// `ErrorKind::Signature` before anything is parsed; `ErrorKind::Decode` if the verified bytes are no JSON object.
    fn receive(&self, headers: &HeaderMap, body: &[u8]) -> Result<Self::Message, Error> {
        self.verify(headers, body)?;
        self.parse(body)
    }
}
