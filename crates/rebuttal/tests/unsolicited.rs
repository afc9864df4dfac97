//! A response that nobody asked for is never taken for the answer to a request, not even on a connection that is used again.

use std::sync::Arc;

use rebuttal::{Error, ErrorKind, Outcome, alipay, stripe};
use rebuttal_signing::{Content, PrivateKey, SignatureHeader};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// What the server does with one request, by its number on this server, from 1: the pieces that it writes.
type Script = Arc<dyn Fn(usize, &str) -> Vec<Vec<u8>> + Send + Sync>;

/// A server that keeps connections open and answers by a script; after each request it tells that all pieces are written.
async fn serve(script: Script) -> (String, UnboundedReceiver<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let (written, all) = unbounded_channel();
    let number = Arc::new(std::sync::atomic::AtomicUsize::new(0));
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(connection(stream, script.clone(), written.clone(), number.clone()));
        }
    });
    (url, all)
}

async fn connection(
    mut stream: TcpStream,
    script: Script,
    written: UnboundedSender<()>,
    number: Arc<std::sync::atomic::AtomicUsize>,
) {
    stream.set_nodelay(true).expect("a socket");
    let mut request = Vec::new();
    loop {
        let mut piece = [0; 4096];
        match stream.read(&mut piece).await {
            Ok(0) | Err(_) => return,
            Ok(length) => request.extend_from_slice(&piece[..length]),
        }
        let text = String::from_utf8_lossy(&request).into_owned();
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let length =
            head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length: ")?.parse().ok());
        if body.len() < length.unwrap_or(0) {
            continue;
        }
        request.clear();
        let number = number.fetch_add(1, std::sync::atomic::Ordering::SeqCst) + 1;
        for piece in script(number, &text) {
            if stream.write_all(&piece).await.is_err() {
                return;
            }
        }
        let _ = written.send(());
    }
}

fn response(headers: &str, body: &str) -> Vec<u8> {
    format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n{headers}content-length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

fn dispute(id: &str, status: &str) -> Vec<u8> {
    let body = serde_json::json!({
        "id": id, "object": "dispute", "amount": 100, "currency": "usd", "created": 1, "status": status,
        "reason": "general", "livemode": false, "charge": "ch_1", "metadata": {}, "balance_transactions": [],
        "is_charge_refundable": false, "evidence": {}, "payment_intent": null,
        "evidence_details": {"due_by": 1, "has_evidence": false, "past_due": false, "submission_count": 0},
    });
    response("", &body.to_string())
}

fn stripe_client(url: &str) -> stripe::Client {
    let client = stripe::Client::builder().api_key("sk_test_1").api_base(url).files_base(url).max_attempts(1);
    client.build().expect("a client")
}

fn together(pieces: &[Vec<u8>; 2]) -> Vec<Vec<u8>> {
    vec![pieces.concat()]
}

#[tokio::test]
async fn a_second_response_to_one_request_is_not_the_answer_to_the_next() {
    for apart in [false, true] {
        let (url, mut written) = serve(Arc::new(move |number, _| {
            let pieces = [dispute("du_1", "needs_response"), dispute("du_1", "won")];
            match (number, apart) {
                (1, false) => together(&pieces),
                (1, true) => pieces.into(),
                _ => vec![dispute("du_1", "under_review")],
            }
        }))
        .await;
        let client = stripe_client(&url);
        let first = client.retrieve_dispute("du_1").send().await.expect("the first answer");
        assert_eq!(first.status.as_str(), "needs_response");
        written.recv().await.expect("all is written");
        let told = |second: Result<rebuttal::Response<stripe::Dispute>, Error>| match second {
            Ok(answer) => answer.status.as_str().to_owned(),
            Err(error) => error.to_string(),
        };
        let second = told(client.retrieve_dispute("du_1").send().await);
        assert_eq!(second, "under_review", "what came apart: {apart}");
    }
}

#[tokio::test]
async fn a_response_about_another_object_is_in_doubt() {
    // Each answer is the one that the request before should have got.
    let (url, _) = serve(Arc::new(|number, request: &str| {
        let id =
            request.split("/v1/disputes/").nth(1).and_then(|rest| rest.split(['/', ' ']).next()).unwrap_or_default();
        if number == 1 { vec![dispute("du_before", "lost")] } else { vec![dispute(id, "lost")] }
    }))
    .await;
    let client = stripe_client(&url);
    let error = client.close_dispute("du_1").send().await.expect_err("another dispute");
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Decode, Outcome::Unknown), "{error}");
    assert_eq!(error.path(), Some("/id"));
    assert!(error.to_string().contains("du_before") && error.to_string().contains("du_1"), "{error}");
    assert_eq!(client.close_dispute("du_2").send().await.expect("its own answer").id, "du_2");
}

#[tokio::test]
async fn a_signed_response_that_nobody_asked_for_is_not_the_answer_to_the_next_request() {
    let (ours, theirs) = (PrivateKey::generate().expect("a key"), PrivateKey::generate().expect("a key"));
    let public = theirs.public_key().to_spki_base64();
    let time = rebuttal::dynamic::system_now().to_string();
    let uri = "/ams/sandbox/api/v1/payments/acceptDispute";
    let signed = move |id: &str, at: &str| {
        let body = serde_json::json!({
            "result": {"resultStatus": "S", "resultCode": "SUCCESS", "resultMessage": "success"},
            "disputeId": id, "disputeResolutionTime": at,
        });
        let body = body.to_string();
        let content = Content::new("POST", uri, "SANDBOX_1", &time, body.as_bytes());
        let signature = SignatureHeader::new(theirs.sign(&content).expect("a signature"));
        response(&format!("signature: {signature}\r\nresponse-time: {time}\r\nclient-id: SANDBOX_1\r\n"), &body)
    };
    let (url, mut written) = serve(Arc::new(move |number, request: &str| {
        let id = if request.contains("\"2\"") { "2" } else { "1" };
        match number {
            1 => together(&[signed("1", "first"), signed("1", "nobody asked")]),
            2 => vec![signed("1", "second")],
            3 => vec![signed("1", "of before")],
            _ => vec![signed(id, "last")],
        }
    }))
    .await;
    let client = alipay::Client::builder()
        .client_id("SANDBOX_1")
        .private_key(ours.to_pkcs8_base64().expect("a key").to_string())
        .alipay_public_key(public)
        .gateway(&url)
        .max_attempts(1);
    let client = client.build().expect("a client");
    let accept = |id: &'static str| {
        let call = client.accept_dispute(id);
        async move { call.send().await }
    };
    let at = |answer: &rebuttal::Response<alipay::AcceptDisputeResponse>| {
        answer.dispute_resolution_time.as_ref().map(|time| time.as_str().to_owned())
    };
    assert_eq!(at(&accept("1").await.expect("the first answer")).as_deref(), Some("first"));
    written.recv().await.expect("all is written");
    assert_eq!(at(&accept("1").await.expect("the second answer")).as_deref(), Some("second"));
    let error = accept("2").await.expect_err("an answer about another dispute");
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Decode, Outcome::Unknown), "{error}");
    assert_eq!(error.path(), Some("/disputeId"));
    assert_eq!(at(&accept("2").await.expect("its own answer")).as_deref(), Some("last"));
}
