//! Reading files without holding up anything else: the threads that drive calls, a call whose time is over, or a process
//! that ends.

use std::fmt;
use std::fs::{self, File};
use std::io;
use std::path::Path;
#[cfg(feature = "client")]
use std::thread;

#[cfg(feature = "client")]
use tokio::runtime::Handle;
#[cfg(feature = "client")]
use tokio::sync::oneshot;
#[cfg(feature = "client")]
use tokio::task::spawn_blocking;

#[cfg(feature = "client")]
use crate::request::attachment::Source;
use crate::{Error, ErrorKind, Outcome};

#[cfg(feature = "client")]
impl Source {
    /// Whether reading it may take for ever: what is no file of the system's does what it likes.
    pub(crate) fn may_hang(&self) -> bool {
        matches!(self, Self::Reader(_) | Self::Seekable(_))
    }
}

#[cfg(feature = "client")]
/// Runs what reads a file in another thread. What may hang has a thread of its own, for which nothing ever waits: neither
/// this call once its time is over, nor the runtime when it ends.
///
/// # Errors
/// The work's own, `ErrorKind::InvalidArgument` if it panicked, and `ErrorKind::Transport` if there is no thread for it.
pub(crate) async fn elsewhere<T: Send + 'static>(
    may_hang: bool,
    work: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    let panicked = || Error::new(ErrorKind::InvalidArgument, "a file was not read to its end; nothing was sent");
    if !may_hang {
        return spawn_blocking(work).await.unwrap_or_else(|error| Err(panicked().with_source(error)));
    }
    let (tell, told) = oneshot::channel();
    // Nobody listens any more if the call has ended meanwhile.
    let runtime = Handle::current();
    let work = move || {
        // What the program reads without blocking is driven by the call's runtime.
        let _entered = runtime.enter();
        drop(tell.send(work()));
    };
    let started = thread::Builder::new().name("rebuttal-file".to_owned()).spawn(work);
    started.map_err(|error| exhausted("a file could not be read", error))?;
    told.await.unwrap_or_else(|_| Err(panicked()))
}

/// Opens a regular file. Opening anything else may wait for ever, and reading it may never end.
pub(crate) fn open(path: &Path) -> io::Result<File> {
    let found = fs::metadata(path)?;
    if found.is_file() {
        File::open(path)
    } else if found.is_dir() && cfg!(unix) {
        // The system's own word, which it gives only when a folder is read.
        Err(io::Error::from_raw_os_error(EISDIR))
    } else {
        Err(io::Error::other(Irregular))
    }
}

const EISDIR: i32 = 21;

/// What a path leads to is a pipe, a device or a socket.
#[derive(Debug)]
pub(crate) struct Irregular;

impl fmt::Display for Irregular {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("it is a pipe, a device or a socket")
    }
}

impl std::error::Error for Irregular {}

impl Irregular {
    pub(crate) fn is(error: &io::Error) -> bool {
        error.get_ref().is_some_and(|inner| inner.is::<Self>())
    }
}

/// Whether a failure is about what this machine has left, and not about the file.
pub(crate) fn is_exhaustion(error: &io::Error) -> bool {
    // EMFILE and ENFILE have no kind of their own.
    let descriptors = cfg!(unix) && matches!(error.raw_os_error(), Some(23 | 24));
    let kinds = [io::ErrorKind::StorageFull, io::ErrorKind::QuotaExceeded, io::ErrorKind::OutOfMemory];
    descriptors || kinds.contains(&error.kind()) || error.kind() == io::ErrorKind::WouldBlock
}

/// The error for what this machine has no more of: the same call may succeed later.
pub fn exhausted(what: &str, error: io::Error) -> Error {
    let message = format!("{what}, because this machine or process has too little left ({error}); nothing was sent");
    Error::new(ErrorKind::Transport, message).with_outcome(Outcome::NotDone).with_retryable(true).with_source(error)
}

#[cfg(feature = "client")]
/// The error for a call whose time is over before its files were read.
pub(crate) fn too_slow() -> Error {
    let message = "the time limit passed while the request's files were being read; nothing was sent";
    Error::new(ErrorKind::RequestTimeout, message).with_outcome(Outcome::NotDone).with_retryable(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_regular_files_are_opened() {
        for path in ["/dev/null", "/dev/zero"] {
            assert!(Irregular::is(&open(Path::new(path)).unwrap_err()), "{path}");
        }
        assert_eq!(open(Path::new("/nowhere/at/all")).unwrap_err().kind(), io::ErrorKind::NotFound);
        assert_eq!(open(Path::new("/")).unwrap_err().kind(), io::ErrorKind::IsADirectory);
    }

    #[test]
    fn a_file_that_is_not_there_is_no_matter_of_what_is_left() {
        assert!(is_exhaustion(&io::Error::from_raw_os_error(24)));
        assert!(is_exhaustion(&io::Error::from(io::ErrorKind::StorageFull)));
        for kind in [io::ErrorKind::NotFound, io::ErrorKind::PermissionDenied, io::ErrorKind::UnexpectedEof] {
            assert!(!is_exhaustion(&kind.into()), "{kind}");
        }
    }
}
