//! Classifies a response: whether it is believed, what it says, and what the caller gets over all attempts.

use crate::call::retry::{Attempt, Earlier, Seen};
use crate::call::retry_after;
use crate::call::session::Call;
use crate::mismatch::Mismatch;
use crate::provider::{Authenticity, Failure, Incoming};
use crate::response::binding::shown;
use crate::response::decode::{Decode, Form};
use crate::response::download;
use crate::response::status;
use crate::response::status::{Classified, Failed};
use crate::transport::send::Arrived;
use crate::{Error, ErrorKind, Outcome, escape};
use rebuttal_schema::RetryClass;

/// The most characters of each of the provider's texts in a message.
const LONGEST_FACT: usize = 120;

pub(crate) type Attempted = (Seen, Result<Arrived, Error>);

/// What was signed, as far as it takes part in verifying the answer.
pub(crate) struct Signed {
    pub(crate) method: http::Method,
    /// Path with query.
    pub(crate) uri: String,
}

/// Believes an answer or not, and reads what it says.
pub(crate) fn classify(call: &Call, signed: &Signed, arrived: Arrived, decode: &mut dyn Decode) -> Attempted {
    let incoming =
        Incoming { status: arrived.status, headers: &arrived.headers, body: &arrived.body, now: arrived.at_ms };
    let authenticity = match call.session.scheme.verify(signed.method.as_str(), &signed.uri, &incoming) {
        Ok(authenticity) => authenticity,
        Err(failure) => return (Attempt::Settled.into(), Err(unbelievable(failure, &arrived))),
    };
    let unsigned = || Failure::new("missing", "the answer carries no signature, so its success is not believed");
    let rules = &call.session.provider.response;
    // Where the document says that nothing comes, HTTP's status is all that says what became of the request.
    let nothing = (200..300).contains(&arrived.status) && call.operation.has_nothing(&arrived.body);
    let said = match nothing && arrived.body.trim_ascii().is_empty() {
        true => Classified::Done,
        false => status::classify(rules, arrived.status, &arrived.body),
    };
    match (said, authenticity) {
        (Classified::Done, Authenticity::Proven) => {
            let read = download::check(call.operation, &arrived)
                .and_then(|()| decode.decode(call.session.provider, call.operation, &arrived.body));
            let promised = matches!(read, Ok(Form::Promised));
            let recognised = if nothing { Ok(()) } else { call.expected.check(&arrived.body, promised) };
            match (read, recognised) {
                (Ok(_), Ok(())) => (Attempt::Settled.into(), Ok(arrived)),
                (Ok(_), Err(mismatch)) => unrecognised(call, &mismatch, &arrived),
                (Err(mismatch), recognised) => undecodable(call, &mismatch, recognised, &arrived),
            }
        }
        (Classified::Done | Classified::Unreadable, Authenticity::Unsigned) => {
            (Attempt::Settled.into(), Err(unbelievable(unsigned(), &arrived)))
        }
        (Classified::Unreadable, Authenticity::Proven) => {
            let message = "the answer does not say where it promised to what became of the request";
            let error = Error::new(ErrorKind::Decode, message).with_outcome(Outcome::Unknown);
            let place = call.session.provider.response.status.iter().map(|key| format!("/{key}")).collect::<String>();
            let read = call.operation.retry == RetryClass::Read;
            let attempt = if read { Attempt::Unknown } else { Attempt::Settled };
            (attempt.into(), Err(seen(error.with_path(place), &arrived)))
        }
        (Classified::Failed(failed), Authenticity::Unsigned)
            if !matches!(failed.kind, ErrorKind::OutcomeUnknown | ErrorKind::Server)
                && !rules.believes_unsigned(arrived.status, failed.code.as_deref()) =>
        {
            let code = failed.code.as_deref().map_or_else(|| "no code".to_owned(), shown);
            let message = format!(
                "the answer refuses with {code} and carries no signature; only {} may come without one, so nobody knows \
                 what became of the request",
                rules.unsigned.join(" and ")
            );
            let error = unbelievable(Failure::new("missing", message), &arrived);
            (Attempt::Settled.into(), Err(error.with_code(failed.code).with_provider_message(failed.message)))
        }
        (Classified::Failed(failed), _) => refused(call, failed, &arrived),
    }
}

