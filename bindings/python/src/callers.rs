//! Where blocking calls run: in the threads that wait for them.
//!
//! A thread that waits alone drives the connections itself, so that its response wakes no other thread. If several wait at
//! once, a thread without Python drives them for all, and each is woken only when its own response has arrived.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use pyo3::prelude::*;
use tokio::runtime::{Builder, Runtime};

use crate::errors;
use crate::runtime::PerProcess;

/// The peer may have closed connections that no thread has driven for longer than this.
const STALE: Duration = Duration::from_millis(1);

/// After so long without several waiting threads, a single one drives the connections itself again.
const LULL: Duration = Duration::from_millis(20);

/// After how many turns of connections the timers run. A connection that always has something to read must not delay the
/// time limits of others.
const TURNS: u32 = 2;

/// How often idle connections are driven while there is no call, and for how long after the last call: the pool closes
/// connections that have been idle for 90 seconds.
const IDLE_INTERVAL: Duration = Duration::from_millis(500);
const IDLE: Duration = Duration::from_secs(100);

/// The connections of a process's blocking calls.
pub(crate) struct Callers {
    runtime: Runtime,
    /// How many threads wait. While there is one, the connections are driven.
    waiting: AtomicUsize,
    /// Some have waited at once.
    crowded: AtomicBool,
    /// A thread of its own drives, or is about to.
    driven: AtomicBool,
    /// A thread drives idle connections.
    idle_driven: AtomicBool,
    began: Instant,
    /// When the last of them returned, in microseconds since `began`.
    left: AtomicU64,
}

static CURRENT: OnceLock<PerProcess<&'static Callers>> = OnceLock::new();

impl Callers {
    /// Those of this process.
    ///
    /// # Errors
    /// `TransportError` when the process may have no more descriptors.
    pub(crate) fn current(py: Python<'_>) -> PyResult<&'static Self> {
        let current = CURRENT.get_or_init(PerProcess::empty).get(py, || {
            let runtime = Builder::new_current_thread().event_interval(TURNS).enable_all().build()?;
            // Leaked on purpose: it lives as long as the process, and is never waited for at exit.
            Ok(&*Box::leak(Box::new(Self {
                runtime,
                waiting: AtomicUsize::new(0),
                crowded: AtomicBool::new(false),
                driven: AtomicBool::new(false),
                idle_driven: AtomicBool::new(false),
                began: Instant::now(),
                left: AtomicU64::new(0),
            })))
        });
        current.map_err(|error| errors::exhausted(py, error))
    }

    /// Those of this process, if any call has been made.
    pub(crate) fn existing(py: Python<'_>) -> Option<&'static Self> {
        CURRENT.get().and_then(|current| current.existing(py))
    }

    /// Waits for `work` in this thread, and drives the connections meanwhile unless another thread does.
    pub(crate) fn wait<T>(&'static self, work: impl Future<Output = T>) -> T {
        if self.waiting.fetch_add(1, Ordering::AcqRel) > 0 {
            self.crowded.store(true, Ordering::Release);
            if !self.driven.swap(true, Ordering::AcqRel) {
                self.drive();
            }
        }
        let done = self.runtime.block_on(work);
        self.drive_idle();
        self.left.store(self.now(), Ordering::Release);
        self.waiting.fetch_sub(1, Ordering::AcqRel);
        done
    }

    fn drive(&'static self) {
        let crowd = async {
            while self.crowded.swap(false, Ordering::AcqRel) {
                tokio::time::sleep(LULL).await;
            }
        };
        let drive = move || {
            self.runtime.block_on(crowd);
            self.driven.store(false, Ordering::Release);
        };
        if thread::Builder::new().name("rebuttal".to_owned()).spawn(drive).is_err() {
            // The process may not start more threads. Those that wait drive in turns then.
            self.driven.store(false, Ordering::Release);
        }
    }

    /// Processes what arrived while no thread drove the connections: one that the peer has closed must not be used.
    pub(crate) fn catch_up(&'static self) {
        let idle = self.now().saturating_sub(self.left.load(Ordering::Acquire));
        if self.waiting.load(Ordering::Acquire) == 0 && u128::from(idle) > STALE.as_micros() {
            self.turn();
        }
    }

    /// Drives the connections for a moment.
    pub(crate) fn turn(&'static self) {
        self.wait(turns(8));
    }

    /// Drives the connections until a closed client's are closed.
    pub(crate) fn settle(&'static self) {
        self.wait(turns(64));
    }

    /// Starts a thread without Python that drives idle connections, so that they notice when the peer closes them. It ends
    /// when none can be left.
    fn drive_idle(&'static self) {
        if self.idle_driven.load(Ordering::Acquire) || self.idle_driven.swap(true, Ordering::AcqRel) {
            return;
        }
        let drive = move || {
            loop {
                thread::sleep(IDLE_INTERVAL);
                let idle = Duration::from_micros(self.now().saturating_sub(self.left.load(Ordering::Acquire)));
                if self.waiting.load(Ordering::Acquire) == 0 {
                    // Not counted as waiting: a call that begins now drives the connections itself.
                    self.runtime.block_on(turns(64));
                    if idle > IDLE {
                        break;
                    }
                }
            }
            self.idle_driven.store(false, Ordering::Release);
        };
        if thread::Builder::new().name("rebuttal-idle".to_owned()).spawn(drive).is_err() {
            // The process may not start more threads. The next call notices closed connections.
            self.idle_driven.store(false, Ordering::Release);
        }
    }

    fn now(&self) -> u64 {
        u64::try_from(self.began.elapsed().as_micros()).unwrap_or(u64::MAX)
    }
}

/// Gives the connections the system's events.
async fn turns(times: u32) {
    // The first turn gets the events from the system, the others run the connections, [`TURNS`] at a time.
    for _ in 0..times {
        tokio::task::yield_now().await;
    }
}
