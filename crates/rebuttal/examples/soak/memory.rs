//! Memory, descriptors and threads stay as they are over many calls, in ten parts; a fifth of them are the warm-up.

use std::fs;
use std::time::Duration;

use futures_util::future::{FutureExt as _, try_join_all};
use rebuttal::{Attachment, ErrorKind, alipay, stripe};
use serde_json::{Value, json};
use tokio::time::sleep;

use super::stage::{Failure, Stage};

const AT_ONCE: usize = 32;
const GROWTH: f64 = 1.05;

/// What this process has at one moment.
struct Held {
    resident: u64,
    descriptors: u64,
    threads: u64,
}

fn entries(folder: &str) -> Result<u64, Failure> {
    Ok(fs::read_dir(folder)?.count() as u64)
}

/// Connections of clients that are gone take a moment to close.
async fn held() -> Result<Held, Failure> {
    let mut seen = Vec::new();
    for _ in 0..200 {
        sleep(Duration::from_millis(50)).await;
        seen.push(entries("/proc/self/fd")?);
        if seen.len() >= 10 && seen.iter().rev().take(10).all(|count| Some(count) == seen.last()) {
            break;
        }
    }
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("no VmRSS")?;
    let kilobytes: u64 = line.split_whitespace().next().ok_or("no number")?.parse()?;
    let descriptors = seen.last().copied().unwrap_or_default();
    Ok(Held { resident: kilobytes * 1024, descriptors, threads: entries("/proc/self/task")? })
}

struct Load {
    stripe: stripe::Client,
    alipay: alipay::Client,
    dispute: String,
    accepted: String,
}

impl Load {
    async fn call(&self, number: usize) -> Result<(), Failure> {
        match number {
            _ if number.is_multiple_of(500) => {
                let file = Attachment::from([b"%PDF-1.7\n".as_slice(), &[0; 20_000]].concat());
                self.stripe.upload_dispute_evidence(file).progress(|_, _| {}).send().await?;
            }
            _ if number.is_multiple_of(50) => {
                self.stripe.list_disputes().limit(10).stream().try_next().await?;
            }
            // Taken back before it is answered.
            _ if number.is_multiple_of(20) => {
                drop(self.stripe.retrieve_dispute(&self.dispute).send().boxed().now_or_never());
            }
            _ if number.is_multiple_of(10) => {
                refused(self.alipay.accept_dispute(&self.accepted).send().await, ErrorKind::AlreadyAnswered)?;
            }
            _ if number.is_multiple_of(7) => {
                refused(self.stripe.retrieve_dispute("du_0").send().await, ErrorKind::NotFound)?;
            }
            _ => drop(self.stripe.retrieve_dispute(&self.dispute).send().await?),
        }
        Ok(())
    }
}

fn refused<T>(result: Result<T, rebuttal::Error>, kind: ErrorKind) -> Result<(), Failure> {
    match result {
        Err(error) if error.kind() == kind => Ok(()),
        Err(error) => Err(error.into()),
        Ok(_) => Err(format!("that had to be {kind:?}").into()),
    }
}

pub(crate) async fn measure(calls: usize) -> Result<Value, Failure> {
    let stage = Stage::open()?;
    let (dispute, accepted) = (stage.dispute("stripe", "id").await?, stage.dispute("alipay", "disputeId").await?);
    stage.alipay().build()?.accept_dispute(&accepted).send().await?;
    let mut seen = Vec::new();
    for _ in 0..10 {
        // Clients come and go as well.
        let load = Load {
            stripe: stage.stripe().build()?,
            alipay: stage.alipay().build()?,
            dispute: dispute.clone(),
            accepted: accepted.clone(),
        };
        let work = (0..AT_ONCE).map(|start| {
            let load = &load;
            async move {
                for number in (start..calls / 10).step_by(AT_ONCE) {
                    load.call(number).await?;
                }
                Ok::<_, Failure>(())
            }
        });
        try_join_all(work).await?;
        drop(load);
        seen.push(held().await?);
    }
    let (warm, end) = (&seen[1], &seen[9]);
    let ratio = end.resident as f64 / warm.resident as f64;
    // What an idle connection or two more or less holds is no leak.
    let steady = end.descriptors <= warm.descriptors + 8 && end.threads <= warm.threads + 8;
    Ok(json!({
        "name": "rust memory", "ok": ratio <= GROWTH && steady, "calls": calls, "ratio": ratio,
        "rss": seen.iter().map(|now| now.resident).collect::<Vec<_>>(),
        "descriptors": [warm.descriptors, end.descriptors], "threads": [warm.threads, end.threads],
    }))
}
