//! Creates disputes as the control interface orders them, with realistic values for what is not given.

use chrono::TimeDelta;
use http::StatusCode;
use serde_json::{Map, Value, json};

use super::dispute::{DAYS_TO_ANSWER, Dispute, Smart};
use super::evidence::join;
use super::{ChangeContext, Stripe, enhanced};
use crate::control::{Fields, Refusal, expected};
use crate::generated::stripe::{DISPUTE, DISPUTE_EVIDENCE};

/// The most disputes that one order makes.
const MOST: u64 = 10_000;

/// A control request for disputes.
struct Order {
    count: Option<u64>,
    account: Option<String>,
    smart: Smart,
    notify: bool,
    /// Names of fields to leave out, parts of them behind dots.
    omit: Vec<String>,
    extra: Map<String, Value>,
    /// The fields that the test gave, objects to be joined with the sandbox's.
    given: Map<String, Value>,
}

impl Order {
    fn parse(mut fields: Fields) -> Result<Self, Refusal> {
        let count = fields.count("count", 1, MOST)?;
        let smart = match fields.text("smart_disputes")?.as_deref() {
            Some("none") => Smart::None,
            None | Some("unavailable") => Smart::Unavailable,
            Some("available") => Smart::Available,
            Some(other) => {
                return Err(expected("smart_disputes", "\"none\", \"unavailable\" or \"available\"", &json!(other)));
            }
        };
        let account = fields.text("account")?;
        if account.as_ref().is_some_and(|account| !account.starts_with("acct_")) {
            return Err(expected("account", "an id that begins with acct_", &json!(account)));
        }
        let notify = fields.flag("notify", count.is_none())?;
        let omit = names(&mut fields)?;
        let extra = fields.object("extra")?;
        let given = fields.rest();
        if let Some(name) = given.keys().find(|name| DISPUTE.get(name).is_none()) {
            let known: Vec<_> = DISPUTE.names().collect();
            let message = format!(
                "`{name}` is no field of a dispute: put it into `extra`; known: {}; and account, count, extra, notify, \
                 omit, smart_disputes",
                known.join(", ")
            );
            return Err(Refusal::field(name, message));
        }
        if count.is_some() && given.contains_key("id") {
            return Err(Refusal::field("id", "`id` can be given for one dispute only, and not with `count`"));
        }
        Ok(Self { count, account, smart, notify, omit, extra, given })
    }
}

fn names(fields: &mut Fields) -> Result<Vec<String>, Refusal> {
    let Some(value) = fields.value("omit") else { return Ok(Vec::new()) };
    let names: Option<Vec<String>> =
        value.as_array().and_then(|list| list.iter().map(|name| name.as_str().map(ToOwned::to_owned)).collect());
    names.ok_or_else(|| expected("omit", "a list of names", &value))
}

impl Stripe {
    /// Creates what a control request orders and notifies the merchant: returns the dispute, or with `count` the ids, the
    /// newest first.
    pub(crate) fn create(&mut self, fields: Fields, context: &mut ChangeContext<'_>) -> Result<Value, Refusal> {
        let order = Order::parse(fields)?;
        let Some(count) = order.count else {
            let dispute = self.create_one(&order, 0, context)?;
            return Ok(dispute.to_json());
        };
        let mut ids = Vec::new();
        // One a second, the last one now: the list is in the order of their making.
        for ago in (0..count).rev() {
            ids.push(self.create_one(&order, i64::try_from(ago).unwrap_or_default(), context)?.id);
        }
        ids.reverse();
        Ok(json!({"ids": ids}))
    }

    fn create_one(&mut self, order: &Order, ago: i64, context: &mut ChangeContext<'_>) -> Result<Dispute, Refusal> {
        let dispute = self.made(order, ago, context)?;
        context.effects.open("stripe", &dispute.id);
        self.disputes.add(dispute.clone());
        if order.notify {
            self.post_event(&dispute, "created", None, context);
            if dispute.object.get("balance_transactions").is_some_and(|moved| !moved[0].is_null()) {
                self.post_event(&dispute, "funds_withdrawn", None, context);
            }
        }
        Ok(dispute)
    }

