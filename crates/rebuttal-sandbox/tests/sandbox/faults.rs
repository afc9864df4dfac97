//! Each fault as a raw client sees it.

use serde_json::{Value, json};
use std::time::{Duration, Instant};

use crate::client::Response;
use crate::stage::{ACCEPT, Stage};

/// Orders a fault, accepts a new dispute, and answers what came and how often the dispute was accepted.
async fn with_fault(stage: &Stage, fault: Value) -> (Option<Response>, u64) {
    let id = stage.dispute().await;
    let mut order = json!({"operation": "acceptDispute"});
    order.as_object_mut().unwrap().extend(fault.as_object().unwrap().clone());
    let shown = stage.post("faults", &order).await;
    assert_eq!(shown["kind"], fault["kind"]);
    let reply = stage.accept(&id).await;
    assert_eq!(stage.last_request().await["fault"], fault["kind"]);
    assert_eq!(stage.get("faults").await, json!({"faults": []}), "the fault is used up");
    (reply, stage.effects(&id).await)
}

fn result(reply: &Response) -> (String, String) {
    let result = &reply.json()["result"];
    let text = |name: &str| result[name].as_str().unwrap().to_owned();
    (text("resultCode"), text("resultStatus"))
}

fn pair(code: &str, status: &str) -> (String, String) {
    (code.to_owned(), status.to_owned())
}

#[tokio::test]
async fn refusals_are_signed_answers_with_the_tables_status() {
    let stage = Stage::new().await;
    for (fault, expected) in [
        (json!({"kind": "refuse", "code": "PARAM_ILLEGAL"}), pair("PARAM_ILLEGAL", "F")),
        (json!({"kind": "refuse", "code": "REQUEST_TRAFFIC_EXCEED_LIMIT"}), pair("REQUEST_TRAFFIC_EXCEED_LIMIT", "U")),
        (json!({"kind": "refuse", "code": "NEW_CODE", "status": "X"}), pair("NEW_CODE", "X")),
        (json!({"kind": "unknown"}), pair("UNKNOWN_EXCEPTION", "U")),
    ] {
        let (reply, effects) = with_fault(&stage, fault).await;
        let reply = reply.unwrap();
        assert_eq!((result(&reply), effects, stage.is_signed(&reply)), (expected, 0, true));
    }
    let (reply, effects) = with_fault(&stage, json!({"kind": "unknown", "acted": true})).await;
    let reply = reply.unwrap();
    assert_eq!((result(&reply), effects, stage.is_signed(&reply)), (pair("UNKNOWN_EXCEPTION", "U"), 1, true));
    let (reply, _) = with_fault(&stage, json!({"kind": "refuse", "code": "SIGNATURE_INVALID"})).await;
    assert_eq!(reply.unwrap().header("signature"), None);
}

#[tokio::test]
async fn connections_are_cut_before_and_after_acting_and_half_way() {
    let stage = Stage::new().await;
    for kind in ["cut_at_head", "cut_request", "cut_before"] {
        let (reply, effects) = with_fault(&stage, json!({"kind": kind})).await;
        assert!(reply.is_none() && effects == 0, "{kind}");
    }
    let (reply, effects) = with_fault(&stage, json!({"kind": "cut_after"})).await;
    assert!(reply.is_none() && effects == 1);
    let (reply, effects) = with_fault(&stage, json!({"kind": "cut_half"})).await;
    let reply = reply.expect("a head and half a body");
    assert!(!reply.is_whole() && !reply.body.is_empty() && effects == 1, "{reply:?}");
}

