//! What generated code and the providers' written files are made with. Its names may change in any release; programs
//! use the providers' modules.

pub mod answer;
#[cfg(feature = "client")]
mod authorities;
pub mod binding;
#[cfg(feature = "client")]
pub mod client;
pub mod coerce;
pub mod dedup_key;
#[cfg(feature = "client")]
mod downloads;
pub mod environment;
#[cfg(feature = "client")]
pub mod exec;
#[cfg(feature = "client")]
pub mod extra;
pub mod files;
pub mod forms;
#[cfg(feature = "client")]
pub mod hosts;
#[cfg(feature = "client")]
pub(crate) mod idempotency;
#[cfg(feature = "client")]
mod judge;
pub mod message;
pub mod messages;
pub mod model;
#[cfg(feature = "client")]
pub(crate) mod multipart;
#[cfg(feature = "client")]
mod observation;
#[cfg(feature = "client")]
pub(crate) mod observed;
#[cfg(feature = "offline")]
pub mod offline;
pub mod open_enum;
pub mod options;
pub(crate) mod pages;
#[cfg(feature = "client")]
pub(crate) mod payload;
pub mod policy;
pub(crate) mod portable;
pub mod prepare;
pub mod provider;
#[cfg(feature = "client")]
mod proxies;
#[cfg(feature = "client")]
pub(crate) mod read;
pub(crate) mod reading;
pub mod retry;
#[cfg(feature = "client")]
mod retry_after;
pub mod secrets;
#[cfg(feature = "client")]
mod spans;
#[cfg(feature = "client")]
mod transport;
#[cfg(feature = "client")]
mod url;
pub mod validate;
pub mod value;
pub mod webhook;

use crate::{Error, ErrorKind};

/// The error for JSON that is not what its document promises.
pub(crate) fn decode_error(what: &str, mismatch: &coerce::Mismatch) -> Error {
    let place = if mismatch.path.is_empty() { String::new() } else { format!(" at {}", mismatch.path) };
    let message = format!("{what} has {}{place} where {} was expected", mismatch.found, mismatch.expected);
    Error::new(ErrorKind::Decode, message).with_path(&*mismatch.path).with_excerpt(Some(mismatch.found.clone()))
}
