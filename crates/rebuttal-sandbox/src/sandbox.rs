//! A running sandbox.

use std::sync::Arc;
use std::time::SystemTime;

use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::task::{JoinHandle, spawn_blocking};

use crate::alipay::{AlipayCredentials, Keys, Spec};
use crate::clock::Clock;
use crate::options::{SandboxOptions, StartError};
use crate::wire::serve;
use crate::world::{Shared, World};

/// The providers' side, serving. It stops when it is dropped; [`Sandbox::stop`] also waits until it has.
#[derive(Debug)]
pub struct Sandbox {
    url: String,
    alipay: AlipayCredentials,
    shared: Arc<Shared>,
    serving: JoinHandle<()>,
}

impl Sandbox {
    /// Makes keys, opens the port and serves on the current tokio runtime.
    ///
    /// # Errors
    /// [`StartError`]: an address that may not be used, a port that is taken, or no keys.
    pub async fn start(options: SandboxOptions) -> Result<Self, StartError> {
        let address = options.listen;
        if !address.ip().is_loopback() && !options.allow_remote {
            return Err(StartError::NotLoopback(address));
        }
        let spec = Spec::built_in().map_err(StartError::Description)?;
        let not_listening = |error| StartError::Listen(address, error);
        let listener = TcpListener::bind(address).await.map_err(not_listening)?;
        let url = format!("http://{}", listener.local_addr().map_err(not_listening)?);
        // The work is pure computing: a thread that panics in it brings its panic here.
        let keys = match spawn_blocking(Keys::generate).await {
            Ok(keys) => keys.map_err(StartError::Keys)?,
            Err(panic) => std::panic::resume_unwind(panic.into_panic()),
        };
        let alipay = keys.credentials(&url).map_err(StartError::Keys)?;
        let start = options.start_time.unwrap_or_else(|| SystemTime::now().into());
        let world = World::new(Clock::starting_at(start));
        let shared = Shared::new(world, keys, spec, options.delivery_timeout);
        let serving = tokio::spawn(serve(listener, Arc::clone(&shared)));
        Ok(Self { url, alipay, shared, serving })
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

    /// What a client needs to be an Alipay merchant here.
    #[must_use]
    pub fn alipay(&self) -> &AlipayCredentials {
        &self.alipay
    }

    /// What the binary prints when it is ready: URLs and credentials. It holds private keys, of this run only.
    #[must_use]
    pub fn to_json(&self) -> Value {
        json!({"url": self.url, "alipay": self.alipay.to_json(), "control": self.control()})
    }

    /// Closes the port and all connections.
    pub async fn stop(mut self) {
        self.abort();
        // It was aborted: there is no result to look at.
        let _ = (&mut self.serving).await;
    }

    fn abort(&self) {
        self.serving.abort();
        self.shared.abort_tasks();
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.abort();
    }
}
