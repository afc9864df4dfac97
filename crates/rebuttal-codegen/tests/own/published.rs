//! Crates of published documents with their overlays, called: a small server plays the providers' side. The cases are those of
//! Python and Node.
#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread::{self, JoinHandle};

use rebuttal_square::runtime::{Error, Response};
use serde::Serialize;
use serde_json::{Value, json};

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// A request: its first line without the version, its head in lower case, its body.
struct Request {
    line: String,
    head: String,
    body: Vec<u8>,
}

fn request(stream: &TcpStream) -> Request {
    let mut reader = BufReader::new(stream);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        assert!(reader.read_line(&mut head).unwrap() > 0, "the request ends in its head");
    }
    let line = head.split(" HTTP/1.1").next().unwrap().to_owned();
    let head = head.to_lowercase();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
    let mut body = vec![0; length.map_or(0, |length| length.parse().unwrap())];
    reader.read_exact(&mut body).unwrap();
    Request { line, head, body }
}

/// Takes requests until the one that is the case's, which it gives.
fn serve(listener: &TcpListener, case: &Value) -> Request {
    loop {
        let mut stream = listener.accept().unwrap().0;
        let seen = request(&stream);
        let for_token = seen.line == text(&case["token"]);
        let (status, answer) = if for_token {
            // The client's id and secret, c-1:s-1.
            assert!(seen.head.contains("\r\nauthorization: basic yy0xonmtmq==\r\n"), "{}", seen.head);
            assert_eq!(seen.body, b"grant_type=client_credentials");
            (json!(200), json!({"access_token": "t-1", "token_type": "Bearer", "expires_in": 3600}))
        } else if case["server"] == "cuts" {
            return seen;
        } else {
            (case["status"].clone(), case["answer"].clone())
        };
        let (answer, end) = (answer.to_string(), "\r\n\r\n");
        let length = answer.len();
        let head = format!("HTTP/1.1 {status} it\r\nconnection: close\r\ncontent-length: {length}{end}");
        stream.write_all(format!("{head}{answer}").as_bytes()).unwrap();
        if !for_token {
            return seen;
        }
    }
}

/// The server's address; what it sees, unless it refuses connections.
fn server(case: &Value) -> (String, Option<JoinHandle<Request>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let case = case.clone();
    let serves = case["server"] != "refuses";
    (url, serves.then(|| thread::spawn(move || serve(&listener, &case))))
}

/// The answer, as JSON again.
fn answer<T: Serialize>(response: Result<Response<T>, Error>) -> Result<Value, Error> {
    response.map(|response| serde_json::to_value(&response.value).unwrap())
}

async fn call(case: &Value, url: &str) -> Result<Value, Error> {
    let option = |name: &str| text(&case["options"][name]);
    let (operation, argument) = (text(&case["call"][0]), text(&case["call"][1]));
    let named = |name: &str| text(&case["named"][name]);
    match text(&case["provider"]) {
        "adyen" => {
            let client = rebuttal_adyen::Client::builder().api_base(url).api_key(option("api_key")).build()?;
            let merchant = named("merchantAccountCode");
            match operation {
                "acceptDispute" => answer(client.accept_dispute(argument, merchant).max_attempts(1).send().await),
                "defendDispute" => {
                    let call = client.defend_dispute(argument, named("defenseReasonCode"), merchant);
                    answer(call.max_attempts(1).send().await)
                }
                _ => panic!("no call of {case}"),
            }
        }
        "paypal" => {
            let builder = rebuttal_paypal::Client::builder().api_base(url).client_id(option("client_id"));
            let client = builder.client_secret(option("client_secret")).build()?;
            match operation {
                "disputesGet" => answer(client.disputes_get(argument).max_attempts(1).send().await),
                "disputesAcceptClaim" => answer(client.disputes_accept_claim(argument).max_attempts(1).send().await),
                _ => panic!("no call of {case}"),
            }
        }
        "square" => {
            let mut builder = rebuttal_square::Client::builder().api_base(url).access_token(option("access_token"));
            if let Some(version) = case["options"]["api_version"].as_str() {
                builder = builder.api_version(version);
            }
            let client = builder.build()?;
            match operation {
                "retrieveDispute" => answer(client.retrieve_dispute(argument).max_attempts(1).send().await),
                "acceptDispute" => answer(client.accept_dispute(argument).max_attempts(1).send().await),
                "createDisputeEvidenceText" => {
                    let (key, words) = (named("idempotency_key"), named("evidence_text"));
                    let call = client.create_dispute_evidence_text(argument, key, words);
                    answer(call.evidence_type(named("evidence_type")).max_attempts(1).send().await)
                }
                _ => panic!("no call of {case}"),
            }
        }
        _ => panic!("no crate of {case}"),
    }
}

/// Makes the calls of a provider's cases, and compares what was sent and what became of them.
async fn calls_of(provider: &str) {
    let cases: Vec<Value> = serde_json::from_str(include_str!("published.json")).unwrap();
    let cases: Vec<&Value> = cases.iter().filter(|case| case["provider"] == provider).collect();
    assert!(cases.len() >= 5, "{provider} has {} cases", cases.len());
    for case in cases {
        let about = text(&case["about"]);
        let (url, server) = server(case);
        match (call(case, &url).await, case["error"].as_str()) {
            (Ok(answer), None) => assert_eq!(answer, case["answer"], "{about}"),
            (Err(error), Some(class)) => {
                let found = (error.kind().class(), error.outcome().to_string(), error.provider());
                assert_eq!(found, (class, text(&case["outcome"]).to_owned(), Some(provider)), "{about}: {error}");
            }
            (found, _) => panic!("{about}: {found:?}"),
        }
        let Some(server) = server else { continue };
        let Request { line, head, body } = server.join().unwrap();
        assert_eq!(line, text(&case["line"]), "{about}");
        for (name, value) in case["headers"].as_object().into_iter().flatten() {
            let header = format!("\r\n{name}: {}\r\n", text(value).to_lowercase());
            assert!(head.contains(&header), "{about}: no {header:?} in {head}");
        }
        if !case["body"].is_null() {
            assert_eq!(serde_json::from_slice::<Value>(&body).unwrap(), case["body"], "{about}");
        }
    }
}

#[tokio::test]
async fn calls_of_adyen_are_sent_as_documented_and_say_what_became_of_them() {
    calls_of("adyen").await;
}

#[tokio::test]
async fn calls_of_paypal_are_sent_as_documented_and_say_what_became_of_them() {
    calls_of("paypal").await;
}

#[tokio::test]
async fn calls_of_square_are_sent_as_documented_and_say_what_became_of_them() {
    calls_of("square").await;
}

#[tokio::test]
async fn a_state_that_nobody_knew_is_neither_of_the_known_ones_nor_lost() {
    let case = json!({"status": 200, "answer": {"dispute": {"id": "d-1", "state": "NEWER"}}});
    let (url, server) = server(&case);
    let client = rebuttal_square::Client::builder().api_base(&url).access_token("t-1").build().unwrap();
    let dispute = client.retrieve_dispute("d-1").send().await.unwrap().value.dispute.unwrap();
    assert!(matches!(dispute.state, Some(rebuttal_square::DisputeState::Other(state)) if state.as_str() == "NEWER"));
    server.unwrap().join().unwrap();
}
