//! A call that the calling thread itself drives to its end.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use pyo3::exceptions::PyException;
use pyo3::prelude::*;
use rebuttal::Error;
use rebuttal::dynamic::{Progress, RawResponse};
use tokio::sync::{mpsc, watch};

use crate::callers::Callers;
use crate::signer::{self, SignRequest};
use crate::{errors, guarded};

/// How long a blocking call waits before it checks for Ctrl-C.
const SLICE: Duration = Duration::from_millis(100);

/// Why the thread woke up.
#[expect(clippy::large_enum_variant, reason = "nearly all are responses")]
enum Step {
    Finished(Result<RawResponse, Error>),
    Sign(SignRequest),
    Progress,
    Idle,
}

/// The caller's functions.
pub(crate) struct Caller<'c> {
    /// Makes signatures.
    pub(crate) sign: Option<&'c Py<PyAny>>,
    /// Receives the progress, and where it comes from.
    pub(crate) progress: Option<(&'c Py<PyAny>, ProgressReceiver)>,
}

/// The bytes of the request's files: sent, and in all. Only the newest value is kept.
pub(crate) type ProgressReceiver = watch::Receiver<(u64, u64)>;

/// A sender for the core and a receiver for `run`.
pub(crate) fn progress() -> (Progress, ProgressReceiver) {
    let (sender, receiver) = watch::channel((0, 0));
    let report = move |sent, all| {
        sender.send_replace((sent, all));
    };
    (Arc::new(report), receiver)
}

/// Runs `call`; meanwhile this thread handles signals, makes signatures and reports progress.
///
/// # Errors
/// The call's own, with the signer's exception as its cause if that ended it; or the exception of a signal handler or of
/// the progress function.
pub(crate) fn run(
    py: Python<'_>,
    callers: &'static Callers,
    call: impl Future<Output = Result<RawResponse, Error>> + Send,
    mut caller: Caller<'_>,
) -> PyResult<RawResponse> {
    let (requests, mut requested) = mpsc::unbounded_channel();
    // It fails only when the call is being dropped, and the request with it.
    let on_request = move |request| drop(requests.send(request));
    let mut failure = None;
    let (sign, progress) = (caller.sign, &mut caller.progress);
    let result = py.detach(|| -> PyResult<_> {
        let result = {
            let mut call = pin!(signer::with_requests(Arc::new(on_request), call));
            callers.catch_up();
            loop {
                let step = callers.wait(async {
                    tokio::select! {
                        biased;
                        result = call.as_mut() => Step::Finished(result),
                        Some(request) = requested.recv() => Step::Sign(request),
                        () = changed(progress) => Step::Progress,
                        () = tokio::time::sleep(SLICE) => Step::Idle,
                    }
                });
                let on = match step {
                    Step::Finished(result) => break Ok(result),
                    Step::Idle => Python::attach(|py| py.check_signals()),
                    Step::Sign(request) => {
                        let signed = Python::attach(|py| make_signature(py, &request, sign));
                        // The timers may not have run meanwhile, and a late signature must not be used.
                        callers.turn();
                        signed.map(|raised| failure = raised)
                    }
                    Step::Progress => Python::attach(|py| report(py, progress)),
                };
                if let Err(raised) = on {
                    break Err(raised);
                }
            }
        };
        if !matches!(result, Ok(Ok(_))) {
            // The call is dropped, and its connection is closed now instead of at the next call.
            callers.turn();
        }
        result
    })?;
    // The last value may have arrived together with the end.
    if progress.as_mut().is_some_and(|(_, receiver)| receiver.borrow_and_update().has_changed()) {
        report(py, progress)?;
    }
    result.map_err(|error| {
        let raised = errors::to_python(py, &error);
        if failure.is_some() {
            raised.set_cause(py, failure);
        }
        raised
    })
}

/// Ends when there is progress to report.
async fn changed(progress: &mut Option<(&Py<PyAny>, ProgressReceiver)>) {
    let changed = match progress {
        Some((_, receiver)) => receiver.changed().await.is_ok(),
        None => false,
    };
    if !changed {
        std::future::pending::<()>().await;
    }
}

fn report(py: Python<'_>, progress: &mut Option<(&Py<PyAny>, ProgressReceiver)>) -> PyResult<()> {
    // While data is sent without a pause, nothing else checks for Ctrl-C.
    py.check_signals()?;
    let Some((function, receiver)) = progress else { return Ok(()) };
    let newest = *receiver.borrow_and_update();
    guarded::call(function.bind(py), newest).map(drop)
}

/// Calls the signer; returns its exception if it raised one. Ctrl-C inside the signer ends the call.
fn make_signature(py: Python<'_>, request: &SignRequest, sign: Option<&Py<PyAny>>) -> PyResult<Option<PyErr>> {
    let Some(sign) = sign else {
        request.refuse("no signer was given along with the call");
        return Ok(None);
    };
    let signed = guarded::call(sign.bind(py), (request.content(py),)).and_then(|signature| signature.extract());
    match signed {
        Ok(signature) => request.answer(signature),
        Err(error) if !error.is_instance_of::<PyException>(py) => return Err(error),
        Err(error) => {
            request.fail(error.value(py))?;
            return Ok(Some(error));
        }
    }
    Ok(None)
}
