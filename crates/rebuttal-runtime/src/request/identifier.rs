//! Identifiers of the provider's objects, as callers give them.

use crate::request::value::Value;

/// An identifier may become part of a path: what could leave its place there is refused, wherever it travels.
///
/// # Errors
/// What is wrong with it, to stand behind its name.
pub(super) fn check(value: &Value) -> Result<(), String> {
    if let Value::List(items) = value {
        return items.iter().try_for_each(check).map_err(|problem| format!("has an item that {problem}"));
    }
    let text = value.as_text().unwrap_or_default();
    if text.trim().is_empty() {
        return Err("is blank; an identifier is expected, as the provider gave it".to_owned());
    }
    let hostile = |c: char| matches!(c, '/' | '\\' | '?' | '#' | '%') || c.is_control() || c.is_whitespace();
    if let Some(found) = text.chars().find(|&c| hostile(c)) {
        return Err(format!("holds {found:?}, which no identifier of the provider has"));
    }
    if text.chars().all(|c| c == '.') {
        return Err("is made of dots only, which no identifier of the provider is".to_owned());
    }
    Ok(())
}
