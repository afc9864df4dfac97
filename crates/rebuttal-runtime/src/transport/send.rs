//! One attempt at sending, and what is known afterwards.

use std::pin::Pin;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use http_body::{Body, Frame, SizeHint};
use tokio::time::{Instant, timeout_at};

use crate::call::retry::Attempt;
use crate::error::chain;
use crate::request::multipart;
use crate::request::multipart::Multipart;
use crate::time::system_now;
use crate::{Error, ErrorKind, Outcome, escape};

/// An answer larger than this is refused while it is read: no dispute, list or document comes near it.
const LARGEST_ANSWER: usize = 32 * 1024 * 1024;

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
    /// When it began to arrive, in milliseconds since 1970.
    pub(crate) at_ms: i64,
    pub(crate) status: u16,
    pub(crate) headers: http::HeaderMap,
    pub(crate) body: Bytes,
}

impl Arrived {
    /// The provider's identifier of the request, where the response has one.
    pub(crate) fn request_id(&self) -> Option<String> {
        let found = ["request-id", "x-request-id"].iter().find_map(|name| self.headers.get(*name)?.to_str().ok());
        found.map(|id| escape::escaped(id, escape::NAME).into_owned())
    }

    /// Whether content that is to be used is all here: it says by itself where it ends. What the end of the connection ends may
    /// be half of it. A refusal is read as it came, and what is successful without content needs no length.
    pub(crate) fn is_whole(&self) -> bool {
        if !(200..300).contains(&self.status) || self.status == 204 {
            return true;
        }
        // RFC 9112, section 6.3: the last coding counts, and a length beside it does not.
        match self.headers.get_all(http::header::TRANSFER_ENCODING).iter().next_back() {
            Some(codings) => codings.to_str().is_ok_and(|codings| {
                codings.rsplit(',').next().is_some_and(|last| last.trim().eq_ignore_ascii_case("chunked"))
            }),
            None => self.headers.contains_key(http::header::CONTENT_LENGTH),
        }
    }
}

/// Why nothing whole came back.
pub(crate) struct NoAnswer {
    /// `NeverSent`, `Lost`, or `Settled` where the body itself is at fault.
    pub(crate) attempt: Attempt,
    pub(crate) error: Error,
}

impl NoAnswer {
    fn new(never_sent: bool, error: Error) -> Self {
        let (attempt, outcome) =
            if never_sent { (Attempt::NeverSent, Outcome::NotDone) } else { (Attempt::Lost, Outcome::Unknown) };
        Self { attempt, error: error.with_outcome(outcome) }
    }

    /// The body was cut off before its end, so the provider cannot have taken it for whole.
    fn settled(error: Error) -> Self {
        Self { attempt: Attempt::Settled, error }
    }
}

/// Opens a body for one attempt.
pub(crate) async fn pieces(payload: &Payload, until: Instant, base_url: &str) -> Result<Option<Pieces>, NoAnswer> {
    match timeout_at(until, payload.pieces()).await {
        Ok(pieces) => pieces.map_err(NoAnswer::settled),
        Err(_) => Err(too_slow(true, base_url)),
    }
}

/// Sends once, with that body, and reads the whole answer; `sending` is new, and knows at any time how far that is.
pub(crate) fn send(
    http: &reqwest::Client,
    mut request: reqwest::Request,
    pieces: Option<Pieces>,
    sending: &Arc<Sending>,
    until: Instant,
    base_url: &str,
) -> impl Future<Output = Result<Arrived, NoAnswer>> {
    // Also where there is no body: the connection asks for it all the same before it writes the head.
    let pieces = pieces.unwrap_or(Pieces::One(None));
    // RFC 9110, 8.6: a server may ask for the length of a body that a method could have.
    if pieces.left() == 0 && !matches!(*request.method(), http::Method::GET | http::Method::HEAD | http::Method::DELETE)
    {
        request.headers_mut().insert(http::header::CONTENT_LENGTH, http::HeaderValue::from_static("0"));
    }
    *request.body_mut() = Some(reqwest::Body::wrap(Watched { pieces, sending: sending.clone() }));
    // Here and not in the future, which would hold the whole request until its end.
    answered(http.execute(request), sending, until, base_url)
}

async fn answered(
    pending: impl Future<Output = Result<reqwest::Response, reqwest::Error>>,
    sending: &Sending,
    until: Instant,
    base_url: &str,
) -> Result<Arrived, NoAnswer> {
    let mut response = match timeout_at(until, pending).await {
        Ok(Ok(response)) => response,
        Ok(Err(error)) => {
            if let Some(cut) = sending.cut() {
                return Err(NoAnswer::settled(cut));
            }
            let never_sent = sending.give_up();
            return Err(NoAnswer::new(never_sent, lost(never_sent, error, base_url)));
        }
        Err(_) => return Err(too_slow(sending.give_up(), base_url)),
    };
    let _ = sending.version.set(response.version());
    let (at_ms, status) = (system_now(), response.status().as_u16());
    let headers = std::mem::take(response.headers_mut());
    match timeout_at(until, read(response, base_url)).await {
        Ok(Ok(body)) => Ok(Arrived { at_ms, status, headers, body }),
        // It will not be smaller the next time.
        Ok(Err(error)) if error.is_futile() => Err(NoAnswer::settled(error.with_http_status(status))),
        Ok(Err(error)) => Err(NoAnswer::new(false, error.with_http_status(status))),
        Err(_) => Err(too_slow(false, base_url)),
    }
}

