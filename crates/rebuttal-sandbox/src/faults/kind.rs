//! The kinds of faults, each with what it does to the request and to the answer. They name no provider.

use std::time::Duration;

use bytes::Bytes;
use http::HeaderMap;
use http::StatusCode;
use serde_json::{Map, Value};

use crate::wire::{Early, Manner};

/// What goes wrong with one request. `acted` says whether the operation is carried out nevertheless.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Kind {
    Refuse {
        code: String,
        status: String,
    },
    Unknown {
        acted: bool,
    },
    /// The provider's own error; after acting it is what the provider remembers of the request.
    Error {
        error: OrderedError,
        acted: bool,
    },
    Delay {
        time: Duration,
        acted: bool,
    },
    /// Once the head of the request is there, and none of its body was asked for.
    CutAtHead,
    /// While the body of the request comes.
    CutRequest,
    /// As `CutAtHead`, on a connection that has served before.
    Stale,
    CutBefore,
    CutAfter,
    CutHalf,
    Status {
        answer: Foreign,
    },
    StatusAfter {
        answer: Foreign,
    },
    Garbage {
        acted: bool,
    },
    Html {
        acted: bool,
    },
    EmptyBody {
        acted: bool,
    },
    Redirect {
        answer: Foreign,
    },
    Signature(SignatureFault),
    Replace {
        body: Bytes,
        acted: bool,
    },
    /// The answer that belongs to a request about another object.
    OtherObject {
        acted: bool,
    },
    /// JSON from an intermediary, such as a maintenance notice.
    NotTheObject {
        acted: bool,
    },
    /// An answer whose time is another one, signed like any.
    ResponseTime(String),
    Trickle {
        time: Duration,
        acted: bool,
    },
}

/// What goes wrong with the signature of an answer whose operation was carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SignatureFault {
    Unsigned,
    HalfHeader,
    HeaderTwice,
    Broken,
    AlteredBody,
    OtherKey,
    WrongClientId,
}

/// An answer that is not the provider's at all: no signature, any status.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Foreign {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

/// An error in the provider's own shape: the fields of its error object, and headers that go with it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct OrderedError {
    pub(crate) status: StatusCode,
    pub(crate) fields: Map<String, Value>,
    pub(crate) headers: HeaderMap,
}

/// What the answer says instead of what the operation found.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Replacement {
    /// The provider's usual shape with this code and status.
    Result { code: String, status: String },
    /// The provider's usual shape, saying that it does not know.
    Unknown,
    /// These bytes, signed like any body.
    Bytes(Bytes),
    /// The provider's usual shape for a success, about another object.
    OtherObject,
}

/// What a gateway says that is closed for a while, with the status of a success.
const MAINTENANCE: &[u8] = br#"{"error":{"code":"maintenance","message":"Closed until 12:00."}}"#;

impl SignatureFault {
    pub(crate) const ALL: [Self; 7] = [
        Self::Unsigned,
        Self::HalfHeader,
        Self::HeaderTwice,
        Self::Broken,
        Self::AlteredBody,
        Self::OtherKey,
        Self::WrongClientId,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Unsigned => "unsigned",
            Self::HalfHeader => "half_header",
            Self::HeaderTwice => "header_twice",
            Self::Broken => "broken_signature",
            Self::AlteredBody => "altered_body",
            Self::OtherKey => "other_key",
            Self::WrongClientId => "wrong_client_id",
        }
    }
}

