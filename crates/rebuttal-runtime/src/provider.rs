//! What a provider is made of: its tables, and the few things that no table can say.

use std::fmt;

#[cfg(feature = "client")]
use futures_util::future::BoxFuture;

use rebuttal_schema::{Operation, OptionSpec};

use crate::options::{Given, Options, Style};
#[cfg(feature = "client")]
use crate::schemes::tokens::Tokens;
use crate::{Error, ErrorKind};

/// The parameters of one operation as a type.
pub trait Request: serde::Serialize {
    /// The operation.
    const META: &'static Operation;
    /// What its answer is read into.
    type Output: Send + 'static;
}

/// A provider: its tables, and what no table can say.
pub trait Provider: Send + Sync {
    /// The tables.
    fn schema(&self) -> &'static rebuttal_schema::Provider;

    /// Makes what a client signs and verifies with.
    ///
    /// # Errors
    /// `ErrorKind::Config` that names the option at fault.
    #[cfg(feature = "client")]
    fn open(&self, options: &Options) -> Result<Opened, Error>;

    /// Makes what a receiver of webhooks verifies with.
    ///
    /// # Errors
    /// `ErrorKind::Config` that names the option at fault, or says that the provider sends none.
    fn verifier(&self, options: &Options) -> Result<Box<dyn Verifier>, Error> {
        let _ = options;
        Err(Error::new(ErrorKind::Config, format!("{} sends no webhooks", self.schema().name)))
    }

    /// Runs one of the functions that the document declares.
    ///
    /// # Errors
    /// As the function's description says, or if there is none of that name.
    fn run(&self, function: &str, arguments: &[Argument<'_>]) -> Result<Returned, Error> {
        let _ = arguments;
        let message = format!("there is no function `{function}`");
        Err(Error::new(ErrorKind::InvalidArgument, message).with_field("function"))
    }

    /// Makes one of the handles that the document declares.
    ///
    /// # Errors
    /// `ErrorKind::Config` that names the option at fault, or if there is no handle of that name.
    fn handle(&self, name: &str, options: &Options) -> Result<Box<dyn Handle>, Error> {
        let _ = options;
        Err(Error::new(ErrorKind::Config, format!("there is no handle `{name}`")))
    }
}

/// What a provider makes from a client's options.
#[cfg(feature = "client")]
pub struct Opened {
    /// Scheme, host and the path that all operations share; no slash at the end.
    pub base_url: String,
    /// The base URLs of the operations that go elsewhere, by the option that holds them.
    pub hosts: Vec<(&'static str, String)>,
    /// Signs requests and verifies answers.
    pub scheme: Box<dyn Scheme>,
}

/// Signs a provider's requests and verifies its answers.
#[cfg(feature = "client")]
pub trait Scheme: Send + Sync {
    /// Adds the headers that authenticate `request`. Runs for each attempt, over the very bytes that will be sent.
    ///
    /// # Errors
    /// When no signature can be made; nothing is sent then.
    fn sign<'a>(&'a self, request: &'a mut Outgoing<'_>) -> BoxFuture<'a, Result<(), Error>>;

    /// Checks an answer over its raw bytes, before anything is parsed; `method` and `uri` are the request's, as they were
    /// signed.
    ///
    /// # Errors
    /// When it carries a signature that is not good.
    fn verify(&self, method: &str, uri: &str, answer: &Incoming<'_>) -> Result<Authenticity, Failure>;

    /// The tokens that its requests carry, where they have to be fetched. Each attempt gets one before it is signed.
    fn tokens(&self) -> Option<&Tokens> {
        None
    }
}

/// Whether an answer proves where it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Authenticity {
    /// It does, or the provider's connection is proof enough.
    Proven,
    /// It carries no proof at all: it is never believed to be a success, and refuses only with the codes that
    /// [`ResponseRules::unsigned`](rebuttal_schema::ResponseRules::unsigned) lists, or by an HTTP status alone.
    Unsigned,
}

/// A request about to be sent.
#[cfg(feature = "client")]
pub struct Outgoing<'a> {
    /// The method, in capitals.
    pub method: &'a str,
    /// Path with query.
    pub uri: &'a str,
    /// The exact bytes, to be signed. None where files are read while they are sent, which no scheme can sign.
    pub body: Option<&'a [u8]>,
    /// The headers so far; the scheme adds to them.
    pub headers: &'a mut http::HeaderMap,
    /// Milliseconds since 1970, by the outermost layer's clock.
    pub now: i64,
}

/// An answer, not yet parsed.
#[cfg(feature = "client")]
pub struct Incoming<'a> {
    /// The HTTP status.
    pub status: u16,
    /// The headers.
    pub headers: &'a http::HeaderMap,
    /// The exact bytes.
    pub body: &'a [u8],
    /// Milliseconds since 1970, by the outermost layer's clock.
    pub now: i64,
}

// Bodies hold evidence; arguments and what functions give back may be keys.
#[cfg(feature = "client")]
impl fmt::Debug for Outgoing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Outgoing").field("method", &self.method).finish_non_exhaustive()
    }
}

#[cfg(feature = "client")]
impl fmt::Debug for Incoming<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Incoming").field("status", &self.status).finish_non_exhaustive()
    }
}

impl fmt::Debug for Argument<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text(_) => "Text(…)",
            Self::Bytes(_) => "Bytes(…)",
            Self::Integer(_) => "Integer(…)",
        })
    }
}

