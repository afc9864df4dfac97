//! An allocator that counts: what is alive, the most of it, and what was ever asked for in large pieces.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

static LIVE: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);
static LARGE: AtomicUsize = AtomicUsize::new(0);
static AT_LEAST: AtomicUsize = AtomicUsize::new(usize::MAX);

/// Counts what is asked for and hands it on to the system's allocator.
pub struct Counting;

/// What was counted.
pub struct Counted {
    /// The most bytes alive at once, beyond those that were alive before.
    pub peak: usize,
    /// All bytes that were ever asked for in large pieces.
    pub large: usize,
}

/// Counts what happens in `work`; pieces of `at_least` bytes are large.
pub fn count<T>(at_least: usize, work: impl FnOnce() -> T) -> (T, Counted) {
    let before = LIVE.load(Ordering::Relaxed);
    PEAK.store(before, Ordering::Relaxed);
    LARGE.store(0, Ordering::Relaxed);
    AT_LEAST.store(at_least, Ordering::Relaxed);
    let done = work();
    let counted = Counted { peak: PEAK.load(Ordering::Relaxed) - before, large: LARGE.load(Ordering::Relaxed) };
    (done, counted)
}

fn grown(from: usize, to: usize) {
    let live = LIVE.fetch_add(to, Ordering::Relaxed) + to - from;
    LIVE.fetch_sub(from, Ordering::Relaxed);
    PEAK.fetch_max(live, Ordering::Relaxed);
    if to >= AT_LEAST.load(Ordering::Relaxed) {
        LARGE.fetch_add(to, Ordering::Relaxed);
    }
}

// SAFETY: every call goes to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        grown(0, layout.size());
        // SAFETY: the caller's promises are passed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        grown(0, layout.size());
        // SAFETY: the caller's promises are passed on.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        LIVE.fetch_sub(layout.size(), Ordering::Relaxed);
        // SAFETY: the caller's promises are passed on.
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        grown(layout.size(), size);
        // SAFETY: the caller's promises are passed on.
        unsafe { System.realloc(pointer, layout, size) }
    }
}
