//! The stories of tests/scenarios, told through the public client.

mod calls;
#[path = "../common/mod.rs"]
mod common;
mod matrix;
mod receive;
mod witness;

use std::panic::AssertUnwindSafe;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use futures_util::FutureExt as _;

use calls::{Answered, Call, content};
use common::{Stage, options};
use rebuttal::{Error, Outcome, alipay, dynamic};
use serde_json::{Value, json};
use witness::Witness;

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
        .filter(|path| path.extension().is_some_and(|kind| kind == "yaml"))
        .filter(|path| !path.ends_with("providers.yaml") && !path.ends_with("matrix.yaml"))
        .collect();
    files.sort();
    let providers = read(&Path::new(FOLDER).join("providers.yaml"));
    let mut stage = Stage::open().await;
    let (mut told, mut failed) = (0, Vec::new());
    for file in files {
        for scenario in read(&file).as_array().expect("a list of scenarios") {
            let provider = scenario["provider"].as_str().expect("a provider");
            let mut run = Run::new(&mut stage, scenario, provider, &providers[provider]);
            // One that does not hold says so by itself; the others are told all the same.
            if AssertUnwindSafe(run.play()).catch_unwind().await.is_err() {
                failed.push(scenario["name"].as_str().expect("a name").to_owned());
            }
            told += 1;
        }
    }
    assert!(failed.is_empty(), "{} scenarios do not hold: {failed:#?}", failed.len());
    assert!(told >= 70, "only {told} scenarios were found");
}

struct Run<'a> {
    stage: &'a mut Stage,
    scenario: &'a Value,
    /// The provider's name, and how to make its client and receiver.
    name: &'a str,
    provider: &'a Value,
    /// The client that makes all calls, where the scenario wants one.
    kept: Option<dynamic::Client>,
    /// What each call whose effects are counted was told, and how many it had.
    calls: Vec<Value>,
}

impl<'a> Run<'a> {
    fn new(stage: &'a mut Stage, scenario: &'a Value, name: &'a str, provider: &'a Value) -> Self {
        Self { stage, scenario, name, provider, kept: None, calls: Vec::new() }
    }

