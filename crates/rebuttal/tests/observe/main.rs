//! What observers and subscribers of `tracing` are told of calls.

#[path = "../common/mod.rs"]
mod common;
mod spans;
mod webhooks;

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use common::Stage;
use futures_util::future::BoxFuture;
use rebuttal::{AttemptFacts, CallFacts, ErrorKind, Observer, Outcome, Signer, SignerError, ToSign, alipay, stripe};
use serde_json::{Value, json};

/// Keeps all that it is told.
#[derive(Clone, Default)]
pub(crate) struct Diary(Arc<Mutex<Vec<Entry>>>);

#[derive(Clone, Debug)]
enum Entry {
    Attempt(AttemptFacts),
    Call(CallFacts),
}

impl Observer for Diary {
    fn attempt(&self, facts: &AttemptFacts) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(Entry::Attempt(facts.clone()));
    }

    fn call(&self, facts: &CallFacts) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(Entry::Call(facts.clone()));
    }
}

impl Diary {
    /// The attempts and the call that ended with them.
    fn one_call(&self) -> (Vec<AttemptFacts>, CallFacts) {
        let mut entries = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        let Some(Entry::Call(call)) = entries.pop() else { panic!("no call was told: {entries:?}") };
        let attempts = entries.into_iter().map(|entry| match entry {
            Entry::Attempt(facts) => facts,
            Entry::Call(facts) => panic!("a second call: {facts:?}"),
        });
        (attempts.collect(), call)
    }
}

/// Never signs.
struct Stuck;

impl Signer for Stuck {
    fn sign<'a>(&'a self, _: ToSign<'a>) -> BoxFuture<'a, Result<Vec<u8>, SignerError>> {
        Box::pin(std::future::pending())
    }
}

/// Panics at whatever it is told.
struct Clumsy;

impl Observer for Clumsy {
    fn attempt(&self, _: &AttemptFacts) {
        panic!("an attempt");
    }

    fn call(&self, _: &CallFacts) {
        panic!("a call");
    }
}

pub(crate) fn setting(stage: &Stage, provider: &str, name: &str) -> String {
    stage.variables["sandbox"][provider][name].as_str().expect("a setting").to_owned()
}

pub(crate) fn alipay(stage: &Stage) -> alipay::ClientBuilder {
    alipay::Client::builder()
        .client_id(setting(stage, "alipay", "client_id"))
        .private_key(setting(stage, "alipay", "merchant_private_key"))
        .alipay_public_key(setting(stage, "alipay", "alipay_public_key"))
        .gateway(setting(stage, "alipay", "gateway"))
}

pub(crate) fn stripe(stage: &Stage) -> stripe::ClientBuilder {
    stripe::Client::builder()
        .api_key(setting(stage, "stripe", "api_key"))
        .api_base(setting(stage, "stripe", "api_base"))
        .files_base(setting(stage, "stripe", "files_base"))
}

pub(crate) async fn dispute(stage: &Stage, provider: &str) -> String {
    let dispute = stage.control("POST", &format!("/_sandbox/{provider}/disputes"), &json!({})).await;
    let id = if provider == "alipay" { &dispute["disputeId"] } else { &dispute["id"] };
    id.as_str().expect("an id").to_owned()
}

pub(crate) async fn fault(stage: &Stage, fault: Value) {
    stage.control("POST", "/_sandbox/faults", &fault).await;
}

/// Waits until a request has arrived; a minute at most.
pub(crate) async fn arrived(stage: &Stage, operation: &str) {
    let arrival = async { while stage.arrived(operation).await == 0 {} };
    tokio::time::timeout(Duration::from_secs(60), arrival).await.expect("a request arrives");
}

