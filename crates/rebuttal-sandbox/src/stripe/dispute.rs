//! One dispute: what is known of it, and what may happen to it.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Map, Value, json};

use super::judgement::Judgement;
use super::objects;
use super::store::StoredObject;

/// How long the merchant has to answer, unless the test says otherwise.
pub(super) const DAYS_TO_ANSWER: i64 = 20;

/// What Smart Disputes, the provider's own collection of evidence, has to offer for a dispute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Smart {
    /// The account does not have it.
    None,
    /// The provider has no evidence for this dispute.
    Unavailable,
    Available,
}

/// What happened, by the ending of its event's type.
pub(super) type EventEndings = Vec<&'static str>;

#[derive(Debug, Clone)]
pub(super) struct Dispute {
    pub(super) id: String,
    pub(super) account: Option<String>,
    pub(super) created: i64,
    pub(super) smart: Smart,
    /// The object as the API shows it. A test may have put anything into it.
    pub(super) object: Map<String, Value>,
}

impl StoredObject for Dispute {
    fn id(&self) -> &str {
        &self.id
    }

    fn account(&self) -> Option<&str> {
        self.account.as_deref()
    }

    fn created(&self) -> i64 {
        self.created
    }
}

impl Dispute {
    pub(super) fn to_json(&self) -> Value {
        Value::Object(self.object.clone())
    }

    pub(super) fn text(&self, name: &str) -> &str {
        self.object.get(name).and_then(Value::as_str).unwrap_or_default()
    }

    pub(super) fn status(&self) -> &str {
        self.text("status")
    }

    pub(super) fn is_inquiry(&self) -> bool {
        self.status().starts_with("warning_")
    }

    pub(super) fn waits_for_appeal(&self) -> bool {
        self.status() == "appeal_needs_response"
    }

    /// Whether a charge or payment intent of this id is the disputed one. A test may have given it whole.
    pub(super) fn names(&self, kind: &str, id: &str) -> bool {
        let named = self.object.get(kind);
        named.is_some_and(|named| named == id || named["id"] == id)
    }

    pub(super) fn set(&mut self, name: &str, value: impl Into<Value>) {
        self.object.insert(name.to_owned(), value.into());
    }

    /// A member of the evidence, or null.
    pub(super) fn evidence(&self, name: &str) -> &Value {
        self.object.get("evidence").map_or(&Value::Null, |evidence| &evidence[name])
    }

    pub(super) fn set_detail(&mut self, name: &str, value: impl Into<Value>) {
        if let Value::Object(details) = self.object.entry("evidence_details").or_insert_with(|| json!({})) {
            details.insert(name.to_owned(), value.into());
        }
    }

    /// A text of the card that was paid with.
    pub(super) fn card(&self, name: &str) -> &str {
        let card = self.object.get("payment_method_details").map_or(&Value::Null, |details| &details["card"]);
        card[name].as_str().unwrap_or_default()
    }

    fn due(&self) -> Option<DateTime<Utc>> {
        let due = self.object.get("evidence_details")?.get("due_by")?.as_i64()?;
        DateTime::from_timestamp(due, 0).filter(|_| due > 0)
    }

    /// Whether the merchant is to answer.
    fn waits(&self) -> bool {
        ["needs_response", "warning_needs_response", "appeal_needs_response"].contains(&self.status())
    }

    /// Whether it is over, for good or until an appeal.
    pub(super) fn is_over(&self) -> bool {
        ["won", "lost", "warning_closed", "prevented"].contains(&self.status())
    }

    /// Whether it can be answered at all: one that cannot has no last moment to answer.
    fn has_recourse(&self) -> bool {
        let due = self.object.get("evidence_details").and_then(|details| details.get("due_by"));
        due.is_none_or(|due| !due.is_null() && *due != 0)
    }

    /// Whether the merchant's answer is still taken.
    pub(super) fn is_answerable(&self, now: DateTime<Utc>) -> bool {
        self.waits() && self.has_recourse() && self.due().is_none_or(|due| now <= due)
    }

    /// When something will happen to it by itself: its end, a second after the last moment to answer.
    pub(super) fn next_turn(&self) -> Option<DateTime<Utc>> {
        self.due().filter(|_| self.waits())?.checked_add_signed(TimeDelta::seconds(1))
    }

