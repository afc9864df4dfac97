//! The same clients without their types: what the Python and Node packages are made of.
//!
//! Everything goes by name and crosses as JSON bytes; nothing in here names a provider.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt;
use std::sync::{PoisonError, RwLock};
use std::time::Duration;

#[cfg(feature = "client")]
use rebuttal_runtime::client::Asked;
#[cfg(feature = "client")]
pub use rebuttal_runtime::client::RawResponse;
pub use rebuttal_runtime::dedup::claims::{Claimed, Claims};
pub use rebuttal_runtime::dedup::{check_claim, claim_lost, in_progress};
pub use rebuttal_runtime::message::{Message, unreadable_shown};
#[cfg(feature = "client")]
pub use rebuttal_runtime::observe::observed::Observed;
use rebuttal_runtime::provider::handle_options;
pub use rebuttal_runtime::provider::{AnyHandle as Handle, Argument, Headers, Returned};
pub use rebuttal_runtime::registry::Registry;
pub use rebuttal_runtime::request::attachment::Attachment;
pub use rebuttal_runtime::request::files::ATTACHMENT;
pub use rebuttal_runtime::request::files::Progress;
pub use rebuttal_runtime::request::validate::{EXTRA, Names};
pub use rebuttal_runtime::response::ResponseInfo;
pub use rebuttal_runtime::webhook::system_now;
pub use rebuttal_schema::{Operation, OptionKind, OptionSpec, Provider, ResponseShape};

use crate::generated::PROVIDERS;
use rebuttal_runtime::message;
use rebuttal_runtime::options::Given;
#[cfg(feature = "client")]
pub use rebuttal_runtime::options::Objects;
pub use rebuttal_runtime::options::Style;
use rebuttal_runtime::options::environment;
pub use rebuttal_runtime::options::environment::process;
use rebuttal_runtime::provider::Provider as AnyProvider;
#[cfg(feature = "client")]
use rebuttal_runtime::request::files::Files;
#[cfg(feature = "client")]
use rebuttal_runtime::request::value::Value;
use rebuttal_runtime::webhook::{AnyReceiver, webhooks};
use rebuttal_runtime::{Ack, Error, ErrorKind};

/// The providers that were read at run time, by their names.
static LOADED: RwLock<BTreeMap<&'static str, &'static dyn AnyProvider>> = RwLock::new(BTreeMap::new());

/// Reads a provider's table, which the generator wrote as JSON. From then on it is used by its name, like a bundled one;
/// it stays until the process ends, and the same table is read once.
///
/// # Errors
/// `ErrorKind::Config` if the table cannot be used, if no scheme of the name that it gives is registered, or if there is
/// another provider of its name.
pub fn load(json: &[u8], registry: &Registry) -> Result<&'static Provider, Error> {
    let tables = rebuttal_schema::load(json).map_err(|error| Error::new(ErrorKind::Config, error.to_string()))?;
    let mut loaded = LOADED.write().unwrap_or_else(PoisonError::into_inner);
    let bundled = PROVIDERS.iter().map(|provider| provider.schema());
    match loaded.values().map(|provider| provider.schema()).chain(bundled).find(|known| known.name == tables.name) {
        Some(same) if std::ptr::eq(same, tables) => Ok(same),
        Some(_) => {
            let message = format!("there is another provider `{}`; give this one another name", tables.name);
            Err(Error::new(ErrorKind::Config, message))
        }
        None => {
            loaded.insert(tables.name, Box::leak(registry.provider(tables)?));
            Ok(tables)
        }
    }
}

/// What the document of the provider of that name says.
///
/// # Errors
/// `ErrorKind::Config` if this build has none of that name.
pub fn provider(name: &str) -> Result<&'static Provider, Error> {
    implementation(name).map(AnyProvider::schema)
}

/// The provider of that name, with what no table can say.
///
/// # Errors
/// `ErrorKind::Config` if this build has none of that name.
pub fn implementation(name: &str) -> Result<&'static dyn AnyProvider, Error> {
    let loaded = || LOADED.read().unwrap_or_else(PoisonError::into_inner);
    let bundled = PROVIDERS.iter().copied().find(|provider| provider.schema().name == name);
    bundled.or_else(|| loaded().get(name).copied()).ok_or_else(|| {
        let known: Vec<_> =
            PROVIDERS.iter().map(|provider| provider.schema().name).chain(loaded().keys().copied()).collect();
        Error::new(ErrorKind::Config, format!("there is no provider `{name}`; this build has {}", known.join(", ")))
    })
}

/// The error for what this machine or process has too little of, such as file descriptors: the same call may succeed later.
#[cfg(feature = "client")]
pub fn exhausted(what: &str, error: std::io::Error) -> Error {
    rebuttal_runtime::request::reading::exhausted(what, error)
}

