//! One dispute: what is known of it, what may happen to it, and what its notifications say.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Map, Value, json};

use super::evidence::Document;
use super::{Judgement, NotNow};
use crate::clock::in_seconds;

/// How long before the last moment the merchant is warned.
const HOURS_OF_WARNING: i64 = 24;

/// What became of a dispute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    Open,
    /// A defence arrived and waits for its judgement.
    Defended,
    Accepted,
    Cancelled,
    Judged,
}

impl Status {
    fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Defended => "defended",
            Self::Accepted => "accepted",
            Self::Cancelled => "cancelled",
            Self::Judged => "judged",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AcceptReason {
    Merchant,
    Timeout,
}

/// Whether the merchant may still accept or defend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answerable {
    Yes,
    AnsweredBefore,
    TooLate,
}

#[derive(Debug)]
pub(crate) struct Dispute {
    pub(crate) id: String,
    pub(crate) status: Status,
    /// Whether an answer of the merchant itself stands: an acceptance, or a defence that was not found bad.
    pub(crate) answered: bool,
    /// How many defence documents arrived.
    pub(crate) uploads: usize,
    /// The newest of them.
    pub(crate) supplied: Option<Document>,
    /// What the provider made for the merchant to use.
    pub(crate) proposed: Option<Document>,
    /// When the merchant will be warned of the deadline; none if that is over, or was when it began.
    pub(crate) warning: Option<DateTime<Utc>>,
    /// How many pieces of advice were sent; it keeps their times apart while the clock stands.
    pub(crate) advices: i64,
    /// The last moment to answer; none when a test left `defenseDueTime` out.
    pub(crate) due: Option<DateTime<Utc>>,
    /// What notifications of every kind say.
    pub(crate) common: Map<String, Value>,
    /// What only the creation says.
    pub(crate) opening: Map<String, Value>,
    /// What the test gave: it is in every notification and wins over the two above; `null` leaves a field out.
    pub(crate) given: Map<String, Value>,
    /// Fields that the description does not know, in every notification.
    pub(crate) extra: Map<String, Value>,
}

/// The content of a notification: its kind and the fields that come with it.
#[derive(Debug)]
pub(crate) struct Notice {
    pub(crate) kind: String,
    /// Whether it is the first one, which says what the dispute is about.
    opening: bool,
    fields: Value,
}

impl Notice {
    fn of(kind: &str, fields: Value) -> Self {
        Self { kind: kind.to_owned(), opening: false, fields }
    }
}

impl Dispute {
    pub(crate) fn answerable(&self, now: DateTime<Utc>) -> Answerable {
        if self.answered {
            Answerable::AnsweredBefore
        } else if self.status != Status::Open || self.due.is_some_and(|due| now > due) {
            // A dispute that was judged, or accepted for lack of an answer, cannot be answered any more either. Which
            // code the provider has for that is not documented; "already done" would be untrue.
            Answerable::TooLate
        } else {
            Answerable::Yes
        }
    }

    /// The warning's time for a deadline, unless it is over by `now`.
    pub(crate) fn warning_time(due: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        due?.checked_sub_signed(TimeDelta::hours(HOURS_OF_WARNING)).filter(|time| *time > now)
    }

    pub(crate) fn is_compliance_request(&self) -> bool {
        self.field("disputeType").is_some_and(|kind| kind == "COMPLIANCE_REQUEST")
    }

    /// Whether the merchant may defend itself; a test may have said `false`, or `"false"` as the provider may.
    pub(crate) fn is_defendable(&self) -> bool {
        self.field("defendable").is_none_or(|value| *value != json!(false) && *value != json!("false"))
    }

    /// When something will happen to it by itself: the warning, or the acceptance a second after the last moment.
    pub(crate) fn next_turn(&self) -> Option<DateTime<Utc>> {
        if self.status != Status::Open {
            return None;
        }
        let end = self.due.and_then(|due| due.checked_add_signed(TimeDelta::seconds(1)));
        self.warning.into_iter().chain(end).min()
    }

    /// Lets happen what [`Dispute::next_turn`] gave the time of.
    pub(crate) fn turn(&mut self, now: DateTime<Utc>) -> Notice {
        match self.warning.take() {
            Some(_) if self.due.is_none_or(|due| now <= due) => {
                let fields = json!({"defenseDueTime": self.field("defenseDueTime")});
                Notice::of("DEFENSE_DUE_ALERT", fields)
            }
            _ => self.accept(AcceptReason::Timeout, now),
        }
    }

