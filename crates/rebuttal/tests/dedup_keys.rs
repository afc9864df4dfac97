//! The known answers of tests/vectors/dedup-keys.json: the same keys however a message comes.

use std::collections::BTreeMap;

use rebuttal::{alipay, dynamic, stripe};
use serde_json::Value;

fn cases() -> Vec<Value> {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/vectors/dedup-keys.json");
    let vectors: Value =
        serde_json::from_str(&std::fs::read_to_string(file).expect("the known answers")).expect("JSON");
    vectors["cases"].as_array().expect("cases").clone()
}

#[test]
fn every_row_is_there() {
    assert_eq!(cases().len(), 33);
}

#[test]
fn a_message_has_its_key_as_its_own_type_and_as_json() {
    let alipay = alipay::Webhooks::builder()
        .path("/hooks")
        .client_id("C")
        .alipay_public_key(
            alipay::PrivateKey::new(alipay::generate_private_key().expect("a key"))
                .expect("a key")
                .public_key()
                .expect("its half"),
        )
        .build()
        .expect("a receiver");
    let stripe = stripe::Webhooks::builder().webhook_secret("whsec_1").build().expect("a receiver");
    for case in cases() {
        let (provider, body) = (case["provider"].as_str().expect("a provider"), case["message"].to_string());
        let typed = match provider {
            "alipay" => alipay.parse(body.as_bytes()).expect("a notification").dedup_key(),
            _ => stripe.parse(body.as_bytes()).expect("an event").dedup_key(),
        };
        assert_eq!(typed.as_deref(), case["key"].as_str(), "{case}");
        assert_eq!(dynamic::dedup_key(provider, body.as_bytes()).expect("a message"), typed, "{case}");
    }
}

#[test]
fn no_two_messages_have_one_key_unless_they_say_the_same() {
    let mut seen: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for case in cases() {
        if let Some(key) = case["key"].as_str() {
            seen.entry(key.to_owned()).or_default().push(case["message"]["disputeNotificationType"].clone());
        }
    }
    assert!(seen.len() > 12);
    assert!(seen.values().all(|kinds| kinds.iter().all(|kind| *kind == kinds[0])), "{seen:?}");
}
