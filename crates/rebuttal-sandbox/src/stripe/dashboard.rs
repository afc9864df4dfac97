//! What a person at the provider's dashboard does: the merchant's answers, without a request to the API.

use serde_json::{Map, Value};

use super::dispatch;
use super::failure::Failure;
use super::operation::{Ask, Done, Operation};
use super::state::{Scene, Stripe};
use crate::effects::By;

/// What can be done there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answer {
    /// Stages or submits evidence; the fields are the operation's, typed.
    Update,
    Close,
}

impl Stripe {
    /// Answers a dispute; none when there is no such dispute. An error says why it cannot be answered so.
    pub(crate) fn answer(
        &mut self,
        id: &str,
        answer: Answer,
        params: &Map<String, Value>,
        scene: &mut Scene<'_>,
    ) -> Option<Result<Value, String>> {
        let account = self.disputes.any(id)?.account.clone();
        let operation = match answer {
            Answer::Update => Operation::UpdateDispute,
            Answer::Close => Operation::CloseDispute,
        };
        let ask = Ask { account: account.as_deref(), id, params, files: &[] };
        let done = match dispatch::run(operation, self, &ask, scene) {
            Ok(done) => done,
            Err(Failure { message, .. }) => return Some(Err(message)),
        };
        let Done { did, about, .. } = done;
        if !did.is_empty() {
            scene.effects.add(&about, operation.name(), did, scene.now, By::Dashboard);
        }
        self.dispute(id).map(Ok)
    }
}
