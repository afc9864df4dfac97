//! A provider that is not compiled in: its table is made of its document, read at run time, and called by name.
#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout, reason = "tests; one prints a figure")]

mod support;

use std::thread::JoinHandle;

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use rebuttal::dynamic::{self, Client, Headers, Names, Registry, Request};
use rebuttal::{ErrorKind, Outcome};
use rebuttal_runtime::options::Options;
use rebuttal_runtime::provider::{Authenticity, Failure, Incoming, Opened, Outgoing, Provider, Scheme, Verifier};
use rebuttal_runtime::transport::hosts::base_url;
use rebuttal_schema::{FORMAT, OwnedProvider, Provider as Tables, load};
use serde_json::{Value, json};
use support::answering;

const DOCUMENT: &str = "crates/rebuttal-codegen/tests/neutral/harbour.yaml";

/// The table of the invented provider under another name and with another scheme, as JSON.
fn table(name: &str, scheme: &str) -> Vec<u8> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let api = rebuttal_codegen::generate::described(rebuttal_codegen::read::read(&root, DOCUMENT).unwrap()).unwrap().1;
    let table = rebuttal_codegen::emit::tables::tables(&api);
    OwnedProvider { name: name.to_owned(), scheme: scheme.to_owned(), ..table }.to_json()
}

/// A scheme of the test's own: a header that says which operation it is, and messages that say who sent them.
struct Seal(&'static Tables);

impl Provider for Seal {
    fn schema(&self) -> &'static Tables {
        self.0
    }

    fn open(&self, options: &Options) -> Result<Opened, rebuttal::Error> {
        let base = |option| base_url(option, options.text(option), options.flag("allow_http"));
        let hosts = vec![("depot_url", base("depot_url")?)];
        Ok(Opened { base_url: base("api_url")?, hosts, scheme: Box::new(Sealed) })
    }

    fn verifier(&self, _: &Options) -> Result<Box<dyn Verifier>, rebuttal::Error> {
        Ok(Box::new(Sealed))
    }
}

struct Sealed;

impl Scheme for Sealed {
    fn sign<'a>(&'a self, request: &'a mut Outgoing<'_>) -> BoxFuture<'a, Result<(), rebuttal::Error>> {
        request.headers.insert("x-seal", "wax".parse().unwrap());
        std::future::ready(Ok(())).boxed()
    }

    fn verify(&self, _: &str, _: &str, answer: &Incoming<'_>) -> Result<Authenticity, Failure> {
        let sealed = answer.headers.contains_key("x-seal");
        Ok(if sealed { Authenticity::Proven } else { Authenticity::Unsigned })
    }
}

impl Verifier for Sealed {
    fn verify(&self, headers: &Headers<'_>, _: &[u8], _: i64) -> Result<(), Failure> {
        let sealed = headers.iter().any(|(name, value)| *name == "x-seal" && *value == b"wax");
        sealed.then_some(()).ok_or_else(|| Failure::new("missing", "the message has no seal"))
    }

    fn sign_test(&self, _: &str, _: &[u8], _: i64) -> Result<Vec<(String, String)>, rebuttal::Error> {
        Ok(vec![("x-seal".to_owned(), "wax".to_owned())])
    }
}

fn registry() -> Registry {
    Registry::default().with("seal", |tables| Ok(Box::new(Seal(tables))))
}

/// Answers one request; gives its head in lower case, and its body.
fn server(status: u16, answer: &'static str) -> (String, JoinHandle<(String, Vec<u8>)>) {
    let length = answer.len();
    let head = format!("HTTP/1.1 {status} it\r\nx-seal: wax\r\nconnection: close\r\ncontent-length: {length}");
    answering(format!("{head}\r\n\r\n{answer}"), |head, body| (head.to_lowercase(), body))
}

fn client(name: &str, url: &str) -> Client {
    let options = json!({
        "api_url": url, "depot_url": url, "key_id": "k-1", "proof_key": "p-1", "harbour_keys": ["h-1"], "flag": "blue",
    });
    dynamic::client(name, options.to_string().as_bytes()).unwrap()
}

async fn call(client: &Client, operation: &str, parameters: &Value) -> Result<dynamic::RawResponse, rebuttal::Error> {
    let request = Request { json: parameters.to_string().into_bytes(), names: Names::Snake, ..Request::default() };
    client.call(client.operation(operation).unwrap(), request).await
}

const CLAIM: &str =
    r#"{"id":"c-1","state":"towed","insured":"true","weight":null,"crates":12,"holder":"Jane","news":{"deep":[1.50]}}"#;

#[tokio::test]
async fn an_operation_is_called_by_name_and_an_unknown_value_is_kept() {
    dynamic::load(&table("quay", "seal"), &registry()).unwrap();
    let (url, seen) = server(200, CLAIM);
    let parameters = json!({ "claim_id": "c-1", "statement": "never on board", "remark": null });
    let answer = call(&client("quay", &url), "contestClaim", &parameters).await.unwrap();
    let claim: Value = serde_json::from_slice(&answer.json).unwrap();
    assert_eq!(
        (&claim["state"], &claim["insured"], &claim["news"]["deep"][0]),
        (&json!("towed"), &json!(true), &json!(1.5))
    );
    let (head, body) = seen.join().unwrap();
    assert!(head.starts_with("post /claims/contest http/1.1\r\n"), "{head}");
    for header in ["x-seal: wax", "harbour-flag: blue", "content-type: application/json; charset=utf-8"] {
        assert!(head.contains(&format!("\r\n{header}\r\n")), "{header} in {head}");
    }
    let body: Value = serde_json::from_slice(&body).unwrap();
    assert_eq!(body, json!({ "claimId": "c-1", "statement": "never on board", "remark": null }));
}

