//! The native half of the Python package `rebuttal`: opaque handles, JSON bytes and errors as data between the languages.
//!
//! No thread of this library ever touches Python. Finished calls wait in a [`queue`]; the event loop is woken through
//! a socket pair and takes them all, and a blocking call is polled by the thread that made it ([`callers`]). A thread that
//! entered Python while the interpreter goes down would crash the process; one that never does cannot.

mod blocking;
mod callers;
mod client;
mod dedup;
mod errors;
mod file;
mod functions;
mod guarded;
mod info;
mod packet;
mod queue;
mod receiver;
mod runtime;
mod signer;
mod wakeup;

use pyo3::prelude::*;

/// The module `rebuttal._native`; not a public interface.
#[pymodule(gil_used = true)]
mod _native {
    #[pymodule_export]
    use super::client::Client;
    #[pymodule_export]
    use super::dedup::{Claims, canonical_time, check_claim, claim_lost, dedup_key, in_progress};
    #[pymodule_export]
    use super::errors::unraisable;
    #[pymodule_export]
    use super::file::OpenFile;
    #[pymodule_export]
    use super::functions::{Handle, load, run, variables};
    #[pymodule_export]
    use super::info::{Json, ResponseInfo};
    #[pymodule_export]
    use super::packet::{Packet, PacketResult};
    #[pymodule_export]
    use super::queue::{Progress, Queue, Ticket};
    #[pymodule_export]
    use super::receiver::{Receiver, read_any_message, read_message, unreadable_shown};
    #[pymodule_export]
    use super::signer::SignRequest;

    use pyo3::prelude::*;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        // PyO3 checks once that there is an interpreter. A thread that first calls at the end of the process would check too
        // late.
        module.py().detach(|| Python::attach(|_| ()));
        module.add("__version__", env!("CARGO_PKG_VERSION"))?;
        module.add("ERROR_CLASSES", super::errors::classes())
    }
}
