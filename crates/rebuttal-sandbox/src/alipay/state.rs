//! What the provider remembers, and how a dispute changes.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use http::Uri;
use serde_json::{Value, json};

use super::check::Limits;
use super::dispute::{Dispute, Notice};
use super::judgement::{Judgement, NotNow};
use crate::effects::Effects;
use crate::outbox::{Delivery, Outbox, Provider, Sign};

/// Everything that the provider remembers.
#[derive(Debug, Default)]
pub(crate) struct Alipay {
    pub(super) disputes: BTreeMap<String, Dispute>,
    /// How many ids were given out. It outlives a reset, so that no id comes twice.
    pub(super) ids: u64,
    pub(crate) webhook: Option<Uri>,
    /// The limits that a test changed.
    pub(crate) limits: Limits,
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

    /// Judges a dispute and notifies the merchant; `None` without such a dispute.
    pub(crate) fn judge(
        &mut self,
        id: &str,
        judgement: Judgement,
        now: DateTime<Utc>,
        outbox: &mut Outbox,
        effects: &mut Effects,
    ) -> Option<Result<Value, NotNow>> {
        let judged = self.happen(id, now, outbox, |dispute| dispute.judge(judgement, now));
        if judgement == Judgement::MaterialBad && matches!(judged, Some(Ok(_))) {
            effects.ask_again(id);
        }
        judged
    }

    /// Cancels a dispute in the buyer's place and notifies the merchant; `None` without such a dispute.
    pub(crate) fn cancel(
        &mut self,
        id: &str,
        now: DateTime<Utc>,
        outbox: &mut Outbox,
    ) -> Option<Result<Value, NotNow>> {
        self.happen(id, now, outbox, |dispute| dispute.cancel(now))
    }

    /// When the next thing happens by itself, and to which dispute.
    pub(crate) fn next_turn(&self) -> Option<(DateTime<Utc>, String)> {
        let turns = self.disputes.values().filter_map(|dispute| Some((dispute.next_turn()?, dispute.id.clone())));
        turns.min()
    }

    /// Lets it happen: a warning, or an acceptance because time ran out.
    pub(crate) fn turn(&mut self, id: &str, now: DateTime<Utc>, outbox: &mut Outbox) {
        self.happen(id, now, outbox, |dispute| Ok(dispute.turn(now)));
    }

    /// Changes a dispute, notifies the merchant, and returns the changed dispute.
    fn happen(
        &mut self,
        id: &str,
        now: DateTime<Utc>,
        outbox: &mut Outbox,
        change: impl FnOnce(&mut Dispute) -> Result<Notice, NotNow>,
    ) -> Option<Result<Value, NotNow>> {
        let dispute = self.disputes.get_mut(id)?;
        Some(change(dispute).map(|news| {
            outbox.post(about(dispute, &news), now);
            dispute.to_json()
        }))
    }
}

/// A notification about a dispute.
pub(super) fn about(dispute: &Dispute, news: &Notice) -> Delivery {
    Delivery {
        provider: Provider::Alipay,
        lane: dispute.id.clone(),
        kind: news.kind.clone(),
        body: dispute.notification(news).to_string().into(),
        sign: Sign::Properly,
        signed_at: None,
        url: None,
    }
}