#[tokio::test]
async fn a_success_is_told_with_its_attempt() {
    let stage = Stage::open().await;
    let diary = Diary::default();
    let client = alipay(&stage).observer(diary.clone()).build().expect("a client");
    let before = SystemTime::now();
    client.accept_dispute(dispute(&stage, "alipay").await).send().await.expect("accepted");

    let (attempts, call) = diary.one_call();
    assert_eq!((call.provider, call.operation, call.retry_class), ("alipay", "acceptDispute", "confirm"));
    assert_eq!((call.attempts, call.outcome, call.error_class), (1, Outcome::Done, None));
    assert_eq!((call.http_status, &call.code, call.cancelled), (Some(200), &None, false));
    assert!(call.started_at >= before && call.duration > Duration::ZERO);
    let [attempt] = &attempts[..] else { panic!("{attempts:?}") };
    assert_eq!((attempt.method, attempt.attempt, attempt.outcome), ("POST", 1, Outcome::Done));
    assert!(attempt.url_template.ends_with("/v1/payments/acceptDispute"), "{}", attempt.url_template);
    let host = format!("http://{}:{}", attempt.server_address, attempt.server_port);
    assert_eq!(host, stage.sandbox.url());
    assert_eq!((attempt.http_status, attempt.http_version), (Some(200), Some("1.1")));
    assert!(attempt.request_bytes > 10 && attempt.response_bytes > Some(10), "{attempt:?}");
    assert_eq!((attempt.retry_reason, attempt.retry_wait, attempt.cancelled), (None, None, false));
    assert!(attempt.started_at >= call.started_at && attempt.duration <= call.duration);
}

#[tokio::test]
async fn a_repetition_is_told_with_its_reason_and_wait() {
    let stage = Stage::open().await;
    let diary = Diary::default();
    let client = alipay(&stage).observer(diary.clone()).build().expect("a client");
    fault(&stage, json!({"operation": "acceptDispute", "kind": "cut_after"})).await;
    let id = dispute(&stage, "alipay").await;
    let error = client.accept_dispute(id).send().await.expect_err("done by the first attempt");

    let (attempts, call) = diary.one_call();
    let [first, second] = &attempts[..] else { panic!("{attempts:?}") };
    assert_eq!((first.outcome, first.error_class), (Outcome::Unknown, Some(ErrorKind::Transport)));
    assert_eq!((first.retry_reason, first.http_status, first.response_bytes), (Some("lost"), None, None));
    assert!(first.retry_wait <= Some(Duration::from_millis(250)), "{:?}", first.retry_wait);
    assert_eq!((second.attempt, second.error_class), (2, Some(ErrorKind::AlreadyAnswered)));
    assert_eq!((second.retry_reason, second.http_status), (None, Some(200)));
    assert_eq!((call.attempts, call.outcome), (2, error.outcome()));
    assert_eq!((call.error_class, call.code.as_deref()), (Some(error.kind()), error.code()));
}

#[tokio::test]
async fn refusals_there_and_here_are_told() {
    let stage = Stage::open().await;
    let diary = Diary::default();
    let client = stripe(&stage).observer(diary.clone()).build().expect("a client");
    let error = client.retrieve_dispute("du_none").send().await.expect_err("there is none");
    let (attempts, call) = diary.one_call();
    assert_eq!((call.error_class, call.outcome), (Some(ErrorKind::NotFound), Outcome::NotDone));
    assert_eq!((call.code.as_deref(), call.http_status), (Some("resource_missing"), Some(404)));
    assert!(call.request_id.is_some() && call.request_id.as_deref() == error.request_id());
    assert_eq!(call.url_template, "/v1/disputes/{dispute}");
    assert_eq!((attempts[0].method, attempts[0].outcome), ("GET", Outcome::NotDone));

    client.retrieve_dispute("a/b").send().await.expect_err("no id");
    let (attempts, call) = diary.one_call();
    assert_eq!((attempts.len(), call.attempts), (0, 0));
    assert_eq!((call.error_class, call.outcome), (Some(ErrorKind::InvalidArgument), Outcome::NotDone));

    client.close();
    client.retrieve_dispute("du_1").send().await.expect_err("closed");
    assert_eq!(diary.one_call().1.error_class, Some(ErrorKind::Transport));
}

