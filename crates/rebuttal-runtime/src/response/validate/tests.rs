use super::*;
use crate::message;
use rebuttal_schema::{FieldShape, ObjectShape, Pages};

const ITEM: Kind = Kind::Object(ShapeId(0));
const LIST: Kind = Kind::Object(ShapeId(1));
static TABLES: Provider = Provider {
    kinds: &[ITEM],
    shapes: &[
        ObjectShape { name: "Item", fields: &[field("id", Kind::Text, false)] },
        ObjectShape {
            name: "List",
            fields: &[
                field("data", Kind::List(KindId(0)), true),
                field("more", Kind::Boolean, true),
                field("next", Kind::Text, false),
                field("free", Kind::Json, false),
            ],
        },
    ],
    ..Provider::EMPTY
};

const fn field(wire: &'static str, kind: Kind, required: bool) -> FieldShape {
    FieldShape { wire, name: wire, kind, required, ..FieldShape::EMPTY }
}

fn extracted(json: &str, extract: Extract<'_>) -> Extracted {
    validate(&TABLES, LIST, json.as_bytes(), extract, message::read).unwrap()
}

fn ends(json: &str, pages: &Pages) -> (bool, Option<String>, Option<String>) {
    let Ends { more, first, last } = extracted(json, Extract::Pages(pages)).ends;
    (more, first, last)
}

#[test]
fn the_ends_of_a_page_are_those_of_its_own_items() {
    let by_item = &Pages { items: "data", cursor: "id", more: Some("more"), ..Pages::EMPTY };
    let some = |id: &str| Some(id.to_owned());
    let cases = [
        (r#"{"data":[{"id":"a"},{"id":"b"},{"id":"c"}],"more":true}"#, (true, some("a"), some("c"))),
        (r#"{"more":true,"data":[{"id":"a"}]}"#, (true, some("a"), some("a"))),
        (r#"{"data":[{},{"id":"b"},{}],"more":true}"#, (true, None, None)),
        (r#"{"data":[{"x":{"id":"no"},"id":"a"},{"id":null}],"more":false}"#, (false, some("a"), None)),
        (r#"{"data":[],"more":false,"free":{"data":[{"id":"no"}],"more":true}}"#, (false, None, None)),
    ];
    for (json, expected) in cases {
        assert_eq!(ends(json, by_item), expected, "{json}");
    }
    let by_field = &Pages { items: "data", cursor: "next", ..Pages::EMPTY };
    let json = r#"{"data":[{"id":"a"}],"more":true,"next":"n\u00e9xt"}"#;
    assert_eq!(ends(json, by_field).2.as_deref(), Some("n\u{e9}xt"));
}

#[test]
fn a_field_that_is_not_described_is_noticed_at_every_level() {
    let known = |json: &str| extracted(json, Extract::Shape).known;
    assert!(known(r#"{"data":[{"id":"a"}],"more":true,"free":{"anything":[1]}}"#));
    assert!(!known(r#"{"data":[{"id":"a"}],"more":true,"new":null}"#));
    assert!(!known(r#"{"data":[{"id":"a"},{"id":"b","new":1}],"more":true}"#));
}

#[test]
fn texts_that_are_asked_for_are_those_of_the_outermost_object() {
    let texts = |json: &str| extracted(json, Extract::Texts(&["next"])).texts;
    assert_eq!(texts(r#"{"data":[],"more":true,"next":"th\u0065re"}"#), [("next", "there".to_owned())]);
    assert_eq!(texts(r#"{"data":[],"more":true,"next":null}"#), []);
    assert_eq!(texts(r#"{"data":[],"more":true,"free":{"next":"there"}}"#), []);
}
