//! One connection, kept alive: read a request to its end, write the answer, again.

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::answers::Answers;

/// No request's head is larger.
const MOST: usize = 64 * 1024;

/// Answers until the client is gone. Whatever goes wrong on a connection ends it, and nothing else.
pub(crate) async fn serve(mut socket: TcpStream, answers: &Answers) {
    let mut buffer = vec![0; MOST];
    let mut filled = 0;
    loop {
        let (head, length) = loop {
            if let Some(request) = request(&buffer[..filled]) {
                break request;
            }
            match socket.read(&mut buffer[filled..]).await {
                Ok(count) if count > 0 => filled += count,
                // Gone, broken, or a head that does not end.
                _ => return,
            }
        };
        let answer = answers.to(&buffer[..head]);
        let mut missing = (head + length).saturating_sub(filled);
        if missing > 0 {
            // The body's rest is of no interest.
            filled = 0;
            while missing > 0 {
                let most = missing.min(MOST);
                match socket.read(&mut buffer[..most]).await {
                    Ok(count) if count > 0 => missing -= count,
                    _ => return,
                }
            }
        } else {
            buffer.copy_within(head + length..filled, 0);
            filled -= head + length;
        }
        if socket.write_all(answer).await.is_err() {
            return;
        }
    }
}

/// How long the head is, and the body behind it; none if the head is not all there yet.
fn request(bytes: &[u8]) -> Option<(usize, usize)> {
    let head = bytes.windows(4).position(|end| end == b"\r\n\r\n")? + 4;
    if bytes.starts_with(b"GET ") {
        return Some((head, 0));
    }
    let text = std::str::from_utf8(&bytes[..head]).ok()?;
    let length = text.split("\r\n").find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse().ok())?
    });
    Some((head, length.unwrap_or(0)))
}
