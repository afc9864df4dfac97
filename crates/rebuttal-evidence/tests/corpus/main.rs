//! Every packet of `tests/evidence/packets.yaml` has the findings that are written there, and none else.
#![allow(clippy::unwrap_used, reason = "a test")]

mod makers;
#[path = "../support/mod.rs"]
mod support;

use std::collections::BTreeMap;

use makers::Makers;
use rebuttal_evidence::{EvidencePacket, Figure, Payment, ProductType, ProviderRules, Report, Rule, Severity};
use serde::Deserialize;
use serde_json::{Value, json};

const PACKETS: &str = include_str!("../../../../tests/evidence/packets.yaml");
/// 2026-11-20 at midnight in UTC.
const NOW: i64 = 1_795_132_800;
const DAY: i64 = 86_400;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    name: String,
    #[serde(default = "stripe")]
    provider: String,
    #[serde(default)]
    dispute: BTreeMap<String, Value>,
    #[serde(default)]
    texts: BTreeMap<String, String>,
    #[serde(default)]
    files: Vec<[String; 3]>,
    #[serde(default)]
    strict: bool,
    product_type: Option<String>,
    fee: Option<(u64, String)>,
    #[serde(default)]
    limits: BTreeMap<String, u64>,
    ce3: Option<Ce3>,
    #[serde(default)]
    suggested: Vec<(String, String, bool)>,
    #[serde(default)]
    findings: Vec<String>,
    missing: Option<Vec<String>>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Ce3 {
    #[serde(default)]
    without: String,
    #[serde(default)]
    days: Vec<i64>,
    sold: Option<String>,
    #[serde(default)]
    prior: Prior,
}

/// In what the earlier payments differ from ones that qualify.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Prior {
    disputed: bool,
    other_card: bool,
    undescribed: bool,
    ip: String,
    email: String,
    account: String,
    fingerprint: usize,
    device: usize,
}

fn stripe() -> String {
    "stripe".to_owned()
}

fn rows() -> Vec<Row> {
    serde_saphyr::from_str(PACKETS).unwrap()
}

