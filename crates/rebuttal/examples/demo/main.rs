//! Whole disputes from their notification to their end, at each provider that the sandbox plays.
//! `cargo xtask demo` runs it; `REBUTTAL_SANDBOX_JSON` holds the line that the sandbox printed.
#![allow(clippy::print_stdout, reason = "it tells what happens")]

mod alipay;
mod stripe;
mod world;

use world::{Failure, World, tell};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Failure> {
    let mut world = World::open()?;
    alipay::story(&mut world).await?;
    stripe::story(&mut world).await?;
    tell(&world.lived_through());
    Ok(())
}
