//! Advice on a defence: its shape, its address, and what tells one piece from the next.

use serde_json::{Value, json};

use crate::receiver::Receiver;
use crate::stage::Stage;

#[tokio::test]
async fn a_suggestion_has_its_own_shape_and_time() {
    let stage = Stage::new().await;
    let mut receiver = Receiver::of(&stage, &[500]).await;
    let id = stage.dispute_with(json!({"notify": false})).await;
    let path = format!("alipay/disputes/{id}/suggest");
    let order = json!({"winRateLevel": "HIGH", "cardholderDisputeReason": null});
    assert_eq!(stage.post(&path, &order).await["notifyTime"], "2026-01-31T12:00:00.000+00:00");
    let first = receiver.next().await;
    let told = first.json();
    assert_eq!((&told["disputeId"], &told["winRateLevel"]), (&json!(id), &json!("HIGH")));
    assert_eq!(told["evidenceList"][0]["obtained"], "true");
    assert_eq!(told.get("cardholderDisputeReason"), None);
    assert_eq!(told.get("disputeNotificationType"), None);

    stage.post("clock/advance", &json!({"seconds": 120})).await;
    assert_eq!(receiver.next().await.body, first.body, "a retry is the same event");
    let second = stage.post(&path, &json!({})).await;
    assert_eq!(second["notifyTime"], "2026-01-31T12:02:00.001+00:00");
    let types = stage.get("notifications").await["notifications"].clone();
    assert_eq!((&types[0]["type"], &types[0]["dispute_id"]), (&json!("notifyDefenseStrategySuggestion"), &json!(id)));
}

#[tokio::test]
async fn advice_can_go_to_another_address() {
    let stage = Stage::new().await;
    let mut elsewhere = Receiver::of(&stage, &[]).await;
    let url = stage.get("alipay/webhook").await["url"].clone();
    let mut webhook = Receiver::of(&stage, &[]).await;
    let id = stage.dispute().await;
    stage.post(&format!("alipay/disputes/{id}/suggest"), &json!({"url": url})).await;
    assert!(elsewhere.next().await.json()["evidenceList"].is_array());
    assert_eq!(webhook.next().await.json()["disputeNotificationType"], "DISPUTE_CREATED");
    stage.post("clock/advance", &json!({"seconds": 0})).await;
    assert!(webhook.is_empty());
}

#[tokio::test]
async fn bad_orders_are_refused_with_the_fields_name() {
    let stage = Stage::new().await;
    let id = stage.dispute().await;
    for (kind, order, status, field) in [
        ("suggest", json!({"winRate": 1}), 400, json!("winRate")),
        ("suggest", json!({"file": "JVBERi0xLjcK"}), 400, json!("file")),
        ("suggest", json!({"url": "http://example.com/"}), 400, json!("url")),
        ("document", json!({"file": "test"}), 400, json!("file")),
        ("document", json!({"evidenceList": []}), 400, json!("evidenceList")),
        ("cancel", json!({"why": "x"}), 400, json!("why")),
    ] {
        let path = format!("alipay/disputes/{id}/{kind}");
        let (got, answer) = stage.control("POST", &path, &order.to_string()).await;
        assert_eq!((got, &answer["error"]["field"]), (status, &field), "{kind} {order}: {answer}");
    }
    for kind in ["suggest", "document", "cancel"] {
        let (got, answer) = stage.control("POST", &format!("alipay/disputes/none/{kind}"), "").await;
        assert_eq!((got, &answer["error"]["field"]), (404, &Value::Null));
    }
}
