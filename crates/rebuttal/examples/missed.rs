//! The README's program that catches up with the events that came while it was down.
#![allow(clippy::print_stdout, reason = "it tells what happens")]

use rebuttal::Error;
use rebuttal::dedup::{MemoryDeduplicator, once};
use rebuttal::stripe::{Client, CreatedRange, Message};

/// The same for what is received and for what is fetched.
async fn handle(handled: &MemoryDeduplicator, message: Message) -> Result<(), Error> {
    let work = async || {
        match &message {
            Message::DisputeCreated(event) => println!("opened: {}", event.data.object.id),
            Message::DisputeUpdated(event) | Message::DisputeClosed(event) => {
                println!("moved: {}", event.data.object.id);
            }
            Message::DisputeFundsWithdrawn(_) | Message::DisputeFundsReinstated(_) => println!("money moved"),
            other => println!("not known here: {other:?}, {:?}", other.unreadable_fields()), // alert
        }
        Ok(())
    };
    once(handled, &message, work).await.map(drop)
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let outage_began: i64 = std::env::args().nth(1).ok_or("give the Unix time at which the outage began")?.parse()?;
    let client = Client::from_env()?; // STRIPE_API_KEY
    let handled = MemoryDeduplicator::default(); // or a `Deduplicator` over your database, which outlives the process
    let mut missed = client.list_events().created(CreatedRange::new().gte(outage_began)).stream();
    while let Some(message) = missed.try_next().await? {
        handle(&handled, message).await?;
    }
    Ok(())
}
