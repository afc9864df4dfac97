//! What several targets need: the known key, clients and receivers, made once.

use std::sync::{Arc, LazyLock};

use futures_util::future::BoxFuture;
use rebuttal::dynamic::{self, Operation, OptionKind, Provider, Receiver};
use rebuttal::{Signer, SignerError, ToSign};
use rebuttal_runtime::client::AnyClient;
use rebuttal_runtime::options::Given;
use rebuttal_runtime::options::{Objects, Style};
use rebuttal_signing::{PrivateKey, known_key};
use serde_json::json;

/// Nobody's key: it is derived from a public seed. That takes long where every step is counted, so it may have been done
/// before, by `cargo run -p rebuttal-signing --features known-key --example known_key`.
pub(crate) static KEY: LazyLock<PrivateKey> = LazyLock::new(|| match std::env::var("REBUTTAL_KNOWN_KEY") {
    Ok(line) => {
        let line: serde_json::Value = serde_json::from_str(&line).unwrap();
        PrivateKey::parse(line["private_key"].as_str().unwrap()).unwrap()
    }
    Err(_) => known_key::private_key("rebuttal known-answer key 1"),
});

/// The merchant's side; nothing is sent.
struct Nobody;

impl Signer for Nobody {
    fn sign<'a>(&'a self, _: ToSign<'a>) -> BoxFuture<'a, Result<Vec<u8>, SignerError>> {
        panic!("there is nothing to sign")
    }
}

pub(crate) const SECRET: &str = "whsec_hostile_input";
pub(crate) const CLIENT_ID: &str = "SANDBOX_hostile";
pub(crate) const PATH: &str = "/alipay";
/// 2026-11-22, in milliseconds.
pub(crate) const NOW: i64 = 1_795_305_600_000;

/// Reads JSON as the model of that name and writes it again.
type RoundTrip = fn(&str, &[u8]) -> Option<Result<Vec<u8>, String>>;

/// A provider with a client that sends nothing, and its receiver with the key that signs for it.
pub(crate) struct Side {
    pub(crate) provider: &'static Provider,
    pub(crate) client: AnyClient,
    pub(crate) receiver: Receiver,
    pub(crate) signing_key: String,
    /// Writes a model anew, by its name.
    pub(crate) round_trip: RoundTrip,
}

/// Every provider.
pub(crate) static SIDES: LazyLock<[Side; 2]> = LazyLock::new(|| {
    let (public, private) = (KEY.public_key().to_spki_base64(), KEY.to_pkcs8_base64().unwrap().to_string());
    let alipay = json!({ "client_id": CLIENT_ID, "alipay_public_key": public });
    let alipay_hooks = json!({ "path": PATH, "client_id": CLIENT_ID, "alipay_public_key": public });
    let stripe = json!({ "api_key": "sk_test_hostile" });
    let stripe_hooks = json!({ "webhook_secret": SECRET });
    [
        side("alipay", &alipay, &alipay_hooks, private, rebuttal::alipay::round_trip),
        side("stripe", &stripe, &stripe_hooks, SECRET.to_owned(), rebuttal::stripe::round_trip),
    ]
});

fn side(
    name: &str,
    client: &serde_json::Value,
    receiver: &serde_json::Value,
    signing_key: String,
    round_trip: RoundTrip,
) -> Side {
    let provider = dynamic::provider(name).unwrap();
    let signer = provider.client_options.iter().any(|option| option.kind == OptionKind::Signer);
    let objects = Objects { signer: signer.then(|| Arc::new(Nobody) as Arc<dyn Signer>), ..Objects::default() };
    Side {
        provider,
        client: AnyClient::open(
            dynamic::implementation(name).unwrap(),
            Given::read(client.to_string().as_bytes(), provider.client_options, Style::Snake).unwrap(),
            objects,
        )
        .unwrap(),
        receiver: dynamic::receiver(name, receiver.to_string().as_bytes()).unwrap(),
        signing_key,
        round_trip,
    }
}

/// Every operation of every provider that `wanted` wants; which of them, a byte says.
pub(crate) fn operation(choice: u8, wanted: fn(&Operation) -> bool) -> (&'static Side, &'static Operation) {
    let all = SIDES.iter().flat_map(|side| side.provider.operations.iter().map(move |operation| (side, operation)));
    let all: Vec<_> = all.filter(|(_, operation)| wanted(operation)).collect();
    all[usize::from(choice) % all.len()]
}
