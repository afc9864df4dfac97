//! What a document that was not written for us needs before the general rules: it becomes one as we would write it.
//!
//! Nothing is invented. Texts stay empty where there are none, and what these rules leave out, infer or rename is noted.

mod all_of;
mod answers;
mod catch_all;
mod client;
mod deep_references;
mod enumerations;
mod fields;
mod files;
mod formats;
mod inline_named;
mod kinds;
mod media_types;
mod merged;
mod names;
mod nullable;
mod openapi_3_1;
mod operation_ids;
mod ordinary;
mod parameters;
mod paths;
mod prune;
mod references;
mod retries;
mod slice;
mod swagger_2;
mod tagged;
mod type_names;
mod unions;
mod unmarked;
mod untyped;
mod vendor;
mod walk;
mod webhooks;

use super::{Rule, hoist_inline};

/// The rules, in their order: each relies on those before it.
pub const FOREIGN: &[Rule] = &[
    ("swagger_2", swagger_2::lower),
    ("webhooks", webhooks::lower),
    ("vendor", vendor::lower),
    ("deep_references", deep_references::lower),
    ("slice", slice::lower),
    ("prune", prune::lower),
    ("references", references::lower),
    ("paths", paths::lower),
    ("openapi_3_1", openapi_3_1::lower),
    ("ordinary", ordinary::lower),
    ("operation_ids", operation_ids::lower),
    ("media_types", media_types::lower),
    ("all_of", all_of::lower),
    ("unions", unions::lower),
    ("untyped", untyped::lower),
    ("enumerations", enumerations::lower),
    ("formats", formats::lower),
    ("inline_named", inline_named::lower),
    ("nullable", nullable::lower),
    ("answers", answers::lower),
    ("kinds", kinds::lower),
    ("files", files::lower),
    ("client", client::lower),
    ("parameters", parameters::lower),
    ("fields", fields::lower),
    ("catch_all", catch_all::lower),
    ("hoist_inline", hoist_inline::lower),
    ("prune", prune::lower),
    ("type_names", type_names::lower),
    ("retries", retries::lower),
    ("unmarked", unmarked::lower),
];
