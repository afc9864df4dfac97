//! Where blocking calls run: in the threads that wait for them.
//!
//! A thread that waits alone drives the connections itself, so that its answer wakes nobody else. Where several wait at
//! once, a thread without Python drives them for all, and each is woken only when its own answer has come.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use pyo3::prelude::*;
use tokio::runtime::{Builder, Runtime};

use crate::errors;
use crate::runtime::PerProcess;

/// Connections that nobody has driven for longer than this may have been closed by the other side.
const STALE: Duration = Duration::from_millis(1);

/// When nobody has waited beside another for so long, whoever waits drives alone again.
const LULL: Duration = Duration::from_millis(20);

/// After how many turns of connections the clock is looked at. A connection that always has something to read must not keep
/// others from their time limits.
const TURNS: u32 = 2;

/// How often connections are looked after while nobody calls, and for how long after the last call: the pool closes what
/// has been idle for 90 seconds.
const LOOK: Duration = Duration::from_millis(500);
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
    /// A thread looks after the connections while nobody calls.
    looked_after: AtomicBool,
    began: Instant,
    /// When the last of them left, in microseconds since `began`.
    left: AtomicU64,
}

static CURRENT: OnceLock<PerProcess<&'static Callers>> = OnceLock::new();

impl Callers {
    /// Those of this process.
    ///
    /// # Errors
    /// `TransportError` when the process may have no more descriptors.
    pub(crate) fn current(py: Python<'_>) -> PyResult<&'static Self> {
        CURRENT.get_or_init(PerProcess::empty).get(py, || {
            let runtime = Builder::new_current_thread().event_interval(TURNS).enable_all().build();
            let runtime = runtime.map_err(|error| errors::exhausted(py, error))?;
            // Leaked on purpose: it lives as long as the process, and is never waited for at exit.
            Ok(&*Box::leak(Box::new(Self {
                runtime,
                waiting: AtomicUsize::new(0),
                crowded: AtomicBool::new(false),
                driven: AtomicBool::new(false),
                looked_after: AtomicBool::new(false),
                began: Instant::now(),
                left: AtomicU64::new(0),
            })))
        })
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
        self.look_after();
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
            // The process may have no more threads. Those that wait drive by turns then.
            self.driven.store(false, Ordering::Release);
        }
    }

    /// Lets connections hear what came while no thread drove them: one that the other side has closed must not be taken
    /// for a good one.
    pub(crate) fn catch_up(&'static self) {
        let idle = self.now().saturating_sub(self.left.load(Ordering::Acquire));
        if self.waiting.load(Ordering::Acquire) == 0 && u128::from(idle) > STALE.as_micros() {
            self.turn();
        }
    }

    /// Has the connections do what is to be done at once.
    pub(crate) fn turn(&'static self) {
        self.wait(looks(8));
    }

    /// Has the connections do all that is to be done after a client was closed.
    pub(crate) fn settle(&'static self) {
        self.wait(looks(64));
    }

    /// Has a thread without Python look after the connections while nobody calls, so that those are noticed which the other
    /// side has closed. It ends when none can be left.
    fn look_after(&'static self) {
        if self.looked_after.load(Ordering::Acquire) || self.looked_after.swap(true, Ordering::AcqRel) {
            return;
        }
        let look = move || {
            loop {
                thread::sleep(LOOK);
                let idle = Duration::from_micros(self.now().saturating_sub(self.left.load(Ordering::Acquire)));
                if self.waiting.load(Ordering::Acquire) == 0 {
                    // Not as one that waits: a call that begins now is still alone.
                    self.runtime.block_on(looks(64));
                    if idle > IDLE {
                        break;
                    }
                }
            }
            self.looked_after.store(false, Ordering::Release);
        };
        if thread::Builder::new().name("rebuttal-idle".to_owned()).spawn(look).is_err() {
            // The process may have no more threads. The next call notices what was closed.
            self.looked_after.store(false, Ordering::Release);
        }
    }

    fn now(&self) -> u64 {
        u64::try_from(self.began.elapsed().as_micros()).unwrap_or(u64::MAX)
    }
}

/// Hands the connections what the system has for them.
async fn looks(times: u32) {
    // The first takes the news from the system, the others hand them to the connections, [`TURNS`] at a time.
    for _ in 0..times {
        tokio::task::yield_now().await;
    }
}
