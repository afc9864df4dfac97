//! Files of a request, as Python passes them.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
#[cfg(unix)]
use std::os::unix::fs::FileExt as _;
#[cfg(windows)]
use std::os::windows::fs::FileExt as _;
use std::path::PathBuf;
use std::sync::Arc;

use pyo3::prelude::*;
use rebuttal::dynamic::{Attachment, Input};

/// A file that Python has open, from its position there.
///
/// It is opened again by its descriptor: Python may close its own at any time, and neither changes the other's position.
#[pyclass(frozen, module = "rebuttal._native")]
pub(crate) struct OpenFile {
    file: Arc<File>,
    start: u64,
}

#[pymethods]
impl OpenFile {
    /// `OSError` where the system lets no descriptor be opened again.
    #[new]
    fn new(py: Python<'_>, descriptor: u32, start: u64) -> PyResult<Self> {
        let file = py.detach(|| File::open(format!("/dev/fd/{descriptor}")))?;
        Ok(Self { file: Arc::new(file), start })
    }
}

/// Reads from a position of its own: on some systems the reopened file shares the position of the first.
struct Positioned {
    file: Arc<File>,
    at: u64,
}

impl Read for Positioned {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        #[cfg(unix)]
        let read = self.file.read_at(into, self.at)?;
        #[cfg(windows)]
        let read = self.file.seek_read(into, self.at)?;
        self.at += read as u64;
        Ok(read)
    }
}

impl Seek for Positioned {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let (from, by) = match to {
            SeekFrom::Start(at) => (at, 0),
            SeekFrom::Current(by) => (self.at, by),
            SeekFrom::End(by) => (self.file.metadata()?.len(), by),
        };
        self.at = from.checked_add_signed(by).ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}

/// The content of a file.
#[derive(FromPyObject)]
enum Content<'py> {
    Open(Bound<'py, OpenFile>),
    Bytes(Vec<u8>),
    /// Its path as text; the core reads it.
    Path(PathBuf),
}

/// A file of a request: its content, and its name where it is given one.
#[derive(FromPyObject)]
pub(crate) struct PyAttachment<'py>(Content<'py>, Option<String>);

impl From<PyAttachment<'_>> for Attachment {
    fn from(file: PyAttachment<'_>) -> Self {
        let attachment = match file.0 {
            Content::Bytes(bytes) => bytes.into(),
            Content::Path(path) => path.into(),
            Content::Open(open) => {
                let open = open.get();
                Self::seekable(Positioned { file: Arc::clone(&open.file), at: open.start })
            }
        };
        match file.1 {
            Some(name) => attachment.named(name),
            None => attachment,
        }
    }
}

impl PyAttachment<'_> {
    /// The same for a packet, called after its field if it has no name.
    pub(crate) fn into_input(self, field: &str) -> Input {
        let Self(content, name) = self;
        let called = || name.clone().unwrap_or_else(|| field.to_owned());
        match content {
            Content::Bytes(bytes) => Input::Bytes(called(), bytes),
            Content::Open(open) => {
                let open = open.get();
                let reader = Positioned { file: Arc::clone(&open.file), at: open.start };
                Input::Reader(called(), Box::new(reader))
            }
            Content::Path(path) => match name {
                Some(name) => Input::Named(name, Box::new(Input::Path(path))),
                None => Input::Path(path),
            },
        }
    }
}
