//! The provider-free client: what the generated faces and the bindings call.

use std::collections::BTreeMap;
use std::fmt;
use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use bytes::Bytes;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::exec::{Call, Limits, RawAnswer, Session, Unbuilt};
use super::files::{self, FilePart};
use super::mend::{Misfit, mend};
use super::options::Options;
use super::prepare::{Names, Prepared, prepare};
use super::provider::{Encoding, Operation, Provider};
use super::retry::RetryClass;
use super::shape::{Kind, fits};
use super::transport::{self, Connecting, http_client};
use crate::attachment::Attachment;
use crate::response::{Response, ResponseInfo};
use crate::{Error, ErrorKind, Outcome, Signer};

/// A client of any provider. Cloning it is cheap and shares the connections.
#[derive(Clone)]
pub struct AnyClient(Arc<Session>);

impl fmt::Debug for AnyClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Session { provider, base_url, .. } = &*self.0;
        f.debug_struct("Client").field("provider", &provider.name).field("base_url", base_url).finish_non_exhaustive()
    }
}

/// A success as it crosses a border: JSON in the promised shape, and how it came.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The answer's JSON, with wire names; scalars are in the promised form.
    pub json: Bytes,
    /// How it came.
    pub info: ResponseInfo,
}

/// The whole call, unless the client or the call says otherwise.
const TOTAL: Duration = Duration::from_secs(30);
const CONNECT: Duration = Duration::from_secs(10);
const ATTEMPTS: i64 = 3;

impl AnyClient {
    /// Makes a client from a JSON object of options, and perhaps a signer of the application's own.
    ///
    /// # Errors
    /// `ConfigError` that names the option at fault.
    pub fn open(provider: &'static Provider, options: &[u8], signer: Option<Arc<dyn Signer>>) -> Result<Self, Error> {
        let options = Options::parse_with(provider.client_options, options, signer)?;
        let opened = (provider.open)(&options)?;
        let connecting = Connecting {
            timeout: options.duration("connect_timeout").unwrap_or(CONNECT),
            proxy: options.optional_text("proxy").map(str::to_owned),
            local: transport::local(&opened.base_url),
        };
        let limits = Limits { total: TOTAL, attempt: None, attempts: ATTEMPTS as u32 }
            .overridden(&options, ErrorKind::Config)?;
        Ok(Self(Arc::new(Session {
            provider,
            base_url: opened.base_url,
            http: http_client(&connecting)?,
            connecting,
            scheme: opened.scheme.into(),
            limits,
            file_limits: file_limits(provider, &options)?,
            closed: AtomicBool::new(false),
        })))
    }

    /// The same options and keys with connections of its own: for a child process after a fork.
    ///
    /// # Errors
    /// `ConfigError` if no HTTP client can be made any more.
    pub fn renewed(&self) -> Result<Self, Error> {
        let old = &self.0;
        Ok(Self(Arc::new(Session {
            provider: old.provider,
            base_url: old.base_url.clone(),
            http: http_client(&old.connecting)?,
            connecting: old.connecting.clone(),
            scheme: old.scheme.clone(),
            limits: old.limits,
            file_limits: old.file_limits.clone(),
            closed: AtomicBool::new(old.closed.load(Ordering::Acquire)),
        })))
    }

    /// Refuses every later call; calls in flight go on.
    pub fn close(&self) {
        self.0.closed.store(true, Ordering::Release);
    }

    /// The provider that it speaks to.
    pub fn provider(&self) -> &'static Provider {
        self.0.provider
    }

    /// Calls an operation; `request` is an object of its parameters, `options` a JSON object of the call's options.
    ///
    /// The future owns all it needs; dropping it ends the call and frees its connection.
    pub fn call(
        &self,
        operation: &'static Operation,
        request: Value,
        names: Names,
        options: &[u8],
        attachments: Vec<Attachment>,
    ) -> impl Future<Output = Result<Answer, Error>> + Send + 'static + use<> {
        let sent = self.send(operation, request, names, options, attachments);
        async move { shaped(operation, sent.await?) }
    }

    /// The same, its answer read into a type.
    pub fn call_typed<T: DeserializeOwned>(
        &self,
        operation: &'static Operation,
        request: Value,
        options: &[u8],
        attachments: Vec<Attachment>,
    ) -> impl Future<Output = Result<Response<T>, Error>> + Send + 'static + use<T> {
        let sent = self.send(operation, request, Names::Wire, options, attachments);
        async move { typed(operation, sent.await?) }
    }

    fn send(
        &self,
        operation: &'static Operation,
        request: Value,
        names: Names,
        options: &[u8],
        attachments: Vec<Attachment>,
    ) -> impl Future<Output = Result<RawAnswer, Error>> + Send + 'static + use<> {
        let ready = self.ready(operation, request, names, options);
        let session = self.0.clone();
        async move {
            let (limits, mut prepared) = ready?;
            let files = load(&session, std::mem::take(&mut prepared.files), attachments).await?;
            let body = operation.encoding.map(|encoding| match encoding {
                Encoding::Json => files::json(prepared.body(), &files),
            });
            // What was read is in the body now.
            drop(files);
            let call = Call::new(session, operation, limits, body);
            (operation.dispatch)(call.clone(), &prepared).await.map_err(Unbuilt::into_error)?;
            call.take().unwrap_or_else(|| {
                // progenitor gave up before it came to `exec`, for a reason that it keeps to itself.
                Err(Error::new(ErrorKind::InvalidArgument, "the request could not be built; nothing was sent"))
            })
        }
    }

    fn ready(
        &self,
        operation: &'static Operation,
        request: Value,
        names: Names,
        options: &[u8],
    ) -> Result<(Limits, Prepared), Error> {
        let options = Options::parse_call(self.0.provider.call_options, options)?;
        let limits = self.0.limits.overridden(&options, ErrorKind::InvalidArgument)?;
        Ok((limits, prepare(operation, request, names)?))
    }
}

