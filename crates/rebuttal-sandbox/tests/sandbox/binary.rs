//! The program: its one line, its arguments, and how it ends.

use std::process::{Output, Stdio};
use std::time::Duration;

use rebuttal_signing::hmac256::WebhookSecret;
use rebuttal_signing::{PrivateKey, PublicKey};
use serde_json::Value;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use tokio::time::timeout;

use crate::client::{PATIENCE, exchange, written};

fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rebuttal-sandbox"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).kill_on_drop(true);
    command
}

async fn started(arguments: &[&str]) -> (Child, Value) {
    let mut child = program(arguments).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.as_mut().unwrap()).lines();
    let line = timeout(PATIENCE, lines.next_line()).await.expect("a line in time").unwrap().expect("a line");
    (child, serde_json::from_str(&line).unwrap())
}

/// The whole output of a run that ends by itself.
async fn finished(arguments: &[&str]) -> Output {
    timeout(PATIENCE, program(arguments).output()).await.expect("an end in time").unwrap()
}

async fn answers(ready: &Value) -> bool {
    let authority = ready["url"].as_str().unwrap().trim_start_matches("http://");
    let reply = exchange(authority, &written("GET", "/_sandbox/clock", &[], b"")).await.unwrap();
    reply.status == 200
}

#[tokio::test]
async fn it_prints_one_line_serves_and_stops_on_sigterm_and_sigint() {
    for signal in ["-TERM", "-INT"] {
        let (mut child, ready) = started(&["--listen", "127.0.0.1:0"]).await;
        let url = ready["url"].as_str().unwrap();
        assert!(url.starts_with("http://127.0.0.1:") && !url.ends_with(":0"), "{url}");
        assert_eq!(ready["control"], format!("{url}/_sandbox"));
        let alipay = &ready["alipay"];
        assert_eq!(alipay["gateway"], url);
        assert!(alipay["client_id"].as_str().unwrap().starts_with("SANDBOX_"));
        for name in ["merchant_private_key", "alipay_private_key"] {
            PrivateKey::parse(alipay[name].as_str().unwrap()).unwrap();
        }
        PublicKey::parse(alipay["alipay_public_key"].as_str().unwrap()).unwrap();
        assert!(answers(&ready).await);
        let stripe = &ready["stripe"];
        assert_eq!(stripe["api_base"], url);
        assert!(stripe["api_key"].as_str().unwrap().starts_with("sk_test_"));
        WebhookSecret::parse(stripe["webhook_secret"].as_str().unwrap()).unwrap();
        let files = stripe["files_base"].as_str().unwrap().trim_start_matches("http://");
        assert_eq!(exchange(files, &written("GET", "/v1/files/x/contents", &[], b"")).await.unwrap().status, 401);

        let pid = child.id().unwrap().to_string();
        assert!(Command::new("kill").args([signal, &pid]).status().await.unwrap().success());
        let output = timeout(PATIENCE, async {
            drop(child.stdin.take());
            child.wait_with_output().await
        });
        let output = output.await.expect("it stops").unwrap();
        assert!(output.status.success(), "{output:?}");
        assert!(output.stdout.is_empty() && output.stderr.is_empty(), "one line and no more: {output:?}");
    }
}

#[tokio::test]
async fn it_stops_when_standard_input_is_closed_only_if_told() {
    let (mut child, ready) = started(&["--until-stdin-closes"]).await;
    assert!(answers(&ready).await);
    drop(child.stdin.take());
    assert!(timeout(PATIENCE, child.wait()).await.expect("it stops").unwrap().success());

    let (mut child, ready) = started(&[]).await;
    drop(child.stdin.take());
    let ended = timeout(Duration::from_millis(300), child.wait()).await;
    assert!(ended.is_err(), "it goes on without standard input: {ended:?}");
    assert!(answers(&ready).await);
}

