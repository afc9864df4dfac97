//! What a program's metrics and traces are told of calls.
//!
//! The facts hold no key, no evidence, no personal data and no identifier of a dispute: only what the documents and the
//! client's options name, numbers, and the provider's identifiers of requests.

#[cfg(feature = "client")]
pub(crate) mod observation;
#[cfg(feature = "client")]
pub mod observed;
#[cfg(feature = "client")]
mod spans;

use std::ops::Deref;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Serialize, Serializer};

use crate::{ErrorKind, Outcome};

/// Is told what became of each attempt and of each call of a client: for metrics and traces.
///
/// It runs in the thread that drives the call, so it should be quick. A panic of its own is caught and changes no call.
///
/// ```
/// use rebuttal::{CallFacts, Observer};
///
/// struct Metrics;
///
/// impl Observer for Metrics {
///     fn call(&self, facts: &CallFacts) {
///         println!("{} {} {:?}", facts.operation, facts.outcome, facts.duration);
///     }
/// }
/// ```
pub trait Observer: Send + Sync + 'static {
    /// An attempt has ended: it was answered, it failed, or it was dropped.
    fn attempt(&self, facts: &AttemptFacts) {
        let _ = facts;
    }

    /// A call has ended. One that is dropped has, too: it is told with [`cancelled`](CallFacts::cancelled).
    fn call(&self, facts: &CallFacts) {
        let _ = facts;
    }
}

/// Where a call goes to: what is the same for a call and its attempts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Endpoint {
    /// The provider, by the name of its module.
    pub provider: &'static str,
    /// The operation's id, such as `closeDispute`.
    pub operation: &'static str,
    /// How the operation may be repeated: `never`, `read`, `keyed` or `confirm`.
    pub retry_class: &'static str,
    /// The HTTP method.
    pub method: &'static str,
    /// The path, with names in braces where it holds identifiers. The query is not part of it.
    pub url_template: String,
    /// The host.
    pub server_address: String,
    /// Its port.
    pub server_port: u16,
    /// With the template in place of the path, so that it names no dispute.
    #[serde(skip)]
    pub(crate) url_full: String,
}

#[cfg(feature = "client")]
impl Endpoint {
    /// Of an operation at a base URL, which was parsed when the client was made.
    pub(crate) fn new(provider: &'static str, base: &str, operation: &'static rebuttal_schema::Operation) -> Self {
        let url = reqwest::Url::parse(base).ok();
        let shared = url.as_ref().map_or("", reqwest::Url::path).trim_end_matches('/');
        Self {
            provider,
            operation: operation.id,
            retry_class: operation.retry.word(),
            method: operation.method,
            url_template: format!("{shared}{}", operation.path),
            server_address: url.as_ref().and_then(reqwest::Url::host_str).unwrap_or_default().to_owned(),
            server_port: url.as_ref().and_then(reqwest::Url::port_or_known_default).unwrap_or_default(),
            url_full: format!("{base}{}", operation.path),
        }
    }
}

impl Deref for AttemptFacts {
    type Target = Endpoint;

    fn deref(&self) -> &Endpoint {
        &self.endpoint
    }
}

impl Deref for CallFacts {
    type Target = Endpoint;

    fn deref(&self) -> &Endpoint {
        &self.endpoint
    }
}

/// One attempt at a call, as an [`Observer`] is told.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct AttemptFacts {
    /// Where it goes to; its fields can be read as if they stood here.
    #[serde(flatten)]
    pub endpoint: Endpoint,
    /// Its number, from 1.
    pub attempt: u32,
    /// When it began. In JSON: seconds since 1970.
    #[serde(serialize_with = "unix_seconds")]
    pub started_at: SystemTime,
    /// How long it took, signing included. In JSON: seconds.
    #[serde(serialize_with = "seconds")]
    pub duration: Duration,
    /// What is known of this attempt alone.
    #[serde(serialize_with = "word")]
    pub outcome: Outcome,
    /// What went wrong, if something did. In JSON: the class's name.
    #[serde(serialize_with = "class")]
    pub error_class: Option<ErrorKind>,
    /// Whether the call was dropped or taken back while this attempt was under way.
    pub cancelled: bool,
    /// The HTTP status, where an answer came.
    pub http_status: Option<u16>,
    /// The version of HTTP that answered: `1.1` or `2`.
    pub http_version: Option<&'static str>,
    /// The provider's identifier of the request, where it gives one.
    pub request_id: Option<String>,
    /// The size of the request's body, in bytes.
    pub request_bytes: u64,
    /// The size of the answer's body, in bytes, where the whole of it came.
    pub response_bytes: Option<u64>,
    /// Why another attempt follows, if one does: `never_sent`, `lost`, `unknown`, `busy`, `conflict`, `garbled`, or
    /// `advised` where the provider asks for it.
    pub retry_reason: Option<&'static str>,
    /// How long is waited before that. In JSON: seconds.
    #[serde(serialize_with = "maybe_seconds")]
    pub retry_wait: Option<Duration>,
}

/// One call, as an [`Observer`] is told. Each page of a list is a call.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct CallFacts {
    /// Where it goes to; its fields can be read as if they stood here.
    #[serde(flatten)]
    pub endpoint: Endpoint,
    /// How many requests were started for it; 0 where it was refused before.
    pub attempts: u32,
    /// When it began. In JSON: seconds since 1970.
    #[serde(serialize_with = "unix_seconds")]
    pub started_at: SystemTime,
    /// How long it took, repetitions and waits included. In JSON: seconds.
    #[serde(serialize_with = "seconds")]
    pub duration: Duration,
    /// Did it happen at the provider? What the error says, if it ended with one.
    #[serde(serialize_with = "word")]
    pub outcome: Outcome,
    /// What it ended with, if that is an error. In JSON: the class's name.
    #[serde(serialize_with = "class")]
    pub error_class: Option<ErrorKind>,
    /// Whether it was dropped or taken back before its end.
    pub cancelled: bool,
    /// The HTTP status of the last answer.
    pub http_status: Option<u16>,
    /// The provider's own code for a refusal.
    pub code: Option<String>,
    /// The provider's identifier of the last request, where it gives one.
    pub request_id: Option<String>,
}

fn seconds<S: Serializer>(duration: &Duration, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_f64(duration.as_secs_f64())
}

fn maybe_seconds<S: Serializer>(duration: &Option<Duration>, to: S) -> Result<S::Ok, S::Error> {
    duration.map(|duration| duration.as_secs_f64()).serialize(to)
}

fn unix_seconds<S: Serializer>(time: &SystemTime, to: S) -> Result<S::Ok, S::Error> {
    seconds(&time.duration_since(UNIX_EPOCH).unwrap_or_default(), to)
}

fn word<S: Serializer>(outcome: &Outcome, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(outcome.as_str())
}

fn class<S: Serializer>(kind: &Option<ErrorKind>, to: S) -> Result<S::Ok, S::Error> {
    kind.map(ErrorKind::class).serialize(to)
}
