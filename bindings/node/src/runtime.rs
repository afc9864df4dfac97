//! The threads for HTTP, shared by all clients of a process, those in worker threads included.
//!
//! napi's own runtime ends with the last environment that it knows of; this one outlives every worker. Its threads never
//! keep the process alive; a pending promise does.

use std::sync::OnceLock;

use tokio::runtime::{Builder, Runtime};

use crate::failure::Failure;

static RUNTIME: OnceLock<Runtime> = OnceLock::new();

/// One JavaScript thread starts and finishes the calls, so more threads would have nothing to do.
const MAX_THREADS: usize = 4;

/// The runtime, started by the first call.
///
/// # Errors
/// `TransportError` if the system gives no threads or descriptors. The next call tries again.
pub(crate) fn runtime() -> Result<&'static Runtime, Failure> {
    if let Some(runtime) = RUNTIME.get() {
        return Ok(runtime);
    }
    let started = start().map_err(|problem| Failure::retryable("TransportError", &problem))?;
    // If another thread was faster, its runtime stays and this one is shut down.
    let mut started = Some(started);
    let runtime = RUNTIME.get_or_init(|| started.take().unwrap_or_else(|| unreachable!("it is taken once")));
    if let Some(second) = started {
        second.shutdown_background();
    }
    Ok(runtime)
}

fn start() -> Result<Runtime, String> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    Builder::new_multi_thread()
        .worker_threads(cores.min(MAX_THREADS))
        .thread_name("rebuttal")
        // A connection that always has data to read must not delay the time limits of others.
        .event_interval(4)
        .enable_io()
        .enable_time()
        .build()
        .map_err(|error| {
            format!("cannot start the threads for HTTP ({error}); nothing was sent; allow this process more threads and files")
        })
}
