//! What happens to one call of a merchant: admit, maybe spoil, check, carry out or replay, answer, log.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use serde_json::{Map, Value, json};

use super::call::{Call, Manners};
use super::failure::{Failure, envelope};
use super::idempotency::{Asked, Stored};
use super::operation::{Ask, Done, Host, Operation, Reply};
use super::{Cause, expand, scene};
use crate::faults::{Kind, Replacement};
use crate::requests::Verdict;
use crate::wire::{Answer, Arrival, Manner};
use crate::world::{Shared, World};

/// Whether a path of the API's port is this provider's.
pub(crate) fn owns(path: &str) -> bool {
    ["/v1", "/v2"]
        .into_iter()
        .any(|root| path.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

/// Answers one request to the provider's paths and logs it.
pub(crate) async fn respond(shared: &Arc<Shared>, arrival: Arrival, host: Host) -> Answer {
    let number = shared.change(|world| world.requests.next_number());
    let call = Call::read(&arrival, host, number).await;
    shared.change(|world| {
        let mut verdict = Verdict {
            operation: call.found.as_ref().map(|(operation, _)| operation.name()),
            details: call.shown(),
            ..Verdict::default()
        };
        let answer = answer(shared, world, &call, &arrival, &mut verdict);
        verdict.details.insert("status".to_owned(), json!(answer.status.as_u16()));
        // Uploads are told by their parts: their bytes would only fill the log.
        let has_files = call.content.as_ref().is_ok_and(|content| !content.files.is_empty());
        let arrival = if has_files { Arrival { body: Bytes::new(), ..arrival } } else { arrival };
        world.requests.add(number, world.clock.now(), arrival, verdict);
        answer
    })
}

fn answer(shared: &Arc<Shared>, world: &mut World, call: &Call, arrival: &Arrival, verdict: &mut Verdict) -> Answer {
    let headers = headers(shared.stripe_spec.version(), call, arrival);
    let (operation, id, manners) = match admit(shared, world, call, arrival) {
        Ok(admitted) => admitted,
        Err(failure) => {
            judge(verdict, &failure);
            return complete(Outcome::of(&failure, call), headers);
        }
    };
    let fault = world.faults.take(&call.names(operation, shared.stripe_spec));
    verdict.fault = fault.as_ref().map(Kind::name);
    let outcome = if fault.as_ref().is_none_or(Kind::acts) {
        let held = match fault.as_ref().map(Kind::manner) {
            Some(Manner::After(time) | Manner::Spread(time)) => Some(time),
            _ => None,
        };
        let own_error = fault.as_ref().and_then(|fault| ordered(fault, call));
        Run { shared, world, call, operation, id, manners, held, own_error }.run(verdict)
    } else {
        "the key is good, but the fault came before the operation".clone_into(&mut verdict.reason);
        Outcome::of(&Failure::unfortunate(), call)
    };
    spoil(outcome, fault.as_ref(), call, headers)
}

/// The operation that an authentic request names, or the refusal of any other request.
fn admit<'a>(
    shared: &Shared,
    world: &World,
    call: &'a Call,
    arrival: &'a Arrival,
) -> Result<(Operation, &'a str, Manners<'a>), Failure> {
    shared.stripe.admit(arrival)?;
    let manners = Manners::read(arrival)?;
    let unknown = || Failure::unknown_url(call.method.as_str(), &call.path);
    let (operation, id) = call.found.as_ref().ok_or_else(unknown)?;
    if world.stripe.settings.denied.contains(operation.name()) {
        let message = format!("The provided key does not have the permissions required for {}.", operation.name());
        return Err(Failure::forbidden(None, message));
    }
    Ok((*operation, id, manners))
}

/// What an answer says, before a fault has its way with it.
struct Outcome {
    status: StatusCode,
    body: Bytes,
    media_type: &'static str,
    /// The request whose result is given again.
    replays: Option<String>,
}

const JSON: &str = "application/json";

impl Outcome {
    fn of(failure: &Failure, call: &Call) -> Self {
        Self::json(failure.status, &failure.to_json(&call.request_id))
    }

    fn json(status: StatusCode, body: &Value) -> Self {
        Self { status, body: Bytes::from(body.to_string()), media_type: JSON, replays: None }
    }
}

/// An operation about to be carried out.
struct Run<'a> {
    shared: &'a Arc<Shared>,
    world: &'a mut World,
    call: &'a Call,
    operation: Operation,
    id: &'a str,
    manners: Manners<'a>,
    /// How long the answer will be held back: until then the request counts as being at work.
    held: Option<Duration>,
    /// The error that is answered, and remembered, in place of the result.
    own_error: Option<(StatusCode, Value)>,
}

