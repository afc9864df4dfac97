//! Answers without an end, or too deep to follow, are refused at their bounds.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rebuttal::{ErrorKind, Outcome, stripe};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

/// A provider that answers each request with a head and then with pieces for as long as somebody reads, a gigabyte at most.
async fn provider(head: &'static str, piece: Vec<u8>) -> (stripe::Client, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let written = Arc::new(AtomicUsize::new(0));
    let counted = written.clone();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut request = [0; 4096];
            if stream.read(&mut request).await.is_err() || stream.write_all(head.as_bytes()).await.is_err() {
                continue;
            }
            for _ in 0..(1 << 30) / piece.len() {
                if stream.write_all(&piece).await.is_err() {
                    break;
                }
                counted.fetch_add(piece.len(), Ordering::Relaxed);
            }
        }
    });
    let client = stripe::Client::builder().api_key("sk_test_1").api_base(&url).files_base(&url).max_attempts(1);
    (client.build().expect("a client"), written)
}

#[tokio::test]
async fn an_answer_of_a_gigabyte_is_refused_at_the_limit_and_not_read() {
    for head in
        ["HTTP/1.1 200 OK\r\ncontent-length: 1073741824\r\n\r\n", "HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n"]
    {
        let (client, written) = provider(head, vec![b'['; 1 << 16]).await;
        let error = client.close_dispute("du_1").send().await.expect_err("it is refused");
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::Transport, Outcome::Unknown), "{error}");
        assert!(error.to_string().contains("larger than"), "{error}");
        // What was read, and what the system's buffers hold.
        let written = written.load(Ordering::Relaxed);
        assert!(written < 64 << 20, "{written} bytes were taken");
    }
}

#[tokio::test]
async fn headers_without_an_end_are_refused() {
    let (client, written) = provider("HTTP/1.1 200 OK\r\n", b"x-more: of the same\r\n".repeat(1000)).await;
    let error = client.retrieve_dispute("du_1").send().await.expect_err("it is refused");
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Transport, Outcome::NotDone), "{error}");
    assert!(written.load(Ordering::Relaxed) < 64 << 20);
}
