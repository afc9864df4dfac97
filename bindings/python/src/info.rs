//! What is known about the HTTP exchange behind an answer.

use bytes::Bytes;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyTuple};
use rebuttal::dynamic::{self, Answer};

use crate::errors;

/// The HTTP exchange behind an answer.
#[pyclass(frozen, module = "rebuttal._native")]
pub(crate) struct ResponseInfo {
    http_status: u16,
    headers: Vec<(String, String)>,
    request_id: Option<String>,
    attempts: u32,
    raw: Bytes,
    idempotency_key: Option<String>,
    /// The JSON beside it has no field that the document does not describe.
    known: bool,
    /// What the core goes on from to the next page; nothing where this was unpickled.
    page: Option<dynamic::ResponseInfo>,
}

/// An answer as Python takes it: the JSON to decode, and the exchange.
pub(crate) fn to_python(py: Python<'_>, answer: Answer) -> PyResult<Bound<'_, PyTuple>> {
    let json = PyBytes::new(py, &answer.json);
    let mut facts = answer.info;
    let info = ResponseInfo {
        http_status: facts.http_status,
        headers: std::mem::take(&mut facts.headers),
        request_id: facts.request_id.clone(),
        attempts: facts.attempts,
        raw: facts.raw.clone(),
        idempotency_key: facts.idempotency_key.take(),
        known: answer.known,
        page: Some(facts),
    };
    (json, Bound::new(py, info)?).into_pyobject(py)
}

#[pymethods]
impl ResponseInfo {
    #[new]
    #[pyo3(signature = (http_status, headers, request_id, attempts, raw, idempotency_key))]
    fn new(
        http_status: u16,
        headers: Vec<(String, String)>,
        request_id: Option<String>,
        attempts: u32,
        raw: Vec<u8>,
        idempotency_key: Option<String>,
    ) -> Self {
        Self { http_status, headers, request_id, attempts, raw: raw.into(), idempotency_key, known: false, page: None }
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

    /// The key by which the provider would know a repetition of this call, where it takes one.
    #[getter]
    fn idempotency_key(&self) -> Option<&str> {
        self.idempotency_key.as_deref()
    }

    /// Whether the answer has only fields that the document describes.
    #[getter]
    fn _known(&self) -> bool {
        self.known
    }

    /// The request for the page behind this one, as JSON.
    fn _next_page<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyBytes>>> {
        let next = self.page.as_ref().map_or(Ok(None), dynamic::ResponseInfo::next_page);
        let next = next.map_err(|error| errors::to_python(py, &error))?;
        Ok(next.map(|request| PyBytes::new(py, &request)))
    }

    /// Whether this page was asked for on the way back.
    #[getter]
    fn _backwards(&self) -> bool {
        self.page.as_ref().is_some_and(dynamic::ResponseInfo::backwards)
    }

    /// Neither headers nor bytes: they may hold personal data.
    fn __repr__(&self) -> String {
        let id = self.request_id.as_ref().map_or_else(String::new, |id| format!(", request_id={id:?}"));
        format!("ResponseInfo(http_status={}, attempts={}{id})", self.http_status, self.attempts)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let raw = PyBytes::new(py, &self.raw);
        let (id, key) = (self.request_id.clone(), self.idempotency_key.clone());
        let arguments = (self.http_status, self.headers.clone(), id, self.attempts, raw, key);
        (py.get_type::<Self>(), arguments).into_pyobject(py)
    }
}
