//! Each fault on each POST: what the client gets, what was done, and what a repetition with the same key gets.

use serde_json::{Value, json};

use super::shop::{Shop, refused};
use crate::client::Response;

/// The three POSTs, each with a key of its own, and what they did.
struct Post<'a> {
    shop: &'a Shop,
    operation: &'static str,
    dispute: String,
    key: String,
}

impl<'a> Post<'a> {
    async fn all(shop: &'a Shop, key: &str) -> Vec<Self> {
        let mut posts = Vec::new();
        for operation in ["updateDispute", "closeDispute", "createFile"] {
            let dispute = shop.dispute().await;
            posts.push(Self { shop, operation, dispute, key: format!("{key} {operation}") });
        }
        posts
    }

    async fn send(&self) -> Option<Response> {
        let path = format!("/v1/disputes/{}", self.dispute);
        let shop = self.shop;
        let key = Some(self.key.as_str());
        match self.operation {
            "updateDispute" => {
                let pairs = [("evidence[customer_name]", "J"), ("submit", "true")];
                shop.stage.send(shop.form_call(&path, &pairs).set("idempotency-key", key)).await
            }
            "closeDispute" => {
                let call = shop.form_call(&format!("{path}/close"), &[]);
                shop.stage.send(call.set("idempotency-key", key)).await
            }
            _ => {
                let call = shop.upload_call(&[("purpose", "dispute_evidence")], &self.dispute, b"%PDF-1.7");
                shop.send_to_files(call.set("idempotency-key", key)).await
            }
        }
    }

    async fn order(&self, fault: &Value) {
        let mut order = fault.clone();
        order["operation"] = json!(self.operation);
        self.shop.stage.post("faults", &order).await;
    }

    /// How often it was done.
    async fn effects(&self) -> u64 {
        if self.operation != "createFile" {
            return self.shop.stage.effects(&self.dispute).await;
        }
        let files = self.shop.get("/v1/files?limit=100").await.json();
        files["data"].as_array().unwrap().iter().filter(|file| file["filename"] == self.dispute.as_str()).count() as u64
    }
}

#[tokio::test]
async fn refused_before_acting_nothing_is_done_and_the_repetition_succeeds() {
    let shop = Shop::new().await;
    for post in Post::all(&shop, "503").await {
        post.order(&json!({"kind": "refuse", "status": 503, "times": 2})).await;
        for _ in 0..2 {
            let (status, error) = refused(&post.send().await.unwrap());
            assert_eq!((status, &error["type"], post.effects().await), (503, &json!("api_error"), 0));
        }
        assert_eq!((post.send().await.unwrap().status, post.effects().await), (200, 1));
    }
}

#[tokio::test]
async fn an_answer_that_was_lost_is_given_again() {
    let shop = Shop::new().await;
    for kind in ["cut_after", "cut_half", "garbage", "empty_body", "status_after"] {
        for post in Post::all(&shop, kind).await {
            let mut fault = json!({"kind": kind, "times": 2});
            if kind == "status_after" {
                fault["status"] = json!(502);
            }
            post.order(&fault).await;
            for _ in 0..2 {
                let reply = post.send().await;
                let decoded = reply.filter(|reply| reply.is_whole()).map(|reply| (reply.status, reply.body));
                let expected = match kind {
                    "cut_after" | "cut_half" => None,
                    "garbage" => Some((200, b"\"resultCode\": SUCCESS;".to_vec())),
                    "empty_body" => Some((200, vec![])),
                    _ => Some((502, vec![])),
                };
                assert_eq!((decoded, post.effects().await), (expected, 1), "{kind} {}", post.operation);
            }
            let again = post.send().await.unwrap();
            assert_eq!((again.status, again.header("idempotent-replayed")), (200, Some("true")), "{kind}");
            assert_eq!(post.effects().await, 1, "{kind} {}", post.operation);
        }
    }
}

#[tokio::test]
async fn a_failure_after_acting_is_what_is_remembered() {
    let shop = Shop::new().await;
    for post in Post::all(&shop, "500").await {
        post.order(&json!({"kind": "fail_after", "times": 2, "message": "Sorry."})).await;
        let first = post.send().await.unwrap();
        let (status, error) = refused(&first);
        assert_eq!((status, &error["type"], &error["message"]), (500, &json!("api_error"), &json!("Sorry.")));
        for _ in 0..2 {
            let again = post.send().await.unwrap();
            assert_eq!((again.status, &again.body), (500, &first.body));
            assert_eq!(again.header("idempotent-replayed"), Some("true"));
        }
        assert_eq!(post.effects().await, 1, "{}", post.operation);
    }
}

