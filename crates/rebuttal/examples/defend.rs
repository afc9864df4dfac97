//! The README's second program: defends a dispute with a document and looks at what the provider has.
#![allow(clippy::print_stdout, reason = "it tells what happens")]

use rebuttal::alipay::{Client, DisputeEvidenceType};
use rebuttal::{Attachment, ErrorKind};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let dispute_id = arguments.next().ok_or("give the dispute's id")?;
    let document = Attachment::path(arguments.next().ok_or("give the document's path")?); // or bytes, or a reader
    let client = Client::from_env()?;
    match client.supply_defense_document(&dispute_id, document).send().await {
        Ok(answer) => println!("supplied: {}", answer.result.result_code),
        Err(error) if error.kind() == ErrorKind::AlreadyAnswered => println!("answered before, nobody says how"),
        Err(error) => return Err(error.into()),
    }
    let kept = client.download_dispute_evidence(dispute_id, DisputeEvidenceType::DisputeEvidenceFile).send().await?;
    println!("the provider has {} bytes", kept.dispute_evidence.len());
    Ok(())
}
