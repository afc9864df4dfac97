//! Tables that are read at run time, and how they are written.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use crate::check::check;
use crate::data::Data;
use crate::provider::{OwnedProvider, Provider};
use crate::table_error::{FORMAT, MOST_BYTES, MOST_BYTES_IN_ALL, TableError};

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
