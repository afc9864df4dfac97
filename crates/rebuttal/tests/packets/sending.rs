//! What is sent of a packet, and what stops it.

use std::sync::{Arc, Mutex};

use rebuttal::alipay;
use rebuttal::evidence::{EvidencePacket, Input, Payment};
use rebuttal::stripe::{Client, DisputeStatus};
use rebuttal::{ErrorKind, Outcome};
use serde_json::{Value, json};

use crate::common::Stage;
use crate::crash::{effects, packet};
use crate::pdf::pdf;

async fn opened(fields: Value) -> (Stage, Client, Value) {
    let stage = Stage::open().await;
    let client = Client::builder().credentials(stage.sandbox.stripe().credentials()).build().expect("a client");
    let dispute = stage.control("POST", "/_sandbox/stripe/disputes", &fields).await;
    (stage, client, dispute)
}

#[tokio::test]
async fn a_packet_arrives_whole_and_the_answer_has_the_receipt() {
    let (stage, client, dispute) = opened(json!({})).await;
    let packet = packet(&dispute);
    let seen = Arc::new(Mutex::new(Vec::new()));
    let report = Arc::clone(&seen);
    let call =
        client.submit_packet(&packet).progress(move |sent, all| report.lock().expect("a lock").push((sent, all)));
    let sent = call.send().await.expect("it is taken");
    assert_eq!((&*sent.status.to_string(), sent.already_submitted), ("under_review", false));
    let built = packet.build().expect("it is built");
    assert_eq!(sent.receipt, built.receipt);
    let seen = seen.lock().expect("a lock").clone();
    let total = built.files.iter().map(|file| file.bytes.len() as u64).sum::<u64>();
    assert_eq!(seen.last(), Some(&(total, total)));
    assert!(seen.is_sorted() && seen.iter().all(|(sent, all)| sent <= all && *all == total), "{seen:?}");

    let now = client.retrieve_dispute(&sent.id).send().await.expect("the dispute");
    let evidence = now.evidence.as_ref().expect("evidence");
    assert_eq!(
        evidence.uncategorized_text.as_ref().map(|text| text.expose().as_str()),
        Some("It was delivered on Monday.")
    );
    for (file, id) in built.files.iter().zip([&evidence.receipt, &evidence.shipping_documentation]) {
        let id = id.as_ref().and_then(rebuttal::Expandable::id).expect("a file");
        let bytes = client.download_file(id).send().await.expect("its content");
        assert_eq!(bytes.as_ref(), &file.bytes[..], "{}", file.field);
    }
    let (submitted, uploads) = effects(&stage).await;
    assert_eq!((submitted, uploads.len()), (1, 2));
}

#[tokio::test]
async fn staging_and_submitting_are_two_calls_that_share_the_files() {
    let (stage, client, dispute) = opened(json!({})).await;
    let packet = packet(&dispute);
    let staged = client.stage_packet(&packet).send().await.expect("it is staged");
    assert_eq!(staged.status, DisputeStatus::NeedsResponse);
    assert_eq!(effects(&stage).await.0, 0);
    let sent = client.submit_packet(&packet).send().await.expect("it is submitted");
    assert_eq!((staged.receipt.clone(), sent.already_submitted), (sent.receipt.clone(), false));
    // Staging what was submitted changes nothing, and says so.
    let again = client.stage_packet(&packet).send().await.expect("it is there");
    assert!(again.already_submitted);
    let (submitted, uploads) = effects(&stage).await;
    assert_eq!((submitted, uploads.len()), (1, 2));
}

#[tokio::test]
async fn a_dispute_with_other_evidence_is_not_taken_for_answered_by_this_packet() {
    let (stage, client, dispute) = opened(json!({})).await;
    let id = dispute["id"].as_str().expect("an id");
    let update = json!({"evidence": {"uncategorized_text": "By hand."}, "submit": true});
    stage.control("POST", &format!("/_sandbox/stripe/disputes/{id}/update"), &update).await;
    let error = client.submit_packet(&packet(&dispute)).send().await.expect_err("it was answered");
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::AlreadyAnswered, Outcome::Unknown), "{error}");
    assert_eq!((error.provider(), error.operation()), (Some("stripe"), Some("submitDisputeEvidence")));
    let (_, uploads) = effects(&stage).await;
    assert!(uploads.is_empty());
    // Nor is one that has the texts and another packet's file.
    let text = "It was delivered on Monday.";
    let dispute = stage.control("POST", "/_sandbox/stripe/disputes", &json!({})).await;
    let by_hand = EvidencePacket::of(&dispute).expect("a dispute").text("uncategorized_text", text);
    let with_file = by_hand.clone().file("receipt", Input::Bytes("receipt.pdf".to_owned(), pdf(10)));
    client.submit_packet(&with_file).send().await.expect("it is taken");
    let other = by_hand.clone().file("receipt", Input::Bytes("receipt.pdf".to_owned(), pdf(11)));
    let error = client.submit_packet(&other).send().await.expect_err("it has another file");
    assert_eq!(error.kind(), ErrorKind::AlreadyAnswered, "{error}");
}

