//! The queue of finished calls of one JavaScript thread.
//!
//! Rust threads put ends in and wake the JavaScript thread; JavaScript takes all of them. So a thousand responses cost one
//! wake-up and not a thousand.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use napi::Status;
use napi::bindgen_prelude::{Array, Either, Env, Function, Result, Undefined};
use napi::threadsafe_function::{ThreadsafeFunction, ThreadsafeFunctionCallMode};
use napi_derive::napi;

use crate::failure::Failure;
use crate::response::NativeResponse;

/// The end of a call.
pub(crate) type End = Either<Failure, NativeResponse>;

/// Weak: only calls under way keep the process alive.
type WakeUp = ThreadsafeFunction<(), (), (), Status, false, true>;

/// How many values of the list that `take` returns belong to one call.
const STRIDE: u32 = 11;

/// The finished calls of the JavaScript thread that made the inbox.
#[napi]
pub struct Inbox(pub(crate) Arc<Ends>);

/// The part of the inbox that Rust threads share.
pub(crate) struct Ends(Mutex<State>);

struct State {
    ended: Vec<(f64, End)>,
    /// The JavaScript thread was woken, or is about to be.
    woken: bool,
    /// How many calls have ends that JavaScript has not taken yet.
    under_way: usize,
    wake_up: WakeUp,
}

#[napi]
impl Inbox {
    /// Calls `on_ready` when there is something to take.
    #[napi(constructor)]
    pub fn new(on_ready: Function<'_, (), ()>) -> Result<Self> {
        let wake_up = on_ready.build_threadsafe_function::<()>().weak::<true>().build()?;
        Ok(Self(Arc::new(Ends(Mutex::new(State { ended: Vec::new(), woken: false, under_way: 0, wake_up })))))
    }

    /// All finished calls, eleven values each: the call's number, and its failure with the response's bytes; or no failure,
    /// and the response's parts from the third value on.
    #[napi(catch_unwind)]
    pub fn take<'env>(&self, env: &'env Env) -> Result<Array<'env>> {
        let ended = {
            let mut state = self.0.state();
            state.woken = false;
            let ended = std::mem::take(&mut state.ended);
            state.under_way -= ended.len();
            if state.under_way == 0 {
                #[expect(deprecated, reason = "nothing else lets the process end")]
                state.wake_up.unref(env)?;
            }
            ended
        };
        let count = u32::try_from(ended.len()).unwrap_or(u32::MAX);
        let mut list = env.create_array(count.saturating_mul(STRIDE))?;
        for (at, (number, end)) in (0..count).map(|index| index * STRIDE).zip(ended) {
            list.set(at, number)?;
            match end {
                Either::A(Failure { failure, raw }) => {
                    list.set(at + 1, failure)?;
                    list.set(at + 2, absent(raw))?;
                }
                Either::B(response) => {
                    list.set(at + 1, ())?;
                    list.set(at + 2, response.body)?;
                    list.set(at + 3, response.http_status)?;
                    list.set(at + 4, response.headers)?;
                    list.set(at + 5, absent(response.request_id))?;
                    list.set(at + 6, response.attempts)?;
                    list.set(at + 7, absent(response.idempotency_key))?;
                    list.set(at + 8, absent(response.raw))?;
                    list.set(at + 9, absent(response.page))?;
                    list.set(at + 10, absent(response.more))?;
                }
            }
        }
        Ok(list)
    }
}

/// `None` as `undefined`.
fn absent<T>(value: Option<T>) -> Either<T, Undefined> {
    value.map_or(Either::B(()), Either::A)
}

impl Ends {
    /// Expects the end of one more call, which keeps the process alive until JavaScript has taken it.
    ///
    /// # Errors
    /// Only if Node cannot wait for it.
    pub(crate) fn expect(&self, env: &Env) -> Result<()> {
        let mut state = self.state();
        if state.under_way == 0 {
            #[expect(deprecated, reason = "nothing else keeps the process alive")]
            state.wake_up.refer(env)?;
        }
        state.under_way += 1;
        Ok(())
    }

    /// Puts in the end of a call, from the call's task. The wake-up waits until the responses that arrived together with this
    /// one are read too: waking JavaScript costs more than reading a response.
    pub(crate) fn put(self: &Arc<Self>, number: f64, end: End) {
        let mut state = self.state();
        state.ended.push((number, end));
        if !std::mem::replace(&mut state.woken, true) {
            let ends = Arc::clone(self);
            tokio::spawn(async move {
                tokio::task::yield_now().await;
                // Fails if the JavaScript thread has ended, and then nothing waits there.
                let _status = ends.state().wake_up.call((), ThreadsafeFunctionCallMode::NonBlocking);
            });
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
