//! The operations that list disputes, files and events, and those that retrieve events.

use chrono::TimeDelta;
use serde_json::{Map, Value};

use super::dispute::Dispute;
use super::event::Event;
use super::failure::Failure;
use super::operation::{Effect, Request, Response};
use super::state::{ChangeContext, Stripe};
use super::store::{exclusive, list};

/// How long events are kept.
const DAYS: i64 = 30;

fn text<'a>(params: &'a Map<String, Value>, name: &str) -> Option<&'a str> {
    params.get(name).and_then(Value::as_str)
}

impl Stripe {
    pub(super) fn list_disputes(&self, request: &Request<'_>) -> Result<Effect, Failure> {
        let fits = |dispute: &Dispute| {
            ["charge", "payment_intent"]
                .into_iter()
                .all(|kind| text(request.params, kind).is_none_or(|id| dispute.names(kind, id)))
        };
        let (page, more) = self.disputes.page("dispute", request.account, request.params, fits)?;
        let data = page.into_iter().map(Dispute::to_json).collect();
        Ok(Effect::read(Response::Json(list("/v1/disputes", data, more))))
    }

    pub(super) fn list_files(&self, request: &Request<'_>) -> Result<Effect, Failure> {
        let purpose = text(request.params, "purpose");
        let (page, more) = self.files.page("file upload", request.account, request.params, |file| {
            purpose.is_none_or(|purpose| file.object["purpose"] == purpose)
        })?;
        let data = page.into_iter().map(|file| file.object.clone()).collect();
        Ok(Effect::read(Response::Json(list("/v1/files", data, more))))
    }

    pub(super) fn list_events(&self, request: &Request<'_>, context: &ChangeContext<'_>) -> Result<Effect, Failure> {
        exclusive(request.params, "type", "types")?;
        let one = text(request.params, "type").into_iter();
        let several =
            request.params.get("types").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
        let wanted: Vec<&str> = one.chain(several).collect();
        let success = request.params.get("delivery_success").and_then(Value::as_bool);
        let (page, more) = self.events.page("event", request.account, request.params, |event| {
            is_kept(event, context)
                && (wanted.is_empty() || wanted.iter().any(|kind| is_of(&event.kind, kind)))
                && success.is_none_or(|success| event.is_delivered(context.outbox) == success)
        })?;
        let data = page.into_iter().map(|event| event.to_json(context.outbox)).collect();
        Ok(Effect::read(Response::Json(list("/v1/events", data, more))))
    }

    pub(super) fn retrieve_event(&self, request: &Request<'_>, context: &ChangeContext<'_>) -> Result<Effect, Failure> {
        let event = self.events.get(request.account, request.id).filter(|event| is_kept(event, context));
        let event = event.ok_or_else(|| Failure::no_such("event", request.id, "id"))?;
        Ok(Effect::read(Response::Json(event.to_json(context.outbox))))
    }

    pub(super) fn retrieve_thin_event(
        &self,
        request: &Request<'_>,
        context: &ChangeContext<'_>,
    ) -> Result<Effect, Failure> {
        let mut events = self.events.newest_first().filter(|event| event.account.as_deref() == request.account);
        let event = events.find(|event| event.thin["id"] == request.id).filter(|event| is_kept(event, context));
        let event = event.ok_or_else(|| Failure::no_such("event", request.id, "id"))?;
        Ok(Effect::read(Response::Json(event.thin.clone())))
    }
}

fn is_kept(event: &Event, context: &ChangeContext<'_>) -> bool {
    let oldest = context.now.checked_sub_signed(TimeDelta::days(DAYS));
    oldest.is_none_or(|oldest| event.created >= oldest.timestamp())
}

/// Whether a type is the wanted one, or of the wanted group (`charge.dispute.*`).
fn is_of(kind: &str, wanted: &str) -> bool {
    match wanted.strip_suffix('*') {
        Some(group) => kind.starts_with(group),
        None => kind == wanted,
    }
}
