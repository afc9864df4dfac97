//! The provider-free client: what the generated faces and the bindings call.

use std::collections::HashSet;
use std::fmt;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::future::BoxFuture;
use futures_util::{FutureExt as _, TryStreamExt, stream};
use serde::de::DeserializeOwned;
use serde_json::Value;
use tokio::sync::Semaphore;
use tokio::time::{Instant, timeout_at};
use tracing::{Instrument as _, Span};
use zeroize::Zeroizing;

use super::binding::Expected;
use super::exec::{Call, Limits, MOST_AT_ONCE, RawAnswer, Read, Session, Unbuilt, permit, run};
use super::files::Files;
use super::hosts::{Connecting, Connections, Hosts};
use super::messages::{Message, unreadable_shown};
use super::observation::Observation;
use super::observed::Observed;
use super::options::{Objects, Options};
use super::pages::Page;
use super::policy::Policy;
use super::prepare::{Names, Prepared, prepare};
use super::provider::{self, Operation, Provider};
use super::read::Shaped;
use super::retry::Budget;
use super::{authorities, forms, idempotency, payload, read, reading};
use crate::response::{Response, ResponseInfo};
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
pub struct Answer {
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

impl Answer {
    pub(super) fn of(operation: &Operation, answer: RawAnswer) -> Self {
        if matches!(operation.answer, provider::Answer::Binary) {
            let (json, info) = taken::<Bytes>(answer);
            return Self { json: *json, known: true, messages: Vec::new(), info };
        }
        let (shaped, mut info) = taken::<Shaped>(answer);
        let Shaped { json, known, ends, unreadable, messages } = *shaped;
        info.ends = ends;
        note(operation, &mut info, unreadable);
        Self { json, known, messages, info }
    }
}

impl Answer {
    /// The answer's JSON with its messages in their places, where it has any as they came.
    pub fn whole(&self) -> Bytes {
        if self.messages.is_empty() { self.json.clone() } else { self.info.raw.clone() }
    }
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let json = format_args!("{} bytes", self.json.len());
        f.debug_struct("Answer").field("json", &json).field("info", &self.info).finish()
    }
}

/// The whole call, unless the client or the call says otherwise.
const TOTAL: Duration = Duration::from_secs(30);
const CONNECT: Duration = Duration::from_secs(10);
const ATTEMPTS: i64 = 3;

impl AnyClient {
    /// Makes a client from a JSON object of options, and those options that are no JSON.
    ///
    /// # Errors
    /// `ErrorKind::Config` that names the option at fault.
    pub fn open(provider: &'static Provider, options: &[u8], objects: Objects) -> Result<Self, Error> {
        Self::opened(provider, options, objects).map_err(|error| error.of(provider.name))
    }

