//! The application's own signer, on the other side of the border.
//!
//! The core asks for a signature in whatever thread polls the call; that thread must not touch Python. So the request
//! goes to where the call came from, which is an event loop's queue or a thread that waits, and Python answers it there.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};

use pyo3::exceptions::{PyConnectionError, PyTimeoutError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyBytes};
use rebuttal::{Signer, SignerError, ToSign, TransientSignerError};
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
            let answer = answer.map_err(|_| "the signer was not asked: its event loop has ended")?;
            answer.map_err(|Unsigned { why, passes }| match passes {
                true => TransientSignerError::new(why).into(),
                false => why.into(),
            })
        })
    }
}

/// The signature, or why there is none.
type Reply = oneshot::Sender<Result<Vec<u8>, Unsigned>>;

/// Why there is no signature, and whether the signer says that this passes.
struct Unsigned {
    why: String,
    passes: bool,
}

/// A call's request for a signature.
#[pyclass(frozen, module = "rebuttal._native")]
pub(crate) struct SignRequest {
    content: Vec<u8>,
    reply: Mutex<Option<Reply>>,
}

impl SignRequest {
    /// Ends the call because nobody signs.
    pub(crate) fn refuse(&self, why: &str) {
        self.reply(Err(Unsigned { why: why.to_owned(), passes: false }));
    }

    fn reply(&self, result: Result<Vec<u8>, Unsigned>) {
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

    /// Ends the call with what the signer raised. Of that only the type is shown: its text may hold secrets.
    ///
    /// Calling again can help if the exception says so by an attribute `retryable` that is true, or if it is a
    /// `ConnectionError` or `TimeoutError`. Of any other nobody knows, and who is denied access once is denied it always.
    pub(crate) fn fail(&self, error: &Bound<'_, PyAny>) -> PyResult<()> {
        let why = error.get_type().name()?.to_string();
        let says = error.getattr("retryable").is_ok_and(|says| says.is(PyBool::new(error.py(), true)));
        let lost = error.is_instance_of::<PyConnectionError>() || error.is_instance_of::<PyTimeoutError>();
        self.reply(Err(Unsigned { why, passes: says || lost }));
        Ok(())
    }
}
