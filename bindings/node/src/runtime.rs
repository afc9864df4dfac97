//! The threads that HTTP runs on, shared by all clients of a process, worker threads included.
//!
//! Ours and not napi's: napi's own runtime ends with the last environment that it knows of, and this one outlives
//! every worker. Its threads never keep the process alive; a pending promise does.

use std::sync::OnceLock;

use tokio::runtime::{Builder, Runtime};

use crate::failure::Failure;

static RUNTIME: OnceLock<Result<Runtime, String>> = OnceLock::new();

/// JavaScript makes and takes the calls on one thread, so more than a few threads have nothing to do.
const MOST_THREADS: usize = 4;

/// The runtime, started by the first call.
///
/// # Errors
/// `ConfigError` if the system gives no threads.
pub(crate) fn runtime() -> Result<&'static Runtime, Failure> {
    RUNTIME.get_or_init(start).as_ref().map_err(|problem| Failure::new("ConfigError", problem))
}

fn start() -> Result<Runtime, String> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    Builder::new_multi_thread()
        .worker_threads(cores.min(MOST_THREADS))
        .thread_name("rebuttal")
        .enable_io()
        .enable_time()
        .build()
        .map_err(|error| {
            format!("the threads for HTTP could not be started ({error}); allow this process more threads")
        })
}
