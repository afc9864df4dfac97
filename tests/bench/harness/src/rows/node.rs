//! The npm package against the official SDK and what is written by hand.

use std::path::PathBuf;

use super::super::lab::Lab;
use super::super::side::{Side, Sides};
use super::rust;

fn driver(lab: &Lab, script: &str, work: &str, packages: PathBuf) -> Result<Side, String> {
    let script = format!("tests/bench/node/{script}.mjs");
    let launch = lab.driver("node")?.args([script.as_str(), work]);
    Ok(Side::Live(launch.env("REBUTTAL_BENCH_PACKAGES", packages)))
}

fn ours(lab: &Lab, work: &str) -> Result<Side, String> {
    driver(lab, "ours", work, lab.node()?)
}

fn peer(lab: &Lab, work: &str) -> Result<Side, String> {
    driver(lab, "peers", work, lab.node_peers()?)
}

fn limit(lab: &Lab, work: &str) -> Result<Side, String> {
    driver(lab, "limits", work, lab.node_peers()?)
}

/// Of one work, the official SDK and what is written by hand.
fn against(lab: &Lab, work: &str) -> Result<Sides, String> {
    Ok(Sides::all(ours(lab, work)?, peer(lab, work)?, limit(lab, work)?))
}

pub(super) fn sign(lab: &Lab) -> Result<Sides, String> {
    Ok(Sides::all(ours(lab, "sign")?, peer(lab, "sign")?, rust::limit(lab, "sign")?))
}

pub(super) fn verify(lab: &Lab) -> Result<Sides, String> {
    Ok(Sides::all(ours(lab, "verify")?, peer(lab, "verify")?, rust::limit(lab, "verify")?))
}

pub(super) fn event(lab: &Lab) -> Result<Sides, String> {
    against(lab, "event")
}

pub(super) fn retrieve(lab: &Lab) -> Result<Sides, String> {
    against(lab, "retrieve")
}

pub(super) fn retrieve_64(lab: &Lab) -> Result<Sides, String> {
    against(lab, "retrieve-64")
}

pub(super) fn list(lab: &Lab) -> Result<Sides, String> {
    against(lab, "list")
}

pub(super) fn slowest(lab: &Lab) -> Result<Sides, String> {
    Ok(Sides { ours: ours(lab, "retrieve-p99")?, peer: Some(peer(lab, "retrieve-p99")?), limit: None })
}
