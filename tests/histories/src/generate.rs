//! Makes a history: what a merchant's program, its users, the provider and the network do one after the other.
//!
//! A step names what it needs (`${d1}`), so that a history can lose steps and still be a history.

use serde_json::{Value, json};

use crate::faults;
use crate::random::Random;

/// How the program stands to the messages that arrive from now on.
const MODES: [&str; 5] = ["ok", "down", "lost_ack", "twice", "fails"];

/// What a program does that can be killed, too.
const DYING: [&str; 2] = ["dies_before", "dies_after"];

/// Seconds that the clock moves: a moment, an hour, and what makes idempotency keys expire.
const LEAPS: [u64; 4] = [60, 3_600, 90_000, 108_000];

/// A random history. `dies`: the program has a store that outlives it, and may be killed.
pub(crate) fn history(random: &mut Random, dies: bool) -> Vec<Value> {
    let mut writer =
        Writer { random, steps: Vec::new(), disputes: Vec::new(), calls: Vec::new(), names: 0, dies, slow: false };
    writer.dispute();
    for _ in 0..3 + writer.random.below(8) {
        writer.step();
    }
    writer.steps
}

struct Writer<'a> {
    random: &'a mut Random,
    steps: Vec<Value>,
    /// Providers and names of the disputes so far.
    disputes: Vec<(&'static str, String)>,
    /// Calls that change something: a program may make one again.
    calls: Vec<Value>,
    names: usize,
    dies: bool,
    /// A fault that takes real time was ordered.
    slow: bool,
}

