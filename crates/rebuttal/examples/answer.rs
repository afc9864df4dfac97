//! The README's program that answers one dispute with a receipt and photos.
#![allow(clippy::print_stdout, reason = "it tells what happens")]

use rebuttal::evidence::EvidencePacket;
use rebuttal::stripe::Client;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let id = arguments.next().ok_or("give the dispute's id, the path of the receipt, and photos")?;
    let client = Client::from_env()?; // STRIPE_API_KEY
    let dispute = client.retrieve_dispute(id).send().await?;
    let mut packet = EvidencePacket::of(&*dispute)?.text("product_description", "A lamp, delivered on Monday.");
    for (place, path) in arguments.enumerate() {
        let field = if place == 0 { "receipt" } else { "shipping_documentation" };
        packet = packet.file(field, std::path::Path::new(&path));
    }
    let sent = client.submit_packet(&packet).send().await?; // checked, built and submitted once, also after a crash
    println!("{}: {}, {}", sent.id, sent.status, sent.receipt.to_json());
    Ok(())
}