#[tokio::test]
async fn statuses_and_pages_of_others_are_not_signed() {
    let stage = Stage::new().await;
    let teapot = json!({"status": 503, "body": {"busy": true}, "headers": {"retry-after": "7"}});
    for (kind, expected) in [("status", 0), ("status_after", 1)] {
        let mut fault = teapot.clone();
        fault["kind"] = json!(kind);
        let (reply, effects) = with_fault(&stage, fault).await;
        let reply = reply.unwrap();
        assert_eq!((reply.status, reply.json(), effects), (503, json!({"busy": true}), expected));
        assert_eq!((reply.header("retry-after"), reply.header("signature")), (Some("7"), None));
    }
    let (reply, effects) = with_fault(&stage, json!({"kind": "html"})).await;
    let reply = reply.unwrap();
    assert!(reply.status == 200 && reply.body.starts_with(b"<!DOCTYPE html>") && effects == 0);
    assert_eq!(reply.header("content-type"), Some("text/html; charset=utf-8"));
    let (reply, effects) = with_fault(&stage, json!({"kind": "redirect", "location": "http://127.0.0.1:1/x"})).await;
    let reply = reply.unwrap();
    assert_eq!((reply.status, reply.header("location"), effects), (307, Some("http://127.0.0.1:1/x"), 0));
}

#[tokio::test]
async fn bodies_that_are_signed_and_make_no_sense() {
    let stage = Stage::new().await;
    let (reply, effects) = with_fault(&stage, json!({"kind": "garbage"})).await;
    let reply = reply.unwrap();
    assert!(stage.is_signed(&reply) && serde_json::from_slice::<Value>(&reply.body).is_err() && effects == 1);
    let (reply, effects) = with_fault(&stage, json!({"kind": "empty_body"})).await;
    let reply = reply.unwrap();
    assert!(stage.is_signed(&reply) && reply.body.is_empty() && effects == 1);
    let (reply, effects) = with_fault(&stage, json!({"kind": "replace", "body": {"result": 7}})).await;
    let reply = reply.unwrap();
    assert!(stage.is_signed(&reply) && reply.json() == json!({"result": 7}) && effects == 0);
    let (reply, effects) = with_fault(&stage, json!({"kind": "replace", "body": "{\"a\": 1 }", "acted": true})).await;
    assert_eq!((reply.unwrap().body, effects), (b"{\"a\": 1 }".to_vec(), 1));
}

#[tokio::test]
async fn signatures_are_spoiled_one_way_each() {
    let stage = Stage::new().await;
    for kind in ["unsigned", "half_header", "broken_signature", "altered_body", "other_key", "wrong_client_id"] {
        let (reply, effects) = with_fault(&stage, json!({"kind": kind})).await;
        let reply = reply.unwrap();
        assert_eq!(effects, 1, "{kind}");
        assert!(!stage.is_signed(&reply), "{kind}");
        assert_eq!(result(&reply), pair("SUCCESS", "S"), "{kind}: who does not verify sees a success");
        let has = ["signature", "response-time", "client-id"].map(|name| reply.header(name).is_some());
        let expected = match kind {
            "unsigned" => [false, false, false],
            "half_header" => [true, false, true],
            _ => [true, true, true],
        };
        assert_eq!(has, expected, "{kind}");
        if kind == "wrong_client_id" {
            assert!(stage.is_signed_as(&reply, "SANDBOX_5Y99999999999999"));
        }
    }
    let (reply, _) = with_fault(&stage, json!({"kind": "header_twice"})).await;
    let reply = reply.unwrap();
    let headers = reply.all("signature");
    assert!(headers.len() == 2 && headers[0] != headers[1]);
    assert!(stage.is_signed(&reply), "the first of the two is good");
}

#[tokio::test]
async fn late_and_slow_answers_come_whole() {
    let stage = Stage::new().await;
    for (fault, expected) in [
        (json!({"kind": "delay", "seconds": 0.3}), 1),
        (json!({"kind": "delay", "seconds": 0.3, "acted": false}), 0),
        (json!({"kind": "trickle", "seconds": 0.3}), 1),
    ] {
        let begin = Instant::now();
        let (reply, effects) = with_fault(&stage, fault).await;
        let reply = reply.unwrap();
        assert!(begin.elapsed() >= Duration::from_millis(300));
        assert!(reply.is_whole() && stage.is_signed(&reply));
        assert_eq!(effects, expected);
    }
}

