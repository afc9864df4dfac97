//! What the provider remembers, and what a change of it needs.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::dispute::Dispute;
use super::event::Event;
use super::file::File;
use super::idempotency::Replays;
use super::judgement::Judgement;
use super::settings::Settings;
use super::store::Store;
use super::{Keys, Webhook};
use crate::effects::Effects;
use crate::outbox::Outbox;

/// Everything that the provider remembers.
#[derive(Debug, Default)]
pub(crate) struct Stripe {
    pub(super) disputes: Store<Dispute>,
    pub(super) files: Store<File>,
    pub(super) events: Store<Event>,
    pub(super) replays: Replays,
    /// How many ids were given out. It outlives a reset, so that no id comes twice.
    pub(super) ids: u64,
    pub(crate) webhook: Webhook,
    pub(crate) settings: Settings,
}

/// The request that causes a change.
#[derive(Debug)]
pub(crate) struct Cause {
    pub(super) request_id: String,
    pub(super) idempotency_key: Option<String>,
}

/// What a change needs beside the provider's memory: when it happens, why, and where events and effects go.
pub(crate) struct ChangeContext<'a> {
    pub(crate) now: DateTime<Utc>,
    pub(crate) cause: Option<Cause>,
    pub(crate) keys: &'a Keys,
    pub(crate) outbox: &'a mut Outbox,
    pub(crate) effects: &'a mut Effects,
}

impl Stripe {
    pub(crate) fn clear(&mut self) {
        *self = Self { ids: self.ids, ..Self::default() };
    }

    /// A new id behind a prefix.
    pub(super) fn next_id(&mut self, prefix: &str) -> String {
        self.ids += 1;
        format!("{prefix}SANDBOX{:016}", self.ids)
    }

    pub(crate) fn dispute(&self, id: &str) -> Option<Value> {
        self.disputes.any(id).map(Dispute::to_json)
    }

    /// All disputes of all accounts, the newest first.
    pub(crate) fn disputes(&self) -> Value {
        json!({"disputes": self.disputes.newest_first().map(Dispute::to_json).collect::<Vec<_>>()})
    }

    /// Judges a dispute and notifies the merchant; `None` without such a dispute. An error says why it cannot be judged.
    pub(crate) fn judge(
        &mut self,
        id: &str,
        judgement: Judgement,
        context: &mut ChangeContext<'_>,
    ) -> Option<Result<Value, &'static str>> {
        let mut dispute = self.disputes.any(id)?.clone();
        Some(dispute.judge(judgement, context.now).map(|news| {
            let shown = dispute.to_json();
            self.commit(&dispute, &news, context);
            shown
        }))
    }

    /// When the next dispute ends by itself, and which.
    pub(crate) fn next_turn(&self) -> Option<(DateTime<Utc>, String)> {
        let turns = self.disputes.newest_first().filter_map(|dispute| Some((dispute.next_turn()?, dispute.id.clone())));
        turns.min()
    }

    /// Ends a dispute that was not answered in time.
    pub(crate) fn turn(&mut self, id: &str, context: &mut ChangeContext<'_>) {
        if let Some(mut dispute) = self.disputes.any(id).cloned() {
            let news = dispute.run_out();
            self.commit(&dispute, &news, context);
        }
    }
}
