//! Files that travel inside a request: evidence.

use std::fmt;
use std::io::{Read, Seek};
use std::path::{Path, PathBuf};

use bytes::Bytes;
#[cfg(feature = "client")]
use futures_util::{Stream, StreamExt as _};
#[cfg(feature = "client")]
use tokio::io::AsyncRead;

#[cfg(feature = "client")]
use crate::request::waiting::{Pieces, Waiting};

/// A file to send: bytes, the path of a file, or a reader. Nothing is read before the call is sent.
///
/// A path and what can seek are read anew when a request is repeated; what any other reader gives is kept for that, in a
/// temporary file where a request sends files as they are.
pub struct Attachment {
    pub(crate) source: Source,
    pub(crate) name: Option<String>,
}

pub(crate) enum Source {
    Bytes(Bytes),
    Path(PathBuf),
    Seekable(Box<dyn ReadSeek>),
    Reader(Box<dyn Read + Send>),
}

/// What can be read again.
pub(crate) trait ReadSeek: Read + Seek + Send {}

impl<T: Read + Seek + Send> ReadSeek for T {}

impl Attachment {
    /// The file at a path. It is read when the call is sent, off the threads that drive other calls.
    pub fn path(path: impl Into<PathBuf>) -> Self {
        Source::Path(path.into()).into()
    }

    /// What a reader gives until its end. It is read once, when the call is sent.
    pub fn reader(reader: impl Read + Send + 'static) -> Self {
        Source::Reader(Box::new(reader)).into()
    }

    /// What a reader gives from where it stands until its end. It is wound back when a request is repeated.
    pub fn seekable(reader: impl Read + Seek + Send + 'static) -> Self {
        Source::Seekable(Box::new(reader)).into()
    }

    /// What a stream of pieces gives until its end, such as the body of a response. It is read once, when the call is sent; the
    /// call needs a runtime of tokio, as all do.
    #[cfg(feature = "client")]
    pub fn stream<B, E>(stream: impl Stream<Item = Result<B, E>> + Send + 'static) -> Self
    where
        B: Into<Bytes>,
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let pieces = stream.map(|piece| piece.map(Into::into).map_err(std::io::Error::other));
        Self::reader(Pieces::new(pieces.boxed()))
    }

    /// What a reader of tokio's gives until its end. It is read once, when the call is sent.
    #[cfg(feature = "client")]
    pub fn async_reader(reader: impl AsyncRead + Send + 'static) -> Self {
        Self::reader(Waiting(Box::pin(reader)))
    }

    /// The name that the provider is told, without any folder. A file at a path has its own unless it is given another.
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }
}

impl From<Source> for Attachment {
    fn from(source: Source) -> Self {
        Self { source, name: None }
    }
}

impl fmt::Debug for Attachment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match &self.source {
            Source::Bytes(_) => "bytes",
            Source::Path(_) => "path",
            Source::Seekable(_) | Source::Reader(_) => "reader",
        };
        // Neither content nor path nor name: all may tell about people.
        write!(f, "Attachment({kind})")
    }
}

impl From<Vec<u8>> for Attachment {
    fn from(bytes: Vec<u8>) -> Self {
        Source::Bytes(bytes.into()).into()
    }
}

impl From<Bytes> for Attachment {
    fn from(bytes: Bytes) -> Self {
        Source::Bytes(bytes).into()
    }
}

impl From<&'static [u8]> for Attachment {
    fn from(bytes: &'static [u8]) -> Self {
        Source::Bytes(Bytes::from_static(bytes)).into()
    }
}

impl From<PathBuf> for Attachment {
    fn from(path: PathBuf) -> Self {
        Self::path(path)
    }
}

impl From<&Path> for Attachment {
    fn from(path: &Path) -> Self {
        Self::path(path)
    }
}
