//! Clients: opened from options, called by the operation's id.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::{AbortHandle, Abortable, Aborted};
use napi::bindgen_prelude::{Either, Env, Object, Result};
use napi_derive::napi;
use rebuttal::Signer;
use rebuttal::dynamic::{self, Client, Objects, Operation, PacketRequest, RawResponse, Request};
use zeroize::Zeroizing;

use crate::calls::Calls;
use crate::channel::{AbortedCall, CallChannel, CallEvent, Control};
use crate::failure::{Failure, either};
use crate::file::File;
use crate::inbox::{End, Inbox};
use crate::options::in_camel_case;
use crate::packet::{self, NativePacket, PacketResult};
use crate::response::NativeResponse;
use crate::runtime::runtime;
use crate::signer::{CALL, HostSigner};

/// A client with its own connections.
#[napi]
pub struct NativeClient(Client);

/// Opens a client; `options` is a JSON object. With a signer among them, JavaScript signs in place of a key.
#[napi(catch_unwind)]
pub(crate) fn open_client(provider: String, options: String) -> Either<Failure, NativeClient> {
    let options = Zeroizing::new(options);
    let signer = Some(Arc::new(HostSigner) as Arc<dyn Signer>);
    let objects = Objects { signer, authorities_variable: Some("NODE_EXTRA_CA_CERTS"), ..Objects::default() };
    either(dynamic::client_with(&provider, in_camel_case(&options), objects), NativeClient)
}

#[napi]
impl NativeClient {
    /// Starts a call, whose end arrives in `inbox` under `number`. Returns the failure of a call that could not start.
    #[napi(catch_unwind)]
    #[allow(clippy::too_many_arguments, reason = "they are a call's parts")]
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
        let request = request_of(request, options, files, spent)?;
        let (ends, calls) = (inbox.0.clone(), Calls::of(env)?);
        // Only the end of its JavaScript thread aborts such a call, and then nothing waits for it.
        let end = move |end: Option<End>| end.into_iter().for_each(|end| ends.put(number, end));
        let started = self.start_call(&operation, request, &CallChannel::default(), &calls, end);
        if started.is_ok() {
            inbox.0.expect(env)?;
        }
        Ok(started.err())
    }

    /// Starts a call over a channel. The promise is the call's first event: a failure, a response, that it was aborted, or
    /// what to sign; `control` has the promises of the next ones.
    #[napi(catch_unwind)]
    #[allow(clippy::too_many_arguments, reason = "they are a call's parts")]
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
        let request = request_of(request, options, files, spent)?;
        over(env, control, request, |request, channel, calls| {
            self.start_call(&operation, request, channel, calls, ending(channel))
        })
    }

    /// Sends a packet over a channel, as `call` does; what became of it goes into `result`.
    #[napi(catch_unwind)]
    #[allow(clippy::too_many_arguments, reason = "they are a call's parts")]
    pub fn call_packet<'env>(
        &self,
        env: &'env Env,
        operation: String,
        packet: &NativePacket,
        accept_findings: Vec<String>,
        options: String,
        spent: f64,
        result: &PacketResult,
        control: &Control,
    ) -> Result<Object<'env>> {
        let call = request_of(String::new(), options, Vec::new(), spent)?;
        over(env, control, call, |call, channel, calls| {
            let operation = self.0.operation(&operation)?;
            let request = PacketRequest { packet: packet.now(), accept_findings, call };
            let (sent, result) = (dynamic::send_packet(&self.0, operation, request), result.0.clone());
            let call = async move {
                let (response, sent) = sent.await?;
                packet::put(&result, &sent);
                Ok(response)
            };
            spawn(operation, call, channel, calls, ending(channel))
        })
    }

    /// The time limit of a call with these options, in milliseconds. Reading the call's files counts against it.
    #[napi(catch_unwind)]
    pub fn time_limit(&self, options: String) -> Either<Failure, f64> {
        either(self.0.time_limit(options.as_bytes()), |limit| limit.as_secs_f64() * 1000.0)
    }

    /// Closes the client and its idle connections: later calls fail, calls in flight continue.
    #[napi(catch_unwind)]
    pub fn close(&self) {
        self.0.close();
    }
}

impl NativeClient {
    /// Starts a call. `end` gets its end, or nothing if it was aborted.
    fn start_call(
        &self,
        operation: &str,
        request: Request,
        channel: &CallChannel,
        calls: &Calls,
        end: impl FnOnce(Option<End>) + Send + 'static,
    ) -> std::result::Result<(), Failure> {
        let operation = self.0.operation(operation)?;
        spawn(operation, self.0.call(operation, request), channel, calls, end)
    }
}

/// Starts a call over a channel. The promise is the call's first event; a failure to start is one, too.
fn over<'env>(
    env: &'env Env,
    control: &Control,
    call: Request,
    start: impl FnOnce(Request, &CallChannel, &Calls) -> std::result::Result<(), Failure>,
) -> Result<Object<'env>> {
    let channel = control.0.clone();
    let promise = channel.next(env)?;
    let call = Request { progress: channel.progress(), observed: channel.observed(), ..call };
    if let Err(failure) = start(call, &channel, &Calls::of(env)?) {
        channel.end(CallEvent::A(failure));
    }
    Ok(promise)
}

/// Puts the end of a call into its channel.
fn ending(channel: &CallChannel) -> impl FnOnce(Option<End>) + Send + 'static {
    let channel = channel.clone();
    move |end| {
        channel.end(event(end));
    }
}

/// Spawns a call. `end` gets its end, or nothing if it was aborted.
fn spawn(
    operation: &'static Operation,
    call: impl Future<Output = std::result::Result<RawResponse, rebuttal::Error>> + Send + 'static,
    channel: &CallChannel,
    calls: &Calls,
    end: impl FnOnce(Option<End>) + Send + 'static,
) -> std::result::Result<(), Failure> {
    let runtime = runtime()?;
    let (handle, registration) = AbortHandle::new_pair();
    let tracked = calls.track(handle.clone());
    channel.set_abort(handle);
    let call = CALL.scope(channel.clone(), call);
    let call = AssertUnwindSafe(Abortable::new(call, registration)).catch_unwind();
    runtime.spawn(async move {
        let ended = call.await;
        drop(tracked);
        end(match ended {
            Ok(Ok(Ok(response))) => Some(Either::B(NativeResponse::new(operation, response))),
            Ok(Ok(Err(error))) => Some(Either::A(error.into())),
            Ok(Err(Aborted)) => None,
            Err(_) => Some(Either::A(Failure::panicked())),
        });
    });
    Ok(())
}

/// The end of a call as an event of its channel.
fn event(end: Option<End>) -> CallEvent {
    match end {
        Some(Either::A(failure)) => CallEvent::A(failure),
        Some(Either::B(response)) => CallEvent::B(response),
        None => CallEvent::C(AbortedCall { aborted: true }),
    }
}

/// A call's request, without progress and observer. `spent` is how many milliseconds of its time limit have passed.
fn request_of(request: String, options: String, files: Vec<File<'_>>, spent: f64) -> Result<Request> {
    Ok(Request {
        json: request.into_bytes(),
        options: options.into_bytes(),
        attachments: files.into_iter().map(File::attachment).collect::<Result<_>>()?,
        spent: Duration::try_from_secs_f64(spent / 1000.0).unwrap_or_default(),
        ..Request::default()
    })
}
