//! The body of one attempt, handed to the connection piece by piece.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use tokio::task::{JoinHandle, spawn_blocking};

use crate::Error;
use crate::request::files::Progress;
use crate::request::multipart::content::{Content, Reading};

/// What is still to be sent. Nothing is read before the connection asks for it, so no more than a piece is held.
pub(crate) struct Body {
    segments: VecDeque<Segment>,
    left: u64,
    reported: Reported,
}

/// What a body is made of.
pub(super) enum Segment {
    Text(Bytes),
    File(Arc<Content>, Reading),
    /// A file that is being read, off the threads that drive calls.
    Busy(Arc<Content>, JoinHandle<(Reading, Result<Bytes, Error>)>),
}

/// How far the files are, and who wants to know.
pub(super) struct Reported {
    sent: u64,
    /// Given to the connection, but not yet reported.
    given: u64,
    all: u64,
    progress: Option<Progress>,
}

impl Reported {
    pub(super) fn new(all: u64, progress: Option<Progress>) -> Self {
        Self { sent: 0, given: 0, all, progress }
    }

    fn tell(&mut self) {
        if self.given > 0 {
            self.sent += std::mem::take(&mut self.given);
            if let Some(progress) = &self.progress {
                progress(self.sent, self.all);
            }
        }
    }
}

impl Body {
    pub(super) fn new(segments: VecDeque<Segment>, length: u64, reported: Reported) -> Self {
        Self { segments, left: length, reported }
    }

    /// How many bytes are still to come.
    pub(crate) fn left(&self) -> u64 {
        self.left
    }

    /// The next piece; at the end and after an error, nothing.
    pub(crate) fn poll_next(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, Error>>> {
        // The connection asks for more when it has taken what it was given.
        self.reported.tell();
        while let Some(segment) = self.segments.pop_front() {
            match segment {
                Segment::Text(text) => return self.give(text),
                Segment::File(content, reading) => self.segments.push_front(read(content, reading)),
                Segment::Busy(content, mut task) => {
                    let Poll::Ready(joined) = Pin::new(&mut task).poll(cx) else {
                        self.segments.push_front(Segment::Busy(content, task));
                        return Poll::Pending;
                    };
                    // A reader of the caller's may have panicked.
                    let read = joined.map_err(|error| content.unreadable(error));
                    match read.and_then(|(reading, piece)| Ok((reading, piece?))) {
                        Ok((reading, piece)) => return self.give_of(content, reading, piece),
                        Err(error) => {
                            self.segments.clear();
                            return Poll::Ready(Some(Err(error)));
                        }
                    }
                }
            }
        }
        Poll::Ready(None)
    }

    fn give_of(&mut self, content: Arc<Content>, reading: Reading, piece: Bytes) -> Poll<Option<Result<Bytes, Error>>> {
        if !reading.is_done(&content) {
            self.segments.push_front(Segment::File(content, reading));
        }
        self.reported.given = piece.len() as u64;
        self.give(piece)
    }

    fn give(&mut self, piece: Bytes) -> Poll<Option<Result<Bytes, Error>>> {
        self.left -= piece.len() as u64;
        Poll::Ready(Some(Ok(piece)))
    }
}

fn read(content: Arc<Content>, mut reading: Reading) -> Segment {
    let of = content.clone();
    let task = spawn_blocking(move || {
        let piece = reading.next(&of);
        (reading, piece)
    });
    Segment::Busy(content, task)
}
