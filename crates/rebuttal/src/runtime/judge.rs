//! One answer, judged: is it believed, what does it say, and what is the caller told, seen over all attempts.

use std::any::Any;

use super::answer::{Failed, Verdict};
use super::exec::Call;
use super::mend::Misfit;
use super::provider::{Authenticity, Failure, Incoming, Operation};
use super::retry::{Attempt, RetryClass};
use super::transport::Arrived;
use crate::{Error, ErrorKind, Outcome};

/// What became of an attempt, and what the provider says about repeating it.
pub(super) struct Seen {
    pub(super) attempt: Attempt,
    pub(super) advice: Option<bool>,
}

impl From<Attempt> for Seen {
    fn from(attempt: Attempt) -> Self {
        Self { attempt, advice: None }
    }
}

pub(super) type Judged = (Seen, Result<(Arrived, Box<dyn Any + Send>), Error>);

/// What was signed, as far as it takes part in verifying the answer.
pub(super) struct Signed {
    pub(super) method: http::Method,
    /// Path with query.
    pub(super) uri: String,
}

/// Believes an answer or not, and reads what it says.
pub(super) fn judge(call: &Call, signed: &Signed, arrived: Arrived) -> Judged {
    let incoming = Incoming { status: arrived.status, headers: &arrived.headers, body: &arrived.body };
    let authenticity = match call.session.scheme.verify(signed.method.as_str(), &signed.uri, &incoming) {
        Ok(authenticity) => authenticity,
        Err(failure) => return (Attempt::Settled.into(), Err(unbelievable(failure, &arrived))),
    };
    let unsigned = || Failure::new("missing", "the answer carries no signature, so its success is not believed");
    match (call.session.provider.answer.judge(arrived.status, &arrived.body), authenticity) {
        (Verdict::Done, Authenticity::Proven) => match (call.read)(call.operation, &arrived.body) {
            Ok(value) => (Attempt::Settled.into(), Ok((arrived, value))),
            Err(misfit) => undecodable(call.operation, &misfit, &arrived),
        },
        (Verdict::Done | Verdict::Unreadable, Authenticity::Unsigned) => {
            (Attempt::Settled.into(), Err(unbelievable(unsigned(), &arrived)))
        }
        (Verdict::Unreadable, Authenticity::Proven) => {
            let message = "the answer does not say where it promised to what became of the request";
            let error = Error::new(ErrorKind::Decode, message).with_outcome(Outcome::Unknown);
            let place = call.session.provider.answer.status.iter().map(|key| format!("/{key}")).collect::<String>();
            let read = call.operation.retry == RetryClass::Read;
            let attempt = if read { Attempt::Unknown } else { Attempt::Settled };
            (attempt.into(), Err(seen(error.with_path(place), &arrived)))
        }
        // "Already done" is a success of an earlier day, so it too needs a signature.
        (Verdict::Failed(Failed { outcome: Outcome::Done, .. }), Authenticity::Unsigned) => {
            (Attempt::Settled.into(), Err(unbelievable(unsigned(), &arrived)))
        }
        (Verdict::Failed(failed), _) => refused(call, failed, &arrived),
    }
}

/// The provider said that it was done, so that much is known even where the rest cannot be read. Where HTTP's status is all
/// that says so, what is no JSON at all may as well come from something in between: then nobody knows.
fn undecodable(operation: &'static Operation, misfit: &Misfit, arrived: &Arrived) -> Judged {
    let error = super::decode_error(&format!("the answer to {}", operation.id), misfit);
    let excerpt = error.excerpt().map(str::to_owned);
    let is_json = serde_json::from_slice::<serde::de::IgnoredAny>(&arrived.body).is_ok();
    let (attempt, outcome) =
        if is_json { (Attempt::Garbled, Outcome::Done) } else { (Attempt::Unknown, Outcome::Unknown) };
    (attempt.into(), Err(seen(error.with_outcome(outcome), arrived).with_excerpt(excerpt)))
}

fn unbelievable(failure: Failure, arrived: &Arrived) -> Error {
    seen(failure.into_error().with_outcome(Outcome::Unknown), arrived)
}

