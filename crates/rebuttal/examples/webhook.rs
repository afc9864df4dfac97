//! The endpoint of the README: receives notifications, with axum.
#![allow(clippy::print_stdout, reason = "it tells what happens")]

use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::{Router, body::Bytes, extract::State, routing::post};
use rebuttal::alipay::{Message, Webhooks};

async fn hook(State(hooks): State<Webhooks>, headers: HeaderMap, body: Bytes) -> Response {
    let message = match hooks.receive(&headers, &body) {
        Ok(message) => message,
        Err(error) => {
            println!("refused: {error}");
            return StatusCode::UNAUTHORIZED.into_response();
        }
    };
    // Store it safely first: what is acknowledged does not come again, what is not may come twice.
    match &message {
        Message::NotifyDispute(notification) => {
            println!("{} {}", notification.dispute_notification_type, notification.dispute_id);
        }
        Message::NotifyDefenseStrategySuggestion(advice) => println!("advice for {}", advice.dispute_id),
        Message::NotifyDefenseDocument(document) => println!("a document for {}", document.dispute_id),
        // Of a payment, of a kind that is new, or without what its kind needs: let this wake somebody.
        other => println!("ALERT: nothing handles {other:?}, unread: {:?}", other.unreadable_fields()),
    }
    message.ack().into()
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let hooks = Webhooks::from_env()?; // ALIPAY_WEBHOOK_PATH, ALIPAY_CLIENT_ID, ALIPAY_PUBLIC_KEY
    let app = Router::new().route("/hooks/alipay", post(hook)).with_state(hooks);
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:8080".to_owned());
    let listener = tokio::net::TcpListener::bind(address).await?;
    println!("listening on {}", listener.local_addr()?);
    axum::serve(listener, app).await?;
    Ok(())
}
