//! The body of a request, written once.

use bytes::Bytes;
use rebuttal_schema::{Encoding, Operation, Provider};

use crate::request::attachment::Attachment;
use crate::request::files;
use crate::request::files::{FilePart, Files};
use crate::request::forms;
use crate::request::limits::Policy;
use crate::request::multipart::Multipart;
use crate::request::reading::elsewhere;
use crate::request::validate::Prepared;
use crate::transport::send::Payload;
use crate::{Error, ErrorKind};

/// Writes what `prepared` holds for the body, the files included.
///
/// # Errors
/// `ErrorKind::InvalidArgument` that names the file which cannot be read or sent.
pub(crate) async fn write(
    policy: &Policy,
    tables: &Provider,
    operation: &Operation,
    prepared: &mut Prepared,
    files: Files,
) -> Result<Payload, Error> {
    let parts = std::mem::take(&mut prepared.files);
    let pairs = || forms::pairs(prepared.body(), |wire| tables.style(operation, wire));
    Ok(match operation.encoding {
        None => Payload::None,
        Some(Encoding::Json) => {
            let files = load(policy, chosen(parts, files)?).await?;
            Payload::Bytes {
                bytes: files::json(prepared.body(), &files),
                content_type: "application/json; charset=UTF-8",
            }
        }
        Some(Encoding::Form) => {
            Payload::Bytes { bytes: forms::encode(&pairs()).into(), content_type: "application/x-www-form-urlencoded" }
        }
        Some(Encoding::Multipart) => {
            let progress = files.progress.clone();
            Payload::Files(Multipart::write(policy, &pairs(), chosen(parts, files)?, progress).await?)
        }
    })
}

/// Each file field with what the caller gave for it.
fn chosen(parts: Vec<FilePart>, files: Files) -> Result<Vec<(FilePart, Attachment)>, Error> {
    let mut attachments: Vec<Option<Attachment>> = files.list.into_iter().map(Some).collect();
    let mut chosen = Vec::with_capacity(parts.len());
    for part in parts {
        let Some(attachment) = attachments.get_mut(part.index).and_then(Option::take) else {
            let message = format!("`{}` names a file that was not given along; nothing was sent", part.field);
            return Err(Error::new(ErrorKind::InvalidArgument, message).with_field(part.field));
        };
        chosen.push((part, attachment));
    }
    Ok(chosen)
}

/// Reads files to their ends, off the threads that drive other calls.
async fn load(policy: &Policy, files: Vec<(FilePart, Attachment)>) -> Result<Vec<(FilePart, Bytes)>, Error> {
    let mut loaded = Vec::with_capacity(files.len());
    for (part, attachment) in files {
        let most = policy.file(&part.rule);
        let may_hang = attachment.source.may_hang();
        let read = move || files::read(&part, attachment, most).map(|content| (part, content));
        loaded.push(elsewhere(may_hang, read).await?);
    }
    Ok(loaded)
}
