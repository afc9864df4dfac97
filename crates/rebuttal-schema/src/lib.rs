//! What a provider's document says, as plain data: generated tables are made of it, and the runtime reads it.
//!
//! A table is a `static` or read from JSON, and the same in both cases: shapes refer to each other by number, schemes are
//! named, and there are neither pointers nor functions among the data.

mod binding;
mod check;
mod check_signature;
mod credentials;
mod data;
mod error_kind;
mod files;
mod load;
mod operation;
mod options;
mod provider;
mod response;
mod retry;
mod shape;
mod signature;
mod table_error;
mod webhooks;

pub use binding::{Binding, Bound, OwnedBinding};
pub use credentials::Credentials;
pub use data::Data;
pub use error_kind::ErrorKind;
pub use files::{FileKind, FileRule, OwnedFileRule};
pub use load::load;
pub use operation::{Encoding, Location, Operation, OwnedOperation, OwnedPages, Pages, ResponseShape, Style};
pub use options::{OptionKind, OptionSpec, OwnedOptionSpec, is_header_name};
pub use provider::{Idempotency, OwnedIdempotency, OwnedProvider, Provider};
pub use response::{CodeRule, Meaning, OwnedCodeRule, OwnedResponseRules, ResponseRules};
pub use retry::RetryClass;
pub use shape::{
    FieldShape, FileId, KeyField, KeyRule, Kind, KindId, Limits, MOST_FIELDS, MessageKind, Messages, ObjectShape,
    OwnedFieldShape, OwnedKeyField, OwnedKeyRule, OwnedLimits, OwnedMessageKind, OwnedMessages, OwnedObjectShape,
    OwnedUnion, ShapeId, Union, UnionId,
};
pub use signature::{
    Algorithm, ByteEncoding, ContentPiece, OwnedContentPiece, OwnedSignedFields, OwnedSignedTime,
    OwnedWebhookSignature, PieceKind, SignedFields, SignedTime, TimeUnit, WebhookSignature,
};
pub use table_error::{FORMAT, MOST_BYTES, MOST_BYTES_IN_ALL, TableError};
pub use webhooks::{Acknowledgement, OwnedAcknowledgement, OwnedWebhooks, Webhooks};
