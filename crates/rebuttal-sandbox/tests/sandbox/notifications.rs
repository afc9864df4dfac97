//! Notifications: what they say, how they are signed, and when they come again.

use rebuttal_sandbox::SandboxOptions;
use serde_json::{Value, json};

use crate::receiver::{PATH, Receiver};
use crate::stage::Stage;

async fn notifications(stage: &Stage) -> Vec<Value> {
    stage.post("clock/advance", &json!({"seconds": 0})).await;
    stage.get("notifications").await["notifications"].as_array().unwrap().clone()
}

/// The sandbox's times of all attempts to deliver a notification.
async fn attempts(stage: &Stage, index: usize) -> Vec<String> {
    let all = notifications(stage).await;
    let attempts = all[index]["attempts"].as_array().unwrap().iter();
    attempts.map(|attempt| attempt["at"].as_str().unwrap()[11..19].to_owned()).collect()
}

#[tokio::test]
async fn a_disputes_life_is_told_in_order() {
    let stage = Stage::new().await;
    let mut receiver = Receiver::of(&stage, &[]).await;
    let id = stage.dispute().await;
    let created = receiver.next().await;
    assert!(created.is_signed(&stage));
    assert_eq!(created.target, PATH);
    assert_eq!(created.header("content-type"), Some("application/json; charset=UTF-8"));
    created.signed_now();
    let body = created.json();
    assert_eq!(body["disputeNotificationType"], "DISPUTE_CREATED");
    assert_eq!(body["disputeId"], id.as_str());
    assert_eq!(body["disputeAmount"], json!({"currency": "EUR", "value": "1000"}));
    assert_eq!(body["disputeTime"], "2026-01-31T12:00:00+00:00");
    assert_eq!(body["defenseDueTime"], "2026-02-20T12:00:00+00:00");
    assert_eq!(body["defendable"], true);

    stage.accept(&id).await.unwrap();
    let accepted = receiver.next().await;
    assert!(accepted.is_signed(&stage));
    let body = accepted.json();
    assert_eq!(body["disputeNotificationType"], "DISPUTE_ACCEPTED");
    assert_eq!(body["disputeAcceptReason"], "MERCHANT_ACCEPTED");
    assert_eq!(body["disputeAcceptTime"], "2026-01-31T12:00:00+00:00");
    for name in ["disputeId", "paymentId", "paymentRequestId", "disputeTime"] {
        assert_eq!(body[name], created.json()[name], "{name}");
    }
    let states: Vec<_> = notifications(&stage).await.iter().map(|one| one["acknowledged"].clone()).collect();
    assert_eq!(states, [true, true]);
}

#[tokio::test]
async fn a_judgement_says_who_bears_the_amount() {
    let stage = Stage::new().await;
    let mut receiver = Receiver::of(&stage, &[]).await;
    for (result, deducted) in [("ACCEPT_BY_CUSTOMER", "0"), ("ACCEPT_BY_MERCHANT", "1000")] {
        let id = stage.dispute().await;
        receiver.next().await;
        let path = format!("alipay/disputes/{id}/judge");
        assert_eq!(stage.post(&path, &json!({"result": result})).await["status"], "judged");
        let body = receiver.next().await.json();
        assert_eq!(body["disputeNotificationType"], "DISPUTE_JUDGED");
        assert_eq!(body["disputeJudgedResult"], result);
        assert_eq!(body["disputeJudgedAmount"], json!({"currency": "EUR", "value": deducted}));
        assert_eq!(body["disputeReasonCode"], "4853");
        let (status, _) = stage.control("POST", &path, &json!({"result": result}).to_string()).await;
        assert_eq!(status, 409, "a dispute is judged once");
    }
}