/// The provider said that it was done, so that much is known even where the rest cannot be read, if what can be read shows
/// that it is about this request. Anything else may come from something in between, or belong to another request: then
/// nobody knows.
fn undecodable(call: &Call, mismatch: &Mismatch, recognised: Result<(), Mismatch>, arrived: &Arrived) -> Attempted {
    let is_json = serde_json::from_slice::<serde::de::IgnoredAny>(&arrived.body).is_ok();
    match recognised {
        Err(other) if is_json => return unrecognised(call, &other, arrived),
        // Where nothing says what it is about, the provider's own status is what it is known by.
        Ok(()) if is_json && !(call.expected.is_empty() && call.session.provider.response.status.is_empty()) => {}
        _ => return unreadable(call, mismatch, arrived),
    }
    let error = crate::mismatch::decode_error("the answer", mismatch);
    let excerpt = error.excerpt().map(str::to_owned);
    (Attempt::Garbled.into(), Err(seen(error.with_outcome(Outcome::Done), arrived).with_excerpt(excerpt)))
}

/// It is about something else, or does not say what it is about.
fn unrecognised(call: &Call, mismatch: &Mismatch, arrived: &Arrived) -> Attempted {
    let (seen, result) = unreadable(call, mismatch, arrived);
    let note = "So it is not about this request, and says nothing about what became of it.";
    (seen, result.map_err(|error| error.with_note(note)))
}

/// It says nothing. Where repeating is harmless, another attempt may say more.
fn unreadable(call: &Call, mismatch: &Mismatch, arrived: &Arrived) -> Attempted {
    let error = crate::mismatch::decode_error("the answer", mismatch);
    let excerpt = error.excerpt().map(str::to_owned);
    let harmless = matches!(call.operation.retry, RetryClass::Read | RetryClass::Keyed);
    let attempt = if harmless { Attempt::Unknown } else { Attempt::Settled };
    (attempt.into(), Err(seen(error.with_outcome(Outcome::Unknown), arrived).with_excerpt(excerpt)))
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
        .with_request_id(arrived.request_id())
        .with_excerpt(Some(format!("HTTP {} with {kind} of {} bytes", arrived.status, arrived.body.len())))
        .with_raw(arrived.body.clone())
}

fn refused(call: &Call, failed: Failed, arrived: &Arrived) -> Attempted {
    let header = |name: Option<&'static str>| arrived.headers.get(name?)?.to_str().ok();
    let rules = &call.session.provider.response;
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
    // A conflict with what is at work passes; one with what was sent before under the same key does not.
    let futile = failed.kind == ErrorKind::Conflict && attempt != Attempt::Conflict;
    let message = describe(&failed, arrived.status, arrived.request_id().as_deref());
    let mut error = Error::new(failed.kind, message)
        .with_outcome(outcome)
        .with_code(failed.code)
        .with_details(failed.details)
        .with_provider_message(failed.message);
    if let Some(reason) = header(rules.reason_header) {
        error = error.with_reason(reason);
    }
    let advice = header(rules.retry_header).and_then(|advice| advice.parse().ok());
    let replayed = header(call.session.provider.idempotency.and_then(|key| key.replayed)) == Some("true");
    let asked = header(Some("retry-after"));
    let retry_after = asked.and_then(|asked| retry_after::parse(asked, arrived.at_ms));
    (
        Seen { attempt, advice, retry_after },
        Err(seen(error.with_retry_after(retry_after).with_futile(futile).with_replayed(replayed), arrived)),
    )
}

