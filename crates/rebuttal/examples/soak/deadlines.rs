//! The option `timeout` ends a call at most 250 ms late, whatever keeps it waiting, and never early.

use std::time::{Duration, Instant};

use futures_util::future::try_join_all;
use rebuttal::{Attachment, Error, ErrorKind};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use super::stage::{Failure, Stage};

const LIMIT: f64 = 0.25;
const AT_ONCE: u64 = 8;

/// A tenth of a second up to six.
fn limit(number: u64) -> Duration {
    Duration::from_millis(100 + number * 137 % 500)
}

/// How late a call ended, in seconds; it must have ended by its timeout.
async fn late<T>(limit: Duration, call: impl Future<Output = Result<T, Error>>) -> Result<f64, Failure> {
    let started = Instant::now();
    match call.await {
        Err(error) if error.kind() == ErrorKind::RequestTimeout => {
            Ok(started.elapsed().as_secs_f64() - limit.as_secs_f64())
        }
        Err(error) => Err(error.into()),
        Ok(_) => Err("the call was answered".into()),
    }
}

pub(crate) async fn measure(runs: u64) -> Result<Value, Failure> {
    let stage = Stage::open()?;
    let dispute = stage.dispute("stripe", "id").await?;
    let client = stage.stripe().max_attempts(1).build()?;
    // Connections come about here, and nobody reads from them.
    let deaf = TcpListener::bind("127.0.0.1:0").await?;
    let uploading = stage.stripe().max_attempts(1).files_base(format!("http://{}", deaf.local_addr()?)).build()?;
    let file = bytes::Bytes::from([b"%PDF-1.7\n".as_slice(), &[0; 4_000_000]].concat());

    let (mut silent, mut slow, mut unread) = (Vec::new(), Vec::new(), Vec::new());
    for run in 0..runs {
        let limits = (0..AT_ONCE).map(|number| limit(run * AT_ONCE + number));
        let limits: Vec<Duration> = limits.collect();
        for (fault, into) in [("delay", &mut silent), ("trickle", &mut slow)] {
            let order = json!({ "operation": "retrieveDispute", "kind": fault, "seconds": 30, "times": AT_ONCE });
            stage.control("/faults", order).await?;
            let calls =
                limits.iter().map(|&limit| late(limit, client.retrieve_dispute(&dispute).timeout(limit).send()));
            into.extend(try_join_all(calls).await?);
        }
        let calls = limits.iter().map(|&limit| {
            late(limit, uploading.upload_dispute_evidence(Attachment::from(file.clone())).timeout(limit).send())
        });
        unread.extend(try_join_all(calls).await?);
    }
    let all = [("no answer", silent), ("trickle", slow), ("unread upload", unread)];
    let ok = all.iter().flat_map(|(_, waits)| waits).all(|wait| (-0.005..=LIMIT).contains(wait));
    let mut report = json!({ "name": "rust deadlines", "ok": ok, "limit": LIMIT });
    for (name, waits) in &all {
        report[name] = spread(waits);
    }
    Ok(report)
}

/// The measures of many waits, in seconds.
fn spread(waits: &[f64]) -> Value {
    let mut sorted = waits.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = |index: usize| sorted.get(index).copied().unwrap_or_default();
    json!({ "n": waits.len(), "min": at(0), "median": at(waits.len() / 2), "max": at(waits.len().saturating_sub(1)) })
}
