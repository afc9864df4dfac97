//! Result codes and the results that carry them.

use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};

use super::dispute::Dispute;
use crate::clock::in_seconds;
use crate::generated::alipay::PROVIDER;
use crate::generated::alipay::codes::{
    DEFENSE_EXCEED_LIMIT, NOT_ALLOW_IN_CURRENT_STATUS, PARAM_ILLEGAL, REPEAT_REQUEST, REQUEST_TRAFFIC_EXCEED_LIMIT,
    SIGNATURE_INVALID, SUCCESS, TIME_EXCEEDS_LIMIT, UNKNOWN_EXCEPTION,
};

/// The usual `resultStatus` of a code; none for a code that the document does not list.
pub(super) fn status_of(code: &str) -> Option<&'static str> {
    let row = PROVIDER.codes.iter().find(|row| row.code == code)?;
    row.statuses.first().copied()
}

/// The provider's words for a code.
fn message_of(code: &str) -> &'static str {
    match code {
        SUCCESS => "success",
        PARAM_ILLEGAL => "Illegal parameters. For example, non-numeric input, or invalid date.",
        REPEAT_REQUEST => "Repeated requests.",
        TIME_EXCEEDS_LIMIT => "The time to answer the dispute is over.",
        DEFENSE_EXCEED_LIMIT => "The number of defences exceeds the limit.",
        NOT_ALLOW_IN_CURRENT_STATUS => "The operation is not allowed in the current status.",
        UNKNOWN_EXCEPTION => "An API calling is failed, which is caused by unknown reasons.",
        SIGNATURE_INVALID => "The signature is invalid.",
        REQUEST_TRAFFIC_EXCEED_LIMIT => "The request traffic exceeds the limit.",
        _ => "The request was refused.",
    }
}

/// What an operation found, before it becomes an answer.
#[derive(Debug)]
pub(crate) struct Finding {
    pub(crate) code: &'static str,
    pub(crate) status: &'static str,
    /// For the log: why, in one sentence.
    pub(crate) reason: String,
    /// What the answer has beside `result`.
    pub(crate) fields: Map<String, Value>,
    /// Whether a dispute was changed.
    pub(crate) acted: bool,
}

impl Finding {
    /// The merchant answered this dispute; the provider says so with its id and the time.
    pub(crate) fn resolved(reason: impl Into<String>, dispute: &Dispute, now: DateTime<Utc>) -> Self {
        let fields = [("disputeId", dispute.id.clone()), ("disputeResolutionTime", in_seconds(now))];
        let fields = fields.into_iter().map(|(name, text)| (name.to_owned(), Value::String(text))).collect();
        Self { acted: true, ..Self::read(reason, fields) }
    }

    /// The operation was carried out and changed nothing.
    pub(crate) fn read(reason: impl Into<String>, fields: Map<String, Value>) -> Self {
        Self { code: SUCCESS, status: "S", reason: reason.into(), fields, acted: false }
    }

    /// The operation was refused with a code of status `F`.
    pub(crate) fn refused(code: &'static str, reason: impl Into<String>) -> Self {
        Self { code, status: "F", reason: reason.into(), fields: Map::new(), acted: false }
    }

    pub(crate) fn to_json(&self) -> Value {
        let mut body = Map::from_iter([("result".to_owned(), result(self.code, self.status))]);
        body.extend(self.fields.clone());
        Value::Object(body)
    }
}

/// The object `result` of every answer.
pub(crate) fn result(code: &str, status: &str) -> Value {
    json!({"resultCode": code, "resultStatus": status, "resultMessage": message_of(code)})
}
