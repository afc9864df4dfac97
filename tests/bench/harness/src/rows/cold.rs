//! What a program pays before its first answer.

use super::super::lab::Lab;
use super::super::launch::Launch;
use super::super::side::{Side, Sides};

/// The seconds that the program itself measured, in milliseconds.
fn inside(_: f64, line: &str) -> Option<f64> {
    line.parse::<f64>().ok().map(|seconds| seconds * 1000.0)
}

/// From start to end.
fn whole(milliseconds: f64, _: &str) -> Option<f64> {
    Some(milliseconds)
}

fn python(lab: &Lab, side: &str, what: &str) -> Result<Launch, String> {
    let interpreter = if side == "ours" { lab.python()? } else { lab.python_peers()? };
    let launch = Launch::new(interpreter).args(["tests/bench/python/cold.py", side, what]);
    Ok(launch.env("REBUTTAL_BENCH_URL", lab.url()?).on(lab.machine.client_core))
}

fn node(lab: &Lab, side: &str, what: &str) -> Result<Launch, String> {
    let packages = if side == "ours" { lab.node()? } else { lab.node_peers()? };
    let launch = Launch::new("node").args(["tests/bench/node/cold.cjs", side, what]);
    let launch = launch.env("REBUTTAL_BENCH_PACKAGES", packages).env("REBUTTAL_BENCH_URL", lab.url()?);
    Ok(launch.on(lab.machine.client_core))
}

pub(super) fn python_import(lab: &Lab) -> Result<Sides, String> {
    let side = |side| Ok::<_, String>(Side::Fresh(python(lab, side, "import")?, inside));
    Ok(Sides { ours: side("ours")?, peer: Some(side("peer")?), limit: None })
}

pub(super) fn node_import(lab: &Lab) -> Result<Sides, String> {
    let side = |side| Ok::<_, String>(Side::Fresh(node(lab, side, "import")?, inside));
    Ok(Sides { ours: side("ours")?, peer: Some(side("peer")?), limit: None })
}

pub(super) fn python_answer(lab: &Lab) -> Result<Sides, String> {
    let side = |side| Ok::<_, String>(Side::Fresh(python(lab, side, "answer")?, whole));
    let bare = Launch::new(lab.python()?).args(["-c", "pass"]).on(lab.machine.client_core);
    Ok(Sides { ours: side("ours")?, peer: Some(side("peer")?), limit: Some(Side::Fresh(bare, whole)) })
}

pub(super) fn node_answer(lab: &Lab) -> Result<Sides, String> {
    let side = |side| Ok::<_, String>(Side::Fresh(node(lab, side, "answer")?, whole));
    let bare = Launch::new("node").args(["-e", "0"]).on(lab.machine.client_core);
    Ok(Sides { ours: side("ours")?, peer: Some(side("peer")?), limit: Some(Side::Fresh(bare, whole)) })
}
