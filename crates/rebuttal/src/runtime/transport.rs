//! The HTTP client underneath, and one attempt at sending: what is known afterwards.

use std::net::IpAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http_body::{Body, Frame, SizeHint};
use tokio::time::{Instant, timeout_at};

use crate::{Error, ErrorKind};

/// An answer larger than this is refused while it is read: no dispute, list or document comes near it.
const LARGEST_ANSWER: usize = 32 * 1024 * 1024;

/// How connections are made.
#[derive(Clone)]
pub(crate) struct Connecting {
    pub(crate) timeout: Duration,
    pub(crate) proxy: Option<String>,
    /// The base URL is this machine, which no proxy is ever asked for.
    pub(crate) local: bool,
}

/// A client with one pool of connections; it neither retries nor follows redirects, and always checks TLS.
///
/// # Errors
/// `ConfigError` if TLS or the proxy cannot be set up.
pub(crate) fn http_client(connecting: &Connecting) -> Result<reqwest::Client, Error> {
    let roots = webpki_root_certs::TLS_SERVER_ROOT_CERTS.iter().map(|root| reqwest::Certificate::from_der(root));
    let roots =
        roots.collect::<Result<Vec<_>, _>>().map_err(|error| unusable("the bundled root certificates", error))?;
    let mut builder = reqwest::Client::builder()
        .tls_certs_merge(roots)
        .connect_timeout(connecting.timeout)
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .referer(false)
        .tcp_nodelay(true)
        .user_agent(concat!("rebuttal/", env!("CARGO_PKG_VERSION")));
    if connecting.local {
        builder = builder.no_proxy();
    } else if let Some(proxy) = &connecting.proxy {
        let proxy = reqwest::Proxy::all(proxy).map_err(|error| unusable("the proxy", error).with_field("proxy"))?;
        builder = builder.proxy(proxy);
    }
    builder.build().map_err(|error| unusable("the HTTP client", error))
}

fn unusable(what: &str, error: reqwest::Error) -> Error {
    Error::new(ErrorKind::Config, format!("{what} cannot be set up")).with_source(error.without_url())
}

/// Checks a base URL: absolute, without credentials, query or fragment, and https unless it is this machine or allowed.
///
/// # Errors
/// `ConfigError` naming the option.
pub fn base_url(option: &str, text: &str, allow_http: bool) -> Result<String, Error> {
    let refuse = |problem: &str| {
        Err(Error::new(ErrorKind::Config, format!("the option `{option}` {problem}")).with_field(option))
    };
    let Ok(url) = reqwest::Url::parse(text) else {
        return refuse("is not a URL; one such as https://host.example is expected");
    };
    if !url.username().is_empty() || url.password().is_some() || url.query().is_some() || url.fragment().is_some() {
        return refuse("must be scheme, host and perhaps a path, without credentials, query or fragment");
    }
    let local = is_local(&url);
    match url.scheme() {
        "https" => {}
        "http" if local || allow_http => {}
        "http" => return refuse("is not https; set `allow_http` if you must send credentials in the clear"),
        _ => return refuse("must begin with https://"),
    }
    Ok(url.as_str().trim_end_matches('/').to_owned())
}

/// Whether a base URL is this machine.
pub(crate) fn local(base_url: &str) -> bool {
    reqwest::Url::parse(base_url).is_ok_and(|url| is_local(&url))
}

fn is_local(url: &reqwest::Url) -> bool {
    url.host_str().is_some_and(|host| {
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        host == "localhost" || bare.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
    })
}

/// A request's body, which every attempt sends anew.
pub(crate) enum Payload {
    None,
    Bytes { bytes: Bytes, content_type: &'static str },
}

impl Payload {
    pub(crate) fn content_type(&self) -> Option<http::HeaderValue> {
        match self {
            Self::None => None,
            Self::Bytes { content_type, .. } => Some(http::HeaderValue::from_static(content_type)),
        }
    }

    fn is_empty(&self) -> bool {
        match self {
            Self::None => true,
            Self::Bytes { bytes, .. } => bytes.is_empty(),
        }
    }

