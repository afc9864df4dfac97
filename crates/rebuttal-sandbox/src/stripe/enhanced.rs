//! The programmes of the card networks: how the evidence stands with them, before and after it is submitted.

use serde_json::{Map, Value, json};

use super::dispute::Dispute;
use super::failure::Failure;

const COMPLIANCE: [&str; 2] = ["mastercard_compliance", "visa_compliance"];
const VISA_3: &str = "visa_compelling_evidence_3";

/// Writes down how the evidence stands with each programme that the dispute is eligible for. A compliance dispute is
/// not submitted unless the fee is acknowledged.
pub(super) fn assess(dispute: &mut Dispute, submitted: bool) -> Result<(), Failure> {
    let types = dispute.object.get("enhanced_eligibility_types").and_then(Value::as_array).cloned().unwrap_or_default();
    let given = dispute.evidence("enhanced_evidence").clone();
    let mut standing = Map::new();
    for programme in types.iter().filter_map(Value::as_str) {
        if COMPLIANCE.contains(&programme) {
            let acknowledged = given[programme]["fee_acknowledged"] == true;
            if submitted && !acknowledged {
                let param = format!("evidence[enhanced_evidence][{programme}][fee_acknowledged]");
                return Err(Failure::param(&param, "The fee must be acknowledged before anything can be submitted."));
            }
            let status = if acknowledged { "fee_acknowledged" } else { "requires_fee_acknowledgement" };
            standing.insert(programme.to_owned(), json!({"status": status}));
        } else if programme == VISA_3 {
            standing.insert(programme.to_owned(), visa_3(&given[VISA_3], submitted));
        }
    }
    if !standing.is_empty() {
        dispute.set_detail("enhanced_eligibility", standing);
    }
    Ok(())
}

fn visa_3(given: &Value, submitted: bool) -> Value {
    let missing = missing(given);
    let status = match (missing.is_empty(), submitted) {
        (true, _) => "qualified",
        (false, true) => "not_qualified",
        (false, false) => "requires_action",
    };
    json!({"required_actions": if submitted { Vec::new() } else { missing }, "status": status})
}

/// What Visa's programme still needs.
fn missing(given: &Value) -> Vec<&'static str> {
    let disputed = &given["disputed_transaction"];
    let prior = given["prior_undisputed_transactions"].as_array().map_or(&[][..], Vec::as_slice);
    let mut missing = Vec::new();
    if !has_common_traits(disputed, prior) {
        missing.push("missing_customer_identifiers");
    }
    if disputed["product_description"].is_null() {
        missing.push("missing_disputed_transaction_description");
    }
    if disputed["merchandise_or_services"].is_null() {
        missing.push("missing_merchandise_or_services");
    }
    if prior.iter().any(|one| one["product_description"].is_null()) {
        missing.push("missing_prior_undisputed_transaction_description");
    }
    if prior.len() != 2 {
        missing.push("missing_prior_undisputed_transactions");
    }
    missing
}

/// Whether two traits are the same in all payments, of which one is the address or the device. Two traits of the device
/// count as one.
fn has_common_traits(disputed: &Value, prior: &[Value]) -> bool {
    let same = |name: &str| !disputed[name].is_null() && prior.iter().all(|one| one[name] == disputed[name]);
    let device = same("customer_device_fingerprint") || same("customer_device_id");
    let main = usize::from(same("customer_purchase_ip")) + usize::from(device);
    let others = ["customer_account_id", "customer_email_address", "shipping_address"];
    main >= 1 && main + others.into_iter().filter(|name| same(name)).count() >= 2
}
