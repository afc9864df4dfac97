//! Events: what they say, how they are signed, when they come again, and how missed ones are found.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rebuttal_signing::hmac256::{TimestampedHeader, Tolerance, WebhookSecret, verify};
use serde_json::{Value, json};

use super::shop::{Shop, ids};
use crate::receiver::{Delivery, Receiver};

const NOW: i64 = 1_769_860_800;

async fn receiver(shop: &Shop, order: Value, statuses: &[u16]) -> Receiver {
    Receiver::at(&shop.stage, "stripe/webhook", order, statuses).await
}

/// Whether the provider signed it just now, by the clock on the wall.
fn is_signed(shop: &Shop, delivery: &Delivery) -> bool {
    let now = i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()).unwrap();
    is_signed_at(shop, delivery, now, 60)
}

/// Whether the provider signed it at this time.
fn is_signed_at(shop: &Shop, delivery: &Delivery, now: i64, tolerance: u64) -> bool {
    let secrets = [WebhookSecret::parse(&shop.stage.sandbox.stripe().webhook_secret).unwrap()];
    let Some(header) = delivery.header("stripe-signature") else { return false };
    let header = TimestampedHeader::parse(header).unwrap();
    let limits = Tolerance { past: Some(Duration::from_secs(tolerance)), future: Some(Duration::from_secs(1)) };
    verify(&secrets, &header, &delivery.body, now * 1000, limits).is_ok()
}

