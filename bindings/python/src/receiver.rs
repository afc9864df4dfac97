//! A provider's receiver of webhooks: verification and parsing, no I/O.

use pyo3::prelude::*;
use pyo3::types::PyBytes;
use rebuttal::dynamic;

use crate::errors;

/// A receiver.
#[pyclass(frozen, module = "rebuttal._native")]
pub(crate) struct Receiver(dynamic::Receiver);

type Headers = Vec<(String, Vec<u8>)>;

fn borrow(headers: &Headers) -> Vec<(&str, &[u8])> {
    headers.iter().map(|(name, value)| (name.as_str(), value.as_slice())).collect()
}

#[pymethods]
impl Receiver {
    #[new]
    fn new(py: Python<'_>, provider: &str, options: &[u8]) -> PyResult<Self> {
        let opened = py.detach(|| dynamic::Receiver::open(provider, options));
        opened.map(Self).map_err(|error| errors::to_python(py, &error))
    }

    /// Verifies, then parses: the id of the message's kind and its JSON.
    #[expect(clippy::needless_pass_by_value, reason = "a list of pairs arrives by value from Python")]
    fn receive<'py>(
        &self,
        py: Python<'py>,
        headers: Headers,
        body: &[u8],
        now_ms: i64,
    ) -> PyResult<(&'static str, Bound<'py, PyBytes>)> {
        let received = self.0.receive(&borrow(&headers), body, now_ms);
        message(py, received)
    }

    /// Verifies only.
    #[expect(clippy::needless_pass_by_value, reason = "a list of pairs arrives by value from Python")]
    fn verify(&self, py: Python<'_>, headers: Headers, body: &[u8], now_ms: i64) -> PyResult<()> {
        self.0.verify(&borrow(&headers), body, now_ms).map_err(|error| errors::to_python(py, &error))
    }

    /// Parses only.
    fn parse<'py>(&self, py: Python<'py>, body: &[u8]) -> PyResult<(&'static str, Bound<'py, PyBytes>)> {
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
        self.0.sign_test(signing_key, body, now_ms).map_err(|error| errors::to_python(py, &error))
    }
}

fn message(
    py: Python<'_>,
    result: Result<dynamic::Message, rebuttal::Error>,
) -> PyResult<(&'static str, Bound<'_, PyBytes>)> {
    match result {
        Ok(message) => Ok((message.id, PyBytes::new(py, &message.json))),
        Err(error) => Err(errors::to_python(py, &error)),
    }
}
