//! The odd provider's crate, generated and called: a small server on this machine plays its side. Each value says what type the
//! crate gives it.
#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::thread::{self, JoinHandle};

use rebuttal_canal::runtime::{ErrorKind, Outcome, Private, Response};
use rebuttal_canal::{About, Cause, Client, Dispute, Mark, Overcharge, State};

const DISPUTE: &str = r#"{"id":"d-1","state":"sunk","cause":{"kind":"lock_shut","lock":"Jane","because":{"kind":"over","amount":9,"new":"Jane"}},
    "events":[{"what":"seen","by":"Jane"},{"what":"towed","rope":"Jane"}],"news":"Jane"}"#;
const UNKNOWN: &str = r#"{"id":"d-2","cause":{"kind":"storm","wind":"Jane"}}"#;

/// Gives a token and then one answer; gives the line and the body of the call, which had the token.
fn canal(status: u16, answer: &str) -> (Client, JoinHandle<(String, String)>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let answer = answer.to_owned();
    let seen = thread::spawn(move || {
        let (token, form) = answered(&listener, 200, r#"{"access_token":"t-1"}"#);
        assert!(token.starts_with("post /oauth/token ") && !token.contains("authorization"), "{token}");
        assert_eq!(form, "grant_type=client_credentials&client_id=c-1&client_secret=s-1");
        let (head, body) = answered(&listener, status, &answer);
        assert!(head.contains("\r\nauthorization: bearer t-1\r\n"), "{head}");
        (head.lines().next().unwrap().replace(" http/1.1", ""), body)
    });
    (Client::builder().api_base(url).client_id("c-1").client_secret("s-1").build().unwrap(), seen)
}

/// The head of a request, in lower case, and its body.
fn answered(listener: &TcpListener, status: u16, answer: &str) -> (String, String) {
    let mut stream = listener.accept().unwrap().0;
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        assert!(reader.read_line(&mut head).unwrap() > 0, "the request ends in its head");
    }
    let head = head.to_lowercase();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
    let mut body = vec![0; length.map_or(0, |length| length.parse().unwrap())];
    reader.read_exact(&mut body).unwrap();
    let length = if status == 204 { String::new() } else { format!("content-length: {}\r\n", answer.len()) };
    write!(stream, "HTTP/1.1 {status} it\r\nconnection: close\r\n{length}\r\n{answer}").unwrap();
    (head, String::from_utf8(body).unwrap())
}

fn hidden(value: &impl std::fmt::Debug) {
    let shown = format!("{value:?}");
    assert!(!shown.contains("Jane"), "{shown}");
}

