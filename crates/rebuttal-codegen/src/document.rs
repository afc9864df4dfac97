//! A document as read, and the refusals that name a place in it.

use std::fmt;

use serde_json::Value;

/// One OpenAPI document.
#[derive(Debug, Clone)]
pub struct Document {
    /// Relative to the repository, with forward slashes.
    pub file: String,
    pub root: Value,
    /// `spec/common.yaml`: options that every client has.
    pub common: Value,
}

/// Something that cannot be expressed: where, what, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// `spec/x.yaml#/components/…`
    pub address: String,
    pub problem: String,
    pub cure: String,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n  {}\n  {}", self.address, self.problem, self.cure)
    }
}

impl Document {
    /// A document of what two files hold.
    ///
    /// # Errors
    /// When it is not OpenAPI 3.0.
    pub fn new(file: &str, root: Value, common: Value) -> Result<Self, Vec<Refusal>> {
        let document = Self { file: file.to_owned(), root, common };
        let version = document.root.get("openapi").and_then(Value::as_str).unwrap_or_default();
        if !version.starts_with("3.0.") {
            let problem = format!("The document's version is {version:?}.");
            return Err(vec![document.refuse("/openapi", problem, "Write OpenAPI 3.0.3.")]);
        }
        Ok(document)
    }

    /// A refusal at a JSON pointer of this document. A schema that a rule moved names the place where it was written.
    pub fn refuse(&self, pointer: &str, problem: impl Into<String>, cure: impl Into<String>) -> Refusal {
        let origin = (0..=pointer.len())
            .rev()
            .filter(|&end| pointer.is_char_boundary(end))
            .map(|end| pointer.split_at(end))
            .filter(|(_, rest)| rest.is_empty() || rest.starts_with('/'))
            .find_map(|(head, rest)| {
                let origin = self.root.pointer(head)?.get(ORIGIN)?.as_str()?;
                Some(format!("{origin}{rest}"))
            });
        let pointer = origin.unwrap_or_else(|| pointer.to_owned());
        Refusal { address: format!("{}#{pointer}", self.file), problem: problem.into(), cure: cure.into() }
    }
}

/// Where a schema stood before a rule moved it.
pub const ORIGIN: &str = "x-origin";

/// A segment of a JSON pointer, escaped (RFC 6901).
pub fn segment(text: &str) -> String {
    text.replace('~', "~0").replace('/', "~1")
}

/// The name behind `#/components/schemas/NAME`.
pub fn referenced(schema: &Value) -> Option<&str> {
    schema.get("$ref")?.as_str()?.strip_prefix("#/components/schemas/")
}

/// A reference to a named schema.
pub fn reference(name: &str) -> Value {
    serde_json::json!({ "$ref": format!("#/components/schemas/{name}") })
}
