//! The one error type, the same tree of classes as in Python and Node.

mod with;

use std::collections::BTreeMap;
use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use rebuttal_schema::ErrorKind;

use crate::escape;
use crate::escape::SENTENCES;

/// Whether this operation's effect exists at the provider: the one question that an error answers always.
///
/// The three answers are all there are, so a `match` needs no arm for others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It does not. The request was never sent, or the provider refused it, or the operation only reads.
    NotDone,
    /// It does, although the call did not end well (for example, the response could not be decoded).
    Done,
    /// Nobody here can tell: the response was lost, cannot be verified, or says so itself.
    Unknown,
}

impl Outcome {
    /// `"not_done"`, `"done"` or `"unknown"`, as Python and Node show it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotDone => "not_done",
            Self::Done => "done",
            Self::Unknown => "unknown",
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What went wrong, what became of the request, and what to do next.
///
/// `Display` is one sentence without its cause; [`source`](StdError::source) has the cause. Neither, nor `Debug`,
/// shows keys, evidence or bodies.
pub struct Error(Box<Facts>);

struct Facts {
    kind: ErrorKind,
    outcome: Outcome,
    message: String,
    retryable: bool,
    /// What ends the call in this way will end the next one so too.
    futile: bool,
    retry_after: Option<Duration>,
    after_lost_attempt: bool,
    attempts: u32,
    provider: Option<&'static str>,
    operation: Option<&'static str>,
    http_status: Option<u16>,
    field: Option<String>,
    path: Option<String>,
    code: Option<String>,
    provider_message: Option<String>,
    details: BTreeMap<String, String>,
    request_id: Option<String>,
    idempotency_key: Option<String>,
    /// The provider gave this answer before, to an earlier request with the same key.
    replayed: bool,
    reason: Option<String>,
    excerpt: Option<String>,
    /// Options and arguments have the names that the caller's language gives them.
    named: bool,
    raw: Option<Bytes>,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

impl Error {
    /// An error, for the written code of a provider. What is refused here was not done; of anything else the outcome is
    /// unknown until [`with_outcome`](Self::with_outcome) says more.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        let refused_here = matches!(kind, ErrorKind::Config | ErrorKind::InvalidArgument);
        Self(Box::new(Facts {
            kind,
            outcome: if refused_here { Outcome::NotDone } else { Outcome::Unknown },
            message: escape::owned(message.into(), SENTENCES),
            retryable: false,
            futile: false,
            retry_after: None,
            after_lost_attempt: false,
            attempts: 0,
            provider: None,
            operation: None,
            http_status: None,
            field: None,
            path: None,
            code: None,
            provider_message: None,
            details: BTreeMap::new(),
            request_id: None,
            idempotency_key: None,
            replayed: false,
            reason: None,
            excerpt: None,
            named: false,
            raw: None,
            source: None,
        }))
    }

    /// What went wrong.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Whether it is of that kind, or of one below it in the tree of classes, as `except` in Python tells:
    /// [`ErrorKind::Transport`] also holds for a time limit that passed, [`ErrorKind::Api`] for each failure that the provider
    /// answered with.
    pub fn is(&self, kind: ErrorKind) -> bool {
        self.0.kind == kind || self.0.kind.parent() == kind.class()
    }

    /// Did it happen at the provider?
    pub fn outcome(&self) -> Outcome {
        self.0.outcome
    }

    /// Whether calling again in the same way is both safe and of use, by the provider's published rules. Where an
    /// idempotency key makes it safe, that takes a key of the caller's own: a call without one gets a new one.
    pub fn is_retryable(&self) -> bool {
        self.0.retryable
    }

    /// Whether the provider answered, with a failure of any kind.
    pub fn is_api(&self) -> bool {
        self.is(ErrorKind::Api)
    }

    /// Whether the dispute was answered before.
    pub fn is_already_answered(&self) -> bool {
        self.is(ErrorKind::AlreadyAnswered)
    }

    /// Whether another worker is processing the message.
    pub fn is_in_progress(&self) -> bool {
        self.is(ErrorKind::InProgress)
    }

    /// Whether the provider has no such object.
    pub fn is_not_found(&self) -> bool {
        self.is(ErrorKind::NotFound)
    }

    /// Whether a signature is missing, malformed, wrong, too old or too new.
    pub fn is_signature(&self) -> bool {
        self.is(ErrorKind::Signature)
    }

    /// Whether a time limit passed.
    pub fn is_timeout(&self) -> bool {
        self.is(ErrorKind::RequestTimeout)
    }

    /// Whether no connection was made, or it was lost, or a time limit passed.
    pub fn is_transport(&self) -> bool {
        self.is(ErrorKind::Transport)
    }

    /// How long the provider asks to wait before it is asked again, where it says so. A call waits by itself while its time
    /// limit allows it.
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// With [`ErrorKind::AlreadyAnswered`]: an earlier attempt of this very call was sent and its answer lost, so that
    /// it was probably this call that did it.
    pub fn after_lost_attempt(&self) -> bool {
        self.0.after_lost_attempt
    }

    /// How many times a request was started for this call; 0 when it was refused before.
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// The provider, by the name of its module; none where no client or receiver had a part in it.
    pub fn provider(&self) -> Option<&'static str> {
        self.0.provider
    }

