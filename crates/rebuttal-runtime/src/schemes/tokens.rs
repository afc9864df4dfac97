//! Tokens of OAuth 2.0 by client credentials (RFC 6749, section 4.4): fetched when a call needs one, kept, and renewed
//! before they expire.
//!
//! Calls that wait for a token wait for one request, and share how it ends. A request for a token changes nothing but who
//! may ask, so one that was lost is repeated like an attempt that was never sent.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::HeaderValue;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use tokio::time::{Instant, timeout_at};

use crate::call::retry::{Attempt, Seen};
use crate::call::retry_after;
use crate::json::pluck;
use crate::options::{Options, given, refusal};
use crate::transport::hosts::{Hosts, token_url};
use crate::transport::send::{Arrived, Pieces, Sending, send};
use crate::{Error, ErrorKind, Outcome, escape};

/// A token is renewed so long before it expires, or in the last tenth of its life if that is shorter: a request that is on
/// its way must not outlive it.
const EARLY: i64 = 60_000;
/// A call that renews a token early waits no longer for it, because the old one is still good; then nobody tries again for
/// a while.
const PATIENCE: Duration = Duration::from_secs(5);
const PAUSE: i64 = 10_000;
/// The most characters of the endpoint's code in a message.
const LONGEST_CODE: usize = 60;

/// The tokens of one client.
pub struct Tokens {
    /// The option that names their endpoint.
    endpoint: &'static str,
    /// What says who asks, where that is no part of the body.
    credentials: Option<HeaderValue>,
    body: Bytes,
    state: Mutex<State>,
    /// Whoever holds it asks for a token.
    asking: tokio::sync::Mutex<()>,
}

#[derive(Default)]
struct State {
    token: Option<Kept>,
    /// How many requests have ended.
    ended: u64,
    /// How the last one failed, if it did.
    failed: Option<Failed>,
}

struct Kept {
    authorization: HeaderValue,
    /// Milliseconds since 1970; none if the endpoint did not say.
    expires: Option<i64>,
    /// From when on it is renewed.
    renew: Option<i64>,
}

/// A token for one attempt.
#[derive(Clone)]
pub(crate) struct Granted {
    pub(crate) authorization: HeaderValue,
    /// Another call has used it before, or may have.
    pub(crate) kept: bool,
}

/// Why there is no token.
#[derive(Clone, Debug)]
pub(crate) struct Failed {
    kind: ErrorKind,
    message: String,
    status: Option<u16>,
    /// Asking again may help.
    passes: bool,
    retry_after: Option<Duration>,
    cause: Option<Arc<Error>>,
}

impl fmt::Debug for Tokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tokens").finish_non_exhaustive()
    }
}

/// The address of the endpoint: the option's URL, or its path on the host of the base URL.
///
/// # Errors
/// `ErrorKind::Config` naming the option.
pub(super) fn endpoint(options: &Options, option: &'static str, base_url: &str) -> Result<String, Error> {
    let text = options.text(option).trim();
    let whole = match text.starts_with('/') && !text.starts_with("//") {
        true => reqwest::Url::parse(base_url).and_then(|base| base.join(text)).map(String::from),
        false => Ok(text.to_owned()),
    };
    let unusable = |_| refusal(option, "is not a URL, or a path such as /oauth2/token");
    token_url(option, &whole.map_err(unusable)?, options.flag("allow_http"))
}

