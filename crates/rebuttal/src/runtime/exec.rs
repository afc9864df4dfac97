//! One call, from the built request to what is known of it: sign, send, verify, judge; again if the facts allow it.

use std::collections::BTreeMap;
use std::fmt;
use std::hash::{BuildHasher, RandomState};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use tokio::time::{Instant, sleep, timeout_at};

use super::answer::{Failed, Verdict};
use super::provider::{Authenticity, Failure, Incoming, Operation, Outgoing, Provider, Scheme};
use super::retry::{Attempt, Decision, RetryClass, decide};
use super::transport::{self, Arrived, Connecting};
use super::webhook::system_now;
use crate::response::ResponseInfo;
use crate::{Error, ErrorKind, Outcome};

/// What all calls of a client share.
pub(crate) struct Session {
    pub(crate) provider: &'static Provider,
    pub(crate) base_url: String,
    pub(crate) http: reqwest::Client,
    pub(crate) connecting: Connecting,
    pub(crate) scheme: Arc<dyn Scheme>,
    pub(crate) limits: Limits,
    pub(crate) file_limits: BTreeMap<&'static str, u64>,
    pub(crate) closed: AtomicBool,
}

/// Time limits and the number of attempts, of a client or of one call.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    pub(crate) total: Duration,
    pub(crate) attempt: Option<Duration>,
    pub(crate) attempts: u32,
}

/// One call: what progenitor's methods carry along so that [`exec`] can do its work.
#[derive(Clone)]
pub struct Call {
    session: Arc<Session>,
    operation: &'static Operation,
    limits: Limits,
    /// The body's exact bytes, made once; every attempt signs and sends these.
    body: Option<Bytes>,
    result: Arc<Mutex<Option<Result<RawAnswer, Error>>>>,
}

impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call").field("operation", &self.operation.id).finish_non_exhaustive()
    }
}

impl Call {
    pub(crate) fn new(
        session: Arc<Session>,
        operation: &'static Operation,
        limits: Limits,
        body: Option<Bytes>,
    ) -> Self {
        Self { session, operation, limits, body, result: Arc::default() }
    }

    /// Scheme, host and shared path.
    pub fn base_url(&self) -> &str {
        &self.session.base_url
    }

    /// The client that sends.
    pub fn http(&self) -> reqwest::Client {
        self.session.http.clone()
    }

