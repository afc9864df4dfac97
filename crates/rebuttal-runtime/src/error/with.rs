//! Errors in the making: what is known is added where it is known.

use std::collections::BTreeMap;
use std::error::Error as StdError;
use std::time::Duration;

use bytes::Bytes;

use crate::escape::{NAME, SENTENCES, owned};
use crate::{Error, ErrorKind, Outcome};

impl Error {
    /// Says whether the operation's effect exists at the provider.
    pub fn with_outcome(mut self, outcome: Outcome) -> Self {
        self.0.outcome = outcome;
        self
    }

    /// Adds a sentence to the message.
    pub(crate) fn with_note(mut self, note: &str) -> Self {
        let ended = self.0.message.ends_with(['.', '!', '?']);
        self.0.message.push_str(if ended { " " } else { ". " });
        self.0.message.push_str(note);
        self
    }

    /// Says during which call it was, in the message too.
    pub fn during(mut self, provider: &'static str, operation: &'static str) -> Self {
        // What is refused here names the caller's own argument first.
        if !matches!(self.0.kind, ErrorKind::Config | ErrorKind::InvalidArgument) {
            self.0.message.insert_str(0, &format!("{provider} {operation}: "));
        }
        self.0.operation = Some(operation);
        self.of(provider)
    }

    pub(crate) fn of(mut self, provider: &'static str) -> Self {
        self.0.provider = Some(provider);
        self
    }

    pub(crate) fn with_retryable(mut self, retryable: bool) -> Self {
        self.0.retryable = retryable;
        self
    }

    /// Marks what will end every such call in this way.
    pub fn with_futile(mut self, futile: bool) -> Self {
        self.0.futile = futile;
        self
    }

    pub(crate) fn is_futile(&self) -> bool {
        self.0.futile
    }

    pub(crate) fn with_retry_after(mut self, wait: Option<Duration>) -> Self {
        self.0.retry_after = wait;
        self
    }

    pub(crate) fn with_after_lost_attempt(mut self, after: bool) -> Self {
        self.0.after_lost_attempt = after;
        self
    }

    pub(crate) fn with_attempts(mut self, attempts: u32) -> Self {
        self.0.attempts = attempts;
        self
    }

    pub(crate) fn with_http_status(mut self, status: u16) -> Self {
        self.0.http_status = Some(status);
        self
    }

    /// Names the caller's option or parameter at fault.
    pub fn with_field(mut self, field: impl Into<String>) -> Self {
        self.0.field = Some(owned(field.into(), NAME));
        self
    }

    pub(crate) fn with_path(mut self, path: impl Into<String>) -> Self {
        self.0.path = Some(owned(path.into(), SENTENCES));
        self
    }

    pub(crate) fn with_code(mut self, code: Option<String>) -> Self {
        self.0.code = code.map(|code| owned(code, NAME));
        self
    }

    pub(crate) fn with_provider_message(mut self, message: Option<String>) -> Self {
        self.0.provider_message = message.map(|message| owned(message, SENTENCES));
        self
    }

    pub(crate) fn with_details(mut self, details: BTreeMap<String, String>) -> Self {
        self.0.details = details.into_iter().map(|(name, text)| (name, owned(text, NAME))).collect();
        self
    }

    pub(crate) fn with_idempotency_key(mut self, key: Option<String>) -> Self {
        self.0.idempotency_key = key;
        self
    }

    pub(crate) fn with_replayed(mut self, replayed: bool) -> Self {
        self.0.replayed = replayed;
        self
    }
    pub(crate) fn with_request_id(mut self, id: Option<String>) -> Self {
        self.0.request_id = id.map(|id| owned(id, NAME));
        self
    }

    /// Gives the reason as one word.
    pub fn with_reason(mut self, reason: impl Into<String>) -> Self {
        self.0.reason = Some(owned(reason.into(), NAME));
        self
    }

    pub(crate) fn with_excerpt(mut self, excerpt: Option<String>) -> Self {
        self.0.excerpt = excerpt.map(|excerpt| owned(excerpt, SENTENCES));
        self
    }

    pub(crate) fn with_raw(mut self, raw: Bytes) -> Self {
        self.0.raw = Some(raw);
        self
    }

    /// Makes of a refused option that of a call.
    pub(crate) fn of_call(mut self) -> Self {
        self.0.kind = ErrorKind::InvalidArgument;
        self.0.message.push_str("; nothing was sent");
        self
    }

    /// Gives options and arguments other names, in the message where they stand between backticks. It is done once: what the
    /// caller wrote stays.
    pub(crate) fn with_names(mut self, rename: impl Fn(&str) -> Option<String>) -> Self {
        if std::mem::replace(&mut self.0.named, true) {
            return self;
        }
        let is_name = |piece: &&str| piece.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'));
        let pieces: Vec<_> = self.0.message.split('`').collect();
        let inner = 1..pieces.len().saturating_sub(1);
        let renamed = pieces.iter().enumerate().map(|(at, piece)| {
            let name = Some(*piece).filter(|piece| inner.contains(&at) && is_name(piece)).and_then(&rename);
            name.unwrap_or_else(|| (*piece).to_owned())
        });
        self.0.message = renamed.collect::<Vec<_>>().join("`");
        self.0.field = self.0.field.map(|field| rename(&field).unwrap_or(field));
        self
    }

    /// Adds the cause.
    pub fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.0.source = Some(source.into());
        self
    }
}
