//! The operation `acceptDispute`.

use chrono::{DateTime, Utc};
use serde_json::{Map, Value};

use super::codes::Finding;
use super::dispute::{AcceptReason, Answerable};
use super::state::{Alipay, about};
use crate::generated::alipay::codes::{PARAM_ILLEGAL, REPEAT_REQUEST, TIME_EXCEEDS_LIMIT};
use crate::outbox::Outbox;

/// Accepts the dispute that an already checked body names.
pub(super) fn run(alipay: &mut Alipay, body: &Map<String, Value>, now: DateTime<Utc>, outbox: &mut Outbox) -> Finding {
    let id = body.get("disputeId").and_then(Value::as_str).unwrap_or_default();
    let Some(dispute) = alipay.disputes.get_mut(id) else {
        return Finding::refused(PARAM_ILLEGAL, "there is no dispute with this disputeId");
    };
    match dispute.answerable(now) {
        Answerable::AnsweredBefore => {
            Finding::refused(REPEAT_REQUEST, "the merchant accepted or defended this dispute before")
        }
        Answerable::TooLate => Finding::refused(TIME_EXCEEDS_LIMIT, "the time to answer this dispute is over"),
        Answerable::Yes => {
            let news = dispute.accept(AcceptReason::Merchant, now);
            outbox.post(about(dispute, &news), now);
            Finding::resolved("the dispute is accepted now", dispute, now)
        }
    }
}