/// Reads the files of a request off the threads that drive other calls.
async fn load(
    session: &Session,
    parts: Vec<FilePart>,
    attachments: Vec<Attachment>,
) -> Result<Vec<(FilePart, Bytes)>, Error> {
    let mut attachments: Vec<Option<Attachment>> = attachments.into_iter().map(Some).collect();
    let mut loaded = Vec::with_capacity(parts.len());
    for part in parts {
        let Some(attachment) = attachments.get_mut(part.index).and_then(Option::take) else {
            let message = format!("`{}` names a file that was not given along; nothing was sent", part.field);
            return Err(Error::new(ErrorKind::InvalidArgument, message).with_field(part.field));
        };
        let most = part.rule.max_bytes_option.and_then(|option| session.file_limits.get(option).copied());
        let most = most.or(part.rule.max_bytes);
        let reading = move || files::read(&part, attachment, most).map(|content| (part, content));
        let read = tokio::task::spawn_blocking(reading).await.map_err(|error| {
            Error::new(ErrorKind::InvalidArgument, "the file was not read to its end; nothing was sent")
                .with_source(error)
        })?;
        loaded.push(read?);
    }
    Ok(loaded)
}

/// The options by which a client's user replaces the documents' limits on files.
fn file_limits(provider: &'static Provider, options: &Options) -> Result<BTreeMap<&'static str, u64>, Error> {
    let fields = provider.operations.iter().flat_map(|operation| operation.parameters.fields);
    let names = fields.filter_map(|field| match field.kind {
        Kind::File(rule) => rule.max_bytes_option,
        _ => None,
    });
    let mut limits = BTreeMap::new();
    for name in names {
        let Some(value) = options.integer(name) else { continue };
        let value = u64::try_from(value).ok().filter(|value| *value > 0).ok_or_else(|| {
            let message = format!("the option `{name}` must be a positive number of bytes");
            Error::new(ErrorKind::Config, message).with_field(name)
        })?;
        limits.insert(name, value);
    }
    Ok(limits)
}

impl Limits {
    fn overridden(self, options: &Options, kind: ErrorKind) -> Result<Self, Error> {
        let attempts = options.integer("max_attempts").unwrap_or(self.attempts.into());
        let Some(attempts) = u32::try_from(attempts).ok().filter(|count| (1..=10).contains(count)) else {
            let message = "the option `max_attempts` must be from 1 to 10";
            return Err(Error::new(kind, message).with_field("max_attempts"));
        };
        Ok(Self {
            total: options.duration("timeout").unwrap_or(self.total),
            attempt: options.duration("attempt_timeout").or(self.attempt),
            attempts,
        })
    }
}

/// Checks the answer's shape without owning it; only what does not fit as it stands is written anew.
fn shaped(operation: &'static Operation, answer: RawAnswer) -> Result<Answer, Error> {
    let info = answer.info;
    if fits(operation.answer, &info.raw) {
        return Ok(Answer { json: info.raw.clone(), info });
    }
    match mend(operation.answer, &info.raw) {
        Ok(json) => Ok(Answer { json: json.into(), info }),
        Err(misfit) => Err(undecodable(operation, &misfit, info)),
    }
}

fn typed<T: DeserializeOwned>(operation: &'static Operation, answer: RawAnswer) -> Result<Response<T>, Error> {
    if let Ok(value) = serde_json::from_slice(&answer.info.raw) {
        return Ok(Response::new(value, answer.info));
    }
    let Answer { json, info } = shaped(operation, answer)?;
    let mut reader = serde_json::Deserializer::from_slice(&json);
    serde_path_to_error::deserialize(&mut reader).map(|value| Response::new(value, info.clone())).map_err(|error| {
        let path = error.path().iter().map(|segment| format!("/{segment}")).collect();
        let misfit = Misfit { path, expected: "what the document promises".into(), found: "something else".into() };
        undecodable(operation, &misfit, info)
    })
}

/// The provider said that it was done, so that much is known even where the rest cannot be read.
fn undecodable(operation: &'static Operation, misfit: &Misfit, info: ResponseInfo) -> Error {
    let outcome = if operation.retry == RetryClass::Read { Outcome::None } else { Outcome::Done };
    super::decode_error(&format!("the answer to {}", operation.id), misfit)
        .with_outcome(outcome)
        .with_attempts(info.attempts)
        .with_http_status(info.http_status)
        .with_request_id(info.request_id)
        .with_raw(info.raw)
}
