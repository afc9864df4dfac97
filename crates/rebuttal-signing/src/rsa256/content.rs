//! What gets signed.

use std::fmt;

use aws_lc_rs::digest;

use crate::hex;

/// The content to sign: `METHOD SP uri LF clientId . time . body`.
///
/// It borrows its parts, and is hashed part by part, so a large body is never copied.
#[derive(Clone, Copy, Debug)]
pub struct Content<'a> {
    method: &'a str,
    uri: &'a str,
    client_id: &'a str,
    time: &'a str,
    body: &'a [u8],
}

impl<'a> Content<'a> {
    /// Names the parts of what gets signed.
    ///
    /// * `method`: the HTTP method in capitals. Answers are signed with the method of their request.
    /// * `uri`: path and query as on the wire, without the host. Answers are signed with the uri of their request.
    /// * `client_id`: the merchant's client id.
    /// * `time`: the text of the time header, exactly as sent or received.
    /// * `body`: the bytes as sent or received. Parsing and writing a body again, even without loss, changes the bytes.
    #[must_use]
    pub const fn new(method: &'a str, uri: &'a str, client_id: &'a str, time: &'a str, body: &'a [u8]) -> Self {
        Self { method, uri, client_id, time, body }
    }

    /// The content as one piece, to look at when two sides disagree.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.parts().concat()
    }

    /// SHA-256 of the content.
    #[must_use]
    pub fn digest(&self) -> Digest {
        Digest(self.hash())
    }

    pub(crate) fn hash(&self) -> digest::Digest {
        let mut context = digest::Context::new(&digest::SHA256);
        for part in self.parts() {
            context.update(part);
        }
        context.finish()
    }

    /// Why the content is ambiguous about its parts, if it is.
    ///
    /// Only dots separate client id, time and body. Whoever has one signed message could otherwise move the beginning of the
    /// body into the time header and have the rest accepted as a body of its own. A body of JSON begins with a character that
    /// no time contains, so refusing such times closes this.
    pub(crate) fn ambiguity(&self) -> Option<&'static str> {
        let of_a_time = |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '+' | '-' | '.');
        if !self.time.chars().all(of_a_time) {
            return Some("the time contains characters that no time has");
        }
        if [self.method, self.uri, self.client_id].iter().any(|part| part.contains(['\n', '\r'])) {
            return Some("the method, uri or client id contains a line break");
        }
        None
    }

    fn parts(&self) -> [&'a [u8]; 9] {
        [
            self.method.as_bytes(),
            b" ",
            self.uri.as_bytes(),
            b"\n",
            self.client_id.as_bytes(),
            b".",
            self.time.as_bytes(),
            b".",
            self.body,
        ]
    }
}

/// A SHA-256 digest of some [`Content`].
#[derive(Clone)]
pub struct Digest(digest::Digest);

impl Digest {
    /// The 32 bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_ref()
    }

    /// 64 lower-case hexadecimal digits.
    #[must_use]
    pub fn to_hex(&self) -> String {
        hex::write(self.as_bytes())
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({})", self.to_hex())
    }
}
