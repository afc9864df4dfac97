//! Calls of Python functions, in a thread that Python may end meanwhile.
//!
//! Until 3.14, Python ends daemon threads at the end of a process: a thread that would continue in Python is unwound completely,
//! without an exception. With a native function on its stack, the process crashes. So such a thread stops here for ever, as in
//! later versions of Python; nothing waits for it.

use std::{mem, thread};

use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::PyTuple;

/// It is dropped only by unwinding.
struct Stop;

impl Drop for Stop {
    fn drop(&mut self) {
        loop {
            thread::park();
        }
    }
}

#[expect(unsafe_code, reason = "only a declaration of our own can say that it unwinds")]
unsafe extern "C-unwind" {
    /// PyO3's own declaration says that it never unwinds.
    fn PyObject_CallObject(callable: *mut ffi::PyObject, arguments: *mut ffi::PyObject) -> *mut ffi::PyObject;
}

/// Calls it.
///
/// # Errors
/// What it raises.
#[expect(unsafe_code, reason = "it is called by PyO3's rules")]
pub(crate) fn call<'py>(
    callable: &Bound<'py, PyAny>,
    arguments: impl IntoPyObject<'py, Target = PyTuple, Output = Bound<'py, PyTuple>, Error = PyErr>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = callable.py();
    let arguments = arguments.into_pyobject(py)?;
    let stop = Stop;
    // SAFETY: both pointers are live while their owners are, and a tuple is what it takes.
    let returned = unsafe { PyObject_CallObject(callable.as_ptr(), arguments.as_ptr()) };
    mem::forget(stop);
    // SAFETY: it gives a new reference, or null with the exception set.
    unsafe { Bound::from_owned_ptr_or_err(py, returned) }
}
