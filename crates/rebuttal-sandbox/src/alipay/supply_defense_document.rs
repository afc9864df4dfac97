//! The operation `supplyDefenseDocument`.

use chrono::{DateTime, Utc};
use serde_json::{Map, Value};

use super::codes::Finding;
use super::dispute::{Answerable, Dispute, Status};
use super::evidence::Document;
use super::state::{Alipay, about};
use crate::generated::alipay::codes::{
    DEFENSE_EXCEED_LIMIT, NOT_ALLOW_IN_CURRENT_STATUS, PARAM_ILLEGAL, REPEAT_REQUEST, TIME_EXCEEDS_LIMIT,
};
use crate::outbox::Outbox;

/// How often a merchant may upload material for one compliance request. The provider's number is not documented.
const MOST_UPLOADS: usize = 3;

/// Defends the dispute that an already checked body names.
pub(super) fn run(alipay: &mut Alipay, body: &Map<String, Value>, now: DateTime<Utc>, outbox: &mut Outbox) -> Finding {
    let text = |name| body.get(name).and_then(Value::as_str).unwrap_or_default();
    let document = match Document::defence(text("disputeEvidence")) {
        Ok(document) => document,
        Err(why) => return Finding::refused(PARAM_ILLEGAL, format!("disputeEvidence is {why}")),
    };
    let Some(dispute) = alipay.disputes.get_mut(text("disputeId")) else {
        return Finding::refused(PARAM_ILLEGAL, "there is no dispute with this disputeId");
    };
    if let Some(refusal) = refusal(dispute, now) {
        return refusal;
    }
    let news = dispute.supply(document, now);
    outbox.post(about(dispute, &news), now);
    Finding::resolved("the dispute is defended now", dispute, now)
}

fn refusal(dispute: &Dispute, now: DateTime<Utc>) -> Option<Finding> {
    let compliance = dispute.is_compliance_request();
    let (code, reason) = match dispute.answerable(now) {
        Answerable::AnsweredBefore if compliance && dispute.status == Status::Defended => {
            (NOT_ALLOW_IN_CURRENT_STATUS, "there is no verdict on the material that was uploaded before")
        }
        Answerable::AnsweredBefore => (REPEAT_REQUEST, "the merchant accepted or defended this dispute before"),
        Answerable::TooLate => (TIME_EXCEEDS_LIMIT, "the time to answer this dispute is over"),
        Answerable::Yes if compliance && dispute.uploads >= MOST_UPLOADS => {
            (DEFENSE_EXCEED_LIMIT, "material was uploaded three times, which is the limit")
        }
        // Which code the provider has for this is not documented.
        Answerable::Yes if !dispute.is_defendable() => (PARAM_ILLEGAL, "this dispute is not defendable"),
        Answerable::Yes => return None,
    };
    Some(Finding::refused(code, reason))
}
