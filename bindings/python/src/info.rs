//! The HTTP exchange of a response.

use std::ffi::c_int;

use bytes::Bytes;
use pyo3::exceptions::PyBaseException;
use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyTuple};
use rebuttal::dynamic::{self, RawResponse};

use crate::errors::{self, OrRaise as _};
use crate::receiver;
use crate::receiver::Read;

/// The HTTP exchange of a response.
#[pyclass(frozen, module = "rebuttal._native")]
pub(crate) struct ResponseInfo {
    http_status: u16,
    headers: Headers,
    request_id: Option<String>,
    attempts: u32,
    raw: Bytes,
    idempotency_key: Option<String>,
    /// The JSON beside it has no field that the document does not describe.
    known: bool,
    unreadable: Vec<String>,
    /// The messages in the JSON beside it, until they are taken.
    messages: Vec<dynamic::Message<'static>>,
}

#[expect(clippy::large_enum_variant, reason = "nearly all are of the large variant")]
enum Headers {
    /// As received, converted when they are needed; it also has the request for the next page.
    Arrived(dynamic::ResponseInfo),
    Unpickled(Vec<(String, String)>),
}

impl Headers {
    fn pairs(&self) -> Vec<(String, String)> {
        match self {
            Self::Arrived(info) => info.headers().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
            Self::Unpickled(pairs) => pairs.clone(),
        }
    }

    fn arrived(&self) -> Option<&dynamic::ResponseInfo> {
        match self {
            Self::Arrived(info) => Some(info),
            Self::Unpickled(_) => None,
        }
    }
}

/// A response for Python: the JSON to decode, and the exchange.
pub(crate) fn to_python(py: Python<'_>, answer: RawResponse) -> PyResult<Bound<'_, PyTuple>> {
    let json = Bound::new(py, Json(answer.json))?;
    let facts = answer.info;
    let info = ResponseInfo {
        http_status: facts.http_status(),
        request_id: facts.request_id().map(str::to_owned),
        attempts: facts.attempts(),
        raw: facts.raw().clone(),
        idempotency_key: facts.idempotency_key().map(str::to_owned),
        known: answer.known,
        unreadable: facts.unreadable_fields().to_vec(),
        messages: answer.messages,
        headers: Headers::Arrived(facts),
    };
    (json, Bound::new(py, info)?).into_pyobject(py)
}

/// A response's JSON, or its bytes if it is not JSON, read in place through the buffer protocol.
#[pyclass(frozen, module = "rebuttal._native")]
pub(crate) struct Json(Bytes);

#[pymethods]
impl Json {
    #[expect(unsafe_code, reason = "the buffer protocol is a matter of pointers")]
    unsafe fn __getbuffer__(slf: &Bound<'_, Self>, view: *mut ffi::Py_buffer, flags: c_int) -> PyResult<()> {
        let bytes = &slf.get().0;
        let length = ffi::Py_ssize_t::try_from(bytes.len())?;
        // It is read only: Python refuses a writable view.
        // SAFETY: `view` is the caller's. The bytes live as long as `slf`, which the view keeps alive, and never change.
        let filled =
            unsafe { ffi::PyBuffer_FillInfo(view, slf.as_ptr(), bytes.as_ptr().cast_mut().cast(), length, 1, flags) };
        if filled == 0 { Ok(()) } else { Err(PyErr::fetch(slf.py())) }
    }
}

#[pymethods]
impl ResponseInfo {
    #[new]
    #[pyo3(signature = (http_status, headers, request_id, attempts, raw, idempotency_key, unreadable_fields=Vec::new()))]
    fn new(
        http_status: u16,
        headers: Vec<(String, String)>,
        request_id: Option<String>,
        attempts: u32,
        raw: Vec<u8>,
        idempotency_key: Option<String>,
        unreadable_fields: Vec<String>,
    ) -> Self {
        Self {
            http_status,
            headers: Headers::Unpickled(headers),
            request_id,
            attempts,
            raw: raw.into(),
            idempotency_key,
            known: false,
            unreadable: unreadable_fields,
            messages: Vec::new(),
        }
    }

    /// The response's HTTP status.
    #[getter]
    fn http_status(&self) -> u16 {
        self.http_status
    }

    /// The response's headers, names in lower case; a repeated one is joined by commas.
    #[getter]
    fn headers<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let headers = PyDict::new(py);
        for (name, value) in self.headers.pairs() {
            match headers.get_item(&name)? {
                Some(before) => headers.set_item(name, format!("{}, {value}", before.extract::<String>()?))?,
                None => headers.set_item(name, value)?,
            }
        }
        Ok(headers)
    }

    /// The provider's identifier of the request, if it gives one.
    #[getter]
    fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// How many requests the call made.
    #[getter]
    fn attempts(&self) -> u32 {
        self.attempts
    }

    /// The response's bytes as received.
    #[getter]
    fn raw<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, &self.raw)
    }

    /// The key by which the provider recognises a repetition of this call, if it supports that.
    #[getter]
    fn idempotency_key(&self) -> Option<&str> {
        self.idempotency_key.as_deref()
    }

    /// Whether the response has only fields that the document describes.
    #[getter]
    fn _known(&self) -> bool {
        self.known
    }

    /// JSON pointers of the values that could not be read: they are in `raw`, and None in the response.
    #[getter]
    fn unreadable_fields(&self) -> Vec<String> {
        self.unreadable.clone()
    }

    /// The messages in the response, in their order.
    #[getter]
    fn _messages<'py>(&self, py: Python<'py>) -> Vec<Read<'py>> {
        self.messages.iter().map(|message| receiver::to_python(py, message.clone())).collect()
    }

    /// The request for the next page, as JSON.
    fn _next_page<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyBytes>>> {
        let next = self.headers.arrived().map_or(Ok(None), dynamic::ResponseInfo::next_page);
        let next = next.or_raise(py)?;
        Ok(next.map(|request| PyBytes::new(py, &request)))
    }

    /// The error for a next page that was read before.
    fn _page_loop(&self, py: Python<'_>) -> Option<Py<PyBaseException>> {
        self.headers.arrived().map(|info| errors::to_python(py, &info.circle()).into_value(py))
    }

    /// Whether this page was requested in backward direction.
    #[getter]
    fn _backwards(&self) -> bool {
        self.headers.arrived().is_some_and(dynamic::ResponseInfo::backwards)
    }

    /// Neither headers nor bytes: they may hold personal data.
    fn __repr__(&self) -> String {
        let id = self.request_id.as_ref().map_or_else(String::new, |id| format!(", request_id={id:?}"));
        format!("ResponseInfo(http_status={}, attempts={}{id})", self.http_status, self.attempts)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let raw = PyBytes::new(py, &self.raw);
        let (id, key) = (self.request_id.clone(), self.idempotency_key.clone());
        let unreadable = self.unreadable.clone();
        let arguments = (self.http_status, self.headers.pairs(), id, self.attempts, raw, key, unreadable);
        (py.get_type::<Self>(), arguments).into_pyobject(py)
    }
}
