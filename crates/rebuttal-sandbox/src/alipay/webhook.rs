//! How notifications are signed, and what counts as an acknowledgement.

use bytes::Bytes;
use chrono::{DateTime, Utc};
use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderValue, StatusCode};
use rebuttal_signing::{Content, SignatureHeader};
use serde_json::Value;

use super::Keys;
use super::answer::{CannotSign, header, one_bit_off};
use crate::clock::in_milliseconds;
use crate::outbox::Sign;

/// The headers of one delivery to `target`, the path and query of the webhook's URL. Time and signature are made anew
/// for each attempt.
pub(crate) fn delivery_headers(
    keys: &Keys,
    target: &str,
    body: &Bytes,
    now: DateTime<Utc>,
    sign: Sign,
) -> Result<HeaderMap, CannotSign> {
    let time = in_milliseconds(now);
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json; charset=UTF-8"));
    headers.insert("request-time", header(&time)?);
    headers.insert("client-id", header(keys.client_id)?);
    let key = if sign == Sign::OtherKey { &keys.merchant } else { &keys.provider };
    let signature = key.sign(&Content::new("POST", target, keys.client_id, &time, body))?;
    match sign {
        Sign::Not => {}
        Sign::Broken => {
            headers.insert("signature", header(&SignatureHeader::new(one_bit_off(&signature)).to_string())?);
        }
        Sign::Properly | Sign::OtherKey => {
            headers.insert("signature", header(&SignatureHeader::new(signature).to_string())?);
        }
    }
    Ok(headers)
}

/// Only the documented answer counts: HTTP 200 with result `SUCCESS` of status `S`.
pub(crate) fn acknowledges(status: StatusCode, body: &[u8]) -> bool {
    let body: Value = serde_json::from_slice(body).unwrap_or_default();
    let result = &body["result"];
    status == StatusCode::OK && result["resultStatus"] == "S" && result["resultCode"] == "SUCCESS"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_documented_answer_acknowledges() {
        let good = br#"{"result":{"resultCode":"SUCCESS","resultStatus":"S","resultMessage":"success"}}"#;
        assert!(acknowledges(StatusCode::OK, good));
        assert!(!acknowledges(StatusCode::CREATED, good));
        for body in ["", "ok", "{}", "[]", r#"{"result":"S"}"#, r#"{"result":{"resultStatus":"S"}}"#] {
            assert!(!acknowledges(StatusCode::OK, body.as_bytes()), "{body}");
        }
    }
}
