//! Requests made from bytes along the shape that a document gives, so that most get past the first check.

use rebuttal_schema::{FieldShape, Kind, Provider, ShapeId, UnionId};
use serde_json::{Map, Value, json};

/// Bytes that decide; zeros when they are used up.
#[derive(Debug)]
pub struct Bits<'a>(pub &'a [u8]);

impl Bits<'_> {
    /// The next byte.
    pub fn byte(&mut self) -> u8 {
        let (first, rest) = self.0.split_first().unwrap_or((&0, &[]));
        self.0 = rest;
        *first
    }

    /// Text with what forms and headers could trip over.
    pub fn text(&mut self) -> String {
        const PIECES: [&str; 16] =
            ["", "a", "7", " ", "&", "=", "[", "]", "%", "+", "\u{e9}", "\r\n", "\"", "\u{1f4b3}", "\0", "--"];
        let length = self.byte() % 8;
        (0..length).map(|_| PIECES[usize::from(self.byte() % 16)]).collect()
    }
}

/// The parameters of an operation.
pub fn request(tables: &Provider, shape: ShapeId, bits: &mut Bits<'_>) -> Value {
    Value::Object(object(tables, shape, bits, 0))
}

fn object(tables: &Provider, shape: ShapeId, bits: &mut Bits<'_>, depth: usize) -> Map<String, Value> {
    let mut out = Map::new();
    for field in tables.shape(shape).fields {
        if field.required || bits.byte().is_multiple_of(4) {
            out.insert(field.wire.to_owned(), member(tables, field, bits, depth));
        }
    }
    if depth == 0 && bits.byte() % 8 == 1 {
        out.insert("$extra".to_owned(), json!({ bits.text(): anything(bits, 0) }));
    }
    out
}

fn member(tables: &Provider, field: &FieldShape, bits: &mut Bits<'_>, depth: usize) -> Value {
    match bits.byte() {
        0..4 => Value::Null,
        4..8 => anything(bits, depth),
        _ if field.identifier => json!(format!("id{}", bits.byte())),
        _ => value(tables, field.kind, bits, depth + 1),
    }
}

fn value(tables: &Provider, kind: Kind, bits: &mut Bits<'_>, depth: usize) -> Value {
    let count = |bits: &mut Bits<'_>| if depth > 6 { 0 } else { bits.byte() % 4 };
    match kind {
        Kind::Text | Kind::Base64 | Kind::Expandable(_) => Value::String(bits.text()),
        Kind::File(_) => json!({ "$attachment": 0 }),
        Kind::Integer | Kind::UnixTime => json!(i64::from(bits.byte()) - 3),
        Kind::Number => json!(f64::from(bits.byte()) / 4.0),
        Kind::Boolean => json!(bits.byte().is_multiple_of(2)),
        Kind::Json => anything(bits, depth),
        Kind::Object(shape) => Value::Object(object(tables, shape, bits, depth + 1)),
        Kind::Union(union) => match variant(tables, union, bits) {
            Some(shape) => Value::Object(object(tables, shape, bits, depth + 1)),
            None => anything(bits, depth),
        },
        Kind::List(item) => (0..count(bits)).map(|_| value(tables, tables.kind(item), bits, depth + 1)).collect(),
        Kind::Map(item) => {
            let entries = (0..count(bits)).map(|_| (bits.text(), value(tables, tables.kind(item), bits, depth + 1)));
            Value::Object(entries.collect())
        }
        Kind::Clearable(_) if bits.byte().is_multiple_of(4) => Value::Null,
        Kind::Clearable(inner) => value(tables, tables.kind(inner), bits, depth),
        Kind::Message => anything(bits, depth),
    }
}

/// One of the objects of a union, or none of them.
fn variant(tables: &Provider, union: UnionId, bits: &mut Bits<'_>) -> Option<ShapeId> {
    let variants = tables.union(union).variants;
    variants.get(usize::from(bits.byte()) % (variants.len() + 1)).map(|(_, shape)| *shape)
}

