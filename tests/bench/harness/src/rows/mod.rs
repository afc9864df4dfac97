//! For each measurement where the values of its sides come from. What it has to reach is in `tests/bench/targets.yaml`.

mod cold;
mod generate;
mod memory;
mod node;
mod packet;
mod python;
mod rust;
mod sizes;

use super::lab::Lab;
use super::side::Sides;

/// Builds what a measurement needs and says how it is done.
pub type Row = fn(&Lab) -> Result<Sides, String>;

/// Every measurement by its id.
pub const KNOWN: &[(&str, Row)] = &[
    ("python-sign", python::sign),
    ("python-verify", python::verify),
    ("node-sign", node::sign),
    ("node-verify", node::verify),
    ("python-event", python::event),
    ("node-event", node::event),
    ("python-retrieve", python::retrieve),
    ("python-threads", python::threads),
    ("python-asyncio", python::asyncio),
    ("python-p99", python::slowest),
    ("python-list", python::list),
    ("node-retrieve", node::retrieve),
    ("node-retrieve-64", node::retrieve_64),
    ("node-p99", node::slowest),
    ("node-list", node::list),
    ("rust-retrieve", rust::retrieve),
    ("rust-build", rust::build),
    ("python-import", cold::python_import),
    ("python-cold", cold::python_answer),
    ("node-import", cold::node_import),
    ("node-cold", cold::node_answer),
    ("evidence-peak", memory::peak),
    ("evidence-copies", memory::copies),
    ("message-peak", memory::message),
    ("list-peak", memory::list),
    ("python-memory", memory::python),
    ("node-memory", memory::node),
    ("python-packet", packet::built),
    ("packet-memory", packet::memory),
    ("wheel-size", sizes::wheel),
    ("npm-size", sizes::npm),
    ("generate", generate::warm),
    ("generate-clients", generate::clients),
    ("generate-growth", generate::growth),
];

/// Measurements that take minutes, so that `--quick` leaves them out unless they are named.
pub const LONG: &[&str] = &["rust-build", "python-memory", "node-memory"];
