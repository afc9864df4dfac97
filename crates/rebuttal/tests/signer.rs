//! A signer of the application's own in place of a key.

mod common;

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use common::Stage;
use futures_util::future::{BoxFuture, FutureExt};
use rebuttal::alipay::{Client, ClientBuilder};
use rebuttal::{ErrorKind, Outcome, Signer, SignerError, ToSign};
use rebuttal_sandbox::alipay::Op;
use rebuttal_signing::PrivateKey;
use serde_json::Value;

/// A key that lives elsewhere and takes its time.
struct Remote {
    key: PrivateKey,
    delay: Duration,
    asked: Arc<AtomicU32>,
}

impl Signer for Remote {
    fn sign<'a>(&'a self, to_sign: ToSign<'a>) -> BoxFuture<'a, Result<Vec<u8>, SignerError>> {
        async move {
            self.asked.fetch_add(1, Ordering::Relaxed);
            tokio::time::sleep(self.delay).await;
            Ok(self.key.sign_bytes(to_sign.content())?.as_bytes().to_vec())
        }
        .boxed()
    }
}

/// A service that is down.
struct Down;

impl Signer for Down {
    fn sign<'a>(&'a self, _: ToSign<'a>) -> BoxFuture<'a, Result<Vec<u8>, SignerError>> {
        async { Err("the key service is down".into()) }.boxed()
    }
}

fn setting(stage: &Stage, name: &str) -> String {
    stage.variables["sandbox"]["alipay"][name].as_str().expect("a setting").to_owned()
}

fn builder(stage: &Stage) -> ClientBuilder {
    Client::builder()
        .client_id(setting(stage, "client_id"))
        .alipay_public_key(setting(stage, "alipay_public_key"))
        .gateway(setting(stage, "gateway"))
}

fn remote(stage: &Stage, delay: Duration) -> (Remote, Arc<AtomicU32>) {
    let asked = Arc::new(AtomicU32::new(0));
    let key = PrivateKey::parse(&setting(stage, "merchant_private_key")).expect("a key");
    (Remote { key, delay, asked: asked.clone() }, asked)
}

async fn dispute(stage: &Stage) -> String {
    stage.sandbox.alipay().dispute().create().await.id
}

#[tokio::test]
async fn a_signer_that_takes_its_time_signs() {
    let stage = Stage::open().await;
    let (signer, asked) = remote(&stage, Duration::from_millis(50));
    let client = builder(&stage).signer(signer).build().expect("a client");
    let id = dispute(&stage).await;
    let answer = client.accept_dispute(&id).send().await.expect("accepted");
    assert_eq!(answer.dispute_id.as_deref(), Some(id.as_str()));
    assert_eq!((asked.load(Ordering::Relaxed), stage.sandbox.effects(&id).len()), (1, 1));
}

#[tokio::test]
async fn each_attempt_is_signed_anew() {
    let stage = Stage::open().await;
    let (signer, asked) = remote(&stage, Duration::ZERO);
    let client = builder(&stage).signer(signer).build().expect("a client");
    let id = dispute(&stage).await;
    stage.sandbox.faults().before(Op::AcceptDispute).cut();
    let answer = client.accept_dispute(&id).send().await.expect("accepted");
    assert_eq!((answer.info.attempts(), asked.load(Ordering::Relaxed)), (2, 2));
}

#[tokio::test]
async fn a_signer_that_fails_has_sent_nothing_and_is_the_cause() {
    let stage = Stage::open().await;
    let client = builder(&stage).signer(Down).build().expect("a client");
    let error = client.accept_dispute(dispute(&stage).await).send().await.expect_err("no signature");
    assert_eq!((error.kind(), error.outcome(), error.attempts()), (ErrorKind::Transport, Outcome::NotDone, 1));
    assert_eq!(error.causes(), ["the key service is down"]);
    assert!(stage.sandbox.requests().is_empty());
}

#[tokio::test]
async fn a_signer_counts_against_the_calls_time() {
    let stage = Stage::open().await;
    let (signer, _) = remote(&stage, Duration::from_secs(3600));
    let client = builder(&stage).signer(signer).timeout(Duration::from_millis(100)).build().expect("a client");
    let error = client.accept_dispute(dispute(&stage).await).send().await.expect_err("too slow");
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::RequestTimeout, Outcome::NotDone));
    assert!(stage.sandbox.requests().is_empty());
}

#[tokio::test]
async fn a_key_or_a_signer_but_not_both_and_not_neither() {
    let stage = Stage::open().await;
    let neither = builder(&stage).build().expect_err("no key");
    assert_eq!((neither.kind(), neither.field()), (ErrorKind::Config, Some("private_key")));
    assert!(neither.to_string().contains("`signer`"), "{neither}");
    let both = builder(&stage).private_key(setting(&stage, "merchant_private_key")).signer(Down).build();
    let both = both.expect_err("two keys");
    assert_eq!((both.kind(), both.field()), (ErrorKind::Config, Some("private_key")));
    assert!(Value::from(both.to_string()).as_str().is_some_and(|text| text.contains("together with `signer`")));
}
