//! The stories of tests/scenarios, told through the public client.

mod common;

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use common::{Stage, options};
use rebuttal::{Attachment, Error, Outcome, Response, alipay, dynamic};
use serde_json::{Map, Value, json};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/scenarios");

fn read(path: &Path) -> Value {
    let text = std::fs::read_to_string(path).expect("a readable file");
    serde_saphyr::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[tokio::test]
async fn every_scenario_holds() {
    let mut files: Vec<_> = std::fs::read_dir(FOLDER)
        .expect("the scenarios")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "yaml") && !path.ends_with("providers.yaml"))
        .collect();
    files.sort();
    let providers = read(&Path::new(FOLDER).join("providers.yaml"));
    let mut stage = Stage::open().await;
    let mut told = 0;
    for file in files {
        for scenario in read(&file).as_array().expect("a list of scenarios") {
            let provider = scenario["provider"].as_str().expect("a provider");
            Story { stage: &mut stage, scenario, provider: &providers[provider] }.tell().await;
            told += 1;
        }
    }
    assert!(told >= 70, "only {told} scenarios were found");
}

struct Story<'a> {
    stage: &'a mut Stage,
    scenario: &'a Value,
    provider: &'a Value,
}

impl Story<'_> {
    async fn tell(mut self) {
        let name = self.scenario["name"].as_str().expect("a name").to_owned();
        self.stage.control("POST", "/_sandbox/reset", &Value::Null).await;
        self.stage.variables.retain(|key, _| key == "sandbox" || key == "closed");
        for (index, step) in self.scenario["steps"].as_array().expect("steps").iter().enumerate() {
            let place = format!("{name}, step {}", index + 1);
            if step.get("control").is_some() {
                self.control(step).await;
            } else if step.get("call").is_some() {
                self.call(step, &place).await;
            } else if let Some(name) = step.get("make_key") {
                let key = alipay::generate_private_key().expect("a key");
                let name = name.as_str().expect("a name").to_owned();
                self.stage.variables.insert(name, json!({ "private_key": key }));
            } else if step.get("receive").is_some() {
                self.receive(step, &place);
            } else {
                panic!("{place}: what is this?");
            }
        }
        for (variable, count) in self.scenario["effects"].as_object().into_iter().flatten() {
            let dispute = self.stage.variables[variable]["disputeId"].as_str().expect("a dispute").to_owned();
            assert_eq!(json!(self.stage.effects(&dispute).await), *count, "{name}: effects on {variable}");
        }
    }

    async fn control(&mut self, step: &Value) {
        let control = self.stage.fill(&step["control"]);
        let method = control["method"].as_str().unwrap_or("POST");
        let answer = self.stage.control(method, control["path"].as_str().expect("a path"), &control["body"]).await;
        if let Some(name) = step["save"].as_str() {
            self.stage.variables.insert(name.to_owned(), answer);
        }
    }

    async fn call(&mut self, step: &Value, place: &str) {
        let base = self.stage.fill(&self.provider["client"]);
        let own = self.scenario.get("client").map(|own| self.stage.fill(own));
        let client = options(&base, own.as_ref());
        let operation = step["call"].as_str().expect("an operation");
        let parameters = self.stage.fill(&step["with"]);
        let call_options = step.get("options").map_or(json!({}), |options| self.stage.fill(options));
        match call(&client, operation, parameters, &call_options).await {
            Ok(answered) => {
                assert!(step.get("error").is_none(), "{place}: a success, and an error was expected");
                self.check_answer(&step["answer"], &answered.value, &answered.raw, place);
                check(step.get("attempts"), &json!(answered.attempts), place, "attempts");
            }
            Err(error) => self.check_error(step, &error, place),
        }
        if let Some(expected) = step.get("requests") {
            assert_eq!(json!(self.stage.arrived(operation).await), *expected, "{place}: requests at the provider");
        }
    }

    fn receive(&mut self, step: &Value, place: &str) {
        let mut settings = options(
            &self.stage.fill(&self.provider["receiver"]),
            self.scenario.get("receiver").map(|own| self.stage.fill(own)).as_ref(),
        );
        let body = self.stage.fill(&step["receive"]);
        let mut body = body.as_str().map_or_else(|| body.to_string(), str::to_owned).into_bytes();
        let mut key = self.stage.fill(&self.provider["signing_key"]);
        let damage = step["damage"].as_str().unwrap_or("none").to_owned();
        if damage == "other_key" {
            key = alipay::generate_private_key().expect("a key").into();
        }
        let signer = receiver(&settings);
        let mut headers = signer.sign_test_message(&body, key.as_str().expect("a key")).expect("a signature");
        match damage.split_once(':').unwrap_or((&damage, "")) {
            ("none" | "other_key", _) => {}
            ("body", _) => {
                let middle = body.len() / 2;
                body[middle] ^= 1;
            }
            ("path", _) => settings["path"] = json!("/somewhere/else"),
            ("signature", _) => {
                let (_, value) = headers.iter_mut().find(|(name, _)| name == "Signature").expect("a signature");
                // No percent escape has a lower-case letter, so what changes is the signature and not how it is written.
                let from = value.find("signature=").expect("its value") + "signature=".len();
                let at = from + value[from..].find(|c: char| c.is_ascii_lowercase()).expect("a lower-case letter");
                let other = if value.as_bytes()[at] == b'a' { "b" } else { "a" };
                value.replace_range(at..=at, other);
            }
            ("missing", name) => headers.retain(|(key, _)| key != name),
            ("set", pair) => {
                let (name, value) = pair.split_once('=').expect("a name and a value");
                headers.retain(|(key, _)| key != name);
                headers.push((name.to_owned(), value.to_owned()));
            }
            ("twice", name) => {
                let double = headers.iter().find(|(key, _)| key == name).expect("the header").clone();
                headers.push(double);
            }
            _ => panic!("{place}: there is no damage {damage}"),
        }
        let mut map = http::HeaderMap::new();
        for (name, value) in &headers {
            map.append(
                http::HeaderName::try_from(name.as_str()).expect("a header's name"),
                http::HeaderValue::try_from(value.as_str()).expect("a header's value"),
            );
        }
        match receiver(&settings).receive(&map, &body) {
            Ok(message) => {
                assert!(step.get("error").is_none(), "{place}: taken, and an error was expected");
                let (ty, value) = match &message {
                    alipay::Message::NotifyDispute(it) => ("DisputeNotification", serde_json::to_value(it)),
                    alipay::Message::NotifyDefenseStrategySuggestion(it) => {
                        ("DefenseStrategySuggestionNotification", serde_json::to_value(it))
                    }
                    alipay::Message::NotifyDefenseDocument(it) => {
                        ("DefenseDocumentNotification", serde_json::to_value(it))
                    }
                    other => panic!("{place}: an unknown message {other:?}"),
                };
                check(step.get("message"), &json!(ty), place, "message");
                self.check_answer(&step["answer"], &value.expect("JSON"), &body, place);
            }
            Err(error) => self.check_error(step, &error, place),
        }
    }

    fn check_answer(&self, expected: &Value, value: &Value, raw: &[u8], place: &str) {
        for (pointer, expected) in expected.as_object().into_iter().flatten() {
            let expected = self.stage.fill(expected);
            let expected = match expected.get("file") {
                Some(file) => json!(STANDARD.encode(content(file))),
                None => expected,
            };
            let parsed: Value;
            let found = match pointer.strip_prefix("raw:") {
                Some(pointer) => {
                    parsed = serde_json::from_slice(raw).expect("JSON");
                    parsed.pointer(pointer)
                }
                None => value.pointer(pointer),
            };
            if expected == json!({ "present": true }) {
                assert!(found.is_some_and(|found| !found.is_null()), "{place}: nothing at {pointer}");
            } else {
                assert_eq!(found, Some(&expected), "{place}: {pointer}");
            }
        }
    }

    fn check_error(&self, step: &Value, error: &Error, place: &str) {
        let expected = step.get("error").unwrap_or_else(|| panic!("{place}: {error:?}"));
        let facts = error.to_json();
        for (key, expected) in expected.as_object().expect("what to expect") {
            let expected = self.stage.fill(expected);
            if key == "contains" {
                let text = expected.as_str().expect("a text");
                assert!(error.to_string().contains(text), "{place}: {error} does not hold {text:?}");
            } else {
                assert_eq!(facts.get(key), Some(&expected), "{place}: {key} of {error:?}");
            }
        }
        let shown = format!("{error} {error:?} {:?}", error.causes());
        for secret in ["private_key", "alipay_private_key", "merchant_private_key"] {
            if let Some(secret) = self.stage.variables["sandbox"]["alipay"][secret].as_str() {
                assert!(!shown.contains(secret), "{place}: the error shows a key");
            }
        }
    }
}

