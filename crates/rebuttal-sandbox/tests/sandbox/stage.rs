//! A sandbox with one merchant.

use chrono::{DateTime, Utc};
use rebuttal_sandbox::{Sandbox, SandboxOptions};
use rebuttal_signing::{Content, PrivateKey, PublicKey, SignatureHeader};
use serde_json::{Value, json};

use crate::client::{Response, exchange, written};

pub(crate) const ACCEPT: &str = "/ams/sandbox/api/v1/payments/acceptDispute";
pub(crate) const SUPPLY: &str = "/ams/sandbox/api/v1/payments/supplyDefenseDocument";
pub(crate) const DOWNLOAD: &str = "/ams/sandbox/api/v1/payments/downloadDisputeEvidence";
pub(crate) const REQUEST_TIME: &str = "1685599933871";

pub(crate) struct Stage {
    pub(crate) sandbox: Sandbox,
    pub(crate) merchant: PrivateKey,
    pub(crate) provider: PublicKey,
}

/// A request that a test may spoil before it is sent.
#[derive(Clone)]
pub(crate) struct Call {
    pub(crate) method: &'static str,
    pub(crate) target: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Call {
    pub(crate) fn set(mut self, name: &str, value: Option<&str>) -> Self {
        self.headers.retain(|(key, _)| key != name);
        self.headers.extend(value.map(|value| (name.to_owned(), value.to_owned())));
        self
    }
}

impl Stage {
    pub(crate) async fn new() -> Self {
        Self::with(SandboxOptions::default()).await
    }

    /// A stage whose sandbox has other options; its clock starts as always.
    pub(crate) async fn with(mut options: SandboxOptions) -> Self {
        options.start_time = Some("2026-01-31T12:00:00Z".parse::<DateTime<Utc>>().unwrap());
        let sandbox = Sandbox::start_with(options).await.unwrap();
        let merchant = PrivateKey::parse(&sandbox.alipay().merchant_private_key).unwrap();
        let provider = PublicKey::parse(&sandbox.alipay().alipay_public_key).unwrap();
        Self { sandbox, merchant, provider }
    }

    pub(crate) fn authority(&self) -> &str {
        self.sandbox.url().trim_start_matches("http://")
    }

    pub(crate) async fn send(&self, call: Call) -> Option<Response> {
        exchange(self.authority(), &written(call.method, &call.target, &call.headers, &call.body)).await
    }

    /// A well signed call.
    pub(crate) fn call(&self, target: &str, body: impl Into<Vec<u8>>) -> Call {
        let body = body.into();
        let client_id = &self.sandbox.alipay().client_id;
        let content = Content::new("POST", target, client_id, REQUEST_TIME, &body);
        let signature = SignatureHeader::new(self.merchant.sign(&content).unwrap()).to_string();
        let headers = [
            ("content-type", "application/json; charset=UTF-8"),
            ("client-id", client_id),
            ("request-time", REQUEST_TIME),
            ("signature", &signature),
        ];
        let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
        Call { method: "POST", target: target.to_owned(), headers, body }
    }

    /// Accepts a dispute; none if the connection was closed without a byte.
    pub(crate) async fn accept(&self, id: &str) -> Option<Response> {
        self.send(self.call(ACCEPT, json!({"disputeId": id}).to_string())).await
    }

    /// Calls an operation and answers its JSON; the answer must be signed for the operation's path.
    pub(crate) async fn operate(&self, target: &str, body: Value) -> Value {
        let reply = self.send(self.call(target, body.to_string())).await.expect("an answer");
        assert!(self.is_signed_for(&reply, target, &self.sandbox.alipay().client_id), "{reply:?}");
        reply.json()
    }

    /// Supplies a document and answers the code.
    pub(crate) async fn supply(&self, id: &str, evidence: &str) -> String {
        let answer = self.operate(SUPPLY, json!({"disputeId": id, "disputeEvidence": evidence})).await;
        answer["result"]["resultCode"].as_str().unwrap().to_owned()
    }

    /// Whether an answer is signed by the provider for this merchant and the path of `acceptDispute`.
    pub(crate) fn is_signed(&self, reply: &Response) -> bool {
        self.is_signed_as(reply, &self.sandbox.alipay().client_id)
    }

    pub(crate) fn is_signed_as(&self, reply: &Response, client_id: &str) -> bool {
        self.is_signed_for(reply, ACCEPT, client_id)
    }

    fn is_signed_for(&self, reply: &Response, target: &str, client_id: &str) -> bool {
        let (Some(header), Some(time)) = (reply.header("signature"), reply.header("response-time")) else {
            return false;
        };
        let content = Content::new("POST", target, client_id, time, &reply.body);
        let header = SignatureHeader::parse(header).unwrap();
        reply.header("client-id") == Some(client_id) && self.provider.verify(&content, header.signature()).is_ok()
    }

    /// One control request; its status and JSON.
    pub(crate) async fn control(&self, method: &'static str, path: &str, body: &str) -> (u16, Value) {
        let call = Call { method, target: format!("/_sandbox/{path}"), headers: vec![], body: body.into() };
        let reply = self.send(call).await.expect("an answer");
        (reply.status, reply.json())
    }

    /// A control request that must succeed.
    pub(crate) async fn post(&self, path: &str, body: &Value) -> Value {
        let (status, value) = self.control("POST", path, &body.to_string()).await;
        assert_eq!(status, 200, "POST {path} {body}: {value}");
        value
    }

    pub(crate) async fn get(&self, path: &str) -> Value {
        let (status, value) = self.control("GET", path, "").await;
        assert_eq!(status, 200, "GET {path}: {value}");
        value
    }

    /// Creates a dispute and answers its id.
    pub(crate) async fn dispute(&self) -> String {
        self.dispute_with(json!({})).await
    }

    pub(crate) async fn dispute_with(&self, fields: Value) -> String {
        let dispute = self.post("alipay/disputes", &fields).await;
        dispute["disputeId"].as_str().unwrap().to_owned()
    }

    pub(crate) async fn effects(&self, id: &str) -> u64 {
        self.get("effects").await["effects"][id]["count"].as_u64().unwrap()
    }

    /// The newest request in the log.
    pub(crate) async fn last_request(&self) -> Value {
        self.get("requests").await["requests"].as_array().unwrap().last().unwrap().clone()
    }
}
