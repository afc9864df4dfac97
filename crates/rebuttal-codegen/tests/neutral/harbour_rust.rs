//! The invented provider, called from Rust: a small server on this machine plays its side.
#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, LazyLock, Mutex};
use std::thread;

use rebuttal::harbour::{
    CargoKind, ClaimId, ClaimState, Client, ContestClaimRequestCargo, ContestClaimRequestPhotosItem, Message, Seal,
    StowCargoRequestPlan, Webhooks, content_to_prove, new_key, proof_header,
};
use rebuttal::{Attachment, ErrorKind, Field, Outcome, UnixTime, WebhookMessage, WebhookReceiver};

const CLAIM: &str = r#"{"id":"c-1","state":"at-sea","insured":"true","weight":null,"crates":12,"opened":1700000000,
    "due":"2026-11-22T06:00:00+05:30","trace":"not a uuid","holder":"Jane","labels":{"a":"b"},"kinds":["Fish","moss"],
    "dock":{"name":"7","depth":[1.50]},"log":[1],"news":{"deep":true}}"#;

/// Making a key takes a while; tests have no secrets from each other.
static MASTER: LazyLock<String> = LazyLock::new(|| new_key().unwrap());
static SHIPPER: LazyLock<String> = LazyLock::new(|| new_key().unwrap());

#[derive(Clone, Default)]
struct Seen {
    line: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Seen {
    fn header(&self, name: &str) -> &str {
        &self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).unwrap_or_else(|| panic!("no {name}")).1
    }
}

/// The provider's side: answers everything alike, and remembers what it saw.
struct Harbour {
    client: Client,
    seen: Arc<Mutex<Vec<Seen>>>,
}

fn harbour(status: u16, answer: &'static str, proven: bool) -> Harbour {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let seal = Seal::new(&**MASTER).unwrap();
    let keys = seal.public_key().unwrap();
    let seen = Arc::<Mutex<Vec<Seen>>>::default();
    let into = Arc::clone(&seen);
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            into.lock().unwrap().push(read(&stream));
            let time = "1700000000000";
            let proof = seal.prove(&content_to_prove(answer.as_bytes(), time).unwrap()).unwrap();
            let proof = if proven { format!("harbour-proof: v1;{proof}\r\nharbour-time: {time}\r\n") } else { String::new() };
            let length = answer.len();
            let head = format!("HTTP/1.1 {status} it\r\ncontent-length: {length}\r\nconnection: close\r\n{proof}\r\n");
            stream.write_all(&[head.as_bytes(), answer.as_bytes()].concat()).unwrap();
        }
    });
    let client = Client::builder().api_url(&url).depot_url(url).flag("blue").key_id("k-1").proof_key(&**SHIPPER).harbour_keys(keys).berth(4);
    Harbour { client: client.build().unwrap(), seen }
}

fn read(stream: &TcpStream) -> Seen {
    let mut reader = BufReader::new(stream);
    let mut seen = Seen::default();
    let mut line = String::new();
    reader.read_line(&mut line).unwrap();
    seen.line = line.trim_end().to_owned();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        let Some((name, value)) = line.trim_end().split_once(": ") else { break };
        seen.headers.push((name.to_owned(), value.to_owned()));
    }
    let length = seen.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("content-length"));
    seen.body.resize(length.map_or(0, |(_, value)| value.parse().unwrap()), 0);
    reader.read_exact(&mut seen.body).unwrap();
    seen
}

