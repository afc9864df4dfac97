//! What the description of the provider says about parameters, their types and limits. It is read when the sandbox is
//! built in, so the two cannot differ.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde_json::{Map, Value, json};

use super::pairs::Pairs;

const TEXT: &str = include_str!("../../../../spec/stripe.yaml");

static DOCUMENT: LazyLock<Result<Spec, String>> = LazyLock::new(|| Spec::parse(TEXT));

/// What an operation that the description does not have takes: nothing.
static NOTHING: LazyLock<Value> = LazyLock::new(|| json!({"type": "object"}));

/// The parts of `spec/stripe.yaml` that the sandbox obeys.
#[derive(Debug)]
pub(crate) struct Spec {
    document: Value,
    operations: HashMap<String, Described>,
    file_fields: Vec<String>,
}

#[derive(Debug)]
struct Described {
    /// The parameters of the query, as the schema of an object.
    query: Value,
    /// The schema of the body, if it has one.
    body: Value,
    /// Names of the same operation with some parameters fixed.
    variants: Vec<(String, Map<String, Value>)>,
}

impl Spec {
    /// The built-in description; the error says what is wrong with it.
    pub(crate) fn built_in() -> Result<&'static Self, String> {
        DOCUMENT.as_ref().map_err(Clone::clone)
    }

    fn parse(text: &str) -> Result<Self, String> {
        let mut document: Value =
            serde_saphyr::from_str(text).map_err(|error| format!("spec/stripe.yaml is not readable: {error}"))?;
        for pointer in [
            "/info/version",
            "/paths",
            "/components/schemas/Dispute/properties",
            "/components/schemas/Evidence/properties",
            "/components/schemas/DisputeEvidence/properties",
            "/components/schemas/UpdateDisputeRequest/properties/evidence/x-total-length/max",
            "/components/schemas/UpdateDisputeRequest/required",
            "/components/schemas/CreateFileRequest/properties/file/x-file/max-bytes",
        ] {
            if document.pointer(pointer).is_none() {
                return Err(format!("spec/stripe.yaml#{pointer} is missing: the sandbox needs it"));
            }
        }
        // Clients must say whether to submit; the provider takes "yes" if nothing is said.
        if let Some(Value::Array(required)) = document.pointer_mut("/components/schemas/UpdateDisputeRequest/required")
        {
            required.retain(|name| name != "submit");
        }
        let operations = operations(&document);
        let file_fields = file_fields(&document);
        Ok(Self { document, operations, file_fields })
    }

    /// The API version of the description.
    pub(crate) fn version(&self) -> &str {
        self.document["info"]["version"].as_str().unwrap_or_default()
    }

    /// The schema of an operation's query.
    pub(super) fn query(&self, operation: &str) -> &Value {
        self.operations.get(operation).map_or(&NOTHING, |described| &described.query)
    }

    /// The schema of an operation's body.
    pub(super) fn body(&self, operation: &str) -> &Value {
        let body = self.operations.get(operation).map(|described| &described.body);
        self.resolved(body.filter(|body| !body.is_null()).unwrap_or(&NOTHING))
    }

    /// All names that a request goes by: its operation's, and those of the variants whose fixed parameters it has.
    pub(super) fn names<'a>(&'a self, operation: &'a str, pairs: &Pairs) -> Vec<&'a str> {
        let variants = self.operations.get(operation).map_or(&[][..], |described| &described.variants);
        let fits = |fixed: &Map<String, Value>| {
            fixed.iter().all(|(name, value)| {
                let text = value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned);
                pairs.iter().any(|(key, given)| key == name && *given == text)
            })
        };
        let fitting = variants.iter().filter(|(_, fixed)| fits(fixed)).map(|(name, _)| name.as_str());
        [operation].into_iter().chain(fitting).collect()
    }

    /// The names of an operation's variants.
    pub(super) fn variants_of(&self, operation: &str) -> impl Iterator<Item = &str> {
        let described = self.operations.get(operation);
        described.into_iter().flat_map(|described| described.variants.iter().map(|(name, _)| name.as_str()))
    }

    /// The names of all variants.
    pub(crate) fn variants(&self) -> Vec<&str> {
        self.operations
            .values()
            .flat_map(|described| described.variants.iter().map(|(name, _)| name.as_str()))
            .collect()
    }

    /// The properties of a schema, by name.
    pub(super) fn properties(&self, schema: &str) -> impl Iterator<Item = (&str, &Value)> {
        let properties = self.document["components"]["schemas"][schema]["properties"].as_object();
        properties.into_iter().flatten().map(|(name, rule)| (name.as_str(), rule))
    }

    /// The fields of evidence that name a file.
    pub(super) fn file_fields(&self) -> &[String] {
        &self.file_fields
    }

    /// The most characters that all texts of an evidence may have together.
    pub(super) fn most_evidence(&self) -> u64 {
        let rule = &self.document["components"]["schemas"]["UpdateDisputeRequest"]["properties"]["evidence"];
        rule["x-total-length"]["max"].as_u64().unwrap_or_default()
    }

    /// The most bytes of a file for evidence.
    pub(super) fn most_bytes(&self) -> u64 {
        let rule = &self.document["components"]["schemas"]["CreateFileRequest"]["properties"]["file"];
        rule["x-file"]["max-bytes"].as_u64().unwrap_or_default()
    }

    /// The schema that a rule names, itself or inside `allOf`, or the rule.
    pub(super) fn resolved<'a>(&'a self, rule: &'a Value) -> &'a Value {
        let reference = rule["$ref"].as_str().or_else(|| rule["allOf"][0]["$ref"].as_str());
        let named = reference.and_then(|reference| self.document.pointer(reference.trim_start_matches('#')));
        named.unwrap_or(rule)
    }
}