impl Writer<'_> {
    fn name(&mut self, prefix: &str) -> String {
        self.names += 1;
        format!("{prefix}{}", self.names)
    }

    fn step(&mut self) {
        match self.random.below(100) {
            0..50 => self.call(),
            50..62 => self.again(),
            62..72 => self.somebody_else(),
            72..80 => {
                let seconds = *self.random.pick(&LEAPS);
                self.steps.push(json!({"do": "clock", "seconds": seconds}));
            }
            80..88 => {
                let dying = self.dies && self.random.chance(50);
                let mode = if dying { *self.random.pick(&DYING) } else { *self.random.pick(&MODES) };
                self.steps.push(json!({"do": "webhooks", "mode": mode}));
            }
            88..94 => self.dispute(),
            94..97 => self.steps.push(json!({"do": "catch_up"})),
            _ if self.dies => self.steps.push(json!({"do": "kill"})),
            _ => self.call(),
        }
    }

    fn dispute(&mut self) {
        let provider = *self.random.pick(&["alipay", "stripe"]);
        let fields = if provider == "alipay" {
            self.random.pick(&ALIPAY_DISPUTES.map(parsed)).clone()
        } else {
            self.random.pick(&STRIPE_DISPUTES.map(parsed)).clone()
        };
        let name = self.name("d");
        self.steps.push(json!({"do": "dispute", "provider": provider, "name": name, "fields": fields}));
        self.disputes.push((provider, name));
    }

    fn any_dispute(&mut self) -> (&'static str, String) {
        self.random.pick(&self.disputes).clone()
    }

    /// A call, perhaps with something that goes wrong.
    fn call(&mut self) {
        let (provider, dispute) = self.any_dispute();
        let id = format!("${{{dispute}}}");
        let (operation, parameters) = if provider == "alipay" { self.alipay_call(&id) } else { self.stripe_call(&id) };
        let writes = faults::writes(operation);
        let mut options = json!({});
        if self.random.chance(60) {
            options["max_attempts"] = json!(1 + self.random.below(3));
        }
        if provider == "stripe" && writes && self.random.chance(60) {
            options["idempotency_key"] = json!(self.name("key-"));
        }
        if self.random.chance(55) {
            let mut order = faults::order(self.random, provider, operation);
            if self.random.chance(25) {
                let (path, body) = act(self.random, provider, &id);
                order["meanwhile"] = json!({"path": path, "body": body});
            }
            if faults::is_slow(&order) {
                self.slow = true;
                options["max_attempts"] = json!(1 + self.random.below(2));
            }
            self.steps.push(json!({"do": "fault", "order": order}));
        }
        self.limit(&mut options);
        let mut call = json!({
            "do": "call", "provider": provider, "operation": operation, "with": parameters, "options": options,
        });
        if self.random.chance(4) {
            call["unreachable"] = json!(true);
        }
        if self.dies && writes && self.random.chance(8) {
            call["killed"] = json!(true);
        }
        if operation.ends_with("File") || operation.starts_with("upload") || operation == "listEvents" {
            call["save"] = json!(if operation == "listEvents" { "event" } else { "file" });
        }
        if writes {
            self.calls.push(call.clone());
        }
        self.steps.push(call);
    }

    /// The program makes a call again, as one does after an error; sometimes with other parameters under the same key.
    fn again(&mut self) {
        if self.calls.is_empty() {
            return self.call();
        }
        let mut call = self.random.pick(&self.calls).clone();
        if let Some(object) = call.as_object_mut() {
            object.remove("killed");
            object.remove("unreachable");
        }
        if call["provider"] == "stripe" && call["with"].get("metadata").is_some() && self.random.chance(20) {
            call["with"]["metadata"] = json!({"order": "another"});
        }
        if self.random.chance(30) {
            let operation = call["operation"].as_str().unwrap_or_default().to_owned();
            let provider = if call["provider"] == "alipay" { "alipay" } else { "stripe" };
            let order = faults::order(self.random, provider, &operation);
            if !faults::is_slow(&order) {
                self.steps.push(json!({"do": "fault", "order": order}));
            }
        }
        self.limit(&mut call["options"]);
        self.steps.push(call);
    }

    /// A slow fault may wait for any later call of its operation, so none of them waits for it to its end.
    fn limit(&self, options: &mut Value) {
        if self.slow {
            options["attempt_timeout"] = json!(0.3);
        }
    }

    fn somebody_else(&mut self) {
        let (provider, dispute) = self.any_dispute();
        let (path, body) = act(self.random, provider, &format!("${{{dispute}}}"));
        self.steps.push(json!({"do": "elsewhere", "path": path, "body": body}));
    }

    fn alipay_call(&mut self, id: &str) -> (&'static str, Value) {
        match self.random.below(100) {
            0..40 => ("acceptDispute", json!({"disputeId": id})),
            40..80 => {
                let size = *self.random.pick(&[300, 3_000, 90_000]);
                let file = json!({"file": {"prefix": "%PDF-1.7", "size": size}});
                ("supplyDefenseDocument", json!({"disputeId": id, "disputeEvidence": file}))
            }
            _ => {
                let kinds = ["DISPUTE_EVIDENCE_TEMPLATE", "DISPUTE_EVIDENCE_FILE", "DISPUTE_EVIDENCE_AI"];
                let kind = *self.random.pick(&kinds);
                ("downloadDisputeEvidence", json!({"disputeId": id, "disputeEvidenceType": kind}))
            }
        }
    }

    fn stripe_call(&mut self, id: &str) -> (&'static str, Value) {
        let texts = ["It was delivered.", "It was delivered.", "winning_evidence", "losing_evidence"];
        let text = *self.random.pick(&texts);
        let evidence = json!({"uncategorized_text": text});
        match self.random.below(100) {
            0..20 => ("submitDisputeEvidence", json!({"dispute": id, "evidence": evidence})),
            20..24 => ("submitDisputeEvidence", json!({"dispute": id})),
            24..36 => ("stageDisputeEvidence", json!({"dispute": id, "evidence": evidence})),
            36..46 => ("updateDispute", json!({"dispute": id, "submit": false, "metadata": {"order": "1"}})),
            46..50 => ("updateDispute", json!({"dispute": id, "submit": true, "evidence": evidence})),
            50..66 => ("closeDispute", json!({"dispute": id})),
            66..74 => {
                let size = *self.random.pick(&[300, 3_000, 200_000]);
                (
                    "uploadDisputeEvidence",
                    json!({"file": {"file": {"prefix": "%PDF-1.7", "size": size, "name": "a.pdf"}}}),
                )
            }
            74..77 => {
                let file = json!({"file": {"prefix": "%PDF-1.7", "size": 200, "name": "b.pdf"}});
                ("createFile", json!({"file": file, "purpose": "dispute_evidence"}))
            }
            77..80 => ("stageDisputeEvidence", json!({"dispute": id, "evidence": {"receipt": "${file}"}})),
            80..84 => ("retrieveDispute", json!({"dispute": id})),
            84..88 => ("listDisputes", json!({"limit": 3})),
            88..90 => ("listFiles", json!({})),
            90..92 => ("retrieveFile", json!({"file": "${file}"})),
            92..95 => ("downloadFile", json!({"file": "${file}"})),
            95..98 => ("listEvents", json!({"limit": 2})),
            _ => ("retrieveEvent", json!({"id": "${event}"})),
        }
    }
}