    async fn play(&mut self) {
        let name = self.scenario["name"].as_str().expect("a name").to_owned();
        self.stage.control("POST", "/_sandbox/reset", &Value::Null).await;
        self.stage.variables.retain(|key, _| key == "sandbox" || key == "closed");
        for (index, step) in self.scenario["steps"].as_array().expect("steps").iter().enumerate() {
            let place = format!("{name}, step {}", index + 1);
            if step.get("control").is_some() {
                self.control(step).await;
            } else if step.get("call").is_some() {
                self.call(step, &place).await;
            } else if step.get("iterate").is_some() {
                self.iterate(step, &place).await;
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
            let id = self.provider["id"].as_str().expect("the key of ids");
            let dispute = self.stage.variables[variable][id].as_str().expect("a dispute").to_owned();
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

    fn call_of(&mut self, step: &Value, operation: &str) -> Call {
        let base = self.stage.fill(&self.provider["client"]);
        let own = self.scenario.get("client").map(|own| self.stage.fill(own));
        let of_step = step.get("client").map(|own| self.stage.fill(own));
        let client = options(&options(&base, own.as_ref()), of_step.as_ref());
        if self.scenario["one_client"] == true && self.kept.is_none() {
            self.kept = dynamic::client(self.name, client.to_string().as_bytes()).ok();
        }
        Call {
            provider: self.name.to_owned(),
            client,
            kept: self.kept.clone(),
            operation: operation.to_owned(),
            parameters: self.stage.fill(&step["with"]),
            options: step.get("options").map_or(json!({}), |options| self.stage.fill(options)),
            // The cells of the fault matrix are watched, other scenarios are not: both must do.
            witness: self.scenario.get("cell").map(|_| Witness::default()),
        }
    }

    async fn call(&mut self, step: &Value, place: &str) {
        let operation = step["call"].as_str().expect("an operation");
        let counted = step.get("effects");
        let before = if counted.is_some() { self.stage.all_effects().await } else { 0 };
        let call = self.call_of(step, operation);
        let witness = call.witness.clone();
        let result = call.send().await;
        if let Some(witness) = witness {
            let attempts = result.as_ref().map_or_else(Error::attempts, |answered| answered.attempts);
            witness.agrees(result.as_ref(), attempts, place);
        }
        if let Some(expected) = counted {
            let effects = self.stage.all_effects().await - before;
            let told = result.as_ref().map_or_else(|error| error.outcome().as_str(), |_| "success");
            self.calls.push(json!({"told": told, "effects": effects}));
            assert_eq!(json!(effects), *expected, "{place}: effects, and told was {told}");
        }
        match result {
            Ok(answered) => {
                assert!(step.get("error").is_none(), "{place}: a success, and an error was expected");
                self.check_answered(step, &answered, place);
                if let Some(name) = step["save"].as_str() {
                    self.stage.variables.insert(name.to_owned(), answered.value);
                }
            }
            Err(error) => self.check_error(step, &error, place),
        }
        if let Some(expected) = step.get("requests") {
            assert_eq!(json!(self.stage.arrived(operation).await), *expected, "{place}: requests at the provider");
        }
    }

    fn check_answered(&self, step: &Value, answered: &Answered, place: &str) {
        match step["answer"].get("bytes") {
            Some(bytes) => assert!(answered.raw == content(&bytes["file"]), "{place}: other bytes"),
            None => self.check_answer(&step["answer"], &answered.value, &answered.raw, place),
        }
        check(step.get("attempts"), &json!(answered.attempts), place, "attempts");
    }

    /// Walks over all items of a list.
    async fn iterate(&mut self, step: &Value, place: &str) {
        let operation = step["iterate"].as_str().expect("an operation");
        let (items, error) = self.call_of(step, operation).items().await;
        let expected = &step["items"];
        check(expected.get("count"), &json!(items.len()), place, "items");
        if let Some(pointer) = expected["distinct"].as_str() {
            let found: std::collections::BTreeSet<String> =
                items.iter().map(|item| item.pointer(pointer).expect("the value").to_string()).collect();
            assert_eq!(found.len(), items.len(), "{place}: items came twice");
        }
        for (which, item) in [("first", items.first()), ("last", items.last())] {
            if let Some(expected) = expected.get(which) {
                self.check_answer(expected, item.expect("an item"), b"null", place);
            }
        }
        match error {
            Some(error) => self.check_error(step, &error, place),
            None => assert!(step.get("error").is_none(), "{place}: an error was expected"),
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
            } else if key == "details" {
                for (name, text) in expected.as_object().expect("names and texts") {
                    assert_eq!(facts["details"].get(name), Some(text), "{place}: detail {name} of {error:?}");
                }
            } else {
                assert_eq!(facts.get(key), Some(&expected), "{place}: {key} of {error:?}");
            }
        }
        let shown = format!("{error} {error:?} {:?}", error.causes());
        let secrets = ["alipay_private_key", "merchant_private_key", "api_key", "webhook_secret"];
        for secret in secrets.iter().filter_map(|name| self.stage.variables["sandbox"][self.name][name].as_str()) {
            assert!(!shown.contains(secret), "{place}: the error shows a key");
        }
    }
}

fn check(expected: Option<&Value>, found: &Value, place: &str, what: &str) {
    if let Some(expected) = expected {
        assert_eq!(found, expected, "{place}: {what}");
    }
}

#[test]
fn outcomes_have_the_same_words_everywhere() {
    assert_eq!(
        [Outcome::NotDone, Outcome::Done, Outcome::Unknown].map(Outcome::as_str),
        ["not_done", "done", "unknown"]
    );
}
