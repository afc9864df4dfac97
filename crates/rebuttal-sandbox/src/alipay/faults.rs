//! The kinds of faults that only this provider has: refusals by its codes, and all that concerns signatures.

use chrono::TimeDelta;

use super::Op;
use super::codes::status_of;
use crate::clock::{in_milliseconds, real_time};
use crate::control::{Fields, Refusal};
use crate::faults::{Kind, OwnKinds, SignatureFault};
use crate::tables::Operations as _;

/// Reads orders for faults of the provider's operations.
#[derive(Debug)]
pub(crate) struct Kinds;

impl OwnKinds for Kinds {
    fn operations(&self) -> Vec<&'static str> {
        Op::ALL.iter().map(|op| op.id()).collect()
    }

    fn names(&self) -> Vec<&'static str> {
        ["refuse", "unknown", "response_time"]
            .into_iter()
            .chain(SignatureFault::ALL.map(SignatureFault::name))
            .collect()
    }

    fn read(&self, name: &str, fields: &mut Fields) -> Result<Option<Kind>, Refusal> {
        Ok(match name {
            "refuse" => Some(refuse(fields)?),
            "unknown" => Some(Kind::Unknown { acted: fields.flag("acted", false)? }),
            "response_time" => Some(Kind::ResponseTime(response_time(fields)?)),
            name => SignatureFault::ALL.into_iter().find(|fault| fault.name() == name).map(Kind::Signature),
        })
    }
}

/// A text of any kind, or a time so many seconds ago.
fn response_time(fields: &mut Fields) -> Result<String, Refusal> {
    const MOST_SECONDS: u64 = 4_000_000_000;
    if let Some(seconds) = fields.count("seconds_ago", 0, MOST_SECONDS)? {
        let ago = TimeDelta::seconds(seconds.try_into().unwrap_or_default());
        return Ok(in_milliseconds(real_time() - ago));
    }
    fields.required_text("time")
}

fn refuse(fields: &mut Fields) -> Result<Kind, Refusal> {
    let code = fields.required_text("code")?;
    let status = match fields.text("status")? {
        Some(status) => status,
        None => status_of(&code).map(str::to_owned).ok_or_else(|| {
            let message = format!("the code {code:?} is not in the provider's table: give its `status` too");
            Refusal::field("status", message)
        })?,
    };
    if code == "SUCCESS" || status == "S" {
        return Err(Refusal::field("code", "a refusal cannot be a success; `replace` can lie"));
    }
    Ok(Kind::Refuse { code, status })
}
