//! The provider-free client: what the generated faces and the bindings call.

use rebuttal_schema::Operation;
use std::collections::HashSet;
use std::fmt;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::future::BoxFuture;
use futures_util::{FutureExt as _, TryStreamExt, stream};
use serde::de::DeserializeOwned;
use tokio::sync::Semaphore;
use tokio::time::{Instant, timeout_at};
use tracing::{Instrument as _, Span};
use zeroize::Zeroizing;

use crate::call::attempt::run;
use crate::call::idempotency;
use crate::call::retry::Budget;
use crate::call::session::{Call, Limits, MOST_AT_ONCE, Session, permit};
use crate::message::{Message, unreadable_shown};
use crate::observe::endpoint::Endpoint;
use crate::observe::observation::Observation;
use crate::observe::observed::Observed;
use crate::options::{Given, Objects, Options, Style, refusal};
use crate::provider::{Provider, Request};
use crate::request::files::Files;
use crate::request::limits::Policy;
use crate::request::validate::{Names, Prepared, prepare};
use crate::request::value::Value;
use crate::request::{body, forms, reading, url};
use crate::response::binding::Expected;
use crate::response::decode::{Decode, Raw, Shaped, Typed};
use crate::response::pages::Page;
use crate::response::{Response, ResponseInfo};
use crate::transport::authorities;
use crate::transport::hosts::{Connecting, Connections, Hosts};
use crate::{Error, ErrorKind, Items};

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

/// A success as it crosses a border, and how it came.
#[derive(Clone)]
pub struct RawResponse {
    /// The answer's JSON, with wire names; scalars are in the promised form. Of an operation that answers with bytes, the
    /// bytes.
    pub json: Bytes,
    /// It holds no field that the document does not describe. Where that was not seen, this is false.
    pub known: bool,
    /// The messages in it, in their order; the JSON has their numbers, from 0, in their places.
    pub messages: Vec<Message>,
    /// How it came.
    pub info: ResponseInfo,
}

impl RawResponse {
    fn bytes(content: Bytes, info: ResponseInfo) -> Self {
        Self { json: content, known: true, messages: Vec::new(), info }
    }

    pub(crate) fn shaped(operation: &Operation, shaped: Shaped, mut info: ResponseInfo) -> Self {
        let Shaped { json, known, ends, unreadable, messages } = shaped;
        info.ends = ends;
        note(operation, &mut info, unreadable);
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
const ATTEMPTS: i64 = 3;

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
        let limits = Limits { total: TOTAL, attempt: None, attempts: ATTEMPTS as u32 }.overridden(&options)?;
        Ok(Self(Arc::new(Session {
            provider: schema,
            connections: Connections::new(&connecting, opened.base_url, opened.hosts)?,
            permits: Arc::new(Semaphore::new(MOST_AT_ONCE)),
            connecting,
            scheme: opened.scheme.into(),
            limits,
            headers: options.headers(schema.client_options)?,
            policy: Policy::new(schema, &options)?,
            budget: Arc::new(Budget::new(budget(&options)?)),
            observer,
            style,
        })))
    }

    /// The same options and keys with connections of its own: for a child process after a fork.
    ///
    /// # Errors
    /// `ErrorKind::Config` if no HTTP client can be made any more.
    pub fn renewed(&self) -> Result<Self, Error> {
        let old = &self.0;
        Ok(Self(Arc::new(Session {
            provider: old.provider,
            connections: old.connections.renewed(&old.connecting)?,
            permits: Arc::new(Semaphore::new(MOST_AT_ONCE)),
            connecting: old.connecting.clone(),
            scheme: old.scheme.clone(),
            limits: old.limits,
            headers: old.headers.clone(),
            policy: old.policy.clone(),
            budget: old.budget.clone(),
            observer: old.observer.clone(),
            style: old.style,
        })))
    }

    /// Refuses every later call and closes the connections. Calls in flight go on, and their connections are closed when
    /// they end.
    pub fn close(&self) {
        self.0.connections.close();
    }

