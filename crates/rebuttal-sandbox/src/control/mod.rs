//! The control interface: how a test sets the stage, moves the time and looks at what happened. JSON in and out.

mod alipay;
mod fields;
mod stripe;

use std::sync::Arc;

use chrono::{DateTime, Utc};
use http::{Method, StatusCode, Uri};
use serde_json::{Value, json};
use tokio::sync::oneshot;

pub(crate) use fields::{Fields, Refusal, expected};

use crate::alipay::Kinds as AlipayKinds;
use crate::clock::in_seconds;
use crate::faults::Meanwhile;
use crate::outbox::{Sign, webhook_url};
use crate::stripe::Kinds as StripeKinds;
use crate::wire::{Answer, Arrival};
use crate::world::Shared;
use crate::{faults, outbox};

/// Where the control interface begins.
pub(crate) const PREFIX: &str = "/_sandbox";

/// Ten years: no schedule is longer.
const MOST_SECONDS: u64 = 10 * 366 * 86_400;

/// Answers one control request.
pub(crate) async fn answer(shared: &Arc<Shared>, arrival: Arrival) -> Answer {
    match route(shared, &arrival).await {
        Ok(value) => Answer::json(StatusCode::OK, &value),
        Err(refusal) => refusal.to_answer(),
    }
}

/// Lets happen what somebody else was to do once a spoiled request had come. It may not be possible any more, as it may
/// not be for anybody.
pub(crate) fn meanwhile(shared: &Arc<Shared>) {
    for Meanwhile { path, body } in shared.change(|world| world.faults.take_meanwhile()) {
        let segments: Vec<&str> = path.split('/').collect();
        let _refused = match segments.as_slice() {
            ["alipay", rest @ ..] => alipay::route(shared, &Method::POST, rest, &body),
            ["stripe", rest @ ..] => stripe::route(shared, &Method::POST, rest, &body),
            _ => Err(unknown(&Method::POST, &path)),
        };
    }
}

async fn route(shared: &Arc<Shared>, arrival: &Arrival) -> Result<Value, Refusal> {
    let path = arrival.path().trim_start_matches(PREFIX).trim_start_matches('/');
    let segments: Vec<&str> = path.split('/').collect();
    match (arrival.method.clone(), segments.as_slice()) {
        (Method::GET, ["clock"]) => Ok(clock(shared)),
        (Method::POST, ["clock", "advance"]) => advance(shared, arrival).await,
        (Method::GET, ["faults"]) => Ok(shared.change(|world| world.faults.to_json())),
        (Method::POST, ["faults"]) => add_fault(shared, arrival),
        (Method::DELETE, ["faults"]) => Ok(shared.change(|world| {
            world.faults.clear();
            world.faults.to_json()
        })),
        (Method::GET, ["requests"]) => Ok(shared.change(|world| world.requests.to_json())),
        (Method::GET, ["effects"]) => Ok(shared.change(|world| world.effects.to_json())),
        (Method::GET, ["notifications"]) => Ok(shared.change(|world| world.outbox.to_json())),
        (Method::POST, ["reset"]) => reset(shared, arrival).await,
        (method, ["alipay", rest @ ..]) => alipay::route(shared, &method, rest, &arrival.body),
        (method, ["stripe", rest @ ..]) => stripe::route(shared, &method, rest, &arrival.body),
        (method, _) => Err(unknown(&method, arrival.path())),
    }
}

/// The same answer for a path that is not there and a method that it doesn't have.
fn unknown(method: &Method, path: &str) -> Refusal {
    let message = format!(
        "there is no {method} {path}; the sandbox has GET clock, faults, requests, effects, notifications; POST \
         clock/advance, faults, reset; DELETE faults; {}; and {}",
        alipay::ROUTES,
        stripe::ROUTES
    );
    Refusal::with_status(StatusCode::NOT_FOUND, message)
}

fn clock(shared: &Arc<Shared>) -> Value {
    shared.change(|world| json!({"now": in_seconds(world.clock.now())}))
}

/// Moves the clock. The work is a task of its own: a client that goes away does not leave it half-way.
async fn advance(shared: &Arc<Shared>, arrival: &Arrival) -> Result<Value, Refusal> {
    let mut fields = Fields::parse(&arrival.body)?;
    let seconds = fields.count("seconds", 0, MOST_SECONDS)?;
    let seconds = seconds.ok_or_else(|| Refusal::field("seconds", "`seconds` is missing: a whole number"))?;
    fields.finish()?;
    run(shared, move |shared| async move {
        let target = shared.change(|world| world.clock.after(seconds));
        let target = target.ok_or_else(|| Refusal::field("seconds", "`seconds` leads beyond the calendar"))?;
        outbox::advance(&shared, target).await;
        Ok(clock(&shared))
    })
    .await
}

/// Forgets everything but the credentials; answers when no delivery is under way any more.
async fn reset(shared: &Arc<Shared>, arrival: &Arrival) -> Result<Value, Refusal> {
    Fields::parse(&arrival.body)?.finish()?;
    run(shared, move |shared| async move {
        shared.change(crate::world::World::reset);
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
        // The client went away: nobody wants to know.
        let _ = sender.send(result);
    });
    let stopped = || Refusal::with_status(StatusCode::SERVICE_UNAVAILABLE, "the sandbox is stopping");
    receiver.await.unwrap_or_else(|_| Err(stopped()))
}

/// The field `url` of a webhook: where to, or `null` for nowhere.
fn url(shared: &Shared, fields: &mut Fields) -> Result<Option<Uri>, Refusal> {
    match fields.required("url")? {
        Value::Null => Ok(None),
        Value::String(text) => {
            let url = webhook_url(&text, shared.delivery.leaves_the_machine);
            url.map(Some).map_err(|message| Refusal::field("url", format!("`url`: {message}")))
        }
        other => Err(expected("url", "a URL, or null for none", &other)),
    }
}

/// The field `sign` of a notification that a test wants delivered.
fn sign(fields: &mut Fields) -> Result<Sign, Refusal> {
    match fields.value("sign") {
        None | Some(Value::Bool(true)) => Ok(Sign::Properly),
        Some(Value::Bool(false)) => Ok(Sign::Not),
        Some(Value::String(text)) if text == "broken" => Ok(Sign::Broken),
        Some(Value::String(text)) if text == "other_key" => Ok(Sign::OtherKey),
        Some(other) => Err(expected("sign", "true, false, \"broken\" or \"other_key\"", &other)),
    }
}

/// The field `signed_at` of such a notification: the time that its signature carries.
fn signed_at(fields: &mut Fields) -> Result<Option<DateTime<Utc>>, Refusal> {
    let Some(value) = fields.value("signed_at") else { return Ok(None) };
    let time = value.as_str().and_then(|text| DateTime::parse_from_rfc3339(text).ok());
    let time = time.ok_or_else(|| expected("signed_at", "a time like 2024-01-01T18:25:00Z", &value))?;
    Ok(Some(time.to_utc()))
}

fn add_fault(shared: &Arc<Shared>, arrival: &Arrival) -> Result<Value, Refusal> {
    let fault = faults::parse(&arrival.body, &[&AlipayKinds(shared.alipay_spec), &StripeKinds(shared.stripe_spec)])?;
    let shown = fault.to_json();
    if shared.change(|world| world.faults.add(fault)) {
        Ok(shown)
    } else {
        Err(Refusal::with_status(StatusCode::CONFLICT, "too many faults wait already; POST reset removes them"))
    }
}
