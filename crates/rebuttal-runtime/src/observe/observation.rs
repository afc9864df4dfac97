//! One call as it is observed: facts are gathered while it runs, and told to who asks for them.
//!
//! Where nobody does, there is no observation at all.

use rebuttal_schema::RetryClass;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use tracing::Span;

use crate::call::retry::Earlier;
use crate::observe::observed::{Cancel, Observed};
use crate::observe::spans;
use crate::observe::{AttemptFacts, CallFacts, Endpoint, Observer};
use crate::response::ResponseInfo;
use crate::transport::send::{Arrived, Sending};
use crate::{Error, Outcome};

/// Held by the call's future: dropping it before [`end`](Self::end) means that the call was.
pub(crate) struct Observation(Arc<Watched>);

/// A call that somebody watches.
pub(crate) struct Watched {
    observer: Option<Arc<dyn Observer>>,
    observed: Option<Observed>,
    endpoint: Endpoint,
    class: RetryClass,
    began: Instant,
    started_at: SystemTime,
    pub(crate) span: Span,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    attempts: u32,
    under_way: Option<UnderWay>,
    earlier: Earlier,
    ended: bool,
}

/// The attempt that is being made.
struct UnderWay {
    began: Instant,
    started_at: SystemTime,
    sending: Arc<Sending>,
    request_bytes: u64,
    span: Span,
}

