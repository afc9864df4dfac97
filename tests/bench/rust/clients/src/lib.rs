//! What the programs that measure clients in Rust have in common.

pub mod counting;

use std::error::Error;
use std::future::Future;
use std::rc::Rc;
use std::time::{Duration, Instant};

/// The dispute that is asked for.
pub const DISPUTE: &str = "du_1BENCH000000000000000001";

pub type Failure = Box<dyn Error>;

/// A runtime on this thread alone: everything that is measured has one core.
pub fn runtime() -> Result<tokio::runtime::Runtime, Failure> {
    Ok(tokio::runtime::Builder::new_current_thread().enable_all().build()?)
}

/// Keeps `width` calls in flight until the time is over, and gives how many were answered.
pub async fn in_flight<F, C>(width: usize, time: Duration, call: C) -> Result<u64, Failure>
where
    C: Fn() -> F + 'static,
    F: Future<Output = Result<(), Failure>>,
{
    let (end, call) = (Instant::now() + time, Rc::new(call));
    let local = tokio::task::LocalSet::new();
    let lanes: Vec<_> = (0..width)
        .map(|_| {
            let call = call.clone();
            local.spawn_local(async move {
                let mut answered = 0;
                while Instant::now() < end {
                    call().await.map_err(|error| error.to_string())?;
                    answered += 1;
                }
                Ok::<u64, String>(answered)
            })
        })
        .collect();
    local
        .run_until(async {
            let mut answered = 0;
            for lane in lanes {
                answered += lane.await??;
            }
            Ok(answered)
        })
        .await
}

/// The field that every client is made to look at, so that none gets away with reading nothing.
pub fn check(due_by: Option<i64>) -> Result<(), Failure> {
    if due_by == Some(1_768_953_600) { Ok(()) } else { Err("not the dispute that was asked for".into()) }
}
