//! What a careful person writes by hand for this one call: reqwest, serde, and a struct of everything that is documented.

use std::collections::HashMap;

use clients::{DISPUTE, Failure, check};
use serde::Deserialize;

#[derive(Clone)]
pub(crate) struct Client {
    http: reqwest::Client,
    url: String,
}

impl Client {
    pub(crate) fn new(base: &str) -> Result<Self, Failure> {
        let http = reqwest::Client::builder().timeout(std::time::Duration::from_secs(30)).build()?;
        Ok(Self { http, url: format!("{base}/v1/disputes/{DISPUTE}") })
    }

    pub(crate) async fn retrieve(&self) -> Result<(), Failure> {
        let answer = self.http.get(&self.url).bearer_auth("sk_test_bench").send().await?.error_for_status()?;
        let dispute: Dispute = serde_json::from_slice(&answer.bytes().await?)?;
        check(dispute.evidence_details.due_by)
    }
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "read, and then thrown away")]
struct Dispute {
    id: String,
    amount: i64,
    balance_transactions: Vec<BalanceTransaction>,
    charge: String,
    created: i64,
    currency: String,
    enhanced_eligibility_types: Vec<String>,
    evidence: Evidence,
    evidence_details: EvidenceDetails,
    intended_submission_method: Option<String>,
    is_charge_refundable: bool,
    livemode: bool,
    metadata: HashMap<String, String>,
    network_reason_code: Option<String>,
    payment_intent: Option<String>,
    payment_method_details: Option<PaymentMethodDetails>,
    reason: String,
    status: String,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "read, and then thrown away")]
struct BalanceTransaction {
    id: String,
    amount: i64,
    available_on: i64,
    balance_type: Option<String>,
    created: i64,
    currency: String,
    description: Option<String>,
    exchange_rate: Option<f64>,
    fee: i64,
    fee_details: Vec<Fee>,
    net: i64,
    reporting_category: Option<String>,
    source: Option<String>,
    status: String,
    r#type: String,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "read, and then thrown away")]
struct Fee {
    amount: i64,
    application: Option<String>,
    currency: String,
    description: Option<String>,
    r#type: String,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "read, and then thrown away")]
struct Evidence {
    access_activity_log: Option<String>,
    billing_address: Option<String>,
    cancellation_policy: Option<String>,
    cancellation_policy_disclosure: Option<String>,
    cancellation_rebuttal: Option<String>,
    customer_communication: Option<String>,
    customer_email_address: Option<String>,
    customer_name: Option<String>,
    customer_purchase_ip: Option<String>,
    customer_signature: Option<String>,
    duplicate_charge_documentation: Option<String>,
    duplicate_charge_explanation: Option<String>,
    duplicate_charge_id: Option<String>,
    enhanced_evidence: Option<HashMap<String, serde_json::Value>>,
    product_description: Option<String>,
    receipt: Option<String>,
    refund_policy: Option<String>,
    refund_policy_disclosure: Option<String>,
    refund_refusal_explanation: Option<String>,
    service_date: Option<String>,
    service_documentation: Option<String>,
    shipping_address: Option<String>,
    shipping_carrier: Option<String>,
    shipping_date: Option<String>,
    shipping_documentation: Option<String>,
    shipping_tracking_number: Option<String>,
    uncategorized_file: Option<String>,
    uncategorized_text: Option<String>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "read, and then thrown away")]
struct EvidenceDetails {
    due_by: Option<i64>,
    enhanced_eligibility: Option<HashMap<String, serde_json::Value>>,
    has_evidence: bool,
    past_due: bool,
    submission_count: i64,
    submission_method: Option<String>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "read, and then thrown away")]
struct PaymentMethodDetails {
    card: Option<Card>,
    r#type: String,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "read, and then thrown away")]
struct Card {
    brand: String,
    case_type: Option<String>,
    network: Option<String>,
    network_reason_code: Option<String>,
}
