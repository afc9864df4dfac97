//! What the generated code and a provider's written file hand to the runtime: tables and a few functions.

use std::fmt;

#[cfg(feature = "client")]
use futures_util::future::BoxFuture;

use super::answer::AnswerRules;
use super::binding::Binding;
use super::messages::Messages;
use super::options::Options;
use super::retry::RetryClass;
use super::shape::{Kind, ObjectShape};
use super::webhook::{Receiver, ReceiverTable};
use crate::Error;

/// One provider, as its generated module describes it.
pub struct Provider {
    /// Such as `acme`: the module's name and what the border calls it.
    pub name: &'static str,
    /// The client's options, the common ones included.
    pub client_options: &'static [OptionSpec],
    /// The options of one call.
    pub call_options: &'static [OptionSpec],
    /// The operations, in the document's order.
    pub operations: &'static [&'static Operation],
    /// How an answer says what became of the request.
    pub answer: &'static AnswerRules,
    /// How a call is marked so that repeating it has no second effect.
    pub idempotency: Option<Idempotency>,
    /// The webhook receiver, where the provider has webhooks.
    pub receiver: Option<ReceiverTable>,
    /// The written half: makes what signs and verifies.
    #[cfg(feature = "client")]
    pub open: fn(&Options) -> Result<Opened, Error>,
    /// The written half: runs one of the functions that the document declares.
    pub run: fn(function: &str, arguments: &[Argument<'_>]) -> Result<Returned, Error>,
    /// The written half: makes one of the handles that the document declares.
    pub handle: OpenHandle,
    /// The options of each handle.
    pub handles: &'static [(&'static str, &'static [OptionSpec])],
}

impl fmt::Debug for Provider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Provider").field("name", &self.name).finish_non_exhaustive()
    }
}

/// A key that makes repeating a call harmless.
#[derive(Clone, Copy, Debug)]
pub struct Idempotency {
    /// The header that carries it.
    pub header: &'static str,
    /// The call option by which the caller gives one.
    pub option: &'static str,
    /// The most characters that the provider takes.
    pub max_length: Option<u64>,
}

/// An option of a constructor.
#[derive(Debug)]
pub struct OptionSpec {
    /// snake_case, as in Python; Node's camelCase is turned into it at the border.
    pub name: &'static str,
    /// What values it takes.
    pub kind: OptionKind,
    /// Whether there is no client without it.
    pub required: bool,
    /// The required option that this one makes unnecessary, and that may not be given beside it.
    pub instead_of: Option<&'static str>,
    /// The environment variable that `from_env` reads.
    pub env: Option<&'static str>,
    /// Whether white space in that variable separates several texts. Commas and semicolons always do.
    pub split_at_space: bool,
    /// The value that holds when none is given, as text.
    pub default: Option<&'static str>,
    /// The header that carries its value.
    pub header: Option<&'static str>,
}

/// What values an option takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OptionKind {
    /// Text.
    String,
    /// Text that is never shown again.
    Secret,
    /// A [`Signer`](crate::Signer), given beside the other options.
    Signer,
    /// An [`Observer`](crate::Observer), given beside the other options.
    Observer,
    /// One text or several.
    Strings,
    /// An absolute URL.
    Url,
    /// Where a file lies.
    Path,
    /// A whole number.
    Integer,
    /// True or false.
    Boolean,
    /// A duration; as JSON a number of seconds, fractions allowed.
    Seconds,
}

/// An operation's facts.
pub struct Operation {
    /// The operationId.
    pub id: &'static str,
    /// The HTTP method, in capitals.
    pub method: &'static str,
    /// The path, with its parameters' names in braces.
    pub path: &'static str,
    /// How it may be repeated.
    pub retry: RetryClass,
    /// All parameters, as the caller names them and as they travel.
    pub parameters: &'static ObjectShape,
    /// Where each parameter travels, in the order of `parameters.fields`.
    pub locations: &'static [Location],
    /// How each is written in a query or form, in the same order.
    pub styles: &'static [Style],
    /// Members of the body that are always the same: the name on the wire, and JSON.
    pub fixed: &'static [(&'static str, &'static str)],
    /// How the body is written, where there is one.
    pub encoding: Option<Encoding>,
    /// The client option that holds the base URL, where it is another one than the client's first.
    pub host: Option<&'static str>,
    /// What the answer looks like.
    pub answer: Answer,
    /// How to get from one page of the answer to the next.
    pub pages: Option<Pages>,
    /// What the answer must have to be about this request.
    pub binding: &'static [Binding],
}

