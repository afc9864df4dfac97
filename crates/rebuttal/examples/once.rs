//! An endpoint that processes each notification once, as the README shows it.
#![allow(clippy::print_stdout, reason = "it tells what happens")]

use std::sync::Arc;

use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::{Router, body::Bytes, extract::State, routing::post};
use rebuttal::Error;
use rebuttal::alipay::{Message, Webhooks};
use rebuttal::dedup::{MemoryDeduplicator, once};

struct App {
    hooks: Webhooks,
    seen: MemoryDeduplicator, // several processes share a SqliteDeduplicator or PostgresDeduplicator
}

async fn process(message: &Message) -> Result<(), Error> {
    match message {
        Message::NotifyDispute(notification) => {
            println!("{} {}", notification.dispute_notification_type, notification.dispute_id);
        }
        other => println!("ALERT: nothing handles {other:?}, unread: {:?}", other.unreadable_fields()),
    }
    Ok(())
}

async fn hook(State(app): State<Arc<App>>, headers: HeaderMap, body: Bytes) -> Response {
    let message = match app.hooks.receive(&headers, &body) {
        Ok(message) => message,
        Err(_) => return StatusCode::UNAUTHORIZED.into_response(),
    };
    match once(&app.seen, &message, || process(&message)).await {
        Ok(Some(())) => println!("processed"),
        Ok(None) => println!("a duplicate"),
        Err(error) if error.is_in_progress() => return StatusCode::CONFLICT.into_response(),
        Err(_) => return StatusCode::INTERNAL_SERVER_ERROR.into_response(), // not acknowledged: it comes again
    }
    message.ack().into()
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let app = App { hooks: Webhooks::from_env()?, seen: MemoryDeduplicator::default() };
    let router = Router::new().route("/hooks/alipay", post(hook)).with_state(Arc::new(app));
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:8080".to_owned());
    let listener = tokio::net::TcpListener::bind(address).await?;
    println!("listening on {}", listener.local_addr()?);
    axum::serve(listener, router).await?;
    Ok(())
}
