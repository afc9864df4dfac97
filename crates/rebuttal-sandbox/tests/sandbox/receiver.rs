//! A merchant's endpoint for notifications: it answers what the test says and shows what came.

use std::collections::VecDeque;
use std::time::SystemTime;

use chrono::{DateTime, Utc};
use rebuttal_signing::{Content, SignatureHeader};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tokio::time::timeout;

use crate::client::PATIENCE;
use crate::stage::Stage;

pub(crate) const PATH: &str = "/hooks/alipay?shop=7";
pub(crate) const GOOD: &str = r#"{"result":{"resultCode":"SUCCESS","resultStatus":"S","resultMessage":"success"}}"#;

pub(crate) struct Delivery {
    pub(crate) target: String,
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Delivery {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.split("\r\n").skip(1).filter_map(|line| line.split_once(": "));
        lines.into_iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    /// When an Alipay notification says that it was signed, if that is now, by the clock on the wall.
    pub(crate) fn signed_now(&self) -> DateTime<Utc> {
        let time: DateTime<Utc> = self.header("request-time").expect("a time").parse().expect("a time");
        let age = (DateTime::<Utc>::from(SystemTime::now()) - time).num_seconds();
        assert!((-1..60).contains(&age), "signed {age} seconds ago");
        time
    }

    /// Whether the provider signed it, for this merchant and this path.
    pub(crate) fn is_signed(&self, stage: &Stage) -> bool {
        let (Some(header), Some(time)) = (self.header("signature"), self.header("request-time")) else { return false };
        let client_id = &stage.sandbox.alipay().client_id;
        let content = Content::new("POST", PATH, client_id, time, &self.body);
        let header = SignatureHeader::parse(header).unwrap();
        self.header("client-id") == Some(client_id) && stage.provider.verify(&content, header.signature()).is_ok()
    }
}

pub(crate) struct Receiver {
    deliveries: mpsc::UnboundedReceiver<Delivery>,
    _serving: JoinSet<()>,
}

impl Receiver {
    /// Listens and becomes the stage's webhook. Answers with these statuses, then with 200; always with a good body.
    pub(crate) async fn of(stage: &Stage, statuses: &[u16]) -> Self {
        Self::at(stage, "alipay/webhook", json!({}), statuses).await
    }

    /// The same for another provider's webhook, with what else its order says.
    pub(crate) async fn at(stage: &Stage, control: &str, order: Value, statuses: &[u16]) -> Self {
        Self::serving("127.0.0.1:0", stage, control, order, statuses).await
    }

    /// The same at another address.
    pub(crate) async fn listening(stage: &Stage, address: &str, control: &str) -> Self {
        Self::serving(address, stage, control, json!({}), &[]).await
    }

    async fn serving(address: &str, stage: &Stage, control: &str, mut order: Value, statuses: &[u16]) -> Self {
        let listener = TcpListener::bind(address).await.unwrap();
        let url = format!("http://{}{PATH}", listener.local_addr().unwrap());
        let (sender, deliveries) = mpsc::unbounded_channel();
        let mut statuses = VecDeque::from(statuses.to_vec());
        let mut serving = JoinSet::new();
        serving.spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let delivery = take(stream, statuses.pop_front().unwrap_or(200)).await;
                if sender.send(delivery).is_err() {
                    return;
                }
            }
        });
        order["url"] = json!(url);
        let (status, answer) = stage.control("PUT", control, &order.to_string()).await;
        assert_eq!((status, &answer["url"]), (200, &order["url"]));
        Self { deliveries, _serving: serving }
    }

    /// The next delivery; waits for it.
    pub(crate) async fn next(&mut self) -> Delivery {
        timeout(PATIENCE, self.deliveries.recv()).await.expect("a delivery in time").expect("a delivery")
    }

    /// Whether nothing has come that was not taken.
    pub(crate) fn is_empty(&mut self) -> bool {
        self.deliveries.try_recv().is_err()
    }
}

async fn take(mut stream: TcpStream, status: u16) -> Delivery {
    let mut bytes = Vec::new();
    let end = loop {
        if let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            break end;
        }
        assert_ne!(stream.read_buf(&mut bytes).await.unwrap(), 0, "the delivery broke off");
    };
    let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
    let target = head.split(' ').nth(1).unwrap().to_owned();
    let mut delivery = Delivery { target, head, body: bytes[end + 4..].to_vec() };
    let length: usize = delivery.header("content-length").unwrap().parse().unwrap();
    while delivery.body.len() < length {
        assert_ne!(stream.read_buf(&mut delivery.body).await.unwrap(), 0, "the delivery broke off");
    }
    let answer = format!("HTTP/1.1 {status} X\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{GOOD}", GOOD.len());
    stream.write_all(answer.as_bytes()).await.unwrap();
    delivery
}
