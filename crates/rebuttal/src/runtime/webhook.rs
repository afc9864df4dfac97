//! Receiving webhooks: verify the bytes as they came, then read them.

use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

use serde::Serialize;

use super::answer::pluck;
use super::dedup_key::{self, KeyRule};
use super::look::{Heed, look};
use super::mend;
use super::options::Options;
use super::provider::{Failure, OpenReceiver, OptionSpec};
use super::shape::ObjectShape;
use crate::{Error, ErrorKind};

/// A provider's webhooks, as its generated module describes them.
#[derive(Clone, Copy)]
pub struct ReceiverTable {
    /// The provider's name.
    pub provider: &'static str,
    /// The receiver's options.
    pub options: &'static [OptionSpec],
    /// The kinds of message.
    pub messages: &'static [MessageKind],
    /// What to answer to a message that was taken.
    pub acknowledgement: Acknowledgement,
    /// The written half: makes what verifies.
    pub open: OpenReceiver,
}

impl fmt::Debug for ReceiverTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReceiverTable").field("messages", &self.messages).finish_non_exhaustive()
    }
}

/// A kind of message.
#[derive(Clone, Copy, Debug)]
pub struct MessageKind {
    /// The webhook's operationId.
    pub id: &'static str,
    /// What it looks like.
    pub shape: &'static ObjectShape,
    /// Top-level fields and the values by which this kind is known.
    pub matches: &'static [(&'static str, &'static str)],
    /// How to know a repetition.
    pub keys: &'static [KeyRule],
}

impl MessageKind {
    /// Whether the fields by which it is known have its values.
    fn may_be(&self, found: &[(&str, String)]) -> bool {
        self.matches.iter().all(|(field, value)| found.iter().any(|(name, found)| name == field && found == value))
    }
}

/// What to answer to a webhook that was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Acknowledgement {
    /// The HTTP status.
    pub status: u16,
    /// The Content-Type header.
    pub content_type: &'static str,
    /// The body.
    pub body: &'static str,
}

impl Acknowledgement {
    /// For generated tables.
    #[doc(hidden)]
    pub const fn new(status: u16, content_type: &'static str, body: &'static str) -> Self {
        Self { status, content_type, body }
    }
}

/// The headers of a webhook: pairs of a name, whatever its case, and its bytes.
pub type Headers<'a> = [(&'a str, &'a [u8])];

/// The provider's half of a webhook receiver.
pub trait Receiver: Send + Sync {
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
}

/// The one value of a header.
///
/// # Errors
/// `missing` or `repeated`, or `malformed` if it is not ASCII text.
pub fn header<'a>(headers: &Headers<'a>, name: &str) -> Result<&'a str, Failure> {
    let mut values = headers.iter().filter(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| *value);
    let Some(value) = values.next() else {
        return Err(Failure::new("missing", format!("the message has no {name} header; it cannot be trusted")));
    };
    if values.next().is_some() {
        return Err(Failure::new("repeated", format!("the message has several {name} headers; none is trusted")));
    }
    let text = std::str::from_utf8(value).ok().filter(|text| text.is_ascii());
    text.ok_or_else(|| Failure::new("malformed", format!("the {name} header is not ASCII text")))
}

/// A message, its JSON put into the promised shape.
#[derive(PartialEq, Eq)]
pub struct Message {
    /// The webhook's operationId.
    pub id: &'static str,
    /// The name of its type.
    pub ty: &'static str,
    /// The content. Unknown fields and values are in it as they came.
    pub json: Vec<u8>,
    /// It holds no field that the document does not describe. Where that was not seen, this is false.
    pub known: bool,
}

impl Message {
    fn new(kind: &MessageKind, json: Vec<u8>, known: bool) -> Self {
        Self { id: kind.id, ty: kind.shape.name, json, known }
    }
}

impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let json = format_args!("{} bytes", self.json.len());
        f.debug_struct("Message").field("id", &self.id).field("ty", &self.ty).field("json", &json).finish()
    }
}

/// A webhook receiver of any provider.
pub struct AnyReceiver {
    table: ReceiverTable,
    /// The fields that tell kinds of message apart.
    telling: Vec<&'static str>,
    receiver: Box<dyn Receiver>,
}

impl fmt::Debug for AnyReceiver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AnyReceiver").finish_non_exhaustive()
    }
}

impl AnyReceiver {
    /// Makes a receiver from a JSON object of options.
    ///
    /// # Errors
    /// `ErrorKind::Config` that names the option at fault.
    pub fn open(table: ReceiverTable, options: &[u8]) -> Result<Self, Error> {
        let options = Options::parse(table.options, options)?;
        Ok(Self { table, telling: table.telling(), receiver: (table.open)(&options)? })
    }

    /// Verifies a message and reads it.
    ///
    /// # Errors
    /// `ErrorKind::Signature` before anything is parsed; `ErrorKind::Decode` if the verified bytes are not what is promised.
    pub fn receive(&self, headers: &Headers<'_>, body: &[u8], now: i64) -> Result<Message, Error> {
        self.verify(headers, body, now)?;
        self.parse(body)
    }

