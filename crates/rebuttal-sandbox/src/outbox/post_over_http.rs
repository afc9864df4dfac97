//! A small HTTP client for webhooks.

use std::net::{IpAddr, SocketAddr};

use bytes::Bytes;
use http::header::HOST;
use http::{HeaderMap, HeaderValue, Method, Request, StatusCode, Uri};
use http_body_util::{BodyExt, Full, Limited};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpStream, lookup_host};
use tokio::task::JoinSet;
use tokio::time::timeout;

use super::DeliveryLimits;

/// No acknowledgement is longer.
const MOST_ANSWER_BYTES: usize = 64 * 1024;

/// Reads the URL of a webhook: `http`, and a host that is this machine unless deliveries may leave it. The error is one
/// sentence.
pub(crate) fn webhook_url(text: &str, leaves_the_machine: bool) -> Result<Uri, String> {
    let url: Uri = text.parse().map_err(|error| format!("{text:?} is not a URL: {error}"))?;
    if url.scheme_str() != Some("http") {
        return Err(format!("{text:?} does not begin with http://, the only scheme that the sandbox delivers to"));
    }
    if url.authority().is_some_and(|authority| authority.as_str().contains('@')) {
        return Err("a user name in the URL is not supported".to_owned());
    }
    let host = bare_host(&url);
    let local = host == "localhost" || host.parse().is_ok_and(|address: IpAddr| address.is_loopback());
    if local || (leaves_the_machine && !host.is_empty()) {
        return Ok(url);
    }
    Err(format!(
        "the host {host:?} is not this machine: use 127.0.0.1 or localhost, or start the sandbox with --allow-remote"
    ))
}

/// The host without the brackets of IPv6.
fn bare_host(url: &Uri) -> &str {
    url.host().unwrap_or_default().trim_start_matches('[').trim_end_matches(']')
}

/// Posts once, within `time` altogether. An error is one sentence: there was no HTTP answer.
pub(super) async fn post(
    url: &Uri,
    headers: HeaderMap,
    body: Bytes,
    limits: DeliveryLimits,
) -> Result<(StatusCode, Bytes), String> {
    match timeout(limits.time, exchange(url, headers, body, limits.leaves_the_machine)).await {
        Ok(result) => result,
        Err(_) => Err(format!("no answer within {:?}", limits.time)),
    }
}

async fn exchange(
    url: &Uri,
    headers: HeaderMap,
    body: Bytes,
    leaves_the_machine: bool,
) -> Result<(StatusCode, Bytes), String> {
    let stream = connect(url, leaves_the_machine).await?;
    let failed = |error: hyper::Error| format!("the exchange failed: {error}");
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(failed)?;
    // The task ends with this function: a JoinSet aborts what it holds.
    let mut driver = JoinSet::new();
    driver.spawn(connection);
    let target = url.path_and_query().map_or("/", http::uri::PathAndQuery::as_str);
    let mut request = Request::new(Full::new(body));
    *request.method_mut() = Method::POST;
    *request.uri_mut() = target.parse().map_err(|error| format!("{target:?} is not a path: {error}"))?;
    *request.headers_mut() = headers;
    let host = url.authority().map_or("", http::uri::Authority::as_str);
    let host = HeaderValue::from_str(host).map_err(|error| format!("{host:?} is not a host: {error}"))?;
    request.headers_mut().insert(HOST, host);
    let answer = sender.send_request(request).await.map_err(failed)?;
    let status = answer.status();
    let body = Limited::new(answer.into_body(), MOST_ANSWER_BYTES).collect().await;
    let body = body.map_err(|error| format!("HTTP {status}, and then the body failed: {error}"))?;
    Ok((status, body.to_bytes()))
}

/// Connects. Unless deliveries may leave the machine, only to a loopback address, also where a name resolves to others.
async fn connect(url: &Uri, leaves_the_machine: bool) -> Result<TcpStream, String> {
    let port = url.port_u16().unwrap_or(80);
    let addresses = lookup_host((bare_host(url), port)).await.map_err(|error| format!("no such host: {error}"))?;
    let mut last = "the host is not this machine".to_owned();
    for address in addresses.filter(|address: &SocketAddr| leaves_the_machine || address.ip().is_loopback()) {
        match TcpStream::connect(address).await {
            Ok(stream) => return Ok(stream),
            Err(error) => last = format!("could not connect to {address}: {error}"),
        }
    }
    Err(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_gets_notifications() {
        for good in ["http://127.0.0.1:1/a?b=c", "http://localhost/x", "http://[::1]:80/", "http://127.9.9.9"] {
            assert!(webhook_url(good, false).is_ok() && webhook_url(good, true).is_ok(), "{good}");
        }
        for bad in [
            "", "/alipay", "https://127.0.0.1/", "http://example.com/", "http://10.0.0.1/", "http://a@127.0.0.1/",
            "http://127.0.0.1.example.com/", "ftp://localhost/",
        ] {
            assert!(webhook_url(bad, false).is_err(), "{bad}");
        }
    }

    #[test]
    fn others_get_them_over_plain_http_where_that_is_allowed() {
        for good in ["http://app:9999/hook", "http://10.0.0.1/", "http://example.com/"] {
            assert!(webhook_url(good, true).is_ok(), "{good}");
        }
        for bad in ["", "/alipay", "https://app/", "http://a@app/", "ftp://app/", "http:///hook"] {
            assert!(webhook_url(bad, true).is_err(), "{bad}");
        }
    }
}
