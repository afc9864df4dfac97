//! The wheel against the official SDKs for Python.

use super::super::lab::Lab;
use super::super::side::{Side, Sides};
use super::rust;

fn ours(lab: &Lab, work: &str) -> Result<Side, String> {
    Ok(Side::Live(lab.driver(lab.python()?)?.args(["tests/bench/python/ours.py", work])))
}

fn limit(lab: &Lab, work: &str) -> Result<Side, String> {
    Ok(Side::Live(lab.driver(lab.python()?)?.args(["tests/bench/python/limits.py", work])))
}

fn peer(lab: &Lab, work: &str) -> Result<Side, String> {
    Ok(Side::Live(lab.driver(lab.python_peers()?)?.args(["tests/bench/python/peers.py", work])))
}

pub(super) fn sign(lab: &Lab) -> Result<Sides, String> {
    Ok(Sides::all(ours(lab, "sign")?, peer(lab, "sign")?, rust::limit(lab, "sign")?))
}

pub(super) fn verify(lab: &Lab) -> Result<Sides, String> {
    Ok(Sides::all(ours(lab, "verify")?, peer(lab, "verify")?, rust::limit(lab, "verify")?))
}

pub(super) fn event(lab: &Lab) -> Result<Sides, String> {
    Ok(Sides::all(ours(lab, "event")?, peer(lab, "event")?, limit(lab, "event")?))
}

pub(super) fn retrieve(lab: &Lab) -> Result<Sides, String> {
    Ok(Sides::all(ours(lab, "retrieve")?, peer(lab, "retrieve")?, rust::core(lab, 1)?))
}

pub(super) fn threads(lab: &Lab) -> Result<Sides, String> {
    Ok(Sides::all(ours(lab, "threads")?, peer(lab, "threads")?, rust::core(lab, 16)?))
}

pub(super) fn asyncio(lab: &Lab) -> Result<Sides, String> {
    Ok(Sides::all(ours(lab, "asyncio")?, peer(lab, "asyncio")?, rust::core(lab, 64)?))
}

pub(super) fn list(lab: &Lab) -> Result<Sides, String> {
    Ok(Sides::all(ours(lab, "list")?, peer(lab, "list")?, limit(lab, "list")?))
}

pub(super) fn slowest(lab: &Lab) -> Result<Sides, String> {
    Ok(Sides { ours: ours(lab, "asyncio-p99")?, peer: Some(peer(lab, "asyncio-p99")?), limit: None })
}
