//! What a parameter may hold, in words.

use crate::api::{Field, FileRule, Limits, Ty};

/// Sentences to stand behind the description, with a blank before each.
pub(super) fn told(field: &Field) -> String {
    match &field.file {
        // Its limits in characters are those of its Base64.
        Some(rule) => file(rule),
        None if matches!(field.ty, Ty::Map(_)) => map(&field.limits),
        None => plain(&field.limits),
    }
}

fn file(rule: &FileRule) -> String {
    let mut told =
        " A path, bytes, a file object opened in binary mode, or a name with one of them; a plain `str` is refused."
            .to_owned();
    let kinds: Vec<String> = rule.kinds.iter().map(|kind| kind.to_uppercase()).collect();
    if let Some((last, others)) = kinds.split_last() {
        let others = if others.is_empty() { String::new() } else { format!("{} or ", others.join(", ")) };
        told.push_str(&format!(" {others}{last}, told by the content."));
    }
    if let Some(most) = rule.max_bytes {
        told.push_str(&format!(" At most {most} bytes{}.", raised(rule.max_bytes_option.as_deref())));
    }
    told
}

fn map(limits: &Limits) -> String {
    let option = limits.option.as_deref();
    let of_values = option.filter(|_| limits.max_length.is_some());
    let mut told = range(limits.min_items, limits.max_items, "entries", option.filter(|_| of_values.is_none()));
    told.push_str(&range(None, limits.max_key_length, "characters a key", None));
    told.push_str(&range(limits.min_length, limits.max_length, "characters a value", of_values));
    told
}

fn plain(limits: &Limits) -> String {
    let option = limits.option.as_deref();
    let of_text = option.filter(|_| limits.max_length.is_some());
    let mut told = range(limits.min_length, limits.max_length, "characters", of_text);
    told.push_str(&range(limits.min_items, limits.max_items, "items", option.filter(|_| of_text.is_none())));
    told.push_str(&range(None, limits.max_total, "characters in all its texts", limits.total_option.as_deref()));
    told
}

fn range(least: Option<u64>, most: Option<u64>, what: &str, option: Option<&str>) -> String {
    match (least.filter(|least| *least > 0), most) {
        (Some(least), Some(most)) if least == most => format!(" Exactly {most} {what}{}.", raised(option)),
        (Some(least), Some(most)) => format!(" {least} to {most} {what}{}.", raised(option)),
        (Some(least), None) => format!(" At least {least} {what}."),
        (None, Some(most)) => format!(" At most {most} {what}{}.", raised(option)),
        (None, None) => String::new(),
    }
}

fn raised(option: Option<&str>) -> String {
    option.map_or_else(String::new, |option| format!("; the client option `{option}` replaces that"))
}
