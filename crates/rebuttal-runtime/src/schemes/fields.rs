//! Verifies webhooks of which fields of the body are signed, and nothing else.
//!
//! The reader takes these fields from the raw bytes and refuses what any other reader could see in another way: keys that
//! stand twice, lists with a second item, values that are no plain ones.

use std::borrow::Cow;

use rebuttal_schema::{SignedFields, WebhookSignature};

use super::keys::{Keys, form, mismatch, sign};
use super::unique;
use crate::json::{Step, step};
use crate::provider::{Failure, Headers, Verifier};
use crate::{Error, ErrorKind};

pub(super) struct SignedBody {
    pub(super) signature: &'static WebhookSignature,
    pub(super) fields: &'static SignedFields,
    pub(super) keys: Keys,
}

/// What the body has of its signature.
struct Read<'b> {
    content: String,
    /// The object with the fields.
    object: &'b str,
}

impl SignedBody {
    fn read<'b>(&self, body: &'b [u8]) -> Result<Read<'b>, Failure> {
        let malformed = |problem: &str| Failure::new("malformed", format!("the body {problem}"));
        let text = std::str::from_utf8(body).map_err(|_| malformed("is not UTF-8"))?;
        unique::check(text).map_err(|(reason, problem)| Failure::new(reason, format!("the body {problem}")))?;
        let object = self.object(text)?;
        let mut content = String::new();
        for (index, pointer) in self.fields.signed.iter().enumerate() {
            if index > 0 {
                content.push_str(self.fields.joint);
            }
            content.push_str(&self.value(object, pointer)?);
        }
        Ok(Read { content, object })
    }

    /// The object with the fields. A second item of a list on the way would be read by others and is signed by nobody.
    fn object<'b>(&self, text: &'b str) -> Result<&'b str, Failure> {
        let at = self.fields.within;
        let missing = || Failure::new("missing", format!("the body has no object at {at}, whose fields are signed"));
        let mut value = text.trim_ascii();
        for segment in at.split('/').skip(1) {
            let listed = segment.bytes().all(|byte| byte.is_ascii_digit());
            value = match step(value, segment).ok_or_else(missing)? {
                Step::Member(inner) if !listed => inner,
                Step::Item { value: inner, only: true } => inner,
                Step::Member(_) => return Err(missing()),
                Step::Item { only: false, .. } => {
                    let message = format!("the body has several items where one is signed, on the way to {at}");
                    return Err(Failure::new("malformed", message));
                }
            };
        }
        if value.starts_with('{') { Ok(value) } else { Err(missing()) }
    }

    /// What is signed of a field: its text, a whole number or truth as it is written, nothing if it is absent.
    fn value<'b>(&self, object: &'b str, pointer: &str) -> Result<Cow<'b, str>, Failure> {
        let malformed = |problem: &str| Failure::new("malformed", format!("the signed field {pointer} {problem}"));
        let Some(raw) = follow(object, pointer) else { return Ok(Cow::Borrowed("")) };
        let value = match raw.as_bytes().first() {
            Some(b'"') => crate::json::scalar(raw).ok_or_else(|| malformed("is not text"))?,
            Some(b'n') => return Ok(Cow::Borrowed("")),
            // What is read as a fraction, such as minus nothing, is written in more ways than one.
            Some(b'-' | b'0'..=b'9') if raw.parse::<i64>().is_ok_and(|number| number.to_string() == raw) => raw.into(),
            Some(b't' | b'f') => raw.into(),
            _ => return Err(malformed("is neither text nor a whole number")),
        };
        let SignedFields { joint, escaped, may_hold_joint, .. } = self.fields;
        match value.contains(joint) || *escaped && value.contains('\\') {
            true if *escaped => Ok(value.replace('\\', "\\\\").replace(joint, &format!("\\{joint}")).into()),
            true if *may_hold_joint != Some(pointer) => {
                Err(malformed("holds the text that separates the signed fields, so nobody can tell where it ends"))
            }
            _ => Ok(value),
        }
    }

    /// Where the signature stands, as JSON.
    fn given<'b>(&self, read: &Read<'b>) -> Option<&'b str> {
        follow(read.object, self.fields.signature).filter(|raw| raw.starts_with('"'))
    }
}

/// The value at a pointer through objects.
fn follow<'b>(object: &'b str, pointer: &str) -> Option<&'b str> {
    pointer.split('/').skip(1).try_fold(object, |value, segment| match step(value, segment)? {
        Step::Member(inner) => Some(inner),
        Step::Item { .. } => None,
    })
}

impl Verifier for SignedBody {
    fn verify(&self, _: &Headers<'_>, body: &[u8], _: i64) -> Result<(), Failure> {
        let at = self.fields.signature;
        let read = self.read(body)?;
        let missing = || Failure::new("missing", format!("the body has no signature at {at}; it cannot be trusted"));
        let text =
            self.given(&read).and_then(crate::json::scalar).filter(|text| !text.is_empty()).ok_or_else(missing)?;
        let form = form(self.signature.encoding);
        let malformed = || Failure::new("malformed", format!("the signature at {at} is not {}", form.name()));
        let signature = form.read(&text).ok_or_else(malformed)?;
        let good = self.keys.made_any(&[read.content.as_bytes()], &[signature]);
        if good { Ok(()) } else { Err(mismatch()) }
    }

    fn sign_test(&self, signing_key: &str, body: &[u8], now: i64) -> Result<Vec<(String, String)>, Error> {
        if self.sign_test_body(signing_key, body, now)? != body {
            let message = format!(
                "the signature of these messages stands in the body, at {}, and this body has another one there; send the body \
                 that `sign_test_body` gives",
                self.fields.signature
            );
            return Err(Error::new(ErrorKind::InvalidArgument, message).with_field("body"));
        }
        Ok(vec![("Content-Type".to_owned(), "application/json".to_owned())])
    }

    fn sign_test_body(&self, signing_key: &str, body: &[u8], _: i64) -> Result<Vec<u8>, Error> {
        let unusable = |message: String| Error::new(ErrorKind::InvalidArgument, message).with_field("body");
        let read = self.read(body).map_err(|failure| unusable(failure.message))?;
        let Some(old) = self.given(&read) else {
            let message = format!("the body has no text at {}; put any there, it is replaced", self.fields.signature);
            return Err(unusable(message));
        };
        let signature = sign(self.signature, signing_key, &[read.content.as_bytes()])?;
        // Both are parts of the body: so many bytes stand before the old one.
        let start = old.as_ptr() as usize - body.as_ptr() as usize;
        Ok([&body[..start], b"\"", signature.as_bytes(), b"\"", &body[start + old.len()..]].concat())
    }
}