#[tokio::test]
async fn a_read_travels_in_path_and_query_and_is_proven_by_its_own_headers() {
    let harbour = harbour(200, CLAIM, true);
    let claim = harbour.client.get_claim("ship-1", "c-1").send().await.unwrap();
    assert_eq!(claim.state, ClaimState::AtSea);
    assert!(claim.insured);
    assert_eq!((claim.weight, claim.crates, claim.opened), (None, Some(12), Some(UnixTime::new(1_700_000_000))));
    assert_eq!(claim.due.as_ref().unwrap().to_datetime().unwrap().offset().local_minus_utc(), 19_800);
    assert_eq!(claim.trace.as_deref(), Some("not a uuid"));
    assert_eq!(claim.kinds.as_deref(), Some(&[CargoKind::Fish, CargoKind::from("moss")][..]));
    assert_eq!(claim.dock.as_ref().unwrap().extra.get("depth").map(|json| json.expose().get()), Some("[1.50]"));
    assert_eq!(claim.extra.get("news").unwrap().expose().to::<serde_json::Value>().unwrap()["deep"], true);
    assert!(!claim.state.is_over());
    assert!(!format!("{claim:?}").contains("Jane"), "{claim:?}");

    let seen = harbour.seen.lock().unwrap()[0].clone();
    assert_eq!(seen.line, "GET /ships/ship-1/claims/c-1 HTTP/1.1");
    assert_eq!((seen.header("harbour-key"), seen.header("harbour-berth")), ("k-1", "4"));
    let content = content_to_prove(&seen.body, seen.header("harbour-time")).unwrap();
    let proof = Seal::new(&**SHIPPER).unwrap().prove(&content).unwrap();
    assert_eq!(seen.header("harbour-proof"), proof_header(&proof, 1).unwrap());
    assert!(seen.headers.iter().all(|(name, _)| !name.eq_ignore_ascii_case("signature")));
}

