use rebuttal_schema::{FileRule, Style};
use std::future::poll_fn;
use std::io::{Cursor, Read, Seek, SeekFrom};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use futures_util::stream;

use crate::ErrorKind;
use crate::request::forms;
use crate::request::multipart::content::PIECE;
use crate::request::multipart::*;
use crate::request::value::Value;

const MOST: u64 = 1_000_000;

fn part() -> FilePart {
    let kinds = &[FileKind::Pdf, FileKind::Jpeg, FileKind::Png];
    let rule = FileRule { kinds, max_bytes: Some(MOST), max_bytes_option: Some("max_file_bytes") };
    FilePart { field: "the_file".to_owned(), path: "/file".to_owned(), rule, index: 0 }
}

/// A PDF in which every place looks different, so that a piece that is missing, doubled or moved shows.
fn pdf(size: usize) -> Vec<u8> {
    let numbers = (0_u32..).flat_map(u32::to_be_bytes);
    b"%PDF-1.7\r\n--\r\n".iter().copied().chain(numbers).take(size).collect()
}

async fn written(attachment: Attachment) -> Result<Multipart, Error> {
    Multipart::write(&Policy::unchanged(), &[], &[], vec![(part(), attachment)], None).await
}

async fn next(body: &mut Body) -> Option<Result<Bytes, Error>> {
    poll_fn(|cx| body.poll_next(cx)).await
}

/// The whole body, after checks of what holds for each.
async fn sent(multipart: &Multipart) -> Vec<u8> {
    let mut body = multipart.open().await.unwrap();
    let promised = body.left();
    let mut whole = Vec::new();
    while let Some(piece) = next(&mut body).await {
        let piece = piece.unwrap();
        assert!(!piece.is_empty() && piece.len() <= PIECE, "{}", piece.len());
        whole.extend_from_slice(&piece);
        assert_eq!(body.left(), promised - whole.len() as u64);
    }
    assert_eq!(body.left(), 0);
    whole
}

/// Sends until it fails, and gives what was sent with the failure.
async fn failed(body: &mut Body) -> (u64, Error) {
    let mut bytes = 0;
    loop {
        match next(body).await.expect("a failure before the end") {
            Ok(piece) => bytes += piece.len() as u64,
            Err(error) => {
                assert!(next(body).await.is_none(), "nothing comes after a failure");
                return (bytes, error);
            }
        }
    }
}

/// Name, file name, content type and content of each part.
async fn parsed(multipart: &Multipart) -> Vec<(String, Option<String>, Option<String>, Vec<u8>)> {
    let whole = Bytes::from(sent(multipart).await);
    let boundary = multer::parse_boundary(multipart.content_type()).unwrap();
    let once = stream::iter([Ok::<_, std::io::Error>(whole)]);
    let mut reader = multer::Multipart::new(once, boundary);
    let mut parts = Vec::new();
    while let Some(field) = reader.next_field().await.unwrap() {
        let name = field.name().unwrap_or_default().to_owned();
        let file_name = field.file_name().map(str::to_owned);
        let content_type = field.content_type().map(ToString::to_string);
        parts.push((name, file_name, content_type, field.bytes().await.unwrap().to_vec()));
    }
    parts
}

fn scratch(content: &[u8]) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("receipt é.pdf");
    std::fs::write(&path, content).unwrap();
    (folder, path)
}

/// A file of every source, all of the same content.
fn every_source(content: &[u8]) -> (tempfile::TempDir, Vec<Attachment>) {
    let (folder, path) = scratch(content);
    let mut behind = Cursor::new([b"read by the caller before".as_slice(), content].concat());
    behind.seek(SeekFrom::Start(25)).unwrap();
    let reader = Cursor::new(content.to_vec());
    let list = vec![
        Attachment::from(content.to_vec()),
        Attachment::path(path),
        Attachment::seekable(behind),
        Attachment::reader(reader),
    ];
    (folder, list)
}

