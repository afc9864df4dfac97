//! The fields that say where a notification goes and how it is signed.

use chrono::{DateTime, Utc};
use http::Uri;
use serde_json::Value;

use super::fields::{Fields, Refusal, expected};
use crate::outbox::{Sign, webhook_url};
use crate::state::Shared;

/// The field `url` of a webhook: where to, or `null` for nowhere.
pub(super) fn url(shared: &Shared, fields: &mut Fields) -> Result<Option<Uri>, Refusal> {
    match fields.required("url")? {
        Value::Null => Ok(None),
        Value::String(text) => {
            let url = webhook_url(&text, shared.delivery_limits.leaves_the_machine);
            url.map(Some).map_err(|message| Refusal::field("url", format!("`url`: {message}")))
        }
        other => Err(expected("url", "a URL, or null for none", &other)),
    }
}

/// The field `sign` of a notification that a test wants delivered.
pub(super) fn sign(fields: &mut Fields) -> Result<Sign, Refusal> {
    match fields.value("sign") {
        None | Some(Value::Bool(true)) => Ok(Sign::Properly),
        Some(Value::Bool(false)) => Ok(Sign::Not),
        Some(Value::String(text)) if text == "broken" => Ok(Sign::Broken),
        Some(Value::String(text)) if text == "other_key" => Ok(Sign::OtherKey),
        Some(other) => Err(expected("sign", "true, false, \"broken\" or \"other_key\"", &other)),
    }
}

/// The field `signed_at` of such a notification: the time that its signature carries.
pub(super) fn signed_at(fields: &mut Fields) -> Result<Option<DateTime<Utc>>, Refusal> {
    let Some(value) = fields.value("signed_at") else { return Ok(None) };
    let time = value.as_str().and_then(|text| DateTime::parse_from_rfc3339(text).ok());
    let time = time.ok_or_else(|| expected("signed_at", "a time like 2024-01-01T18:25:00Z", &value))?;
    Ok(Some(time.to_utc()))
}