    /// Nobody answered in time.
    pub(super) fn run_out(&mut self) -> EventEndings {
        self.set_detail("past_due", true);
        self.concede()
    }

    /// The merchant gives in: an inquiry is closed, a dispute is lost.
    pub(super) fn concede(&mut self) -> EventEndings {
        let end = if self.is_inquiry() { "warning_closed" } else { "lost" };
        self.end(end);
        vec!["closed"]
    }

    /// The evidence goes to the bank.
    pub(super) fn submit(&mut self, by: &'static str) {
        let details = self.object.get("evidence_details");
        let before = details.and_then(|details| details["submission_count"].as_i64()).unwrap_or_default();
        self.set_detail("submission_count", before + 1);
        self.set_detail("submission_method", by);
        let status = match self.status() {
            "warning_needs_response" => "warning_under_review",
            "appeal_needs_response" => "appeal_under_review",
            _ => "under_review",
        };
        self.set("status", status);
    }

    /// Carries a judgement out, if it fits how the dispute stands; otherwise says why not.
    pub(super) fn judge(&mut self, judgement: Judgement, now: DateTime<Utc>) -> Result<EventEndings, &'static str> {
        let open = ["needs_response", "under_review", "appeal_needs_response", "appeal_under_review"];
        let news = match judgement {
            Judgement::Won | Judgement::Lost if !open.contains(&self.status()) => {
                return Err("is no open dispute: only one that needs a response or is under review is won or lost");
            }
            Judgement::Won => self.win(now),
            Judgement::Lost => {
                self.end("lost");
                vec!["closed"]
            }
            Judgement::WarningClosed | Judgement::NeedsResponse if !self.is_inquiry() || self.is_closed() => {
                return Err("is no open inquiry");
            }
            Judgement::WarningClosed => {
                self.end("warning_closed");
                vec!["closed"]
            }
            Judgement::NeedsResponse => self.escalate(now),
            Judgement::AppealNeedsResponse if self.status() != "lost" => return Err("is not lost: nothing to appeal"),
            Judgement::AppealNeedsResponse => {
                self.set("status", "appeal_needs_response");
                self.reopen(now);
                vec!["updated"]
            }
        };
        Ok(news)
    }

    fn is_closed(&self) -> bool {
        self.status() == "warning_closed"
    }

    fn end(&mut self, status: &'static str) {
        self.set("status", status);
        self.set("is_charge_refundable", false);
    }

    /// The merchant wins, and gets back what was taken.
    fn win(&mut self, now: DateTime<Utc>) -> EventEndings {
        self.end("won");
        let moved = self.object.get("balance_transactions").and_then(Value::as_array).map_or(0, Vec::len);
        if moved != 1 {
            return vec!["closed"];
        }
        self.moved(objects::reinstatement(&self.id, &self.object, now.timestamp()));
        vec!["closed", "funds_reinstated"]
    }

    /// An inquiry becomes a dispute, which takes the money and can be answered anew.
    fn escalate(&mut self, now: DateTime<Utc>) -> EventEndings {
        self.set("status", "needs_response");
        self.set("is_charge_refundable", false);
        if let Some(Value::Object(details)) = self.object.get_mut("payment_method_details")
            && let Some(Value::Object(card)) = details.get_mut("card")
        {
            card.insert("case_type".to_owned(), json!("chargeback"));
        }
        self.reopen(now);
        self.withdraw(now.timestamp());
        vec!["updated", "funds_withdrawn"]
    }

    /// There is time to answer again.
    fn reopen(&mut self, now: DateTime<Utc>) {
        let due = now.checked_add_signed(TimeDelta::days(DAYS_TO_ANSWER));
        self.set_detail("due_by", due.map(|due| due.timestamp()));
        self.set_detail("past_due", false);
    }

    /// The amount and the fee leave the merchant's balance.
    pub(super) fn withdraw(&mut self, now: i64) {
        self.moved(objects::withdrawal(&self.id, &self.object, now));
    }

    fn moved(&mut self, movement: Value) {
        if let Value::Array(movements) = self.object.entry("balance_transactions").or_insert_with(|| json!([])) {
            movements.push(movement);
        }
    }
}
