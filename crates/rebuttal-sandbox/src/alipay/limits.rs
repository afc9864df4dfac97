//! Limits of request fields that a test changed, because the provider's documents disagree about them.

use serde_json::{Value, json};

use super::operation::Operation;
use super::spec::{Limits, Spec};
use crate::control::{Fields, Refusal};
use crate::wire::MOST_BODY_BYTES;

/// The field that may be changed: the documents have one and four million characters.
const EVIDENCE: &str = "disputeEvidence";

/// Reads an order: a number of characters, or nothing for what the description says.
pub(crate) fn parse(mut fields: Fields) -> Result<Limits, Refusal> {
    let most = fields.count(EVIDENCE, 1, MOST_BODY_BYTES as u64)?;
    fields.finish()?;
    Ok(most.map(|most| (EVIDENCE, most)).into_iter().collect())
}

/// The limits that hold.
pub(crate) fn shown(limits: &Limits, spec: &Spec) -> Value {
    let documented = spec.most(Operation::SupplyDefenseDocument.request_schema(), EVIDENCE);
    json!({EVIDENCE: limits.get(EVIDENCE).copied().or(documented)})
}
