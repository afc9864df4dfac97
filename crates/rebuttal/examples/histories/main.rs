//! The driver of Rust for `tests/histories`: does what a line of JSON says, and answers with a line of JSON.
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a test program: what it cannot do ends it")]

mod refused;
mod store;

use std::collections::BTreeMap;
use std::io::{BufRead as _, Write as _};
use std::time::Duration;

use rebuttal::dedup::{MemoryDeduplicator, once_within};
use rebuttal::{Attachment, Error, ErrorKind, dynamic};
use serde_json::{Value, json};

use refused::{Refused, die};
use store::Store;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut program: Option<Program> = None;
    for line in std::io::stdin().lock().lines() {
        let order: Value = serde_json::from_str(&line.unwrap()).unwrap();
        let answer = match (order["do"].as_str().unwrap(), program.as_mut()) {
            ("open", _) => {
                program = Some(Program::open(&order).await);
                json!({"ok": true})
            }
            ("reset", Some(program)) => {
                program.reset().await;
                json!({"ok": true})
            }
            ("call", Some(program)) => program.call(&order).await,
            ("receive", Some(program)) => program.receive(&order).await,
            ("catch_up", Some(program)) => program.catch_up().await,
            ("report", Some(program)) => program.report().await,
            (other, _) => panic!("there is no {other}"),
        };
        println!("{answer}");
        std::io::stdout().flush().unwrap();
    }
}

/// A merchant's program.
struct Program {
    sandbox: Value,
    clients: BTreeMap<&'static str, dynamic::Client>,
    receivers: BTreeMap<&'static str, dynamic::Receiver>,
    seen: MemoryDeduplicator,
    /// Where the work is kept that outlives the program.
    store: Option<Store>,
}

impl Program {
    async fn open(order: &Value) -> Self {
        let sandbox = order["sandbox"].clone();
        let receivers = ["alipay", "stripe"].map(|name| {
            let options = receiver_options(&sandbox, name);
            (name, dynamic::receiver(name, options.to_string().as_bytes()).unwrap())
        });
        let mut program = Self {
            sandbox,
            clients: BTreeMap::new(),
            receivers: BTreeMap::from(receivers),
            seen: memory(),
            store: match order["store"].as_str() {
                Some(path) => Some(Store::open(path).await),
                None => None,
            },
        };
        program.renew();
        program
    }

    fn renew(&mut self) {
        for name in ["alipay", "stripe"] {
            self.clients.insert(name, client(name, &client_options(&self.sandbox, name)));
        }
    }

    async fn reset(&mut self) {
        self.renew();
        self.seen = memory();
        if let Some(store) = &self.store {
            store.forget().await;
        }
    }

    async fn call(&self, order: &Value) -> Value {
        let name = if order["provider"] == "alipay" { "alipay" } else { "stripe" };
        let unreachable;
        let client = if order["unreachable"] == true {
            let mut options = client_options(&self.sandbox, name);
            for base in ["gateway", "api_base", "files_base"] {
                if options.get(base).is_some() {
                    options[base] = json!("http://127.0.0.1:1");
                }
            }
            unreachable = self::client(name, &options);
            &unreachable
        } else {
            &self.clients[name]
        };
        match call(client, order["operation"].as_str().unwrap(), &order["with"], &order["options"]).await {
            Ok(answer) => {
                let value: Value = serde_json::from_slice(&answer.whole()).unwrap_or_default();
                let id = value.get("id").or_else(|| value.pointer("/data/0/id")).cloned();
                json!({"ok": true, "attempts": answer.info.attempts(), "id": id})
            }
            Err(error) => told(&error),
        }
    }

    async fn receive(&self, order: &Value) -> Value {
        let name = order["provider"].as_str().unwrap();
        let headers = order["headers"].as_object().unwrap().iter();
        let headers: Vec<(&str, &[u8])> =
            headers.map(|(name, value)| (name.as_str(), value.as_str().unwrap().as_bytes())).collect();
        let body = order["body"].as_str().unwrap().as_bytes();
        let receiver = &self.receivers[name];
        let message = match receiver.receive(&headers, body, dynamic::system_now()) {
            Ok(message) => message,
            Err(error) => return json!({"status": 500, "text": error.to_string()}),
        };
        let json = String::from_utf8(message.json.into_owned()).unwrap();
        match self.handle(name, &json, order["body"].as_str().unwrap(), order["work"].as_str().unwrap()).await {
            Ok(mut handled) => {
                let kind = kind(name, message.id, message.ty);
                handled.iter_mut().for_each(|one| one["kind"] = json!(kind));
                let ack = receiver.ack();
                json!({"status": ack.status(), "ack": ack.body(), "handled": handled})
            }
            Err(Refused::Ordered) => json!({"status": 503}),
            Err(Refused::Error(error)) => json!({"status": 500, "text": error.to_string()}),
            Err(Refused::Database(error)) => json!({"status": 500, "text": error.to_string()}),
        }
    }

