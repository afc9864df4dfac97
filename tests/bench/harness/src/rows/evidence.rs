//! How much memory a document takes on its way.

use serde_json::Value;

use super::super::lab::Lab;
use super::super::side::{Side, Sides};

/// What the caller holds.
const PAYLOAD: f64 = 750_000.0;

fn counted(lab: &Lab, read: fn(f64, &str) -> Option<f64>, limit: f64) -> Result<Sides, String> {
    let ours = Side::Fresh(lab.driver(lab.program("evidence")?)?, read);
    Ok(Sides { ours, peer: None, limit: Some(Side::Known(limit)) })
}

fn number(line: &str, name: &str) -> Option<f64> {
    let counts: Value = serde_json::from_str(line).ok()?;
    counts["payload"].as_f64().filter(|payload| *payload == PAYLOAD)?;
    counts[name].as_f64()
}

pub(super) fn peak(lab: &Lab) -> Result<Sides, String> {
    counted(lab, |_, line| number(line, "peak"), PAYLOAD)
}

pub(super) fn copies(lab: &Lab) -> Result<Sides, String> {
    // Four characters for each three bytes.
    counted(lab, |_, line| number(line, "large"), PAYLOAD / 3.0 * 4.0)
}
