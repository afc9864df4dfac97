//! Where the calls of a JavaScript thread that have ended wait for it.
//!
//! Threads of ours put ends in and ring; JavaScript takes all that there is. So a thousand answers cost one way to the
//! other thread and not a thousand.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use napi::Status;
use napi::bindgen_prelude::{Array, Either, Env, Function, Result, Undefined};
use napi::threadsafe_function::{ThreadsafeFunction, ThreadsafeFunctionCallMode};
use napi_derive::napi;

use crate::answer::NativeAnswer;
use crate::failure::Failure;

/// What a call ends with.
pub(crate) type End = Either<Failure, NativeAnswer>;

/// Weak: only calls under way keep the process alive.
type Bell = ThreadsafeFunction<(), (), (), Status, false, true>;

/// How many values of the list that `take` gives belong to one call.
const STRIDE: u32 = 11;

/// The ends of calls, for the JavaScript thread that made it.
#[napi]
pub struct Inbox(pub(crate) Arc<Ends>);

/// What our threads see of it.
pub(crate) struct Ends(Mutex<State>);

struct State {
    ended: Vec<(f64, End)>,
    /// The bell was rung, or will be.
    rung: bool,
    /// Calls whose ends JavaScript has not taken yet.
    under_way: usize,
    bell: Bell,
}

#[napi]
impl Inbox {
    /// Calls `heard` when there is something to take.
    #[napi(constructor)]
    pub fn new(heard: Function<'_, (), ()>) -> Result<Self> {
        let bell = heard.build_threadsafe_function::<()>().weak::<true>().build()?;
        Ok(Self(Arc::new(Ends(Mutex::new(State { ended: Vec::new(), rung: false, under_way: 0, bell })))))
    }

    /// All that has ended, eleven values each: the call's number, and its failure with the answer's bytes; or in their place
    /// nothing, and the answer's parts from the third value on.
    #[napi(catch_unwind)]
    pub fn take<'env>(&self, env: &'env Env) -> Result<Array<'env>> {
        let ended = {
            let mut state = self.0.state();
            state.rung = false;
            let ended = std::mem::take(&mut state.ended);
            state.under_way -= ended.len();
            if state.under_way == 0 {
                #[expect(deprecated, reason = "nothing else lets the process end")]
                state.bell.unref(env)?;
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
                Either::B(answer) => {
                    list.set(at + 1, ())?;
                    list.set(at + 2, answer.body)?;
                    list.set(at + 3, answer.http_status)?;
                    list.set(at + 4, answer.headers)?;
                    list.set(at + 5, absent(answer.request_id))?;
                    list.set(at + 6, answer.attempts)?;
                    list.set(at + 7, absent(answer.idempotency_key))?;
                    list.set(at + 8, absent(answer.raw))?;
                    list.set(at + 9, absent(answer.page))?;
                    list.set(at + 10, absent(answer.more))?;
                }
            }
        }
        Ok(list)
    }
}

/// As `undefined`, where it is not there.
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
            state.bell.refer(env)?;
        }
        state.under_way += 1;
        Ok(())
    }

    /// Puts in the end of a call, told by the task that it ran in. The bell waits until the answers that have arrived together
    /// with this one are read too: waking JavaScript costs more than reading an answer.
    pub(crate) fn put(self: &Arc<Self>, number: f64, end: End) {
        let mut state = self.state();
        state.ended.push((number, end));
        if !std::mem::replace(&mut state.rung, true) {
            let ends = Arc::clone(self);
            tokio::spawn(async move {
                tokio::task::yield_now().await;
                // A thread that has ended hears nothing any more, and nobody waits there either.
                let _status = ends.state().bell.call((), ThreadsafeFunctionCallMode::NonBlocking);
            });
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