    pub(crate) fn accept(&mut self, reason: AcceptReason, now: DateTime<Utc>) -> Notice {
        self.status = Status::Accepted;
        self.answered = reason == AcceptReason::Merchant;
        let reason = match reason {
            AcceptReason::Merchant => "MERCHANT_ACCEPTED",
            AcceptReason::Timeout => "TIMEOUT",
        };
        let fields = json!({"disputeAcceptReason": reason, "disputeAcceptTime": in_seconds(now)});
        Notice::of("DISPUTE_ACCEPTED", fields)
    }

    pub(crate) fn supply(&mut self, document: Document, now: DateTime<Utc>) -> Notice {
        self.status = Status::Defended;
        self.answered = true;
        self.uploads += 1;
        self.supplied = Some(document);
        Notice::of("DEFENSE_SUPPLIED", json!({"defenseSuppliedTime": in_seconds(now)}))
    }

    /// The buyer withdraws it.
    pub(crate) fn cancel(&mut self, now: DateTime<Utc>) -> Result<Notice, NotNow> {
        match self.status {
            Status::Open | Status::Defended => {}
            Status::Accepted => return Err(NotNow::Accepted),
            Status::Cancelled => return Err(NotNow::Cancelled),
            Status::Judged => return Err(NotNow::Judged),
        }
        self.status = Status::Cancelled;
        Ok(Notice::of("DISPUTE_CANCELLED", json!({"disputeCancelledTime": in_seconds(now)})))
    }

    pub(crate) fn judge(&mut self, judgement: Judgement, now: DateTime<Utc>) -> Result<Notice, NotNow> {
        match self.status {
            Status::Cancelled => return Err(NotNow::Cancelled),
            Status::Judged => return Err(NotNow::Judged),
            Status::Defended if self.is_compliance_request() => {}
            _ if judgement.is_about_material() => return Err(NotNow::NoMaterial),
            Status::Open | Status::Defended | Status::Accepted => {}
        }
        let bad = judgement == Judgement::MaterialBad;
        self.status = if bad { Status::Open } else { Status::Judged };
        self.answered &= !bad;
        let mut fields = json!({"disputeJudgedTime": in_seconds(now), "disputeJudgedResult": judgement.wire()});
        if let (false, Some(Value::Object(disputed))) = (judgement.is_about_material(), self.field("disputeAmount")) {
            let mut deducted = disputed.clone();
            if judgement == Judgement::MerchantWins {
                deducted.insert("value".to_owned(), json!("0"));
            }
            fields["disputeJudgedAmount"] = Value::Object(deducted);
        }
        for name in ["disputeReasonCode", "disputeSource"] {
            if let Some(value) = self.field(name) {
                fields[name] = value.clone();
            }
        }
        Ok(Notice::of("DISPUTE_JUDGED", fields))
    }

    /// The news that it exists. A test may have it called otherwise.
    pub(crate) fn opened(&self, kind: Option<&str>) -> Notice {
        Notice { kind: kind.unwrap_or("DISPUTE_CREATED").to_owned(), opening: true, fields: Value::Null }
    }

    /// The body of a notification. What the test gave wins over defaults, and news win over both.
    pub(crate) fn notification(&self, news: &Notice) -> Value {
        let mut body = self.common.clone();
        body.insert("disputeNotificationType".to_owned(), json!(news.kind));
        if news.opening {
            body.extend(self.opening.clone());
        }
        body.extend(self.given.clone());
        body.extend(news.fields.as_object().cloned().unwrap_or_default());
        body.retain(|_, value| !value.is_null());
        body.extend(self.extra.clone());
        Value::Object(body)
    }

    /// The dispute as the control interface shows it: the fields of its opening, and its status.
    pub(crate) fn to_json(&self) -> Value {
        let mut shown = Map::new();
        for map in [&self.common, &self.opening, &self.given] {
            shown.extend(map.clone());
        }
        shown.retain(|_, value| !value.is_null());
        shown.insert("status".to_owned(), json!(self.status.name()));
        shown.insert("extra".to_owned(), Value::Object(self.extra.clone()));
        Value::Object(shown)
    }

    /// A notification field's value, unless the test left it out.
    pub(crate) fn field(&self, name: &str) -> Option<&Value> {
        [&self.given, &self.opening, &self.common].into_iter().find_map(|map| map.get(name)).filter(|v| !v.is_null())
    }
}
