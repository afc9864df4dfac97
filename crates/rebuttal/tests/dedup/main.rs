//! Messages that come twice: what `once` does with them, in one process and when processes die.

#[path = "../common/mod.rs"]
mod common;
mod crash;
mod file_store;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

use rebuttal::dedup::{Claim, Deduplicator, LEASE, MemoryDeduplicator, StoreFuture, once, once_within};
use rebuttal::{Error, ErrorKind, Outcome};

/// A deduplicator whose clock the test moves, in seconds.
fn with_clock() -> (Arc<MemoryDeduplicator>, Arc<AtomicU64>) {
    let seconds = Arc::new(AtomicU64::new(0));
    let clock = Arc::clone(&seconds);
    let made = MemoryDeduplicator::builder().clock(move || Duration::from_secs(clock.load(Ordering::SeqCst))).build();
    (Arc::new(made.expect("a deduplicator")), seconds)
}

fn key(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// An error of the application's own.
#[derive(Debug, PartialEq, Eq)]
enum Own {
    Failed,
    Rebuttal(ErrorKind),
}

impl From<Error> for Own {
    fn from(error: Error) -> Self {
        Self::Rebuttal(error.kind())
    }
}

#[tokio::test]
async fn work_runs_once_for_a_key_and_each_time_without_one() {
    let (store, _) = with_clock();
    let runs = AtomicUsize::new(0);
    let work = || async { Ok::<_, Error>(runs.fetch_add(1, Ordering::SeqCst)) };
    assert_eq!(once(&*store, key("a"), work).await.expect("it works"), Some(0));
    assert_eq!(once(&*store, key("a"), work).await.expect("it was done"), None);
    assert_eq!(once(&*store, key("b"), work).await.expect("it works"), Some(1));
    for run in 2..4 {
        assert_eq!(once(&*store, None, work).await.expect("it works"), Some(run));
    }
}

#[tokio::test]
async fn work_that_fails_is_not_done_and_can_be_tried_at_once() {
    let (store, _) = with_clock();
    let failed = once(&*store, key("a"), || async { Err::<(), _>(Own::Failed) }).await;
    assert_eq!(failed, Err(Own::Failed));
    let again = once(&*store, key("a"), || async { Ok::<_, Own>(7) }).await;
    assert_eq!(again, Ok(Some(7)));
}

#[tokio::test]
async fn while_one_works_the_others_are_refused_and_told_until_when() {
    let (store, _) = with_clock();
    let inner = async {
        let second = once(&*store, key("a"), || async { Ok::<_, Error>(()) }).await.expect_err("the first has it");
        assert_eq!((second.kind(), second.outcome()), (ErrorKind::InProgress, Outcome::Unknown));
        assert!(second.is_retryable() && second.details()["until"].ends_with('Z'), "{second:?}");
        Ok::<_, Error>(())
    };
    assert!(once(&*store, key("a"), || inner).await.expect("it works").is_some());
}

#[tokio::test]
async fn who_works_longer_than_its_lease_is_told_that_another_took_over() {
    let (store, seconds) = with_clock();
    let slow = once(&*store, key("a"), || async {
        seconds.fetch_add(LEASE.as_secs(), Ordering::SeqCst);
        once(&*store, key("a"), || async { Ok::<_, Error>(()) }).await.map(|done| assert!(done.is_some()))
    });
    let lost = slow.await.expect_err("the other one has it");
    assert_eq!((lost.kind(), lost.outcome()), (ErrorKind::ClaimLost, Outcome::Unknown));
    let later = once(&*store, key("a"), || async { Ok::<_, Error>(()) }).await;
    assert!(later.expect("the other one did it").is_none());
}

#[tokio::test]
async fn a_worker_that_is_dropped_keeps_its_claim_until_the_lease_ends() {
    let (store, seconds) = with_clock();
    {
        let pending =
            once_within(&*store, key("a"), Duration::from_secs(60), std::future::pending::<Result<(), Error>>);
        let ended = tokio::time::timeout(Duration::ZERO, pending).await;
        assert!(ended.is_err(), "it is still at work");
    }
    let work = || async { Ok::<_, Error>(()) };
    seconds.store(59, Ordering::SeqCst);
    assert_eq!(once(&*store, key("a"), work).await.expect_err("claimed").kind(), ErrorKind::InProgress);
    seconds.store(60, Ordering::SeqCst);
    assert!(once(&*store, key("a"), work).await.expect("it works").is_some());
}

#[tokio::test]
async fn a_deduplicator_full_of_work_refuses_and_forgets_nobody() {
    let store = MemoryDeduplicator::builder().capacity(1).build().expect("a deduplicator");
    let inner = async {
        let full = once(&store, key("b"), || async { Ok::<_, Error>(()) }).await.expect_err("there is no room");
        assert_eq!((full.kind(), full.outcome()), (ErrorKind::DeduplicatorFull, Outcome::NotDone));
        Ok::<_, Error>(())
    };
    assert!(once(&store, key("a"), || inner).await.expect("the first keeps its claim").is_some());
}

#[tokio::test]
async fn a_key_or_lease_of_nothing_is_refused_before_any_work() {
    let (store, _) = with_clock();
    let work = || async { panic!("it ran") };
    for (key, lease, field) in [("", LEASE, "key"), ("a", Duration::ZERO, "lease")] {
        let refused: Result<Option<()>, Error> = once_within(&*store, Some(key.to_owned()), lease, work).await;
        let refused = refused.expect_err("refused");
        assert_eq!((refused.kind(), refused.field()), (ErrorKind::InvalidArgument, Some(field)));
    }
}

/// A store that fails where it is told to, as a database does that is away.
struct Broken {
    at: &'static str,
}

impl Broken {
    fn say<T>(&self, place: &str, value: T) -> StoreFuture<'_, T>
    where
        T: Send + 'static,
    {
        let fails = self.at == place;
        Box::pin(async move { if fails { Err("the database is away".into()) } else { Ok(value) } })
    }
}

impl Deduplicator for Broken {
    fn claim<'a>(&'a self, _: &'a str, _: Duration) -> StoreFuture<'a, Claim> {
        self.say("claim", Claim::Claimed { token: "1".to_owned() })
    }

    fn commit<'a>(&'a self, _: &'a str, _: &'a str) -> StoreFuture<'a, bool> {
        self.say("commit", true)
    }

    fn release<'a>(&'a self, _: &'a str, _: &'a str) -> StoreFuture<'a, ()> {
        self.say("release", ())
    }
}

