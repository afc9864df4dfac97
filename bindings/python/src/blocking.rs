//! A call that the calling thread itself drives to its end.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use pyo3::exceptions::PyException;
use pyo3::prelude::*;
use rebuttal::Error;
use rebuttal::dynamic::Answer;
use tokio::runtime::Handle;
use tokio::sync::mpsc;

use crate::errors;
use crate::signer::{self, SignRequest};

/// How long a blocking call waits before it looks for Ctrl-C.
const SLICE: Duration = Duration::from_millis(100);

/// Why the thread woke up.
enum Step {
    Finished(Result<Answer, Error>),
    Sign(SignRequest),
    Idle,
}

/// Runs `call`; in between, this thread lets signals through and answers requests for signatures with `sign`.
///
/// # Errors
/// The call's own, with the signer's exception as its cause where that ended it; or what a signal handler raised.
pub(crate) fn run(
    py: Python<'_>,
    handle: &Handle,
    call: impl Future<Output = Result<Answer, Error>> + Send,
    sign: Option<&Py<PyAny>>,
) -> PyResult<Answer> {
    let (asks, mut asked) = mpsc::unbounded_channel();
    // It fails only when the call is being dropped, and the request with it.
    let ask = move |request| drop(asks.send(request));
    let mut failure = None;
    let result = py.detach(|| -> PyResult<_> {
        let mut call = pin!(signer::asking(Arc::new(ask), call));
        loop {
            let step = handle.block_on(async {
                tokio::select! {
                    biased;
                    result = call.as_mut() => Step::Finished(result),
                    Some(request) = asked.recv() => Step::Sign(request),
                    () = tokio::time::sleep(SLICE) => Step::Idle,
                }
            });
            match step {
                Step::Finished(result) => return Ok(result),
                // Returning drops the call, and with it its connection.
                Step::Idle => Python::attach(|py| py.check_signals())?,
                Step::Sign(request) => failure = Python::attach(|py| answer(py, &request, sign))?,
            }
        }
    });
    result?.map_err(|error| {
        let raised = errors::to_python(py, &error);
        if failure.is_some() {
            raised.set_cause(py, failure);
        }
        raised
    })
}

/// Has a request answered; gives the signer's exception if it raised one. Ctrl-C inside the signer ends the call.
fn answer(py: Python<'_>, request: &SignRequest, sign: Option<&Py<PyAny>>) -> PyResult<Option<PyErr>> {
    let Some(sign) = sign else {
        request.fail("no signer was given along with the call".to_owned());
        return Ok(None);
    };
    let signed = sign.bind(py).call1((request.content(py),)).and_then(|signature| signature.extract());
    match signed {
        Ok(signature) => request.answer(signature),
        Err(error) if !error.is_instance_of::<PyException>(py) => return Err(error),
        Err(error) => {
            request.fail(error.get_type(py).name()?.to_string());
            return Ok(Some(error));
        }
    }
    Ok(None)
}
