//! The application's own signer, on the other side of the border.
//!
//! The core asks for a signature in whatever thread polls the call; that thread must not touch Python. So the request
//! goes to where the call came from, which is an event loop's queue or a thread that waits, and Python answers it there.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};

use pyo3::prelude::*;
use pyo3::types::PyBytes;
use rebuttal::{Signer, SignerError, ToSign};
use tokio::sync::oneshot;

/// Takes a call's requests to where Python answers them.
pub(crate) type Ask = Arc<dyn Fn(SignRequest) + Send + Sync>;

tokio::task_local! {
    static ASK: Ask;
}

/// Runs a call whose requests for signatures go to `ask`.
pub(crate) fn asking<F: Future>(ask: Ask, call: F) -> impl Future<Output = F::Output> + use<F> {
    ASK.scope(ask, call)
}

/// Stands for the application's signer in the core; knows from the call under way whom to ask.
pub(crate) struct HostSigner;

impl Signer for HostSigner {
    fn sign<'a>(
        &'a self,
        to_sign: ToSign<'a>,
    ) -> Pin<Box<dyn Future<Output = Result<Vec<u8>, SignerError>> + Send + 'a>> {
        Box::pin(async move {
            let ask = ASK.try_with(Arc::clone)?;
            let (reply, answer) = oneshot::channel();
            ask(SignRequest { content: to_sign.content().to_vec(), reply: Mutex::new(Some(reply)) });
            let answer = answer.await;
            // A thread that waited was inside the signer and saw no clock. One more round lets the call's time limit
            // speak before a late signature is used.
            tokio::task::yield_now().await;
            answer.map_err(|_| "the signer was not asked: its event loop has ended")?.map_err(SignerError::from)
        })
    }
}

/// The signature, or why there is none.
type Reply = oneshot::Sender<Result<Vec<u8>, String>>;

/// A call's request for a signature.
#[pyclass(frozen, module = "rebuttal._native")]
pub(crate) struct SignRequest {
    content: Vec<u8>,
    reply: Mutex<Option<Reply>>,
}

impl SignRequest {
    fn reply(&self, result: Result<Vec<u8>, String>) {
        let reply = self.reply.lock().unwrap_or_else(PoisonError::into_inner).take();
        // Nobody waits any more when the call has been cancelled or its time is over.
        let _unheard = reply.map(|reply| reply.send(result));
    }
}

#[pymethods]
impl SignRequest {
    /// What to sign.
    #[getter]
    pub(crate) fn content<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, &self.content)
    }

    /// Lets the call go on with this signature.
    pub(crate) fn answer(&self, signature: Vec<u8>) {
        self.reply(Ok(signature));
    }

    /// Ends the call; `why` must show no secret.
    pub(crate) fn fail(&self, why: String) {
        self.reply(Err(why));
    }
}