async fn read(mut response: reqwest::Response, base_url: &str) -> Result<Bytes, Error> {
    // What is announced is believed only as far as it may come.
    let announced = response.content_length().and_then(|length| usize::try_from(length).ok()).unwrap_or(0);
    let mut first = Bytes::new();
    let mut whole = BytesMut::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| lost(false, error, base_url))? {
        let so_far = first.len() + whole.len();
        if so_far + chunk.len() > LARGEST_ANSWER {
            let message = format!("the answer is larger than {LARGEST_ANSWER} bytes and was not read to its end");
            let error = Error::new(ErrorKind::Transport, message).with_futile(true);
            return Err(error.with_outcome(Outcome::Unknown));
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

fn lost(never_sent: bool, error: reqwest::Error, base_url: &str) -> Error {
    let host = host(base_url);
    let (kind, what) = match (never_sent, error.is_timeout()) {
        (true, true) => (ErrorKind::RequestTimeout, format!("no connection to {host} came about in time")),
        (true, false) => (ErrorKind::Transport, format!("no connection to {host} came about")),
        (false, true) => (ErrorKind::RequestTimeout, format!("the time limit passed while waiting for {host}")),
        (false, false) => {
            (ErrorKind::Transport, format!("the connection to {host} was lost before the whole answer arrived"))
        }
    };
    let futile = refused_by_proxy(&error);
    // Without the URL: it may hold identifiers, and the operation is known anyway.
    let error = error.without_url();
    let cause = escape::escaped(&root(&error), LONGEST_CAUSE).into_owned();
    let sent = if never_sent { "; nothing was sent" } else { "" };
    Error::new(kind, format!("{what} ({cause}){sent}")).with_futile(futile).with_source(error)
}

/// Whether the proxy wants credentials that it was not given, or other ones. The type that says so is private.
fn refused_by_proxy(error: &reqwest::Error) -> bool {
    chain(error).any(|cause| cause.to_string().contains("proxy authorization required"))
}

/// The most characters of a connection's failure in a message; a certificate in it may name many hosts.
const LONGEST_CAUSE: usize = 300;

/// What is at the bottom of an error: what the system, TLS or HTTP says.
fn root(error: &(dyn std::error::Error + 'static)) -> String {
    chain(error).last().map_or_else(String::new, ToString::to_string)
}

/// `host:port` of a base URL.
fn host(base_url: &str) -> String {
    let url = reqwest::Url::parse(base_url).ok();
    let named = url.as_ref().and_then(|url| Some(format!("{}:{}", url.host_str()?, url.port_or_known_default()?)));
    named.unwrap_or_else(|| "the provider".to_owned())
}

fn too_slow(never_sent: bool, base_url: &str) -> NoAnswer {
    let host = host(base_url);
    let message = if never_sent {
        format!("the time limit passed before a connection to {host} came about; nothing was sent")
    } else {
        format!("the time limit passed before the whole answer of {host} arrived")
    };
    NoAnswer::new(never_sent, Error::new(ErrorKind::RequestTimeout, message))
}

/// What is known of a request that is being sent.
#[derive(Default)]
pub(crate) struct Sending {
    /// One of the three below.
    state: AtomicU8,
    /// Once an answer has begun.
    version: OnceLock<http::Version>,
    /// Why it was cut off before its end.
    cut: Mutex<Option<Error>>,
}

/// No connection has asked for it yet, so nothing of it, headers included, has left this machine.
const WAITING: u8 = 0;
/// A connection that stands, new or used before, has asked for its body, which it does right before it writes the head.
const STARTED: u8 = 1;
/// It was given up while it was waiting. A connection that asks for it from now on gets an error and sends nothing.
const GIVEN_UP: u8 = 2;

impl Sending {
    /// A connection asks for the request; whether it may have it.
    fn start(&self) -> bool {
        let started = self.state.compare_exchange(WAITING, STARTED, Ordering::AcqRel, Ordering::Acquire);
        !matches!(started, Err(GIVEN_UP))
    }

    /// Gives the request up; whether nothing of it was sent, and nothing will be. The difference between "did not happen"
    /// and "nobody knows".
    pub(crate) fn give_up(&self) -> bool {
        let given_up = self.state.compare_exchange(WAITING, GIVEN_UP, Ordering::AcqRel, Ordering::Acquire);
        given_up != Err(STARTED)
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
        if !self.sending.start() {
            return Poll::Ready(Some(Err(Cut)));
        }
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

    /// A connection asks for this before it writes the head, and again after each piece. One that was given up has an end
    /// that it never reaches: the error that follows closes the connection before anything is written to it.
    fn is_end_stream(&self) -> bool {
        self.sending.start()
            && match &self.pieces {
                Pieces::One(bytes) => bytes.as_ref().is_none_or(Bytes::is_empty),
                Pieces::Many(body) => body.left() == 0,
            }
    }

    fn size_hint(&self) -> SizeHint {
        let least = u64::from(self.sending.state.load(Ordering::Acquire) == GIVEN_UP);
        SizeHint::with_exact(self.pieces.left().max(least))
    }
}
