//! One call under way: what it has to say crosses by promises, and what is said to it by a [`Control`].
//!
//! No thread of ours ever calls JavaScript. A call that needs a signature resolves its promise with the content to
//! sign; JavaScript takes the next promise and gives the signature when it has it. How far a call is, JavaScript asks
//! in the same way: a promise at a time, resolved when there is news, or with nothing when the call has ended.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use futures_util::future::AbortHandle;
use napi::JsDeferred;
use napi::bindgen_prelude::{Either4, Env, Object, Result, ToNapiValue, Uint8Array};
use napi_derive::napi;
use rebuttal::dynamic::{Observed, Progress};
use tokio::sync::oneshot;

use crate::answer::NativeAnswer;
use crate::crossing::{Copied, Text};
use crate::failure::Failure;

/// A call that was taken back.
#[napi(object, object_from_js = false)]
pub(crate) struct TakenBack {
    pub aborted: bool,
}

/// A call that waits for a signature.
#[napi(object, object_from_js = false)]
pub(crate) struct Unsigned {
    pub content: Copied,
    pub digest: Copied,
}

/// How far a call's files are.
#[napi(object, object_from_js = false)]
pub(crate) struct Sent {
    pub sent: f64,
    pub total: f64,
}

/// What a call says: its end, or that it needs a signature to go on.
pub(crate) type News = Either4<Failure, NativeAnswer, TakenBack, Unsigned>;

type Resolver<T> = Box<dyn FnOnce(Env) -> Result<T>>;

/// Why JavaScript gives no signature, and whether it says that this passes.
#[derive(Debug)]
pub(crate) struct NoSignature {
    pub(crate) why: String,
    pub(crate) passes: bool,
}

/// Where the two sides of a call meet.
#[derive(Clone, Default)]
pub(crate) struct Meeting(Arc<Mutex<Sides>>);

#[derive(Default)]
struct Sides {
    news: Place<News>,
    progress: Place<Option<Sent>>,
    /// Whether anybody asks how far the call is.
    tells: bool,
    /// What is observed of the call, if anybody wants to know.
    observed: Option<Observed>,
    ended: bool,
    abort: Option<AbortHandle>,
    signature: Option<oneshot::Sender<std::result::Result<Vec<u8>, NoSignature>>>,
}

/// A promise that waits for word, or word that waits for a promise.
#[derive(Default)]
enum Place<T: ToNapiValue + 'static> {
    #[default]
    Empty,
    Promise(JsDeferred<T, Resolver<T>>),
    Word(T),
}

impl<T: ToNapiValue + 'static> Place<T> {
    /// The promise of what is said next; `or` is said at once if there is nothing else.
    fn next<'env>(&mut self, env: &'env Env, or: Option<T>) -> Result<Object<'env>> {
        let (deferred, promise) = env.create_deferred()?;
        match (std::mem::take(self), or) {
            (Self::Word(word), _) | (_, Some(word)) => deferred.resolve(resolver(word)),
            (Self::Promise(_) | Self::Empty, None) => *self = Self::Promise(deferred),
        }
        Ok(promise)
    }

    /// Resolves the promise that waits, or keeps the word for the next one in place of an older one.
    fn tell(&mut self, word: T) {
        match std::mem::take(self) {
            Self::Promise(deferred) => deferred.resolve(resolver(word)),
            Self::Word(_) | Self::Empty => *self = Self::Word(word),
        }
    }
}

