//! Signs responses, and breaks signatures for faults.

use std::fmt;

use bytes::Bytes;
use http::{HeaderValue, StatusCode};
use rebuttal_signing::{Content, Signature, SignatureHeader, SigningFailed};

use super::Keys;
use crate::faults::SignatureFault;
use crate::wire::{Arrival, RawResponse};

/// A client id that is not in use, for the fault that answers another merchant.
const OTHER_CLIENT_ID: &str = "SANDBOX_5Y99999999999999";

/// An answer with no signature header at all.
pub(super) fn unsigned(body: Bytes) -> RawResponse {
    RawResponse::new(StatusCode::OK, "application/json; charset=UTF-8", body)
}

/// An answer signed for this request: headers `signature`, `response-time` and `client-id`.
pub(super) fn signed(keys: &Keys, request: &Arrival, time: &str, body: &Bytes) -> Result<RawResponse, CannotSign> {
    spoiled(keys, request, time, body, None)
}

/// The same, with one thing wrong about the signature.
pub(super) fn spoiled(
    keys: &Keys,
    request: &Arrival,
    time: &str,
    body: &Bytes,
    fault: Option<SignatureFault>,
) -> Result<RawResponse, CannotSign> {
    let client_id = match fault {
        Some(SignatureFault::WrongClientId) => OTHER_CLIENT_ID,
        _ => keys.client_id,
    };
    let signer = if fault == Some(SignatureFault::OtherKey) { &keys.merchant } else { &keys.provider };
    let content = Content::new(request.method.as_str(), &request.target, client_id, time, body);
    let signature = signer.sign(&content)?;
    let mut answer = unsigned(if fault == Some(SignatureFault::AlteredBody) { altered(body) } else { body.clone() });
    if fault == Some(SignatureFault::Unsigned) {
        return Ok(answer);
    }
    let shown = if fault == Some(SignatureFault::Broken) { one_bit_off(&signature) } else { signature.clone() };
    answer.headers.insert("signature", header(&SignatureHeader::new(shown).to_string())?);
    if fault == Some(SignatureFault::HeaderTwice) {
        answer.headers.append("signature", header(&SignatureHeader::new(one_bit_off(&signature)).to_string())?);
    }
    if fault != Some(SignatureFault::HalfHeader) {
        answer.headers.insert("response-time", header(time)?);
    }
    answer.headers.insert("client-id", header(client_id)?);
    Ok(answer)
}

/// Why an answer or a notification could not be signed. It would be a mistake of the sandbox.
#[derive(Debug)]
pub(crate) struct CannotSign(String);

impl fmt::Display for CannotSign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the sandbox could not sign: {}", self.0)
    }
}

impl From<SigningFailed> for CannotSign {
    fn from(error: SigningFailed) -> Self {
        Self(error.to_string())
    }
}

pub(super) fn header(text: &str) -> Result<HeaderValue, CannotSign> {
    HeaderValue::from_str(text).map_err(|error| CannotSign(error.to_string()))
}

/// The same signature with its last bit turned over.
pub(super) fn one_bit_off(signature: &Signature) -> Signature {
    let mut bytes = signature.as_bytes().to_vec();
    if let Some(last) = bytes.last_mut() {
        *last ^= 1;
    }
    Signature::from_bytes(bytes)
}

/// The same body with its last digit or letter changed: still JSON, still of the same shape, and not what was signed.
fn altered(body: &Bytes) -> Bytes {
    let mut bytes = body.to_vec();
    if let Some(byte) = bytes.iter_mut().rev().find(|byte| byte.is_ascii_alphanumeric()) {
        *byte = if *byte == b'0' { b'1' } else { b'0' };
    }
    bytes.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_altered_body_is_json_of_the_same_shape() {
        let body = Bytes::from_static(br#"{"result":{"resultCode":"SUCCESS"},"at":"18:25:00"}"#);
        let altered = altered(&body);
        assert_ne!(altered, body);
        assert_eq!(altered, Bytes::from_static(br#"{"result":{"resultCode":"SUCCESS"},"at":"18:25:01"}"#));
    }

    #[test]
    fn one_bit_is_one_bit() {
        let signature = Signature::from_bytes(vec![0b1010, 0b0110]);
        assert_eq!(one_bit_off(&signature).as_bytes(), [0b1010, 0b0111]);
    }
}