    /// The time limit of a call with these options.
    ///
    /// # Errors
    /// `ErrorKind::InvalidArgument` that names the option at fault.
    pub fn time_limit(&self, options: Given) -> Result<Duration, Error> {
        let Session { provider, limits, .. } = &*self.0;
        let options = Options::check_call(provider.call_options, options);
        let limits = options.and_then(|options| limits.overridden(&options).map_err(Error::of_call));
        limits.map(|limits| limits.total).map_err(|error| self.0.named(error))
    }

    /// How the caller's language writes options.
    pub fn style(&self) -> Style {
        self.0.style
    }

    /// What the document of its provider says.
    pub fn schema(&self) -> &'static rebuttal_schema::Provider {
        self.0.provider
    }

    /// Calls an operation by its parameters as a caller of another language gives them.
    ///
    /// The future owns all it needs; dropping it ends the call and frees its connection.
    pub fn call(
        &self,
        operation: &'static Operation,
        asked: Asked,
    ) -> impl Future<Output = Result<RawResponse, Error>> + Send + 'static + use<> {
        let started = self.start(operation, asked);
        async move {
            if operation.response.kind().is_none() {
                let mut raw = Raw::default();
                let info = started.finish(&mut raw).await?;
                return Ok(RawResponse::bytes(raw.0, info));
            }
            let mut shaped = Shaped::default();
            let info = started.finish(&mut shaped).await?;
            Ok(RawResponse::shaped(operation, shaped, info))
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
        self.start_typed(request, options, files).typed()
    }

    /// The same, its answer being bytes.
    pub fn call_bytes<R: Request<Output = Bytes>>(
        &self,
        request: &R,
        options: Given,
        files: Files,
    ) -> impl Future<Output = Result<Response<Bytes>, Error>> + Send + 'static + use<R> {
        let started = self.start_typed(request, options, files);
        async move {
            let mut raw = Raw::default();
            let info = started.finish(&mut raw).await?;
            Ok(Response::new(Box::new(raw.0), info))
        }
    }

    /// One page of a list after the other; it ends after the first error.
    pub fn pages<R: Request>(
        &self,
        request: &R,
        options: impl Fn() -> Given + Send + 'static,
    ) -> Items<Response<R::Output>>
    where
        R::Output: DeserializeOwned,
    {
        let client = self.clone();
        let first = parameters(request);
        let seen = first.as_ref().map(Value::to_plain_text).into_iter().collect();
        let turn = first.map_or_else(Turn::Fail, Turn::Ask);
        let next = move |(turn, mut seen): (Turn, HashSet<String>)| {
            let page = match turn {
                Turn::Ask(parameters) => {
                    let asked = Asked::new(parameters, Names::Typed, options(), Files::default());
                    Ok(client.start(R::META, asked))
                }
                Turn::Fail(error) => Err(Some(error)),
                Turn::End => Err(None),
            };
            async move {
                let started = match page {
                    Ok(started) => started,
                    Err(error) => return error.map(|error| (Err(error), (Turn::End, seen))),
                };
                let page = started.typed::<R::Output>().await;
                let turn = match page.as_ref().map(|page: &Response<_>| page.info.next_request()) {
                    Ok(Ok(Some(request))) if seen.insert(request.to_plain_text()) => Turn::Ask(request),
                    Ok(Ok(Some(_))) => page.as_ref().map_or(Turn::End, |page| Turn::Fail(page.info.circle())),
                    // The page itself is good, so it comes first.
                    Ok(Err(error)) => Turn::Fail(error),
                    Ok(Ok(None)) | Err(_) => Turn::End,
                };
                Some((page, (turn, seen)))
            }
        };
        Items::new(stream::unfold((turn, seen), next))
    }

    /// Every item of a list, page after page; it ends after the first error.
    pub fn items<R: Request, T: Send + 'static>(
        &self,
        request: &R,
        options: impl Fn() -> Given + Send + 'static,
        items: fn(R::Output) -> Vec<T>,
    ) -> Items<T>
    where
        R::Output: DeserializeOwned,
    {
        let items = self
            .pages(request, options)
            .map_ok(move |page| {
                let backwards = page.info.backwards();
                let mut items = items(page.into_inner());
                if backwards {
                    items.reverse();
                }
                stream::iter(items.into_iter().map(Ok))
            })
            .try_flatten();
        Items::new(items)
    }

    fn start_typed<R: Request>(&self, request: &R, options: Given, files: Files) -> Started {
        let parameters = parameters(request);
        self.start(R::META, Asked { parameters, ..Asked::new(Value::Null, Names::Typed, options, files) })
    }

    /// Begins a call: from here on it is observed, also one that is refused or dropped before anything is sent.
    fn start(&self, operation: &'static Operation, asked: Asked) -> Started {
        let Asked { parameters, names, options, files, observed, spent } = asked;
        let observation = self.observe(operation, observed);
        let ready = parameters.and_then(|parameters| self.ready(operation, parameters, names, options));
        Started { session: self.0.clone(), operation, observation, ready, files, spent }
    }

    /// Begins to observe a call, if anybody wants to know.
    pub(crate) fn observe(&self, operation: &'static Operation, observed: Option<Observed>) -> Option<Observation> {
        let Session { provider, connections, observer, .. } = &*self.0;
        let endpoint = || Endpoint::new(provider.name, connections.base_url(operation.host), operation);
        Observation::begin(observer.clone(), observed, operation.retry, endpoint)
    }

    #[cfg(feature = "offline")]
    pub(crate) fn session(&self) -> &Arc<Session> {
        &self.0
    }

    pub(crate) fn ready(
        &self,
        operation: &'static Operation,
        request: Value,
        names: Names,
        options: Given,
    ) -> Result<Ready, Error> {
        let Session { provider, limits, policy, .. } = &*self.0;
        let options = Options::check_call(provider.call_options, options)?;
        let idempotency_key = idempotency::key(provider, operation, &options)?;
        let mut headers = options.headers(provider.call_options).map_err(Error::of_call)?;
        if let Some((header, key)) = provider.idempotency.zip(idempotency_key.as_deref()) {
            idempotency::insert(&mut headers, header, key)?;
        }
        Ok(Ready {
            limits: limits.overridden(&options).map_err(Error::of_call)?,
            page: Page::of(provider, operation, &request, names)?,
            prepared: prepare(provider, operation, request, names, policy)?,
            headers,
            own_key: provider.idempotency.is_some_and(|rule| options.optional_text(rule.option).is_some()),
            idempotency_key,
        })
    }
}

