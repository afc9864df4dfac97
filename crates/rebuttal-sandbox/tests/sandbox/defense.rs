//! Defending: what is taken as a document, how often, and until when.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::receiver::Receiver;
use crate::stage::{ACCEPT, SUPPLY, Stage};

/// `%PDF-1.7` and a line feed.
pub(crate) const PDF: &str = "JVBERi0xLjcK";

async fn accept(stage: &Stage, id: &str) -> Value {
    stage.operate(ACCEPT, json!({"disputeId": id})).await["result"]["resultCode"].clone()
}

async fn judge(stage: &Stage, id: &str, result: &str) -> u16 {
    let order = json!({"result": result}).to_string();
    stage.control("POST", &format!("alipay/disputes/{id}/judge"), &order).await.0
}

async fn status(stage: &Stage, id: &str) -> Value {
    stage.get(&format!("alipay/disputes/{id}")).await["status"].clone()
}

#[tokio::test]
async fn a_chargeback_is_defended_once_and_told() {
    let stage = Stage::new().await;
    let mut receiver = Receiver::of(&stage, &[]).await;
    let id = stage.dispute().await;
    receiver.next().await;
    let answer = stage.operate(SUPPLY, json!({"disputeId": id, "disputeEvidence": PDF})).await;
    let result = json!({"resultCode": "SUCCESS", "resultStatus": "S", "resultMessage": "success"});
    let time = "2026-01-31T12:00:00+00:00";
    assert_eq!(answer, json!({"result": result, "disputeId": id, "disputeResolutionTime": time}));
    let told = receiver.next().await.json();
    assert_eq!(told["disputeNotificationType"], "DEFENSE_SUPPLIED");
    assert_eq!((&told["defenseSuppliedTime"], &told["disputeId"]), (&json!(time), &json!(id)));

    assert_eq!(status(&stage, &id).await, "defended");
    assert_eq!(stage.supply(&id, PDF).await, "REPEAT_REQUEST");
    assert_eq!(accept(&stage, &id).await, "REPEAT_REQUEST");
    assert_eq!(stage.effects(&id).await, 1);
    let effects = stage.get("effects").await["effects"][&id].clone();
    assert_eq!(effects["operations"], json!({"supplyDefenseDocument": 1}));

    assert_eq!(judge(&stage, &id, "ACCEPT_BY_CUSTOMER").await, 200);
    let judged = receiver.next().await.json();
    assert_eq!(judged["disputeNotificationType"], "DISPUTE_JUDGED");
    assert_eq!(judged["disputeJudgedAmount"]["value"], "0", "the merchant wins");
    assert_eq!(stage.supply(&id, PDF).await, "REPEAT_REQUEST");
}

#[tokio::test]
async fn an_accepted_dispute_is_not_defended() {
    let stage = Stage::new().await;
    let id = stage.dispute().await;
    assert_eq!(accept(&stage, &id).await, "SUCCESS");
    assert_eq!(stage.supply(&id, PDF).await, "REPEAT_REQUEST");
    assert_eq!(stage.effects(&id).await, 1);
}

#[tokio::test]
async fn only_documents_in_base64_are_taken() {
    let stage = Stage::new().await;
    let id = stage.dispute().await;
    for (evidence, part) in [
        (json!(""), "disputeEvidence"),
        (json!(null), "missing"),
        (json!(5), "not a string"),
        (json!("test"), "by its content"),
        (json!("JVBERi0xLjc"), "Base64"),
        (json!("JVBERi0xLjcK\n"), "Base64"),
        (json!("data:application/pdf;base64,JVBERi0xLjcK"), "Base64"),
        (json!("/9j/4A=="), "JPG"),
    ] {
        let answer = stage.operate(SUPPLY, json!({"disputeId": id, "disputeEvidence": evidence})).await;
        assert_eq!(answer["result"]["resultCode"], "PARAM_ILLEGAL", "{evidence}");
        let reason = stage.last_request().await["verdict"]["reason"].clone();
        assert!(reason.as_str().unwrap().contains(part), "{evidence}: {reason}");
    }
    assert_eq!(stage.supply("nobody knows it", PDF).await, "PARAM_ILLEGAL");
    assert_eq!(stage.effects(&id).await, 0);
    assert_eq!(status(&stage, &id).await, "open");
    for evidence in [PDF, "0M8R4KGxGuE=", &docx()] {
        assert_eq!(stage.supply(&stage.dispute().await, evidence).await, "SUCCESS");
    }
}

/// The first entry of an archive, as Word begins it.
fn docx() -> String {
    STANDARD.encode([b"PK\x03\x04", &[0; 26][..], b"word/document.xml"].concat())
}

