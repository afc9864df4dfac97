//! The operation `createFile`: takes an upload.

use chrono::Months;
use serde_json::{Map, Value, json};

use super::failure::Failure;
use super::file::{File, Kind, pages};
use super::operation::{Effect, Request, Response};
use super::state::{ChangeContext, Stripe};
use super::store::list;

/// How long a file for evidence is kept.
const MONTHS: Months = Months::new(9);

/// Purposes of files that only the provider makes.
const NOT_UPLOADED: [&str; 6] = [
    "document_provider_identity_document", "finance_report_run", "financial_account_statement",
    "identity_document_downloadable", "selfie", "sigma_scheduled_query",
];

/// Keeps the file of an already checked request.
pub(super) fn run(
    stripe: &mut Stripe,
    request: &Request<'_>,
    context: &mut ChangeContext<'_>,
) -> Result<Effect, Failure> {
    let part = request.files.iter().find(|part| part.name == "file").ok_or_else(|| Failure::missing("file"))?;
    let purpose = request.params.get("purpose").and_then(Value::as_str).unwrap_or_default();
    if NOT_UPLOADED.contains(&purpose) {
        return Err(Failure::param("purpose", format!("Files of the purpose {purpose} cannot be uploaded.")));
    }
    let kind = Kind::of(&part.bytes);
    if part.bytes.is_empty() {
        return Err(Failure::param("file", "The file is empty."));
    }
    if purpose == "dispute_evidence" {
        check_evidence(kind, part.bytes.len() as u64, stripe.settings.most_bytes())?;
    }
    let id = stripe.next_id("file_1");
    let created = context.now.timestamp();
    let expires = context.now.checked_add_months(MONTHS).filter(|_| purpose == "dispute_evidence");
    let object = json!({
        "id": id,
        "object": "file",
        "created": created,
        "expires_at": expires.map(|time| time.timestamp()),
        "filename": base_name(&part.filename),
        "links": links(stripe, request.params, &id, context),
        "purpose": purpose,
        "size": part.bytes.len(),
        "title": null,
        "type": kind.map(Kind::name),
        "url": format!("{}/v1/files/{id}/contents", context.keys.files_base),
    });
    let response = Response::Json(object.clone());
    context.effects.open("stripe", &id);
    stripe.files.add(File {
        id: id.clone(),
        account: request.account.map(ToOwned::to_owned),
        created,
        kind,
        bytes: part.bytes.clone(),
        pages: pages(kind, &part.bytes),
        object,
    });
    Ok(Effect { response, did: vec!["uploaded"], about: id })
}

fn check_evidence(kind: Option<Kind>, size: u64, most: u64) -> Result<(), Failure> {
    if kind.is_none() {
        return Err(Failure::param(
            "file",
            "Evidence must be a PDF, JPEG or PNG file, and this is none by its content.",
        ));
    }
    if size > most {
        return Err(Failure::param("file", format!("The file has {size} bytes, at most {most} are taken.")));
    }
    Ok(())
}

/// Some of the provider's SDKs send the whole path of a file that was opened by path.
fn base_name(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or_default()
}

/// The links of a new file: none, or the one that was asked for.
fn links(stripe: &mut Stripe, params: &Map<String, Value>, file: &str, context: &ChangeContext<'_>) -> Value {
    let url = format!("/v1/file_links?file={file}");
    let Some(order) = params.get("file_link_data").filter(|order| order["create"] == true) else {
        return list(&url, Vec::new(), false);
    };
    let id = stripe.next_id("link_1");
    let metadata = order.get("metadata").filter(|metadata| metadata.is_object()).cloned();
    let link = json!({
        "id": id,
        "object": "file_link",
        "created": context.now.timestamp(),
        "expired": false,
        "expires_at": order.get("expires_at"),
        "file": file,
        "livemode": false,
        "metadata": metadata.unwrap_or_else(|| json!({})),
        "url": format!("{}/links/{id}", context.keys.files_base),
    });
    list(&url, vec![link], false)
}
