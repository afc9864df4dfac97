//! The smallest program that uses the crate: what its clean build takes is measured.

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let dispute = rebuttal::stripe::Client::from_env()?.retrieve_dispute("du_1").send().await?;
    println!("{}", dispute.status);
    Ok(())
}
