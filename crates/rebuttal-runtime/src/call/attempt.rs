//! One call, from checked parameters to what is known of it: encode once; then sign, send, verify and classify, again if the
//! facts allow it.

use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;
use std::time::Duration;

use rebuttal_schema::{Operation, ResponseShape};
use tokio::sync::OwnedSemaphorePermit;
use tokio::time::{Instant, sleep, timeout_at};
use tracing::{Instrument as _, Span};

use crate::call::classify::{Attempted, Signed, classify, conclude};
use crate::call::retry::{Attempt, Decision, Earlier, Seen, decide};
use crate::call::session::{Call, CallOptions, Session, unsent};
use crate::observe::observation::{End, Watched};
use crate::options::Given;
use crate::provider::Outgoing;
use crate::request::encode;
use crate::request::files::Files;
use crate::request::reading::too_slow;
use crate::request::validate::{Names, Prepared, prepare};
use crate::request::value::Value;
use crate::response::ResponseInfo;
use crate::response::binding::Expected;
use crate::response::decode::Decode;
use crate::response::pages::Page;
use crate::schemes::tokens::{Granted, Tokens};
use crate::time::system_now;
use crate::transport::send;
use crate::transport::send::{Arrived, NoAnswer, Sending};
use crate::{Error, ErrorKind, Outcome};

/// A call whose parameters and options are good.
pub(crate) struct Ready {
    options: CallOptions,
    pub(crate) prepared: Prepared,
    page: Option<Page>,
    files: Files,
    /// How much of the time limit was spent before the call came here.
    spent: Duration,
}

impl Ready {
    /// Checks a call's options and parameters.
    ///
    /// # Errors
    /// `ErrorKind::InvalidArgument` that names the option or parameter at fault.
    pub(crate) fn new(
        session: &Session,
        operation: &'static Operation,
        (parameters, names): (Value, Names),
        options: Given,
        files: Files,
    ) -> Result<Self, Error> {
        let Session { provider, policy, .. } = session;
        Ok(Self {
            options: session.call_options(operation, options)?,
            page: Page::of(provider, operation, &parameters, names)?,
            prepared: prepare(provider, operation, parameters, names, policy)?,
            files,
            spent: Duration::ZERO,
        })
    }

    /// The same after so much of its time limit was spent.
    pub(crate) fn after(self, spent: Duration) -> Self {
        Self { spent, ..self }
    }
}

/// Makes a call and has `decode` read what it is answered with, all before its time limit.
pub(crate) async fn perform(
    session: Arc<Session>,
    operation: &'static Operation,
    ready: Ready,
    watched: Option<Arc<Watched>>,
    decode: &mut dyn Decode,
) -> Result<ResponseInfo, Error> {
    let Ready { options, mut prepared, page, files, spent } = ready;
    let hosts = session.connections.hosts()?;
    let deadline = Instant::now() + options.limits.total.saturating_sub(spent);
    // Before files are read, so that no more of them are held than can be sent.
    let held = match prepared.files.is_empty() {
        true => None,
        false => Some(session.permit(deadline).await.map_err(|error| error.with_retryable(true))?),
    };
    let expected = Expected::of(operation, |wire| prepared.parameter(wire));
    let body = encode::body(&session.policy, session.provider, operation, &mut prepared, files);
    let payload = timeout_at(deadline, body).await.unwrap_or_else(|_| Err(too_slow()))?;
    let request = encode::request(&hosts.of(operation.host).base_url, session.provider, operation, &prepared)?;
    drop(prepared);
    let call = Call { session, hosts, operation, options, payload, expected, watched };
    let mut info = repeat(&call, &request, deadline, held, decode).await?;
    info.page = page.map(Arc::new);
    Ok(info)
}

/// Sends `request`, again while the facts allow it. A call that holds files keeps its permit to the end, all others have one
/// for each attempt.
async fn repeat(
    call: &Call,
    request: &reqwest::Request,
    deadline: Instant,
    held: Option<OwnedSemaphorePermit>,
    decode: &mut dyn Decode,
) -> Result<ResponseInfo, Error> {
    let (mut attempts, mut doubts) = (0, 0);
    let mut earlier = Earlier::default();
    loop {
        attempts += 1;
        let sending = Arc::new(Sending::default());
        let watched = call.watched.as_deref();
        let span = watched.map_or_else(Span::none, |watched| watched.attempt(&sending, call.payload.size()));
        let (facts, result) = attempt(call, request, &sending, deadline, held.is_some(), decode).instrument(span).await;
        let seen = facts.attempt;
        doubts += u32::from(matches!(seen, Attempt::Lost | Attempt::Unknown));
        let class = call.operation.retry;
        let decision = match &result {
            Ok(_) => Decision::Stop,
            Err(_) => decide(class, facts, attempts, doubts, call.options.limits.attempts, jitter()),
        };
        let wait = match decision {
            Decision::Again(wait) if Instant::now() + wait < deadline => Some(wait),
            _ => None,
        };
        let spent = wait.is_some() && !call.session.budget.take();
        let wait = wait.filter(|_| !spent);
        if let Some(watched) = watched {
            let end = result.as_ref().map_or_else(End::Failed, End::Answered);
            watched.attempted(&end, wait.map(|wait| (seen.word(), wait)));
        }
        if let Some(wait) = wait {
            if let Err(error) = &result {
                earlier.note(error.outcome());
            }
            sleep(wait).await;
            continue;
        }
        return match result {
            Ok(arrived) => {
                call.session.budget.give();
                Ok(info(call, arrived, attempts))
            }
            Err(error) => {
                let error = error.with_attempts(attempts).with_idempotency_key(call.options.idempotency_key.clone());
                let note = "It was not repeated: the client's `retry_budget` is spent.";
                let error = if spent { error.with_note(note) } else { error };
                Err(conclude(error, class, call.options.own_key, earlier))
            }
        };
    }
}

