//! A dispute from its notification to its end, against the sandbox that `REBUTTAL_SANDBOX_JSON` describes.
//! `cargo xtask demo` runs it.
#![allow(clippy::print_stdout, reason = "it tells what happens")]

use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header::CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use rebuttal::alipay::{Client, DisputeNotification, DisputeNotificationType, Message, Webhooks};
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

async fn arrived(queue: &mut Receiver<DisputeNotification>) -> Result<DisputeNotification, Failure> {
    timeout(Duration::from_secs(20), queue.recv()).await?.ok_or_else(|| "the endpoint is gone".into())
}

fn tell(line: &str) {
    println!("rust         | {line}");
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

    let (sender, mut queue) = channel(16);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}/hooks/rust", listener.local_addr()?);
    let app = axum::Router::new().route("/hooks/rust", post(hook)).with_state(Arc::new(App { hooks, queue: sender }));
    tokio::spawn(async move { axum::serve(listener, app).await });
    control.send(reqwest::Method::PUT, "alipay/webhook", &json!({ "url": url })).await?;
    control.send(reqwest::Method::POST, "alipay/disputes", &json!({})).await?;

    let created = arrived(&mut queue).await?;
    let amount = created.dispute_amount.as_ref().map(|amount| format!("{} {}", amount.value, amount.currency));
    tell(&format!(
        "{} arrived, verified and acknowledged: dispute {} over {} in minor units",
        created.dispute_notification_type,
        created.dispute_id,
        amount.unwrap_or_default()
    ));

    let accepted = client.accept_dispute(&created.dispute_id).send().await?;
    let when = accepted.dispute_resolution_time.as_ref().map(ToString::to_string).unwrap_or_default();
    tell(&format!("the dispute is accepted, says the provider's signed answer: {when}"));

    let told = arrived(&mut queue).await?;
    if told.dispute_notification_type != DisputeNotificationType::DisputeAccepted {
        return Err(format!("{} arrived in place of DISPUTE_ACCEPTED", told.dispute_notification_type).into());
    }
    tell(&format!("{} arrived, verified and acknowledged", told.dispute_notification_type));

    match client.accept_dispute(&created.dispute_id).send().await {
        Err(error) if error.kind() == ErrorKind::AlreadyDone && error.outcome() == Outcome::Done => {
            tell(&format!("a second accept is reported as already done: {}", error.code().unwrap_or_default()));
        }
        Err(error) => return Err(error.into()),
        Ok(_) => return Err("a second accept is reported as a success".into()),
    }
    let effects: Value =
        control.http.get(format!("{}/effects", control.url)).send().await?.error_for_status()?.json().await?;
    let count = &effects["effects"][&created.dispute_id]["count"];
    if count != 1 {
        return Err(format!("the provider counts {count} effects on the dispute, not 1").into());
    }
    tell("the provider counts one effect");
    Ok(())
}
