//! Just enough HTTP/1.1 for both sides: control requests on one kept connection, and the webhook's endpoint.

use std::io::{BufRead, BufReader, Error, ErrorKind, Result, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::Value;

/// The sandbox answers within this time, however busy the machine is; a history that hangs is a finding.
const PATIENCE: Duration = Duration::from_secs(120);

/// The control interface of a sandbox.
#[derive(Debug)]
pub(crate) struct Control {
    authority: String,
    connection: Option<BufReader<TcpStream>>,
}

impl Control {
    /// Talks to the sandbox whose URL this is.
    pub(crate) fn new(url: &str) -> Self {
        Self { authority: url.trim_start_matches("http://").to_owned(), connection: None }
    }

    /// A request that must succeed.
    pub(crate) fn must(&mut self, method: &str, path: &str, body: &Value) -> std::result::Result<Value, String> {
        match self.ask(method, path, body)? {
            (200, answer) => Ok(answer),
            (status, answer) => Err(format!("{method} {path} {body} answered {status}: {answer}")),
        }
    }

    /// A request; its status and JSON.
    pub(crate) fn ask(&mut self, method: &str, path: &str, body: &Value) -> std::result::Result<(u16, Value), String> {
        let answer = self.exchange(method, path, body).or_else(|_| {
            // The connection was old.
            self.connection = None;
            self.exchange(method, path, body)
        });
        answer.map_err(|error| format!("{method} {path}: {error}"))
    }

    fn exchange(&mut self, method: &str, path: &str, body: &Value) -> Result<(u16, Value)> {
        if self.connection.is_none() {
            let stream = TcpStream::connect(&self.authority)?;
            stream.set_read_timeout(Some(PATIENCE))?;
            stream.set_nodelay(true)?;
            self.connection = Some(BufReader::new(stream));
        }
        let Some(connection) = self.connection.as_mut() else { return Err(ErrorKind::NotConnected.into()) };
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let head = format!(
            "{method} /_sandbox/{path} HTTP/1.1\r\nhost: {}\r\ncontent-length: {}\r\n\r\n",
            self.authority,
            body.len()
        );
        connection.get_mut().write_all((head + &body).as_bytes())?;
        let Message { first, body, .. } = read(connection)?;
        let status = first.split(' ').nth(1).and_then(|status| status.parse().ok());
        let status = status.ok_or_else(|| Error::new(ErrorKind::InvalidData, first))?;
        Ok((status, serde_json::from_slice(&body).unwrap_or_default()))
    }
}

/// A request or an answer.
#[derive(Debug)]
pub(crate) struct Message {
    pub(crate) first: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

/// Reads one message with a `content-length`.
pub(crate) fn read(from: &mut impl BufRead) -> Result<Message> {
    let mut line = String::new();
    let mut next = |from: &mut dyn BufRead| -> Result<String> {
        line.clear();
        if from.read_line(&mut line)? == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        Ok(line.trim_end().to_owned())
    };
    let first = next(from)?;
    let mut headers = Vec::new();
    loop {
        let line = next(from)?;
        let Some((name, value)) = line.split_once(':') else { break };
        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let length = headers.iter().find(|(name, _)| name == "content-length").and_then(|(_, value)| value.parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    from.read_exact(&mut body)?;
    Ok(Message { first, headers, body })
}

/// Answers a request and closes its connection.
pub(crate) fn answer(stream: &mut TcpStream, status: u16, body: &str) -> Result<()> {
    let head = format!("HTTP/1.1 {status} X\r\ncontent-length: {}\r\nconnection: close\r\n\r\n", body.len());
    stream.write_all((head + body).as_bytes())
}
