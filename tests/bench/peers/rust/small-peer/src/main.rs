//! The smallest program that uses the peer: what its clean build takes is measured.

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = stripe::Client::new(std::env::var("STRIPE_API_KEY")?);
    let dispute = stripe_core::dispute::RetrieveDispute::new("du_1").send(&client).await?;
    println!("{}", dispute.status);
    Ok(())
}
