//! Answers that end early, are something else, or never begin.

mod common;

use std::time::{Duration, Instant};

use common::wire::{Wire, answer, dispute};
use rebuttal::{ErrorKind, Outcome};

#[tokio::test]
async fn a_download_that_the_end_of_the_connection_ends_is_not_whole() {
    for version in ["1.1", "1.0"] {
        let head = format!("HTTP/{version} 200 OK\r\ncontent-type: application/pdf\r\n\r\n%PDF-1.7 and half of the");
        let provider = Wire::answering(move |_, _| head.clone().into()).await;
        let client = provider.client().max_attempts(1).build().expect("a client");
        let error = client.download_file("file_1").send().await.expect_err("it may be cut");
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::Transport, Outcome::NotDone), "{error}");
        assert!(error.to_string().contains("content-length") && error.is_retryable(), "{error}");
    }
}

#[tokio::test]
async fn a_refused_download_is_what_the_provider_says_whatever_ends_it() {
    for (status, kind) in [
        ("404 Not Found", ErrorKind::NotFound),
        ("401 Unauthorized", ErrorKind::Authentication),
        ("403 Forbidden", ErrorKind::PermissionDenied),
    ] {
        let answer = format!("HTTP/1.1 {status}\r\nconnection: close\r\n\r\n{{\"error\":{{}}}}");
        let provider = Wire::answering(move |_, _| answer.clone().into()).await;
        let error = provider.client().build().expect("a client").download_file("file_1").send().await;
        let error = error.expect_err("it is refused");
        assert_eq!((error.kind(), error.attempts()), (kind, 1), "{error}");
    }
}

#[tokio::test]
async fn what_says_where_a_body_ends_is_read_as_http_has_it() {
    let download = async |head: &str, body: &str| {
        let answer = format!("HTTP/1.1 200 OK\r\ncontent-type: application/pdf\r\n{head}\r\n\r\n{body}");
        let provider = Wire::answering(move |_, _| answer.clone().into()).await;
        let client = provider.client().max_attempts(1).build().expect("a client");
        client.download_file("file_1").send().await.map(|file| file.to_vec())
    };
    for head in ["Transfer-Encoding: Chunked", "transfer-encoding: identity\r\ntransfer-encoding: chunked"] {
        let file = download(head, "8\r\n%PDF-1.7\r\n0\r\n\r\n").await.expect("it is whole");
        assert_eq!(file, b"%PDF-1.7", "{head}");
    }
    // The end of the connection ends these.
    for head in ["transfer-encoding: x-notchunked", "transfer-encoding: gzip\r\ncontent-length: 8"] {
        let error = download(&format!("{head}\r\nconnection: close"), "%PDF-1.7").await.expect_err("it may be cut");
        assert_eq!(error.kind(), ErrorKind::Transport, "{head}: {error}");
    }
}

#[tokio::test]
async fn a_page_of_a_portal_is_no_file() {
    let page = "<!DOCTYPE html><html><title>Log in to the network</title></html>";
    let pages = [
        format!("HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: {}\r\n\r\n{page}", page.len()).into(),
        b"HTTP/1.1 200 OK\r\ncontent-type: text/html; charset=utf-8\r\ncontent-length: 4\r\n\r\nHi!\n".to_vec(),
        format!("HTTP/1.1 200 OK\r\ncontent-type: application/pdf\r\ncontent-length: {}\r\n\r\n{page}", page.len())
            .into(),
        b"HTTP/1.1 200 OK\r\ncontent-type: application/pdf\r\ncontent-length: 0\r\n\r\n".to_vec(),
    ];
    for found in pages {
        let shown = String::from_utf8_lossy(&found).into_owned();
        let provider = Wire::answering(move |_, _| found.clone()).await;
        let client = provider.client().max_attempts(1).build().expect("a client");
        let error = client.download_file("file_1").send().await.expect_err("that is no file");
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::Decode, Outcome::NotDone), "{error} of {shown}");
        assert!(!error.to_string().contains("Log in"), "{error}");
    }
    let good = b"HTTP/1.1 200 OK\r\ncontent-type: application/pdf\r\ncontent-length: 10\r\n\r\n%PDF-1.7 x".to_vec();
    let provider = Wire::answering(move |_, _| good.clone()).await;
    let file = provider.client().build().expect("a client").download_file("file_1").send().await.expect("a file");
    assert_eq!(&file[..], b"%PDF-1.7 x");
}

