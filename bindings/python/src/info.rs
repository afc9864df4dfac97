//! What is known about the HTTP exchange behind an answer.

use bytes::Bytes;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyTuple};
use rebuttal::dynamic::Answer;

/// The HTTP exchange behind an answer.
#[pyclass(frozen, module = "rebuttal._native")]
pub(crate) struct ResponseInfo {
    http_status: u16,
    headers: Vec<(String, String)>,
    request_id: Option<String>,
    attempts: u32,
    raw: Bytes,
}

/// An answer as Python takes it: the JSON to decode, and the exchange.
pub(crate) fn to_python(py: Python<'_>, answer: Answer) -> PyResult<Bound<'_, PyTuple>> {
    let json = PyBytes::new(py, &answer.json);
    let facts = answer.info;
    let info = ResponseInfo {
        http_status: facts.http_status,
        headers: facts.headers,
        request_id: facts.request_id,
        attempts: facts.attempts,
        raw: facts.raw,
    };
    (json, Bound::new(py, info)?).into_pyobject(py)
}

#[pymethods]
impl ResponseInfo {
    #[new]
    #[pyo3(signature = (http_status, headers, request_id, attempts, raw))]
    fn new(
        http_status: u16,
        headers: Vec<(String, String)>,
        request_id: Option<String>,
        attempts: u32,
        raw: Vec<u8>,
    ) -> Self {
        Self { http_status, headers, request_id, attempts, raw: raw.into() }
    }

    /// The answer's HTTP status.
    #[getter]
    fn http_status(&self) -> u16 {
        self.http_status
    }

    /// The answer's headers, names in lower case; a repeated one is joined by commas.
    #[getter]
    fn headers<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let headers = PyDict::new(py);
        for (name, value) in &self.headers {
            match headers.get_item(name)? {
                Some(before) => headers.set_item(name, format!("{}, {value}", before.extract::<String>()?))?,
                None => headers.set_item(name, value)?,
            }
        }
        Ok(headers)
    }

    /// The provider's identifier of the request, where it gives one.
    #[getter]
    fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// How many requests the call made.
    #[getter]
    fn attempts(&self) -> u32 {
        self.attempts
    }

    /// The answer's bytes as they arrived.
    #[getter]
    fn raw<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, &self.raw)
    }

    /// Neither headers nor bytes: they may hold personal data.
    fn __repr__(&self) -> String {
        let id = self.request_id.as_ref().map_or_else(String::new, |id| format!(", request_id={id:?}"));
        format!("ResponseInfo(http_status={}, attempts={}{id})", self.http_status, self.attempts)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let raw = PyBytes::new(py, &self.raw);
        let arguments = (self.http_status, self.headers.clone(), self.request_id.clone(), self.attempts, raw);
        (py.get_type::<Self>(), arguments).into_pyobject(py)
    }
}
