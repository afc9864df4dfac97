//! How a provider takes packets: what its written half says of it.

use rebuttal_evidence::EvidencePacket;
use serde_json::Value;

/// How a provider takes packets.
pub(crate) struct Route {
    /// The operations that send one.
    pub(crate) operations: &'static [&'static str],
    /// The parameters of such an operation. The files are by field: their ids, or what stands for the file itself.
    pub(crate) parameters: fn(&EvidencePacket, &[(String, Value)]) -> Value,
    /// Where files are kept until they are named as evidence. Without it the one file is part of the request.
    pub(crate) store: Option<Store>,
}

/// A provider that keeps files, and shows disputes and files.
pub(crate) struct Store {
    /// Retrieves the dispute of this id.
    pub(crate) retrieve: fn(&str) -> Ask,
    /// Lists the files that were uploaded since a moment, in Unix seconds.
    pub(crate) list: fn(Option<i64>) -> Ask,
    /// The files of a page of that list.
    pub(crate) files: fn(&Value) -> Vec<StoredFile>,
    /// Uploads a file, given what stands for it.
    pub(crate) upload: fn(Value) -> Ask,
    /// What an upload answers with.
    pub(crate) uploaded: fn(&Value) -> Option<StoredFile>,
    /// Where the parameters and the dispute have the evidence.
    pub(crate) evidence: &'static str,
}

/// An operation and its parameters.
pub(crate) struct Ask {
    pub(crate) operation: &'static str,
    pub(crate) parameters: Value,
}

/// A file that the provider keeps.
pub(crate) struct StoredFile {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) bytes: u64,
}
