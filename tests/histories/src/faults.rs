//! What can go wrong with a call: responses that are lost or faulty after the provider acted, and false ones in its place.

use serde_json::{Value, json};

use crate::random::Random;

/// The operations, and whether each changes something.
pub(crate) const OPERATIONS: [(&str, bool); 16] = [
    ("acceptDispute", true),
    ("supplyDefenseDocument", true),
    ("downloadDisputeEvidence", false),
    ("listDisputes", false),
    ("retrieveDispute", false),
    ("updateDispute", true),
    ("stageDisputeEvidence", true),
    ("submitDisputeEvidence", true),
    ("closeDispute", true),
    ("createFile", true),
    ("uploadDisputeEvidence", true),
    ("listFiles", false),
    ("retrieveFile", false),
    ("downloadFile", false),
    ("listEvents", false),
    ("retrieveEvent", false),
];

/// Kinds of faults that all operations can have; some are more frequent than others.
const COMMON: [&str; 17] = [
    "cut_at_head", "cut_request", "stale", "cut_before", "cut_after", "cut_after", "cut_half", "status", "status",
    "status_after", "garbage", "html", "empty_body", "redirect", "replace", "replace", "slow",
];

const ALIPAY: [&str; 9] = [
    "refuse", "unknown", "unsigned", "half_header", "header_twice", "broken_signature", "altered_body", "other_key",
    "wrong_client_id",
];

const STRIPE: [&str; 3] = ["refuse", "refuse", "fail_after"];

/// How many kinds there are: 15 for all, 9 of the one provider, and one more of the other.
#[cfg(test)]
pub(crate) const KINDS: usize = 15 + 9 + 1;

/// Whether an operation changes something at the provider.
pub(crate) fn writes(operation: &str) -> bool {
    OPERATIONS.iter().any(|(name, writes)| *name == operation && *writes)
}

/// Whether the fault takes real time.
pub(crate) fn is_slow(order: &Value) -> bool {
    order["kind"] == "delay" || order["kind"] == "trickle"
}

/// An order for the sandbox.
pub(crate) fn order(random: &mut Random, provider: &str, operation: &str) -> Value {
    let own: &[&str] = if provider == "alipay" { &ALIPAY } else { &STRIPE };
    let mut kind = if random.chance(30) { *random.pick(own) } else { *random.pick(&COMMON) };
    if kind == "slow" {
        // They wait for real time: one in a few is enough.
        kind = if random.chance(40) { *random.pick(&["delay", "trickle"]) } else { "cut_after" };
    }
    let mut order = json!({"operation": operation, "kind": kind});
    if random.chance(20) {
        order["times"] = json!(2);
    }
    let acted = random.chance(50);
    match kind {
        "delay" | "trickle" => {
            order["seconds"] = json!(30);
            order["acted"] = json!(acted);
        }
        "garbage" | "html" | "empty_body" | "unknown" => order["acted"] = json!(acted),
        "replace" => {
            order["acted"] = json!(acted);
            order["body"] = foreign_body(random, provider);
        }
        "status" => {
            order["status"] =
                json!(*random.pick(&[200, 204, 400, 401, 403, 404, 408, 409, 413, 429, 500, 502, 503, 504]));
            order["body"] = json!(*random.pick(&["", "<html>busy</html>", "{\"error\": \"maintenance\"}", "null"]));
        }
        "status_after" => {
            order["status"] = json!(*random.pick(&[200, 202, 500, 502, 503, 504]));
            order["body"] = if provider == "alipay" && random.chance(40) {
                // Nobody signed it.
                json!({"result": {"resultCode": "PARAM_ILLEGAL", "resultStatus": "F", "resultMessage": "no"}})
            } else {
                json!(*random.pick(&["", "<html>busy</html>", "{\"error\": \"maintenance\"}", "null"]))
            };
        }
        "redirect" => order["location"] = json!("http://127.0.0.1:1/"),
        "refuse" if provider == "alipay" => {
            let codes = [
                "PARAM_ILLEGAL", "TIME_EXCEEDS_LIMIT", "NOT_ALLOW_IN_CURRENT_STATUS", "SIGNATURE_INVALID",
                "REQUEST_TRAFFIC_EXCEED_LIMIT", "UNKNOWN_EXCEPTION", "SOMETHING_NEW",
            ];
            let code = *random.pick(&codes);
            order["code"] = json!(code);
            if code == "SOMETHING_NEW" {
                order["status"] = json!(*random.pick(&["F", "U", "X"]));
            }
        }
        "refuse" => {
            order["status"] = json!(*random.pick(&[400, 401, 402, 403, 404, 409, 429, 500, 503]));
            if random.chance(40) {
                order["code"] =
                    json!(*random.pick(&["idempotency_key_in_use", "rate_limit", "lock_timeout", "new_code"]));
            }
            if random.chance(30) {
                order["should_retry"] = json!(random.chance(50));
            }
        }
        _ => {}
    }
    order
}

/// What is no answer to the question: nothing about the object, or an answer about another one.
fn foreign_body(random: &mut Random, provider: &str) -> Value {
    match random.below(8) {
        0 => json!("null"),
        1 => json!("[]"),
        2 => json!("{}"),
        3 => json!({"error": "maintenance"}),
        4 => json!("Back in ten minutes."),
        _ if provider == "alipay" => json!({
            "result": {"resultCode": "SUCCESS", "resultStatus": "S", "resultMessage": "success"},
            "disputeId": "2020010121013101000000009999",
            "disputeResolutionTime": "2026-01-01T00:00:00+00:00",
        }),
        _ => json!({"id": "du_of_somebody_else", "object": "dispute", "status": "lost", "amount": 1}),
    }
}