/// Adds what was seen: the status, the request's id, the bytes, and what kind of content they are.
fn seen(error: Error, arrived: &Arrived) -> Error {
    let kind = match arrived.body.iter().find(|byte| !byte.is_ascii_whitespace()) {
        None => "an empty body",
        Some(b'{' | b'[') => "JSON",
        Some(b'<') => "a page of HTML or XML",
        Some(_) => "something that is no JSON",
    };
    error
        .with_http_status(arrived.status)
        .with_request_id(request_id(&arrived.headers))
        .with_excerpt(Some(format!("HTTP {} with {kind} of {} bytes", arrived.status, arrived.body.len())))
        .with_raw(arrived.body.clone())
}

fn refused(call: &Call, failed: Failed, arrived: &Arrived) -> Judged {
    let header = |name: Option<&'static str>| arrived.headers.get(name?)?.to_str().ok();
    let rules = call.session.provider.answer;
    let attempt = match (failed.kind, failed.outcome) {
        (ErrorKind::OutcomeUnknown | ErrorKind::Server, _) | (ErrorKind::RateLimited, Outcome::Unknown) => {
            Attempt::Unknown
        }
        (ErrorKind::RateLimited, _) => Attempt::Busy,
        (ErrorKind::Conflict, _) if arrived.status == 409 => Attempt::Conflict,
        _ => Attempt::Settled,
    };
    // Whatever the other request with this key does is what this one asked for.
    let same_key = attempt == Attempt::Conflict && call.operation.retry == RetryClass::Keyed;
    let outcome = if same_key { Outcome::Unknown } else { failed.outcome };
    let mut error = Error::new(failed.kind, describe(call.operation, &failed, arrived.status))
        .with_outcome(outcome)
        .with_code(failed.code)
        .with_details(failed.details)
        .with_provider_message(failed.message);
    if let Some(reason) = header(rules.reason_header) {
        error = error.with_reason(reason);
    }
    let advice = header(rules.retry_header).and_then(|advice| advice.parse().ok());
    (Seen { attempt, advice }, Err(seen(error, arrived)))
}

/// `acceptDispute was refused with REPEAT_REQUEST: The dispute was accepted … Don't send it again …`
fn describe(operation: &Operation, failed: &Failed, status: u16) -> String {
    let verb = match failed.outcome {
        Outcome::Unknown => "ended in doubt",
        Outcome::NotDone | Outcome::Done => "was refused",
    };
    let code = failed.code.clone().unwrap_or_else(|| format!("HTTP status {status}"));
    let words = match (failed.rule, &failed.message) {
        (Some(rule), _) => format!(": {} {}", rule.description, rule.advice),
        // The provider's own words may repeat what they are about, so they stand apart.
        (None, Some(_)) => "; `provider_message` has the provider's words".to_owned(),
        (None, None) if (300..400).contains(&status) => {
            ": redirects are never followed; check the client's base URL".to_owned()
        }
        (None, None) => String::new(),
    };
    format!("{} {verb} with {code}{words}", operation.id)
}

/// What the attempts before the last one leave behind.
#[derive(Clone, Copy, Default)]
pub(super) struct Before {
    /// One of them may have got through.
    doubt: bool,
    /// The provider said that one of them did, in an answer that could not be read.
    done: bool,
}

impl Before {
    pub(super) fn note(&mut self, seen: Attempt) {
        self.doubt |= matches!(seen, Attempt::Lost | Attempt::Unknown | Attempt::Conflict);
        self.done |= seen == Attempt::Garbled;
    }

    /// The same by what an attempt's answer or error says.
    pub(super) fn note_outcome(&mut self, outcome: Outcome) {
        self.doubt |= outcome == Outcome::Unknown;
        self.done |= outcome == Outcome::Done;
    }

    /// What is known of a call that is dropped; `sent` is whether anything of the attempt under way may have gone out.
    pub(super) fn cancelled(self, class: RetryClass, sent: bool) -> Outcome {
        match (class, self) {
            (RetryClass::Read, _) => Outcome::NotDone,
            (_, Self { done: true, .. }) => Outcome::Done,
            (_, Self { doubt, .. }) if doubt || sent => Outcome::Unknown,
            _ => Outcome::NotDone,
        }
    }
}

