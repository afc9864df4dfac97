//! The evidence of a dispute: what is given joins what is staged, within the provider's limits.

use serde_json::{Map, Value, json};

use super::dispute::Dispute;
use super::failure::Failure;
use super::file::File;
use super::state::Stripe;
use crate::generated::stripe::{DISPUTE_ENHANCED_EVIDENCE, DISPUTE_EVIDENCE, FILE, UPDATE_DISPUTE_REQUEST};
use crate::tables::Kind;

/// How many characters of text the sandbox takes for a page: 60 lines of 75. The provider's formula is not public.
const CHARACTERS_A_PAGE: u64 = 4500;

/// The most characters that all texts of an evidence may have together.
const MOST_CHARACTERS: u64 = UPDATE_DISPUTE_REQUEST.field("evidence").total;

/// Adds evidence to that of a dispute, and checks the whole.
pub(super) fn merge(
    stripe: &Stripe,
    dispute: &mut Dispute,
    given: &Map<String, Value>,
    account: Option<&str>,
) -> Result<(), Failure> {
    check_appeal(dispute, given)?;
    for (field, id) in file_ids(given) {
        check_file(stripe, account, &format!("evidence[{field}]"), id)?;
    }
    let mut evidence = dispute.object.get("evidence").cloned().unwrap_or_else(|| json!({}));
    for (name, value) in given {
        let name = name.as_str();
        match (name, value) {
            // Cleared, the enhanced evidence is an empty object and all else is null.
            ("enhanced_evidence", Value::Null) => evidence[name] = json!({}),
            ("enhanced_evidence" | "appeal", value) => join(&mut evidence[name], value),
            (_, value) => evidence[name] = value.clone(),
        }
    }
    fill(&mut evidence["enhanced_evidence"]);
    let characters = characters(&evidence);
    if characters > MOST_CHARACTERS {
        let message = format!(
            "All texts of the evidence have {characters} characters together, at most {MOST_CHARACTERS} are taken."
        );
        return Err(Failure::param("evidence", message));
    }
    let bytes = files(stripe, &evidence).map(|file| file.bytes.len() as u64).sum::<u64>();
    if bytes > stripe.settings.evidence_bytes {
        let message = format!(
            "All files of the evidence have {bytes} bytes together, at most {} are taken. Nothing was saved.",
            stripe.settings.evidence_bytes
        );
        return Err(Failure::param("evidence", message));
    }
    let pages = characters.div_ceil(CHARACTERS_A_PAGE) + pages(stripe, &evidence);
    let most = stripe.settings.most_pages(dispute.card("network"));
    if pages > most {
        let message = format!("The evidence has some {pages} pages, at most {most} are taken. Nothing was saved.");
        return Err(Failure::param("evidence", message).with_code("dispute_evidence_page_limit_exceeded"));
    }
    let any = evidence.as_object().into_iter().flatten().any(|(_, value)| !value.is_null() && *value != json!({}));
    dispute.set_detail("has_evidence", any);
    dispute.set("evidence", evidence);
    Ok(())
}

/// An appeal is taken when one is waited for, and nothing else then.
fn check_appeal(dispute: &Dispute, given: &Map<String, Value>) -> Result<(), Failure> {
    let waits = dispute.waits_for_appeal();
    match given.keys().find(|name| (*name == "appeal") != waits) {
        None => Ok(()),
        Some(name) if waits => {
            let message = format!("The dispute waits for an appeal: {name} cannot be changed any more.");
            Err(Failure::param(&format!("evidence[{name}]"), message))
        }
        Some(_) => Err(Failure::param("evidence[appeal]", "The dispute does not wait for an appeal.")),
    }
}

/// Whether a field of evidence names a file: it is answered as an id or as a whole file.
pub(super) fn is_file(name: &str) -> bool {
    let kind = DISPUTE_EVIDENCE.get(name).map(|field| field.kind);
    matches!(kind, Some(Kind::Expandable(Kind::Object(object))) if object.name == FILE.name)
}

/// The files that evidence names, each with the field that names it.
fn file_ids(evidence: &Map<String, Value>) -> Vec<(String, &str)> {
    let plain = evidence.iter().filter(|(name, _)| is_file(name));
    let plain = plain.filter_map(|(name, id)| Some((name.clone(), id.as_str()?)));
    let appeal = evidence.get("appeal").and_then(|appeal| appeal["card"]["supporting_files"].as_array());
    let appeal = appeal
        .into_iter()
        .flatten()
        .enumerate()
        .filter_map(|(index, id)| Some((format!("appeal][card][supporting_files][{index}"), id.as_str()?)));
    plain.chain(appeal).collect()
}

fn check_file(stripe: &Stripe, account: Option<&str>, param: &str, id: &str) -> Result<(), Failure> {
    let file = stripe.files.get(account, id).ok_or_else(|| Failure::no_such("file upload", id, param))?;
    if file.object["purpose"] == "dispute_evidence" {
        return Ok(());
    }
    let message = format!("The file {id} has not the purpose dispute_evidence, so it is no evidence.");
    Err(Failure::param(param, message))
}

/// Puts a change into what is there, object by object. A list replaces the one before.
pub(super) fn join(into: &mut Value, change: &Value) {
    match (into, change) {
        (Value::Object(into), Value::Object(change)) => {
            for (name, value) in change {
                join(into.entry(name.clone()).or_insert(Value::Null), value);
            }
        }
        (into, change) => *into = change.clone(),
    }
}

/// Adds as null what the answer's schema has and the object lacks. What is not there at all stays away.
fn fill(enhanced: &mut Value) {
    let Value::Object(map) = enhanced else { return };
    for field in DISPUTE_ENHANCED_EVIDENCE.fields {
        let Some(inner) = map.get_mut(field.name) else { continue };
        complete(&field.kind, inner);
    }
}

fn complete(kind: &Kind, value: &mut Value) {
    match (kind, value) {
        (Kind::List(item), Value::Array(items)) => items.iter_mut().for_each(|one| complete(item, one)),
        (Kind::Object(object), Value::Object(map)) => {
            for field in object.fields {
                complete(&field.kind, map.entry(field.name).or_insert(Value::Null));
            }
        }
        _ => {}
    }
}

/// How many characters all texts have, without ids.
fn characters(evidence: &Value) -> u64 {
    let fields = evidence.as_object().into_iter().flatten();
    fields.filter(|(name, _)| !is_file(name)).map(|(name, value)| texts(name, value)).sum()
}

fn texts(name: &str, value: &Value) -> u64 {
    match value {
        Value::String(_) if name == "charge" || name == "supporting_files" => 0,
        Value::String(text) => text.chars().count() as u64,
        Value::Array(items) => items.iter().map(|item| texts(name, item)).sum(),
        Value::Object(map) => map.iter().map(|(name, value)| texts(name, value)).sum(),
        _ => 0,
    }
}

/// The files that a whole evidence names; one that is named twice counts twice.
fn files<'a>(stripe: &'a Stripe, evidence: &Value) -> impl Iterator<Item = &'a File> {
    let named = evidence.as_object().map(file_ids).unwrap_or_default();
    let ids: Vec<String> = named.into_iter().map(|(_, id)| id.to_owned()).collect();
    ids.into_iter().filter_map(|id| stripe.files.any(&id))
}

fn pages(stripe: &Stripe, evidence: &Value) -> u64 {
    files(stripe, evidence).map(|file| file.pages).sum()
}
