//! Responses to every operation: classified, decoded, and the caller's result.

use std::sync::LazyLock;

use bytes::Bytes;
use rebuttal::dynamic::{Operation, RawResponse, ResponseShape};
use rebuttal::{Error, ErrorKind, Outcome};
use rebuttal_runtime::json::pluck;
use rebuttal_runtime::message;
use rebuttal_runtime::response::validate::fits;
use rebuttal_schema::{Bound, Kind, RetryClass};
use rebuttal_signing::{Content, SignatureHeader};
use serde_json::value::RawValue;
use serde_json::{Value, json};

use crate::json;
use crate::stage::{CLIENT_ID, KEY, NOW, Side, operation};

const STATUSES: [u16; 16] = [200, 200, 200, 201, 204, 302, 400, 401, 402, 403, 404, 408, 409, 424, 429, 500];
const URI: &str = "/ams/sandbox/api/v1/any";
const TIME: &str = "1795305600000";

/// What the seeds are about, and what none of them is about.
static ASKED: [LazyLock<Value>; 2] =
    [LazyLock::new(|| given("du_1", "1", "file_1", "evt_1")), LazyLock::new(|| given("du_2", "2", "file_2", "evt_2"))];

fn given(dispute: &str, alipay: &str, file: &str, event: &str) -> Value {
    json!({"dispute": dispute, "disputeId": alipay, "file": file, "id": event, "purpose": "dispute_evidence"})
}

/// Three bytes say which operation, which status, and how the answer is signed and what was asked for; what follows is
/// its body.
pub(crate) fn run(data: &[u8]) {
    let Some(([choice, status, signing], body)) = data.split_first_chunk::<3>() else { return };
    let (side, operation) = operation(*choice, |_| true);
    let body = Bytes::copy_from_slice(body);
    let status = STATUSES.get(usize::from(*status)).copied().unwrap_or(100 + u16::from(*status) * 2);
    let (response, proven) = response(side, status, *signing, &body);
    let asked = &*ASKED[usize::from(signing >> 2 & 1)];
    let about = about(operation, asked, &body);
    let told = side.client.answered(operation, asked.to_string().as_bytes(), ("POST", URI), response, NOW);
    let class = if (200..300).contains(&status) { said(side, &body) } else { by_status(status) };
    match told {
        Ok(answer) => {
            assert!(proven && class == Said::Done, "a success that nobody declared");
            assert!(about, "a success about something else");
            success(side, operation, &body, &answer);
        }
        Err(error) => {
            if let (ErrorKind::Decode, ResponseShape::Object(shape), Said::Done, true) =
                (error.kind(), operation.response, class, about)
            {
                // Depth apart, of which Rust takes more.
                let typed = (side.round_trip)(side.provider.shape(shape).name, &body).expect("every answer has a type");
                assert!(typed.is_err() || deep(&body), "Rust takes what others refuse: {error}");
            }
            failure(operation, (class, about), proven, &body, &error);
        }
    }
}

/// Whether there are more brackets than readers can follow, if they were nested.
fn deep(body: &[u8]) -> bool {
    body.iter().filter(|byte| matches!(byte, b'[' | b'{')).count() > 100
}

/// Alipay signs, Stripe does not; broken signatures and absent ones are distinguished.
fn response(side: &Side, status: u16, signing: u8, body: &Bytes) -> (http::Response<Bytes>, bool) {
    let mut response = http::Response::builder().status(status);
    let signs = side.provider.name == "alipay";
    let proven = !signs || (signing & 3 == 0 && (200..300).contains(&status));
    if signs && signing & 3 != 3 {
        let signed: &[u8] = if signing & 3 == 0 { body } else { b"something else" };
        let signature = KEY.sign(&Content::new("POST", URI, CLIENT_ID, TIME, signed)).unwrap();
        response = response.header("Signature", SignatureHeader::new(signature).to_string());
        response = response.header("response-time", TIME);
    }
    (response.body(body.clone()).unwrap(), proven)
}

/// What an answer says of itself, read in another way than the client's.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Said {
    Done,
    Refused,
    Unclear,
}

fn said(side: &Side, body: &[u8]) -> Said {
    if side.provider.response.status.is_empty() {
        return Said::Done;
    }
    match pluck(body, side.provider.response.status).as_deref() {
        Some("S") => Said::Done,
        Some("F") => Said::Refused,
        _ => Said::Unclear,
    }
}

