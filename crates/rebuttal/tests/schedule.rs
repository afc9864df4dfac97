//! Notifications that are not acknowledged come again at the documented times, and the receiver sees each as the same.

mod common;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use common::Stage;
use rebuttal::alipay::{Message, Webhooks};

/// An endpoint that takes nothing until its fourth delivery.
struct Endpoint {
    hooks: Webhooks,
    seen: Mutex<Vec<Message>>,
}

async fn hook(State(endpoint): State<Arc<Endpoint>>, headers: HeaderMap, body: Bytes) -> Response {
    let Ok(message) = endpoint.hooks.receive(&headers, &body) else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    let mut seen = endpoint.seen.lock().expect("nobody panicked");
    let ack = message.ack();
    seen.push(message);
    if seen.len() < 4 {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    }
    ack.into()
}

#[tokio::test]
async fn deliveries_come_at_the_documented_times_and_stop_after_the_acknowledgement() {
    let stage = Stage::open().await;
    let setting = |name: &str| stage.variables["sandbox"]["alipay"][name].as_str().expect("a setting").to_owned();
    let hooks = Webhooks::builder()
        .path("/hooks")
        .client_id(setting("client_id"))
        .alipay_public_key(setting("alipay_public_key"))
        .build()
        .expect("a receiver");
    let endpoint = Arc::new(Endpoint { hooks, seen: Mutex::default() });
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}/hooks", listener.local_addr().expect("an address"));
    let app = axum::Router::new().route("/hooks", post(hook)).with_state(endpoint.clone());
    tokio::spawn(async move { axum::serve(listener, app).await });

    stage.sandbox.alipay().webhook(&url).await;
    let dispute = stage.sandbox.alipay().dispute().create().await;
    // The first delivery, then one after 2, 10 and 10 minutes; none before its time, and none after it was taken.
    let mut counts = Vec::new();
    for seconds in [0, 119, 1, 599, 1, 600, 86_400] {
        stage.sandbox.advance(Duration::from_secs(seconds)).await;
        counts.push(endpoint.seen.lock().expect("nobody panicked").len());
    }
    assert_eq!(counts, [1, 1, 2, 2, 3, 4, 4]);

    let seen = endpoint.seen.lock().expect("nobody panicked").clone();
    assert!(seen.iter().all(|message| *message == seen[0]), "{seen:?}");
    stage.sandbox.expect_delivered(&dispute.id, &["DISPUTE_CREATED"]).await;
}