impl Meeting {
    /// The promise of the next news.
    pub(crate) fn next<'env>(&self, env: &'env Env) -> Result<Object<'env>> {
        self.sides().news.next(env, None)
    }

    /// Ends the call. That takes the place of a question that nobody has heard.
    pub(crate) fn end(&self, news: News) {
        let mut sides = self.sides();
        sides.news.tell(news);
        sides.ended = true;
        // A promise that waits would keep the process alive. The last word is left for whoever asks.
        if matches!(sides.progress, Place::Promise(_)) {
            sides.progress.tell(None);
        }
    }

    /// Who is to hear how far the call is; none if nobody asks.
    pub(crate) fn progress(&self) -> Option<Progress> {
        let meeting = self.clone();
        self.sides().tells.then(|| {
            Arc::new(move |sent: u64, total: u64| {
                let mut sides = meeting.sides();
                if !sides.ended {
                    // JavaScript's numbers are exact far beyond the size of any file.
                    sides.progress.tell(Some(Sent { sent: sent as f64, total: total as f64 }));
                }
            }) as Progress
        })
    }

    /// What is to gather the call's facts; none if nobody wants them.
    pub(crate) fn observed(&self) -> Option<Observed> {
        self.sides().observed.clone()
    }

    /// Asks JavaScript for a signature. Dropping the future takes the question back.
    ///
    /// # Errors
    /// What JavaScript says is wrong with the signer.
    pub(crate) async fn sign(&self, content: Bytes, digest: Bytes) -> std::result::Result<Vec<u8>, NoSignature> {
        let (sender, receiver) = oneshot::channel();
        self.sides().signature = Some(sender);
        self.sides().news.tell(News::D(Unsigned { content: Copied(content), digest: Copied(digest) }));
        let dropped = || NoSignature { why: "the question for a signature was dropped".to_owned(), passes: false };
        receiver.await.unwrap_or_else(|_| Err(dropped()))
    }

    pub(crate) fn set_abort(&self, handle: AbortHandle) {
        self.sides().abort = Some(handle);
    }

    fn answer(&self, signature: std::result::Result<Vec<u8>, NoSignature>) {
        if let Some(sender) = self.sides().signature.take() {
            // Nobody listens any more if the call has ended in the meantime.
            drop(sender.send(signature));
        }
    }

    fn sides(&self) -> MutexGuard<'_, Sides> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// JavaScript's end of a call that may be taken back or needs signatures. One for each call.
#[napi]
pub struct Control(pub(crate) Meeting);

#[napi]
impl Control {
    /// With `tells`, the call says how far it is; with `observed`, its facts are gathered.
    #[napi(constructor)]
    pub fn new(tells: bool, observed: bool) -> Self {
        let meeting = Meeting::default();
        meeting.sides().tells = tells;
        meeting.sides().observed = observed.then(Observed::default);
        Self(meeting)
    }

    /// Takes the facts that were gathered: a JSON list, or nothing if there are none.
    #[napi]
    pub fn facts(&self) -> Option<Text> {
        self.0.observed().and_then(|observed| observed.take()).map(|facts| Text(facts.into()))
    }

    /// Takes the call back: its future is dropped, and with it its connection. Once it has ended, this does nothing.
    #[napi]
    pub fn abort(&self) {
        if let Some(handle) = &self.0.sides().abort {
            handle.abort();
        }
    }

    /// The promise of what the call says next.
    #[napi(catch_unwind)]
    pub fn next<'env>(&self, env: &'env Env) -> Result<Object<'env>> {
        self.0.next(env)
    }

    /// The promise of how far the call is when that has changed, or of nothing once it has ended.
    #[napi(catch_unwind)]
    pub fn progress<'env>(&self, env: &'env Env) -> Result<Object<'env>> {
        let mut sides = self.0.sides();
        let or = sides.ended.then_some(None);
        sides.progress.next(env, or)
    }

    /// Gives the signature that was asked for.
    #[napi]
    pub fn signed(&self, signature: Uint8Array) {
        self.0.answer(Ok(signature.to_vec()));
    }

    /// Says that there will be no signature, why, and whether that passes.
    #[napi]
    pub fn unsigned(&self, why: String, passes: bool) {
        self.0.answer(Err(NoSignature { why, passes }));
    }
}

/// Boxed, so that all that is said to one place has one type.
fn resolver<T: 'static>(word: T) -> Resolver<T> {
    Box::new(|_| Ok(word))
}
