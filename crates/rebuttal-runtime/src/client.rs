//! The client of any provider, which generated clients and the bindings wrap.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use rebuttal_schema::{Operation, Provider as Tables};
use serde::de::DeserializeOwned;
use tokio::sync::Semaphore;
use tracing::{Instrument as _, Span};
use zeroize::Zeroizing;

use crate::call::attempt::{Ready, perform};
use crate::call::retry::Budget;
use crate::call::session::{Limits, MOST_AT_ONCE, Session};
use crate::message::{Message, unreadable_shown};
use crate::observe::Endpoint;
use crate::observe::observation::Observation;
use crate::observe::observed::Observed;
use crate::options::{Given, Objects, Options, Style, refusal};
use crate::provider::{Provider, Request};
use crate::request::attachment::Attachment;
use crate::request::files::{Files, Progress};
use crate::request::limits::Policy;
use crate::request::validate::Names;
use crate::request::value::Value;
use crate::response::decode::{Decode, Raw, Shaped, Typed};
use crate::response::{Response, ResponseInfo};
use crate::transport::authorities;
use crate::transport::hosts::{Connecting, Connections};
use crate::{Error, ErrorKind};

/// A client of any provider. Cloning it is cheap and shares the connections.
#[derive(Clone)]
pub struct AnyClient(Arc<Session>);

impl fmt::Debug for AnyClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Session { provider, connections, .. } = &*self.0;
        let base_url = connections.base_url(None);
        f.debug_struct("Client").field("provider", &provider.name).field("base_url", &base_url).finish_non_exhaustive()
    }
}

/// A call's parameters and options, as a caller of another language gives them.
#[derive(Default)]
pub struct AnyRequest {
    /// A JSON object of parameters. `null` clears; [`EXTRA`](crate::request::validate::EXTRA) holds parameters that the
    /// document does not know yet.
    pub json: Vec<u8>,
    /// How its keys are spelled, nested objects included.
    pub names: Names,
    /// A JSON object of the call's options; empty for none.
    pub options: Vec<u8>,
    /// The files, which the JSON names by their number: `{"$attachment": 0}`.
    pub attachments: Vec<Attachment>,
    /// Who is told how far the files of a multipart body are: bytes sent, and bytes in all. Any thread may tell.
    pub progress: Option<Progress>,
    /// How much of the call's time limit was spent before it comes here, such as on reading its files.
    pub spent: Duration,
    /// Gathers what is observed of this call.
    pub observed: Option<Observed>,
}

impl fmt::Debug for AnyRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AnyRequest").field("names", &self.names).finish_non_exhaustive()
    }
}

/// A success as it crosses a border, and how it came.
#[derive(Clone)]
pub struct RawResponse {
    /// The answer's JSON, with wire names; scalars are in the promised form. Of an operation that answers with bytes, the
    /// bytes.
    pub json: Bytes,
    /// It holds no field that the document does not describe. Where that was not seen, this is false.
    pub known: bool,
    /// The messages in it, in their order; the JSON has their numbers, from 0, in their places.
    pub messages: Vec<Message<'static>>,
    /// How it came.
    pub info: ResponseInfo,
}

impl RawResponse {
    pub(crate) fn shaped(tables: &Tables, operation: &Operation, shaped: Shaped, mut info: ResponseInfo) -> Self {
        let Shaped { json, known, ends, unreadable, messages } = shaped;
        info.ends = ends;
        note(tables, operation, &mut info, unreadable);
        Self { json, known, messages, info }
    }

    /// The answer's JSON with its messages in their places, where it has any as they came.
    pub fn whole(&self) -> Bytes {
        if self.messages.is_empty() { self.json.clone() } else { self.info.raw.clone() }
    }
}

impl fmt::Debug for RawResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let json = format_args!("{} bytes", self.json.len());
        f.debug_struct("RawResponse").field("json", &json).field("info", &self.info).finish()
    }
}

/// The whole call, unless the client or the call says otherwise.
const TOTAL: Duration = Duration::from_secs(30);
const CONNECT: Duration = Duration::from_secs(10);
const ATTEMPTS: u32 = 3;

impl AnyClient {
    /// Makes a client from its options, and from those that are no data.
    ///
    /// # Errors
    /// `ErrorKind::Config` that names the option at fault.
    pub fn open(provider: &dyn Provider, options: Given, objects: Objects) -> Result<Self, Error> {
        let (schema, style) = (provider.schema(), options.style);
        Self::opened(provider, options, objects)
            .map_err(|error| style.error_of_options(error.of(schema.name), &[schema.client_options]))
    }

