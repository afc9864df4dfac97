//! A message's key: what tells it from all others, and is the same when the provider sends it again.

use chrono::{SubsecRound, Utc};
use rebuttal_schema::KeyRule;
use serde_json::Value;

use crate::json::{at, scalar as text};
use crate::time;

/// Keys are this long at most, in bytes, so that any database can index them. A longer one would be cut somewhere, and
/// then two could be one.
pub const LONGEST: usize = 500;

/// The key by the first rule that matches: the text of a JSON array, so that no two lists of values give one text. None
/// if no rule matches or a field is missing, blank, or stands twice: a wrong key would lose a message, none only has it
/// processed again.
pub fn of(provider: &str, rules: &[KeyRule], json: &[u8]) -> Option<String> {
    let holds = |(field, value): &(&str, &str)| at(json, field).and_then(text).is_some_and(|found| found == *value);
    let rule = rules.iter().find(|rule| rule.matches.iter().all(holds))?;
    let mut parts = vec![Value::from(provider), Value::from(rule.name)];
    for field in rule.fields {
        parts.push(match (scalar(at(json, field.name)?)?, field.time) {
            (Value::String(text), _) if text.trim().is_empty() => return None,
            (Value::String(text), true) => Value::String(in_utc(text)),
            (value, _) => value,
        });
    }
    let key = Value::Array(parts).to_string();
    (key.len() <= LONGEST).then_some(key)
}

/// A text or a number. `serde_json` alone reads the last digit of a long fraction inexactly, and a key must not depend on the
/// features with which a program builds it.
fn scalar(json: &str) -> Option<Value> {
    match json.as_bytes().first()? {
        b'"' => serde_json::from_str(json).ok().map(Value::String),
        b'-' | b'0'..=b'9' => match (json.parse::<u64>(), json.parse::<i64>()) {
            (Ok(number), _) => Some(number.into()),
            (_, Ok(number)) if number != 0 => Some(number.into()),
            _ => serde_json::Number::from_f64(json.parse().ok()?).map(Value::Number),
        },
        _ => None,
    }
}

/// The moment in UTC with its microseconds, which is as much as Python keeps; text that is no moment stays as it is.
fn in_utc(text: String) -> String {
    match time::parse(&text) {
        Some(time) => time.with_timezone(&Utc).trunc_subsecs(6).format("%Y-%m-%dT%H:%M:%S%.6fZ").to_string(),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use rebuttal_schema::KeyField;

    use super::*;

    const A: KeyField = KeyField { name: "a", time: false };
    const RULES: &[KeyRule] = &[
        KeyRule { name: "moved", matches: &[("kind", "moved")], fields: &[A, KeyField { name: "at", time: true }] },
        KeyRule { name: "any", matches: &[("kind", "any")], fields: &[A, KeyField { name: "b", time: false }] },
    ];

    fn key(json: &str) -> Option<String> {
        of("acme", RULES, json.as_bytes())
    }

    #[test]
    fn a_key_names_the_provider_the_rule_and_the_values() {
        let json = r#"{"kind": "moved", "a": "1", "at": "2026-01-31T12:00:00+08:00", "more": {}}"#;
        assert_eq!(key(json).as_deref(), Some(r#"["acme","moved","1","2026-01-31T04:00:00.000000Z"]"#));
    }

    #[test]
    fn the_same_moment_is_the_same_key_however_it_is_written() {
        let at = |time: &str| key(&format!(r#"{{"kind": "moved", "a": "1", "at": "{time}"}}"#));
        let one = at("2026-01-31T12:00:00.123456789+08:00");
        for same in ["2026-01-31T04:00:00.123456Z", "2026-01-31T12:00:00.123456+0800", "2026-01-31 04:00:00.1234569Z"] {
            assert_eq!(at(same), one, "{same}");
        }
        assert_ne!(at("2026-01-31T04:00:00.123457Z"), one);
        assert_ne!(at("31 January"), at("31 january"), "what is no moment is text");
    }

    #[test]
    fn values_that_would_join_to_one_text_give_two_keys() {
        let pairs =
            [("a|b", "c"), ("a", "b|c"), ("a\\\",\\\"b", "c"), ("a", "b\\\",\\\"c"), ("a,b", "c"), ("a", "b,c")];
        let keys: std::collections::BTreeSet<_> = pairs
            .map(|(a, b)| key(&format!(r#"{{"kind": "any", "a": "{a}", "b": "{b}"}}"#)).expect("a key"))
            .into_iter()
            .collect();
        assert_eq!(keys.len(), pairs.len());
        let fraction = key(r#"{"kind": "any", "a": -0, "b": 1.7976931348623157e-30}"#);
        assert_eq!(fraction.as_deref(), Some(r#"["acme","any",-0.0,1.7976931348623157e-30]"#));
        let number = key(r#"{"kind": "any", "a": 1, "b": 23}"#);
        assert!(number.is_some() && number != key(r#"{"kind": "any", "a": 12, "b": 3}"#));
    }

    #[test]
    fn what_lacks_a_field_or_is_of_an_unknown_kind_has_no_key() {
        for json in [
            r#"{"kind": "new", "a": "1", "b": "2"}"#,
            r#"{"a": "1", "b": "2"}"#,
            r#"{"kind": "any", "a": "1"}"#,
            r#"{"kind": "any", "a": "1", "b": null}"#,
            r#"{"kind": "any", "a": " ", "b": "2"}"#,
            r#"{"kind": "any", "a": "1", "b": ["2"]}"#,
            r#"{"kind": "any", "a": "1", "a": "1", "b": "2"}"#,
            r#"{"kind": "any", "a": "1", "b": true}"#,
            "[]",
            "",
        ] {
            assert_eq!(key(json), None, "{json}");
        }
    }

    #[test]
    fn a_key_that_would_be_too_long_is_none() {
        let long = |length: usize| key(&format!(r#"{{"kind": "any", "a": "{}", "b": "2"}}"#, "x".repeat(length)));
        let most = LONGEST - r#"["acme","any","","2"]"#.len();
        assert!(long(most).is_some() && long(most + 1).is_none());
    }
}