fn anything(bits: &mut Bits<'_>, depth: usize) -> Value {
    let count = |bits: &mut Bits<'_>| if depth > 4 { 0 } else { bits.byte() % 4 };
    match bits.byte() % 7 {
        0 => Value::Null,
        1 => json!(bits.byte().is_multiple_of(2)),
        2 => json!(i64::from(bits.byte()) * 1_000_000_007),
        3 => json!(f64::from(bits.byte()) / 8.0),
        4 => Value::String(bits.text()),
        5 => (0..count(bits)).map(|_| anything(bits, depth + 1)).collect(),
        _ => Value::Object((0..count(bits)).map(|_| (bits.text(), anything(bits, depth + 1))).collect()),
    }
}

/// An answer along its shape: what is promised is there, scalars come in either form, and much is there that nobody
/// promised.
pub fn answer(tables: &Provider, shape: ShapeId, bits: &mut Bits<'_>, depth: usize) -> Map<String, Value> {
    let shape = tables.shape(shape);
    let mut out = Map::new();
    for field in shape.fields {
        let roll = bits.byte();
        if field.required && !field.nullable || depth < 5 && roll.is_multiple_of(3) {
            out.insert(field.wire.to_owned(), told(tables, field.kind, bits, depth));
        } else if field.required || roll % 16 == 1 {
            out.insert(field.wire.to_owned(), Value::Null);
        }
    }
    for _ in 0..bits.byte() % 3 {
        let name = bits.text();
        if !shape.fields.iter().any(|field| field.wire == name) {
            out.insert(name, anything(bits, 0));
        }
    }
    out
}

fn told(tables: &Provider, kind: Kind, bits: &mut Bits<'_>, depth: usize) -> Value {
    let count = |bits: &mut Bits<'_>| if depth > 5 { 0 } else { bits.byte() % 3 };
    let other_form = bits.byte() % 8 == 1;
    match kind {
        Kind::Text if other_form => json!(bits.byte()),
        Kind::Text | Kind::File(_) => Value::String(bits.text()),
        Kind::Base64 => Value::String("JVBERi0=".to_owned()),
        Kind::Integer | Kind::UnixTime if other_form => json!((i64::from(bits.byte()) - 9).to_string()),
        Kind::Integer | Kind::UnixTime => json!(i64::from(bits.byte()) - 9),
        Kind::Number => json!(f64::from(bits.byte()) / 4.0),
        Kind::Boolean if other_form => json!((bits.byte().is_multiple_of(2)).to_string()),
        Kind::Boolean => json!(bits.byte().is_multiple_of(2)),
        Kind::Json => anything(bits, 0),
        Kind::Message => {
            let kinds = tables.messages.kinds;
            let kind = &kinds[usize::from(bits.byte()) % kinds.len()];
            Value::Object(answer(tables, kind.shape, bits, depth + 1))
        }
        Kind::Object(shape) => Value::Object(answer(tables, shape, bits, depth + 1)),
        Kind::Union(union) => match variant(tables, union, bits) {
            Some(shape) => Value::Object(answer(tables, shape, bits, depth + 1)),
            None => json!({ bits.text(): anything(bits, 0) }),
        },
        Kind::List(item) => (0..count(bits)).map(|_| told(tables, tables.kind(item), bits, depth + 1)).collect(),
        Kind::Map(item) => Value::Object(
            (0..count(bits)).map(|_| (bits.text(), told(tables, tables.kind(item), bits, depth + 1))).collect(),
        ),
        Kind::Expandable(_) if other_form => Value::String(bits.text()),
        Kind::Expandable(inner) if tables.kind(inner) == Kind::Json => json!({ bits.text(): anything(bits, 0) }),
        Kind::Expandable(inner) | Kind::Clearable(inner) => told(tables, tables.kind(inner), bits, depth),
    }
}