#[tokio::test]
async fn the_clock_starts_where_it_is_told() {
    let (_child, ready) = started(&["--start-time", "2026-01-31T12:00:00Z"]).await;
    let authority = ready["url"].as_str().unwrap().trim_start_matches("http://").to_owned();
    let reply = exchange(&authority, &written("GET", "/_sandbox/clock", &[], b"")).await.unwrap();
    assert_eq!(reply.json()["now"], "2026-01-31T12:00:00+00:00");
}

/// All URLs of the line that says that it is ready.
fn urls(ready: &Value) -> Vec<String> {
    let pointers = ["/url", "/control", "/alipay/gateway", "/stripe/api_base", "/stripe/files_base"];
    pointers.map(|pointer| ready.pointer(pointer).unwrap().as_str().unwrap().to_owned()).to_vec()
}

#[tokio::test]
async fn what_listens_everywhere_prints_an_address_that_a_client_can_use() {
    for listen in ["0.0.0.0:0", "[::]:0"] {
        let (_child, ready) = started(&["--listen", listen, "--allow-remote"]).await;
        for url in urls(&ready) {
            assert!(!url.contains("//0.0.0.0") && !url.contains("//[::]"), "{listen}: {url}");
        }
        assert!(answers(&ready).await, "{listen}: {ready}");
        let files = ready["stripe"]["files_base"].as_str().unwrap().trim_start_matches("http://");
        assert_eq!(exchange(files, &written("GET", "/v1/files/x/contents", &[], b"")).await.unwrap().status, 401);
    }
}

#[tokio::test]
async fn it_prints_the_host_that_it_is_told_to() {
    let everywhere = ["--listen", "0.0.0.0:0", "--allow-remote", "--advertise"];
    let (_child, ready) = started(&[&everywhere[..], &["sandbox.test"]].concat()).await;
    for url in urls(&ready) {
        let rest = url.strip_prefix("http://sandbox.test:").unwrap_or_else(|| panic!("{url}"));
        assert_ne!(rest.split('/').next(), Some("0"), "the port that it listens at: {url}");
    }
    let mapped = [&everywhere[..], &["sandbox.test:8000", "--advertise-files", "sandbox.test:8001"]].concat();
    let (_child, ready) = started(&mapped).await;
    assert_eq!(ready["alipay"]["gateway"], "http://sandbox.test:8000");
    assert_eq!(ready["control"], "http://sandbox.test:8000/_sandbox");
    assert_eq!(ready["stripe"]["files_base"], "http://sandbox.test:8001");
}

#[tokio::test]
async fn an_address_that_cannot_be_advertised_ends_with_status_2() {
    for bad in ["http://sandbox", "sandbox/path", "user@sandbox", "0.0.0.0", "[::]:80", "sandbox:port", ""] {
        for argument in ["--advertise", "--advertise-files"] {
            let output = finished(&[argument, bad]).await;
            let message = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(2), "{argument} {bad}: {message}");
            assert!(message.contains("advertise"), "{argument} {bad}: {message}");
        }
    }
}

#[tokio::test]
async fn bad_arguments_end_with_status_2_and_say_why() {
    for (arguments, part) in [
        (["--listen", "0.0.0.0:0"], "loopback"),
        (["--listen", "[::]:0"], "loopback"),
        (["--listen", "localhost"], "--listen"),
        (["--listen", "127.0.0.1:65536"], "--listen"),
        (["--listen-files", "0.0.0.0:0"], "loopback"),
        (["--start-time", "today"], "--start-time"),
        (["--lisen", "127.0.0.1:0"], "--lisen"),
    ] {
        let output = finished(&arguments).await;
        let message = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {message}");
        assert!(message.contains(part), "{arguments:?}: {message}");
        assert!(output.stdout.is_empty());
    }
}

#[tokio::test]
async fn a_port_that_is_taken_ends_with_status_1() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    for argument in ["--listen", "--listen-files"] {
        let output = finished(&[argument, &address]).await;
        let message = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{message}");
        assert!(message.contains(&address) && message.contains("choose another port"), "{message}");
    }
}
