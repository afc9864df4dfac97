//! A running sandbox.

use std::fmt;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::task::{JoinHandle, spawn_blocking};

use crate::advertised::Advertised;
use crate::alipay::{self, AlipayCredentials};
use crate::clock::Clock;
use crate::effects::Effect;
use crate::options::{SandboxOptions, StartError};
use crate::outbox::{DeliveryLimits, Sent, advance, first_deliveries, start_lane};
use crate::requests::Request;
use crate::router::FilesPort;
use crate::state::{Shared, State};
use crate::stripe::{self, StripeCredentials};
use crate::typed::{Faults, Merchant};
use crate::wire::serve;

/// The providers' side, serving. It stops when it is dropped; [`Sandbox::stop`] also waits until it has. `Debug` shows
/// its addresses: what it remembers holds keys and evidence.
pub struct Sandbox {
    url: String,
    alipay: AlipayCredentials,
    stripe: StripeCredentials,
    shared: Arc<Shared>,
    serving: [JoinHandle<()>; 2],
    /// Connections wait here for ever.
    silent: (std::net::TcpListener, String),
}

impl Sandbox {
    /// Makes keys, opens free ports of 127.0.0.1 and serves on the current tokio runtime.
    ///
    /// # Errors
    /// [`StartError`]: no port, or no keys.
    pub async fn start() -> Result<Self, StartError> {
        Self::start_with(SandboxOptions::default()).await
    }

    /// The same, with other addresses or another time.
    ///
    /// # Errors
    /// [`StartError`]: an address that may not be used, a port that is taken, or no keys.
    pub async fn start_with(options: SandboxOptions) -> Result<Self, StartError> {
        let files_address = options.listen_files.unwrap_or_else(|| SocketAddr::new(options.listen.ip(), 0));
        let advertise = Advertised::parse(options.advertise.as_deref())?;
        let advertise_files = match options.advertise_files.as_deref() {
            None => Advertised { port: None, ..advertise.clone() },
            given => Advertised::parse(given)?,
        };
        let (listener, address) = listen(options.listen, options.allow_remote).await?;
        let (files_listener, files_address) = listen(files_address, options.allow_remote).await?;
        let (url, files_url) = (advertise.url(address), advertise_files.url(files_address));
        // The work is pure computing: a thread that panics in it brings its panic here.
        let alipay_keys = match spawn_blocking(alipay::Keys::generate).await {
            Ok(keys) => keys.map_err(StartError::Keys)?,
            Err(panic) => std::panic::resume_unwind(panic.into_panic()),
        };
        let alipay = alipay_keys.credentials(&url).map_err(StartError::Keys)?;
        let stripe = StripeCredentials::generate(&url, &files_url).map_err(StartError::Random)?;
        let stripe_keys = stripe::Keys::of(&stripe).map_err(StartError::Secret)?;
        let start = options.start_time.unwrap_or_else(|| SystemTime::now().into());
        let state = State::new(Clock::starting_at(start));
        let delivery_limits =
            DeliveryLimits { time: options.delivery_timeout, leaves_the_machine: options.allow_remote };
        let shared = Shared::new(state, (alipay_keys, stripe_keys), delivery_limits, start_lane);
        let serving = [
            tokio::spawn(serve(listener, Arc::clone(&shared))),
            tokio::spawn(serve(files_listener, Arc::new(FilesPort(Arc::clone(&shared))))),
        ];
        Ok(Self { url, alipay, stripe, shared, serving, silent: silent()? })
    }

    /// Scheme, host and port; no slash at the end.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Where the control interface begins: `http://127.0.0.1:PORT/_sandbox`.
    #[must_use]
    pub fn control(&self) -> String {
        format!("{}{}", self.url, crate::control::PREFIX)
    }

