//! Reads an order for a fault. What a kind doesn't use is refused: a fault that silently did less would make a test
//! that proves nothing.

use std::time::Duration;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, LOCATION};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use serde_json::Value;

use super::{Fault, Foreign, Kind, Meanwhile};
use crate::control::{Fields, Refusal, expected};

/// The longest real time that a fault may hold an answer back.
const MOST_SECONDS: f64 = 600.0;
const MOST_TIMES: u64 = 1_000_000;

/// The kinds that all providers' operations can have.
const NAMES: [&str; 17] = [
    "delay", "cut_at_head", "cut_request", "stale", "cut_before", "cut_after", "cut_half", "status", "status_after",
    "garbage", "html", "empty_body", "redirect", "replace", "trickle", "other_object", "not_the_object",
];

/// What a provider adds: its operations, and the kinds that only they can have.
pub(crate) trait OwnKinds {
    /// The names that an order may give as `operation`.
    fn operations(&self) -> Vec<&'static str>;

    /// The names of the kinds.
    fn names(&self) -> Vec<&'static str>;

    /// Reads a kind of this name with its extras; none if the provider has none of this name.
    fn read(&self, name: &str, fields: &mut Fields) -> Result<Option<Kind>, Refusal>;
}

/// Reads one order for an operation of one of the providers.
pub(crate) fn parse(body: &Bytes, providers: &[&dyn OwnKinds]) -> Result<Fault, Refusal> {
    let mut fields = Fields::parse(body)?;
    let operation = fields.required_text("operation")?;
    let Some(own) = providers.iter().find(|own| own.operations().contains(&operation.as_str())) else {
        let known: Vec<_> = providers.iter().flat_map(|own| own.operations()).collect();
        let message = format!("`operation` must be one of {}, not {operation:?}", known.join(", "));
        return Err(Refusal::field("operation", message));
    };
    let name = fields.required_text("kind")?;
    let times = fields.count("times", 1, MOST_TIMES)?.unwrap_or(1);
    let after = fields.count("after", 0, MOST_TIMES)?.unwrap_or(0);
    let extras = fields.unread();
    let meanwhile = meanwhile(&mut fields)?;
    let kind = match own.read(&name, &mut fields)? {
        Some(kind) => kind,
        None => kind(&name, &mut fields)?.ok_or_else(|| {
            let known: Vec<_> = NAMES.into_iter().chain(own.names()).collect();
            let message = format!("`kind` of a fault of {operation} must be one of {}, not {name:?}", known.join(", "));
            Refusal::field("kind", message)
        })?,
    };
    fields.finish()?;
    Ok(Fault { operation, kind, times, after, meanwhile, extras })
}

/// The control request that is carried out after the faulty one: about a dispute, at either provider.
fn meanwhile(fields: &mut Fields) -> Result<Option<Meanwhile>, Refusal> {
    let Some(given) = fields.value("meanwhile") else { return Ok(None) };
    let path = given["path"].as_str().filter(|path| path.split('/').nth(1) == Some("disputes"));
    let what = "an object with `path`, such as alipay/disputes/ID/accept, and perhaps `body`";
    let path = path.ok_or_else(|| expected("meanwhile", what, &given))?.to_owned();
    Ok(Some(Meanwhile { path, body: given.get("body").map(as_bytes).unwrap_or_default() }))
}

/// A kind that all providers' operations can have; none if there is none of this name.
fn kind(name: &str, fields: &mut Fields) -> Result<Option<Kind>, Refusal> {
    Ok(Some(match name {
        "delay" => {
            let seconds = fields.seconds("seconds", MOST_SECONDS)?;
            let seconds = seconds.ok_or_else(|| Refusal::field("seconds", "`seconds` is missing: a number"))?;
            Kind::Delay { time: Duration::from_secs_f64(seconds), acted: fields.flag("acted", true)? }
        }
        "cut_at_head" => Kind::CutAtHead,
        "cut_request" => Kind::CutRequest,
        "stale" => Kind::Stale,
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
        "other_object" => Kind::OtherObject { acted: fields.flag("acted", true)? },
        "not_the_object" => Kind::NotTheObject { acted: fields.flag("acted", true)? },
        "trickle" => {
            let seconds = fields.seconds("seconds", MOST_SECONDS)?.unwrap_or(5.0);
            Kind::Trickle { time: Duration::from_secs_f64(seconds), acted: fields.flag("acted", true)? }
        }
        _ => return Ok(None),
    }))
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

/// A string stands for its own characters, so that bodies need not be JSON; any other value for its JSON.
pub(crate) fn as_bytes(body: &Value) -> Bytes {
    match body {
        Value::String(text) => Bytes::from(text.clone()),
        other => Bytes::from(other.to_string()),
    }
}