    /// Verifies a message without reading it.
    ///
    /// # Errors
    /// `ErrorKind::Signature` with the reason.
    pub fn verify(&self, headers: &Headers<'_>, body: &[u8], now: i64) -> Result<(), Error> {
        let verified = self.receiver.verify(headers, body, now).map_err(Failure::into_error);
        self.told(verified, |()| None)
    }

    /// Reads a message that was verified before.
    ///
    /// # Errors
    /// `ErrorKind::Decode` with the place that is not what is promised.
    pub fn parse(&self, body: &[u8]) -> Result<Message, Error> {
        self.told(self.table.read(&self.telling, body), |message| Some(message.id))
    }

    /// Writes what became of a message into an event of `tracing`.
    fn told<T>(&self, result: Result<T, Error>, kind: fn(&T) -> Option<&'static str>) -> Result<T, Error> {
        match &result {
            Ok(good) => tracing::debug!(
                target: "rebuttal",
                { "rebuttal.provider" = self.table.provider, "rebuttal.message" = kind(good) },
                "a webhook is good"
            ),
            Err(error) => tracing::warn!(
                target: "rebuttal",
                {
                    "rebuttal.provider" = self.table.provider,
                    "error.type" = error.kind().class(),
                    "rebuttal.reason" = error.reason()
                },
                "a webhook is refused"
            ),
        }
        result
    }

    /// The headers of a test message.
    ///
    /// # Errors
    /// `ErrorKind::Config` if the key is not usable.
    pub fn sign_test(&self, signing_key: &str, body: &[u8], now: i64) -> Result<Vec<(String, String)>, Error> {
        self.receiver.sign_test(signing_key, body, now)
    }

    /// What to answer to a message that was taken.
    pub fn acknowledgement(&self) -> Acknowledgement {
        self.table.acknowledgement
    }
}

impl ReceiverTable {
    /// What tells a message from all others, and is the same when it is sent again; from its JSON. None if nobody can
    /// tell.
    ///
    /// # Errors
    /// `ErrorKind::Decode` if it is no message.
    pub fn dedup_key(&self, json: &[u8]) -> Result<Option<String>, Error> {
        let message = self.read(&self.telling(), json)?;
        Ok(self.key(message.id, &message.json))
    }

    /// The same of a message whose kind is known, from its own type.
    pub fn dedup_key_of(&self, id: &str, message: &impl Serialize) -> Option<String> {
        self.key(id, &serde_json::to_vec(message).ok()?)
    }

    fn key(&self, id: &str, json: &[u8]) -> Option<String> {
        let kind = self.messages.iter().find(|kind| kind.id == id)?;
        dedup_key::of(self.provider, kind.keys, json)
    }

    /// The fields that tell kinds of message apart.
    fn telling(&self) -> Vec<&'static str> {
        let mut telling: Vec<_> = self.messages.iter().flat_map(|kind| kind.matches).map(|(field, _)| *field).collect();
        telling.sort_unstable();
        telling.dedup();
        telling
    }

    fn read(&self, telling: &[&'static str], body: &[u8]) -> Result<Message, Error> {
        // Mostly the first look tells the kind, too, which would otherwise take a look of its own.
        let first = self.messages.first().map(|kind| kind.shape);
        let mut looked = first.and_then(|shape| look(shape, body, Heed::Texts(telling)));
        let mut texts = looked.as_mut().map(|look| std::mem::take(&mut look.texts)).unwrap_or_default();
        for field in telling {
            if texts.iter().all(|(name, _)| name != field)
                && let Some(text) = pluck(body, &[field])
            {
                texts.push((field, text.into_owned()));
            }
        }
        let kinds: Vec<&MessageKind> = self.messages.iter().filter(|kind| kind.may_be(&texts)).collect();
        for kind in &kinds {
            let same = first.is_some_and(|shape| std::ptr::eq(shape, kind.shape));
            let look = if same { looked.take() } else { look(kind.shape, body, Heed::Shape) };
            if let Some(look) = look {
                return Ok(Message::new(kind, body.to_vec(), look.known));
            }
            // What names its kind is not given to a later one as long as it can be put right. Beyond that it is: kept
            // whole by a kind that promises less, it is not lost.
            if !kind.matches.is_empty()
                && let Ok(json) = mend::mend(kind.shape, body)
            {
                return Ok(Message::new(kind, json, false));
            }
        }
        let mut first = None;
        for kind in kinds {
            match mend::mend(kind.shape, body) {
                Ok(json) => return Ok(Message::new(kind, json, false)),
                Err(misfit) => {
                    first.get_or_insert(misfit);
                }
            }
        }
        let error = match first {
            Some(misfit) => super::decode_error("the message", &misfit),
            None => Error::new(ErrorKind::Decode, "the provider's document describes no message"),
        };
        Err(error.with_raw(bytes::Bytes::copy_from_slice(body)))
    }
}

/// Milliseconds since 1970 by the system's clock: the outermost layer's `now`.
pub fn system_now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}