fn dispute(row: &Row) -> Value {
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
fn text(words: &str) -> String {
    match words.split_once('*') {
        Some((part, times)) => part.repeat(times.parse().unwrap()),
        None => words.to_owned(),
    }
}

fn payments(ce3: &Ce3) -> (Payment, Vec<Payment>) {
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

fn packet(row: &Row, makers: &mut Makers) -> EvidencePacket {
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
    packet = if row.strict { packet.strict() } else { packet };
    packet = product_type.into_iter().fold(packet, EvidencePacket::product_type);
    packet = row.fee.iter().fold(packet, |packet, (amount, currency)| packet.compliance_fee(*amount, currency));
    if let Some(ce3) = row.ce3.as_ref().filter(|ce3| ce3.without.is_empty()) {
        let (disputed, prior) = payments(ce3);
        packet = packet.compelling_evidence(disputed, prior);
    }
    if !row.suggested.is_empty() {
        let list = row.suggested.iter().map(
            |(tag, weight, obtained)| json!({"evidenceTag": tag, "winRateContribution": weight, "obtained": obtained}),
        );
        packet = packet.suggestion(&json!({"disputeId": "d1", "evidenceList": list.collect::<Vec<_>>()})).unwrap();
    }
    packet
}

fn packets() -> Vec<(Row, EvidencePacket)> {
    packets_of(&mut Makers::default())
}

fn packets_of(makers: &mut Makers) -> Vec<(Row, EvidencePacket)> {
    rows()
        .into_iter()
        .map(|row| {
            let packet = packet(&row, makers);
            (row, packet)
        })
        .collect()
}

/// As they are written in the corpus, sorted.
fn found(report: &Report) -> Vec<String> {
    let all = report.findings.iter().map(|finding| {
        let severity = match finding.severity {
            Severity::Refused => "refused",
            Severity::Lost => "lost",
            Severity::Advice => "advice",
        };
        let or = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
        let page = finding.page.map_or_else(|| "-".to_owned(), |page| page.to_string());
        format!("{severity} {} {} {} {page}", finding.rule, or(&finding.field), or(&finding.file))
    });
    let mut all: Vec<String> = all.collect();
    all.sort();
    all
}

fn expected(row: &Row) -> Vec<String> {
    let mut all = row.findings.clone();
    all.sort();
    all
}

#[test]
fn every_packet_has_the_findings_that_are_written() {
    let packets = packets();
    assert!(packets.len() >= 60, "{}", packets.len());
    let mut wrong = Vec::new();
    for (row, packet) in &packets {
        let report = packet.preflight(NOW);
        if found(&report) != expected(row) {
            wrong.push(format!("{}: found {:#?}, written {:#?}", row.name, report.findings, expected(row)));
        }
        if let Some(missing) = &row.missing {
            let fields: Vec<&str> = report.missing.iter().map(|missing| missing.field.as_str()).collect();
            if fields != *missing {
                wrong.push(format!("{}: missing {fields:?}, written {missing:?}", row.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn the_same_packet_has_the_same_report_byte_for_byte() {
    let mut makers = Makers::default();
    let first = packets_of(&mut makers);
    for ((row, one), (_, other)) in first.iter().zip(packets_of(&mut makers)) {
        assert_eq!(one.preflight(NOW).to_json(), other.preflight(NOW).to_json(), "{}", row.name);
    }
}

/// Every figure with a small change: a number more or less, a word less.
fn changes(figure: Figure) -> Vec<Figure> {
    match figure {
        Figure::None => Vec::new(),
        Figure::Number(number) => vec![Figure::Number(number - 1), Figure::Number(number + 1)],
        Figure::Numbers(numbers) => {
            let changed = (0..numbers.len()).flat_map(|at| {
                [numbers[at] - 1, numbers[at] + 1].map(|number| {
                    let mut all = numbers.to_vec();
                    all[at] = number;
                    Figure::Numbers(all.leak())
                })
            });
            changed.collect()
        }
        Figure::Words(words) => {
            let without = |at: usize| [&words[..at], &words[at + 1..]].concat();
            (0..words.len()).map(|at| Figure::Words(without(at).leak())).collect()
        }
    }
}

/// Whether some packet of the provider has other findings by this rule than are written.
fn is_noticed(packets: &[(Row, EvidencePacket)], provider: &str, rule: Rule) -> bool {
    let written = |row: &Row| -> Vec<String> {
        expected(row).into_iter().filter(|line| line.split(' ').nth(1) == Some(rule.id)).collect()
    };
    let mut of = packets.iter().filter(|(row, _)| row.provider == provider);
    of.any(|(row, packet)| found(&packet.preflight_by(&[rule], NOW)) != written(row))
}

#[test]
fn a_change_of_any_figure_severity_or_network_fails_the_corpus() {
    let packets = packets();
    let mut unnoticed = Vec::new();
    let mut changed = 0;
    for provider in ["alipay", "stripe"] {
        for rule in ProviderRules::of(provider).unwrap().rules {
            assert!(!is_noticed(&packets, provider, *rule), "{}", rule.id);
            let severity = if rule.severity == Severity::Lost { Severity::Advice } else { Severity::Lost };
            let mut variants = vec![Rule { severity, ..*rule }];
            variants.extend(changes(rule.figure).into_iter().map(|figure| Rule { figure, ..*rule }));
            variants.extend(rule.network.map(|_| Rule { network: None, ..*rule }));
            variants.extend(rule.strict.then_some(Rule { strict: false, ..*rule }));
            for variant in variants {
                changed += 1;
                if !is_noticed(&packets, provider, variant) {
                    unnoticed.push(format!(
                        "{}: {:?} {:?} {:?}",
                        rule.id, variant.figure, variant.severity, variant.network
                    ));
                }
            }
        }
    }
    assert!(unnoticed.is_empty(), "of {changed} changes: {unnoticed:#?}");
    assert!(changed > 150, "{changed}");
}

#[test]
fn a_packet_belongs_to_one_dispute() {
    assert!(EvidencePacket::new("stripe", &json!({"object": "dispute"})).is_err());
    assert!(EvidencePacket::new("nobody", &json!({"id": "du_1"})).is_err());
    let packet = EvidencePacket::new("alipay", &json!({"disputeId": "d1"})).unwrap();
    assert_eq!(packet.dispute_id(), "d1");
    assert!(packet.clone().suggestion(&json!({"disputeId": "d2", "evidenceList": []})).is_err());
    assert!(packet.limit("alipay.file.kind", 1).is_err());
    assert!(
        !format!("{:?}", EvidencePacket::new("stripe", &json!({"id": "du_1"})).unwrap().text("customer_name", "Ann"))
            .contains("Ann")
    );
}

#[test]
fn what_could_not_be_checked_is_said() {
    let packet = EvidencePacket::new("stripe", &json!({"id": "du_1"})).unwrap().text("shipping_date", "last Monday");
    let report = packet.preflight(NOW);
    assert_eq!(report.findings, []);
    let said = report.unchecked.join("\n");
    assert!(said.contains("until when") && said.contains("shipping_date"), "{said}");
}
