//! Documents that would grow beyond all bounds are refused, and those that only look odd are not.

use std::fs;

use rebuttal_codegen::document::{Document, Lock, Refusal};
use rebuttal_codegen::foreign::{self, describe_files, text};
use rebuttal_codegen::lower::{FOREIGN, GENERAL, lower};
use serde_json::{Map, Value, json};

use crate::support::Scratch;

/// The sentences of refusals that are shown here, because their documents are too large for a file.
pub(crate) const SHOWN: &[&str] = &[
    "The file has more than {MAX_BYTES} bytes.",
    "Split it, or leave out what you don't need.",
    "What is merged becomes too large.",
    "What is named becomes too large where it is used.",
    "What is referred to becomes too large where it is used.",
    "Take less of the document: name in x-slice what you need.",
];

fn refusals(root: Value) -> Vec<Refusal> {
    let document = Document::foreign("ferry.json", root, Value::Null, Lock::new()).unwrap();
    lower(document, FOREIGN).err().unwrap_or_default()
}

/// `count` operations whose answer is `response`.
fn ferry(count: usize, response: &Value, components: &Value) -> Value {
    let path = |index: usize| {
        let operation = json!({"operationId": format!("read{index}"), "responses": {"200": response}});
        (format!("/claims/{index}"), json!({ "get": operation }))
    };
    let paths: Map<String, Value> = (0..count).map(path).collect();
    json!({"openapi": "3.0.3", "info": {"title": "Ferry", "version": "1"}, "paths": paths, "components": components})
}

fn fields(count: usize, schema: &Value) -> Map<String, Value> {
    (0..count).map(|index| (format!("field{index}"), schema.clone())).collect()
}

fn answer(schema: &Value) -> Value {
    json!({"content": {"application/json": {"schema": schema}}})
}

fn is_too_large(found: &[Refusal], problem: &str) {
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].problem.as_str(), found[0].cure.as_str()), (problem, SHOWN[5]));
}

#[test]
fn what_grows_by_being_used_is_refused() {
    let large = answer(&json!({"type": "object", "properties": fields(1_000, &json!({"type": "string"}))}));
    let referred =
        ferry(600, &json!({"$ref": "#/components/responses/Large"}), &json!({"responses": {"Large": large}}));
    is_too_large(&refusals(referred), SHOWN[4]);

    let object = json!({"type": "object", "properties": fields(1_000, &json!({"type": "string"}))});
    let claim = json!({"type": "object", "properties": fields(600, &json!({"$ref": "#/components/schemas/Rows"}))});
    let schemas = json!({"Claim": claim, "Rows": {"type": "array", "items": object}});
    let named = ferry(1, &answer(&json!({"$ref": "#/components/schemas/Claim"})), &json!({ "schemas": schemas }));
    is_too_large(&refusals(named), SHOWN[3]);

    let longer =
        json!({"allOf": [{"$ref": "#/components/schemas/Base"}, {"properties": {"more": {"type": "string"}}}]});
    let claim = json!({"type": "object", "properties": fields(600, &json!({"type": "string"}))});
    let mut schemas: Map<String, Value> = (0..600).map(|index| (format!("Longer{index}"), longer.clone())).collect();
    let used = fields(0, &json!({})).into_iter();
    let each =
        (0..600).map(|index| (format!("f{index}"), json!({"$ref": format!("#/components/schemas/Longer{index}")})));
    let used: Map<String, Value> = used.chain(each).collect();
    schemas.insert("Base".to_owned(), claim);
    schemas.insert("All".to_owned(), json!({"type": "object", "properties": used}));
    let merged = ferry(1, &answer(&json!({"$ref": "#/components/schemas/All"})), &json!({ "schemas": schemas }));
    is_too_large(&refusals(merged), SHOWN[2]);
}

#[test]
fn a_file_of_more_than_64_megabytes_is_not_read() {
    let scratch = Scratch::new("hostile-large");
    let path = scratch.path().join("ferry.json");
    fs::File::create(&path).unwrap().set_len((64 << 20) + 1).unwrap();
    let found = foreign::file(&path, "ferry.json").unwrap_err();
    assert_eq!(found[0].problem, "The file has more than 67108864 bytes.");
    assert_eq!(found[0].cure, SHOWN[1]);
}

#[test]
fn anchors_that_explode_are_refused() {
    let mut yaml = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..10 {
        let one = format!("*a{}", level - 1);
        yaml.push_str(&format!("a{level}: &a{level} [{}]\n", [one.as_str(); 10].join(", ")));
    }
    let found = text("ferry.yaml", &yaml).unwrap_err();
    assert!(found[0].problem.starts_with("The file is no YAML: "), "{found:?}");
    let deep = format!("a: {}{}", "[".repeat(5_000), "]".repeat(5_000));
    assert!(text("ferry.yaml", &deep).is_err());
    assert!(text("ferry.json", &format!("{{\"a\": {}{}}}", "[".repeat(5_000), "]".repeat(5_000))).is_err());
}

#[test]
fn schemas_that_hold_themselves_come_to_an_end() {
    let both = json!({"oneOf": [{"$ref": "#/components/schemas/A"}, {"$ref": "#/components/schemas/B"}]});
    let merged = json!({"allOf": [{"$ref": "#/components/schemas/B"}, {"properties": {"more": both}}]});
    let schemas = json!({
        "A": {"type": "object", "properties": {"a": both, "same": {"$ref": "#/components/schemas/A"}, "merged": merged}},
        "B": {"type": "object", "properties": {"b": both, "rows": {"$ref": "#/components/schemas/Rows"}}},
        "Rows": {"type": "array", "items": {"$ref": "#/components/schemas/Rows"}},
    });
    let root = ferry(1, &answer(&both), &json!({ "schemas": schemas }));
    assert_eq!(refusals(root), []);
}

