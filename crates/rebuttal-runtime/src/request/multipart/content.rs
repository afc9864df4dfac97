//! A file's content: checked once, then read anew by each attempt. All functions here block.

use rebuttal_schema::FileKind;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use bytes::Bytes;

use crate::Error;
use crate::request::attachment::{ReadSeek, Source};
use crate::request::files;
use crate::request::files::FilePart;
use crate::request::reading;

/// How much is read at once; no more of a file is ever held.
pub(super) const PIECE: usize = 64 * 1024;

/// How much of what can be read only once is kept in memory.
const IN_MEMORY: u64 = 1024 * 1024;

/// A file that was checked.
pub(super) struct Content {
    pub(super) part: FilePart,
    pub(super) kind: Option<FileKind>,
    pub(super) length: u64,
    origin: Origin,
}

enum Origin {
    Bytes(Bytes),
    /// Opened anew each time.
    Path {
        path: PathBuf,
        modified: Option<SystemTime>,
    },
    Kept(Kept),
}

/// A reader of the caller's, or a temporary file with what one gave, and where it stood.
#[derive(Clone)]
struct Kept {
    reader: Arc<Mutex<Box<dyn ReadSeek>>>,
    start: u64,
}

impl Content {
    /// Looks at a file's length and beginning. What can be read only once is kept in a temporary file, but no further
    /// than what is too much anyway.
    ///
    /// # Errors
    /// `ErrorKind::InvalidArgument` naming the field, if it cannot be read or sent.
    pub(super) fn check(part: FilePart, source: Source, most: Option<u64>) -> Result<Self, Error> {
        let looked = || {
            let (origin, from, length) = inspect(source, most)?;
            let mut head = vec![0; PIECE];
            let read = Reading { from, done: 0 }.fill(&mut head)?;
            head.truncate(read);
            Ok((origin, head, length))
        };
        let (origin, head, length) = looked().map_err(|error| files::unreadable(&part, error))?;
        files::check(&part, &head, length, most)?;
        Ok(Self { part, kind: FileKind::of(&head), length, origin })
    }

    /// Opens it for one attempt.
    ///
    /// # Errors
    /// `ErrorKind::InvalidArgument` naming the field, if it is no longer what was checked.
    pub(super) fn open(&self) -> Result<Reading, Error> {
        let from = match &self.origin {
            Origin::Bytes(bytes) => From::Bytes(bytes.clone()),
            Origin::Kept(kept) => From::Kept(kept.clone()),
            Origin::Path { path, modified } => {
                let opened = reading::open(path).and_then(|file| file.metadata().map(|found| (file, found)));
                let (file, found) = opened.map_err(|error| match reading::is_exhaustion(&error) {
                    true => files::unreadable(&self.part, error),
                    false => self.unreadable(error),
                })?;
                if !found.is_file() || found.len() != self.length || found.modified().ok() != *modified {
                    return Err(self.changed());
                }
                From::File(file)
            }
        };
        Ok(Reading { from, done: 0 })
    }

    fn changed(&self) -> Error {
        files::invalid(&self.part, "changed after it was checked, so it was not sent to its end; give a file at rest")
    }

    /// The error for what was there when it was checked.
    pub(super) fn unreadable(&self, error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
        files::invalid(&self.part, "could no longer be read after it was checked, so it was not sent to its end")
            .with_source(error)
    }
}

/// One attempt's way through a content.
pub(super) struct Reading {
    from: From,
    done: u64,
}

enum From {
    Bytes(Bytes),
    File(File),
    Kept(Kept),
}

impl Reading {
    /// Whether all of `content` was given away.
    pub(super) fn is_done(&self, content: &Content) -> bool {
        self.done == content.length
    }

    /// The next piece.
    ///
    /// # Errors
    /// `ErrorKind::InvalidArgument` naming the field, if the content is no longer as long as it was. Its last piece is then
    /// never given away, so nobody can have got a whole request.
    pub(super) fn next(&mut self, content: &Content) -> Result<Bytes, Error> {
        let left = content.length - self.done;
        let size = usize::try_from(left).unwrap_or(PIECE).min(PIECE);
        if let From::Bytes(bytes) = &mut self.from {
            self.done += size as u64;
            return Ok(bytes.split_to(size));
        }
        // Behind the last byte there must be none.
        let last = size as u64 == left;
        let mut buffer = vec![0; size + usize::from(last)];
        let read = self.fill(&mut buffer).map_err(|error| content.unreadable(error))?;
        if read != size {
            return Err(content.changed());
        }
        buffer.truncate(size);
        Ok(buffer.into())
    }

    /// Reads until the buffer is full or the content is at its end.
    fn fill(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = match &mut self.from {
            From::Bytes(bytes) => fill(&mut bytes.as_ref(), buffer),
            From::File(file) => fill(file, buffer),
            From::Kept(kept) => {
                // An attempt that was given up may still be reading, so none relies on where another left off.
                let mut reader = kept.reader.lock().unwrap_or_else(PoisonError::into_inner);
                reader.seek(SeekFrom::Start(kept.start + self.done))?;
                fill(&mut **reader, buffer)
            }
        }?;
        self.done += read as u64;
        Ok(read)
    }
}

fn fill(reader: &mut (impl Read + ?Sized), buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match reader.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

/// Where a content is read from, the same once opened, and its length.
fn inspect(source: Source, most: Option<u64>) -> io::Result<(Origin, From, u64)> {
    match source {
        Source::Bytes(bytes) => {
            let length = bytes.len() as u64;
            Ok((Origin::Bytes(bytes.clone()), From::Bytes(bytes), length))
        }
        Source::Path(path) => {
            let file = reading::open(&path)?;
            let found = file.metadata()?;
            Ok((Origin::Path { path, modified: found.modified().ok() }, From::File(file), found.len()))
        }
        Source::Seekable(reader) => keep(reader),
        Source::Reader(reader) => spool(reader, most),
    }
}

/// Keeps what can be read only once: in memory if it is small, so that it takes no descriptor and needs no room on disk.
fn spool(reader: impl Read, most: Option<u64>) -> io::Result<(Origin, From, u64)> {
    let limit = most.map_or(u64::MAX, |most| most.saturating_add(1));
    let mut reader = reader.take(limit);
    let mut head = Vec::new();
    reader.by_ref().take(IN_MEMORY + 1).read_to_end(&mut head)?;
    if head.len() as u64 <= IN_MEMORY {
        return inspect(Source::Bytes(head.into()), None);
    }
    // It has no name that others could open, and is gone when it is dropped.
    let mut file = tempfile::tempfile()?;
    file.write_all(&head)?;
    drop(head);
    io::copy(&mut reader, &mut file)?;
    file.rewind()?;
    keep(Box::new(file))
}

fn keep(mut reader: Box<dyn ReadSeek>) -> io::Result<(Origin, From, u64)> {
    let start = reader.stream_position()?;
    let length = reader.seek(SeekFrom::End(0))?.saturating_sub(start);
    let kept = Kept { reader: Arc::new(Mutex::new(reader)), start };
    Ok((Origin::Kept(kept.clone()), From::Kept(kept), length))
}
