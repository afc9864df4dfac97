//! The part of the control interface that concerns Alipay.

use std::sync::Arc;

use bytes::Bytes;
use http::{Method, StatusCode};
use serde_json::{Value, json};

use super::delivery::{sign, signed_at, url};
use super::fields::{Fields, Refusal, expected};
use super::routes::{PREFIX, unknown};
use crate::alipay::{Advice, DashboardAction, Judgement, Limits, NotNow, Order};
use crate::faults::as_bytes;
use crate::outbox::{Delivery, Provider};
use crate::state::{Shared, State};

/// Answers a control request below `alipay/`.
pub(super) fn route(shared: &Arc<Shared>, method: &Method, segments: &[&str], body: &Bytes) -> Result<Value, Refusal> {
    match (method.as_str(), segments) {
        ("GET", ["disputes"]) => Ok(shared.change(|state| state.alipay.disputes())),
        ("POST", ["disputes"]) => create(shared, body),
        ("GET", ["disputes", id]) => shared.change(|state| state.alipay.dispute(id)).ok_or_else(|| no_dispute(id)),
        ("POST", ["disputes", id, "judge"]) => judge(shared, id, body),
        ("POST", ["disputes", id, "cancel"]) => cancel(shared, id, body),
        ("POST", ["disputes", id, "suggest"]) => advise(shared, Advice::Suggestion, id, body),
        ("POST", ["disputes", id, "document"]) => advise(shared, Advice::Document, id, body),
        ("POST", ["disputes", id, "accept"]) => answer(shared, id, DashboardAction::Accept, body),
        ("POST", ["disputes", id, "defend"]) => answer(shared, id, DashboardAction::Defend, body),
        ("GET", ["limits"]) => Ok(limits(shared)),
        ("PUT", ["limits"]) => set_limits(shared, body),
        ("GET", ["webhook"]) => Ok(webhook(shared)),
        ("PUT", ["webhook"]) => set_webhook(shared, body),
        ("POST", ["notify"]) => notify(shared, body),
        _ => Err(unknown(method, &format!("{PREFIX}/alipay/{}", segments.join("/")))),
    }
}

fn create(shared: &Arc<Shared>, body: &Bytes) -> Result<Value, Refusal> {
    let fields = Fields::parse(body)?;
    shared.change(|state| {
        let State { alipay, clock, outbox, effects, .. } = state;
        alipay.create(fields, clock.now(), outbox, effects)
    })
}

fn judge(shared: &Arc<Shared>, id: &str, body: &Bytes) -> Result<Value, Refusal> {
    let mut fields = Fields::parse(body)?;
    let result = fields.required_text("result")?;
    fields.finish()?;
    let Some(judgement) = Judgement::ALL.into_iter().find(|judgement| judgement.wire() == result) else {
        let message = "ACCEPT_BY_CUSTOMER (the merchant wins), ACCEPT_BY_MERCHANT (the merchant loses), or for a \
                       compliance request VALIDATE_SUCCESS or VALIDATE_FAIL";
        return Err(expected("result", message, &json!(result)));
    };
    let judged = shared.change(|state| {
        let State { alipay, clock, outbox, effects, .. } = state;
        alipay.judge(id, judgement, clock.now(), outbox, effects)
    });
    happened(id, judged)
}

fn cancel(shared: &Arc<Shared>, id: &str, body: &Bytes) -> Result<Value, Refusal> {
    Fields::parse(body)?.finish()?;
    let cancelled = shared.change(|state| {
        let State { alipay, clock, outbox, .. } = state;
        alipay.cancel(id, clock.now(), outbox)
    });
    happened(id, cancelled)
}

/// What a person does at the dashboard.
fn answer(shared: &Arc<Shared>, id: &str, answer: DashboardAction, body: &Bytes) -> Result<Value, Refusal> {
    Fields::parse(body)?.finish()?;
    let answered = shared.change(|state| {
        let State { alipay, clock, outbox, effects, .. } = state;
        alipay.answer(id, answer, clock.now(), outbox, effects)
    });
    let refused = |why| Refusal::with_status(StatusCode::CONFLICT, format!("the dispute {id}: {why}"));
    answered.ok_or_else(|| no_dispute(id))?.map_err(refused)
}

/// The dispute as it is now, 404 if there is none, or 409 with the reason why nothing happened to it.
fn happened(id: &str, outcome: Option<Result<Value, NotNow>>) -> Result<Value, Refusal> {
    let refused = |why| Refusal::with_status(StatusCode::CONFLICT, format!("the dispute {id} {why}"));
    outcome.ok_or_else(|| no_dispute(id))?.map_err(refused)
}

fn advise(shared: &Arc<Shared>, advice: Advice, id: &str, body: &Bytes) -> Result<Value, Refusal> {
    let order = Order::parse(advice, Fields::parse(body)?, shared.delivery_limits.leaves_the_machine)?;
    let advised = shared.change(|state| {
        let State { alipay, clock, outbox, .. } = state;
        alipay.advise(id, order, clock.now(), outbox)
    });
    advised.ok_or_else(|| no_dispute(id))?
}

fn limits(shared: &Arc<Shared>) -> Value {
    shared.change(|state| state.alipay.limits.to_json())
}

fn set_limits(shared: &Arc<Shared>, body: &Bytes) -> Result<Value, Refusal> {
    let limits = Limits::parse(Fields::parse(body)?)?;
    shared.change(|state| state.alipay.limits = limits);
    Ok(self::limits(shared))
}

fn no_dispute(id: &str) -> Refusal {
    Refusal::with_status(StatusCode::NOT_FOUND, format!("there is no dispute {id}"))
}

fn webhook(shared: &Arc<Shared>) -> Value {
    let url = shared.change(|state| state.alipay.webhook.as_ref().map(ToString::to_string));
    json!({"url": url})
}

fn set_webhook(shared: &Arc<Shared>, body: &Bytes) -> Result<Value, Refusal> {
    let mut fields = Fields::parse(body)?;
    let url = url(shared, &mut fields)?;
    fields.finish()?;
    shared.change(|state| state.alipay.webhook = url);
    Ok(webhook(shared))
}

/// Delivers any body as a notification. One that is not signed properly is tried once; the provider never sent it.
fn notify(shared: &Arc<Shared>, body: &Bytes) -> Result<Value, Refusal> {
    let mut fields = Fields::parse(body)?;
    let content = fields.required("body")?;
    let sign = sign(&mut fields)?;
    let signed_at = signed_at(&mut fields)?;
    fields.finish()?;
    let text = |name| content.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let wanted = Delivery {
        provider: Provider::Alipay,
        lane: text("disputeId"),
        kind: text("disputeNotificationType"),
        body: as_bytes(&content),
        sign,
        signed_at,
        url: None,
    };
    let number = shared.change(|state| state.outbox.post(wanted, state.clock.now()));
    Ok(json!({"notification": number}))
}
