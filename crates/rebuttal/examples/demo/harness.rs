//! What the scenarios share: the sandbox that plays the provider, and the merchant's own endpoint.

use std::fmt::Debug;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use rebuttal::dedup::{MemoryDeduplicator, once};
use rebuttal::{WebhookMessage as _, WebhookReceiver};
use reqwest::Method;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::time::timeout;

pub(crate) type Failure = Box<dyn std::error::Error>;

pub(crate) fn say(line: &str) {
    println!("rust         | {line}");
}

/// Ends the demo where something else happened.
pub(crate) fn must(truth: bool, otherwise: &str) -> Result<(), Failure> {
    if truth { Ok(()) } else { Err(otherwise.into()) }
}

/// The sandbox, with its control interface.
pub(crate) struct Harness {
    sandbox: Value,
    http: reqwest::Client,
    /// By provider, in the order of their scenarios, how many disputes were opened.
    opened: Vec<(&'static str, usize)>,
}

impl Harness {
    pub(crate) fn open() -> Result<Self, Failure> {
        let sandbox = serde_json::from_str(&std::env::var("REBUTTAL_SANDBOX_JSON")?)?;
        Ok(Self { sandbox, http: reqwest::Client::new(), opened: Vec::new() })
    }

    /// A credential or address that the sandbox gave for a provider.
    pub(crate) fn setting(&self, provider: &str, name: &str) -> Result<String, Failure> {
        let setting = self.sandbox[provider][name].as_str();
        Ok(setting.ok_or_else(|| format!("the sandbox gave no {name} for {provider}"))?.to_owned())
    }

    pub(crate) async fn control(&self, method: Method, path: &str, body: &Value) -> Result<Value, Failure> {
        let control = self.sandbox["control"].as_str().ok_or("the sandbox gave no control interface")?;
        let answer = self.http.request(method, format!("{control}/{path}")).json(body).send().await?;
        Ok(answer.error_for_status()?.json().await?)
    }

    /// Resets the sandbox: no dispute, no endpoint, and the clock at its start.
    pub(crate) async fn reset(&self) -> Result<(), Failure> {
        self.control(Method::POST, "reset", &json!({})).await.map(drop)
    }

    /// A customer disputes a payment.
    pub(crate) async fn dispute(&mut self, provider: &'static str, body: &Value) -> Result<Value, Failure> {
        let made = self.control(Method::POST, &format!("{provider}/disputes"), body).await?;
        match self.opened.iter_mut().find(|(name, _)| *name == provider) {
            Some((_, count)) => *count += 1,
            None => self.opened.push((provider, 1)),
        }
        Ok(made)
    }

    /// What the provider counts as done to a dispute.
    pub(crate) async fn effects(&self, dispute: &str) -> Result<Value, Failure> {
        let answer = self.control(Method::GET, "effects", &json!({})).await?;
        Ok(answer["effects"][dispute].clone())
    }

    /// The requests for an operation, as the provider got them.
    pub(crate) async fn requests(&self, operation: &str) -> Result<Vec<Value>, Failure> {
        let answer = self.control(Method::GET, "requests", &json!({})).await?;
        let all = answer["requests"].as_array().cloned().unwrap_or_default();
        let names =
            |request: &Value| request["operations"].as_array().is_some_and(|names| names.contains(&json!(operation)));
        Ok(all.into_iter().filter(names).collect())
    }

    /// The provider sends its first notification about a dispute once more, as it may at any time.
    pub(crate) async fn send_again(&self, provider: &str, dispute: &str) -> Result<(), Failure> {
        let sent = self.control(Method::GET, "notifications", &json!({})).await?;
        let all = sent["notifications"].as_array().cloned().unwrap_or_default();
        let first = all.into_iter().find(|one| one["dispute_id"] == dispute).ok_or("nothing was sent about it")?;
        let again = json!({ "body": first["body"] });
        self.control(Method::POST, &format!("{provider}/notify"), &again).await.map(drop)
    }

    /// The program's last line.
    pub(crate) fn summary(&self) -> String {
        let counted: Vec<_> =
            self.opened.iter().map(|(provider, count)| format!("{count} disputes at {provider}")).collect();
        format!("completed {}", counted.join(" and "))
    }

