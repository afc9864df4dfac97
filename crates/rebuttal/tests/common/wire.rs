//! Providers that say exactly what a test wants on the wire.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use rebuttal::stripe;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

/// A server on a free port, and how many requests it has read.
pub struct Wire {
    pub url: String,
    pub requests: Arc<AtomicUsize>,
}

impl Wire {
    /// Answers request number `n` (from 0) with what `answer` gives for it and its head. An empty answer closes the
    /// connection; one that says so, or has no length or chunks, closes it after the answer.
    pub async fn answering(answer: impl Fn(usize, &str) -> Vec<u8> + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let (requests, answer) = (Arc::new(AtomicUsize::new(0)), Arc::new(answer));
        let counted = requests.clone();
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let (counted, answer) = (counted.clone(), answer.clone());
                tokio::spawn(async move {
                    while let Some(head) = head(&mut stream).await {
                        let answer = answer(counted.fetch_add(1, Ordering::AcqRel), &head);
                        let lower = String::from_utf8_lossy(&answer).to_ascii_lowercase();
                        let ends = !lower.contains("connection: close")
                            && (lower.contains("content-length:") || lower.contains("transfer-encoding:"));
                        if stream.write_all(&answer).await.is_err() || !ends {
                            return;
                        }
                    }
                });
            }
        });
        Self { url, requests }
    }

    /// How many requests have been read.
    pub fn count(&self) -> usize {
        self.requests.load(Ordering::Acquire)
    }

    pub fn client(&self) -> stripe::ClientBuilder {
        client(&self.url)
    }
}

pub fn client(url: &str) -> stripe::ClientBuilder {
    let client = stripe::Client::builder().api_key("sk_test_1").api_base(url).files_base(url);
    client.timeout(Duration::from_secs(20))
}

/// Reads a request to the end of its body; gives its head.
async fn head(stream: &mut TcpStream) -> Option<String> {
    let mut seen = Vec::new();
    let end = loop {
        if let Some(end) = seen.windows(4).position(|window| window == b"\r\n\r\n") {
            break end + 4;
        }
        if stream.read_buf(&mut seen).await.ok()? == 0 {
            return None;
        }
    };
    let head = String::from_utf8_lossy(&seen[..end]).into_owned();
    let length = head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length: ")?.parse().ok());
    while seen.len() < end + length.unwrap_or(0) {
        if stream.read_buf(&mut seen).await.ok()? == 0 {
            return None;
        }
    }
    Some(head)
}

/// An answer with its length.
pub fn answer(status: &str, headers: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!("HTTP/1.1 {status}\r\ncontent-type: application/json\r\n{headers}content-length: {length}\r\n\r\n{body}")
        .into()
}

/// A dispute of that id.
pub fn dispute(id: &str) -> String {
    let evidence = r#"{"due_by":null,"has_evidence":false,"past_due":false,"submission_count":0}"#;
    format!(
        r#"{{"id":"{id}","object":"dispute","amount":1,"balance_transactions":[],"charge":"ch_1","created":1,"currency":"usd","enhanced_eligibility_types":[],"evidence":{{"enhanced_evidence":{{}}}},"evidence_details":{evidence},"is_charge_refundable":false,"livemode":false,"metadata":{{}},"payment_intent":null,"reason":"general","status":"needs_response"}}"#
    )
}
