//! The stores over a database: what they answer and refuse, and that tasks and processes which share one and are killed lose
//! nothing. Each test runs over SQLite and over Postgres.

mod crash;
mod database;

use std::time::{Duration, SystemTime};

use database::{Database, Failed, Lite, Post};
use rebuttal::dedup::{Claim, Deduplicator as _, LEASE, once, once_in, once_in_table};
use rebuttal::{ErrorKind, Outcome};

/// A test for each database.
macro_rules! each {
    ($($name:ident)*) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread")] async fn $name() { super::$name::<super::Lite>().await; })*
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread")] async fn $name() { super::$name::<super::Post>().await; })*
        }
    };
}

each! {
    a_message_is_processed_once_whatever_opens_the_store
    a_claim_stands_until_it_is_committed_released_or_its_lease_ends
    work_that_fails_is_not_done_and_work_that_takes_too_long_is_lost
    work_in_the_same_transaction_is_committed_with_the_claim_or_not_at_all
    a_transaction_respects_a_lease_and_takes_over_when_it_has_ended
    a_missing_table_in_a_transaction_is_told_with_the_cure
    old_rows_are_deleted_and_a_table_of_another_name_is_another_store
    options_that_cannot_be_are_refused
    a_database_that_is_away_is_an_error_of_the_store_with_its_cause
}

fn key(text: &str) -> Option<String> {
    Some(text.to_owned())
}

async fn nothing() -> Result<(), Failed> {
    Ok(())
}

async fn refuse<T>() -> Result<T, Failed> {
    Err(Failed::Refused)
}

fn token(claim: Claim) -> String {
    let Claim::Claimed { token } = claim else { panic!("{claim:?}") };
    token
}

async fn a_message_is_processed_once_whatever_opens_the_store<D: Database>() {
    let database = D::open("once").await;
    assert_eq!(once(&database.store(), key("k"), nothing).await.expect("it runs"), Some(()));
    let again = database.again().await;
    assert_eq!(once(&again.store(), key("k"), refuse::<()>).await.expect("it is known"), None);
    assert_eq!(once(&again.store(), key("l"), nothing).await.expect("it runs"), Some(()));
}

async fn a_claim_stands_until_it_is_committed_released_or_its_lease_ends<D: Database>() {
    let database = D::open("stands").await;
    let store = database.store();
    let claim = async || store.claim("k", LEASE).await.expect("an answer");
    let first = token(claim().await);
    let Claim::InProgress { until } = claim().await else { panic!("it stands") };
    let left = until.duration_since(SystemTime::now()).expect("it is to come");
    assert!(left > Duration::from_secs(200) && left <= LEASE, "{left:?}");
    database.end_leases().await;
    let second = token(claim().await);
    assert_ne!(first, second);
    assert!(!store.commit("k", &first).await.expect("an answer"));
    store.release("k", &first).await.expect("it does nothing");
    assert!(matches!(claim().await, Claim::InProgress { .. }));
    store.release("k", &second).await.expect("it is released");
    let third = token(claim().await);
    for _ in 0..2 {
        assert!(store.commit("k", &third).await.expect("an answer"));
    }
    store.release("k", &third).await.expect("it does nothing");
    database.end_leases().await;
    assert_eq!(claim().await, Claim::Done);
    assert!(!store.commit("never claimed", &third).await.expect("an answer"));
}

async fn work_that_fails_is_not_done_and_work_that_takes_too_long_is_lost<D: Database>() {
    let database = D::open("lost").await;
    let store = database.store();
    let error = once(&store, key("k"), refuse::<()>).await.expect_err("its own error");
    assert_eq!(error.kind(), None);
    let late = once(&store, key("k"), || async {
        let error = once(&store, key("k"), refuse::<()>).await.expect_err("it is claimed");
        assert_eq!(error.kind(), Some(ErrorKind::InProgress));
        database.end_leases().await;
        once(&store, key("k"), nothing).await
    });
    assert_eq!(late.await.expect_err("another took over").kind(), Some(ErrorKind::ClaimLost));
    assert_eq!(once(&store, key("k"), refuse::<()>).await.expect("it is known"), None);
}

async fn work_in_the_same_transaction_is_committed_with_the_claim_or_not_at_all<D: Database>() {
    let database = D::open("transaction").await;
    database.store().create_table().await.expect("a table");
    let work = |name: Option<String>, fail: bool, commit: bool| database.once_in(name, fail, commit);
    assert_eq!(work(key("k"), false, false).await.expect("it runs"), Some(()));
    assert_eq!(work(key("k"), true, true).await.expect_err("its own error").kind(), None);
    assert_eq!(database.effects().await, 0);
    assert_eq!(work(key("k"), false, true).await.expect("it runs"), Some(()));
    assert_eq!(work(key("k"), false, true).await.expect("it is known"), None);
    assert_eq!(database.effects().await, 1);
    for expected in [2, 3] {
        assert_eq!(work(None, false, true).await.expect("it runs"), Some(()));
        assert_eq!(database.effects().await, expected);
    }
    assert_eq!(database.store().claim("k", LEASE).await.expect("an answer"), Claim::Done);
}

