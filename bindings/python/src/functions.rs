//! A provider's functions, and objects with functions.

use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::PyBytes;
use rebuttal::dynamic::{self, Argument, Configured, Options, Registry, Returned, Style};
use zeroize::Zeroizing;

use crate::errors::OrRaise as _;
use crate::runtime::PerProcess;

/// An argument; the Python half has checked that it is of the declared type.
#[derive(FromPyObject)]
pub(crate) enum Value {
    Integer(i64),
    Text(String),
    Bytes(Vec<u8>),
}

fn borrow(arguments: &[Value]) -> Vec<Argument<'_>> {
    arguments.iter().map(Value::borrow).collect()
}

impl Value {
    fn borrow(&self) -> Argument<'_> {
        match self {
            Self::Integer(number) => Argument::Integer(*number),
            Self::Text(text) => Argument::Text(text),
            Self::Bytes(bytes) => Argument::Bytes(bytes),
        }
    }
}

fn give(py: Python<'_>, result: Result<Returned, rebuttal::Error>) -> PyResult<Bound<'_, PyAny>> {
    Ok(match result.or_raise(py)? {
        Returned::Nothing => py.None().into_bound(py),
        Returned::Text(text) => text.into_pyobject(py)?.into_any(),
        Returned::Bytes(bytes) => PyBytes::new(py, &bytes).into_any(),
    })
}

/// The options that environment variables give beside those given, as JSON. It keeps the GIL: Python changes variables under
/// it.
#[pyfunction]
pub(crate) fn variables<'py>(
    py: Python<'py>,
    provider: &str,
    receiver: bool,
    options: &[u8],
) -> PyResult<Bound<'py, PyBytes>> {
    let configured = if receiver { Configured::Receiver } else { Configured::Client };
    let read = dynamic::from_env(provider, configured, Options::from(options), dynamic::process).or_raise(py)?;
    Ok(PyBytes::new(py, &Zeroizing::new(read)))
}

/// Reads the table of a provider that is not bundled; gives the name by which it is used from then on.
#[pyfunction]
pub(crate) fn load(py: Python<'_>, table: &[u8]) -> PyResult<&'static str> {
    let loaded = py.detach(|| dynamic::load(table, &Registry::default()));
    loaded.map(|provider| provider.name).or_raise(py)
}

/// Runs one of a provider's functions.
#[pyfunction]
#[expect(clippy::needless_pass_by_value, reason = "a list arrives by value from Python")]
pub(crate) fn run<'py>(
    py: Python<'py>,
    provider: &str,
    function: &str,
    arguments: Vec<Value>,
) -> PyResult<Bound<'py, PyAny>> {
    let result = py.detach(|| dynamic::run(provider, function, &borrow(&arguments), Style::Snake));
    give(py, result)
}

/// An object with functions, such as a parsed key; every process has its own, as with clients.
#[pyclass(frozen, module = "rebuttal._native")]
pub(crate) struct Handle {
    current: PerProcess<Arc<dynamic::Handle>>,
    provider: String,
    name: String,
    options: Zeroizing<Vec<u8>>,
}

#[pymethods]
impl Handle {
    #[new]
    fn new(py: Python<'_>, provider: &str, handle: &str, options: &[u8]) -> PyResult<Self> {
        let opened = py.detach(|| dynamic::handle(provider, handle, options)).or_raise(py)?;
        Ok(Self {
            current: PerProcess::new(Arc::new(opened)),
            provider: provider.to_owned(),
            name: handle.to_owned(),
            options: Zeroizing::new(options.to_vec()),
        })
    }

    /// Runs one of its functions.
    #[expect(clippy::needless_pass_by_value, reason = "a list arrives by value from Python")]
    fn run<'py>(&self, py: Python<'py>, function: &str, arguments: Vec<Value>) -> PyResult<Bound<'py, PyAny>> {
        let open = || dynamic::handle(&self.provider, &self.name, &self.options).map(Arc::new);
        let current = self.current.get(py, open).or_raise(py)?;
        let result = py.detach(|| current.run(function, &borrow(&arguments)));
        give(py, result)
    }
}
