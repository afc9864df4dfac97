//! Whole disputes from their notification to their end, at each provider that the sandbox plays.
//! `cargo xtask demo` runs it; `REBUTTAL_SANDBOX_JSON` holds the line that the sandbox printed.
#![allow(clippy::print_stdout, reason = "it tells what happens")]

mod alipay;
mod harness;
mod stripe;

use harness::{Failure, Harness, say};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Failure> {
    let mut harness = Harness::open()?;
    alipay::scenario(&mut harness).await?;
    stripe::scenario(&mut harness).await?;
    say(&harness.summary());
    Ok(())
}