fn operations(document: &Value) -> HashMap<String, Described> {
    let paths = document["paths"].as_object().into_iter().flatten();
    let all = paths.flat_map(|(_, path)| path.as_object().into_iter().flatten());
    let described = all.filter_map(|(_, operation)| {
        let name = operation["operationId"].as_str()?.to_owned();
        let parameters = operation["parameters"].as_array().into_iter().flatten();
        let query = parameters.filter(|parameter| parameter["in"] == "query");
        let properties = query.filter_map(|rule| Some((rule["name"].as_str()?.to_owned(), rule["schema"].clone())));
        let query = json!({"type": "object", "properties": properties.collect::<Map<String, Value>>()});
        let content = operation["requestBody"]["content"].as_object().and_then(|content| content.values().next());
        let body = content.map_or(Value::Null, |content| content["schema"].clone());
        let variants = operation["x-variants"].as_array().into_iter().flatten();
        let variants = variants.filter_map(|variant| {
            Some((variant["operationId"].as_str()?.to_owned(), variant["fixed"].as_object()?.clone()))
        });
        Some((name, Described { query, body, variants: variants.collect() }))
    });
    described.collect()
}

/// Evidence that is answered as an id or as a whole file.
fn file_fields(document: &Value) -> Vec<String> {
    let properties = document["components"]["schemas"]["DisputeEvidence"]["properties"].as_object();
    let files = properties.into_iter().flatten().filter(|(_, rule)| {
        let options = rule["anyOf"].as_array();
        options.is_some_and(|options| options.iter().any(|option| option["$ref"] == "#/components/schemas/File"))
    });
    files.map(|(name, _)| name.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_description_has_what_the_provider_documents() {
        let spec = Spec::built_in().unwrap();
        assert_eq!(spec.file_fields().len(), 9);
        // 27 plain fields, the enhanced evidence and the appeal.
        assert_eq!(spec.properties("Evidence").count(), 29);
        assert_eq!((spec.most_evidence(), spec.most_bytes()), (150_000, 5_000_000));
        let staged = vec![("submit".to_owned(), "false".to_owned())];
        assert_eq!(spec.names("updateDispute", &staged), ["updateDispute", "stageDisputeEvidence"]);
        assert_eq!(spec.names("updateDispute", &Pairs::new()), ["updateDispute"]);
    }

    #[test]
    fn a_description_without_what_the_sandbox_needs_is_refused_with_its_address() {
        let error = Spec::parse("openapi: 3.0.3").unwrap_err();
        assert!(error.contains("spec/stripe.yaml#/info/version"), "{error}");
    }
}
