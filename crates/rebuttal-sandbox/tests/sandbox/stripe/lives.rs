//! What becomes of disputes: by their evidence, by the bank, by time.

use serde_json::{Value, json};

use super::shop::{Shop, refused};

#[tokio::test]
async fn some_texts_decide_at_once() {
    let shop = Shop::new().await;
    for (status, text, expected, moved) in [
        ("needs_response", "winning_evidence", "won", 2),
        ("needs_response", "losing_evidence", "lost", 1),
        ("needs_response", "escalate_inquiry_evidence", "under_review", 1),
        ("needs_response", "something else", "under_review", 1),
        ("warning_needs_response", "winning_evidence", "warning_closed", 0),
        ("warning_needs_response", "losing_evidence", "warning_closed", 0),
        ("warning_needs_response", "something else", "warning_under_review", 0),
        ("warning_needs_response", "escalate_inquiry_evidence", "needs_response", 1),
    ] {
        let id = shop.dispute_with(json!({"status": status})).await;
        let staged = shop.update(&id, &[("evidence[uncategorized_text]", text), ("submit", "false")]).await;
        assert_eq!(staged["status"], status, "staging decides nothing");
        let dispute = shop.update(&id, &[("submit", "true")]).await;
        let found = (dispute["status"].as_str().unwrap(), dispute["balance_transactions"].as_array().unwrap().len());
        assert_eq!(found, (expected, moved), "{status} {text}");
        assert_eq!(dispute["evidence_details"]["submission_count"], 1);
        assert_eq!(shop.retrieve(&id).await, dispute);
    }
}

#[tokio::test]
async fn an_inquiry_takes_no_money_until_it_becomes_a_dispute() {
    let shop = Shop::new().await;
    let id = shop.dispute_with(json!({"status": "warning_needs_response"})).await;
    let inquiry = shop.retrieve(&id).await;
    assert_eq!((&inquiry["balance_transactions"], &inquiry["is_charge_refundable"]), (&json!([]), &json!(true)));
    assert_eq!(inquiry["payment_method_details"]["card"]["case_type"], "inquiry");
    shop.advance(86_400).await;
    let dispute = shop.judge(&id, "needs_response").await;
    assert_eq!((&dispute["status"], &dispute["is_charge_refundable"]), (&json!("needs_response"), &json!(false)));
    assert_eq!(dispute["payment_method_details"]["card"]["case_type"], "chargeback");
    assert_eq!(dispute["balance_transactions"][0]["amount"], -1000);
    assert_eq!(dispute["evidence_details"]["due_by"], 1_771_588_800 + 86_400, "there is time to answer again");
    let closed = shop.dispute_with(json!({"status": "warning_needs_response"})).await;
    assert_eq!(shop.post(&format!("/v1/disputes/{closed}/close"), &[]).await.json()["status"], "warning_closed");
}

#[tokio::test]
async fn who_does_not_answer_loses() {
    let shop = Shop::new().await;
    let lost = shop.dispute().await;
    let inquiry = shop.dispute_with(json!({"status": "warning_needs_response"})).await;
    let answered = shop.dispute().await;
    shop.update(&answered, &[("evidence[customer_name]", "J")]).await;
    shop.advance(20 * 86_400).await;
    assert_eq!(shop.retrieve(&lost).await["status"], "needs_response", "the last moment is in time");
    let last = shop.dispute_with(json!({"evidence_details": {"due_by": 1_771_588_800}})).await;
    shop.update(&last, &[("evidence[customer_name]", "J"), ("submit", "false")]).await;
    shop.advance(1).await;
    for (id, status, late) in [
        (&lost, "lost", true),
        (&last, "lost", true),
        (&inquiry, "warning_closed", true),
        (&answered, "under_review", false),
    ] {
        let dispute = shop.retrieve(id).await;
        assert_eq!(
            (&dispute["status"], &dispute["evidence_details"]["past_due"]),
            (&json!(status), &json!(late)),
            "{id}"
        );
    }
    assert_eq!(shop.refusal(&lost, &[("evidence[customer_name]", "J")]).await.0, 400);
    assert_eq!(refused(&shop.post(&format!("/v1/disputes/{lost}/close"), &[]).await).0, 400);
}

#[tokio::test]
async fn the_bank_decides_what_is_open() {
    let shop = Shop::new().await;
    let id = shop.dispute().await;
    let judge = |result: &str| json!({"result": result}).to_string();
    let path = format!("stripe/disputes/{id}/judge");
    for result in ["warning_closed", "appeal_needs_response"] {
        assert_eq!(shop.stage.control("POST", &path, &judge(result)).await.0, 409, "{result}");
    }
    let won = shop.judge(&id, "won").await;
    assert_eq!(
        (&won["status"], &won["balance_transactions"][1]["reporting_category"]),
        (&json!("won"), &json!("dispute_reversal"))
    );
    for result in ["won", "lost", "needs_response"] {
        assert_eq!(shop.stage.control("POST", &path, &judge(result)).await.0, 409, "{result}");
    }
    assert_eq!(shop.stage.effects(&id).await, 0, "the merchant did nothing");
}

#[tokio::test]
async fn a_lost_dispute_can_be_appealed() {
    let shop = Shop::new().await;
    let (id, file) = (shop.dispute().await, shop.file(b"%PDF-1.7").await);
    let appeal = [
        ("evidence[appeal][card][reason_for_filing]", "They are wrong."),
        ("evidence[appeal][card][supporting_files][0]", file.as_str()),
        ("submit", "false"),
    ];
    assert_eq!(shop.refusal(&id, &appeal).await.1["param"], "evidence[appeal]", "not before it is lost");
    shop.update(&id, &[("evidence[uncategorized_text]", "losing_evidence")]).await;
    let waiting = shop.judge(&id, "appeal_needs_response").await;
    assert_eq!(waiting["status"], "appeal_needs_response");
    let frozen = [("evidence[customer_name]", "J"), ("submit", "false")];
    assert_eq!(shop.refusal(&id, &frozen).await.1["param"], "evidence[customer_name]");
    assert_eq!(shop.refusal(&id, &[("submit", "true")]).await.1["param"], "submit", "there is no appeal yet");
    let unknown = [("evidence[appeal][card][supporting_files][0]", "file_no"), ("submit", "false")];
    assert_eq!(shop.refusal(&id, &unknown).await.1["param"], "evidence[appeal][card][supporting_files][0]");

    let staged = shop.update(&id, &appeal).await;
    assert_eq!(staged["status"], "appeal_needs_response");
    assert_eq!(staged["evidence"]["appeal"]["card"]["supporting_files"], json!([file]));
    let cleared = shop.update(&id, &[("evidence[appeal]", ""), ("submit", "false")]).await;
    assert_eq!(cleared["evidence"]["appeal"], Value::Null);
    let filed = shop.update(&id, &appeal[..1]).await;
    assert_eq!(
        (&filed["status"], &filed["evidence_details"]["submission_count"]),
        (&json!("appeal_under_review"), &json!(2))
    );
    let won = shop.judge(&id, "won").await;
    assert_eq!((&won["status"], won["balance_transactions"].as_array().unwrap().len()), (&json!("won"), 2));
}