/// What a call is made of.
pub struct Asked {
    /// An object of the operation's parameters; what is wrong with it ends the call.
    pub parameters: Result<Value, Error>,
    /// How its keys are spelled.
    pub names: Names,
    /// The call's options.
    pub options: Given,
    /// The files that the parameters name by number.
    pub files: Files,
    /// Gathers what is observed of the call.
    pub observed: Option<Observed>,
    /// How much of the time limit was spent before the call came here.
    pub spent: Duration,
}

impl fmt::Debug for Asked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Asked").field("names", &self.names).finish_non_exhaustive()
    }
}

impl Asked {
    fn new(parameters: Value, names: Names, options: Given, files: Files) -> Self {
        Self { parameters: Ok(parameters), names, options, files, observed: None, spent: Duration::ZERO }
    }
}

/// Typed parameters as a tree.
fn parameters<R: Request>(request: &R) -> Result<Value, Error> {
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
struct Started {
    session: Arc<Session>,
    operation: &'static Operation,
    observation: Option<Observation>,
    ready: Result<Ready, Error>,
    files: Files,
    spent: Duration,
}

impl Started {
    /// Sends it and has `decode` read the answer.
    ///
    /// On the heap: it is large, and who awaits it moves it several times.
    fn finish(self, decode: &mut dyn Decode) -> BoxFuture<'_, Result<ResponseInfo, Error>> {
        let Self { session, operation, observation, ready, files, spent } = self;
        let watched = observation.as_ref().map(|observation| observation.watched().clone());
        let span = watched.as_ref().map_or_else(Span::none, |watched| watched.span.clone());
        let caller = session.clone();
        let sent = async move {
            let Ready { limits, mut prepared, page, headers, idempotency_key, own_key } = ready?;
            let hosts = session.connections.hosts()?;
            let deadline = Instant::now() + limits.total.saturating_sub(spent);
            // Before files are read, so that no more of them are held than can be sent.
            let held = if prepared.files.is_empty() {
                None
            } else {
                Some(permit(&session, deadline).await.map_err(|error| error.with_retryable(true))?)
            };
            let expected = Expected::of(operation, |wire| prepared.parameter(wire));
            let payload = match timeout_at(
                deadline,
                body::write(&session.policy, session.provider, operation, &mut prepared, files),
            )
            .await
            {
                Ok(payload) => payload?,
                Err(_) => return Err(reading::too_slow()),
            };
            let request = build(&hosts, session.provider, operation, &prepared)?;
            drop(prepared);
            let call = Call {
                session,
                hosts,
                operation,
                limits,
                payload,
                headers,
                idempotency_key,
                own_key,
                expected,
                watched,
            };
            let mut info = run(&call, &request, deadline, held, decode).await?;
            info.page = page.map(Arc::new);
            Ok(info)
        };
        async move {
            let named = |error: Error| caller.named(error.during(caller.provider.name, operation.id));
            let result = sent.instrument(span).await.map_err(named);
            if let Some(observation) = observation {
                observation.end(&result);
            }
            result
        }
        .boxed()
    }

    /// The same with the response in its type.
    async fn typed<T: DeserializeOwned + Send + 'static>(self) -> Result<Response<T>, Error> {
        let operation = self.operation;
        let mut typed = Typed::default();
        let mut info = self.finish(&mut typed).await?;
        note(operation, &mut info, typed.unreadable);
        // A success that was not read is no success.
        let value = typed.value.unwrap_or_else(|| unreachable!("a success was read"));
        Ok(Response::new(value, info))
    }
}

