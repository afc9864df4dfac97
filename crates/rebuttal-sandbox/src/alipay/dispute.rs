//! One dispute: what is known of it, what may happen to it, and what its notifications say.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Map, Value, json};

use crate::clock::in_seconds;

/// What became of a dispute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    Open,
    Accepted,
    Judged,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AcceptReason {
    Merchant,
    Timeout,
}

/// Who bears the amount. The wire's names invite misreading: `ACCEPT_BY_CUSTOMER` means that the merchant wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Judgement {
    MerchantWins,
    MerchantLoses,
}

impl Judgement {
    pub(crate) const ALL: [Self; 2] = [Self::MerchantWins, Self::MerchantLoses];

    pub(crate) fn wire(self) -> &'static str {
        match self {
            Self::MerchantWins => "ACCEPT_BY_CUSTOMER",
            Self::MerchantLoses => "ACCEPT_BY_MERCHANT",
        }
    }
}

/// A dispute is judged once.
#[derive(Debug)]
pub(crate) struct NotJudged;

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
    /// Whether the merchant itself accepted (or, later, defended).
    pub(crate) answered: bool,
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

/// Something that a notification tells: its kind and the fields that come with it.
#[derive(Debug)]
pub(crate) struct News {
    pub(crate) kind: String,
    /// Whether it is the first one, which tells what the dispute is about.
    opening: bool,
    fields: Value,
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

    /// When it will be accepted for lack of an answer: the moment after the last one.
    pub(crate) fn runs_out(&self) -> Option<DateTime<Utc>> {
        let due = self.due.filter(|_| self.status == Status::Open)?;
        due.checked_add_signed(TimeDelta::seconds(1))
    }

    pub(crate) fn accept(&mut self, reason: AcceptReason, now: DateTime<Utc>) -> News {
        self.status = Status::Accepted;
        self.answered |= reason == AcceptReason::Merchant;
        let reason = match reason {
            AcceptReason::Merchant => "MERCHANT_ACCEPTED",
            AcceptReason::Timeout => "TIMEOUT",
        };
        let fields = json!({"disputeAcceptReason": reason, "disputeAcceptTime": in_seconds(now)});
        News { kind: "DISPUTE_ACCEPTED".to_owned(), opening: false, fields }
    }

    pub(crate) fn judge(&mut self, judgement: Judgement, now: DateTime<Utc>) -> Result<News, NotJudged> {
        if self.status == Status::Judged {
            return Err(NotJudged);
        }
        self.status = Status::Judged;
        let mut fields = json!({"disputeJudgedTime": in_seconds(now), "disputeJudgedResult": judgement.wire()});
        if let Some(Value::Object(disputed)) = self.field("disputeAmount") {
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
        Ok(News { kind: "DISPUTE_JUDGED".to_owned(), opening: false, fields })
    }

    /// The news that it exists. A test may have it called otherwise.
    pub(crate) fn opened(&self, kind: Option<&str>) -> News {
        News { kind: kind.unwrap_or("DISPUTE_CREATED").to_owned(), opening: true, fields: Value::Null }
    }

    /// The body of a notification. What the test gave wins over defaults, and news win over both.
    pub(crate) fn notification(&self, news: &News) -> Value {
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
        let status = match self.status {
            Status::Open => "open",
            Status::Accepted => "accepted",
            Status::Judged => "judged",
        };
        shown.insert("status".to_owned(), json!(status));
        shown.insert("extra".to_owned(), Value::Object(self.extra.clone()));
        Value::Object(shown)
    }

    fn field(&self, name: &str) -> Option<&Value> {
        [&self.given, &self.opening, &self.common].into_iter().find_map(|map| map.get(name)).filter(|v| !v.is_null())
    }
}