#[tokio::test]
async fn an_answer_that_is_too_large_is_not_asked_for_again() {
    let mut large = b"HTTP/1.1 200 OK\r\ncontent-length: 40000000\r\n\r\n".to_vec();
    large.resize(large.len() + 40_000_000, b'[');
    let provider = Wire::answering(move |_, _| large.clone()).await;
    let error =
        provider.client().build().expect("a client").download_file("file_1").send().await.expect_err("too large");
    assert_eq!((error.kind(), error.is_retryable(), error.attempts()), (ErrorKind::Transport, false, 1), "{error}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_flood_of_informational_answers_stops_neither_its_own_call_nor_another() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    std::thread::spawn(move || {
        use std::io::{Read as _, Write as _};
        let hint = format!("HTTP/1.1 103 Early Hints\r\nlink: </{}>\r\n\r\n", "a".repeat(2000));
        let flood = hint.repeat(100).into_bytes();
        while let Ok((mut stream, _)) = listener.accept() {
            let _read = stream.read(&mut [0; 1024]);
            let until = Instant::now() + Duration::from_secs(30);
            while Instant::now() < until && stream.write_all(&flood).is_ok() {}
        }
    });
    let flooded =
        common::wire::client(&url).timeout(Duration::from_millis(700)).max_attempts(1).build().expect("a client");
    let good = Wire::answering(|_, _| answer("200 OK", "", &dispute("du_1"))).await;
    let other = good.client().build().expect("a client");
    let started = Instant::now();
    let (flooded, good) = tokio::join!(flooded.close_dispute("du_1").send(), async {
        let mut slowest = Duration::ZERO;
        for _ in 0..20 {
            let began = Instant::now();
            other.retrieve_dispute("du_1").send().await.expect("it is answered");
            slowest = slowest.max(began.elapsed());
        }
        slowest
    });
    let error = flooded.expect_err("it has no end");
    assert_eq!(error.outcome(), Outcome::Unknown, "{error}");
    assert!(started.elapsed() < Duration::from_secs(8), "{:?}", started.elapsed());
    assert!(good < Duration::from_secs(3), "another call took {good:?}");
}

#[tokio::test]
async fn hints_before_an_answer_are_no_flood() {
    let mut hints = b"HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n".repeat(20);
    hints.extend(answer("200 OK", "", &dispute("du_1")));
    let provider = Wire::answering(move |_, _| hints.clone()).await;
    provider.client().build().expect("a client").retrieve_dispute("du_1").send().await.expect("it is answered");
}

#[tokio::test]
async fn pages_that_lead_back_to_one_another_end_and_keep_what_was_read() {
    // After a comes b, after b comes a.
    let provider = Wire::answering(|_, head| {
        let id = if head.contains("starting_after=du_a") { "du_b" } else { "du_a" };
        let list = format!(r#"{{"object":"list","url":"/v1/disputes","has_more":true,"data":[{}]}}"#, dispute(id));
        answer("200 OK", "", &list)
    })
    .await;
    let client = provider.client().build().expect("a client");
    let mut disputes = client.list_disputes().stream();
    let mut read = Vec::new();
    let error = loop {
        match disputes.try_next().await {
            Ok(Some(dispute)) => read.push(dispute.id),
            Ok(None) => panic!("it says that there is more"),
            Err(error) => break error,
        }
        assert!(read.len() < 10, "it goes on for ever");
    };
    assert_eq!(error.kind(), ErrorKind::Decode, "{error}");
    assert_eq!(&read[..2], ["du_a", "du_b"]);
}
