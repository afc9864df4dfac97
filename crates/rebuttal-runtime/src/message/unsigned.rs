//! What of a message nobody signed, where a provider signs only some of its fields.

use rebuttal_schema::{Provider, SignedFields};

use crate::json::{items, members};

/// JSON pointers of what is in a message and is not signed; the outermost ones. Nothing for providers that sign whole bodies.
pub(super) fn unsigned(tables: &Provider, body: &[u8]) -> Vec<String> {
    let fields = tables.webhooks.and_then(|webhooks| webhooks.signature).and_then(|signature| signature.fields);
    let (Some(fields), Ok(text)) = (fields, std::str::from_utf8(body)) else { return Vec::new() };
    let mut found = Vec::new();
    walk(&fields, text.trim_ascii(), "", &mut found);
    found
}

fn walk(fields: &SignedFields, value: &str, at: &str, found: &mut Vec<String>) {
    match coverage(fields, at) {
        Coverage::Nothing => found.push(at.to_owned()),
        Coverage::Whole => {}
        Coverage::Part if value.starts_with('[') => {
            for (index, item) in items(value).unwrap_or_default().into_iter().enumerate() {
                walk(fields, item, &format!("{at}/{index}"), found);
            }
        }
        Coverage::Part if value.starts_with('{') => {
            for (key, inner) in members(value).unwrap_or_default() {
                walk(fields, inner, &format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")), found);
            }
        }
        Coverage::Part => found.push(at.to_owned()),
    }
}

/// How much of what stands at a pointer is signed, or is the signature.
#[derive(PartialEq, Eq)]
enum Coverage {
    /// All of it.
    Whole,
    /// Something inside of it.
    Part,
    /// None.
    Nothing,
}

fn coverage(fields: &SignedFields, at: &str) -> Coverage {
    let named = fields.signed.iter().chain([&fields.signature]);
    let mut above = false;
    for rest in named.filter_map(|field| {
        // What follows `at` in the pointer that both parts make.
        match at.strip_prefix(fields.within) {
            Some(inner) => field.strip_prefix(inner),
            None => fields.within.strip_prefix(at),
        }
    }) {
        match rest.as_bytes().first() {
            None => return Coverage::Whole,
            Some(b'/') => above = true,
            Some(_) => {}
        }
    }
    if above { Coverage::Part } else { Coverage::Nothing }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIELDS: SignedFields = SignedFields {
        within: "/items/0/it",
        signed: &["/id", "/sum/value"],
        joint: ":",
        signature: "/more/sign",
        ..SignedFields::EMPTY
    };

    #[test]
    fn what_is_beside_the_signed_fields_is_named() {
        let body = r#"{"live":"no","items":[{"it":{"sum":{"value":1,"unit":"EUR"},"id":"a","more":{"sign":"x","a/b":1},
            "idle":{"id":"b"}},"so":1},{"it":{"id":"b"}}]}"#;
        let mut found = Vec::new();
        walk(&FIELDS, body, "", &mut found);
        let expected =
            ["/live", "/items/0/it/sum/unit", "/items/0/it/more/a~1b", "/items/0/it/idle", "/items/0/so", "/items/1"];
        assert_eq!(found, expected);
    }
}
