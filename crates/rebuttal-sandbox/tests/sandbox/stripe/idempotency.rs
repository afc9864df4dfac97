//! Idempotency keys.

use std::time::Duration;

use serde_json::json;

use super::shop::{Shop, refused};
use crate::client::Response;
use crate::stage::Call;

fn keyed(call: Call, key: &str) -> Call {
    call.set("idempotency-key", Some(key))
}

fn is_replay(reply: &Response) -> bool {
    reply.header("idempotent-replayed") == Some("true")
}

#[tokio::test]
async fn the_first_result_is_given_again() {
    let shop = Shop::new().await;
    let id = shop.dispute().await;
    let target = format!("/v1/disputes/{id}");
    let call = || keyed(shop.form_call(&target, &[("metadata[a]", "1"), ("metadata[b]", "2")]), "one");
    let first = shop.send(call()).await;
    assert_eq!((first.header("idempotency-key"), is_replay(&first)), (Some("one"), false));
    shop.update(&id, &[("metadata[a]", "9")]).await;
    let other_order = keyed(shop.form_call(&target, &[("metadata[b]", "2"), ("metadata[a]", "1")]), "one");
    for again in [call(), other_order] {
        let again = shop.send(again).await;
        assert_eq!((again.status, &again.body, is_replay(&again)), (200, &first.body, true));
        assert_eq!(again.header("original-request"), first.header("request-id"));
        assert_ne!(again.header("request-id"), first.header("request-id"));
    }
    assert_eq!(shop.stage.effects(&id).await, 2);

    for other in [
        keyed(shop.form_call(&target, &[("metadata[a]", "2")]), "one"),
        keyed(shop.form_call(&format!("{target}/close"), &[]), "one"),
        keyed(shop.form_call("/v1/disputes/du_no", &[("metadata[a]", "1"), ("metadata[b]", "2")]), "one"),
    ] {
        let (status, error) = refused(&shop.send(other).await);
        assert_eq!((status, &error["type"]), (400, &json!("idempotency_error")));
    }
    let account = call().set("stripe-account", Some("acct_1"));
    assert_eq!(refused(&shop.send(account).await).0, 404, "another account's keys are others");
    let get = shop.send(keyed(shop.call("GET", &target, ""), "one")).await;
    assert_eq!((get.status, is_replay(&get), get.header("idempotency-key")), (200, false, None));

    shop.advance(86_400).await;
    assert!(!is_replay(&shop.send(call()).await), "a day later the key is free");
}

#[tokio::test]
async fn an_upload_is_the_same_by_its_contents() {
    let shop = Shop::new().await;
    let upload = |bytes: &[u8]| keyed(shop.upload_call(&[("purpose", "dispute_evidence")], "a.pdf", bytes), "one");
    let first = shop.send_to_files(upload(b"%PDF-1.7")).await.unwrap();
    let mut again = upload(b"%PDF-1.7").set("content-type", Some("multipart/form-data; boundary=rim"));
    again.body = String::from_utf8(again.body).unwrap().replace("--edge", "--rim").into();
    let again = shop.send_to_files(again).await.unwrap();
    assert_eq!((is_replay(&again), again.json()), (true, first.json()));
    let (status, error) = refused(&shop.send_to_files(upload(b"%PDF-1.6")).await.unwrap());
    assert_eq!((status, &error["type"]), (400, &json!("idempotency_error")));
    assert_eq!(shop.get("/v1/files").await.json()["data"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn only_what_was_begun_is_remembered() {
    let shop = Shop::new().await;
    let id = shop.dispute().await;
    let target = format!("/v1/disputes/{id}/close");
    let close = |pairs: &[(&str, &str)]| keyed(shop.form_call(&target, pairs), "one");
    assert_eq!(refused(&shop.send(close(&[("foo", "1")])).await).0, 400);
    assert_eq!(refused(&shop.send(close(&[]).set("authorization", None)).await).0, 401);
    let fault = json!({"operation": "closeDispute", "kind": "refuse", "code": "rate_limit"});
    shop.stage.post("faults", &fault).await;
    assert_eq!(refused(&shop.send(close(&[])).await).0, 429);
    let done = shop.send(close(&[])).await;
    assert_eq!((done.status, is_replay(&done)), (200, false));

    let missing = || keyed(shop.form_call("/v1/disputes/du_later/close", &[]), "two");
    assert_eq!(refused(&shop.send(missing()).await).0, 404);
    shop.dispute_with(json!({"id": "du_later"})).await;
    let again = shop.send(missing()).await;
    assert_eq!((again.status, is_replay(&again)), (404, true), "that there was none is a result");
}

#[tokio::test]
async fn a_key_has_at_most_255_characters() {
    let shop = Shop::new().await;
    let id = shop.dispute().await;
    let target = format!("/v1/disputes/{id}");
    for (length, status) in [(0, 400), (1, 200), (255, 200), (256, 400)] {
        let call = keyed(shop.form_call(&target, &[("metadata[a]", "1")]), &"k".repeat(length));
        assert_eq!(shop.send(call).await.status, status, "{length}");
    }
    let mut twice = keyed(shop.form_call(&target, &[]), "a");
    twice.headers.push(("idempotency-key".to_owned(), "a".to_owned()));
    assert_eq!(shop.send(twice).await.status, 400);
}

#[tokio::test]
async fn a_request_at_work_keeps_its_key() {
    let shop = Shop::new().await;
    let id = shop.dispute().await;
    let target = format!("/v1/disputes/{id}/close");
    let close = || keyed(shop.form_call(&target, &[]), "one");
    shop.stage.post("faults", &json!({"operation": "closeDispute", "kind": "delay", "seconds": 600})).await;
    let waiting = shop.send(close());
    tokio::pin!(waiting);
    // Polls the call beside others until the sandbox has acted.
    while shop.stage.effects(&id).await == 0 {
        let step = tokio::time::timeout(Duration::from_millis(5), &mut waiting).await;
        assert!(step.is_err(), "no answer yet");
    }
    let (status, error) = refused(&shop.send(close()).await);
    assert_eq!(
        (status, &error["type"], &error["code"]),
        (409, &json!("idempotency_error"), &json!("idempotency_key_in_use"))
    );
    assert_eq!(shop.stage.effects(&id).await, 1);
}

#[tokio::test]
async fn a_request_that_is_done_frees_its_key() {
    let shop = Shop::new().await;
    let id = shop.dispute().await;
    let target = format!("/v1/disputes/{id}/close");
    let close = || keyed(shop.form_call(&target, &[]), "one");
    shop.stage.post("faults", &json!({"operation": "closeDispute", "kind": "trickle", "seconds": 0.2})).await;
    let first = shop.send(close()).await;
    let again = shop.send(close()).await;
    // The answer's last byte may arrive a moment before its time is over.
    assert!(again.status == 409 || again.body == first.body, "{again:?}");
}
