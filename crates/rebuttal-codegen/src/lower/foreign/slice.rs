//! `x-slice` says which operations and webhooks of a large document are wanted.

use serde_json::Value;

use super::walk::{HOLDERS, METHODS};
use crate::document::{Document, NoteKind, Refusal};

/// Removes every operation and webhook that `x-slice` does not want, and `x-slice` itself.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    let Some(slice) = document.root.as_object_mut().and_then(|root| root.shift_remove("x-slice")) else {
        return Ok(document);
    };
    let mut wanted = Vec::new();
    for (key, list) in slice.as_object().into_iter().flatten() {
        for pattern in list.as_array().into_iter().flatten().filter_map(Value::as_str) {
            wanted.push(Wanted { key: key.clone(), pattern: pattern.to_owned(), matched: false });
        }
    }
    // Paths say nothing of messages, and those that have a receiver were asked for by it.
    let received = document.root.get("x-webhook-receiver").is_some();
    if received && !wanted.is_empty() && wanted.iter().all(|one| one.key == "paths") {
        wanted.push(Wanted { key: "webhooks".to_owned(), pattern: "**".to_owned(), matched: true });
    }
    let known = ["paths", "tags", "operations", "webhooks"];
    let mut refusals = Vec::new();
    if wanted.is_empty() || wanted.iter().any(|one| !known.contains(&one.key.as_str())) {
        let cure = "Write lists of paths, tags, operations or webhooks.";
        refusals.push(document.refuse("/x-slice", "It is not said what is wanted.", cure));
    }
    let mut left = 0_usize;
    for holder in HOLDERS {
        let Some(paths) = document.root.get_mut(*holder).and_then(Value::as_object_mut) else { continue };
        for (path, item) in paths.iter_mut() {
            let Some(item) = item.as_object_mut() else { continue };
            item.retain(|method, operation| {
                // A shared part or a reference to the whole item.
                if !METHODS.contains(&method.as_str()) && method != "$ref" {
                    return true;
                }
                let mut keep = false;
                for one in &mut wanted {
                    let fits = one.fits(holder, path, operation);
                    one.matched |= fits;
                    keep |= fits;
                }
                if !keep {
                    left += 1;
                }
                keep
            });
        }
        let callable = |method: &String| METHODS.contains(&method.as_str()) || method == "$ref";
        paths.retain(|_, item| item.as_object().is_some_and(|item| item.keys().any(callable)));
    }
    for one in wanted.iter().filter(|one| !one.matched && known.contains(&one.key.as_str())) {
        let problem = format!("{} is wanted, and no operation or webhook has it.", one.pattern);
        let cure = "Compare it with the document: * stands for what a segment holds, ** for any text.";
        refusals.push(document.refuse(&format!("/x-slice/{}", one.key), problem, cure));
    }
    if left > 0 {
        document.note(
            NoteKind::LeftOut,
            "/paths",
            format!("{left} operations and webhooks that x-slice does not name"),
        );
    }
    if refusals.is_empty() { Ok(document) } else { Err(refusals) }
}

struct Wanted {
    key: String,
    pattern: String,
    matched: bool,
}

impl Wanted {
    fn fits(&self, holder: &str, path: &str, operation: &Value) -> bool {
        let named = |key: &str| operation.get(key).and_then(Value::as_str);
        let mut tags = operation.get("tags").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
        match self.key.as_str() {
            "paths" => holder == "paths" && matches(self.pattern.as_bytes(), path.as_bytes()),
            "webhooks" => holder != "paths" && matches(self.pattern.as_bytes(), path.as_bytes()),
            "tags" => tags.any(|tag| tag == self.pattern),
            _ => named("operationId") == Some(&self.pattern),
        }
    }
}

/// `*` is anything but a slash, `**` anything. Linear in the text for each star, so that no pattern takes long.
fn matches(pattern: &[u8], text: &[u8]) -> bool {
    let mut reached = vec![false; text.len() + 1];
    reached[0] = true;
    let mut index = 0;
    while index < pattern.len() {
        let star = pattern[index] == b'*';
        let any = star && pattern.get(index + 1) == Some(&b'*');
        let mut next = vec![false; text.len() + 1];
        for at in 0..=text.len() {
            if star {
                let on = at > 0 && next[at - 1] && (any || text[at - 1] != b'/');
                next[at] = reached[at] || on;
            } else {
                next[at] = at > 0 && reached[at - 1] && text[at - 1] == pattern[index];
            }
        }
        reached = next;
        index += if any { 2 } else { 1 };
    }
    reached[text.len()]
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::lower;
    use crate::document::{Document, Foreign};

    fn sliced(root: Value) -> Value {
        let document = Document { file: String::new(), root, common: Value::Null, foreign: Some(Foreign::default()) };
        lower(document).unwrap_or_else(|refusals| panic!("{refusals:?}")).root
    }

    #[test]
    fn messages_with_a_receiver_stay_unless_the_slice_is_about_more_than_paths() {
        let document = |slice: Value, receiver: Value| {
            json!({
                "x-slice": slice, "x-webhook-receiver": receiver, "paths": {"/a": {"get": {}}, "/b": {"get": {}}},
                "x-webhooks": {"lost": {"post": {}}, "won": {"post": {}}},
            })
        };
        let names = |root: &Value| root["x-webhooks"].as_object().map(|map| map.keys().cloned().collect::<Vec<_>>());
        let kept = sliced(document(json!({"paths": ["/a"]}), json!({"noun": "message"})));
        assert_eq!(names(&kept).unwrap_or_default(), ["lost", "won"]);
        assert_eq!(kept["paths"], json!({"/a": {"get": {}}}));
        let named = json!({"paths": ["/a"], "webhooks": ["won"]});
        assert_eq!(names(&sliced(document(named, json!({})))).unwrap_or_default(), ["won"]);
        let tagged = json!({"x-slice": {"tags": ["Lost"]}, "x-webhook-receiver": {}, "x-webhooks": {
            "lost": {"post": {"tags": ["Lost"]}}, "won": {"post": {"tags": ["Won"]}},
        }});
        assert_eq!(names(&sliced(tagged)).unwrap_or_default(), ["lost"]);
        let mut without = document(json!({"paths": ["/a"]}), json!({}));
        without.as_object_mut().and_then(|root| root.remove("x-webhook-receiver"));
        assert_eq!(names(&sliced(without)).unwrap_or_default(), Vec::<String>::new());
    }
}
