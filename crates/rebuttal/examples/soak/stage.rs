//! The sandbox in a process of its own, so that what it keeps is not counted as ours.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use rebuttal::{alipay, stripe};
use serde_json::{Value, json};

pub(crate) type Failure = Box<dyn std::error::Error + Send + Sync>;

/// A sandbox that ends with this program.
pub(crate) struct Stage {
    json: Value,
    http: reqwest::Client,
    child: Child,
}

impl Stage {
    pub(crate) fn open() -> Result<Self, Failure> {
        let program = std::env::var("REBUTTAL_SANDBOX").map_err(|_| "REBUTTAL_SANDBOX must name the sandbox")?;
        let mut child = Command::new(program)
            .args(["--listen", "127.0.0.1:0", "--until-stdin-closes"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let mut line = String::new();
        BufReader::new(child.stdout.take().ok_or("no output")?).read_line(&mut line)?;
        Ok(Self { json: serde_json::from_str(&line)?, http: reqwest::Client::new(), child })
    }

    fn setting(&self, provider: &str, name: &str) -> String {
        self.json[provider][name].as_str().unwrap_or_default().to_owned()
    }

    pub(crate) fn stripe(&self) -> stripe::ClientBuilder {
        let setting = |name: &str| self.setting("stripe", name);
        let builder = stripe::Client::builder().api_key(setting("api_key"));
        builder.api_base(setting("api_base")).files_base(setting("files_base"))
    }

    pub(crate) fn alipay(&self) -> alipay::ClientBuilder {
        let setting = |name: &str| self.setting("alipay", name);
        let builder = alipay::Client::builder().client_id(setting("client_id")).gateway(setting("gateway"));
        builder.private_key(setting("merchant_private_key")).alipay_public_key(setting("alipay_public_key"))
    }

    pub(crate) async fn control(&self, path: &str, body: Value) -> Result<Value, Failure> {
        let url = format!("{}/_sandbox{path}", self.json["url"].as_str().unwrap_or_default());
        let text = self.http.post(url).json(&body).send().await?.error_for_status()?.text().await?;
        Ok(if text.is_empty() { json!(null) } else { serde_json::from_str(&text)? })
    }

    /// The id of a new dispute.
    pub(crate) async fn dispute(&self, provider: &str, id: &str) -> Result<String, Failure> {
        let made = self.control(&format!("/{provider}/disputes"), json!({})).await?;
        Ok(made[id].as_str().ok_or("no id")?.to_owned())
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // It ends when its standard input does.
        drop(self.child.stdin.take());
        let _ = self.child.wait();
    }
}