    /// The merchant of Alipay: what a client needs to be it, and control of its disputes.
    #[must_use]
    pub fn alipay(&self) -> Merchant<'_, AlipayCredentials> {
        Merchant { credentials: &self.alipay, shared: &self.shared }
    }

    /// The merchant of Stripe: what a client needs to be it, and control of its disputes.
    #[must_use]
    pub fn stripe(&self) -> Merchant<'_, StripeCredentials> {
        Merchant { credentials: &self.stripe, shared: &self.shared }
    }

    /// What goes wrong with the next requests.
    #[must_use]
    pub fn faults(&self) -> Faults<'_> {
        Faults { shared: &self.shared }
    }

    /// What was done to a dispute, or the upload of a file, in order. A test of "exactly once" looks at this.
    #[must_use]
    pub fn effects(&self, id: &str) -> Vec<Effect> {
        self.shared.change(|state| state.effects.of(id))
    }

    /// Every request to a provider's paths, in order; of very many only the newest.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        self.shared.change(|state| state.requests.all())
    }

    /// Everything that was sent to webhooks, once no first delivery is under way any more.
    pub async fn sent(&self) -> Vec<Sent> {
        first_deliveries(&self.shared).await;
        self.shared.change(|state| state.outbox.all())
    }

    /// Expects that the webhook has taken exactly these kinds of message about a dispute, in this order.
    ///
    /// # Panics
    /// If it has taken other ones; the message has each attempt.
    pub async fn expect_delivered(&self, dispute_id: &str, kinds: &[&str]) {
        let sent: Vec<Sent> = self.sent().await.into_iter().filter(|sent| sent.dispute_id == dispute_id).collect();
        let taken = sent.iter().filter(|sent| sent.acknowledged).map(|sent| sent.kind.as_str());
        let attempts: Vec<_> = sent.iter().map(|sent| (&sent.kind, &sent.attempts)).collect();
        assert!(taken.eq(kinds.iter().copied()), "{kinds:?} were expected about {dispute_id}; attempts: {attempts:?}");
    }

    /// The time of the sandbox. It stands still until it is advanced.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.shared.change(|state| state.clock.now())
    }

    /// Moves the clock, and carries out what becomes due on the way: deadlines, warnings, deliveries.
    ///
    /// # Panics
    /// If no calendar has that time.
    pub async fn advance(&self, time: Duration) {
        let target = TimeDelta::from_std(time).ok().and_then(|time| self.now().checked_add_signed(time));
        let target = target.expect("a time that the calendar has");
        let _one_at_a_time = self.shared.timekeeper.lock().await;
        advance(&self.shared, target).await;
    }

    /// Forgets everything but the credentials, once no delivery is under way any more.
    pub async fn reset(&self) {
        let _one_at_a_time = self.shared.timekeeper.lock().await;
        self.shared.change(State::reset);
        first_deliveries(&self.shared).await;
    }

    /// What the binary prints when it is ready: URLs and credentials. It holds private keys, of this run only.
    #[must_use]
    pub fn to_json(&self) -> Value {
        json!({
            "url": self.url,
            "alipay": self.alipay.to_json(),
            "stripe": self.stripe.to_json(),
            "control": self.control(),
            "silent": self.silent.1,
        })
    }

    /// Closes the ports and all connections.
    pub async fn stop(mut self) {
        self.abort();
        for serving in &mut self.serving {
            // It was aborted, so it has no result.
            let _ = serving.await;
        }
    }

    fn abort(&self) {
        self.serving.iter().for_each(JoinHandle::abort);
        self.shared.abort_tasks();
    }
}

impl fmt::Debug for Sandbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sandbox")
            .field("url", &self.url)
            .field("alipay", &self.alipay)
            .field("stripe", &self.stripe)
            .finish_non_exhaustive()
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.abort();
    }
}

/// Opens a port, and answers it with its address.
async fn listen(address: SocketAddr, allow_remote: bool) -> Result<(TcpListener, SocketAddr), StartError> {
    if !address.ip().is_loopback() && !allow_remote {
        return Err(StartError::NotLoopback(address));
    }
    let not_listening = |error| StartError::Listen(address, error);
    let listener = TcpListener::bind(address).await.map_err(not_listening)?;
    let address = listener.local_addr().map_err(not_listening)?;
    Ok((listener, address))
}

/// A port on this machine that takes connections and never sends a byte, so that TLS never finishes.
fn silent() -> Result<(std::net::TcpListener, String), StartError> {
    let address = SocketAddr::from(([127, 0, 0, 1], 0));
    let opened = std::net::TcpListener::bind(address).and_then(|listener| {
        let url = format!("https://{}", listener.local_addr()?);
        Ok((listener, url))
    });
    opened.map_err(|error| StartError::Listen(address, error))
}