    fn opened(provider: &'static Provider, options: &[u8], objects: Objects) -> Result<Self, Error> {
        let (observer, variable) = (objects.observer.clone(), objects.authorities_variable);
        let options = Options::parse_with(provider.client_options, options, objects)?;
        let opened = (provider.open)(&options)?;
        let connecting = Connecting {
            timeout: options.duration("connect_timeout").unwrap_or(CONNECT),
            proxy: options.optional_text("proxy").map(|proxy| Zeroizing::new(proxy.to_owned())),
            authorities: authorities::read(&options, variable)?,
        };
        let limits = Limits { total: TOTAL, attempt: None, attempts: ATTEMPTS as u32 }
            .overridden(&options, ErrorKind::Config)?;
        Ok(Self(Arc::new(Session {
            provider,
            connections: Connections::new(&connecting, opened.base_url, opened.hosts)?,
            room: Arc::new(Semaphore::new(MOST_AT_ONCE)),
            connecting,
            scheme: opened.scheme.into(),
            limits,
            headers: options.headers(provider.client_options, ErrorKind::Config)?,
            policy: Policy::new(provider, &options)?,
            budget: Arc::new(Budget::new(budget(&options)?)),
            observer,
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
            room: Arc::new(Semaphore::new(MOST_AT_ONCE)),
            connecting: old.connecting.clone(),
            scheme: old.scheme.clone(),
            limits: old.limits,
            headers: old.headers.clone(),
            policy: old.policy.clone(),
            budget: old.budget.clone(),
            observer: old.observer.clone(),
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
    pub fn time_limit(&self, options: &[u8]) -> Result<Duration, Error> {
        let options = Options::parse_call(self.0.provider.call_options, options)?;
        Ok(self.0.limits.overridden(&options, ErrorKind::InvalidArgument)?.total)
    }

    /// The provider that it speaks to.
    pub fn provider(&self) -> &'static Provider {
        self.0.provider
    }

    /// Calls an operation; `request` is an object of its parameters, `options` a JSON object of the call's options.
    ///
    /// The future owns all it needs; dropping it ends the call and frees its connection.
    #[expect(clippy::too_many_arguments, reason = "a call has that many parts")]
    pub fn call(
        &self,
        operation: &'static Operation,
        request: Value,
        names: Names,
        options: &[u8],
        files: Files,
        observed: Option<Observed>,
        spent: Duration,
    ) -> impl Future<Output = Result<Answer, Error>> + Send + 'static + use<> {
        let read: Read = match operation.answer {
            provider::Answer::Object(_) | provider::Answer::Message(_) => read::shaped,
            provider::Answer::Binary => read::bytes,
        };
        let sent = self.send(operation, request, names, options, Asked { files, read, observed, spent });
        async move { Ok(Answer::of(operation, sent.await?)) }
    }

    /// The same, its answer read into a type.
    pub fn call_typed<T: DeserializeOwned + Send + 'static>(
        &self,
        operation: &'static Operation,
        request: Value,
        options: &[u8],
        files: Files,
    ) -> impl Future<Output = Result<Response<T>, Error>> + Send + 'static + use<T> {
        let sent = self.send(operation, request, Names::Typed, options, Asked::new(files, read::typed::<T>));
        async move {
            let (typed, mut info) = taken::<read::Typed<T>>(sent.await?);
            note(operation, &mut info, typed.unreadable);
            Ok(Response::new(typed.value, info))
        }
    }

    /// The same, its answer being bytes.
    pub fn call_bytes(
        &self,
        operation: &'static Operation,
        request: Value,
        options: &[u8],
        files: Files,
    ) -> impl Future<Output = Result<Response<Bytes>, Error>> + Send + 'static + use<> {
        let sent = self.send(operation, request, Names::Typed, options, Asked::new(files, read::bytes));
        async move {
            let (value, info) = taken::<Bytes>(sent.await?);
            Ok(Response::new(value, info))
        }
    }