#[tokio::test]
async fn the_largest_document_passes_and_one_character_more_with_a_raised_limit() {
    let stage = Stage::new().await;
    assert_eq!(stage.get("alipay/limits").await, json!({"disputeEvidence": 1_000_000}));
    let of = |bytes: usize| {
        let mut document = b"%PDF-".to_vec();
        document.resize(bytes, b' ');
        STANDARD.encode(document)
    };
    let (largest, larger) = (of(750_000), of(750_001));
    let id = stage.dispute().await;
    assert_eq!(stage.supply(&id, &larger).await, "PARAM_ILLEGAL");
    assert_eq!(stage.supply(&id, &largest).await, "SUCCESS");

    let raised = json!({"disputeEvidence": 4_000_000});
    assert_eq!(stage.control("PUT", "alipay/limits", &raised.to_string()).await, (200, raised));
    assert_eq!(stage.supply(&stage.dispute().await, &larger).await, "SUCCESS");
    for bad in [json!({"disputeEvidence": 0}), json!({"disputeEvidence": "1"}), json!({"disputeId": 1})] {
        assert_eq!(stage.control("PUT", "alipay/limits", &bad.to_string()).await.0, 400, "{bad}");
    }
    let (_, restored) = stage.control("PUT", "alipay/limits", "{}").await;
    assert_eq!(restored, json!({"disputeEvidence": 1_000_000}));
}

#[tokio::test]
async fn a_defence_must_come_in_time_and_be_asked_for() {
    let stage = Stage::new().await;
    let due = || json!({"defenseDueTime": "2026-01-31T13:00:00+00:00"});
    let (first, second) = (stage.dispute_with(due()).await, stage.dispute_with(due()).await);
    stage.post("clock/advance", &json!({"seconds": 3600})).await;
    assert_eq!(stage.supply(&first, PDF).await, "SUCCESS");
    stage.post("clock/advance", &json!({"seconds": 1})).await;
    assert_eq!(stage.supply(&second, PDF).await, "TIME_EXCEEDS_LIMIT");
    assert_eq!(status(&stage, &first).await, "defended", "a defended dispute does not run out of time");
    for defendable in [json!(false), json!("false")] {
        let id = stage.dispute_with(json!({"defendable": defendable})).await;
        assert_eq!(stage.supply(&id, PDF).await, "PARAM_ILLEGAL");
        assert_eq!(accept(&stage, &id).await, "SUCCESS");
    }
}

#[tokio::test]
async fn material_for_a_compliance_request_waits_for_its_verdict() {
    let stage = Stage::new().await;
    let mut receiver = Receiver::of(&stage, &[]).await;
    let id = stage.dispute_with(json!({"disputeType": "COMPLIANCE_REQUEST"})).await;
    receiver.next().await;
    assert_eq!(judge(&stage, &id, "VALIDATE_FAIL").await, 409, "there is nothing to judge");
    for upload in 1..=3 {
        assert_eq!(stage.supply(&id, PDF).await, "SUCCESS", "{upload}");
        assert_eq!(stage.supply(&id, PDF).await, "NOT_ALLOW_IN_CURRENT_STATUS", "{upload}");
        assert_eq!(accept(&stage, &id).await, "REPEAT_REQUEST", "{upload}");
        assert_eq!(receiver.next().await.json()["disputeNotificationType"], "DEFENSE_SUPPLIED");
        assert_eq!(judge(&stage, &id, "VALIDATE_FAIL").await, 200);
        let told = receiver.next().await.json();
        assert_eq!(told["disputeNotificationType"], "DISPUTE_JUDGED");
        assert_eq!(told["disputeJudgedResult"], "VALIDATE_FAIL");
        assert_eq!(told.get("disputeJudgedAmount"), None);
        assert_eq!(status(&stage, &id).await, "open");
    }
    assert_eq!(stage.supply(&id, PDF).await, "DEFENSE_EXCEED_LIMIT");
    assert_eq!(stage.effects(&id).await, 3);
    let log = stage.get("effects").await;
    let done = log["effects"][&id]["done"].as_array().unwrap();
    let rounds: Vec<_> = done.iter().map(|effect| effect["round"].as_u64()).collect();
    assert_eq!(rounds, [None, Some(1), Some(2)], "each upload answers a question of its own");
    stage.post("clock/advance", &json!({"seconds": 21 * 86_400})).await;
    assert_eq!(stage.supply(&id, PDF).await, "TIME_EXCEEDS_LIMIT");
}

#[tokio::test]
async fn good_material_closes_a_compliance_request() {
    let stage = Stage::new().await;
    let id = stage.dispute_with(json!({"disputeType": "COMPLIANCE_REQUEST"})).await;
    assert_eq!(stage.supply(&id, PDF).await, "SUCCESS");
    assert_eq!(judge(&stage, &id, "VALIDATE_SUCCESS").await, 200);
    assert_eq!(status(&stage, &id).await, "judged");
    assert_eq!(stage.supply(&id, PDF).await, "REPEAT_REQUEST");
    assert_eq!(judge(&stage, &id, "VALIDATE_SUCCESS").await, 409);

    let chargeback = stage.dispute().await;
    assert_eq!(stage.supply(&chargeback, PDF).await, "SUCCESS");
    assert_eq!(judge(&stage, &chargeback, "VALIDATE_SUCCESS").await, 409, "a chargeback has no such verdict");
}
