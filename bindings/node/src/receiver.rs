//! Receivers of webhooks. Synchronous, because verifying costs less than going to another thread and back.

use bytes::Bytes;
use napi::bindgen_prelude::Either;
use napi_derive::napi;
use rebuttal::dynamic::{Message, Receiver};
use zeroize::Zeroizing;

use crate::convert::Text;
use crate::failure::{Failure, either};
use crate::options::in_camel_case;

/// A receiver with its parsed keys.
#[napi]
pub struct NativeReceiver(Receiver);

/// A verified or fetched message.
#[napi(object, object_from_js = false)]
pub struct NativeMessage {
    /// The webhook's id.
    pub id: &'static str,
    /// The name of its type.
    #[napi(js_name = "type")]
    pub ty: &'static str,
    pub json: Text,
    /// JSON pointers of what could not be read, if there are any.
    pub unreadable: Option<Vec<String>>,
    /// In that case, the message as received.
    pub raw: Option<Text>,
}

impl From<Message> for NativeMessage {
    fn from(message: Message) -> Self {
        let Message { id, ty, json, unreadable, raw, .. } = message;
        let text = |json: Vec<u8>| Text(Bytes::from(json));
        Self { id, ty, json: text(json), unreadable: raw.is_some().then_some(unreadable), raw: raw.map(text) }
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

/// Opens a receiver; `options` is a JSON object.
#[napi(catch_unwind)]
pub(crate) fn open_receiver(provider: String, options: String) -> Either<Failure, NativeReceiver> {
    let options = Zeroizing::new(options);
    either(Receiver::open(&provider, in_camel_case(&options)), NativeReceiver)
}

#[napi]
impl NativeReceiver {
    /// Verifies, then reads. `headers` holds names and values in turn; `now` is in milliseconds since 1970.
    #[napi(catch_unwind)]
    pub fn receive(&self, headers: Vec<String>, body: &[u8], now: i64) -> Either<Failure, NativeMessage> {
        either(self.0.receive(&pairs(&wire(&headers)), body, now), NativeMessage::from)
    }

    /// Verifies only.
    #[napi(catch_unwind)]
    pub fn verify(&self, headers: Vec<String>, body: &[u8], now: i64) -> Either<Failure, Good> {
        either(self.0.verify(&pairs(&wire(&headers)), body, now), |()| Good { good: true })
    }

    /// Reads only: for bytes that were verified before.
    #[napi(catch_unwind)]
    pub fn parse(&self, body: &[u8]) -> Either<Failure, NativeMessage> {
        either(self.0.parse(body), NativeMessage::from)
    }

    /// The headers of a test message.
    #[napi(catch_unwind)]
    pub fn sign_test_message(&self, signing_key: String, body: &[u8], now: i64) -> Either<Failure, Signed> {
        let signing_key = Zeroizing::new(signing_key);
        either(self.0.sign_test(&signing_key, body, now), |headers| Signed {
            headers: headers.into_iter().flat_map(|(name, value)| [name, value]).collect(),
        })
    }
}

/// Headers with the bytes of the wire. Node and the web give a header's bytes as Latin-1 characters; any other character is
/// from text of the program's own.
fn wire(flat: &[String]) -> Vec<(&str, Vec<u8>)> {
    let bytes = |value: &str| {
        let latin: Option<Vec<u8>> = value.chars().map(|c| u8::try_from(c).ok()).collect();
        latin.unwrap_or_else(|| value.as_bytes().to_vec())
    };
    flat.chunks_exact(2).map(|pair| (pair[0].as_str(), bytes(&pair[1]))).collect()
}

fn pairs<'a>(headers: &'a [(&'a str, Vec<u8>)]) -> Vec<(&'a str, &'a [u8])> {
    headers.iter().map(|(name, value)| (*name, value.as_slice())).collect()
}
