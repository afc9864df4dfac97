//! One call, from the built request to what is known of it: sign, send, verify, judge; again if the facts allow it.

use std::any::Any;
use std::fmt;
use std::hash::{BuildHasher, RandomState};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use tokio::time::{Instant, sleep, timeout_at};

use super::answer::{Failed, Verdict};
use super::mend::Misfit;
use super::policy::Policy;
use super::provider::{Answer, Authenticity, Failure, Incoming, Operation, Outgoing, Provider, Scheme};
use super::retry::{Attempt, Budget, Decision, RetryClass, decide};
use super::transport::{self, Arrived, Connecting, NoAnswer, Payload, Pools};
use super::webhook::system_now;
use crate::response::ResponseInfo;
use crate::{Error, ErrorKind, Outcome};

/// What all calls of a client share.
pub(crate) struct Session {
    pub(crate) provider: &'static Provider,
    pub(crate) base_url: String,
    /// Where the operations of other hosts go, by the option that says so.
    pub(crate) hosts: Vec<(&'static str, String)>,
    pub(crate) pools: Pools,
    pub(crate) connecting: Connecting,
    pub(crate) scheme: Arc<dyn Scheme>,
    /// Headers that the client's options give.
    pub(crate) headers: http::HeaderMap,
    pub(crate) limits: Limits,
    pub(crate) policy: Policy,
    pub(crate) budget: Arc<Budget>,
    pub(crate) closed: AtomicBool,
}

/// Time limits and the number of attempts, of a client or of one call.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    pub(crate) total: Duration,
    pub(crate) attempt: Option<Duration>,
    pub(crate) attempts: u32,
}

/// Reads a success; what it gives back waits in the call. A misfit counts as an answer that was lost on the way.
pub(crate) type Read = fn(&'static Operation, &Bytes) -> Result<Box<dyn Any + Send>, Misfit>;

/// One call: what progenitor's methods carry along so that [`exec`] can do its work.
#[derive(Clone)]
pub struct Call(Arc<Inner>);

pub(crate) struct Inner {
    pub(crate) session: Arc<Session>,
    pub(crate) operation: &'static Operation,
    pub(crate) limits: Limits,
    /// Written once, as it stands in the URL; empty for none.
    pub(crate) query: String,
    /// Made once; every attempt signs and sends the same bytes.
    pub(crate) payload: Payload,
    /// Headers of this call, over those of the client.
    pub(crate) headers: http::HeaderMap,
    pub(crate) idempotency_key: Option<String>,
    pub(crate) read: Read,
    pub(crate) result: Mutex<Option<Result<RawAnswer, Error>>>,
}

impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call").field("operation", &self.0.operation.id).finish_non_exhaustive()
    }
}

impl Call {
    pub(crate) fn new(inner: Inner) -> Self {
        Self(Arc::new(inner))
    }

    /// Scheme, host and shared path.
    pub fn base_url(&self) -> &str {
        self.0.base_url()
    }

    /// The client that sends.
    pub fn http(&self) -> reqwest::Client {
        self.0.http().clone()
    }