#[tokio::test]
async fn an_independent_reader_finds_what_was_given() {
    // As text, because it is the order that is tested.
    let parameters = r#"{
        "purpose": "dispute_evidence",
        "file_link_data": { "create": true, "metadata": { "a\"b\r\n": "--x\r\n\r\nä" } },
        "expand": ["file_link", "other"]
    }"#;
    let Value::Object(parameters) = Value::read(parameters.as_bytes()).unwrap() else { unreachable!("an object") };
    let pairs = forms::pairs(&parameters, |_| Style::Deep);
    let content = pdf(3 * PIECE + 1);
    let (_folder, sources) = every_source(&content);
    let png = Attachment::from(b"\x89PNG\r\n\x1a\n".to_vec()).named("a\"b/c\"d\r\n.png");
    let files = sources.into_iter().chain([png]).map(|attachment| (part(), attachment)).collect();
    let multipart = Multipart::write(&Policy::unchanged(), &pairs, &[], files, None).await.unwrap();

    let parts = parsed(&multipart).await;
    let (texts, files) = parts.split_at(5);
    let texts: Vec<(&str, &str)> =
        texts.iter().map(|(name, .., value)| (name.as_str(), std::str::from_utf8(value).unwrap())).collect();
    let expected = [
        ("purpose", "dispute_evidence"),
        ("file_link_data[create]", "true"),
        ("file_link_data[metadata][a%22b%0D%0A]", "--x\r\n\r\nä"),
        ("expand[0]", "file_link"),
        ("expand[1]", "other"),
    ];
    assert_eq!(texts, expected);
    let heads: Vec<_> = files.iter().map(|(name, file_name, kind, _)| (&**name, file_name, kind)).collect();
    let names = ["file.pdf", "receipt é.pdf", "file.pdf", "file.pdf", "c%22d__.png"];
    for (index, (name, file_name, kind)) in heads.into_iter().enumerate() {
        let media_type = if index == 4 { "image/png" } else { "application/pdf" };
        assert_eq!((name, file_name.as_deref(), kind.as_deref()), ("file", Some(names[index]), Some(media_type)));
    }
    assert!(files[..4].iter().all(|(.., found)| *found == content));
}

#[tokio::test]
async fn what_is_no_known_kind_is_sent_as_bytes_where_any_is_taken() {
    let any = FilePart { rule: FileRule { kinds: &[], max_bytes: None, max_bytes_option: None }, ..part() };
    let files = vec![(any, Attachment::from(b"just text".to_vec()))];
    let parts = parsed(&Multipart::write(&Policy::unchanged(), &[], &[], files, None).await.unwrap()).await;
    let (_, name, kind, content) = &parts[0];
    assert_eq!((name.as_deref(), kind.as_deref()), (Some("file.bin"), Some("application/octet-stream")));
    assert_eq!(content, b"just text");
}

#[tokio::test]
async fn every_attempt_sends_the_same_bytes() {
    for size in [1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE].map(|size| size.max(14)) {
        let (_folder, sources) = every_source(&pdf(size));
        for source in sources {
            let what = format!("{size} bytes from {source:?}");
            let multipart = written(source).await.unwrap();
            let first = sent(&multipart).await;
            // One attempt is given up in its middle and still at work when the next begins.
            let mut given_up = multipart.open().await.unwrap();
            let (head, piece) = (next(&mut given_up).await, next(&mut given_up).await);
            assert!(head.is_some() && piece.is_some(), "{what}");
            assert_eq!(sent(&multipart).await, first, "{what}");
            let mut rest = Vec::new();
            while let Some(piece) = next(&mut given_up).await {
                rest.extend_from_slice(&piece.unwrap());
            }
            assert!(first.ends_with(&rest), "{what}");
        }
    }
}

#[tokio::test]
async fn progress_counts_the_files_bytes_and_begins_anew_with_each_attempt() {
    let seen: Arc<Mutex<Vec<(u64, u64)>>> = Arc::default();
    let reported = seen.clone();
    let progress: Progress = Arc::new(move |sent, all| reported.lock().unwrap().push((sent, all)));
    let piece = PIECE as u64;
    let files = vec![(part(), Attachment::from(pdf(2 * PIECE))), (part(), Attachment::reader(Cursor::new(pdf(100))))];
    let multipart = Multipart::write(&Policy::unchanged(), &[], &[], files, Some(progress)).await.unwrap();
    let mut first = multipart.open().await.unwrap();
    // What stands before the file, its first piece, and the question for more, which says that the piece was taken.
    for _ in 0..3 {
        assert!(next(&mut first).await.is_some());
    }
    assert_eq!(std::mem::take(&mut *seen.lock().unwrap()), [(piece, 2 * piece + 100)]);
    drop(first);
    sent(&multipart).await;
    let all = 2 * piece + 100;
    assert_eq!(*seen.lock().unwrap(), [(piece, all), (2 * piece, all), (all, all)]);
}

#[tokio::test]
async fn a_file_that_changed_is_not_sent() {
    let content = pdf(2 * PIECE);
    let changes = [pdf(2 * PIECE + 1), pdf(2 * PIECE - 1), Vec::new()];
    for change in changes {
        // Before an attempt: nothing of the attempt is sent.
        let (_folder, path) = scratch(&content);
        let multipart = written(Attachment::path(&path)).await.unwrap();
        sent(&multipart).await;
        std::fs::write(&path, &change).unwrap();
        let error = multipart.open().await.err().expect("a file of another length");
        assert_eq!((error.kind(), error.field()), (ErrorKind::InvalidArgument, Some("the_file")));

        // In the middle of one: its last piece is kept back.
        std::fs::write(&path, &content).unwrap();
        let multipart = written(Attachment::path(&path)).await.unwrap();
        let mut body = multipart.open().await.unwrap();
        assert!(next(&mut body).await.is_some());
        std::fs::write(&path, &change).unwrap();
        let (bytes, error) = failed(&mut body).await;
        assert!(bytes <= PIECE as u64, "{bytes}");
        assert_eq!((error.kind(), error.field()), (ErrorKind::InvalidArgument, Some("the_file")));
        assert!(error.to_string().contains("changed") && !error.to_string().contains("receipt"), "{error}");
    }
}

