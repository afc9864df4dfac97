//! The threads that HTTP runs on, shared by all clients of a process, worker threads included.
//!
//! Ours and not napi's: napi's own runtime ends with the last environment that it knows of, and this one outlives
//! every worker. Its threads never keep the process alive; a pending promise does.

use std::sync::OnceLock;

use tokio::runtime::{Builder, Runtime};

use crate::failure::Failure;

static RUNTIME: OnceLock<Runtime> = OnceLock::new();

/// JavaScript makes and takes the calls on one thread, so more than a few threads have nothing to do.
const MOST_THREADS: usize = 4;

/// The runtime, started by the first call.
///
/// # Errors
/// `TransportError` if the system gives no threads or descriptors. The next call tries again.
pub(crate) fn runtime() -> Result<&'static Runtime, Failure> {
    if let Some(runtime) = RUNTIME.get() {
        return Ok(runtime);
    }
    let started = start().map_err(|problem| Failure::retryable("TransportError", &problem))?;
    // Where another thread was faster, this one ends without having done anything.
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
        .worker_threads(cores.min(MOST_THREADS))
        .thread_name("rebuttal")
        // A connection that always has something to read must not keep others from their time limits.
        .event_interval(4)
        .enable_io()
        .enable_time()
        .build()
        .map_err(|error| {
            format!("the threads for HTTP could not be started ({error}), so nothing was sent; allow this process more threads and files")
        })
}
