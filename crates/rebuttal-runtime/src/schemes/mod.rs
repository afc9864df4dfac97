//! Schemes that need no code of a provider's own: a table names how its requests say who sends them, and describes how its
//! webhooks are signed.

mod content;
#[cfg(feature = "client")]
mod credentials;
mod fields;
pub mod headers;
mod keys;
mod known;
pub mod signature;
#[cfg(feature = "client")]
pub mod tokens;
mod unique;

pub(crate) use known::KNOWN;