#[tokio::test]
async fn a_store_that_fails_has_nothing_count_as_done() {
    for (at, outcome, runs) in [("claim", Outcome::NotDone, 0), ("commit", Outcome::Unknown, 1)] {
        let store = Broken { at };
        // As the application has it: behind the trait.
        let store: &dyn Deduplicator = &store;
        let count = AtomicUsize::new(0);
        let work = || async { Ok::<_, Error>(count.fetch_add(1, Ordering::SeqCst)) };
        let failed = once(store, key("a"), work).await.expect_err("the store is away");
        assert_eq!(
            (failed.kind(), failed.outcome(), failed.is_retryable()),
            (ErrorKind::Deduplicator, outcome, true),
            "{at}"
        );
        assert_eq!(failed.causes(), ["the database is away"]);
        assert_eq!(count.into_inner(), runs);
    }
}

#[tokio::test]
async fn the_works_own_error_comes_through_a_store_that_cannot_release() {
    let store = Broken { at: "release" };
    let failed = once(&store, key("a"), || async { Err::<(), _>(Own::Failed) }).await;
    assert_eq!(failed, Err(Own::Failed));
}

#[tokio::test]
async fn an_end_beyond_every_calendar_is_told_too() {
    struct Forever;
    impl Deduplicator for Forever {
        fn claim<'a>(&'a self, _: &'a str, _: Duration) -> StoreFuture<'a, Claim> {
            let until = SystemTime::UNIX_EPOCH + Duration::from_secs(1 << 60);
            Box::pin(async move { Ok(Claim::InProgress { until }) })
        }
        fn commit<'a>(&'a self, _: &'a str, _: &'a str) -> StoreFuture<'a, bool> {
            Box::pin(async { Ok(false) })
        }
        fn release<'a>(&'a self, _: &'a str, _: &'a str) -> StoreFuture<'a, ()> {
            Box::pin(async { Ok(()) })
        }
    }
    let refused = once(&Forever, key("a"), || async { Ok::<_, Error>(()) }).await.expect_err("refused");
    assert_eq!(refused.kind(), ErrorKind::InProgress);
    let memory = MemoryDeduplicator::default();
    let longest = once_within(&memory, key("a"), Duration::MAX, || async { Ok::<_, Error>(()) });
    assert!(longest.await.expect("it works").is_some());
}
