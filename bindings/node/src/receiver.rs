//! Receivers of webhooks. Synchronous, because verifying costs less than going to another thread and back.

use std::borrow::Cow;

use bytes::Bytes;
use napi::bindgen_prelude::{Array, Buffer, Either, Either3, Env, Result, ToNapiValue, TypeName, ValueType};
use napi::sys;
use napi_derive::napi;
use rebuttal::dynamic::{self, Message, Receiver};
use zeroize::Zeroizing;

use crate::convert::Text;
use crate::failure::{Failure, either};
use crate::options::in_camel_case;

/// A receiver with its parsed keys.
#[napi]
pub struct NativeReceiver(Receiver);

/// A verified message whose JSON is its bytes and just what the document describes: JavaScript has them, and gets only the number
/// of the kind, from 1 on. It is negative if the bytes are not ASCII. Any other message crosses as a whole.
type Received = Either3<Failure, i32, NativeMessage>;

/// A verified or fetched message. In JavaScript a list, which costs less than an object with names: the webhook's id, the name
/// of its type, its JSON; and if it is not just what the document describes, JSON pointers of what could not be read, the message
/// as received if that is so, and JSON pointers of what was not signed.
pub struct NativeMessage(Message<'static>);

impl From<Message<'_>> for NativeMessage {
    fn from(message: Message<'_>) -> Self {
        Self(message.into_owned())
    }
}

impl TypeName for NativeMessage {
    fn type_name() -> &'static str {
        "Array"
    }

    fn value_type() -> ValueType {
        ValueType::Object
    }
}

impl ToNapiValue for NativeMessage {
    unsafe fn to_napi_value(env: sys::napi_env, Self(message): Self) -> Result<sys::napi_value> {
        let Message { id, ty, json, known, unreadable, raw, unsigned } = message;
        let text = |json: Vec<u8>| Text::from(Bytes::from(json));
        let env = Env::from_raw(env);
        let more = !known || raw.is_some() || !unsigned.is_empty();
        let mut list = env.create_array(if more { 6 } else { 3 })?;
        list.set(0, text(id.into()))?;
        list.set(1, text(ty.into()))?;
        list.set(2, text(json.into_owned()))?;
        if more {
            list.set(3, unreadable)?;
            list.set(4, raw.map(text))?;
            list.set(5, unsigned)?;
        }
        // SAFETY: the list was made in this environment just now.
        unsafe { Array::to_napi_value(env.raw(), list) }
    }
}

/// Success without a value.
#[napi(object, object_from_js = false)]
pub struct Good {
    pub good: bool,
}

/// Headers of a signed message: names and values in turn.
#[napi(object, object_from_js = false)]
pub struct Signed {
    pub headers: Vec<String>,
}

/// The body of a signed message.
#[napi(object, object_from_js = false)]
pub struct SignedBody {
    pub body: Buffer,
}

/// Opens a receiver; `options` is a JSON object.
#[napi(catch_unwind)]
pub(crate) fn open_receiver(provider: String, options: String) -> Either<Failure, NativeReceiver> {
    let options = Zeroizing::new(options);
    either(dynamic::receiver(&provider, in_camel_case(&options)), NativeReceiver)
}

impl NativeReceiver {
    fn received(&self, read: std::result::Result<Message<'_>, rebuttal::Error>) -> Received {
        match read {
            Ok(Message { id, json: Cow::Borrowed(json), known: true, raw: None, unsigned, .. })
                if unsigned.is_empty() =>
            {
                let before = self.0.schema().messages.kinds.iter().take_while(|kind| kind.id != id).count();
                // No document has so many kinds.
                let number = i32::try_from(before).map_or(i32::MAX, |before| before + 1);
                Either3::B(if json.is_ascii() { number } else { -number })
            }
            Ok(message) => Either3::C(message.into()),
            Err(error) => Either3::A(error.into()),
        }
    }
}

#[napi]
impl NativeReceiver {
    /// The kinds of message by their numbers: for each the webhook's id and the name of its type.
    #[napi(catch_unwind)]
    pub fn kinds(&self) -> Vec<Vec<&'static str>> {
        let tables = self.0.schema();
        tables.messages.kinds.iter().map(|kind| vec![kind.id, tables.shape(kind.shape).name]).collect()
    }

    /// Verifies, then reads. `headers` holds names and values in turn, with a NUL between any two; `now` is in milliseconds
    /// since 1970.
    #[napi(catch_unwind)]
    pub fn receive(&self, headers: String, body: &[u8], now: i64) -> Received {
        self.received(self.0.receive(&pairs(&wire(&headers)), body, now))
    }

    /// Verifies only.
    #[napi(catch_unwind)]
    pub fn verify(&self, headers: String, body: &[u8], now: i64) -> Either<Failure, Good> {
        either(self.0.verify(&pairs(&wire(&headers)), body, now), |()| Good { good: true })
    }

    /// Reads only: for bytes that were verified before.
    #[napi(catch_unwind)]
    pub fn parse(&self, body: &[u8]) -> Received {
        self.received(self.0.parse(body))
    }

    /// The headers of a test message.
    #[napi(catch_unwind)]
    pub fn sign_test_message(&self, signing_key: String, body: &[u8], now: i64) -> Either<Failure, Signed> {
        let signing_key = Zeroizing::new(signing_key);
        either(self.0.sign_test(&signing_key, body, now), |headers| Signed {
            headers: headers.into_iter().flat_map(|(name, value)| [name, value]).collect(),
        })
    }

    /// The body of a test message.
    #[napi(catch_unwind)]
    pub fn sign_test_body(&self, signing_key: String, body: &[u8], now: i64) -> Either<Failure, SignedBody> {
        let signing_key = Zeroizing::new(signing_key);
        either(self.0.sign_test_body(&signing_key, body, now), |body| SignedBody { body: body.into() })
    }
}

/// Headers with the bytes of the wire. Node and the web give a header's bytes as Latin-1 characters; any other character is
/// from text of the program's own.
fn wire(joined: &str) -> Vec<(&str, Cow<'_, [u8]>)> {
    let bytes = |value: &str| -> Option<Vec<u8>> { value.chars().map(|c| u8::try_from(c).ok()).collect() };
    let mut parts = joined.split('\0');
    let pairs = std::iter::from_fn(|| Some((parts.next()?, parts.next()?)));
    let wire = |value| match str::is_ascii(value) {
        true => Cow::Borrowed(value.as_bytes()),
        false => bytes(value).map_or(Cow::Borrowed(value.as_bytes()), Cow::Owned),
    };
    pairs.map(|(name, value)| (name, wire(value))).collect()
}

fn pairs<'a>(headers: &'a [(&'a str, Cow<'a, [u8]>)]) -> Vec<(&'a str, &'a [u8])> {
    headers.iter().map(|(name, value)| (*name, &**value)).collect()
}