#[tokio::test]
async fn an_answer_that_nobody_waits_for_does_not_keep_the_sandbox() {
    let stage = Stage::new().await;
    let id = stage.dispute().await;
    stage.post("faults", &json!({"operation": "acceptDispute", "kind": "delay", "seconds": 600})).await;
    {
        let waiting = stage.accept(&id);
        tokio::pin!(waiting);
        // Polls the call beside others until the sandbox has acted, then drops it.
        while stage.get("effects").await["effects"][&id]["count"] == 0 {
            let step = tokio::time::timeout(Duration::from_millis(5), &mut waiting).await;
            assert!(step.is_err(), "no answer yet");
        }
    }
    let again = stage.accept(&id).await.unwrap();
    assert_eq!(result(&again), pair("REPEAT_REQUEST", "F"));
    tokio::time::timeout(crate::client::PATIENCE, stage.sandbox.stop()).await.expect("it stops at once");
}

#[tokio::test]
async fn a_fault_waits_for_its_turn_and_for_an_authentic_request() {
    let stage = Stage::new().await;
    let order = json!({"operation": "acceptDispute", "kind": "cut_before", "times": 2, "after": 1});
    stage.post("faults", &order).await;
    let unsigned = stage.call(ACCEPT, "{}").set("signature", None);
    assert!(stage.send(unsigned).await.is_some());
    assert_eq!(stage.get("faults").await, json!({"faults": [order]}), "who is not authentic uses up no fault");
    let mut answered = Vec::new();
    for _ in 0..4 {
        answered.push(stage.accept("x").await.is_some());
    }
    assert_eq!(answered, [true, false, false, true]);
}

#[tokio::test]
async fn an_order_that_is_not_understood_is_refused_by_field() {
    let stage = Stage::new().await;
    for (order, field) in [
        (json!({"kind": "cut_after"}), "operation"),
        (json!({"operation": "x", "kind": "cut_after"}), "operation"),
        (json!({"operation": "acceptDispute"}), "kind"),
        (json!({"operation": "acceptDispute", "kind": "cut"}), "kind"),
        (json!({"operation": "acceptDispute", "kind": "cut_after", "times": 0}), "times"),
        (json!({"operation": "acceptDispute", "kind": "cut_after", "after": -1}), "after"),
        (json!({"operation": "acceptDispute", "kind": "cut_after", "seconds": 1}), "seconds"),
        (json!({"operation": "acceptDispute", "kind": "unsigned", "acted": true}), "acted"),
        (json!({"operation": "acceptDispute", "kind": "delay"}), "seconds"),
        (json!({"operation": "acceptDispute", "kind": "delay", "seconds": 601}), "seconds"),
        (json!({"operation": "acceptDispute", "kind": "unknown", "acted": "yes"}), "acted"),
        (json!({"operation": "acceptDispute", "kind": "refuse"}), "code"),
        (json!({"operation": "acceptDispute", "kind": "refuse", "code": "SUCCESS"}), "code"),
        (json!({"operation": "acceptDispute", "kind": "refuse", "code": "NEW"}), "status"),
        (json!({"operation": "acceptDispute", "kind": "status"}), "status"),
        (json!({"operation": "acceptDispute", "kind": "status", "status": 100}), "status"),
        (json!({"operation": "acceptDispute", "kind": "status", "status": 500, "headers": {"a b": "c"}}), "headers"),
        (json!({"operation": "acceptDispute", "kind": "redirect"}), "location"),
        (json!({"operation": "acceptDispute", "kind": "redirect", "location": "/x", "status": 400}), "status"),
        (json!({"operation": "acceptDispute", "kind": "replace"}), "body"),
    ] {
        let (status, answer) = stage.control("POST", "faults", &order.to_string()).await;
        assert_eq!((status, &answer["error"]["field"]), (400, &json!(field)), "{order}: {answer}");
    }
    assert_eq!(stage.get("faults").await, json!({"faults": []}));
}
