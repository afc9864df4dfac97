//! What a request's field is checked against, in words: the same in all languages.

use crate::api::{Field, FileRule, Limits, Ty};

/// Sentences that follow others, each with a blank before it.
pub fn words(field: &Field) -> String {
    // The limits of a file in characters are those of its Base64.
    field.file.as_ref().map_or_else(|| limits(field), file)
}

fn limits(field: &Field) -> String {
    let limits = &field.limits;
    let (letters, items) = match field.ty {
        Ty::Map(_) => ("characters a value", "entries"),
        Ty::List(_) => ("characters an item", "items"),
        _ => ("characters", "items"),
    };
    // The option replaces the greatest length or, where there is none, the greatest number.
    let of_length = limits.option.as_deref().filter(|_| limits.max_length.is_some());
    let of_items = limits.option.as_deref().filter(|_| limits.max_length.is_none());
    let mut text = bounds(limits);
    text += &range(limits.min_length, limits.max_length, letters, of_length);
    text += &range(limits.min_items, limits.max_items, items, of_items);
    text += &range(None, limits.max_key_length, "characters a key", None);
    text += &range(None, limits.max_total, "characters in all its texts", limits.total_option.as_deref());
    text
}

fn file(rule: &FileRule) -> String {
    let kinds: Vec<_> = rule.kinds.iter().map(|kind| kind.name()).collect();
    let mut text = match kinds.split_last() {
        None => String::new(),
        Some((only, [])) => format!(" {only}, told by the content."),
        Some((last, before)) => format!(" {} or {last}, told by the content.", before.join(", ")),
    };
    text += &range(None, rule.max_bytes, "bytes", rule.max_bytes_option.as_deref());
    text
}

fn range(least: Option<u64>, most: Option<u64>, what: &str, option: Option<&str>) -> String {
    let instead = option.map(|option| format!("; the client option `{option}` replaces that")).unwrap_or_default();
    match (least.filter(|least| *least > 0), most) {
        (Some(least), Some(most)) if least == most => format!(" Exactly {most} {what}."),
        (Some(least), Some(most)) => format!(" {least} to {most} {what}{instead}."),
        (Some(least), None) => format!(" At least {least} {what}."),
        (None, Some(most)) => format!(" At most {most} {what}{instead}."),
        (None, None) => String::new(),
    }
}

fn bounds(limits: &Limits) -> String {
    match (limits.minimum, limits.maximum) {
        (Some(least), Some(most)) => format!(" From {least} to {most}."),
        (Some(least), None) => format!(" {least} or more."),
        (None, Some(most)) => format!(" {most} or less."),
        (None, None) => String::new(),
    }
}