/// The options of a constructor, as the caller's language writes them.
///
/// What is no JSON there crosses as what it is, `{"is": "a Path"}`, a path or URL with its `text`; the core takes it or says
/// what was expected.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// A JSON object.
    pub json: &'a [u8],
    /// How it spells names and durations; later errors spell them so too.
    pub style: Style,
}

impl<'a, T: AsRef<[u8]> + ?Sized> From<&'a T> for Options<'a> {
    fn from(json: &'a T) -> Self {
        Self { json: json.as_ref(), style: Style::Snake }
    }
}

impl fmt::Debug for Options<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options").field("style", &self.style).finish_non_exhaustive()
    }
}

impl Options<'_> {
    fn read(self, specs: &'static [OptionSpec]) -> Result<Given, Error> {
        Given::read(self.json, specs, self.style)
    }
}

/// What is made from options that environment variables may give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Configured {
    /// A client.
    Client,
    /// A receiver of webhooks.
    Receiver,
}

/// What environment variables give beside these options, as a JSON object in their style. `variable` reads one;
/// [`process`] those of the process.
///
/// # Errors
/// `ErrorKind::Config` that names the option, and the variable of a required one that is not set or holds what the option
/// does not take; it never shows a value.
pub fn from_env(
    provider_name: &str,
    configured: Configured,
    options: Options<'_>,
    variable: impl Fn(&str) -> Option<OsString>,
) -> Result<Vec<u8>, Error> {
    let provider = implementation(provider_name)?;
    let specs = match configured {
        Configured::Client => provider.schema().client_options,
        Configured::Receiver => webhooks(provider)?.options,
    };
    let mut given = options.read(specs)?;
    let named: Vec<_> = given.names().collect();
    let completed = environment::complete(specs, &mut given, variable);
    completed.map_err(|error| options.style.error_of_options(error, &[specs]))?;
    Ok(given.beside(&named))
}

/// A call's parameters and options.
pub struct Request {
    /// A JSON object of parameters. `null` clears; [`EXTRA`] holds parameters that the document does not know yet.
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
    #[cfg(feature = "client")]
    pub observed: Option<Observed>,
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request").field("names", &self.names).finish_non_exhaustive()
    }
}

/// A client. Cloning it is cheap and shares the connections.
#[cfg(feature = "client")]
#[derive(Clone, Debug)]
pub struct Client(rebuttal_runtime::client::AnyClient);

#[cfg(feature = "client")]
impl Client {
    /// Makes a client from its options.
    ///
    /// # Errors
    /// `ErrorKind::Config` that names the option at fault.
    pub fn open<'a>(provider_name: &str, options: impl Into<Options<'a>>) -> Result<Self, Error> {
        Self::open_with(provider_name, options, Objects::default())
    }

    /// The same with what is no JSON, such as the language's way to a signer, which is used if the options have one.
    ///
    /// # Errors
    /// `ErrorKind::Config` that names the option at fault.
    pub fn open_with<'a>(
        provider_name: &str,
        options: impl Into<Options<'a>>,
        mut objects: Objects,
    ) -> Result<Self, Error> {
        let provider = implementation(provider_name)?;
        let specs = provider.schema().client_options;
        let given = options.into().read(specs)?;
        let signs = |spec: &OptionSpec| spec.kind == OptionKind::Signer && given.has(spec.name);
        objects.signer = objects.signer.filter(|_| specs.iter().any(signs));
        rebuttal_runtime::client::AnyClient::open(provider, given, objects).map(Self)
    }

    /// The time limit of a call with these options, a JSON object: for who prepares a call before it comes here.
    ///
    /// # Errors
    /// `ErrorKind::InvalidArgument` that names the option at fault.
    pub fn time_limit(&self, options_json: &[u8]) -> Result<Duration, Error> {
        self.0.time_limit(self.call_options(options_json)?)
    }

    fn call_options(&self, json: &[u8]) -> Result<Given, Error> {
        Given::read_call(json, self.0.schema().call_options, self.0.style())
    }

    /// The operation of that id.
    ///
    /// # Errors
    /// `ErrorKind::InvalidArgument` if the provider has none.
    pub fn operation(&self, id: &str) -> Result<&'static Operation, Error> {
        self.0.schema().operations.iter().find(|operation| operation.id == id).ok_or_else(|| {
            let message = format!("{} has no operation `{id}`", self.0.schema().name);
            Error::new(ErrorKind::InvalidArgument, message).with_field("operation")
        })
    }

    /// Calls an operation. The future needs tokio's I/O and time; dropping it ends the call and frees its connection.
    pub fn call(
        &self,
        operation: &'static Operation,
        request: Request,
    ) -> impl Future<Output = Result<RawResponse, Error>> + Send + 'static + use<> {
        let parameters = Value::read(&request.json).map_err(|error| {
            Error::new(ErrorKind::InvalidArgument, "the parameters are not JSON; nothing was sent")
                .with_field("request")
                .with_source(error)
        });
        let (parameters, options) = match (parameters, self.call_options(&request.options)) {
            (Ok(parameters), Ok(options)) => (Ok(parameters), options),
            (Err(error), _) | (_, Err(error)) => (Err(error), Given::default()),
        };
        let files = Files { list: request.attachments, progress: request.progress };
        let Request { names, observed, spent, .. } = request;
        self.0.call(operation, Asked { parameters, names, options, files, observed, spent })
    }

    /// The same options and keys with connections of its own: for a child process after a fork.
    ///
    /// # Errors
    /// `ErrorKind::Config` if no HTTP client can be made any more.
    pub fn renewed(&self) -> Result<Self, Error> {
        self.0.renewed().map(Self)
    }

    /// Refuses every later call and closes the connections; those of calls in flight are closed when they end.
    pub fn close(&self) {
        self.0.close();
    }
}