async fn attempt(
    call: &Call,
    request: &reqwest::Request,
    sending: &Arc<Sending>,
    deadline: Instant,
    permitted: bool,
    decode: &mut dyn Decode,
) -> Attempted {
    let until = call.options.limits.attempt.map_or(deadline, |limit| deadline.min(Instant::now() + limit));
    let Some(mut request) = request.try_clone() else {
        let error = Error::new(ErrorKind::InvalidArgument, "the request's body cannot be read twice");
        return (Attempt::Settled.into(), Err(error));
    };
    // Before it is signed: the signature's time must not grow old in here.
    let _permit = match permitted {
        true => None,
        false => match call.session.permit(until).await {
            Ok(permit) => Some(permit),
            Err(error) => return (Attempt::NeverSent.into(), Err(error)),
        },
    };
    let tokens = call.session.scheme.tokens();
    let token = match tokens {
        None => None,
        Some(tokens) => match tokens.get(&call.hosts, until, system_now).await {
            Ok(token) => Some(token),
            Err(failed) => return (failed.seen(), Err(failed.into_error())),
        },
    };
    let authorization = token.as_ref().map(|token| &token.authorization);
    let signed = match timeout_at(until, sign(call, &mut request, authorization)).await {
        Ok(Ok(signed)) => signed,
        // A signer has its own way of trying again.
        Ok(Err(error)) => return (Attempt::Settled.into(), Err(error)),
        Err(_) => {
            let message = "the time limit passed while the request was being signed; nothing was sent";
            return (Attempt::Settled.into(), Err(unsent(message)));
        }
    };
    let host = call.hosts.of(call.operation.host);
    let sent = match send::pieces(&call.payload, until, &host.base_url).await {
        Ok(pieces) => send::send(&host.http, request, pieces, sending, until, &host.base_url).await,
        Err(unsent) => Err(unsent),
    };
    match sent {
        Ok(arrived) if matches!(call.operation.response, ResponseShape::Binary) && !arrived.is_whole() => {
            let message = "the content has no end of its own (neither `content-length` nor chunks), so it may have been cut off; it is not used";
            let error = Error::new(ErrorKind::Transport, message).with_http_status(arrived.status);
            (Attempt::Lost.into(), Err(error.with_outcome(Outcome::Unknown)))
        }
        Ok(arrived) => {
            let refused = arrived.status == 401;
            let attempted = classify(call, &signed, arrived, decode);
            match tokens.zip(token).filter(|_| refused) {
                Some((tokens, token)) => refused_token(attempted, tokens, &token),
                None => attempted,
            }
        }
        Err(NoAnswer { attempt, error }) => (attempt.into(), Err(error)),
    }
}

/// Whoever refuses a token has not processed the request (RFC 6750, section 3.1). It may have been withdrawn early, so what may
/// be repeated at all is repeated with a new one; a token that is new already was not the reason.
fn refused_token((seen, result): Attempted, tokens: &Tokens, token: &Granted) -> Attempted {
    tokens.discard(token);
    if !token.kept || seen.attempt != Attempt::Settled {
        return (seen, result);
    }
    let note = "The token was discarded; the next call asks for a new one.";
    (Seen { attempt: Attempt::Busy, ..seen }, result.map_err(|error| error.with_note(note)))
}

async fn sign(
    call: &Call,
    request: &mut reqwest::Request,
    authorization: Option<&http::HeaderValue>,
) -> Result<Signed, Error> {
    let url = request.url();
    let uri = url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()));
    let method = request.method().clone();
    let headers = request.headers_mut();
    for (name, value) in [&call.session.headers, &call.options.headers].into_iter().flatten() {
        headers.insert(name, value.clone());
    }
    if matches!(call.operation.response, ResponseShape::Binary) {
        headers.insert(http::header::ACCEPT, http::HeaderValue::from_static("*/*"));
    }
    if let Some(content_type) = call.payload.content_type() {
        headers.insert(http::header::CONTENT_TYPE, content_type);
    }
    if let Some(authorization) = authorization {
        headers.insert(http::header::AUTHORIZATION, authorization.clone());
    }
    let body = call.payload.bytes();
    let mut outgoing = Outgoing { method: method.as_str(), uri: &uri, body, headers, now: system_now() };
    call.session.scheme.sign(&mut outgoing).await?;
    Ok(Signed { method, uri })
}

pub(crate) fn info(call: &Call, arrived: Arrived, attempts: u32) -> ResponseInfo {
    ResponseInfo {
        http_status: arrived.status,
        request_id: arrived.request_id(),
        headers: arrived.headers,
        attempts,
        idempotency_key: call.options.idempotency_key.clone(),
        raw: arrived.body,
        unreadable_fields: Vec::new(),
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
