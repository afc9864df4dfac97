//! The control interface, with which a test creates disputes, moves the clock and reads what happened. JSON in and out.

mod alipay;
mod delivery;
mod fields;
mod routes;
mod stripe;

use std::sync::Arc;

use bytes::Bytes;
use http::{Method, StatusCode};
use serde_json::{Value, json};
use tokio::sync::oneshot;

pub(crate) use fields::{Fields, Refusal, expected};
pub(crate) use routes::PREFIX;

use crate::alipay::Kinds as AlipayKinds;
use crate::clock::in_seconds;
use crate::faults::Meanwhile;
use crate::state::Shared;
use crate::stripe::Kinds as StripeKinds;
use crate::wire::{Arrival, RawResponse};
use crate::{faults, outbox};
use routes::unknown;

/// Ten years: no schedule is longer.
const MOST_SECONDS: u64 = 10 * 366 * 86_400;

/// Answers one control request.
pub(crate) async fn answer(shared: &Arc<Shared>, arrival: &Arrival) -> RawResponse {
    let path = arrival.path().trim_start_matches(PREFIX).trim_start_matches('/');
    match route(shared, &arrival.method, path, &arrival.body).await {
        Ok(value) => RawResponse::json(StatusCode::OK, &value),
        Err(refusal) => refusal.to_answer(),
    }
}

/// Lets happen what somebody else was to do once a spoiled request had come. It may not be possible any more, as it may
/// not be for anybody.
pub(crate) fn meanwhile(shared: &Arc<Shared>) {
    for Meanwhile { path, body } in shared.change(|state| state.faults.take_meanwhile()) {
        let segments: Vec<&str> = path.split('/').collect();
        let _refused = match segments.as_slice() {
            ["alipay", rest @ ..] => alipay::route(shared, &Method::POST, rest, &body),
            ["stripe", rest @ ..] => stripe::route(shared, &Method::POST, rest, &body),
            _ => Err(unknown(&Method::POST, &path)),
        };
    }
}

/// Carries one control request out; the path is the part behind [`PREFIX`].
pub(crate) async fn route(shared: &Arc<Shared>, method: &Method, path: &str, body: &Bytes) -> Result<Value, Refusal> {
    let segments: Vec<&str> = path.split('/').collect();
    match (method.as_str(), segments.as_slice()) {
        ("GET", ["clock"]) => Ok(clock(shared)),
        ("POST", ["clock", "advance"]) => advance(shared, body).await,
        ("GET", ["faults"]) => Ok(shared.change(|state| state.faults.to_json())),
        ("POST", ["faults"]) => add_fault(shared, body),
        ("DELETE", ["faults"]) => Ok(shared.change(|state| {
            state.faults.clear();
            state.faults.to_json()
        })),
        ("GET", ["requests"]) => Ok(shared.change(|state| state.requests.to_json())),
        ("GET", ["effects"]) => Ok(shared.change(|state| state.effects.to_json())),
        ("GET", ["notifications"]) => Ok(shared.change(|state| state.outbox.to_json())),
        ("POST", ["reset"]) => reset(shared, body).await,
        (_, ["alipay", rest @ ..]) => alipay::route(shared, method, rest, body),
        (_, ["stripe", rest @ ..]) => stripe::route(shared, method, rest, body),
        _ => Err(unknown(method, &format!("{PREFIX}/{path}"))),
    }
}

fn clock(shared: &Arc<Shared>) -> Value {
    shared.change(|state| json!({"now": in_seconds(state.clock.now())}))
}

/// Moves the clock. The work is a task of its own: a client that goes away does not leave it half-way.
async fn advance(shared: &Arc<Shared>, body: &Bytes) -> Result<Value, Refusal> {
    let mut fields = Fields::parse(body)?;
    let seconds = fields.count("seconds", 0, MOST_SECONDS)?;
    let seconds = seconds.ok_or_else(|| Refusal::field("seconds", "`seconds` is missing: a whole number"))?;
    fields.finish()?;
    run(shared, move |shared| async move {
        let target = shared.change(|state| state.clock.after(seconds));
        let target = target.ok_or_else(|| Refusal::field("seconds", "`seconds` leads beyond the calendar"))?;
        outbox::advance(&shared, target).await;
        Ok(clock(&shared))
    })
    .await
}

/// Forgets everything but the credentials; answers when no delivery is under way any more.
async fn reset(shared: &Arc<Shared>, body: &Bytes) -> Result<Value, Refusal> {
    Fields::parse(body)?.finish()?;
    run(shared, move |shared| async move {
        shared.change(crate::state::State::reset);
        outbox::first_deliveries(&shared).await;
        Ok(clock(&shared))
    })
    .await
}

/// Runs work that must not be interrupted, one at a time.
async fn run<F>(shared: &Arc<Shared>, work: impl FnOnce(Arc<Shared>) -> F + Send + 'static) -> Result<Value, Refusal>
where
    F: Future<Output = Result<Value, Refusal>> + Send,
{
    let (sender, receiver) = oneshot::channel();
    let own = Arc::clone(shared);
    shared.spawn(async move {
        let _one_at_a_time = own.timekeeper.lock().await;
        let result = work(Arc::clone(&own)).await;
        // The client has disconnected.
        let _ = sender.send(result);
    });
    let stopped = || Refusal::with_status(StatusCode::SERVICE_UNAVAILABLE, "the sandbox is stopping");
    receiver.await.unwrap_or_else(|_| Err(stopped()))
}

pub(crate) fn add_fault(shared: &Arc<Shared>, body: &Bytes) -> Result<Value, Refusal> {
    let fault = faults::parse(body, &[&AlipayKinds, &StripeKinds])?;
    let shown = fault.to_json();
    if shared.change(|state| state.faults.add(fault)) {
        Ok(shown)
    } else {
        Err(Refusal::with_status(StatusCode::CONFLICT, "too many faults wait already; POST reset removes them"))
    }
}
