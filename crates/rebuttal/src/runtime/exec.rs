//! One call, from the built request to what is known of it: sign, send, verify, judge; again if the facts allow it.

use std::any::Any;
use std::fmt;
use std::hash::{BuildHasher, RandomState};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use tokio::sync::Semaphore;
use tokio::time::{Instant, sleep, timeout_at};
use tracing::{Instrument as _, Span};

use super::judge::{Before, Judged, Seen, Signed, conclude, judge, request_id};
use super::mend::Misfit;
use super::observation::{End, Watched};
use super::policy::Policy;
use super::provider::{Answer, Operation, Outgoing, Provider, Scheme};
use super::retry::{Attempt, Budget, Decision, decide};
use super::transport::{self, Arrived, Connecting, NoAnswer, Payload, Pools, Sending};
use super::webhook::system_now;
use crate::observe::Observer;
use crate::response::ResponseInfo;
use crate::{Error, ErrorKind, Outcome};

/// How many attempts of a client may be under way; each takes a connection, and the process that hosts us needs its files
/// for other things too. A process on macOS may have 256, unless it asks for more.
pub(crate) const MOST_AT_ONCE: usize = 100;

/// What all calls of a client share.
pub(crate) struct Session {
    pub(crate) provider: &'static Provider,
    pub(crate) base_url: String,
    /// Where the operations of other hosts go, by the option that says so.
    pub(crate) hosts: Vec<(&'static str, String)>,
    pub(crate) pools: Pools,
    /// A permit for each attempt under way.
    pub(crate) room: Semaphore,
    pub(crate) connecting: Connecting,
    pub(crate) scheme: Arc<dyn Scheme>,
    /// Headers that the client's options give.
    pub(crate) headers: http::HeaderMap,
    pub(crate) limits: Limits,
    pub(crate) policy: Policy,
    pub(crate) budget: Arc<Budget>,
    pub(crate) closed: AtomicBool,
    pub(crate) observer: Option<Arc<dyn Observer>>,
}

impl Session {
    /// Where an operation's requests go: scheme, host and shared path.
    pub(crate) fn base_url(&self, operation: &Operation) -> &str {
        let host = operation.host.and_then(|option| self.hosts.iter().find(|(name, _)| *name == option));
        host.map_or(&*self.base_url, |(_, url)| url)
    }
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
    /// The key is the caller's, who would give it again with the next call.
    pub(crate) own_key: bool,
    pub(crate) read: Read,
    /// If anybody watches it.
    pub(crate) watched: Option<Arc<Watched>>,
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
        self.session.base_url(self.operation)
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
    let mut before = Before::default();
    loop {
        attempts += 1;
        let sending = Arc::new(Sending::default());
        let watched = call.watched.as_deref();
        let span = watched.map_or_else(Span::none, |watched| watched.attempt(&sending, call.payload.size()));
        let (Seen { attempt: seen, advice }, result) =
            attempt(call, request, &sending, deadline).instrument(span).await;
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
        let wait = wait.filter(|_| !spent);
        if let Some(watched) = watched {
            let end = result.as_ref().map_or_else(End::Failed, |(arrived, _)| End::Answered(arrived));
            watched.attempted(seen, &end, wait.map(|wait| (seen.word(), wait)));
        }
        if let Some(wait) = wait {
            before.note(seen);
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
                Err(conclude(error, class, call.own_key, before))
            }
        };
    }
}

async fn attempt(call: &Inner, request: &reqwest::Request, sending: &Arc<Sending>, deadline: Instant) -> Judged {
    let until = call.limits.attempt.map_or(deadline, |limit| deadline.min(Instant::now() + limit));
    let Some(mut request) = request.try_clone() else {
        let error = Error::new(ErrorKind::InvalidArgument, "the request's body cannot be read twice");
        return (Attempt::Settled.into(), Err(error));
    };
    // progenitor wrote a stand-in here.
    *request.body_mut() = None;
    // Before it is signed: the signature's time must not grow old in here.
    let Ok(_room) = timeout_at(until, call.session.room.acquire()).await else {
        let message =
            format!("the time limit passed while {MOST_AT_ONCE} calls of this client were under way; nothing was sent");
        return (Attempt::NeverSent.into(), Err(Error::new(ErrorKind::RequestTimeout, message)));
    };
    let signed = match timeout_at(until, sign(call, &mut request)).await {
        Ok(Ok(signed)) => signed,
        // A signer has its own way of trying again.
        Ok(Err(error)) => return (Attempt::Settled.into(), Err(error)),
        Err(_) => {
            let message = "the time limit passed while the request was being signed; nothing was sent";
            return (Attempt::Settled.into(), Err(Error::new(ErrorKind::RequestTimeout, message)));
        }
    };
    match transport::send(call.http(), request, &call.payload, sending, until).await {
        Ok(arrived) => judge(call, signed, arrived),
        Err(NoAnswer { attempt: Attempt::Lost, error }) => {
            (Attempt::Lost.into(), Err(error.with_outcome(Outcome::Unknown)))
        }
        Err(NoAnswer { attempt, error }) => (attempt.into(), Err(error)),
    }
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

pub(super) fn info(call: &Inner, arrived: Arrived, attempts: u32) -> ResponseInfo {
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
        ends: None,
    }
}

/// From 0 up to 1, different for callers that failed at the same moment.
fn jitter() -> f64 {
    // Forked processes all go on with the random state of their parent.
    let random = RandomState::new().hash_one(std::process::id()) >> 11;
    random as f64 / (1_u64 << 53) as f64
}
