//! OpenAPI 3.1 has `webhooks`; ours stand under `x-webhooks`. Without a receiver nobody can check their signatures, and a
//! message that nobody checked is worse than none: then they are left out.

use serde_json::{Map, Value};

use crate::document::{Document, NoteKind, Refusal, segment};

/// Where it is said which time is signed.
const TIME: &str = "/x-webhook-receiver/signature/time";

/// Moves every webhook that is a `post` to `x-webhooks`, under a name that can be one of a function.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    if document.root.pointer(TIME).is_some_and(|time| time.get("tolerance").is_none()) {
        document.note(NoteKind::Inferred, TIME, "messages of any age are believed, because it names no tolerance");
    }
    let Some(Value::Object(webhooks)) = document.root.as_object_mut().and_then(|root| root.shift_remove("webhooks"))
    else {
        return Ok(document);
    };
    if document.root.get("x-webhook-receiver").is_none() {
        let text = format!("{} webhooks: x-webhook-receiver says how they are received", webhooks.len());
        document.note(NoteKind::LeftOut, "/webhooks", text);
        return Ok(document);
    }
    let mut kept = Map::new();
    for (name, mut item) in webhooks {
        let at = format!("/webhooks/{}", segment(&name));
        let references = item.get("$ref").is_some();
        let Some(post) = item.as_object_mut().and_then(|item| item.shift_remove("post")) else {
            if references {
                kept.insert(name, item);
            } else {
                document.note(NoteKind::LeftOut, &at, "no message is posted");
            }
            continue;
        };
        let mut post = post;
        if let Some(map) = post.as_object_mut() {
            map.insert(crate::document::ORIGIN.to_owned(), format!("{at}/post").into());
        }
        kept.insert(name, Value::Object(Map::from_iter([("post".to_owned(), post)])));
    }
    if let Some(root) = document.root.as_object_mut() {
        match root.get_mut("x-webhooks") {
            Some(Value::Object(there)) => there.extend(kept),
            _ => {
                root.insert("x-webhooks".to_owned(), Value::Object(kept));
            }
        }
    }
    Ok(document)
}
