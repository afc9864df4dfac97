//! What a packet that was sent is answered with.

use std::fmt;
use std::ops::Deref;

use rebuttal_evidence::Receipt;
use rebuttal_runtime::client::RawResponse;
use rebuttal_runtime::{Error, ErrorKind, Outcome, ResponseInfo};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What became of a packet, besides the provider's answer.
#[derive(Clone, Debug, Serialize)]
pub struct Sent {
    /// Which page of which file was sent as which page.
    pub receipt: Receipt,
    /// The dispute had exactly this evidence already.
    pub already_submitted: bool,
}

impl Sent {
    /// As JSON, which crosses a language border.
    pub fn to_json(&self) -> Vec<u8> {
        // Text, numbers and lists only, which JSON always takes.
        serde_json::to_vec(self).unwrap_or_default()
    }
}

/// The provider's answer to a packet, to which it derefs, and the receipt.
#[derive(Clone)]
#[non_exhaustive]
pub struct PacketResponse<T> {
    /// What the provider answered.
    pub value: Box<T>,
    /// How it came.
    pub info: ResponseInfo,
    /// Which page of which file was sent as which page, by their SHA-256.
    pub receipt: Receipt,
    /// The dispute had exactly this evidence already: an earlier call submitted it, or an attempt of this one whose answer was an
    /// error. The answer is the dispute as it is then, and nothing was sent to the bank again.
    pub already_submitted: bool,
}

impl<T: DeserializeOwned> PacketResponse<T> {
    /// Reads the answer into its type.
    ///
    /// # Errors
    /// `ErrorKind::Decode`, although the core has checked the shape; what was asked for is done.
    pub(crate) fn typed((response, sent): (RawResponse, Sent)) -> Result<Self, Error> {
        let value = serde_json::from_slice(&response.json).map_err(|error| {
            let error = Error::new(ErrorKind::Decode, "the answer cannot be read into its type").with_source(error);
            error.with_outcome(Outcome::Done)
        })?;
        let Sent { receipt, already_submitted } = sent;
        Ok(Self { value: Box::new(value), info: response.info, receipt, already_submitted })
    }
}

impl<T: fmt::Debug> fmt::Debug for PacketResponse<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PacketResponse")
            .field("value", &self.value)
            .field("info", &self.info)
            .field("already_submitted", &self.already_submitted)
            .finish_non_exhaustive()
    }
}

impl<T> Deref for PacketResponse<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}
