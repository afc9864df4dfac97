//! What an error's message names, and that nothing of the provider's gets through it unescaped or without end.

mod common;

use std::sync::{Arc, Mutex};

use common::Stage;
use rebuttal::stripe::Client;
use rebuttal::{CallFacts, Error, Observer, Outcome};
use rebuttal_sandbox::stripe::Op;
use serde_json::{Value, json};

/// A line break, colours, a zero byte, a text that runs backwards, a line separator and a blank without width.
const HOSTILE: &str = "late\r\n\u{1b}[31mERROR forged\0\u{202e}gpj.\u{2028}\u{200b}end";

fn raw(text: &str) -> bool {
    text.chars().any(|c| c.is_control() || ['\u{202e}', '\u{2028}', '\u{200b}'].contains(&c))
}

#[derive(Clone, Default)]
struct Seen(Arc<Mutex<Vec<CallFacts>>>);

impl Observer for Seen {
    fn call(&self, facts: &CallFacts) {
        self.0.lock().expect("no panic").push(facts.clone());
    }
}

fn client(stage: &Stage, seen: &Seen) -> Client {
    let setting = |name: &str| stage.variables["sandbox"]["stripe"][name].as_str().expect("a setting").to_owned();
    let builder = Client::builder().api_key(setting("api_key")).api_base(setting("api_base")).max_attempts(1);
    builder.observer(seen.clone()).build().expect("a client")
}

async fn refusal(stage: &Stage, seen: &Seen, error: Value) -> Error {
    let fault = stage.sandbox.faults().before(Op::RetrieveDispute);
    fault.with("body", json!({ "error": error })).with("headers", json!({"Request-Id": "req_1234"})).status(400);
    client(stage, seen).retrieve_dispute("du_1").send().await.expect_err("a refusal")
}

#[tokio::test]
async fn a_refusal_names_provider_operation_code_type_param_and_request() {
    let stage = Stage::open().await;
    let error =
        json!({"code": "parameter_unknown", "type": "invalid_request_error", "param": "colour", "message": "J"});
    let error = refusal(&stage, &Seen::default(), error).await;
    let message = error.to_string();
    for word in ["stripe", "retrieveDispute", "parameter_unknown", "invalid_request_error", "colour", "req_1234", "400"]
    {
        assert!(message.contains(word), "{word} is not in {message}");
        assert!(format!("{error:?}").contains(word), "{word} is not in {error:?}");
    }
    assert_eq!((error.provider(), error.operation()), (Some("stripe"), Some("retrieveDispute")));
    assert_eq!((error.error_type(), error.param()), (Some("invalid_request_error"), Some("colour")));
}

#[tokio::test]
async fn a_failed_connection_names_host_port_and_root_cause() {
    // No label of a name is that long, so nobody is asked for its address.
    let nobody = format!("{}.invalid", "x".repeat(64));
    let (https, port) = (format!("https://{nobody}"), format!("{nobody}:443"));
    for (base, words) in [("http://127.0.0.1:1", ["127.0.0.1:1", "refused"]), (&https, [&port, "dns name"])] {
        let client = Client::builder().api_key("sk_1").api_base(base).max_attempts(1).build().expect("a client");
        let error = client.retrieve_dispute("du_secret_id").send().await.expect_err("no connection");
        let message = error.to_string();
        for word in ["stripe", "retrieveDispute"].into_iter().chain(words) {
            assert!(message.contains(word), "{word} is not in {message}");
        }
        assert!(!message.contains("du_secret_id") && !format!("{error:?}").contains("du_secret_id"), "{error:?}");
        assert_eq!((error.outcome(), error.operation()), (Outcome::NotDone, Some("retrieveDispute")));
    }
}

#[tokio::test]
async fn what_the_provider_says_is_escaped_wherever_it_shows() {
    let stage = Stage::open().await;
    let seen = Seen::default();
    let words = json!({"code": HOSTILE, "type": HOSTILE, "param": HOSTILE, "doc_url": HOSTILE, "message": HOSTILE});
    let error = refusal(&stage, &seen, words).await;
    let facts = seen.0.lock().expect("no panic").pop().expect("a call");
    let attributes = [error.code(), error.error_type(), error.param(), error.provider_message(), facts.code.as_deref()];
    let shown = [error.to_string(), format!("{error:?}"), error.to_json().to_string(), format!("{facts:?}")];
    for text in attributes.into_iter().flatten().chain(shown.iter().map(String::as_str)) {
        assert!(!raw(text), "{text:?}");
    }
    assert!(error.to_string().contains(r"late\r\n\u{1b}[31mERROR forged"), "{error}");
    assert!(error.raw().is_some_and(|raw| raw.windows(6).any(|found| found == b"forged")));
}

#[tokio::test]
async fn a_text_without_end_is_cut() {
    let stage = Stage::open().await;
    let endless = "x".repeat(2_000_000);
    let words = json!({"code": endless, "type": endless, "param": endless, "message": endless});
    let error = refusal(&stage, &Seen::default(), words).await;
    assert!(error.to_string().len() < 2_000 && format!("{error:?}").len() < 4_000, "{}", error.to_string().len());
    assert!(error.code().is_some_and(|code| code.len() < 400 && code.starts_with("xxx")));
    assert!(error.raw().is_some_and(|raw| raw.len() > 8_000_000));
    assert!(error.to_json().to_string().len() < 20_000);
}