    /// One page of a list after the other; it ends after the first error.
    pub fn pages<P: DeserializeOwned + Send + 'static>(
        &self,
        operation: &'static Operation,
        request: Value,
        options: Zeroizing<Vec<u8>>,
    ) -> Items<Response<P>> {
        let client = self.clone();
        let next = move |(turn, mut seen): (Turn, HashSet<String>)| {
            let (client, options) = (client.clone(), options.clone());
            async move {
                let page = match turn {
                    Turn::Ask(request) => client.call_typed::<P>(operation, request, &options, Files::default()).await,
                    Turn::Fail(error) => Err(error),
                    Turn::End => return None,
                };
                let turn = match page.as_ref().map(|page| page.info().next_request()) {
                    Ok(Ok(Some(request))) if seen.insert(request.to_string()) => Turn::Ask(request),
                    Ok(Ok(Some(_))) => page.as_ref().map_or(Turn::End, |page| Turn::Fail(page.info().circle())),
                    // The page itself is good, so it comes first.
                    Ok(Err(error)) => Turn::Fail(error),
                    Ok(Ok(None)) | Err(_) => Turn::End,
                };
                Some((page, (turn, seen)))
            }
        };
        let first = HashSet::from([request.to_string()]);
        Items::new(stream::unfold((Turn::Ask(request), first), next))
    }

    /// Every item of a list, page after page; it ends after the first error.
    pub fn items<P: DeserializeOwned + Send + 'static, T: Send + 'static>(
        &self,
        operation: &'static Operation,
        request: Value,
        options: Zeroizing<Vec<u8>>,
        items: fn(P) -> Vec<T>,
    ) -> Items<T> {
        let pages = self.pages::<P>(operation, request, options);
        let items = pages
            .map_ok(move |page| {
                let backwards = page.info().backwards();
                let mut items = items(page.into_inner());
                if backwards {
                    items.reverse();
                }
                stream::iter(items.into_iter().map(Ok))
            })
            .try_flatten();
        Items::new(items)
    }

    fn send(
        &self,
        operation: &'static Operation,
        request: Value,
        names: Names,
        options: &[u8],
        asked: Asked,
    ) -> BoxFuture<'static, Result<RawAnswer, Error>> {
        let session = self.0.clone();
        // From here on, so that a call which is refused or dropped before anything is sent is told of too.
        let observation = self.observe(operation, asked.observed);
        let watched = observation.as_ref().map(|observation| observation.watched().clone());
        let span = watched.as_ref().map_or_else(Span::none, |watched| watched.span.clone());
        let ready = self.ready(operation, request, names, options);
        let (files, read, spent) = (asked.files, asked.read, asked.spent);
        let provider = self.0.provider.name;
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
            let payload =
                match timeout_at(deadline, payload::write(&session.policy, operation, &mut prepared, files)).await {
                    Ok(payload) => payload?,
                    Err(_) => return Err(reading::too_slow()),
                };
            let request = build(&hosts, operation, &prepared)?;
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
                read,
                expected,
                watched,
            };
            let mut answer = run(&call, &request, deadline, held).await?;
            answer.info.page = page.map(Arc::new);
            Ok(answer)
        };
        // On the heap: it is large, and whoever awaits it moves it several times.
        let sent = sent.map(move |sent: Result<_, Error>| sent.map_err(|error| error.during(provider, operation.id)));
        let sent = sent.instrument(span).boxed();
        match observation {
            None => sent,
            Some(observation) => sent.inspect(|result| observation.end(result)).boxed(),
        }
    }

    /// Begins to observe a call, if anybody wants to know.
    pub(crate) fn observe(&self, operation: &'static Operation, observed: Option<Observed>) -> Option<Observation> {
        Observation::begin(&self.0, operation, observed)
    }

    #[cfg(feature = "trials")]
    pub(super) fn session(&self) -> &Arc<Session> {
        &self.0
    }

    pub(super) fn ready(
        &self,
        operation: &'static Operation,
        request: Value,
        names: Names,
        options: &[u8],
    ) -> Result<Ready, Error> {
        let Session { provider, limits, policy, .. } = &*self.0;
        let options = Options::parse_call(provider.call_options, options)?;
        let idempotency_key = idempotency::key(provider, operation, &options)?;
        let mut headers = options.headers(provider.call_options, ErrorKind::InvalidArgument)?;
        if let Some((header, key)) = provider.idempotency.zip(idempotency_key.as_deref()) {
            idempotency::insert(&mut headers, header, key)?;
        }
        Ok(Ready {
            limits: limits.overridden(&options, ErrorKind::InvalidArgument)?,
            page: Page::of(provider.name, operation, &request, names)?,
            prepared: prepare(operation, request, names, policy)?,
            headers,
            own_key: provider.idempotency.is_some_and(|rule| options.optional_text(rule.option).is_some()),
            idempotency_key,
        })
    }
}

/// What a call needs besides its parameters and options.
struct Asked {
    files: Files,
    read: Read,
    observed: Option<Observed>,
    /// How much of the time limit was spent before the call came here.
    spent: Duration,
}

impl Asked {
    fn new(files: Files, read: Read) -> Self {
        Self { files, read, observed: None, spent: Duration::ZERO }
    }
}

/// A call that can be sent.
pub(super) struct Ready {
    limits: Limits,
    pub(super) prepared: Prepared,
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
fn build(hosts: &Hosts, operation: &'static Operation, prepared: &Prepared) -> Result<reqwest::Request, Error> {
    let built = (operation.build)(hosts.of(operation.host), prepared);
    let mut request = built.map_err(Unbuilt::into_error)?;
    // progenitor's own, which no provider asked for.
    request.headers_mut().remove("api-version");
    let query = forms::encode(&forms::pairs(prepared.query(), |wire| operation.style(wire)));
    if !query.is_empty() {
        request.url_mut().set_query(Some(&query));
    }
    Ok(request)
}

/// What was read of an answer, and how the answer came.
fn taken<T: 'static>(answer: RawAnswer) -> (Box<T>, ResponseInfo) {
    let value = answer.value.downcast::<T>();
    // The function that read it and the caller are chosen side by side, a few lines above.
    let value = value.unwrap_or_else(|_| unreachable!("an answer is read as what it is asked for"));
    (value, answer.info)
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
    u32::try_from(given).map_err(|_| {
        Error::new(ErrorKind::Config, "the option `retry_budget` must be a whole number from 0")
            .with_field("retry_budget")
    })
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
