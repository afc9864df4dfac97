//! A service that only verifies: the standard library, and neither tokio nor reqwest. It needs the feature `stripe` alone.
#![allow(clippy::print_stdout, reason = "it tells what happens")]

use std::io::{BufRead, BufReader, Error, ErrorKind, Read, Write};
use std::net::{TcpListener, TcpStream};

use http::{HeaderMap, HeaderName, HeaderValue};
use rebuttal::stripe::Webhooks;

/// Larger bodies are none of the provider's.
const MOST_BYTES: usize = 1_000_000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let hooks = Webhooks::from_env()?; // STRIPE_WEBHOOK_SECRET
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:8080".to_owned());
    let listener = TcpListener::bind(address)?;
    println!("listening on {}", listener.local_addr()?);
    for stream in listener.incoming() {
        // One delivery after the other: the provider repeats what was not answered.
        if let Err(error) = stream.and_then(|stream| serve(&hooks, stream)) {
            println!("no answer: {error}");
        }
    }
    Ok(())
}

fn serve(hooks: &Webhooks, mut stream: TcpStream) -> Result<(), Error> {
    let (headers, body) = request(&stream)?;
    let response: http::Response<&str> = match hooks.receive(&headers, &body) {
        Ok(message) => {
            println!("{} {}", message.kind(), message.dispute_id().unwrap_or("of no dispute"));
            message.ack().into()
        }
        Err(error) => {
            println!("refused: {error}");
            let mut response = http::Response::new("");
            *response.status_mut() = http::StatusCode::BAD_REQUEST;
            response
        }
    };
    let (status, body) = (response.status(), response.body());
    write!(stream, "HTTP/1.1 {status}\r\nconnection: close\r\ncontent-length: {}\r\n\r\n{body}", body.len())
}

/// The headers and the exact bytes of the body, which the signature is of.
fn request(stream: &TcpStream) -> Result<(HeaderMap, Vec<u8>), Error> {
    let unreadable = |what: &str| Error::new(ErrorKind::InvalidData, what.to_owned());
    let mut lines = BufReader::new(stream.take(2 * MOST_BYTES as u64));
    let mut headers = HeaderMap::new();
    let mut line = String::new();
    lines.read_line(&mut line)?;
    loop {
        line.clear();
        lines.read_line(&mut line)?;
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| unreadable("a header's name"))?;
        headers.append(name, HeaderValue::from_str(value.trim()).map_err(|_| unreadable("a header's value"))?);
    }
    let length = headers.get("content-length").and_then(|length| length.to_str().ok()?.parse().ok());
    let length = length.filter(|length| *length <= MOST_BYTES).ok_or_else(|| unreadable("the length of the body"))?;
    let mut body = vec![0; length];
    lines.read_exact(&mut body)?;
    Ok((headers, body))
}
