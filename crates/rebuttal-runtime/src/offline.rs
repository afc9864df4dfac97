//! Calls without a connection: what would be sent, and what an answer would end with; and every model by its name. For
//! tests that try very many of them.

use bytes::Bytes;
use rebuttal_schema::Operation;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::Error;
use crate::call::attempt::{Ready, info};
use crate::call::classify::{Signed, classify, conclude};
use crate::call::retry::Earlier;
use crate::call::session::{Call, CallOptions};
use crate::client::{AnyClient, RawResponse};
use crate::options::Given;
use crate::request::encode;
use crate::request::files::Files;
use crate::request::validate::Names;
use crate::request::value::{Value, member};
use crate::response::binding::Expected;
use crate::response::decode::Shaped;
use crate::transport::send::{Arrived, Payload};

/// A request's query and body, as they would go out.
#[derive(Debug)]
pub struct Written {
    /// As it stands in the URL; empty for none.
    pub query: String,
    /// The body's Content-Type, where there is a body.
    pub content_type: Option<String>,
    /// The Content-Length that would be told.
    pub length: u64,
    /// The body.
    pub body: Vec<u8>,
}

impl AnyClient {
    /// What a call with these parameters, a JSON object, would send.
    ///
    /// # Errors
    /// `ErrorKind::InvalidArgument`, as the call itself.
    pub async fn written(
        &self,
        operation: &'static Operation,
        parameters: &[u8],
        names: Names,
        files: Files,
    ) -> Result<Written, Error> {
        let request = read(parameters)?;
        let mut prepared =
            Ready::new(self.session(), operation, (request, names), Given::default(), Files::default())?.prepared;
        let payload = encode::body(&self.session().policy, self.schema(), operation, &mut prepared, files).await?;
        let content_type = payload.content_type().map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
        let (length, body) = match &payload {
            Payload::Files(parts) => {
                let mut pieces = parts.open().await?;
                let (length, mut body) = (pieces.left(), Vec::new());
                while let Some(piece) = std::future::poll_fn(|cx| pieces.poll_next(cx)).await {
                    body.extend_from_slice(&piece?);
                }
                (length, body)
            }
            whole => whole.bytes().map(|body| (body.len() as u64, body.to_vec())).unwrap_or_default(),
        };
        let query = encode::query(self.schema(), operation, &prepared);
        Ok(Written { query, content_type, length, body })
    }

    /// What a call with these parameters (a JSON object, by their names on the wire) would end with whose only attempt, made to `uri`, is
    /// answered like this at this moment, in milliseconds since 1970.
    ///
    /// # Errors
    /// As the call itself.
    pub fn answered(
        &self,
        operation: &'static Operation,
        parameters: &[u8],
        (method, uri): (&str, &str),
        answer: http::Response<Bytes>,
        at_ms: i64,
    ) -> Result<RawResponse, Error> {
        let given = read(parameters)?;
        let session = self.session().clone();
        let call = Call {
            operation,
            options: CallOptions {
                limits: session.limits,
                headers: http::HeaderMap::new(),
                idempotency_key: None,
                own_key: false,
            },
            hosts: session.connections.hosts()?,
            session,
            payload: Payload::None,
            expected: Expected::of(operation, |wire| match &given {
                Value::Object(members) => member(members, wire),
                _ => None,
            }),
            watched: None,
        };
        let method = http::Method::from_bytes(method.as_bytes()).map_err(|error| {
            Error::new(crate::ErrorKind::InvalidArgument, "this is no method of HTTP").with_source(error)
        })?;
        let signed = Signed { method, uri: uri.to_owned() };
        let (head, body) = answer.into_parts();
        let arrived = Arrived { status: head.status.as_u16(), headers: head.headers, body, at_ms };
        let mut shaped = Shaped::default();
        match classify(&call, &signed, arrived, &mut shaped) {
            (_, Ok(arrived)) => {
                Ok(RawResponse::shaped(call.session.provider, operation, shaped, info(&call, arrived, 1)))
            }
            (_, Err(error)) => Err(conclude(error.with_attempts(1), operation.retry, false, Earlier::default())),
        }
    }
}

fn read(parameters: &[u8]) -> Result<Value, Error> {
    Value::read(parameters).map_err(|error| {
        Error::new(crate::ErrorKind::InvalidArgument, "the parameters are not JSON").with_source(error)
    })
}

/// Reads JSON as a model and writes it again.
///
/// # Errors
/// Why it is none.
pub fn round_trip<T: Serialize + DeserializeOwned>(json: &[u8]) -> Result<Vec<u8>, String> {
    let model: T = serde_json::from_slice(json).map_err(|error| error.to_string())?;
    serde_json::to_vec(&model).map_err(|error| error.to_string())
}
