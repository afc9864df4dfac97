//! A provider's functions, and objects with functions.

use pyo3::prelude::*;
use pyo3::types::PyBytes;
use rebuttal::dynamic::{self, Argument, Returned};

use crate::errors;

/// An argument; the Python half has checked that it is of the declared type.
#[derive(FromPyObject)]
enum Value {
    Integer(i64),
    Text(String),
    Bytes(Vec<u8>),
}

fn borrow(arguments: &[Value]) -> Vec<Argument<'_>> {
    let one = |value: &'_ _| match value {
        Value::Integer(number) => Argument::Integer(*number),
        Value::Text(text) => Argument::Text(text),
        Value::Bytes(bytes) => Argument::Bytes(bytes),
    };
    arguments.iter().map(one).collect()
}

fn give(py: Python<'_>, result: Result<Returned, rebuttal::Error>) -> PyResult<Bound<'_, PyAny>> {
    match result {
        Ok(Returned::Nothing) => Ok(py.None().into_bound(py)),
        Ok(Returned::Text(text)) => Ok(text.into_pyobject(py)?.into_any()),
        Ok(Returned::Bytes(bytes)) => Ok(PyBytes::new(py, &bytes).into_any()),
        Err(error) => Err(errors::to_python(py, &error)),
    }
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
    let result = py.detach(|| dynamic::run(provider, function, &borrow(&arguments)));
    give(py, result)
}

/// An object with functions, such as a parsed key.
#[pyclass(frozen, module = "rebuttal._native")]
pub(crate) struct Handle(dynamic::Handle);

#[pymethods]
impl Handle {
    #[new]
    fn new(py: Python<'_>, provider: &str, handle: &str, options: &[u8]) -> PyResult<Self> {
        let opened = py.detach(|| dynamic::Handle::open(provider, handle, options));
        opened.map(Self).map_err(|error| errors::to_python(py, &error))
    }

    /// Runs one of its functions.
    #[expect(clippy::needless_pass_by_value, reason = "a list arrives by value from Python")]
    fn run<'py>(&self, py: Python<'py>, function: &str, arguments: Vec<Value>) -> PyResult<Bound<'py, PyAny>> {
        let result = py.detach(|| self.0.run(function, &borrow(&arguments)));
        give(py, result)
    }
}
