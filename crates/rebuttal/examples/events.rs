//! The README's endpoint that receives events, with axum.
#![allow(clippy::print_stdout, reason = "it tells what happens")]

use axum::http::{HeaderMap, StatusCode};
use axum::{Router, body::Bytes, extract::State, routing::post};
use rebuttal::stripe::{Message, Webhooks};

async fn hook(State(hooks): State<Webhooks>, headers: HeaderMap, body: Bytes) -> StatusCode {
    match hooks.receive(&headers, &body) {
        // Derive the outcome from the status, never from the event's name. Events may come twice and in any order.
        Ok(Message::DisputeCreated(event)) => println!("new: {}", event.data.object.id),
        Ok(Message::DisputeClosed(event)) => {
            let dispute = &event.data.object;
            match &dispute.status {
                status if status.merchant_won() => println!("won: {}", dispute.id),
                status if status.merchant_lost() => println!("lost: {}", dispute.id),
                status => println!("{status}: {}", dispute.id), // an inquiry that was closed, for example
            }
        }
        Ok(Message::DisputeUpdated(_) | Message::DisputeFundsWithdrawn(_) | Message::DisputeFundsReinstated(_)) => {
            println!("something else");
        }
        // What is acknowledged does not come again: somebody has to look at what this program does not know.
        Ok(Message::Event(event)) => {
            let (kind, id) =
                (event.type_.as_deref().unwrap_or("nothing"), event.id.as_deref().unwrap_or("without an id"));
            println!("ALERT: nothing handles {kind} {id}");
        }
        Ok(message) => println!("ALERT: nothing handles thin events: {:?}", message.dedup_key()),
        Err(error) => {
            println!("refused: {error}");
            return StatusCode::BAD_REQUEST;
        }
    }
    StatusCode::OK
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let hooks = Webhooks::from_env()?; // STRIPE_WEBHOOK_SECRET
    let app = Router::new().route("/hooks/stripe", post(hook)).with_state(hooks);
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:8080".to_owned());
    let listener = tokio::net::TcpListener::bind(address).await?;
    println!("listening on {}", listener.local_addr()?);
    axum::serve(listener, app).await?;
    Ok(())
}