fn check(expected: Option<&Value>, found: &Value, place: &str, what: &str) {
    if let Some(expected) = expected {
        assert_eq!(found, expected, "{place}: {what}");
    }
}

fn receiver(settings: &Value) -> alipay::Webhooks {
    let mut builder = alipay::Webhooks::builder()
        .path(settings["path"].as_str().expect("a path"))
        .client_id(settings["client_id"].as_str().expect("a client id"))
        .alipay_public_key(settings["alipay_public_key"].as_str().expect("a key"));
    if let Some(tolerance) = settings["tolerance"].as_f64() {
        builder = builder.tolerance(std::time::Duration::from_secs_f64(tolerance));
    }
    builder.build().expect("a receiver")
}

struct Answered {
    value: Value,
    raw: Vec<u8>,
    attempts: u32,
}

impl Answered {
    #[allow(clippy::needless_pass_by_value, reason = "it is the end of the answer")]
    fn of<T: serde::Serialize>(answer: Response<T>) -> Self {
        let value = serde_json::to_value(&*answer).expect("JSON");
        Self { value, raw: answer.raw().to_vec(), attempts: answer.attempts() }
    }
}

/// `{file: {prefix, size}}` or `{file: {path}}`.
fn attachment(value: &Value) -> Option<Attachment> {
    let file = value.get("file")?;
    Some(match file["path"].as_str() {
        Some(path) => Attachment::path(path),
        None => content(file).into(),
    })
}

