//! A raw HTTP client: one connection a request, every byte visible.

use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// A test that waits longer has failed.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

#[derive(Debug)]
pub(crate) struct Response {
    pub(crate) status: u16,
    headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Response {
    /// All values of a header.
    pub(crate) fn all(&self, name: &str) -> Vec<&str> {
        self.headers.iter().filter(|(key, _)| key == name).map(|(_, value)| value.as_str()).collect()
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.all(name).first().copied()
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// Whether the body has as many bytes as the head says.
    pub(crate) fn is_whole(&self) -> bool {
        self.header("content-length").is_some_and(|length| length == self.body.len().to_string())
    }
}

/// A request as the bytes that go out.
pub(crate) fn written(method: &str, target: &str, headers: &[(String, String)], body: &[u8]) -> Vec<u8> {
    let mut head = format!("{method} {target} HTTP/1.1\r\nhost: sandbox\r\nconnection: close\r\n");
    for (name, value) in headers {
        head = format!("{head}{name}: {value}\r\n");
    }
    let mut bytes = format!("{head}content-length: {}\r\n\r\n", body.len()).into_bytes();
    bytes.extend_from_slice(body);
    bytes
}

/// Sends bytes and reads until the other side closes. None: it closed without a byte.
pub(crate) async fn exchange(authority: &str, request: &[u8]) -> Option<Response> {
    let all = async {
        let mut stream = TcpStream::connect(authority).await.unwrap();
        stream.write_all(request).await.unwrap();
        let mut bytes = Vec::new();
        // A connection that breaks off ends the answer; what came before counts.
        let _ = stream.read_to_end(&mut bytes).await;
        bytes
    };
    let bytes = timeout(PATIENCE, all).await.expect("the sandbox keeps the connection open");
    if bytes.is_empty() { None } else { Some(parse(&bytes)) }
}

fn parse(bytes: &[u8]) -> Response {
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").expect("a whole head");
    let head = std::str::from_utf8(&bytes[..end]).unwrap();
    let mut lines = head.split("\r\n");
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    let headers = lines.map(|line| line.split_once(':').unwrap());
    let headers = headers.map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned())).collect();
    Response { status, headers, body: bytes[end + 4..].to_vec() }
}
