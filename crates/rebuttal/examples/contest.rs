//! The README's program that contests the disputes of a payment.
#![allow(clippy::print_stdout, reason = "it tells what happens")]

use rebuttal::stripe::{Client, Evidence};
use rebuttal::{Attachment, Outcome};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let payment = arguments.next().ok_or("give the id of the payment intent")?;
    let receipt = arguments.next().ok_or("give the path of the receipt")?;
    let client = Client::from_env()?; // STRIPE_API_KEY
    let mut disputes = client.list_disputes().payment_intent(payment).stream(); // one payment can have several
    while let Some(dispute) = disputes.try_next().await? {
        if !dispute.status.needs_response() {
            println!("{}: {}", dispute.id, dispute.status);
            continue;
        }
        let file = client.upload_dispute_evidence(Attachment::path(&receipt)).send().await?;
        let evidence = Evidence::new().receipt(&file.id).product_description("A widget, delivered on Monday.");
        client.stage_dispute_evidence(&dispute.id).evidence(evidence).send().await?; // saved; the bank sees nothing
        match client.submit_dispute_evidence(&dispute.id).send().await {
            Ok(answer) => println!("{}: {}", answer.id, answer.status),
            Err(error) if error.outcome() == Outcome::Unknown => println!("{}: look again later", dispute.id),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}