#[tokio::test]
async fn unacknowledged_notifications_come_again_on_the_providers_schedule() {
    let stage = Stage::new().await;
    let mut receiver = Receiver::of(&stage, &[500; 7]).await;
    stage.dispute().await;
    let first = receiver.next().await;
    for pause in [120, 600, 600, 3600, 7200, 21_600, 54_000] {
        stage.post("clock/advance", &json!({"seconds": pause - 1})).await;
        assert!(receiver.is_empty(), "nothing before {pause} s have passed");
        stage.post("clock/advance", &json!({"seconds": 1})).await;
        let again = receiver.next().await;
        assert!(again.is_signed(&stage));
        assert_eq!(again.body, first.body);
        assert!(again.signed_now() >= first.signed_now(), "each attempt has its own time");
    }
    let all = notifications(&stage).await;
    assert_eq!((&all[0]["state"], &all[0]["next_attempt"]), (&json!("acknowledged"), &Value::Null));
    let statuses: Vec<_> =
        all[0]["attempts"].as_array().unwrap().iter().map(|one| one["http_status"].clone()).collect();
    assert_eq!(statuses, [500, 500, 500, 500, 500, 500, 500, 200]);
}

#[tokio::test]
async fn after_eight_attempts_the_provider_gives_up() {
    let stage = Stage::new().await;
    let mut receiver = Receiver::of(&stage, &[201; 9]).await;
    stage.dispute().await;
    stage.post("clock/advance", &json!({"seconds": 10 * 86_400})).await;
    for _ in 0..8 {
        receiver.next().await;
    }
    assert!(receiver.is_empty());
    let all = notifications(&stage).await;
    assert_eq!(all[0]["state"], "given_up");
    assert_eq!(all[0]["attempts"].as_array().unwrap().len(), 8);
    assert_eq!(all[0]["attempts"][7]["at"], "2026-02-01T12:22:00+00:00");
}

#[tokio::test]
async fn one_leap_in_time_is_many_steps_in_order() {
    let stage = Stage::new().await;
    let mut receiver = Receiver::of(&stage, &[500, 500, 500]).await;
    stage.post("alipay/disputes", &json!({"disputeId": "one", "defenseDueTime": "2026-01-31T12:05:00Z"})).await;
    receiver.next().await;
    stage.post("clock/advance", &json!({"seconds": 86_400})).await;
    let mut told = Vec::new();
    for _ in 0..4 {
        let delivery = receiver.next().await;
        told.push(delivery.json()["disputeAcceptReason"].as_str().unwrap_or_default().to_owned());
    }
    assert_eq!(told, ["", "TIMEOUT", "TIMEOUT", ""]);
    assert_eq!(attempts(&stage, 0).await, ["12:00:00", "12:02:00", "12:12:00"]);
    assert_eq!(attempts(&stage, 1).await, ["12:05:01", "12:07:01"]);
    assert_eq!(stage.get("alipay/disputes/one").await["status"], "accepted");
    assert_eq!(stage.effects("one").await, 0, "the merchant did nothing");
}

#[tokio::test]
async fn new_types_unknown_fields_and_overrides_are_delivered() {
    let stage = Stage::new().await;
    let mut receiver = Receiver::of(&stage, &[]).await;
    let order = json!({
        "notification_type": "SOMETHING_NEW", "extra": {"newField": {"deep": [1, null]}},
        "defendable": "true", "arn": null, "disputeId": "mine", "acquirerInfo": {"acquirerName": "A"},
    });
    let shown = stage.post("alipay/disputes", &order).await;
    assert_eq!((&shown["disputeId"], &shown["status"]), (&json!("mine"), &json!("open")));
    let body = receiver.next().await.json();
    assert_eq!(body["disputeNotificationType"], "SOMETHING_NEW");
    assert_eq!(body["newField"], json!({"deep": [1, null]}));
    assert_eq!(body["defendable"], "true");
    assert_eq!(body["acquirerInfo"], json!({"acquirerName": "A"}));
    assert_eq!(body.get("arn"), None);

    stage.post("alipay/disputes", &json!({"disputeId": "silent", "notify": false})).await;
    stage.accept("silent").await.unwrap();
    assert_eq!(receiver.next().await.json()["disputeNotificationType"], "DISPUTE_ACCEPTED");
}

