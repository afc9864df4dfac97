//! No message is lost: what is fetched is what is received, and odd fields cost a message nothing but themselves.

use futures_util::TryStreamExt as _;
use rebuttal::stripe::{Client, Message, Webhooks};
use rebuttal::{alipay, stripe};
use rebuttal_sandbox::stripe::Op;
use serde_json::{Value, json};

mod common;

const SECRET: &str = "whsec_of_this_test";

fn hooks() -> Webhooks {
    Webhooks::builder().webhook_secret(SECRET).build().expect("a receiver")
}

fn notifications() -> alipay::Webhooks {
    let key = alipay::PrivateKey::new(alipay::generate_private_key().expect("a key")).expect("a key");
    let public = key.public_key().expect("its half");
    alipay::Webhooks::builder().path("/a").client_id("C").alipay_public_key(public).build().expect("a receiver")
}

fn parse(message: &Value) -> Message {
    hooks().parse(message.to_string().as_bytes()).expect("a message")
}

fn event(dispute: &Value) -> Value {
    json!({"id": "evt_1", "object": "event", "created": 1, "livemode": false, "type": "charge.dispute.created",
        "data": {"object": dispute}})
}

fn dispute() -> Value {
    json!({"id": "dp_1", "object": "dispute", "amount": 1, "balance_transactions": [], "charge": "ch_1", "created": 1,
        "currency": "eur", "evidence": {}, "is_charge_refundable": false, "livemode": false, "metadata": {}, "reason": "general",
        "evidence_details": {"has_evidence": false, "past_due": false, "submission_count": 0}, "status": "needs_response"})
}

fn client(stage: &common::Stage) -> Client {
    let sandbox = stage.sandbox.stripe();
    Client::builder().api_key(&sandbox.api_key).api_base(&sandbox.api_base).build().expect("a client")
}

#[tokio::test]
async fn what_is_listed_and_retrieved_is_what_is_received() {
    let stage = common::Stage::open().await;
    for _ in 0..2 {
        stage.sandbox.stripe().dispute().create().await;
    }
    let client = client(&stage);
    let listed: Vec<Message> = client.list_events().stream().try_collect().await.expect("events");
    let page = client.list_events().send().await.expect("a page");
    let raw: Value = serde_json::from_slice(page.info.raw()).expect("JSON");
    let received: Vec<Message> = raw["data"].as_array().expect("events").iter().map(parse).collect();
    assert_eq!(listed, received);
    assert_eq!(page.data, received);
    let created = listed.iter().filter(|one| matches!(one, Message::DisputeCreated(_))).count();
    assert_eq!(created, 2);
    assert!(listed.iter().zip(&received).all(|(one, other)| one.dedup_key() == other.dedup_key()));
    let first = listed.iter().find(|one| matches!(one, Message::DisputeCreated(_))).expect("an opened dispute");
    let Message::DisputeCreated(event) = first else { unreachable!() };
    let retrieved = client.retrieve_event(&event.id).send().await.expect("an event");
    assert_eq!(&*retrieved, first);
    assert!(retrieved.unreadable_fields().is_empty());
}

#[test]
fn a_dispute_event_keeps_its_kind_whatever_else_it_lacks_or_has() {
    for field in [
        "amount", "balance_transactions", "charge", "created", "currency", "evidence", "evidence_details",
        "is_charge_refundable", "livemode", "metadata", "object", "reason",
    ] {
        let mut lacking = dispute();
        lacking.as_object_mut().expect("an object").remove(field);
        let found = parse(&event(&lacking));
        assert!(matches!(found, Message::DisputeCreated(_)) && found.unreadable_fields().is_empty(), "{field}");
        let mut odd = dispute();
        odd[field] = json!([["odd"]]);
        let found = parse(&event(&odd));
        assert!(matches!(&found, Message::DisputeCreated(_)), "{field}");
        assert_eq!(found.unreadable_fields(), [format!("/data/object/{field}")]);
        // It travels through a queue as it came.
        let text = serde_json::to_string(&found).expect("JSON");
        assert_eq!(serde_json::from_str::<Value>(&text).expect("JSON"), event(&odd));
        let again: Message = serde_json::from_str(&text).expect("the message");
        assert_eq!((again.unreadable_fields(), again.dedup_key()), (found.unreadable_fields(), found.dedup_key()));
        assert_eq!(again, found);
        assert!(!format!("{found:?}").contains("odd"), "{found:?}");
    }
}

#[test]
fn what_could_not_be_read_is_absent() {
    let mut odd = dispute();
    odd["balance_transactions"] = json!(["txn_1"]);
    odd["metadata"] = json!({"good": "1", "odd": [1]});
    let Message::DisputeCreated(found) = parse(&event(&odd)) else { panic!("another kind") };
    assert_eq!(found.data.object.balance_transactions, None);
    assert_eq!(found.data.object.metadata.as_ref().map(|map| map.expose().len()), Some(1));
    assert_eq!(found.unreadable_fields(), ["/data/object/balance_transactions", "/data/object/metadata/odd"]);
}

