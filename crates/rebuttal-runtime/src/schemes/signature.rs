//! Verifies webhooks whose signature is described as data.

use std::borrow::Cow;
use std::time::Duration;

use chrono::{DateTime, SecondsFormat};
use rebuttal_schema::{SignedTime, TimeUnit, WebhookSignature};

use super::content::Template;
use super::fields::SignedBody;
use super::headers::header;
use super::keys::{Keys, form, mismatch, sign};
use crate::options::Options;
use crate::provider::{Failure, Headers, Verifier};
use crate::{Error, time};

/// Far above what the most signatures need: 16 of RSA with 4096 bits in Base64 have 11 kB.
const LONGEST: usize = 16 * 1024;
/// A sender needs two while it exchanges a key.
const MOST_SIGNATURES: usize = 16;

/// Makes what verifies webhooks that are signed so.
///
/// # Errors
/// `ErrorKind::Config` naming the option that has no usable key.
pub fn open(signature: &'static WebhookSignature, options: &Options) -> Result<Box<dyn Verifier>, Error> {
    let keys = Keys::read(signature, options)?;
    if let Some(fields) = &signature.fields {
        return Ok(Box::new(SignedBody { signature, fields, keys }));
    }
    let limit = |option: Option<&str>| option.and_then(|option| options.duration(option));
    Ok(Box::new(Signed {
        signature,
        keys,
        content: Template::new(signature.content, options),
        past: limit(signature.time.and_then(|time| time.tolerance)),
        future: limit(signature.time.and_then(|time| time.future_tolerance)),
    }))
}

struct Signed {
    signature: &'static WebhookSignature,
    keys: Keys,
    content: Template,
    /// How old a message may be.
    past: Option<Duration>,
    /// How far ahead its time may lie.
    future: Option<Duration>,
}

/// What the header with the signatures has.
struct Found<'h> {
    signatures: Vec<Vec<u8>>,
    time: Option<&'h str>,
}

impl Signed {
    fn name(&self) -> &'static str {
        self.signature.header.unwrap_or_default()
    }

    fn malformed(&self, problem: &str) -> Failure {
        Failure::new("malformed", format!("the {} header {problem}", self.name()))
    }

    /// Reads the header. One signature that is malformed refuses it, also beside good ones.
    fn read<'h>(&self, text: &'h str) -> Result<Found<'h>, Failure> {
        if text.len() > LONGEST {
            return Err(Failure::new("too_long", format!("the {} header has more than {LONGEST} bytes", self.name())));
        }
        let mut found = Found { signatures: Vec::new(), time: None };
        let own_time = self.signature.time.as_ref().filter(|time| time.header.is_none()).map(|time| time.prefix);
        let Some(separator) = self.signature.separator else {
            let signature = text.trim().strip_prefix(self.signature.prefix);
            let bytes = signature.map(|text| self.bytes(text.trim()));
            found.signatures.push(bytes.ok_or_else(|| self.malformed("does not begin as a signature does"))??);
            return Ok(found);
        };
        for part in text.split(separator).map(str::trim).filter(|part| !part.is_empty()) {
            if let Some(time) = own_time.and_then(|prefix| part.strip_prefix(prefix)) {
                if found.time.replace(time.trim()).is_some() {
                    return Err(Failure::new("repeated", format!("the {} header has two times", self.name())));
                }
            } else if let Some(signature) = part.strip_prefix(self.signature.prefix) {
                if found.signatures.len() == MOST_SIGNATURES {
                    let message = format!("the {} header has more than {MOST_SIGNATURES} signatures", self.name());
                    return Err(Failure::new("too_many_signatures", message));
                }
                found.signatures.push(self.bytes(signature.trim())?);
            }
        }
        match found.signatures.is_empty() {
            true => Err(Failure::new("missing", format!("the {} header has no signature", self.name()))),
            false => Ok(found),
        }
    }

    fn bytes(&self, text: &str) -> Result<Vec<u8>, Failure> {
        let form = form(self.signature.encoding);
        let bytes = form.read(text).filter(|bytes| !bytes.is_empty());
        bytes.ok_or_else(|| self.malformed(&format!("has a signature that is not {}", form.name())))
    }

    /// The time as it is written, and in milliseconds since 1970.
    fn sent<'h>(&self, headers: &Headers<'h>, found: &Found<'h>) -> Result<Option<(&'h str, i64)>, Failure> {
        let Some(time) = &self.signature.time else { return Ok(None) };
        let (name, text) = match time.header {
            Some(name) => (name, header(headers, name)?.trim().strip_prefix(time.prefix)),
            None => (self.name(), found.time),
        };
        let text = text.ok_or_else(|| Failure::new("missing", format!("the {name} header has no time")))?;
        let sent = milliseconds(time.unit, text);
        let unreadable = || Failure::new("malformed", format!("the time in the {name} header cannot be read"));
        sent.map(|sent| Some((text, sent))).ok_or_else(unreadable)
    }

    fn check_age(&self, sent: i64, now: i64) -> Result<(), Failure> {
        let distance = Duration::from_millis(now.abs_diff(sent));
        let (reason, limit, what) = match now >= sent {
            true => ("too_old", self.past, "is older than"),
            false => ("too_new", self.future, "lies further in the future than"),
        };
        match limit.filter(|limit| distance > *limit) {
            None => Ok(()),
            Some(limit) => {
                let message = format!(
                    "the signature is good, but the time of the message {what} the {} s that are tolerated: check this \
                     machine's clock, and that messages do not wait before they are verified",
                    limit.as_secs_f64()
                );
                Err(Failure::new(reason, message))
            }
        }
    }
}

