//! The first program of the README.
#![allow(clippy::print_stdout, reason = "it tells what happened")]

use rebuttal::{ErrorKind, alipay::Client};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let dispute_id = std::env::args().nth(1).ok_or("give the dispute's id")?;
    let client = Client::from_env()?; // ALIPAY_CLIENT_ID, ALIPAY_PRIVATE_KEY, ALIPAY_PUBLIC_KEY
    match client.accept_dispute(dispute_id).send().await {
        Ok(answer) => println!("accepted: {}", answer.result.result_code),
        Err(error) if error.kind() == ErrorKind::AlreadyAnswered => println!("answered before, nobody says how"),
        Err(error) => println!("{error} (did it happen? {}; call again? {})", error.outcome(), error.is_retryable()),
    }
    Ok(())
}
