//! Reads an order for a fault. What a kind doesn't use is refused: a fault that silently did less would make a test
//! that proves nothing.

use std::time::Duration;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, LOCATION};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use serde_json::Value;

use super::{Fault, Foreign, Kind, SignatureFault};
use crate::control::{Fields, Refusal, expected};

/// The longest real time that a fault may hold an answer back.
const MOST_SECONDS: f64 = 600.0;
const MOST_TIMES: u64 = 1_000_000;

const NAMES: [&str; 14] = [
    "refuse", "unknown", "delay", "cut_before", "cut_after", "cut_half", "status", "status_after", "garbage", "html",
    "empty_body", "redirect", "replace", "trickle",
];

/// Reads one order. `operations` are the names that may be given; `status_of` is the provider's table of codes.
pub(crate) fn parse(
    body: &Bytes,
    operations: &[&str],
    status_of: impl Fn(&str) -> Option<&'static str>,
) -> Result<Fault, Refusal> {
    let mut fields = Fields::parse(body)?;
    let operation = fields.required_text("operation")?;
    if !operations.contains(&operation.as_str()) {
        let known = operations.join(", ");
        return Err(Refusal::field("operation", format!("`operation` must be one of {known}, not {operation:?}")));
    }
    let name = fields.required_text("kind")?;
    let times = fields.count("times", 1, MOST_TIMES)?.unwrap_or(1);
    let after = fields.count("after", 0, MOST_TIMES)?.unwrap_or(0);
    let extras = fields.unread();
    let kind = kind(&name, &mut fields, status_of)?;
    fields.finish()?;
    Ok(Fault { operation, kind, times, after, extras })
}

fn kind(name: &str, fields: &mut Fields, status_of: impl Fn(&str) -> Option<&'static str>) -> Result<Kind, Refusal> {
    if let Some(fault) = SignatureFault::ALL.into_iter().find(|fault| fault.name() == name) {
        return Ok(Kind::Signature(fault));
    }
    Ok(match name {
        "refuse" => refuse(fields, status_of)?,
        "unknown" => Kind::Unknown { acted: fields.flag("acted", false)? },
        "delay" => {
            let seconds = fields.seconds("seconds", MOST_SECONDS)?;
            let seconds = seconds.ok_or_else(|| Refusal::field("seconds", "`seconds` is missing: a number"))?;
            Kind::Delay { time: Duration::from_secs_f64(seconds), acted: fields.flag("acted", true)? }
        }
        "cut_before" => Kind::CutBefore,
        "cut_after" => Kind::CutAfter,
        "cut_half" => Kind::CutHalf,
        "status" => Kind::Status { answer: foreign(fields)? },
        "status_after" => Kind::StatusAfter { answer: foreign(fields)? },
        "garbage" => Kind::Garbage { acted: fields.flag("acted", true)? },
        "html" => Kind::Html { acted: fields.flag("acted", false)? },
        "empty_body" => Kind::EmptyBody { acted: fields.flag("acted", true)? },
        "redirect" => Kind::Redirect { answer: redirect(fields)? },
        "replace" => Kind::Replace { body: as_bytes(&fields.required("body")?), acted: fields.flag("acted", false)? },
        "trickle" => {
            let seconds = fields.seconds("seconds", MOST_SECONDS)?.unwrap_or(5.0);
            Kind::Trickle { time: Duration::from_secs_f64(seconds), acted: fields.flag("acted", true)? }
        }
        other => {
            let known: Vec<_> = NAMES.into_iter().chain(SignatureFault::ALL.map(SignatureFault::name)).collect();
            let message = format!("`kind` must be one of {}, not {other:?}", known.join(", "));
            return Err(Refusal::field("kind", message));
        }
    })
}

fn refuse(fields: &mut Fields, status_of: impl Fn(&str) -> Option<&'static str>) -> Result<Kind, Refusal> {
    let code = fields.required_text("code")?;
    let status = match fields.text("status")? {
        Some(status) => status,
        None => status_of(&code).map(str::to_owned).ok_or_else(|| {
            Refusal::field("status", format!("the code {code:?} is not in the provider's table: give its `status` too"))
        })?,
    };
    if code == "SUCCESS" || status == "S" {
        return Err(Refusal::field("code", "a refusal cannot be a success; `replace` can lie"));
    }
    Ok(Kind::Refuse { code, status })
}

fn foreign(fields: &mut Fields) -> Result<Foreign, Refusal> {
    let status = status(fields, 200, None)?;
    let mut headers = HeaderMap::new();
    let body = match fields.value("body") {
        None => Bytes::new(),
        Some(body) => {
            let kind = if body.is_string() { "text/plain; charset=utf-8" } else { "application/json" };
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
            as_bytes(&body)
        }
    };
    for (name, value) in fields.object("headers")? {
        let text = value.as_str().ok_or_else(|| expected("headers", "an object of strings", &value))?;
        let parsed = (HeaderName::from_bytes(name.as_bytes()), HeaderValue::from_str(text));
        let (Ok(key), Ok(value)) = parsed else {
            return Err(Refusal::field("headers", format!("`headers` has {name:?}, which no HTTP header can carry")));
        };
        headers.insert(key, value);
    }
    Ok(Foreign { status, headers, body })
}

fn redirect(fields: &mut Fields) -> Result<Foreign, Refusal> {
    let location = fields.required_text("location")?;
    let value = HeaderValue::from_str(&location)
        .map_err(|_| Refusal::field("location", "`location` has characters that no HTTP header can carry"))?;
    let status = status(fields, 300, Some(StatusCode::TEMPORARY_REDIRECT))?;
    if !status.is_redirection() {
        return Err(Refusal::field("status", "`status` of a redirect must be from 300 to 399"));
    }
    Ok(Foreign { status, headers: HeaderMap::from_iter([(LOCATION, value)]), body: Bytes::new() })
}

fn status(fields: &mut Fields, least: u64, default: Option<StatusCode>) -> Result<StatusCode, Refusal> {
    let given = fields.count("status", least, 599)?;
    let status = given.and_then(|status| StatusCode::from_u16(u16::try_from(status).ok()?).ok());
    status.or(default).ok_or_else(|| Refusal::field("status", "`status` is missing: an HTTP status from 200 to 599"))
}

/// A string stands for its own characters, so that bodies that are no JSON can be ordered; all else for its JSON.
pub(crate) fn as_bytes(body: &Value) -> Bytes {
    match body {
        Value::String(text) => Bytes::from(text.clone()),
        other => Bytes::from(other.to_string()),
    }
}
