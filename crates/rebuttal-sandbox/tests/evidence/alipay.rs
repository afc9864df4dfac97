//! A row's evidence in Alipay's requests.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rebuttal_evidence::Kind;
use serde_json::{Value, json};

use crate::contents;
use crate::makers::Makers;
use crate::rows::{self, Row};
use crate::stage::{SUPPLY, Stage};
use crate::support;

/// The code with which a document is refused; `None` if all are taken, each by a dispute of its own.
pub(crate) async fn send(stage: &Stage, row: &Row, number: usize, makers: &mut Makers) -> Option<String> {
    let limit = row
        .limits
        .get("alipay.files.bytes")
        .map_or_else(|| json!({}), |bytes| json!({"disputeEvidence": bytes.div_ceil(3) * 4}));
    assert_eq!(stage.control("PUT", "alipay/limits", &limit.to_string()).await.0, 200);
    let mut requests = Vec::new();
    for (field, words) in &row.texts {
        requests.push((wire(field), contents::page(row, field, words, makers)));
    }
    for (field, tries) in contents::fields(row, &[Kind::Pdf, Kind::Doc, Kind::Docx], makers) {
        requests.extend(tries.into_iter().map(|bytes| (wire(&field), bytes)));
    }
    if requests.is_empty() {
        // Rows about the dispute give none, and a request without one is refused for that.
        requests.push((wire("document"), support::pdf(1)));
    }
    for (at, (field, bytes)) in requests.iter().enumerate() {
        let mut dispute = rows::dispute(row);
        let id = format!("d{number}-{at}");
        dispute["disputeId"] = json!(id);
        dispute["notify"] = json!(false);
        stage.post("alipay/disputes", &dispute).await;
        let mut body = json!({"disputeId": id});
        body[field] = json!(STANDARD.encode(bytes));
        let answer: Value = stage.operate(SUPPLY, body).await;
        let code = answer["result"]["resultCode"].as_str().unwrap();
        if code != "SUCCESS" {
            return Some(code.to_owned());
        }
    }
    None
}

/// The provider has one field for documents, and no other.
fn wire(field: &str) -> String {
    if field == "document" { "disputeEvidence".to_owned() } else { field.to_owned() }
}
