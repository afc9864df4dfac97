//! The channel between JavaScript and one call under way. The call's events resolve promises, and JavaScript answers
//! through a [`Control`].
//!
//! No Rust thread calls JavaScript. A call that needs a signature resolves its promise with the content to sign;
//! JavaScript takes the next promise and passes the signature when it has it. Upload progress works in the same way: one
//! promise at a time, resolved when the progress has changed, or with `null` when the call has ended.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use futures_util::future::AbortHandle;
use napi::JsDeferred;
use napi::bindgen_prelude::{Either4, Env, Object, Result, ToNapiValue, Uint8Array};
use napi_derive::napi;
use rebuttal::dynamic::{Observed, Progress};
use tokio::sync::oneshot;

use crate::convert::{Copied, Text};
use crate::failure::Failure;
use crate::response::NativeResponse;

/// A call that was aborted.
#[napi(object, object_from_js = false)]
pub(crate) struct AbortedCall {
    pub aborted: bool,
}

/// A call that waits for a signature.
#[napi(object, object_from_js = false)]
pub(crate) struct ToSign {
    pub content: Copied,
    pub digest: Copied,
}

/// How many bytes of a call's files were sent, of how many.
#[napi(object, object_from_js = false)]
pub(crate) struct Sent {
    pub sent: f64,
    pub total: f64,
}

/// The end of a call, or its need for a signature.
pub(crate) type CallEvent = Either4<Failure, NativeResponse, AbortedCall, ToSign>;

type Resolver<T> = Box<dyn FnOnce(Env) -> Result<T>>;

/// Why the signer gave no signature, and whether trying again can help.
#[derive(Debug)]
pub(crate) struct SignerFailure {
    pub(crate) why: String,
    pub(crate) transient: bool,
}

/// The channel, shared by the call's task and JavaScript's [`Control`].
#[derive(Clone, Default)]
pub(crate) struct CallChannel(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    events: Slot<CallEvent>,
    progress: Slot<Option<Sent>>,
    /// Whether JavaScript asks for progress.
    reports_progress: bool,
    /// Gathers the call's facts, if there is an observer.
    observed: Option<Observed>,
    ended: bool,
    abort: Option<AbortHandle>,
    signature: Option<oneshot::Sender<std::result::Result<Vec<u8>, SignerFailure>>>,
}

/// A promise that waits for a value, or a value that waits for a promise.
#[derive(Default)]
enum Slot<T: ToNapiValue + 'static> {
    #[default]
    Empty,
    Promise(JsDeferred<T, Resolver<T>>),
    Value(T),
}

impl<T: ToNapiValue + 'static> Slot<T> {
    /// The promise of the next value, resolved at once if there is one, or with `default` if that is given.
    fn next<'env>(&mut self, env: &'env Env, default: Option<T>) -> Result<Object<'env>> {
        let (deferred, promise) = env.create_deferred()?;
        match (std::mem::take(self), default) {
            (Self::Value(value), _) | (_, Some(value)) => deferred.resolve(resolver(value)),
            (Self::Promise(_) | Self::Empty, None) => *self = Self::Promise(deferred),
        }
        Ok(promise)
    }

    /// Resolves the waiting promise, or keeps the value for the next one. A newer value replaces an older one.
    fn put(&mut self, value: T) {
        match std::mem::take(self) {
            Self::Promise(deferred) => deferred.resolve(resolver(value)),
            Self::Value(_) | Self::Empty => *self = Self::Value(value),
        }
    }
}

