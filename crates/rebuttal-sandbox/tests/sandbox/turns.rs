//! What happens to a dispute without the merchant: warnings, cancellations, and re-sent news of them.

use serde_json::{Value, json};

use crate::defense::PDF;
use crate::receiver::Receiver;
use crate::stage::Stage;

const DAY: i64 = 86_400;

async fn told(receiver: &mut Receiver) -> Value {
    receiver.next().await.json()
}

#[tokio::test]
async fn a_merchant_is_warned_once_a_day_before_the_last_moment() {
    let stage = Stage::new().await;
    let mut receiver = Receiver::of(&stage, &[]).await;
    stage.dispute().await;
    told(&mut receiver).await;
    stage.post("clock/advance", &json!({"seconds": 19 * DAY - 1})).await;
    assert!(receiver.is_empty());
    stage.post("clock/advance", &json!({"seconds": 1})).await;
    let warning = told(&mut receiver).await;
    assert_eq!(warning["disputeNotificationType"], "DEFENSE_DUE_ALERT");
    assert_eq!(warning["defenseDueTime"], "2026-02-20T12:00:00+00:00");
    stage.post("clock/advance", &json!({"seconds": DAY})).await;
    assert!(receiver.is_empty(), "one warning is all");
    stage.post("clock/advance", &json!({"seconds": 1})).await;
    assert_eq!(told(&mut receiver).await["disputeAcceptReason"], "TIMEOUT");
}

#[tokio::test]
async fn nobody_is_warned_without_need() {
    let stage = Stage::new().await;
    let mut receiver = Receiver::of(&stage, &[]).await;
    let quiet = |fields: Value| {
        let mut fields = fields;
        fields["notify"] = json!(false);
        stage.dispute_with(fields)
    };
    let (accepted, defended, cancelled) = (quiet(json!({})).await, quiet(json!({})).await, quiet(json!({})).await);
    stage.accept(&accepted).await.unwrap();
    stage.supply(&defended, PDF).await;
    stage.post(&format!("alipay/disputes/{cancelled}/cancel"), &json!({})).await;
    quiet(json!({"defenseDueTime": null})).await;
    quiet(json!({"defenseDueTime": "2026-02-01T12:00:00+00:00"})).await;
    quiet(json!({"notification_type": "RDR_RESOLVED"})).await;
    stage.post("clock/advance", &json!({"seconds": 40 * DAY})).await;
    let mut kinds = Vec::new();
    for _ in 0..5 {
        kinds.push(told(&mut receiver).await["disputeNotificationType"].as_str().unwrap().to_owned());
    }
    kinds.sort();
    let expected =
        ["DEFENSE_SUPPLIED", "DISPUTE_ACCEPTED", "DISPUTE_ACCEPTED", "DISPUTE_ACCEPTED", "DISPUTE_CANCELLED"];
    assert_eq!(kinds, expected);
    assert!(receiver.is_empty());
}

#[tokio::test]
async fn a_buyer_withdraws_once_and_only_what_is_undecided() {
    let stage = Stage::new().await;
    let mut receiver = Receiver::of(&stage, &[]).await;
    let id = stage.dispute_with(json!({"notify": false})).await;
    let cancel = |id: &str| format!("alipay/disputes/{id}/cancel");
    assert_eq!(stage.post(&cancel(&id), &json!({})).await["status"], "cancelled");
    let news = told(&mut receiver).await;
    assert_eq!(news["disputeNotificationType"], "DISPUTE_CANCELLED");
    assert_eq!(news["disputeCancelledTime"], "2026-01-31T12:00:00+00:00");
    assert_eq!(stage.control("POST", &cancel(&id), "").await.0, 409);
    assert_eq!(stage.supply(&id, PDF).await, "TIME_EXCEEDS_LIMIT");
    let judge = format!("alipay/disputes/{id}/judge");
    assert_eq!(stage.control("POST", &judge, r#"{"result": "ACCEPT_BY_MERCHANT"}"#).await.0, 409);

    let defended = stage.dispute().await;
    stage.supply(&defended, PDF).await;
    stage.post(&cancel(&defended), &json!({})).await;
    let accepted = stage.dispute().await;
    stage.accept(&accepted).await.unwrap();
    let (status, answer) = stage.control("POST", &cancel(&accepted), "").await;
    assert_eq!(status, 409);
    assert!(answer["error"]["message"].as_str().unwrap().contains("accepted already"), "{answer}");
}

#[tokio::test]
async fn deliveries_come_at_the_documented_times_and_stop_at_the_acknowledgement() {
    let stage = Stage::new().await;
    let mut receiver = Receiver::of(&stage, &[500; 5]).await;
    stage.dispute_with(json!({"disputeId": "one"})).await;
    let first = receiver.next().await;
    stage.post("clock/advance", &json!({"seconds": 2 * DAY})).await;
    for _ in 0..5 {
        let again = receiver.next().await;
        assert!(again.is_signed(&stage));
        assert!(again.body == first.body, "every byte of a duplicate is the same");
        again.signed_now();
    }
    assert!(receiver.is_empty(), "nothing comes after the acknowledgement");
    let logged = stage.get("notifications").await["notifications"][0].clone();
    let attempts = logged["attempts"].as_array().unwrap().iter();
    let times: Vec<_> = attempts.map(|attempt| attempt["at"].as_str().unwrap()[11..19].to_owned()).collect();
    assert_eq!(times, ["12:00:00", "12:02:00", "12:12:00", "12:22:00", "13:22:00", "15:22:00"]);
    assert_eq!((&logged["state"], &logged["next_attempt"]), (&json!("acknowledged"), &Value::Null));
    assert_eq!(logged["attempts"].as_array().unwrap().len(), 6);
}
