//! What gets signed.

/// The content to sign: `timestamp . body`.
///
/// It borrows its parts, and is hashed part by part, so a large body is never copied.
#[derive(Clone, Copy, Debug)]
pub struct TimestampedContent<'a> {
    timestamp: &'a str,
    body: &'a [u8],
}

impl<'a> TimestampedContent<'a> {
    /// Names the parts of what gets signed.
    ///
    /// * `timestamp`: Unix seconds, as the text that stands in the header.
    /// * `body`: the bytes as sent or received. Parsing and writing a body again, even without loss, changes the bytes.
    #[must_use]
    pub const fn new(timestamp: &'a str, body: &'a [u8]) -> Self {
        Self { timestamp, body }
    }

    /// The content as one piece, to look at when two sides disagree.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.parts().concat()
    }

    pub(super) fn timestamp(&self) -> &'a str {
        self.timestamp
    }

    pub(super) fn parts(&self) -> [&'a [u8]; 3] {
        [self.timestamp.as_bytes(), b".", self.body]
    }
}

/// The number of seconds that a timestamp stands for.
///
/// Digits only. A timestamp with a dot in it would let an attacker with one signed message move the beginning of its body into the
/// timestamp, and have the rest accepted as a body of its own.
pub(super) fn seconds(timestamp: &str) -> Option<i64> {
    let digits = timestamp.bytes().all(|byte| byte.is_ascii_digit());
    if digits { timestamp.parse().ok() } else { None }
}
