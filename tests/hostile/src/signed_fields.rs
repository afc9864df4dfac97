//! Messages of which some fields are signed: what the strict reader takes, every other reader sees in the same way.

use std::sync::LazyLock;

use rebuttal::dynamic::{self, Receiver, Registry};
use rebuttal_schema::{
    Algorithm, ByteEncoding, OptionKind, OwnedAcknowledgement, OwnedMessageKind, OwnedMessages, OwnedObjectShape,
    OwnedOptionSpec, OwnedProvider, OwnedSignedFields, OwnedWebhookSignature, OwnedWebhooks, ShapeId,
};
use rebuttal_signing::mac::{ByteText, Hash, MacKey};
use serde_json::Value;

const KEY: &str = "00ff";
const SIGNED: [&str; 4] = ["/id", "/sum/value", "/note", "/good"];

/// A provider that only sends messages, of one kind.
fn table() -> OwnedProvider {
    let key = OwnedOptionSpec { name: "key".to_owned(), kind: OptionKind::Strings, ..OwnedOptionSpec::default() };
    let signature = OwnedWebhookSignature {
        algorithm: Algorithm::HmacSha256,
        key: "key".to_owned(),
        key_encoding: Some(ByteEncoding::Hex),
        encoding: ByteEncoding::Base64,
        fields: Some(OwnedSignedFields {
            within: "/items/0".to_owned(),
            signed: SIGNED.map(str::to_owned).to_vec(),
            joint: ":".to_owned(),
            may_hold_joint: Some("/note".to_owned()),
            signature: "/more/seal".to_owned(),
            ..OwnedSignedFields::default()
        }),
        ..OwnedWebhookSignature::default()
    };
    let acknowledgement = OwnedAcknowledgement { status: 200, ..OwnedAcknowledgement::default() };
    OwnedProvider {
        name: "sealed".to_owned(),
        scheme: "none".to_owned(),
        webhooks: Some(OwnedWebhooks { options: vec![key], acknowledgement, signature: Some(signature) }),
        messages: OwnedMessages {
            kinds: vec![OwnedMessageKind { id: "any".to_owned(), shape: ShapeId(0), ..OwnedMessageKind::default() }],
            ..OwnedMessages::default()
        },
        shapes: vec![OwnedObjectShape { name: "Any".to_owned(), ..OwnedObjectShape::default() }],
        ..OwnedProvider::default()
    }
}

static RECEIVER: LazyLock<Receiver> = LazyLock::new(|| {
    dynamic::load(&table().to_json(), &Registry::default()).unwrap();
    dynamic::receiver("sealed", format!(r#"{{"key":"{KEY}"}}"#).as_bytes()).unwrap()
});

/// A body, which is tried as it is and signed.
pub(crate) fn run(data: &[u8]) {
    let verified = RECEIVER.verify(&[], data, 0);
    let Ok(signed) = RECEIVER.sign_test_body(KEY, data, 0) else {
        return assert!(verified.is_err(), "what cannot be signed is not believed");
    };
    assert!(RECEIVER.verify(&[], &signed, 0).is_ok());
    assert!(verified.is_ok() || signed != data);

    let body: Value = serde_json::from_slice(&signed).unwrap();
    let [item] = body["items"].as_array().unwrap().as_slice() else { panic!("a second item is believed") };
    let value = |pointer: &str| match item.pointer(pointer) {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    };
    let content = SIGNED.map(value).join(":");
    let key = MacKey::parse(Hash::Sha256, Some(ByteText::Hex), KEY).unwrap();
    let expected = ByteText::Base64.write(&key.sign(&[content.as_bytes()]));
    assert_eq!(item["more"]["seal"], expected.as_str(), "{content}");
    let given: Value = serde_json::from_slice(data).unwrap();
    assert_eq!(verified.is_ok(), given["items"][0]["more"]["seal"] == expected.as_str(), "{content}");

    if let Ok(message) = RECEIVER.parse(&signed) {
        for pointer in &message.unsigned {
            assert!(body.pointer(pointer).is_some(), "{pointer}");
            let inside = |whole: String| {
                whole.strip_prefix(pointer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            };
            let leads = SIGNED.iter().any(|signed| inside(format!("/items/0{signed}")));
            assert!(!leads || !matches!(body.pointer(pointer), Some(Value::Object(_) | Value::Array(_))), "{pointer}");
        }
    }
}
