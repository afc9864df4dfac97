use super::*;
use crate::message;
use crate::response::validate::fits;
use rebuttal_schema::{FieldShape, ObjectShape};

const INNER: Kind = Kind::Object(ShapeId(0));
const OUTER: Kind = Kind::Object(ShapeId(1));
const OWN: Kind = Kind::Object(ShapeId(2));
const PAGE: Kind = Kind::Object(ShapeId(3));
static TABLES: Provider = Provider {
    kinds: &[Kind::Integer, Kind::Text, INNER],
    shapes: &[
        ObjectShape { name: "Inner", fields: &[field("value", Kind::Text, true)] },
        ObjectShape {
            name: "Outer",
            fields: &[
                field("flag", Kind::Boolean, false),
                field("inner", INNER, true),
                field("list", Kind::List(KindId(0)), false),
                field("many", Kind::Map(KindId(1)), false),
            ],
        },
        ObjectShape { name: "Own", fields: &[field("own", Kind::Object(ShapeId(2)), false)] },
        ObjectShape { name: "Page", fields: &[field("items", Kind::List(KindId(2)), true)] },
    ],
    ..Provider::EMPTY
};

const fn field(wire: &'static str, kind: Kind, required: bool) -> FieldShape {
    FieldShape { wire, name: wire, kind, required, ..FieldShape::EMPTY }
}

fn coerced(json: &str) -> Result<String, (String, String)> {
    coerce(&TABLES, OUTER, json.as_bytes(), message::read)
        .map(|coerced| String::from_utf8(coerced.json).unwrap())
        .map_err(|mismatch| (mismatch.path, mismatch.found))
}

#[test]
fn what_fits_is_left_alone() {
    for json in [
        r#"{"inner":{"value":"1"}}"#,
        r#"{"flag":null,"inner":{"value":"1","more":{"deep":[1e300]}},"list":[1,-2],"many":{"a":"b"},"new":[]}"#,
    ] {
        assert!(fits(&TABLES, OUTER, json.as_bytes(), message::read), "{json}");
        assert_eq!(coerced(json).unwrap(), json);
    }
}

#[test]
fn scalars_in_another_form_are_put_right_and_numbers_keep_their_digits() {
    let json = r#"{"flag":"false","inner":{"value":9007199254740993.10},"list":["7"],"many":{"a":true}}"#;
    assert!(!fits(&TABLES, OUTER, json.as_bytes(), message::read));
    let expected = r#"{"flag":false,"inner":{"value":"9007199254740993.10"},"list":[7],"many":{"a":"true"}}"#;
    let found = coerced(json).unwrap();
    assert_eq!(found, expected);
    assert!(fits(&TABLES, OUTER, found.as_bytes(), message::read));
}