#[tokio::test]
async fn query_parameters_of_each_type_arrive_and_what_is_left_out_does_not() {
    let harbour = harbour(200, r#"{"claims":[],"more":"false"}"#, true);
    let page = harbour.client.list_claims("s", true).page_size(5).since(1_700_000_000).send().await.unwrap();
    assert!(page.claims.is_empty() && !page.more);
    let line = harbour.seen.lock().unwrap()[0].line.clone();
    assert_eq!(line, "GET /ships/s/claims?pageSize=5&open=true&since=1700000000 HTTP/1.1");
}

#[tokio::test]
async fn what_must_be_there_must_be_there_although_it_may_be_null() {
    let unweighed = &*CLAIM.replace("\"weight\":null,", "").leak();
    let harbour = harbour(200, format!("{{\"claims\":[{CLAIM},{unweighed}],\"more\":false}}").leak(), true);
    let page = harbour.client.list_claims("s", true).send().await.unwrap();
    assert_eq!((page.claims.len(), page.info.unreadable_fields()), (1, &["/claims/1".to_owned()][..]));
    let error = self::harbour(200, unweighed, true).client.get_claim("s", "c-1").send().await.unwrap_err();
    assert_eq!((error.kind(), error.path()), (ErrorKind::Decode, Some("/weight")), "{error}");
}

#[tokio::test]
async fn a_page_that_leaves_its_list_out_has_no_items() {
    let harbour = harbour(200, "{}", true);
    assert!(harbour.client.list_cargo("s").stream().try_next().await.unwrap().is_none());
}

#[tokio::test]
async fn a_nested_body_travels_as_it_was_given() {
    let harbour = harbour(200, CLAIM, true);
    let cargo = ContestClaimRequestCargo::new(3, CargoKind::Grain).tonnes(1.5).captain("Ada").class("dry");
    assert!(!format!("{cargo:?}").contains("Ada"), "{cargo:?}");
    let photo = ContestClaimRequestPhotosItem::new("https://p.example/1").taken_at("2026-11-22T06:00:00Z");
    let call = harbour.client.contest_claim("c-1", "never on board").cargo(cargo).photos([photo]).remark(Field::Clear);
    call.extra("tide", 2).send().await.unwrap();
    let seen = harbour.seen.lock().unwrap()[0].clone();
    assert_eq!(seen.line, "POST /claims/contest HTTP/1.1");
    let body: serde_json::Value = serde_json::from_slice(&seen.body).unwrap();
    let expected = serde_json::json!({
        "claimId": "c-1", "statement": "never on board", "remark": null, "tide": 2,
        "cargo": { "crates": 3, "tonnes": 1.5, "kind": "grain", "captain": "Ada", "class": "dry" },
        "photos": [{ "url": "https://p.example/1", "takenAt": "2026-11-22T06:00:00Z" }],
    });
    assert_eq!(body, expected);
}

#[tokio::test]
async fn what_the_document_forbids_is_not_sent() {
    let harbour = harbour(200, CLAIM, true);
    let long = harbour.client.contest_claim("c-1", "x".repeat(101)).send().await.unwrap_err();
    assert_eq!((long.kind(), long.field()), (ErrorKind::InvalidArgument, Some("statement")));
    let elsewhere = harbour.client.get_claim("..", "c-1").send().await.unwrap_err();
    assert_eq!(elsewhere.kind(), ErrorKind::InvalidArgument);
    let ships = harbour.client.get_claim("s".repeat(21), "c-1").send().await.unwrap_err();
    assert_eq!(ships.field(), Some("ship_id"));
    assert!(harbour.seen.lock().unwrap().is_empty());
}

#[tokio::test]
async fn the_http_status_decides_and_codes_become_the_classes_that_the_document_names() {
    let cases = [
        (422, r#"{"fault":{"code":"tide_over","words":"late"}}"#, ErrorKind::DeadlinePassed, Outcome::NotDone),
        (409, r#"{"fault":{"code":"said_before"}}"#, ErrorKind::AlreadyAnswered, Outcome::Unknown),
        (404, r#"{"fault":{"code":"unheard"}}"#, ErrorKind::NotFound, Outcome::NotDone),
        (402, "", ErrorKind::Rejected, Outcome::NotDone),
    ];
    for (status, answer, kind, outcome) in cases {
        let harbour = harbour(status, answer, true);
        let error = harbour.client.contest_claim("c-1", "no").send().await.unwrap_err();
        assert_eq!((error.kind(), error.outcome(), error.http_status()), (kind, outcome, Some(status)), "{error}");
        assert_eq!(harbour.seen.lock().unwrap().len(), 1);
    }
    let late = harbour(422, r#"{"fault":{"code":"tide_over","words":"late"}}"#, false);
    let error = late.client.contest_claim("c-1", "no").send().await.unwrap_err();
    assert_eq!((error.code(), error.provider_message()), (Some("tide_over"), Some("late")));
}

#[tokio::test]
async fn only_what_is_about_the_claim_is_a_success_and_only_listed_codes_come_without_a_proof() {
    let other = harbour(200, CLAIM, true);
    let error = other.client.contest_claim("c-2", "no").send().await.unwrap_err();
    assert_eq!((error.kind(), error.outcome(), error.path()), (ErrorKind::Decode, Outcome::Unknown, Some("/id")));
    let said = harbour(409, r#"{"fault":{"code":"said_before"}}"#, false);
    let error = said.client.contest_claim("c-1", "no").send().await.unwrap_err();
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Signature, Outcome::Unknown), "{error}");
}

#[tokio::test]
async fn a_success_without_a_proof_is_not_believed() {
    let harbour = harbour(200, CLAIM, false);
    let error = harbour.client.contest_claim("c-1", "no").send().await.unwrap_err();
    assert_eq!((error.kind(), error.outcome(), error.reason()), (ErrorKind::Signature, Outcome::Unknown, Some("missing")));
}

#[test]
fn the_receiver_tells_two_kinds_of_message_apart_and_acknowledges_in_its_own_way() {
    let keys = Seal::new(&**MASTER).unwrap().public_key().unwrap();
    let hooks = Webhooks::builder().harbour_keys(keys).build().unwrap();
    let receive = |body: &str| {
        let signed = hooks.sign_test_message(body.as_bytes(), &MASTER).unwrap();
        let mut headers = http::HeaderMap::new();
        for (name, value) in signed {
            headers.insert(http::HeaderName::from_bytes(name.as_bytes()).unwrap(), value.parse().unwrap());
        }
        let tampered = format!("{body} ");
        let error = hooks.receive(&headers, tampered.as_bytes()).unwrap_err();
        assert_eq!((error.kind(), error.reason()), (ErrorKind::Signature, Some("mismatch")));
        hooks.receive(&headers, body.as_bytes()).unwrap()
    };
    let moved = format!(r#"{{"claim":{CLAIM},"at":"2026-11-22T06:00:00Z","by":"crane"}}"#);
    let Message::ClaimMoved(moved) = receive(&moved) else { panic!("another kind") };
    assert_eq!((moved.claim.id.as_str(), moved.extra.get("by").map(|json| json.expose().get())), ("c-1", Some("\"crane\"")));
    let Message::StormWarning(storm) = receive(r#"{"weather":"storm","force":9,"sea":"high"}"#) else { panic!("another") };
    assert_eq!((storm.force, storm.extra.get("sea").map(|json| json.expose().get())), (Some(9), Some("\"high\"")));
    assert!(matches!(receive(r#"{"weather":"fog"}"#), Message::FogWarning(_)));
    let odd = receive(r#"{"weather":"storm","force":["high"]}"#);
    assert!(matches!(&odd, Message::StormWarning(storm) if storm.force.is_none()));
    assert_eq!(odd.unreadable_fields(), ["/force"]);
    assert!(matches!(receive(r#"{"number":7}"#), Message::OtherSignal(_)));
    let Message::ShipSank(sank) = receive(r#"{"shipId":"s"}"#) else { panic!("another kind") };
    assert_eq!(sank.ship_id, "s");
    let claim: &ClaimId = &moved.claim.id;
    assert_eq!(Message::ClaimMoved(moved.clone()).dispute_id(), Some(claim.as_str()));
    let (sunk, fog) = (Message::ShipSank(sank.clone()), receive(r#"{"weather":"fog"}"#));
    assert_eq!((sunk.kind(), sunk.event_id(), sunk.dispute_id()), ("shipSank", Some("s"), None));
    assert_eq!((fog.kind(), fog.event_id(), fog.dispute_id()), ("fogWarning", None, None));
    let keys = [Message::ClaimMoved(moved), Message::StormWarning(storm), receive(r#"{"weather":"fog"}"#), Message::ShipSank(sank)];
    let keys = keys.map(|message| message.dedup_key());
    let moved = r#"["harbour","moved","2026-11-22T06:00:00.000000Z"]"#;
    let known = [Some(moved), Some(r#"["harbour","storm",9]"#), None, Some(r#"["harbour","sank","s"]"#)];
    assert_eq!(keys.each_ref().map(Option::as_deref), known);
    let ack = hooks.ack();
    assert_eq!((ack.status(), ack.content_type(), ack.body()), (202, "text/plain", "aye"));
    assert_eq!(acknowledged(&hooks.clone(), r#"{"number":7}"#), (202, "aye".to_owned()));
}

/// What code that serves any provider answers.
fn acknowledged(hooks: &impl WebhookReceiver, body: &str) -> (u16, String) {
    let response: http::Response<String> = hooks.parse(body.as_bytes()).unwrap().ack().into();
    (response.status().as_u16(), response.into_body())
}

#[test]
fn options_are_checked_by_name() {
    let error = Client::builder().api_url("https://h.example").key_id("k").proof_key("no key").harbour_keys("not_done").build();
    let error = error.unwrap_err();
    assert_eq!((error.kind(), error.field()), (ErrorKind::Config, Some("proof_key")));
    let error = Client::builder().api_url("https://h.example").build().unwrap_err();
    assert_eq!((error.kind(), error.field()), (ErrorKind::Config, Some("key_id")));
}

#[tokio::test]
async fn pages_follow_the_mark_of_the_page_before() {
    let harbour = harbour(200, r#"{"cargo":[{"id":"a","paper":"p"},{"id":"b","paper":{"id":"q"}}],"next":"m2"}"#, true);
    let mut cargo = harbour.client.list_cargo("s").kinds([CargoKind::Grain, CargoKind::Fish]).decks([1, 2]).stream();
    let mut ids = Vec::new();
    let error = loop {
        match cargo.try_next().await {
            Ok(Some(it)) => ids.push((it.id.clone(), it.paper.as_ref().and_then(rebuttal::Expandable::id))),
            Ok(None) => panic!("a mark that leads to itself is no end"),
            Err(error) => break error,
        }
    };
    let expected = [("a", "p"), ("b", "q"), ("a", "p"), ("b", "q")].map(|(id, paper)| (id.into(), Some(paper.into())));
    assert_eq!((ids.as_slice(), error.kind()), (expected.as_slice(), ErrorKind::Decode));
    let lines: Vec<String> = harbour.seen.lock().unwrap().iter().map(|seen| seen.line.clone()).collect();
    let first = "GET /ships/s/cargo?kinds=grain&kinds=Fish&decks=1%2C2";
    assert_eq!(lines, [format!("{first} HTTP/1.1"), format!("{first}&mark=m2 HTTP/1.1")]);
}

#[tokio::test]
async fn forms_tickets_and_flags_go_by_the_documents_own_names() {
    let harbour = harbour(200, r#"{"id":"c","owner":{"name":"Jane"}}"#, true);
    let plan = StowCargoRequestPlan::new().note(Field::Clear).rows([3, 4]).owners([("x", Field::Set("y".to_owned())), ("z", Field::Clear)]);
    let done = harbour.client.seal_cargo("s").plan(plan).tags(["a", "b"]).ticket("t-1").flag("red").send().await.unwrap();
    assert!(!format!("{done:?}").contains("Jane"), "{done:?}");
    assert_eq!(done.info.idempotency_key(), Some("t-1"));
    let seen = harbour.seen.lock().unwrap()[0].clone();
    let form = "plan[note]=&plan[rows][0]=3&plan[rows][1]=4&plan[owners][x]=y&plan[owners][z]=&tags=a&tags=b&sealed=true";
    let sorted = |text: &str| {
        let mut pairs: Vec<String> = text.split('&').map(str::to_owned).collect();
        pairs.sort();
        pairs
    };
    assert_eq!(sorted(std::str::from_utf8(&seen.body).unwrap()), sorted(form));
    assert_eq!((seen.header("harbour-ticket"), seen.header("harbour-flag")), ("t-1", "red"));
    let long = harbour.client.seal_cargo("s").plan(StowCargoRequestPlan::new().note("0123456789")).send().await.unwrap_err();
    assert!(long.field() == Some("plan.note") && long.to_string().contains("longest_note"), "{long}");
}

#[tokio::test]
async fn papers_go_to_the_depot_and_come_back_as_bytes() {
    let harbour = harbour(200, r#"{"id":"p"}"#, true);
    let paper = Attachment::from(b"words".to_vec()).named("a/b.txt");
    assert_eq!(harbour.client.hand_in_paper(paper).shelf("top").send().await.unwrap().id, "p");
    let bytes = harbour.client.fetch_paper("p").send().await.unwrap();
    assert_eq!(&**bytes, br#"{"id":"p"}"#);
    let seen = harbour.seen.lock().unwrap().clone();
    let body = String::from_utf8(seen[0].body.clone()).unwrap();
    for part in ["name=\"shelf\"", "top", "name=\"paper\"; filename=\"b.txt\"", "words"] {
        assert!(body.contains(part), "{part} is not in {body}");
    }
    assert!(seen[0].header("content-type").starts_with("multipart/form-data; boundary="));
    assert_eq!((seen[0].header("harbour-flag"), seen[0].header("harbour-ticket").len()), ("blue", 36));
    assert_eq!(seen[1].line, "GET /papers/p/text HTTP/1.1");
}

#[tokio::test]
async fn types_and_details_of_faults_are_where_the_document_says() {
    let harbour = harbour(400, r#"{"fault":{"kind":"storm","code":"new","words":"wind","buoy":"b7"}}"#, true);
    let error = harbour.client.seal_cargo("s").send().await.unwrap_err();
    assert_eq!((error.kind(), error.code(), error.details()["buoy"].as_str()), (ErrorKind::Conflict, Some("new"), "b7"));
}
