//! A document says of every free text whether it may be shown.

use rebuttal_codegen::document::Document;
use rebuttal_codegen::generate::privacy;
use rebuttal_codegen::privacy::unmarked;
use serde_json::json;

use crate::support::repository;

#[test]
fn the_documents_leave_nothing_unsaid() {
    assert_eq!(privacy(&repository()).map_err(|refusals| format!("{refusals:#?}")), Ok(()));
}

#[test]
fn what_says_nothing_is_refused_with_its_address() {
    let text = json!({"type": "string"});
    let case = json!({
        "note": text,
        "tags": {"type": "array", "items": text},
        "labels": {"type": "object", "additionalProperties": {"type": "string", "nullable": true}},
        "log": {"x-json": true},
        "payment": {"anyOf": [text, {"x-json": true}]},
        "mail": {"type": "string", "format": "email"},
        "inner": {"type": "object", "properties": {"note": text}},
        "said": {"type": "string", "x-public": "identifier"},
        "hidden": {"type": "object", "additionalProperties": text, "x-private": "personal"},
        "id": {"type": "string", "x-identifier": true},
        "kind": {"type": "string", "enum": ["a"]},
        "at": {"type": "string", "format": "date-time"},
        "proof": {"type": "string", "format": "byte"},
        "other": {"$ref": "#/components/schemas/Other"},
        "object": {"anyOf": [text, {"$ref": "#/components/schemas/Other"}]},
        "many": {"type": "array", "items": {"$ref": "#/components/schemas/Other"}},
        "count": {"type": "integer"},
    });
    let get = json!({"parameters": [
        {"name": "id", "in": "path", "schema": text},
        {"name": "search", "in": "query", "schema": text},
    ]});
    let root = json!({
        "openapi": "3.0.3", "paths": {"/cases/{id}": {"get": get}},
        "components": {"schemas": {"Case": {"type": "object", "properties": case}}},
    });
    let document = Document::new("spec/acme.yaml", root, json!(null)).unwrap();
    let found: Vec<String> = unmarked(&document).into_iter().map(|refusal| refusal.address).collect();
    let schema = "spec/acme.yaml#/components/schemas/Case/properties";
    let mut expected: Vec<String> = ["note", "tags", "labels", "log", "payment", "mail", "inner/properties/note"]
        .map(|name| format!("{schema}/{name}"))
        .into();
    expected.push("spec/acme.yaml#/paths/~1cases~1{id}/get/parameters/1/schema".to_owned());
    assert_eq!(found, expected);
}
