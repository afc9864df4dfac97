//! Whether an answer is possible at all.

use crate::dispute::Due;
use crate::packet::EvidencePacket;
use crate::rules::{Check, Rule};

use super::findings::Findings;

pub(super) fn run(packet: &EvidencePacket, rule: &Rule, out: &mut Findings<'_>, now: i64, unchecked: &mut Vec<String>) {
    let dispute = &packet.dispute;
    let words = rule.figure.words();
    let is_among = |value: Option<&str>| value.is_some_and(|value| words.contains(&value));
    match (rule.check, dispute.due) {
        (Check::NoDueTime, Due::Never) => out.add(None, "there is no moment until which to answer", None),
        (Check::NoDueTime, Due::Unknown) => {
            unchecked.push("whether there is time to answer: the dispute does not say until when".to_owned());
        }
        (Check::PastDue, Due::At(due)) if now > due => {
            out.add(None, format!("{} seconds after the last moment", now - due), None);
        }
        (Check::PastDue, Due::Unknown) => {
            unchecked.push("whether there is time to answer: the dispute does not say until when".to_owned());
        }
        (Check::SubmittedAlready, _)
            if !waits(packet) && dispute.submissions.is_some_and(|count| count >= rule.figure.number()) =>
        {
            let count = dispute.submissions.unwrap_or_default();
            out.add(
                None,
                format!("submissions: {count}"),
                Some(format!("submissions: {}", rule.figure.number().saturating_sub(1))),
            );
        }
        (Check::StatusTakesNoAnswer, _) if dispute.status.is_some() && !is_among(dispute.status.as_deref()) => {
            out.add(None, dispute.status.clone().unwrap_or_default(), Some(words.join(", ")));
        }
        (Check::StatusIs, _) if is_among(dispute.status.as_deref()) => {
            out.add(None, dispute.status.clone().unwrap_or_default(), None);
        }
        (Check::NetworkCode, _) if is_among(dispute.network_code.as_deref()) => {
            out.add(None, dispute.network_code.clone().unwrap_or_default(), None);
        }
        (Check::NetworkAlways, _) => out.add(None, dispute.network.clone().unwrap_or_default(), None),
        (Check::NotDefendable, _) if dispute.defendable == Some(false) => out.add(None, "defendable is false", None),
        (Check::ComplianceFee, _) if dispute.case_type.as_deref() == Some("compliance") => fee(packet, rule, out),
        _ => {}
    }
}

/// The fee in dollars is known; what is as much in another currency is not, so any amount counts there.
fn fee(packet: &EvidencePacket, rule: &Rule, out: &mut Findings<'_>) {
    let expected = rule.figure.number();
    let allowed = Some(format!("{expected} usd, or as much in another currency"));
    match &packet.compliance_fee {
        None => out.add(None, "no fee was named", allowed),
        Some((amount, currency)) if currency == "usd" && *amount != expected => {
            out.add(None, format!("{amount} usd"), allowed);
        }
        Some((0, currency)) => out.add(None, format!("0 {currency}"), allowed),
        Some(_) => {}
    }
}

/// Whether the dispute's status asks for an answer: an inquiry that was answered and became a chargeback needs a second one.
fn waits(packet: &EvidencePacket) -> bool {
    let rule = packet.rules.rules.iter().find(|rule| rule.check == Check::StatusTakesNoAnswer);
    let status = packet.dispute.status.as_deref();
    rule.zip(status).is_some_and(|(rule, status)| rule.figure.words().contains(&status))
}
