//! `cargo xtask live stripe`: one dispute of a test-mode account, from evidence to the decision, with each request's id.
#![allow(clippy::print_stdout, reason = "it tells what happens")]

use std::error::Error;
use std::time::Duration;

use rebuttal::Attachment;
use rebuttal::stripe::{Client, Evidence};

/// How often the decision is asked for, and how long is waited between: in test mode it comes within seconds.
const LOOKS: u32 = 10;
const PAUSE: Duration = Duration::from_secs(2);

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    refuse_live_keys(&std::env::var("STRIPE_API_KEY").unwrap_or_default())?;
    let client = Client::from_env()?;
    let mut disputes = client.list_disputes().stream();
    let dispute = loop {
        match disputes.try_next().await? {
            Some(dispute) if dispute.status.needs_evidence() => break dispute,
            Some(_) => {}
            None => {
                return Err("no dispute of this account waits for evidence; pay with a card that is disputed".into());
            }
        }
    };
    let tell = |what: &str, id: Option<&str>, status: &str| {
        println!("{what:<24} {:<26} {status}", id.unwrap_or("(no request id)"));
    };
    let read = client.retrieve_dispute(&dispute.id).send().await?;
    tell("retrieveDispute", read.info.request_id(), &read.status.to_string());
    let pdf = Attachment::from(PDF.to_vec()).named("receipt.pdf");
    let file = client.upload_dispute_evidence(pdf).send().await?;
    tell("uploadDisputeEvidence", file.info.request_id(), &file.id);
    let evidence = Evidence::new().receipt(&file.id).uncategorized_text("winning_evidence");
    let staged = client.stage_dispute_evidence(&dispute.id).evidence(evidence).send().await?;
    tell("stageDisputeEvidence", staged.info.request_id(), &staged.status.to_string());
    let submitted = client.submit_dispute_evidence(&dispute.id).send().await?;
    tell("submitDisputeEvidence", submitted.info.request_id(), &submitted.status.to_string());
    for _ in 0..LOOKS {
        let now = client.retrieve_dispute(&dispute.id).send().await?;
        tell("retrieveDispute", now.info.request_id(), &now.status.to_string());
        if now.status.is_final() {
            return Ok(());
        }
        tokio::time::sleep(PAUSE).await;
    }
    Err(format!("{} was not decided in {LOOKS} looks", dispute.id).into())
}

/// What this program does cannot be undone, so it works in test mode only.
fn refuse_live_keys(key: &str) -> Result<(), String> {
    if ["sk_test_", "rk_test_"].iter().any(|prefix| key.starts_with(prefix)) {
        return Ok(());
    }
    Err("STRIPE_API_KEY must be a key of test mode (sk_test_… or rk_test_…); nothing was sent".to_owned())
}

/// The smallest document that has a page.
const PDF: &[u8] =
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
3 0 obj<</Type /Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
