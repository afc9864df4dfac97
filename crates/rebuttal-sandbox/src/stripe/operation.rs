//! The operations that merchants call: their paths, their hosts, and what carries them out.

use bytes::Bytes;
use http::Method;
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value};

use super::multipart::Part;

/// The two hosts of the provider; each is a port here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Host {
    Api,
    Files,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Operation {
    ListDisputes,
    RetrieveDispute,
    UpdateDispute,
    CloseDispute,
    CreateFile,
    ListFiles,
    RetrieveFile,
    DownloadFile,
    ListEvents,
    RetrieveEvent,
    RetrieveThinEvent,
}

/// What a request may carry to an operation, checked and typed.
#[derive(Debug)]
pub(super) struct Request<'a> {
    pub(super) account: Option<&'a str>,
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

/// What an operation answers: one object of a kind, or a list of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    One(&'static str),
    List(&'static str),
}

impl Shape {
    pub(super) fn kind(self) -> &'static str {
        match self {
            Self::One(kind) | Self::List(kind) => kind,
        }
    }
}

impl Effect {
    /// Nothing was changed.
    pub(super) fn read(response: Response) -> Self {
        Self { response, did: Vec::new(), about: String::new() }
    }
}

impl Operation {
    pub(super) const ALL: [Self; 11] = [
        Self::ListDisputes,
        Self::RetrieveDispute,
        Self::UpdateDispute,
        Self::CloseDispute,
        Self::CreateFile,
        Self::ListFiles,
        Self::RetrieveFile,
        Self::DownloadFile,
        Self::ListEvents,
        Self::RetrieveEvent,
        Self::RetrieveThinEvent,
    ];

    /// Its name in the description, in faults and in the log.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::ListDisputes => "listDisputes",
            Self::RetrieveDispute => "retrieveDispute",
            Self::UpdateDispute => "updateDispute",
            Self::CloseDispute => "closeDispute",
            Self::CreateFile => "createFile",
            Self::ListFiles => "listFiles",
            Self::RetrieveFile => "retrieveFile",
            Self::DownloadFile => "downloadFile",
            Self::ListEvents => "listEvents",
            Self::RetrieveEvent => "retrieveEvent",
            Self::RetrieveThinEvent => "retrieveThinEvent",
        }
    }

    /// Host, method and path, whose `*` stands for an id.
    fn address(self) -> (Host, Method, &'static [&'static str]) {
        match self {
            Self::ListDisputes => (Host::Api, Method::GET, &["v1", "disputes"]),
            Self::RetrieveDispute => (Host::Api, Method::GET, &["v1", "disputes", "*"]),
            Self::UpdateDispute => (Host::Api, Method::POST, &["v1", "disputes", "*"]),
            Self::CloseDispute => (Host::Api, Method::POST, &["v1", "disputes", "*", "close"]),
            Self::CreateFile => (Host::Files, Method::POST, &["v1", "files"]),
            Self::ListFiles => (Host::Api, Method::GET, &["v1", "files"]),
            Self::RetrieveFile => (Host::Api, Method::GET, &["v1", "files", "*"]),
            Self::DownloadFile => (Host::Files, Method::GET, &["v1", "files", "*", "contents"]),
            Self::ListEvents => (Host::Api, Method::GET, &["v1", "events"]),
            Self::RetrieveEvent => (Host::Api, Method::GET, &["v1", "events", "*"]),
            Self::RetrieveThinEvent => (Host::Api, Method::GET, &["v2", "core", "events", "*"]),
        }
    }

    /// The operation of a request line, and the id in its path. An id is one segment, decoded once: with any content
    /// it leads to no other operation.
    pub(super) fn find(host: Host, method: &Method, path: &str) -> Option<(Self, String)> {
        let segments: Vec<&str> = path.strip_prefix('/')?.split('/').collect();
        Self::ALL.into_iter().find_map(|operation| {
            let (its_host, its_method, its_path) = operation.address();
            if its_host != host || its_method != *method || its_path.len() != segments.len() {
                return None;
            }
            let mut id = String::new();
            for (expected, segment) in its_path.iter().zip(&segments) {
                match *expected {
                    "*" if segment.is_empty() => return None,
                    "*" => id = percent_decode_str(segment).decode_utf8_lossy().into_owned(),
                    expected if expected == *segment => {}
                    _ => return None,
                }
            }
            Some((operation, id))
        })
    }

    pub(super) fn is_post(self) -> bool {
        self.address().1 == Method::POST
    }

    /// The operation that answers with the same object and changes nothing.
    pub(super) fn reading(self) -> Self {
        match self {
            Self::UpdateDispute | Self::CloseDispute => Self::RetrieveDispute,
            Self::CreateFile => Self::RetrieveFile,
            reading => reading,
        }
    }

    /// What it answers, for expansion.
    pub(super) fn shape(self) -> Shape {
        match self {
            Self::ListDisputes => Shape::List("dispute"),
            Self::RetrieveDispute | Self::UpdateDispute | Self::CloseDispute => Shape::One("dispute"),
            Self::ListFiles => Shape::List("file"),
            Self::CreateFile | Self::RetrieveFile => Shape::One("file"),
            Self::ListEvents => Shape::List("event"),
            Self::RetrieveEvent | Self::RetrieveThinEvent => Shape::One("event"),
            Self::DownloadFile => Shape::One("contents"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_leads_to_no_other_operation() {
        for (host, method, path, found) in [
            (Host::Api, Method::GET, "/v1/disputes", Some((Operation::ListDisputes, ""))),
            (Host::Api, Method::GET, "/v1/disputes/du_1", Some((Operation::RetrieveDispute, "du_1"))),
            (Host::Api, Method::POST, "/v1/disputes/du_1%2Fclose", Some((Operation::UpdateDispute, "du_1/close"))),
            (Host::Api, Method::POST, "/v1/disputes/..%5Cclose", Some((Operation::UpdateDispute, "..\\close"))),
            (Host::Api, Method::POST, "/v1/disputes/../close", Some((Operation::CloseDispute, ".."))),
            (Host::Api, Method::GET, "/v1/disputes/", None),
            (Host::Api, Method::POST, "/v1/disputes//close", None),
            (Host::Api, Method::POST, "/v1/disputes/du_1/close/", None),
            (Host::Api, Method::POST, "/v1/disputes", None),
            (Host::Api, Method::POST, "/v1/files", None),
            (Host::Files, Method::GET, "/v1/files", None),
            (Host::Files, Method::GET, "/v1/files/file_1", None),
            (Host::Files, Method::GET, "/v1/files/file_1/contents", Some((Operation::DownloadFile, "file_1"))),
        ] {
            let expected = found.map(|(operation, id)| (operation, id.to_owned()));
            assert_eq!(Operation::find(host, &method, path), expected, "{method} {path}");
        }
    }
}