    pub(crate) fn take(&self) -> Option<Result<RawAnswer, Error>> {
        self.result.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// What progenitor's methods are given for a body: [`exec`] puts the real one in its place, so that large evidence is
/// written once and not copied.
#[derive(Clone, Copy, Debug, Default)]
pub struct Body;

impl serde::Serialize for Body {
    fn serialize<S: serde::Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.serialize_unit()
    }
}

/// A request that could not even be built.
#[derive(Debug)]
pub struct Unbuilt(String);

/// What a generated dispatch function gives back: the result itself waits in the call.
///
/// # Errors
/// When the request could not be built. Any other error of progenitor's is the stand-in that [`exec`] returned.
pub fn dispatched<T, E>(result: Result<T, progenitor_client::Error<E>>) -> Result<(), Unbuilt> {
    match result {
        Err(progenitor_client::Error::InvalidRequest(why)) => Err(Unbuilt(why)),
        Err(progenitor_client::Error::CommunicationError(error)) => Err(Unbuilt(error.without_url().to_string())),
        _ => Ok(()),
    }
}

impl Unbuilt {
    pub(crate) fn into_error(self) -> Error {
        Error::new(ErrorKind::InvalidArgument, format!("the request could not be built ({}); nothing was sent", self.0))
    }
}

/// An answer that is a success, its content not looked at yet.
pub(crate) struct RawAnswer {
    pub(crate) info: ResponseInfo,
}

/// What generated `ClientHooks` call: runs the whole call and leaves its result in `call`.
///
/// The response that it returns is a stand-in for progenitor, which would otherwise decode the answer a second time
/// and print it in its errors.
pub async fn exec(call: &Call, mut request: reqwest::Request) -> reqwest::Response {
    request.headers_mut().remove("api-version");
    let result = run(call, &request).await;
    *call.result.lock().unwrap_or_else(PoisonError::into_inner) = Some(result);
    let mut stand_in = http::Response::new(reqwest::Body::from(Bytes::new()));
    // No document declares a status from 600 on, so progenitor calls it unexpected and keeps its hands off.
    *stand_in.status_mut() = http::StatusCode::from_u16(600).unwrap_or(http::StatusCode::INTERNAL_SERVER_ERROR);
    stand_in.into()
}

async fn run(call: &Call, request: &reqwest::Request) -> Result<RawAnswer, Error> {
    if call.session.closed.load(Ordering::Acquire) {
        return Err(Error::new(ErrorKind::Config, "the client is closed; make a new one"));
    }
    let deadline = Instant::now() + call.limits.total;
    let (mut attempts, mut doubts) = (0, 0);
    loop {
        attempts += 1;
        let earlier_doubts = doubts;
        let (seen, result) = attempt(call, request, deadline).await;
        doubts += u32::from(matches!(seen, Attempt::Lost | Attempt::Unknown));
        let decision = decide(call.operation.retry, seen, attempts, doubts, call.limits.attempts, jitter());
        if let Decision::Again(wait) = decision
            && Instant::now() + wait < deadline
        {
            sleep(wait).await;
            continue;
        }
        return match result {
            Ok(arrived) => Ok(RawAnswer { info: info(arrived, attempts) }),
            Err(error) => Err(conclude(error.with_attempts(attempts), call.operation.retry, earlier_doubts > 0)),
        };
    }
}

async fn attempt(call: &Call, request: &reqwest::Request, deadline: Instant) -> (Attempt, Result<Arrived, Error>) {
    let until = call.limits.attempt.map_or(deadline, |limit| deadline.min(Instant::now() + limit));
    let Some(mut request) = request.try_clone() else {
        let error = Error::new(ErrorKind::InvalidArgument, "the request's body cannot be read twice");
        return (Attempt::Settled, Err(error));
    };
    // progenitor wrote a stand-in here.
    *request.body_mut() = None;
    let signed = match timeout_at(until, sign(call, &mut request)).await {
        Ok(Ok(signed)) => signed,
        // A signer has its own way of trying again.
        Ok(Err(error)) => return (Attempt::Settled, Err(error)),
        Err(_) => {
            let message = "the time limit passed while the request was being signed; nothing was sent";
            return (Attempt::Settled, Err(Error::new(ErrorKind::RequestTimeout, message)));
        }
    };
    match transport::send(&call.session.http, request, call.body.clone(), until).await {
        Ok(arrived) => judge(call, signed, arrived),
        Err(none) if none.never_sent => (Attempt::NeverSent, Err(none.error)),
        Err(none) => (Attempt::Lost, Err(none.error.with_outcome(Outcome::Unknown))),
    }
}

/// What was signed, kept for verifying the answer.
struct Signed {
    method: String,
    uri: String,
    headers: http::HeaderMap,
    now: i64,
}

async fn sign(call: &Call, request: &mut reqwest::Request) -> Result<Signed, Error> {
    let url = request.url();
    let uri = url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()));
    let method = request.method().as_str().to_owned();
    let mut headers = std::mem::take(request.headers_mut());
    if let Some(encoding) = call.operation.encoding {
        headers.insert(http::header::CONTENT_TYPE, http::HeaderValue::from_static(encoding.content_type()));
    }
    let now = system_now();
    let body = call.body.as_deref().unwrap_or_default();
    let mut outgoing = Outgoing { method: &method, uri: &uri, body, headers: &mut headers, now };
    call.session.scheme.sign(&mut outgoing).await?;
    request.headers_mut().clone_from(&headers);
    Ok(Signed { method, uri, headers, now })
}

fn judge(call: &Call, mut signed: Signed, arrived: Arrived) -> (Attempt, Result<Arrived, Error>) {
    let outgoing =
        Outgoing { method: &signed.method, uri: &signed.uri, body: &[], headers: &mut signed.headers, now: signed.now };
    let incoming = Incoming { status: arrived.status, headers: &arrived.headers, body: &arrived.body };
    let authenticity = match call.session.scheme.verify(&outgoing, &incoming) {
        Ok(authenticity) => authenticity,
        Err(failure) => return (Attempt::Settled, Err(unbelievable(failure, &arrived))),
    };
    let unsigned = || Failure::new("missing", "the answer carries no signature, so its success is not believed");
    match (call.session.provider.answer.judge(arrived.status, &arrived.body), authenticity) {
        (Verdict::Done, Authenticity::Proven) => (Attempt::Settled, Ok(arrived)),
        (Verdict::Done | Verdict::Unreadable, Authenticity::Unsigned) => {
            (Attempt::Settled, Err(unbelievable(unsigned(), &arrived)))
        }
        (Verdict::Unreadable, Authenticity::Proven) => {
            let message = "the answer does not say where it promised to what became of the request";
            let error = Error::new(ErrorKind::Decode, message).with_outcome(Outcome::Unknown);
            let place = call.session.provider.answer.status.iter().map(|key| format!("/{key}")).collect::<String>();
            (Attempt::Settled, Err(seen(error.with_path(place), &arrived)))
        }
        // "Already done" is a success of an earlier day, so it too needs a signature.
        (Verdict::Failed(Failed { outcome: Outcome::Done, .. }), Authenticity::Unsigned) => {
            (Attempt::Settled, Err(unbelievable(unsigned(), &arrived)))
        }
        (Verdict::Failed(failed), _) => refused(call.operation, failed, &arrived),
    }
}

