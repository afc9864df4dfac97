//! What to answer to a webhook.

use http::header::CONTENT_TYPE;
use http::{HeaderValue, Response, StatusCode};
use rebuttal_schema::Acknowledgement;

/// What to answer to a message that was taken. It becomes a response of any web framework that uses the types of `http`:
/// `message.ack().into()`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use = "a message that is not acknowledged comes again"]
pub struct Ack(Acknowledgement);

impl Ack {
    /// For generated code.
    pub fn new(acknowledgement: Acknowledgement) -> Self {
        Self(acknowledgement)
    }

    /// The HTTP status.
    pub fn status(&self) -> u16 {
        self.0.status
    }

    /// The Content-Type header.
    pub fn content_type(&self) -> &'static str {
        self.0.content_type
    }

    /// The body.
    pub fn body(&self) -> &'static str {
        self.0.body
    }
}

impl<B: From<&'static str>> From<Ack> for Response<B> {
    fn from(ack: Ack) -> Self {
        let mut response = Self::new(ack.body().into());
        // Both were checked with the table.
        *response.status_mut() = StatusCode::from_u16(ack.status()).unwrap_or_default();
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(ack.content_type()));
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_becomes_a_response() {
        let response: Response<String> =
            Ack::new(Acknowledgement { status: 202, content_type: "text/plain", body: "aye" }).into();
        assert_eq!((response.status().as_u16(), response.body().as_str()), (202, "aye"));
        assert_eq!(response.headers()["content-type"], "text/plain");
    }
}
