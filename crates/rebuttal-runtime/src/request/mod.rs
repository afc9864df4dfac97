//! What a caller gives becomes what is sent: validated, then encoded once.

pub mod attachment;
#[cfg(feature = "client")]
pub(crate) mod body;
#[cfg(feature = "client")]
pub mod extra;
pub mod files;
pub mod forms;
pub(crate) mod limits;
#[cfg(feature = "client")]
pub(crate) mod multipart;
pub mod reading;
#[cfg(feature = "client")]
pub(crate) mod url;
pub mod validate;
pub mod value;
#[cfg(feature = "client")]
mod waiting;
