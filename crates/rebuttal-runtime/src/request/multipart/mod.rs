//! `multipart/form-data`: parameters and files as parts of one body, which is never held whole.

mod body;
mod content;
mod name;
#[cfg(test)]
mod tests;

use rebuttal_schema::FileKind;
use std::fmt::Write as _;
use std::sync::Arc;

use bytes::Bytes;

use crate::Error;
use crate::request::attachment::Attachment;
use crate::request::files::{FilePart, Progress};
use crate::request::limits::Policy;
pub(crate) use crate::request::multipart::body::Body;
use crate::request::multipart::body::{Reported, Segment};
use crate::request::multipart::content::Content;
use crate::request::reading::elsewhere;

/// A body whose files are checked, and which every attempt reads anew.
pub(crate) struct Multipart {
    boundary: String,
    parts: Vec<Part>,
    length: u64,
    progress: Option<Progress>,
}

#[derive(Clone)]
enum Part {
    /// All that stands between two files.
    Text(Bytes),
    File(Arc<Content>),
}

impl Multipart {
    /// Checks the files and writes what stands around them; `documents` are parts that are JSON.
    ///
    /// # Errors
    /// `ErrorKind::InvalidArgument` that names the file which cannot be read or sent.
    pub(crate) async fn write(
        policy: &Policy,
        pairs: &[(String, String)],
        documents: &[(String, String)],
        files: Vec<(FilePart, Attachment)>,
        progress: Option<Progress>,
    ) -> Result<Self, Error> {
        // Random, so that no content can hold it.
        let boundary = uuid::Uuid::new_v4().simple().to_string();
        let mut parts = Vec::new();
        let mut text = String::new();
        for (name, value) in pairs {
            open_part(&mut text, &boundary, name);
            text.push_str("\r\n\r\n");
            text.push_str(value);
            text.push_str("\r\n");
        }
        for (name, json) in documents {
            open_part(&mut text, &boundary, name);
            let _ = write!(text, "\r\nContent-Type: application/json\r\n\r\n{json}\r\n");
        }
        for (part, Attachment { source, name }) in files {
            let given = name::given(name, &source);
            let most = policy.file(&part.rule);
            let may_hang = source.may_hang();
            let content = elsewhere(may_hang, move || Content::check(part, source, most)).await?;
            open_part(&mut text, &boundary, &content.part.wire());
            let media_type = content.kind.map_or("application/octet-stream", FileKind::media_type);
            // Writing to text cannot fail.
            let name = name::quoted(&name::sent(&given, content.kind));
            let _ = write!(text, "; filename={name}\r\nContent-Type: {media_type}\r\n\r\n");
            parts.push(Part::Text(std::mem::take(&mut text).into()));
            parts.push(Part::File(Arc::new(content)));
            text.push_str("\r\n");
        }
        let _ = write!(text, "--{boundary}--\r\n");
        parts.push(Part::Text(text.into()));
        let length = parts.iter().map(Part::length).sum();
        Ok(Self { boundary, parts, length, progress })
    }

    /// Its length in bytes.
    pub(crate) fn length(&self) -> u64 {
        self.length
    }

    pub(crate) fn content_type(&self) -> String {
        format!("multipart/form-data; boundary={}", self.boundary)
    }

    /// The body of one attempt.
    ///
    /// # Errors
    /// `ErrorKind::InvalidArgument` that names the file which is no longer what was checked.
    pub(crate) async fn open(&self) -> Result<Body, Error> {
        let segment = |part| match part {
            Part::Text(text) => Ok(Segment::Text(text)),
            Part::File(content) => content.open().map(|reading| Segment::File(content, reading)),
        };
        let parts = self.parts.clone();
        let segments = elsewhere(false, move || parts.into_iter().map(segment).collect()).await?;
        let files = self.parts.iter().filter(|part| matches!(part, Part::File(_)));
        let reported = Reported::new(files.map(Part::length).sum(), self.progress.clone());
        Ok(Body::new(segments, self.length, reported))
    }
}

impl Part {
    fn length(&self) -> u64 {
        match self {
            Self::Text(text) => text.len() as u64,
            Self::File(content) => content.length,
        }
    }
}

fn open_part(text: &mut String, boundary: &str, name: &str) {
    let name = name::quoted(name);
    let _ = write!(text, "--{boundary}\r\nContent-Disposition: form-data; name={name}");
}
