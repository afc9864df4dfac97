//! The operation `downloadDisputeEvidence`. It changes nothing.

use serde_json::{Map, Value, json};

use super::codes::Finding;
use super::dispute::Dispute;
use super::evidence::Document;
use super::pdf::pdf;
use super::state::Alipay;
use crate::generated::alipay::codes::PARAM_ILLEGAL;

/// Gives the document that an already checked body names.
pub(super) fn run(alipay: &Alipay, body: &Map<String, Value>) -> Finding {
    let text = |name| body.get(name).and_then(Value::as_str).unwrap_or_default();
    let Some(dispute) = alipay.disputes.get(text("disputeId")) else {
        return Finding::refused(PARAM_ILLEGAL, "there is no dispute with this disputeId");
    };
    match text("disputeEvidenceType") {
        "DISPUTE_EVIDENCE_TEMPLATE" => found(&template(dispute)),
        "DISPUTE_EVIDENCE_FILE" => match &dispute.supplied {
            Some(document) => found(document),
            None => Finding::refused(PARAM_ILLEGAL, "no document was supplied for this dispute"),
        },
        "DISPUTE_EVIDENCE_AI" => match &dispute.proposed {
            Some(document) => found(document),
            None => Finding::refused(PARAM_ILLEGAL, "no document was made for this dispute"),
        },
        _ => Finding::refused(PARAM_ILLEGAL, "there is no such disputeEvidenceType"),
    }
}

fn found(document: &Document) -> Finding {
    let fields = json!({"disputeEvidence": document.to_base64(), "disputeEvidenceFormat": document.kind.format()});
    Finding::read("the document was given", fields.as_object().cloned().unwrap_or_default())
}

/// A form with what is known of the dispute, for the merchant to fill in the rest.
fn template(dispute: &Dispute) -> Document {
    let mut lines = vec![format!("Defence of the dispute {}", dispute.id)];
    for (label, name) in [
        ("Payment", "paymentId"),
        ("Payment request", "paymentRequestId"),
        ("Reason", "disputeReasonCode"),
        ("Raised by", "disputeSource"),
        ("Due", "defenseDueTime"),
    ] {
        if let Some(text) = dispute.field(name).and_then(Value::as_str) {
            lines.push(format!("{label}: {text}"));
        }
    }
    lines.push("What was sold, and how it was delivered:".to_owned());
    pdf(&lines)
}
