//! Clients: opened from options, called by the operation's id.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use futures_util::FutureExt;
use futures_util::future::{AbortHandle, Abortable, Aborted};
use napi::bindgen_prelude::{ClassInstance, Either, Env, Error, Object, Result, Uint8Array};
use napi_derive::napi;
use rebuttal::dynamic::{Attachment, Client, Names, Operation, Request};
use zeroize::Zeroizing;

use crate::answer::NativeAnswer;
use crate::call::{Control, Meeting, News, TakenBack};
use crate::calls::Calls;
use crate::failure::Failure;
use crate::runtime::runtime;
use crate::signer::{CALL, HostSigner};
use crate::spool::Spool;

/// A client with its own connections.
#[napi]
pub struct NativeClient(Client);

/// A file to send: one of its bytes, its path, or where it was put.
#[napi(object, object_to_js = false)]
pub struct File<'env> {
    pub bytes: Option<Uint8Array>,
    pub path: Option<String>,
    pub spool: Option<ClassInstance<'env, Spool>>,
    pub name: Option<String>,
}

/// Opens a client; `options` is a JSON object. With `signs`, JavaScript signs in place of a key.
#[napi(catch_unwind)]
pub(crate) fn open_client(provider: String, options: String, signs: bool) -> Either<Failure, NativeClient> {
    let options = Zeroizing::new(options);
    let opened = if signs {
        Client::open_with_signer(&provider, options.as_bytes(), Arc::new(HostSigner))
    } else {
        Client::open(&provider, options.as_bytes())
    };
    match opened {
        Ok(client) => Either::B(NativeClient(client)),
        Err(error) => Either::A(error.into()),
    }
}

#[napi]
impl NativeClient {
    /// Calls an operation. The promise is resolved with a failure, an answer, word that the call was taken back, or
    /// what to sign; `control` has the promise of what comes then. A client that signs needs a control.
    #[napi(catch_unwind)]
    pub fn call<'env>(
        &self,
        env: &'env Env,
        operation: String,
        request: String,
        options: String,
        files: Vec<File<'env>>,
        control: Option<&Control>,
    ) -> Result<Object<'env>> {
        let meeting = control.map(|control| control.0.clone()).unwrap_or_default();
        let promise = meeting.next(env)?;
        let request = Request {
            json: request.into_bytes(),
            names: Names::Wire,
            options: options.into_bytes(),
            attachments: files.into_iter().map(attachment).collect::<Result<_>>()?,
            progress: meeting.progress(),
            observed: meeting.observed(),
        };
        let calls = Calls::of(env)?;
        let found = self.0.operation(&operation).map_err(Failure::from);
        if let Err(failure) = found.and_then(|operation| self.start(operation, request, &meeting, &calls)) {
            meeting.end(News::A(failure));
        }
        Ok(promise)
    }

    /// Ends the client: later calls fail, those in flight go on.
    #[napi(catch_unwind)]
    pub fn close(&self) {
        self.0.close();
    }
}

impl NativeClient {
    fn start(
        &self,
        operation: &'static Operation,
        request: Request,
        meeting: &Meeting,
        calls: &Calls,
    ) -> std::result::Result<(), Failure> {
        let runtime = runtime()?;
        let (handle, registration) = AbortHandle::new_pair();
        let noted = calls.note(handle.clone());
        meeting.set_abort(handle);
        let call = CALL.scope(meeting.clone(), self.0.call(operation, request));
        let call = AssertUnwindSafe(Abortable::new(call, registration)).catch_unwind();
        let meeting = meeting.clone();
        runtime.spawn(async move {
            let end = call.await;
            drop(noted);
            meeting.end(match end {
                Ok(Ok(Ok(answer))) => News::B(NativeAnswer::new(operation, answer)),
                Ok(Ok(Err(error))) => News::A(error.into()),
                Ok(Err(Aborted)) => News::C(TakenBack { aborted: true }),
                Err(_) => News::A(Failure::panicked()),
            });
        });
        Ok(())
    }
}

/// Bytes as a copy: the program may write into its buffer while the call is under way.
fn attachment(file: File<'_>) -> Result<Attachment> {
    let attachment = match (file.bytes, file.path, file.spool) {
        (Some(bytes), ..) => Attachment::from(bytes.to_vec()),
        (_, Some(path), _) => Attachment::path(path),
        (.., Some(spool)) => spool.attachment().map_err(|error| Error::from_reason(error.to_string()))?,
        (None, None, None) => return Err(Error::from_reason("a file has neither bytes nor a path")),
    };
    Ok(match file.name {
        Some(name) => attachment.named(name),
        None => attachment,
    })
}
