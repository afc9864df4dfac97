//! Where events go, how they are signed, and what counts as taken.

use bytes::Bytes;
use chrono::{DateTime, Utc};
use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderValue, StatusCode, Uri};
use rebuttal_signing::hmac256;
use serde_json::{Value, json};

use super::Keys;
use crate::generated::stripe::PROVIDER;
use crate::outbox::Sign;

/// The one endpoint.
#[derive(Debug, Default)]
pub(crate) struct Webhook {
    pub(crate) url: Option<Uri>,
    /// Whether it gets thin events.
    pub(crate) thin: bool,
    /// The API version that events name, if not the document's. Their objects stay as they are.
    pub(crate) api_version: Option<String>,
}

impl Webhook {
    pub(crate) fn to_json(&self) -> Value {
        json!({
            "url": self.url.as_ref().map(ToString::to_string),
            "thin": self.thin,
            "api_version": self.api_version.as_deref().unwrap_or(PROVIDER.version),
        })
    }
}

/// The headers of one delivery. Time and signature are made anew for each attempt.
pub(crate) fn delivery_headers(keys: &Keys, body: &Bytes, now: DateTime<Utc>, sign: Sign) -> Result<HeaderMap, String> {
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json; charset=utf-8"));
    let secret = if sign == Sign::OtherKey { &keys.other_secret } else { &keys.webhook_secret };
    let signed = hmac256::sign(secret, now.timestamp(), body).map_err(|error| error.to_string())?.to_string();
    let signed = match sign {
        Sign::Not => return Ok(headers),
        Sign::Broken => last_digit_changed(signed),
        Sign::Properly | Sign::OtherKey => signed,
    };
    headers.insert("stripe-signature", HeaderValue::from_str(&signed).map_err(|error| error.to_string())?);
    Ok(headers)
}

/// The last digit of the signature becomes another one.
fn last_digit_changed(mut header: String) -> String {
    let last = header.pop();
    header.push(if last == Some('0') { '1' } else { '0' });
    header
}

/// Any answer that says "done" takes an event.
pub(crate) fn acknowledges(status: StatusCode) -> bool {
    status.is_success()
}
