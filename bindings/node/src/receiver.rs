//! Receivers of webhooks. Synchronous, because verifying costs less than going to another thread and back.

use bytes::Bytes;
use napi::bindgen_prelude::Either;
use napi_derive::napi;
use rebuttal::dynamic::{Message, Receiver};
use zeroize::Zeroizing;

use crate::convert::Text;
use crate::failure::Failure;

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
    match Receiver::open(&provider, options.as_bytes()) {
        Ok(receiver) => Either::B(NativeReceiver(receiver)),
        Err(error) => Either::A(error.into()),
    }
}

#[napi]
impl NativeReceiver {
    /// Verifies, then reads. `headers` holds names and values in turn; `now` is in milliseconds since 1970.
    #[napi(catch_unwind)]
    pub fn receive(&self, headers: Vec<String>, body: &[u8], now: i64) -> Either<Failure, NativeMessage> {
        let headers = Headers::new(&headers);
        message(self.0.receive(&headers.pairs(), body, now))
    }

    /// Verifies only.
    #[napi(catch_unwind)]
    pub fn verify(&self, headers: Vec<String>, body: &[u8], now: i64) -> Either<Failure, Good> {
        let headers = Headers::new(&headers);
        match self.0.verify(&headers.pairs(), body, now) {
            Ok(()) => Either::B(Good { good: true }),
            Err(error) => Either::A(error.into()),
        }
    }

    /// Reads only: for bytes that were verified before.
    #[napi(catch_unwind)]
    pub fn parse(&self, body: &[u8]) -> Either<Failure, NativeMessage> {
        message(self.0.parse(body))
    }

    /// The headers of a test message.
    #[napi(catch_unwind)]
    pub fn sign_test_message(&self, signing_key: String, body: &[u8], now: i64) -> Either<Failure, Signed> {
        let signing_key = Zeroizing::new(signing_key);
        match self.0.sign_test(&signing_key, body, now) {
            Ok(headers) => {
                Either::B(Signed { headers: headers.into_iter().flat_map(|(name, value)| [name, value]).collect() })
            }
            Err(error) => Either::A(error.into()),
        }
    }
}

fn message(result: Result<Message, rebuttal::Error>) -> Either<Failure, NativeMessage> {
    match result {
        Ok(message) => Either::B(message.into()),
        Err(error) => Either::A(error.into()),
    }
}

/// Headers as the bytes of the wire.
struct Headers<'a>(Vec<(&'a str, Vec<u8>)>);

impl<'a> Headers<'a> {
    fn new(flat: &'a [String]) -> Self {
        Self(flat.chunks_exact(2).map(|pair| (pair[0].as_str(), wire(&pair[1]))).collect())
    }

    fn pairs(&self) -> Vec<(&'a str, &[u8])> {
        self.0.iter().map(|(name, value)| (*name, value.as_slice())).collect()
    }
}

/// Node and the web give a header's bytes as Latin-1 characters; any other character is from text of the program's own.
fn wire(value: &str) -> Vec<u8> {
    let latin: Option<Vec<u8>> = value.chars().map(|c| u8::try_from(c).ok()).collect();
    latin.unwrap_or_else(|| value.as_bytes().to_vec())
}
