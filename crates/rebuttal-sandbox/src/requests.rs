//! The log of all requests to the providers' paths, with their results.

use std::collections::VecDeque;
use std::fmt;

use bytes::Bytes;
use chrono::{DateTime, Utc};
use http::HeaderMap;
use serde_json::{Map, Value, json};

use crate::clock::in_seconds;
use crate::generated::Op;
use crate::wire::Arrival;

/// Bounds of the log: a load test must not fill the memory.
const MOST_ENTRIES: usize = 10_000;
const MOST_BODY_BYTES: usize = 64 * 1024 * 1024;

/// Headers that carry a key as it is. Signatures are shown.
const SECRET_HEADERS: [&str; 4] = ["agent-token", "authorization", "cookie", "proxy-authorization"];

/// The result of one request, as the log shows it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Verdict {
    /// The operation that the path names, if it names one.
    pub(crate) operation: Option<Op>,
    /// The provider's code; none when the request was not processed (unknown path, or a fault came first).
    pub(crate) code: Option<String>,
    /// One sentence for a person.
    pub(crate) reason: String,
    /// Whether a dispute was changed.
    pub(crate) acted: bool,
    /// The kind of the fault that was applied.
    pub(crate) fault: Option<&'static str>,
    /// Fields of the body that the description does not know.
    pub(crate) unknown_fields: Vec<String>,
    /// What only this provider's requests have: shown beside the rest.
    pub(crate) details: Map<String, Value>,
}

/// A request as the provider got it, and what became of it. `Debug` shows neither headers nor the body: they hold keys and
/// evidence.
#[derive(Clone)]
#[non_exhaustive]
pub struct Request {
    /// Its number: the first is 1.
    pub number: u64,
    /// When it came, by the sandbox's clock.
    pub at: DateTime<Utc>,
    /// The HTTP method.
    pub method: String,
    /// Path and query.
    pub path: String,
    /// All headers.
    pub headers: HeaderMap,
    /// The exact bytes; none of an upload.
    pub body: Bytes,
    /// The operation that it is for, if it is for one.
    pub operation: Option<Op>,
    names: Vec<String>,
    /// The provider's code; none when the request was not processed.
    pub code: Option<String>,
    /// What became of it, for a person.
    pub reason: String,
    /// Whether something was changed.
    pub acted: bool,
    /// The kind of the fault that was applied.
    pub fault: Option<&'static str>,
}

impl Request {
    /// Whether it is for this operation, or for this variant of one.
    pub fn is(&self, operation: impl Into<Op>) -> bool {
        let operation = operation.into();
        self.operation == Some(operation) || self.names.iter().any(|name| name == operation.id())
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { number, at, method, path, operation, code, reason, acted, fault, .. } = self;
        let operation = operation.map(Op::id);
        write!(f, "#{number} {at} {method} {path} {operation:?} {code:?} {reason:?} acted={acted} fault={fault:?}")
    }
}

#[derive(Debug)]
struct Entry {
    number: u64,
    at: DateTime<Utc>,
    arrival: Arrival,
    verdict: Verdict,
}

/// The newest requests, oldest first.
#[derive(Debug, Default)]
pub(crate) struct RequestLog {
    entries: VecDeque<Entry>,
    numbered: u64,
    body_bytes: usize,
    dropped: u64,
}

impl RequestLog {
    /// The number of the next request; numbers start at 1 and go on after a reset.
    pub(crate) fn next_number(&mut self) -> u64 {
        self.numbered += 1;
        self.numbered
    }

    pub(crate) fn add(&mut self, number: u64, at: DateTime<Utc>, arrival: Arrival, verdict: Verdict) {
        self.body_bytes += arrival.body.len();
        self.entries.push_back(Entry { number, at, arrival, verdict });
        while self.entries.len() > MOST_ENTRIES || self.body_bytes > MOST_BODY_BYTES {
            let Some(oldest) = self.entries.pop_front() else { break };
            self.body_bytes -= oldest.arrival.body.len();
            self.dropped += 1;
        }
    }

