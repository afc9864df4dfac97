//! The kinds of faults that only this provider has: its own errors, before acting and after.

use http::{HeaderMap, HeaderValue, StatusCode};
use serde_json::{Map, Value, json};

use super::Op;
use super::failure::kind_of;
use crate::control::{Fields, Refusal};
use crate::faults::{Kind, OrderedError, OwnKinds};
use crate::tables::Operations as _;

/// Reads orders for faults of the provider's operations.
#[derive(Debug)]
pub(crate) struct Kinds;

impl OwnKinds for Kinds {
    fn operations(&self) -> Vec<&'static str> {
        Op::ALL.iter().map(|op| op.id()).collect()
    }

    fn names(&self) -> Vec<&'static str> {
        vec!["refuse", "fail_after"]
    }

    fn read(&self, name: &str, fields: &mut Fields) -> Result<Option<Kind>, Refusal> {
        Ok(match name {
            "refuse" => Some(Kind::Error { error: error(fields, None)?, acted: false }),
            "fail_after" => {
                let status = Some(StatusCode::INTERNAL_SERVER_ERROR);
                Some(Kind::Error { error: error(fields, status)?, acted: true })
            }
            _ => None,
        })
    }
}

/// The status that goes with a code.
fn status_of(code: &str) -> StatusCode {
    match code {
        "resource_missing" => StatusCode::NOT_FOUND,
        "idempotency_key_in_use" => StatusCode::CONFLICT,
        "rate_limit" | "lock_timeout" => StatusCode::TOO_MANY_REQUESTS,
        "api_key_expired" | "platform_api_key_expired" | "secret_key_required" => StatusCode::UNAUTHORIZED,
        "account_invalid" => StatusCode::FORBIDDEN,
        _ => StatusCode::BAD_REQUEST,
    }
}

fn error(fields: &mut Fields, default: Option<StatusCode>) -> Result<OrderedError, Refusal> {
    let code = fields.text("code")?;
    let given = fields.count("status", 400, 599)?;
    let given = given.and_then(|status| StatusCode::from_u16(u16::try_from(status).ok()?).ok());
    let status = given.or_else(|| code.as_deref().map(status_of)).or(default);
    let status = status.ok_or_else(|| Refusal::field("code", "`code` or `status` is missing: which error it is"))?;
    let mut error = Map::new();
    let kind = fields.text("type")?.unwrap_or_else(|| kind_of(status, code.as_deref()).to_owned());
    error.insert("type".to_owned(), json!(kind));
    error.extend(code.map(|code| ("code".to_owned(), json!(code))));
    let message = fields.text("message")?.unwrap_or_else(|| "The request was refused, as the test asked.".to_owned());
    error.insert("message".to_owned(), json!(message));
    error.extend(fields.text("param")?.map(|param| ("param".to_owned(), json!(param))));
    Ok(OrderedError { status, fields: error, headers: headers(fields)? })
}

/// The headers by which the provider says more about an error.
fn headers(fields: &mut Fields) -> Result<HeaderMap, Refusal> {
    let mut headers = HeaderMap::new();
    if let Some(reason) = fields.text("reason")? {
        let value = HeaderValue::from_str(&reason);
        let value = value.map_err(|_| Refusal::field("reason", "`reason` has characters that no header can carry"))?;
        headers.insert("stripe-rate-limited-reason", value);
    }
    match fields.value("should_retry") {
        None => {}
        Some(Value::Bool(flag)) => {
            let value = HeaderValue::from_static(if flag { "true" } else { "false" });
            headers.insert("stripe-should-retry", value);
        }
        Some(other) => return Err(crate::control::expected("should_retry", "true or false", &other)),
    }
    Ok(headers)
}
