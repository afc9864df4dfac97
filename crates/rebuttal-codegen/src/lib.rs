//! The generator: an OpenAPI document becomes clients in three languages, a pass after the other:
//!
//! ```text
//! read      file             -> Document     the only pass that reads files
//! overlay   Document, ...    -> Document     facts of ours over a document that was not written for us
//! lower     Document         -> Document     what later passes cannot take becomes what they can; one rule a file
//! describe  Document         -> Api          our language-free description, or every refusal with its address
//! emit      Api (+Document)  -> Vec<File>    rust, python, node: pure functions that read and never change; templates place
//! write     Vec<File>, Mode  -> Report       write or check; files that are up to date stay untouched
//! ```
//!
//! Nothing in here names a provider: the documents are those that the folder `spec` holds.
#![allow(missing_docs, unreachable_pub, reason = "nobody depends on this crate; what is not obvious is documented")]

pub mod api;
pub mod changes;
pub mod describe;
pub mod docs;
pub mod document;
pub mod emit;
pub mod foreign;
pub mod generate;
mod keys;
pub mod lower;
pub mod overlay;
pub mod privacy;
pub mod program;
pub mod read;
mod signed;
pub mod write;
