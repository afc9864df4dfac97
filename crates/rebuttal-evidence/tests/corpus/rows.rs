//! The packets of `tests/evidence/packets.yaml`.

use std::collections::BTreeMap;

use rebuttal_evidence::{EvidencePacket, Payment, ProductType};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::makers::Makers;

const PACKETS: &str = include_str!("../../../../tests/evidence/packets.yaml");
/// 2026-11-20 at midnight in UTC.
pub(crate) const NOW: i64 = 1_795_132_800;
pub(crate) const DAY: i64 = 86_400;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Row {
    pub(crate) name: String,
    #[serde(default = "stripe")]
    pub(crate) provider: String,
    #[serde(default)]
    pub(crate) dispute: BTreeMap<String, Value>,
    #[serde(default)]
    pub(crate) texts: BTreeMap<String, String>,
    #[serde(default)]
    pub(crate) files: Vec<[String; 3]>,
    #[serde(default)]
    pub(crate) strict: bool,
    pub(crate) product_type: Option<String>,
    pub(crate) fee: Option<(u64, String)>,
    #[serde(default)]
    pub(crate) limits: BTreeMap<String, u64>,
    pub(crate) ce3: Option<Ce3>,
    pub(crate) font: Option<[String; 2]>,
    #[serde(default)]
    pub(crate) suggested: Vec<(String, String, bool)>,
    #[serde(default)]
    pub(crate) findings: Vec<String>,
    pub(crate) missing: Option<Vec<String>>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(crate) struct Ce3 {
    #[serde(default)]
    pub(crate) without: String,
    #[serde(default)]
    pub(crate) days: Vec<i64>,
    pub(crate) sold: Option<String>,
    #[serde(default)]
    pub(crate) prior: Prior,
}

/// In what the earlier payments differ from ones that qualify.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Prior {
    pub(crate) disputed: bool,
    pub(crate) other_card: bool,
    pub(crate) undescribed: bool,
    pub(crate) ip: String,
    pub(crate) email: String,
    pub(crate) account: String,
    pub(crate) fingerprint: usize,
    pub(crate) device: usize,
}

pub(crate) fn stripe() -> String {
    "stripe".to_owned()
}

pub(crate) fn rows() -> Vec<Row> {
    serde_saphyr::from_str(PACKETS).unwrap()
}

pub(crate) fn dispute(row: &Row) -> Value {
    let mut dispute = match row.provider.as_str() {
        "stripe" => json!({
            "id": "du_1", "status": "needs_response", "reason": "general", "created": 1_793_534_400, "charge": "ch_1",
            "evidence_details": {"due_by": 1_796_083_200, "submission_count": 0}, "enhanced_eligibility_types": [],
            "payment_method_details": {"card": {"network": "visa", "network_reason_code": "13.1", "case_type": "chargeback"}},
        }),
        _ => json!({"disputeId": "d1", "defendable": true, "defenseDueTime": "2026-12-01T00:00:00+08:00"}),
    };
    if row.ce3.is_some() {
        dispute["payment_method_details"]["card"]["network_reason_code"] = json!("10.4");
        dispute["enhanced_eligibility_types"] = json!(["visa_compelling_evidence_3"]);
    }
    for (place, value) in &row.dispute {
        *dispute.pointer_mut(place).unwrap_or_else(|| panic!("{}: {place}", row.name)) = value.clone();
    }
    dispute
}

/// `a*3` is `aaa`.
pub(crate) fn text(words: &str) -> String {
    match words.split_once('*') {
        Some((part, times)) => part.repeat(times.parse().unwrap()),
        None => words.to_owned(),
    }
}

pub(crate) fn payments(ce3: &Ce3) -> (Payment, Vec<Payment>) {
    let Prior { fingerprint, device, .. } = ce3.prior;
    let letters = |count: usize| (count > 0).then(|| "f".repeat(count));
    let disputed = Payment {
        charge: "ch_1".to_owned(),
        created: NOW - 30 * DAY,
        purchase_ip: Some("203.0.113.7".to_owned()),
        device_fingerprint: letters(fingerprint),
        device_id: letters(device),
        email_address: Some("a@shop.example".to_owned()),
        account_id: Some("account".to_owned()),
        product_description: Some("A lamp".to_owned()),
        merchandise_or_services: Some(ce3.sold.clone().unwrap_or_else(|| "merchandise".to_owned())),
        ..Payment::default()
    };
    let prior = ce3.days.iter().enumerate().map(|(at, days)| {
        let first = at == 0;
        let or = |changed: &str, value: &Option<String>| {
            if changed == "other" { Some(format!("other {at}")) } else { value.clone() }
        };
        Payment {
            charge: format!("ch_prior_{at}"),
            created: disputed.created - days * DAY,
            purchase_ip: or(&ce3.prior.ip, &disputed.purchase_ip),
            email_address: or(&ce3.prior.email, &disputed.email_address),
            account_id: if ce3.prior.account == "same" { disputed.account_id.clone() } else { None },
            product_description: (!(first && ce3.prior.undescribed)).then(|| "A lamp".to_owned()),
            merchandise_or_services: None,
            disputed: first && ce3.prior.disputed,
            paid_with_same_method: !(first && ce3.prior.other_card),
            ..disputed.clone()
        }
    });
    (disputed.clone(), prior.collect())
}

pub(crate) fn packet(row: &Row, makers: &mut Makers) -> EvidencePacket {
    let mut packet = EvidencePacket::new(&row.provider, &dispute(row)).unwrap();
    for (field, words) in &row.texts {
        packet = packet.text(field, text(words));
    }
    for [field, name, words] in &row.files {
        packet = packet.file(field, makers.input(name, words));
    }
    for (rule, number) in &row.limits {
        packet = packet.limit(rule, *number).unwrap();
    }
    let product_type = match row.product_type.as_deref() {
        Some("physical") => Some(ProductType::Physical),
        Some("digital") => Some(ProductType::Digital),
        Some(_) => Some(ProductType::OfflineService),
        None => None,
    };
    if let Some([name, words]) = &row.font {
        packet = packet.font(makers.input(name, words));
    }
    packet = if row.strict { packet.strict() } else { packet };
    packet = product_type.into_iter().fold(packet, EvidencePacket::product_type);
    packet = row.fee.iter().fold(packet, |packet, (amount, currency)| packet.compliance_fee(*amount, currency));
    if let Some(ce3) = row.ce3.as_ref().filter(|ce3| ce3.without.is_empty()) {
        let (disputed, prior) = payments(ce3);
        packet = packet.compelling_evidence(disputed, prior);
    }
    if let Some(suggestion) = suggestion(row) {
        packet = packet.suggestion(&suggestion).unwrap();
    }
    packet
}

pub(crate) fn suggestion(row: &Row) -> Option<Value> {
    let list = row.suggested.iter().map(
        |(tag, weight, obtained)| json!({"evidenceTag": tag, "winRateContribution": weight, "obtained": obtained}),
    );
    (!row.suggested.is_empty()).then(|| json!({"disputeId": "d1", "evidenceList": list.collect::<Vec<_>>()}))
}
