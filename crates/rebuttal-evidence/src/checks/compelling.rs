//! Visa's Compelling Evidence 3.0: whether the dispute and each earlier payment qualify.

use crate::packet::EvidencePacket;
use crate::payment::Payment;
use crate::rules::{Check, Rule};

use super::findings::Findings;

/// What the provider calls the programme.
const PROGRAMME: &str = "visa_compelling_evidence_3";
const FIELD: &str = "enhanced_evidence";
const SECONDS_A_DAY: i64 = 86_400;

pub(super) fn run(packet: &EvidencePacket, rule: &Rule, out: &mut Findings<'_>) {
    let code = packet.dispute.network_code.as_deref();
    let right_code = code.is_some_and(|code| rule.figure.words().contains(&code));
    let eligible = right_code && packet.dispute.programmes.iter().any(|programme| programme == PROGRAMME);
    let Some(disputed) = &packet.disputed_payment else {
        if rule.check == Check::Ce3Unused && eligible {
            out.add(Some(FIELD), "no earlier payments", None);
        }
        return;
    };
    let figure = rule.figure.number();
    let prior = &packet.prior_payments;
    match rule.check {
        Check::Ce3NotEligible if !eligible => {
            let programmes = packet.dispute.programmes.join(", ");
            out.add(Some(FIELD), format!("code {}, programmes: {programmes}", code.unwrap_or("unknown")), None);
        }
        Check::Ce3Count if prior.len() as u64 != figure => {
            out.add(Some(FIELD), format!("{} earlier payments", prior.len()), Some(figure.to_string()));
        }
        Check::Ce3Elements => elements(disputed, prior, figure, out),
        Check::Ce3NothingSold | Check::Ce3Merchandise => {
            let sold = disputed.merchandise_or_services.as_deref().filter(|sold| !sold.is_empty());
            match (rule.check, sold) {
                (Check::Ce3NothingSold, None) => out.add(Some(FIELD), "neither merchandise nor services", None),
                (Check::Ce3Merchandise, Some(sold)) if !rule.figure.words().contains(&sold) => {
                    out.add(Some(FIELD), sold.to_owned(), Some(rule.figure.words().join(", ")));
                }
                _ => {}
            }
        }
        Check::Ce3FingerprintUnder | Check::Ce3DeviceUnder | Check::Ce3Description => {
            for payment in std::iter::once(disputed).chain(prior) {
                if let Some(found) = lacks(rule, payment) {
                    out.add(Some(FIELD), format!("{}: {found}", payment.charge), None);
                }
            }
        }
        _ => {
            for payment in prior {
                if let Some(found) = disqualified(rule, disputed, payment) {
                    out.add(Some(FIELD), format!("{}: {found}", payment.charge), None);
                }
            }
        }
    }
}

/// What any of the three payments lacks.
fn lacks(rule: &Rule, payment: &Payment) -> Option<String> {
    let short = |text: &Option<String>| {
        let count = text.as_ref()?.chars().count();
        ((count as u64) < rule.figure.number()).then(|| format!("{count} characters"))
    };
    match rule.check {
        Check::Ce3FingerprintUnder => short(&payment.device_fingerprint),
        Check::Ce3DeviceUnder => short(&payment.device_id),
        _ => {
            let described = payment.product_description.as_deref().is_some_and(|text| !text.trim().is_empty());
            (!described).then(|| "no product description".to_owned())
        }
    }
}

/// Why an earlier payment does not qualify.
fn disqualified(rule: &Rule, disputed: &Payment, prior: &Payment) -> Option<String> {
    let days = (disputed.created - prior.created).div_euclid(SECONDS_A_DAY);
    let figure = i64::try_from(rule.figure.number()).unwrap_or(i64::MAX);
    let when = match rule.check {
        Check::Ce3DaysUnder => days < figure,
        Check::Ce3DaysOver => days > figure,
        Check::Ce3DaysExactly => days == figure,
        Check::Ce3PriorDisputed => return prior.disputed.then(|| "it was disputed".to_owned()),
        Check::Ce3PriorNotAPayment => {
            return (!prior.paid_with_same_method).then(|| "not paid with the same payment method".to_owned());
        }
        _ => false,
    };
    when.then(|| format!("{days} days before the disputed payment"))
}

/// Each earlier payment agrees with the disputed one on so many elements, one of them a main one; and both on the same.
fn elements(disputed: &Payment, prior: &[Payment], figure: u64, out: &mut Findings<'_>) {
    let same = |of: fn(&Payment) -> Option<String>| {
        let wanted = of(disputed).filter(|value| !value.is_empty());
        wanted.is_some() && prior.iter().all(|payment| of(payment) == wanted)
    };
    let address = |of: &Payment| of.shipping_address.clone();
    let device = same(|of| of.device_fingerprint.clone()) || same(|of| of.device_id.clone());
    let main = [same(|of| of.purchase_ip.clone()), device];
    let secondary = [
        address(disputed).is_some() && prior.iter().all(|payment| address(payment) == address(disputed)),
        same(|of| of.email_address.clone()),
        same(|of| of.account_id.clone()),
    ];
    let count = |of: &[bool]| of.iter().filter(|same| **same).count();
    let (main, secondary) = (count(&main), count(&secondary));
    if main == 0 || ((main + secondary) as u64) < figure {
        let found = format!("the same in all payments: main elements {main}, others {secondary}");
        out.add(Some(FIELD), found, Some(format!("{figure}, of which one main")));
    }
}
