//! The core's errors as the exceptions of `rebuttal.errors`.

use std::error::Error as _;
use std::io;

use pyo3::exceptions::{PyOSError, PyRuntimeError};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyBytes;
use rebuttal::{Error, ErrorKind};

use crate::guarded;

/// Every class with its parent, for the test of the Python half.
pub(crate) fn classes() -> Vec<(&'static str, &'static str)> {
    ErrorKind::ALL.iter().map(|kind| (kind.class(), kind.parent())).collect()
}

/// The exception for an error, with its attributes and cause.
pub(crate) fn to_python(py: Python<'_>, error: &Error) -> PyErr {
    match build(py, error) {
        Ok(exception) => PyErr::from_value(exception),
        // Only in a broken installation; the provider's error must not be lost by that.
        Err(broken) => {
            let fallback = PyRuntimeError::new_err(format!("{}: {error}", error.kind().class()));
            fallback.set_cause(py, Some(broken));
            fallback
        }
    }
}

/// Raises what the core refuses.
pub(crate) trait OrRaise<T> {
    fn or_raise(self, py: Python<'_>) -> PyResult<T>;
}

impl<T> OrRaise<T> for Result<T, Error> {
    fn or_raise(self, py: Python<'_>) -> PyResult<T> {
        self.map_err(|error| to_python(py, &error))
    }
}

/// The exception if this process has too few descriptors or threads.
pub(crate) fn exhausted(py: Python<'_>, error: io::Error) -> PyErr {
    to_python(py, &rebuttal::dynamic::exhausted("the call could not begin", error))
}

/// Passes an exception that must change nothing to `sys.unraisablehook`.
#[pyfunction]
pub(crate) fn unraisable(error: Bound<'_, PyAny>, r#where: &Bound<'_, PyAny>) {
    let py = error.py();
    PyErr::from_value(error).write_unraisable(py, Some(r#where));
}

fn build<'py>(py: Python<'py>, error: &Error) -> PyResult<Bound<'py, PyAny>> {
    static MAKE: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let make = MAKE.get_or_try_init(py, || PyResult::Ok(py.import("rebuttal.errors")?.getattr("_make")?.unbind()))?;
    let raw = error.raw().map(|raw| PyBytes::new(py, raw));
    let exception = guarded::call(make.bind(py), (error.to_json().to_string(), raw))?;
    // An error of the operating system becomes Python's own exception, with its number.
    let system = error.source().and_then(|source| source.downcast_ref::<io::Error>());
    if let Some(number) = system.and_then(io::Error::raw_os_error) {
        let text = py.import("os")?.call_method1("strerror", (number,))?.unbind();
        exception.setattr("__cause__", PyOSError::new_err((number, text)).into_value(py))?;
    }
    Ok(exception)
}
