//! Files that programs give.

use napi::bindgen_prelude::{ClassInstance, Error, Result, Uint8Array};
use napi_derive::napi;
use rebuttal::dynamic::Attachment;

use crate::spool::Spool;

/// A file to send: its bytes, its path, or the temporary file that has it.
#[napi(object, object_to_js = false)]
pub struct File<'env> {
    pub bytes: Option<Uint8Array>,
    pub path: Option<String>,
    pub spool: Option<ClassInstance<'env, Spool>>,
    pub name: Option<String>,
}

impl File<'_> {
    /// Copies bytes, because the program may write into its buffer while the call is under way.
    pub(crate) fn attachment(self) -> Result<Attachment> {
        let attachment = match (self.bytes, self.path, self.spool) {
            (Some(bytes), ..) => Attachment::from(bytes.to_vec()),
            (_, Some(path), _) => Attachment::path(path),
            (.., Some(spool)) => spool.attachment().map_err(|error| Error::from_reason(error.to_string()))?,
            (None, None, None) => return Err(Error::from_reason("a file has neither bytes nor a path")),
        };
        Ok(match self.name {
            Some(name) => attachment.named(name),
            None => attachment,
        })
    }
}