#[tokio::test]
async fn errors_carry_what_the_order_says() {
    let shop = Shop::new().await;
    for (order, status, kind, code) in [
        (json!({"code": "rate_limit", "reason": "endpoint-rate"}), 429, "invalid_request_error", json!("rate_limit")),
        (json!({"code": "lock_timeout", "should_retry": true}), 429, "invalid_request_error", json!("lock_timeout")),
        (json!({"code": "idempotency_key_in_use"}), 409, "idempotency_error", json!("idempotency_key_in_use")),
        (json!({"code": "resource_missing", "param": "id"}), 404, "invalid_request_error", json!("resource_missing")),
        (json!({"code": "api_key_expired"}), 401, "invalid_request_error", json!("api_key_expired")),
        (json!({"status": 402}), 402, "card_error", Value::Null),
        (json!({"status": 424, "type": "brand_new_error"}), 424, "brand_new_error", Value::Null),
        (json!({"status": 500, "should_retry": false}), 500, "api_error", Value::Null),
    ] {
        let mut fault = json!({"operation": "listDisputes", "kind": "refuse"});
        fault.as_object_mut().unwrap().extend(order.as_object().unwrap().clone());
        assert_eq!(shop.stage.post("faults", &fault).await["kind"], "refuse");
        let reply = shop.get("/v1/disputes").await;
        let (found, error) = refused(&reply);
        assert_eq!((found, &error["type"], &error["code"]), (status, &json!(kind), &code), "{order}");
        assert_eq!(error.get("param"), order.get("param"));
        assert_eq!(reply.header("stripe-rate-limited-reason").map(Value::from), order.get("reason").cloned());
        let should_retry = order.get("should_retry").map(ToString::to_string);
        assert_eq!(reply.header("stripe-should-retry"), should_retry.as_deref());
    }
}

#[tokio::test]
async fn other_faults_work_as_for_every_provider() {
    let shop = Shop::new().await;
    for (fault, status, body) in [
        (json!({"kind": "html"}), 200, "<!DOCTYPE html>"),
        (json!({"kind": "replace", "body": {"object": "list"}}), 200, "{\"object\":\"list\"}"),
        (json!({"kind": "status", "status": 504, "body": "slow"}), 504, "slow"),
        (json!({"kind": "redirect", "location": "http://127.0.0.1:1/"}), 307, ""),
        (json!({"kind": "delay", "seconds": 0.05}), 200, "{\"object\":\"list\""),
        (json!({"kind": "delay", "seconds": 0.05, "acted": false}), 500, "{\"error\""),
        (json!({"kind": "trickle", "seconds": 0.05}), 200, "{\"object\":\"list\""),
    ] {
        let mut order = fault.clone();
        order["operation"] = json!("listDisputes");
        shop.stage.post("faults", &order).await;
        let reply = shop.get("/v1/disputes").await;
        assert!(reply.is_whole() && reply.status == status, "{fault}: {reply:?}");
        assert!(String::from_utf8(reply.body).unwrap().starts_with(body), "{fault}");
        assert_eq!(shop.stage.last_request().await["fault"], fault["kind"]);
    }
}

#[tokio::test]
async fn a_fault_can_wait_for_one_variant() {
    let shop = Shop::new().await;
    let id = shop.dispute().await;
    shop.stage.post("faults", &json!({"operation": "submitDisputeEvidence", "kind": "cut_before"})).await;
    let staged = [("evidence[customer_name]", "J"), ("submit", "false")];
    shop.update(&id, &staged).await;
    let logged = shop.stage.last_request().await;
    assert_eq!(logged["operation"], "updateDispute");
    assert_eq!(logged["operations"], json!(["updateDispute", "stageDisputeEvidence"]));
    let submit = shop.form_call(&format!("/v1/disputes/{id}"), &[("submit", "true")]);
    assert!(shop.stage.send(submit).await.is_none());
    assert_eq!(shop.retrieve(&id).await["status"], "needs_response");
}

#[tokio::test]
async fn who_has_no_key_uses_up_no_fault() {
    let shop = Shop::new().await;
    shop.stage.post("faults", &json!({"operation": "listDisputes", "kind": "cut_before"})).await;
    let stranger = shop.call("GET", "/v1/disputes", "").set("authorization", None);
    assert_eq!(shop.send(stranger).await.status, 401);
    assert!(shop.stage.send(shop.call("GET", "/v1/disputes", "")).await.is_none());
}

#[tokio::test]
async fn an_order_that_is_not_understood_is_refused_by_field() {
    let shop = Shop::new().await;
    for (order, field) in [
        (json!({"operation": "listDispute", "kind": "refuse"}), "operation"),
        (json!({"operation": "listDisputes", "kind": "unsigned"}), "kind"),
        (json!({"operation": "listDisputes", "kind": "unknown"}), "kind"),
        (json!({"operation": "acceptDispute", "kind": "fail_after"}), "kind"),
        (json!({"operation": "listDisputes", "kind": "refuse"}), "code"),
        (json!({"operation": "listDisputes", "kind": "refuse", "status": 200}), "status"),
        (json!({"operation": "listDisputes", "kind": "refuse", "status": 500, "should_retry": "yes"}), "should_retry"),
        (json!({"operation": "listDisputes", "kind": "refuse", "status": 500, "reason": "a\nb"}), "reason"),
        (json!({"operation": "listDisputes", "kind": "fail_after", "acted": false}), "acted"),
    ] {
        let (status, answer) = shop.stage.control("POST", "faults", &order.to_string()).await;
        assert_eq!((status, &answer["error"]["field"]), (400, &json!(field)), "{order}: {answer}");
    }
}
