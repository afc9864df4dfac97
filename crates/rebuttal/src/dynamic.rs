//! The same clients without their types: what the Python and Node packages are made of.
//!
//! Everything goes by name and crosses as JSON bytes; nothing in here names a provider.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt;
use std::sync::{PoisonError, RwLock};

#[cfg(feature = "client")]
pub use rebuttal_runtime::client::{AnyClient as Client, AnyRequest as Request, RawResponse};
pub use rebuttal_runtime::dedup::claims::{Claimed, Claims};
pub use rebuttal_runtime::dedup::{check_claim, claim_lost, in_progress};
pub use rebuttal_runtime::message::Message;
#[cfg(feature = "client")]
pub use rebuttal_runtime::observe::observed::Observed;
#[cfg(feature = "client")]
pub use rebuttal_runtime::options::Objects;
pub use rebuttal_runtime::options::Style;
pub use rebuttal_runtime::options::environment::process;
pub use rebuttal_runtime::provider::{AnyHandle as Handle, Argument, Headers, Returned};
pub use rebuttal_runtime::registry::Registry;
pub use rebuttal_runtime::request::attachment::Attachment;
pub use rebuttal_runtime::request::files::{ATTACHMENT, Progress};
#[cfg(feature = "client")]
pub use rebuttal_runtime::request::reading::exhausted;
pub use rebuttal_runtime::request::validate::{EXTRA, Names};
pub use rebuttal_runtime::response::ResponseInfo;
pub use rebuttal_runtime::time::{canonical as moment, system_now};
pub use rebuttal_runtime::webhook::AnyReceiver as Receiver;
pub use rebuttal_schema::{Operation, OptionKind, OptionSpec, Provider, ResponseShape};

use crate::generated::PROVIDERS;
#[cfg(all(feature = "client", feature = "evidence"))]
use crate::packets;
#[cfg(all(feature = "client", feature = "evidence"))]
pub use crate::packets::{BuiltPacket, Packet, Sent as SentPacket};
#[cfg(all(feature = "client", feature = "evidence"))]
pub use rebuttal_evidence::Input;
use rebuttal_runtime::options::{Given, environment};
use rebuttal_runtime::provider::{Provider as AnyProvider, handle_options};
use rebuttal_runtime::webhook::webhooks;
use rebuttal_runtime::{Error, ErrorKind, message};

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

/// A packet of evidence, and how it is to be sent.
#[cfg(all(feature = "client", feature = "evidence"))]
#[derive(Debug)]
pub struct PacketRequest {
    /// The packet.
    pub packet: Packet,
    /// The rules whose findings the caller accepts, although the bank will not read or count a part of the packet.
    pub accept_findings: Vec<String>,
    /// Options, progress and observer, as of any call. It has no parameters or files of its own.
    pub call: Request,
}

/// Sends a packet by an operation; its answer is that of the operation. The future needs tokio's I/O and time, and its threads for
/// work that blocks.
#[cfg(all(feature = "client", feature = "evidence"))]
pub fn send_packet(
    client: &Client,
    operation: &'static Operation,
    request: PacketRequest,
) -> impl Future<Output = Result<(RawResponse, SentPacket), Error>> + Send + 'static + use<> {
    let PacketRequest { packet, accept_findings, call } = request;
    let (client, options) = (client.clone(), client.read_options(&call.options));
    let Request { progress, observed, spent, .. } = call;
    async move {
        let (packet, options) = (packet.into_inner(), options?);
        let request = packets::PacketRequest { packet, accept_findings, options, progress, observed, spent };
        packets::send(client, operation, request).await
    }
}

/// Makes a client from its options.
///
/// # Errors
/// `ErrorKind::Config` that names the option at fault.
#[cfg(feature = "client")]
pub fn client<'a>(provider_name: &str, options: impl Into<Options<'a>>) -> Result<Client, Error> {
    client_with(provider_name, options, Objects::default())
}

/// The same with what is no JSON, such as the language's way to a signer, which is used if the options have one.
///
/// # Errors
/// `ErrorKind::Config` that names the option at fault.
#[cfg(feature = "client")]
pub fn client_with<'a>(
    provider_name: &str,
    options: impl Into<Options<'a>>,
    mut objects: Objects,
) -> Result<Client, Error> {
    let provider = implementation(provider_name)?;
    let specs = provider.schema().client_options;
    let given = options.into().read(specs)?;
    let signs = |spec: &OptionSpec| spec.kind == OptionKind::Signer && given.has(spec.name);
    objects.signer = objects.signer.filter(|_| specs.iter().any(signs));
    Client::open(provider, given, objects)
}

/// Makes a receiver of webhooks from its options.
///
/// # Errors
/// `ErrorKind::Config` that names the option at fault.
pub fn receiver<'a>(provider_name: &str, options: impl Into<Options<'a>>) -> Result<Receiver, Error> {
    let provider = implementation(provider_name)?;
    Receiver::open(provider, options.into().read(webhooks(provider)?.options)?)
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
pub fn read_message<'m>(provider_name: &str, kind: &str, json: &'m [u8]) -> Result<Message<'m>, Error> {
    message::read_as(message_tables(provider_name)?, kind, json)
}

/// Reads a message from its JSON with the provider's own names: that of an answer, or of a queue.
///
/// # Errors
/// `ErrorKind::Decode` if it is no JSON object.
pub fn read_any_message<'m>(provider_name: &str, json: &'m [u8]) -> Result<Message<'m>, Error> {
    message::read(message_tables(provider_name)?, json)
}

/// JSON pointers of what could not be read, for a log: with `*` for what the provider's document does not name, such as the keys of
/// maps, and cut after some of them.
///
/// # Errors
/// `ErrorKind::Config` if this build has no provider of that name.
pub fn unreadable_shown(provider_name: &str, unreadable: &[String]) -> Result<Vec<String>, Error> {
    provider(provider_name).map(|tables| message::unreadable_shown(tables, unreadable))
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
