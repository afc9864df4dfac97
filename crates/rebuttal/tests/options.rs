//! The known answers of tests/vectors/options.json: which options are refused, and as what.

use rebuttal::dynamic::{self, Client, Names, Receiver, Request};
use rebuttal::{Error, alipay};
use serde_json::{Map, Value, json};

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
        "AlipayClient" => Client::open("alipay", &json).map(|_| None),
        "StripeClient" => Client::open("stripe", &json).map(|_| None),
        "AlipayWebhooks" => Receiver::open("alipay", &json).map(Some),
        _ => Receiver::open("stripe", &json).map(Some),
    }
}

async fn call(client: &Client, options: &Value) -> Error {
    let request = Request {
        json: br#"{"dispute": "du_1"}"#.to_vec(),
        names: Names::Wire,
        options: options.to_string().into_bytes(),
        attachments: Vec::new(),
        progress: None,
        observed: None,
        spent: std::time::Duration::ZERO,
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
            Some(call(&Client::open("stripe", &json).expect("a client"), &row["options"]).await)
        } else {
            options.extend(row["options"].as_object().expect("options").clone());
            open(of, &options).err()
        };
        let found = error.map(|error| json!({"class": error.kind().class(), "field": error.field()}));
        assert_eq!(found.unwrap_or_default(), row["error"], "{row}");
    }
}

#[test]
fn a_variable_is_read_alike() {
    let keys = Keys::new();
    for row in vectors("variables") {
        let of = row["of"].as_str().expect("a name");
        let provider = if of.starts_with("Alipay") { "alipay" } else { "stripe" };
        let mut options = if provider == "alipay" { keys.good(of) } else { Map::new() };
        let names = [
            ("STRIPE_API_KEY", "api_key"),
            ("STRIPE_ACCOUNT", "account"),
            ("STRIPE_API_BASE", "api_base"),
            ("STRIPE_WEBHOOK_SECRET", "webhook_secret"),
            ("ALIPAY_KEY_VERSION", "key_version"),
            ("ALIPAY_PUBLIC_KEY", "alipay_public_key"),
        ];
        let mut refused = None;
        for (variable, text) in row["env"].as_object().expect("variables") {
            let option = names.iter().find(|(name, _)| name == variable).expect("a known variable").1;
            match dynamic::variable(provider, variable, &keys.filled(text.as_str().expect("text"))) {
                Ok(Some(json)) => drop(options.insert(option.to_owned(), serde_json::from_slice(&json).expect("JSON"))),
                Ok(None) => {}
                Err(error) => refused = Some(error),
            }
        }
        let made = refused.map_or_else(|| open(of, &options), Err);
        if let Ok(Some(hooks)) = &made
            && of == "StripeWebhooks"
        {
            let headers = hooks.sign_test("whsec_new", b"{}", 1_700_000_000_000).expect("headers");
            let headers: Vec<_> = headers.iter().map(|(name, value)| (name.as_str(), value.as_bytes())).collect();
            hooks.verify(&headers, b"{}", 1_700_000_000_000).expect("the new secret is among them");
        }
        let found = made.err().map(|error| error.field().unwrap_or("none").to_owned());
        assert_eq!(found.as_deref(), row["error"].as_str(), "{row}");
    }
}
