//! A provider's client.

use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use pyo3::prelude::*;
use pyo3::types::PyTuple;
use rebuttal::dynamic::{self, Names, Request};
use zeroize::Zeroizing;

use crate::queue::{Queue, Ticket};
use crate::{errors, info, runtime};

/// How long a blocking call waits before it looks for Ctrl-C.
const SLICE: Duration = Duration::from_millis(100);

/// A client; every process works with connections and a parsed key of its own.
///
/// A key that another thread of the parent was signing with at the moment of the fork stays locked in the child, so
/// a child parses its options anew instead of sharing the parent's keys.
#[pyclass(frozen, module = "rebuttal._native")]
pub(crate) struct Client {
    current: runtime::PerProcess<dynamic::Client>,
    provider: String,
    options: Zeroizing<Vec<u8>>,
    closed: AtomicBool,
}

impl Client {
    fn current(&self, py: Python<'_>) -> PyResult<dynamic::Client> {
        let current = self.current.get(py, || {
            let client = dynamic::Client::open(&self.provider, &self.options)?;
            if self.closed.load(Ordering::Acquire) {
                client.close();
            }
            Ok(client)
        });
        current.map_err(|error| errors::to_python(py, &error))
    }

    /// The call as a future that polls in any thread.
    fn prepare(
        &self,
        py: Python<'_>,
        operation: &str,
        request: &[u8],
        options: &[u8],
    ) -> PyResult<impl Future<Output = Result<dynamic::Answer, rebuttal::Error>> + Send + 'static + use<>> {
        let client = self.current(py)?;
        let operation = client.operation(operation).map_err(|error| errors::to_python(py, &error))?;
        let request = Request { json: request.to_vec(), names: Names::Snake, options: options.to_vec(), attachments: Vec::new() };
        Ok(client.call(operation, request))
    }
}

#[pymethods]
impl Client {
    #[new]
    fn new(py: Python<'_>, provider: &str, options: &[u8]) -> PyResult<Self> {
        match py.detach(|| dynamic::Client::open(provider, options)) {
            Ok(client) => Ok(Self {
                current: runtime::PerProcess::new(client),
                provider: provider.to_owned(),
                options: Zeroizing::new(options.to_vec()),
                closed: AtomicBool::new(false),
            }),
            Err(error) => Err(errors::to_python(py, &error)),
        }
    }

    /// Runs a call to its end, in this thread; lets signals through meanwhile.
    fn call<'py>(
        &self,
        py: Python<'py>,
        operation: &str,
        request: &[u8],
        options: &[u8],
    ) -> PyResult<Bound<'py, PyTuple>> {
        let handle = runtime::handle(py)?;
        let call = self.prepare(py, operation, request, options)?;
        let result: PyResult<_> = py.detach(|| {
            let mut call = pin!(call);
            loop {
                match handle.block_on(async { tokio::time::timeout(SLICE, call.as_mut()).await }) {
                    Ok(result) => return Ok(result),
                    // Returning drops the call, and with it its connection.
                    Err(_elapsed) => Python::attach(|py| py.check_signals())?,
                }
            }
        });
        match result? {
            Ok(answer) => info::to_python(py, answer),
            Err(error) => Err(errors::to_python(py, &error)),
        }
    }

    /// Starts a call whose result goes to `queue`.
    fn start(
        &self,
        py: Python<'_>,
        operation: &str,
        request: &[u8],
        options: &[u8],
        queue: &Bound<'_, Queue>,
    ) -> PyResult<Ticket> {
        let handle = runtime::handle(py)?;
        let call = self.prepare(py, operation, request, options)?;
        let (number, inbox) = (queue.get().next_number(), queue.get().inbox());
        let task = handle.spawn(async move { inbox.push(number, call.await) });
        Ok(Ticket::new(number, task.abort_handle()))
    }

    /// Later calls are refused; those under way go on.
    fn close(&self, py: Python<'_>) -> PyResult<()> {
        self.closed.store(true, Ordering::Release);
        self.current(py)?.close();
        Ok(())
    }
}
