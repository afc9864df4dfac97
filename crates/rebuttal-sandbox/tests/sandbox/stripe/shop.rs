//! A sandbox with one merchant of Stripe's, who speaks in forms.

use serde_json::{Value, json};

use crate::client::{Response, exchange, written};
use crate::stage::{Call, Stage};

pub(crate) struct Shop {
    pub(crate) stage: Stage,
}

/// A form as it is sent. Brackets stay as they are; the values of these tests need no more escapes than these.
pub(crate) fn form(pairs: &[(&str, &str)]) -> String {
    let escaped = |text: &str| text.replace('%', "%25").replace('&', "%26").replace('+', "%2B").replace(' ', "+");
    let pairs: Vec<_> = pairs.iter().map(|(name, value)| format!("{name}={}", escaped(value))).collect();
    pairs.join("&")
}

/// A `multipart/form-data` body with texts and one file.
pub(crate) fn multipart(texts: &[(&str, &str)], filename: &str, bytes: &[u8]) -> Vec<u8> {
    let mut body = String::new();
    for (name, value) in texts {
        body += &format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    }
    body += &format!("--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{filename}\"\r\n");
    body += "Content-Type: application/octet-stream\r\n\r\n";
    [body.as_bytes(), bytes, b"\r\n--edge--\r\n"].concat()
}

impl Shop {
    pub(crate) async fn new() -> Self {
        Self { stage: Stage::new().await }
    }

    /// A call with the merchant's key.
    pub(crate) fn call(&self, method: &'static str, target: &str, body: impl Into<Vec<u8>>) -> Call {
        let bearer = format!("Bearer {}", self.stage.sandbox.stripe().api_key);
        let call = Call { method, target: target.to_owned(), headers: vec![], body: body.into() };
        call.set("authorization", Some(&bearer))
    }

    pub(crate) fn form_call(&self, target: &str, pairs: &[(&str, &str)]) -> Call {
        self.call("POST", target, form(pairs)).set("content-type", Some("application/x-www-form-urlencoded"))
    }

    pub(crate) fn upload_call(&self, texts: &[(&str, &str)], filename: &str, bytes: &[u8]) -> Call {
        let call = self.call("POST", "/v1/files", multipart(texts, filename, bytes));
        call.set("content-type", Some("multipart/form-data; boundary=edge"))
    }

    pub(crate) async fn send(&self, call: Call) -> Response {
        self.stage.send(call).await.expect("an answer")
    }

    pub(crate) async fn send_to_files(&self, call: Call) -> Option<Response> {
        let authority = self.stage.sandbox.stripe().credentials().files_base.trim_start_matches("http://");
        exchange(authority, &written(call.method, &call.target, &call.headers, &call.body)).await
    }

    pub(crate) async fn get(&self, target: &str) -> Response {
        self.send(self.call("GET", target, "")).await
    }

    pub(crate) async fn post(&self, target: &str, pairs: &[(&str, &str)]) -> Response {
        self.send(self.form_call(target, pairs)).await
    }

    /// Updates a dispute; it must succeed.
    pub(crate) async fn update(&self, id: &str, pairs: &[(&str, &str)]) -> Value {
        let reply = self.post(&format!("/v1/disputes/{id}"), pairs).await;
        assert_eq!(reply.status, 200, "{pairs:?}: {reply:?}");
        reply.json()
    }

    /// The error of an update that must be refused.
    pub(crate) async fn refusal(&self, id: &str, pairs: &[(&str, &str)]) -> (u16, Value) {
        refused(&self.post(&format!("/v1/disputes/{id}"), pairs).await)
    }

    /// Uploads evidence and answers the file's id.
    pub(crate) async fn file(&self, bytes: &[u8]) -> String {
        let call = self.upload_call(&[("purpose", "dispute_evidence")], "a.pdf", bytes);
        let reply = self.send_to_files(call).await.expect("an answer");
        assert_eq!(reply.status, 200, "{reply:?}");
        reply.json()["id"].as_str().unwrap().to_owned()
    }

    /// Creates a dispute and answers its id.
    pub(crate) async fn dispute(&self) -> String {
        self.dispute_with(json!({})).await
    }

    pub(crate) async fn dispute_with(&self, fields: Value) -> String {
        self.stage.post("stripe/disputes", &fields).await["id"].as_str().unwrap().to_owned()
    }

    pub(crate) async fn retrieve(&self, id: &str) -> Value {
        self.get(&format!("/v1/disputes/{id}")).await.json()
    }

    pub(crate) async fn judge(&self, id: &str, result: &str) -> Value {
        self.stage.post(&format!("stripe/disputes/{id}/judge"), &json!({"result": result})).await
    }

    pub(crate) async fn advance(&self, seconds: u64) {
        self.stage.post("clock/advance", &json!({"seconds": seconds})).await;
    }
}

/// The status and the error of an answer that refuses, in the provider's shape.
pub(crate) fn refused(reply: &Response) -> (u16, Value) {
    assert!(reply.status >= 400, "{reply:?}");
    let id = reply.header("request-id").expect("every answer has a request id");
    let error = reply.json()["error"].clone();
    assert!(error["type"].is_string() && error["message"].is_string(), "{error}");
    assert!(error["request_log_url"].as_str().unwrap().ends_with(id), "{error}");
    (reply.status, error)
}

/// Ids of a page, in its order.
pub(crate) fn ids(page: &Value) -> Vec<String> {
    page["data"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect()
}
