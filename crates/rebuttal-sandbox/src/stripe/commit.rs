//! Changes of disputes, and the events about them.

use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Map, Value, json};

use super::dispute::Dispute;
use super::event::Event;
use super::state::{Cause, ChangeContext, Stripe};
use crate::generated::stripe::PROVIDER;
use crate::outbox::{Delivery, Provider, Sign};

impl Stripe {
    /// Stores a changed dispute, and posts an event for each of `news`.
    pub(super) fn commit(&mut self, dispute: &Dispute, news: &[&str], context: &mut ChangeContext<'_>) {
        let before = self.disputes.any_mut(&dispute.id).map(|kept| std::mem::replace(kept, dispute.clone()));
        let changes = before.map(|before| previous(&before.object, &dispute.object)).filter(|map| !map.is_empty());
        for ending in news {
            self.post_event(dispute, ending, changes.as_ref(), context);
        }
    }

    /// Makes an event about a dispute as it is, and posts it.
    pub(super) fn post_event(
        &mut self,
        dispute: &Dispute,
        ending: &str,
        changes: Option<&Map<String, Value>>,
        context: &mut ChangeContext<'_>,
    ) {
        let kind = format!("charge.dispute.{ending}");
        let id = self.next_id("evt_1");
        let version = self.webhook.api_version.as_deref().unwrap_or(PROVIDER.version);
        let mut object = json!({
            "id": id,
            "object": "event",
            "api_version": version,
            "created": context.now.timestamp(),
            "data": {"object": dispute.object},
            "livemode": false,
            "pending_webhooks": u8::from(self.webhook.url.is_some()),
            "request": request(context.cause.as_ref()),
            "type": kind,
        });
        if let Some(changes) = changes {
            object["data"]["previous_attributes"] = json!(changes);
        }
        if let Some(account) = &dispute.account {
            object["account"] = json!(account);
        }
        let thin = thin(&id, &kind, dispute, context.now, context.cause.as_ref());
        let body = if self.webhook.thin { &thin } else { &object };
        let number = context.outbox.post(
            Delivery {
                provider: Provider::Stripe,
                lane: dispute.id.clone(),
                kind: body["type"].as_str().unwrap_or_default().to_owned(),
                body: body.to_string().into(),
                sign: Sign::Properly,
                signed_at: None,
                url: None,
            },
            context.now,
        );
        let delivery = self.webhook.url.as_ref().map(|_| number);
        let (account, created) = (dispute.account.clone(), context.now.timestamp());
        self.events.add(Event { id, account, created, kind, object, thin, delivery });
    }
}

fn request(cause: Option<&Cause>) -> Value {
    json!({
        "id": cause.map(|cause| &cause.request_id),
        "idempotency_key": cause.and_then(|cause| cause.idempotency_key.as_ref()),
    })
}

fn thin(id: &str, kind: &str, dispute: &Dispute, now: DateTime<Utc>, cause: Option<&Cause>) -> Value {
    let reason = cause.map(|_| json!({"type": "request", "request": request(cause)}));
    json!({
        "id": id.replacen("evt_", "evt_test_", 1),
        "object": "v2.core.event",
        "context": dispute.account,
        "created": now.to_rfc3339_opts(SecondsFormat::Millis, true),
        "livemode": false,
        "reason": reason,
        "related_object": {"id": dispute.id, "type": "dispute", "url": format!("/v1/disputes/{}", dispute.id)},
        "type": format!("v1.{kind}"),
    })
}

/// What was different before: of objects their parts, of all else the whole, and null for what was not there.
fn previous(before: &Map<String, Value>, after: &Map<String, Value>) -> Map<String, Value> {
    let names = after.keys().chain(before.keys().filter(|name| !after.contains_key(*name)));
    let changed = names.filter_map(|name| match (before.get(name), after.get(name)) {
        (old, new) if old == new => None,
        (Some(Value::Object(old)), Some(Value::Object(new))) => Some((name.clone(), Value::Object(previous(old, new)))),
        (old, _) => Some((name.clone(), old.cloned().unwrap_or_default())),
    });
    changed.collect()
}
