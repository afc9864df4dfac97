//! Successful responses, and the way from one page of a list to the next.

use bytes::Bytes;
use napi::bindgen_prelude::Either;
use napi_derive::napi;
use rebuttal::dynamic::{self, Operation, ResponseInfo};

use crate::convert::{Copied, Text};
use crate::failure::{Failure, either};
use crate::receiver::NativeMessage;

/// A successful response.
#[napi(object, object_from_js = false)]
pub(crate) struct NativeResponse {
    /// JSON, or the bytes of an operation that returns bytes.
    pub body: Either<Text, Copied>,
    pub http_status: u16,
    /// A JSON list of pairs, parsed only when it is read.
    pub headers: String,
    pub request_id: Option<String>,
    pub attempts: u32,
    pub idempotency_key: Option<String>,
    /// The bytes as received; absent if they are those of `body`.
    pub raw: Option<Copied>,
    /// For one page of a list.
    pub page: Option<NativePage>,
    /// What few responses have.
    pub more: Option<More>,
}

/// What few responses have.
#[napi(object, object_from_js = false)]
pub(crate) struct More {
    /// JSON pointers of what could not be read.
    pub unreadable: Vec<String>,
    /// The messages in it, in their order; the body has their numbers in place of them.
    pub messages: Vec<NativeMessage>,
    /// Whether there may be fields that the document does not describe.
    pub unknown: bool,
}

/// One page of a list.
#[napi]
pub struct NativePage {
    backwards: bool,
    info: ResponseInfo,
}

/// The request of the next page; absent after the last one.
#[napi(object, object_from_js = false)]
pub struct NextPage {
    pub request: Option<Text>,
}

#[napi]
impl NativePage {
    /// Whether its items are in reverse order.
    #[napi(getter)]
    pub fn backwards(&self) -> bool {
        self.backwards
    }

    /// The request of the next page.
    #[napi(catch_unwind)]
    pub fn next(&self) -> Either<Failure, NextPage> {
        // JSON is UTF-8.
        either(self.info.next_page(), |request| NextPage { request: request.map(|json| Bytes::from(json).into()) })
    }

    /// The failure of a list whose next page was read before.
    #[napi(catch_unwind)]
    pub fn circle(&self) -> Failure {
        self.info.circle().into()
    }
}

impl NativeResponse {
    pub(crate) fn new(
        operation: &Operation,
        dynamic::RawResponse { json, known, info, messages, .. }: dynamic::RawResponse,
    ) -> Self {
        let is_bytes = matches!(operation.response, dynamic::ResponseShape::Binary);
        let body = if is_bytes { Either::B(Copied(json)) } else { Either::A(Text::from(json)) };
        let raw = matches!(&body, Either::A(text) if !text.is(info.raw())).then(|| Copied(info.raw().clone()));
        let unreadable = info.unreadable_fields().to_vec();
        let unknown = !known && !is_bytes;
        let more = unknown || !(unreadable.is_empty() && messages.is_empty());
        let messages = messages.into_iter().map(NativeMessage::from).collect();
        Self {
            more: more.then_some(More { unreadable, messages, unknown }),
            body,
            http_status: info.http_status(),
            // Serialising strings cannot fail.
            headers: serde_json::to_string(&info.headers().collect::<Vec<_>>()).unwrap_or_default(),
            request_id: info.request_id().map(str::to_owned),
            attempts: info.attempts(),
            idempotency_key: info.idempotency_key().map(str::to_owned),
            raw,
            page: operation.pages.map(|_| NativePage { backwards: info.backwards(), info }),
        }
    }
}
