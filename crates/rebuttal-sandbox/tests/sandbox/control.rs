//! The control interface: errors that name the field, the logs, and the reset.

use serde_json::{Value, json};

use crate::receiver::Receiver;
use crate::stage::{ACCEPT, Stage};

#[tokio::test]
async fn bad_input_is_refused_with_the_fields_name() {
    let stage = Stage::new().await;
    let id = stage.dispute().await;
    let judge = format!("alipay/disputes/{id}/judge");
    for (method, path, body, status, field) in [
        ("POST", "alipay/disputes", json!({"disputeid": "x"}), 400, json!("disputeid")),
        ("POST", "alipay/disputes", json!({"disputeId": ""}), 400, json!("disputeId")),
        ("POST", "alipay/disputes", json!({"disputeId": "x".repeat(65)}), 400, json!("disputeId")),
        ("POST", "alipay/disputes", json!({"disputeId": 5}), 400, json!("disputeId")),
        ("POST", "alipay/disputes", json!({"disputeId": id}), 409, json!("disputeId")),
        ("POST", "alipay/disputes", json!({"defenseDueTime": "tomorrow"}), 400, json!("defenseDueTime")),
        ("POST", "alipay/disputes", json!({"disputeNotificationType": "X"}), 400, json!("disputeNotificationType")),
        ("POST", "alipay/disputes", json!({"notify": 1}), 400, json!("notify")),
        ("POST", "alipay/disputes", json!({"extra": []}), 400, json!("extra")),
        ("POST", judge.as_str(), json!({}), 400, json!("result")),
        ("POST", judge.as_str(), json!({"result": "WON"}), 400, json!("result")),
        ("POST", "alipay/disputes/none/judge", json!({"result": "ACCEPT_BY_MERCHANT"}), 404, Value::Null),
        ("PUT", "alipay/webhook", json!({}), 400, json!("url")),
        ("PUT", "alipay/webhook", json!({"url": "http://example.com/"}), 400, json!("url")),
        ("PUT", "alipay/webhook", json!({"url": 1}), 400, json!("url")),
        ("POST", "alipay/notify", json!({}), 400, json!("body")),
        ("POST", "alipay/notify", json!({"body": 1, "sign": "badly"}), 400, json!("sign")),
        ("POST", "clock/advance", json!({}), 400, json!("seconds")),
        ("POST", "clock/advance", json!({"seconds": -1}), 400, json!("seconds")),
        ("POST", "clock/advance", json!({"seconds": 1, "minutes": 1}), 400, json!("minutes")),
        ("POST", "reset", json!({"all": true}), 400, json!("all")),
        ("POST", "reset", json!([]), 400, Value::Null),
        ("POST", "requests", json!({}), 404, Value::Null),
        ("GET", "alipay/nothing", json!({}), 404, Value::Null),
    ] {
        let (got, answer) = stage.control(method, path, &body.to_string()).await;
        assert_eq!((got, &answer["error"]["field"]), (status, &field), "{method} {path} {body}: {answer}");
        assert!(answer["error"]["message"].as_str().is_some_and(|text| text.len() > 10), "{answer}");
    }
}

#[tokio::test]
async fn only_the_control_moves_the_clock() {
    let stage = Stage::new().await;
    assert_eq!(stage.get("clock").await, json!({"now": "2026-01-31T12:00:00+00:00"}));
    let moved = stage.post("clock/advance", &json!({"seconds": 90})).await;
    assert_eq!(moved, json!({"now": "2026-01-31T12:01:30+00:00"}));
}

#[tokio::test]
async fn a_reset_forgets_all_but_the_credentials() {
    let stage = Stage::new().await;
    let mut receiver = Receiver::of(&stage, &[500]).await;
    let id = stage.dispute().await;
    receiver.next().await;
    stage.post("clock/advance", &json!({"seconds": 60})).await;
    stage.post("faults", &json!({"operation": "acceptDispute", "kind": "cut_after", "after": 1})).await;
    stage.accept(&id).await.unwrap();

    assert_eq!(stage.post("reset", &json!({})).await, json!({"now": "2026-01-31T12:00:00+00:00"}));
    assert_eq!(stage.get("faults").await, json!({"faults": []}));
    assert_eq!(stage.get("requests").await, json!({"requests": [], "dropped": 0}));
    assert_eq!(stage.get("effects").await, json!({"effects": {}}));
    assert_eq!(stage.get("notifications").await, json!({"notifications": []}));
    assert_eq!(stage.get("alipay/disputes").await, json!({"disputes": []}));
    assert_eq!(stage.get("alipay/webhook").await, json!({"url": null}));

    let after = stage.dispute().await;
    assert_ne!(after, id, "no id comes twice");
    assert_eq!(stage.accept(&after).await.unwrap().json()["result"]["resultStatus"], "S");
}