/// Names that are words of a language, that are nothing in any, and that leave the folder of what is generated.
#[test]
fn no_name_of_a_document_becomes_a_path_or_a_word_of_a_language() {
    let scratch = Scratch::new("hostile-names");
    let names =
        ["class", "../../etc/passwd", "", "delete", "*/", "\"\"\"", "self", "Self", "ﬁ", "1", "Error", "constructor"];
    let mut paths = Map::new();
    let mut schemas = Map::new();
    for (index, name) in names.iter().enumerate() {
        let schema = json!({"$ref": format!("#/components/schemas/{}", name.replace('~', "~0").replace('/', "~1"))});
        paths
            .insert(format!("/a{index}"), json!({"get": {"operationId": name, "responses": {"200": answer(&schema)}}}));
        let object =
            json!({"type": "object", "properties": fields(1, &json!({"type": "string"})), "description": name});
        schemas.insert((*name).to_owned(), object);
    }
    let root = json!({"openapi": "3.0.3", "info": {"title": "*/", "version": "\"\"\""}, "paths": paths,
        "components": {"schemas": schemas}});
    let path = scratch.path().join("ferry.json");
    fs::write(&path, root.to_string()).unwrap();
    let (document, api) = describe_files(&path, &[], Lock::new()).unwrap_or_else(|refusals| panic!("{refusals:#?}"));
    let good =
        |name: &str| name.chars().all(|c| c.is_ascii_alphanumeric()) && name.starts_with(|c: char| c.is_alphabetic());
    for name in api.operations.iter().map(|it| &it.id).chain(api.types.iter().map(|it| &it.name)) {
        assert!(good(name) && !names.contains(&name.as_str()), "{name}");
    }
    assert_eq!(api.operations.len(), names.len());
    // The same names come again, and a document that changes leaves them to their places.
    let lock = document.foreign.unwrap().lock;
    let mut fewer = root;
    fewer["paths"].as_object_mut().unwrap().shift_remove("/a0");
    fewer["paths"]["/new"] = json!({"get": {"operationId": api.operations[1].id, "responses": {}}});
    fs::write(&path, fewer.to_string()).unwrap();
    let (_, again) = describe_files(&path, &[], lock).unwrap();
    let id = |api: &rebuttal_codegen::api::Api, path: &str| {
        api.operations.iter().find(|it| it.path == path).map(|it| it.id.clone()).unwrap()
    };
    assert_eq!(id(&again, "/a1"), id(&api, "/a1"));
    assert_ne!(id(&again, "/new"), id(&api, "/a1"));
}

#[test]
fn a_field_may_have_the_name_of_any_word_of_a_language() {
    let words = ["return", "async", "type", "self", "in", "from", "lambda", "yield", "static", "None", "true", "new"];
    let text = json!({"type": "string"});
    let object = json!({"type": "object", "properties": words.map(|word| (word, &text)).into_iter().collect::<std::collections::BTreeMap<_, _>>()});
    let scratch = Scratch::new("hostile-words");
    let path = scratch.path().join("ferry.json");
    fs::write(&path, ferry(1, &answer(&object), &json!({})).to_string()).unwrap();
    let (document, api) = describe_files(&path, &[], Lock::new()).unwrap_or_else(|refusals| panic!("{refusals:#?}"));
    let files = rebuttal_codegen::emit::rust::emit(&document, &api).unwrap();
    let types = &files.iter().find(|file| file.path.ends_with("types.rs")).unwrap().contents;
    for word in words {
        let named = types.contains(&format!("rename = \"{word}\"")) || types.contains(&format!("pub {word}: "));
        assert!(named, "{word}: {types}");
    }
}

#[test]
fn unions_of_unions_that_grow_beyond_all_bounds_are_refused_in_time() {
    let of = |name: String| json!({"$ref": format!("#/components/schemas/{name}")});
    let level = |level: usize| {
        let list: Vec<Value> = (0..8).map(|one| of(format!("U{}_{one}", level + 1))).collect();
        (0..8).map(move |one| {
            let own = json!({"type": "object", "properties": {format!("f{level}_{one}"): {"type": "string"}}});
            let list: Vec<Value> = list.iter().cloned().chain([own]).collect();
            (format!("U{level}_{one}"), json!({ "oneOf": list }))
        })
    };
    let schemas: Map<String, Value> = (0..8).flat_map(level).collect();
    let root = ferry(1, &answer(&of("U0_0".to_owned())), &json!({ "schemas": schemas }));
    is_too_large(&refusals(root), SHOWN[2]);
}

#[test]
fn what_is_said_to_other_generators_is_no_refusal() {
    let schema =
        json!({"type": "object", "x-theirs": {"x-private": 1}, "properties": {"x-odd": {"type": "string", "x-y": 1}}});
    let document = Document::foreign("f", ferry(1, &answer(&schema), &json!({})), Value::Null, Lock::new()).unwrap();
    assert!(lower(lower(document, FOREIGN).unwrap(), GENERAL).is_ok());
}
