//! Tables that are read at run time: what is good is kept once, what is not is refused with the place.
#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use rebuttal_schema::{
    Encoding, FORMAT, Kind, Location, MOST_BYTES, OwnedAcknowledgement, OwnedFieldShape, OwnedIdempotency,
    OwnedMessageKind, OwnedObjectShape, OwnedOperation, OwnedOptionSpec, OwnedProvider, OwnedWebhooks, ResponseShape,
    RetryClass, ShapeId, Style, TableError, load,
};
use rebuttal_schema::{KindId, OwnedPages};

fn field(name: &str, kind: Kind) -> OwnedFieldShape {
    OwnedFieldShape { wire: name.to_owned(), name: name.to_owned(), kind, ..OwnedFieldShape::default() }
}

fn shape(name: &str, fields: Vec<OwnedFieldShape>) -> OwnedObjectShape {
    OwnedObjectShape { name: name.to_owned(), fields }
}

/// One operation with a parameter in the path and one in the body, whose response is a list of objects.
fn good(name: &str) -> OwnedProvider {
    let id = OwnedFieldShape { required: true, identifier: true, ..field("id", Kind::Text) };
    OwnedProvider {
        name: name.to_owned(),
        scheme: "none".to_owned(),
        client_options: vec![OwnedOptionSpec { name: "url".to_owned(), ..OwnedOptionSpec::default() }],
        kinds: vec![Kind::Object(ShapeId(1))],
        shapes: vec![
            shape("Answer", vec![field("items", Kind::List(KindId(0)))]),
            shape("Item", vec![field("text", Kind::Text)]),
            shape("send", vec![id, field("note", Kind::Text)]),
        ],
        operations: vec![OwnedOperation {
            id: "send".to_owned(),
            method: "POST".to_owned(),
            path: "/things/{id}".to_owned(),
            parameters: ShapeId(2),
            locations: vec![Location::Path, Location::Body],
            styles: vec![Style::Form, Style::Form],
            encoding: Some(Encoding::Json),
            response: ResponseShape::Object(ShapeId(0)),
            ..OwnedOperation::default()
        }],
        ..OwnedProvider::default()
    }
}

#[test]
fn a_table_is_kept_once_and_says_what_was_written() {
    let json = good("kept").to_json();
    let table = load(&json).unwrap();
    assert!(std::ptr::eq(table, load(&json).unwrap()), "the same text is kept once");
    assert_eq!(table.operation("send").path, "/things/{id}");
    assert_eq!(table.kind(KindId(0)), Kind::Object(ShapeId(1)));
    assert_eq!(OwnedProvider::from_json(&json).unwrap(), good("kept"));
}

