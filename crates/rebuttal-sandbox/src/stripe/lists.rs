//! The operations that list disputes, files and events, and those that retrieve events.

use chrono::TimeDelta;
use serde_json::{Map, Value};

use super::dispute::Dispute;
use super::event::Event;
use super::failure::Failure;
use super::operation::{Ask, Done, Reply};
use super::shelf::{exclusive, list};
use super::state::{Scene, Stripe};

/// How long events are kept.
const DAYS: i64 = 30;

fn text<'a>(params: &'a Map<String, Value>, name: &str) -> Option<&'a str> {
    params.get(name).and_then(Value::as_str)
}

impl Stripe {
    pub(super) fn list_disputes(&self, ask: &Ask<'_>) -> Result<Done, Failure> {
        let fits = |dispute: &Dispute| {
            ["charge", "payment_intent"]
                .into_iter()
                .all(|kind| text(ask.params, kind).is_none_or(|id| dispute.names(kind, id)))
        };
        let (page, more) = self.disputes.page("dispute", ask.account, ask.params, fits)?;
        let data = page.into_iter().map(Dispute::to_json).collect();
        Ok(Done::read(Reply::Json(list("/v1/disputes", data, more))))
    }

    pub(super) fn list_files(&self, ask: &Ask<'_>) -> Result<Done, Failure> {
        let purpose = text(ask.params, "purpose");
        let (page, more) = self.files.page("file upload", ask.account, ask.params, |file| {
            purpose.is_none_or(|purpose| file.object["purpose"] == purpose)
        })?;
        let data = page.into_iter().map(|file| file.object.clone()).collect();
        Ok(Done::read(Reply::Json(list("/v1/files", data, more))))
    }

    pub(super) fn list_events(&self, ask: &Ask<'_>, scene: &Scene<'_>) -> Result<Done, Failure> {
        exclusive(ask.params, "type", "types")?;
        let one = text(ask.params, "type").into_iter();
        let several = ask.params.get("types").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
        let wanted: Vec<&str> = one.chain(several).collect();
        let success = ask.params.get("delivery_success").and_then(Value::as_bool);
        let (page, more) = self.events.page("event", ask.account, ask.params, |event| {
            is_kept(event, scene)
                && (wanted.is_empty() || wanted.iter().any(|kind| is_of(&event.kind, kind)))
                && success.is_none_or(|success| event.is_delivered(scene.outbox) == success)
        })?;
        let data = page.into_iter().map(|event| event.to_json(scene.outbox)).collect();
        Ok(Done::read(Reply::Json(list("/v1/events", data, more))))
    }

    pub(super) fn retrieve_event(&self, ask: &Ask<'_>, scene: &Scene<'_>) -> Result<Done, Failure> {
        let event = self.events.get(ask.account, ask.id).filter(|event| is_kept(event, scene));
        let event = event.ok_or_else(|| Failure::no_such("event", ask.id, "id"))?;
        Ok(Done::read(Reply::Json(event.to_json(scene.outbox))))
    }

    pub(super) fn retrieve_thin_event(&self, ask: &Ask<'_>, scene: &Scene<'_>) -> Result<Done, Failure> {
        let mut events = self.events.newest_first().filter(|event| event.account.as_deref() == ask.account);
        let event = events.find(|event| event.thin["id"] == ask.id).filter(|event| is_kept(event, scene));
        let event = event.ok_or_else(|| Failure::no_such("event", ask.id, "id"))?;
        Ok(Done::read(Reply::Json(event.thin.clone())))
    }
}

fn is_kept(event: &Event, scene: &Scene<'_>) -> bool {
    let oldest = scene.now.checked_sub_signed(TimeDelta::days(DAYS));
    oldest.is_none_or(|oldest| event.created >= oldest.timestamp())
}

/// Whether a type is the wanted one, or of the wanted group (`charge.dispute.*`).
fn is_of(kind: &str, wanted: &str) -> bool {
    match wanted.strip_suffix('*') {
        Some(group) => kind.starts_with(group),
        None => kind == wanted,
    }
}
