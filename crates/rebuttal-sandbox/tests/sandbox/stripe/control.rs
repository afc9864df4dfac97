//! The control interface's part for Stripe: overrides, bad input, the log, and the reset.

use serde_json::{Value, json};

use super::shop::Shop;

#[tokio::test]
async fn a_dispute_can_be_anything() {
    let shop = Shop::new().await;
    let order = json!({
        "id": "dp_mine", "status": "pondered", "reason": "moon_phase", "amount": 7,
        "evidence_details": {"due_by": null, "new_detail": [1]},
        "payment_method_details": {"type": "shells", "card": null, "shells": {"beach": {"name": "north"}}},
        "extra": {"new_field": {"deep": [1, null]}},
        "omit": ["intended_submission_method", "evidence_details.submission_method", "evidence.appeal", "nothing.there"],
    });
    let made = shop.stage.post("stripe/disputes", &order).await;
    let dispute = shop.retrieve("dp_mine").await;
    assert_eq!(dispute, made);
    assert_eq!((&dispute["status"], &dispute["reason"]), (&json!("pondered"), &json!("moon_phase")));
    assert_eq!(dispute["new_field"], json!({"deep": [1, null]}));
    assert_eq!(dispute["evidence_details"]["new_detail"], json!([1]));
    assert_eq!(dispute["evidence_details"]["submission_count"], 0, "what is not given is the sandbox's");
    assert_eq!(dispute["payment_method_details"]["shells"]["beach"]["name"], "north");
    assert!(dispute.get("intended_submission_method").is_none());
    assert!(
        dispute["evidence_details"].get("submission_method").is_none() && dispute["evidence"].get("appeal").is_none()
    );
    assert_eq!(shop.update("dp_mine", &[("metadata[a]", "1")]).await["new_field"], json!({"deep": [1, null]}));
    assert_eq!(shop.stage.get("stripe/disputes").await["disputes"][0]["id"], "dp_mine");
}

#[tokio::test]
async fn bad_input_is_refused_with_the_fields_name() {
    let shop = Shop::new().await;
    let id = shop.dispute().await;
    let judge = format!("stripe/disputes/{id}/judge");
    for (method, path, body, status, field) in [
        ("POST", "stripe/disputes", json!({"Status": "won"}), 400, json!("Status")),
        ("POST", "stripe/disputes", json!({"id": id}), 409, json!("id")),
        ("POST", "stripe/disputes", json!({"id": ""}), 400, json!("id")),
        ("POST", "stripe/disputes", json!({"id": "a", "count": 2}), 400, json!("id")),
        ("POST", "stripe/disputes", json!({"count": 0}), 400, json!("count")),
        ("POST", "stripe/disputes", json!({"created": "now"}), 400, json!("created")),
        ("POST", "stripe/disputes", json!({"account": "x"}), 400, json!("account")),
        ("POST", "stripe/disputes", json!({"smart_disputes": true}), 400, json!("smart_disputes")),
        ("POST", "stripe/disputes", json!({"smart_disputes": "maybe"}), 400, json!("smart_disputes")),
        ("POST", "stripe/disputes", json!({"omit": "status"}), 400, json!("omit")),
        ("POST", "stripe/disputes", json!({"notify": 1}), 400, json!("notify")),
        ("POST", judge.as_str(), json!({}), 400, json!("result")),
        ("POST", judge.as_str(), json!({"result": "draw"}), 400, json!("result")),
        ("POST", "stripe/disputes/none/judge", json!({"result": "won"}), 404, Value::Null),
        ("GET", "stripe/disputes/none", json!({}), 404, Value::Null),
        ("PUT", "stripe/webhook", json!({}), 400, json!("url")),
        ("PUT", "stripe/webhook", json!({"url": null, "thin": 1}), 400, json!("thin")),
        ("PUT", "stripe/settings", json!({"denied": ["fly"]}), 400, json!("denied")),
        ("PUT", "stripe/settings", json!({"denied": "closeDispute"}), 400, json!("denied")),
        ("PUT", "stripe/settings", json!({"file_bytes": 0}), 400, json!("file_bytes")),
        ("POST", "stripe/notify", json!({}), 400, json!("body")),
        ("GET", "stripe/nothing", json!({}), 404, Value::Null),
    ] {
        let (got, answer) = shop.stage.control(method, path, &body.to_string()).await;
        assert_eq!((got, &answer["error"]["field"]), (status, &field), "{method} {path} {body}: {answer}");
    }
}