#[tokio::test]
async fn any_body_can_be_delivered_hostile_ones_once() {
    let stage = Stage::new().await;
    let mut receiver = Receiver::of(&stage, &[500; 8]).await;
    for (order, signed) in [
        (json!({"body": "{\"not\": json"}), true),
        (json!({"body": [1, 2], "sign": false}), false),
        (json!({"body": {"a": 1}, "sign": "broken"}), false),
        (json!({"body": {"a": 1}, "sign": "other_key"}), false),
    ] {
        stage.post("alipay/notify", &order).await;
        let delivery = receiver.next().await;
        assert_eq!(delivery.is_signed(&stage), signed, "{order}");
        let expected = order["body"].as_str().map_or_else(|| order["body"].to_string(), ToOwned::to_owned);
        assert_eq!(String::from_utf8(delivery.body).unwrap(), expected);
    }
    let states: Vec<_> = notifications(&stage).await.iter().map(|one| one["state"].clone()).collect();
    assert_eq!(states, ["waiting", "given_up", "given_up", "given_up"]);
}

#[tokio::test]
async fn without_a_webhook_or_a_listener_the_log_says_so() {
    let stage = Stage::new().await;
    stage.dispute().await;
    let receiver = Receiver::of(&stage, &[]).await;
    drop(receiver);
    stage.dispute().await;
    let all = notifications(&stage).await;
    assert_eq!(all[0]["state"], "not_sent");
    assert_eq!(all[0]["attempts"][0]["error"], "no webhook is set");
    assert_eq!(all[1]["state"], "waiting");
    assert_eq!(all[1]["attempts"][0]["http_status"], Value::Null);
    assert!(all[1]["attempts"][0]["error"].is_string(), "{all:?}");
}

#[tokio::test]
async fn a_notification_can_be_signed_at_any_time() {
    let stage = Stage::new().await;
    let mut receiver = Receiver::of(&stage, &[]).await;
    let order = json!({"body": {"a": 1}, "signed_at": "2001-02-03T04:05:06Z"});
    stage.post("alipay/notify", &order).await;
    let delivery = receiver.next().await;
    assert!(delivery.is_signed(&stage));
    assert_eq!(delivery.header("request-time"), Some("2001-02-03T04:05:06.000+00:00"));
    let (status, answer) = stage.control("POST", "alipay/notify", r#"{"body": 1, "signed_at": "today"}"#).await;
    assert_eq!((status, &answer["error"]["field"]), (400, &json!("signed_at")));
}

#[tokio::test]
async fn notifications_leave_the_machine_only_where_others_are_let_in() {
    let mut options = SandboxOptions::default();
    options.allow_remote = true;
    let stage = Stage::with(options).await;
    // Not a loopback address by its looks, and yet this machine.
    let mut receiver = Receiver::listening(&stage, "0.0.0.0:0", "alipay/webhook").await;
    stage.dispute().await;
    assert!(receiver.next().await.is_signed(&stage));
    for path in ["alipay/webhook", "stripe/webhook"] {
        for url in ["http://app:9999/hook", "http://10.1.2.3/hook"] {
            let order = json!({ "url": url }).to_string();
            assert_eq!(stage.control("PUT", path, &order).await.0, 200, "{url}");
            let (status, answer) = Stage::new().await.control("PUT", path, &order).await;
            assert_eq!(status, 400);
            assert!(answer["error"]["message"].as_str().unwrap().contains("--allow-remote"), "{answer}");
        }
        let (status, answer) = stage.control("PUT", path, r#"{"url": "https://app:9999/hook"}"#).await;
        assert_eq!(status, 400, "{answer}");
    }
}
