//! Packets at Stripe: files are uploaded, then named in the evidence of the dispute.

use rebuttal_evidence::{EvidencePacket, Payment};
use serde_json::{Map, Value, json};

use crate::packets::route::{Ask, Route, Store, StoredFile};

pub(crate) const PROVIDER: &str = "stripe";

pub(crate) static ROUTE: Route = Route {
    operations: &["stageDisputeEvidence", "submitDisputeEvidence"],
    parameters,
    store: Some(Store {
        retrieve: |dispute| Ask { operation: "retrieveDispute", parameters: json!({ "dispute": dispute }) },
        list: |since| Ask {
            operation: "listFiles",
            parameters: match since {
                Some(since) => json!({"purpose": "dispute_evidence", "limit": 100, "created": {"gte": since}}),
                None => json!({"purpose": "dispute_evidence", "limit": 100}),
            },
        },
        files: |page| page["data"].as_array().into_iter().flatten().filter_map(stored).collect(),
        upload: |file| Ask { operation: "uploadDisputeEvidence", parameters: json!({ "file": file }) },
        uploaded: stored,
        evidence: "/evidence",
    }),
};

fn stored(file: &Value) -> Option<StoredFile> {
    Some(StoredFile {
        id: file["id"].as_str()?.to_owned(),
        name: file["filename"].as_str().unwrap_or_default().to_owned(),
        bytes: file["size"].as_u64().unwrap_or_default(),
    })
}

fn parameters(packet: &EvidencePacket, files: &[(String, Value)]) -> Value {
    let texts = packet.texts().map(|(field, text)| (field.to_owned(), Value::from(text)));
    let mut evidence: Map<String, Value> = texts.chain(files.iter().cloned()).collect();
    let mut enhanced = Map::new();
    if let Some((disputed, prior)) = packet.payments() {
        let mut transaction = traits(disputed);
        transaction.remove("charge");
        set(&mut transaction, "merchandise_or_services", disputed.merchandise_or_services.as_ref());
        let prior: Vec<_> = prior.iter().map(traits).collect();
        enhanced.insert(
            "visa_compelling_evidence_3".to_owned(),
            json!({"disputed_transaction": transaction, "prior_undisputed_transactions": prior}),
        );
    }
    if packet.agrees_to_fee() {
        let network = if packet.network() == Some("mastercard") { "mastercard_compliance" } else { "visa_compliance" };
        enhanced.insert(network.to_owned(), json!({"fee_acknowledged": true}));
    }
    if !enhanced.is_empty() {
        evidence.insert("enhanced_evidence".to_owned(), Value::Object(enhanced));
    }
    json!({"dispute": packet.dispute_id(), "evidence": evidence})
}

fn traits(payment: &Payment) -> Map<String, Value> {
    let mut traits = Map::new();
    set(&mut traits, "charge", Some(&payment.charge));
    set(&mut traits, "customer_account_id", payment.account_id.as_ref());
    set(&mut traits, "customer_device_fingerprint", payment.device_fingerprint.as_ref());
    set(&mut traits, "customer_device_id", payment.device_id.as_ref());
    set(&mut traits, "customer_email_address", payment.email_address.as_ref());
    set(&mut traits, "customer_purchase_ip", payment.purchase_ip.as_ref());
    set(&mut traits, "product_description", payment.product_description.as_ref());
    if let Some(address) = &payment.shipping_address {
        let mut parts = Map::new();
        set(&mut parts, "line1", Some(&address.line1));
        set(&mut parts, "line2", address.line2.as_ref());
        set(&mut parts, "city", Some(&address.city));
        set(&mut parts, "state", address.state.as_ref());
        set(&mut parts, "postal_code", Some(&address.postal_code));
        set(&mut parts, "country", Some(&address.country));
        traits.insert("shipping_address".to_owned(), Value::Object(parts));
    }
    traits
}

fn set(object: &mut Map<String, Value>, name: &str, value: Option<&String>) {
    if let Some(value) = value.filter(|value| !value.is_empty()) {
        object.insert(name.to_owned(), Value::from(value.as_str()));
    }
}