#[tokio::test]
async fn a_time_limit_is_told_with_what_is_known_then() {
    let stage = Stage::open().await;
    let diary = Diary::default();
    let client = alipay(&stage).observer(diary.clone()).max_attempts(1).build().expect("a client");
    fault(&stage, json!({"operation": "acceptDispute", "kind": "delay", "seconds": 60, "acted": false})).await;
    let call = client.accept_dispute(dispute(&stage, "alipay").await).timeout(Duration::from_millis(200));
    call.send().await.expect_err("too slow");

    let (attempts, call) = diary.one_call();
    assert_eq!((call.error_class, call.outcome), (Some(ErrorKind::RequestTimeout), Outcome::Unknown));
    assert_eq!((attempts[0].error_class, attempts[0].outcome), (Some(ErrorKind::RequestTimeout), Outcome::Unknown));
    assert!(call.duration >= Duration::from_millis(200));
}

#[tokio::test]
async fn a_call_that_is_dropped_is_told_as_cancelled_with_what_may_have_happened() {
    let stage = Stage::open().await;
    for (operation, outcome) in [("closeDispute", Outcome::Unknown), ("retrieveDispute", Outcome::NotDone)] {
        let diary = Diary::default();
        let client = stripe(&stage).observer(diary.clone()).build().expect("a client");
        let id = dispute(&stage, "stripe").await;
        fault(&stage, json!({"operation": operation, "kind": "delay", "seconds": 60, "acted": false})).await;
        let call = tokio::spawn(async move {
            match operation {
                "closeDispute" => client.close_dispute(id).send().await,
                _ => client.retrieve_dispute(id).send().await,
            }
        });
        arrived(&stage, operation).await;
        call.abort();
        assert!(call.await.expect_err("dropped").is_cancelled());

        let (attempts, call) = diary.one_call();
        assert_eq!((call.cancelled, call.outcome, call.error_class), (true, outcome, None), "{operation}");
        assert_eq!((call.attempts, attempts[0].cancelled, attempts[0].outcome), (1, true, outcome), "{operation}");
    }
}

#[tokio::test]
async fn a_call_that_is_dropped_before_anything_was_sent_did_not_happen() {
    let stage = Stage::open().await;
    let diary = Diary::default();
    let client = alipay::Client::builder()
        .client_id(setting(&stage, "alipay", "client_id"))
        .alipay_public_key(setting(&stage, "alipay", "alipay_public_key"))
        .gateway(setting(&stage, "alipay", "gateway"))
        .signer(Stuck)
        .observer(diary.clone());
    let client = client.build().expect("a client");
    let call = client.accept_dispute("D-1").send();
    tokio::time::timeout(Duration::from_millis(50), call).await.expect_err("no signature");
    let (_, call) = diary.one_call();
    assert_eq!((call.cancelled, call.outcome), (true, Outcome::NotDone));
}

#[tokio::test]
async fn a_panic_in_an_observer_changes_no_call() {
    let stage = Stage::open().await;
    let client = alipay(&stage).observer(Clumsy).build().expect("a client");
    for _ in 0..2 {
        client.accept_dispute(dispute(&stage, "alipay").await).send().await.expect("accepted all the same");
    }
    let error = client.accept_dispute("D-none").send().await.expect_err("there is none");
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
}

#[tokio::test]
async fn each_page_of_a_list_is_a_call() {
    let stage = Stage::open().await;
    for _ in 0..3 {
        dispute(&stage, "stripe").await;
    }
    let diary = Diary::default();
    let client = stripe(&stage).observer(diary.clone()).build().expect("a client");
    let mut disputes = client.list_disputes().limit(2).stream();
    let mut count = 0;
    while disputes.try_next().await.expect("a page").is_some() {
        count += 1;
    }
    let entries = diary.0.lock().expect("nobody panicked").clone();
    let calls = entries.iter().filter(|entry| matches!(entry, Entry::Call(call) if call.operation == "listDisputes"));
    assert_eq!((count, calls.count(), entries.len()), (3, 2, 4));
}

#[test]
fn an_observer_is_no_json() {
    let options = json!({"api_key": "sk_test_1", "observer": "me"}).to_string();
    let error = rebuttal::dynamic::client("stripe", options.as_bytes()).expect_err("text");
    assert_eq!((error.kind(), error.field()), (ErrorKind::Config, Some("observer")));
}
