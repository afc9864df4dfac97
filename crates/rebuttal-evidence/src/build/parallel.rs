//! The pictures of a packet, several at once, until it is clear that they don't fit.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;

use super::picture::{Embedded, Picture, Scratch, Step};

/// How many bytes the pictures may have together that are decoded at the same time.
const MAX_AT_ONCE: u64 = 160 << 20;

/// How many bytes the pictures may have together that are kept from step to step: 13 photos of a phone.
const MAX_KEPT: u64 = 200 << 20;

/// Makes all pictures of a step, in their order; none if they have more than `most` bytes together, and then not all are made.
///
/// # Errors
/// The first picture that cannot be used, and why.
pub(super) fn embed(
    pictures: Vec<&mut Picture<'_>>,
    step: Option<Step>,
    most: u64,
) -> Result<Option<Vec<Embedded>>, (usize, String)> {
    let workers = workers(&pictures);
    let keep = pictures.iter().map(|picture| picture.decoded_bytes().1).sum::<u64>() <= MAX_KEPT;
    let jobs: Vec<Mutex<&mut Picture<'_>>> = pictures.into_iter().map(Mutex::new).collect();
    if keep && step.is_some() {
        // All at once, also those that this step won't come to: reading takes the longest, and the last step needs every one.
        in_turn(workers, &jobs, || true, |picture, scratch| picture.keep(scratch))?;
    }
    let bytes = AtomicU64::new(0);
    let fits = || bytes.load(Ordering::Relaxed) <= most;
    let made = in_turn(workers, &jobs, fits, |picture, scratch| {
        let embedded = match step {
            Some(step) => picture.at(step, scratch)?,
            None => picture.as_it_is()?,
        };
        bytes.fetch_add(embedded.stream.content.len() as u64, Ordering::Relaxed);
        Ok(embedded)
    })?;
    Ok(fits().then_some(made))
}

/// What `job` makes of each picture, in their order, as long as there are to be more.
fn in_turn<T: Send>(
    workers: usize,
    pictures: &[Mutex<&mut Picture<'_>>],
    more: impl Fn() -> bool + Sync,
    job: impl Fn(&mut Picture<'_>, &mut Scratch) -> Result<T, String> + Sync,
) -> Result<Vec<T>, (usize, String)> {
    let next = AtomicUsize::new(0);
    let made = Mutex::new(BTreeMap::new());
    let work = || {
        let mut scratch = Scratch::default();
        while more() {
            let at = next.fetch_add(1, Ordering::Relaxed);
            // A picture is the job of one worker, so nobody waits for it.
            let Some(mut picture) = pictures.get(at).map(locked) else { break };
            let result = job(&mut picture, &mut scratch);
            locked(&made).insert(at, result);
        }
    };
    thread::scope(|scope| {
        for _ in 1..workers {
            // Where no thread can be started, this one does it all.
            let _ = thread::Builder::new().spawn_scoped(scope, work);
        }
        work();
    });
    let made = made.into_inner().unwrap_or_else(PoisonError::into_inner);
    made.into_iter().map(|(at, result)| result.map_err(|problem| (at, problem))).collect()
}

/// As many as there are cores, and pictures that fit into memory together.
fn workers(pictures: &[&mut Picture<'_>]) -> usize {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let largest = pictures.iter().map(|picture| picture.decoded_bytes().0).max().unwrap_or_default().max(1);
    let fit = usize::try_from(MAX_AT_ONCE / largest).unwrap_or(usize::MAX);
    cores.min(pictures.len()).min(fit).max(1)
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
