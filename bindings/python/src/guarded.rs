//! Calls of what is written in Python, in a thread that Python may end meanwhile.
//!
//! Until 3.14, Python ends what daemon threads do at the end of a process: one that wants to go on in Python is unwound,
//! without an exception, all the way up. With a native function in the way, the process crashes. So it stops here for
//! ever, as later versions of Python have it; nobody waits for such a thread.

use std::{mem, thread};

use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::PyTuple;

/// Its end is reached only by unwinding.
struct Stop;

impl Drop for Stop {
    fn drop(&mut self) {
        loop {
            thread::park();
        }
    }
}

#[expect(unsafe_code, reason = "there is no other way to say that it unwinds")]
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
