//! A row's evidence in Stripe's requests.

use rebuttal_evidence::{Kind, Payment};
use serde_json::{Map, Value, json};

use crate::contents;
use crate::makers::Makers;
use crate::rows::{self, Row};
use crate::shop::{Shop, refused};

/// The code with which the evidence is refused, empty if there is none; `None` if it is taken.
pub(crate) async fn send(shop: &Shop, row: &Row, number: usize, makers: &mut Makers) -> Option<String> {
    let mut dispute = rows::dispute(row);
    let id = format!("du_{number}");
    dispute["id"] = json!(id);
    dispute["notify"] = json!(false);
    shop.stage.post("stripe/disputes", &dispute).await;
    let mut evidence = Map::new();
    for (field, words) in &row.texts {
        evidence.insert(field.clone(), json!(rows::text(words)));
    }
    for (field, tries) in contents::fields(row, &[Kind::Pdf, Kind::Jpeg, Kind::Png], makers) {
        for bytes in tries {
            let call = shop.upload_call(&[("purpose", "dispute_evidence")], "evidence", &bytes);
            let reply = shop.send_to_files(call).await.unwrap();
            if reply.status != 200 {
                return Some(code(&refused(&reply).1));
            }
            evidence.insert(field.clone(), reply.json()["id"].clone());
        }
    }
    let mut enhanced = Map::new();
    if let Some(ce3) = row.ce3.as_ref().filter(|ce3| ce3.without.is_empty()) {
        let (disputed, prior) = rows::payments(ce3);
        let mut transaction = payment(&disputed);
        transaction["merchandise_or_services"] = json!(disputed.merchandise_or_services);
        transaction.as_object_mut().unwrap().remove("charge");
        let prior: Vec<_> = prior.iter().map(payment).collect();
        let given = json!({"disputed_transaction": transaction, "prior_undisputed_transactions": prior});
        enhanced.insert("visa_compelling_evidence_3".to_owned(), given);
    }
    if row.fee.is_some() {
        enhanced.insert("visa_compliance".to_owned(), json!({"fee_acknowledged": true}));
    }
    if !enhanced.is_empty() {
        evidence.insert("enhanced_evidence".to_owned(), Value::Object(enhanced));
    }
    if evidence.is_empty() {
        // Rows about the dispute give none, and without any there is nothing to refuse.
        evidence.insert("customer_name".to_owned(), json!("Ann"));
    }
    let mut pairs = vec![("submit".to_owned(), "true".to_owned())];
    flatten("evidence", &Value::Object(evidence), &mut pairs);
    let pairs: Vec<_> = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let reply = shop.post(&format!("/v1/disputes/{id}"), &pairs).await;
    (reply.status != 200).then(|| code(&refused(&reply).1))
}

fn code(error: &Value) -> String {
    error["code"].as_str().unwrap_or_default().to_owned()
}

fn payment(payment: &Payment) -> Value {
    json!({
        "charge": payment.charge,
        "customer_account_id": payment.account_id,
        "customer_device_fingerprint": payment.device_fingerprint,
        "customer_device_id": payment.device_id,
        "customer_email_address": payment.email_address,
        "customer_purchase_ip": payment.purchase_ip,
        "product_description": payment.product_description,
    })
}

/// `evidence[a][0][b]`, as forms write it. What is not known is not sent.
fn flatten(name: &str, value: &Value, pairs: &mut Vec<(String, String)>) {
    match value {
        Value::Null => {}
        Value::String(text) if text.is_empty() => {}
        Value::Object(map) => map.iter().for_each(|(key, value)| flatten(&format!("{name}[{key}]"), value, pairs)),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, value)| flatten(&format!("{name}[{at}]"), value, pairs));
        }
        Value::String(text) => pairs.push((name.to_owned(), text.clone())),
        other => pairs.push((name.to_owned(), other.to_string())),
    }
}