#[tokio::test]
async fn findings_stop_a_packet_before_anything_is_sent() {
    let (stage, client, dispute) = opened(json!({})).await;
    let of = EvidencePacket::of(&dispute).expect("a dispute");
    let refused =
        of.clone().file("receipt", Input::Bytes("anns_receipt.heic".to_owned(), b"\0\0\0\x18ftypheic".to_vec()));
    let error = client.submit_packet(&refused).send().await.expect_err("it is refused");
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::InvalidArgument, Outcome::NotDone));
    assert_eq!((error.field(), error.reason()), (Some("receipt"), Some("stripe.file.heic")));
    assert!(!format!("{error:?}").contains("anns_receipt"), "{error:?}");
    let lost = of.clone().text("uncategorized_text", "See https://example.com/proof for more.");
    let error = client.submit_packet(&lost).send().await.expect_err("the bank follows no link");
    assert_eq!(error.reason(), Some("stripe.text.link"));
    assert!(error.to_string().contains("accept_findings"), "{error}");
    // Only what can be accepted, and by its name.
    for (rule, field) in [("stripe.text.lnk", "accept_findings"), ("stripe.file.heic", "accept_findings")] {
        let error = client.submit_packet(&lost).accept_findings([rule]).send().await.expect_err(rule);
        assert_eq!((error.kind(), error.field()), (ErrorKind::InvalidArgument, Some(field)), "{error}");
    }
    let requests = stage.control("GET", "/_sandbox/requests", &Value::Null).await;
    assert_eq!(requests["requests"].as_array().map(Vec::len), Some(0));
    let sent = client.submit_packet(&lost).accept_findings(["stripe.text.link"]).send().await.expect("it is accepted");
    assert_eq!(sent.status, DisputeStatus::UnderReview);
}

#[tokio::test]
async fn a_dispute_that_takes_no_answer_any_more_stops_it_before_an_upload() {
    let (stage, client, dispute) = opened(json!({})).await;
    let id = dispute["id"].as_str().expect("an id");
    stage.control("POST", &format!("/_sandbox/stripe/disputes/{id}/close"), &json!({})).await;
    let error = client.submit_packet(&packet(&dispute)).send().await.expect_err("it is over");
    assert_eq!((error.kind(), error.reason()), (ErrorKind::InvalidArgument, Some("stripe.recourse.status")), "{error}");
    assert_eq!(stage.arrived("uploadDisputeEvidence").await, 0);
}

#[tokio::test]
async fn earlier_payments_and_the_agreement_to_a_fee_arrive() {
    let card =
        |code: &str, case: &str| json!({"card": {"network": "visa", "network_reason_code": code, "case_type": case}});
    let (stage, client, dispute) = opened(json!({
        "payment_method_details": card("10.4", "chargeback"), "enhanced_eligibility_types": ["visa_compelling_evidence_3"],
    }))
    .await;
    let created = dispute["created"].as_i64().expect("a time");
    let payment = |charge: &str, days: i64| Payment {
        charge: charge.to_owned(),
        created: created - days * 86_400,
        purchase_ip: Some("203.0.113.7".to_owned()),
        email_address: Some("a@shop.example".to_owned()),
        account_id: Some("account".to_owned()),
        product_description: Some("A lamp".to_owned()),
        merchandise_or_services: (days == 1).then(|| "merchandise".to_owned()),
        paid_with_same_method: true,
        ..Payment::default()
    };
    let packet = EvidencePacket::of(&dispute)
        .expect("a dispute")
        .text("product_description", "A lamp")
        .compelling_evidence(payment("ch_now", 1), vec![payment("ch_1", 200), payment("ch_2", 300)]);
    client.submit_packet(&packet).send().await.expect("it is taken");
    let id = dispute["id"].as_str().expect("an id");
    let now = stage.control("GET", &format!("/_sandbox/stripe/disputes/{id}"), &Value::Null).await;
    let shown = &now["evidence"]["enhanced_evidence"]["visa_compelling_evidence_3"];
    assert_eq!(shown["prior_undisputed_transactions"][1]["charge"], "ch_2", "{now}");
    assert_eq!(shown["disputed_transaction"]["merchandise_or_services"], "merchandise");
    let again = client.submit_packet(&packet).send().await.expect("it is there");
    assert!(again.already_submitted);

    let (stage, client, dispute) = opened(json!({
        "payment_method_details": card("C08", "compliance"), "enhanced_eligibility_types": ["visa_compliance"],
    }))
    .await;
    let of = EvidencePacket::of(&dispute).expect("a dispute").text("uncategorized_text", "We disagree.");
    let error = client.submit_packet(&of).send().await.expect_err("no fee was named");
    assert_eq!(error.reason(), Some("stripe.compliance.fee"));
    client.submit_packet(&of.compliance_fee(500, "usd")).send().await.expect("it is taken");
    assert_eq!(effects(&stage).await.0, 1);
}