impl CallChannel {
    /// The promise of the next event.
    pub(crate) fn next<'env>(&self, env: &'env Env) -> Result<Object<'env>> {
        self.state().events.next(env, None)
    }

    /// Ends the call. The end replaces a request for a signature that JavaScript has not taken.
    pub(crate) fn end(&self, event: CallEvent) {
        let mut state = self.state();
        state.events.put(event);
        state.ended = true;
        // A pending promise would keep the process alive. A value stays for the promise that JavaScript still takes.
        if matches!(state.progress, Slot::Promise(_)) {
            state.progress.put(None);
        }
    }

    /// The callback for progress, if JavaScript asks for progress.
    pub(crate) fn progress(&self) -> Option<Progress> {
        let channel = self.clone();
        self.state().reports_progress.then(|| {
            Arc::new(move |sent: u64, total: u64| {
                let mut state = channel.state();
                if !state.ended {
                    // JavaScript's numbers are exact far beyond the size of any file.
                    state.progress.put(Some(Sent { sent: sent as f64, total: total as f64 }));
                }
            }) as Progress
        })
    }

    /// Gathers the call's facts, if there is an observer.
    pub(crate) fn observed(&self) -> Option<Observed> {
        self.state().observed.clone()
    }

    /// Asks JavaScript for a signature. Dropping the future withdraws the request.
    ///
    /// # Errors
    /// The signer's failure.
    pub(crate) async fn sign(&self, content: Bytes, digest: Bytes) -> std::result::Result<Vec<u8>, SignerFailure> {
        let (sender, receiver) = oneshot::channel();
        self.state().signature = Some(sender);
        self.state().events.put(CallEvent::D(ToSign { content: Copied(content), digest: Copied(digest) }));
        let dropped = || SignerFailure { why: "the request for a signature was dropped".to_owned(), transient: false };
        receiver.await.unwrap_or_else(|_| Err(dropped()))
    }

    pub(crate) fn set_abort(&self, handle: AbortHandle) {
        self.state().abort = Some(handle);
    }

    fn resolve_signature(&self, signature: std::result::Result<Vec<u8>, SignerFailure>) {
        if let Some(sender) = self.state().signature.take() {
            // Fails if the call has ended in the meantime.
            drop(sender.send(signature));
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// JavaScript's end of the channel. One for each call that can be aborted, signs, reports progress or is observed.
#[napi]
pub struct Control(pub(crate) CallChannel);

#[napi]
impl Control {
    /// With `progress` the call reports its progress; with `observed` its facts are gathered.
    #[napi(constructor)]
    pub fn new(progress: bool, observed: bool) -> Self {
        let observed = observed.then(Observed::default);
        let state = State { reports_progress: progress, observed, ..State::default() };
        Self(CallChannel(Arc::new(Mutex::new(state))))
    }

    /// Takes the facts that were gathered: a JSON list, or `null` if there are none.
    #[napi]
    pub fn facts(&self) -> Option<Text> {
        self.0.observed().and_then(|observed| observed.take()).map(|facts| Bytes::from(facts).into())
    }

    /// Aborts the call: its future is dropped, and its connection with it. Does nothing once the call has ended.
    #[napi]
    pub fn abort(&self) {
        if let Some(handle) = &self.0.state().abort {
            handle.abort();
        }
    }

    /// The promise of the call's next event.
    #[napi(catch_unwind)]
    pub fn next<'env>(&self, env: &'env Env) -> Result<Object<'env>> {
        self.0.next(env)
    }

    /// The promise of the call's progress when it has changed, or of `null` once the call has ended.
    #[napi(catch_unwind)]
    pub fn progress<'env>(&self, env: &'env Env) -> Result<Object<'env>> {
        let mut state = self.0.state();
        let default = state.ended.then_some(None);
        state.progress.next(env, default)
    }

    /// Passes the signature to the call.
    #[napi]
    pub fn signed(&self, signature: Uint8Array) {
        self.0.resolve_signature(Ok(signature.to_vec()));
    }

    /// Reports that the signer failed, why, and whether trying again can help.
    #[napi]
    pub fn unsigned(&self, why: String, transient: bool) {
        self.0.resolve_signature(Err(SignerFailure { why, transient }));
    }
}

/// Boxed, so that all values of one slot have one type.
fn resolver<T: 'static>(value: T) -> Resolver<T> {
    Box::new(|_| Ok(value))
}
