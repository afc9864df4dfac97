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

/// How long a blocking call waits before it looks for Ctrl-C.
const SLICE: Duration = Duration::from_millis(100);

/// Why the thread woke up.
#[expect(clippy::large_enum_variant, reason = "nearly all are answers")]
enum Step {
    Finished(Result<RawResponse, Error>),
    Sign(SignRequest),
    Progress,
    Idle,
}

/// What the caller gave for the time of the call.
pub(crate) struct Caller<'c> {
    /// Answers requests for signatures.
    pub(crate) sign: Option<&'c Py<PyAny>>,
    /// Is told how much has been sent, and where that is heard.
    pub(crate) progress: Option<(&'c Py<PyAny>, Told)>,
}

/// How far the request's files are: bytes sent, and bytes in all. Only the newest is kept.
pub(crate) type Told = watch::Receiver<(u64, u64)>;

/// For the core to tell, and for `run` to hear.
pub(crate) fn progress() -> (Progress, Told) {
    let (tell, told) = watch::channel((0, 0));
    let tell = move |sent, all| {
        tell.send_replace((sent, all));
    };
    (Arc::new(tell), told)
}

/// Runs `call`; in between, this thread lets signals through, answers requests for signatures and tells the progress.
///
/// # Errors
/// The call's own, with the signer's exception as its cause where that ended it; or what a signal handler or the teller
/// of progress raised.
pub(crate) fn run(
    py: Python<'_>,
    callers: &'static Callers,
    call: impl Future<Output = Result<RawResponse, Error>> + Send,
    mut caller: Caller<'_>,
) -> PyResult<RawResponse> {
    let (asks, mut asked) = mpsc::unbounded_channel();
    // It fails only when the call is being dropped, and the request with it.
    let ask = move |request| drop(asks.send(request));
    let mut failure = None;
    let (sign, progress) = (caller.sign, &mut caller.progress);
    let result = py.detach(|| -> PyResult<_> {
        let result = {
            let mut call = pin!(signer::asking(Arc::new(ask), call));
            callers.catch_up();
            loop {
                let step = callers.wait(async {
                    tokio::select! {
                        biased;
                        result = call.as_mut() => Step::Finished(result),
                        Some(request) = asked.recv() => Step::Sign(request),
                        () = changed(progress) => Step::Progress,
                        () = tokio::time::sleep(SLICE) => Step::Idle,
                    }
                });
                let on = match step {
                    Step::Finished(result) => break Ok(result),
                    Step::Idle => Python::attach(|py| py.check_signals()),
                    Step::Sign(request) => {
                        let answered = Python::attach(|py| answer(py, &request, sign));
                        // Nobody may have looked at the clock meanwhile, and a late signature is not to be used.
                        callers.turn();
                        answered.map(|raised| failure = raised)
                    }
                    Step::Progress => Python::attach(|py| tell(py, progress)),
                };
                if let Err(raised) = on {
                    break Err(raised);
                }
            }
        };
        if !matches!(result, Ok(Ok(_))) {
            // The call is dropped, and its connection is to close now and not when somebody calls again.
            callers.turn();
        }
        result
    })?;
    // The last word may have come together with the end.
    if progress.as_mut().is_some_and(|(_, told)| told.borrow_and_update().has_changed()) {
        tell(py, progress)?;
    }
    result.map_err(|error| {
        let raised = errors::to_python(py, &error);
        if failure.is_some() {
            raised.set_cause(py, failure);
        }
        raised
    })
}

/// Ends when there is progress to tell.
async fn changed(progress: &mut Option<(&Py<PyAny>, Told)>) {
    let heard = match progress {
        Some((_, told)) => told.changed().await.is_ok(),
        None => false,
    };
    if !heard {
        std::future::pending::<()>().await;
    }
}

fn tell(py: Python<'_>, progress: &mut Option<(&Py<PyAny>, Told)>) -> PyResult<()> {
    // While pieces go out without a pause, nothing else looks for Ctrl-C.
    py.check_signals()?;
    let Some((tell, told)) = progress else { return Ok(()) };
    let newest = *told.borrow_and_update();
    guarded::call(tell.bind(py), newest).map(drop)
}

/// Has a request answered; gives the signer's exception if it raised one. Ctrl-C inside the signer ends the call.
fn answer(py: Python<'_>, request: &SignRequest, sign: Option<&Py<PyAny>>) -> PyResult<Option<PyErr>> {
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