#[tokio::test]
async fn the_log_shows_pairs_as_they_were_meant() {
    let shop = Shop::new().await;
    let id = shop.dispute().await;
    let pairs =
        [("evidence[uncategorized_text]", ""), ("metadata[a]", "b c&d"), ("submit", "false"), ("expand[0]", "charge")];
    shop.update(&id, &pairs).await;
    let logged = shop.stage.last_request().await;
    assert_eq!(logged["form"], json!(pairs));
    assert_eq!(
        (&logged["verdict"]["code"], &logged["status"], &logged["acted"]),
        (&json!("ok"), &json!(200), &json!(true))
    );
    shop.get("/v1/disputes?created%5Bgte%5D=5&limit=1").await;
    let logged = shop.stage.last_request().await;
    assert_eq!(logged["query"], json!([["created[gte]", "5"], ["limit", "1"]]));
    assert_eq!((&logged["operation"], &logged["acted"]), (&json!("listDisputes"), &json!(false)));
    shop.get("/v1/disputes?limit=x").await;
    assert_eq!(shop.stage.last_request().await["verdict"]["code"], "parameter_invalid_integer");
}

#[tokio::test]
async fn a_reset_forgets_all_but_the_credentials() {
    let shop = Shop::new().await;
    let (id, file) = (shop.dispute().await, shop.file(b"%PDF-1.7").await);
    let close = || shop.form_call(&format!("/v1/disputes/{id}/close"), &[]).set("idempotency-key", Some("one"));
    assert_eq!(shop.send(close()).await.status, 200);
    let url = json!({"url": "http://127.0.0.1:1/", "thin": true}).to_string();
    shop.stage.control("PUT", "stripe/webhook", &url).await;
    shop.stage.control("PUT", "stripe/settings", &json!({"pages": 1, "denied": ["listFiles"]}).to_string()).await;
    shop.stage.post("reset", &json!({})).await;
    assert_eq!(shop.stage.get("stripe/disputes").await, json!({"disputes": []}));
    assert_eq!(shop.stage.get("effects").await, json!({"effects": {}}));
    let webhook = json!({"url": null, "thin": false, "api_version": "2026-10-28.endive"});
    assert_eq!(shop.stage.get("stripe/webhook").await, webhook);
    let settings = json!({"pages": 50, "file_bytes": 5_000_000, "evidence_bytes": 4_500_000, "denied": []});
    assert_eq!(shop.stage.get("stripe/settings").await, settings);
    for target in ["/v1/disputes", "/v1/files", "/v1/events"] {
        assert_eq!(shop.get(target).await.json()["data"], json!([]), "{target}");
    }
    assert_eq!(shop.send(close()).await.status, 404, "the key is free again");
    assert_ne!(shop.dispute().await, id, "no id comes twice");
    assert_ne!(shop.file(b"%PDF-1.7").await, file);
}

#[tokio::test]
async fn a_person_at_the_dashboard_answers_too() {
    let shop = Shop::new().await;
    let id = shop.dispute().await;
    let path = format!("stripe/disputes/{id}/update");
    let staged = shop.stage.post(&path, &json!({"evidence": {"customer_name": "J"}})).await;
    assert_eq!((&staged["status"], &staged["evidence"]["customer_name"]), (&json!("needs_response"), &json!("J")));
    let submitted = shop.stage.post(&path, &json!({"submit": true})).await;
    assert_eq!(submitted["status"], "under_review");
    let effects = shop.stage.get("effects").await["effects"][&id].clone();
    assert_eq!(effects["did"], json!({"evidence_staged": 1, "evidence_submitted": 1}));
    assert_eq!((&effects["done"][1]["by"], &effects["done"][1]["request"]), (&json!("dashboard"), &Value::Null));
    assert_eq!(shop.stage.control("POST", &path, r#"{"submit": true}"#).await.0, 409);
    let call = shop.form_call(&format!("/v1/disputes/{id}"), &[("metadata[a]", "1")]);
    shop.send(call.set("idempotency-key", Some("one"))).await;
    let done = shop.stage.get("effects").await["effects"][&id]["done"][2].clone();
    assert_eq!((&done["by"], &done["idempotency_key"]), (&json!("api"), &json!("one")));
    let other = shop.dispute().await;
    assert_eq!(shop.stage.post(&format!("stripe/disputes/{other}/close"), &json!({})).await["status"], "lost");
    assert_eq!(shop.stage.control("POST", "stripe/disputes/none/close", "").await.0, 404);
}
