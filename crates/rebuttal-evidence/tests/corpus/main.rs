//! Every packet of `tests/evidence/packets.yaml` has the findings that are written there, and none else.
#![allow(clippy::unwrap_used, reason = "a test")]

mod makers;
mod rows;
#[path = "../support/mod.rs"]
mod support;

use makers::Makers;
use rebuttal_evidence::{EvidencePacket, Figure, ProviderRules, Report, Rule, Severity};
use rows::{NOW, Row, packet, rows};
use serde_json::json;

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
    let answered = EvidencePacket::new("stripe", &json!({"id": "du_1"})).unwrap();
    assert!(answered.limit("stripe.recourse.submitted", 2).is_err(), "nobody may answer twice by it");
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
