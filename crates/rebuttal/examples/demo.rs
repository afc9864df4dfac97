//! Three disputes from their notification to their end, against the sandbox that `REBUTTAL_SANDBOX_JSON` describes.
//! `cargo xtask demo` runs it.
#![allow(clippy::print_stdout, reason = "it tells what happens")]

use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header::CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use rebuttal::alipay::{Client, DisputeEvidenceType, DisputeNotification, DisputeNotificationType, Message, Webhooks};
use rebuttal::{ErrorKind, Outcome};
use serde_json::{Value, json};
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::time::timeout;

type Failure = Box<dyn std::error::Error>;

/// What the program's endpoint needs.
struct App {
    hooks: Webhooks,
    queue: Sender<DisputeNotification>,
}

async fn hook(State(app): State<Arc<App>>, headers: HeaderMap, body: Bytes) -> Response {
    let Ok(message) = app.hooks.receive(&headers, &body) else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    if let Message::NotifyDispute(notification) = message
        && app.queue.send(notification).await.is_err()
    {
        // Not acknowledged, so the provider sends it again.
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    let acknowledgement = app.hooks.acknowledgement();
    ([(CONTENT_TYPE, acknowledgement.content_type)], acknowledgement.body).into_response()
}

/// The sandbox's control interface.
struct Control {
    http: reqwest::Client,
    url: String,
}

impl Control {
    async fn send(&self, method: reqwest::Method, path: &str, body: &Value) -> Result<Value, Failure> {
        let request = self.http.request(method, format!("{}/{path}", self.url)).json(body);
        Ok(request.send().await?.error_for_status()?.json().await?)
    }
}

fn tell(line: &str) {
    println!("rust         | {line}");
}

/// A document as small as a PDF can be.
fn pdf() -> Vec<u8> {
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
    ];
    let mut out = String::from("%PDF-1.4\n");
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

struct Story {
    client: Client,
    control: Control,
    queue: Receiver<DisputeNotification>,
}

impl Story {
    /// Opens a dispute at the provider and takes its notification.
    async fn open(&mut self) -> Result<DisputeNotification, Failure> {
        self.control.send(reqwest::Method::POST, "alipay/disputes", &json!({})).await?;
        self.arrived(DisputeNotificationType::DisputeCreated).await
    }

    async fn arrived(&mut self, expected: DisputeNotificationType) -> Result<DisputeNotification, Failure> {
        let next = timeout(Duration::from_secs(20), self.queue.recv()).await?;
        let notification = next.ok_or("the endpoint is gone")?;
        if notification.dispute_notification_type != expected {
            return Err(format!("{} arrived in place of {expected}", notification.dispute_notification_type).into());
        }
        Ok(notification)
    }

    async fn effects(&self, dispute: &str) -> Result<(), Failure> {
        let request = self.control.http.get(format!("{}/effects", self.control.url));
        let effects: Value = request.send().await?.error_for_status()?.json().await?;
        let count = &effects["effects"][dispute]["count"];
        if count != 1 {
            return Err(format!("the provider counts {count} effects on the dispute, not 1").into());
        }
        tell("the provider counts one effect");
        Ok(())
    }

    async fn accepted(&mut self) -> Result<(), Failure> {
        let created = self.open().await?;
        let amount = created.dispute_amount.as_ref().map(|amount| format!("{} {}", amount.value, amount.currency));
        tell(&format!(
            "{} arrived, verified and acknowledged: dispute {} over {} in minor units",
            created.dispute_notification_type,
            created.dispute_id,
            amount.unwrap_or_default()
        ));
        let accepted = self.client.accept_dispute(&created.dispute_id).send().await?;
        let when = accepted.dispute_resolution_time.as_ref().map(ToString::to_string).unwrap_or_default();
        tell(&format!("the dispute is accepted, says the provider's signed answer: {when}"));
        let told = self.arrived(DisputeNotificationType::DisputeAccepted).await?;
        tell(&format!("{} arrived, verified and acknowledged", told.dispute_notification_type));
        match self.client.accept_dispute(&created.dispute_id).send().await {
            Err(error) if error.kind() == ErrorKind::AlreadyDone && error.outcome() == Outcome::Done => {
                tell(&format!("a second accept is reported as already done: {}", error.code().unwrap_or_default()));
            }
            Err(error) => return Err(error.into()),
            Ok(_) => return Err("a second accept is reported as a success".into()),
        }
        self.effects(&created.dispute_id).await
    }

    async fn defended(&mut self) -> Result<(), Failure> {
        let id = self.open().await?.dispute_id;
        let template =
            self.client.download_dispute_evidence(&id, DisputeEvidenceType::DisputeEvidenceTemplate).send().await?;
        let (document, format) = (template.dispute_evidence.as_ref(), template.dispute_evidence_format.as_ref());
        let size = document.map(|document| document.len()).unwrap_or_default();
        let format = format.map(ToString::to_string).unwrap_or_default();
        tell(&format!("another dispute: the template for its defence is downloaded, {size} bytes of {format}"));
        let defence = pdf();
        self.client.supply_defense_document(&id, defence.clone()).send().await?;
        tell(&format!("the defence is supplied, a PDF of {} bytes", defence.len()));
        let told = self.arrived(DisputeNotificationType::DefenseSupplied).await?;
        tell(&format!("{} arrived, verified and acknowledged", told.dispute_notification_type));
        let supplied =
            self.client.download_dispute_evidence(&id, DisputeEvidenceType::DisputeEvidenceFile).send().await?;
        if supplied.dispute_evidence.as_deref() != Some(&defence) {
            return Err("the document that comes back is another one".into());
        }
        let verdict = json!({ "result": "ACCEPT_BY_CUSTOMER" });
        self.control.send(reqwest::Method::POST, &format!("alipay/disputes/{id}/judge"), &verdict).await?;
        let judged = self.arrived(DisputeNotificationType::DisputeJudged).await?;
        match judged.dispute_judged_result {
            Some(result) if result.merchant_won() => {
                tell(&format!("{} arrived: {result}, so the merchant wins", judged.dispute_notification_type));
            }
            other => return Err(format!("the merchant does not win: {other:?}").into()),
        }
        self.effects(&id).await
    }

    async fn too_late(&mut self) -> Result<(), Failure> {
        let id = self.open().await?.dispute_id;
        // Nobody waits for weeks: the sandbox's clock is moved past the deadline.
        self.control.send(reqwest::Method::PUT, "alipay/webhook", &json!({ "url": null })).await?;
        self.control.send(reqwest::Method::POST, "clock/advance", &json!({ "seconds": 30 * 86_400 })).await?;
        match self.client.supply_defense_document(&id, pdf()).send().await {
            Err(error) if error.kind() == ErrorKind::DeadlinePassed && error.outcome() == Outcome::None => {
                tell(&format!(
                    "a third dispute: its deadline passes, and a defence is refused: {}",
                    error.code().unwrap_or_default()
                ));
                Ok(())
            }
            Err(error) => Err(error.into()),
            Ok(_) => Err("a defence after the deadline is reported as a success".into()),
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Failure> {
    let sandbox: Value = serde_json::from_str(&std::env::var("REBUTTAL_SANDBOX_JSON")?)?;
    let setting = |name: &str| sandbox["alipay"][name].as_str().unwrap_or_default().to_owned();
    let control =
        Control { http: reqwest::Client::new(), url: sandbox["control"].as_str().unwrap_or_default().to_owned() };

    let client = Client::builder()
        .client_id(setting("client_id"))
        .private_key(setting("merchant_private_key"))
        .alipay_public_key(setting("alipay_public_key"))
        .gateway(setting("gateway"))
        .build()?;
    let hooks = Webhooks::builder()
        .path("/hooks/rust")
        .client_id(setting("client_id"))
        .alipay_public_key(setting("alipay_public_key"))
        .build()?;

    let (sender, queue) = channel(16);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}/hooks/rust", listener.local_addr()?);
    let app = axum::Router::new().route("/hooks/rust", post(hook)).with_state(Arc::new(App { hooks, queue: sender }));
    tokio::spawn(async move { axum::serve(listener, app).await });
    control.send(reqwest::Method::PUT, "alipay/webhook", &json!({ "url": url })).await?;
    let mut story = Story { client, control, queue };
    story.accepted().await?;
    story.defended().await?;
    story.too_late().await
}
