//! Stripe's side: the API and the files host that merchants call, its disputes, files and events.

mod answer;
mod call;
mod check;
mod close_dispute;
mod create;
mod create_file;
mod credentials;
mod dashboard;
mod dispute;
mod download_file;
mod enhanced;
mod event;
mod evidence;
mod expand;
mod failure;
mod faults;
mod file;
mod gateway;
mod idempotency;
mod judgement;
mod keys;
mod lists;
mod multipart;
mod operation;
mod pairs;
mod run;
mod settings;
mod shelf;
mod spec;
mod things;
mod update_dispute;
mod webhook;

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

pub use credentials::StripeCredentials;
pub(crate) use dashboard::Answer;
pub(crate) use faults::Kinds;
pub(crate) use gateway::{at_head, owns, respond};
pub(crate) use judgement::Judgement;
pub(crate) use keys::Keys;
pub(crate) use operation::Host;
pub(crate) use settings::Settings;
pub(crate) use spec::Spec;
pub(crate) use webhook::{PAUSES, Webhook, acknowledges, delivery_headers};

use crate::effects::Effects;
use crate::outbox::Outbox;
use crate::world::{Shared, World};
use dispute::Dispute;
use event::Event;
use file::File;
use idempotency::Replays;
use shelf::Shelf;

/// Everything that the provider remembers.
#[derive(Debug, Default)]
pub(crate) struct Stripe {
    disputes: Shelf<Dispute>,
    files: Shelf<File>,
    events: Shelf<Event>,
    replays: Replays,
    /// How many ids were given out. It outlives a reset, so that no id comes twice.
    ids: u64,
    pub(crate) webhook: Webhook,
    pub(crate) settings: Settings,
}

/// The request that causes a change.
#[derive(Debug)]
pub(crate) struct Cause {
    request_id: String,
    idempotency_key: Option<String>,
}

/// What a change needs beside the provider's memory: when it happens, why, and where news and effects go.
pub(crate) struct Scene<'a> {
    now: DateTime<Utc>,
    cause: Option<Cause>,
    keys: &'a Keys,
    spec: &'static Spec,
    outbox: &'a mut Outbox,
    effects: &'a mut Effects,
}

/// The provider's memory, and the scene for a change of it.
pub(crate) fn scene<'a>(shared: &'a Shared, world: &'a mut World, cause: Option<Cause>) -> (&'a mut Stripe, Scene<'a>) {
    let World { stripe, clock, outbox, effects, .. } = world;
    let scene = Scene { now: clock.now(), cause, keys: &shared.stripe, spec: shared.stripe_spec, outbox, effects };
    (stripe, scene)
}

impl Stripe {
    pub(crate) fn clear(&mut self) {
        *self = Self { ids: self.ids, ..Self::default() };
    }

    /// A new id behind a prefix.
    fn next_id(&mut self, prefix: &str) -> String {
        self.ids += 1;
        format!("{prefix}SANDBOX{:016}", self.ids)
    }

    pub(crate) fn dispute(&self, id: &str) -> Option<Value> {
        self.disputes.any(id).map(Dispute::to_json)
    }

    /// All disputes, whoever has them, the newest first.
    pub(crate) fn disputes(&self) -> Value {
        json!({"disputes": self.disputes.newest_first().map(Dispute::to_json).collect::<Vec<_>>()})
    }

    /// Judges a dispute and tells the merchant; none when there is no such dispute. An error says why it cannot be.
    pub(crate) fn judge(
        &mut self,
        id: &str,
        judgement: Judgement,
        scene: &mut Scene<'_>,
    ) -> Option<Result<Value, &'static str>> {
        let mut dispute = self.disputes.any(id)?.clone();
        Some(dispute.judge(judgement, scene.now).map(|news| {
            let shown = dispute.to_json();
            self.commit(&dispute, &news, scene);
            shown
        }))
    }

    /// When the next dispute ends by itself, and which.
    pub(crate) fn next_turn(&self) -> Option<(DateTime<Utc>, String)> {
        let turns = self.disputes.newest_first().filter_map(|dispute| Some((dispute.next_turn()?, dispute.id.clone())));
        turns.min()
    }

    /// Lets it happen: nobody answered in time.
    pub(crate) fn turn(&mut self, id: &str, scene: &mut Scene<'_>) {
        if let Some(mut dispute) = self.disputes.any(id).cloned() {
            let news = dispute.run_out();
            self.commit(&dispute, &news, scene);
        }
    }
}
