//! Temporary files for content that only JavaScript can read, until it is sent.

use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::sync::{Arc, Mutex, PoisonError};

use napi::Task;
use napi::bindgen_prelude::{AsyncTask, Env, Error, Result, Uint8Array};
use napi_derive::napi;
use rebuttal::dynamic::Attachment;

/// A temporary file without a name. It is gone once it is closed, also when the process is killed.
#[napi]
pub struct Spool(Arc<Mutex<Option<File>>>);

#[napi]
impl Spool {
    #[napi(constructor)]
    pub fn new() -> Result<Self> {
        let file = tempfile::tempfile().map_err(|error| Error::from_reason(error.to_string()))?;
        Ok(Self(Arc::new(Mutex::new(Some(file)))))
    }

    /// Closes the file now; JavaScript would close it when its memory is collected.
    #[napi]
    pub fn close(&self) {
        drop(self.0.lock().unwrap_or_else(PoisonError::into_inner).take());
    }

    /// Writes a piece on another thread, one at a time; returns what went wrong, if anything did.
    #[napi]
    pub fn write(&self, piece: Uint8Array) -> AsyncTask<Piece> {
        // A copy, because the program may write into its buffer meanwhile.
        AsyncTask::new(Piece { file: self.0.clone(), bytes: piece.to_vec() })
    }
}

impl Spool {
    /// The file, from its start.
    pub(crate) fn attachment(&self) -> std::io::Result<Attachment> {
        self.reader().map(Attachment::seekable)
    }

    /// The same, to be read.
    pub(crate) fn reader(&self) -> std::io::Result<File> {
        let mut file = match &*self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            Some(file) => file.try_clone()?,
            None => return Err(closed()),
        };
        file.seek(SeekFrom::Start(0))?;
        Ok(file)
    }
}

fn closed() -> std::io::Error {
    std::io::Error::other("the temporary file was closed")
}

/// A piece that is being written.
pub struct Piece {
    file: Arc<Mutex<Option<File>>>,
    bytes: Vec<u8>,
}

impl Task for Piece {
    type Output = Option<String>;
    type JsValue = Option<String>;

    fn compute(&mut self) -> Result<Option<String>> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let written = file.as_mut().map_or_else(|| Err(closed()), |file| file.write_all(&self.bytes));
        Ok(written.err().map(|error| error.to_string()))
    }

    fn resolve(&mut self, _: Env, problem: Option<String>) -> Result<Option<String>> {
        Ok(problem)
    }
}
