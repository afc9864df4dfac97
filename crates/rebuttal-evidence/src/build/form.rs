//! Form fields. Their values belong to a document and not to its pages: without an appearance of its own, a field that is copied
//! with its page shows nothing.

use lopdf::{Dictionary, Document, Object};

use crate::pdf::Page;

/// How far up a field's values are looked for: its parents could go round in a circle.
const MAX_PARENTS: usize = 32;

/// The flags of an annotation that is not shown on a screen: hidden, and without a view.
const UNSEEN: i64 = 0b10_0010;

/// Whether a page has a field with a value that only a viewer draws.
pub(super) fn has_undrawn_field(document: &Document, page: &Page<'_>) -> bool {
    let annotations = page.get_deref(b"Annots", document).and_then(|all| all.as_array().ok());
    annotations.into_iter().flatten().any(|annotation| {
        let annotation = document.dereference(annotation).and_then(|(_, object)| object.as_dict());
        annotation.is_ok_and(|annotation| is_undrawn(document, annotation))
    })
}

fn is_undrawn(document: &Document, annotation: &Dictionary) -> bool {
    let is_field = annotation.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Widget");
    let flags = annotation.get_deref(b"F", document).and_then(Object::as_i64).unwrap_or_default();
    is_field && flags & UNSEEN == 0 && !has_appearance(document, annotation) && has_value(document, annotation)
}

fn has_appearance(document: &Document, annotation: &Dictionary) -> bool {
    let appearances = annotation.get_deref(b"AP", document).and_then(Object::as_dict);
    appearances.and_then(|appearances| appearances.get_deref(b"N", document)).is_ok()
}

/// Whether a field has a value that is shown. A signature's is not.
fn has_value(document: &Document, field: &Dictionary) -> bool {
    let is_signature =
        inherited(document, field, b"FT").and_then(|kind| kind.as_name().ok()).is_some_and(|kind| kind == b"Sig");
    let Some(value) = inherited(document, field, b"V").filter(|_| !is_signature) else { return false };
    match value {
        Object::String(text, _) => !text.is_empty(),
        Object::Name(state) => !state.is_empty() && state != b"Off",
        Object::Array(values) => !values.is_empty(),
        Object::Stream(_) => true,
        _ => false,
    }
}

fn inherited<'a>(document: &'a Document, field: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
    let mut at = field;
    for _ in 0..MAX_PARENTS {
        if let Ok(value) = at.get_deref(key, document) {
            return Some(value);
        }
        at = at.get_deref(b"Parent", document).and_then(Object::as_dict).ok()?;
    }
    None
}
