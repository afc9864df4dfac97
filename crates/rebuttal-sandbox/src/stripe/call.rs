//! One call of a merchant as it arrived: its parameters decoded, and the headers that say how it is meant.

use http::Method;
use http::header::CONTENT_TYPE;
use serde_json::{Map, Value, json};

use super::failure::Failure;
use super::idempotency::MOST_CHARACTERS;
use super::multipart::{self, Part};
use super::operation::{find, is_post};
use super::pairs::{Pairs, decode, tree};
use super::{Op, check::check};
use crate::tables::Operations as _;
use crate::wire::Arrival;

const FORM: &str = "application/x-www-form-urlencoded";
const MULTIPART: &str = "multipart/form-data";

/// A call; what cannot be read of it is a refusal that waits for its turn.
#[derive(Debug)]
pub(super) struct Call {
    pub(super) number: u64,
    pub(super) request_id: String,
    pub(super) method: Method,
    pub(super) path: String,
    /// The operation and the id in the path.
    pub(super) found: Option<(Op, String)>,
    pub(super) content: Result<Content, Failure>,
}

/// The parameters as they came.
#[derive(Debug, Default)]
pub(super) struct Content {
    pub(super) query: Pairs,
    pub(super) form: Pairs,
    pub(super) files: Vec<Part>,
}

impl Call {
    pub(super) async fn read(arrival: &Arrival, host: Option<&str>, number: u64) -> Self {
        Self {
            number,
            request_id: format!("req_sandbox{number:08}"),
            method: arrival.method.clone(),
            path: arrival.path().to_owned(),
            found: find(host, &arrival.method, arrival.path()),
            content: Content::read(arrival).await,
        }
    }

    /// The names that the call's operation goes by.
    pub(super) fn names(&self, op: Op) -> Vec<&'static str> {
        let form = self.content.as_ref().map_or(&[][..], |content| &content.form);
        op.names(|name, value| form.iter().any(|(key, given)| key == name && given == value))
    }

    /// The parameters, checked and typed.
    pub(super) fn params(&self, op: Op) -> Result<(Map<String, Value>, &[Part]), Failure> {
        let content = self.content.as_ref().map_err(Clone::clone)?;
        let mut query = check(op.table().query, &tree(&content.query)?)?;
        if !is_post(op) {
            if let Some((name, _)) = content.form.first() {
                return Err(Failure::param(name, "A GET request takes its parameters in the URL, and no body."));
            }
            return Ok((query, &content.files));
        }
        let mut form = tree(&content.form)?;
        for file in &content.files {
            if form.insert(file.name.clone(), json!(true)).is_some() {
                return Err(Failure::param(&file.name, format!("Received a parameter twice: {}", file.name)));
            }
        }
        query.extend(check(op.body().fields, &form)?);
        Ok((query, &content.files))
    }

    /// What the log shows beside what it shows of every request.
    pub(super) fn shown(&self) -> Map<String, Value> {
        let mut shown = Map::new();
        shown.insert("request_id".to_owned(), json!(self.request_id));
        if let Ok(content) = &self.content {
            shown.insert("query".to_owned(), json!(content.query));
            shown.insert("form".to_owned(), json!(content.form));
            shown.insert("files".to_owned(), content.files.iter().map(Part::to_json).collect());
        }
        shown
    }
}

impl Content {
    async fn read(arrival: &Arrival) -> Result<Self, Failure> {
        let query = decode(arrival.target.split_once('?').map_or("", |(_, query)| query))?;
        if arrival.body.is_empty() {
            return Ok(Self { query, ..Self::default() });
        }
        let content_type = arrival.header(CONTENT_TYPE.as_str()).unwrap_or_default();
        let media = content_type.split(';').next().unwrap_or_default().trim();
        if media.eq_ignore_ascii_case(FORM) {
            let text = std::str::from_utf8(&arrival.body);
            let text = text.map_err(|_| Failure::invalid("The body is not UTF-8."))?;
            return Ok(Self { query, form: decode(text)?, files: Vec::new() });
        }
        if media.eq_ignore_ascii_case(MULTIPART) {
            let (form, files) = multipart::parts(content_type, &arrival.body).await?;
            return Ok(Self { query, form, files });
        }
        let message = format!(
            "Invalid request: unsupported content type {media:?}. Parameters are sent as {FORM}, files as {MULTIPART}."
        );
        Err(Failure::invalid(message))
    }
}

/// A header that may be there once; empty or repeated is refused.
fn once<'a>(arrival: &'a Arrival, name: &str) -> Result<Option<&'a str>, Failure> {
    if !arrival.headers.contains_key(name) {
        return Ok(None);
    }
    let refused = || Failure::invalid(format!("The header {name} is empty, repeated or not ASCII."));
    arrival.header(name).map(Some).ok_or_else(refused)
}

/// How a call is meant, by its headers.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct CallHeaders<'a> {
    pub(super) account: Option<&'a str>,
    pub(super) key: Option<&'a str>,
}

impl<'a> CallHeaders<'a> {
    pub(super) fn read(arrival: &'a Arrival) -> Result<Self, Failure> {
        let version = once(arrival, "stripe-version")?;
        if let Some(version) = version.filter(|version| !is_version(version)) {
            return Err(Failure::invalid(format!("Invalid Stripe API version: {version}")));
        }
        let (account, context) = (once(arrival, "stripe-account")?, once(arrival, "stripe-context")?);
        if account.is_some() && context.is_some() {
            return Err(Failure::invalid("Only one of the headers Stripe-Account and Stripe-Context can be given."));
        }
        let account = account.or(context);
        if let Some(account) = account.filter(|account| !account.starts_with("acct_")) {
            let message = format!("The provided key does not have access to account '{account}'.");
            return Err(Failure::forbidden(Some("account_invalid"), message));
        }
        let key = once(arrival, "idempotency-key")?;
        if key.is_some_and(|key| key.chars().count() > MOST_CHARACTERS) {
            let message = format!("Idempotency-Key can have at most {MOST_CHARACTERS} characters.");
            return Err(Failure::invalid(message));
        }
        Ok(Self { account, key })
    }
}

/// `2026-10-28.endive`, or only the day.
fn is_version(text: &str) -> bool {
    let (day, name) = text.split_once('.').unwrap_or((text, "x"));
    chrono::NaiveDate::parse_from_str(day, "%Y-%m-%d").is_ok()
        && day.len() == 10
        && !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_days_with_or_without_a_name() {
        for good in ["2026-10-28.endive", "2022-11-15", "2026-10-28.preview"] {
            assert!(is_version(good), "{good}");
        }
        for bad in ["", "endive", "2026-13-28", "2026-10-28.", "2026-1-2", "2026-10-28 endive", "26-10-28"] {
            assert!(!is_version(bad), "{bad}");
        }
    }
}
