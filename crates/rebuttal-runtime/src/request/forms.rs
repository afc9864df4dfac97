//! Parameters as the pairs of a query or form.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use rebuttal_schema::Style;

use crate::request::value::{Members, Value};

/// What stands literally in a pair: RFC 3986's unreserved characters, and the brackets of nested names.
const ESCAPED: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'[').remove(b']');

/// The pairs of `parameters` in their order. `null` clears: its value is empty. Empty lists and objects give no pair.
pub fn pairs(parameters: &Members, style: impl Fn(&str) -> Style) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for (name, value) in parameters {
        match (style(name), value) {
            (Style::Form, Value::List(items)) => {
                out.extend(items.iter().map(|item| (name.clone(), item.to_plain_text())));
            }
            (Style::Comma, Value::List(items)) if !items.is_empty() => {
                let items: Vec<String> = items.iter().map(Value::to_plain_text).collect();
                out.push((name.clone(), items.join(",")));
            }
            (Style::Comma, Value::List(_)) => {}
            // These are parts of their own.
            (Style::Json, _) => {}
            _ => deep(name, value, &mut out),
        }
    }
    out
}

/// The parameters that are parts of multipart with JSON in them, and that JSON.
pub(crate) fn documents(parameters: &Members, style: impl Fn(&str) -> Style) -> Vec<(String, String)> {
    let documents = parameters.iter().filter(|(name, _)| style(name) == Style::Json);
    let json = |value: &Value| {
        let mut out = Vec::new();
        value.write(&mut out);
        String::from_utf8_lossy(&out).into_owned()
    };
    documents.map(|(name, value)| (name.clone(), json(value))).collect()
}

fn deep(name: &str, value: &Value, out: &mut Vec<(String, String)>) {
    match value {
        Value::Object(members) => members.iter().for_each(|(key, value)| deep(&format!("{name}[{key}]"), value, out)),
        Value::List(list) => {
            list.iter().enumerate().for_each(|(index, value)| deep(&format!("{name}[{index}]"), value, out));
        }
        value => out.push((name.to_owned(), value.to_plain_text())),
    }
}

/// Pairs as `application/x-www-form-urlencoded`. A space is `%20`, which every reader understands.
pub fn encode(pairs: &[(String, String)]) -> String {
    let mut out = String::new();
    for (name, value) in pairs {
        if !out.is_empty() {
            out.push('&');
        }
        out.extend(utf8_percent_encode(name, ESCAPED));
        out.push('=');
        out.extend(utf8_percent_encode(value, ESCAPED));
    }
    out
}

/// Which names can stand in brackets, so that a reader finds them as they were given.
pub(crate) mod brackets {
    use crate::request::value::Value;

    /// Whether brackets can take a key. Control characters cannot stand in the head of a multipart's part.
    pub(crate) fn take(key: &str) -> bool {
        !key.is_empty() && !key.contains(|c: char| matches!(c, '[' | ']') || c.is_control())
    }

    /// Whether a member's name has brackets in pairs, behind a beginning: `a`, `a[b]`, `a[]`.
    pub(crate) fn pair(name: &str) -> bool {
        match name.split_once('[') {
            None => take(name),
            Some((first, rest)) => {
                let inside = rest.strip_suffix(']').map(|inside| inside.split("]["));
                take(first) && inside.is_some_and(|mut keys| keys.all(|key| key.is_empty() || take(key)))
            }
        }
    }

    /// Whether brackets can take all keys inside a value.
    ///
    /// # Errors
    /// The first key that they cannot.
    pub(crate) fn carry(value: &Value) -> Result<(), &str> {
        match value {
            Value::Object(members) => members.iter().try_for_each(|(key, value)| match take(key) {
                true => carry(value),
                false => Err(key.as_str()),
            }),
            Value::List(list) => list.iter().try_for_each(carry),
            _ => Ok(()),
        }
    }

    /// What to say of a key that they cannot take.
    pub(crate) fn problem(name: &str, key: &str) -> String {
        format!(
            "`{name}` has the key {key:?}, which a form cannot carry: it may not be empty nor hold brackets or control characters"
        )
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn value(json: &impl ToString) -> Value {
        Value::read(json.to_string().as_bytes()).unwrap()
    }

    fn written(parameters: &impl ToString, style: Style) -> String {
        let Value::Object(members) = value(parameters) else { unreachable!("tests give objects") };
        encode(&pairs(&members, |_| style))
    }

    #[test]
    fn nested_parameters_are_written_in_brackets() {
        // As text, because it is the order that is tested.
        let parameters = r#"{
            "evidence": { "text": "a b+c&d=é", "gone": null, "none": {}, "empty": [] },
            "expand": ["charge", "payment_intent"], "prior": [{ "charge": "ch_1" }, { "charge": "ch_2" }],
            "submit": false, "amount": 7
        }"#;
        let expected = "evidence[text]=a%20b%2Bc%26d%3D%C3%A9&evidence[gone]=&expand[0]=charge&expand[1]=payment_intent\
                        &prior[0][charge]=ch_1&prior[1][charge]=ch_2&submit=false&amount=7";
        assert_eq!(written(&parameters, Style::Deep), expected);
    }

    #[test]
    fn lists_are_written_in_the_style_that_the_document_gives() {
        let parameters = json!({ "a": ["x", "y,z"], "b": [] });
        assert_eq!(written(&parameters, Style::Form), "a=x&a=y%2Cz");
        assert_eq!(written(&parameters, Style::Comma), "a=x%2Cy%2Cz");
    }

    #[test]
    fn a_name_is_good_if_a_reader_finds_it_as_it_was_given() {
        for good in ["a", "a[b]", "a[]", "a[0][b]", "a b&=%"] {
            assert!(brackets::pair(good), "{good}");
        }
        for bad in ["", "a\0", "a[\r\n]", "[", "[a]", "a[", "a]", "a[b", "a[b]c", "a[b]]", "a[[b]]", "a[b][", "a]b[c]"]
        {
            assert!(!brackets::pair(bad), "{bad}");
        }
        assert_eq!(brackets::carry(&value(&json!({ "a": [{ "b": 1 }, { "c][d": 2 }] }))), Err("c][d"));
        assert_eq!(brackets::carry(&value(&json!([{ "a": { "": 1 } }]))), Err(""));
        assert_eq!(brackets::carry(&value(&json!({ "a": [{ "b": "[" }], "é": null }))), Ok(()));
    }

    #[test]
    fn a_hostile_key_stays_inside_its_pair() {
        assert_eq!(written(&json!({ "metadata": { "a]=1&submit": "t" } }), Style::Deep), "metadata[a]%3D1%26submit]=t");
    }
}
