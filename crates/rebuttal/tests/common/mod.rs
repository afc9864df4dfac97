//! A sandbox of the test's own, a small control client, and scenario variables.
#![allow(dead_code, unreachable_pub, reason = "each test crate uses a part of it")]

pub mod wire;

use rebuttal_sandbox::Sandbox;
use serde_json::{Map, Value, json};

/// A sandbox and what scenarios may refer to.
pub struct Stage {
    pub sandbox: Sandbox,
    pub variables: Map<String, Value>,
    http: reqwest::Client,
}

impl Stage {
    pub async fn open() -> Self {
        let sandbox = Sandbox::start().await.expect("a sandbox on a free port");
        // A free port would not stay free beside other tests; this one is given to nobody who asks for any.
        let closed = "http://127.0.0.1:1".to_owned();
        let mut variables = Map::new();
        variables.insert("sandbox".to_owned(), sandbox.to_json());
        variables.insert("closed".to_owned(), Value::String(closed));
        Self { sandbox, variables, http: reqwest::Client::new() }
    }

    /// A request to the control interface; it must succeed.
    pub async fn control(&self, method: &str, path: &str, body: &Value) -> Value {
        let method = method.parse().expect("a method");
        let request = self.http.request(method, format!("{}{path}", self.sandbox.url()));
        let request = if body.is_null() { request } else { request.json(body) };
        let response = request.send().await.expect("the sandbox answers");
        let status = response.status();
        let text = response.text().await.expect("a whole answer");
        assert!(status.is_success(), "{path} answered {status}: {text}");
        if text.is_empty() { Value::Null } else { serde_json::from_str(&text).expect("JSON") }
    }

    /// How many requests for an operation have arrived.
    pub async fn arrived(&self, operation: &str) -> usize {
        let log = self.control("GET", "/_sandbox/requests", &Value::Null).await;
        let list = log.as_array().or_else(|| log["requests"].as_array()).expect("a list of requests");
        // One with a fixed parameter goes by the name of its variant too.
        let named = |names: &Value| names.as_array().is_some_and(|names| names.contains(&json!(operation)));
        list.iter().filter(|request| request["operation"] == operation || named(&request["operations"])).count()
    }

    /// The number of effects on a dispute.
    pub async fn effects(&self, dispute: &str) -> u64 {
        let effects = self.control("GET", "/_sandbox/effects", &Value::Null).await;
        effects["effects"][dispute]["count"].as_u64().unwrap_or_default()
    }

    /// The number of all effects that there have been.
    pub async fn all_effects(&self) -> u64 {
        let effects = self.control("GET", "/_sandbox/effects", &Value::Null).await;
        let counts = effects["effects"].as_object().expect("effects").values();
        counts.map(|one| one["count"].as_u64().expect("a count")).sum()
    }

    /// Puts variables into a value.
    pub fn fill(&self, value: &Value) -> Value {
        match value {
            Value::String(text) => self.fill_text(text),
            Value::Array(list) => list.iter().map(|item| self.fill(item)).collect(),
            Value::Object(map) if map.len() == 2 && map.contains_key("repeat") && map.contains_key("times") => {
                let times = usize::try_from(map["times"].as_u64().expect("times")).expect("times");
                Value::String(map["repeat"].as_str().expect("repeat").repeat(times))
            }
            Value::Object(map) => map.iter().map(|(key, item)| (key.clone(), self.fill(item))).collect(),
            other => other.clone(),
        }
    }

    fn fill_text(&self, text: &str) -> Value {
        let mut out = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("${") {
            let (name, after) = after.split_once('}').expect("a closing brace");
            let value = self.variable(name);
            if before.is_empty() && after.is_empty() && out.is_empty() {
                return value;
            }
            out.push_str(before);
            out.push_str(&value.as_str().map_or_else(|| value.to_string(), str::to_owned));
            rest = after;
        }
        Value::String(out + rest)
    }

    fn variable(&self, name: &str) -> Value {
        let mut keys = name.split('.');
        let mut value = self.variables.get(keys.next().unwrap_or_default());
        for key in keys {
            value = value.and_then(|value| match key.parse::<usize>() {
                Ok(index) => value.get(index),
                Err(_) => value.get(key),
            });
        }
        value.unwrap_or_else(|| panic!("there is no ${{{name}}}")).clone()
    }
}

/// The option JSON of a provider's part (`client`, `receiver`) with a scenario's own on top.
pub fn options(base: &Value, own: Option<&Value>) -> Value {
    let mut all = base.as_object().cloned().unwrap_or_default();
    all.extend(own.and_then(Value::as_object).cloned().unwrap_or_default());
    json!(all)
}