impl Kind {
    /// The kind's name in the control interface.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Refuse { .. } => "refuse",
            Self::Unknown { .. } => "unknown",
            Self::Error { acted: false, .. } => "refuse",
            Self::Error { acted: true, .. } => "fail_after",
            Self::Delay { .. } => "delay",
            Self::CutAtHead => "cut_at_head",
            Self::CutRequest => "cut_request",
            Self::Stale => "stale",
            Self::CutBefore => "cut_before",
            Self::CutAfter => "cut_after",
            Self::CutHalf => "cut_half",
            Self::Status { .. } => "status",
            Self::StatusAfter { .. } => "status_after",
            Self::Garbage { .. } => "garbage",
            Self::Html { .. } => "html",
            Self::EmptyBody { .. } => "empty_body",
            Self::Redirect { .. } => "redirect",
            Self::Signature(fault) => fault.name(),
            Self::Replace { .. } => "replace",
            Self::Trickle { .. } => "trickle",
            Self::OtherObject { .. } => "other_object",
            Self::NotTheObject { .. } => "not_the_object",
            Self::ResponseTime(_) => "response_time",
        }
    }

    /// Whether the operation is carried out.
    pub(crate) fn acts(&self) -> bool {
        match self {
            Self::Refuse { .. } | Self::CutBefore | Self::Status { .. } | Self::Redirect { .. } => false,
            Self::CutAtHead | Self::CutRequest | Self::Stale => false,
            Self::CutAfter | Self::CutHalf | Self::StatusAfter { .. } | Self::Signature(_) | Self::ResponseTime(_) => {
                true
            }
            Self::Unknown { acted }
            | Self::Error { acted, .. }
            | Self::Delay { acted, .. }
            | Self::Garbage { acted }
            | Self::Html { acted }
            | Self::EmptyBody { acted }
            | Self::Replace { acted, .. }
            | Self::OtherObject { acted }
            | Self::NotTheObject { acted }
            | Self::Trickle { acted, .. } => *acted,
        }
    }

    /// What the signed answer says instead of the truth.
    pub(crate) fn replacement(&self) -> Option<Replacement> {
        match self {
            Self::Refuse { code, status } => Some(Replacement::Result { code: code.clone(), status: status.clone() }),
            Self::Unknown { .. } => Some(Replacement::Unknown),
            Self::Garbage { .. } => Some(Replacement::Bytes(Bytes::from_static(b"\"resultCode\": SUCCESS;"))),
            Self::EmptyBody { .. } => Some(Replacement::Bytes(Bytes::new())),
            Self::Replace { body, .. } => Some(Replacement::Bytes(body.clone())),
            Self::OtherObject { .. } => Some(Replacement::OtherObject),
            Self::NotTheObject { .. } => Some(Replacement::Bytes(Bytes::from_static(MAINTENANCE))),
            _ => None,
        }
    }

    /// The response of an intermediary, if the client gets one.
    pub(crate) fn foreign(&self) -> Option<Foreign> {
        match self {
            Self::Status { answer } | Self::StatusAfter { answer } | Self::Redirect { answer } => Some(answer.clone()),
            Self::Html { .. } => Some(Foreign::html()),
            _ => None,
        }
    }

    /// What happens before the request has been read, if this kind has its turn then; `reused` says whether the
    /// connection has served a request before.
    pub(crate) fn early(&self, reused: bool) -> Option<Early> {
        match self {
            Self::CutAtHead => Some(Early::AtHead),
            Self::CutRequest => Some(Early::HalfWay),
            Self::Stale if reused => Some(Early::AtHead),
            _ => None,
        }
    }

    /// Whether the kind has its turn before the request has been read.
    pub(crate) fn is_early(&self) -> bool {
        matches!(self, Self::CutAtHead | Self::CutRequest | Self::Stale)
    }

    /// How the answer leaves.
    pub(crate) fn manner(&self) -> Manner {
        match self {
            Self::Delay { time, .. } => Manner::After(*time),
            Self::Trickle { time, .. } => Manner::Spread(*time),
            Self::CutHalf => Manner::Half,
            Self::CutBefore | Self::CutAfter => Manner::Never,
            _ => Manner::Plainly,
        }
    }
}

impl Foreign {
    /// What a captive portal or a proxy's error page looks like: status 200 and no JSON.
    fn html() -> Self {
        let page = "<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body>Please sign in.</body></html>\n";
        let mut headers = HeaderMap::new();
        headers.insert(http::header::CONTENT_TYPE, http::HeaderValue::from_static("text/html; charset=utf-8"));
        Self { status: StatusCode::OK, headers, body: Bytes::from_static(page.as_bytes()) }
    }
}
