//! Sources that a program reads without blocking, read in a thread that may wait for them.

use std::future::poll_fn;
use std::io::{self, Read};
use std::pin::Pin;
use std::task::{Poll, ready};

use bytes::Bytes;
use futures_util::StreamExt as _;
use futures_util::stream::BoxStream;
use tokio::io::{AsyncRead, ReadBuf};
use tokio::runtime::Handle;

/// The runtime of the call, which [`elsewhere`](crate::request::reading::elsewhere) gives to the thread.
fn runtime() -> io::Result<Handle> {
    Handle::try_current().map_err(io::Error::other)
}

/// A stream of pieces.
pub(crate) struct Pieces {
    stream: BoxStream<'static, io::Result<Bytes>>,
    piece: Bytes,
}

impl Pieces {
    pub(crate) fn new(stream: BoxStream<'static, io::Result<Bytes>>) -> Self {
        Self { stream, piece: Bytes::new() }
    }
}

impl Read for Pieces {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.piece.is_empty() {
            match runtime()?.block_on(self.stream.next()) {
                Some(piece) => self.piece = piece?,
                None => return Ok(0),
            }
        }
        let size = buffer.len().min(self.piece.len());
        buffer[..size].copy_from_slice(&self.piece.split_to(size));
        Ok(size)
    }
}

/// A reader of tokio's.
pub(crate) struct Waiting<R>(pub(crate) Pin<Box<R>>);

impl<R: AsyncRead> Read for Waiting<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut buffer = ReadBuf::new(buffer);
        runtime()?.block_on(poll_fn(|context| {
            ready!(self.0.as_mut().poll_read(context, &mut buffer))?;
            Poll::Ready(Ok(buffer.filled().len()))
        }))
    }
}
