//! What has to fit together: dates, carriers and numbers, ids.

use chrono::{DateTime, NaiveDate};

use crate::packet::EvidencePacket;
use crate::rules::{Check, Rule};

use super::findings::Findings;

pub(super) fn run(packet: &EvidencePacket, rule: &Rule, out: &mut Findings<'_>, unchecked: &mut Vec<String>) {
    let text = |field: &str| {
        let text = packet.texts.iter().find(|(known, _)| known == field).map(|(_, text)| text.trim());
        text.filter(|text| !text.is_empty())
    };
    let parts = |text: &str| text.split(',').filter(|part| !part.trim().is_empty()).count();
    match rule.check {
        Check::ShippedAfterDispute => {
            let Some(shipped) = text("shipping_date") else { return };
            let opened =
                packet.dispute.created.and_then(|at| DateTime::from_timestamp(at, 0)).map(|at| at.date_naive());
            match (NaiveDate::parse_from_str(shipped, "%Y-%m-%d"), opened) {
                (Ok(shipped), Some(opened)) if shipped > opened => {
                    out.add(Some("shipping_date"), format!("shipped on {shipped}"), Some(format!("until {opened}")));
                }
                (Ok(_), Some(_)) => {}
                (Err(_), _) => unchecked
                    .push("whether shipping_date is before the dispute: it is no date such as 2026-11-29".to_owned()),
                (_, None) => {
                    unchecked.push("whether shipping_date is before the dispute: the dispute has no date".to_owned());
                }
            }
        }
        Check::TrackingWithoutCarrier => {
            if text("shipping_tracking_number").is_some() && text("shipping_carrier").is_none() {
                out.add(Some("shipping_carrier"), "a tracking number without a carrier", None);
            }
        }
        Check::CarriersAndNumbers => {
            if let (Some(carriers), Some(numbers)) = (text("shipping_carrier"), text("shipping_tracking_number"))
                && parts(carriers) != parts(numbers)
            {
                let found = format!("carriers: {}, tracking numbers: {}", parts(carriers), parts(numbers));
                out.add(Some("shipping_tracking_number"), found, Some("as many of both".to_owned()));
            }
        }
        _ => {
            if let Some(id) = text("duplicate_charge_id")
                && packet.dispute.charge.as_deref() == Some(id)
            {
                out.add(Some("duplicate_charge_id"), "the disputed charge itself", Some("another charge".to_owned()));
            }
        }
    }
}
