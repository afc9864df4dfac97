//! Downloading: the template, the merchant's own file, and what the provider proposes.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::defense::PDF;
use crate::receiver::Receiver;
use crate::stage::{DOWNLOAD, Stage};

async fn download(stage: &Stage, id: &str, kind: &str) -> Value {
    stage.operate(DOWNLOAD, json!({"disputeId": id, "disputeEvidenceType": kind})).await
}

async fn code(stage: &Stage, id: &str, kind: &str) -> Value {
    download(stage, id, kind).await["result"]["resultCode"].clone()
}

#[tokio::test]
async fn the_template_is_a_pdf_about_the_dispute_and_always_the_same() {
    let stage = Stage::new().await;
    let id = stage.dispute().await;
    let first = download(&stage, &id, "DISPUTE_EVIDENCE_TEMPLATE").await;
    assert_eq!(first["disputeEvidenceFormat"], "PDF");
    let bytes = STANDARD.decode(first["disputeEvidence"].as_str().unwrap()).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.starts_with("%PDF-1.4\n") && text.ends_with("%%EOF\n") && text.contains(&id), "{text}");
    assert_eq!(download(&stage, &id, "DISPUTE_EVIDENCE_TEMPLATE").await, first);
    let logged = stage.last_request().await;
    assert_eq!((&logged["acted"], &logged["verdict"]["code"]), (&json!(false), &json!("SUCCESS")));
    assert_eq!(stage.effects(&id).await, 0, "a download changes nothing");
}

#[tokio::test]
async fn the_file_is_byte_for_byte_what_was_supplied() {
    let stage = Stage::new().await;
    let bytes: Vec<u8> = b"%PDF-1.7\n".iter().copied().chain((0..=255).cycle().take(100_000)).collect();
    for (evidence, format) in [(STANDARD.encode(&bytes), "PDF"), ("0M8R4KGxGuE=".to_owned(), "WORD")] {
        let id = stage.dispute().await;
        assert_eq!(code(&stage, &id, "DISPUTE_EVIDENCE_FILE").await, "PARAM_ILLEGAL", "nothing was supplied");
        assert_eq!(stage.supply(&id, &evidence).await, "SUCCESS");
        let answer = download(&stage, &id, "DISPUTE_EVIDENCE_FILE").await;
        assert!(answer["disputeEvidence"] == evidence.as_str(), "other bytes came back");
        assert_eq!(answer["disputeEvidenceFormat"], format);
        assert_eq!(stage.effects(&id).await, 1);
    }
}

#[tokio::test]
async fn what_the_provider_has_not_is_refused() {
    let stage = Stage::new().await;
    let id = stage.dispute().await;
    for kind in ["DISPUTE_EVIDENCE_AI", "TEMPLATE", "FILE", ""] {
        assert_eq!(code(&stage, &id, kind).await, "PARAM_ILLEGAL", "{kind}");
    }
    assert_eq!(code(&stage, "nobody knows it", "DISPUTE_EVIDENCE_TEMPLATE").await, "PARAM_ILLEGAL");
}

#[tokio::test]
async fn a_proposed_document_is_announced_and_downloaded() {
    let stage = Stage::new().await;
    let mut receiver = Receiver::of(&stage, &[]).await;
    let id = stage.dispute_with(json!({"notify": false})).await;
    let path = format!("alipay/disputes/{id}/document");
    let shown = stage.post(&path, &json!({"winRateLevel": "LOW", "extra": {"newField": 1}})).await;
    let delivery = receiver.next().await;
    assert!(delivery.is_signed(&stage));
    let told = delivery.json();
    assert_eq!(told, shown);
    assert_eq!((&told["disputeId"], &told["winRateLevel"], &told["newField"]), (&json!(id), &json!("LOW"), &json!(1)));
    assert_eq!(told["defenseFile"]["fileFormat"], "PDF");
    let md5 = told["defenseFile"]["fileMd5"].as_str().unwrap();
    let answer = download(&stage, &id, "DISPUTE_EVIDENCE_AI").await;
    let bytes = STANDARD.decode(answer["disputeEvidence"].as_str().unwrap()).unwrap();
    assert_eq!(rebuttal_signing::checksum::md5_hex(&bytes), md5);
    for (file, format) in [(PDF, "PDF"), ("UEsDBA==", "ZIP"), ("/9j/4A==", "JPG")] {
        stage.post(&path, &json!({"file": file})).await;
        let answer = download(&stage, &id, "DISPUTE_EVIDENCE_AI").await;
        assert_eq!((&answer["disputeEvidence"], &answer["disputeEvidenceFormat"]), (&json!(file), &json!(format)));
    }
    assert_eq!(stage.effects(&id).await, 0);
}