/// Changes a good table; gives the place of the refusal.
fn refused(change: impl FnOnce(&mut OwnedProvider)) -> String {
    let mut table = good("refused");
    change(&mut table);
    match load(&table.to_json()) {
        Err(TableError::Invalid { path, problem }) => {
            assert!(!problem.is_empty());
            path
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_cannot_be_is_refused_with_its_place() {
    let op = |change: fn(&mut OwnedOperation)| refused(|table| change(&mut table.operations[0]));
    let key = |change: fn(&mut OwnedIdempotency)| {
        refused(|table| {
            let option = "key".to_owned();
            let header = "Ferry-Key".to_owned();
            table.call_options = vec![OwnedOptionSpec { name: option.clone(), ..OwnedOptionSpec::default() }];
            change(table.idempotency.insert(OwnedIdempotency { header, option, ..OwnedIdempotency::default() }));
        })
    };
    let ack = |change: fn(&mut OwnedAcknowledgement)| {
        refused(|table| {
            let webhooks = table.webhooks.insert(OwnedWebhooks::default());
            webhooks.acknowledgement.status = 200;
            change(&mut webhooks.acknowledgement);
        })
    };
    let cases = [
        (refused(|table| table.name.clear()), "/name"),
        (refused(|table| table.scheme.clear()), "/scheme"),
        (refused(|table| table.kinds[0] = Kind::List(KindId(0))), "/kinds/0"),
        (refused(|table| table.kinds[0] = Kind::Object(ShapeId(9))), "/kinds/0"),
        (refused(|table| table.kinds = vec![Kind::Map(KindId(1)), Kind::Text]), "/kinds/0"),
        (refused(|table| table.shapes[0].fields[0].kind = Kind::List(KindId(7))), "/shapes/0/fields/0/kind"),
        (refused(|table| table.shapes[1].fields[0].kind = Kind::Message), "/shapes/1/fields/0/kind"),
        (refused(|table| table.shapes[1].fields.push(field("text", Kind::Json))), "/shapes/1/fields/1"),
        (refused(|table| table.shapes[1].fields = vec![field("", Kind::Json)]), "/shapes/1/fields/0"),
        (
            refused(|table| {
                let item = OwnedFieldShape { required: true, ..field("item", Kind::Object(ShapeId(1))) };
                table.shapes[1].fields.push(item);
            }),
            "/shapes/1",
        ),
        (refused(|table| table.client_options[0].header = Some("Ferry Key".to_owned())), "/client_options/0/header"),
        (refused(|table| table.response.reason_header = Some("Why\r\n".to_owned())), "/response/reason_header"),
        (refused(|table| table.response.retry_header = Some(String::new())), "/response/retry_header"),
        (key(|key| key.header = "Ferry: Key".to_owned()), "/idempotency/header"),
        (ack(|ack| ack.status = 99), "/webhooks/acknowledgement/status"),
        (ack(|ack| ack.content_type = "text/plain\n".to_owned()), "/webhooks/acknowledgement/content_type"),
        (key(|key| key.replayed = Some("Ferry Again".to_owned())), "/idempotency/replayed"),
        (key(|key| key.option = "other".to_owned()), "/idempotency/option"),
        (refused(|table| table.operations.push(table.operations[0].clone())), "/operations/1"),
        (op(|op| op.id.clear()), "/operations/0"),
        (op(|op| op.method = "post".to_owned()), "/operations/0/method"),
        (op(|op| op.method = "GET / HTTP/1.1\r\nX: y\r\n".to_owned()), "/operations/0/method"),
        (op(|op| op.parameters = ShapeId(3)), "/operations/0/parameters"),
        (op(|op| op.parameters = ShapeId(1)), "/operations/0/locations"),
        (op(|op| op.styles.clear()), "/operations/0/styles"),
        (op(|op| op.path = "things/{id}".to_owned()), "/operations/0/path"),
        (op(|op| op.path = "/things".to_owned()), "/operations/0/path"),
        (op(|op| op.path = "/things/{note}".to_owned()), "/operations/0/path"),
        (op(|op| op.path = "/things/{id".to_owned()), "/operations/0/path"),
        (op(|op| op.encoding = None), "/operations/0/encoding"),
        (op(|op| op.fixed = vec![("a".to_owned(), "{".to_owned())]), "/operations/0/fixed/0"),
        (op(|op| op.host = Some("nowhere".to_owned())), "/operations/0/host"),
        (op(|op| op.retry = RetryClass::Keyed), "/operations/0/retry"),
        (op(|op| op.response = ResponseShape::Object(ShapeId(65_535))), "/operations/0/response"),
        (op(|op| op.response = ResponseShape::Message), "/operations/0/response"),
        (
            op(|op| op.pages = Some(OwnedPages { after: "more".to_owned(), ..OwnedPages::default() })),
            "/operations/0/pages",
        ),
    ];
    for (number, (found, expected)) in cases.into_iter().enumerate() {
        assert_eq!(found, expected, "case {number}");
    }
}

#[test]
fn a_message_in_a_message_and_objects_without_end_are_refused() {
    let messages = |table: &mut OwnedProvider| {
        let kind = |id: &str| OwnedMessageKind { id: id.to_owned(), shape: ShapeId(1), ..OwnedMessageKind::default() };
        table.messages.kinds = vec![kind("a"), kind("b")];
    };
    let mut table = good("messages");
    messages(&mut table);
    table.shapes[0].fields[0].kind = Kind::Message;
    assert!(load(&table.to_json()).is_ok(), "messages stand in an answer");
    let inside = refused(|table| {
        messages(table);
        table.shapes[1].fields[0].kind = Kind::Message;
    });
    assert_eq!(inside, "/shapes/1/fields/0/kind");
    let mut own = good("own");
    own.shapes[1].fields[0].kind = Kind::List(KindId(0));
    assert!(load(&own.to_json()).is_ok(), "an object may hold its like");
    let deep = refused(|table| {
        let first = u16::try_from(table.shapes.len()).unwrap();
        for index in 0..100 {
            let next = field("next", Kind::Object(ShapeId(first + index + 1)));
            table.shapes.push(shape("Deep", vec![OwnedFieldShape { required: true, ..next }]));
        }
        table.shapes.push(shape("End", Vec::new()));
    });
    assert!(deep.starts_with("/shapes/"), "{deep}");
    let lists = refused(|table| {
        table.kinds = vec![Kind::Text];
        table.kinds.extend((0..20).map(|inner| Kind::List(KindId(inner))));
    });
    assert_eq!(lists, "/kinds/9");
    let wide = refused(|table| {
        table.shapes[1].fields = (0..129).map(|number| field(&format!("f{number}"), Kind::Text)).collect();
    });
    assert_eq!(wide, "/shapes/1");
}

#[test]
fn another_version_is_refused_with_the_cure() {
    let json = String::from_utf8(good("version").to_json()).unwrap();
    let begin = format!("{{\"format\":{FORMAT},");
    assert!(json.starts_with(&begin), "{json}");
    let other = |begin_with: &str| load(json.replacen(&begin, begin_with, 1).as_bytes()).unwrap_err();
    for another in [FORMAT - 1, FORMAT + 1] {
        let error = other(&format!("{{\"format\":{another},"));
        assert_eq!(error, TableError::Format { found: Some(another) });
        let message = error.to_string();
        for part in [format!("of format {another}"), format!("reads format {FORMAT}"), "generate it anew".to_owned()] {
            assert!(message.contains(&part), "{message}");
        }
    }
    assert_eq!(other("{\"format\":7,\"new\":[],"), TableError::Format { found: Some(7) });
    assert_eq!(other("{"), TableError::Format { found: None });
}

#[test]
fn what_is_no_table_is_refused_without_a_panic() {
    let json = good("hostile").to_json();
    let [empty, number] = ["", ",\"provider\":7"].map(|more| format!("{{\"format\":{FORMAT}{more}}}"));
    for bad in ["", "[]", "null", &empty, &number, "{\"format\":\"1\"}"] {
        assert!(matches!(load(bad.as_bytes()), Err(TableError::Malformed { .. })), "{bad}");
    }
    let text = String::from_utf8(json.clone()).unwrap();
    for (from, to) in [
        ("\"scheme\":\"none\"", "\"scheme\":7"),
        ("\"scheme\":\"none\"", "\"scheme\":\"none\",\"scheme\":\"none\""),
        ("\"scheme\":\"none\"", "\"scheme\":\"none\",\"new\":1"),
        ("{\"Object\":1}", "{\"Object\":65536}"),
        ("{\"Object\":1}", "{\"Object\":-1}"),
        ("{\"Object\":1}", "\"Object\""),
        ("{\"Object\":1}", "{\"Thing\":1}"),
    ] {
        assert!(text.contains(from), "{text}");
        let changed = text.replacen(from, to, 1);
        assert!(matches!(load(changed.as_bytes()), Err(TableError::Malformed { .. })), "{to}");
    }
    for end in 0..json.len() {
        assert!(load(&json[..end]).is_err());
    }
    let deep = format!("{{\"format\":{FORMAT},\"provider\":{}", "[".repeat(100_000));
    assert!(matches!(load(deep.as_bytes()), Err(TableError::Malformed { .. })));
    assert_eq!(load(&vec![b' '; 10 << 20]), Err(TableError::TooLarge { bytes: 10 << 20 }));
    assert!(load(&vec![b'['; MOST_BYTES]).is_err());
}
