//! The scanner of JSON beside `serde_json`: what one takes for JSON that all readers can hold, so does the other, and both
//! find the same value by its key.

use rebuttal_runtime::json::pluck;
use rebuttal_runtime::message;
use rebuttal_runtime::response::validate::fits;
use rebuttal_schema::{Kind, Provider};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::json::members;

static NONE: Provider = Provider::EMPTY;

/// All of it is JSON, or should be.
pub(crate) fn run(data: &[u8]) {
    let value = serde_json::from_slice::<Value>(data);
    let portable = value.as_ref().is_ok_and(|value| levels(value) <= 100);
    assert_eq!(fits(&NONE, Kind::Json, data, message::read), portable, "whether all readers can hold it");

    let members = match serde_json::from_slice::<&RawValue>(data) {
        Ok(raw) if raw.get().starts_with('{') => members(raw),
        _ => {
            assert_eq!(pluck(data, &["id"]), None, "a value in what is no object");
            return;
        }
    };
    for key in members.iter().filter_map(|(key, _)| std::str::from_utf8(key).ok()).chain(["id"]).take(8) {
        let mut same = members.iter().filter(|(other, _)| other == key.as_bytes()).map(|(_, value)| value.get());
        let once = match (same.next(), same.next()) {
            (Some(value), None) => scalar(value),
            _ => None,
        };
        assert_eq!(pluck(data, &[key]).as_deref(), once.as_deref(), "{key}");
    }
}

fn scalar(value: &str) -> Option<String> {
    match value.as_bytes()[0] {
        b'"' => serde_json::from_str(value).ok(),
        b'n' | b'{' | b'[' => None,
        _ => Some(value.to_owned()),
    }
}

fn levels(value: &Value) -> usize {
    match value {
        Value::Array(list) => 1 + list.iter().map(levels).max().unwrap_or(0),
        Value::Object(map) => 1 + map.values().map(levels).max().unwrap_or(0),
        _ => 0,
    }
}
