//! A consumer that is killed in the middle: between claim and commit it loses nothing, after the commit it repeats nothing.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use axum::http::{HeaderMap, StatusCode};
use axum::{Router, body::Bytes, extract::State, routing::post};
use rebuttal::alipay::Webhooks;
use rebuttal::dedup::{LEASE, once};
use rebuttal::{Error, ErrorKind};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt as _, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};
use tokio::time::timeout;

use crate::common::Stage;
use crate::file_store::FileStore;

const PATIENCE: Duration = Duration::from_secs(20);
/// What a consumer is told: the folder of its files, where it is to stop, what time it is, and the sandbox's keys.
const TASK: &str = "REBUTTAL_DEDUP_TASK";

/// A consumer in a process of its own. Run as one of the tests, without a task, it has nothing to do.
#[tokio::test]
async fn a_consumer() {
    let Ok(task) = std::env::var(TASK) else { return };
    let task: Value = serde_json::from_str(&task).expect("JSON");
    let text = |name: &str| task[name].as_str().expect("a text").to_owned();
    let hooks = Webhooks::builder()
        .path("/hooks/alipay")
        .client_id(text("client_id"))
        .alipay_public_key(text("alipay_public_key"))
        .build()
        .expect("a receiver");
    let folder = PathBuf::from(text("folder"));
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(task["now"].as_u64().expect("seconds"));
    let store = FileStore::open(&folder.join("claims"), now);
    let consumer = Arc::new(Consumer { hooks, store, effects: folder.join("effects"), stop: text("stop") });
    let app = Router::new().route("/hooks/alipay", post(receive)).with_state(consumer);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    say(&format!("listening on {}", listener.local_addr().expect("an address")));
    axum::serve(listener, app).await.expect("it serves until it is killed");
}

struct Consumer {
    hooks: Webhooks,
    store: FileStore,
    effects: PathBuf,
    stop: String,
}

impl Consumer {
    /// Waits here to be killed, if it is to stop at this place.
    async fn pass(&self, place: &str) {
        if self.stop == place {
            say(place);
            std::future::pending::<()>().await;
        }
    }
}

async fn receive(State(consumer): State<Arc<Consumer>>, headers: HeaderMap, body: Bytes) -> (StatusCode, &'static str) {
    let message = consumer.hooks.receive(&headers, &body).expect("the sandbox signs");
    let processed = once(&consumer.store, &message, || async {
        consumer.pass("claimed").await;
        append(&consumer.effects, "processed\n");
        Ok::<_, Error>(())
    });
    match processed.await {
        Ok(first) => {
            consumer.pass("committed").await;
            say(if first.is_some() { "processed" } else { "a duplicate" });
            (StatusCode::OK, consumer.hooks.ack().body())
        }
        Err(error) => {
            assert_eq!(error.kind(), ErrorKind::InProgress);
            say("in progress");
            (StatusCode::SERVICE_UNAVAILABLE, "")
        }
    }
}

fn append(path: &Path, line: &str) {
    use std::io::Write as _;
    let mut file = std::fs::OpenOptions::new().append(true).create(true).open(path).expect("a file");
    file.write_all(line.as_bytes()).expect("it is written");
}

/// A line for the test that started this process.
fn say(line: &str) {
    use std::io::Write as _;
    writeln!(std::io::stdout(), "» {line}").expect("somebody listens");
}

