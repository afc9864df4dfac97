//! The README's program that counts calls.
#![allow(clippy::print_stdout, reason = "it tells what it counted")]

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use rebuttal::{CallFacts, ErrorKind, Observer, stripe::Client};

/// How many calls ended in which way, and how many seconds they took.
#[derive(Clone, Default)]
struct Metrics(Arc<Mutex<BTreeMap<String, (u64, f64)>>>);

impl Observer for Metrics {
    fn call(&self, facts: &CallFacts) {
        let ended = facts.error_class.map_or("well", ErrorKind::class);
        let labels = format!("operation=\"{}\",ended=\"{ended}\",outcome=\"{}\"", facts.operation, facts.outcome);
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (count, seconds) = all.entry(labels).or_default();
        *count += 1;
        *seconds += facts.duration.as_secs_f64();
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let metrics = Metrics::default();
    let client = Client::builder()
        .api_key(std::env::var("STRIPE_API_KEY")?)
        .api_base(std::env::var("STRIPE_API_BASE")?)
        .observer(metrics.clone())
        .build()?;
    client.list_disputes().limit(1).send().await?;
    client.retrieve_dispute("du_none").send().await.expect_err("there is no such dispute");
    for (labels, (count, seconds)) in &*metrics.0.lock().unwrap_or_else(PoisonError::into_inner) {
        println!("rebuttal_calls{{{labels}}} {count}\nrebuttal_call_seconds{{{labels}}} {seconds:.3}");
    }
    Ok(())
}
