//! Servers and schemes of security become the client's options, and what only we need to know of a provider gets the values
//! that the document implies.

use heck::{ToSnakeCase, ToUpperCamelCase};
use rebuttal_schema::is_header_name;
use serde_json::{Map, Value, json};

use super::names::words;
use super::walk;
use crate::document::{Document, NoteKind, Refusal};

/// Completes the root of the document.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    let mut notes = Vec::new();
    let name = provider(&mut document, &mut notes);
    let described = document.root.pointer("/x-client/options").is_some();
    let mut options = document.root.pointer("/x-client/options").and_then(Value::as_array).cloned().unwrap_or_default();
    // Whoever describes options without a word about the scheme does not mean that nobody proves who calls.
    if !described || document.root.pointer("/x-provider/scheme").is_none() {
        security(&mut document, &name, &mut options, &mut notes);
    }
    if let Some(components) = document.root.get_mut("components").and_then(Value::as_object_mut) {
        components.shift_remove("securitySchemes");
    }
    let mut root = std::mem::take(&mut document.root);
    let servers = root.get("servers").cloned().unwrap_or_default();
    let first = server(&name, &servers, "api_base", &mut options, &mut notes, "/servers");
    walk::operations(&mut root, &mut |operation, at| {
        let Some(own) = operation.shift_remove("servers").filter(|_| !at.starts_with("/x-webhooks")) else { return };
        let url = |servers: &Value| servers.get(0).and_then(|one| one.get("url")).cloned();
        if url(&own) == url(&servers) && own.pointer("/0/x-option").is_none() {
            return;
        }
        let host = url(&own).and_then(|url| Some(host(url.as_str()?))).unwrap_or_else(|| "other".to_owned());
        let option = format!("{host}_base");
        operation.insert(
            "servers".to_owned(),
            server(&name, &own, &option, &mut options, &mut notes, &format!("{at}/servers")),
        );
    });
    if let Some(map) = root.as_object_mut() {
        map.shift_remove("security");
        map.insert("servers".to_owned(), first);
        map.entry("paths").or_insert_with(|| json!({}));
        let components = map.entry("components").or_insert_with(|| json!({}));
        if let Some(components) = components.as_object_mut() {
            components.entry("schemas").or_insert_with(|| json!({}));
        }
        if let Some(info) = map.entry("info").or_insert_with(|| json!({})).as_object_mut() {
            info.retain(|key, text| {
                ["title", "version", "description"].contains(&key.as_str()) && (text.is_string() || text.is_number())
            });
            for required in ["title", "version"] {
                info.entry(required).or_insert_with(|| "".into());
            }
            if let Some(version) = info.get_mut("version").filter(|version| version.is_number()) {
                *version = version.to_string().into();
            }
        }
        let client = map.entry("x-client").or_insert_with(|| json!({}));
        if let Some(client) = client.as_object_mut() {
            client.insert("options".to_owned(), options.into());
        }
    }
    document.root = root;
    for (at, text) in notes {
        document.note(NoteKind::Inferred, &at, text);
    }
    Ok(document)
}

/// The provider's name; without `x-provider` it is that of the document's file. Its class follows from the name.
fn provider(document: &mut Document, notes: &mut Vec<(String, String)>) -> String {
    if let Some(map) = document.root.get_mut("x-provider").and_then(Value::as_object_mut)
        && let Some(name) = map.get("name").and_then(Value::as_str).map(str::to_owned)
    {
        map.entry("class").or_insert_with(|| name.to_upper_camel_case().into());
        return name;
    }
    let stem = document.file.rsplit('/').next().unwrap_or_default().split('.').next().unwrap_or_default();
    let mut name = words(stem).join(" ").to_snake_case();
    if name.starts_with(|c: char| !c.is_ascii_lowercase()) || name.is_empty() {
        name = format!("provider_{name}");
    }
    let known = document.root.as_object_mut().map(|root| root.entry("x-provider").or_insert_with(|| json!({})));
    if let Some(known) = known.and_then(Value::as_object_mut) {
        known.entry("class").or_insert_with(|| name.to_upper_camel_case().into());
        known.entry("name").or_insert_with(|| name.clone().into());
    }
    notes.push(("/x-provider".to_owned(), format!("the provider is called {name}, as the document's file")));
    name
}

/// Where tokens are fetched that need nobody's consent.
const TOKEN_URL: &str = "/flows/clientCredentials/tokenUrl";

