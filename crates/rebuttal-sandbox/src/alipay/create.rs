//! Creates disputes as the control interface orders them, with realistic values for what is not given.

use chrono::{DateTime, TimeDelta, Utc};
use http::StatusCode;
use serde_json::{Map, Value, json};

use super::check::{Limits, objection};
use super::dispute::{Dispute, Status};
use super::state::{Alipay, about};
use crate::clock::in_seconds;
use crate::control::{Fields, Refusal, expected};
use crate::effects::Effects;
use crate::generated::alipay::{ACCEPT_DISPUTE_REQUEST, DISPUTE_NOTIFICATION};
use crate::outbox::Outbox;

/// How long the merchant has to answer, unless the test says otherwise.
const DAYS_TO_ANSWER: i64 = 20;

impl Alipay {
    /// Creates a dispute from the fields of a control request and notifies the merchant.
    pub(crate) fn create(
        &mut self,
        mut fields: Fields,
        now: DateTime<Utc>,
        outbox: &mut Outbox,
        effects: &mut Effects,
    ) -> Result<Value, Refusal> {
        let extra = fields.object("extra")?;
        let kind = fields.text("notification_type")?;
        let notify = fields.flag("notify", true)?;
        let given = given(fields)?;
        let number = self.ids + 1;
        let id = match given.get("disputeId") {
            None => dispute_id(number, now),
            Some(Value::String(id)) => id.clone(),
            Some(other) => return Err(expected("disputeId", "a string", other)),
        };
        check_id(&id)?;
        if self.disputes.contains_key(&id) {
            let message = format!("there is a dispute {id} already");
            return Err(Refusal { status: StatusCode::CONFLICT, ..Refusal::field("disputeId", message) });
        }
        let due = due(&given, now)?;
        let dispute = Dispute {
            common: common(&id, number, now),
            opening: opening(due),
            id: id.clone(),
            status: Status::Open,
            answered: false,
            uploads: 0,
            supplied: None,
            proposed: None,
            warning: warning(due, kind.as_deref(), now),
            advices: 0,
            due,
            given,
            extra,
        };
        self.ids = number;
        effects.open("alipay", &id);
        if notify {
            outbox.post(about(&dispute, &dispute.opened(kind.as_deref())), now);
        }
        let shown = dispute.to_json();
        self.disputes.insert(id, dispute);
        Ok(shown)
    }
}

/// The notification fields that the test gave. An unknown name is refused here and belongs into `extra`.
fn given(fields: Fields) -> Result<Map<String, Value>, Refusal> {
    let given = fields.rest();
    for name in given.keys() {
        if name == "disputeNotificationType" {
            let message = "each notification has its own type; `notification_type` changes that of the first one";
            return Err(Refusal::field(name, message));
        }
        if DISPUTE_NOTIFICATION.get(name).is_none() {
            let known = DISPUTE_NOTIFICATION.names().collect::<Vec<_>>().join(", ");
            let message = format!(
                "`{name}` is no field of a notification: put it into `extra`; known: {known}; and extra, notify, \
                 notification_type"
            );
            return Err(Refusal::field(name, message));
        }
    }
    Ok(given)
}

fn check_id(id: &str) -> Result<(), Refusal> {
    let body = Map::from_iter([("disputeId".to_owned(), json!(id))]);
    match objection(&ACCEPT_DISPUTE_REQUEST, &body, Limits::default()) {
        None => Ok(()),
        Some(why) => Err(Refusal::field("disputeId", format!("`disputeId` could never be answered: {why}"))),
    }
}

/// The deadline: as given, none for `null`, else some weeks from now.
fn due(given: &Map<String, Value>, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>, Refusal> {
    match given.get("defenseDueTime") {
        None => Ok(now.checked_add_signed(TimeDelta::days(DAYS_TO_ANSWER))),
        Some(Value::Null) => Ok(None),
        Some(value) => {
            let time = value.as_str().and_then(|text| DateTime::parse_from_rfc3339(text).ok());
            let time =
                time.ok_or_else(|| expected("defenseDueTime", "a time like 2024-01-01T18:25:00+00:00", value))?;
            Ok(Some(time.to_utc()))
        }
    }
}

/// When the merchant will be warned; never where nothing is asked of it.
fn warning(due: Option<DateTime<Utc>>, kind: Option<&str>, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    if kind == Some("RDR_RESOLVED") { None } else { Dispute::warning_time(due, now) }
}

/// 28 digits, beginning with the day, as real ones have.
fn dispute_id(number: u64, now: DateTime<Utc>) -> String {
    format!("{}21013101{number:012}", now.format("%Y%m%d"))
}

fn common(id: &str, number: u64, now: DateTime<Utc>) -> Map<String, Value> {
    let day = now.format("%Y%m%d");
    let fields = [
        ("paymentRequestId", format!("requestId_{number:08}")),
        ("disputeId", id.to_owned()),
        ("paymentId", format!("{day}154010800100188{number:013}")),
        ("captureId", format!("{day}154010890100188{number:013}")),
        ("disputeType", "CHARGEBACK".to_owned()),
        ("arn", format!("7453660{number:016}")),
        ("disputeTime", in_seconds(now)),
    ];
    fields.into_iter().map(|(name, text)| (name.to_owned(), Value::String(text))).collect()
}

fn opening(due: Option<DateTime<Utc>>) -> Map<String, Value> {
    let fields = json!({
        "disputeAmount": {"currency": "EUR", "value": "1000"},
        "disputeReasonCode": "4853",
        "disputeReasonMsg": "Cardholder Dispute",
        "disputeSource": "Mastercard",
        "defendable": true,
        "defenseDueTime": due.map(in_seconds),
    });
    fields.as_object().cloned().unwrap_or_default()
}
