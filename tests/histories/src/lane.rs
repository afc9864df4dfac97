//! One provider, one program, and what is between them: where histories are played one after the other.

use std::collections::{BTreeMap, BTreeSet};
use std::io::BufReader;
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use rebuttal_sandbox::Sandbox;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use crate::driver::{Died, Driver, Program};
use crate::http::{self, Control};

/// A sandbox with a program that it sends its messages to.
pub(crate) struct Lane {
    _sandbox: Sandbox,
    pub(crate) control: Control,
    pub(crate) shared: Arc<Shared>,
    webhooks: String,
}

/// What the endpoint of messages and the course of a history share. The program does one thing at a time.
pub(crate) struct Shared {
    driver: Mutex<Driver>,
    seen: Mutex<Seen>,
}

/// What the program did with messages, as it said itself.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// How the program stands to messages.
    mode: String,
    /// How often the work of each message was done.
    pub(crate) handled: BTreeMap<String, u32>,
    /// Messages without a key: nobody can tell a repetition from another one.
    pub(crate) keyless: BTreeSet<String>,
    /// What each message of a dispute was taken for, by its kind in the language.
    pub(crate) kinds: BTreeMap<String, String>,
    /// The disputes that it knows.
    pub(crate) disputes: BTreeSet<String>,
    /// What was wrong with an answer of the program's.
    pub(crate) troubles: Vec<String>,
    /// Whether it lost its memory: what it did before may be done again.
    pub(crate) died: bool,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Lane {
    /// Starts a sandbox, and an endpoint for its messages. `store`: where the program's store is, if it has one that
    /// outlives it.
    pub(crate) fn open(runtime: &Runtime, command: Vec<String>, store: Option<&str>) -> Result<Self, String> {
        let _inside = runtime.enter();
        let sandbox = runtime.block_on(Sandbox::start()).map_err(|error| error.to_string())?;
        let listener = TcpListener::bind("127.0.0.1:0").map_err(|error| error.to_string())?;
        let webhooks = listener.local_addr().map_err(|error| error.to_string())?;
        let opening = json!({"do": "open", "sandbox": sandbox.to_json(), "store": store});
        let driver = Driver::new(Program { command, opening });
        let shared = Arc::new(Shared { driver: Mutex::new(driver), seen: Mutex::default() });
        let endpoint = Arc::clone(&shared);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                // A delivery that breaks off is made again.
                let _ = endpoint.take(stream);
            }
        });
        let control = Control::new(sandbox.url());
        Ok(Self { _sandbox: sandbox, control, shared, webhooks: format!("http://{webhooks}") })
    }

    /// Everything as at the start: nothing at the provider, nothing in the program.
    pub(crate) fn reset(&mut self) -> Result<(), String> {
        self.control.must("POST", "reset", &Value::Null)?;
        for provider in ["alipay", "stripe"] {
            let url = format!("{}/{provider}", self.webhooks);
            self.control.must("PUT", &format!("{provider}/webhook"), &json!({ "url": url }))?;
        }
        let reset = self.shared.ask(&json!({"do": "reset"}))?;
        if reset.is_err() {
            return Err("the program died while it was made to forget".to_owned());
        }
        *self.shared.seen() = Seen { mode: "ok".to_owned(), ..Seen::default() };
        Ok(())
    }

    /// Waits until no first delivery is under way.
    pub(crate) fn settle(&mut self) -> Result<(), String> {
        self.control.must("POST", "clock/advance", &json!({"seconds": 0})).map(drop)
    }
}

impl Shared {
    pub(crate) fn seen(&self) -> MutexGuard<'_, Seen> {
        lock(&self.seen)
    }

    pub(crate) fn set_mode(&self, mode: &str) {
        mode.clone_into(&mut self.seen().mode);
    }

    /// Has the program do something; it is started if it does not run.
    pub(crate) fn ask(&self, order: &Value) -> Result<Result<Value, Died>, String> {
        let answer = lock(&self.driver).ask(order)?;
        match &answer {
            Ok(answer) => self.note(answer),
            Err(Died) => self.seen().died = true,
        }
        Ok(answer)
    }

    /// Has the program begin something, and kills it when `when` says so.
    pub(crate) fn begin_and_kill(&self, order: &Value, when: impl FnOnce()) -> Result<(), String> {
        let mut driver = lock(&self.driver);
        driver.start()?;
        let _dead_already = driver.send(order);
        when();
        driver.kill();
        drop(driver);
        self.seen().died = true;
        Ok(())
    }

    pub(crate) fn kill(&self) {
        lock(&self.driver).kill();
        self.seen().died = true;
    }

    /// Writes down what the program says that it has handled.
    fn note(&self, answer: &Value) {
        let mut seen = self.seen();
        for one in answer["handled"].as_array().into_iter().flatten() {
            let message = one["message"].as_str().unwrap_or_default().to_owned();
            if one["keyless"] == true {
                seen.keyless.insert(message.clone());
            }
            if let Some(kind) = one["kind"].as_str() {
                seen.kinds.insert(message.clone(), kind.to_owned());
            }
            *seen.handled.entry(message).or_default() += 1;
            seen.disputes.extend(one["dispute"].as_str().map(ToOwned::to_owned));
        }
        for trouble in ["trouble", "broken"] {
            seen.troubles.extend(answer[trouble].as_str().map(ToOwned::to_owned));
        }
    }

    /// Takes one delivery, as the mode says, and answers the provider.
    fn take(&self, mut stream: TcpStream) -> std::io::Result<()> {
        let request = http::read(&mut BufReader::new(stream.try_clone()?))?;
        let mode = {
            let mut seen = self.seen();
            let mode = seen.mode.clone();
            // It dies once; who starts it again does not let it die of the next message.
            if mode.starts_with("dies") {
                "ok".clone_into(&mut seen.mode);
            }
            mode
        };
        if mode == "down" {
            return http::answer(&mut stream, 503, "");
        }
        let provider = request.first.split('/').nth(1).and_then(|rest| rest.split(' ').next()).unwrap_or_default();
        let work = match mode.as_str() {
            "fails" | "dies_before" | "dies_after" => mode.as_str(),
            _ => "ok",
        };
        let order = json!({
            "do": "receive", "provider": provider, "headers": headers(&request), "work": work,
            "body": String::from_utf8_lossy(&request.body),
        });
        let mut answer = self.ask(&order);
        if mode == "twice" {
            answer = self.ask(&order);
        }
        match answer {
            _ if mode == "lost_ack" => http::answer(&mut stream, 500, ""),
            Ok(Ok(answer)) => {
                let status = answer["status"].as_u64().and_then(|status| u16::try_from(status).ok()).unwrap_or(500);
                http::answer(&mut stream, status, answer["ack"].as_str().unwrap_or_default())
            }
            Ok(Err(Died)) => {
                if !work.starts_with("dies") {
                    self.seen().troubles.push("the program died of a message".to_owned());
                }
                http::answer(&mut stream, 502, "")
            }
            Err(why) => {
                self.seen().troubles.push(why);
                http::answer(&mut stream, 502, "")
            }
        }
    }
}

fn headers(request: &http::Message) -> Value {
    request.headers.iter().map(|(name, value)| (name.clone(), Value::String(value.clone()))).collect()
}
