//! The answers, complete with their heads.

use std::error::Error;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use rebuttal_signing::{Content, SignatureHeader, known_key};
use serde_json::{Value, json};

const CLIENT_ID: &str = "SANDBOX_5YBENCH00000000";
const SUPPLY: &str = "/ams/sandbox/api/v1/payments/supplyDefenseDocument";

/// What is answered to which request.
pub(crate) struct Answers {
    dispute: Vec<u8>,
    disputes: Vec<u8>,
    supplied: Vec<u8>,
    nothing: Vec<u8>,
}

impl Answers {
    /// Reads the bodies and signs what is to be signed. Gives the keys and a signed notification too, for the clients.
    pub(crate) fn read(fixtures: &Path) -> Result<(Self, Value), Box<dyn Error>> {
        let merchant = known_key::private_key("rebuttal bench: the merchant");
        let provider = known_key::private_key("rebuttal bench: the provider");
        // Answers from long before a call are refused.
        let time = SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis().to_string();
        let sign = |path: &str, body: &[u8]| -> Result<String, Box<dyn Error>> {
            let content = Content::new("POST", path, CLIENT_ID, &time, body);
            Ok(SignatureHeader::new(provider.sign(&content)?).to_string())
        };
        let answer = json!({
            "result": {"resultCode": "SUCCESS", "resultStatus": "S", "resultMessage": "success."},
            "disputeId": "202601010000000001",
            "disputeResolutionTime": "2026-01-01T08:00:00+08:00",
        });
        let answer = answer.to_string();
        let signed = format!(
            "client-id: {CLIENT_ID}\r\nresponse-time: {time}\r\nsignature: {}\r\n",
            sign(SUPPLY, answer.as_bytes())?
        );
        let notification = std::fs::read_to_string(fixtures.join("notification.json"))?;
        let path = "/hooks/alipay";
        let keys = json!({
            "client_id": CLIENT_ID,
            "merchant_private_key": *merchant.to_pkcs8_base64()?,
            "merchant_public_key": merchant.public_key().to_spki_base64(),
            "alipay_public_key": provider.public_key().to_spki_base64(),
            "notification": {
                "path": path, "time": time, "body": notification, "signature": sign(path, notification.as_bytes())?,
            },
        });
        let file = |name: &str| std::fs::read(fixtures.join(name));
        let answers = Self {
            dispute: whole("200 OK", "", &file("dispute.json")?),
            disputes: whole("200 OK", "", &file("disputes.json")?),
            supplied: whole("200 OK", &signed, answer.as_bytes()),
            nothing: whole("404 Not Found", "", b"{\"error\":{\"type\":\"invalid_request_error\"}}"),
        };
        Ok((answers, keys))
    }

    /// The answer to a request line.
    pub(crate) fn to(&self, line: &[u8]) -> &[u8] {
        if line.starts_with(b"GET /v1/disputes/") || line.starts_with(b"POST /v1/disputes/") {
            &self.dispute
        } else if line.starts_with(b"GET /v1/disputes") {
            &self.disputes
        } else if line.starts_with(b"POST /ams/") {
            &self.supplied
        } else {
            &self.nothing
        }
    }
}

fn whole(status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "HTTP/1.1 {status}\r\nserver: responder\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\
         request-id: req_BENCH000000001\r\nstripe-version: 2026-10-28.endive\r\n{headers}\r\n",
        body.len()
    );
    [head.as_bytes(), body].concat()
}
