//! The operation `updateDispute`: stages or submits evidence, and changes metadata.

use serde_json::{Map, Value};

use super::dispute::{Dispute, EventEndings, Smart};
use super::failure::Failure;
use super::judgement::Judgement;
use super::operation::{Effect, Request, Response};
use super::state::{ChangeContext, Stripe};
use super::{enhanced, evidence};
use crate::generated::stripe::UPDATE_DISPUTE_REQUEST;

/// The provider's limit of metadata.
const MOST_KEYS: u64 = UPDATE_DISPUTE_REQUEST.field("metadata").items.1;

/// What a request wants.
struct Change<'a> {
    evidence: Option<&'a Map<String, Value>>,
    /// Whether evidence goes to the bank now. The provider takes "yes" if evidence comes without a word about it.
    submit: bool,
    metadata: Option<&'a Value>,
    method: Option<&'a str>,
}

impl<'a> Change<'a> {
    fn of(params: &'a Map<String, Value>) -> Self {
        let evidence = params.get("evidence").and_then(Value::as_object);
        Self {
            evidence,
            submit: params.get("submit").and_then(Value::as_bool).unwrap_or(evidence.is_some()),
            metadata: params.get("metadata"),
            method: params.get("intended_submission_method").and_then(Value::as_str),
        }
    }

    fn concerns_evidence(&self) -> bool {
        self.evidence.is_some() || self.submit || self.method.is_some()
    }
}

/// Changes the dispute in the path.
pub(super) fn run(
    stripe: &mut Stripe,
    request: &Request<'_>,
    context: &mut ChangeContext<'_>,
) -> Result<Effect, Failure> {
    let dispute = stripe.disputes.get(request.account, request.id);
    let dispute = dispute.ok_or_else(|| Failure::no_such("dispute", request.id, "dispute"))?;
    let change = Change::of(request.params);
    let mut changed = dispute.clone();
    let mut did = Vec::new();
    if let Some(metadata) = change.metadata {
        merge_metadata(&mut changed, metadata)?;
        did.push("metadata");
    }
    if change.concerns_evidence() {
        check_time(dispute, context)?;
    }
    if let Some(method) = change.method {
        check_method(dispute, method, change.submit)?;
        if dispute.smart != Smart::None {
            changed.set("intended_submission_method", method);
        }
        did.push("submission_method");
    }
    if let Some(given) = change.evidence {
        evidence::merge(stripe, &mut changed, given, request.account)?;
    }
    if change.submit {
        submit(&mut changed)?;
        did.push("evidence_submitted");
    } else if change.evidence.is_some() {
        did.push("evidence_staged");
    }
    if change.concerns_evidence() {
        enhanced::assess(&mut changed, change.submit)?;
    }
    let decided = if change.submit { decided(&changed, context) } else { None };
    if !did.is_empty() {
        stripe.commit(&changed, &["updated"], context);
    }
    if let Some((dispute, news)) = decided {
        stripe.commit(&dispute, &news, context);
    }
    let object = stripe.disputes.any(request.id).map(Dispute::to_json).unwrap_or_default();
    Ok(Effect { response: Response::Json(object), did, about: request.id.to_owned() })
}

fn check_time(dispute: &Dispute, context: &ChangeContext<'_>) -> Result<(), Failure> {
    if dispute.is_answerable(context.now) {
        return Ok(());
    }
    if dispute.is_over() {
        return Err(Failure::closed());
    }
    Err(Failure::invalid(format!(
        "The evidence of this dispute can no longer be changed: its status is {}, or the time to answer is over.",
        dispute.status()
    )))
}

fn check_method(dispute: &Dispute, method: &str, submit: bool) -> Result<(), Failure> {
    if method == "smart_disputes" && submit && dispute.smart != Smart::Available {
        let message = "Smart Disputes has no evidence for this dispute. Nothing was saved.";
        let failure = Failure::param("intended_submission_method", message);
        return Err(failure.with_code("smart_disputes_not_available"));
    }
    Ok(())
}

/// Keys that are not mentioned stay, a cleared one goes, and so do all when metadata itself is cleared.
fn merge_metadata(dispute: &mut Dispute, given: &Value) -> Result<(), Failure> {
    let mut merged = Map::new();
    if let Some(given) = given.as_object() {
        merged = dispute.object.get("metadata").and_then(Value::as_object).cloned().unwrap_or_default();
        merged.extend(given.clone());
        merged.retain(|_, value| !value.is_null());
    }
    if merged.len() as u64 > MOST_KEYS {
        return Err(Failure::param("metadata", format!("Metadata can have at most {MOST_KEYS} keys.")));
    }
    dispute.set("metadata", merged);
    Ok(())
}

/// Sends what is staged to the bank: the merchant's evidence, or what Smart Disputes has.
fn submit(dispute: &mut Dispute) -> Result<(), Failure> {
    let has_evidence = if dispute.waits_for_appeal() {
        !dispute.evidence("appeal").is_null()
    } else {
        dispute.object.get("evidence_details").is_some_and(|details| details["has_evidence"] == true)
    };
    let smart = match dispute.text("intended_submission_method") {
        "smart_disputes" | "prefer_smart_disputes" => dispute.smart == Smart::Available,
        "prefer_manual" => dispute.smart == Smart::Available && !has_evidence,
        _ => false,
    };
    if !smart && !has_evidence {
        let message = "There is no evidence to submit: give some, or stage some before.";
        return Err(Failure::param("submit", message));
    }
    dispute.submit(if smart { "smart_disputes" } else { "manual" });
    Ok(())
}

/// What becomes of a dispute at once, because its text asks the provider's test mode for it.
fn decided(submitted: &Dispute, context: &ChangeContext<'_>) -> Option<(Dispute, EventEndings)> {
    let text = submitted.evidence("uncategorized_text").as_str()?;
    let judgement = Judgement::of_text(text, submitted.status())?;
    let mut dispute = submitted.clone();
    let news = dispute.judge(judgement, context.now).ok()?;
    Some((dispute, news))
}
