//! One attempt at sending, and what is known afterwards.

use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use http_body::{Body, Frame, SizeHint};
use tokio::time::{Instant, timeout_at};

use super::multipart::{self, Multipart};
use super::retry::Attempt;
use super::webhook::system_now;
use crate::{Error, ErrorKind};

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
    pub(crate) status: u16,
    pub(crate) headers: http::HeaderMap,
    pub(crate) body: Bytes,
    /// When it had come, in milliseconds since 1970.
    pub(crate) at_ms: i64,
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
        Ok(Ok(body)) => Ok(Arrived { status, headers, body, at_ms: system_now() }),
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