/// What the caller is told, seen over all attempts.
pub(super) fn conclude(error: Error, class: RetryClass, own_key: bool, before: Before) -> Error {
    let kind = error.kind();
    let settled_for_all = matches!(
        kind,
        ErrorKind::InvalidRequest | ErrorKind::Authentication | ErrorKind::PermissionDenied | ErrorKind::NotFound
    );
    let outcome = match (class, error.outcome()) {
        (RetryClass::Read, _) => Outcome::NotDone,
        // However this attempt ended, it takes nothing back.
        _ if before.done => Outcome::Done,
        // An earlier attempt may have got through, and this failure says nothing about it.
        (_, Outcome::NotDone) if before.doubt && !settled_for_all => Outcome::Unknown,
        (_, outcome) => outcome,
    };
    // Another call has another key, unless the caller gives one: the provider would not know it again.
    let same_again = class.repeatable() && (class != RetryClass::Keyed || own_key);
    let safe = outcome == Outcome::NotDone || same_again;
    let retryable = match kind {
        ErrorKind::Transport | ErrorKind::RequestTimeout | ErrorKind::RateLimited | ErrorKind::Conflict => safe,
        ErrorKind::Server | ErrorKind::OutcomeUnknown => safe,
        // With the same key it is answered anew.
        ErrorKind::Decode => matches!(class, RetryClass::Read | RetryClass::Keyed) && same_again,
        _ => false,
    };
    let after_lost = kind == ErrorKind::AlreadyAnswered && before.doubt;
    let error = if after_lost { error.with_note("An earlier attempt of this call may have done it.") } else { error };
    error.with_outcome(outcome).with_retryable(retryable).with_after_lost_attempt(after_lost)
}

/// The provider's identifier of a request, where its answer has one.
pub(super) fn request_id(headers: &http::HeaderMap) -> Option<String> {
    ["request-id", "x-request-id"].iter().find_map(|name| headers.get(*name)?.to_str().ok().map(str::to_owned))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_of_a_dropped_call_depends_on_all_its_attempts() {
        use Attempt::{Busy, Garbled, Lost, NeverSent};
        use RetryClass::{Confirm, Keyed, Read};
        let cases = [
            (Keyed, None, false, Outcome::NotDone),
            (Keyed, None, true, Outcome::Unknown),
            (Keyed, Some(NeverSent), false, Outcome::NotDone),
            (Confirm, Some(Lost), false, Outcome::Unknown),
            (Keyed, Some(Busy), false, Outcome::NotDone),
            (Keyed, Some(Garbled), true, Outcome::Done),
            (Read, Some(Lost), true, Outcome::NotDone),
        ];
        for (class, seen, sent, expected) in cases {
            let mut before = Before::default();
            seen.into_iter().for_each(|seen| before.note(seen));
            assert_eq!(before.cancelled(class, sent), expected, "{class:?} after {seen:?}, sent: {sent}");
        }
    }

    /// Every class, with every end that an attempt can have, after every kind of attempts before it.
    #[test]
    fn no_last_answer_takes_back_what_an_earlier_attempt_may_have_done() {
        use Attempt::{Busy, Conflict, Garbled, Lost, NeverSent, Settled, Unknown};
        for class in [RetryClass::Never, RetryClass::Read, RetryClass::Keyed, RetryClass::Confirm] {
            for earlier in [&[][..], &[NeverSent], &[Busy], &[Settled], &[Lost], &[Unknown], &[Conflict], &[Garbled]] {
                for &kind in ErrorKind::ALL {
                    for last in [Outcome::NotDone, Outcome::Done, Outcome::Unknown] {
                        let mut before = Before::default();
                        earlier.iter().for_each(|seen| before.note(*seen));
                        let error = conclude(Error::new(kind, "x").with_outcome(last), class, true, before);
                        let doubt = matches!(earlier, [Lost | Unknown | Conflict]);
                        let expected = match last {
                            _ if class == RetryClass::Read => Outcome::NotDone,
                            _ if earlier == [Garbled] => Outcome::Done,
                            Outcome::NotDone if doubt => Outcome::Unknown,
                            last => last,
                        };
                        let cell = format!("{class:?}, {earlier:?}, then {kind:?} with {last}: {error}");
                        assert_eq!(error.outcome(), expected, "{cell}");
                        // The text speaks of the last attempt, so it says when the outcome comes from an earlier one.
                        assert_eq!(
                            error.to_string().contains("earlier attempt"),
                            expected != last && class != RetryClass::Read || error.after_lost_attempt(),
                            "{cell}"
                        );
                    }
                }
            }
        }
    }
}
