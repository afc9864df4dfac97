//! Webhooks whose signature is data: known answers of the providers' own libraries, and what nobody signed.
#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use std::path::{Path, PathBuf};

use rebuttal::ErrorKind;
use rebuttal::dynamic::{self, Receiver, Registry};
use rebuttal_codegen::document::Lock;
use rebuttal_codegen::foreign::describe_files;
use rebuttal_schema::{
    Algorithm, ByteEncoding, ContentPiece, Data, OptionKind, OwnedAcknowledgement, OwnedContentPiece, OwnedMessageKind,
    OwnedMessages, OwnedObjectShape, OwnedOptionSpec, OwnedProvider, OwnedSignedTime, OwnedWebhookSignature,
    OwnedWebhooks, PieceKind, ShapeId, TimeUnit,
};
use rebuttal_signing::{PrivateKey, known_key};
use serde_json::{Value, json};

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Loads the table of an overlay's skeleton under a name of the test's own.
fn load(overlay: &str, name: &str) {
    let overlays = repository().join("spec/overlays").join(format!("{overlay}.yaml"));
    let skeleton = repository().join("crates/rebuttal-codegen/tests/overlays").join(format!("{overlay}.yaml"));
    let (_, api) = describe_files(&skeleton, &[&overlays], Lock::new()).unwrap();
    let table = OwnedProvider { name: name.to_owned(), ..rebuttal_codegen::emit::tables::tables(&api) };
    dynamic::load(&table.to_json(), &Registry::default()).unwrap();
}

fn receiver(name: &str, options: &Value) -> Receiver {
    dynamic::receiver(name, options.to_string().as_bytes()).unwrap()
}

fn reason(receiver: &Receiver, headers: &[(&str, &[u8])], body: &[u8], now: i64) -> String {
    match receiver.verify(headers, body, now) {
        Ok(()) => "ok".to_owned(),
        Err(error) => {
            assert_eq!(error.kind(), ErrorKind::Signature, "{error}");
            error.reason().unwrap_or_default().to_owned()
        }
    }
}

fn vectors() -> Value {
    let text = std::fs::read_to_string(repository().join("tests/vectors/webhook-schemes.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn cases(of: &str) -> Vec<Value> {
    let vectors = vectors();
    let cases = vectors[of]["cases"].as_array().unwrap().clone();
    assert!(cases.len() >= 10 && vectors[of]["version"].is_string());
    cases
}

fn text<'v>(case: &'v Value, key: &str) -> &'v str {
    case[key].as_str().unwrap_or_else(|| panic!("{key} of {case}"))
}

#[test]
fn signed_fields_are_believed_where_the_provider_s_library_believes_them() {
    load("adyen_webhooks", "fields-known");
    for case in cases("adyen") {
        // Two keys, as while one is exchanged.
        let keys = json!({"hmac_key": ["00".repeat(32), text(&case, "hmac_key")]});
        let receiver = receiver("fields-known", &keys);
        let body = text(&case, "body").as_bytes();
        assert_eq!(reason(&receiver, &[], body, 0), text(&case, "expect"), "{}", case["name"]);
        let signed = receiver.sign_test_body(text(&case, "hmac_key"), body, 0).unwrap();
        assert_eq!(reason(&receiver, &[], &signed, 0), "ok", "{}", case["name"]);
        assert_eq!(text(&case, "expect") == "ok", signed == body, "the same signature: {}", case["name"]);
        if text(&case, "expect") == "ok" {
            assert_eq!(json!(receiver.parse(body).unwrap().unsigned), case["unsigned"], "{}", case["name"]);
        }
    }
}

#[test]
fn a_body_behind_an_address_is_believed_where_the_provider_s_library_believes_it() {
    load("square", "address-known");
    for case in cases("square") {
        let (key, url) = (text(&case, "signature_key"), text(&case, "notification_url"));
        let receiver = receiver("address-known", &json!({"signature_key": key, "notification_url": url}));
        let headers = [("X-Square-HmacSha256-Signature", text(&case, "signature").as_bytes())];
        let body = text(&case, "body").as_bytes();
        assert_eq!(reason(&receiver, &headers, body, 0), text(&case, "expect"), "{}", case["name"]);
        if text(&case, "expect") == "ok" {
            let made = receiver.sign_test(key, body, 0).unwrap();
            assert_eq!(made.last().unwrap().1, text(&case, "signature"), "{}", case["name"]);
        }
    }
}

