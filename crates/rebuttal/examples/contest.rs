//! The README's program that contests the disputes of a payment.
#![allow(clippy::print_stdout, reason = "it tells what happens")]

use rebuttal::stripe::{Client, DisputeStatus, Evidence};
use rebuttal::{Attachment, Error};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let payment = arguments.next().ok_or("give the id of the payment intent")?;
    let receipt = arguments.next().ok_or("give the path of the receipt")?;
    let client = Client::from_env()?; // STRIPE_API_KEY
    let mut disputes = client.list_disputes().payment_intent(payment).stream(); // one payment can have several
    let mut failed = Vec::new();
    while let Some(dispute) = disputes.try_next().await? {
        if !dispute.status.needs_evidence() {
            println!("{}: {}", dispute.id, dispute.status); // `needs_appeal()` tells which wait for an appeal
            continue;
        }
        // One dispute that fails does not keep the others from being answered.
        match contest(&client, &dispute.id, &receipt).await {
            Ok(status) => println!("{}: {status}", dispute.id),
            Err(error) => {
                println!("{}: {error} (happened? {}; again? {})", dispute.id, error.outcome(), error.is_retryable());
                failed.push(dispute.id.to_string());
            }
        }
    }
    if failed.is_empty() { Ok(()) } else { Err(format!("not answered: {}", failed.join(", ")).into()) }
}

async fn contest(client: &Client, dispute: &str, receipt: &str) -> Result<DisputeStatus, Error> {
    let file = client.upload_dispute_evidence(Attachment::path(receipt)).send().await?;
    let evidence = Evidence::new().receipt(&file.value.id).product_description("A widget, delivered on Monday.");
    client.stage_dispute_evidence(dispute).evidence(evidence).send().await?; // saved; the bank sees nothing
    let answer = client.submit_dispute_evidence(dispute).send().await?;
    Ok(answer.value.status)
}
