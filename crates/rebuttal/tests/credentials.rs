//! Credentials travel over TLS or stay on this machine, and reach the configured hosts only.

mod common;

use std::io::{ErrorKind as IoKind, Read};
use std::net::TcpListener;
use std::time::Duration;

use common::Stage;
use rebuttal::dynamic::{self, Client, OptionKind, Request};
use rebuttal::{Error, ErrorKind};
use serde_json::{Map, Value, json};

fn base(stage: &Stage, provider: &str) -> Map<String, Value> {
    let given = &stage.variables["sandbox"][provider];
    let names: &[(&str, &str)] = match provider {
        "alipay" => &[
            ("client_id", "client_id"),
            ("private_key", "merchant_private_key"),
            ("alipay_public_key", "alipay_public_key"),
            ("gateway", "gateway"),
        ],
        _ => &[("api_key", "api_key"), ("api_base", "api_base"), ("files_base", "files_base")],
    };
    names.iter().map(|(option, setting)| ((*option).to_owned(), given[*setting].clone())).collect()
}

fn open(provider: &str, mut options: Map<String, Value>, changed: &[(&str, Value)]) -> Result<Client, Error> {
    options.extend(changed.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
    dynamic::client(provider, Value::Object(options).to_string().as_bytes())
}

async fn call(client: &Client, operation: &str, request: &Value) -> Result<dynamic::RawResponse, Error> {
    let operation = client.operation(operation).expect("an operation");
    let json = request.to_string().into_bytes();
    let request = Request { json, ..Request::default() };
    client.call(operation, request).await
}

/// Somebody whom no credential shall reach.
struct Stranger(TcpListener);

impl Stranger {
    fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        listener.set_nonblocking(true).expect("a listener");
        Self(listener)
    }

    fn url(&self) -> String {
        format!("http://{}", self.0.local_addr().expect("an address"))
    }

    fn nobody_came(&self) -> bool {
        matches!(self.0.accept(), Err(error) if error.kind() == IoKind::WouldBlock)
    }
}

#[tokio::test]
async fn every_base_url_is_https_unless_it_is_this_machine_or_that_is_allowed() {
    let stage = Stage::open().await;
    let mut seen = 0;
    for provider in ["alipay", "stripe"] {
        let specs = dynamic::provider(provider).expect("a provider").client_options;
        for option in specs.iter().filter(|spec| spec.kind == OptionKind::Url && spec.name != "proxy") {
            seen += 1;
            let open = |url: &str, allow: bool| {
                open(provider, base(&stage, provider), &[(option.name, json!(url)), ("allow_http", json!(allow))])
            };
            for url in ["http://api.example", "http://127.0.0.1.example", "http://[::2]", "http://localhost.example"] {
                let error = open(url, false).expect_err(url);
                assert_eq!((error.kind(), error.field()), (ErrorKind::Config, Some(option.name)), "{url}");
                assert!(error.to_string().contains("allow_http"), "{error}");
                assert!(open(url, true).is_ok(), "{url}");
            }
            for url in
                ["https://api.example", "http://127.0.0.1:1", "http://127.9.9.9", "http://[::1]:1", "http://localhost"]
            {
                assert!(open(url, false).is_ok(), "{url}");
            }
            for url in
                ["ftp://api.example", "api.example", "https://user:pass@api.example", "https://api.example?a", ""]
            {
                let error = open(url, true).expect_err(url);
                assert_eq!((error.kind(), error.field()), (ErrorKind::Config, Some(option.name)), "{url}");
            }
        }
    }
    assert_eq!(seen, 3, "look at the new base URL, then count it");
}

#[tokio::test]
async fn no_redirect_is_followed() {
    let stage = Stage::open().await;
    let stranger = Stranger::new();
    for (provider, operation, request) in [
        ("alipay", "acceptDispute", json!({"disputeId": "D1"})),
        ("stripe", "closeDispute", json!({"dispute": "du_1"})),
        ("stripe", "listDisputes", json!({})),
        ("stripe", "downloadFile", json!({"file": "file_1"})),
    ] {
        let client = open(provider, base(&stage, provider), &[("max_attempts", json!(1))]).expect("a client");
        for status in [301, 302, 303, 307, 308] {
            let fault =
                json!({"operation": operation, "kind": "redirect", "status": status, "location": stranger.url()});
            stage.control("POST", "/_sandbox/faults", &fault).await;
            let error = call(&client, operation, &request).await.expect_err("a failure");
            assert_eq!((error.http_status(), error.attempts()), (Some(status), 1), "{error}");
        }
    }
    assert!(stranger.nobody_came());
}

#[tokio::test]
async fn no_identifier_leads_to_another_host() {
    let stage = Stage::open().await;
    let stranger = Stranger::new();
    let client = open("stripe", base(&stage, "stripe"), &[]).expect("a client");
    let host = stranger.url().replace("http://", "");
    for id in [
        stranger.url(),
        format!("//{host}"),
        format!("@{host}"),
        format!("\\\\{host}"),
        format!(":1@{host}"),
        "..".into(),
    ] {
        let error = call(&client, "retrieveDispute", &json!({ "dispute": id })).await.expect_err("a failure");
        assert!(matches!(error.kind(), ErrorKind::InvalidArgument | ErrorKind::NotFound), "{id}: {error}");
    }
    assert!(stranger.nobody_came());
}

/// One client may have a host on this machine and another far away. What is meant for this machine goes there in the clear,
/// so no proxy may see it.
#[tokio::test]
async fn no_proxy_sees_what_is_meant_for_this_machine_and_none_sees_a_key() {
    let stage = Stage::open().await;
    let stranger = Stranger::new();
    let options = base(&stage, "stripe");
    let key = options["api_key"].as_str().expect("a key").to_owned();
    let proxy = stranger.url().replace("http://", "http://user:pass@");
    let client = open(
        "stripe",
        options,
        &[
            ("proxy", json!(proxy)),
            ("files_base", json!("https://files.example")),
            ("max_attempts", json!(1)),
            ("timeout", json!(20)),
        ],
    )
    .expect("a client");
    call(&client, "listDisputes", &json!({})).await.expect("the sandbox answers");
    assert!(stranger.nobody_came(), "the proxy was asked for this machine");

    let asked = tokio::task::spawn_blocking(move || {
        stranger.0.set_nonblocking(false).expect("a listener");
        let (mut connection, _) = stranger.0.accept().expect("the client comes");
        connection.set_read_timeout(Some(Duration::from_secs(10))).expect("a time limit");
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            let mut byte = [0];
            connection.read_exact(&mut byte).expect("a whole head");
            head.push(byte[0]);
        }
        String::from_utf8(head).expect("text")
    });
    let error = call(&client, "downloadFile", &json!({"file": "file_1"})).await.expect_err("no tunnel");
    let asked = asked.await.expect("the proxy");
    assert!(asked.starts_with("CONNECT files.example:443 "), "{asked}");
    assert!(!asked.contains(&key) && !asked.to_lowercase().contains("\r\nauthorization"), "{asked}");
    assert!(asked.to_lowercase().contains("\r\nproxy-authorization: basic "), "the proxy gets its own: {asked}");
    assert_eq!(error.kind(), ErrorKind::Transport);
}