/// `refused with resource_missing (HTTP status 404, param dispute, request id req_1): There is no such object. …`
fn describe(failed: &Failed, status: u16, request_id: Option<&str>) -> String {
    let verb = match (failed.outcome, failed.kind) {
        (Outcome::Unknown, kind) if kind != ErrorKind::AlreadyAnswered => "ended in doubt",
        _ => "refused",
    };
    // Each is cut by itself, so that none pushes the others out.
    let shown = |text: &str| escape::escaped(text, LONGEST_FACT).into_owned();
    let http = format!("HTTP status {status}");
    let details = failed.details.iter().filter(|(_, text)| !text.contains("://"));
    let mut facts: Vec<String> = details.map(|(name, text)| format!("{name} {}", shown(text))).collect();
    facts.extend(request_id.map(|id| format!("request id {}", shown(id))));
    let code = match &failed.code {
        Some(code) => {
            facts.insert(0, http);
            shown(code)
        }
        None => http,
    };
    let facts = if facts.is_empty() { String::new() } else { format!(" ({})", facts.join(", ")) };
    let words = match (failed.rule, &failed.message) {
        _ if failed.contradictory => {
            ": the status of the response says so, although this code belongs to another status".to_owned()
        }
        (Some(rule), _) => format!(": {} {}", rule.description, rule.advice),
        // The provider's own words may repeat what they are about, so they stand apart.
        (None, Some(_)) => "; `provider_message` has the provider's words".to_owned(),
        (None, None) if (300..400).contains(&status) => {
            ": redirects are never followed; check the client's base URL".to_owned()
        }
        (None, None) => String::new(),
    };
    format!("{verb} with {code}{facts}{words}")
}

/// What the caller is told, seen over all attempts.
pub(crate) fn conclude(error: Error, class: RetryClass, own_key: bool, earlier: Earlier) -> Error {
    let kind = error.kind();
    let (outcome, note) = match (class, error.outcome()) {
        (RetryClass::Read, _) => (Outcome::NotDone, None),
        // However this attempt ended, it takes nothing back.
        (_, Outcome::NotDone | Outcome::Unknown) if earlier.done => {
            (Outcome::Done, Some("An earlier attempt of this call did it, in an answer that could not be read whole."))
        }
        // An earlier attempt may have got through, and this failure says nothing about it: keys, permissions and the
        // dispute itself may have changed in between, and a proxy may be who refuses.
        (_, Outcome::NotDone) if earlier.doubt => {
            let note = "An earlier attempt of this call may have got through, so nobody knows what became of it.";
            (Outcome::Unknown, Some(note))
        }
        (_, outcome) => (outcome, None),
    };
    let error = note.into_iter().fold(error, Error::with_note);
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
    let retryable = retryable && !error.is_futile();
    let after_lost = kind == ErrorKind::AlreadyAnswered && earlier.doubt;
    let error = if after_lost { error.with_note("An earlier attempt of this call may have done it.") } else { error };
    error.with_outcome(outcome).with_retryable(retryable).with_after_lost_attempt(after_lost)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every class, with every end that an attempt can have, after every end of the one before it.
    #[test]
    fn no_last_answer_takes_back_what_an_earlier_attempt_may_have_done() {
        for class in [RetryClass::Never, RetryClass::Read, RetryClass::Keyed, RetryClass::Confirm] {
            for earlier in [None, Some(Outcome::NotDone), Some(Outcome::Unknown), Some(Outcome::Done)] {
                for &kind in ErrorKind::ALL {
                    for last in [Outcome::NotDone, Outcome::Done, Outcome::Unknown] {
                        let mut earlier_attempts = Earlier::default();
                        earlier.into_iter().for_each(|outcome| earlier_attempts.note(outcome));
                        let error = conclude(Error::new(kind, "x").with_outcome(last), class, true, earlier_attempts);
                        let expected = match last {
                            _ if class == RetryClass::Read => Outcome::NotDone,
                            _ if earlier == Some(Outcome::Done) => Outcome::Done,
                            Outcome::NotDone if earlier == Some(Outcome::Unknown) => Outcome::Unknown,
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