    /// Serves the merchant's own endpoint, which takes what `hooks` verifies, and has the provider notify it.
    pub(crate) async fn endpoint<H: WebhookReceiver>(
        &self,
        provider: &str,
        hooks: H,
    ) -> Result<Inbox<H::Message>, Failure> {
        let path = format!("/hooks/{provider}");
        let (sender, arriving) = channel(16);
        let (duplicate, duplicates) = channel(16);
        let endpoint = Arc::new(Endpoint { hooks, seen: MemoryDeduplicator::default(), inbox: sender, duplicate });
        let take = move |headers: HeaderMap, body: Bytes| take(Arc::clone(&endpoint), headers, body);
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let url = format!("http://{}{path}", listener.local_addr()?);
        let app = Router::new().route(&path, post(take));
        tokio::spawn(async move { axum::serve(listener, app).await });
        self.control(Method::PUT, &format!("{provider}/webhook"), &json!({ "url": url })).await?;
        Ok(Inbox { url, arriving, duplicates, kept: Vec::new() })
    }
}

/// The merchant's endpoint, which puts each message into the inbox once.
struct Endpoint<H: WebhookReceiver> {
    hooks: H,
    seen: MemoryDeduplicator,
    inbox: Sender<H::Message>,
    duplicate: Sender<()>,
}

async fn take<H: WebhookReceiver>(endpoint: Arc<Endpoint<H>>, headers: HeaderMap, body: Bytes) -> Response {
    let message = match endpoint.hooks.receive(&headers, &body) {
        Ok(message) => message,
        Err(error) => {
            say(&format!("refused what arrived: {error}"));
            return StatusCode::UNAUTHORIZED.into_response();
        }
    };
    let processed = once(&endpoint.seen, &message, || async {
        endpoint
            .inbox
            .send(message.clone())
            .await
            .map_err(|_| Box::<dyn std::error::Error + Send + Sync>::from("no inbox"))
    });
    match processed.await {
        Ok(Some(())) => {}
        Ok(None) => drop(endpoint.duplicate.send(()).await),
        // Not acknowledged, so the provider sends it again.
        Err(_) => return StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
    message.ack().into()
}

/// What the endpoint took.
pub(crate) struct Inbox<M> {
    pub(crate) url: String,
    arriving: Receiver<M>,
    duplicates: Receiver<()>,
    kept: Vec<M>,
}

impl<M: Debug> Inbox<M> {
    /// Waits until a message came that was processed before.
    pub(crate) async fn duplicate(&mut self) -> Result<(), Failure> {
        match timeout(Duration::from_secs(20), self.duplicates.recv()).await {
            Ok(Some(())) => Ok(()),
            _ => Err("no duplicate was recognised".into()),
        }
    }

    /// The first message that `wanted` picks, waited for; what else arrives is kept for later.
    pub(crate) async fn take<T>(&mut self, what: &str, wanted: impl Fn(&M) -> Option<T>) -> Result<T, Failure> {
        if let Some((place, found)) = self.kept.iter().enumerate().find_map(|(place, one)| Some((place, wanted(one)?)))
        {
            self.kept.remove(place);
            return Ok(found);
        }
        let arrives = async {
            while let Some(message) = self.arriving.recv().await {
                match wanted(&message) {
                    Some(found) => return Some(found),
                    None => self.kept.push(message),
                }
            }
            None
        };
        match timeout(Duration::from_secs(20), arrives).await {
            Ok(found) => found.ok_or_else(|| "the endpoint is gone".into()),
            Err(_) => Err(format!("no {what} arrived, only {:?}", self.kept).into()),
        }
    }
}

/// A document of one empty page, as small as a PDF can be, and so many bytes larger.
pub(crate) fn pdf(padding: usize) -> Vec<u8> {
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
    ];
    let mut out = format!("%PDF-1.4\n%{}\n", "-".repeat(padding));
    let mut offsets = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        offsets.push(out.len());
        out += &format!("{} 0 obj{object}endobj\n", index + 1);
    }
    let start = out.len();
    out += "xref\n0 4\n0000000000 65535 f \n";
    for offset in offsets {
        out += &format!("{offset:010} 00000 n \n");
    }
    out += &format!("trailer<</Size 4/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
    out.into_bytes()
}
