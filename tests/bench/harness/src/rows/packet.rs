//! A packet of evidence, made by the wheel and by hand.

use super::super::lab::Lab;
use super::super::launch::Launch;
use super::super::side::{Side, Sides};
use super::memory::held;

/// A script of each side, on all cores: both may use what the machine has.
fn sides(lab: &Lab, arguments: [[&str; 2]; 2]) -> Result<[Launch; 2], String> {
    let peers = lab.python_peers()?;
    // Made by the peer's libraries, which only they have.
    let folder = lab.fixtures()?.join("packet");
    Launch::new(&peers).args(["tests/bench/python/packet.py"]).args([folder]).run()?;
    let [ours, peer] = arguments;
    let script = |interpreter, [script, word]: [&str; 2]| {
        let launch = lab.driver(interpreter)?.args([format!("tests/bench/python/{script}"), word.to_owned()]);
        Ok::<_, String>(launch.on(None))
    };
    Ok([script(lab.python()?, ours)?, script(peers, peer)?])
}

pub(super) fn built(lab: &Lab) -> Result<Sides, String> {
    let [ours, peer] = sides(lab, [["ours.py", "packet"], ["peers.py", "packet"]])?;
    Ok(Sides { ours: Side::Live(ours), peer: Some(Side::Live(peer)), limit: None })
}

pub(super) fn memory(lab: &Lab) -> Result<Sides, String> {
    let [ours, peer] = sides(lab, [["packet_memory.py", "ours"], ["packet_memory.py", "peer"]])?;
    Ok(Sides { ours: held(ours), peer: Some(held(peer)), limit: None })
}