#[tokio::test]
async fn a_list_has_unions_and_what_nobody_knows_is_kept_and_not_shown() {
    let (client, seen) = canal(200, &format!("[{DISPUTE},{UNKNOWN}]"));
    let found: Response<Vec<Dispute>> = client.tolls_disputes_list("t").send().await.unwrap();
    assert_eq!(seen.join().unwrap(), ("get /tolls/t/disputes".to_owned(), String::new()));
    let [first, second] = &found.value[..] else { panic!("{found:?}") };
    assert!(matches!(&first.cause, Cause::Closure(closure) if closure.because.is_some()));
    assert!(matches!(&first.state, Some(State::Other(state)) if state.as_str() == "sunk"));
    let Cause::Unknown(cause) = &second.cause else { panic!("{second:?}") };
    assert_eq!(cause.expose().get(), r#"{"kind":"storm","wind":"Jane"}"#);
    assert_eq!(serde_json::to_string(second).unwrap(), UNKNOWN);
    hidden(&found);
}

#[tokio::test]
async fn an_object_or_nothing_and_files_in_the_objects_of_a_union() {
    let (client, seen) = canal(202, "");
    let cause = Overcharge::new("over", 3).seal(b"seal".to_vec());
    let opened: Response<Option<Dispute>> = client.tolls_disputes_open("t", cause).send().await.unwrap();
    assert!(opened.value.is_none());
    let body = r#"{"cause":{"kind":"over","amount":3,"seal":"c2VhbA=="}}"#;
    assert_eq!(seen.join().unwrap(), ("post /tolls/t/disputes".to_owned(), body.to_owned()));
    let (client, seen) = canal(204, "");
    let taken: Response<()> = client.withdraw_dispute("1").send().await.unwrap();
    assert_eq!((taken.info.http_status(), seen.join().unwrap().0.as_str()), (204, "delete /disputes/1"));
}

#[tokio::test]
async fn scalars_and_maps_are_bodies_and_answers() {
    let (client, seen) = canal(200, "true");
    let changed: Response<bool> = client.set_rank("d-1", 7).send().await.unwrap();
    assert!(*changed.value);
    assert_eq!(seen.join().unwrap(), ("put /disputes/d-1/rank".to_owned(), "7".to_owned()));
    let (client, seen) = canal(200, r#""sunk""#);
    let now: Response<State> = client.set_title("d-1", "a\"b").send().await.unwrap();
    assert_eq!((&*now.value, seen.join().unwrap().1.as_str()), (&State::from("sunk"), r#""a\"b""#));
    let (client, seen) = canal(200, r#""Jane""#);
    let title: Response<Option<Private<String>>> = client.get_title("d-1").send().await.unwrap();
    assert_eq!(*title.value, Some(Private::new("Jane".to_owned())));
    seen.join().unwrap();
    let (client, seen) = canal(204, "");
    assert!(client.get_title("d-1").send().await.unwrap().value.is_none());
    seen.join().unwrap();
    let (client, seen) = canal(200, r#"{"Jane":1,"b":"2"}"#);
    let labels = [("a", Mark::new("x").x_y(1))];
    let counts: Response<Private<BTreeMap<String, i64>>> = client.set_labels("t", labels).send().await.unwrap();
    assert_eq!(counts.value.expose().get("b"), Some(&2));
    let body = r#"{"a":{"text":"x","x[y]":1}}"#;
    assert_eq!(seen.join().unwrap(), ("put /tolls/t/labels".to_owned(), body.to_owned()));
    let (client, seen) = canal(200, &format!("{{\"Jane\":{DISPUTE},\"b\":{UNKNOWN}}}"));
    let labels: Response<Private<BTreeMap<String, Dispute>>> = client.list_labels("t").send().await.unwrap();
    assert_eq!(labels.value.expose().len(), 2);
    seen.join().unwrap();
    hidden(&(title, counts, labels));
}

#[tokio::test]
async fn a_list_is_a_body_and_texts_are_an_answer() {
    let (client, seen) = canal(200, r#"["Jane",2]"#);
    let marks = [Mark::new("a"), Mark::new("b").x_y(2)];
    let texts: Response<Vec<Private<String>>> = client.set_marks("d-1", marks).send().await.unwrap();
    assert_eq!(texts.value.iter().map(|text| text.expose().as_str()).collect::<Vec<_>>(), ["Jane", "2"]);
    assert_eq!(seen.join().unwrap().1, r#"[{"text":"a"},{"text":"b","x[y]":2}]"#);
    hidden(&texts);
}

#[tokio::test]
async fn an_object_beside_files_is_a_part_that_is_json() {
    let (client, seen) = canal(200, "");
    let about = About::new("t").tags([("x[y]", "z")]);
    let pictures = [b"one".to_vec(), b"two".to_vec()];
    let done: Response<()> = client.add_proofs("d-1", about).pictures(pictures).note("n").send().await.unwrap();
    assert_eq!(done.info.http_status(), 200);
    let (line, body) = seen.join().unwrap();
    assert_eq!(line, "post /disputes/d-1/proofs");
    assert!(body.contains("name=\"about\"") && body.contains(r#"{"title":"t","tags":{"x[y]":"z"}}"#), "{body}");
    assert_eq!(body.matches("name=\"pictures\"").count(), 2);
}

#[tokio::test]
async fn what_is_not_so_is_refused_before_and_after() {
    let (client, seen) = canal(200, r#""Jane""#);
    let refused = client.set_rank("d-1", 10).send().await.unwrap_err();
    assert_eq!((refused.kind(), refused.field()), (ErrorKind::InvalidArgument, Some("body")));
    let error = client.set_rank("d-1", 7).send().await.unwrap_err();
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Decode, Outcome::Unknown));
    hidden(&error);
    seen.join().unwrap();
}