#[test]
fn a_dispute_that_nobody_could_act_on_is_a_general_event_that_says_why() {
    for field in ["id", "status"] {
        let mut odd = dispute();
        odd[field] = json!(["odd"]);
        let found = parse(&event(&odd));
        assert!(matches!(&found, Message::Event(event) if event.type_.as_deref() == Some("charge.dispute.created")));
        assert_eq!(found.unreadable_fields(), [format!("/data/object/{field}")]);
        assert!(found.dedup_key().is_some());
    }
}

#[test]
fn a_key_that_is_no_text_hides_no_type() {
    let text = event(&dispute()).to_string().replacen('{', "{\"\\ud800\": 1, ", 1);
    let found = hooks().parse(text.as_bytes()).expect("a message");
    assert!(matches!(found, Message::DisputeCreated(_)), "{found:?}");
    assert_eq!(found.unreadable_fields().len(), 1);
    assert!(found.dedup_key().is_some());
}

#[test]
fn no_signed_object_is_refused() {
    for message in [
        json!({}),
        json!({"id": 7, "type": ["new"]}),
        json!({"type": "charge.dispute.created"}),
        json!({"object": "v2.core.event"}),
        json!({"notifyType": "PAYMENT_RESULT"}),
        json!({"disputeId": "D", "newTime": 1}),
    ] {
        let found = parse(&message);
        assert!(matches!(found, Message::Event(_) | Message::ThinEvent(_)), "{message}");
        assert_eq!(serde_json::to_value(&found).expect("JSON"), message);
        let found = notifications().parse(message.to_string().as_bytes()).expect("a notification");
        assert!(matches!(found, alipay::Message::NotifyOther(_)), "{message}");
        assert_eq!(serde_json::to_value(&found).expect("JSON"), message);
    }
    for none in ["", "[]", "null", "<html>", "{\"id\": "] {
        let error = hooks().parse(none.as_bytes()).expect_err("no object");
        assert_eq!(error.kind(), rebuttal::ErrorKind::Decode, "{none}");
        assert_eq!(error.raw().map(|raw| &raw[..]), Some(none.as_bytes()), "the bytes are there to be kept");
    }
}

#[test]
fn odd_parts_cost_a_notification_nothing_but_themselves() {
    let plain =
        json!({"disputeId": "D", "disputeNotificationType": "DISPUTE_CREATED", "disputeTime": "2026-01-31T12:00:00Z"});
    let key = notifications().parse(plain.to_string().as_bytes()).expect("a notification").dedup_key();
    for (field, odd) in [
        ("acquirerInfo", json!([])),
        ("disputeAmount", json!({"currency": "EUR", "value": null})),
        ("issuerComments", json!("see letter")),
        ("disputeReasonMsg", json!({"en": "x"})),
        ("defendable", json!("perhaps")),
    ] {
        let mut message = plain.clone();
        message[field] = odd;
        let found = notifications().parse(message.to_string().as_bytes()).expect("a notification");
        assert!(matches!(&found, alipay::Message::NotifyDispute(_)), "{field}");
        assert_eq!(found.unreadable_fields(), [format!("/{field}")]);
        assert_eq!(found.dedup_key(), key);
    }
    for (text, value) in [("False", false), ("TRUE", true)] {
        let mut message = plain.clone();
        message["defendable"] = json!(text);
        let found = notifications().parse(message.to_string().as_bytes()).expect("a notification");
        assert!(matches!(&found, alipay::Message::NotifyDispute(one) if one.defendable == Some(value)));
    }
}

#[tokio::test]
async fn one_odd_field_does_not_hide_a_dispute_or_a_list() {
    let stage = common::Stage::open().await;
    let client = client(&stage);
    let mut odd = dispute();
    odd["amount"] = json!({"old": "shape"});
    let faults = stage.sandbox.faults();
    faults.before(Op::RetrieveDispute).replace(odd.clone());
    let one = client.retrieve_dispute("dp_1").send().await.expect("a dispute");
    assert_eq!((one.id.as_str(), one.amount), ("dp_1", None));
    assert_eq!(one.info.unreadable_fields(), ["/amount"]);
    let disputes = json!({"data": [dispute(), odd, {"id": "dp_3"}], "has_more": false});
    faults.before(Op::ListDisputes).replace(disputes);
    let page = client.list_disputes().send().await.expect("a page");
    assert_eq!(page.data.len(), 2);
    assert_eq!(page.info.unreadable_fields(), ["/data/1/amount", "/data/2"]);
    let events = json!({"data": [event(&odd), event(&json!({"id": "x"})), event(&dispute())], "has_more": false});
    faults.before(Op::ListEvents).replace(events);
    let events: stripe::EventList = client.list_events().send().await.expect("a page").into_inner();
    let counts: Vec<usize> = events.data.iter().map(|one| one.unreadable_fields().len()).collect();
    assert_eq!(counts, [1, 1, 0]);
    assert!(matches!(&events.data[..], [Message::DisputeCreated(_), Message::Event(_), Message::DisputeCreated(_)]));
}