impl fmt::Debug for Returned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Nothing => "Nothing",
            Self::Text(_) => "Text(…)",
            Self::Bytes(_) => "Bytes(…)",
        })
    }
}

/// The headers of a webhook: pairs of a name, whatever its case, and its bytes.
pub type Headers<'a> = [(&'a str, &'a [u8])];

/// Verifies a provider's webhooks.
pub trait Verifier: Send + Sync {
    /// Checks that the provider signed exactly these bytes. `now` is in milliseconds since 1970.
    ///
    /// # Errors
    /// With the reason, if it did not.
    fn verify(&self, headers: &Headers<'_>, body: &[u8], now: i64) -> Result<(), Failure>;

    /// The headers of a message signed as the provider would, for tests.
    ///
    /// # Errors
    /// `ErrorKind::Config` if the key is not usable.
    fn sign_test(&self, signing_key: &str, body: &[u8], now: i64) -> Result<Vec<(String, String)>, Error>;

    /// The body of such a message: the one that is given, unless the signature stands in it.
    ///
    /// # Errors
    /// The same, and `ErrorKind::InvalidArgument` if the body has no place for it.
    fn sign_test_body(&self, signing_key: &str, body: &[u8], now: i64) -> Result<Vec<u8>, Error> {
        let _ = (signing_key, now);
        Ok(body.to_vec())
    }
}

/// Why a signature is not good.
#[derive(Debug)]
pub struct Failure {
    /// A fixed word: `missing`, `malformed`, `mismatch`, `repeated`, `too_old`, `too_new`, ….
    pub reason: &'static str,
    /// One sentence: what was found, and what to do next.
    pub message: String,
}

impl Failure {
    /// A failure with a reason and one sentence.
    pub fn new(reason: &'static str, message: impl Into<String>) -> Self {
        Self { reason, message: message.into() }
    }

    /// As the error that users see.
    pub fn into_error(self) -> Error {
        Error::new(crate::ErrorKind::Signature, self.message).with_reason(self.reason)
    }
}

impl Returned {
    /// The text that a function gave back.
    pub fn into_text(self) -> String {
        match self {
            Self::Text(text) => text,
            Self::Bytes(_) | Self::Nothing => String::new(),
        }
    }

    /// The bytes that a function gave back.
    pub fn into_bytes(self) -> Vec<u8> {
        match self {
            Self::Bytes(bytes) => bytes,
            Self::Text(text) => text.into_bytes(),
            Self::Nothing => Vec::new(),
        }
    }
}

/// An object with functions, such as a parsed key.
pub trait Handle: Send + Sync {
    /// Runs one of its functions.
    ///
    /// # Errors
    /// As the function's description says.
    fn run(&self, function: &str, arguments: &[Argument<'_>]) -> Result<Returned, Error>;
}

/// An argument of a function.
#[derive(Clone, Copy)]
pub enum Argument<'a> {
    /// Text.
    Text(&'a str),
    /// Bytes.
    Bytes(&'a [u8]),
    /// A whole number.
    Integer(i64),
}

impl<'a> Argument<'a> {
    /// The text, or the bytes of it.
    pub fn bytes(self) -> &'a [u8] {
        match self {
            Self::Text(text) => text.as_bytes(),
            Self::Bytes(bytes) => bytes,
            Self::Integer(_) => &[],
        }
    }

    /// The text; empty for anything else.
    pub fn text(self) -> &'a str {
        match self {
            Self::Text(text) => text,
            Self::Bytes(_) | Self::Integer(_) => "",
        }
    }
}

/// What a function gives back.
#[derive(PartialEq, Eq)]
pub enum Returned {
    /// Nothing: it did not fail.
    Nothing,
    /// Text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
}

/// An object with functions, such as a parsed key.
pub struct AnyHandle {
    handle: Box<dyn Handle>,
    /// How the caller's language writes arguments.
    style: Style,
}

impl fmt::Debug for AnyHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Handle").finish_non_exhaustive()
    }
}

impl AnyHandle {
    /// Makes one of a provider's handles, by its name, from its options.
    ///
    /// # Errors
    /// `ErrorKind::Config` that names the option at fault, or if there is no handle of that name.
    pub fn open(provider: &dyn Provider, name: &str, options: Given) -> Result<Self, Error> {
        let (specs, style) = (handle_options(provider, name)?, options.style);
        let opened = Options::check(specs, options).and_then(|options| provider.handle(name, &options));
        let handle = opened.map_err(|error| style.error_of_options(error, &[specs]))?;
        Ok(Self { handle, style })
    }

    /// Runs one of its functions.
    ///
    /// # Errors
    /// As the function's description says.
    pub fn run(&self, function: &str, arguments: &[Argument<'_>]) -> Result<Returned, Error> {
        self.handle.run(function, arguments).map_err(|error| self.style.error_of_arguments(error))
    }
}

/// The options of a provider's handle.
///
/// # Errors
/// `ErrorKind::Config` if there is no handle of that name.
pub fn handle_options(provider: &dyn Provider, name: &str) -> Result<&'static [OptionSpec], Error> {
    let found = provider.schema().handles.iter().find(|(known, _)| *known == name).map(|(_, specs)| *specs);
    found.ok_or_else(|| Error::new(ErrorKind::Config, format!("there is no handle `{name}`")))
}
