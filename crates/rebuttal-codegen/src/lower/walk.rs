//! The walks over a document that several rules share.

use serde_json::{Map, Value};

/// Changes each object in a value, an outer one before those inside it.
pub(super) fn each_object(value: &mut Value, change: &mut impl FnMut(&mut Map<String, Value>)) {
    match value {
        Value::Object(map) => {
            change(map);
            map.values_mut().for_each(|inner| each_object(inner, change));
        }
        Value::Array(list) => list.iter_mut().for_each(|inner| each_object(inner, change)),
        _ => {}
    }
}

/// Keeps only such keywords of each schema in a value. `names`: the keys of its outermost map are names that the provider
/// chose, not keywords; so are those below `properties`.
pub(super) fn retain_keywords(value: &mut Value, names: bool, keep: &impl Fn(&str) -> bool) {
    match value {
        Value::Object(map) => {
            if !names {
                map.retain(|key, _| keep(key));
            }
            for (key, inner) in map.iter_mut() {
                retain_keywords(inner, !names && key == "properties", keep);
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|inner| retain_keywords(inner, false, keep)),
        _ => {}
    }
}