fn kind(delivery: &Delivery) -> String {
    delivery.json()["type"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_disputes_life_is_told_in_order() {
    let shop = Shop::new().await;
    let mut receiver = receiver(&shop, json!({}), &[]).await;
    let id = shop.dispute().await;
    let created = receiver.next().await;
    assert!(is_signed(&shop, &created));
    assert_eq!(created.header("content-type"), Some("application/json; charset=utf-8"));
    let event = created.json();
    assert_eq!((&event["object"], &event["type"]), (&json!("event"), &json!("charge.dispute.created")));
    assert_eq!((&event["api_version"], &event["created"]), (&json!("2026-10-28.endive"), &json!(NOW)));
    assert_eq!(event["data"], json!({"object": shop.retrieve(&id).await}));
    assert_eq!(event["request"], json!({"id": null, "idempotency_key": null}));
    assert_eq!((event.get("account"), &event["pending_webhooks"]), (None, &json!(1)));
    assert_eq!(kind(&receiver.next().await), "charge.dispute.funds_withdrawn");

    let staged =
        shop.form_call(&format!("/v1/disputes/{id}"), &[("evidence[customer_name]", "J"), ("submit", "false")]);
    let reply = shop.send(staged.set("idempotency-key", Some("one"))).await;
    let event = receiver.next().await.json();
    assert_eq!(event["type"], "charge.dispute.updated");
    let before = json!({"evidence": {"customer_name": null}, "evidence_details": {"has_evidence": false}});
    assert_eq!(event["data"], json!({"object": reply.json(), "previous_attributes": before}));
    assert_eq!(event["request"], json!({"id": reply.header("request-id"), "idempotency_key": "one"}));

    shop.update(&id, &[("evidence[uncategorized_text]", "winning_evidence")]).await;
    let events = [receiver.next().await.json(), receiver.next().await.json(), receiver.next().await.json()];
    let told: Vec<_> = events.iter().map(|event| (&event["type"], &event["data"]["object"]["status"])).collect();
    let (updated, closed) = (json!("charge.dispute.updated"), json!("charge.dispute.closed"));
    let reinstated = json!("charge.dispute.funds_reinstated");
    let (review, won) = (json!("under_review"), json!("won"));
    assert_eq!(told, [(&updated, &review), (&closed, &won), (&reinstated, &won)]);
    assert_eq!(events[1]["data"]["previous_attributes"]["status"], "under_review");
    assert!(receiver.is_empty());
}

#[tokio::test]
async fn an_event_comes_again_until_it_is_taken() {
    let shop = Shop::new().await;
    let mut receiver = receiver(&shop, json!({}), &[500, 302]).await;
    shop.dispute_with(json!({"status": "warning_needs_response"})).await;
    let first = receiver.next().await;
    for pause in [300, 1800] {
        shop.advance(pause - 1).await;
        assert!(receiver.is_empty(), "nothing before {pause} s have passed");
        shop.advance(1).await;
        let again = receiver.next().await;
        assert_eq!(again.body, first.body);
        assert!(is_signed(&shop, &again), "signed anew");
        let listed = shop.get("/v1/events").await.json();
        assert_eq!(listed["data"][0]["pending_webhooks"], u8::from(pause == 300));
    }
    let all = shop.stage.get("notifications").await["notifications"].clone();
    assert_eq!((&all[0]["provider"], &all[0]["state"]), (&json!("stripe"), &json!("acknowledged")));
}

#[tokio::test]
async fn an_endpoint_can_have_thin_events() {
    let shop = Shop::new().await;
    let mut receiver = receiver(&shop, json!({"thin": true}), &[]).await;
    let order = json!({"status": "warning_needs_response", "account": "acct_1"});
    let id = shop.dispute_with(order).await;
    let delivery = receiver.next().await;
    assert!(is_signed(&shop, &delivery));
    let event = delivery.json();
    let related = json!({"id": id, "type": "dispute", "url": format!("/v1/disputes/{id}")});
    assert_eq!((&event["type"], &event["related_object"]), (&json!("v1.charge.dispute.created"), &related));
    assert_eq!((&event["object"], &event["context"]), (&json!("v2.core.event"), &json!("acct_1")));
    assert_eq!((&event["created"], &event["reason"]), (&json!("2026-01-31T12:00:00.000Z"), &Value::Null));
    let fetch = |target: &str| shop.call("GET", target, "").set("stripe-context", Some("acct_1"));
    let target = format!("/v2/core/events/{}", event["id"].as_str().unwrap());
    assert_eq!(shop.send(fetch(&target)).await.json(), event);
    assert_eq!(shop.send(fetch(&target).set("stripe-context", None)).await.status, 404);
    let dispute = fetch(related["url"].as_str().unwrap()).set("stripe-request-trigger", Some("event=evt_1"));
    assert_eq!(shop.send(dispute).await.json()["id"], id.as_str());

    let close = shop.form_call(&format!("/v1/disputes/{id}/close"), &[]).set("stripe-account", Some("acct_1"));
    let request = shop.send(close).await.header("request-id").unwrap().to_owned();
    let reason = json!({"type": "request", "request": {"id": request, "idempotency_key": null}});
    assert_eq!(receiver.next().await.json()["reason"], reason);
    let whole = shop.send(fetch("/v1/events")).await.json();
    assert_eq!(whole["data"][0]["type"], "charge.dispute.closed");
    assert_eq!(whole["data"][0]["account"], "acct_1");
}

#[tokio::test]
async fn missed_events_are_found() {
    let shop = Shop::new().await;
    let mut receiver = receiver(&shop, json!({"api_version": "2023-08-16"}), &[500]).await;
    let id = shop.dispute_with(json!({"status": "warning_needs_response"})).await;
    receiver.next().await;
    shop.update(&id, &[("metadata[a]", "1")]).await;
    receiver.next().await;
    shop.advance(60).await;
    let list = async |query: &str| shop.get(&format!("/v1/events?{query}")).await;
    let kinds = |page: &Value| -> Vec<Value> {
        page["data"].as_array().unwrap().iter().map(|event| event["type"].clone()).collect()
    };
    let (created, updated) = ("charge.dispute.created", "charge.dispute.updated");
    for (query, expected) in [
        (String::new(), vec![updated, created]),
        (format!("type={created}"), vec![created]),
        ("type=charge.dispute.*".to_owned(), vec![updated, created]),
        ("type=charge.refund.*".to_owned(), vec![]),
        (format!("types[0]={updated}&types[1]=file.created"), vec![updated]),
        ("delivery_success=false".to_owned(), vec![created]),
        ("delivery_success=true".to_owned(), vec![updated]),
        (format!("created[gt]={NOW}"), vec![]),
        (format!("created={NOW}&limit=1"), vec![updated]),
    ] {
        assert_eq!(kinds(&list(&query).await.json()), expected, "{query}");
    }
    assert_eq!(
        list(&format!("type={created}&types[]={updated}")).await.json()["error"]["code"],
        "parameters_exclusive"
    );
    let many: String = (0..21).map(|number| format!("types[{number}]=a&")).collect();
    assert_eq!(list(&many).await.status, 400);

    let page = list("").await.json();
    let target = format!("/v1/events/{}", ids(&page)[0]);
    let event = shop.get(&target).await.json();
    assert_eq!((&event, &event["api_version"]), (&page["data"][0], &json!("2023-08-16")));
    shop.advance(30 * 86_400).await;
    assert_eq!(shop.get(&target).await.status, 404, "after 30 days it is forgotten");
}

#[tokio::test]
async fn any_body_can_be_delivered_hostile_ones_once() {
    let shop = Shop::new().await;
    let mut receiver = receiver(&shop, json!({}), &[500; 4]).await;
    for (order, signed) in [
        (json!({"body": {"id": "evt_1", "type": "something.new"}}), true),
        (json!({"body": "{\"not\": json", "sign": false}), false),
        (json!({"body": {"a": 1}, "sign": "broken"}), false),
        (json!({"body": {"a": 1}, "sign": "other_key"}), false),
    ] {
        shop.stage.post("stripe/notify", &order).await;
        let delivery = receiver.next().await;
        assert_eq!(is_signed(&shop, &delivery), signed, "{order}");
    }
    shop.advance(0).await;
    let all = shop.stage.get("notifications").await["notifications"].clone();
    let states: Vec<_> = all.as_array().unwrap().iter().map(|one| one["state"].clone()).collect();
    assert_eq!(states, ["waiting", "given_up", "given_up", "given_up"]);
}

#[tokio::test]
async fn an_event_is_signed_at_the_real_time_however_the_clock_was_moved() {
    let shop = Shop::new().await;
    let mut receiver = receiver(&shop, json!({}), &[500, 500]).await;
    shop.dispute_with(json!({"status": "warning_needs_response"})).await;
    let created = receiver.next().await;
    assert_eq!(created.json()["created"], NOW, "the dispute's time is the sandbox's");
    assert!(is_signed(&shop, &created), "the signature's is the receiver's");
    shop.advance(300).await;
    assert!(is_signed(&shop, &receiver.next().await), "a later attempt");
    let order = json!({"body": {"id": "evt_1", "type": "a.b"}, "signed_at": "2026-01-31T12:00:00Z"});
    shop.stage.post("stripe/notify", &order).await;
    let old = receiver.next().await;
    assert!(!is_signed(&shop, &old) && is_signed_at(&shop, &old, NOW, 0), "unless a test wants an old one");
}