/// A webhook receiver.
#[derive(Debug)]
pub struct Receiver(AnyReceiver);

impl Receiver {
    /// Makes a receiver from its options.
    ///
    /// # Errors
    /// `ErrorKind::Config` that names the option at fault.
    pub fn open<'a>(provider_name: &str, options: impl Into<Options<'a>>) -> Result<Self, Error> {
        let provider = implementation(provider_name)?;
        AnyReceiver::open(provider, options.into().read(webhooks(provider)?.options)?).map(Self)
    }

    /// Verifies a message, then reads it. `now_ms` is in milliseconds since 1970.
    ///
    /// # Errors
    /// `ErrorKind::Signature` before anything is parsed; `ErrorKind::Decode` if the verified bytes are no JSON object.
    pub fn receive(&self, headers: &Headers<'_>, body: &[u8], now_ms: i64) -> Result<Message, Error> {
        self.0.receive(headers, body, now_ms)
    }

    /// Verifies a message without reading it.
    ///
    /// # Errors
    /// `ErrorKind::Signature` with the reason.
    pub fn verify(&self, headers: &Headers<'_>, body: &[u8], now_ms: i64) -> Result<(), Error> {
        self.0.verify(headers, body, now_ms)
    }

    /// Reads a message that was verified before.
    ///
    /// # Errors
    /// `ErrorKind::Decode` if it is no JSON object.
    pub fn parse(&self, body: &[u8]) -> Result<Message, Error> {
        self.0.parse(body)
    }

    /// The headers of a message signed as the provider would, for tests.
    ///
    /// # Errors
    /// `ErrorKind::Config` if the key is not usable.
    pub fn sign_test(&self, signing_key: &str, body: &[u8], now_ms: i64) -> Result<Vec<(String, String)>, Error> {
        self.0.sign_test(signing_key, body, now_ms)
    }

    /// What to answer to a message that was taken.
    pub fn ack(&self) -> Ack {
        self.0.ack()
    }
}

/// The key of a message that was received before, such as one from a queue, from its JSON with the provider's own names.
/// None if nobody can tell a repetition of it from another message.
///
/// # Errors
/// `ErrorKind::Decode` if it is no JSON object.
pub fn dedup_key(provider_name: &str, json: &[u8]) -> Result<Option<String>, Error> {
    message::dedup_key(message_tables(provider_name)?, json)
}

/// Reads a message of a kind that is known already, such as one from a queue, from its JSON with the provider's own names.
///
/// # Errors
/// `ErrorKind::Decode` with the place of what that kind requires.
pub fn read_message(provider_name: &str, kind: &str, json: &[u8]) -> Result<Message, Error> {
    message::read_as(message_tables(provider_name)?, kind, json)
}

/// Reads a message from its JSON with the provider's own names: that of an answer, or of a queue.
///
/// # Errors
/// `ErrorKind::Decode` if it is no JSON object.
pub fn read_any_message(provider_name: &str, json: &[u8]) -> Result<Message, Error> {
    message::read(message_tables(provider_name)?, json)
}

/// The moment that a text names, as ISO 8601 text with microseconds and an offset; none if it names none.
pub fn moment(text: &str) -> Option<String> {
    rebuttal_runtime::time::canonical(text)
}

/// The tables of a provider that has messages.
fn message_tables(provider_name: &str) -> Result<&'static Provider, Error> {
    let provider = implementation(provider_name)?;
    webhooks(provider).map(|_| provider.schema())
}

/// Makes one of a provider's handles from its options.
///
/// # Errors
/// `ErrorKind::Config` that names the option at fault.
pub fn handle<'a>(provider_name: &str, name: &str, options: impl Into<Options<'a>>) -> Result<Handle, Error> {
    let provider = implementation(provider_name)?;
    Handle::open(provider, name, options.into().read(handle_options(provider, name)?)?)
}

/// Runs a provider's function that needs no handle; its error names arguments in that style.
///
/// # Errors
/// As the function's description says.
pub fn run(provider_name: &str, function: &str, arguments: &[Argument<'_>], style: Style) -> Result<Returned, Error> {
    let returned = implementation(provider_name)?.run(function, arguments);
    returned.map_err(|error| style.error_of_arguments(error))
}
