//! Uploads from every source, as they arrive at the provider, and what becomes of them when something fails half-way.

mod common;

use std::io::{Cursor, Read, Seek, SeekFrom};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use common::Stage;
use futures_util::stream;
use rebuttal::stripe::Client;
use rebuttal::{Attachment, ErrorKind, Outcome};
use rebuttal_sandbox::stripe::Op;
use serde_json::json;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

const SIZE: usize = 300_000;

fn pdf() -> Vec<u8> {
    let numbers = (0_u32..).flat_map(u32::to_be_bytes);
    b"%PDF-1.7\n".iter().copied().chain(numbers).take(SIZE).collect()
}

/// A file that is gone when it is dropped.
struct Scratch(PathBuf);

impl Scratch {
    fn new(test: &str) -> Self {
        let path = std::env::temp_dir().join(format!("rebuttal-upload-{}-{test}.pdf", std::process::id()));
        std::fs::write(&path, pdf()).expect("a file");
        Self(path)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // A test may have removed it already.
        let _ = std::fs::remove_file(&self.0);
    }
}

fn every_source(scratch: &Scratch) -> [Attachment; 6] {
    let mut behind = Cursor::new([b"read before".as_slice(), &pdf()].concat());
    behind.set_position(11);
    // It gives nothing but what a task of the runtime writes meanwhile.
    let (mut far, near) = tokio::io::duplex(1024);
    tokio::spawn(async move { far.write_all(&pdf()).await });
    let pieces: Vec<_> = pdf().chunks(999).map(|piece| Ok::<_, std::io::Error>(piece.to_vec())).collect();
    [
        Attachment::path(&scratch.0),
        Attachment::from(pdf()),
        Attachment::seekable(behind),
        Attachment::reader(Cursor::new(pdf())),
        Attachment::async_reader(near),
        Attachment::stream(stream::iter(pieces)),
    ]
}

fn client(stage: &Stage) -> Client {
    Client::builder().credentials(stage.sandbox.stripe()).build().expect("a client")
}

fn lose_answers(stage: &Stage, times: u64) {
    stage.sandbox.faults().after(Op::UploadDisputeEvidence).times(times).cut();
}

#[tokio::test]
async fn every_source_is_sent_again_when_an_answer_is_lost_and_makes_one_file() {
    let stage = Stage::open().await;
    let client = client(&stage);
    let scratch = Scratch::new("sources");
    for (index, source) in every_source(&scratch).into_iter().enumerate() {
        lose_answers(&stage, 1);
        let what = format!("{source:?}");
        let told: Arc<Mutex<Vec<(u64, u64)>>> = Arc::default();
        let telling = told.clone();
        let file = client
            .upload_dispute_evidence(source.named("receipt.pdf"))
            .progress(move |sent, all| telling.lock().expect("nobody panicked").push((sent, all)))
            .send()
            .await
            .expect("uploaded");
        assert_eq!((file.info.attempts(), file.size), (2, Some(SIZE as i64)), "{what}");
        assert_eq!(client.download_file(&file.id).send().await.expect("downloaded").to_vec(), pdf(), "{what}");
        let files = client.list_files().send().await.expect("a list");
        assert_eq!(files.data.len(), index + 1, "{what}");

        let told = told.lock().expect("nobody panicked");
        assert!(told.iter().all(|(sent, all)| sent <= all && *all == SIZE as u64), "{told:?}");
        let whole = told.iter().filter(|(sent, all)| sent == all).count();
        let falls = told.windows(2).filter(|pair| pair[0].0 >= pair[1].0).count();
        assert_eq!((whole, falls), (2, 1), "{told:?}");
    }
}

#[tokio::test]
async fn nothing_is_sent_where_nobody_listens() {
    let stage = Stage::open().await;
    let closed = stage.variables["closed"].as_str().expect("a URL");
    let client = Client::builder().api_key("sk_test_1").api_base(closed).files_base(closed).build().expect("a client");
    let scratch = Scratch::new("nobody");
    for source in every_source(&scratch) {
        let error = client.upload_dispute_evidence(source).send().await.expect_err("nobody listens");
        assert_eq!((error.kind(), error.outcome(), error.attempts()), (ErrorKind::Transport, Outcome::NotDone, 3));
    }
}

