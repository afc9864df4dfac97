//! Every operation and webhook gets a name that can be one of a function in three languages. What was chosen once is kept
//! in the lock, so that a document whose ids change upstream changes nobody's code.

use std::collections::BTreeSet;

use heck::{ToLowerCamelCase, ToUpperCamelCase};
use serde_json::{Map, Value};

use super::names::{Names, words};
use super::walk;
use crate::document::{Document, NoteKind, Refusal};

/// What stands beside the calls in Rust, whose types have the names of their operations.
const BESIDE_CALLS: &[&str] = &[
    "anyClient", "attachment", "bytes", "callOptions", "client", "clientBuilder", "credentials", "duration", "error",
    "extra", "field", "files", "given", "items", "message", "observer", "operation", "private", "request", "response",
    "serialize", "signer", "time", "webhooks", "webhooksBuilder",
];

/// Names those that have none, and spells the others as camelCase.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    let mut root = std::mem::take(&mut document.root);
    let mut names = Names::of(&document, "operation");
    let mut changed = Vec::new();
    // Those that are good as they are have the first choice.
    let mut good = BTreeSet::new();
    walk::operations(&mut root, &mut |operation, _| {
        if let Some(id) = id(operation).filter(|id| id.to_lower_camel_case() == *id) {
            good.insert(id.to_owned());
        }
    });
    walk::operations(&mut root, &mut |operation, at| {
        let written = id(operation).map(str::to_owned);
        let wanted = match &written {
            Some(id) if !words(id).is_empty() => {
                let mut words = words(id);
                // The method in front of a path's name, as some generators write it, says nothing.
                let method = at.rsplit('/').next().unwrap_or_default();
                if words.len() > 1
                    && id.starts_with(&format!("{method}-"))
                    && words.first().is_some_and(|it| it == method)
                {
                    words.remove(0);
                }
                words.join(" ").to_lower_camel_case()
            }
            _ => by_path(at),
        };
        let keep = written.as_ref().is_some_and(|id| *id == wanted && good.contains(id));
        let name = names.choose(at, &wanted, |name| (!keep && good.contains(name)) || BESIDE_CALLS.contains(&name));
        if written.as_deref() != Some(&name) {
            changed.push((at.to_owned(), name.clone()));
        }
        operation.insert("operationId".to_owned(), name.into());
    });
    document.root = root;
    for (at, name) in changed {
        document.note(NoteKind::Named, &at, format!("the operation is called {name}"));
    }
    names.keep(&mut document);
    Ok(document)
}

fn id(operation: &Map<String, Value>) -> Option<&str> {
    operation.get("operationId").and_then(Value::as_str)
}

/// `/paths/~1cases~1{id}/post` becomes `postCasesById`.
fn by_path(at: &str) -> String {
    let path = at.split('/').nth(2).unwrap_or_default().replace("~1", "/").replace("~0", "~");
    let method = at.rsplit('/').next().unwrap_or_default();
    let mut name = if at.starts_with("/paths") { method.to_owned() } else { String::new() };
    for part in path.split('/').filter(|part| !part.is_empty()) {
        match part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) {
            Some(parameter) => name.push_str(&format!("By{}", words(parameter).join(" ").to_upper_camel_case())),
            None => name.push_str(&words(part).join(" ").to_upper_camel_case()),
        }
    }
    name.to_lower_camel_case()
}