#[tokio::test]
async fn a_packet_belongs_to_its_provider_and_has_keys_of_its_own() {
    let (stage, client, dispute) = opened(json!({})).await;
    let other = stage.control("POST", "/_sandbox/alipay/disputes", &json!({})).await;
    let other = EvidencePacket::of(&other).expect("a dispute").text("document", "It was delivered.");
    let error = client.submit_packet(&other).send().await.expect_err("another provider's");
    assert_eq!((error.kind(), error.field()), (ErrorKind::InvalidArgument, Some("packet")), "{error}");
    let same = EvidencePacket::new("stripe", &dispute).expect("a dispute").text("customer_name", "Ann");
    assert_eq!(same.inputs_sha256(), same.clone().inputs_sha256());
    assert_ne!(same.inputs_sha256(), same.text("customer_name", "Anne").inputs_sha256());
}

#[tokio::test]
async fn a_defence_is_one_document_that_is_supplied_once() {
    let stage = Stage::open().await;
    let client = alipay::Client::builder().credentials(stage.sandbox.alipay().credentials()).build().expect("a client");
    let dispute = stage.control("POST", "/_sandbox/alipay/disputes", &json!({})).await;
    let packet = EvidencePacket::of(&dispute)
        .expect("a dispute")
        .text("document", "It was delivered on Monday.")
        .file("document", Input::Bytes("receipt.pdf".to_owned(), pdf(40)));
    let sent = client.supply_packet(&packet).send().await.expect("it is taken");
    assert_eq!(sent.receipt.files[0].pages.len(), 2);
    let id = dispute["disputeId"].as_str().expect("an id");
    let kept = client.download_dispute_evidence(id, alipay::DisputeEvidenceType::DisputeEvidenceFile).send().await;
    let kept = kept.expect("the document").into_inner();
    assert_eq!(&kept.dispute_evidence[..], &packet.build().expect("it is built").files[0].bytes[..]);
    // The provider has no keys: it says only that somebody answered.
    let error = client.supply_packet(&packet).send().await.expect_err("once");
    assert_eq!(error.kind(), ErrorKind::AlreadyAnswered);
    assert_eq!(stage.effects(id).await, 1);
}

#[tokio::test]
async fn an_inquiry_that_was_answered_and_became_a_chargeback_is_answered_again() {
    let (stage, client, dispute) = opened(json!({"status": "warning_needs_response"})).await;
    let id = dispute["id"].as_str().expect("an id");
    let packet = packet(&dispute);
    client.submit_packet(&packet).send().await.expect("the inquiry is answered");
    let again = client.submit_packet(&packet).send().await.expect("it is there");
    assert!(again.already_submitted);
    stage.control("POST", &format!("/_sandbox/stripe/disputes/{id}/judge"), &json!({"result": "needs_response"})).await;
    // The dispute still counts the answer to the inquiry, and the provider still has what it answered under its keys.
    let sent = client.submit_packet(&packet).send().await.expect("the chargeback is answered");
    assert_eq!((&*sent.status.to_string(), sent.already_submitted), ("under_review", false));
    let again = client.submit_packet(&packet).send().await.expect("it is there");
    assert!(again.already_submitted);
    let (submitted, uploads) = effects(&stage).await;
    assert_eq!((submitted, uploads.len()), (2, 2));
    assert!(uploads.values().all(|times| *times == 1));
}
