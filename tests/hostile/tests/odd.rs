//! An invented provider whose document has everything odd: its table is made of the document as published and an overlay,
//! read at run time, and called by name against a server on loopback.
#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

mod support;

use std::path::Path;
use std::thread::JoinHandle;

use bytes::Bytes;
use rebuttal::dynamic::{self, Client, Names, RawResponse, Registry, Request};
use rebuttal::{Error, ErrorKind, Outcome};
use rebuttal_codegen::document::Lock;
use rebuttal_codegen::{emit, foreign};
use rebuttal_schema::OwnedProvider;
use serde_json::{Value, json};
use support::answering;

/// The client of the invented provider; each test has a table of its own name.
fn client(name: &str, url: &str) -> Client {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../crates/rebuttal-codegen/tests/neutral/odd");
    let (document, overlay) = (folder.join("canal.yaml"), folder.join("canal.overlay.yaml"));
    let (_, api) = foreign::describe_files(&document, &[&overlay], Lock::new()).unwrap();
    let table = OwnedProvider { name: name.to_owned(), ..emit::tables::tables(&api) }.to_json();
    dynamic::load(&table, &Registry::default()).unwrap();
    dynamic::client(name, json!({ "api_base": url, "access_token": "k-1" }).to_string().as_bytes()).unwrap()
}

/// Answers one request; gives its head and its body.
fn server(status: u16, answer: &str) -> (String, JoinHandle<(String, Vec<u8>)>) {
    // A 204 has no content and no length of one.
    let (length, content) =
        if status == 204 { (String::new(), "") } else { (format!("content-length: {}\r\n", answer.len()), answer) };
    let response = format!("HTTP/1.1 {status} it\r\nconnection: close\r\n{length}\r\n{content}");
    answering(response, |head, body| (head, body))
}

async fn call(
    client: &Client,
    operation: &str,
    parameters: &Value,
    files: Vec<&'static [u8]>,
) -> Result<RawResponse, Error> {
    let request = Request {
        json: parameters.to_string().into_bytes(),
        names: Names::Snake,
        attachments: files.into_iter().map(|file| Bytes::from_static(file).into()).collect(),
        ..Request::default()
    };
    client.call(client.operation(operation).unwrap(), request).await
}

const DISPUTE: &str = r#"{"id":"d-1","state":"sunk","cause":{"kind":"lock_shut","lock":"7","because":{"kind":"over","amount":"9","new":1}},
    "events":[{"what":"seen","by":"Jo"},{"what":"towed","rope":[1.50]},{"what":"paid","amount":3}],"3ds":null,
    "parent":{"id":"d-0","cause":{"kind":"storm","force":9}},"news":[{}]}"#;

