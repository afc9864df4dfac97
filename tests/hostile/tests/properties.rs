//! What holds for any input, tried on many that are made along what the documents promise. The same ones each time.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestRunner};
use rebuttal::dynamic;
use rebuttal_hostile::{grow, json, run};
use rebuttal_runtime::message;
use rebuttal_runtime::response::coerce::coerce;
use rebuttal_runtime::response::validate::fits;
use rebuttal_schema::{Kind, Provider, ResponseShape, ShapeId};
use rebuttal_signing::{
    Content, PrivateKey, Signature, SignatureHeader, TimestampedHeader, WebhookSecret, hmac256, known_key,
};

fn tried<S: Strategy>(cases: u32, strategy: S, holds: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let config =
        ProptestConfig { cases, rng_seed: RngSeed::Fixed(20_261_122), failure_persistence: None, ..Default::default() };
    let mut runner = TestRunner::new(config);
    runner.run(&strategy, holds).unwrap_or_else(|error| panic!("{error}"));
}

fn flip(bytes: &mut [u8], bit: usize) {
    let bit = bit % (bytes.len() * 8);
    bytes[bit / 8] ^= 1 << (bit % 8);
}

fn key() -> PrivateKey {
    known_key::private_key("rebuttal known-answer key 1")
}

#[test]
fn what_was_signed_with_rsa_verifies_and_one_flipped_bit_of_it_does_not() {
    let (key, parts) = (key(), ("/[a-z?=]{0,20}", "[A-Za-z0-9_]{1,20}", "[0-9T:.+-]{1,25}"));
    let public = key.public_key();
    tried(48, (parts, vec(any::<u8>(), 1..200), any::<usize>()), |((uri, client, time), mut body, bit)| {
        let content = Content::new("POST", &uri, &client, &time, &body);
        let header = SignatureHeader::new(key.sign(&content).expect("signed")).to_string();
        let received = SignatureHeader::parse(&header).expect("a header");
        prop_assert!(public.verify(&content, received.signature()).is_ok());

        let mut signature = received.signature().as_bytes().to_vec();
        flip(&mut signature, bit);
        prop_assert!(public.verify(&content, &Signature::from_bytes(signature)).is_err());

        // A header that was changed says the same or nothing.
        let mut changed = header.clone().into_bytes();
        flip(&mut changed, bit);
        if let Ok(read) = SignatureHeader::parse(&String::from_utf8_lossy(&changed)) {
            let same = read.signature() == received.signature();
            prop_assert_eq!(public.verify(&content, read.signature()).is_ok(), same);
        }
        flip(&mut body, bit);
        let content = Content::new("POST", &uri, &client, &time, &body);
        prop_assert!(public.verify(&content, received.signature()).is_err());
        Ok(())
    });
}

#[test]
fn what_was_signed_with_a_secret_verifies_and_one_flipped_bit_of_it_does_not() {
    let secrets = [WebhookSecret::parse("whsec_properties").expect("a secret")];
    tried(256, (0..i64::MAX, vec(any::<u8>(), 1..200), any::<usize>()), |(seconds, mut body, bit)| {
        let header = hmac256::sign(&secrets[0], seconds, &body).expect("signed").to_string();
        let verify = |header: &str, body: &[u8]| {
            TimestampedHeader::parse(header).is_ok_and(|read| hmac256::verify_any_age(&secrets, &read, body).is_ok())
        };
        prop_assert!(verify(&header, &body));
        let mut changed = header.clone().into_bytes();
        flip(&mut changed, bit);
        let changed = String::from_utf8_lossy(&changed).into_owned();
        // Capitals of hexadecimal digits say the same.
        prop_assert_eq!(verify(&changed, &body), changed.eq_ignore_ascii_case(&header) && changed.starts_with("t="));
        flip(&mut body, bit);
        prop_assert!(!verify(&header, &body));
        Ok(())
    });
}

/// A first byte and what is made along a shape.
fn grown() -> impl Strategy<Value = (u8, Vec<u8>)> {
    (any::<u8>(), vec(any::<u8>(), 0..300))
}

#[test]
fn any_request_is_written_as_a_form_that_others_read_or_refused() {
    tried(1500, grown(), |(choice, bytes)| {
        run("forms", &[&[choice | 0x80], &bytes[..]].concat());
        Ok(())
    });
}

#[test]
fn any_file_and_name_is_written_as_multipart_that_others_read_or_refused() {
    tried(
        200,
        (grown(), "\\PC{0,12}|[\"\\\\/.\r\0a]{0,8}", vec(any::<u8>(), 0..100)),
        |((mode, mut bits), name, content)| {
            bits.retain(|byte| *byte != b'\n');
            run("multipart", &[&[mode], name.as_bytes(), b"\n", &bits, b"\n", &content].concat());
            Ok(())
        },
    );
}

/// Every type that answers and messages are made of.
fn shapes(tables: &'static Provider) -> BTreeMap<&'static str, ShapeId> {
    fn add(tables: &'static Provider, kind: Kind, found: &mut BTreeMap<&'static str, ShapeId>) {
        match kind {
            Kind::Object(id) => {
                let shape = tables.shape(id);
                if found.insert(shape.name, id).is_none() {
                    shape.fields.iter().for_each(|field| add(tables, field.kind, found));
                }
            }
            Kind::List(inner) | Kind::Map(inner) | Kind::Expandable(inner) | Kind::Clearable(inner) => {
                add(tables, tables.kind(inner), found);
            }
            _ => {}
        }
    }
    let mut found = BTreeMap::new();
    let answers = tables.operations.iter().filter_map(|operation| operation.response.kind());
    let messages = tables.messages.kinds.iter().map(|message| Kind::Object(message.shape));
    answers.chain(messages).for_each(|kind| add(tables, kind, &mut found));
    found
}

type RoundTrip = fn(&str, &[u8]) -> Option<Result<Vec<u8>, String>>;

#[test]
fn every_type_of_an_answer_keeps_all_that_arrived() {
    for (provider, round_trip) in
        [("alipay", rebuttal::alipay::round_trip as RoundTrip), ("stripe", rebuttal::stripe::round_trip)]
    {
        let tables = dynamic::provider(provider).expect("a provider");
        let shapes = shapes(tables);
        assert!(shapes.len() > 10, "{provider} has more types");
        for (name, shape) in shapes {
            tried(40, vec(any::<u8>(), 0..400), |bytes| {
                let arrived =
                    serde_json::Value::Object(grow::answer(tables, shape, &mut grow::Bits(&bytes), 0)).to_string();
                let given = coerce(tables, Kind::Object(shape), arrived.as_bytes(), message::read)
                    .map_err(|mismatch| TestCaseError::fail(format!("{mismatch:?}")))?;
                json::kept(arrived.as_bytes(), &given.json, &given.unreadable);
                if tables.has_messages(ResponseShape::Object(shape)) {
                    // Messages stand in it as they came, and are read one by one: each kind of them is tried by itself.
                    return Ok(());
                }
                prop_assert!(fits(tables, Kind::Object(shape), &given.json, message::read));
                let typed = round_trip(name, &given.json).expect("a type of that name");
                json::covered(&given.json, &typed.map_err(TestCaseError::fail)?);
                Ok(())
            });
        }
    }
}
