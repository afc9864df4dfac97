//! Parameters as the pairs of a query or form.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Map, Value};

use super::provider::Style;

/// What stands literally in a pair: RFC 3986's unreserved characters, and the brackets of nested names.
const ESCAPED: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'[').remove(b']');

/// The pairs of `parameters` in their order. `null` clears: its value is empty. Empty lists and objects give no pair.
pub fn pairs(parameters: &Map<String, Value>, style: impl Fn(&str) -> Style) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for (name, value) in parameters {
        match (style(name), value) {
            (Style::Form, Value::Array(items)) => {
                out.extend(items.iter().map(|item| (name.clone(), scalar(item))));
            }
            (Style::Comma, Value::Array(items)) if !items.is_empty() => {
                let items: Vec<String> = items.iter().map(scalar).collect();
                out.push((name.clone(), items.join(",")));
            }
            (Style::Comma, Value::Array(_)) => {}
            _ => deep(name, value, &mut out),
        }
    }
    out
}

fn deep(name: &str, value: &Value, out: &mut Vec<(String, String)>) {
    match value {
        Value::Object(map) => map.iter().for_each(|(key, value)| deep(&format!("{name}[{key}]"), value, out)),
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(index, value)| deep(&format!("{name}[{index}]"), value, out));
        }
        value => out.push((name.to_owned(), scalar(value))),
    }
}

fn scalar(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn written(parameters: &Value, style: Style) -> String {
        encode(&pairs(parameters.as_object().unwrap(), |_| style))
    }

    #[test]
    fn nested_parameters_are_written_in_brackets() {
        let parameters = json!({
            "evidence": { "text": "a b+c&d=é", "gone": null, "none": {}, "empty": [] },
            "expand": ["charge", "payment_intent"], "prior": [{ "charge": "ch_1" }, { "charge": "ch_2" }],
            "submit": false, "amount": 7
        });
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
    fn a_hostile_key_stays_inside_its_pair() {
        assert_eq!(written(&json!({ "metadata": { "a]=1&submit": "t" } }), Style::Deep), "metadata[a]%3D1%26submit]=t");
    }
}