#[tokio::test]
async fn the_log_shows_what_arrived_and_what_was_done() {
    let stage = Stage::new().await;
    let id = stage.dispute().await;
    stage.accept(&id).await.unwrap();
    let logged = stage.last_request().await;
    assert_eq!(logged["method"], "POST");
    assert_eq!(logged["path"], "/ams/sandbox/api/v1/payments/acceptDispute");
    assert_eq!(logged["operation"], "acceptDispute");
    assert_eq!(logged["body"], json!({"disputeId": id}).to_string());
    assert_eq!(logged["verdict"]["code"], "SUCCESS");
    assert_eq!(logged["acted"], true);
    assert_eq!(logged["fault"], Value::Null);
    assert!(logged["headers"]["signature"].as_str().unwrap().starts_with("algorithm=RSA256"));
    let effects = stage.get("effects").await["effects"][&id].clone();
    let at = "2026-01-31T12:00:00+00:00";
    let done = json!([{"operation": "acceptDispute", "at": at, "by": "api", "request": logged["number"]}]);
    let operations = json!({"acceptDispute": 1});
    assert_eq!(effects, json!({"provider": "alipay", "count": 1, "operations": operations, "done": done}));
}

#[tokio::test]
async fn debug_shows_no_private_key() {
    let stage = Stage::new().await;
    let text = format!("{:?}", stage.sandbox);
    let credentials = stage.sandbox.alipay();
    assert!(!text.contains(&credentials.merchant_private_key[..64]), "the merchant's key is shown");
    assert!(!text.contains(&credentials.alipay_private_key[..64]), "the provider's key is shown");
}

#[tokio::test]
async fn a_stopped_sandbox_answers_nobody() {
    let stage = Stage::new().await;
    let authority = stage.authority().to_owned();
    stage.sandbox.stop().await;
    assert!(tokio::net::TcpStream::connect(authority).await.is_err());
}

#[tokio::test]
async fn a_person_at_the_dashboard_answers_too() {
    let stage = Stage::new().await;
    for (answer, operation, status) in
        [("accept", "acceptDispute", "accepted"), ("defend", "supplyDefenseDocument", "defended")]
    {
        let id = stage.dispute().await;
        let path = format!("alipay/disputes/{id}/{answer}");
        assert_eq!(stage.post(&path, &json!({})).await["status"], status);
        let effects = stage.get("effects").await["effects"][&id].clone();
        let done = &effects["done"][0];
        assert_eq!((&effects["count"], &done["operation"]), (&json!(1), &json!(operation)));
        assert_eq!((&done["by"], &done["request"]), (&json!("dashboard"), &Value::Null));
        let (again, answer) = stage.control("POST", &path, "").await;
        assert_eq!(again, 409, "{answer}");
        let answer = stage.operate(ACCEPT, json!({"disputeId": id})).await;
        assert_eq!(answer["result"]["resultCode"], "REPEAT_REQUEST", "the gateway says that, not how");
    }
    assert_eq!(stage.control("POST", "alipay/disputes/none/accept", "").await.0, 404);
}

#[tokio::test]
async fn somebody_else_can_act_right_after_a_spoiled_request() {
    let stage = Stage::new().await;
    let id = stage.dispute().await;
    let meanwhile = json!({"path": format!("alipay/disputes/{id}/defend")});
    let order = json!({"operation": "acceptDispute", "kind": "cut_before", "meanwhile": meanwhile});
    stage.post("faults", &order).await;
    assert_eq!(stage.get("alipay/disputes").await["disputes"][0]["status"], "open", "not before");
    assert!(stage.accept(&id).await.is_none());
    assert_eq!(stage.get(&format!("alipay/disputes/{id}")).await["status"], "defended");
    stage.post("faults", &order).await;
    let (status, left) = stage.control("DELETE", "faults", "").await;
    assert_eq!((status, left), (200, json!({"faults": []})));
    let bad = json!({"operation": "acceptDispute", "kind": "cut_before", "meanwhile": {"path": "reset"}});
    let (status, answer) = stage.control("POST", "faults", &bad.to_string()).await;
    assert_eq!((status, &answer["error"]["field"]), (400, &json!("meanwhile")));
}
