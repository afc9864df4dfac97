//! The wheel against the official SDKs for Python.

use super::super::lab::Lab;
use super::super::side::Side;
use super::{Sides, rust, sides};

fn ours(lab: &Lab, work: &str) -> Result<Side, String> {
    Ok(Side::Live(lab.driver(lab.python()?)?.args(["tests/bench/python/ours.py", work])))
}

fn limit(lab: &Lab, work: &str) -> Result<Side, String> {
    Ok(Side::Live(lab.driver(lab.python()?)?.args(["tests/bench/python/limits.py", work])))
}

fn peer(lab: &Lab, sdk: &str, work: &str) -> Result<Side, String> {
    let script = format!("tests/bench/python/peer_{sdk}.py");
    Ok(Side::Live(lab.driver(lab.python_peers()?)?.args([script.as_str(), work])))
}

pub(super) fn sign(lab: &Lab) -> Result<Sides, String> {
    Ok(sides(ours(lab, "sign")?, peer(lab, "alipay", "sign")?, rust::limit(lab, "sign")?))
}

pub(super) fn verify(lab: &Lab) -> Result<Sides, String> {
    Ok(sides(ours(lab, "verify")?, peer(lab, "alipay", "verify")?, rust::limit(lab, "verify")?))
}

pub(super) fn event(lab: &Lab) -> Result<Sides, String> {
    Ok(sides(ours(lab, "event")?, peer(lab, "stripe", "event")?, limit(lab, "event")?))
}

pub(super) fn retrieve(lab: &Lab) -> Result<Sides, String> {
    Ok(sides(ours(lab, "retrieve")?, peer(lab, "stripe", "retrieve")?, rust::core(lab, 1)?))
}

pub(super) fn threads(lab: &Lab) -> Result<Sides, String> {
    Ok(sides(ours(lab, "threads")?, peer(lab, "stripe", "threads")?, rust::core(lab, 16)?))
}

pub(super) fn asyncio(lab: &Lab) -> Result<Sides, String> {
    Ok(sides(ours(lab, "asyncio")?, peer(lab, "stripe", "asyncio")?, rust::core(lab, 64)?))
}

pub(super) fn list(lab: &Lab) -> Result<Sides, String> {
    Ok(sides(ours(lab, "list")?, peer(lab, "stripe", "list")?, limit(lab, "list")?))
}
