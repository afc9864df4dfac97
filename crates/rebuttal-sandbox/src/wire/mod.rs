//! One request as it arrived and one response as it is to be sent, apart from any socket.

mod body;
mod serve;

use std::time::Duration;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderValue, Method, StatusCode};
use serde_json::Value;

pub(crate) use serve::{Handler, serve};

/// The largest body that is read; a defence document has at most four million characters.
pub(crate) const MOST_BODY_BYTES: usize = 16 * 1024 * 1024;

/// A whole request.
#[derive(Debug, Clone)]
pub(crate) struct Arrival {
    pub(crate) method: Method,
    /// Path and query, as on the request line: this text is part of what is signed.
    pub(crate) target: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Arrival {
    pub(crate) fn path(&self) -> &str {
        self.target.split_once('?').map_or(self.target.as_str(), |(path, _)| path)
    }

    /// The text of a header that is there once and is not empty.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.headers.get_all(name).iter();
        let first = values.next()?.to_str().ok().filter(|text| !text.is_empty());
        if values.next().is_some() { None } else { first }
    }
}

/// A whole answer, and how it is put on the wire.
#[derive(Debug)]
pub(crate) struct RawResponse {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    pub(crate) manner: Manner,
}

/// How an answer leaves.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Manner {
    /// At once and whole.
    Plainly,
    /// Whole, after this much real time.
    After(Duration),
    /// Byte by byte, spread over this much real time.
    Spread(Duration),
    /// The head and half of the body, then the connection is closed.
    Half,
    /// Not at all: the connection is closed without a byte.
    Never,
}

/// How a connection ends before its request has been read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Early {
    /// None of the body is asked for.
    AtHead,
    /// About half of the body is.
    HalfWay,
}

impl RawResponse {
    pub(crate) fn new(status: StatusCode, content_type: &'static str, body: impl Into<Bytes>) -> Self {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
        Self { status, headers, body: body.into(), manner: Manner::Plainly }
    }

    pub(crate) fn json(status: StatusCode, value: &Value) -> Self {
        Self::new(status, "application/json; charset=UTF-8", value.to_string())
    }
}
