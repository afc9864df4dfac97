//! The provider's advice on a defence: `notifyDefenseStrategySuggestion` and `notifyDefenseDocument`.

use chrono::{DateTime, TimeDelta, Utc};
use http::Uri;
use serde_json::{Map, Value, json};

use super::dispute::Dispute;
use super::evidence::Document;
use super::pdf::pdf;
use super::state::Alipay;
use crate::clock::in_milliseconds;
use crate::control::{Fields, Refusal};
use crate::outbox::{Delivery, Outbox, Provider, Sign, webhook_url};

/// What a piece of advice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Advice {
    Suggestion,
    Document,
}

impl Advice {
    /// Its operation in the description.
    fn name(self) -> &'static str {
        match self {
            Self::Suggestion => "notifyDefenseStrategySuggestion",
            Self::Document => "notifyDefenseDocument",
        }
    }
}

/// A control request for advice. Its other fields replace those of the notification.
#[derive(Debug)]
pub(crate) struct Order {
    advice: Advice,
    /// Where to, if not to the webhook.
    url: Option<Uri>,
    extra: Map<String, Value>,
    /// The document, instead of one that the sandbox makes.
    file: Option<Document>,
    given: Map<String, Value>,
}

impl Order {
    pub(crate) fn parse(advice: Advice, mut fields: Fields, leaves_the_machine: bool) -> Result<Self, Refusal> {
        let refused = |name: &str, why: String| Refusal::field(name, format!("`{name}`: {why}"));
        let url = fields.text("url")?.map(|text| webhook_url(&text, leaves_the_machine)).transpose();
        let url = url.map_err(|why| refused("url", why))?;
        let extra = fields.object("extra")?;
        let file = if advice == Advice::Document { fields.text("file")? } else { None };
        let file = file.map(|text| Document::from_base64(&text)).transpose().map_err(|why| refused("file", why))?;
        Ok(Self { advice, url, extra, file, given: fields.rest() })
    }
}

impl Alipay {
    /// Sends advice about a dispute and returns the notification's body; `None` without such a dispute.
    pub(crate) fn advise(
        &mut self,
        id: &str,
        order: Order,
        now: DateTime<Utc>,
        outbox: &mut Outbox,
    ) -> Option<Result<Value, Refusal>> {
        let dispute = self.disputes.get_mut(id)?;
        Some(advise(dispute, order, now, outbox))
    }
}

fn advise(dispute: &mut Dispute, order: Order, now: DateTime<Utc>, outbox: &mut Outbox) -> Result<Value, Refusal> {
    let Order { advice, url, extra, file, given } = order;
    let document = (advice == Advice::Document).then(|| file.unwrap_or_else(|| proposal(dispute)));
    let fields = document.as_ref().map_or_else(suggestion, |document| proposed(&dispute.id, document));
    let mut body = Map::new();
    body.insert("disputeId".to_owned(), json!(dispute.id));
    // Receivers distinguish pieces of advice by dispute and time, and the clock stands still between two.
    let time = now.checked_add_signed(TimeDelta::milliseconds(dispute.advices)).unwrap_or(now);
    body.insert("notifyTime".to_owned(), json!(in_milliseconds(time)));
    body.extend(fields.as_object().cloned().unwrap_or_default());
    if let Some(name) = given.keys().find(|name| !body.contains_key(*name)) {
        let known = body.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
        let message = format!("`{name}` is no field of {}: put it into `extra`; known: {known}", advice.name());
        return Err(Refusal::field(name, message));
    }
    body.extend(given);
    body.retain(|_, value| !value.is_null());
    body.extend(extra);
    dispute.advices += 1;
    dispute.proposed = document.or_else(|| dispute.proposed.take());
    let body = Value::Object(body);
    outbox.post(
        Delivery {
            provider: Provider::Alipay,
            lane: dispute.id.clone(),
            kind: advice.name().to_owned(),
            body: body.to_string().into(),
            sign: Sign::Properly,
            signed_at: None,
            url,
        },
        now,
    );
    Ok(body)
}

fn suggestion() -> Value {
    json!({
        "winRateLevel": "MEDIUM",
        "evidenceList": [
            {"evidenceTag": "ORDER_INFORMATION", "obtained": "true", "winRateContribution": "HIGH"},
            {"evidenceTag": "CUSTOMER_COMMUNICATIONS", "obtained": "false", "winRateContribution": "MEDIUM"},
        ],
        "cardholderDisputeReason": "The cardholder says that the goods did not arrive.",
        "defenseStrategyDescription": "Show that the goods were delivered to the address of the order.",
    })
}

/// What a `notifyDefenseDocument` says of a document.
fn proposed(dispute_id: &str, document: &Document) -> Value {
    let format = document.kind.format();
    let name = format!("defense-{dispute_id}.{}", document.kind.extension());
    json!({
        "defenseFile": {
            "fileName": name, "fileFormat": format, "fileMd5": rebuttal_signing::checksum::md5_hex(&document.bytes),
        },
        "winRateLevel": "HIGH",
        "recommendedEvidence": {"CUSTOMER_COMMUNICATIONS": "What the customer wrote after the delivery."},
        "suggestionsForImprovement": "Add the signature of the person who took the parcel.",
    })
}

fn proposal(dispute: &Dispute) -> Document {
    pdf(&[format!("Proposed defence of the dispute {}", dispute.id), "The goods were delivered.".to_owned()])
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::generated::alipay::{DEFENSE_DOCUMENT_NOTIFICATION, DEFENSE_STRATEGY_SUGGESTION_NOTIFICATION};

    #[test]
    fn the_sandbox_fills_in_every_field_that_the_description_has() {
        let document = pdf(&[]);
        for (object, fields) in [
            (&DEFENSE_STRATEGY_SUGGESTION_NOTIFICATION, suggestion()),
            (&DEFENSE_DOCUMENT_NOTIFICATION, proposed("one", &document)),
        ] {
            let filled = fields.as_object().unwrap().keys().map(String::as_str).chain(["disputeId", "notifyTime"]);
            assert_eq!(filled.collect::<BTreeSet<_>>(), object.names().collect(), "{}", object.name);
        }
    }
}
