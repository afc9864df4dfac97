//! One call under way: what it has to say crosses by promises, and what is said to it by a [`Control`].
//!
//! No thread of ours ever calls JavaScript. A call that needs a signature resolves its promise with the content to
//! sign; JavaScript takes the next promise and gives the signature when it has it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use futures_util::future::AbortHandle;
use napi::JsDeferred;
use napi::bindgen_prelude::{Either4, Env, Object, Result, Uint8Array};
use napi_derive::napi;
use rebuttal::dynamic::Answer;
use tokio::sync::oneshot;

use crate::crossing::{Copied, Text};
use crate::failure::Failure;

/// An answer that is good.
#[napi(object, object_from_js = false)]
pub(crate) struct NativeAnswer {
    pub json: Text,
    pub http_status: u16,
    /// A JSON list of pairs, parsed only by those who look at it.
    pub headers: String,
    pub request_id: Option<String>,
    pub attempts: u32,
    /// The bytes as they came; absent if they are those of `json`.
    pub raw: Option<Copied>,
}

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

/// What a call says: its end, or that it needs a signature to go on.
pub(crate) type News = Either4<Failure, NativeAnswer, TakenBack, Unsigned>;

type Resolver = Box<dyn FnOnce(Env) -> Result<News>>;
type Deferred = JsDeferred<News, Resolver>;

/// Where the two sides of a call meet.
#[derive(Clone, Default)]
pub(crate) struct Meeting(Arc<Mutex<Sides>>);

#[derive(Default)]
struct Sides {
    news: Place,
    abort: Option<AbortHandle>,
    signature: Option<oneshot::Sender<std::result::Result<Vec<u8>, String>>>,
}

/// A promise that waits for news, or news that wait for a promise.
#[derive(Default)]
enum Place {
    #[default]
    Empty,
    Promise(Deferred),
    News(News),
}

impl Meeting {
    /// The promise of the next news.
    pub(crate) fn next<'env>(&self, env: &'env Env) -> Result<Object<'env>> {
        let (deferred, promise) = env.create_deferred()?;
        let mut sides = self.sides();
        match std::mem::take(&mut sides.news) {
            Place::News(news) => deferred.resolve(resolver(news)),
            Place::Promise(_) | Place::Empty => sides.news = Place::Promise(deferred),
        }
        Ok(promise)
    }

    /// Resolves the promise that waits, or keeps the news for the next one.
    pub(crate) fn tell(&self, news: News) {
        let mut sides = self.sides();
        match std::mem::take(&mut sides.news) {
            Place::Promise(deferred) => deferred.resolve(resolver(news)),
            // What ends a call takes the place of a question that nobody has heard.
            Place::News(_) | Place::Empty => sides.news = Place::News(news),
        }
    }

    /// Asks JavaScript for a signature. Dropping the future takes the question back.
    ///
    /// # Errors
    /// What JavaScript says is wrong with the signer.
    pub(crate) async fn sign(&self, content: Bytes, digest: Bytes) -> std::result::Result<Vec<u8>, String> {
        let (sender, receiver) = oneshot::channel();
        self.sides().signature = Some(sender);
        self.tell(News::D(Unsigned { content: Copied(content), digest: Copied(digest) }));
        receiver.await.unwrap_or_else(|_| Err("the question for a signature was dropped".to_owned()))
    }

    pub(crate) fn set_abort(&self, handle: AbortHandle) {
        self.sides().abort = Some(handle);
    }

    fn answer(&self, signature: std::result::Result<Vec<u8>, String>) {
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
    #[napi(constructor)]
    #[allow(clippy::new_without_default, reason = "made by JavaScript only")]
    pub fn new() -> Self {
        Self(Meeting::default())
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

    /// Gives the signature that was asked for.
    #[napi]
    pub fn signed(&self, signature: Uint8Array) {
        self.0.answer(Ok(signature.to_vec()));
    }

    /// Says that there will be no signature, and why.
    #[napi]
    pub fn unsigned(&self, problem: String) {
        self.0.answer(Err(problem));
    }
}

/// Boxed, so that all news have one type.
fn resolver(news: News) -> Resolver {
    Box::new(|_| Ok(news))
}

impl From<Answer> for NativeAnswer {
    fn from(answer: Answer) -> Self {
        let info = answer.info;
        let raw = (!same(&answer.json, &info.raw)).then(|| Copied(info.raw));
        Self {
            json: Text(answer.json),
            http_status: info.http_status,
            headers: serde_json::json!(info.headers).to_string(),
            request_id: info.request_id,
            attempts: info.attempts,
            raw,
        }
    }
}

/// Whether the answer crosses as it came. Text that is not UTF-8 would not survive becoming a string.
fn same(json: &Bytes, raw: &Bytes) -> bool {
    json == raw && std::str::from_utf8(raw).is_ok()
}
