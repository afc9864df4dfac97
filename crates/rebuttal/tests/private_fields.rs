//! What `Debug` shows of answers and messages: identifiers, codes and amounts, and no free text.

use rebuttal::{alipay, stripe};
use serde_json::json;

fn dispute(charge: &serde_json::Value) -> stripe::Dispute {
    let dispute = json!({
        "id": "du_1", "object": "dispute", "amount": 100, "currency": "eur", "created": 1, "livemode": false,
        "status": "needs_response", "reason": "fraudulent", "is_charge_refundable": true, "balance_transactions": [],
        "charge": charge, "payment_intent": "pi_1", "metadata": {"SecretKey": "SecretNote"},
        "evidence": {"customer_name": "Secret Roe"}, "evidence_details": {"has_evidence": false, "past_due": false,
            "submission_count": 0, "due_by": null},
    });
    serde_json::from_value(dispute).expect("a dispute")
}

#[test]
fn a_dispute_shows_its_ids_and_not_its_notes() {
    let shown = format!("{:?}", dispute(&json!("ch_1")));
    for id in ["du_1", "ch_1", "pi_1", "eur"] {
        assert!(shown.contains(id), "{id} is not in {shown}");
    }
    assert!(!shown.contains("Secret"), "{shown}");
    let expanded = dispute(&json!({"id": "ch_2", "billing_details": {"name": "Secret Roe"}}));
    assert!(!format!("{expanded:#?}").contains("Secret"), "{expanded:?}");
    assert_eq!(
        expanded.metadata.as_ref().and_then(|notes| notes.expose().get("SecretKey")).map(String::as_str),
        Some("SecretNote")
    );
}

#[test]
fn what_goes_into_a_request_is_hidden_too() {
    let link = stripe::FileLinkData::new(true).metadata([("SecretKey", "SecretNote")]);
    assert!(!format!("{link:?}").contains("Secret"), "{link:?}");
    assert_eq!(serde_json::to_value(&link).expect("JSON")["metadata"], json!({"SecretKey": "SecretNote"}));
}

#[test]
fn a_hidden_map_is_read_and_written_as_any_other() {
    let link = |metadata: serde_json::Value| {
        let link = json!({"id": "link_1", "object": "file_link", "created": 1, "livemode": false, "expired": false,
            "file": "file_1", "metadata": metadata});
        serde_json::from_value::<stripe::FileLink>(link).expect("a link")
    };
    assert!(link(json!(null)).metadata.is_none());
    assert!(serde_json::to_value(link(json!(null))).expect("JSON").get("metadata").is_none());
    assert_eq!(serde_json::to_value(link(json!({"a": "b"}))).expect("JSON")["metadata"], json!({"a": "b"}));
}

#[test]
fn a_notification_shows_its_ids_and_not_what_people_wrote() {
    let notification = json!({
        "disputeId": "D1", "disputeNotificationType": "DISPUTE_CREATED", "paymentId": "P1",
        "disputeReasonMsg": "Secret words", "disputeReasonCode": "R1",
    });
    let shown = format!("{:?}", serde_json::from_value::<alipay::DisputeNotification>(notification).expect("it fits"));
    assert!(["D1", "P1", "R1"].iter().all(|id| shown.contains(id)) && !shown.contains("Secret"), "{shown}");
    let document = json!({
        "disputeId": "D2", "notifyTime": "2026-01-31T12:00:00+08:00", "defenseFile": {"fileName": "Secret.pdf"},
        "recommendedEvidence": {"SecretKey": "Secret words"}, "suggestionsForImprovement": "Secret",
    });
    let shown = serde_json::from_value::<alipay::DefenseDocumentNotification>(document).map(|it| format!("{it:?}"));
    assert!(shown.as_ref().is_ok_and(|shown| shown.contains("D2") && !shown.contains("Secret")), "{shown:?}");
}
