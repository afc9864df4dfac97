//! Questions over the values of an enumeration: together they say something of every value, and nothing of unknown ones.

use rebuttal::{alipay, stripe};
use serde_json::Value;

/// The values that a provider's document lists.
fn listed(document: &str, name: &str) -> Vec<String> {
    let path = format!("{}/../../spec/{document}.yaml", env!("CARGO_MANIFEST_DIR"));
    let document: Value = serde_saphyr::from_str(&std::fs::read_to_string(path).expect("the document")).expect("YAML");
    let values = document["components"]["schemas"][name]["enum"].as_array().expect("values").clone();
    values.iter().map(|value| value.as_str().expect("text").to_owned()).collect()
}

#[test]
fn a_dispute_is_won_lost_or_undecided() {
    for value in listed("stripe", "DisputeStatus") {
        let status = stripe::DisputeStatus::from(value.as_str());
        let answers = [status.merchant_won(), status.merchant_lost(), status.undecided()];
        assert_eq!(answers, [value == "won", value == "lost", !matches!(&*value, "won" | "lost")], "{value}");
    }
    for value in listed("alipay", "DisputeJudgedResult") {
        let result = alipay::DisputeJudgedResult::from(value.as_str());
        let answers = [result.merchant_won(), result.merchant_lost(), result.undecided()];
        let undecided = !matches!(&*value, "ACCEPT_BY_CUSTOMER" | "ACCEPT_BY_MERCHANT");
        assert_eq!(answers, [value == "ACCEPT_BY_CUSTOMER", value == "ACCEPT_BY_MERCHANT", undecided], "{value}");
    }
}

#[test]
fn nothing_is_said_of_a_value_that_nobody_knows() {
    let status = stripe::DisputeStatus::from("under_negotiation");
    assert!(!(status.merchant_won() || status.merchant_lost() || status.undecided() || status.is_final()));
    assert!(!(status.needs_evidence() || status.needs_appeal()));
    let result = alipay::DisputeJudgedResult::from("SPLIT");
    assert!(!(result.merchant_won() || result.merchant_lost() || result.undecided()));
}

#[test]
fn evidence_and_an_appeal_are_two_things() {
    for value in listed("stripe", "DisputeStatus") {
        let status = stripe::DisputeStatus::from(value.as_str());
        let evidence = matches!(&*value, "needs_response" | "warning_needs_response");
        assert_eq!(
            [status.needs_evidence(), status.needs_appeal()],
            [evidence, value == "appeal_needs_response"],
            "{value}"
        );
    }
}
