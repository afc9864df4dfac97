//! What loading a file may cost.
//!
//! `lopdf` parses an object as often as it is listed, and keeps every copy until the last one is read: a small file whose index
//! names the same array a thousand times takes gigabytes. It takes a plain function as its filter, which is shown every object
//! once it is parsed, and every object stream before its objects are.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};

use lopdf::{DecompressError, Error, Object, ObjectId, Stream};

use super::extent::{object_end, words};
use super::problem::PdfProblem;
use super::size::Size;

/// To how many bytes one stream may unpack: what is read into memory at once.
pub(super) const MAX_STREAM_BYTES: usize = 16 << 20;

/// To how many bytes all object streams together may unpack.
const MAX_OBJECT_STREAM_BYTES: usize = 32 << 20;

/// How many words (numbers, names, brackets) may be parsed. One takes 120 bytes of memory and more, so a small file of nothing
/// but numbers would take gigabytes. Compressed content has a word every 16 bytes or so by chance.
const MAX_WORDS: usize = 400_000;

const TOO_MANY: PdfProblem = PdfProblem::TooComplex("more objects than a check reads");

/// What the file that this thread loads has cost so far.
#[derive(Clone, Copy, Default)]
struct Spent {
    /// The file itself.
    file: usize,
    /// What object streams have unpacked to.
    unpacked: usize,
    /// In the file and in its object streams, however often they are listed.
    words: usize,
    /// The objects that were shown.
    parsed: Size,
    exceeded: bool,
}

thread_local! {
    /// None while no file is loaded, and on the threads that `lopdf` starts where a program has switched its feature `rayon` on:
    /// nothing is counted there.
    static SPENT: Cell<Option<Spent>> = const { Cell::new(None) };
}

/// Thrown through `lopdf`, which has no other way to stop.
struct Stop;

/// The words of a file, if they are not too many.
pub(super) fn words_of(bytes: &[u8]) -> Result<usize, PdfProblem> {
    let words = words(bytes);
    if words > MAX_WORDS { Err(TOO_MANY) } else { Ok(words) }
}

/// Runs a load of a file of so many bytes and words with [`filter`], and stops it where it gets too expensive.
pub(super) fn within<T>(
    file: usize,
    words: usize,
    load: impl FnOnce() -> Result<T, Error>,
) -> Result<Result<T, Error>, PdfProblem> {
    SPENT.set(Some(Spent { file, words, ..Spent::default() }));
    let loaded = panic::catch_unwind(AssertUnwindSafe(load));
    let is_exceeded = SPENT.take().is_some_and(|spent| spent.exceeded);
    let loaded = match loaded {
        Ok(loaded) => loaded,
        Err(thrown) if thrown.is::<Stop>() => return Err(TOO_MANY),
        Err(thrown) => panic::resume_unwind(thrown),
    };
    if is_exceeded { Err(TOO_MANY) } else { Ok(loaded) }
}

/// Stops the load at the first object over the budget.
pub(super) fn filter(id: ObjectId, object: &mut Object) -> Option<(ObjectId, Object)> {
    let spent = SPENT.get().map(|spent| spent.with(object));
    SPENT.set(spent);
    if spent.is_some_and(|spent| spent.exceeded) {
        // Where a panic ends the process, every further object is dropped instead.
        #[cfg(panic = "unwind")]
        panic::resume_unwind(Box::new(Stop));
        #[cfg(not(panic = "unwind"))]
        return None;
    }
    // Of an object of an object stream the loader keeps what is returned, of any other what it showed. Streams, which can be
    // large, are never in object streams.
    Some((id, if object.as_stream().is_ok() { Object::Null } else { object.clone() }))
}

impl Spent {
    fn with(mut self, object: &Object) -> Self {
        if self.exceeded {
            return self;
        }
        // Parsed once each, objects have no more values than there are words, and no more bytes than there are.
        self.parsed.add(Size::of(object));
        self.exceeded = self.parsed.values > MAX_WORDS || self.parsed.bytes > self.file + self.unpacked;
        if let Ok(stream) = object.as_stream()
            && stream.dict.has_type(b"ObjStm")
            && !self.exceeded
        {
            self.unpack(stream);
        }
        self
    }

    fn unpack(&mut self, stream: &Stream) {
        let left = MAX_STREAM_BYTES.min(MAX_OBJECT_STREAM_BYTES - self.unpacked);
        let content = match stream.get_plain_content_with_limit(left) {
            Ok(content) => content,
            Err(Error::Decompress(DecompressError::MemoryLimitExceeded { .. })) => {
                self.exceeded = true;
                return;
            }
            // The loader meets the same error, and skips the stream.
            Err(_) => return,
        };
        self.unpacked += content.len();
        self.words += words(&content);
        self.exceeded = self.words > MAX_WORDS || !self.objects_fit(stream, &content);
    }

    /// Whether the objects of an object stream fit, read as often as its index lists them.
    fn objects_fit(&self, stream: &Stream, content: &[u8]) -> bool {
        let first = stream.dict.get(b"First").and_then(Object::as_i64).ok();
        let Some(first) = first.and_then(|first| usize::try_from(first).ok()) else { return true };
        let index = content.get(..first).and_then(|index| std::str::from_utf8(index).ok());
        let (mut bytes, mut values) = (0, self.parsed.values);
        for place in places(index.unwrap_or_default()) {
            let start = first.saturating_add(place);
            if start < content.len() {
                let end = object_end(content, start);
                bytes += end - start;
                values += words(&content[start..end]);
            }
            if bytes > MAX_OBJECT_STREAM_BYTES || values > MAX_WORDS {
                return false;
            }
        }
        true
    }
}

/// The places in the index of an object stream, which is pairs of an id and a place, as `lopdf` reads them.
fn places(index: &str) -> impl Iterator<Item = usize> + '_ {
    let lines = index.split(['\r', '\n']).map(|line| line.split('%').next().unwrap_or_default());
    lines
        .flat_map(str::split_whitespace)
        .skip(1)
        .step_by(2)
        .filter_map(|place| Some(place.parse::<u32>().ok()? as usize))
}
