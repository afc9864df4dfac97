//! What a request is checked against, as sentences that follow others.

use crate::api::{Field, FileRule, Ty};

/// The limits of a field that is no file.
pub fn limits(field: &Field) -> String {
    let limits = &field.limits;
    let letters = if matches!(field.ty, Ty::Map(_) | Ty::List(_)) { "characters in each text" } else { "characters" };
    let items = if matches!(field.ty, Ty::Map(_)) { "entries" } else { "items" };
    // The option replaces the greatest length or, where there is none, the greatest number.
    let option = limits.option.as_deref();
    let (of_length, of_items) = if limits.max_length.is_some() { (option, None) } else { (None, option) };
    let mut text = range(limits.min_length, limits.max_length, letters, of_length);
    text += &match (limits.minimum, limits.maximum) {
        (Some(least), Some(most)) => format!(" From {least} to {most}."),
        (Some(least), None) => format!(" {least} or more."),
        (None, Some(most)) => format!(" {most} or less."),
        (None, None) => String::new(),
    };
    text += &range(limits.min_items, limits.max_items, items, of_items);
    if let Some(most) = limits.max_key_length {
        text += &format!(" Keys of at most {most} characters.");
    }
    if let Some(most) = limits.max_total {
        let instead = instead(limits.total_option.as_deref());
        text += &format!(" At most {most} characters in all texts together{instead}.");
    }
    text
}

/// What a file field takes. The limits of its text on the wire are not the caller's.
pub fn taken(rule: &FileRule) -> String {
    let kinds: Vec<_> = rule.kinds.iter().map(|kind| kind.to_uppercase()).collect();
    let mut text = match kinds.split_last() {
        None => String::new(),
        Some((only, [])) => format!(" {only}, told by the content."),
        Some((last, before)) => format!(" {} or {last}, told by the content.", before.join(", ")),
    };
    text += &range(None, rule.max_bytes, "bytes", rule.max_bytes_option.as_deref());
    text
}

fn range(least: Option<u64>, most: Option<u64>, what: &str, option: Option<&str>) -> String {
    let instead = instead(option);
    match (least, most) {
        (Some(least), Some(most)) if least == most => format!(" Exactly {most} {what}."),
        (Some(least), Some(most)) if option.is_none() => format!(" {least} to {most} {what}."),
        (Some(least), Some(most)) => format!(" At least {least} {what}, and at most {most}{instead}."),
        (None, Some(most)) => format!(" At most {most} {what}{instead}."),
        (Some(least), None) => format!(" At least {least} {what}."),
        (None, None) => String::new(),
    }
}

fn instead(option: Option<&str>) -> String {
    option.map(|option| format!(", or what the client's `{option}` says")).unwrap_or_default()
}
