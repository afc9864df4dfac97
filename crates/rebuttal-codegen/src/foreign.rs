//! file -> Document, for documents that were not written for us: JSON or YAML, and the files that they refer to.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use serde_json::{Map, Value};

use crate::api::Api;
use crate::describe::describe;
use crate::document::{Document, FILES, Lock, Refusal, segment};
use crate::keys::{names_parts, shows_values};
use crate::lower::{FOREIGN, GENERAL, lower};
use crate::overlay;
use crate::read::{common, parse, refuse};

/// Reads a document and its overlays, and describes it: the passes up to the emitters.
///
/// # Errors
/// Everything in them that cannot be expressed.
pub fn describe_files(path: &Path, overlays: &[&Path], lock: Lock) -> Result<(Document, Api), Vec<Refusal>> {
    let mut document = read(path, common()?, lock)?;
    for path in overlays {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        document = overlay::apply(document, &name, &file(path, &name)?)?;
    }
    let document = lower(lower(document, FOREIGN)?, GENERAL)?;
    let api = describe(&document)?;
    if api.operations.is_empty() && api.receiver.is_none() {
        let problem = "No operation and no webhook is left, so that there is nothing to generate.";
        let cure = "Describe one, or correct the paths in an overlay: each begins with a slash, not with a parameter.";
        return Err(vec![document.refuse("/paths", problem, cure)]);
    }
    Ok((document, api))
}

/// The largest file that is read.
const MAX_BYTES: u64 = 64 << 20;

/// Reads a published document. Its name in addresses and generated files is that of the file, without folders.
///
/// # Errors
/// When a file cannot be read, is neither JSON nor YAML, or refers to a place that is out of reach.
pub fn read(path: &Path, common: Value, lock: Lock) -> Result<Document, Vec<Refusal>> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
    let mut root = file(path, &name)?;
    let mut bundle = Bundle { folder, open: Vec::new(), files: BTreeMap::new(), refusals: Vec::new() };
    bundle.references(&mut root, "", &name, "", false);
    while let Some(other) = bundle.open.pop() {
        match file(&bundle.folder.join(&other), &other) {
            Ok(mut value) => {
                bundle.references(&mut value, &other, &other, "", false);
                bundle.files.insert(other, value);
            }
            Err(refusals) => bundle.refusals.extend(refusals),
        }
    }
    if !bundle.refusals.is_empty() {
        return Err(bundle.refusals);
    }
    if let (Some(root), false) = (root.as_object_mut(), bundle.files.is_empty()) {
        root.insert(FILES.to_owned(), Value::Object(bundle.files.into_iter().collect::<Map<_, _>>()));
    }
    Document::foreign(&name, root, common, lock)
}

/// Reads a file that is JSON or YAML.
///
/// # Errors
/// When it cannot be read, is too large, or is neither.
pub fn file(path: &Path, name: &str) -> Result<Value, Vec<Refusal>> {
    let unread = |error: std::io::Error| {
        refuse(name, format!("The file cannot be read: {error}."), "Give the path of a file that is there.")
    };
    if std::fs::metadata(path).map_err(unread)?.len() > MAX_BYTES {
        let problem = format!("The file has more than {MAX_BYTES} bytes.");
        return Err(refuse(name, problem, "Split it, or leave out what you don't need."));
    }
    text(name, &std::fs::read_to_string(path).map_err(unread)?)
}

/// Reads text that is JSON or YAML.
///
/// # Errors
/// When it is neither.
pub fn text(name: &str, text: &str) -> Result<Value, Vec<Refusal>> {
    let text = text.trim_start_matches('\u{feff}');
    if text.trim_start().starts_with(['{', '[']) {
        // JSON is YAML, but its own reader is many times faster.
        if let Ok(value) = serde_json::from_str(text) {
            return Ok(value);
        }
    }
    parse(name, text)
}

/// The files that are still to be read and those that were.
struct Bundle {
    folder: PathBuf,
    open: Vec<String>,
    files: BTreeMap<String, Value>,
    refusals: Vec<Refusal>,
}

impl Bundle {
    /// Lets every reference lead to its place in the one document. `within`: the file, empty for the document itself; `named`:
    /// the keys are names.
    fn references(&mut self, value: &mut Value, within: &str, name: &str, at: &str, named: bool) {
        match value {
            Value::Object(map) => {
                for (key, inner) in map.iter_mut() {
                    let at = format!("{at}/{}", segment(key));
                    match inner {
                        Value::String(target) if key == "$ref" && !named => {
                            match self.target(target, within, name, &at) {
                                Ok(found) => *target = found,
                                Err(refusal) => self.refusals.push(refusal),
                            }
                        }
                        // What they show or extend is nobody's schema.
                        _ if !named && (shows_values(key) || key.starts_with("x-")) => {}
                        inner => self.references(inner, within, name, &at, !named && names_parts(key)),
                    }
                }
            }
            Value::Array(list) => {
                for (index, inner) in list.iter_mut().enumerate() {
                    self.references(inner, within, name, &format!("{at}/{index}"), false);
                }
            }
            _ => {}
        }
    }

    fn target(&mut self, target: &str, within: &str, name: &str, at: &str) -> Result<String, Refusal> {
        let (other, pointer) = target.split_once('#').unwrap_or((target, ""));
        let refusal = |problem: &str, cure: &str| Refusal {
            address: format!("{name}#{at}"),
            problem: problem.to_owned(),
            cure: cure.to_owned(),
        };
        // Whether it is reached at all is known after slicing.
        if other.contains("://") || other.starts_with("//") {
            return Ok(target.to_owned());
        }
        let place = match (within, other) {
            ("", "") => return Ok(format!("#{pointer}")),
            (_, "") => within.to_owned(),
            (_, other) => {
                let beside = Path::new(within).parent().unwrap_or(Path::new("")).join(other);
                let cure = "Put the file into the document's folder, or into one below it.";
                inside(&beside).ok_or_else(|| refusal("This reference leads out of the document's folder.", cure))?
            }
        };
        // The same holds for a file that is not there.
        if !place.is_empty() && !self.folder.join(&place).exists() {
            return Ok(target.to_owned());
        }
        if !place.is_empty() && !self.files.contains_key(&place) && !self.open.contains(&place) && place != within {
            self.open.push(place.clone());
        }
        Ok(format!("#/{FILES}/{}{pointer}", segment(&place)))
    }
}

/// The path without `.` and `..`; none if it leads out of the folder.
fn inside(path: &Path) -> Option<String> {
    let mut parts: Vec<String> = Vec::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                parts.pop()?;
            }
            Component::Normal(name) => parts.push(name.to_string_lossy().into_owned()),
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    (!parts.is_empty()).then(|| parts.join("/"))
}
