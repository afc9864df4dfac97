//! Objects beside disputes and files, as far as an expansion shows them: charges, payment intents, customers, and what
//! moves on the merchant's balance.

use serde_json::{Value, json};

use super::dispute::Dispute;

/// What a dispute costs, in minor units.
const FEE: i64 = 1500;

/// The end of an id, behind its prefix: what belongs to one payment has the same.
fn stem(id: &str) -> &str {
    id.rsplit('_').next().unwrap_or(id)
}

/// A disputed charge, or its payment intent.
pub(super) fn payment(kind: &str, id: &str, dispute: &Dispute) -> Value {
    let shared = json!({
        "id": id,
        "object": kind,
        "amount": dispute.object.get("amount"),
        "created": dispute.object.get("created"),
        "currency": dispute.object.get("currency"),
        "customer": format!("cus_{}", stem(id)),
        "livemode": false,
        "metadata": {},
        "status": "succeeded",
    });
    let own = if kind == "charge" {
        json!({
            "captured": true, "disputed": true, "paid": true, "payment_intent": dispute.object.get("payment_intent"),
            "refunded": false,
        })
    } else {
        json!({"latest_charge": dispute.object.get("charge")})
    };
    let mut all = shared.as_object().cloned().unwrap_or_default();
    all.extend(own.as_object().cloned().unwrap_or_default());
    Value::Object(all)
}

/// The customer who paid.
pub(super) fn customer(id: &str) -> Value {
    json!({
        "id": id, "object": "customer", "created": 0, "email": "customer@example.com", "livemode": false, "metadata": {},
        "name": "Jenny Rosen",
    })
}

/// What leaves the balance when a dispute takes the money: the amount and the fee.
pub(super) fn withdrawal(dispute: &Dispute, now: i64) -> Value {
    let fee = json!({
        "amount": FEE, "application": null, "currency": dispute.object.get("currency"), "description": "Dispute fee",
        "type": "stripe_fee",
    });
    let mut movement = movement(dispute, now, -dispute.amount(), "dispute");
    movement["fee"] = json!(FEE);
    movement["fee_details"] = json!([fee]);
    movement["net"] = json!(-dispute.amount() - FEE);
    movement
}

/// What comes back when the merchant has won: the amount, and not the fee.
pub(super) fn reinstatement(dispute: &Dispute, now: i64) -> Value {
    movement(dispute, now, dispute.amount(), "dispute_reversal")
}

/// A movement without a fee.
fn movement(dispute: &Dispute, now: i64, amount: i64, category: &str) -> Value {
    let id = &dispute.id;
    let (ending, what) = if amount < 0 { ("", "withdrawal") } else { ("r", "reversal") };
    json!({
        "id": format!("txn_{}{ending}", stem(id)),
        "object": "balance_transaction",
        "amount": amount,
        "available_on": now,
        "balance_type": "payments",
        "created": now,
        "currency": dispute.object.get("currency"),
        "description": format!("Chargeback {what} for {}", dispute.text("charge")),
        "exchange_rate": null,
        "fee": 0,
        "fee_details": [],
        "net": amount,
        "reporting_category": category,
        "source": id,
        "status": "available",
        "type": "adjustment",
    })
}
