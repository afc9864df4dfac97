use super::*;
use crate::runtime::messages;
use rebuttal_schema::{Cursor, FieldShape, Pages};

const fn field(wire: &'static str, kind: Kind, required: bool) -> FieldShape {
    FieldShape { wire, name: wire, kind, required, ..FieldShape::TEXT }
}

static ITEM: ObjectShape = ObjectShape { name: "Item", fields: &[field("id", Kind::Text, false)] };
static LIST: ObjectShape = ObjectShape {
    name: "List",
    fields: &[
        field("data", Kind::List(&Kind::Object(&ITEM)), true),
        field("more", Kind::Boolean, true),
        field("next", Kind::Text, false),
        field("free", Kind::Json, false),
    ],
};

fn ends(json: &str, cursor: Cursor) -> (bool, Option<String>, Option<String>) {
    let pages = Pages { items: "data", after: "after", before: None, cursor };
    let Ends { more, first, last } =
        validate(&LIST, json.as_bytes(), Extract::Pages(&pages), messages::read).unwrap().ends;
    (more, first, last)
}

#[test]
fn the_ends_of_a_page_are_those_of_its_own_items() {
    let by_item = Cursor::Item { field: "id", more: "more" };
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
    let by_field = Cursor::Next { field: "next" };
    let json = r#"{"data":[{"id":"a"}],"more":true,"next":"n\u00e9xt"}"#;
    assert_eq!(ends(json, by_field).2.as_deref(), Some("n\u{e9}xt"));
}

#[test]
fn a_field_that_is_not_described_is_noticed_at_every_level() {
    let known = |json: &str| validate(&LIST, json.as_bytes(), Extract::Shape, messages::read).unwrap().known;
    assert!(known(r#"{"data":[{"id":"a"}],"more":true,"free":{"anything":[1]}}"#));
    assert!(!known(r#"{"data":[{"id":"a"}],"more":true,"new":null}"#));
    assert!(!known(r#"{"data":[{"id":"a"},{"id":"b","new":1}],"more":true}"#));
}

#[test]
fn texts_that_are_asked_for_are_those_of_the_outermost_object() {
    let texts = |json: &str| validate(&LIST, json.as_bytes(), Extract::Texts(&["next"]), messages::read).unwrap().texts;
    assert_eq!(texts(r#"{"data":[],"more":true,"next":"th\u0065re"}"#), [("next", "there".to_owned())]);
    assert_eq!(texts(r#"{"data":[],"more":true,"next":null}"#), []);
    assert_eq!(texts(r#"{"data":[],"more":true,"free":{"next":"there"}}"#), []);
}
