//! How much memory it takes to send a document, to receive a message and to read a list.

use std::path::PathBuf;

use serde_json::Value;

use super::super::lab::Lab;
use super::super::launch::Launch;
use super::super::side::{Side, Sides};

/// What the caller holds.
const PAYLOAD: f64 = 750_000.0;

/// What a program counts against the body that it read.
fn read(lab: &Lab, work: &'static str) -> Result<Sides, String> {
    let launch = lab.driver(lab.program("reading")?)?.args([work]);
    let body = launch.run().map(|(_, line)| field(&line, "body"))?.ok_or("it does not say what it read")?;
    let ours = Side::Fresh(launch, |_, line| field(line, "peak"));
    Ok(Sides { ours, peer: None, limit: Some(Side::Known(body)) })
}

fn field(line: &str, name: &str) -> Option<f64> {
    serde_json::from_str::<Value>(line).ok()?[name].as_f64()
}

pub(super) fn message(lab: &Lab) -> Result<Sides, String> {
    read(lab, "message")
}

pub(super) fn list(lab: &Lab) -> Result<Sides, String> {
    read(lab, "list")
}

fn counted(lab: &Lab, read: fn(f64, &str) -> Option<f64>, limit: f64) -> Result<Sides, String> {
    let ours = Side::Fresh(lab.driver(lab.program("evidence")?)?, read);
    Ok(Sides { ours, peer: None, limit: Some(Side::Known(limit)) })
}

fn number(line: &str, name: &str) -> Option<f64> {
    field(line, "payload").filter(|payload| *payload == PAYLOAD)?;
    field(line, name)
}

pub(super) fn peak(lab: &Lab) -> Result<Sides, String> {
    counted(lab, |_, line| number(line, "peak"), PAYLOAD)
}

pub(super) fn copies(lab: &Lab) -> Result<Sides, String> {
    // Four characters for each three bytes.
    counted(lab, |_, line| number(line, "large"), PAYLOAD / 3.0 * 4.0)
}

/// The most that a program holds while it makes many calls. They take minutes, so one program makes one value.
pub(super) fn held(launch: Launch) -> Side {
    Side::Once(Box::new(move || {
        let (_, line) = launch.run()?;
        line.parse().map_err(|_| format!("{line:?} is no size"))
    }))
}

pub(super) fn python(lab: &Lab) -> Result<Sides, String> {
    let side = |interpreter, side| {
        Ok::<_, String>(held(lab.driver(interpreter)?.args(["tests/bench/python/memory.py", side])))
    };
    Ok(Sides { ours: side(lab.python()?, "ours")?, peer: Some(side(lab.python_peers()?, "peer")?), limit: None })
}

pub(super) fn node(lab: &Lab) -> Result<Sides, String> {
    let side = |packages: PathBuf, side| {
        let launch = lab.driver("node")?.args(["tests/bench/node/memory.mjs", side]);
        Ok::<_, String>(held(launch.env("REBUTTAL_BENCH_PACKAGES", packages)))
    };
    Ok(Sides { ours: side(lab.node()?, "ours")?, peer: Some(side(lab.node_peers()?, "peer")?), limit: None })
}