fn content(file: &Value) -> Vec<u8> {
    let mut bytes = file["prefix"].as_str().unwrap_or_default().as_bytes().to_vec();
    bytes.resize(usize::try_from(file["size"].as_u64().unwrap_or_default()).expect("a size"), b'x');
    bytes
}

/// Through the typed client where the parameters are what it takes, and by name where a scenario gives what types
/// would not let through.
async fn call(client: &Value, operation: &str, parameters: Value, options: &Value) -> Result<Answered, Error> {
    let plain = options == &json!({});
    let id = parameters["disputeId"].as_str().filter(|_| plain).unwrap_or_default().to_owned();
    match (operation, parameters.as_object().map(Map::len)) {
        ("acceptDispute", Some(1)) if parameters["disputeId"].is_string() && plain => {
            return typed_client(client)?.accept_dispute(id).send().await.map(Answered::of);
        }
        ("supplyDefenseDocument", Some(2)) if plain => {
            let evidence = attachment(&parameters["disputeEvidence"]).expect("a file");
            return typed_client(client)?.supply_defense_document(id, evidence).send().await.map(Answered::of);
        }
        ("downloadDisputeEvidence", Some(2)) if plain => {
            let kind = parameters["disputeEvidenceType"].as_str().expect("a type");
            return typed_client(client)?.download_dispute_evidence(id, kind).send().await.map(Answered::of);
        }
        _ => {}
    }
    let client = dynamic::Client::open("alipay", client.to_string().as_bytes())?;
    let request = dynamic::Request {
        json: parameters.to_string().into_bytes(),
        names: dynamic::Names::Wire,
        options: options.to_string().into_bytes(),
        attachments: Vec::new(),
        progress: None,
    };
    let answer = client.call(client.operation(operation)?, request).await?;
    Ok(Answered {
        value: serde_json::from_slice(&answer.json).expect("JSON"),
        raw: answer.info.raw.to_vec(),
        attempts: answer.info.attempts,
    })
}

fn typed_client(settings: &Value) -> Result<alipay::Client, Error> {
    let mut builder = alipay::Client::builder();
    for (name, value) in settings.as_object().expect("options") {
        builder = match (name.as_str(), value) {
            ("client_id", Value::String(text)) => builder.client_id(text),
            ("private_key", Value::String(text)) => builder.private_key(text),
            ("alipay_public_key", Value::String(text)) => builder.alipay_public_key(text.as_str()),
            ("gateway", Value::String(text)) => builder.gateway(text),
            ("agent_token", Value::String(text)) => builder.agent_token(text),
            ("timeout", Value::Number(seconds)) => {
                builder.timeout(std::time::Duration::from_secs_f64(seconds.as_f64().expect("seconds")))
            }
            ("max_evidence_bytes", Value::Number(count)) => {
                builder.max_evidence_bytes(count.as_i64().expect("a count"))
            }
            ("max_attempts", Value::Number(count)) => builder.max_attempts(count.as_i64().expect("a count")),
            (name, _) => panic!("the runner does not set {name}"),
        };
    }
    builder.build()
}

#[test]
fn outcomes_have_the_same_words_everywhere() {
    assert_eq!([Outcome::None, Outcome::Done, Outcome::Unknown].map(Outcome::as_str), ["none", "done", "unknown"]);
}