/// How an attempt ended.
pub(crate) enum End<'a> {
    Answered(&'a Arrived),
    Failed(&'a Error),
    Cancelled,
}

impl Observation {
    /// Begins to observe a call, if anybody wants to know.
    pub(crate) fn begin(
        observer: Option<Arc<dyn Observer>>,
        observed: Option<Observed>,
        class: RetryClass,
        endpoint: impl FnOnce() -> Endpoint,
    ) -> Option<Self> {
        if observer.is_none() && observed.is_none() && !spans::wanted() {
            return None;
        }
        let endpoint = endpoint();
        let watched = Arc::new(Watched {
            observer,
            observed: observed.clone(),
            span: spans::call(&endpoint),
            endpoint,
            class,
            began: Instant::now(),
            started_at: SystemTime::now(),
            state: Mutex::default(),
        });
        if let Some(observed) = observed {
            observed.watch(Arc::downgrade(&watched) as _);
        }
        Some(Self(watched))
    }

    pub(crate) fn watched(&self) -> &Arc<Watched> {
        &self.0
    }

    /// Tells how the call ended.
    pub(crate) fn end(self, result: &Result<ResponseInfo, Error>) {
        let watched = &self.0;
        let Some(attempts) = watched.close() else { return };
        watched.tell_call(match result {
            Ok(info) => CallFacts {
                http_status: Some(info.http_status),
                request_id: info.request_id.clone(),
                ..watched.facts(attempts, Outcome::Done)
            },
            Err(error) => CallFacts {
                error_class: Some(error.kind()),
                http_status: error.http_status(),
                code: error.code().map(str::to_owned),
                request_id: error.request_id().map(str::to_owned),
                ..watched.facts(attempts, error.outcome())
            },
        });
    }
}

impl Drop for Observation {
    fn drop(&mut self) {
        self.0.cancel();
    }
}

impl Cancel for Watched {
    /// The call is dropped or taken back: tells so, unless it has ended.
    fn cancel(&self) {
        let (attempts, under_way, earlier) = {
            let mut state = self.state();
            if std::mem::replace(&mut state.ended, true) {
                return;
            }
            (state.attempts, state.under_way.take(), state.earlier)
        };
        // It is dropped now: nothing of it will be sent that was not.
        let sent = under_way.as_ref().is_some_and(|under_way| !under_way.sending.give_up());
        if let Some(under_way) = under_way {
            self.tell_attempt(attempts, &under_way, &End::Cancelled, None);
        }
        let outcome = earlier.cancelled(self.class, sent);
        self.tell_call(CallFacts { cancelled: true, ..self.facts(attempts, outcome) });
    }
}

impl Watched {
    /// Notes that an attempt begins; gives its span.
    pub(crate) fn attempt(&self, sending: &Arc<Sending>, request_bytes: u64) -> Span {
        let mut state = self.state();
        state.attempts += 1;
        let span = spans::attempt(&self.span, &self.endpoint, state.attempts, request_bytes);
        state.under_way = Some(UnderWay {
            began: Instant::now(),
            started_at: SystemTime::now(),
            sending: sending.clone(),
            request_bytes,
            span: span.clone(),
        });
        span
    }

    /// Tells how the attempt under way ended, and why and when another follows, if one does.
    pub(crate) fn attempted(&self, end: &End<'_>, retry: Option<(&'static str, Duration)>) {
        let (attempts, under_way) = {
            let mut state = self.state();
            state.earlier.note(match end {
                End::Answered(_) => Outcome::Done,
                End::Failed(error) => error.outcome(),
                End::Cancelled => Outcome::NotDone,
            });
            (state.attempts, state.under_way.take())
        };
        if let Some(under_way) = under_way {
            self.tell_attempt(attempts, &under_way, end, retry);
        }
    }

    /// Ends the observation; gives the number of attempts, or nothing if it had ended.
    fn close(&self) -> Option<u32> {
        let mut state = self.state();
        let ended = std::mem::replace(&mut state.ended, true);
        (!ended).then_some(state.attempts)
    }

    fn facts(&self, attempts: u32, outcome: Outcome) -> CallFacts {
        CallFacts {
            endpoint: self.endpoint.clone(),
            attempts,
            started_at: self.started_at,
            duration: self.began.elapsed(),
            outcome,
            error_class: None,
            cancelled: false,
            http_status: None,
            code: None,
            request_id: None,
        }
    }

    fn tell_attempt(&self, attempt: u32, made: &UnderWay, end: &End<'_>, retry: Option<(&'static str, Duration)>) {
        let (http_status, request_id, response_bytes) = match end {
            End::Answered(arrived) => (Some(arrived.status), arrived.request_id(), Some(arrived.body.len() as u64)),
            End::Failed(error) => {
                let size = error.raw().map(|raw| raw.len() as u64);
                (error.http_status(), error.request_id().map(str::to_owned), size)
            }
            End::Cancelled => (None, None, None),
        };
        let facts = AttemptFacts {
            endpoint: self.endpoint.clone(),
            attempt,
            started_at: made.started_at,
            duration: made.began.elapsed(),
            outcome: match end {
                End::Answered(_) => Outcome::Done,
                _ if self.class == RetryClass::Read => Outcome::NotDone,
                End::Failed(error) => error.outcome(),
                End::Cancelled if !made.sending.give_up() => Outcome::Unknown,
                End::Cancelled => Outcome::NotDone,
            },
            error_class: if let End::Failed(error) = end { Some(error.kind()) } else { None },
            cancelled: matches!(end, End::Cancelled),
            http_status,
            http_version: made.sending.http_version(),
            request_id,
            request_bytes: made.request_bytes,
            response_bytes,
            retry_reason: retry.map(|(reason, _)| reason),
            retry_wait: retry.map(|(_, wait)| wait),
        };
        spans::attempted(&made.span, &facts);
        if let Some(observer) = &self.observer {
            tell(|| observer.attempt(&facts));
        }
        if let Some(observed) = &self.observed {
            observed.attempt(facts);
        }
    }

    fn tell_call(&self, facts: CallFacts) {
        spans::called(&self.span, &facts);
        if let Some(observer) = &self.observer {
            tell(|| observer.call(&facts));
        }
        if let Some(observed) = &self.observed {
            observed.call(facts);
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// An observer's panic is its own: the panic hook has told of it, and the call goes on.
fn tell(observer: impl FnOnce()) {
    drop(catch_unwind(AssertUnwindSafe(observer)));
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Silent;

    impl Observer for Silent {}

    fn gathers(observer: Option<Arc<dyn Observer>>, observed: Option<Observed>) -> bool {
        let endpoint = || Endpoint {
            provider: "nowhere",
            operation: "getNothing",
            retry_class: RetryClass::Read.word(),
            method: "GET",
            url_template: "/nothing".to_owned(),
            url_full: "http://127.0.0.1:1/nothing".to_owned(),
            server_address: "127.0.0.1".to_owned(),
            server_port: 1,
        };
        Observation::begin(observer, observed, RetryClass::Read, endpoint).is_some()
    }

    #[test]
    fn nothing_is_gathered_unless_somebody_asks() {
        assert!(!gathers(None, None));
        assert!(gathers(Some(Arc::new(Silent)), None));
        assert!(gathers(None, Some(Observed::default())));
    }
}
