//! How much memory a document takes on its way to the provider: what is alive at once, and what is copied.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

use clients::{Failure, runtime};
use driving::{say, text, told};
use rebuttal::Bytes;
use rebuttal::alipay::Client;

/// The largest document that the provider takes.
const PAYLOAD: usize = 750_000;

#[global_allocator]
static COUNTING: Counting = Counting;

static LIVE: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);
/// In pieces that hold a document or a good part of it.
static LARGE: AtomicUsize = AtomicUsize::new(0);

/// Counts what is asked for and hands it on to the system's allocator.
struct Counting;

fn grown(from: usize, to: usize) {
    let live = LIVE.fetch_add(to, Ordering::Relaxed) + to - from;
    LIVE.fetch_sub(from, Ordering::Relaxed);
    PEAK.fetch_max(live, Ordering::Relaxed);
    if to >= PAYLOAD / 8 {
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

fn main() -> Result<(), Failure> {
    let told = told()?;
    let client = Client::builder()
        .gateway(text(&told, "/url")?)
        .allow_http(true)
        .client_id(text(&told, "/alipay/client_id")?)
        .private_key(text(&told, "/alipay/merchant_private_key")?)
        .alipay_public_key(text(&told, "/alipay/alipay_public_key")?)
        .build()?;
    let document = |size: usize| {
        let mut bytes = b"%PDF-1.7\n".to_vec();
        bytes.resize(size, 7);
        bytes.shrink_to_fit();
        Bytes::from(bytes)
    };
    runtime()?.block_on(async {
        // The connection, and what is made once.
        client.supply_defense_document("202601010000000001", document(1000)).send().await?;
        let payload = document(PAYLOAD);
        let before = LIVE.load(Ordering::Relaxed);
        PEAK.store(before, Ordering::Relaxed);
        LARGE.store(0, Ordering::Relaxed);
        let answer = client.supply_defense_document("202601010000000001", payload).send().await?;
        if answer.result.result_code != "SUCCESS" {
            return Err("it was not taken".into());
        }
        let peak = PEAK.load(Ordering::Relaxed) - before;
        Ok(say(
            &serde_json::json!({"payload": PAYLOAD, "peak": peak + PAYLOAD, "large": LARGE.load(Ordering::Relaxed)}),
        )?)
    })
}
