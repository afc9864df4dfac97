//! What operations get and give, and which one a request is for.

use bytes::Bytes;
use http::Method;
use serde_json::{Map, Value};

use super::Op;
use super::multipart::Part;
use crate::tables::Operations as _;

/// The two hosts of the provider, by the client's option for each; each is a port here.
pub(crate) const API_HOST: Option<&str> = None;
pub(crate) const FILES_HOST: Option<&str> = Some("files_base");

/// What a request may carry to an operation, checked and typed.
#[derive(Debug)]
pub(super) struct Request<'a> {
    pub(super) account: Option<&'a str>,
    /// Whether a thin event is asked for.
    pub(super) thin: bool,
    /// The id in the path; empty where there is none.
    pub(super) id: &'a str,
    pub(super) params: &'a Map<String, Value>,
    pub(super) files: &'a [Part],
}

/// What an operation answers, and what it did.
#[derive(Debug)]
pub(super) struct Effect {
    pub(super) response: Response,
    /// What was changed, in a word each; nothing for an operation that only reads.
    pub(super) did: Vec<&'static str>,
    /// The object that was changed.
    pub(super) about: String,
}

#[derive(Debug)]
pub(super) enum Response {
    Json(Value),
    File { bytes: Bytes, media_type: &'static str },
}

impl<'a> Request<'a> {
    /// A request without files: as a person at the dashboard makes it, or the sandbox itself.
    pub(super) fn plain(account: Option<&'a str>, id: &'a str, params: &'a Map<String, Value>) -> Self {
        Self { account, thin: false, id, params, files: &[] }
    }
}

impl Effect {
    /// Nothing was changed.
    pub(super) fn read(response: Response) -> Self {
        Self { response, did: Vec::new(), about: String::new() }
    }
}

/// Where thin events are, which the document has as messages only: official SDKs fetch them.
const THIN_EVENTS: &str = "/v2/core/events/";

/// The operation of a request line, and the id in its path.
pub(super) fn find(host: Option<&str>, method: &Method, path: &str) -> Option<(Op, String)> {
    let usual = path.strip_prefix(THIN_EVENTS).map(|id| format!("/v1/events/{id}"));
    let usual = usual.as_deref().unwrap_or(path);
    Op::at(host, usual).find(|(op, _)| op.table().method == method.as_str())
}

/// The operation that answers with the same object and changes nothing.
pub(super) fn reading(op: Op) -> Op {
    let same = |other: &&Op| !is_post(**other) && other.table().responds_as(op.table());
    if is_post(op) { Op::ALL.iter().find(same).copied().unwrap_or(op) } else { op }
}

pub(super) fn is_thin(path: &str) -> bool {
    path.starts_with(THIN_EVENTS)
}

pub(super) fn is_post(op: Op) -> bool {
    op.table().method == "POST"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_leads_to_no_other_operation() {
        for (host, method, path, found) in [
            (API_HOST, Method::GET, "/v1/disputes", Some((Op::ListDisputes, ""))),
            (API_HOST, Method::GET, "/v1/disputes/du_1", Some((Op::RetrieveDispute, "du_1"))),
            (API_HOST, Method::POST, "/v1/disputes/du_1%2Fclose", Some((Op::UpdateDispute, "du_1/close"))),
            (API_HOST, Method::POST, "/v1/disputes/..%5Cclose", Some((Op::UpdateDispute, "..\\close"))),
            (API_HOST, Method::POST, "/v1/disputes/../close", Some((Op::CloseDispute, ".."))),
            (API_HOST, Method::GET, "/v1/disputes/", None),
            (API_HOST, Method::POST, "/v1/disputes//close", None),
            (API_HOST, Method::POST, "/v1/disputes/du_1/close/", None),
            (API_HOST, Method::POST, "/v1/disputes", None),
            (API_HOST, Method::POST, "/v1/files", None),
            (FILES_HOST, Method::GET, "/v1/files", None),
            (FILES_HOST, Method::GET, "/v1/files/file_1", None),
            (FILES_HOST, Method::GET, "/v1/files/file_1/contents", Some((Op::DownloadFile, "file_1"))),
        ] {
            let expected = found.map(|(op, id)| (op, id.to_owned()));
            assert_eq!(find(host, &method, path), expected, "{method} {path}");
        }
    }
}
