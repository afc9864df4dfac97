//! The generator against progenitor alone, and against itself with ten times the operations.

use super::super::lab::Lab;
use super::super::launch::Launch;
use super::super::side::{Side, Sides};

fn driver(lab: &Lab, work: &str) -> Result<Side, String> {
    Ok(Side::Live(Launch::new(lab.generator()?).args(["bench-generate", work]).on(lab.machine.client_core)))
}

pub(super) fn warm(lab: &Lab) -> Result<Sides, String> {
    Ok(Sides { ours: driver(lab, "ours")?, peer: None, limit: Some(driver(lab, "progenitor")?) })
}

pub(super) fn growth(lab: &Lab) -> Result<Sides, String> {
    Ok(Sides { ours: driver(lab, "ten")?, peer: None, limit: Some(driver(lab, "one")?) })
}
