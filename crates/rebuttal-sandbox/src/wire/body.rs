//! Bodies of answers: whole, byte by byte, or breaking off half-way.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use hyper::body::{Body, Frame, SizeHint};
use tokio::time::Sleep;

use super::Manner;

/// The error that makes hyper drop the connection in the middle of a body.
#[derive(Debug)]
pub(super) struct BreaksOff;

impl std::fmt::Display for BreaksOff {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the answer breaks off, as the fault asked")
    }
}

impl std::error::Error for BreaksOff {}

/// A body that always announces its full length, also where only a part is sent.
pub(super) struct ResponseBody {
    left: Bytes,
    announced: u64,
    pace: Pace,
}

enum Pace {
    Whole,
    Spread { pause: Duration, sleeping: Option<Pin<Box<Sleep>>> },
    Half { flushed: bool },
}

impl ResponseBody {
    pub(super) fn new(bytes: Bytes, manner: Manner) -> Self {
        let announced = bytes.len() as u64;
        match manner {
            Manner::Spread(time) => {
                let pieces = u32::try_from(bytes.len()).unwrap_or(u32::MAX).max(1);
                Self { left: bytes, announced, pace: Pace::Spread { pause: time / pieces, sleeping: None } }
            }
            Manner::Half => {
                let half = bytes.slice(..bytes.len() / 2);
                Self { left: half, announced, pace: Pace::Half { flushed: false } }
            }
            Manner::Plainly | Manner::After(_) | Manner::Never => Self { left: bytes, announced, pace: Pace::Whole },
        }
    }
}

impl Body for ResponseBody {
    type Data = Bytes;
    type Error = BreaksOff;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BreaksOff>>> {
        let Self { left, pace, .. } = &mut *self;
        let piece = match pace {
            Pace::Whole => left.len(),
            Pace::Spread { .. } if left.is_empty() => 0,
            Pace::Spread { pause, sleeping } => {
                let sleep = sleeping.get_or_insert_with(|| Box::pin(tokio::time::sleep(*pause)));
                if sleep.as_mut().poll(context).is_pending() {
                    return Poll::Pending;
                }
                *sleeping = None;
                1
            }
            Pace::Half { .. } if !left.is_empty() => left.len(),
            // hyper flushes what it has when a body is not ready, so one "not ready" between the half and the error
            // puts the half on the wire.
            Pace::Half { flushed: flushed @ false } => {
                *flushed = true;
                context.waker().wake_by_ref();
                return Poll::Pending;
            }
            Pace::Half { .. } => return Poll::Ready(Some(Err(BreaksOff))),
        };
        match piece {
            0 => Poll::Ready(None),
            piece => Poll::Ready(Some(Ok(Frame::data(left.split_to(piece))))),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.left.is_empty() && !matches!(self.pace, Pace::Half { .. })
    }

    fn size_hint(&self) -> SizeHint {
        match self.pace {
            Pace::Half { .. } => SizeHint::with_exact(self.announced),
            Pace::Whole | Pace::Spread { .. } => SizeHint::with_exact(self.left.len() as u64),
        }
    }
}