    pub(crate) fn clear(&mut self) {
        *self = Self { numbered: self.numbered, ..Self::default() };
    }

    /// The requests that are kept.
    pub(crate) fn all(&self) -> Vec<Request> {
        self.entries.iter().map(Entry::to_request).collect()
    }

    pub(crate) fn to_json(&self) -> Value {
        let requests: Vec<Value> = self.entries.iter().map(Entry::to_json).collect();
        json!({"requests": requests, "dropped": self.dropped})
    }
}

impl Entry {
    fn to_request(&self) -> Request {
        let (arrival, verdict) = (&self.arrival, &self.verdict);
        let names = verdict.details.get("operations").and_then(Value::as_array).into_iter().flatten();
        Request {
            number: self.number,
            at: self.at,
            method: arrival.method.to_string(),
            path: arrival.target.clone(),
            headers: arrival.headers.clone(),
            body: arrival.body.clone(),
            operation: verdict.operation,
            names: names.filter_map(Value::as_str).map(ToOwned::to_owned).collect(),
            code: verdict.code.clone(),
            reason: verdict.reason.clone(),
            acted: verdict.acted,
            fault: verdict.fault,
        }
    }

    fn to_json(&self) -> Value {
        let verdict = &self.verdict;
        let shown = json!({
            "number": self.number,
            "at": in_seconds(self.at),
            "method": self.arrival.method.as_str(),
            "path": self.arrival.target,
            "headers": shown(&self.arrival.headers),
            "body": std::str::from_utf8(&self.arrival.body).ok(),
            "body_bytes": self.arrival.body.len(),
            "operation": verdict.operation.map(Op::id),
            "verdict": {"code": verdict.code, "reason": verdict.reason},
            "acted": verdict.acted,
            "fault": verdict.fault,
            "unknown_fields": verdict.unknown_fields,
        });
        let mut shown = shown.as_object().cloned().unwrap_or_default();
        shown.extend(verdict.details.clone());
        Value::Object(shown)
    }
}

/// Headers by lower-case name; a header that came several times is joined with `", "`.
fn shown(headers: &HeaderMap) -> Map<String, Value> {
    let names = headers.keys().map(|name| {
        let values: Vec<_> =
            headers.get_all(name).iter().map(|value| String::from_utf8_lossy(value.as_bytes())).collect();
        let text = if SECRET_HEADERS.contains(&name.as_str()) { "(not shown)".to_owned() } else { values.join(", ") };
        (name.as_str().to_owned(), Value::String(text))
    });
    names.collect()
}

#[cfg(test)]
mod tests {
    use http::Method;

    use super::*;

    fn arrival(body: Vec<u8>) -> Arrival {
        let mut headers = HeaderMap::new();
        headers.insert("authorization", "Bearer isak_TEST_1".parse().unwrap());
        headers.insert("signature", "algorithm=RSA256".parse().unwrap());
        Arrival { method: Method::POST, target: "/a?b=c".into(), headers, body: Bytes::from(body) }
    }

    #[test]
    fn keys_are_not_shown_and_signatures_are() {
        let mut log = RequestLog::default();
        let number = log.next_number();
        log.add(number, DateTime::UNIX_EPOCH, arrival(b"{}".to_vec()), Verdict::default());
        let text = log.to_json().to_string();
        assert!(!text.contains("isak_TEST_1"), "{text}");
        assert!(text.contains("algorithm=RSA256"), "{text}");
    }

    #[test]
    fn old_entries_go_when_bodies_fill_the_log() {
        let mut log = RequestLog::default();
        for _ in 0..3 {
            let number = log.next_number();
            log.add(number, DateTime::UNIX_EPOCH, arrival(vec![b'x'; MOST_BODY_BYTES / 2]), Verdict::default());
        }
        let shown = log.to_json();
        assert_eq!(shown["dropped"], 1);
        assert_eq!(shown["requests"][0]["number"], 2);
    }
}