    pub(crate) fn take(&self) -> Option<Result<RawAnswer, Error>> {
        self.0.result.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl Inner {
    fn base_url(&self) -> &str {
        let Session { base_url, hosts, .. } = &*self.session;
        let host = self.operation.host.and_then(|option| hosts.iter().find(|(name, _)| *name == option));
        host.map_or(base_url, |(_, url)| url)
    }

    fn http(&self) -> &reqwest::Client {
        self.session.pools.of(self.base_url())
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

/// A success.
pub(crate) struct RawAnswer {
    pub(crate) info: ResponseInfo,
    /// What [`Read`] made of it.
    pub(crate) value: Box<dyn Any + Send>,
}

/// What generated `ClientHooks` call: runs the whole call and leaves its result in `call`.
///
/// The response that it returns is a stand-in for progenitor, which would otherwise decode the answer a second time
/// and print it in its errors.
pub async fn exec(call: &Call, mut request: reqwest::Request) -> reqwest::Response {
    let call = &*call.0;
    request.headers_mut().remove("api-version");
    if !call.query.is_empty() {
        request.url_mut().set_query(Some(&call.query));
    }
    let result = run(call, &request).await;
    *call.result.lock().unwrap_or_else(PoisonError::into_inner) = Some(result);
    let mut stand_in = http::Response::new(reqwest::Body::from(Bytes::new()));
    // No document declares a status from 600 on, so progenitor calls it unexpected and keeps its hands off.
    *stand_in.status_mut() = http::StatusCode::from_u16(600).unwrap_or(http::StatusCode::INTERNAL_SERVER_ERROR);
    stand_in.into()
}

async fn run(call: &Inner, request: &reqwest::Request) -> Result<RawAnswer, Error> {
    if call.session.closed.load(Ordering::Acquire) {
        return Err(Error::new(ErrorKind::Config, "the client is closed; make a new one"));
    }
    let deadline = Instant::now() + call.limits.total;
    let (mut attempts, mut doubts) = (0, 0);
    loop {
        attempts += 1;
        let earlier_doubts = doubts;
        let (Seen { attempt: seen, advice }, result) = attempt(call, request, deadline).await;
        doubts += u32::from(matches!(seen, Attempt::Lost | Attempt::Unknown));
        let class = call.operation.retry;
        let decision = match &result {
            Ok(_) => Decision::Stop,
            Err(_) => decide(class, seen, advice, attempts, doubts, call.limits.attempts, jitter()),
        };
        let wait = match decision {
            Decision::Again(wait) if Instant::now() + wait < deadline => Some(wait),
            _ => None,
        };
        let spent = wait.is_some() && !call.session.budget.take();
        if let Some(wait) = wait.filter(|_| !spent) {
            sleep(wait).await;
            continue;
        }
        return match result {
            Ok((arrived, value)) => {
                call.session.budget.give();
                Ok(RawAnswer { info: info(call, arrived, attempts), value })
            }
            Err(error) => {
                let error = error.with_attempts(attempts).with_idempotency_key(call.idempotency_key.clone());
                let note = "It was not repeated: the client's `retry_budget` is spent.";
                let error = if spent { error.with_note(note) } else { error };
                Err(conclude(error, class, earlier_doubts > 0))
            }
        };
    }
}

/// What became of an attempt, and what the provider says about repeating it.
struct Seen {
    attempt: Attempt,
    advice: Option<bool>,
}

impl From<Attempt> for Seen {
    fn from(attempt: Attempt) -> Self {
        Self { attempt, advice: None }
    }
}

type Judged = (Seen, Result<(Arrived, Box<dyn Any + Send>), Error>);

async fn attempt(call: &Inner, request: &reqwest::Request, deadline: Instant) -> Judged {
    let until = call.limits.attempt.map_or(deadline, |limit| deadline.min(Instant::now() + limit));
    let Some(mut request) = request.try_clone() else {
        let error = Error::new(ErrorKind::InvalidArgument, "the request's body cannot be read twice");
        return (Attempt::Settled.into(), Err(error));
    };
    // progenitor wrote a stand-in here.
    *request.body_mut() = None;
    let signed = match timeout_at(until, sign(call, &mut request)).await {
        Ok(Ok(signed)) => signed,
        // A signer has its own way of trying again.
        Ok(Err(error)) => return (Attempt::Settled.into(), Err(error)),
        Err(_) => {
            let message = "the time limit passed while the request was being signed; nothing was sent";
            return (Attempt::Settled.into(), Err(Error::new(ErrorKind::RequestTimeout, message)));
        }
    };
    match transport::send(call.http(), request, &call.payload, until).await {
        Ok(arrived) => judge(call, signed, arrived),
        Err(NoAnswer { attempt: Attempt::Lost, error }) => {
            (Attempt::Lost.into(), Err(error.with_outcome(Outcome::Unknown)))
        }
        Err(NoAnswer { attempt, error }) => (attempt.into(), Err(error)),
    }
}

/// What was signed, kept for verifying the answer.
struct Signed {
    method: String,
    uri: String,
    headers: http::HeaderMap,
    now: i64,
}

async fn sign(call: &Inner, request: &mut reqwest::Request) -> Result<Signed, Error> {
    let url = request.url();
    let uri = url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()));
    let method = request.method().as_str().to_owned();
    let mut headers = std::mem::take(request.headers_mut());
    for (name, value) in [&call.session.headers, &call.headers].into_iter().flatten() {
        headers.insert(name, value.clone());
    }
    if matches!(call.operation.answer, Answer::Binary) {
        headers.insert(http::header::ACCEPT, http::HeaderValue::from_static("*/*"));
    }
    if let Some(content_type) = call.payload.content_type() {
        headers.insert(http::header::CONTENT_TYPE, content_type);
    }
    let now = system_now();
    let body = call.payload.bytes();
    let mut outgoing = Outgoing { method: &method, uri: &uri, body, headers: &mut headers, now };
    call.session.scheme.sign(&mut outgoing).await?;
    request.headers_mut().clone_from(&headers);
    Ok(Signed { method, uri, headers, now })
}

fn judge(call: &Inner, mut signed: Signed, arrived: Arrived) -> Judged {
    let outgoing = Outgoing {
        method: &signed.method,
        uri: &signed.uri,
        body: None,
        headers: &mut signed.headers,
        now: signed.now,
    };
    let incoming = Incoming { status: arrived.status, headers: &arrived.headers, body: &arrived.body };
    let authenticity = match call.session.scheme.verify(&outgoing, &incoming) {
        Ok(authenticity) => authenticity,
        Err(failure) => return (Attempt::Settled.into(), Err(unbelievable(failure, &arrived))),
    };
    let unsigned = || Failure::new("missing", "the answer carries no signature, so its success is not believed");
    match (call.session.provider.answer.judge(arrived.status, &arrived.body), authenticity) {
        (Verdict::Done, Authenticity::Proven) => match (call.read)(call.operation, &arrived.body) {
            Ok(value) => (Attempt::Settled.into(), Ok((arrived, value))),
            Err(misfit) => (Attempt::Garbled.into(), Err(undecodable(call.operation, &misfit, &arrived))),
        },
        (Verdict::Done | Verdict::Unreadable, Authenticity::Unsigned) => {
            (Attempt::Settled.into(), Err(unbelievable(unsigned(), &arrived)))
        }
        (Verdict::Unreadable, Authenticity::Proven) => {
            let message = "the answer does not say where it promised to what became of the request";
            let error = Error::new(ErrorKind::Decode, message).with_outcome(Outcome::Unknown);
            let place = call.session.provider.answer.status.iter().map(|key| format!("/{key}")).collect::<String>();
            (Attempt::Settled.into(), Err(seen(error.with_path(place), &arrived)))
        }
        // "Already done" is a success of an earlier day, so it too needs a signature.
        (Verdict::Failed(Failed { outcome: Outcome::Done, .. }), Authenticity::Unsigned) => {
            (Attempt::Settled.into(), Err(unbelievable(unsigned(), &arrived)))
        }
        (Verdict::Failed(failed), _) => refused(call, failed, &arrived),
    }
}

/// The provider said that it was done, so that much is known even where the rest cannot be read.
fn undecodable(operation: &'static Operation, misfit: &Misfit, arrived: &Arrived) -> Error {
    let error = super::decode_error(&format!("the answer to {}", operation.id), misfit);
    let excerpt = error.excerpt().map(str::to_owned);
    seen(error.with_outcome(Outcome::Done), arrived).with_excerpt(excerpt)
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

fn refused(call: &Inner, failed: Failed, arrived: &Arrived) -> Judged {
    let header = |name: Option<&'static str>| arrived.headers.get(name?)?.to_str().ok();
    let rules = call.session.provider.answer;
    let attempt = match (failed.kind, failed.outcome) {
        (ErrorKind::OutcomeUnknown | ErrorKind::Server, _) | (ErrorKind::RateLimited, Outcome::Unknown) => {
            Attempt::Unknown
        }
        (ErrorKind::RateLimited, _) => Attempt::Busy,
        (ErrorKind::Conflict, _) if arrived.status == 409 => Attempt::Conflict,
        _ => Attempt::Settled,
    };
    // Whatever the other request with this key does is what this one asked for.
    let same_key = attempt == Attempt::Conflict && call.operation.retry == RetryClass::Keyed;
    let outcome = if same_key { Outcome::Unknown } else { failed.outcome };
    let mut error = Error::new(failed.kind, describe(call.operation, &failed, arrived.status))
        .with_outcome(outcome)
        .with_code(failed.code)
        .with_details(failed.details)
        .with_provider_message(failed.message);
    if let Some(reason) = header(rules.reason_header) {
        error = error.with_reason(reason);
    }
    let advice = header(rules.retry_header).and_then(|advice| advice.parse().ok());
    (Seen { attempt, advice }, Err(seen(error, arrived)))
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
        // The provider's own words may repeat what they are about, so they stand apart.
        (None, Some(_)) => "; `provider_message` has the provider's words".to_owned(),
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
        // With the same key it is answered anew, or done for the first time.
        ErrorKind::Decode => matches!(class, RetryClass::Read | RetryClass::Keyed),
        _ => false,
    };
    let after_lost = kind == ErrorKind::AlreadyDone && in_doubt_before;
    let error = if after_lost { error.with_note("An earlier attempt of this call may have done it.") } else { error };
    error.with_outcome(outcome).with_retryable(retryable).with_after_lost_attempt(after_lost)
}

fn info(call: &Inner, arrived: Arrived, attempts: u32) -> ResponseInfo {
    let text = |(name, value): (&http::HeaderName, &http::HeaderValue)| {
        value.to_str().ok().map(|value| (name.as_str().to_owned(), value.to_owned()))
    };
    ResponseInfo {
        http_status: arrived.status,
        request_id: request_id(&arrived.headers),
        headers: arrived.headers.iter().filter_map(text).collect(),
        attempts,
        idempotency_key: call.idempotency_key.clone(),
        raw: arrived.body,
        page: None,
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
