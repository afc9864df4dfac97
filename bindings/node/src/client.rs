//! Clients: opened from options, called by the operation's id.

use std::panic::AssertUnwindSafe;

use bytes::Bytes;
use futures_util::FutureExt;
use futures_util::future::{AbortHandle, Abortable, Aborted};
use napi::bindgen_prelude::{Either, Either3, Env, Error, Object, Result};
use napi_derive::napi;
use rebuttal::dynamic::{Answer, Client, Names, Request};

use crate::crossing::{Copied, Text};
use crate::failure::Failure;
use crate::runtime::runtime;

/// A client with its own connections.
#[napi]
pub struct NativeClient(Client);

/// Takes a call back: its future is dropped, and with it its connection.
#[napi]
pub struct Cancel {
    handle: AbortHandle,
}

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

type Outcome = Either3<Failure, NativeAnswer, TakenBack>;

/// Opens a client; `options` is a JSON object.
#[napi(catch_unwind)]
pub(crate) fn open_client(provider: String, options: String) -> Either<Failure, NativeClient> {
    match Client::open(&provider, options.as_bytes()) {
        Ok(client) => Either::B(NativeClient(client)),
        Err(error) => Either::A(error.into()),
    }
}

#[napi]
impl Cancel {
    #[napi(constructor)]
    #[allow(clippy::new_without_default, reason = "made by JavaScript only")]
    pub fn new() -> Self {
        Self { handle: AbortHandle::new_pair().0 }
    }

    /// Takes the call back. Once it has ended, this does nothing.
    #[napi]
    pub fn abort(&self) {
        self.handle.abort();
    }
}

#[napi]
impl NativeClient {
    /// Calls an operation. The promise is resolved with a failure, an answer, or word that it was taken back.
    #[napi(catch_unwind)]
    pub fn call<'env>(
        &self,
        env: &'env Env,
        operation: String,
        request: String,
        options: String,
        cancel: Option<&mut Cancel>,
    ) -> Result<Object<'env>> {
        let (deferred, promise) = env.create_deferred()?;
        let started =
            self.0.operation(&operation).map_err(Failure::from).and_then(|operation| Ok((operation, runtime()?)));
        let (operation, runtime) = match started {
            Ok(started) => started,
            Err(failure) => {
                deferred.resolve(resolver(Outcome::A(failure)));
                return Ok(promise);
            }
        };
        let request = Request { json: request.into_bytes(), names: Names::Wire, options: options.into_bytes(), attachments: Vec::new() };
        let (handle, registration) = AbortHandle::new_pair();
        if let Some(cancel) = cancel {
            cancel.handle = handle;
        }
        let call = Abortable::new(self.0.call(operation, request), registration);
        runtime.spawn(async move {
            match AssertUnwindSafe(call).catch_unwind().await {
                Ok(Ok(Ok(answer))) => deferred.resolve(resolver(Outcome::B(answer.into()))),
                Ok(Ok(Err(error))) => deferred.resolve(resolver(Outcome::A(error.into()))),
                Ok(Err(Aborted)) => deferred.resolve(resolver(Outcome::C(TakenBack { aborted: true }))),
                Err(_) => deferred.reject(Error::from_reason("the client panicked; please report this as a bug")),
            }
        });
        Ok(promise)
    }

    /// Ends the client: later calls fail, those in flight go on.
    #[napi(catch_unwind)]
    pub fn close(&self) {
        self.0.close();
    }
}

/// Boxed, so that all ways out of a call have one type.
fn resolver(outcome: Outcome) -> Box<dyn FnOnce(Env) -> Result<Outcome>> {
    Box::new(|_| Ok(outcome))
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
