//! Processes that share a store, some of which are killed: nothing is lost, and nothing is done twice.

use std::collections::BTreeMap;
use std::os::unix::process::ExitStatusExt as _;
use std::process::{ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rebuttal::ErrorKind;
use rebuttal::dedup::once;
use serde_json::{Value, json};
use tokio::process::Command;

use crate::database::{Database, Failed, Lite, Post};

/// What a worker is told.
const TASK: &str = "REBUTTAL_STORE_TASK";
const PROCESSES: usize = 4;
const TASKS: usize = 4;
const MESSAGES: usize = 250;
const SIGKILL: i32 = 9;

/// A worker in a process of its own. Run as one of the tests, without a task, it has nothing to do.
#[tokio::test(flavor = "multi_thread")]
async fn a_worker() {
    let Ok(task) = std::env::var(TASK) else { return };
    let task: Value = serde_json::from_str(&task).expect("JSON");
    if task["kind"] == Lite::NAME { work::<Lite>(task).await } else { work::<Post>(task).await }
}

async fn work<D: Database>(task: Value) {
    let worker =
        Arc::new(Worker { database: D::at(task["place"].as_str().expect("a place")).await, task, passed: 0.into() });
    let count = |name: &str| usize::try_from(worker.task[name].as_u64().expect("a number")).expect("a small one");
    let messages = count("messages");
    let tasks = (0..count("tasks")).map(|number| {
        let worker = Arc::clone(&worker);
        async move {
            let mut left: Vec<String> =
                (0..messages).map(|one| format!("message {}", (one + number * 37) % messages)).collect();
            while !left.is_empty() {
                let mut again = Vec::new();
                for key in left {
                    if !worker.handle(&key).await {
                        again.push(key);
                    }
                }
                left = again;
            }
        }
    });
    futures_util::future::join_all(tasks).await;
}

struct Worker<D> {
    database: D,
    task: Value,
    passed: AtomicUsize,
}

impl<D: Database> Worker<D> {
    /// Dies here without a word, if it has passed often enough.
    fn pass(&self, place: &str) {
        let passes = self.task["passes"].as_u64().expect("a number");
        if self.task["die"] == place && self.passed.fetch_add(1, Ordering::SeqCst) as u64 >= passes {
            let own = std::process::id().to_string();
            std::process::Command::new("kill").args(["-9", &own]).status().expect("there is a `kill`");
            std::thread::park();
        }
    }

    /// Whether the message needs no more.
    async fn handle(&self, key: &str) -> bool {
        if self.task["way"] == "once_in" {
            self.database.once_in_passing(key, &|place| self.pass(place)).await.expect("it is processed");
        } else {
            let store = self.database.store();
            let processed = once(&store, Some(key.to_owned()), || async {
                self.pass("claimed");
                let file = self.task["effects"].as_str().expect("a file");
                let mut file = std::fs::OpenOptions::new().append(true).create(true).open(file).expect("a file");
                std::io::Write::write_all(&mut file, format!("{key}\n").as_bytes()).expect("it is written");
                self.pass("worked");
                Ok::<_, Failed>(())
            });
            if let Err(error) = processed.await {
                assert_eq!(error.kind(), Some(ErrorKind::InProgress), "{error:?}");
                tokio::task::yield_now().await;
                return self.task["single"] == true;
            }
        }
        self.pass("committed");
        true
    }
}

/// Workers over one database, and what they did.
struct Stage<D> {
    database: D,
    way: &'static str,
    effects: String,
}

impl<D: Database> Stage<D> {
    async fn new(name: &str, way: &'static str) -> Self {
        let database = D::open(&format!("{name} {way}")).await;
        database.store().create_table().await.expect("a table");
        let effects = format!("{}/{} {name} {way} effects", env!("CARGO_TARGET_TMPDIR"), D::NAME);
        let _ = std::fs::remove_file(&effects);
        Self { database, way, effects }
    }

    async fn run(&self, more: Value) -> ExitStatus {
        let mut task = json!({
            "kind": D::NAME, "place": self.database.place(), "way": self.way, "effects": self.effects,
            "messages": MESSAGES, "tasks": TASKS, "die": "", "passes": 0, "single": false,
        });
        task.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        Command::new(std::env::current_exe().expect("this test is a file"))
            .args(["--exact", "crash::a_worker", "--nocapture"])
            .env(TASK, task.to_string())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .status()
            .await
            .expect("it starts")
    }

    /// How often each message was processed.
    async fn done(&self) -> BTreeMap<String, usize> {
        let mut names = self.database.names("SELECT name FROM effects").await;
        names.extend(std::fs::read_to_string(&self.effects).unwrap_or_default().lines().map(str::to_owned));
        let mut counts = BTreeMap::new();
        for name in names {
            *counts.entry(name).or_default() += 1;
        }
        counts
    }
}

async fn processes_process_each_message_once<D: Database>(way: &'static str) {
    let stage = Stage::<D>::new("many", way).await;
    let ended = futures_util::future::join_all((0..PROCESSES).map(|_| stage.run(json!({})))).await;
    assert!(ended.iter().all(ExitStatus::success), "{ended:?}");
    let done = stage.done().await;
    assert_eq!(done.len(), MESSAGES);
    assert_eq!(done.iter().filter(|(_, times)| **times > 1).collect::<Vec<_>>(), []);
}

async fn a_worker_that_is_killed_loses_nothing<D: Database>(way: &'static str) {
    for place in ["claimed", "worked", "committed"] {
        let stage = Stage::<D>::new(place, way).await;
        let one = json!({ "messages": 1, "tasks": 1 });
        let killed = stage.run(json!({ "messages": 1, "tasks": 1, "die": place })).await;
        assert_eq!(killed.signal(), Some(SIGKILL), "{place}");
        let times = async || stage.done().await.get("message 0").copied().unwrap_or_default();
        let worked = times().await;
        let undone = if way == "once_in" { place != "committed" } else { place == "claimed" };
        assert_eq!(worked, usize::from(!undone), "{place}");
        if way == "once" {
            assert!(stage.run(json!({ "messages": 1, "tasks": 1, "single": true })).await.success());
            assert_eq!(times().await, worked, "nobody else gets it while the lease holds");
            stage.database.end_leases().await;
        }
        assert!(stage.run(one).await.success());
        // Killed between work and commit, it is done again unless both are one transaction.
        assert_eq!(times().await, if way == "once" && place == "worked" { 2 } else { 1 }, "{place}");
    }
}

async fn workers_that_are_killed_again_and_again_lose_nothing<D: Database>(way: &'static str) {
    let stage = Stage::<D>::new("again", way).await;
    let messages = 60;
    for (number, place) in ["claimed", "worked", "committed", "worked"].into_iter().enumerate() {
        let more = json!({ "messages": messages, "die": place, "passes": 3 * number, "single": true });
        let ended = stage.run(more).await;
        assert!(ended.success() || ended.signal() == Some(SIGKILL), "{ended:?}");
        if way == "once" {
            stage.database.end_leases().await;
        }
    }
    assert!(stage.run(json!({ "messages": messages })).await.success());
    let done = stage.done().await;
    assert_eq!(done.len(), messages);
    let twice = done.values().filter(|times| **times > 1).count();
    assert!(twice <= if way == "once_in" { 0 } else { 4 * TASKS }, "{twice} twice");
}

macro_rules! each_way {
    ($($name:ident)*) => {
        mod sqlite {
            $(mod $name {
                #[tokio::test] async fn once() { crate::crash::$name::<crate::Lite>("once").await; }
                #[tokio::test] async fn once_in() { crate::crash::$name::<crate::Lite>("once_in").await; }
            })*
        }
        mod postgres {
            $(mod $name {
                #[tokio::test] async fn once() { crate::crash::$name::<crate::Post>("once").await; }
                #[tokio::test] async fn once_in() { crate::crash::$name::<crate::Post>("once_in").await; }
            })*
        }
    };
}

each_way! {
    processes_process_each_message_once
    a_worker_that_is_killed_loses_nothing
    workers_that_are_killed_again_and_again_lose_nothing
}
