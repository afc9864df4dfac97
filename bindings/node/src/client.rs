//! Clients: opened from options, called by the operation's id.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::{AbortHandle, Abortable, Aborted};
use napi::bindgen_prelude::{ClassInstance, Either, Env, Error, Object, Result, Uint8Array};
use napi_derive::napi;
use rebuttal::Signer;
use rebuttal::dynamic::{Attachment, Client, Names, Objects, Request};
use zeroize::Zeroizing;

use crate::answer::NativeAnswer;
use crate::call::{Control, Meeting, News, TakenBack};
use crate::calls::Calls;
use crate::failure::Failure;
use crate::inbox::{End, Inbox};
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
    let signer = signs.then(|| Arc::new(HostSigner) as Arc<dyn Signer>);
    let objects = Objects { signer, authorities_variable: Some("NODE_EXTRA_CA_CERTS"), ..Objects::default() };
    let opened = Client::open_with(&provider, options.as_bytes(), objects);
    match opened {
        Ok(client) => Either::B(NativeClient(client)),
        Err(error) => Either::A(error.into()),
    }
}

#[napi]
impl NativeClient {
    /// Calls an operation, whose end comes into `inbox` under `number`. Gives why it could not even begin, if it could not.
    #[napi(catch_unwind)]
    #[allow(clippy::too_many_arguments, reason = "a call has that many parts")]
    pub fn start(
        &self,
        env: &Env,
        operation: String,
        request: String,
        options: String,
        files: Vec<File<'_>>,
        spent: f64,
        inbox: &Inbox,
        number: f64,
    ) -> Result<Option<Failure>> {
        let request = asked(request, options, files, spent)?;
        let (ends, calls) = (inbox.0.clone(), Calls::of(env)?);
        // What is taken back here ends with the JavaScript thread, and then nobody waits.
        let end = move |end: Option<End>| end.into_iter().for_each(|end| ends.put(number, end));
        let begun = self.begin(&operation, request, &Meeting::default(), &calls, end);
        if begun.is_ok() {
            inbox.0.expect(env)?;
        }
        Ok(begun.err())
    }

    /// Calls an operation that JavaScript accompanies. The promise is resolved with a failure, an answer, word that the
    /// call was taken back, or what to sign; `control` has the promise of what comes then.
    #[napi(catch_unwind)]
    #[allow(clippy::too_many_arguments, reason = "a call has that many parts")]
    pub fn call<'env>(
        &self,
        env: &'env Env,
        operation: String,
        request: String,
        options: String,
        files: Vec<File<'env>>,
        spent: f64,
        control: &Control,
    ) -> Result<Object<'env>> {
        let meeting = control.0.clone();
        let promise = meeting.next(env)?;
        let request = Request {
            progress: meeting.progress(),
            observed: meeting.observed(),
            ..asked(request, options, files, spent)?
        };
        let calls = Calls::of(env)?;
        let ended = meeting.clone();
        let end = move |end| {
            ended.end(match end {
                Some(Either::A(failure)) => News::A(failure),
                Some(Either::B(answer)) => News::B(answer),
                None => News::C(TakenBack { aborted: true }),
            });
        };
        if let Err(failure) = self.begin(&operation, request, &meeting, &calls, end) {
            meeting.end(News::A(failure));
        }
        Ok(promise)
    }

    /// The time limit of a call with these options, in milliseconds: for who reads its files before it starts.
    #[napi(catch_unwind)]
    pub fn time_limit(&self, options: String) -> Either<Failure, f64> {
        match self.0.time_limit(options.as_bytes()) {
            Ok(limit) => Either::B(limit.as_secs_f64() * 1000.0),
            Err(error) => Either::A(error.into()),
        }
    }

    /// Ends the client and closes its connections: later calls fail, those in flight go on.
    #[napi(catch_unwind)]
    pub fn close(&self) {
        self.0.close();
    }
}

impl NativeClient {
    /// Starts a call; `end` is told how it ended, or nothing if it was taken back.
    fn begin(
        &self,
        operation: &str,
        request: Request,
        meeting: &Meeting,
        calls: &Calls,
        end: impl FnOnce(Option<End>) + Send + 'static,
    ) -> std::result::Result<(), Failure> {
        let operation = self.0.operation(operation)?;
        let runtime = runtime()?;
        let (handle, registration) = AbortHandle::new_pair();
        let noted = calls.note(handle.clone());
        meeting.set_abort(handle);
        let call = CALL.scope(meeting.clone(), self.0.call(operation, request));
        let call = AssertUnwindSafe(Abortable::new(call, registration)).catch_unwind();
        runtime.spawn(async move {
            let ended = call.await;
            drop(noted);
            end(match ended {
                Ok(Ok(Ok(answer))) => Some(Either::B(NativeAnswer::new(operation, answer))),
                Ok(Ok(Err(error))) => Some(Either::A(error.into())),
                Ok(Err(Aborted)) => None,
                Err(_) => Some(Either::A(Failure::panicked())),
            });
        });
        Ok(())
    }
}

/// A call's request, which nobody watches. `spent` is how many milliseconds of its time limit went by before.
fn asked(request: String, options: String, files: Vec<File<'_>>, spent: f64) -> Result<Request> {
    Ok(Request {
        json: request.into_bytes(),
        names: Names::Wire,
        options: options.into_bytes(),
        attachments: files.into_iter().map(attachment).collect::<Result<_>>()?,
        progress: None,
        spent: Duration::try_from_secs_f64(spent / 1000.0).unwrap_or_default(),
        observed: None,
    })
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