    fn opened(provider: &dyn Provider, options: Given, objects: Objects) -> Result<Self, Error> {
        let (schema, style) = (provider.schema(), options.style);
        let (observer, variable) = (objects.observer.clone(), objects.authorities_variable);
        let options = Options::check_with(schema.client_options, options, objects)?;
        let opened = provider.open(&options)?;
        let connecting = Connecting {
            timeout: options.duration("connect_timeout").unwrap_or(CONNECT),
            proxy: options.optional_text("proxy").map(|proxy| Zeroizing::new(proxy.to_owned())),
            authorities: authorities::read(&options, variable)?,
        };
        Ok(Self(Arc::new(Session {
            provider: schema,
            connections: Connections::new(&connecting, opened.base_url, opened.hosts)?,
            permits: Arc::new(Semaphore::new(MOST_AT_ONCE)),
            scheme: opened.scheme,
            limits: Limits { total: TOTAL, attempt: None, attempts: ATTEMPTS }.overridden(&options)?,
            headers: options.headers(schema.client_options)?,
            policy: Policy::new(schema, &options)?,
            budget: Budget::new(budget(&options)?),
            observer,
            style,
        })))
    }

    /// Refuses every later call and closes the connections. Calls in flight go on, and their connections are closed when
    /// they end.
    pub fn close(&self) {
        self.0.connections.close();
    }

    /// The time limit of a call with these options, a JSON object: for who prepares a call before it comes here.
    ///
    /// # Errors
    /// `ErrorKind::InvalidArgument` that names the option at fault.
    pub fn time_limit(&self, options: &[u8]) -> Result<Duration, Error> {
        let limits =
            self.0.read_options(options).and_then(|given| self.0.checked_options(given)).map(|(_, limits)| limits);
        limits.map(|limits| limits.total).map_err(|error| self.0.named(error))
    }

    /// What the document of its provider says.
    pub fn schema(&self) -> &'static rebuttal_schema::Provider {
        self.0.provider
    }

    /// The operation of that id.
    ///
    /// # Errors
    /// `ErrorKind::InvalidArgument` if the provider has none.
    pub fn operation(&self, id: &str) -> Result<&'static Operation, Error> {
        self.0.provider.operations.iter().find(|operation| operation.id == id).ok_or_else(|| {
            let message = format!("{} has no operation `{id}`", self.0.provider.name);
            Error::new(ErrorKind::InvalidArgument, message).with_field("operation")
        })
    }

    /// Calls an operation by its parameters as a caller of another language gives them.
    ///
    /// The future owns all it needs, and needs tokio's I/O and time; dropping it ends the call and frees its connection.
    pub fn call(
        &self,
        operation: &'static Operation,
        request: AnyRequest,
    ) -> impl Future<Output = Result<RawResponse, Error>> + Send + 'static + use<> {
        let options = self.0.read_options(&request.options);
        self.call_given(operation, request, options)
    }

    /// Reads a call's options, a JSON object; no bytes at all are no options.
    ///
    /// # Errors
    /// `ErrorKind::InvalidArgument` that names the option which there is not.
    pub fn read_options(&self, json: &[u8]) -> Result<Given, Error> {
        self.0.read_options(json)
    }

    /// How the caller's language writes options.
    pub fn style(&self) -> Style {
        self.0.style
    }

    /// The same as [`call`](Self::call) with options that were read before, in place of the request's.
    pub fn call_given(
        &self,
        operation: &'static Operation,
        request: AnyRequest,
        options: Result<Given, Error>,
    ) -> impl Future<Output = Result<RawResponse, Error>> + Send + 'static + use<> {
        let AnyRequest { json, names, options: _, attachments, progress, spent, observed } = request;
        let begun = self.begin(operation, observed, |session| {
            let parameters = Value::read(&json).map_err(|error| {
                Error::new(ErrorKind::InvalidArgument, "the parameters are not JSON; nothing was sent")
                    .with_field("request")
                    .with_source(error)
            })?;
            let files = Files { list: attachments, progress };
            Ready::new(session, operation, (parameters, names), options?, files).map(|ready| ready.after(spent))
        });
        let tables = self.schema();
        async move {
            let mut shaped = Shaped::default();
            let info = begun.finish(&mut shaped).await?;
            Ok(RawResponse::shaped(tables, operation, shaped, info))
        }
    }

    /// Calls an operation by its typed parameters; the answer is read into its type.
    pub fn call_typed<R: Request>(
        &self,
        request: &R,
        options: Given,
        files: Files,
    ) -> impl Future<Output = Result<Response<R::Output>, Error>> + Send + 'static + use<R>
    where
        R::Output: DeserializeOwned,
    {
        self.begin_typed::<R>(parameters(request), options, files).typed()
    }

    /// The same, its answer being bytes.
    pub fn call_bytes<R: Request<Output = Bytes>>(
        &self,
        request: &R,
        options: Given,
        files: Files,
    ) -> impl Future<Output = Result<Response<Bytes>, Error>> + Send + 'static + use<R> {
        let begun = self.begin_typed::<R>(parameters(request), options, files);
        async move {
            let mut raw = Raw::default();
            let info = begun.finish(&mut raw).await?;
            Ok(Response::new(Box::new(raw.0), info))
        }
    }

    pub(crate) fn begin_typed<R: Request>(
        &self,
        parameters: Result<Value, Error>,
        options: Given,
        files: Files,
    ) -> Begun {
        let ready = |session: &Session| Ready::new(session, R::META, (parameters?, Names::Typed), options, files);
        self.begin(R::META, None, ready)
    }

    /// Begins a call: from here on it is observed, also one that is refused or dropped before anything is sent.
    fn begin(
        &self,
        operation: &'static Operation,
        observed: Option<Observed>,
        ready: impl FnOnce(&Session) -> Result<Ready, Error>,
    ) -> Begun {
        let session = self.0.clone();
        let endpoint = || Endpoint::new(session.provider.name, session.connections.base_url(operation.host), operation);
        let observation = Observation::begin(session.observer.clone(), observed, operation.retry, endpoint);
        Begun { ready: ready(&session), session, operation, observation }
    }

    #[cfg(feature = "offline")]
    pub(crate) fn session(&self) -> &Arc<Session> {
        &self.0
    }
}

