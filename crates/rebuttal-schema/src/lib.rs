//! What a provider's document says, as plain data: generated tables are made of it, and the runtime reads it.
//!
//! Nothing here does anything: there are no functions among the data, so a table can be a `static`.

mod binding;
mod credentials;
mod error_kind;
mod files;
mod operation;
mod options;
mod provider;
mod response;
mod retry;
mod shape;
mod webhooks;

pub use binding::{Binding, Bound};
pub use credentials::Credentials;
pub use error_kind::ErrorKind;
pub use files::{FileKind, FileRule};
pub use operation::{Cursor, Encoding, Location, Operation, Pages, ResponseShape, Style};
pub use options::{OptionKind, OptionSpec};
pub use provider::{Idempotency, Provider};
pub use response::{CodeRule, Meaning, ResponseRules};
pub use retry::RetryClass;
pub use shape::{FieldShape, KeyField, KeyRule, Kind, Limits, MessageKind, Messages, ObjectShape};
pub use webhooks::{Acknowledgement, Webhooks};
