//! A provider's client.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use pyo3::prelude::*;
use pyo3::pybacked::{PyBackedBytes, PyBackedStr};
use pyo3::types::{PyBytes, PyTuple};
use rebuttal::dynamic::{self, Attachment, Names, Objects, Observed, PacketRequest, Progress, RawResponse, Request};
use zeroize::Zeroizing;

use crate::callers::Callers;
use crate::errors::OrRaise as _;
use crate::file::PyAttachment;
use crate::packet::{Packet, PacketResult};
use crate::queue::{Event, Queue, Ticket};
use crate::signer::{self, HostSigner};
use crate::{blocking, guarded, info, runtime};

/// A client; every process has connections and a parsed key of its own.
///
/// If another thread of the parent was signing during the fork, its key stays locked in the child. So a child parses its
/// options again instead of sharing the parent's keys.
#[pyclass(frozen, module = "rebuttal._native")]
pub(crate) struct Client {
    current: runtime::PerProcess<dynamic::Client>,
    provider: String,
    options: Zeroizing<Vec<u8>>,
    closed: AtomicBool,
}

/// A call: its operation, its parameters and its options as JSON, its files, and how many seconds of its time limit were spent
/// on reading these.
type Parts<'py> = (PyBackedStr, PyBackedBytes, PyBackedBytes, Vec<PyAttachment<'py>>, f64);

/// A packet's call: the operation, the packet, the rules whose findings are accepted, the options, and what receives the result.
type PacketParts<'py> = (String, Bound<'py, Packet>, Vec<String>, Vec<u8>, Bound<'py, PacketResult>);

fn open(provider: &str, options: &[u8]) -> Result<dynamic::Client, rebuttal::Error> {
    let objects = Objects { signer: Some(Arc::new(HostSigner)), ..Objects::default() };
    dynamic::client_with(provider, options, objects)
}

/// Runs a call to its end in this thread.
fn run<'py, F>(
    py: Python<'py>,
    sign: Option<&Py<PyAny>>,
    progress: Option<&Py<PyAny>>,
    report: Option<&Py<PyAny>>,
    prepare: impl FnOnce(Option<Progress>, Option<Observed>) -> PyResult<F>,
) -> PyResult<Bound<'py, PyTuple>>
where
    F: Future<Output = Result<RawResponse, rebuttal::Error>> + Send,
{
    let (sender, receiver) = progress.is_some().then(blocking::progress).unzip();
    let observed = report.is_some().then(Observed::default);
    let call = prepare(sender, observed.clone())?;
    let caller = blocking::Caller { sign, progress: progress.zip(receiver) };
    let result = blocking::run(py, Callers::current(py)?, call, caller);
    if let (Some(report), Some(facts)) = (report, observed.and_then(|observed| observed.take())) {
        guarded::call(report.bind(py), (PyBytes::new(py, &facts),))?;
    }
    info::to_python(py, result?)
}

impl Client {
    /// Spawns a call whose events go to `queue`.
    fn spawn<F>(
        &self,
        py: Python<'_>,
        queue: &Bound<'_, Queue>,
        progress: bool,
        observed: bool,
        prepare: impl FnOnce(Option<Progress>, Option<Observed>) -> PyResult<F>,
    ) -> PyResult<Ticket>
    where
        F: Future<Output = Result<RawResponse, rebuttal::Error>> + Send + 'static,
    {
        let handle = runtime::handle(py)?;
        let (number, inbox) = (queue.get().next_number(), queue.get().inbox());
        let progressed = Arc::clone(&inbox);
        let sender: Progress = Arc::new(move |sent, all| progressed.push(number, Event::Progress(sent, all)));
        let observed = observed.then(Observed::default);
        let call = prepare(progress.then_some(sender), observed.clone())?;
        let requested = Arc::clone(&inbox);
        let call = signer::with_requests(Arc::new(move |request| requested.push(number, Event::Sign(request))), call);
        let facts = observed.clone();
        let task = handle.spawn(async move { inbox.finish(number, call.await, facts) });
        Ok(Ticket::new(number, task.abort_handle(), observed))
    }

    fn current(&self, py: Python<'_>) -> PyResult<dynamic::Client> {
        let current = self.current.get(py, || {
            let client = open(&self.provider, &self.options)?;
            if self.closed.load(Ordering::Acquire) {
                client.close();
            }
            Ok(client)
        });
        current.or_raise(py)
    }

