//! What an answer says became of the request.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rebuttal_schema::{CodeRule, ErrorKind, Meaning, ResponseRules};

use crate::Outcome;
use crate::json::pluck;

/// An answer, read just far enough to know what became of the request.
#[derive(Debug, PartialEq, Eq)]
pub enum Classified {
    /// It happened, as far as the answer's status goes.
    Done,
    /// It did not end well.
    Failed(Failed),
    /// The status cannot be read where it was promised.
    Unreadable,
}

/// The facts of a failure that the provider reported.
#[derive(Debug, PartialEq, Eq)]
pub struct Failed {
    /// Its class.
    pub kind: ErrorKind,
    /// Whether it happened all the same.
    pub outcome: Outcome,
    /// The provider's code.
    pub code: Option<String>,
    /// The provider's words.
    pub message: Option<String>,
    /// What else it says, by the names that the document gives.
    pub details: BTreeMap<String, String>,
    /// What it means and what to do, where the document says so and it agrees with the outcome.
    pub rule: Option<&'static CodeRule>,
    /// The code belongs to another status than the one that the answer has.
    pub contradictory: bool,
}

/// Reads what an answer says.
pub fn classify(rules: &'static ResponseRules, http_status: u16, body: &[u8]) -> Classified {
    if !(200..300).contains(&http_status) {
        return Classified::Failed(failed_by_http(rules, http_status, body));
    }
    if rules.status.is_empty() {
        return Classified::Done;
    }
    let Some(status) = pluck(body, rules.status) else { return Classified::Unreadable };
    let meaning = rules.statuses.iter().find(|(wire, _)| *wire == status).map(|(_, meaning)| *meaning);
    match meaning.unwrap_or(Meaning::Unknown) {
        Meaning::Done => Classified::Done,
        Meaning::Refused => {
            Classified::Failed(failed(rules, ErrorKind::Rejected, Outcome::NotDone, Some(&status), body))
        }
        Meaning::Unknown => {
            Classified::Failed(failed(rules, ErrorKind::OutcomeUnknown, Outcome::Unknown, Some(&status), body))
        }
    }
}

fn failed_by_http(rules: &'static ResponseRules, http_status: u16, body: &[u8]) -> Failed {
    let (kind, outcome) = match http_status {
        401 => (ErrorKind::Authentication, Outcome::NotDone),
        403 => (ErrorKind::PermissionDenied, Outcome::NotDone),
        404 => (ErrorKind::NotFound, Outcome::NotDone),
        409 => (ErrorKind::Conflict, Outcome::NotDone),
        429 => (ErrorKind::RateLimited, Outcome::NotDone),
        402 => (ErrorKind::Rejected, Outcome::NotDone),
        // Whoever says so waited for bytes that we had sent.
        408 => (ErrorKind::Api, Outcome::Unknown),
        // Something that the provider depends on failed.
        424 => (ErrorKind::Server, Outcome::Unknown),
        400..=499 => (ErrorKind::InvalidRequest, Outcome::NotDone),
        500..=599 => (ErrorKind::Server, Outcome::Unknown),
        // A redirect or a status that HTTP does not define: somebody else may have acted on it.
        _ => (ErrorKind::Api, Outcome::Unknown),
    };
    failed(rules, kind, outcome, pluck(body, rules.status).as_deref(), body)
}