async fn a_transaction_respects_a_lease_and_takes_over_when_it_has_ended<D: Database>() {
    let database = D::open("respects").await;
    let store = database.store();
    let held = token(store.claim("k", LEASE).await.expect("an answer"));
    assert_eq!(database.once_in(key("k"), false, true).await.expect_err("claimed").kind(), Some(ErrorKind::InProgress));
    database.end_leases().await;
    assert_eq!(database.once_in(key("k"), false, true).await.expect("it runs"), Some(()));
    assert!(!store.commit("k", &held).await.expect("an answer"));
}

async fn a_missing_table_in_a_transaction_is_told_with_the_cure<D: Database>() {
    let failed = D::open("missing").await.once_in(key("k"), false, true).await.expect_err("no table");
    let error = failed.ours();
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Deduplicator, Outcome::NotDone));
    assert!(error.to_string().contains("create_table"), "{error}");
}

async fn old_rows_are_deleted_and_a_table_of_another_name_is_another_store<D: Database>() {
    let database = D::open("old").await;
    let hour = Duration::from_secs(3600);
    let of = |table: &str| database.builder().remember(hour).table(table).build().expect("a store");
    assert_eq!(once(&of("rebuttal_claims"), key("a"), nothing).await.expect("it runs"), Some(()));
    database.grow_old(59).await;
    of("rebuttal_claims").delete_expired().await.expect("it is too early");
    assert_eq!(once(&of("rebuttal_claims"), key("a"), nothing).await.expect("it is known"), None);
    database.grow_old(2).await;
    // The first commit of a store cleans up, then one in a hundred.
    assert_eq!(once(&of("rebuttal_claims"), key("b"), nothing).await.expect("it runs"), Some(()));
    assert_eq!(database.claims().await, ["b"]);
    assert_eq!(once(&of("Order"), key("b"), nothing).await.expect("it runs"), Some(()));
}

async fn options_that_cannot_be_are_refused<D: Database>() {
    let database = D::open("options").await;
    for table in ["", "a b", "a\"b", "a;b", "1a", "a.b", "tä", &"t".repeat(51)] {
        let error = database.builder().table(table).build().expect_err(table);
        assert_eq!((error.kind(), error.field()), (ErrorKind::Config, Some("table")));
    }
    let error = database.builder().remember(Duration::ZERO).build().expect_err("nothing to remember");
    assert_eq!((error.kind(), error.field()), (ErrorKind::Config, Some("remember")));
}

async fn a_database_that_is_away_is_an_error_of_the_store_with_its_cause<D: Database>() {
    let failed = once(&D::away().await, key("k"), refuse::<()>).await.expect_err("there is none");
    let error = failed.ours();
    assert_eq!(
        (error.kind(), error.outcome(), error.is_retryable()),
        (ErrorKind::Deduplicator, Outcome::NotDone, true)
    );
    assert!(std::error::Error::source(error).is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn sessions_in_different_zones_agree_on_every_lease() {
    let database = Post::open("zones").await;
    let mut stores = Vec::new();
    for zone in ["Pacific/Kiritimati", "UTC", "America/Los_Angeles"] {
        stores.push(database.in_zone(zone).await);
    }
    for (index, store) in stores.iter().enumerate() {
        let name = index.to_string();
        let held = token(store.claim(&name, LEASE).await.expect("an answer"));
        for other in &stores {
            let Claim::InProgress { until } = other.claim(&name, LEASE).await.expect("an answer") else {
                panic!("it stands")
            };
            assert!(until.duration_since(SystemTime::now()).expect("it is to come") <= LEASE);
        }
        assert!(stores[0].commit(&name, &held).await.expect("an answer"));
        for other in &stores {
            assert_eq!(other.claim(&name, LEASE).await.expect("an answer"), Claim::Done);
        }
    }
}

/// What a service writes: it compiles, on threads of a runtime, with a function or a closure as the work.
#[tokio::test(flavor = "multi_thread")]
async fn a_handler_on_any_thread_processes_in_its_transaction() {
    let database = Lite::open("handler").await;
    database.store().create_table().await.expect("a table");
    database.builder().table("own").build().expect("a store").create_table().await.expect("a table");
    let pool = database.pool.clone();
    let handled = tokio::spawn(async move {
        async fn store(tx: &mut sqlx::Transaction<'_, sqlx::Sqlite>, name: &str) -> Result<(), Failed> {
            database::insert_lite(tx, name).await
        }
        let name = "n".to_owned();
        let mut tx = pool.begin_with("BEGIN IMMEDIATE").await.expect("a transaction");
        let first = once_in(&mut tx, key("k"), async |tx| store(tx, &name).await).await?;
        let second = once_in_table(&mut tx, "own", key("k"), async |tx| store(tx, &name).await).await?;
        tx.commit().await.expect("it is committed");
        Ok::<_, Failed>((first, second))
    });
    assert_eq!(handled.await.expect("it ends").expect("it runs"), (Some(()), Some(())));
    assert_eq!(database.effects().await, 2);
}
