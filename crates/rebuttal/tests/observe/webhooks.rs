//! Webhooks are events: what they are, or why they are refused.

use rebuttal::dynamic;
use serde_json::json;

use super::spans::Capture;

#[test]
fn a_webhook_is_an_event_with_its_kind_or_with_the_reason_of_its_refusal() {
    let receiver = dynamic::receiver("stripe", json!({"webhook_secret": "whsec_1"}).to_string().as_bytes());
    let receiver = receiver.expect("a receiver");
    let dispute = r#"{"id":"du_1","object":"dispute","status":"needs_response"}"#;
    let body = format!(
        r#"{{"id":"evt_1","object":"event","type":"charge.dispute.created","created":1,"data":{{"object":{dispute}}}}}"#
    );
    let body = body.as_bytes();
    let signed = receiver.sign_test("whsec_1", body, 0).expect("signed");
    let headers: Vec<_> = signed.iter().map(|(name, value)| (name.as_str(), value.as_bytes())).collect();
    let capture = Capture::default();
    let guard = capture.listen();
    let received = receiver.receive(&headers, body, 0);
    receiver.verify(&headers, &body[1..], 0).expect_err("another body");
    receiver.verify(&[], body, 0).expect_err("no signature");
    receiver.parse(b"[]").expect_err("no message");
    drop(guard);

    let events = capture.take();
    let field = |index: usize, name: &str| events[index].fields.get(name).map(String::as_str);
    let (verified, read) = (&events[0], &events[1]);
    assert_eq!(verified.name, "DEBUG");
    assert_eq!(read.name, if received.is_ok() { "DEBUG" } else { "WARN" });
    assert_eq!(field(1, "rebuttal.message"), received.as_ref().ok().map(|message| message.id));
    assert_eq!((events[2].name, field(2, "rebuttal.reason")), ("WARN", Some("mismatch")));
    assert_eq!((field(3, "error.type"), field(3, "rebuttal.reason")), (Some("SignatureError"), Some("missing")));
    assert_eq!((field(4, "error.type"), field(4, "rebuttal.provider")), (Some("DecodeError"), Some("stripe")));
    assert_eq!(events.len(), 5);
}

#[test]
fn what_could_not_be_read_is_a_warning_that_names_places_only() {
    let receiver = dynamic::receiver("stripe", json!({"webhook_secret": "whsec_1"}).to_string().as_bytes());
    let receiver = receiver.expect("a receiver");
    let capture = Capture::default();
    let guard = capture.listen();
    receiver.parse(br#"{"id":"evt_1","type":"new","livemode":["secret"],"created":{}}"#).expect("a message");
    drop(guard);
    let events = capture.take();
    let warning = &events[1];
    assert_eq!(warning.name, "WARN");
    assert_eq!(warning.fields.get("rebuttal.message").map(String::as_str), Some("event"));
    assert_eq!(warning.fields.get("rebuttal.unreadable_fields").map(String::as_str), Some("/livemode, /created"));
    assert!(!format!("{:?}", warning.fields).contains("secret"));
}
