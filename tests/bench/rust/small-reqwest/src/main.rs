//! The same by hand, with two fields of it.

#[derive(serde::Deserialize)]
struct Dispute {
    status: String,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let key = std::env::var("STRIPE_API_KEY")?;
    let request = reqwest::Client::new().get("https://api.stripe.com/v1/disputes/du_1").bearer_auth(key);
    let dispute: Dispute = request.send().await?.error_for_status()?.json().await?;
    println!("{}", dispute.status);
    Ok(())
}