impl Operation {
    /// How a parameter is written in a query or form; one that the document does not know is nested.
    pub(crate) fn style(&self, wire: &str) -> Style {
        let place = self.parameters.fields.iter().position(|field| field.wire == wire);
        place.map_or(Style::Deep, |index| self.styles[index])
    }
}

impl fmt::Debug for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Operation").field("id", &self.id).field("retry", &self.retry).finish_non_exhaustive()
    }
}

/// The parameters of one operation as a type.
pub trait Request: serde::Serialize {
    /// The operation.
    const META: &'static Operation;
    /// What its answer is read into.
    type Output: Send + 'static;
}

/// How a body is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Compact JSON; files as Base64.
    Json,
    /// `application/x-www-form-urlencoded`
    Form,
    /// `multipart/form-data`; files as parts of their own.
    Multipart,
}

/// How a parameter is written in a query or form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `a=1`; a list as `a=1&a=2`.
    Form,
    /// A list as `a=1,2`.
    Comma,
    /// `a[b]=1`; a list as `a[0]=1`.
    Deep,
}

/// What an answer looks like.
#[derive(Clone, Copy, Debug)]
pub enum Answer {
    /// A JSON object.
    Object(&'static ObjectShape),
    /// One of the provider's messages.
    Message(&'static Messages),
    /// Bytes, whatever they are.
    Binary,
}

impl Answer {
    /// What the answer's JSON is, if it is any.
    pub fn kind(self) -> Option<Kind> {
        match self {
            Self::Object(shape) => Some(Kind::Object(shape)),
            Self::Message(messages) => Some(Kind::Message(messages)),
            Self::Binary => None,
        }
    }

    /// Whether it is a message, or a page of them.
    pub(crate) fn has_messages(self) -> bool {
        fn is(kind: &Kind) -> bool {
            match kind {
                Kind::Message(_) => true,
                Kind::List(item) => is(item),
                _ => false,
            }
        }
        match self {
            Self::Object(shape) => shape.fields.iter().any(|field| is(&field.kind)),
            Self::Message(_) => true,
            Self::Binary => false,
        }
    }
}

/// How to get from one page of a list to the next. Names are those on the wire.
#[derive(Clone, Copy, Debug)]
pub struct Pages {
    /// The field of the answer that holds the page's items.
    pub items: &'static str,
    /// The parameter that asks for what comes after a cursor.
    pub after: &'static str,
    /// The parameter that asks for what comes before a cursor: the way back.
    pub before: Option<&'static str>,
    /// Where the next cursor stands.
    pub cursor: Cursor,
}

/// Where the cursor of the next page stands.
#[derive(Clone, Copy, Debug)]
pub enum Cursor {
    /// In a field of the page's last item (its first on the way back).
    Item {
        /// The item's field.
        field: &'static str,
        /// The answer's field that says whether there is another page.
        more: &'static str,
    },
    /// In a field of the answer, which is absent, null or empty on the last page.
    Next {
        /// The answer's field.
        field: &'static str,
    },
}

/// Where a parameter travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In the body.
    Body,
}

/// What a provider's written file makes from a client's options.
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
}

/// Whether an answer proves where it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Authenticity {
    /// It does, or the provider's connection is proof enough.
    Proven,
    /// It carries no proof at all: it is never believed to be a success, and refuses only with the codes that
    /// [`AnswerRules::unsigned`] lists, or by an HTTP status alone.
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

/// Makes one of a provider's handles, by its name, from its options.
pub type OpenHandle = fn(handle: &str, options: &Options) -> Result<Box<dyn Handle>, Error>;

/// Makes the receiver of a provider's webhooks from its options.
pub type OpenReceiver = fn(&Options) -> Result<Box<dyn Receiver>, Error>;
