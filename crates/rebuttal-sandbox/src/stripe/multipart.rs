//! The parts of an upload.

use bytes::Bytes;
use futures_util::stream;
use serde_json::{Value, json};

use super::failure::Failure;
use super::pairs::Pairs;

/// A part with a file name.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Part {
    pub(super) name: String,
    pub(super) filename: String,
    content_type: Option<String>,
    pub(super) bytes: Bytes,
}

impl Part {
    /// What of it the log shows.
    pub(super) fn to_json(&self) -> Value {
        json!({
            "name": self.name, "filename": self.filename, "content_type": self.content_type, "bytes": self.bytes.len(),
        })
    }
}

/// Takes the body of a `multipart/form-data` apart: into pairs, and parts with a file.
pub(super) async fn parts(content_type: &str, body: &Bytes) -> Result<(Pairs, Vec<Part>), Failure> {
    let broken = |error: multer::Error| Failure::invalid(format!("Invalid multipart body: {error}."));
    let boundary = multer::parse_boundary(content_type).map_err(broken)?;
    let whole = stream::iter([Ok::<_, std::convert::Infallible>(body.clone())]);
    let mut multipart = multer::Multipart::new(whole, boundary);
    let (mut pairs, mut files) = (Pairs::new(), Vec::<Part>::new());
    while let Some(field) = multipart.next_field().await.map_err(broken)? {
        let Some(name) = field.name().map(ToOwned::to_owned) else {
            return Err(Failure::invalid("Invalid multipart body: a part has no name."));
        };
        match field.file_name().map(ToOwned::to_owned) {
            Some(filename) => {
                if files.iter().any(|part| part.name == name) {
                    return Err(Failure::param(&name, format!("Received a parameter twice: {name}")));
                }
                let content_type = field.content_type().map(ToString::to_string);
                let bytes = field.bytes().await.map_err(broken)?;
                files.push(Part { name, filename, content_type, bytes });
            }
            None => {
                let bytes = field.bytes().await.map_err(broken)?;
                let text = String::from_utf8(bytes.to_vec());
                let text = text.map_err(|_| Failure::param(&name, format!("Not UTF-8: {name}")))?;
                pairs.push((name, text));
            }
        }
    }
    Ok((pairs, files))
}
