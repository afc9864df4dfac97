//! The Rust program of the repository's README.
#![allow(clippy::print_stdout, reason = "it tells what happens")]

use rebuttal::stripe::{Client, Evidence};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let payment = std::env::args().nth(1).ok_or("give the id of the payment intent")?;
    let client = Client::from_env()?; // STRIPE_API_KEY
    let mut disputes = client.list_disputes().payment_intent(payment).stream(); // there can be several
    while let Some(dispute) = disputes.try_next().await? {
        if dispute.status.needs_evidence() {
            let evidence = Evidence::new().uncategorized_text("It was delivered on Monday.");
            match client.submit_dispute_evidence(&dispute.id).evidence(evidence).send().await {
                Ok(answer) => println!("{}: {}", answer.id, answer.status),
                Err(error) => println!("{error} (happened? {}; again? {})", error.outcome(), error.is_retryable()),
            }
        }
    }
    Ok(())
}