#[tokio::test]
async fn outcomes_are_told_and_what_the_document_forbids_is_not_sent() {
    dynamic::load(&table("pier", "seal"), &registry()).unwrap();
    let cases = [
        (422, r#"{"fault":{"code":"tide_over","words":"late"}}"#, ErrorKind::DeadlinePassed, Outcome::NotDone),
        (409, r#"{"fault":{"code":"said_before"}}"#, ErrorKind::AlreadyAnswered, Outcome::Unknown),
        (200, r#"{"id":"c-2","state":"at-sea","insured":true,"weight":null}"#, ErrorKind::Decode, Outcome::Unknown),
    ];
    for (status, answer, kind, outcome) in cases {
        let (url, seen) = server(status, answer);
        let error = call(&client("pier", &url), "contestClaim", &json!({ "claim_id": "c-1", "statement": "no" })).await;
        let error = error.unwrap_err();
        assert_eq!((error.kind(), error.outcome(), error.provider()), (kind, outcome, Some("pier")), "{error}");
        seen.join().unwrap();
    }
    let nobody = client("pier", "http://127.0.0.1:1");
    let error = call(&nobody, "getClaim", &json!({ "ship_id": "..", "claim_id": "c-1" })).await.unwrap_err();
    assert_eq!((error.kind(), error.field()), (ErrorKind::InvalidArgument, Some("ship_id")));
    assert!(nobody.operation("noSuchThing").is_err());
}

#[tokio::test]
async fn a_scheme_that_needs_no_code_authenticates_by_its_name() {
    dynamic::load(&table("dock", "bearer"), &Registry::default()).unwrap();
    let (url, seen) = server(200, CLAIM);
    let answer =
        call(&client("dock", &url), "getClaim", &json!({ "ship_id": "s-1", "claim_id": "c-1" })).await.unwrap();
    assert_eq!(answer.info.http_status(), 200);
    let (head, _) = seen.join().unwrap();
    assert!(head.starts_with("get /ships/s-1/claims/c-1 http/1.1\r\n"), "{head}");
    assert!(head.contains("\r\nauthorization: bearer p-1\r\n"), "{head}");
}

#[test]
fn a_message_is_verified_by_the_scheme_and_told_by_its_kind() {
    dynamic::load(&table("mole", "seal"), &registry()).unwrap();
    let receiver = dynamic::receiver("mole", &br#"{"harbour_keys":["h-1"]}"#[..]).unwrap();
    let body = br#"{"weather":"storm","force":9,"sea":"high"}"#;
    let message = receiver.receive(&[("x-seal", b"wax")], body, 0).unwrap();
    assert_eq!((message.id, &*message.json, message.known), ("stormWarning", &body[..], false));
    assert_eq!(dynamic::dedup_key("mole", body).unwrap().as_deref(), Some(r#"["mole","storm",9]"#));
    let error = receiver.receive(&[], body, 0).unwrap_err();
    assert_eq!((error.kind(), error.reason()), (ErrorKind::Signature, Some("missing")));
    assert_eq!(receiver.ack().status(), 202);
}

#[test]
fn a_table_is_refused_whose_scheme_or_name_cannot_be_used() {
    let error = dynamic::load(&table("reef", "proof-v1"), &registry()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Config);
    let message = error.to_string();
    for word in [
        "reef",
        "`proof-v1`",
        "basic, bearer, header, none, oauth2-client-credentials, oauth2-client-credentials-post, seal",
    ] {
        assert!(message.contains(word), "{word} in {message}");
    }
    assert!(dynamic::provider("reef").is_err(), "nothing is left of it");
    let taken = dynamic::load(&table("stripe", "seal"), &registry()).unwrap_err();
    assert!(taken.to_string().contains("`stripe`"), "{taken}");
    for another in [FORMAT - 1, FORMAT + 1] {
        let table = String::from_utf8(table("reef", "seal")).unwrap();
        let other = table.replacen(&format!("\"format\":{FORMAT}"), &format!("\"format\":{another}"), 1);
        assert_ne!(other, table);
        let error = dynamic::load(other.as_bytes(), &registry()).unwrap_err().to_string();
        assert!(error.contains(&format!("of format {another}")) && error.contains("generate it anew"), "{error}");
    }
    let [one, again] = [(); 2].map(|()| dynamic::load(&table("cove", "seal"), &registry()).unwrap());
    assert!(std::ptr::eq(one, again), "the same table is the same provider");
    assert!(dynamic::load(&table("cove", "bearer"), &registry()).is_err(), "another table of the same name");
}

/// The bundled tables as JSON say the same as those that were compiled in. Prints what that costs.
#[test]
fn a_compiled_table_and_the_one_that_is_read_are_the_same() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    for file in rebuttal_codegen::read::documents(&root).unwrap() {
        let api = rebuttal_codegen::generate::described(rebuttal_codegen::read::read(&root, &file).unwrap()).unwrap().1;
        let json = rebuttal_codegen::emit::tables::tables(&api).to_json();
        let started = std::time::Instant::now();
        let read = load(&json).unwrap();
        println!("{}: {} bytes, read in {:?}", read.name, json.len(), started.elapsed());
        assert_eq!(read, dynamic::provider(read.name).unwrap(), "{}", read.name);
        assert!(!std::ptr::eq(read, dynamic::provider(read.name).unwrap()));
    }
}