/// Typed parameters as a tree.
pub(crate) fn parameters<R: Request>(request: &R) -> Result<Value, Error> {
    let unusable = |error: serde_json::Error| {
        Error::new(
            ErrorKind::InvalidArgument,
            format!("the parameters cannot be written as JSON: {error}; nothing was sent"),
        )
        .with_field("request")
    };
    serde_json::to_vec(request).and_then(|json| Value::read(&json)).map_err(unusable)
}

/// A call that has begun.
pub(crate) struct Begun {
    session: Arc<Session>,
    operation: &'static Operation,
    observation: Option<Observation>,
    ready: Result<Ready, Error>,
}

impl Begun {
    /// Sends it and has `decode` read the answer.
    ///
    /// On the heap: it is large, and who awaits it moves it several times.
    fn finish(self, decode: &mut dyn Decode) -> BoxFuture<'_, Result<ResponseInfo, Error>> {
        let Self { session, operation, observation, ready } = self;
        let watched = observation.as_ref().map(|observation| observation.watched().clone());
        let span = watched.as_ref().map_or_else(Span::none, |watched| watched.span.clone());
        async move {
            let sent = async { perform(session.clone(), operation, ready?, watched, decode).await };
            let result = sent.instrument(span).await;
            let result = result.map_err(|error| session.named(error.during(session.provider.name, operation.id)));
            if let Some(observation) = observation {
                observation.end(&result);
            }
            result
        }
        .boxed()
    }

    /// The same with the response in its type.
    pub(crate) async fn typed<T: DeserializeOwned + Send + 'static>(self) -> Result<Response<T>, Error> {
        let (provider, operation) = (self.session.provider, self.operation);
        let mut typed = Typed::default();
        let mut info = self.finish(&mut typed).await?;
        note(provider, operation, &mut info, typed.unreadable);
        // A success that was not read is no success.
        let value = typed.value.unwrap_or_else(|| unreachable!("a success was read"));
        Ok(Response::new(value, info))
    }
}

/// Keeps what could not be read with the facts of the answer, and logs it.
fn note(tables: &Tables, operation: &Operation, info: &mut ResponseInfo, unreadable: Vec<String>) {
    if !unreadable.is_empty() {
        tracing::warn!(
            target: "rebuttal",
            {
                "rebuttal.operation" = operation.id,
                "rebuttal.unreadable_fields" = unreadable_shown(tables, &unreadable).join(", ")
            },
            "an answer has fields that could not be read"
        );
    }
    info.unreadable_fields = unreadable;
}

/// How many repetitions a client's calls may spend.
fn budget(options: &Options) -> Result<u32, Error> {
    let given = options.integer("retry_budget").unwrap_or(0);
    u32::try_from(given).map_err(|_| refusal("retry_budget", "must be a whole number from 0"))
}
