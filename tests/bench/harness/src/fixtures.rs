//! The bodies that are served and read: a dispute as it is committed, and what is made of it.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use xtask::commands::paths;

/// How many disputes a list has.
const LENGTH: usize = 100;

/// Writes all of them into a folder, which it gives.
///
/// # Errors
/// When a file fails.
pub fn write() -> Result<PathBuf, String> {
    let (from, to) = (paths::root().join("tests/bench/fixtures"), paths::target().join("bench").join("fixtures"));
    fs::create_dir_all(&to).map_err(|error| format!("{}: {error}", to.display()))?;
    let dispute: Value =
        serde_json::from_str(&text(&from.join("dispute.json"))?).map_err(|error| format!("dispute.json: {error}"))?;
    for (name, value) in
        [("dispute.json", &dispute), ("disputes.json", &list(&dispute)), ("event.json", &event(&dispute))]
    {
        // As the provider writes it.
        put(&to.join(name), &format!("{value:#}\n"))?;
    }
    put(&to.join("notification.json"), &text(&from.join("notification.json"))?)?;
    Ok(to)
}

fn text(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn put(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

/// A page of disputes, each with ids of its own.
fn list(dispute: &Value) -> Value {
    let data = (1..=LENGTH).map(|number| numbered(dispute, number));
    json!({"object": "list", "data": data.collect::<Vec<_>>(), "has_more": false, "url": "/v1/disputes"})
}

/// The dispute with another number at the end of each id.
fn numbered(value: &Value, number: usize) -> Value {
    match value {
        Value::String(text) => Value::String(text.replace("BENCH000000000000000001", &format!("BENCH{number:018}"))),
        Value::Array(items) => items.iter().map(|item| numbered(item, number)).collect(),
        Value::Object(map) => map.iter().map(|(name, value)| (name.clone(), numbered(value, number))).collect(),
        other => other.clone(),
    }
}

fn event(dispute: &Value) -> Value {
    json!({
        "id": "evt_1BENCH000000000000000001",
        "object": "event",
        "api_version": "2026-10-28.endive",
        "created": 1_767_225_600,
        "data": {"object": dispute},
        "livemode": false,
        "pending_webhooks": 1,
        "request": {"id": null, "idempotency_key": null},
        "type": "charge.dispute.created",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_has_a_hundred_disputes_and_no_id_twice() {
        let list = list(&json!({"id": "du_1BENCH000000000000000001", "object": "dispute"}));
        let ids: std::collections::BTreeSet<_> =
            list["data"].as_array().unwrap().iter().map(|dispute| dispute["id"].as_str().unwrap()).collect();
        assert_eq!(ids.len(), 100);
        assert!(ids.contains("du_1BENCH000000000000000100"), "{ids:?}");
    }
}