#[tokio::test]
async fn a_file_that_was_written_again_or_taken_away_is_not_sent() {
    let (_folder, path) = scratch(&pdf(100));
    let multipart = written(Attachment::path(&path)).await.unwrap();
    let later = std::time::SystemTime::now() + std::time::Duration::from_secs(60);
    std::fs::File::options().write(true).open(&path).and_then(|file| file.set_modified(later)).unwrap();
    assert!(multipart.open().await.err().unwrap().to_string().contains("changed"));

    std::fs::remove_file(&path).unwrap();
    let error = multipart.open().await.err().unwrap();
    assert_eq!((error.kind(), error.field(), error.causes().len()), (ErrorKind::InvalidArgument, Some("the_file"), 1));
}

/// Counts what is read; it ends never.
struct Endless(Arc<AtomicU64>);

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        self.0.fetch_add(buffer.len() as u64, Ordering::Relaxed);
        buffer.fill(b'x');
        Ok(buffer.len())
    }
}

#[tokio::test]
async fn a_reader_is_read_once_and_no_further_than_the_limit() {
    let read = Arc::new(AtomicU64::new(0));
    let error = written(Attachment::reader(Endless(read.clone()))).await.err().unwrap();
    assert!(error.to_string().contains("max_file_bytes"), "{error}");
    assert_eq!(read.load(Ordering::Relaxed), MOST + 1);
}

/// Counts what is read of a content in memory.
struct Counted(Cursor<Vec<u8>>, Arc<AtomicU64>);

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.0.read(buffer)?;
        self.1.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

impl Seek for Counted {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        self.0.seek(to)
    }
}

#[tokio::test]
async fn no_more_is_read_than_the_connection_asks_for() {
    let read = Arc::new(AtomicU64::new(0));
    let taken = || read.swap(0, Ordering::Relaxed);
    let multipart = written(Attachment::seekable(Counted(Cursor::new(pdf(10 * PIECE)), read.clone()))).await.unwrap();
    assert_eq!(taken(), PIECE as u64, "the beginning, to tell the kind");
    let mut body = multipart.open().await.unwrap();
    next(&mut body).await.unwrap().unwrap();
    assert_eq!(taken(), 0, "what stands before the file");
    for _ in 0..10 {
        assert_eq!(next(&mut body).await.unwrap().unwrap().len(), PIECE);
        assert_eq!(taken(), PIECE as u64);
    }
}

#[tokio::test]
async fn what_is_empty_too_large_of_another_kind_or_not_there_is_refused_from_every_source() {
    let cases =
        [(Vec::new(), "is empty"), (pdf(MOST as usize + 1), "max_file_bytes"), (b"GIF89a".to_vec(), "PDF, JPEG")];
    for (content, expected) in cases {
        let (_folder, sources) = every_source(&content);
        for source in sources {
            let error = written(source).await.err().unwrap();
            assert_eq!((error.field(), error.path()), (Some("the_file"), Some("/file")));
            assert!(error.to_string().contains(expected) && error.to_string().contains("nothing was sent"), "{error}");
        }
    }
    let folder = tempfile::tempdir().unwrap();
    for path in [folder.path().to_owned(), folder.path().join("absent.pdf")] {
        let error = written(Attachment::path(path)).await.err().unwrap();
        assert!(error.to_string().contains("cannot be read") && error.causes().len() == 1, "{error:?}");
    }
}

struct Panics;

impl Read for Panics {
    fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
        panic!("a reader with a mistake")
    }
}

/// Can be read once only, which is when it is checked.
struct Breaks(Cursor<Vec<u8>>, bool);

impl Read for Breaks {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if std::mem::replace(&mut self.1, true) {
            return Err(std::io::Error::other("the disk is gone"));
        }
        self.0.read(buffer)
    }
}

impl Seek for Breaks {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        self.0.seek(to)
    }
}

#[tokio::test]
async fn a_reader_that_fails_ends_the_call_and_nothing_else() {
    let error = written(Attachment::reader(Panics)).await.err().unwrap();
    assert_eq!(error.kind(), ErrorKind::InvalidArgument);

    let multipart = written(Attachment::seekable(Breaks(Cursor::new(pdf(2 * PIECE)), false))).await.unwrap();
    let (bytes, error) = failed(&mut multipart.open().await.unwrap()).await;
    assert!(bytes < PIECE as u64);
    assert_eq!((error.field(), error.causes()), (Some("the_file"), vec!["the disk is gone".to_owned()]));
    assert!(error.to_string().contains("no longer be read"), "{error}");
}
