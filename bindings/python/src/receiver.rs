//! A provider's receiver of webhooks: verification and parsing, no I/O.

use pyo3::prelude::*;
use pyo3::pybacked::{PyBackedBytes, PyBackedStr};
use pyo3::types::PyBytes;
use rebuttal::dynamic::{self, Message};

use crate::errors::OrRaise as _;

/// A receiver.
#[pyclass(frozen, module = "rebuttal._native")]
pub(crate) struct Receiver(dynamic::Receiver);

type Headers = Vec<(PyBackedStr, Octets)>;

/// A header's value. Text holds the bytes as Latin-1; no signature has bytes beyond ASCII.
#[derive(FromPyObject)]
enum Octets {
    Text(PyBackedStr),
    Bytes(PyBackedBytes),
}

impl Octets {
    fn bytes(&self) -> &[u8] {
        match self {
            Self::Text(text) => text.as_bytes(),
            Self::Bytes(bytes) => bytes,
        }
    }
}

fn borrow(headers: &Headers) -> Vec<(&str, &[u8])> {
    headers.iter().map(|(name, value)| (&**name, value.bytes())).collect()
}

/// The id of the message's kind, its JSON, whether that has only fields that the document describes, the paths of values
/// that could not be read, in that case the message as received, and the paths of what was not signed.
pub(crate) type Read<'py> =
    (&'static str, Bound<'py, PyBytes>, bool, Vec<String>, Option<Bound<'py, PyBytes>>, Vec<String>);

#[pymethods]
impl Receiver {
    #[new]
    fn new(py: Python<'_>, provider: &str, options: &[u8]) -> PyResult<Self> {
        py.detach(|| dynamic::receiver(provider, options)).map(Self).or_raise(py)
    }

    /// Verifies, then parses.
    #[expect(clippy::needless_pass_by_value, reason = "a list of pairs arrives by value from Python")]
    fn receive<'py>(&self, py: Python<'py>, headers: Headers, body: &[u8], now_ms: i64) -> PyResult<Read<'py>> {
        message(py, self.0.receive(&borrow(&headers), body, now_ms))
    }

    /// Verifies only.
    #[expect(clippy::needless_pass_by_value, reason = "a list of pairs arrives by value from Python")]
    fn verify(&self, py: Python<'_>, headers: Headers, body: &[u8], now_ms: i64) -> PyResult<()> {
        self.0.verify(&borrow(&headers), body, now_ms).or_raise(py)
    }

    /// Parses only.
    fn parse<'py>(&self, py: Python<'py>, body: &[u8]) -> PyResult<Read<'py>> {
        message(py, self.0.parse(body))
    }

    /// The headers of a test message.
    fn sign_test(
        &self,
        py: Python<'_>,
        signing_key: &str,
        body: &[u8],
        now_ms: i64,
    ) -> PyResult<Vec<(String, String)>> {
        self.0.sign_test(signing_key, body, now_ms).or_raise(py)
    }

    /// The body of a test message.
    fn sign_test_body<'py>(
        &self,
        py: Python<'py>,
        signing_key: &str,
        body: &[u8],
        now_ms: i64,
    ) -> PyResult<Bound<'py, PyBytes>> {
        self.0.sign_test_body(signing_key, body, now_ms).map(|body| PyBytes::new(py, &body)).or_raise(py)
    }
}

fn message<'py>(py: Python<'py>, result: Result<Message<'_>, rebuttal::Error>) -> PyResult<Read<'py>> {
    Ok(to_python(py, result.or_raise(py)?))
}

/// A message for Python.
pub(crate) fn to_python<'py>(py: Python<'py>, message: Message<'_>) -> Read<'py> {
    let raw = message.raw.map(|raw| PyBytes::new(py, &raw));
    (message.id, PyBytes::new(py, &message.json), message.known, message.unreadable, raw, message.unsigned)
}

/// Reads a message of a kind that is known, from its JSON under the provider's own names.
#[pyfunction]
pub(crate) fn read_message<'py>(py: Python<'py>, provider: &str, kind: &str, json: &[u8]) -> PyResult<Read<'py>> {
    message(py, dynamic::read_message(provider, kind, json))
}

/// Reads a message, from its JSON under the provider's own names.
#[pyfunction]
pub(crate) fn read_any_message<'py>(py: Python<'py>, provider: &str, json: &[u8]) -> PyResult<Read<'py>> {
    message(py, dynamic::read_any_message(provider, json))
}

/// Paths for a log.
#[pyfunction]
#[expect(clippy::needless_pass_by_value, reason = "a list of texts arrives by value from Python")]
pub(crate) fn unreadable_shown(py: Python<'_>, provider: &str, unreadable: Vec<String>) -> PyResult<Vec<String>> {
    dynamic::unreadable_shown(provider, &unreadable).or_raise(py)
}