    /// The operation that was called, by its id in the provider's document, such as `closeDispute`.
    pub fn operation(&self) -> Option<&'static str> {
        self.0.operation
    }

    /// The HTTP status of the answer, where there was one.
    pub fn http_status(&self) -> Option<u16> {
        self.0.http_status
    }

    /// The caller's name of the parameter or option at fault.
    pub fn field(&self) -> Option<&str> {
        self.0.field.as_deref()
    }

    /// The place on the wire, as a JSON pointer.
    pub fn path(&self) -> Option<&str> {
        self.0.path.as_deref()
    }

    /// The provider's own code. As all its texts here it is as it came, but for control characters, which are escaped, and
    /// for what no provider writes: beyond 256 characters it is cut. [`raw`](Self::raw) has the bytes.
    pub fn code(&self) -> Option<&str> {
        self.0.code.as_deref()
    }

    /// The provider's own words, escaped and cut as [`code`](Self::code) is, after 1,500 characters. They may name people:
    /// don't log them.
    pub fn provider_message(&self) -> Option<&str> {
        self.0.provider_message.as_deref()
    }

    /// What else the provider says of the failure, by the names that its document gives, such as a parameter's.
    pub fn details(&self) -> &BTreeMap<String, String> {
        &self.0.details
    }

    /// The provider's type of the failure, coarser than its code, where its answers have one.
    pub fn error_type(&self) -> Option<&str> {
        self.0.details.get("type").map(String::as_str)
    }

    /// The parameter at fault as the provider names it, where its answers do.
    pub fn param(&self) -> Option<&str> {
        self.0.details.get("param").map(String::as_str)
    }

    /// The key by which the provider would know a repetition of this call, where it takes one.
    pub fn idempotency_key(&self) -> Option<&str> {
        self.0.idempotency_key.as_deref()
    }

    /// Whether the provider says that it gave this answer before, to an earlier request with the same idempotency key: it says
    /// nothing of how things stand now.
    pub fn is_replayed(&self) -> bool {
        self.0.replayed
    }

    /// The provider's identifier of the request, where it gives one.
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_deref()
    }

    /// A word for why: what is wrong with a signature, such as `"mismatch"`, or which of the provider's limits was met.
    pub fn reason(&self) -> Option<&str> {
        self.0.reason.as_deref()
    }

    /// What was found where something else was expected: capped, and without values of marked fields.
    pub fn excerpt(&self) -> Option<&str> {
        self.0.excerpt.as_deref()
    }

    /// The answer's bytes as they arrived. They may hold personal data and evidence: don't log them.
    pub fn raw(&self) -> Option<&Bytes> {
        self.0.raw.as_ref()
    }

    /// The causes, outermost first, each as its own sentence.
    pub fn causes(&self) -> Vec<String> {
        let causes = self.source().into_iter().flat_map(chain);
        causes.map(|cause| escape::owned(cause.to_string(), SENTENCES)).collect()
    }

    /// Everything but the raw answer as a JSON object: what crosses a language border.
    pub fn to_json(&self) -> serde_json::Value {
        let facts = &self.0;
        serde_json::json!({
            "class": facts.kind.class(),
            "message": facts.message,
            "outcome": facts.outcome.as_str(),
            "retryable": facts.retryable,
            "retry_after": facts.retry_after.map(|wait| wait.as_secs_f64()),
            "after_lost_attempt": facts.after_lost_attempt,
            "attempts": facts.attempts,
            "provider": facts.provider,
            "operation": facts.operation,
            "http_status": facts.http_status,
            "field": facts.field,
            "path": facts.path,
            "code": facts.code,
            "provider_message": facts.provider_message,
            "details": facts.details,
            "request_id": facts.request_id,
            "idempotency_key": facts.idempotency_key,
            "reason": facts.reason,
            "excerpt": facts.excerpt,
            "causes": self.causes(),
        })
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let facts = &self.0;
        let mut show = f.debug_struct(facts.kind.class());
        show.field("message", &facts.message).field("outcome", &facts.outcome);
        show.field("retryable", &facts.retryable).field("attempts", &facts.attempts);
        for (name, value) in [("provider", facts.provider), ("operation", facts.operation)] {
            if let Some(value) = value {
                show.field(name, &value);
            }
        }
        if let Some(status) = facts.http_status {
            show.field("http_status", &status);
        }
        for (name, value) in [
            ("field", &facts.field),
            ("path", &facts.path),
            ("code", &facts.code),
            ("request_id", &facts.request_id),
            ("reason", &facts.reason),
        ] {
            if let Some(value) = value {
                show.field(name, value);
            }
        }
        if let Some(source) = &facts.source {
            show.field("source", source);
        }
        show.finish_non_exhaustive()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}

/// An error and its causes, outermost first.
pub(crate) fn chain<'a>(
    error: &'a (dyn std::error::Error + 'static),
) -> impl Iterator<Item = &'a (dyn std::error::Error + 'static)> {
    std::iter::successors(Some(error), |error| (*error).source())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_predicate_holds_for_the_kinds_below_its_own() {
        let error = |kind| Error::new(kind, "it went wrong");
        for kind in ErrorKind::ALL.iter().copied() {
            assert!(error(kind).is(kind));
            assert_eq!(error(kind).is_api(), kind == ErrorKind::Api || kind.parent() == "ApiError", "{kind:?}");
            assert_eq!(error(kind).is_timeout(), kind == ErrorKind::RequestTimeout, "{kind:?}");
            let transport = [ErrorKind::Transport, ErrorKind::RequestTimeout].contains(&kind);
            assert_eq!(error(kind).is_transport(), transport, "{kind:?}");
            assert_eq!(error(kind).is_already_answered(), kind == ErrorKind::AlreadyAnswered, "{kind:?}");
            assert_eq!(error(kind).is_in_progress(), kind == ErrorKind::InProgress, "{kind:?}");
            assert_eq!(error(kind).is_not_found(), kind == ErrorKind::NotFound, "{kind:?}");
            assert_eq!(error(kind).is_signature(), kind == ErrorKind::Signature, "{kind:?}");
        }
    }
}