fn unbelievable(failure: Failure, arrived: &Arrived) -> Error {
    seen(failure.into_error().with_outcome(Outcome::Unknown), arrived)
}

/// Adds what was seen: the status, the request's id, the bytes, and what kind of content they are.
fn seen(error: Error, arrived: &Arrived) -> Error {
    let kind = match arrived.body.iter().find(|byte| !byte.is_ascii_whitespace()) {
        None => "an empty body",
        Some(b'{' | b'[') => "JSON",
        Some(b'<') => "a page of HTML or XML",
        Some(_) => "something that is no JSON",
    };
    error
        .with_http_status(arrived.status)
        .with_request_id(request_id(&arrived.headers))
        .with_excerpt(Some(format!("HTTP {} with {kind} of {} bytes", arrived.status, arrived.body.len())))
        .with_raw(arrived.body.clone())
}

fn refused(operation: &Operation, failed: Failed, arrived: &Arrived) -> (Attempt, Result<Arrived, Error>) {
    let attempt = match (failed.kind, failed.outcome) {
        (ErrorKind::OutcomeUnknown | ErrorKind::Server, _) | (ErrorKind::RateLimited, Outcome::Unknown) => {
            Attempt::Unknown
        }
        (ErrorKind::RateLimited, _) => Attempt::Busy,
        _ => Attempt::Settled,
    };
    let error = Error::new(failed.kind, describe(operation, &failed, arrived.status))
        .with_outcome(failed.outcome)
        .with_code(failed.code)
        .with_provider_message(failed.message);
    (attempt, Err(seen(error, arrived)))
}

/// `acceptDispute was refused with REPEAT_REQUEST: The dispute was accepted … Don't send it again …`
fn describe(operation: &Operation, failed: &Failed, status: u16) -> String {
    let verb = match failed.outcome {
        Outcome::Unknown => "ended in doubt",
        Outcome::None | Outcome::Done => "was refused",
    };
    let code = failed.code.clone().unwrap_or_else(|| format!("HTTP status {status}"));
    let words = match (failed.rule, &failed.message) {
        (Some(rule), _) => format!(": {} {}", rule.description, rule.advice),
        (None, Some(message)) => format!(": {}", message.chars().take(200).collect::<String>()),
        (None, None) if (300..400).contains(&status) => {
            ": redirects are never followed; check the client's base URL".to_owned()
        }
        (None, None) => String::new(),
    };
    format!("{} {verb} with {code}{words}", operation.id)
}

/// What the caller is told, seen over all attempts.
fn conclude(error: Error, class: RetryClass, in_doubt_before: bool) -> Error {
    let kind = error.kind();
    let settled_for_all = matches!(
        kind,
        ErrorKind::InvalidRequest | ErrorKind::Authentication | ErrorKind::PermissionDenied | ErrorKind::NotFound
    );
    let outcome = match (class, error.outcome()) {
        (RetryClass::Read, _) => Outcome::None,
        // An earlier attempt may have got through, and this failure says nothing about it.
        (_, Outcome::None) if in_doubt_before && !settled_for_all => Outcome::Unknown,
        (_, outcome) => outcome,
    };
    let safe = outcome == Outcome::None || class.repeatable();
    let retryable = match kind {
        ErrorKind::Transport | ErrorKind::RequestTimeout | ErrorKind::RateLimited | ErrorKind::Conflict => safe,
        ErrorKind::Server | ErrorKind::OutcomeUnknown => safe,
        _ => false,
    };
    let after_lost = kind == ErrorKind::AlreadyDone && in_doubt_before;
    let error = if after_lost { error.with_note("An earlier attempt of this call may have done it.") } else { error };
    error.with_outcome(outcome).with_retryable(retryable).with_after_lost_attempt(after_lost)
}

fn info(arrived: Arrived, attempts: u32) -> ResponseInfo {
    let text = |(name, value): (&http::HeaderName, &http::HeaderValue)| {
        value.to_str().ok().map(|value| (name.as_str().to_owned(), value.to_owned()))
    };
    ResponseInfo {
        http_status: arrived.status,
        request_id: request_id(&arrived.headers),
        headers: arrived.headers.iter().filter_map(text).collect(),
        attempts,
        raw: arrived.body,
    }
}

fn request_id(headers: &http::HeaderMap) -> Option<String> {
    ["request-id", "x-request-id"].iter().find_map(|name| headers.get(*name)?.to_str().ok().map(str::to_owned))
}

/// From 0 up to 1, different for callers that failed at the same moment.
fn jitter() -> f64 {
    let random = RandomState::new().hash_one(0_u8) >> 11;
    random as f64 / (1_u64 << 53) as f64
}