impl Verifier for Signed {
    fn verify(&self, headers: &Headers<'_>, body: &[u8], now: i64) -> Result<(), Failure> {
        let found = self.read(header(headers, self.name())?)?;
        let sent = self.sent(headers, &found)?;
        let parts = self.content.fill(headers, body, sent.map_or("", |(text, _)| text))?;
        if !self.keys.made_any(&borrowed(&parts), &found.signatures) {
            return Err(mismatch());
        }
        sent.map_or(Ok(()), |(_, sent)| self.check_age(sent, now))
    }

    fn sign_test(&self, signing_key: &str, body: &[u8], now: i64) -> Result<Vec<(String, String)>, Error> {
        let time = self.signature.time.as_ref().map(|time| (time, written(time.unit, now)));
        let mut headers = vec![("Content-Type".to_owned(), "application/json".to_owned())];
        let mut add = |name: &str, value: String| {
            if !headers.iter().any(|(known, _)| known.eq_ignore_ascii_case(name)) {
                headers.push((name.to_owned(), value));
            }
        };
        if let Some((SignedTime { header: Some(header), prefix, .. }, text)) = &time {
            add(header, format!("{prefix}{text}"));
        }
        self.content.headers().for_each(|name| add(name, "test".to_owned()));
        let text = time.as_ref().map_or("", |(_, text)| text);
        let given: Vec<(&str, &[u8])> = headers.iter().map(|(name, value)| (name.as_str(), value.as_bytes())).collect();
        let parts = self.content.fill(&given, body, text).map_err(Failure::into_error)?;
        let signature = sign(self.signature, signing_key, &borrowed(&parts))?;
        let mut value = format!("{}{signature}", self.signature.prefix);
        if let (Some((SignedTime { header: None, prefix, .. }, text)), Some(separator)) =
            (&time, self.signature.separator)
        {
            value = format!("{prefix}{text}{separator}{value}");
        }
        headers.push((self.name().to_owned(), value));
        Ok(headers)
    }
}

fn borrowed<'a>(parts: &'a [Cow<'_, [u8]>]) -> Vec<&'a [u8]> {
    parts.iter().map(|part| &**part).collect()
}

/// A time in milliseconds since 1970; none if it is not written so.
fn milliseconds(unit: TimeUnit, text: &str) -> Option<i64> {
    let number = || text.parse::<i64>().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()));
    match unit {
        TimeUnit::Seconds => number()?.checked_mul(1000),
        TimeUnit::Milliseconds => number(),
        TimeUnit::Iso8601 => time::milliseconds(text),
    }
}

fn written(unit: TimeUnit, now: i64) -> String {
    match unit {
        TimeUnit::Seconds => now.div_euclid(1000).to_string(),
        TimeUnit::Milliseconds => now.to_string(),
        TimeUnit::Iso8601 => {
            let time = DateTime::from_timestamp_millis(now).unwrap_or_default();
            time.to_rfc3339_opts(SecondsFormat::Secs, true)
        }
    }
}
