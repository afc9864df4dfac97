//! The time limit covers all of a call, files fit into few descriptors, and errors say whether trying again can help.

mod common;

use std::io::Read;
use std::time::{Duration, Instant};

use common::Stage;
use common::wire::{Wire, answer, dispute};
use rebuttal::{Attachment, ErrorKind, Outcome, stripe};

/// A reader that takes its time.
struct Slow(Duration, std::io::Cursor<Vec<u8>>);

impl Read for Slow {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        std::thread::sleep(self.0);
        self.1.read(into)
    }
}

fn slow(pause: Duration) -> Attachment {
    Attachment::reader(Slow(pause, std::io::Cursor::new(b"%PDF-1.7 evidence".to_vec())))
}

fn client(stage: &Stage) -> stripe::ClientBuilder {
    let setting = |name: &str| stage.variables["sandbox"]["stripe"][name].as_str().expect("a setting").to_owned();
    let client = stripe::Client::builder().api_key(setting("api_key"));
    client.api_base(setting("api_base")).files_base(setting("files_base"))
}

#[tokio::test]
async fn a_reader_that_is_slower_than_the_time_limit_ends_the_call_when_the_time_is_over() {
    let stage = Stage::open().await;
    let client = client(&stage).build().expect("a client");
    let started = Instant::now();
    let upload = client.upload_dispute_evidence(slow(Duration::from_secs(20))).timeout(Duration::from_millis(300));
    let error = upload.send().await.expect_err("it is too slow");
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::RequestTimeout, Outcome::NotDone), "{error}");
    assert!(error.is_retryable() && started.elapsed() < Duration::from_secs(8), "{:?}", started.elapsed());
    assert_eq!(stage.arrived("createFile").await, 0);
    let file = client.upload_dispute_evidence(slow(Duration::from_millis(10))).send().await.expect("it is fast enough");
    assert_eq!(file.size, Some(17));
}

#[test]
fn a_reader_that_never_ends_does_not_keep_the_runtime() {
    let started = Instant::now();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let client = common::wire::client("http://127.0.0.1:1").timeout(Duration::from_millis(200)).build();
        let upload = client.expect("a client").upload_dispute_evidence(slow(Duration::from_secs(60))).send();
        upload.await.expect_err("it is too slow");
    });
    drop(runtime);
    assert!(started.elapsed() < Duration::from_secs(20), "{:?}", started.elapsed());
}

#[cfg(unix)]
#[tokio::test]
async fn a_path_of_what_is_no_regular_file_is_refused_at_once() {
    let folder = std::env::temp_dir().join(format!("rebuttal-fifo-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let fifo = folder.join("fifo");
    let made = std::process::Command::new("mkfifo").arg(&fifo).status().expect("mkfifo");
    assert!(made.success());
    let client = common::wire::client("http://127.0.0.1:1").build().expect("a client");
    for (path, problem) in
        [(fifo, "regular file"), ("/dev/zero".into(), "regular file"), (folder.clone(), "cannot be read")]
    {
        let error = client.upload_dispute_evidence(Attachment::path(&path)).send().await.expect_err("it is no file");
        assert_eq!((error.kind(), error.field()), (ErrorKind::InvalidArgument, Some("file")), "{error}");
        assert!(error.to_string().contains(problem), "{error}");
    }
    std::fs::remove_dir_all(folder).expect("it is there");
}

/// Where the provider is that the program under the limit calls.
const PROVIDER: &str = "REBUTTAL_TEST_FEW_DESCRIPTORS";

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn uploads_from_streams_fit_into_256_descriptors() {
    if let Ok(url) = std::env::var(PROVIDER) {
        return upload_400(&url).await;
    }
    let file = r#"{"id":"file_1","object":"file","created":1,"purpose":"dispute_evidence","size":8,"filename":"a","type":"pdf","url":null,"title":null,"expires_at":null,"links":null}"#;
    let provider = Wire::answering(move |_, _| answer("200 OK", "", file)).await;
    let program = std::env::current_exe().expect("this program");
    let mut limited = tokio::process::Command::new("sh");
    limited.args(["-c", "ulimit -n 256; exec \"$@\"", "sh"]).arg(program);
    limited.args(["--exact", "uploads_from_streams_fit_into_256_descriptors", "--nocapture"]);
    let done = limited.env(PROVIDER, &provider.url).output().await.expect("it runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert_eq!(provider.count(), 400);
}

async fn upload_400(url: &str) {
    let client = common::wire::client(url).timeout(Duration::from_secs(120)).build().expect("a client");
    let mut calls = tokio::task::JoinSet::new();
    for number in 0..400 {
        let mut content = b"%PDF-1.7".to_vec();
        content.resize(if number % 16 == 0 { 2_000_000 } else { 1000 }, 0);
        calls.spawn(client.upload_dispute_evidence(Attachment::reader(std::io::Cursor::new(content))).send());
    }
    while let Some(ended) = calls.join_next().await {
        let error = ended.expect("no panic").err();
        assert!(error.is_none(), "{error:?}");
    }
}

#[tokio::test]
async fn a_closed_client_sends_nothing_and_another_one_may() {
    let provider = Wire::answering(|_, _| answer("200 OK", "", &dispute("du_1"))).await;
    let client = provider.client().build().expect("a client");
    client.close_dispute("du_1").send().await.expect("it is open");
    client.close();
    let error = client.close_dispute("du_1").send().await.expect_err("it is closed");
    assert_eq!((error.kind(), error.outcome(), error.is_retryable()), (ErrorKind::Transport, Outcome::NotDone, true));
    assert_eq!((error.reason(), provider.count()), (Some("closed"), 1));
    assert!(format!("{client:?}").contains(&provider.url));
}

#[tokio::test]
async fn a_proxy_that_is_not_supported_or_wants_credentials_is_no_reason_to_try_again() {
    for proxy in ["socks5://user:pr0xys3cret@127.0.0.1:1", "SOCKS5H://h:1", "socks4a://h:1", "ftp://h:1"] {
        let error = stripe::Client::builder().api_key("sk_test_1").proxy(proxy).build().expect_err("not supported");
        assert_eq!((error.kind(), error.field()), (ErrorKind::Config, Some("proxy")), "{error}");
        let shown = error.to_string();
        assert!(shown.contains("http://") && shown.contains("https://") && !shown.contains("pr0xys3cret"), "{shown}");
    }
    let refusing =
        Wire::answering(|_, _| b"HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n".to_vec())
            .await;
    let client = stripe::Client::builder().api_key("sk_test_1").proxy(refusing.url.as_str()).max_attempts(1);
    let error = client.build().expect("a client").close_dispute("du_1").send().await.expect_err("the proxy refuses");
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Transport, Outcome::NotDone), "{error:?}");
    assert!(!error.is_retryable(), "{error:?}");
}

#[tokio::test]
async fn a_key_that_was_used_with_other_parameters_is_no_reason_to_try_again() {
    for (status, kind, again) in [
        ("400 Bad Request", r#"{"error":{"type":"idempotency_error","message":"m"}}"#, false),
        (
            "409 Conflict",
            r#"{"error":{"type":"idempotency_error","code":"idempotency_key_in_use","message":"m"}}"#,
            true,
        ),
    ] {
        let provider = Wire::answering(move |_, _| answer(status, "", kind)).await;
        let client = provider.client().max_attempts(1).build().expect("a client");
        let error = client.close_dispute("du_1").idempotency_key("mine").send().await.expect_err("it is refused");
        assert_eq!((error.kind(), error.is_retryable()), (ErrorKind::Conflict, again), "{error}");
    }
}