const KEY: &str = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

/// A notification with a good signature, to which `change` was done before it was made.
fn notification(receiver: &Receiver, change: impl Fn(&mut Value)) -> Value {
    let mut body = json!({"live": "false", "notificationItems": [{"NotificationRequestItem": {
        "additionalData": {"hmacSignature": "", "defensePeriodEndsAt": "2026-12-24"},
        "amount": {"currency": "EUR", "value": 1130}, "eventCode": "CHARGEBACK", "eventDate": "2026-11-30T02:00:00Z",
        "merchantAccountCode": "Shop", "merchantReference": "order-17", "originalReference": "P-1", "pspReference": "P-2",
        "reason": "none", "success": "true",
    }}]});
    change(&mut body["notificationItems"][0]["NotificationRequestItem"]);
    let signed = receiver.sign_test_body(KEY, body.to_string().as_bytes(), 0).unwrap();
    serde_json::from_slice(&signed).unwrap()
}

#[test]
fn what_nobody_signed_is_named_and_decides_nothing() {
    load("adyen_webhooks", "fields-unsigned");
    let receiver = receiver("fields-unsigned", &json!({"hmac_key": KEY}));
    let mut body = notification(&receiver, |_| {});
    let read = |body: &Value| {
        let text = body.to_string();
        let message = receiver.receive(&[], text.as_bytes(), 0).unwrap().into_owned();
        (message.id, dynamic::dedup_key("fields-unsigned", text.as_bytes()).unwrap(), message.unsigned)
    };
    let (kind, key, unsigned) = read(&body);
    let item = "/notificationItems/0/NotificationRequestItem";
    assert_eq!(kind, "chargeback");
    assert_eq!(key.as_deref(), Some(r#"["fields-unsigned","notification","CHARGEBACK","P-2"]"#));
    let expected = ["/live", "/additionalData/defensePeriodEndsAt", "/eventDate", "/reason"];
    let expected: Vec<String> =
        expected.iter().map(|at| if *at == "/live" { (*at).to_owned() } else { format!("{item}{at}") }).collect();
    assert_eq!(unsigned, expected);
    // Whatever an attacker takes away or writes there, the kind and the key are those of before.
    let inner = &mut body["notificationItems"][0]["NotificationRequestItem"];
    inner["eventDate"] = json!([1]);
    inner["reason"] = json!({"eventCode": "REFUND"});
    inner["eventCode2"] = json!("REFUND");
    body["eventCode"] = json!("REFUND");
    assert_eq!((read(&body).0, read(&body).1), (kind, key.clone()));
    let inner = body["notificationItems"][0]["NotificationRequestItem"].as_object_mut().unwrap();
    for name in ["eventDate", "reason", "eventCode2"] {
        inner.shift_remove(name);
    }
    body.as_object_mut().unwrap().shift_remove("live");
    assert_eq!((read(&body).0, read(&body).1), (kind, key));
}

#[test]
fn a_body_that_two_readers_could_see_in_two_ways_is_not_believed() {
    load("adyen_webhooks", "fields-hostile");
    let receiver = receiver("fields-hostile", &json!({"hmac_key": KEY}));
    let good = notification(&receiver, |_| {}).to_string();
    assert_eq!(reason(&receiver, &[], good.as_bytes(), 0), "ok");
    let changed = |from: &str, to: &str| {
        assert!(good.contains(from), "{from} in {good}");
        good.replacen(from, to, 1)
    };
    let cases = [
        ("repeated", changed(r#""eventCode":"CHARGEBACK""#, r#""eventCode":"CHARGEBACK","eventCode":"REFUND""#)),
        ("repeated", changed(r#""eventCode":"CHARGEBACK""#, r#""event\u0043ode":"REFUND","eventCode":"CHARGEBACK""#)),
        ("repeated", changed(r#""live":"false""#, r#""notificationItems":[],"live":"false""#)),
        ("repeated", changed(r#""reason":"none""#, r#""reason":{"a":1,"a":2}"#)),
        ("malformed", changed("}}]}", r#"}},{"NotificationRequestItem":{"eventCode":"REFUND"}}]}"#)),
        ("malformed", changed(r#""value":1130"#, r#""value":1130.0"#)),
        ("malformed", changed(r#""value":1130"#, r#""value":[1130]"#)),
        ("malformed", changed(r#""pspReference":"P-2""#, r#""pspReference":"P:2""#)),
        ("malformed", format!("{good}{good}")),
        ("malformed", good[..good.len() - 1].to_owned()),
        ("malformed", changed(r#""hmacSignature":""#, r#""hmacSignature":"!"#)),
        ("missing", changed(r#""hmacSignature""#, r#""hmacSignatur""#)),
        ("missing", changed(r#""notificationItems":["#, r#""notificationItems":[],"items":["#)),
        ("missing", r#"{"notificationItems":{"0":{"NotificationRequestItem":{}}}}"#.to_owned()),
        ("missing", "[]".to_owned()),
        ("malformed", String::new()),
        ("mismatch", changed(r#""success":"true""#, r#""success":"false""#)),
        ("mismatch", changed(r#""originalReference":"P-1","#, "")),
        ("mismatch", changed(r#""value":1130"#, r#""value":1131"#)),
    ];
    for (expected, body) in cases {
        assert_eq!(reason(&receiver, &[], body.as_bytes(), 0), expected, "{body}");
    }
    assert_eq!(reason(&receiver, &[], b"\xff", 0), "malformed");
    // The colon of a reference cannot be moved into the field before it.
    let shifted = notification(&receiver, |item| item["merchantReference"] = json!("a:b")).to_string();
    let shifted = shifted
        .replace(r#""merchantAccountCode":"Shop""#, r#""merchantAccountCode":"Shop:a""#)
        .replace(r#""merchantReference":"a:b""#, r#""merchantReference":"b""#);
    assert_eq!(reason(&receiver, &[], shifted.as_bytes(), 0), "malformed");
}

#[test]
fn a_megabyte_of_anything_is_refused_or_read_in_one_go() {
    load("adyen_webhooks", "fields-large");
    let receiver = receiver("fields-large", &json!({"hmac_key": KEY}));
    let many: Value =
        (0..100_000).map(|number| (format!("k{number}"), json!(number))).collect::<serde_json::Map<_, _>>().into();
    let large = notification(&receiver, |item| item["reason"] = many.clone()).to_string();
    assert!(large.len() > 1_000_000);
    let message = receiver.receive(&[], large.as_bytes(), 0).unwrap();
    assert_eq!(message.id, "chargeback");
    for body in ["[".repeat(1 << 20), r#"{"notificationItems":"#.repeat(50_000), "{\"a\":1,".repeat(150_000)] {
        assert_ne!(reason(&receiver, &[], body.as_bytes(), 0), "ok");
    }
}

#[test]
fn a_receiver_without_a_usable_key_is_not_made() {
    load("adyen_webhooks", "fields-keys");
    load("square", "address-keys");
    for key in ["", " ", "\"\"", "xyz", "0"] {
        let options = json!({"hmac_key": key}).to_string();
        let error = dynamic::receiver("fields-keys", options.as_bytes()).unwrap_err();
        assert_eq!((error.kind(), error.field()), (ErrorKind::Config, Some("hmac_key")), "{key:?}: {error}");
        assert!(key.trim().len() < 3 || !error.to_string().contains(key), "{error}");
    }
    let options = json!({"signature_key": [KEY, "''"], "notification_url": "https://shop.example"}).to_string();
    let error = dynamic::receiver("address-keys", options.as_bytes()).unwrap_err();
    assert_eq!((error.kind(), error.field()), (ErrorKind::Config, Some("signature_key")), "{error}");
}

/// A provider with one kind of message that is signed so; its options are `key`, `endpoint`, `past` and `future`.
fn signed_by(name: &str, signature: OwnedWebhookSignature) -> OwnedProvider {
    let option = |name: &str, kind, required| OwnedOptionSpec {
        name: name.to_owned(),
        kind,
        required,
        ..OwnedOptionSpec::default()
    };
    let options = vec![
        option("key", OptionKind::Strings, true),
        option("endpoint", OptionKind::String, true),
        option("past", OptionKind::Seconds, false),
        option("future", OptionKind::Seconds, false),
    ];
    let acknowledgement = OwnedAcknowledgement { status: 200, ..OwnedAcknowledgement::default() };
    OwnedProvider {
        name: name.to_owned(),
        scheme: "none".to_owned(),
        webhooks: Some(OwnedWebhooks { options, acknowledgement, signature: Some(signature) }),
        messages: OwnedMessages {
            kinds: vec![OwnedMessageKind { id: "any".to_owned(), shape: ShapeId(0), ..OwnedMessageKind::default() }],
            ..OwnedMessages::default()
        },
        shapes: vec![OwnedObjectShape { name: "Any".to_owned(), ..OwnedObjectShape::default() }],
        ..OwnedProvider::default()
    }
}

fn piece(kind: PieceKind, text: &str) -> OwnedContentPiece {
    OwnedContentPiece { kind, text: text.to_owned() }
}

/// Time and signatures in one header, as many providers write it.
fn timestamped(algorithm: Algorithm) -> OwnedWebhookSignature {
    OwnedWebhookSignature {
        algorithm,
        key: "key".to_owned(),
        encoding: ByteEncoding::Hex,
        header: Some("Acme-Signature".to_owned()),
        separator: Some(",".to_owned()),
        prefix: "v1=".to_owned(),
        time: Some(OwnedSignedTime {
            prefix: "t=".to_owned(),
            unit: TimeUnit::Seconds,
            tolerance: Some("past".to_owned()),
            future_tolerance: Some("future".to_owned()),
            ..OwnedSignedTime::default()
        }),
        content: vec![piece(PieceKind::Time, ""), piece(PieceKind::Text, "."), piece(PieceKind::Body, "")],
        ..OwnedWebhookSignature::default()
    }
}

/// The rows for the scheme that is written as code: what it verifies, the same scheme as data verifies, and nothing else.
#[test]
fn a_scheme_as_data_believes_what_the_same_one_as_code_believes() {
    dynamic::load(&signed_by("as-data", timestamped(Algorithm::HmacSha256)).to_json(), &Registry::default()).unwrap();
    let path = repository().join("tests/vectors/webhook-hmac.json");
    let vectors: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let cases = vectors["cases"].as_array().unwrap();
    assert!(!cases.is_empty());
    for case in cases {
        let secret = text(case, "secret");
        let receiver = receiver("as-data", &json!({"key": secret, "endpoint": "e"}));
        let (header, body) = (text(case, "header"), text(case, "body").as_bytes());
        let headers = [("acme-signature", header.as_bytes())];
        assert_eq!(reason(&receiver, &headers, body, 0), "ok", "{}", case["name"]);
        assert_eq!(reason(&receiver, &headers, &[body, b" "].concat(), 0), "mismatch", "{}", case["name"]);
        let seconds: i64 = text(case, "timestamp").parse().unwrap();
        assert_eq!(receiver.sign_test(secret, body, seconds * 1000).unwrap().last().unwrap().1, header);
    }
}

#[test]
fn times_lists_and_headers_of_strangers_are_bounded() {
    for (name, algorithm) in
        [("sha1", Algorithm::HmacSha1), ("sha256", Algorithm::HmacSha256), ("sha512", Algorithm::HmacSha512)]
    {
        dynamic::load(&signed_by(name, timestamped(algorithm)).to_json(), &Registry::default()).unwrap();
        let receiver = receiver(name, &json!({"key": ["old", "secret"], "endpoint": "e", "past": 300, "future": 10}));
        let (body, sent) = (&br#"{"id":"1"}"#[..], 1_800_000_000_000);
        let header = receiver.sign_test("secret", body, sent).unwrap().pop().unwrap().1;
        let signature = header.rsplit("v1=").next().unwrap().to_owned();
        let other = "0".repeat(signature.len());
        let at = |header: &str, now: i64| reason(&receiver, &[("Acme-Signature", header.as_bytes())], body, sent + now);
        for (expected, now) in [
            ("ok", 0),
            ("ok", 300_000),
            ("too_old", 300_001),
            ("ok", -10_000),
            ("too_new", -10_001),
            ("too_old", i64::MAX - sent),
            ("too_new", -sent),
        ] {
            assert_eq!(at(&header, now), expected, "{now}");
        }
        let flood = |count: usize| format!("t=1800000000,{}v1={signature}", format!("v1={other},").repeat(count));
        let cases = [
            ("ok", flood(15)),
            ("too_many_signatures", flood(16)),
            ("too_long", format!("t=1800000000,{}", "a".repeat(20_000))),
            ("ok", format!(" v1={other} , v0=x, t=1800000000,v1={} ", signature.to_uppercase())),
            ("repeated", format!("t=1800000000,t=1800000000,v1={signature}")),
            ("missing", format!("v1={signature}")),
            ("missing", "t=1800000000".to_owned()),
            ("missing", String::new()),
            ("malformed", format!("t=soon,v1={signature}")),
            ("malformed", format!("t=+1800000000,v1={signature}")),
            ("malformed", format!("t=1800000000,v1={signature},v1=xyz")),
            ("malformed", format!("t=1800000000,v1={signature},v1=")),
            ("mismatch", format!("t=1800000001,v1={signature}")),
            ("mismatch", format!("t=1800000000,v1={}", &signature[2..])),
        ];
        for (expected, header) in cases {
            assert_eq!(at(&header, 0), expected, "{header}");
        }
        let twice = [("Acme-Signature", header.as_bytes()), ("acme-signature", header.as_bytes())];
        assert_eq!(reason(&receiver, &twice, body, sent), "repeated");
        assert_eq!(reason(&receiver, &[], body, sent), "missing");
        assert_eq!(reason(&receiver, &twice[..1], b"", sent), "empty_body");
    }
}

#[test]
fn a_template_over_headers_an_option_and_a_sum_is_verified_with_a_public_key() {
    let signature = OwnedWebhookSignature {
        algorithm: Algorithm::RsaSha256,
        key: "key".to_owned(),
        encoding: ByteEncoding::Base64,
        header: Some("Acme-Sign".to_owned()),
        time: Some(OwnedSignedTime {
            header: Some("Acme-Time".to_owned()),
            unit: TimeUnit::Iso8601,
            tolerance: Some("past".to_owned()),
            ..OwnedSignedTime::default()
        }),
        content: vec![
            piece(PieceKind::Header, "Acme-Id"),
            piece(PieceKind::Text, "|"),
            piece(PieceKind::Time, ""),
            piece(PieceKind::Text, "|"),
            piece(PieceKind::Option, "endpoint"),
            piece(PieceKind::Text, "|"),
            piece(PieceKind::Crc32, ""),
        ],
        ..OwnedWebhookSignature::default()
    };
    dynamic::load(&signed_by("summed", signature).to_json(), &Registry::default()).unwrap();
    let private: PrivateKey = known_key::private_key("rebuttal known-answer key 1");
    let options = json!({"key": private.public_key().to_spki_pem(), "endpoint": "WH-1", "past": 60});
    let receiver = receiver("summed", &options);
    // The sum of these bytes is that of every description of CRC-32.
    let (body, now) = (b"123456789", 1_800_000_000_000);
    let content = "id-1|2027-01-15T08:00:00Z|WH-1|3421780262";
    let sign = |content: &str| private.sign_bytes(content.as_bytes()).unwrap().to_base64();
    let good = sign(content);
    let verify = |id: &str, time: &str, signature: &str, body: &[u8]| {
        let headers = [("Acme-Id", id.as_bytes()), ("ACME-TIME", time.as_bytes()), ("acme-sign", signature.as_bytes())];
        reason(&receiver, &headers, body, now)
    };
    assert_eq!(verify("id-1", "2027-01-15T08:00:00Z", &good, body), "ok");
    assert_eq!(verify("id-1", "2027-01-15T08:00:00Z", &good, b"12345678"), "mismatch");
    assert_eq!(verify("id-2", "2027-01-15T08:00:00Z", &good, body), "mismatch");
    assert_eq!(verify("id-1|x", "2027-01-15T08:00:00Z", &good, body), "malformed");
    assert_eq!(verify("id-1", "yesterday", &good, body), "malformed");
    let old = sign("id-1|2027-01-15T07:58:59Z|WH-1|3421780262");
    assert_eq!(verify("id-1", "2027-01-15T07:58:59Z", &old, body), "too_old");
    let key = private.to_pkcs8_pem().unwrap();
    let made = receiver.sign_test(&key, body, now).unwrap();
    let headers: Vec<(&str, &[u8])> = made.iter().map(|(name, value)| (name.as_str(), value.as_bytes())).collect();
    assert_eq!(reason(&receiver, &headers, body, now), "ok");
}

/// Some providers put the time and the body together as they are.
#[test]
fn a_time_beside_the_body_ends_where_the_body_begins() {
    for (name, first) in [("timed", true), ("dated", false)] {
        let mut signature = timestamped(Algorithm::HmacSha256);
        let (time, body) = (piece(PieceKind::Time, ""), piece(PieceKind::Body, ""));
        signature.content = if first { vec![time, body] } else { vec![body, time] };
        dynamic::load(&signed_by(name, signature).to_json(), &Registry::default()).unwrap();
        let key = "a key for tests";
        let receiver = receiver(name, &json!({"key": key, "endpoint": "WH-1", "past": 60}));
        let (now, body) = (1_800_000_000_000, "{\"id\":\"m-1\"}");
        let made = receiver.sign_test(key, body.as_bytes(), now).unwrap();
        let verify = |from: &str, to: &str, body: &str| {
            let values: Vec<_> = made.iter().map(|(name, value)| (name.as_str(), value.replace(from, to))).collect();
            let headers: Vec<(&str, &[u8])> = values.iter().map(|(name, value)| (*name, value.as_bytes())).collect();
            reason(&receiver, &headers, body.as_bytes(), now)
        };
        assert_eq!(verify("", "", body), "ok");
        // The same bytes in all, with a digit of the time in the body.
        let moved = if first { format!("0{body}") } else { format!("{body}1") };
        let (from, to) = if first { ("1800000000", "180000000") } else { ("1800000000", "800000000") };
        assert_eq!(verify(from, to, &moved), "malformed");
        assert_eq!(verify("1800000000", "1800000001", body), "mismatch");
    }
}

/// What would leave a part of the content to whoever sends a message.
#[test]
fn a_table_whose_signature_proves_nothing_is_refused() {
    type Change = fn(&mut OwnedWebhookSignature);
    let cases: [(&str, Change); 10] = [
        ("no body", |signature| drop(signature.content.pop())),
        ("more than once", |signature| signature.content.push(piece(PieceKind::Crc32, ""))),
        ("without a text between them", |signature| signature.content[1] = piece(PieceKind::Header, "Acme-Id")),
        ("without a text between them", |signature| {
            signature.content = vec![piece(PieceKind::Time, ""), piece(PieceKind::Crc32, "")];
        }),
        ("not part of the content", |signature| signature.content[0] = piece(PieceKind::Text, "x")),
        ("no option of the receiver", |signature| signature.key = "nothing".to_owned()),
        ("which must be", |signature| signature.key = "past".to_owned()),
        ("no option of the receiver", |signature| signature.content[0] = piece(PieceKind::Option, "nothing")),
        ("and not both", |signature| signature.header = None),
        ("needs a separator", |signature| signature.separator = None),
    ];
    for (problem, change) in cases {
        let mut signature = timestamped(Algorithm::HmacSha256);
        change(&mut signature);
        let error = OwnedProvider::from_json(&signed_by("open", signature).to_json()).unwrap_err().to_string();
        assert!(error.contains("/webhooks/signature") && error.contains(problem), "{problem} in {error}");
    }
    assert_eq!(ContentPiece::EMPTY, <ContentPiece as Data>::keep(OwnedContentPiece::default()));
}
