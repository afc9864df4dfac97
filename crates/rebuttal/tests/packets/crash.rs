//! A program that sends a packet is killed after each of its requests and started again, at once or when the provider has
//! forgotten its keys, by the same release or by a later one. The sandbox's log of effects says what happened.

use std::collections::BTreeMap;
use std::os::unix::process::ExitStatusExt as _;
use std::process::Stdio;

use rebuttal::evidence::{EvidencePacket, Input};
use rebuttal::stripe::Client;
use serde_json::{Value, json};
use tokio::process::Command;

use crate::common::Stage;
use crate::pdf::pdf;

/// What a sender is told.
const TASK: &str = "REBUTTAL_PACKET_TASK";
const SIGKILL: i32 = 9;
/// Longer than the provider remembers a key.
const FORGOTTEN: u64 = 25 * 3600;

/// The requests of a packet of two fields with files, in their order, and how often each is made before the next.
const REQUESTS: [(&str, u64); 5] = [
    ("retrieveDispute", 0),
    ("listFiles", 0),
    ("uploadDisputeEvidence", 0),
    ("uploadDisputeEvidence", 1),
    ("submitDisputeEvidence", 0),
];

/// A packet for the dispute, which has the same bytes at each start.
pub(crate) fn packet(dispute: &Value) -> EvidencePacket {
    let file = |name: &str, left| Input::Bytes(name.to_owned(), pdf(left));
    EvidencePacket::of(dispute)
        .expect("a dispute")
        .text("uncategorized_text", "It was delivered on Monday.")
        .file("receipt", file("receipt.pdf", 40))
        .file("shipping_documentation", file("label.pdf", 60))
        .file("shipping_documentation", file("photo.pdf", 80))
}

/// A sender in a process of its own, which kills itself when its call fails: the answer to its last request never came. Run as
/// one of the tests, without a task, it has nothing to do.
#[tokio::test]
async fn a_sender() {
    let Ok(task) = std::env::var(TASK) else { return };
    let task: Value = serde_json::from_str(&task).expect("JSON");
    let text = |name: &str| task[name].as_str().expect("a text");
    let client = Client::builder().api_key(text("api_key")).api_base(text("api_base")).files_base(text("files_base"));
    let client = client.build().expect("a client");
    let format = u32::try_from(task["format"].as_u64().expect("a number")).expect("a small one");
    let packet = packet(&task["dispute"]).of_format(format);
    let call = client.submit_packet(&packet);
    let call = if task["dies"] == true { call.max_attempts(1) } else { call };
    if let Err(error) = call.send().await {
        assert!(task["dies"] == true, "{error:?}");
        let own = std::process::id().to_string();
        std::process::Command::new("kill").args(["-9", &own]).status().expect("there is a `kill`");
        std::thread::park();
    }
}

/// Runs a sender to its end, and says by which signal it was killed.
async fn run(stage: &Stage, dispute: &Value, format: u32, dies: bool) -> Option<i32> {
    let merchant = stage.sandbox.stripe();
    let task = json!({
        "api_key": merchant.api_key, "api_base": merchant.api_base, "files_base": merchant.files_base,
        "dispute": dispute, "format": format, "dies": dies,
    });
    let process = Command::new(std::env::current_exe().expect("this test is a file"))
        .args(["--exact", "crash::a_sender", "--nocapture"])
        .env(TASK, task.to_string())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .kill_on_drop(true)
        .status();
    let status = process.await.expect("it ran");
    assert!(status.success() || status.signal().is_some(), "{status}");
    status.signal()
}

/// How often evidence was submitted, and how often each key uploaded a file.
pub(crate) async fn effects(stage: &Stage) -> (usize, BTreeMap<String, usize>) {
    let effects = stage.control("GET", "/_sandbox/effects", &Value::Null).await;
    let done = effects["effects"].as_object().expect("an object").values();
    let done: Vec<&Value> = done.flat_map(|one| one["done"].as_array().expect("a list")).collect();
    let did = |effect: &Value, what: &str| effect["did"].as_array().is_some_and(|did| did.contains(&json!(what)));
    let mut uploads = BTreeMap::new();
    for upload in done.iter().filter(|effect| did(effect, "uploaded")) {
        *uploads.entry(upload["idempotency_key"].as_str().expect("a key").to_owned()).or_default() += 1;
    }
    (done.iter().filter(|effect| did(effect, "evidence_submitted")).count(), uploads)
}

/// The fault that kills: the request arrives and is carried out, or it does not arrive.
async fn kills_after(stage: &Stage, (operation, before): (&str, u64), kind: &str) {
    let order = json!({"operation": operation, "kind": kind, "after": before});
    stage.control("POST", "/_sandbox/faults", &order).await;
}

async fn killed_and_started_again(seconds: u64, later_format: u32) {
    let stage = Stage::open().await;
    for request in REQUESTS {
        for kind in ["cut_after", "cut_before"] {
            let at = format!("{request:?} {kind} {seconds} {later_format}");
            stage.control("POST", "/_sandbox/reset", &json!({})).await;
            let dispute = stage.control("POST", "/_sandbox/stripe/disputes", &json!({})).await;
            kills_after(&stage, request, kind).await;
            assert_eq!(run(&stage, &dispute, 1, true).await, Some(SIGKILL), "{at}");
            stage.control("POST", "/_sandbox/clock/advance", &json!({ "seconds": seconds })).await;
            // The second start ends well, and so does a third that has nothing left to do.
            for _ in 0..2 {
                assert_eq!(run(&stage, &dispute, later_format, false).await, None, "{at}");
            }
            let (submitted, uploads) = effects(&stage).await;
            assert_eq!(submitted, 1, "{at}");
            // A later release makes other bytes, so that it uploads files of its own.
            assert!(uploads.values().all(|times| *times == 1), "{at}: {uploads:?}");
            let most = if later_format == 1 { 2 } else { 4 };
            assert!((2..=most).contains(&uploads.len()), "{at}: {uploads:?}");
        }
    }
}

#[tokio::test]
async fn killed_after_each_request_and_started_again_at_once() {
    killed_and_started_again(0, 1).await;
}

#[tokio::test]
async fn killed_after_each_request_and_started_again_when_the_keys_are_forgotten() {
    killed_and_started_again(FORGOTTEN, 1).await;
}

#[tokio::test]
async fn killed_after_each_request_and_started_again_by_a_later_release() {
    killed_and_started_again(0, 2).await;
    killed_and_started_again(FORGOTTEN, 2).await;
}
