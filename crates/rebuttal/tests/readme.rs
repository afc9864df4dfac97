//! What the READMEs show is what is compiled and run: the blocks equal files, and the programs do what they say.

mod common;

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use common::Stage;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt as _, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};
use tokio::time::timeout;

const PATIENCE: Duration = Duration::from_secs(20);

fn crate_file(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A program as READMEs show it: without the comment and the lint exceptions above its first line of code.
fn program(path: &str) -> String {
    let text = crate_file(path);
    let heading = |line: &&str| line.starts_with("//!") || line.starts_with("#![") || line.is_empty();
    text.split_inclusive('\n').skip_while(|line| heading(&line.trim_end())).collect()
}

/// The blocks of Rust in a README.
fn blocks(readme: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut open: Option<String> = None;
    for line in crate_file(readme).split_inclusive('\n') {
        match (&mut open, line.trim_end()) {
            // `rs` is what documentation tests leave alone: it needs a feature that they may be without.
            (None, fence) if fence.starts_with("```rust") || fence == "```rs" => open = Some(String::new()),
            (Some(_), "```") => blocks.extend(open.take()),
            (Some(block), _) => block.push_str(line),
            (None, _) => {}
        }
    }
    assert!(open.is_none(), "{readme}: a block is not closed");
    blocks
}

#[test]
fn the_programs_of_the_readmes_are_those_that_run() {
    assert_eq!(blocks("../../README.md"), [program("examples/readme.rs")]);
    let files = [
        "examples/accept.rs", "examples/defend.rs", "examples/contest.rs", "examples/answer.rs", "examples/events.rs",
        "examples/missed.rs", "examples/webhook.rs", "examples/once.rs", "examples/once_in.rs", "examples/observe.rs",
        "tests/embedded_sandbox.rs",
    ];
    assert_eq!(blocks("README.md"), files.map(program));
}

/// An example's program, which cargo builds before it runs tests.
fn example(name: &str, stage: &Stage) -> Command {
    let own = std::env::current_exe().expect("this test is a file");
    let folder = own.parent().and_then(Path::parent).expect("tests are in target/…/deps");
    let file: PathBuf = folder.join("examples").join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    assert!(file.exists(), "{} is not there: `cargo build -p rebuttal --examples` makes it", file.display());
    let merchant = stage.sandbox.alipay();
    let stripe = &stage.variables["sandbox"]["stripe"];
    let mut command = Command::new(file);
    command
        .env("ALIPAY_GATEWAY", &merchant.gateway)
        .env("ALIPAY_CLIENT_ID", &merchant.client_id)
        .env("ALIPAY_PRIVATE_KEY", &merchant.merchant_private_key)
        .env("ALIPAY_PUBLIC_KEY", &merchant.alipay_public_key)
        .env("ALIPAY_WEBHOOK_PATH", "/hooks/alipay")
        .env("STRIPE_API_KEY", stripe["api_key"].as_str().expect("a key"))
        .env("STRIPE_API_BASE", stripe["api_base"].as_str().expect("a URL"))
        .env("STRIPE_FILES_BASE", stripe["files_base"].as_str().expect("a URL"))
        .env("STRIPE_WEBHOOK_SECRET", stripe["webhook_secret"].as_str().expect("a secret"))
        .stdin(Stdio::null())
        .kill_on_drop(true);
    command
}

async fn dispute(stage: &Stage) -> String {
    let dispute = stage.control("POST", "/_sandbox/alipay/disputes", &json!({})).await;
    dispute["disputeId"].as_str().expect("an id").to_owned()
}

#[tokio::test]
async fn the_first_program_accepts_a_dispute_once() {
    let stage = Stage::open().await;
    let id = dispute(&stage).await;
    for expected in ["accepted: SUCCESS\n", "answered before, nobody says how\n"] {
        let output = timeout(PATIENCE, example("accept", &stage).arg(&id).output()).await.expect("it ends");
        let output = output.expect("it starts");
        let words = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{words}");
        assert_eq!(String::from_utf8_lossy(&output.stdout), expected, "{words}");
    }
    assert_eq!(stage.effects(&id).await, 1);
}

#[cfg(feature = "sqlite")]
#[tokio::test]
async fn the_program_with_a_transaction_processes_a_message_once() {
    let stage = Stage::open().await;
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme-once-in.db");
    for end in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{end}", file.display()));
    }
    for expected in ["true false\n", "false false\n"] {
        let output = timeout(PATIENCE, example("once_in", &stage).arg(&file).output()).await.expect("it ends");
        let output = output.expect("it starts");
        assert_eq!(String::from_utf8_lossy(&output.stdout), expected, "{}", String::from_utf8_lossy(&output.stderr));
    }
}

