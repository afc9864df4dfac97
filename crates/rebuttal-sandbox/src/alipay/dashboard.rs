//! What a person at the provider's dashboard does: the merchant's answers, without a request to the gateway.

use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};

use super::codes::Finding;
use super::evidence::Document;
use super::pdf::pdf;
use super::state::Alipay;
use super::{Op, operation};
use crate::effects::{By, Effects};
use crate::outbox::Outbox;

/// What can be done there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DashboardAction {
    Accept,
    Defend,
}

impl Alipay {
    /// Answers a dispute; `None` without such a dispute. An error says why it cannot be answered so.
    pub(crate) fn answer(
        &mut self,
        id: &str,
        answer: DashboardAction,
        now: DateTime<Utc>,
        outbox: &mut Outbox,
        effects: &mut Effects,
    ) -> Option<Result<Value, String>> {
        self.disputes.get(id)?;
        let mut body = Map::from_iter([("disputeId".to_owned(), json!(id))]);
        let op = match answer {
            DashboardAction::Accept => Op::AcceptDispute,
            DashboardAction::Defend => {
                let document: Document = pdf(&[format!("Defence of the dispute {id}")]);
                body.insert("disputeEvidence".to_owned(), json!(document.to_base64()));
                Op::SupplyDefenseDocument
            }
        };
        let Finding { acted, reason, .. } = operation::run(op, self, &body, now, outbox);
        if !acted {
            return Some(Err(reason));
        }
        effects.add(id, op, Vec::new(), now, By::Dashboard);
        self.dispute(id).map(Ok)
    }
}
