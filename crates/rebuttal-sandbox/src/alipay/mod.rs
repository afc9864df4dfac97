//! Alipay's side: the gateway that merchants call, its disputes and its notifications.

mod accept_dispute;
mod answer;
mod codes;
mod create;
mod credentials;
mod dispute;
mod gateway;
mod keys;
mod operation;
mod spec;
mod webhook;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use http::Uri;
use serde_json::{Value, json};

pub(crate) use codes::status_of;
pub use credentials::AlipayCredentials;
pub(crate) use dispute::{Judgement, NotJudged};
pub(crate) use gateway::respond;
pub(crate) use keys::Keys;
pub(crate) use operation::Operation;
pub(crate) use spec::Spec;
pub(crate) use webhook::{Sign, acknowledges, delivery_headers};

use crate::outbox::{Outbox, Provider, Wanted};
use dispute::Dispute;

/// Everything that the provider remembers.
#[derive(Debug, Default)]
pub(crate) struct Alipay {
    disputes: BTreeMap<String, Dispute>,
    /// How many ids were given out. It outlives a reset, so that no id comes twice.
    ids: u64,
    pub(crate) webhook: Option<Uri>,
}

impl Alipay {
    pub(crate) fn clear(&mut self) {
        *self = Self { ids: self.ids, ..Self::default() };
    }

    pub(crate) fn dispute(&self, id: &str) -> Option<Value> {
        self.disputes.get(id).map(Dispute::to_json)
    }

    pub(crate) fn disputes(&self) -> Value {
        json!({"disputes": self.disputes.values().map(Dispute::to_json).collect::<Vec<_>>()})
    }

    /// Judges a dispute and tells the merchant; none when there is no such dispute.
    pub(crate) fn judge(
        &mut self,
        id: &str,
        judgement: Judgement,
        now: DateTime<Utc>,
        outbox: &mut Outbox,
    ) -> Option<Result<Value, NotJudged>> {
        let dispute = self.disputes.get_mut(id)?;
        Some(dispute.judge(judgement, now).map(|news| {
            outbox.post(about(dispute, &news), now);
            dispute.to_json()
        }))
    }

    /// When the next open dispute runs out of time, and which.
    pub(crate) fn next_deadline(&self) -> Option<(DateTime<Utc>, String)> {
        let deadlines = self.disputes.values().filter_map(|dispute| Some((dispute.runs_out()?, dispute.id.clone())));
        deadlines.min()
    }

    /// Accepts a dispute in the merchant's place, because time ran out.
    pub(crate) fn run_out(&mut self, id: &str, now: DateTime<Utc>, outbox: &mut Outbox) {
        if let Some(dispute) = self.disputes.get_mut(id) {
            let news = dispute.accept(dispute::AcceptReason::Timeout, now);
            outbox.post(about(dispute, &news), now);
        }
    }
}

/// A notification about a dispute.
fn about(dispute: &Dispute, news: &dispute::News) -> Wanted {
    Wanted {
        provider: Provider::Alipay,
        lane: dispute.id.clone(),
        kind: news.kind.clone(),
        body: dispute.notification(news).to_string().into(),
        sign: Sign::Properly,
    }
}