    /// Does the work of a message once.
    async fn handle(&self, provider: &str, json: &str, body: &str, work: &str) -> Result<Vec<Value>, Refused> {
        let key = dynamic::dedup_key(provider, json.as_bytes())?;
        let value: Value = serde_json::from_str(json).unwrap();
        let dispute = [value.get("disputeId"), value.pointer("/data/object/id"), value.pointer("/related_object/id")];
        let message = if provider == "stripe" { value["id"].as_str().unwrap() } else { body };
        let dispute = dispute.into_iter().flatten().next();
        let done = json!({"message": message, "dispute": dispute, "keyless": key.is_none()});
        let done = match &self.store {
            Some(store) => store.handle(key, done, work).await?,
            None => {
                let doing = async || match work {
                    "fails" => Err(Refused::Ordered),
                    "dies_before" => die(),
                    _ => Ok(done),
                };
                once_within(&self.seen, key, Duration::from_secs(60), doing).await?
            }
        };
        if work == "dies_after" {
            die();
        }
        Ok(done.into_iter().collect())
    }

    /// Asks for what was missed.
    async fn catch_up(&self) -> Value {
        let mut handled = Vec::new();
        let client = &self.clients["stripe"];
        let mut next = Some(json!({"limit": 100}));
        while let Some(parameters) = next {
            let answer = match call(client, "listEvents", &parameters, &json!({})).await {
                Ok(answer) => answer,
                Err(error) => return json!({"ok": false, "handled": handled, "text": error.to_string()}),
            };
            for message in &answer.messages {
                let json = std::str::from_utf8(&message.json).unwrap();
                match self.handle("stripe", json, "", "ok").await {
                    Ok(more) => handled.extend(more),
                    Err(_) => return json!({"ok": false, "handled": handled}),
                }
            }
            next = answer.info.next_page().unwrap().map(|json| serde_json::from_slice(&json).unwrap());
        }
        json!({"ok": true, "handled": handled})
    }

    async fn report(&self) -> Value {
        match &self.store {
            Some(store) => json!({"ok": true, "stored": store.work().await}),
            None => json!({"ok": true}),
        }
    }
}

/// What a message was taken for: the events about disputes share a type and go by their own names, others by their type's.
fn kind(provider: &str, id: &str, ty: &str) -> String {
    if provider == "stripe" && id.starts_with("dispute") { id[..1].to_uppercase() + &id[1..] } else { ty.to_owned() }
}

fn memory() -> MemoryDeduplicator {
    MemoryDeduplicator::builder().build().unwrap()
}

fn client(name: &str, options: &Value) -> dynamic::Client {
    dynamic::client(name, options.to_string().as_bytes()).unwrap()
}

fn client_options(sandbox: &Value, name: &str) -> Value {
    let given = &sandbox[name];
    if name == "alipay" {
        json!({
            "client_id": given["client_id"], "private_key": given["merchant_private_key"],
            "alipay_public_key": given["alipay_public_key"], "gateway": given["gateway"], "timeout": 30,
        })
    } else {
        json!({
            "api_key": given["api_key"], "api_base": given["api_base"], "files_base": given["files_base"],
            "timeout": 30,
        })
    }
}

fn receiver_options(sandbox: &Value, name: &str) -> Value {
    let given = &sandbox[name];
    if name == "alipay" {
        json!({"path": "/alipay", "client_id": given["client_id"], "alipay_public_key": given["alipay_public_key"]})
    } else {
        json!({"webhook_secret": given["webhook_secret"]})
    }
}

async fn call(
    client: &dynamic::Client,
    operation: &str,
    with: &Value,
    options: &Value,
) -> Result<dynamic::RawResponse, Error> {
    let mut with = with.clone();
    let mut attachments = Vec::new();
    for value in with.as_object_mut().unwrap().values_mut() {
        if let Some(file) = value.get("file").cloned() {
            *value = json!({ dynamic::ATTACHMENT: attachments.len() });
            attachments.push(attachment(&file));
        }
    }
    let request = dynamic::Request {
        json: with.to_string().into_bytes(),
        options: options.to_string().into_bytes(),
        attachments,
        ..dynamic::Request::default()
    };
    client.call(client.operation(operation)?, request).await
}

fn attachment(file: &Value) -> Attachment {
    let mut bytes = file["prefix"].as_str().unwrap_or_default().as_bytes().to_vec();
    bytes.resize(usize::try_from(file["size"].as_u64().unwrap()).unwrap(), b'x');
    let attachment: Attachment = bytes.into();
    match file["name"].as_str() {
        Some(name) => attachment.named(name),
        None => attachment,
    }
}

fn told(error: &Error) -> Value {
    let class = if error.kind() == ErrorKind::Api { "ApiError" } else { error.kind().class() };
    json!({
        "ok": false, "class": class, "outcome": error.outcome().as_str(), "retryable": error.is_retryable(),
        "attempts": error.attempts(), "text": error.to_string(),
    })
}