#[test]
fn minus_nothing_is_nothing_where_a_whole_number_stands() {
    for zero in ["-0", "\"-0\""] {
        let found = coerced(&format!(r#"{{"inner":{{"value":"-0"}},"list":[{zero}]}}"#)).unwrap();
        assert_eq!(found, r#"{"inner":{"value":"-0"},"list":[0]}"#);
        assert!(fits(&TABLES, OUTER, found.as_bytes(), message::read));
    }
}

#[test]
fn what_nests_deeper_than_readers_can_follow_is_left_out_and_listed() {
    for (depth, good) in [(portable::MAX_DEPTH, true), (portable::MAX_DEPTH + 1, false), (200_000, false)] {
        let json = format!(r#"{{"inner":{{"value":"a"}},"new":{}{}}}"#, "[".repeat(depth), "]".repeat(depth));
        assert_eq!(fits(&TABLES, OUTER, json.as_bytes(), message::read), good, "{depth}");
        let (expected, unreadable) = match good {
            true => (json.clone(), Vec::new()),
            false => (r#"{"inner":{"value":"a"}}"#.to_owned(), vec!["/new".to_owned()]),
        };
        assert_eq!(
            coerce(&TABLES, OUTER, json.as_bytes(), message::read),
            Ok(Coerced { json: expected.into_bytes(), unreadable })
        );
    }
}

#[test]
fn an_object_that_may_hold_its_like_ends_where_readers_do() {
    for (depth, whole) in
        [(portable::MAX_DESCRIBED_DEPTH, true), (portable::MAX_DESCRIBED_DEPTH + 1, false), (200_000, false)]
    {
        let json = format!("{}{{}}{}", r#"{"own":"#.repeat(depth - 1), "}".repeat(depth - 1));
        let coerced = coerce(&TABLES, OWN, json.as_bytes(), message::read).unwrap();
        assert_eq!(coerced.unreadable.is_empty(), whole, "{depth}");
        assert_eq!(coerced.json.len(), json.len().min(r#"{"own":}"#.len() * (portable::MAX_DESCRIBED_DEPTH - 1) + 2));
        assert!(fits(&TABLES, OWN, &coerced.json, message::read));
    }
}

#[test]
fn what_nobody_needs_and_cannot_be_read_is_left_out_and_listed() {
    let cases = [
        (r#"{"inner":{"value":"a"},"flag":"yes"}"#, r#"{"inner":{"value":"a"}}"#, "/flag"),
        (r#"{"flag":[],"inner":{"value":"a"}}"#, r#"{"inner":{"value":"a"}}"#, "/flag"),
        (r#"{"flag":true,"inner":{"value":"a"},"flag":true}"#, r#"{"inner":{"value":"a"}}"#, "/flag"),
        (r#"{"inner":{"value":"a"},"list":[1,1.5]}"#, r#"{"inner":{"value":"a"}}"#, "/list"),
        (r#"{"inner":{"value":"a"},"list":["+5"]}"#, r#"{"inner":{"value":"a"}}"#, "/list"),
        (r#"{"inner":{"value":"a"},"list":[1,"007"],"flag":true}"#, r#"{"inner":{"value":"a"},"flag":true}"#, "/list"),
        (
            r#"{"inner":{"value":"a"},"many":{"a/b":[],"c":"d"}}"#,
            r#"{"inner":{"value":"a"},"many":{"c":"d"}}"#,
            "/many/a~1b",
        ),
        (
            r#"{"inner":{"value":"a"},"many":{"\ud800":"b"}}"#,
            r#"{"inner":{"value":"a"},"many":{}}"#,
            "/many/\u{fffd}\u{fffd}\u{fffd}",
        ),
        (r#"{"inner":{"value":"a"},"new":"\ud800"}"#, r#"{"inner":{"value":"a"}}"#, "/new"),
        (r#"{"inner":{"value":"a"},"new":[1e400]}"#, r#"{"inner":{"value":"a"}}"#, "/new"),
    ];
    for (json, expected, unreadable) in cases {
        assert!(!fits(&TABLES, OUTER, json.as_bytes(), message::read), "{json}");
        let coerced = coerce(&TABLES, OUTER, json.as_bytes(), message::read).unwrap();
        assert_eq!(String::from_utf8(coerced.json).unwrap(), expected, "{json}");
        assert_eq!(coerced.unreadable, [unreadable], "{json}");
        assert!(fits(&TABLES, OUTER, expected.as_bytes(), message::read), "{json}");
    }
}

#[test]
fn of_a_list_that_must_be_there_the_items_go_one_by_one() {
    let json = r#"{"items":[{"value":{}},{"value":1},7,{"value":"b","new":"\ud800"},null]}"#;
    let coerced = coerce(&TABLES, PAGE, json.as_bytes(), message::read).unwrap();
    assert_eq!(String::from_utf8(coerced.json).unwrap(), r#"{"items":[{"value":"1"},{"value":"b"}]}"#);
    assert_eq!(coerced.unreadable, ["/items/0", "/items/2", "/items/3/new", "/items/4"]);
}

#[test]
fn a_boolean_in_words_is_one_whatever_its_case() {
    for (word, value) in [("True", true), ("TRUE", true), ("False", false), ("false", false)] {
        let found = coerced(&format!(r#"{{"inner":{{"value":"a"}},"flag":"{word}"}}"#)).unwrap();
        assert_eq!(found, format!(r#"{{"inner":{{"value":"a"}},"flag":{value}}}"#));
    }
}

#[test]
fn what_cannot_be_mended_is_named_by_its_place() {
    let cases = [
        (r"{", "", "a text that is cut off"),
        (r"<html>", "", "something else"),
        (r"[]", "", "a list"),
        (r"{}", "/inner", "nothing"),
        (r#"{"inner":null}"#, "/inner", "null"),
        (r#"{"inner":{"value":{}}}"#, "/inner/value", "an object"),
        (r#"{"inner":{"value":"a","value":"b"}}"#, "/inner/value", "the key twice"),
        (r#"{"inner":{"value":"\ud800"}}"#, "/inner/value", "half a character"),
    ];
    for (json, path, found) in cases {
        assert!(!fits(&TABLES, OUTER, json.as_bytes(), message::read), "{json}");
        assert_eq!(coerced(json), Err((path.to_owned(), found.to_owned())), "{json}");
    }
}
