//! Files inside requests: read once, and checked by their content.

use std::io::Read;
use std::sync::Arc;

use bytes::Bytes;
use rebuttal_schema::FileRule;

use crate::request::attachment::{Attachment, Source};
use crate::request::reading;
use crate::request::reading::Irregular;
use crate::{Error, ErrorKind};

/// Is told after each piece of a request's files how many bytes went out, and how many there are.
pub type Progress = Arc<dyn Fn(u64, u64) + Send + Sync>;

/// The files of one call, and who wants to know how far they are.
#[derive(Default)]
pub struct Files {
    /// In the order in which the parameters name them.
    pub list: Vec<Attachment>,
    /// Told of every piece of a multipart body.
    pub progress: Option<Progress>,
}

impl Files {
    /// Adds a file; its number stands for it among the parameters.
    pub fn add(&mut self, attachment: Attachment) -> FileNumber {
        self.list.push(attachment);
        FileNumber(self.list.len() - 1)
    }
}

/// The number of a call's file, in the place of the file among the parameters.
#[derive(Clone, Copy, Debug)]
pub struct FileNumber(usize);

impl serde::Serialize for FileNumber {
    fn serialize<S: serde::Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.collect_map([(ATTACHMENT, self.0)])
    }
}

/// The key of an object that stands for one of a call's files, by its number.
pub const ATTACHMENT: &str = "$attachment";

/// A file field of a request, with what the caller gave for it.
pub(crate) struct FilePart {
    /// The caller's name of it.
    pub(crate) field: String,
    /// Where it stands among the parameters: a JSON pointer of names on the wire.
    pub(crate) path: String,
    pub(crate) rule: FileRule,
    /// Which of the call's attachments.
    pub(crate) index: usize,
}

impl FilePart {
    /// The name on the wire of the parameter that it is, or stands in.
    pub(crate) fn wire(&self) -> String {
        let first = self.path.split('/').nth(1).unwrap_or_default();
        first.replace("~1", "/").replace("~0", "~")
    }

    /// Whether it is a parameter by itself.
    pub(crate) fn is_parameter(&self) -> bool {
        self.path.matches('/').count() == 1
    }
}

/// Reads an attachment to its end, but never further than what is too much anyway.
///
/// # Errors
/// `ErrorKind::InvalidArgument` naming the field, if it cannot be read.
pub(crate) fn read(part: &FilePart, attachment: Attachment, most: Option<u64>) -> Result<Bytes, Error> {
    let bounded = |reader: &mut dyn Read| {
        let mut content = Vec::new();
        let limit = most.map_or(u64::MAX, |most| most.saturating_add(1));
        reader.take(limit).read_to_end(&mut content).map(|_| Bytes::from(content))
    };
    let read = match attachment.source {
        Source::Bytes(bytes) => Ok(bytes),
        Source::Path(path) => reading::open(&path).and_then(|mut file| bounded(&mut file)),
        Source::Seekable(mut reader) => bounded(&mut reader),
        Source::Reader(mut reader) => bounded(&mut reader),
    };
    let content = read.map_err(|error| unreadable(part, error))?;
    check(part, &content, content.len() as u64, most)?;
    Ok(content)
}

/// The error for what could not be opened or read before anything was sent.
pub(crate) fn unreadable(part: &FilePart, error: std::io::Error) -> Error {
    if Irregular::is(&error) {
        let problem =
            "cannot be read, because its path is not that of a regular file; give the content, or what reads it";
        return refusal(part, problem).with_source(error);
    }
    if reading::is_exhaustion(&error) {
        return reading::exhausted(&format!("`{}` could not be read", part.field), error).with_field(&*part.field);
    }
    refusal(part, "cannot be read; check the path and who may read it").with_source(error)
}

/// Checks a file of `length` bytes by its beginning.
///
/// # Errors
/// `ErrorKind::InvalidArgument` naming the field, if it is empty, too large or of a wrong kind.
pub(crate) fn check(part: &FilePart, head: &[u8], length: u64, most: Option<u64>) -> Result<(), Error> {
    if length == 0 {
        return Err(refusal(part, "is empty"));
    }
    if let Some(most) = most.filter(|most| length > *most) {
        let cure = part.rule.max_bytes_option.map(|option| format!("; the client option `{option}` raises it"));
        return Err(refusal(part, &format!("is larger than {most} bytes{}", cure.unwrap_or_default())));
    }
    let kinds = part.rule.kinds;
    if !kinds.is_empty() && !kinds.iter().any(|kind| kind.fits(head)) {
        let names: Vec<_> = kinds.iter().map(|kind| kind.name()).collect();
        return Err(refusal(part, &format!("is none of {} by its content", names.join(", "))));
    }
    Ok(())
}

/// The error for a file that is refused before anything was sent.
pub(crate) fn refusal(part: &FilePart, problem: &str) -> Error {
    invalid(part, &format!("{problem}; nothing was sent"))
}

/// The error for a file at fault, whatever was sent.
pub(crate) fn invalid(part: &FilePart, problem: &str) -> Error {
    Error::new(ErrorKind::InvalidArgument, format!("`{}` {problem}", part.field))
        .with_field(&*part.field)
        .with_path(&*part.path)
}

#[cfg(test)]
mod tests {
    use rebuttal_schema::FileKind;

    use super::*;

    fn part() -> FilePart {
        let rule = FileRule {
            kinds: &[FileKind::Pdf, FileKind::Doc, FileKind::Docx],
            max_bytes: None,
            max_bytes_option: Some("max_bytes"),
        };
        FilePart { field: "evidence".to_owned(), path: "/evidence".to_owned(), rule, index: 0 }
    }

    #[test]
    fn kinds_are_told_by_content() {
        let docx = [b"PK\x03\x04".as_slice(), &[0; 26], b"word/document.xml"].concat();
        let doc = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0].to_vec();
        for good in [b"%PDF-1.7\n".to_vec(), b"\n\n%PDF-1.4".to_vec(), docx, doc] {
            assert!(check(&part(), &good, good.len() as u64, None).is_ok());
        }
        for bad in [b"PK\x03\x04 a zip of something else".to_vec(), b"\xFF\xD8\xFF".to_vec(), b"JVBERi0xLjQK".to_vec()]
        {
            let error = check(&part(), &bad, bad.len() as u64, None).unwrap_err();
            assert_eq!((error.field(), error.path()), (Some("evidence"), Some("/evidence")));
            assert!(error.to_string().contains("PDF, DOC, DOCX"), "{error}");
        }
    }

    #[test]
    fn size_is_counted_in_bytes_of_the_file() {
        let content = [b"%PDF-".as_slice(), &[b'x'; 5]].concat();
        for (most, good) in [(10, true), (9, false)] {
            for attachment in
                [Attachment::from(content.clone()), Attachment::reader(std::io::Cursor::new(content.clone()))]
            {
                let read = read(&part(), attachment, Some(most));
                assert_eq!(read.is_ok(), good, "{most}");
                if let Err(error) = read {
                    assert!(error.to_string().contains("max_bytes"), "{error}");
                }
            }
        }
    }

    #[test]
    fn what_is_empty_or_not_there_is_refused() {
        assert!(read(&part(), Attachment::from(Vec::new()), None).unwrap_err().to_string().contains("empty"));
        let error = read(&part(), Attachment::path("/nowhere/at/all.pdf"), None).unwrap_err();
        assert!(!error.to_string().contains("/nowhere") && error.causes().len() == 1, "{error:?}");
    }
}
