//! What rules are about in a dispute, found by the places that the provider's table names.

use chrono::DateTime;
use serde_json::Value;

use crate::rules::ProviderRules;

/// What a dispute says; `None` where it says nothing.
#[derive(Clone, Debug)]
pub(crate) struct Dispute {
    pub(crate) id: String,
    pub(crate) reason: Option<String>,
    pub(crate) network: Option<String>,
    pub(crate) network_code: Option<String>,
    pub(crate) case_type: Option<String>,
    pub(crate) status: Option<String>,
    pub(crate) due: Due,
    pub(crate) submissions: Option<u64>,
    pub(crate) created: Option<i64>,
    pub(crate) charge: Option<String>,
    pub(crate) programmes: Vec<String>,
    pub(crate) defendable: Option<bool>,
}

/// Until when a dispute can be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Due {
    /// It does not say.
    Unknown,
    /// It says that there is no such moment.
    Never,
    /// Until this moment, in Unix seconds.
    At(i64),
}

impl Dispute {
    /// Reads a dispute, or a message about one. `None` if it has no id.
    pub(crate) fn read(rules: &ProviderRules, json: &Value) -> Option<Self> {
        let at = |name: &str| {
            let place = rules.dispute.iter().find(|(known, _)| *known == name);
            place.and_then(|(_, pointer)| json.pointer(pointer))
        };
        let text = |name: &str| at(name).and_then(Value::as_str).map(str::to_owned);
        let due = match at("due") {
            None => Due::Unknown,
            Some(Value::Null) => Due::Never,
            Some(value) => match moment(value) {
                Some(0) => Due::Never,
                Some(at) => Due::At(at),
                None => Due::Unknown,
            },
        };
        let charge = at("charge").map(|charge| charge.get("id").unwrap_or(charge));
        Some(Self {
            id: text("id").filter(|id| !id.is_empty())?,
            reason: text("reason"),
            network: text("network"),
            network_code: text("network_reason_code"),
            case_type: text("case_type"),
            status: text("status"),
            due,
            submissions: at("submissions").and_then(Value::as_u64),
            created: at("created").and_then(moment),
            charge: charge.and_then(Value::as_str).map(str::to_owned),
            programmes: strings(at("programmes")),
            defendable: at("defendable").and_then(boolean),
        })
    }
}

/// Yes or no, which Alipay also writes as a text.
pub(crate) fn boolean(value: &Value) -> Option<bool> {
    let text = |text: &str| text.to_ascii_lowercase().parse().ok();
    value.as_bool().or_else(|| value.as_str().and_then(text))
}

fn strings(value: Option<&Value>) -> Vec<String> {
    let all = value.and_then(Value::as_array).into_iter().flatten();
    all.filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Unix seconds, or a time of ISO 8601 with its offset.
fn moment(value: &Value) -> Option<i64> {
    let text = |text: &str| DateTime::parse_from_rfc3339(text).ok().map(|time| time.timestamp());
    value.as_i64().or_else(|| value.as_str().and_then(text))
}
