//! Tokens of OAuth 2.0: fetched once for all who wait, kept, never shown, and what a call says that gets none.
#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::thread;

use futures_util::future::join_all;
use rebuttal::dynamic::{self, Client, Names, RawResponse, Registry, Request};
use rebuttal::{Error, ErrorKind, Outcome};
use rebuttal_codegen::document::Lock;
use rebuttal_codegen::foreign::describe_files;
use rebuttal_schema::{OwnedOptionSpec, OwnedProvider};
use serde_json::{Value, json};

const SECRET: &str = "s3cret:of ours";

/// What a server was asked: method, path, `Authorization` and body, in their order.
type Seen = Arc<Mutex<Vec<(String, String, String)>>>;

/// Answers every request by its first line and how many came before it with the same one. An answer of no status is none: the
/// connection stays open. Ends with the test.
fn server(answer: impl Fn(&str, usize) -> (u16, String) + Send + 'static) -> (String, Seen) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let seen = Seen::default();
    let noted = seen.clone();
    thread::spawn(move || {
        let mut open = Vec::new();
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut reader = BufReader::new(stream.try_clone().unwrap());
            let mut head = String::new();
            while !head.ends_with("\r\n\r\n") && reader.read_line(&mut head).is_ok_and(|read| read > 0) {}
            // A caller whose time was over before it had asked.
            if !head.ends_with("\r\n\r\n") {
                continue;
            }
            let header = |name: &str| {
                let found = head.lines().filter_map(|line| line.split_once(": "));
                found.filter(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.to_owned()).next()
            };
            let length = header("content-length").map_or(0, |length| length.parse().unwrap());
            let mut body = vec![0; length];
            reader.read_exact(&mut body).unwrap();
            let line = head.lines().next().unwrap_or_default().trim_end_matches(" HTTP/1.1").to_owned();
            let body = String::from_utf8(body).unwrap();
            let before = {
                let mut seen = noted.lock().unwrap();
                seen.push((line.clone(), header("authorization").unwrap_or_default(), body));
                seen.iter().filter(|(known, ..)| *known == line).count() - 1
            };
            match answer(&line, before) {
                (0, _) => open.push(stream),
                (status, text) => {
                    let length = text.len();
                    let head = "content-type: application/json\r\nconnection: close";
                    write!(stream, "HTTP/1.1 {status} it\r\n{head}\r\ncontent-length: {length}\r\n\r\n{text}").unwrap();
                }
            }
        }
    });
    (url, seen)
}

fn token(name: &str) -> (u16, String) {
    (200, json!({"access_token": name, "token_type": "Bearer", "expires_in": 3600}).to_string())
}

fn claim() -> (u16, String) {
    (200, r#"{"id":"c-1","state":"open"}"#.to_owned())
}

/// A client of the provider under a name of its own.
fn client(name: &str, url: &str) -> Client {
    client_of("oauth2-client-credentials", &json!({}), name, url)
}

fn client_of(scheme: &str, more: &Value, name: &str, url: &str) -> Client {
    let document = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents/ferry.yaml");
    let (_, api) = describe_files(&document, &[], Lock::new()).unwrap();
    let table = rebuttal_codegen::emit::tables::tables(&api);
    assert_eq!(table.scheme, "oauth2-client-credentials", "as the document says it");
    let mut table = OwnedProvider { name: name.to_owned(), scheme: scheme.to_owned(), ..table };
    let scope = OwnedOptionSpec { name: "scope".to_owned(), ..OwnedOptionSpec::default() };
    table.client_options.push(scope);
    dynamic::load(&table.to_json(), &Registry::default()).unwrap();
    let mut options = json!({"client_id": "me+1", "client_secret": SECRET, "api_base": format!("{url}/v2")});
    options.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    dynamic::client(name, options.to_string().as_bytes()).unwrap()
}

async fn call(client: &Client, operation: &str, options: &str) -> Result<RawResponse, Error> {
    let request = Request {
        json: br#"{"id":"c-1"}"#.to_vec(),
        names: Names::Snake,
        options: options.as_bytes().to_vec(),
        ..Request::default()
    };
    client.call(client.operation(operation).unwrap(), request).await
}

const TOKEN: &str = "POST /oauth/token";
const GET: &str = "GET /v2/claims/c-1";
const POST: &str = "POST /v2/claims/c-1";

fn lines(seen: &Seen) -> Vec<String> {
    seen.lock().unwrap().iter().map(|(line, ..)| line.clone()).collect()
}

#[tokio::test]
async fn calls_that_wait_for_a_token_wait_for_one_request() {
    let (url, seen) = server(|line, _| if line == TOKEN { token("t-1") } else { claim() });
    let client = client("ferry-once", &url);
    let answers = join_all((0..20).map(|_| call(&client, "getClaim", ""))).await;
    assert!(answers.iter().all(Result::is_ok));
    let seen = seen.lock().unwrap();
    let (tokens, calls): (Vec<_>, Vec<_>) = seen.iter().partition(|(line, ..)| line == TOKEN);
    // Both parts form-encoded, in Base64: `me%2B1:s3cret%3Aof+ours`.
    let (_, authorization, body) = tokens[0];
    assert_eq!(authorization, "Basic bWUlMkIxOnMzY3JldCUzQW9mK291cnM=");
    assert_eq!((body.as_str(), tokens.len(), calls.len()), ("grant_type=client_credentials", 1, 20));
    assert!(calls.iter().all(|(line, authorization, _)| line == GET && authorization == "Bearer t-1"));
}

/// Many endpoints take the client's id and secret in the form alone.
#[tokio::test]
async fn the_clients_secret_stands_in_the_form_where_the_scheme_says_so() {
    let (url, seen) = server(|line, before| match (line, before) {
        (TOKEN, 0) => (401, r#"{"error":"invalid_client"}"#.to_owned()),
        (TOKEN, _) => token("t-1"),
        _ => claim(),
    });
    let client = client_of("oauth2-client-credentials-post", &json!({"scope": "read write"}), "ferry-posted", &url);
    let error = call(&client, "dropClaim", "").await.unwrap_err();
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Authentication, Outcome::NotDone), "{error}");
    call(&client, "dropClaim", "").await.unwrap();
    let seen = seen.lock().unwrap();
    let form = "grant_type=client_credentials&client_id=me%2B1&client_secret=s3cret%3Aof+ours&scope=read+write";
    let asked = (TOKEN.to_owned(), String::new(), form.to_owned());
    assert_eq!(seen[..], [asked.clone(), asked, (POST.to_owned(), "Bearer t-1".to_owned(), String::new())]);
    let shown = format!("{error} {error:?} {client:?}");
    assert!(!shown.contains("s3cret"), "{shown}");
}