    fn made(&mut self, order: &Order, ago: i64, context: &ChangeContext<'_>) -> Result<Dispute, Refusal> {
        let id = match order.given.get("id") {
            None => self.next_id("du_1"),
            Some(Value::String(id)) if !id.is_empty() => id.clone(),
            Some(other) => return Err(expected("id", "a string that is not empty", other)),
        };
        if self.disputes.any(&id).is_some() {
            let message = format!("there is a dispute {id} already");
            return Err(Refusal { status: StatusCode::CONFLICT, ..Refusal::field("id", message) });
        }
        let created = match order.given.get("created") {
            None => context.now.timestamp() - ago,
            Some(value) => value.as_i64().ok_or_else(|| expected("created", "Unix seconds", value))? - ago,
        };
        let status = order.given.get("status").and_then(Value::as_str).unwrap_or("needs_response");
        let mut object = self.defaults(&id, created, status, context);
        if order.smart == Smart::None {
            object["intended_submission_method"] = Value::Null;
        }
        if order.given.contains_key("evidence") {
            object["evidence_details"]["has_evidence"] = json!(true);
        }
        join(&mut object, &Value::Object(order.given.clone()));
        object["created"] = json!(created);
        let object = object.as_object().cloned().unwrap_or_default();
        let mut dispute = Dispute { id, account: order.account.clone(), created, smart: order.smart, object };
        let takes_money = !dispute.is_inquiry() && status != "prevented";
        if takes_money && !order.given.contains_key("balance_transactions") {
            dispute.withdraw(created);
        }
        // Nothing is submitted, so nothing can be refused.
        let _ = enhanced::assess(&mut dispute, false);
        for name in &order.omit {
            omit(&mut dispute.object, name);
        }
        dispute.object.extend(order.extra.clone());
        Ok(dispute)
    }

    /// The object of a new dispute, before the money moves.
    fn defaults(&mut self, id: &str, created: i64, status: &str, context: &ChangeContext<'_>) -> Value {
        let inquiry = status.starts_with("warning_");
        let prevented = status == "prevented";
        let due = context.now.checked_add_signed(TimeDelta::days(DAYS_TO_ANSWER)).map(|due| due.timestamp());
        let case = if inquiry {
            "inquiry"
        } else if prevented {
            "resolution"
        } else {
            "chargeback"
        };
        let payment = self.next_id("");
        json!({
            "id": id,
            "object": "dispute",
            "amount": 1000,
            "balance_transactions": [],
            "charge": format!("ch_3{payment}"),
            "created": created,
            "currency": "usd",
            "enhanced_eligibility_types": [],
            "evidence": no_evidence(),
            "evidence_details": {
                "due_by": if prevented { Some(0) } else { due },
                "enhanced_eligibility": {},
                "has_evidence": false,
                "past_due": false,
                "submission_count": 0,
                "submission_method": "not_submitted",
            },
            "intended_submission_method": "prefer_manual",
            "is_charge_refundable": inquiry,
            "livemode": false,
            "metadata": {},
            "payment_intent": format!("pi_3{payment}"),
            "payment_method_details": {
                "card": {"brand": "visa", "case_type": case, "network": "visa", "network_reason_code": "10.4"},
                "type": "card",
            },
            "reason": "fraudulent",
            "status": status,
        })
    }
}

/// Every field of evidence, and nothing in it.
fn no_evidence() -> Value {
    let fields = DISPUTE_EVIDENCE.names().map(|name| {
        let nothing = if name == "enhanced_evidence" { json!({}) } else { Value::Null };
        (name.to_owned(), nothing)
    });
    Value::Object(fields.collect())
}

/// Removes the field that a dotted name leads to.
fn omit(object: &mut Map<String, Value>, name: &str) {
    match name.split_once('.') {
        None => {
            object.shift_remove(name);
        }
        Some((first, rest)) => {
            if let Some(Value::Object(inner)) = object.get_mut(first) {
                omit(inner, rest);
            }
        }
    }
}
