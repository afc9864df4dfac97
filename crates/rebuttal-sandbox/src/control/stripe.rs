//! The part of the control interface that concerns Stripe.

use std::sync::Arc;

use bytes::Bytes;
use http::{Method, StatusCode};
use serde_json::{Map, Value, json};

use super::delivery::{sign, signed_at, url};
use super::fields::{Fields, Refusal, expected};
use super::routes::{PREFIX, unknown};
use crate::faults::as_bytes;
use crate::outbox::{Delivery, Provider};
use crate::state::Shared;
use crate::stripe::{DashboardAction, Judgement, Settings, Webhook};

/// Answers a control request below `stripe/`.
pub(super) fn route(shared: &Arc<Shared>, method: &Method, segments: &[&str], body: &Bytes) -> Result<Value, Refusal> {
    match (method.as_str(), segments) {
        ("GET", ["disputes"]) => Ok(shared.change(|state| state.stripe.disputes())),
        ("POST", ["disputes"]) => create(shared, body),
        ("GET", ["disputes", id]) => shared.change(|state| state.stripe.dispute(id)).ok_or_else(|| no_dispute(id)),
        ("POST", ["disputes", id, "judge"]) => judge(shared, id, body),
        ("POST", ["disputes", id, "update"]) => answer(shared, id, DashboardAction::Update, body),
        ("POST", ["disputes", id, "close"]) => answer(shared, id, DashboardAction::Close, body),
        ("GET", ["webhook"]) => Ok(webhook(shared)),
        ("PUT", ["webhook"]) => set_webhook(shared, body),
        ("GET", ["settings"]) => Ok(settings(shared)),
        ("PUT", ["settings"]) => {
            let order = Settings::parse(Fields::parse(body)?)?;
            shared.change(|state| state.stripe.settings = order);
            Ok(settings(shared))
        }
        ("POST", ["notify"]) => notify(shared, body),
        _ => Err(unknown(method, &format!("{PREFIX}/stripe/{}", segments.join("/")))),
    }
}

fn create(shared: &Arc<Shared>, body: &Bytes) -> Result<Value, Refusal> {
    let fields = Fields::parse(body)?;
    shared.change(|state| {
        let (stripe, mut context) = state.stripe_context(shared, None);
        stripe.create(fields, &mut context)
    })
}

fn judge(shared: &Arc<Shared>, id: &str, body: &Bytes) -> Result<Value, Refusal> {
    let mut fields = Fields::parse(body)?;
    let result = fields.required_text("result")?;
    fields.finish()?;
    let judgement = Judgement::ALL.into_iter().find(|judgement| judgement.name() == result);
    let judgement = judgement.ok_or_else(|| {
        let known = Judgement::ALL.map(Judgement::name).join(", ");
        expected("result", &format!("one of {known}"), &json!(result))
    })?;
    let judged = shared.change(|state| {
        let (stripe, mut context) = state.stripe_context(shared, None);
        stripe.judge(id, judgement, &mut context)
    });
    let refused = |why| Refusal::with_status(StatusCode::CONFLICT, format!("the dispute {id} {why}"));
    judged.ok_or_else(|| no_dispute(id))?.map_err(refused)
}

/// What a person does at the dashboard.
fn answer(shared: &Arc<Shared>, id: &str, answer: DashboardAction, body: &Bytes) -> Result<Value, Refusal> {
    let mut fields = Fields::parse(body)?;
    let mut params = Map::new();
    if answer == DashboardAction::Update {
        params.extend(fields.value("evidence").map(|value| ("evidence".to_owned(), value)));
        params.extend(fields.value("metadata").map(|value| ("metadata".to_owned(), value)));
        params.insert("submit".to_owned(), json!(fields.flag("submit", false)?));
    }
    fields.finish()?;
    let answered = shared.change(|state| {
        let (stripe, mut context) = state.stripe_context(shared, None);
        stripe.answer(id, answer, &params, &mut context)
    });
    let refused = |why| Refusal::with_status(StatusCode::CONFLICT, format!("the dispute {id}: {why}"));
    answered.ok_or_else(|| no_dispute(id))?.map_err(refused)
}

fn no_dispute(id: &str) -> Refusal {
    Refusal::with_status(StatusCode::NOT_FOUND, format!("there is no dispute {id}"))
}

fn settings(shared: &Arc<Shared>) -> Value {
    shared.change(|state| state.stripe.settings.to_json())
}

fn webhook(shared: &Arc<Shared>) -> Value {
    shared.change(|state| state.stripe.webhook.to_json())
}

fn set_webhook(shared: &Arc<Shared>, body: &Bytes) -> Result<Value, Refusal> {
    let mut fields = Fields::parse(body)?;
    let url = url(shared, &mut fields)?;
    let thin = fields.flag("thin", false)?;
    let api_version = fields.text("api_version")?;
    fields.finish()?;
    shared.change(|state| state.stripe.webhook = Webhook { url, thin, api_version });
    Ok(webhook(shared))
}

/// Delivers any body as an event. One that is not signed properly is tried once; the provider never sent it.
fn notify(shared: &Arc<Shared>, body: &Bytes) -> Result<Value, Refusal> {
    let mut fields = Fields::parse(body)?;
    let content = fields.required("body")?;
    let sign = sign(&mut fields)?;
    let signed_at = signed_at(&mut fields)?;
    fields.finish()?;
    let text = |pointer| content.pointer(pointer).and_then(Value::as_str).map(ToOwned::to_owned);
    let wanted = Delivery {
        provider: Provider::Stripe,
        lane: text("/data/object/id").or_else(|| text("/related_object/id")).unwrap_or_default(),
        kind: text("/type").unwrap_or_default(),
        body: as_bytes(&content),
        sign,
        signed_at,
        url: None,
    };
    let number = shared.change(|state| state.outbox.post(wanted, state.clock.now()));
    Ok(json!({"notification": number}))
}
