//! The HTTP client underneath, and one attempt at sending: what is known afterwards.

use std::net::IpAddr;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http_body::{Body, Frame, SizeHint};
use tokio::time::{Instant, timeout_at};
use zeroize::Zeroizing;

use super::multipart::{self, Multipart};
use super::retry::Attempt;
use crate::{Error, ErrorKind};

/// An answer larger than this is refused while it is read: no dispute, list or document comes near it.
const LARGEST_ANSWER: usize = 32 * 1024 * 1024;

/// How connections are made.
#[derive(Clone)]
pub(crate) struct Connecting {
    pub(crate) timeout: Duration,
    /// It may hold credentials.
    pub(crate) proxy: Option<Zeroizing<String>>,
}

/// Where a client's requests go.
pub(crate) struct Hosts {
    home: Host,
    /// Those of operations that go elsewhere, by the option that says where.
    others: Vec<(&'static str, Host)>,
}

/// One host, and the connections that lead there.
#[derive(Debug)]
pub struct Host {
    /// Scheme, host and shared path.
    pub base_url: String,
    /// The client that sends.
    pub http: reqwest::Client,
}

impl Hosts {
    /// Prepares connections to all of them.
    ///
    /// # Errors
    /// `ConfigError` if TLS or the proxy cannot be set up.
    pub(crate) fn new(
        connecting: &Connecting,
        base_url: String,
        others: impl IntoIterator<Item = (&'static str, String)>,
    ) -> Result<Self, Error> {
        // One pool for all that is far, and one for this machine, which no proxy is ever asked for: the credentials would
        // reach it in the clear. What is here mostly speaks no TLS, and reading the system's certificates takes long.
        let mut pools = [const { None }; 3];
        let mut host = |base_url: String| {
            let local = local(&base_url);
            let tls = !local || base_url.starts_with("https:");
            let pool = &mut pools[usize::from(local) + usize::from(!tls)];
            let http = match pool {
                Some(http) => http,
                None => pool.insert(http_client(connecting, local, tls)?),
            };
            Ok(Host { base_url, http: http.clone() })
        };
        let home = host(base_url)?;
        let others = others.into_iter().map(|(option, base_url)| Ok((option, host(base_url)?)));
        Ok(Self { home, others: others.collect::<Result<_, _>>()? })
    }

    /// The same hosts with connections of their own.
    ///
    /// # Errors
    /// `ConfigError` if TLS or the proxy cannot be set up any more.
    pub(crate) fn renewed(&self, connecting: &Connecting) -> Result<Self, Error> {
        let others = self.others.iter().map(|(option, host)| (*option, host.base_url.clone()));
        Self::new(connecting, self.home.base_url.clone(), others)
    }

    /// The one that an operation's option names, if it has one of its own.
    pub(crate) fn of(&self, option: Option<&str>) -> &Host {
        let other = option.and_then(|option| self.others.iter().find(|(name, _)| *name == option));
        other.map_or(&self.home, |(_, host)| host)
    }
}

/// A client with one pool of connections; it neither retries nor follows redirects, and always checks TLS.
///
/// # Errors
/// `ConfigError` if TLS or the proxy cannot be set up.
fn http_client(connecting: &Connecting, local: bool, tls: bool) -> Result<reqwest::Client, Error> {
    let mut builder = reqwest::Client::builder();
    if tls {
        let roots = webpki_root_certs::TLS_SERVER_ROOT_CERTS.iter().map(|root| reqwest::Certificate::from_der(root));
        let roots =
            roots.collect::<Result<Vec<_>, _>>().map_err(|error| unusable("the bundled root certificates", error))?;
        builder = builder.tls_certs_merge(roots);
    } else {
        // It would trust nobody.
        builder = builder.tls_certs_only([]);
    }
    builder = builder
        .connect_timeout(connecting.timeout)
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .referer(false)
        .tcp_nodelay(true)
        .user_agent(concat!("rebuttal/", env!("CARGO_PKG_VERSION")));
    if local {
        builder = builder.no_proxy();
    } else if let Some(proxy) = &connecting.proxy {
        let proxy =
            reqwest::Proxy::all(proxy.as_str()).map_err(|error| unusable("the proxy", error).with_field("proxy"))?;
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
fn local(base_url: &str) -> bool {
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
    Files(Multipart),
}

impl Payload {
    pub(crate) fn content_type(&self) -> Option<http::HeaderValue> {
        match self {
            Self::None => None,
            Self::Bytes { content_type, .. } => Some(http::HeaderValue::from_static(content_type)),
            // Letters, digits and a fixed beginning: every header takes them.
            Self::Files(parts) => http::HeaderValue::try_from(parts.content_type()).ok(),
        }
    }

    /// Its length in bytes.
    pub(crate) fn size(&self) -> u64 {
        match self {
            Self::None => 0,
            Self::Bytes { bytes, .. } => bytes.len() as u64,
            Self::Files(parts) => parts.length(),
        }
    }

    /// The exact bytes, which a scheme may sign; none where they are read while they are sent.
    pub(crate) fn bytes(&self) -> Option<&[u8]> {
        match self {
            Self::None => Some(&[]),
            Self::Bytes { bytes, .. } => Some(bytes),
            Self::Files(_) => None,
        }
    }

    /// The body of one attempt.
    ///
    /// # Errors
    /// When a file is no longer what was checked.
    async fn pieces(&self) -> Result<Option<Pieces>, Error> {
        Ok(match self {
            Self::None => None,
            Self::Bytes { bytes, .. } => Some(Pieces::One(Some(bytes.clone()))),
            Self::Files(parts) => Some(Pieces::Many(parts.open().await?)),
        })
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
    /// `NeverSent`, `Lost`, or `Settled` where the body itself is at fault.
    pub(crate) attempt: Attempt,
    pub(crate) error: Error,
}

impl NoAnswer {
    fn new(never_sent: bool, error: Error) -> Self {
        let attempt = if never_sent { Attempt::NeverSent } else { Attempt::Lost };
        Self { attempt, error }
    }

    /// The body was cut off before its end, so the provider cannot have taken it for whole.
    fn settled(error: Error) -> Self {
        Self { attempt: Attempt::Settled, error }
    }
}

/// Opens a body for one attempt.
pub(crate) async fn pieces(payload: &Payload, until: Instant) -> Result<Option<Pieces>, NoAnswer> {
    match timeout_at(until, payload.pieces()).await {
        Ok(pieces) => pieces.map_err(NoAnswer::settled),
        Err(_) => Err(too_slow(true)),
    }
}

/// Sends once, with that body, and reads the whole answer; `sending` is new, and knows at any time how far that is.
pub(crate) fn send(
    http: &reqwest::Client,
    mut request: reqwest::Request,
    pieces: Option<Pieces>,
    sending: &Arc<Sending>,
    until: Instant,
) -> impl Future<Output = Result<Arrived, NoAnswer>> {
    // Without a body there is nothing to watch; it counts as sent. Nobody asks for an empty one either.
    let empty = pieces.as_ref().is_none_or(|pieces| pieces.left() == 0);
    sending.started.store(empty, Ordering::Release);
    // progenitor wrote a stand-in here.
    *request.body_mut() = pieces.map(|pieces| reqwest::Body::wrap(Watched { pieces, sending: sending.clone() }));
    // Here and not in the future, which would hold the whole request until its end.
    answered(http.execute(request), sending, until)
}

async fn answered(
    pending: impl Future<Output = Result<reqwest::Response, reqwest::Error>>,
    sending: &Sending,
    until: Instant,
) -> Result<Arrived, NoAnswer> {
    let never_sent =
        |error: Option<&reqwest::Error>| !sending.started() || error.is_some_and(reqwest::Error::is_connect);
    let mut response = match timeout_at(until, pending).await {
        Ok(Ok(response)) => response,
        Ok(Err(error)) => {
            if let Some(cut) = sending.cut() {
                return Err(NoAnswer::settled(cut));
            }
            let never_sent = never_sent(Some(&error));
            return Err(NoAnswer::new(never_sent, lost(never_sent, error)));
        }
        Err(_) => return Err(too_slow(never_sent(None))),
    };
    let _ = sending.version.set(response.version());
    let status = response.status().as_u16();
    let headers = std::mem::take(response.headers_mut());
    match timeout_at(until, read(response)).await {
        Ok(Ok(body)) => Ok(Arrived { status, headers, body }),
        Ok(Err(error)) => Err(NoAnswer::new(false, error.with_http_status(status))),
        Err(_) => Err(too_slow(false)),
    }
}

async fn read(mut response: reqwest::Response) -> Result<Bytes, Error> {
    // What is announced is believed only as far as it may come.
    let announced = response.content_length().and_then(|length| usize::try_from(length).ok()).unwrap_or(0);
    let mut first = Bytes::new();
    let mut whole = BytesMut::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| lost(false, error))? {
        let so_far = first.len() + whole.len();
        if so_far + chunk.len() > LARGEST_ANSWER {
            let message = format!("the answer is larger than {LARGEST_ANSWER} bytes and was not read to its end");
            return Err(Error::new(ErrorKind::Transport, message));
        }
        if so_far == 0 {
            // Mostly this is all, and need not be copied.
            first = chunk;
            continue;
        }
        if whole.is_empty() {
            whole.reserve(announced.clamp(first.len() + chunk.len(), LARGEST_ANSWER));
            whole.extend_from_slice(&std::mem::take(&mut first));
        }
        whole.extend_from_slice(&chunk);
    }
    Ok(if whole.is_empty() { first } else { whole.freeze() })
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
    NoAnswer::new(never_sent, Error::new(ErrorKind::RequestTimeout, message))
}

/// What is known of a request that is being sent.
#[derive(Default)]
pub(crate) struct Sending {
    /// It was asked for, which happens only once a connection stands. Until then nothing, headers included, has left
    /// this machine: the difference between "did not happen" and "nobody knows".
    started: AtomicBool,
    /// Once an answer has begun.
    version: OnceLock<http::Version>,
    /// Why it was cut off before its end.
    cut: Mutex<Option<Error>>,
}

impl Sending {
    /// Whether anything of it may have reached the provider.
    pub(crate) fn started(&self) -> bool {
        self.started.load(Ordering::Acquire)
    }

    /// The version of HTTP that answers.
    pub(crate) fn http_version(&self) -> Option<&'static str> {
        Some(match *self.version.get()? {
            http::Version::HTTP_10 => "1.0",
            http::Version::HTTP_11 => "1.1",
            http::Version::HTTP_2 => "2",
            http::Version::HTTP_3 => "3",
            _ => return None,
        })
    }

    fn cut(&self) -> Option<Error> {
        self.cut.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// A body that notes what becomes of it.
struct Watched {
    pieces: Pieces,
    sending: Arc<Sending>,
}

/// A request's body, piece by piece.
pub(crate) enum Pieces {
    One(Option<Bytes>),
    Many(multipart::Body),
}

impl Pieces {
    /// How many bytes are still to come.
    fn left(&self) -> u64 {
        match self {
            Self::One(bytes) => bytes.as_ref().map_or(0, Bytes::len) as u64,
            Self::Many(body) => body.left(),
        }
    }
}

/// What the connection is told in place of the error itself, which waits in [`Sending`].
#[derive(Debug)]
struct Cut;

impl std::fmt::Display for Cut {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the request's body ended before its time")
    }
}

impl std::error::Error for Cut {}

impl Body for Watched {
    type Data = Bytes;
    type Error = Cut;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Cut>>> {
        self.sending.started.store(true, Ordering::Release);
        let piece = match &mut self.pieces {
            Pieces::One(bytes) => bytes.take().map(Ok),
            Pieces::Many(body) => ready!(body.poll_next(cx)),
        };
        Poll::Ready(piece.map(|piece| match piece {
            Ok(bytes) => Ok(Frame::data(bytes)),
            Err(error) => {
                *self.sending.cut.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
                Err(Cut)
            }
        }))
    }

    fn is_end_stream(&self) -> bool {
        match &self.pieces {
            Pieces::One(bytes) => bytes.is_none(),
            Pieces::Many(body) => body.left() == 0,
        }
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.pieces.left())
    }
}