/// A call that can be sent.
pub(crate) struct Ready {
    limits: Limits,
    pub(crate) prepared: Prepared,
    page: Option<Page>,
    headers: http::HeaderMap,
    idempotency_key: Option<String>,
    own_key: bool,
}

/// What a list does next.
enum Turn {
    Ask(Value),
    Fail(Error),
    End,
}

/// The request, but for its body and what every attempt adds anew.
fn build(
    hosts: &Hosts,
    tables: &rebuttal_schema::Provider,
    operation: &Operation,
    prepared: &Prepared,
) -> Result<reqwest::Request, Error> {
    let query = forms::encode(&forms::pairs(prepared.query(), |wire| tables.style(operation, wire)));
    url::request(&hosts.of(operation.host).base_url, operation, |wire| prepared.path(wire), &query)
}

/// Keeps what could not be read with the facts of the answer, and logs it.
fn note(operation: &Operation, info: &mut ResponseInfo, unreadable: Vec<String>) {
    if !unreadable.is_empty() {
        tracing::warn!(
            target: "rebuttal",
            {
                "rebuttal.operation" = operation.id,
                "rebuttal.unreadable_fields" = unreadable_shown(&unreadable)
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

impl Limits {
    fn overridden(self, options: &Options) -> Result<Self, Error> {
        let attempts = options.integer("max_attempts").unwrap_or(self.attempts.into());
        let Some(attempts) = u32::try_from(attempts).ok().filter(|count| (1..=10).contains(count)) else {
            return Err(refusal("max_attempts", "must be from 1 to 10"));
        };
        Ok(Self {
            total: options.duration("timeout").unwrap_or(self.total),
            attempt: options.duration("attempt_timeout").or(self.attempt),
            attempts,
        })
    }
}
