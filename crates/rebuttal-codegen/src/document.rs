//! A document as read, and the refusals that name a place in it.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::Value;

/// One OpenAPI document.
#[derive(Debug, Clone)]
pub struct Document {
    /// Relative to the repository, with forward slashes.
    pub file: String,
    pub root: Value,
    /// The options that every client and call has.
    pub common: Value,
    /// Only of a document that was not written for us.
    pub foreign: Option<Foreign>,
}

/// What goes beside a document that was not written for us: names to keep, and what rules did to it.
#[derive(Debug, Clone, Default)]
pub struct Foreign {
    pub lock: Lock,
    pub notes: Vec<Note>,
}

/// The names that were chosen for places of a document, so that they stay when the document changes.
pub type Lock = BTreeMap<String, String>;

/// Something that a rule did for a person to see.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Note {
    pub kind: NoteKind,
    /// As in [`Refusal`].
    pub address: String,
    pub text: String,
}

/// What a note is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoteKind {
    LeftOut,
    Inferred,
    Named,
    /// Nothing said whether it may be shown.
    Private,
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
        let document = Self { file: file.to_owned(), root, common, foreign: None };
        let version = document.root.get("openapi").and_then(Value::as_str).unwrap_or_default();
        if !version.starts_with("3.0.") {
            let problem = format!("The document's version is {version:?}.");
            return Err(vec![document.refuse("/openapi", problem, "Write OpenAPI 3.0.3.")]);
        }
        Ok(document)
    }

    /// A document that was not written for us.
    ///
    /// # Errors
    /// When it is none of the versions of OpenAPI that the rules know.
    pub fn foreign(file: &str, root: Value, common: Value, lock: Lock) -> Result<Self, Vec<Refusal>> {
        let foreign = Some(Foreign { lock, notes: Vec::new() });
        let document = Self { file: file.to_owned(), root, common, foreign };
        let version = |key: &str| document.root.get(key).and_then(Value::as_str).unwrap_or_default();
        let (openapi, swagger) = (version("openapi"), version("swagger"));
        if openapi.starts_with("3.0.") || openapi.starts_with("3.1.") || swagger == "2.0" {
            return Ok(document);
        }
        let at = if document.root.get("swagger").is_some() { "/swagger" } else { "/openapi" };
        let problem = format!("The document's version is {:?}.", if openapi.is_empty() { swagger } else { openapi });
        Err(vec![document.refuse(at, problem, "Convert it to OpenAPI 3.0 or 3.1, or to Swagger 2.0.")])
    }

    /// The named schema of that name.
    pub fn named(&self, name: &str) -> Option<&Value> {
        self.root.pointer(&format!("/components/schemas/{}", segment(name)))
    }

    /// A refusal at a JSON pointer of this document.
    pub fn refuse(&self, pointer: &str, problem: impl Into<String>, cure: impl Into<String>) -> Refusal {
        Refusal { address: self.address(pointer), problem: problem.into(), cure: cure.into() }
    }

    /// Keeps what a rule did at a JSON pointer of this document; nothing of one that was written for us.
    pub fn note(&mut self, kind: NoteKind, pointer: &str, text: impl Into<String>) {
        let address = self.address(pointer);
        if let Some(foreign) = &mut self.foreign {
            foreign.notes.push(Note { kind, address, text: text.into() });
        }
    }

    /// The address of a JSON pointer. A schema that a rule moved has the place where it was written.
    pub fn address(&self, pointer: &str) -> String {
        format!("{}#{}", self.file, self.origin(pointer))
    }

    /// The pointer by which a place was written.
    pub fn origin(&self, pointer: &str) -> String {
        let origin = (0..=pointer.len())
            .rev()
            .filter(|&end| pointer.is_char_boundary(end))
            .map(|end| pointer.split_at(end))
            .filter(|(_, rest)| rest.is_empty() || rest.starts_with('/'))
            .find_map(|(head, rest)| {
                let origin = self.root.pointer(head)?.get(ORIGIN)?.as_str()?;
                Some(format!("{origin}{rest}"))
            });
        origin.unwrap_or_else(|| pointer.to_owned())
    }
}

/// Where a schema stood before a rule moved it.
pub const ORIGIN: &str = "x-origin";

/// Where the files that a document refers to stand in it.
pub const FILES: &str = "x-files";

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
