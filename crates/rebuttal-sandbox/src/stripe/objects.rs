//! Objects beside disputes and files, as far as an expansion shows them: charges, payment intents, customers, and what
//! moves on the merchant's balance.

use serde_json::{Map, Value, json};

/// What a dispute costs, in minor units.
const FEE: i64 = 1500;

/// The end of an id, behind its prefix: what belongs to one payment has the same.
fn stem(id: &str) -> &str {
    id.rsplit('_').next().unwrap_or(id)
}

/// A disputed charge, or its payment intent.
pub(super) fn payment(kind: &str, id: &str, dispute: &Map<String, Value>) -> Value {
    let shared = json!({
        "id": id,
        "object": kind,
        "amount": dispute.get("amount"),
        "created": dispute.get("created"),
        "currency": dispute.get("currency"),
        "customer": format!("cus_{}", stem(id)),
        "livemode": false,
        "metadata": {},
        "status": "succeeded",
    });
    let own = if kind == "charge" {
        json!({
            "captured": true, "disputed": true, "paid": true, "payment_intent": dispute.get("payment_intent"),
            "refunded": false,
        })
    } else {
        json!({"latest_charge": dispute.get("charge")})
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
pub(super) fn withdrawal(id: &str, dispute: &Map<String, Value>, now: i64) -> Value {
    let fee = json!({
        "amount": FEE, "application": null, "currency": dispute.get("currency"), "description": "Dispute fee",
        "type": "stripe_fee",
    });
    let mut movement = movement(id, dispute, now, -amount(dispute), "dispute");
    movement["fee"] = json!(FEE);
    movement["fee_details"] = json!([fee]);
    movement["net"] = json!(-amount(dispute) - FEE);
    movement
}

/// What comes back when the merchant has won: the amount, and not the fee.
pub(super) fn reinstatement(id: &str, dispute: &Map<String, Value>, now: i64) -> Value {
    movement(id, dispute, now, amount(dispute), "dispute_reversal")
}

fn amount(dispute: &Map<String, Value>) -> i64 {
    dispute.get("amount").and_then(Value::as_i64).unwrap_or_default()
}

/// A movement without a fee.
fn movement(id: &str, dispute: &Map<String, Value>, now: i64, amount: i64, category: &str) -> Value {
    let charge = dispute.get("charge").and_then(Value::as_str).unwrap_or_default();
    let (ending, what) = if amount < 0 { ("", "withdrawal") } else { ("r", "reversal") };
    json!({
        "id": format!("txn_{}{ending}", stem(id)),
        "object": "balance_transaction",
        "amount": amount,
        "available_on": now,
        "balance_type": "payments",
        "created": now,
        "currency": dispute.get("currency"),
        "description": format!("Chargeback {what} for {charge}"),
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
