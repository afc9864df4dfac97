//! What carries out which operation. A new one is a file beside `accept_dispute`.

use chrono::{DateTime, Utc};
use serde_json::{Map, Value};

use super::codes::Finding;
use super::state::Alipay;
use super::{Op, accept_dispute, download_dispute_evidence, supply_defense_document};
use crate::outbox::Outbox;

/// Carries an operation out with a body that its table has no objection to.
pub(super) fn run(
    operation: Op,
    alipay: &mut Alipay,
    body: &Map<String, Value>,
    now: DateTime<Utc>,
    outbox: &mut Outbox,
) -> Finding {
    match operation {
        Op::AcceptDispute => accept_dispute::run(alipay, body, now, outbox),
        Op::SupplyDefenseDocument => supply_defense_document::run(alipay, body, now, outbox),
        Op::DownloadDisputeEvidence => download_dispute_evidence::run(alipay, body),
    }
}