/// A running consumer, to which the sandbox delivers.
struct Running {
    process: Child,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Running {
    async fn start(stage: &Stage, folder: &Path, stop: &str, now: Duration) -> Self {
        let merchant = stage.sandbox.alipay();
        let task = json!({
            "client_id": merchant.client_id, "alipay_public_key": merchant.alipay_public_key,
            "folder": folder, "stop": stop, "now": 1_800_000_000 + now.as_secs(),
        });
        let mut process = Command::new(std::env::current_exe().expect("this test is a file"))
            .args(["--exact", "crash::a_consumer", "--nocapture"])
            .env(TASK, task.to_string())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("it starts");
        let lines = BufReader::new(process.stdout.take().expect("a pipe")).lines();
        let mut running = Self { process, lines };
        let said = running.line().await;
        let address = said.strip_prefix("listening on ").unwrap_or_else(|| panic!("it said {said:?}"));
        let webhook = json!({ "url": format!("http://{address}/hooks/alipay") });
        stage.control("PUT", "/_sandbox/alipay/webhook", &webhook).await;
        running
    }

    async fn line(&mut self) -> String {
        loop {
            let line = timeout(PATIENCE, self.lines.next_line()).await.expect("a line in time");
            let line = line.expect("a readable line").expect("it is still running");
            // The test runner talks too, and does not end its lines.
            if let Some((_, said)) = line.split_once("» ") {
                return said.to_owned();
            }
        }
    }

    /// SIGKILL: no destructor, no handler, nothing is flushed.
    async fn kill(mut self) {
        self.process.kill().await.expect("it is killed");
    }
}

/// A place for files that is new for each test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("dedup").join(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).expect("the last run's files go");
    }
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn effects(folder: &Path) -> usize {
    std::fs::read_to_string(folder.join("effects")).map_or(0, |text| text.lines().count())
}

async fn advance(stage: &Stage, seconds: u64) {
    stage.control("POST", "/_sandbox/clock/advance", &json!({ "seconds": seconds })).await;
}

/// The statuses of the only notification's attempts, and whether it was acknowledged in the end.
async fn attempts(stage: &Stage) -> (Vec<Option<u64>>, bool) {
    let log = stage.control("GET", "/_sandbox/notifications", &Value::Null).await;
    let [one] = &log["notifications"].as_array().expect("a list")[..] else { panic!("not one notification: {log}") };
    let statuses = one["attempts"].as_array().expect("a list").iter().map(|it| it["http_status"].as_u64());
    (statuses.collect(), one["acknowledged"] == true)
}

#[tokio::test]
async fn a_consumer_killed_between_claim_and_commit_gets_the_notification_again() {
    let (stage, folder) = (Stage::open().await, folder("claimed"));
    let mut dies = Running::start(&stage, &folder, "claimed", Duration::ZERO).await;
    stage.control("POST", "/_sandbox/alipay/disputes", &json!({})).await;
    assert_eq!(dies.line().await, "claimed");
    dies.kill().await;
    assert_eq!(effects(&folder), 0);

    // The provider's schedule brings it after two minutes. Nobody knows yet that the first consumer is dead.
    let mut early = Running::start(&stage, &folder, "nowhere", LEASE - Duration::from_secs(1)).await;
    advance(&stage, 120).await;
    assert_eq!(early.line().await, "in progress");
    assert_eq!(attempts(&stage).await, (vec![None, Some(503)], false));
    assert_eq!(effects(&folder), 0);

    let mut late = Running::start(&stage, &folder, "nowhere", LEASE).await;
    advance(&stage, 600).await;
    assert_eq!(late.line().await, "processed");
    assert_eq!(attempts(&stage).await, (vec![None, Some(503), Some(200)], true));
    assert_eq!(effects(&folder), 1);
}

#[tokio::test]
async fn a_consumer_killed_after_the_commit_does_not_process_it_twice() {
    let (stage, folder) = (Stage::open().await, folder("committed"));
    let mut dies = Running::start(&stage, &folder, "committed", Duration::ZERO).await;
    stage.control("POST", "/_sandbox/alipay/disputes", &json!({})).await;
    assert_eq!(dies.line().await, "committed");
    dies.kill().await;
    assert_eq!(effects(&folder), 1);

    let mut next = Running::start(&stage, &folder, "nowhere", LEASE * 10).await;
    advance(&stage, 120).await;
    assert_eq!(next.line().await, "a duplicate");
    assert_eq!(attempts(&stage).await, (vec![None, Some(200)], true));
    assert_eq!(effects(&folder), 1);
}
