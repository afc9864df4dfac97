//! Carries an operation out, once for each idempotency key.

use std::sync::Arc;
use std::time::Duration;

use http::StatusCode;
use serde_json::{Map, Value};

use super::answer::{JSON, Outcome};
use super::call::{Call, CallHeaders};
use super::expand::{self, Source};
use super::failure::Failure;
use super::idempotency::{Asked, Stored};
use super::multipart::Part;
use super::operation::{Effect, Request, Response, is_post, is_thin};
use super::state::Cause;
use super::{Op, dispatch};
use crate::effects::By;
use crate::requests::Verdict;
use crate::state::{Shared, State};

/// An operation about to be carried out.
pub(super) struct Run<'a> {
    pub(super) shared: &'a Arc<Shared>,
    pub(super) state: &'a mut State,
    pub(super) call: &'a Call,
    pub(super) operation: Op,
    pub(super) id: &'a str,
    pub(super) manners: CallHeaders<'a>,
    /// How long the answer will be held back: until then the request counts as being at work.
    pub(super) held: Option<Duration>,
    /// The error that is answered, and remembered, in place of the result.
    pub(super) own_error: Option<(StatusCode, Value)>,
}

impl Run<'_> {
    /// The answer, and the verdict for the log.
    pub(super) fn run(mut self, verdict: &mut Verdict) -> Outcome {
        match self.checked(verdict) {
            Ok(outcome) => outcome,
            Err(failure) => {
                judge(verdict, &failure);
                Outcome::of(&failure, self.call)
            }
        }
    }

    /// Checks the parameters, and gives a remembered result again or makes a new one. A refusal from here is remembered
    /// under no key: nothing was begun.
    fn checked(&mut self, verdict: &mut Verdict) -> Result<Outcome, Failure> {
        let (params, files) = self.call.params(self.operation)?;
        let paths = expand::paths(self.operation, &params)?;
        let Some(key) = self.manners.key.filter(|_| is_post(self.operation)) else {
            return Ok(self.executed(&params, files, &paths, verdict));
        };
        let asked = Asked { path: self.call.path.clone(), params, files: files.to_vec() };
        let (account, now) = (self.manners.account, self.state.clock.now());
        if let Some(Stored { status, body, request_id }) = self.state.stripe.replays.find(account, key, &asked, now)? {
            verdict.reason = format!("the result of {request_id} is given again");
            verdict.code = Some("replayed".to_owned());
            return Ok(Outcome { status, body, media_type: JSON, replays: Some(request_id) });
        }
        let mut outcome = self.executed(&asked.params, files, &paths, verdict);
        if let Some((status, body)) = self.own_error.take() {
            outcome = Outcome::json(status, &body);
        }
        let request_id = self.call.request_id.clone();
        let stored = Stored { status: outcome.status, body: outcome.body.clone(), request_id };
        self.state.stripe.replays.store(account, key, asked, stored, (now, self.held));
        Ok(outcome)
    }

    /// Carries the operation out. A refusal from here is a result like any other.
    fn executed(
        &mut self,
        params: &Map<String, Value>,
        files: &[Part],
        paths: &[Vec<String>],
        verdict: &mut Verdict,
    ) -> Outcome {
        let cause = Cause {
            request_id: self.call.request_id.clone(),
            idempotency_key: self.manners.key.map(ToOwned::to_owned),
        };
        let (stripe, mut context) = self.state.stripe_context(self.shared, Some(cause));
        let request =
            Request { account: self.manners.account, thin: is_thin(&self.call.path), id: self.id, params, files };
        let effect = match dispatch::run(self.operation, stripe, &request, &mut context) {
            Ok(effect) => effect,
            Err(failure) => {
                judge(verdict, &failure);
                return Outcome::of(&failure, self.call);
            }
        };
        let Effect { response, did, about } = effect;
        let outcome = match response {
            Response::Json(mut value) => {
                let source = Source { stripe, account: request.account };
                expand::apply(&source, self.operation, paths, &mut value);
                Outcome::json(StatusCode::OK, &value)
            }
            Response::File { bytes, media_type } => {
                Outcome { status: StatusCode::OK, body: bytes, media_type, replays: None }
            }
        };
        verdict.code = Some("ok".to_owned());
        verdict.reason = if did.is_empty() { "nothing was changed".to_owned() } else { did.join(", ") };
        verdict.acted = !did.is_empty();
        if verdict.acted {
            let now = self.state.clock.now();
            let by = By::Request { number: self.call.number, key: self.manners.key.map(ToOwned::to_owned) };
            self.state.effects.add(&about, self.operation, did, now, by);
        }
        outcome
    }
}

/// Writes a refusal down for the log.
pub(super) fn judge(verdict: &mut Verdict, failure: &Failure) {
    verdict.code = Some(failure.word().to_owned());
    verdict.reason.clone_from(&failure.message);
}