#[tokio::test]
async fn calls_share_how_a_request_for_a_token_failed_and_were_not_done() {
    let refusal = r#"{"error":"invalid_client","error_description":"no such client"}"#;
    let (url, seen) = server(move |_, _| (401, refusal.to_owned()));
    let client = client("ferry-refused", &url);
    for answer in join_all((0..20).map(|_| call(&client, "dropClaim", ""))).await {
        let error = answer.unwrap_err();
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::Authentication, Outcome::NotDone), "{error}");
        assert_eq!((error.http_status(), error.is_retryable()), (Some(401), false));
        assert!(error.to_string().contains("invalid_client") && error.to_string().contains("not sent"), "{error}");
    }
    assert_eq!(lines(&seen), [TOKEN]);
    // Somebody may have mended it meanwhile.
    call(&client, "dropClaim", "").await.unwrap_err();
    assert_eq!(lines(&seen), [TOKEN, TOKEN]);
}

#[tokio::test]
async fn a_request_for_a_token_is_repeated_where_the_operation_itself_never_is() {
    let (url, seen) = server(|line, before| match (line, before) {
        (TOKEN, 0) => (503, String::new()),
        (TOKEN, _) => token("t-1"),
        _ => claim(),
    });
    let answer = call(&client("ferry-busy", &url), "dropClaim", "").await.unwrap();
    assert_eq!(answer.info.attempts(), 2);
    assert_eq!(lines(&seen), [TOKEN, TOKEN, POST]);
}

#[tokio::test]
async fn an_endpoint_that_never_answers_takes_the_time_of_the_call_and_no_more() {
    let (url, seen) = server(|_, _| (0, String::new()));
    let client = client("ferry-silent", &url);
    for answer in join_all((0..3).map(|_| call(&client, "dropClaim", r#"{"timeout":0.2}"#))).await {
        let error = answer.unwrap_err();
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::RequestTimeout, Outcome::NotDone), "{error}");
    }
    assert!(lines(&seen).iter().all(|line| line == TOKEN));
}

#[tokio::test]
async fn a_token_that_is_refused_is_discarded_and_what_may_be_repeated_is() {
    let (url, seen) = server(|line, before| match (line, before) {
        (TOKEN, 0) => token("t-1"),
        (TOKEN, 1) => token("t-2"),
        (TOKEN, _) => token("t-3"),
        (GET, 1) | (POST, 0) => (401, String::new()),
        _ => claim(),
    });
    let client = client("ferry-withdrawn", &url);
    call(&client, "getClaim", "").await.unwrap();
    // A read, with a kept token: again, with a new one.
    call(&client, "getClaim", "").await.unwrap();
    // What is never repeated says so, and the next call has a new token.
    let error = call(&client, "dropClaim", "").await.unwrap_err();
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Authentication, Outcome::NotDone), "{error}");
    assert!(error.to_string().contains("discarded"), "{error}");
    call(&client, "dropClaim", "").await.unwrap();
    assert_eq!(lines(&seen), [TOKEN, GET, GET, TOKEN, GET, POST, TOKEN, POST]);
    let used: Vec<String> = seen.lock().unwrap().iter().map(|(_, authorization, _)| authorization.clone()).collect();
    let used: Vec<&str> = used.iter().filter_map(|text| text.strip_prefix("Bearer ")).collect();
    assert_eq!(used, ["t-1", "t-1", "t-2", "t-2", "t-3"]);
}

#[tokio::test]
async fn a_new_token_that_is_refused_was_not_the_reason() {
    let (url, seen) = server(|line, _| if line == TOKEN { token("t-1") } else { (401, String::new()) });
    let error = call(&client("ferry-stranger", &url), "getClaim", "").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Authentication);
    assert_eq!(lines(&seen), [TOKEN, GET]);
}

#[tokio::test]
async fn answers_without_a_token_are_none_and_show_nothing() {
    let answers = [
        r#"{"access_token":"canary","token_type":"mac"}"#,
        r#"{"access_token":"canary","access_token":"other"}"#,
        r#"{"access_token":"can\nary"}"#,
        r#"{"access_token":["canary"]}"#,
        r#"{"access_token":" "}"#,
        "canary",
        "",
    ];
    for (number, answer) in answers.into_iter().enumerate() {
        let (url, seen) = server(move |_, _| (200, answer.to_owned()));
        let client = client(&format!("ferry-odd-{number}"), &url);
        let error = call(&client, "getClaim", "").await.unwrap_err();
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::Decode, Outcome::NotDone), "{answer}: {error}");
        let shown = format!("{error} {error:?} {client:?}");
        assert!(!shown.contains("canary") && !shown.contains("s3cret") && error.raw().is_none(), "{shown}");
        assert_eq!(lines(&seen), [TOKEN], "{answer}");
    }
}
