//! What was never sent did not happen, however the attempt at a connection ends; what may have been sent is in doubt.

mod common;

use std::time::{Duration, Instant};

use common::wire::{Wire, answer, client, dispute};
use rebuttal::{ErrorKind, Outcome, stripe};
use tokio::io::AsyncReadExt as _;
use tokio::net::{TcpListener, TcpStream};

/// A port whose queue of connections is full: nobody gets a word out of it. It stays so while the streams live.
async fn black_hole() -> (String, TcpListener, Vec<TcpStream>) {
    let socket = tokio::net::TcpSocket::new_v4().expect("a socket");
    socket.bind("127.0.0.1:0".parse().expect("an address")).expect("a port");
    let listener = socket.listen(1).expect("it listens");
    let address = listener.local_addr().expect("an address");
    let mut filling = Vec::new();
    while let Ok(Ok(stream)) = tokio::time::timeout(Duration::from_millis(200), TcpStream::connect(address)).await {
        filling.push(stream);
    }
    (format!("http://{address}"), listener, filling)
}

async fn never_sent(client: &stripe::Client, what: &str) {
    let started = Instant::now();
    let error = client.close_dispute("du_1").send().await.expect_err("there is no connection");
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::RequestTimeout, Outcome::NotDone), "{what}: {error}");
    assert!(error.to_string().contains("nothing was sent") && error.is_retryable(), "{what}: {error}");
    let error =
        client.update_dispute("du_1", false).metadata([("a", "b")]).send().await.expect_err("there is no connection");
    assert_eq!(error.outcome(), Outcome::NotDone, "{what}, with a body: {error}");
    assert!(started.elapsed() < Duration::from_secs(8), "{what} took {:?}", started.elapsed());
}

#[tokio::test]
async fn a_post_without_a_body_that_never_connects_within_a_short_limit_did_not_happen() {
    let (url, _listener, _filling) = black_hole().await;
    for builder in [
        client(&url).timeout(Duration::from_millis(300)),
        client(&url).attempt_timeout(Duration::from_millis(100)).timeout(Duration::from_millis(300)),
        client(&url).timeout(Duration::from_millis(300)).max_attempts(1),
    ] {
        never_sent(&builder.build().expect("a client"), "a full queue").await;
    }
}

#[tokio::test]
async fn a_post_whose_tls_never_finishes_did_not_happen() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("https://{}", listener.local_addr().expect("an address"));
    tokio::spawn(async move {
        let mut mute = Vec::new();
        while let Ok((stream, _)) = listener.accept().await {
            mute.push(stream);
        }
    });
    let client = client(&url).timeout(Duration::from_millis(300)).max_attempts(1).build().expect("a client");
    never_sent(&client, "a server that says nothing").await;
}

#[tokio::test]
async fn a_post_without_a_body_that_arrived_and_was_never_answered_is_in_doubt() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    tokio::spawn(async move {
        let mut mute = Vec::new();
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut request = [0; 1024];
            let _read = stream.read(&mut request).await;
            mute.push(stream);
        }
    });
    let client = client(&url).timeout(Duration::from_millis(300)).max_attempts(1).build().expect("a client");
    let error = client.close_dispute("du_1").send().await.expect_err("nobody answers");
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::RequestTimeout, Outcome::Unknown), "{error}");
}

#[tokio::test]
async fn a_connection_that_is_used_again_counts_as_sent() {
    let provider =
        Wire::answering(|n, _| if n == 0 { answer("200 OK", "", &dispute("du_1")) } else { Vec::new() }).await;
    let client = provider.client().max_attempts(1).build().expect("a client");
    client.close_dispute("du_1").send().await.expect("the first is answered");
    let error = client.close_dispute("du_1").send().await.expect_err("the second is not");
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Transport, Outcome::Unknown), "{error}");
    assert_eq!(provider.count(), 2);
}