impl Tokens {
    pub(super) fn new(endpoint: &'static str, credentials: Option<HeaderValue>, body: String) -> Self {
        let (state, asking) = Default::default();
        Self { endpoint, credentials, body: body.into(), state, asking }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A token that is good now; `clock` gives milliseconds since 1970.
    pub(crate) async fn get(&self, hosts: &Hosts, until: Instant, clock: fn() -> i64) -> Result<Granted, Failed> {
        let (kept, early, ended) = self.good_token(clock());
        match kept {
            Some(token) if early => {
                // Who finds another call at it goes on with the old one.
                let Ok(_asking) = self.asking.try_lock() else { return Ok(token) };
                if let (Some(renewed), false, _) = self.good_token(clock()) {
                    return Ok(renewed);
                }
                let until = until.min(Instant::now() + PATIENCE);
                return Ok(self.ask(hosts, until, clock).await.unwrap_or(token));
            }
            Some(token) => return Ok(token),
            None => {}
        }
        let Ok(_asking) = timeout_at(until, self.asking.lock()).await else { return Err(Failed::too_slow()) };
        // Another call may have asked while this one waited: then its token, or its failure, is this one's, too.
        if let (Some(token), ..) = self.good_token(clock()) {
            return Ok(token);
        }
        let failed = {
            let state = self.state();
            if state.ended > ended { state.failed.clone() } else { None }
        };
        match failed {
            Some(failed) => Err(failed),
            None => self.ask(hosts, until, clock).await,
        }
    }

    /// The token that is kept, if it is good; whether it is to be renewed; and how many requests have ended.
    fn good_token(&self, now: i64) -> (Option<Granted>, bool, u64) {
        let state = self.state();
        let good = state.token.as_ref().filter(|token| token.expires.is_none_or(|expires| now < expires));
        let early = good.is_some_and(|token| token.renew.is_some_and(|renew| now >= renew));
        let granted = good.map(|token| Granted { authorization: token.authorization.clone(), kept: true });
        (granted, early, state.ended)
    }

    /// Forgets a token that was refused, unless there is another one by now.
    pub(crate) fn discard(&self, refused: &Granted) {
        let mut state = self.state();
        if state.token.as_ref().is_some_and(|token| token.authorization == refused.authorization) {
            state.token = None;
        }
    }

    /// Asks for a token, and keeps it or why there is none.
    async fn ask(&self, hosts: &Hosts, until: Instant, clock: fn() -> i64) -> Result<Granted, Failed> {
        let asked = clock();
        let result = self.request(hosts, until).await.and_then(|arrived| read(&arrived, asked));
        let mut state = self.state();
        match result {
            Ok(token) => {
                let granted = Granted { authorization: token.authorization.clone(), kept: false };
                *state = State { token: Some(token), ended: state.ended + 1, failed: None };
                Ok(granted)
            }
            Err(failed) => {
                if let Some(token) = &mut state.token {
                    token.renew = token.renew.map(|_| asked.saturating_add(PAUSE));
                }
                // The time limit is this call's own; others may have longer ones.
                if failed.kind != ErrorKind::RequestTimeout {
                    state.ended += 1;
                    state.failed = Some(failed.clone());
                }
                Err(failed)
            }
        }
    }

    async fn request(&self, hosts: &Hosts, until: Instant) -> Result<Arrived, Failed> {
        let host = hosts.of(Some(self.endpoint));
        let url = reqwest::Url::parse(&host.base_url).map_err(|_| Failed::unreadable("its address is no URL", None))?;
        let mut request = reqwest::Request::new(reqwest::Method::POST, url);
        let headers = request.headers_mut();
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded"));
        headers.extend(self.credentials.clone().map(|credentials| (AUTHORIZATION, credentials)));
        let (pieces, sending) = (Pieces::One(Some(self.body.clone())), Arc::new(Sending::default()));
        let sent = send(&host.http, request, Some(pieces), &sending, until, &host.base_url).await;
        sent.map_err(|lost| Failed {
            kind: lost.error.kind(),
            message: format!("the request for a token failed: {}", lost.error),
            status: None,
            passes: lost.attempt != Attempt::Settled,
            retry_after: None,
            cause: Some(Arc::new(lost.error)),
        })
    }
}

/// The token in the endpoint's answer to a request of `asked`.
fn read(arrived: &Arrived, asked: i64) -> Result<Kept, Failed> {
    if !(200..300).contains(&arrived.status) {
        return Err(refused(arrived));
    }
    let unreadable = |what: &str| Failed::unreadable(what, Some(arrived.status));
    let text = |key: &str| pluck(&arrived.body, &[key]);
    let token = text("access_token").filter(|token| !token.trim().is_empty());
    let token = token.ok_or_else(|| unreadable("it has no `access_token`"))?;
    if text("token_type").is_some_and(|kind| !kind.eq_ignore_ascii_case("bearer")) {
        return Err(unreadable("the token is not of the type Bearer"));
    }
    let authorization = given::header(&["Bearer ", &token]);
    let authorization = authorization.ok_or_else(|| unreadable("no header takes the token"))?;
    // A fraction of a second is none of it, and what is no number says nothing.
    let lifetime = text("expires_in").and_then(|seconds| seconds.parse::<f64>().ok());
    let lifetime =
        lifetime.filter(|seconds| seconds.is_finite()).map(|seconds| (seconds.clamp(0.0, 1e9) * 1000.0) as i64);
    Ok(Kept {
        authorization,
        expires: lifetime.map(|lifetime| asked.saturating_add(lifetime)),
        renew: lifetime.map(|lifetime| asked.saturating_add(lifetime - EARLY.min(lifetime / 10))),
    })
}

fn refused(arrived: &Arrived) -> Failed {
    let status = arrived.status;
    let (kind, passes) = match status {
        429 => (ErrorKind::RateLimited, true),
        500..=599 => (ErrorKind::Server, true),
        403 => (ErrorKind::PermissionDenied, false),
        400..=499 => (ErrorKind::Authentication, false),
        _ => (ErrorKind::Api, false),
    };
    let code = pluck(&arrived.body, &["error"]).map(|code| format!(" with {}", escape::escaped(&code, LONGEST_CODE)));
    let cure = if passes { "" } else { "; check the client's id and secret, and the address where tokens are fetched" };
    let code = code.unwrap_or_default();
    let asked = arrived.headers.get("retry-after").and_then(|value| value.to_str().ok());
    Failed {
        kind,
        message: format!("the request for a token was refused{code} (HTTP status {status}){cure}"),
        status: Some(status),
        passes,
        retry_after: asked.and_then(|asked| retry_after::parse(asked, arrived.at_ms)),
        cause: None,
    }
}

impl Failed {
    fn too_slow() -> Self {
        Self {
            kind: ErrorKind::RequestTimeout,
            message: "the time limit passed while another call was asking for a token".to_owned(),
            status: None,
            passes: false,
            retry_after: None,
            cause: None,
        }
    }

    /// The endpoint's answer may hold the token, so nothing of it is shown.
    fn unreadable(what: &str, status: Option<u16>) -> Self {
        Self {
            kind: ErrorKind::Decode,
            message: format!("the answer to the request for a token cannot be used: {what}"),
            status,
            passes: false,
            retry_after: None,
            cause: None,
        }
    }

    /// What it is to the attempt that needed the token.
    pub(crate) fn seen(&self) -> Seen {
        let attempt = if self.passes { Attempt::NeverSent } else { Attempt::Settled };
        Seen { attempt, advice: None, retry_after: self.retry_after }
    }

    /// The error of a call that needed the token.
    pub(crate) fn into_error(self) -> Error {
        let ended = self.message.ends_with("nothing was sent");
        let message = if ended { self.message } else { format!("{}; the call itself was not sent", self.message) };
        let error = Error::new(self.kind, message)
            .with_outcome(Outcome::NotDone)
            .with_retry_after(self.retry_after)
            .with_futile(!self.passes);
        let error = self.status.into_iter().fold(error, Error::with_http_status);
        self.cause.into_iter().fold(error, Error::with_source)
    }
}

#[cfg(test)]
mod tests;