#[tokio::test]
async fn the_first_program_says_that_a_refusal_did_nothing() {
    let stage = Stage::open().await;
    let output = timeout(PATIENCE, example("accept", &stage).arg("no-such-dispute").output()).await.expect("it ends");
    let said = String::from_utf8(output.expect("it starts").stdout).expect("text");
    assert!(said.contains("PARAM_ILLEGAL"), "{said}");
    assert!(said.ends_with("(did it happen? not_done; call again? false)\n"), "{said}");
}

#[tokio::test]
async fn the_second_program_defends_a_dispute_once() {
    let stage = Stage::open().await;
    let id = dispute(&stage).await;
    let document = concat!(env!("CARGO_TARGET_TMPDIR"), "/defence.pdf");
    std::fs::write(document, b"%PDF-1.7 a defence").expect("a file");
    for expected in ["supplied: SUCCESS\n", "answered before, nobody says how\n"] {
        let output = timeout(PATIENCE, example("defend", &stage).args([&*id, document]).output()).await;
        let output = output.expect("it ends").expect("it starts");
        let said = String::from_utf8_lossy(&output.stdout);
        assert_eq!(
            said,
            format!("{expected}the provider has 18 bytes\n"),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    assert_eq!(stage.effects(&id).await, 1);
}

#[cfg(feature = "evidence")]
#[tokio::test]
async fn the_program_with_photos_answers_a_dispute_once() {
    let stage = Stage::open().await;
    let dispute = stage.control("POST", "/_sandbox/stripe/disputes", &json!({})).await;
    let id = dispute["id"].as_str().expect("an id");
    let photo = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/evidence/photo.jpg");
    for _ in 0..2 {
        let output = timeout(PATIENCE, example("answer", &stage).args([id, photo, photo, photo]).output()).await;
        let output = output.expect("it ends").expect("it starts");
        let (said, words) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(said.starts_with(&format!("{id}: under_review, ")), "{said}{words}");
        assert_eq!(said.matches("photo.jpg").count(), 3, "{said}");
    }
    assert_eq!(stage.effects(id).await, 1);
}

#[tokio::test]
async fn the_program_that_counts_calls_prints_what_it_counted() {
    let stage = Stage::open().await;
    let output = timeout(PATIENCE, example("observe", &stage).output()).await.expect("it ends");
    let output = output.expect("it starts");
    let said = String::from_utf8_lossy(&output.stdout);
    for line in [
        "rebuttal_calls{operation=\"listDisputes\",ended=\"well\",outcome=\"done\"} 1\n",
        "rebuttal_calls{operation=\"retrieveDispute\",ended=\"NotFoundError\",outcome=\"not_done\"} 1\n",
        "rebuttal_call_seconds{operation=\"listDisputes\"",
    ] {
        assert!(said.contains(line), "{said}{}", String::from_utf8_lossy(&output.stderr));
    }
}

/// A running webhook example and what it prints.
struct Endpoint {
    _process: Child,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Endpoint {
    /// Runs an example that listens; gives its address, too.
    async fn start(name: &str, stage: &Stage) -> (Self, String) {
        let mut process = example(name, stage).arg("127.0.0.1:0").stdout(Stdio::piped()).spawn().expect("it starts");
        let stdout = process.stdout.take().expect("a pipe");
        let mut endpoint = Self { _process: process, lines: BufReader::new(stdout).lines() };
        let first = endpoint.line().await;
        let address = first.strip_prefix("listening on ").unwrap_or_else(|| panic!("it said {first:?}"));
        (endpoint, address.to_owned())
    }

    async fn line(&mut self) -> String {
        let line = timeout(PATIENCE, self.lines.next_line()).await.expect("a line in time");
        line.expect("a readable line").expect("it is still running")
    }
}

#[tokio::test]
async fn the_program_of_the_repository_answers_the_disputes_of_one_payment() {
    let stage = Stage::open().await;
    let mine = stage.control("POST", "/_sandbox/stripe/disputes", &json!({ "payment_intent": "pi_1" })).await;
    stage.control("POST", "/_sandbox/stripe/disputes", &json!({ "payment_intent": "pi_2" })).await;
    let id = mine["id"].as_str().expect("an id");
    let appeal = json!({ "payment_intent": "pi_1", "status": "appeal_needs_response" });
    stage.control("POST", "/_sandbox/stripe/disputes", &appeal).await;
    for expected in [format!("{id}: under_review\n"), String::new()] {
        let output = timeout(PATIENCE, example("readme", &stage).env("STRIPE_ACCOUNT", " ").arg("pi_1").output())
            .await
            .expect("it ends");
        let output = output.expect("it starts");
        assert_eq!(String::from_utf8_lossy(&output.stdout), expected, "{}", String::from_utf8_lossy(&output.stderr));
    }
    assert_eq!(stage.effects(id).await, 1);
}

#[tokio::test]
async fn the_third_program_contests_all_disputes_of_a_payment_once() {
    let stage = Stage::open().await;
    let payment = json!({ "payment_intent": "pi_1" });
    let first = stage.control("POST", "/_sandbox/stripe/disputes", &payment).await;
    let second = stage.control("POST", "/_sandbox/stripe/disputes", &payment).await;
    let receipt = concat!(env!("CARGO_TARGET_TMPDIR"), "/receipt.pdf");
    std::fs::write(receipt, b"%PDF-1.7 a receipt").expect("a file");
    for _ in 0..2 {
        let output = timeout(PATIENCE, example("contest", &stage).args(["pi_1", receipt]).output()).await;
        let output = output.expect("it ends").expect("it starts");
        let said = String::from_utf8_lossy(&output.stdout);
        let expected = [&second, &first].map(|it| format!("{}: under_review\n", it["id"].as_str().expect("an id")));
        assert_eq!(said, expected.concat(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    // Staged and submitted.
    assert_eq!(stage.effects(first["id"].as_str().expect("an id")).await, 2);
}

#[tokio::test]
async fn the_third_program_answers_the_others_if_one_dispute_fails_and_waits_with_appeals() {
    let stage = Stage::open().await;
    let dispute = async |status: &str| {
        let body = json!({ "payment_intent": "pi_1", "status": status });
        let dispute = stage.control("POST", "/_sandbox/stripe/disputes", &body).await;
        dispute["id"].as_str().expect("an id").to_owned()
    };
    let (answered, failing) = (dispute("needs_response").await, dispute("needs_response").await);
    let appeal = dispute("appeal_needs_response").await;
    let fault = json!({ "operation": "submitDisputeEvidence", "kind": "refuse", "status": 400 });
    stage.control("POST", "/_sandbox/faults", &fault).await;
    let receipt = concat!(env!("CARGO_TARGET_TMPDIR"), "/one.pdf");
    std::fs::write(receipt, b"%PDF-1.7 a receipt").expect("a file");
    let output = timeout(PATIENCE, example("contest", &stage).args(["pi_1", receipt]).output()).await;
    let output = output.expect("it ends").expect("it starts");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(!output.status.success(), "{said}");
    for line in [format!("{appeal}: appeal_needs_response\n"), format!("{answered}: under_review\n")] {
        assert!(said.contains(&line), "{said}");
    }
    assert!(said.contains(&format!("{failing}: ")) && said.contains("not_done"), "{said}");
    assert_eq!(stage.effects(&appeal).await, 0);
}

#[tokio::test]
async fn the_endpoint_of_events_tells_their_kinds_and_refuses_the_rest() {
    let stage = Stage::open().await;
    let (mut endpoint, address) = Endpoint::start("events", &stage).await;
    let webhook = json!({ "url": format!("http://{address}/hooks/stripe") });
    stage.control("PUT", "/_sandbox/stripe/webhook", &webhook).await;
    let dispute = stage.control("POST", "/_sandbox/stripe/disputes", &json!({})).await;
    let id = dispute["id"].as_str().expect("an id");
    assert_eq!(endpoint.line().await, format!("new: {id}"));
    assert_eq!(endpoint.line().await, "something else", "the funds are withdrawn");
    let path = format!("/_sandbox/stripe/disputes/{id}/judge");
    stage.control("POST", &path, &json!({ "result": "won" })).await;
    loop {
        match endpoint.line().await.as_str() {
            "something else" => {}
            line => break assert_eq!(line, format!("won: {id}")),
        }
    }
    for (result, ended) in [("lost", "lost"), ("warning_closed", "warning_closed")] {
        let status = if result == "lost" { "needs_response" } else { "warning_needs_response" };
        let dispute = stage.control("POST", "/_sandbox/stripe/disputes", &json!({ "status": status })).await;
        let id = dispute["id"].as_str().expect("an id");
        let path = format!("/_sandbox/stripe/disputes/{id}/judge");
        stage.control("POST", &path, &json!({ "result": result })).await;
        loop {
            let line = endpoint.line().await;
            if line != "something else" && !line.starts_with("new: ") {
                break assert_eq!(line, format!("{ended}: {id}"));
            }
        }
    }
    let unknown = json!({ "body": { "id": "evt_1", "object": "event", "created": 1, "livemode": false,
        "type": "charge.dispute.escalated", "data": { "object": { "id": "dp_1" } } } });
    stage.control("POST", "/_sandbox/stripe/notify", &unknown).await;
    loop {
        let line = endpoint.line().await;
        if line != "something else" {
            break assert_eq!(line, "ALERT: nothing handles charge.dispute.escalated evt_1");
        }
    }
    let forged = json!({ "body": { "id": "evt_1", "object": "event" }, "sign": "broken" });
    stage.control("POST", "/_sandbox/stripe/notify", &forged).await;
    loop {
        let line = endpoint.line().await;
        if line != "something else" {
            break assert!(line.starts_with("refused: "), "{line}");
        }
    }
}

#[tokio::test]
async fn the_service_without_tokio_verifies_and_refuses() {
    let stage = Stage::open().await;
    let (mut endpoint, address) = Endpoint::start("verify", &stage).await;
    stage.control("PUT", "/_sandbox/stripe/webhook", &json!({ "url": format!("http://{address}/") })).await;
    let dispute = stage.control("POST", "/_sandbox/stripe/disputes", &json!({})).await;
    let id = dispute["id"].as_str().expect("an id");
    assert_eq!(endpoint.line().await, format!("disputeCreated {id}"));
    assert_eq!(endpoint.line().await, format!("disputeFundsWithdrawn {id}"));
    let forged = json!({ "body": { "id": "evt_1", "object": "event" }, "sign": "broken" });
    stage.control("POST", "/_sandbox/stripe/notify", &forged).await;
    let refused = endpoint.line().await;
    assert!(refused.starts_with("refused: "), "{refused}");
    stage.control("POST", "/_sandbox/clock/advance", &json!({ "seconds": 0 })).await;
    let log = stage.control("GET", "/_sandbox/notifications", &Value::Null).await;
    let seen: Vec<_> =
        log["notifications"].as_array().expect("a list").iter().map(|one| &one["acknowledged"]).collect();
    assert_eq!(seen, [true, true, false], "{log}");
}

/// The whole of the program that a service is: what arrives is stored once and contested once.
#[cfg(feature = "sqlite")]
#[tokio::test]
async fn the_service_stores_each_event_once_and_contests_its_dispute() {
    let stage = Stage::open().await;
    let folder = tempfile::tempdir().expect("a folder");
    let (database, receipt) = (folder.path().join("service.db"), folder.path().join("receipt.pdf"));
    std::fs::write(&receipt, b"%PDF-1.7 a receipt").expect("a file");
    let mut process = example("service", &stage)
        .arg("127.0.0.1:0")
        .args([&database, &receipt])
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts");
    let stdout = process.stdout.take().expect("a pipe");
    let mut service = Endpoint { _process: process, lines: BufReader::new(stdout).lines() };
    let mut lines = Vec::new();
    let mut until = async |word: &str| loop {
        let line = service.line().await;
        lines.push(line.clone());
        if line.contains(word) {
            break line;
        }
    };
    let listening = until("listening on ").await;
    let (_, address) = listening.rsplit_once(' ').expect("an address");
    let webhook = json!({ "url": format!("http://{address}/hooks/stripe") });
    stage.control("PUT", "/_sandbox/stripe/webhook", &webhook).await;
    // The answer to the submission is lost: the same key finds it again.
    let fault = json!({ "operation": "submitDisputeEvidence", "kind": "cut_after" });
    stage.control("POST", "/_sandbox/faults", &fault).await;
    let made = stage.control("POST", "/_sandbox/stripe/disputes", &json!({ "payment_intent": "pi_1" })).await;
    let submitted = until("submitted").await;
    assert!(submitted.contains("status=under_review attempts=2"), "{submitted}");
    let log = stage.control("GET", "/_sandbox/notifications", &Value::Null).await;
    let body = log["notifications"][0]["body"].as_str().expect("a body");
    stage.control("POST", "/_sandbox/stripe/notify", &json!({ "body": body })).await;
    until("first=false").await;
    // Staged and submitted, and neither again.
    assert_eq!(stage.effects(made["id"].as_str().expect("an id")).await, 2, "{lines:#?}");
}

#[tokio::test]
async fn the_program_that_catches_up_finds_what_was_missed_once() {
    let stage = Stage::open().await;
    let mut made = Vec::new();
    for _ in 0..2 {
        let dispute = stage.control("POST", "/_sandbox/stripe/disputes", &json!({})).await;
        made.push(dispute["id"].as_str().expect("an id").to_owned());
    }
    let ran = example("missed", &stage).arg("1").output().await.expect("the program runs");
    let said = String::from_utf8(ran.stdout).expect("text");
    assert!(ran.status.success(), "{said}");
    for id in made {
        assert_eq!(said.matches(&format!("opened: {id}\n")).count(), 1, "{said}");
    }
}

#[tokio::test]
async fn the_endpoint_acknowledges_what_the_provider_signed_and_refuses_the_rest() {
    let stage = Stage::open().await;
    let (mut endpoint, address) = Endpoint::start("webhook", &stage).await;
    let webhook = json!({ "url": format!("http://{address}/hooks/alipay") });
    stage.control("PUT", "/_sandbox/alipay/webhook", &webhook).await;

    let id = dispute(&stage).await;
    assert_eq!(endpoint.line().await, format!("DISPUTE_CREATED {id}"));
    stage.control("POST", "/_sandbox/clock/advance", &json!({ "seconds": 0 })).await;

    let forged = json!({ "body": { "disputeId": id, "disputeNotificationType": "DISPUTE_JUDGED" }, "sign": "broken" });
    stage.control("POST", "/_sandbox/alipay/notify", &forged).await;
    let refused = endpoint.line().await;
    assert!(refused.starts_with("refused: "), "{refused}");
    stage.control("POST", "/_sandbox/clock/advance", &json!({ "seconds": 0 })).await;

    let log = stage.control("GET", "/_sandbox/notifications", &Value::Null).await;
    let seen: Vec<_> =
        log["notifications"].as_array().expect("a list").iter().map(|one| &one["acknowledged"]).collect();
    assert_eq!(seen, [true, false], "{log}");
}

#[tokio::test]
async fn the_endpoint_that_processes_once_tells_a_duplicate() {
    let stage = Stage::open().await;
    let (mut endpoint, address) = Endpoint::start("once", &stage).await;
    let webhook = json!({ "url": format!("http://{address}/hooks/alipay") });
    stage.control("PUT", "/_sandbox/alipay/webhook", &webhook).await;
    let id = dispute(&stage).await;
    assert_eq!(
        [endpoint.line().await, endpoint.line().await],
        [format!("DISPUTE_CREATED {id}"), "processed".to_owned()]
    );
    let log = stage.control("GET", "/_sandbox/notifications", &Value::Null).await;
    let body = log["notifications"][0]["body"].as_str().expect("a body");
    stage.control("POST", "/_sandbox/alipay/notify", &json!({ "body": body })).await;
    assert_eq!(endpoint.line().await, "a duplicate");
    stage.control("POST", "/_sandbox/clock/advance", &json!({ "seconds": 0 })).await;
    let log = stage.control("GET", "/_sandbox/notifications", &Value::Null).await;
    assert!(log["notifications"].as_array().expect("a list").iter().all(|one| one["acknowledged"] == true), "{log}");
}

#[tokio::test]
async fn the_live_program_takes_a_dispute_to_its_decision_and_prints_each_request_id() {
    let stage = Stage::open().await;
    let dispute = stage.control("POST", "/_sandbox/stripe/disputes", &json!({})).await;
    let output = timeout(PATIENCE, example("live_stripe", &stage).output()).await.expect("it ends").expect("it starts");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    let operations: Vec<&str> = said.lines().filter_map(|line| line.split_whitespace().next()).collect();
    let expected = [
        "retrieveDispute", "uploadDisputeEvidence", "stageDisputeEvidence", "submitDisputeEvidence", "retrieveDispute",
    ];
    assert_eq!(operations, expected);
    assert!(said.lines().all(|line| line.contains(" req_sandbox")), "{said}");
    assert!(said.ends_with(" won\n"), "{said}");
    assert_eq!(stage.effects(dispute["id"].as_str().expect("an id")).await, 2);
}

#[tokio::test]
async fn the_live_program_sends_nothing_with_a_key_that_is_not_of_test_mode() {
    let stage = Stage::open().await;
    let dispute = stage.control("POST", "/_sandbox/stripe/disputes", &json!({})).await;
    for key in ["sk_live_1", "rk_live_1", "", "whsec_1"] {
        let output = timeout(PATIENCE, example("live_stripe", &stage).env("STRIPE_API_KEY", key).output()).await;
        let output = output.expect("it ends").expect("it starts");
        assert!(!output.status.success());
        assert!(String::from_utf8_lossy(&output.stderr).contains("must be a key of test mode"), "{key}");
    }
    assert_eq!(stage.effects(dispute["id"].as_str().expect("an id")).await, 0);
}
