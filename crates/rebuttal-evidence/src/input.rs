//! Reading a file of the caller's: bounded, and never from anything but a regular file.

use std::fmt;
use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// More than this is not read: no provider takes a file near it, and no picture needs it.
pub const MAX_INPUT_BYTES: u64 = 32_000_000;

/// A file, by its path, or as bytes or a reader with a name.
pub enum Input {
    /// A file on this machine.
    Path(PathBuf),
    /// The content, and what to call it.
    Bytes(String, Vec<u8>),
    /// What a reader gives until its end, and what to call it. It waits as long as the reader does.
    Reader(String, Box<dyn Read + Send>),
    /// One that is called otherwise.
    Named(String, Box<Input>),
}

impl Input {
    /// What findings and receipts call the file. It is a path's last part, because folders may name customers.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Path(path) => path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned()),
            Self::Bytes(name, _) | Self::Reader(name, _) | Self::Named(name, _) => last_part(name),
        }
    }

    pub(crate) fn read(self) -> Result<Vec<u8>, ReadProblem> {
        match self {
            Self::Path(path) => read(&path),
            Self::Bytes(_, bytes) if bytes.len() as u64 > MAX_INPUT_BYTES => {
                Err(ReadProblem::TooLarge(bytes.len() as u64))
            }
            Self::Bytes(_, bytes) => Ok(bytes),
            Self::Named(_, input) => input.read(),
            Self::Reader(_, mut reader) => {
                let bytes = read_bounded(&mut reader)?;
                let size = bytes.len() as u64;
                if size > MAX_INPUT_BYTES { Err(ReadProblem::TooLarge(size)) } else { Ok(bytes) }
            }
        }
    }
}

/// Shows no content.
impl fmt::Debug for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Input").field(&self.name()).finish()
    }
}

impl From<PathBuf> for Input {
    fn from(path: PathBuf) -> Self {
        Self::Path(path)
    }
}

impl From<&Path> for Input {
    fn from(path: &Path) -> Self {
        Self::Path(path.to_owned())
    }
}

/// Why a file could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReadProblem {
    /// It is a directory.
    Directory,
    /// It is a pipe, a socket or a device: reading could wait for ever.
    NotAFile,
    /// So many bytes are more than [`MAX_INPUT_BYTES`].
    TooLarge(u64),
    /// It was written to while it was read.
    Changed,
    /// The operating system refused.
    Io(io::ErrorKind),
}

impl fmt::Display for ReadProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Directory => f.write_str("a directory"),
            Self::NotAFile => f.write_str("neither a file nor a directory"),
            Self::TooLarge(bytes) => write!(f, "{bytes} bytes, of which none was read"),
            Self::Changed => f.write_str("changed while it was read"),
            Self::Io(kind) => write!(f, "{kind}"),
        }
    }
}

/// A name without its folders, as some give the whole path.
fn last_part(name: &str) -> String {
    name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned()
}

fn read(path: &Path) -> Result<Vec<u8>, ReadProblem> {
    // Before it is opened: opening a device can do something.
    acceptable(&fs::metadata(path)?)?;
    let mut file = open(path)?;
    let before = file.metadata()?;
    acceptable(&before)?;
    let bytes = read_bounded(&mut file)?;
    let after = file.metadata()?;
    unchanged(&before, &after, bytes.len() as u64)?;
    Ok(bytes)
}

/// What is there now is opened, whatever was there when it was looked at.
fn open(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        // Opening a pipe would wait for somebody who writes into it.
        options.custom_flags(libc::O_NONBLOCK | libc::O_NOCTTY);
    }
    options.open(path)
}

fn acceptable(metadata: &Metadata) -> Result<(), ReadProblem> {
    match metadata {
        it if it.is_dir() => Err(ReadProblem::Directory),
        it if !it.is_file() => Err(ReadProblem::NotAFile),
        it if it.len() > MAX_INPUT_BYTES => Err(ReadProblem::TooLarge(it.len())),
        _ => Ok(()),
    }
}

/// A file that grows for ever is read no further than the bound.
fn read_bounded(file: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(MAX_INPUT_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Whether what was read is one state of the file, and not a mixture of two.
fn unchanged(before: &Metadata, after: &Metadata, read: u64) -> Result<(), ReadProblem> {
    let same = before.len() == read && after.len() == read && before.modified().ok() == after.modified().ok();
    if same { Ok(()) } else { Err(ReadProblem::Changed) }
}

impl From<io::Error> for ReadProblem {
    fn from(error: io::Error) -> Self {
        Self::Io(error.kind())
    }
}
