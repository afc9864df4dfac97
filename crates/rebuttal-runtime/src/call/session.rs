//! What all calls of a client share, what the options of one call add, and what one call is made of.

use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue};
use rebuttal_schema::{Idempotency, Operation, Provider, RetryClass};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, timeout_at};

use crate::call::retry::Budget;
use crate::observe::Observer;
use crate::observe::observation::Watched;
use crate::options::{Given, Options, Style, given, refusal};
use crate::provider::Scheme;
use crate::request::limits::Policy;
use crate::response::binding::Expected;
use crate::transport::hosts::{Connections, Hosts};
use crate::transport::send::Payload;
use crate::{Error, ErrorKind, Outcome};

/// How many attempts of a client may be under way; each takes a connection, and the process that hosts us needs its files
/// for other things too. A process on macOS may have 256, unless it asks for more.
pub(crate) const MOST_AT_ONCE: usize = 100;

/// What all calls of a client share.
pub(crate) struct Session {
    pub(crate) provider: &'static Provider,
    pub(crate) connections: Connections,
    /// A permit for each attempt under way, or for each call that holds files.
    pub(crate) permits: Arc<Semaphore>,
    pub(crate) scheme: Box<dyn Scheme>,
    /// Headers that the client's options give.
    pub(crate) headers: HeaderMap,
    pub(crate) limits: Limits,
    pub(crate) policy: Policy,
    pub(crate) budget: Budget,
    pub(crate) observer: Option<Arc<dyn Observer>>,
    /// How the caller's language writes options.
    pub(crate) style: Style,
}

impl Session {
    /// The error of a call, whose options have the names that the caller's language gives them.
    pub(crate) fn named(&self, error: Error) -> Error {
        self.style.error_of_options(error, &[self.provider.client_options, self.provider.call_options])
    }

    /// A call's options from a JSON object, as the caller's language writes them.
    ///
    /// # Errors
    /// `ErrorKind::InvalidArgument` that names the option which there is not.
    pub(crate) fn read_options(&self, json: &[u8]) -> Result<Given, Error> {
        Given::read_call(json, self.provider.call_options, self.style)
    }

    /// A call's options, checked, and its limits.
    ///
    /// # Errors
    /// `ErrorKind::InvalidArgument` that names the option at fault.
    pub(crate) fn checked_options(&self, given: Given) -> Result<(Options, Limits), Error> {
        let options = Options::check_call(self.provider.call_options, given)?;
        let limits = self.limits.overridden(&options).map_err(Error::of_call)?;
        Ok((options, limits))
    }

    /// What a call's options say.
    ///
    /// # Errors
    /// `ErrorKind::InvalidArgument` that names the option at fault.
    pub(crate) fn call_options(&self, operation: &Operation, given: Given) -> Result<CallOptions, Error> {
        let (options, limits) = self.checked_options(given)?;
        let mut headers = options.headers(self.provider.call_options).map_err(Error::of_call)?;
        let rule = self.provider.idempotency;
        let given = rule.and_then(|rule| options.optional_text(rule.option));
        let own_key = given.is_some();
        let idempotency_key = rule.map_or(Ok(None), |rule| idempotency_key(rule, operation, given))?;
        if let Some((rule, key)) = rule.zip(idempotency_key.as_deref()) {
            let header = HeaderName::from_bytes(rule.header.as_bytes()).ok().zip(HeaderValue::from_str(key).ok());
            let unusable = || refusal(rule.option, "holds characters that no header takes").of_call();
            let (name, value) = header.ok_or_else(unusable)?;
            headers.insert(name, value);
        }
        Ok(CallOptions { limits, headers, idempotency_key, own_key })
    }

    /// Takes a permit, or says that there was none before `until`.
    pub(crate) async fn permit(&self, until: Instant) -> Result<OwnedSemaphorePermit, Error> {
        let acquired = timeout_at(until, self.permits.clone().acquire_owned()).await;
        acquired.ok().and_then(Result::ok).ok_or_else(|| {
            unsent(format!(
                "the time limit passed while {MOST_AT_ONCE} calls of this client were under way; nothing was sent"
            ))
        })
    }
}

/// The key that makes repeating a call harmless, the caller's or a new one: one for each call, whatever the number of its
/// attempts. None for operations that are not repeated by a key.
///
/// # Errors
/// `ErrorKind::InvalidArgument` if the caller's key is too long, or given where none is taken.
fn idempotency_key(rule: Idempotency, operation: &Operation, given: Option<&str>) -> Result<Option<String>, Error> {
    let problem = match (operation.retry, given) {
        (RetryClass::Keyed, None) => return Ok(Some(uuid::Uuid::new_v4().to_string())),
        (RetryClass::Keyed, Some(key)) if !given::visible(key) => {
            "holds line breaks or characters beyond ASCII, which no header takes".to_owned()
        }
        (RetryClass::Keyed, Some(key)) => match rule.max_length.filter(|most| key.chars().count() as u64 > *most) {
            None => return Ok(Some(key.to_owned())),
            Some(most) => format!("has more than {most} characters, which the provider does not take"),
        },
        (_, None) => return Ok(None),
        (_, Some(_)) => format!("is not taken by {}, which is repeated without a key", operation.id),
    };
    Err(refusal(rule.option, &problem).of_call())
}

/// Time limits and the number of attempts, of a client or of one call.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    pub(crate) total: Duration,
    pub(crate) attempt: Option<Duration>,
    pub(crate) attempts: u32,
}

impl Limits {
    /// These, where the options give no others.
    ///
    /// # Errors
    /// `ErrorKind::Config` that names the option at fault.
    pub(crate) fn overridden(self, options: &Options) -> Result<Self, Error> {
        let attempts = options.integer("max_attempts").unwrap_or(self.attempts.into());
        let Some(attempts) = u32::try_from(attempts).ok().filter(|count| (1..=10).contains(count)) else {
            return Err(refusal("max_attempts", "must be from 1 to 10"));
        };
        Ok(Self {
            total: options.duration("timeout").unwrap_or(self.total),
            attempt: options.duration("attempt_timeout").or(self.attempt),
            attempts,
        })
    }
}

/// What the options of one call say.
pub(crate) struct CallOptions {
    pub(crate) limits: Limits,
    /// Headers of this call, over those of the client.
    pub(crate) headers: HeaderMap,
    pub(crate) idempotency_key: Option<String>,
    /// The key is the caller's, who would give it again with the next call.
    pub(crate) own_key: bool,
}

/// One call, ready to be sent.
pub(crate) struct Call {
    pub(crate) session: Arc<Session>,
    /// They stay while the call is under way, also if the client is closed meanwhile.
    pub(crate) hosts: Arc<Hosts>,
    pub(crate) operation: &'static Operation,
    pub(crate) options: CallOptions,
    /// Made once; every attempt signs and sends the same bytes.
    pub(crate) payload: Payload,
    /// What the answer must have.
    pub(crate) expected: Expected,
    /// If anybody watches it.
    pub(crate) watched: Option<Arc<Watched>>,
}

/// The time limit passed before anything was sent.
pub(crate) fn unsent(message: impl Into<String>) -> Error {
    Error::new(ErrorKind::RequestTimeout, message).with_outcome(Outcome::NotDone)
}
