//! A whole service: an endpoint that stores each event once, in the transaction that says so, and a worker that contests the
//! dispute.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::{Router, routing::post};
use rebuttal::dedup::{SqliteDeduplicator, once_in};
use rebuttal::stripe::{self, DisputeId, Evidence};
use rebuttal::{Attachment, CallFacts, Error, Field, Observer, Outcome};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool};
use sqlx::{Sqlite, Transaction};
use tokio::sync::Notify;
use tracing::{error, info, warn};

type Failure = Box<dyn std::error::Error + Send + Sync>;

const TEN_SECONDS: Duration = Duration::from_secs(10);

#[derive(Clone)]
struct App {
    hooks: stripe::Webhooks,
    db: SqlitePool,
    wake: Arc<Notify>,
}

/// Why a message is not acknowledged, so that it comes again.
struct Rejection(StatusCode, Failure);

impl From<Error> for Rejection {
    fn from(error: Error) -> Self {
        let status = if error.is_signature() { StatusCode::BAD_REQUEST } else { StatusCode::SERVICE_UNAVAILABLE };
        Self(status, error.into())
    }
}

impl From<sqlx::Error> for Rejection {
    fn from(error: sqlx::Error) -> Self {
        Self(StatusCode::SERVICE_UNAVAILABLE, error.into())
    }
}

impl IntoResponse for Rejection {
    fn into_response(self) -> Response {
        warn!(error = %self.1, "not acknowledged");
        self.0.into_response()
    }
}

async fn hook(State(app): State<App>, headers: HeaderMap, body: Bytes) -> Result<Response, Rejection> {
    let event = app.hooks.receive(&headers, &body)?;
    let mut tx = app.db.begin_with("BEGIN IMMEDIATE").await?;
    let first = once_in(&mut tx, &event, async |tx| store(tx, &event).await).await?;
    tx.commit().await?; // claim and work, or neither
    info!(kind = event.kind(), id = event.event_id(), first = first.is_some(), "received");
    if first.is_some() {
        app.wake.notify_one();
    }
    Ok(event.ack().into())
}

async fn store(tx: &mut Transaction<'_, Sqlite>, event: &stripe::Message) -> Result<(), Rejection> {
    let insert = "INSERT INTO inbox (kind, dispute) VALUES (?, ?)";
    sqlx::query(insert).bind(event.kind()).bind(event.dispute_id()).execute(&mut **tx).await?;
    Ok(())
}

/// Contests all disputes of the payment that wait for evidence; one payment can have several.
async fn contest(stripe: &stripe::Client, payment: &str, receipt: &Path) -> Result<(), Error> {
    let mut disputes = stripe.list_disputes().payment_intent(payment).stream();
    while let Some(dispute) = disputes.try_next().await? {
        if !dispute.status.needs_evidence() {
            continue;
        }
        let file = stripe.upload_dispute_evidence(Attachment::path(receipt)).send().await?;
        let draft = Evidence::new().receipt(&file.value.id).customer_name(Field::Clear);
        stripe.stage_dispute_evidence(&dispute.id).evidence(draft).send().await?;
        match stripe.submit_dispute_evidence(&dispute.id).timeout(TEN_SECONDS).send().await {
            Ok(done) => info!(status = %done.value.status, attempts = done.info.attempts(), "submitted"),
            Err(error) if error.is_retryable() => requeue(&dispute.id, error.retry_after()),
            Err(error) => match error.outcome() {
                Outcome::NotDone => error!(%error, dispute = %dispute.id, "for a person to look at"),
                Outcome::Done => info!(dispute = %dispute.id, "submitted, although the call did not end well"),
                Outcome::Unknown => retrieve_again(stripe, &dispute.id).await?,
            },
        }
    }
    Ok(())
}

/// A real service puts it into its queue.
fn requeue(dispute: &DisputeId, after: Option<Duration>) {
    warn!(%dispute, ?after, "to be called again");
}

async fn retrieve_again(stripe: &stripe::Client, dispute: &DisputeId) -> Result<(), Error> {
    let found = stripe.retrieve_dispute(dispute).send().await?;
    info!(%dispute, status = %found.value.status, "as it stands");
    Ok(())
}

/// Takes what the endpoint stored, and ends with the first error: a service that is started again goes on with it.
async fn work(app: App, stripe: stripe::Client, receipt: PathBuf) -> Result<(), Failure> {
    loop {
        let next = "SELECT rowid, dispute FROM inbox WHERE dispute IS NOT NULL AND done = 0 ORDER BY rowid LIMIT 1";
        let Some((row, dispute)) = sqlx::query_as::<_, (i64, String)>(next).fetch_optional(&app.db).await? else {
            app.wake.notified().await;
            continue;
        };
        let dispute = stripe.retrieve_dispute(dispute).send().await?.value;
        if let Some(payment) = dispute.payment_intent.as_ref().and_then(|payment| payment.id()) {
            contest(&stripe, &payment, &receipt).await?;
        }
        sqlx::query("UPDATE inbox SET done = 1 WHERE rowid = ?").bind(row).execute(&app.db).await?;
    }
}

struct Metrics;

impl Observer for Metrics {
    fn call(&self, facts: &CallFacts) {
        info!(operation = facts.operation, outcome = %facts.outcome, milliseconds = facts.duration.as_millis(), "called");
    }
}

#[tokio::main]
async fn main() -> Result<(), Failure> {
    tracing_subscriber::fmt().with_ansi(false).init();
    let mut arguments = std::env::args().skip(1);
    let address = arguments.next().ok_or("give an address to listen at")?;
    let (file, receipt) = arguments.next().zip(arguments.next()).ok_or("give a database and the path of a receipt")?;

    let stripe = stripe::Client::from_env_builder()?.observer(Metrics).build()?; // STRIPE_API_KEY
    let hooks = stripe::Webhooks::from_env()?; // STRIPE_WEBHOOK_SECRET
    let options =
        SqliteConnectOptions::new().filename(file).create_if_missing(true).journal_mode(SqliteJournalMode::Wal);
    let db = SqlitePool::connect_with(options).await?;
    SqliteDeduplicator::new(db.clone()).create_table().await?; // once; or in a migration of yours
    let inbox = "CREATE TABLE IF NOT EXISTS inbox (kind TEXT NOT NULL, dispute TEXT, done INTEGER NOT NULL DEFAULT 0)";
    sqlx::query(inbox).execute(&db).await?;

    let app = App { hooks, db, wake: Arc::default() };
    let worker = tokio::spawn(work(app.clone(), stripe, receipt.into()));
    let listener = tokio::net::TcpListener::bind(address).await?;
    info!("listening on {}", listener.local_addr()?);
    let router = Router::new().route("/hooks/stripe", post(hook)).with_state(app);
    tokio::select! {
        served = axum::serve(listener, router).into_future() => served?,
        worked = worker => worked??,
    }
    Ok(())
}
