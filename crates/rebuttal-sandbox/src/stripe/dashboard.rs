//! What a person at the provider's dashboard does: the merchant's answers, without a request to the API.

use serde_json::{Map, Value};

use super::failure::Failure;
use super::operation::{Effect, Request};
use super::state::{ChangeContext, Stripe};
use super::{Op, dispatch};
use crate::effects::By;

/// What can be done there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DashboardAction {
    /// Stages or submits evidence; the fields are the operation's, typed.
    Update,
    Close,
}

impl Stripe {
    /// Answers a dispute; `None` without such a dispute. An error says why it cannot be answered so.
    pub(crate) fn answer(
        &mut self,
        id: &str,
        answer: DashboardAction,
        params: &Map<String, Value>,
        context: &mut ChangeContext<'_>,
    ) -> Option<Result<Value, String>> {
        let account = self.disputes.any(id)?.account.clone();
        let operation = match answer {
            DashboardAction::Update => Op::UpdateDispute,
            DashboardAction::Close => Op::CloseDispute,
        };
        let request = Request::plain(account.as_deref(), id, params);
        let effect = match dispatch::run(operation, self, &request, context) {
            Ok(effect) => effect,
            Err(Failure { message, .. }) => return Some(Err(message)),
        };
        let Effect { did, about, .. } = effect;
        if !did.is_empty() {
            context.effects.add(&about, operation, did, context.now, By::Dashboard);
        }
        self.dispute(id).map(Ok)
    }
}