/// The status decides what became of the request, and the code says why as far as it agrees with that.
fn failed(
    rules: &'static ResponseRules,
    kind: ErrorKind,
    outcome: Outcome,
    status: Option<&str>,
    body: &[u8],
) -> Failed {
    let code = pluck(body, rules.code).map(Cow::into_owned);
    let message = pluck(body, rules.message).map(Cow::into_owned);
    let rule = code.as_deref().and_then(|code| rules.codes.iter().find(|rule| rule.code == code));
    let by_type = || {
        let found = pluck(body, rules.error_type)?;
        rules.types.iter().find(|rule| rule.code == found)
    };
    let rule = rule.filter(|rule| rule.kind.is_some()).or_else(by_type).or(rule);
    // That the dispute was answered is not that this call did it.
    let doubtful = |kind| matches!(kind, ErrorKind::AlreadyAnswered | ErrorKind::OutcomeUnknown | ErrorKind::Server);
    let outcome = if rule.and_then(|rule| rule.kind).is_some_and(doubtful) { Outcome::Unknown } else { outcome };
    let agrees = |rule: &CodeRule| {
        // In doubt there is nothing to lose by what a code says of doubt.
        if rule.kind.is_some_and(doubtful) {
            return true;
        }
        // This is no success, so a code of successes does not belong to it, whatever the status says.
        let with_status = rule.statuses.is_empty()
            || rule
                .statuses
                .iter()
                .any(|known| !rules.means(known, Meaning::Done) && status.is_none_or(|status| status == *known));
        let with_outcome = outcome != Outcome::Unknown || rule.kind.is_some_and(|kind| UNSAYING.contains(&kind));
        with_status && with_outcome
    };
    let contradictory = rule.is_some_and(|rule| !agrees(rule));
    let rule = rule.filter(|_| !contradictory);
    let kind = rule.and_then(|rule| rule.kind).unwrap_or(kind);
    let details =
        rules.details.iter().filter_map(|(name, place)| Some(((*name).to_owned(), pluck(body, place)?.into_owned())));
    Failed { kind, outcome, code, message, rule, contradictory, details: details.collect() }
}

/// Kinds of refusals that say nothing about whether the request itself took effect, so that they go with doubt too.
const UNSAYING: &[ErrorKind] = &[ErrorKind::RateLimited, ErrorKind::Conflict];

#[cfg(test)]
mod tests {
    use super::*;

    static RULES: ResponseRules = ResponseRules {
        status: &["result", "status"],
        code: &["result", "code"],
        message: &["result", "message"],
        error_type: &["result", "type"],
        details: &[("param", &["result", "param"])],
        unsigned: &["WHO"],
        statuses: &[("S", Meaning::Done), ("F", Meaning::Refused), ("U", Meaning::Unknown)],
        codes: &[
            CodeRule { code: "AGAIN", kind: Some(ErrorKind::AlreadyAnswered), statuses: &["F"], ..CodeRule::EMPTY },
            CodeRule { code: "LATE", kind: Some(ErrorKind::DeadlinePassed), statuses: &["F"], ..CodeRule::EMPTY },
            CodeRule { code: "ODD", ..CodeRule::EMPTY },
            CodeRule { code: "OK", statuses: &["S"], ..CodeRule::EMPTY },
            CodeRule { code: "PERHAPS", kind: Some(ErrorKind::OutcomeUnknown), statuses: &["U"], ..CodeRule::EMPTY },
            CodeRule { code: "WHO", kind: Some(ErrorKind::Authentication), statuses: &["F"], ..CodeRule::EMPTY },
        ],
        types: &[CodeRule { code: "key", kind: Some(ErrorKind::Conflict), ..CodeRule::EMPTY }],
        ..ResponseRules::EMPTY
    };

    fn classified(http_status: u16, body: &str) -> Option<(ErrorKind, Outcome)> {
        match classify(&RULES, http_status, body.as_bytes()) {
            Classified::Failed(failed) => Some((failed.kind, failed.outcome)),
            Classified::Done => None,
            Classified::Unreadable => Some((ErrorKind::Decode, Outcome::Unknown)),
        }
    }

