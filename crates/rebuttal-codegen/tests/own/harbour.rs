//! The invented provider's crate, generated and called: a small server on this machine plays its side.
#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::thread::{self, JoinHandle};

use rebuttal_harbour::runtime::{ErrorKind, Field, Outcome};
use rebuttal_harbour::{CargoKind, ClaimState, Client, ContestClaimRequestCargo};

const CLAIM: &str = r#"{"id":"c-1","state":"adrift","insured":"true","weight":null,"crates":12,"news":{"deep":[1.50]}}"#;

/// Answers one request; gives its head in lower case, and its body.
fn server(status: u16, answer: &'static str) -> (Client, JoinHandle<(String, Vec<u8>)>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let seen = thread::spawn(move || {
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
        let length = answer.len();
        let written = format!("HTTP/1.1 {status} it\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n{answer}");
        stream.write_all(written.as_bytes()).unwrap();
        (head, body)
    });
    (client(&url), seen)
}

fn client(url: &str) -> Client {
    let client = Client::builder().api_url(url).depot_url(url).key_id("k-1").proof_key("p-1").harbour_keys("h-1");
    client.flag("blue").build().unwrap()
}

#[tokio::test]
async fn a_read_has_its_path_and_its_key_and_keeps_a_state_that_nobody_knew() {
    let (client, seen) = server(200, CLAIM);
    let claim = client.get_claim("ship-1", "c-1").send().await.unwrap();
    assert!(matches!(&claim.state, ClaimState::Other(state) if state.as_str() == "adrift"));
    assert!(claim.insured && !claim.state.is_over());
    assert_eq!(claim.extra.get("news").unwrap().expose().get(), r#"{"deep":[1.50]}"#);
    let (head, _) = seen.join().unwrap();
    assert!(head.starts_with("get /ships/ship-1/claims/c-1 http/1.1\r\n"), "{head}");
    assert!(head.contains("\r\nauthorization: bearer p-1\r\n"), "{head}");
}

#[tokio::test]
async fn a_body_travels_as_it_was_given() {
    let (client, seen) = server(200, CLAIM);
    let cargo = ContestClaimRequestCargo::new(3, CargoKind::Grain);
    client.contest_claim("c-1", "never on board").cargo(cargo).remark(Field::Clear).send().await.unwrap();
    let (head, body) = seen.join().unwrap();
    assert!(head.starts_with("post /claims/contest http/1.1\r\n"), "{head}");
    for header in ["content-type: application/json; charset=utf-8", "harbour-flag: blue"] {
        assert!(head.contains(&format!("\r\n{header}\r\n")), "{header} in {head}");
    }
    let body: serde_json::Value = serde_json::from_slice(&body).unwrap();
    let cargo = serde_json::json!({ "crates": 3, "kind": "grain" });
    let expected =
        serde_json::json!({ "claimId": "c-1", "statement": "never on board", "cargo": cargo, "remark": null });
    assert_eq!(body, expected);
}

#[tokio::test]
async fn an_error_says_what_became_of_the_call() {
    let cases = [
        (422, r#"{"fault":{"code":"tide_over"}}"#, ErrorKind::DeadlinePassed, Outcome::NotDone),
        (409, r#"{"fault":{"code":"said_before"}}"#, ErrorKind::AlreadyAnswered, Outcome::Unknown),
        (404, r#"{"fault":{"code":"unheard"}}"#, ErrorKind::NotFound, Outcome::NotDone),
        (200, r#"{"id":"c-2","state":"open","insured":true,"weight":1}"#, ErrorKind::Decode, Outcome::Unknown),
    ];
    for (status, answer, kind, outcome) in cases {
        let (client, seen) = server(status, answer);
        let error = client.contest_claim("c-1", "no").send().await.unwrap_err();
        assert_eq!((error.kind(), error.outcome(), error.provider()), (kind, outcome, Some("harbour")), "{error}");
        seen.join().unwrap();
    }
    let error = client("http://127.0.0.1:1").contest_claim("c-1", "x".repeat(101)).send().await.unwrap_err();
    assert_eq!((error.kind(), error.field()), (ErrorKind::InvalidArgument, Some("statement")));
}
