//! progenitor stops at a `default` response beside a 2xx one and at several media types. The runtime classifies every
//! answer by itself, so only the first 2xx answer and its first media type stay.

use serde_json::Value;

use crate::document::{Document, Refusal};

/// Leaves one answer with one media type to each operation.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    let Some(Value::Object(paths)) = document.root.get_mut("paths") else { return Ok(document) };
    for operation in paths.values_mut().filter_map(Value::as_object_mut).flat_map(|item| item.values_mut()) {
        let Some(Value::Object(responses)) = operation.get_mut("responses") else { continue };
        let success = responses.keys().find(|status| status.starts_with('2')).cloned();
        responses.retain(|status, _| Some(status) == success.as_ref());
        for content in responses.values_mut().filter_map(|response| response.get_mut("content")?.as_object_mut()) {
            let first = content.keys().next().cloned();
            content.retain(|kind, _| Some(kind) == first.as_ref());
        }
    }
    Ok(document)
}
