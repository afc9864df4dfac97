//! Tables that are read at run time, and how they are written.

use std::collections::HashMap;
use std::fmt;
use std::sync::{LazyLock, Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use crate::check::check;
use crate::data::Data;
use crate::provider::{OwnedProvider, Provider};

/// The version of the format. A table of another one is refused.
pub const FORMAT: u64 = 1;

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

/// A table with the version of its format.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Versioned<P> {
    format: u64,
    provider: P,
}

/// The tables that were read, by their text.
type Loaded = HashMap<Box<[u8]>, &'static Provider>;
static LOADED: LazyLock<Mutex<Loaded>> = LazyLock::new(Mutex::default);

/// Reads a provider's table from the JSON that [`OwnedProvider::to_json`] writes.
///
/// It is kept until the process ends, so that calls use it like one that was compiled in; the same text is kept once. A
/// table that is refused leaves nothing behind.
///
/// # Errors
/// Why it cannot be used.
pub fn load(json: &[u8]) -> Result<&'static Provider, TableError> {
    if json.len() > MOST_BYTES {
        return Err(TableError::TooLarge { bytes: json.len() });
    }
    let loaded = || LOADED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(provider) = loaded().get(json) {
        return Ok(provider);
    }
    let provider = OwnedProvider::from_json(json)?;
    let mut loaded = loaded();
    // Another thread may have been faster.
    if let Some(provider) = loaded.get(json) {
        return Ok(provider);
    }
    if loaded.keys().map(|text| text.len()).sum::<usize>() + json.len() > MOST_BYTES_IN_ALL {
        return Err(TableError::Full);
    }
    let provider: &'static Provider = Box::leak(Box::new(Provider::keep(provider)));
    loaded.insert(json.into(), provider);
    Ok(provider)
}

impl OwnedProvider {
    /// Reads and checks a table without keeping it.
    ///
    /// # Errors
    /// Why it cannot be used.
    pub fn from_json(json: &[u8]) -> Result<Self, TableError> {
        let error = match serde_json::from_slice::<Versioned<Self>>(json) {
            Ok(Versioned { format: FORMAT, provider }) => return check(&provider).map(|()| provider),
            Ok(Versioned { format, .. }) => return Err(TableError::Format { found: Some(format) }),
            Err(error) => error,
        };
        /// What every version has.
        #[derive(Deserialize)]
        struct Any {
            format: Option<u64>,
        }
        // Something of another version need not be what this one expects.
        match serde_json::from_slice::<Any>(json) {
            Ok(Any { format: Some(FORMAT) }) | Err(_) => Err(TableError::Malformed { problem: error.to_string() }),
            Ok(Any { format }) => Err(TableError::Format { found: format }),
        }
    }

    /// Writes the table as JSON, which [`load`] reads.
    pub fn to_json(&self) -> Vec<u8> {
        // Memory takes every byte, and tables are texts, numbers and lists.
        serde_json::to_vec(&Versioned { format: FORMAT, provider: self })
            .unwrap_or_else(|_| unreachable!("a table is JSON"))
    }
}