    /// A packet's call as such a future; what became of it goes into its result.
    fn prepare_packet(
        &self,
        py: Python<'_>,
        (operation, packet, accept_findings, options, result): PacketParts<'_>,
        progress: Option<Progress>,
        observed: Option<Observed>,
    ) -> PyResult<impl Future<Output = Result<RawResponse, rebuttal::Error>> + Send + 'static + use<>> {
        let client = self.current(py)?;
        let operation = client.operation(&operation).or_raise(py)?;
        let call = Request { names: Names::Snake, options, progress, observed, ..Request::default() };
        let request = PacketRequest { packet: packet.get().now(), accept_findings, call };
        let (sent, result) = (dynamic::send_packet(&client, operation, request), result.get().clone());
        Ok(async move {
            let (response, sent) = sent.await?;
            result.put(&sent);
            Ok(response)
        })
    }

    /// The call as a future that polls in any thread.
    fn prepare(
        &self,
        py: Python<'_>,
        (operation, json, options, attachments, spent): Parts<'_>,
        progress: Option<Progress>,
        observed: Option<Observed>,
    ) -> PyResult<impl Future<Output = Result<RawResponse, rebuttal::Error>> + Send + 'static + use<>> {
        let client = self.current(py)?;
        let operation = client.operation(&operation).or_raise(py)?;
        let request = Request {
            json: json.to_vec(),
            names: Names::Snake,
            options: options.to_vec(),
            attachments: attachments.into_iter().map(Attachment::from).collect(),
            progress,
            spent: Duration::try_from_secs_f64(spent).unwrap_or_default(),
            observed,
        };
        Ok(client.call(operation, request))
    }
}

#[pymethods]
impl Client {
    /// With a signer among the options the calls request signatures: see `call` and `Queue.take`.
    #[new]
    fn new(py: Python<'_>, provider: &str, options: &[u8]) -> PyResult<Self> {
        let client = py.detach(|| open(provider, options)).or_raise(py)?;
        Ok(Self {
            current: runtime::PerProcess::new(client),
            provider: provider.to_owned(),
            options: Zeroizing::new(options.to_vec()),
            closed: AtomicBool::new(false),
        })
    }

    /// Runs a call to its end in this thread; handles signals meanwhile, signs with `sign` and reports to `progress` if they
    /// are given. At the end `report` receives the facts of the call as JSON bytes, also if it fails.
    #[expect(clippy::needless_pass_by_value, reason = "a callable arrives by value from Python")]
    fn call<'py>(
        &self,
        py: Python<'py>,
        call: Parts<'py>,
        sign: Option<Py<PyAny>>,
        progress: Option<Py<PyAny>>,
        report: Option<Py<PyAny>>,
    ) -> PyResult<Bound<'py, PyTuple>> {
        run(py, sign.as_ref(), progress.as_ref(), report.as_ref(), |progress, observed| {
            self.prepare(py, call, progress, observed)
        })
    }

    /// Starts a call whose result and requests for signatures go to `queue`, and its progress if `progress` is true.
    fn start(
        &self,
        py: Python<'_>,
        call: Parts<'_>,
        queue: &Bound<'_, Queue>,
        progress: bool,
        observed: bool,
    ) -> PyResult<Ticket> {
        self.spawn(py, queue, progress, observed, |progress, observed| self.prepare(py, call, progress, observed))
    }

    /// As `call`, for a packet.
    #[expect(clippy::needless_pass_by_value, reason = "a callable arrives by value from Python")]
    fn call_packet<'py>(
        &self,
        py: Python<'py>,
        packet: PacketParts<'py>,
        sign: Option<Py<PyAny>>,
        progress: Option<Py<PyAny>>,
        report: Option<Py<PyAny>>,
    ) -> PyResult<Bound<'py, PyTuple>> {
        run(py, sign.as_ref(), progress.as_ref(), report.as_ref(), |progress, observed| {
            self.prepare_packet(py, packet, progress, observed)
        })
    }

    /// As `start`, for a packet.
    fn start_packet(
        &self,
        py: Python<'_>,
        packet: PacketParts<'_>,
        queue: &Bound<'_, Queue>,
        progress: bool,
        observed: bool,
    ) -> PyResult<Ticket> {
        self.spawn(py, queue, progress, observed, |progress, observed| {
            self.prepare_packet(py, packet, progress, observed)
        })
    }

    /// The time limit of a call with these options, in seconds; its files are read before it starts.
    fn time_limit(&self, py: Python<'_>, options: &[u8]) -> PyResult<f64> {
        self.current(py)?.time_limit(options).map(|limit| limit.as_secs_f64()).or_raise(py)
    }

    /// Later calls are refused and the connections are closed; calls in progress continue.
    fn close(&self, py: Python<'_>) -> PyResult<()> {
        self.closed.store(true, Ordering::Release);
        let client = self.current(py)?;
        py.detach(|| client.close());
        if let Some(callers) = Callers::existing(py) {
            // A thread has to drive the connections for them to be closed, and there may be no more calls.
            py.detach(|| callers.settle());
        }
        Ok(())
    }
}
