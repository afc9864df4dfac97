//! The known answers of tests/vectors/options.json: which options are refused, as what, and in which words.

use rebuttal::dynamic::{self, Client, Configured, Options, Receiver, Request, Style};
use rebuttal::{Error, alipay};
use serde_json::{Map, Value, json};
use std::collections::HashMap;
use std::ffi::OsString;

fn vectors(list: &str) -> Vec<Value> {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/vectors/options.json");
    let vectors: Value =
        serde_json::from_str(&std::fs::read_to_string(file).expect("the known answers")).expect("JSON");
    vectors[list].as_array().expect("rows").clone()
}

/// A private key, and two public ones.
struct Keys(String, [String; 2]);

impl Keys {
    fn new() -> Self {
        let private = || alipay::generate_private_key().expect("a key");
        let public = || alipay::PrivateKey::new(private()).expect("a key").public_key().expect("its half");
        Self(private(), [public(), public()])
    }

    fn good(&self, of: &str) -> Map<String, Value> {
        let good = match of {
            "AlipayClient" => json!({"client_id": "C", "private_key": self.0, "alipay_public_key": self.1[0]}),
            "AlipayWebhooks" => json!({"path": "/hooks", "client_id": "C", "alipay_public_key": self.1[0]}),
            "StripeWebhooks" => json!({"webhook_secret": "whsec_1"}),
            _ => json!({"api_key": "sk_test_1", "api_base": "https://127.0.0.1:1"}),
        };
        good.as_object().expect("an object").clone()
    }

    fn filled(&self, text: &str) -> String {
        let pem = |key: &str| {
            let lines: Vec<&str> = key.as_bytes().chunks(64).map(|line| str::from_utf8(line).expect("ASCII")).collect();
            format!("-----BEGIN PUBLIC KEY-----\n{}\n-----END PUBLIC KEY-----", lines.join("\n"))
        };
        let [one, two] = &self.1;
        text.replace("{key}", one).replace("{key2}", two).replace("{pem}", &pem(one)).replace("{pem2}", &pem(two))
    }
}

fn open(of: &str, options: &Map<String, Value>) -> Result<Option<Receiver>, Error> {
    let json = serde_json::to_vec(options).expect("JSON");
    match of {
        "AlipayClient" => dynamic::client("alipay", &json).map(|_| None),
        "StripeClient" => dynamic::client("stripe", &json).map(|_| None),
        "AlipayWebhooks" => dynamic::receiver("alipay", &json).map(Some),
        _ => dynamic::receiver("stripe", &json).map(Some),
    }
}

async fn call(client: &Client, options: &Value) -> Error {
    let request = Request {
        json: br#"{"dispute": "du_1"}"#.to_vec(),
        options: options.to_string().into_bytes(),
        ..Request::default()
    };
    client
        .call(client.operation("closeDispute").expect("an operation"), request)
        .await
        .map(|_| ())
        .expect_err("refused")
}

#[tokio::test]
async fn an_option_is_taken_or_refused_by_its_name() {
    let keys = Keys::new();
    for row in vectors("rows") {
        let of = row["of"].as_str().expect("a name");
        let mut options = keys.good(of);
        let error = if of == "call" {
            let json = serde_json::to_vec(&options).expect("JSON");
            Some(call(&dynamic::client("stripe", &json).expect("a client"), &row["options"]).await)
        } else {
            options.extend(row["options"].as_object().expect("options").clone());
            open(of, &options).err()
        };
        assert_eq!(error.map(|error| found(&error)).unwrap_or_default(), row["error"], "{row}");
    }
}

fn found(error: &Error) -> Value {
    json!({"class": error.kind().class(), "field": error.field(), "message": error.to_string()})
}

#[test]
fn a_variable_is_read_alike() {
    let keys = Keys::new();
    for row in vectors("variables") {
        let of = row["of"].as_str().expect("a name");
        let provider = if of.starts_with("Alipay") { "alipay" } else { "stripe" };
        let configured = if of.ends_with("Client") { Configured::Client } else { Configured::Receiver };
        let text = |text: &Value| keys.filled(text.as_str().expect("text"));
        let mut variables: HashMap<&str, String> = HashMap::new();
        if provider == "alipay" {
            let good = keys.good("AlipayClient");
            variables.insert("ALIPAY_CLIENT_ID", "C".to_owned());
            variables.insert("ALIPAY_PRIVATE_KEY", text(&good["private_key"]));
            variables.insert("ALIPAY_PUBLIC_KEY", text(&good["alipay_public_key"]));
        }
        variables.extend(row["env"].as_object().expect("variables").iter().map(|(name, value)| (&**name, text(value))));
        let given = row["options"].as_object().cloned().unwrap_or_default();
        let json = Value::from(given.clone()).to_string();
        let read = dynamic::from_env(provider, configured, Options::from(&json), |name| {
            variables.get(name).map(OsString::from)
        });
        let made = read.and_then(|more| {
            let mut options: Map<String, Value> = serde_json::from_slice(&more).expect("JSON");
            assert!(given.keys().all(|name| !options.contains_key(name)), "{row}");
            options.extend(given);
            open(of, &options)
        });
        if let Ok(Some(hooks)) = &made
            && of == "StripeWebhooks"
        {
            let headers = hooks.sign_test("whsec_new", b"{}", 1_700_000_000_000).expect("headers");
            let headers: Vec<_> = headers.iter().map(|(name, value)| (name.as_str(), value.as_bytes())).collect();
            hooks.verify(&headers, b"{}", 1_700_000_000_000).expect("the new secret is among them");
        }
        assert_eq!(made.err().map(|error| found(&error)).unwrap_or_default(), row["error"], "{row}");
    }
}

#[test]
fn options_are_written_as_the_callers_language_does() {
    let camel = |json: &'static str| Options { json: json.as_bytes(), style: Style::Camel };
    let read = |json, variable: fn(&str) -> Option<OsString>| {
        dynamic::from_env("stripe", Configured::Client, camel(json), variable)
    };
    let key = |name: &str| (name == "STRIPE_API_KEY").then(|| "sk_test_1".into());
    assert_eq!(
        read(r#"{"maxAttempts": 2, "apiBase": {"is": "a URL", "text": "https://x"}}"#, key).expect("read"),
        br#"{"apiKey":"sk_test_1"}"#
    );
    let refused = |json| {
        let error = dynamic::client("stripe", camel(json)).expect_err("refused");
        (error.field().expect("a field").to_owned(), error.to_string())
    };
    let named = |field: &str, message: &str| (field.to_owned(), format!("the option `{field}` {message}"));
    assert_eq!(refused("{}"), named("apiKey", "is required"));
    assert_eq!(refused(r#"{"api_key": "sk_1"}"#), named("api_key", "is not an option; write `apiKey`"));
    assert_eq!(
        refused(r#"{"apiKey": "sk_1", "connectTimeout": 31536000001}"#),
        named("connectTimeout", "must be a positive number of milliseconds, at most a year")
    );
    assert_eq!(refused(r#"{"apiKey": {"is": "a Buffer"}}"#), named("apiKey", "must be text, not a Buffer"));
    assert_eq!(refused(r#"{"apiKey": {"is": "a URL", "text": "x"}}"#), named("apiKey", "must be text, not a URL"));
    assert_eq!(refused(r#"{"apiKey": null}"#), named("apiKey", "is null; leave it out instead"));
    assert_eq!(refused(r#"{"apiKey": "sk_1", "observer": 1}"#), named("observer", "must be an observer"));
}
