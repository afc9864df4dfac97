//! Queries and forms, read back by another parser.

use std::collections::BTreeMap;

use rebuttal::ErrorKind;
use rebuttal::dynamic::{Names, Operation, Provider};
use rebuttal_runtime::request::files::Files;
use rebuttal_schema::{Encoding, Location, Style};
use serde_json::Value;

use crate::grow::{Bits, request};
use crate::stage::operation;

/// The first byte says which operation, and whether a request in JSON follows or bytes to make one of.
pub(crate) fn run(data: &[u8]) {
    let Some((&choice, rest)) = data.split_first() else { return };
    let form = |operation: &Operation| matches!(operation.encoding, None | Some(Encoding::Form));
    let (side, operation) = operation(choice, form);
    let json = choice & 0x80 == 0;
    let given = if json {
        serde_json::from_slice(rest).ok()
    } else {
        Some(request(side.provider, operation.parameters, &mut Bits(rest)))
    };
    let Some(given) = given else { return };
    let parameters = given.to_string();
    let written = side.client.written(operation, parameters.as_bytes(), Names::Wire, Files::default());
    match futures_util::FutureExt::now_or_never(written).expect("nothing to wait for") {
        Ok(written) => {
            let body = String::from_utf8(written.body).unwrap();
            assert_eq!(written.length, body.len() as u64);
            assert_eq!(written.content_type.is_some(), operation.encoding.is_some());
            let mut expected = expected(side.provider, operation, &given);
            for text in [written.query, body] {
                assert!(text.bytes().all(|byte| byte.is_ascii_graphic()), "{text}");
                for (name, value) in form_urlencoded::parse(text.as_bytes()) {
                    let place = expected.get_mut(&path(&name));
                    let values = place.unwrap_or_else(|| panic!("nobody gave {name:?}: {given}"));
                    assert!(!values.is_empty(), "{name:?} is sent too often: {given}");
                    assert_eq!(values.remove(0), value, "{name:?}: {given}");
                }
            }
            assert!(expected.values().all(Vec::is_empty), "left out: {expected:?} of {given}");
        }
        Err(error) => {
            assert_eq!(error.kind(), ErrorKind::InvalidArgument);
            assert!(error.field().is_some_and(|field| !field.is_empty()), "{error}");
        }
    }
}

/// `a[b][c]` as its keys: what a reader of such forms makes of it.
fn path(name: &str) -> Vec<String> {
    let (first, rest) = name.split_once('[').map_or((name, None), |(first, rest)| (first, Some(rest)));
    let mut keys = vec![first.to_owned()];
    if let Some(rest) = rest.map(|rest| rest.strip_suffix(']').unwrap_or_else(|| panic!("a bracket is open: {name}"))) {
        keys.extend(rest.split("][").map(str::to_owned));
    }
    keys
}

/// What was given, as keys on the way to each scalar, without what travels in the path.
fn expected(tables: &Provider, operation: &Operation, given: &Value) -> BTreeMap<Vec<String>, Vec<String>> {
    let mut out = BTreeMap::new();
    for (index, field) in tables.shape(operation.parameters).fields.iter().enumerate() {
        let Some(value) = given.get(field.wire).filter(|_| operation.locations[index] != Location::Path) else {
            continue;
        };
        match (operation.styles[index], value) {
            (Style::Form, Value::Array(items)) => {
                let values = items.iter().map(scalar).collect();
                out.insert(vec![field.wire.to_owned()], values);
            }
            _ => deep(vec![field.wire.to_owned()], value, &mut out),
        }
    }
    for (wire, value) in operation.fixed {
        deep(vec![(*wire).to_owned()], &serde_json::from_str(value).unwrap(), &mut out);
    }
    for (name, value) in given["$extra"].as_object().into_iter().flatten() {
        // Its name may say by itself where inside it belongs.
        deep(path(name), value, &mut out);
    }
    out
}

fn deep(path: Vec<String>, value: &Value, out: &mut BTreeMap<Vec<String>, Vec<String>>) {
    let under = |key: &str| path.iter().cloned().chain([key.to_owned()]).collect::<Vec<_>>();
    match value {
        Value::Object(map) => map.iter().for_each(|(key, value)| deep(under(key), value, out)),
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(index, value)| deep(under(&index.to_string()), value, out));
        }
        value => out.entry(path).or_default().push(scalar(value)),
    }
}

fn scalar(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
