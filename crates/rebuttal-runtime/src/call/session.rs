//! What all calls of a client share, and what one call is made of.

use std::sync::Arc;
use std::time::Duration;

use rebuttal_schema::{Operation, Provider};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, timeout_at};

use crate::call::retry::Budget;
use crate::observe::Observer;
use crate::observe::observation::Watched;
use crate::options::Style;
use crate::provider::Scheme;
use crate::request::limits::Policy;
use crate::response::binding::Expected;
use crate::transport::hosts::{Connecting, Connections, Hosts};
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
    pub(crate) connecting: Connecting,
    pub(crate) scheme: Arc<dyn Scheme>,
    /// Headers that the client's options give.
    pub(crate) headers: http::HeaderMap,
    pub(crate) limits: Limits,
    pub(crate) policy: Policy,
    pub(crate) budget: Arc<Budget>,
    pub(crate) observer: Option<Arc<dyn Observer>>,
    /// How the caller's language writes options.
    pub(crate) style: Style,
}

impl Session {
    /// The error of a call, whose options have the names that the caller's language gives them.
    pub(crate) fn named(&self, error: Error) -> Error {
        self.style.error_of_options(error, &[self.provider.client_options, self.provider.call_options])
    }
}

/// Time limits and the number of attempts, of a client or of one call.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    pub(crate) total: Duration,
    pub(crate) attempt: Option<Duration>,
    pub(crate) attempts: u32,
}

/// One call, ready to be sent.
pub(crate) struct Call {
    pub(crate) session: Arc<Session>,
    /// They stay while the call is under way, also if the client is closed meanwhile.
    pub(crate) hosts: Arc<Hosts>,
    pub(crate) operation: &'static Operation,
    pub(crate) limits: Limits,
    /// Made once; every attempt signs and sends the same bytes.
    pub(crate) payload: Payload,
    /// Headers of this call, over those of the client.
    pub(crate) headers: http::HeaderMap,
    pub(crate) idempotency_key: Option<String>,
    /// The key is the caller's, who would give it again with the next call.
    pub(crate) own_key: bool,
    /// What the answer must have.
    pub(crate) expected: Expected,
    /// If anybody watches it.
    pub(crate) watched: Option<Arc<Watched>>,
}

/// Takes a permit, or says that there was none before `until`.
pub(crate) async fn permit(session: &Session, until: Instant) -> Result<OwnedSemaphorePermit, Error> {
    let acquired = timeout_at(until, session.permits.clone().acquire_owned()).await;
    acquired.ok().and_then(Result::ok).ok_or_else(|| {
        let message =
            format!("the time limit passed while {MOST_AT_ONCE} calls of this client were under way; nothing was sent");
        unsent(message)
    })
}

/// The time limit passed before anything was sent.
pub(crate) fn unsent(message: impl Into<String>) -> Error {
    Error::new(ErrorKind::RequestTimeout, message).with_outcome(Outcome::NotDone)
}
