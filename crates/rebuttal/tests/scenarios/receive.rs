//! Steps that receive a webhook.

use heck::ToUpperCamelCase;
use rebuttal::{alipay, dynamic};
use serde_json::{Value, json};

use super::{Run, check};
use crate::common::options;

/// Some time in 2026: the receivers of this runner are told what time it is.
const NOW: i64 = 1_795_000_000_000;

type Headers = Vec<(String, String)>;

impl Run<'_> {
    pub(super) fn receive(&mut self, step: &Value, place: &str) {
        let mut settings = options(
            &self.stage.fill(&self.provider["receiver"]),
            self.scenario.get("receiver").map(|own| self.stage.fill(own)).as_ref(),
        );
        let body = self.stage.fill(&step["receive"]);
        let mut body = body.as_str().map_or_else(|| body.to_string(), str::to_owned).into_bytes();
        let damage = step["damage"].as_str().unwrap_or("none");
        let key = if damage == "other_key" { self.other_key() } else { self.stage.fill(&self.provider["signing_key"]) };
        let mut headers = self
            .receiver(&settings)
            .and_then(|signer| signer.sign_test(key.as_str().expect("a key"), &body, NOW))
            .expect("a signed message");
        match damage.split_once(':').unwrap_or((damage, "")) {
            ("none" | "other_key", _) => {}
            ("body", _) => {
                let middle = body.len() / 2;
                body[middle] ^= 1;
            }
            ("path", _) => settings["path"] = json!("/somewhere/else"),
            (kind, what) => damaged(&mut headers, kind, what, place),
        }
        let headers: Vec<(&str, &[u8])> =
            headers.iter().map(|(name, value)| (name.as_str(), value.as_bytes())).collect();
        match self.receiver(&settings).and_then(|receiver| receiver.receive(&headers, &body, NOW)) {
            Ok(message) => {
                assert!(step.get("error").is_none(), "{place}: taken, and an error was expected");
                let tables = dynamic::provider(self.name).expect("a provider");
                let told = tables.messages.kinds.iter().any(|kind| kind.id == message.id && !kind.matches.is_empty());
                let kind = if told { message.id.to_upper_camel_case() } else { message.ty.to_owned() };
                check(step.get("message"), &json!(kind), place, "message");
                let value = serde_json::from_slice(&message.json).expect("JSON");
                self.check_answer(&step["answer"], &value, &body, place);
            }
            Err(error) => self.check_error(step, &error, place),
        }
    }

    fn receiver(&self, settings: &Value) -> Result<dynamic::Receiver, rebuttal::Error> {
        dynamic::receiver(self.name, settings.to_string().as_bytes())
    }

    fn other_key(&self) -> Value {
        let made = || alipay::generate_private_key().expect("a key").into();
        self.provider.get("other_key").cloned().unwrap_or_else(made)
    }
}

fn damaged(headers: &mut Headers, kind: &str, what: &str, place: &str) {
    match kind {
        "signature" => {
            let (_, value) = headers.iter_mut().find(|(name, _)| name.ends_with("Signature")).expect("a signature");
            let from = ["signature=", "v1="].iter().find_map(|mark| Some(value.find(mark)? + mark.len()));
            let from = from.expect("its value");
            // No percent escape has a lower-case letter, so what changes is the signature and not how it is written.
            let at = from + value[from..].find(|c: char| c.is_ascii_lowercase()).expect("a lower-case letter");
            let other = if value.as_bytes()[at] == b'a' { "b" } else { "a" };
            value.replace_range(at..=at, other);
        }
        "missing" => headers.retain(|(key, _)| key != what),
        "set" => {
            let (name, value) = what.split_once('=').expect("a name and a value");
            headers.retain(|(key, _)| key != name);
            headers.push((name.to_owned(), value.to_owned()));
        }
        "twice" => {
            let double = headers.iter().find(|(key, _)| key == what).expect("the header").clone();
            headers.push(double);
        }
        _ => panic!("{place}: there is no damage {kind}"),
    }
}