/// What the provider makes of disputes; some are not as documents say, and yet they are disputes.
const ALIPAY_DISPUTES: [&str; 8] = [
    "{}",
    "{}",
    "{}",
    r#"{"disputeType": "COMPLIANCE_REQUEST"}"#,
    r#"{"defendable": "True"}"#,
    r#"{"acquirerInfo": [], "extra": {"mediator": {"votes": [1, 2]}}}"#,
    r#"{"arn": null, "disputeReasonCode": null}"#,
    r#"{"notification_type": "SOMETHING_NEW"}"#,
];

const STRIPE_DISPUTES: [&str; 7] = [
    "{}",
    "{}",
    "{}",
    r#"{"status": "warning_needs_response"}"#,
    r#"{"omit": ["metadata", "evidence", "balance_transactions"], "extra": {"mediator": {"votes": [1, 2]}}}"#,
    r#"{"reason": "bought_by_a_machine", "is_charge_refundable": "perhaps"}"#,
    r#"{"omit": ["is_charge_refundable", "evidence_details.submission_count", "evidence_details.has_evidence"]}"#,
];

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_default()
}

/// Something that somebody else does about a dispute: a colleague at the dashboard, the buyer, the bank.
fn act(random: &mut Random, provider: &str, id: &str) -> (String, Value) {
    let (what, body) = if provider == "alipay" {
        match random.below(8) {
            0 | 1 => ("accept", json!({})),
            2 | 3 => ("defend", json!({})),
            4 => ("cancel", json!({})),
            5 => ("suggest", json!({})),
            6 => ("document", json!({})),
            _ => {
                let results = ["ACCEPT_BY_CUSTOMER", "ACCEPT_BY_MERCHANT", "VALIDATE_FAIL", "VALIDATE_SUCCESS"];
                ("judge", json!({"result": *random.pick(&results)}))
            }
        }
    } else {
        match random.below(6) {
            0 | 1 => ("update", json!({"evidence": {"uncategorized_text": "From the dashboard."}, "submit": true})),
            2 => ("update", json!({"evidence": {"customer_name": "J"}})),
            3 => ("close", json!({})),
            _ => {
                ("judge", json!({"result": *random.pick(&["won", "lost", "warning_closed", "appeal_needs_response"])}))
            }
        }
    };
    (format!("{provider}/disputes/{id}/{what}"), body)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_operation_every_fault_and_every_step_comes_up() {
        let (mut operations, mut faults, mut steps) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for number in 0..3_000 {
            for step in history(&mut Random::new(1, number), true) {
                let text = |pointer: &str| step.pointer(pointer).and_then(Value::as_str).map(ToOwned::to_owned);
                operations.extend(text("/operation"));
                faults.extend(text("/order/kind"));
                steps.extend(text("/mode").or(text("/do")));
            }
        }
        assert_eq!(operations.len(), faults::OPERATIONS.len(), "{operations:?}");
        assert_eq!(faults.len(), faults::KINDS, "{faults:?}");
        assert_eq!(steps.len(), MODES.len() + DYING.len() + 7, "{steps:?}");
    }
}
