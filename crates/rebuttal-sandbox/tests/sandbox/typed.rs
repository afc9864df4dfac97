//! Control with types, in the same process.

use std::time::Duration;

use rebuttal_sandbox::{By, Sandbox, alipay, stripe};
use rebuttal_schema::Credentials as _;
use serde_json::json;

use crate::receiver::Receiver;
use crate::stage::Stage;
use crate::stripe::shop::Shop;

#[tokio::test]
async fn a_dispute_at_stripe_is_made_answered_and_won() {
    let shop = Shop::new().await;
    let sandbox = &shop.stage.sandbox;
    let order = sandbox.stripe().dispute().payment_intent("pi_1").amount(700).reason("duplicate");
    let dispute = order.with("metadata", json!({"order": "7"})).create().await;
    assert_eq!((dispute.status.as_str(), &dispute.object["amount"]), ("needs_response", &json!(700)));
    assert_eq!(dispute.object["metadata"]["order"], "7");

    let path = format!("/v1/disputes/{}", dispute.id);
    sandbox.faults().before(stripe::Op::SubmitDisputeEvidence).skip(1).times(2).status(503);
    let answers = [("uncategorized_text", "true"), ("customer_name", "true"), ("customer_name", "true")];
    let mut statuses = Vec::new();
    for (field, submit) in answers {
        let pairs = [(&*format!("evidence[{field}]"), "x"), ("submit", submit)];
        statuses.push(shop.post(&path, &pairs).await.status);
    }
    assert_eq!(statuses, [200, 503, 503]);

    let requests = sandbox.requests();
    assert!(requests.iter().all(|request| request.is(stripe::Op::SubmitDisputeEvidence)));
    assert!(requests.iter().all(|request| request.is(stripe::Op::UpdateDispute)));
    assert_eq!(
        requests.iter().map(|request| request.fault).collect::<Vec<_>>(),
        [None, Some("status"), Some("status")]
    );
    let effects = sandbox.effects(&dispute.id);
    assert_eq!(effects.len(), 1);
    assert_eq!(effects[0].operation, stripe::Op::UpdateDispute);
    assert_eq!(effects[0].did, ["evidence_submitted"]);
    assert_eq!(effects[0].by, By::Request { number: requests[0].number, key: None });

    let won = sandbox.stripe().judge(&dispute.id, stripe::Judgement::Won).await;
    assert_eq!(won.status, "won");
    assert_eq!(won, sandbox.stripe().get(&dispute.id).await);
}

#[tokio::test]
async fn a_lost_response_leaves_an_effect_and_the_news_is_delivered() {
    let stage = Stage::new().await;
    let sandbox = &stage.sandbox;
    let _receiver = Receiver::of(&stage, &[]).await;
    let dispute = sandbox.alipay().dispute().amount("EUR", 4200).payment_id("p_1").create().await;
    sandbox.faults().after(alipay::Op::AcceptDispute).cut();
    assert!(stage.accept(&dispute.id).await.is_none());
    assert_eq!(sandbox.effects(&dispute.id)[0].operation, alipay::Op::AcceptDispute);
    sandbox.expect_delivered(&dispute.id, &["DISPUTE_CREATED", "DISPUTE_ACCEPTED"]).await;
    let sent = sandbox.sent().await;
    assert_eq!((sent.len(), &sent[0].attempts), (2, &vec![Ok(200)]));
}

#[tokio::test]
async fn time_passes_only_when_a_test_says_so() {
    let sandbox = Sandbox::start().await.unwrap();
    let begin = sandbox.now();
    let alipay = sandbox.alipay().dispute().silently().create().await;
    let stripe = sandbox.stripe().dispute().status("warning_needs_response").create().await;
    sandbox.advance(Duration::from_secs(21 * 86_400)).await;
    assert_eq!((sandbox.now() - begin).num_days(), 21);
    assert_eq!(sandbox.alipay().get(&alipay.id).await.status, "accepted");
    assert_eq!(sandbox.stripe().get(&stripe.id).await.status, "warning_closed");
    sandbox.reset().await;
    assert_eq!((sandbox.now(), sandbox.sent().await.len()), (begin, 0));
}

#[tokio::test]
async fn people_at_the_dashboards_act_too() {
    let sandbox = Sandbox::start().await.unwrap();
    let (alipay, stripe) = (sandbox.alipay(), sandbox.stripe());
    let request = alipay.dispute().compliance_request().create().await;
    assert_eq!(alipay.defend_at_dashboard(&request.id).await.status, "defended");
    assert_eq!(alipay.judge(&request.id, alipay::Judgement::MaterialBad).await.status, "open");
    assert_eq!(alipay.accept_at_dashboard(&request.id).await.status, "accepted");
    let rounds: Vec<_> = sandbox.effects(&request.id).iter().map(|effect| (effect.by.clone(), effect.round)).collect();
    assert_eq!(rounds, [(By::Dashboard, 0), (By::Dashboard, 1)]);
    let withdrawn = alipay.dispute().create().await;
    assert_eq!(alipay.suggest(&withdrawn.id).await["disputeId"], *withdrawn.id);
    assert!(alipay.offer_document(&withdrawn.id).await["defenseFile"].is_object());
    assert_eq!(alipay.cancel(&withdrawn.id).await.status, "cancelled");
    let closed = stripe.dispute().create().await;
    assert_eq!(stripe.close_at_dashboard(&closed.id).await.status, "lost");
}

#[tokio::test]
#[should_panic(expected = "`nmae` is no field of a dispute")]
async fn what_a_test_misspells_ends_it() {
    let sandbox = Sandbox::start().await.unwrap();
    sandbox.stripe().dispute().with("nmae", 1).create().await;
}

#[tokio::test]
#[should_panic(expected = "were expected about")]
async fn an_expectation_that_does_not_hold_ends_the_test() {
    let sandbox = Sandbox::start().await.unwrap();
    let dispute = sandbox.stripe().dispute().create().await;
    sandbox.expect_delivered(&dispute.id, &["charge.dispute.created"]).await;
}

#[tokio::test]
async fn nothing_secret_is_in_a_debug_output() {
    let sandbox = Sandbox::start().await.unwrap();
    let (alipay, stripe) = (sandbox.alipay(), sandbox.stripe());
    let options = [alipay.options(), stripe.options()].concat();
    let shown = format!("{alipay:?} {stripe:?}");
    for name in ["private_key", "api_key", "webhook_secret"] {
        let (_, secret) = options.iter().find(|(option, _)| *option == name).unwrap();
        assert!(!shown.contains(secret), "{name}");
    }
}