/// What the first way of proving who calls needs.
fn security(document: &mut Document, provider: &str, options: &mut Vec<Value>, notes: &mut Vec<(String, String)>) {
    let schemes = document.root.pointer("/components/securitySchemes").and_then(Value::as_object).cloned();
    let schemes = schemes.unwrap_or_default();
    let first = document.root.pointer("/security/0").and_then(Value::as_object).cloned();
    // Without a word about which one is used, the only one is.
    let used: Vec<String> = match first {
        Some(first) => first.keys().cloned().collect(),
        None => schemes.keys().take(1).cloned().collect(),
    };
    let mut scheme_name = None;
    for key in used {
        let Some(scheme) = schemes.get(&key) else { continue };
        let at = format!("/components/securitySchemes/{}", crate::document::segment(&key));
        let text = |key: &str| scheme.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        let (ty, place) = (text("type"), text("in"));
        let mut added = Vec::new();
        let mut secret = |name: &str, more: Value| {
            added.push(name.to_owned());
            // One that is described has its own facts.
            if options.iter().any(|known| known["name"] == name) {
                return;
            }
            let mut option = json!({"name": name, "type": "secret", "required": true, "env": variable(provider, name)});
            if let (Some(option), Value::Object(more)) = (option.as_object_mut(), more) {
                option.extend(more);
                let said = scheme.get("description").filter(|text| text.is_string());
                option.extend(said.map(|text| ("description".to_owned(), text.clone())));
            }
            options.push(option);
        };
        let what = match (ty.as_str(), text("scheme").to_ascii_lowercase().as_str()) {
            ("apiKey", _) if place == "header" && is_header_name(&text("name")) => {
                secret("api_key", json!({"header": text("name")}));
                "header"
            }
            ("http", "basic") => {
                secret("username", json!({"type": "string"}));
                secret("password", json!({}));
                "basic"
            }
            ("oauth2", _) if scheme.pointer(TOKEN_URL).is_some() => {
                secret("client_id", json!({"type": "string"}));
                secret("client_secret", json!({}));
                let url = scheme.pointer(TOKEN_URL).and_then(Value::as_str).unwrap_or_default();
                if !options.iter().any(|known| known["name"] == "token_url") {
                    options.push(json!({"name": "token_url", "type": "url", "default": url}));
                }
                "oauth2-client-credentials"
            }
            ("http", "bearer") | ("oauth2" | "openIdConnect", _) => {
                secret("access_token", json!({}));
                "bearer"
            }
            _ => {
                notes.push((at, "nothing sends this proof of who calls".to_owned()));
                continue;
            }
        };
        let sent = if what == "header" { format!(", sent in {} as it is given", text("name")) } else { String::new() };
        notes.push((at, format!("the client has the options of the scheme {what}: {}{sent}", added.join(", "))));
        scheme_name = scheme_name.or(Some(what));
    }
    let map = document.root.pointer_mut("/x-provider").and_then(Value::as_object_mut);
    if let (Some(scheme), Some(map)) = (scheme_name, map) {
        map.entry("scheme").or_insert_with(|| scheme.into());
    }
}

/// The environment variable of an option.
fn variable(provider: &str, option: &str) -> String {
    format!("{provider}_{option}").to_uppercase()
}

/// The first server, with the option that replaces its URL.
fn server(
    provider: &str,
    servers: &Value,
    option: &str,
    options: &mut Vec<Value>,
    notes: &mut Vec<(String, String)>,
    at: &str,
) -> Value {
    let first = servers.get(0).and_then(Value::as_object).cloned().unwrap_or_default();
    if servers.as_array().is_some_and(|list| list.len() > 1) {
        notes.push((at.to_owned(), "the first server is the default, the others are for the option".to_owned()));
    }
    let named = first.get("x-option").and_then(Value::as_str);
    // Without a server, the option of `x-client` that is a URL has it.
    let url = options.iter().find(|option| servers.is_null() && option["type"] == "url");
    let named = named.or_else(|| url.and_then(|option| option["name"].as_str()));
    let name = named.unwrap_or(option).to_owned();
    if !options.iter().any(|known| known["name"] == name.as_str()) {
        let mut url = first.get("url").and_then(Value::as_str).unwrap_or_default().trim_end_matches('/').to_owned();
        for (variable, about) in first.get("variables").and_then(Value::as_object).into_iter().flatten() {
            let Some(value) = about.get("default").and_then(Value::as_str) else { continue };
            url = url.replace(&format!("{{{variable}}}"), value);
            // Which of a few places is meant, a default may say; whose place it is, it cannot know.
            if about.get("enum").is_none() {
                let text = format!("{name} has {value:?} for {variable} until it is given");
                notes.push((at.to_owned(), text));
            }
        }
        let mut made = json!({"name": name, "type": "url", "env": variable(provider, &name)});
        if url.starts_with("http") && !url.contains('{') {
            made["default"] = url.trim_end_matches('/').into();
        } else {
            made["required"] = true.into();
            notes.push((at.to_owned(), format!("no whole URL of a server, so {name} is required")));
        }
        options.push(made);
    }
    let mut kept: Map<String, Value> = first;
    kept.retain(|key, _| key == "url" || key == "description");
    kept.entry("url").or_insert_with(|| "".into());
    kept.insert("x-option".to_owned(), name.into());
    json!([kept])
}

/// The first part of a host's name that is a word.
fn host(url: &str) -> String {
    let host = url.split("://").last().unwrap_or_default().split(['/', ':']).next().unwrap_or_default();
    let label = host.split('.').next().unwrap_or_default();
    let name = words(label).join("_").to_snake_case();
    if name.starts_with(|c: char| c.is_ascii_lowercase()) { name } else { "other".to_owned() }
}
