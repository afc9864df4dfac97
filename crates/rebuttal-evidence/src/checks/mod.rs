//! The checks: what is known of a packet, against the rules that hold for it.

mod compelling;
mod files;
mod findings;
mod pages;
mod prose;
mod recourse;
mod relations;
mod texts;

use crate::packet::EvidencePacket;
use crate::report::Finding;
use crate::rules::{Check, Rule};
use findings::Findings;

pub(crate) use files::dots_per_inch;
pub(crate) use pages::{counted, estimated};

/// The findings of all these rules, and what they could not check.
pub(crate) fn run(packet: &EvidencePacket, rules: &[Rule], now: i64) -> (Vec<Finding>, Vec<String>) {
    let (mut all, mut unchecked) = (Vec::new(), Vec::new());
    for rule in rules {
        let out = &mut Findings::new(rule, &mut all);
        match rule.check {
            Check::FileKind
            | Check::FileHeic
            | Check::FileUnreadable
            | Check::FileEmpty
            | Check::FileField
            | Check::FileBytes
            | Check::FilesBytes
            | Check::PdfEncrypted
            | Check::PdfDamaged
            | Check::PdfNoPages
            | Check::PdfUnchecked
            | Check::PictureDamaged
            | Check::PictureDots
            | Check::PicturePixels => files::run(packet, rule, out),
            Check::PagesOver
            | Check::PagesExactly
            | Check::PagesWithTextsOver
            | Check::PageSize
            | Check::PageLandscape
            | Check::PageBlank => pages::run(packet, rule, out),
            Check::TextField
            | Check::TextCharacters
            | Check::TextsCharacters
            | Check::TextLink
            | Check::TextEmail
            | Check::TextTelephone
            | Check::TextMedia
            | Check::TextScript
            | Check::FontUnusable => texts::run(packet, rule, out),
            Check::ShippedAfterDispute
            | Check::TrackingWithoutCarrier
            | Check::CarriersAndNumbers
            | Check::DuplicateIsDisputed => relations::run(packet, rule, out, &mut unchecked),
            Check::NoDueTime
            | Check::PastDue
            | Check::SubmittedAlready
            | Check::StatusTakesNoAnswer
            | Check::StatusIs
            | Check::NetworkCode
            | Check::NetworkAlways
            | Check::NotDefendable
            | Check::ComplianceFee => recourse::run(packet, rule, out, now, &mut unchecked),
            Check::Ce3NotEligible
            | Check::Ce3Unused
            | Check::Ce3Count
            | Check::Ce3DaysUnder
            | Check::Ce3DaysOver
            | Check::Ce3DaysExactly
            | Check::Ce3PriorDisputed
            | Check::Ce3PriorNotAPayment
            | Check::Ce3Elements
            | Check::Ce3FingerprintUnder
            | Check::Ce3DeviceUnder
            | Check::Ce3Description
            | Check::Ce3NothingSold
            | Check::Ce3Merchandise => compelling::run(packet, rule, out),
        }
    }
    // Sorted by severity alone: within one the order of rules and of the packet stays.
    all.sort_by_key(|finding| finding.severity);
    unchecked.extend(files::unchecked(packet));
    unchecked.sort();
    unchecked.dedup();
    (all, unchecked)
}