    /// The exact bytes, where they stand in one piece: what a scheme signs.
    pub(crate) fn bytes(&self) -> &[u8] {
        match self {
            Self::None => &[],
            Self::Bytes { bytes, .. } => bytes,
        }
    }
}

/// What came back, whole.
pub(crate) struct Arrived {
    pub(crate) status: u16,
    pub(crate) headers: http::HeaderMap,
    pub(crate) body: Bytes,
}

/// Why nothing whole came back.
pub(crate) struct NoAnswer {
    /// No byte of the request can have reached the provider.
    pub(crate) never_sent: bool,
    pub(crate) error: Error,
}

/// Sends once, with that body, and reads the whole answer.
pub(crate) async fn send(
    http: &reqwest::Client,
    mut request: reqwest::Request,
    payload: &Payload,
    until: Instant,
) -> Result<Arrived, NoAnswer> {
    // Without a body there is nothing to watch; it counts as sent. Nobody asks for an empty one either.
    let started = Arc::new(AtomicBool::new(payload.is_empty()));
    match payload {
        Payload::None => {}
        Payload::Bytes { bytes, .. } => {
            let body = Watched { bytes: Some(bytes.clone()), started: started.clone() };
            *request.body_mut() = Some(reqwest::Body::wrap(body));
        }
    }
    let never_sent = |error: Option<&reqwest::Error>| {
        !started.load(Ordering::Acquire) || error.is_some_and(reqwest::Error::is_connect)
    };
    let response = match timeout_at(until, http.execute(request)).await {
        Ok(Ok(response)) => response,
        Ok(Err(error)) => {
            let never_sent = never_sent(Some(&error));
            return Err(NoAnswer { never_sent, error: lost(never_sent, error) });
        }
        Err(_) => return Err(too_slow(never_sent(None))),
    };
    let status = response.status().as_u16();
    let headers = response.headers().clone();
    match timeout_at(until, read(response)).await {
        Ok(Ok(body)) => Ok(Arrived { status, headers, body }),
        Ok(Err(error)) => Err(NoAnswer { never_sent: false, error: error.with_http_status(status) }),
        Err(_) => Err(too_slow(false)),
    }
}

async fn read(mut response: reqwest::Response) -> Result<Bytes, Error> {
    let mut first = Bytes::new();
    let mut rest = BytesMut::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| lost(false, error))? {
        if first.len() + rest.len() + chunk.len() > LARGEST_ANSWER {
            let message = format!("the answer is larger than {LARGEST_ANSWER} bytes and was not read to its end");
            return Err(Error::new(ErrorKind::Transport, message));
        }
        if first.is_empty() {
            first = chunk;
        } else {
            rest.extend_from_slice(&chunk);
        }
    }
    if rest.is_empty() {
        return Ok(first);
    }
    let mut whole = BytesMut::with_capacity(first.len() + rest.len());
    whole.extend_from_slice(&first);
    whole.extend_from_slice(&rest);
    Ok(whole.freeze())
}

fn lost(never_sent: bool, error: reqwest::Error) -> Error {
    let (kind, message) = match (never_sent, error.is_timeout()) {
        (true, true) => (ErrorKind::RequestTimeout, "no connection came about in time; nothing was sent"),
        (true, false) => (ErrorKind::Transport, "no connection came about; nothing was sent"),
        (false, true) => (ErrorKind::RequestTimeout, "the time limit passed while waiting for the answer"),
        (false, false) => (ErrorKind::Transport, "the connection was lost before the whole answer arrived"),
    };
    // Without the URL: it may hold identifiers, and the operation is known anyway.
    Error::new(kind, message).with_source(error.without_url())
}

fn too_slow(never_sent: bool) -> NoAnswer {
    let message = if never_sent {
        "the time limit passed before a connection came about; nothing was sent"
    } else {
        "the time limit passed before the whole answer arrived"
    };
    NoAnswer { never_sent, error: Error::new(ErrorKind::RequestTimeout, message) }
}

/// A body that notes when it is asked for, which happens only once a connection stands. Until then nothing, headers
/// included, has left this machine: the difference between "did not happen" and "nobody knows".
struct Watched {
    bytes: Option<Bytes>,
    started: Arc<AtomicBool>,
}

impl Body for Watched {
    type Data = Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        self.started.store(true, Ordering::Release);
        Poll::Ready(self.bytes.take().map(|bytes| Ok(Frame::data(bytes))))
    }

    fn is_end_stream(&self) -> bool {
        self.bytes.is_none()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.bytes.as_ref().map_or(0, Bytes::len) as u64)
    }
}