    /// Every HTTP status with every status and code, known or not.
    #[test]
    fn class_and_text_never_contradict_the_outcome() {
        use ErrorKind::{AlreadyAnswered, Api, Conflict, OutcomeUnknown, RateLimited, Server};
        for http in [200, 307, 400, 401, 404, 408, 409, 424, 429, 500] {
            for status in ["S", "F", "U", "s"] {
                for code in ["AGAIN", "LATE", "ODD", "OK", "PERHAPS", "WHO", "NEW"] {
                    let body = format!(r#"{{"result":{{"status":"{status}","code":"{code}"}}}}"#);
                    let Classified::Failed(failed) = classify(&RULES, http, body.as_bytes()) else {
                        assert_eq!((http, status), (200, "S"));
                        continue;
                    };
                    let cell = format!("{http} {body}: {failed:?}");
                    let kinds_of_doubt = [OutcomeUnknown, Server, Api, AlreadyAnswered, RateLimited, Conflict];
                    match failed.outcome {
                        Outcome::Unknown => assert!(kinds_of_doubt.contains(&failed.kind), "{cell}"),
                        Outcome::NotDone => {
                            assert!(![OutcomeUnknown, Server, AlreadyAnswered].contains(&failed.kind), "{cell}");
                        }
                        Outcome::Done => panic!("{cell}"),
                    }
                    // What a code says of a success is no text for a failure, nor that of a refusal one for doubt.
                    if let Some(rule) = failed.rule {
                        assert!(rule.code != "OK" && !failed.contradictory, "{cell}");
                        assert!(rule.kind.is_some() || failed.outcome == Outcome::NotDone, "{cell}");
                    }
                }
            }
        }
    }

    #[test]
    fn only_the_codes_that_are_listed_are_believed_without_a_signature() {
        assert!(RULES.believes_unsigned(200, Some("WHO")) && RULES.believes_unsigned(401, Some("WHO")));
        assert!(!RULES.believes_unsigned(200, Some("LATE")) && !RULES.believes_unsigned(400, Some("LATE")));
        assert!(!RULES.believes_unsigned(200, None) && RULES.believes_unsigned(429, None));
    }

    #[test]
    fn only_a_known_success_is_one() {
        assert_eq!(classified(200, r#"{"result":{"status":"S"}}"#), None);
        let cases = [
            (200, r#"{"result":{"status":"F"}}"#, ErrorKind::Rejected, Outcome::NotDone),
            (200, r#"{"result":{"status":"F","code":"AGAIN"}}"#, ErrorKind::AlreadyAnswered, Outcome::Unknown),
            (200, r#"{"result":{"status":"F","code":"LATE"}}"#, ErrorKind::DeadlinePassed, Outcome::NotDone),
            (200, r#"{"result":{"status":"F","code":"NEW"}}"#, ErrorKind::Rejected, Outcome::NotDone),
            (400, r#"{"result":{"type":"key"}}"#, ErrorKind::Conflict, Outcome::NotDone),
            (400, r#"{"result":{"type":"key","code":"ODD"}}"#, ErrorKind::Conflict, Outcome::NotDone),
            (400, r#"{"result":{"type":"key","code":"LATE"}}"#, ErrorKind::DeadlinePassed, Outcome::NotDone),
            (404, r#"{"result":{"type":"new","code":"ODD"}}"#, ErrorKind::NotFound, Outcome::NotDone),
            (424, "", ErrorKind::Server, Outcome::Unknown),
            (200, r#"{"result":{"status":"U"}}"#, ErrorKind::OutcomeUnknown, Outcome::Unknown),
            (200, r#"{"result":{"status":"s"}}"#, ErrorKind::OutcomeUnknown, Outcome::Unknown),
            (200, r#"{"result":{"status":"S","status":"F"}}"#, ErrorKind::Decode, Outcome::Unknown),
            (200, r#"{"result":{"status":null}}"#, ErrorKind::Decode, Outcome::Unknown),
            (200, r#"{"result":"S"}"#, ErrorKind::Decode, Outcome::Unknown),
            (200, "<html>", ErrorKind::Decode, Outcome::Unknown),
            (200, "", ErrorKind::Decode, Outcome::Unknown),
            (500, r#"{"result":{"status":"S"}}"#, ErrorKind::Server, Outcome::Unknown),
            (302, "", ErrorKind::Api, Outcome::Unknown),
            (429, "", ErrorKind::RateLimited, Outcome::NotDone),
            (408, "", ErrorKind::Api, Outcome::Unknown),
            (418, "", ErrorKind::InvalidRequest, Outcome::NotDone),
        ];
        for (status, body, kind, outcome) in cases {
            assert_eq!(classified(status, body), Some((kind, outcome)), "{status} {body}");
        }
    }
}
