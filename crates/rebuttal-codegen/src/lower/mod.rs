//! Document -> Document: what the later passes cannot take becomes what they can. One named rule a file.

mod foreign;
mod hoist_inline;
mod keep_unknown;
mod named_fields;
mod responses_only;
mod signed_fields;
mod strip_extensions;
mod strip_formats;
mod strip_limits;
mod tag_expandable;
mod tag_ids;
mod tag_messages;
mod tag_private;
mod tag_unions;
mod walk;

pub use foreign::FOREIGN;
pub use tag_expandable::{EXPANDABLE, HIDDEN, expandables};
pub use tag_ids::ID;
pub use tag_messages::MESSAGE;
pub use tag_private::{PRIVATE, PRIVATE_JSON};
pub use tag_unions::UNION;

use crate::document::{Document, Refusal};

/// A rule: a name for messages and tests, and the function.
pub type Rule = (&'static str, fn(Document) -> Result<Document, Vec<Refusal>>);

/// Every extension of ours. In a document that was not written for us all others are passed over.
pub const EXTENSIONS: &[&str] = &[
    "x-answer", "x-arguments", "x-binding", "x-call-options", "x-client", "x-codes", "x-dedup-key",
    "x-enum-descriptions", "x-file", "x-functions", "x-groups", "x-handles", "x-id", "x-idempotency", "x-identifier",
    "x-ids", "x-irreversible", "x-json", "x-limit-option", "x-match", "x-max-key-length", "x-message", "x-name",
    "x-never-at-zero", "x-option", "x-origin", "x-packets", "x-pages", "x-private", "x-provider", "x-public",
    "x-retry", "x-slice", "x-total-length", "x-variants", "x-webhook-receiver", "x-webhooks",
];

/// What every pass after this one relies on.
pub const GENERAL: &[Rule] = &[
    ("hoist_inline", hoist_inline::lower),
    ("signed_fields", signed_fields::lower),
    ("keep_unknown", keep_unknown::lower),
];

/// What progenitor needs on top. What these take away is in the `Api` already.
pub const FOR_PROGENITOR: &[Rule] = &[
    ("responses_only", responses_only::lower),
    ("named_fields", named_fields::lower),
    ("tag_messages", tag_messages::lower),
    ("tag_unions", tag_unions::lower),
    ("tag_expandable", tag_expandable::lower),
    ("tag_private", tag_private::lower),
    ("tag_ids", tag_ids::lower),
    ("strip_formats", strip_formats::lower),
    ("strip_limits", strip_limits::lower),
    ("strip_extensions", strip_extensions::lower),
];

/// Applies rules in their order.
///
/// # Errors
/// The refusals of the first rule that has any.
pub fn lower(document: Document, rules: &[Rule]) -> Result<Document, Vec<Refusal>> {
    rules.iter().try_fold(document, |document, (_, rule)| rule(document))
}
