//! Many calls at once share few connections, and each is told the truth about its wait.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use rebuttal::{ErrorKind, Outcome, stripe};
use tokio::io::AsyncReadExt as _;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

const AT_ONCE: usize = 100;

/// A provider that reads and never answers; it counts connections, and gives a permit for each that has asked.
async fn mute() -> (stripe::Client, Arc<AtomicUsize>, Arc<Semaphore>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let (accepted, asked) = (Arc::new(AtomicUsize::new(0)), Arc::new(Semaphore::new(0)));
    let (count, note) = (accepted.clone(), asked.clone());
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            count.fetch_add(1, Ordering::Relaxed);
            let note = note.clone();
            tokio::spawn(async move {
                let mut request = [0; 4096];
                if stream.read(&mut request).await.is_ok_and(|read| read > 0) {
                    note.add_permits(1);
                    while stream.read(&mut request).await.is_ok_and(|read| read > 0) {}
                }
            });
        }
    });
    let client = stripe::Client::builder().api_key("sk_test_1").api_base(&url).files_base(&url).max_attempts(1);
    (client.build().expect("a client"), accepted, asked)
}

fn calls(client: &stripe::Client, count: usize, timeout: Duration) -> JoinSet<rebuttal::Error> {
    let mut calls = JoinSet::new();
    for _ in 0..count {
        let call = client.close_dispute("du_1").timeout(timeout).send();
        calls.spawn(async move { call.await.expect_err("nobody answers") });
    }
    calls
}

#[tokio::test]
async fn a_call_that_waits_for_a_connection_until_its_time_is_over_sent_nothing() {
    let (client, accepted, asked) = mute().await;
    let mut first = calls(&client, AT_ONCE, Duration::from_secs(60));
    let _all = asked.acquire_many(100).await.expect("all ask");
    let mut waiting = calls(&client, 50, Duration::from_millis(50));
    while let Some(ended) = waiting.join_next().await {
        let error = ended.expect("no panic");
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::RequestTimeout, Outcome::NotDone), "{error}");
        assert!(error.to_string().contains("100 calls"), "{error}");
    }
    assert_eq!(accepted.load(Ordering::Relaxed), AT_ONCE);
    first.abort_all();
}

#[tokio::test]
async fn a_call_that_is_dropped_lets_another_begin() {
    let (client, _, asked) = mute().await;
    let mut first = calls(&client, AT_ONCE, Duration::from_secs(60));
    asked.acquire_many(100).await.expect("all ask").forget();
    let mut second = calls(&client, AT_ONCE, Duration::from_secs(60));
    first.shutdown().await;
    asked.acquire_many(100).await.expect("all of the second hundred ask").forget();
    second.shutdown().await;
}
