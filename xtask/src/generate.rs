//! `cargo xtask generate`: the passes, one after the other.

use std::path::Path;

use crate::api::Api;
use crate::describe::describe;
use crate::document::{Document, Refusal};
use crate::emit::{self, File};
use crate::lower::{GENERAL, lower};
use crate::read::read;

/// The documents, in the order in which everything lists them.
pub const SPECS: &[&str] = &["spec/alipay.yaml"];

/// Every generated file of these documents.
///
/// # Errors
/// Everything in the documents that cannot be expressed.
pub fn generate(root: &Path, specs: &[&str]) -> Result<Vec<File>, Vec<Refusal>> {
    let mut refusals = Vec::new();
    let mut described: Vec<(Document, Api)> = Vec::new();
    for spec in specs {
        let both = read(root, spec).and_then(|document| lower(document, GENERAL)).and_then(|document| {
            let api = describe(&document)?;
            Ok((document, api))
        });
        match both {
            Ok(both) => described.push(both),
            Err(found) => refusals.extend(found),
        }
    }
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let mut files = Vec::new();
    for (document, api) in &described {
        files.extend(emit::rust::emit(document, api)?);
    }
    let apis: Vec<Api> = described.into_iter().map(|(_, api)| api).collect();
    files.push(emit::rust::index(&apis));
    files.extend(emit::bindings(&apis));
    Ok(files)
}
