//! Packets of evidence.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyList};
use rebuttal::dynamic;

use crate::errors::OrRaise as _;
use crate::file::PyAttachment;

/// A packet that is made step by step.
#[pyclass(frozen, module = "rebuttal._native")]
pub(crate) struct Packet(Mutex<dynamic::Packet>);

impl Packet {
    /// As it is now.
    pub(crate) fn now(&self) -> dynamic::Packet {
        self.packet().clone()
    }

    fn packet(&self) -> MutexGuard<'_, dynamic::Packet> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[pymethods]
impl Packet {
    #[new]
    fn new(py: Python<'_>, dispute: &[u8]) -> PyResult<Self> {
        dynamic::Packet::new(dispute).map(|packet| Self(Mutex::new(packet))).or_raise(py)
    }

    #[getter]
    fn dispute_id(&self) -> String {
        self.packet().dispute_id().to_owned()
    }

    fn text(&self, field: &str, text: &str) {
        self.packet().text(field, text);
    }

    /// Reads a file.
    fn file(&self, py: Python<'_>, field: &str, file: PyAttachment<'_>) {
        let input = file.into_input(field);
        py.detach(|| self.packet().file(field, input));
    }

    /// Reads a font.
    fn font(&self, py: Python<'_>, file: PyAttachment<'_>) {
        let input = file.into_input("font");
        py.detach(|| self.packet().font(input));
    }

    // An error is made after the lock is released: it runs Python, which may let another thread in.
    fn product_type(&self, py: Python<'_>, name: &str) -> PyResult<()> {
        let done = self.packet().product_type(name);
        done.or_raise(py)
    }

    fn paper(&self, py: Python<'_>, name: &str) -> PyResult<()> {
        let done = self.packet().paper(name);
        done.or_raise(py)
    }

    fn strict(&self) {
        self.packet().strict();
    }

    fn limit(&self, py: Python<'_>, rule: &str, number: u64) -> PyResult<()> {
        let done = self.packet().limit(rule, number);
        done.or_raise(py)
    }

    fn compliance_fee(&self, amount: u64, currency: &str) {
        self.packet().compliance_fee(amount, currency);
    }

    fn compelling_evidence(&self, py: Python<'_>, payments: &[u8]) -> PyResult<()> {
        let done = self.packet().compelling_evidence(payments);
        done.or_raise(py)
    }

    fn suggestion(&self, py: Python<'_>, notification: &[u8]) -> PyResult<()> {
        let done = self.packet().suggestion(notification);
        done.or_raise(py)
    }

    /// For tests: as a release with that version of the form of packets would make it.
    fn format(&self, format: u32) {
        self.packet().format(format);
    }

    /// The report as JSON.
    fn preflight<'py>(&self, py: Python<'py>, now: i64) -> Bound<'py, PyBytes> {
        let packet = self.now();
        let report = py.detach(|| packet.preflight(now));
        PyBytes::new(py, report.as_bytes())
    }

    /// The files, each with its field and name, and the rest as JSON.
    fn build<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyList>, Bound<'py, PyBytes>)> {
        let packet = self.now();
        let built = py.detach(|| packet.build()).or_raise(py)?;
        let files = PyList::empty(py);
        for (field, name, bytes) in built.files {
            files.append((field, name, PyBytes::new(py, &bytes)))?;
        }
        Ok((files, PyBytes::new(py, &built.json)))
    }
}

/// Receives what became of a packet, besides the provider's answer.
#[pyclass(frozen, module = "rebuttal._native")]
#[derive(Clone, Default)]
pub(crate) struct PacketResult(Arc<Mutex<Vec<u8>>>);

impl PacketResult {
    pub(crate) fn put(&self, sent: &dynamic::SentPacket) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = sent.to_json();
    }
}

#[pymethods]
impl PacketResult {
    #[new]
    fn new() -> Self {
        Self::default()
    }

    /// JSON, once the call has succeeded.
    fn json<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, &self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
