//! `allOf` becomes the schema that it describes. One reference with words beside it stays: that is how we write these.

use serde_json::{Map, Value};

use super::merged::{Made, Merger, PASSES, both};
use super::walk;
use crate::document::{Document, NoteKind, Refusal, referenced};

/// Merges every `allOf`.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    // What is merged may bring schemas with it that are to be merged themselves.
    let mut made = Made::default();
    for pass in 0..=PASSES {
        let file = document.clone();
        let mut merger = Merger::new(&file);
        let mut merged = Vec::new();
        walk::schemas(&mut document.root, &mut |schema, at| {
            let named = at.strip_prefix("/components/schemas/").filter(|name| !name.contains('/'));
            if merger.is_spent() || words_last(schema, named.is_some()) {
                return;
            }
            merged.push(at.to_owned());
            if pass == PASSES {
                return walk::open(schema);
            }
            let mut within: Vec<String> =
                named.map(|name| name.replace("~1", "/").replace("~0", "~")).into_iter().collect();
            let parts = schema.clone();
            *schema = made.known(&parts).unwrap_or_else(|| {
                let merged = merger.flat(schema, at, &mut within);
                made.put(at, &parts, merged, &file)
            });
        });
        made.flush(&mut document);
        if !merger.refusals.is_empty() {
            return Err(merger.refusals);
        }
        if merged.is_empty() {
            break;
        }
        if pass == PASSES {
            merged.iter().for_each(|at| document.note(NoteKind::Inferred, at, "it holds itself, so it is any JSON"));
        }
    }
    Ok(document)
}

/// Whether nothing is to be merged: parts that only say words are put beside the one reference.
fn words_last(schema: &mut Value, named: bool) -> bool {
    let Some(map) = schema.as_object_mut() else { return true };
    let Some(list) = map.get("allOf").and_then(Value::as_array).cloned() else { return true };
    let is_word = |key: &str| key == "allOf" || key == "description" || key == "nullable" || key.starts_with("x-");
    let words = |part: &Value| {
        part.as_object().is_none_or(|part| part.keys().all(|key| is_word(key)) && !part.contains_key("allOf"))
    };
    let (said, parts): (Vec<Value>, Vec<Value>) = list.into_iter().partition(words);
    let single = matches!(parts.as_slice(), [only] if referenced(only).is_some());
    if !single || named || !map.keys().all(|key| is_word(key)) {
        return false;
    }
    let mut around = Value::Object(Map::new());
    said.into_iter().for_each(|part| both(&mut around, part));
    map.insert("allOf".to_owned(), parts.into());
    if let Value::Object(around) = around {
        around.into_iter().for_each(|(key, value)| {
            map.entry(key).or_insert(value);
        });
    }
    true
}
