//! A provider that says when to come back is asked again then, and not before.

mod common;

use std::time::{Duration, Instant, SystemTime};

use common::wire::{Wire, answer, dispute};
use rebuttal::{ErrorKind, Outcome};

/// A provider that is busy once, with that value of `Retry-After`.
async fn busy_once(status: &'static str, value: String) -> Wire {
    Wire::answering(move |n, _| {
        let header = format!("retry-after: {value}\r\n");
        if n == 0 { answer(status, &header, "{}") } else { answer("200 OK", "", &dispute("du_1")) }
    })
    .await
}

/// The moment in so many seconds, as HTTP writes it.
fn date(seconds: i64) -> String {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).expect("after 1970").as_secs();
    let moment = chrono::DateTime::from_timestamp(i64::try_from(now).expect("a time") + seconds, 0).expect("a time");
    moment.format("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

#[tokio::test]
async fn the_next_attempt_waits_as_long_as_the_provider_asks() {
    for status in ["429 Too Many Requests", "503 Service Unavailable", "500 Internal Server Error"] {
        for (seconds, as_date) in [(1, false), (2, true)] {
            // A date has whole seconds only.
            let (value, least) = (if as_date { date(seconds) } else { seconds.to_string() }, 950);
            let provider = busy_once(status, value.clone()).await;
            let client = provider.client().build().expect("a client");
            let started = Instant::now();
            client.retrieve_dispute("du_1").send().await.expect("the second attempt succeeds");
            assert!(started.elapsed() >= Duration::from_millis(least), "{status}, {value}: {:?}", started.elapsed());
            assert_eq!(provider.count(), 2);
        }
    }
}

#[tokio::test]
async fn a_wait_beyond_the_time_limit_ends_the_call_at_once_and_is_told() {
    for (value, least, most) in [("86400".to_owned(), 86_400, 86_400), (date(600), 595, 601)] {
        let provider = busy_once("429 Too Many Requests", value).await;
        let client = provider.client().timeout(Duration::from_secs(15)).build().expect("a client");
        let started = Instant::now();
        let error = client.close_dispute("du_1").send().await.expect_err("it is busy");
        assert!(started.elapsed() < Duration::from_secs(10), "{:?}", started.elapsed());
        assert_eq!((error.kind(), error.outcome(), provider.count()), (ErrorKind::RateLimited, Outcome::NotDone, 1));
        let told = error.retry_after().expect("it is told").as_secs();
        assert!((least..=most).contains(&told), "{told}");
    }
}

#[tokio::test]
async fn what_nobody_can_mean_changes_nothing() {
    let past = "Wed, 21 Oct 2015 07:28:00 GMT";
    for value in ["-5", "99999999999999999999", "soon", "1.5", "", past, "1\t2", "0", "Sun, 99 Foo 2015 99:99:99 GMT"] {
        let provider = busy_once("429 Too Many Requests", value.to_owned()).await;
        let client = provider.client().build().expect("a client");
        let started = Instant::now();
        client.retrieve_dispute("du_1").send().await.expect("the second attempt succeeds");
        assert!(started.elapsed() < Duration::from_secs(10), "{value}: {:?}", started.elapsed());
    }
}