#[tokio::test]
async fn a_file_that_is_gone_when_it_is_needed_again_leaves_the_outcome_open() {
    let stage = Stage::open().await;
    let client = client(&stage);
    let scratch = Scratch::new("gone");
    lose_answers(&stage, 1);
    let path = scratch.0.clone();
    let upload = client.upload_dispute_evidence(Attachment::path(&scratch.0));
    let upload = upload.progress(move |sent, all| {
        if sent == all {
            std::fs::remove_file(&path).expect("the file is there during the first attempt");
        }
    });
    let error = upload.send().await.expect_err("the file is gone");
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::InvalidArgument, Outcome::Unknown));
    assert_eq!((error.field(), error.attempts()), (Some("file"), 2));
    assert!(error.idempotency_key().is_some(), "with it the caller finds out");
}

/// Is shorter when it is sent than when it was looked at.
struct Shrinks(Cursor<Vec<u8>>, bool);

impl Read for Shrinks {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.1 && self.0.position() >= 200_000 {
            return Ok(0);
        }
        self.1 = true;
        Read::read(&mut self.0, buffer)
    }
}

impl Seek for Shrinks {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        self.0.seek(to)
    }
}

#[tokio::test]
async fn a_file_that_shrinks_while_it_is_sent_ends_the_call_and_makes_no_file() {
    let stage = Stage::open().await;
    let client = client(&stage);
    let source = Attachment::seekable(Shrinks(Cursor::new(pdf()), false));
    let error = client.upload_dispute_evidence(source).send().await.expect_err("it is too short");
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::InvalidArgument, Outcome::NotDone));
    assert_eq!((error.field(), error.attempts()), (Some("file"), 1));
    assert!(error.to_string().contains("changed"), "{error}");
    assert_eq!(client.list_files().send().await.expect("a list").data.len(), 0);
}

/// A request's head, and as much of its body as is asked for.
async fn request(stream: &mut BufReader<TcpStream>, most: usize) -> (Vec<String>, Vec<u8>) {
    let mut head = Vec::new();
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).await.expect("a line");
        match line.trim_end() {
            "" => break,
            line => head.push(line.to_owned()),
        }
    }
    let length = header(&head, "content-length").parse::<usize>().expect("a length");
    assert!(length > SIZE, "{length}");
    let mut body = vec![0; length.min(most)];
    stream.read_exact(&mut body).await.expect("a body");
    (head, body)
}

fn header<'a>(head: &'a [String], name: &str) -> &'a str {
    let found =
        head.iter().filter_map(|line| line.split_once(": ")).find(|(found, _)| found.eq_ignore_ascii_case(name));
    found.map(|(_, value)| value).unwrap_or_else(|| panic!("no {name} in {head:?}"))
}

#[tokio::test]
async fn a_body_that_was_cut_is_sent_again_with_the_same_key_and_bytes() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let server = tokio::spawn(async move {
        let mut seen = Vec::new();
        for most in [100_000, usize::MAX] {
            let (stream, _) = listener.accept().await.expect("a connection");
            let mut stream = BufReader::new(stream);
            seen.push(request(&mut stream, most).await);
            if most == usize::MAX {
                let file = json!({ "id": "file_1", "object": "file", "created": 1, "purpose": "dispute_evidence",
                                   "size": SIZE, "type": "pdf" });
                let file = file.to_string();
                let answer = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{file}", file.len());
                stream.write_all(answer.as_bytes()).await.expect("an answer");
            }
        }
        seen
    });
    let client = Client::builder().api_key("sk_test_1").api_base(&url).files_base(&url).build().expect("a client");
    let scratch = Scratch::new("cut");
    let file = client.upload_dispute_evidence(Attachment::path(&scratch.0)).send().await.expect("uploaded");
    assert_eq!((file.info.attempts(), &*file.id), (2, "file_1"));

    let seen = server.await.expect("a server that did not panic");
    let [(first, cut), (second, whole)] = &seen[..] else { panic!("two requests") };
    for name in ["idempotency-key", "content-type", "content-length"] {
        assert_eq!(header(first, name), header(second, name));
    }
    assert!(header(second, "content-type").starts_with("multipart/form-data; boundary="));
    assert!(whole.starts_with(cut));
    let boundary = header(second, "content-type").rsplit('=').next().unwrap_or_default();
    assert!(whole.ends_with(format!("\r\n--{boundary}--\r\n").as_bytes()));
    let content = pdf();
    assert_eq!(whole.windows(SIZE).filter(|window| *window == content).count(), 1);
}
