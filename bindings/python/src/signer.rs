//! The application's own signer, which is written in Python.
//!
//! The core requests a signature in the thread that polls the call, which must not touch Python. So the request goes to the
//! caller, which is an event loop's queue or a blocked thread, and Python signs there.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};

use pyo3::exceptions::{PyConnectionError, PyTimeoutError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyBytes};
use rebuttal::{Signer, SignerError, ToSign, TransientSignerError};
use tokio::sync::oneshot;

/// Passes a call's requests to its caller.
pub(crate) type OnRequest = Arc<dyn Fn(SignRequest) + Send + Sync>;

tokio::task_local! {
    static ON_REQUEST: OnRequest;
}

/// Runs a call whose requests for signatures go to `on_request`.
pub(crate) fn with_requests<F: Future>(on_request: OnRequest, call: F) -> impl Future<Output = F::Output> + use<F> {
    ON_REQUEST.scope(on_request, call)
}

/// The application's signer in the core; the call in progress determines where its requests go.
pub(crate) struct HostSigner;

impl Signer for HostSigner {
    fn sign<'a>(
        &'a self,
        to_sign: ToSign<'a>,
    ) -> Pin<Box<dyn Future<Output = Result<Vec<u8>, SignerError>> + Send + 'a>> {
        Box::pin(async move {
            let on_request = ON_REQUEST.try_with(Arc::clone)?;
            let (sender, receiver) = oneshot::channel();
            on_request(SignRequest { content: to_sign.content().to_vec(), sender: Mutex::new(Some(sender)) });
            let signature = receiver.await;
            // A blocked thread was inside the signer and did not check the time. Yielding lets the call's time limit end the
            // call before a late signature is used.
            tokio::task::yield_now().await;
            let signature = signature.map_err(|_| "the signer was not called: its event loop has ended")?;
            signature.map_err(|Unsigned { why, passes }| match passes {
                true => TransientSignerError::new(why).into(),
                false => why.into(),
            })
        })
    }
}

/// Sends the signature, or why there is none.
type SignatureSender = oneshot::Sender<Result<Vec<u8>, Unsigned>>;

/// Why there is no signature, and whether the failure may pass.
struct Unsigned {
    why: String,
    passes: bool,
}

/// A call's request for a signature.
#[pyclass(frozen, module = "rebuttal._native")]
pub(crate) struct SignRequest {
    content: Vec<u8>,
    sender: Mutex<Option<SignatureSender>>,
}

impl SignRequest {
    /// Ends the call because there is no signer.
    pub(crate) fn refuse(&self, why: &str) {
        self.send(Err(Unsigned { why: why.to_owned(), passes: false }));
    }

    fn send(&self, result: Result<Vec<u8>, Unsigned>) {
        let sender = self.sender.lock().unwrap_or_else(PoisonError::into_inner).take();
        // It fails if the call was cancelled or its time limit has passed.
        let _unused = sender.map(|sender| sender.send(result));
    }
}

#[pymethods]
impl SignRequest {
    /// What to sign.
    #[getter]
    pub(crate) fn content<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, &self.content)
    }

    /// Continues the call with this signature.
    pub(crate) fn answer(&self, signature: Vec<u8>) {
        self.send(Ok(signature));
    }

    /// Ends the call with the signer's exception. Only its type is shown: its text may hold secrets.
    ///
    /// Calling again can help if the exception says so by an attribute `retryable` that is true, or if it is a
    /// `ConnectionError` or `TimeoutError`. Others, such as a denied access, are taken for permanent.
    pub(crate) fn fail(&self, error: &Bound<'_, PyAny>) -> PyResult<()> {
        let why = error.get_type().name()?.to_string();
        let says = error.getattr("retryable").is_ok_and(|says| says.is(PyBool::new(error.py(), true)));
        let lost = error.is_instance_of::<PyConnectionError>() || error.is_instance_of::<PyTimeoutError>();
        self.send(Err(Unsigned { why, passes: says || lost }));
        Ok(())
    }
}
