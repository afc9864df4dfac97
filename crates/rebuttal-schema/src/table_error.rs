//! Why a table that is read at run time cannot be used, and the bounds of what is read.

use std::fmt;

/// The version of the format. A table of another one is refused.
pub const FORMAT: u64 = 2;

/// The most bytes of one table.
pub const MOST_BYTES: usize = 1 << 20;

/// The most bytes of all tables that one process reads, each counted once.
pub const MOST_BYTES_IN_ALL: usize = 16 << 20;

/// Why a table cannot be used. Nothing of it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TableError {
    /// It has more than [`MOST_BYTES`].
    TooLarge {
        /// So many bytes it has.
        bytes: usize,
    },
    /// It is of another version of the format, or says none.
    Format {
        /// The version that it says.
        found: Option<u64>,
    },
    /// It is not JSON of the format.
    Malformed {
        /// What was found, and where.
        problem: String,
    },
    /// What it says cannot be: a number without an entry, two operations of one name.
    Invalid {
        /// The JSON pointer.
        path: String,
        /// What is wrong there.
        problem: String,
    },
    /// The tables of this process would have more than [`MOST_BYTES_IN_ALL`].
    Full,
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { bytes } => {
                write!(f, "the table has {bytes} bytes; at most {MOST_BYTES} are read: leave operations out of it")
            }
            Self::Format { found } => {
                match found {
                    Some(found) => write!(f, "the table is of format {found}")?,
                    None => f.write_str("the table says no format")?,
                }
                write!(f, ", this release reads format {FORMAT}: generate it anew with the generator of this release")
            }
            Self::Malformed { problem } => {
                write!(f, "this is no table of a provider: {problem}; generate it anew, it is not to be edited")
            }
            Self::Invalid { path, problem } => {
                write!(f, "the table is not usable: {path} {problem}; generate it anew, it is not to be edited")
            }
            Self::Full => write!(
                f,
                "the tables of this process have more than {MOST_BYTES_IN_ALL} bytes; tables are kept until it ends, so \
                 load each once"
            ),
        }
    }
}

impl std::error::Error for TableError {}
