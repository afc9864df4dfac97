//! Notifications and events: verified, then read.

use rebuttal::ErrorKind;
use rebuttal::dynamic::Message;
use rebuttal_schema::Kind;
use serde_json::value::RawValue;

use crate::json;
use crate::stage::{NOW, SIDES};

/// The first byte says whose message it is and whether it is also signed and broken; what follows is the body.
pub(crate) fn run(data: &[u8]) {
    let Some((&mode, body)) = data.split_first() else { return };
    let side = &SIDES[usize::from(mode & 1)];
    let parsed = side.receiver.parse(body);
    match &parsed {
        Ok(message) => {
            json::kept(body, &message.json, &message.unreadable);
            assert_eq!(message.raw.as_deref(), (!message.unreadable.is_empty()).then_some(body));
            let tables = side.provider;
            let kind = tables.messages.kinds.iter().find(|kind| kind.id == message.id).unwrap();
            assert_eq!(tables.shape(kind.shape).name, message.ty);
            let known = || json::known(tables, Kind::Object(kind.shape), body);
            assert!(!message.known || known(), "something would be lost");
            let again = side.receiver.parse(&message.json).unwrap();
            let read = |message: &Message<'_>| (message.id, message.ty, message.json.to_vec());
            assert_eq!(read(&again), read(message), "what was put right is right");
            if let Some(raw) = &message.raw {
                assert_eq!(&side.receiver.parse(raw).unwrap(), message, "it comes out of a queue as it went in");
            }
            let model = (side.round_trip)(message.ty, &message.json).expect("every kind of message has a type");
            json::covered(&message.json, &model.expect("what fits the shape fits the type"));
        }
        Err(error) => {
            assert_eq!(error.kind(), ErrorKind::Decode);
            let object = serde_json::from_slice::<&RawValue>(body).is_ok_and(|raw| raw.get().starts_with('{'));
            assert!(!object, "a message is lost: {error}");
            assert!(error.path().is_some(), "{error}");
            assert!(!serde_json::to_string(&error.to_json()).unwrap().is_empty());
        }
    }
    // Signatures of the known key take long.
    if mode & 0xe == 0 {
        signed(side, body, &parsed);
    }
}

fn signed(side: &crate::stage::Side, body: &[u8], parsed: &Result<Message<'_>, rebuttal::Error>) {
    let headers = side.receiver.sign_test(&side.signing_key, body, NOW).unwrap();
    let headers: Vec<_> = headers.iter().map(|(name, value)| (name.as_str(), value.as_bytes())).collect();
    side.receiver.verify(&headers, body, NOW).unwrap();
    let received = side.receiver.receive(&headers, body, NOW);
    match (&received, parsed) {
        (Ok(received), Ok(parsed)) => assert_eq!(received, parsed),
        (Err(received), Err(parsed)) => assert_eq!(received.to_string(), parsed.to_string()),
        _ => panic!("{received:?} {parsed:?}"),
    }
    let mut broken = body.to_vec();
    let at = body.len() / 2;
    match broken.get_mut(at) {
        Some(byte) => *byte ^= 1 << (body.len() % 8),
        None => broken.push(b' '),
    }
    let error = side.receiver.receive(&headers, &broken, NOW).expect_err("one bit is another message");
    assert_eq!((error.kind(), error.reason()), (ErrorKind::Signature, Some("mismatch")));
}
