//! Tables of providers that are read at run time: refused, or good for everything that the runtime does with them.

use rebuttal_runtime::message;
use rebuttal_runtime::response::coerce::coerce;
use rebuttal_runtime::response::validate::fits;
use rebuttal_schema::{Kind, OwnedProvider, ShapeId, TableError, load};

use crate::grow::{Bits, answer, request};

/// Up to a line break stands a table; what follows makes requests and responses along its shapes.
pub(crate) fn run(data: &[u8]) {
    let end = data.iter().position(|byte| *byte == b'\n').unwrap_or(data.len());
    let (json, bits) = data.split_at(end);
    let table = match OwnedProvider::from_json(json) {
        Ok(table) => table,
        Err(error) => return assert!(!error.to_string().is_empty()),
    };
    let written = table.to_json();
    assert_eq!(OwnedProvider::from_json(&written).as_ref(), Ok(&table), "what was read is written as it was");
    let tables = match load(&written) {
        Ok(tables) => tables,
        // The tables of one process have a bound.
        Err(error) => return assert!(matches!(error, TableError::Full | TableError::TooLarge { .. }), "{error}"),
    };
    for index in 0..tables.shapes.len().min(32) {
        let shape = ShapeId(u16::try_from(index).unwrap());
        let json = serde_json::Value::Object(answer(tables, shape, &mut Bits(bits), 4)).to_string();
        if let Ok(coerced) = coerce(tables, Kind::Object(shape), json.as_bytes(), message::read) {
            let _ = fits(tables, Kind::Object(shape), &coerced.json, message::read);
        }
    }
    for operation in tables.operations.iter().take(32) {
        assert!(request(tables, operation.parameters, &mut Bits(bits)).is_object());
        assert!(std::ptr::eq(tables.operation(operation.id), operation));
    }
    let _ = message::read(tables, bits);
}