impl Run<'_> {
    fn run(mut self, verdict: &mut Verdict) -> Outcome {
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
        let (params, files) = self.call.params(self.operation, self.shared.stripe_spec)?;
        let paths = expand::paths(self.shared.stripe_spec, self.operation.shape(), &params)?;
        let Some(key) = self.manners.key.filter(|_| self.operation.is_post()) else {
            return Ok(self.executed(&params, files, &paths, verdict));
        };
        let asked = Asked { path: self.call.path.clone(), params, files: files.to_vec() };
        let (account, now) = (self.manners.account, self.world.clock.now());
        if let Some(Stored { status, body, request_id }) = self.world.stripe.replays.find(account, key, &asked, now)? {
            verdict.reason = format!("the result of {request_id} is given again");
            verdict.code = Some("replayed".to_owned());
            return Ok(Outcome { replays: Some(request_id), ..Outcome::json(status, &body) });
        }
        let mut outcome = self.executed(&asked.params, files, &paths, verdict);
        if let Some((status, body)) = self.own_error.take() {
            outcome = Outcome::json(status, &body);
        }
        let body = serde_json::from_slice(&outcome.body).unwrap_or_default();
        let stored = Stored { status: outcome.status, body, request_id: self.call.request_id.clone() };
        self.world.stripe.replays.store(account, key, asked, stored, (now, self.held));
        Ok(outcome)
    }

    /// Carries the operation out. A refusal from here is a result like any other.
    fn executed(
        &mut self,
        params: &Map<String, Value>,
        files: &[super::multipart::Part],
        paths: &[Vec<String>],
        verdict: &mut Verdict,
    ) -> Outcome {
        let cause = Cause {
            request_id: self.call.request_id.clone(),
            idempotency_key: self.manners.key.map(ToOwned::to_owned),
        };
        let (stripe, mut scene) = scene(self.shared, self.world, Some(cause));
        let ask = Ask { account: self.manners.account, id: self.id, params, files };
        let done = match self.operation.run(stripe, &ask, &mut scene) {
            Ok(done) => done,
            Err(failure) => {
                judge(verdict, &failure);
                return Outcome::of(&failure, self.call);
            }
        };
        let Done { reply, did, about } = done;
        let outcome = match reply {
            Reply::Json(mut value) => {
                expand::apply(stripe, ask.account, self.operation.shape(), paths, &mut value);
                Outcome::json(StatusCode::OK, &value)
            }
            Reply::File { bytes, media_type } => {
                Outcome { status: StatusCode::OK, body: bytes, media_type, replays: None }
            }
        };
        verdict.code = Some("ok".to_owned());
        verdict.reason = if did.is_empty() { "nothing was changed".to_owned() } else { did.join(", ") };
        verdict.acted = !did.is_empty();
        if verdict.acted {
            let now = self.world.clock.now();
            self.world.effects.add(&about, self.operation.name(), did, now, self.call.number);
        }
        outcome
    }
}

fn judge(verdict: &mut Verdict, failure: &Failure) {
    verdict.code = Some(failure.word().to_owned());
    verdict.reason.clone_from(&failure.message);
}

/// The error that a test ordered, as the provider writes errors.
fn ordered(fault: &Kind, call: &Call) -> Option<(StatusCode, Value)> {
    let Kind::Error { error, .. } = fault else { return None };
    Some((error.status, envelope(error.fields.clone(), &call.request_id)))
}

/// The answer, with whatever the fault does to it.
fn spoil(outcome: Outcome, fault: Option<&Kind>, call: &Call, mut headers: HeaderMap) -> Answer {
    let Some(fault) = fault else { return complete(outcome, headers) };
    if let Some(foreign) = fault.foreign() {
        let mut answer = Answer::new(foreign.status, "", foreign.body);
        answer.headers = foreign.headers;
        return answer;
    }
    if let Kind::Error { error, .. } = fault {
        headers.extend(error.headers.clone());
    }
    let outcome = match (ordered(fault, call), fault.replacement()) {
        // A replay gives what is remembered.
        (Some(_), _) if outcome.replays.is_some() => outcome,
        (Some((status, body)), _) => Outcome::json(status, &body),
        (None, Some(Replacement::Bytes(body))) => Outcome { status: StatusCode::OK, body, ..outcome },
        _ => outcome,
    };
    let mut answer = complete(outcome, headers);
    answer.manner = fault.manner();
    answer
}

/// The headers of every answer of the provider.
fn headers(version: &str, call: &Call, arrival: &Arrival) -> HeaderMap {
    let mut headers = HeaderMap::new();
    let mut set = |name: &'static str, value: Option<HeaderValue>| {
        if let Some(value) = value {
            headers.insert(HeaderName::from_static(name), value);
        }
    };
    set("request-id", HeaderValue::from_str(&call.request_id).ok());
    let given = |name| arrival.headers.get(name).cloned();
    set("stripe-version", given("stripe-version").or_else(|| HeaderValue::from_str(version).ok()));
    set("stripe-account", given("stripe-account"));
    set("idempotency-key", given("idempotency-key").filter(|_| call.method == http::Method::POST));
    headers
}

fn complete(outcome: Outcome, mut headers: HeaderMap) -> Answer {
    let mut answer = Answer::new(outcome.status, outcome.media_type, outcome.body);
    if let Some(original) = outcome.replays.and_then(|id| HeaderValue::from_str(&id).ok()) {
        headers.insert("idempotent-replayed", HeaderValue::from_static("true"));
        headers.insert("original-request", original);
    }
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(outcome.media_type));
    answer.headers = headers;
    answer
}