#[tokio::test]
async fn an_answer_without_content_is_a_success_and_so_is_one_with_some() {
    for (status, answer) in [(204, ""), (200, ""), (200, r#"{"taken":"back"}"#), (200, "taken back")] {
        let (url, seen) = server(status, answer);
        let told = call(&client("weir", &url), "withdrawDispute", &json!({ "id": "d-1" }), vec![]).await.unwrap();
        assert_eq!((&*told.json, told.info.raw().len(), told.info.http_status()), (&b"null"[..], answer.len(), status));
        let (head, body) = seen.join().unwrap();
        assert!(head.starts_with("DELETE /disputes/d-1 HTTP/1.1\r\n") && body.is_empty(), "{head}");
        assert!(head.to_lowercase().contains("\r\nauthorization: bearer k-1\r\n"), "{head}");
    }
}

/// A page says nothing of the provider's; and neither does content that was promised and did not come.
#[tokio::test]
async fn what_shows_no_success_is_none() {
    let opening = json!({ "toll": "t", "cause": { "kind": "over", "amount": 1 } });
    let marks = json!({ "id": "d-1", "body": [] });
    for (status, answer, operation, parameters) in [
        (200, "<!doctype html><p>Sign in", "withdrawDispute", &json!({ "id": "d-1" })),
        (204, "", "setMarks", &marks),
        (200, "", "setMarks", &marks),
        (200, r#"{"marks":[]}"#, "setMarks", &marks),
        (201, r#"{"id":"d-1"}"#, "tollsDisputesOpen", &opening),
    ] {
        let (url, seen) = server(status, answer);
        let error = call(&client("sluice", &url), operation, parameters, vec![]).await.unwrap_err();
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::Decode, Outcome::Unknown), "{answer}: {error}");
        seen.join().unwrap();
    }
}

#[tokio::test]
async fn what_is_new_in_an_answer_and_in_its_unions_is_kept() {
    let (url, seen) = server(201, DISPUTE);
    let opening = json!({ "toll": "t-1", "cause": { "kind": "storm", "force": 9 } });
    let told = call(&client("basin", &url), "tollsDisputesOpen", &opening, vec![]).await.unwrap();
    let dispute: Value = serde_json::from_slice(&told.json).unwrap();
    // Numbers are put into the form that the object promises, and nothing is known of the others.
    assert_eq!(dispute["cause"]["because"], json!({ "kind": "over", "amount": 9, "new": 1 }));
    assert_eq!(dispute["events"][1], json!({ "what": "towed", "rope": [1.5] }));
    assert_eq!((&dispute["state"], &dispute["news"]), (&json!("sunk"), &json!([{}])));
    assert_eq!(dispute["parent"]["cause"], json!({ "kind": "storm", "force": 9 }));
    assert!(told.info.unreadable_fields().is_empty());
    let (head, body) = seen.join().unwrap();
    assert!(head.starts_with("POST /tolls/t-1/disputes HTTP/1.1\r\n"), "{head}");
    assert_eq!(String::from_utf8(body).unwrap(), r#"{"cause":{"kind":"storm","force":9}}"#);
    let (url, seen) = server(202, "");
    let told = call(&client("basin", &url), "tollsDisputesOpen", &opening, vec![]).await.unwrap();
    assert_eq!((&*told.json, told.info.http_status()), (&b"null"[..], 202));
    seen.join().unwrap();
}

#[tokio::test]
async fn files_stand_in_objects_as_base64_and_unions_are_checked_by_their_kind() {
    let (url, seen) = server(202, "");
    let opening = json!({
        "toll": "t-1",
        "cause": { "kind": "over", "amount": 3, "seal": { "$attachment": 0 } },
        "defence": { "papers": [{ "content": { "$attachment": 1 }, "name": "a" }], "further": { "words": "b" } },
    });
    let files: Vec<&'static [u8]> = vec![b"seal", b"paper"];
    call(&client("quoin", &url), "tollsDisputesOpen", &opening, files).await.unwrap();
    let (_, body) = seen.join().unwrap();
    let expected = r#"{"cause":{"kind":"over","amount":3,"seal":"c2VhbA=="},"defence":{"papers":[{"content":"cGFwZXI=","name":"a"}],"further":{"words":"b"}}}"#;
    assert_eq!(String::from_utf8(body).unwrap(), expected);
    let nobody = client("quoin", "http://127.0.0.1:1");
    for (cause, field, problem) in [
        (json!({ "amount": 3 }), "cause", "`cause` needs `kind`, which says what it is: over, lock_shut"),
        (json!({ "kind": "over" }), "cause.amount", "`cause.amount` is required"),
        (json!({ "kind": "over", "amount": 3, "force": 9 }), "cause.force", "`cause.force` is not a parameter here"),
        (
            json!({ "kind": "over", "amount": 3, "seal": "c2VhbA==" }),
            "cause.seal",
            "`cause.seal` must be a file, not text",
        ),
        (json!("over"), "cause", "`cause` must be an object, not text"),
        (json!({ "kind": "storm", "seal": { "$attachment": 0 } }), "cause", "`cause` holds a file where the document"),
    ] {
        let given = json!({ "toll": "t-1", "cause": cause });
        let error = call(&nobody, "tollsDisputesOpen", &given, vec![]).await.unwrap_err();
        assert_eq!((error.kind(), error.field()), (ErrorKind::InvalidArgument, Some(field)), "{error}");
        assert!(error.to_string().contains(problem), "{error}");
    }
}

#[tokio::test]
async fn an_answer_is_a_list_of_which_every_item_counts() {
    let (url, seen) = server(200, r#"[{"id":"d-1","cause":{"kind":"over","amount":1}},7,{"id":"d-2","cause":{}}]"#);
    let told = call(&client("lock", &url), "tollsDisputesList", &json!({ "toll": "t", "state": ">=" }), vec![]).await;
    let told = told.unwrap();
    let list: Value = serde_json::from_slice(&told.json).unwrap();
    assert_eq!((list.as_array().unwrap().len(), &list[1]["id"]), (2, &json!("d-2")));
    assert_eq!(told.info.unreadable_fields(), ["/1"], "one that cannot be read is named");
    let (head, _) = seen.join().unwrap();
    assert!(head.starts_with("GET /tolls/t/disputes?state=%3E%3D HTTP/1.1\r\n"), "{head}");
}

#[tokio::test]
async fn a_body_that_is_a_list_is_one_parameter() {
    let (url, seen) = server(200, r#"["a",2]"#);
    let client = client("gate", &url);
    let marks = json!({ "id": "d-1", "body": [{ "text": "a", "x_y": 1 }, { "text": "b" }] });
    let told = call(&client, "setMarks", &marks, vec![]).await.unwrap();
    assert_eq!(&*told.json, br#"["a","2"]"#);
    let (head, body) = seen.join().unwrap();
    assert!(head.starts_with("PUT /disputes/d-1/marks HTTP/1.1\r\n"), "{head}");
    assert_eq!(String::from_utf8(body).unwrap(), r#"[{"text":"a","x[y]":1},{"text":"b"}]"#);
    let mark = json!({ "text": "a" });
    for (given, field) in [
        (json!({ "id": "d-1" }), "body"),
        (json!({ "id": "d-1", "body": [mark, mark, mark, mark] }), "body"),
        (json!({ "id": "d-1", "body": [{ "text": "a", "new": 1 }] }), "body[0].new"),
        (json!({ "id": "d-1", "body": [], "$extra": { "new": 1 } }), "extra"),
    ] {
        let error = call(&client, "setMarks", &given, vec![]).await.unwrap_err();
        assert_eq!((error.kind(), error.field()), (ErrorKind::InvalidArgument, Some(field)), "{error}");
    }
}

#[tokio::test]
async fn a_body_or_an_answer_is_a_scalar_or_a_map() {
    let labels = json!({ "toll": "t", "body": { "x y": { "text": "a", "x_y": 1 }, "": { "text": "b" } } });
    for (operation, given, sent, answer, read) in [
        ("setRank", json!({ "id": "d-1", "body": 7 }), "7", r#" "True" "#, json!(true)),
        ("setTitle", json!({ "id": "d-1", "body": "a\"é" }), r#""a\"é""#, r#""sunk""#, json!("sunk")),
        ("getTitle", json!({ "id": "d-1" }), "", "17.50", json!("17.50")),
        ("getTitle", json!({ "id": "d-1" }), "", "null", json!(null)),
        (
            "setLabels",
            labels,
            r#"{"x y":{"text":"a","x[y]":1},"":{"text":"b"}}"#,
            r#"{"a":"1","b":2,"":{}}"#,
            json!({ "a": 1, "b": 2 }),
        ),
    ] {
        let (url, seen) = server(200, answer);
        let told = call(&client("paddle", &url), operation, &given, vec![]).await.unwrap();
        assert_eq!(serde_json::from_slice::<Value>(&told.json).unwrap(), read, "{operation}");
        let unreadable: &[&str] = if operation == "setLabels" { &["/"] } else { &[] };
        assert_eq!(told.info.unreadable_fields(), unreadable, "{operation}");
        let (_, body) = seen.join().unwrap();
        assert_eq!(String::from_utf8(body).unwrap(), sent, "{operation}");
    }
    let nobody = client("paddle", "http://127.0.0.1:1");
    let mark = json!({ "text": "a" });
    for (operation, given, field) in [
        ("setRank", json!({ "id": "d-1" }), "body"),
        ("setRank", json!({ "id": "d-1", "body": 10 }), "body"),
        ("setRank", json!({ "id": "d-1", "body": "7" }), "body"),
        ("setTitle", json!({ "id": "d-1", "body": "0123456789" }), "body"),
        ("setTitle", json!({ "id": "d-1", "body": { "$attachment": 0 } }), "body"),
        ("setLabels", json!({ "toll": "t", "body": { "a": mark, "b": mark, "c": mark } }), "body"),
        ("setLabels", json!({ "toll": "t", "body": { "a": {} } }), "body[\"a\"].text"),
        ("setLabels", json!({ "toll": "t", "body": {}, "$extra": { "new": 1 } }), "extra"),
    ] {
        let error = call(&nobody, operation, &given, vec![]).await.unwrap_err();
        assert_eq!((error.kind(), error.field()), (ErrorKind::InvalidArgument, Some(field)), "{error}");
    }
    // An answer of another sort shows no success, and nothing of it is shown.
    for (operation, given, answer) in [
        ("setRank", json!({ "id": "d-1", "body": 7 }), "7"),
        ("setRank", json!({ "id": "d-1", "body": 7 }), "null"),
        ("setRank", json!({ "id": "d-1", "body": 7 }), ""),
        ("setTitle", json!({ "id": "d-1", "body": "a" }), "Jane"),
        ("setTitle", json!({ "id": "d-1", "body": "a" }), r#"["Jane"]"#),
        ("setLabels", json!({ "toll": "t", "body": {} }), r#"["Jane"]"#),
    ] {
        let (url, seen) = server(200, answer);
        let error = call(&client("paddle", &url), operation, &given, vec![]).await.unwrap_err();
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::Decode, Outcome::Unknown), "{answer}: {error}");
        assert!(!format!("{error} {error:?}").contains("Jane"), "{error:?}");
        seen.join().unwrap();
    }
}

#[tokio::test]
async fn an_object_beside_files_is_a_part_that_is_json() {
    let (url, seen) = server(200, "");
    let given = json!({
        "id": "d-1", "about": { "title": "a]", "tags": { "x[y]": "z" } }, "note": "b",
        "pictures": [{ "$attachment": 0 }, { "$attachment": 1 }], "letter": { "$attachment": 2 },
    });
    let files: Vec<&'static [u8]> = vec![b"one", b"two", b"three"];
    call(&client("dam", &url), "addProofs", &given, files).await.unwrap();
    let (head, body) = seen.join().unwrap();
    let kind = head.lines().find_map(|line| line.strip_prefix("content-type: ")).unwrap();
    let boundary = multer::parse_boundary(kind).unwrap();
    let stream = futures_util::stream::iter([Ok::<_, std::io::Error>(Bytes::from(body))]);
    let mut multipart = multer::Multipart::new(stream, boundary);
    let mut parts = Vec::new();
    while let Some(part) = multipart.next_field().await.unwrap() {
        let (name, kind) = (part.name().unwrap().to_owned(), part.content_type().map(ToString::to_string));
        parts.push((name, kind, part.text().await.unwrap()));
    }
    let file = Some("application/octet-stream".to_owned());
    let part = |name: &str, kind: &Option<String>, text: &str| (name.to_owned(), kind.clone(), text.to_owned());
    let expected = [
        part("note", &None, "b"),
        part("about", &Some("application/json".to_owned()), r#"{"title":"a]","tags":{"x[y]":"z"}}"#),
        part("pictures", &file, "one"),
        part("pictures", &file, "two"),
        part("letter", &file, "three"),
    ];
    assert_eq!(parts, expected);
}