fn by_status(status: u16) -> Said {
    match status {
        408 | 424 => Said::Unclear,
        400..=499 => Said::Refused,
        _ => Said::Unclear,
    }
}

/// Whether a body is about what was asked, read in another way than the client's.
fn about(operation: &Operation, asked: &Value, body: &[u8]) -> bool {
    // Numbers may be beyond what a value holds, and keys no text.
    let body = serde_json::from_slice::<&RawValue>(body).ok().filter(|raw| raw.get().starts_with('{'));
    let fields: Vec<(Vec<u8>, &RawValue)> = body.map(json::members).unwrap_or_default();
    operation.binding.iter().all(|binding| {
        let [key] = binding.place else { panic!("a place inside a field needs a closer look") };
        let mut all = fields.iter().filter(|(name, _)| name == key.as_bytes());
        let found = all.next().filter(|_| all.next().is_none()).map(|(_, found)| found.get());
        let text = found.map(|found| serde_json::from_str(found).unwrap_or_else(|_| found.to_owned()));
        match binding.bound {
            Bound::Parameter => text.as_deref() == asked[binding.text].as_str(),
            Bound::Value => text.as_deref() == Some(binding.text),
            Bound::IfPresent => found.is_none_or(|found| found == "null") || text.as_deref() == Some(binding.text),
            Bound::Present => found.is_some_and(|found| found != "null"),
        }
    })
}

fn success(side: &Side, operation: &Operation, body: &Bytes, answer: &RawResponse) {
    assert_eq!(answer.info.raw(), body, "the raw answer is what arrived");
    let shape = match operation.response {
        ResponseShape::Object(shape) => shape,
        ResponseShape::Message => return message(body, answer),
        ResponseShape::Binary => return assert_eq!(answer.json, body),
        ResponseShape::Nothing => return assert_eq!(&*answer.json, b"null"),
        ResponseShape::Value(_) => panic!("no bundled operation answers with other JSON"),
    };
    if !answer.messages.is_empty() {
        // Their numbers stand in their places; each is looked at where messages are.
        return;
    }
    let kind = Kind::Object(shape);
    assert!(fits(side.provider, kind, &answer.json, message::read), "what is given on fits");
    json::kept(body, &answer.json, answer.info.unreadable_fields());
    assert!(!answer.known || json::known(side.provider, kind, body), "something would be lost");
    let model = (side.round_trip)(side.provider.shape(shape).name, &answer.json).expect("every answer has a type");
    json::covered(&answer.json, &model.expect("what fits the shape fits the type"));
}

fn message(body: &Bytes, answer: &RawResponse) {
    let [message] = &answer.messages[..] else { panic!("one message is asked for") };
    assert_eq!(answer.info.unreadable_fields(), message.unreadable);
    json::kept(body, &message.json, &message.unreadable);
}

fn failure(operation: &Operation, (said, about): (Said, bool), proven: bool, body: &[u8], error: &Error) {
    assert!(!error.to_string().is_empty() && error.attempts() == 1);
    assert!(error.raw().is_some_and(|raw| raw == body), "the raw answer is what arrived");
    let told: serde_json::Value = error.to_json();
    assert_eq!(told["outcome"], error.outcome().as_str());
    if operation.retry == RetryClass::Read {
        assert_eq!(error.outcome(), Outcome::NotDone, "reading changes nothing");
        return;
    }
    match error.outcome() {
        Outcome::NotDone => assert_eq!(said, Said::Refused, "nobody said that it did not happen: {error}"),
        Outcome::Done => {
            let json = serde_json::from_slice::<serde::de::IgnoredAny>(body).is_ok();
            let decoded = error.kind() == ErrorKind::Decode && said == Said::Done && proven && json;
            assert!(decoded && about, "nobody said that it happened: {error}");
        }
        // Unknown, and outcomes that are added later.
        _ => {
            let open = [ErrorKind::Conflict, ErrorKind::AlreadyAnswered, ErrorKind::OutcomeUnknown];
            assert!(said != Said::Refused || !proven || open.contains(&error.kind()), "a refusal is in doubt: {error}");
        }
    }
}
