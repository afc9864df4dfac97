//! The models' JSON schemas say what the documents say: the same names, required fields and types.

use std::collections::{BTreeMap, BTreeSet};

use schemars::generate::SchemaSettings;
use serde_json::Value;

/// A field's type, free of how either side spells it.
fn shape(schema: &Value) -> String {
    if let Some(reference) = schema["$ref"].as_str() {
        return reference.rsplit('/').next().unwrap_or_default().to_owned();
    }
    if let Some(parts) = schema["allOf"].as_array().or_else(|| schema["anyOf"].as_array()) {
        let parts: Vec<String> = parts.iter().map(shape).filter(|part| part != "null").collect();
        return parts.join("|");
    }
    let kind = match &schema["type"] {
        Value::String(kind) => kind.clone(),
        Value::Array(kinds) => {
            let kinds: Vec<&str> = kinds.iter().filter_map(Value::as_str).filter(|kind| *kind != "null").collect();
            kinds.join("|")
        }
        _ => "any".to_owned(),
    };
    match kind.as_str() {
        "array" => format!("[{}]", shape(&schema["items"])),
        "object" if schema["additionalProperties"].is_object() => {
            format!("{{{}}}", shape(&schema["additionalProperties"]))
        }
        "string" => match schema["format"].as_str() {
            Some(format @ ("date-time" | "byte")) => format!("string({format})"),
            _ => kind,
        },
        _ => kind,
    }
}

/// The required fields, and every field's type.
fn facts(schema: &Value) -> (BTreeSet<String>, BTreeMap<String, String>) {
    let required = schema["required"].as_array().into_iter().flatten();
    let fields = schema["properties"].as_object().into_iter().flatten();
    (
        required.filter_map(Value::as_str).map(str::to_owned).collect(),
        fields.map(|(name, field)| (name.clone(), shape(field))).collect(),
    )
}

#[test]
fn models_and_document_agree() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../spec/alipay.yaml");
    let document: Value = serde_saphyr::from_str(&std::fs::read_to_string(path).expect("the document")).expect("YAML");
    let components = document["components"]["schemas"].as_object().expect("components");
    let bodies: BTreeSet<String> = document["paths"]
        .as_object()
        .expect("paths")
        .values()
        .map(|item| shape(&item["post"]["requestBody"]["content"]["application/json"]["schema"]))
        .collect();
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let models: BTreeMap<&str, Value> = rebuttal::alipay::json_schemas(&mut generator)
        .into_iter()
        .map(|(name, schema)| (name, schema.to_value()))
        .collect();

    let described: BTreeSet<&str> =
        components.keys().map(String::as_str).filter(|name| !bodies.contains(*name)).collect();
    assert_eq!(models.keys().copied().collect::<BTreeSet<_>>(), described);
    for (name, model) in &models {
        let component = &components[*name];
        assert_eq!(facts(model), facts(component), "{name}");
        assert_eq!(shape(model).replace("any", "object"), shape(component), "{name}");
        assert_eq!(model["description"], component["description"], "{name}");
    }
}
