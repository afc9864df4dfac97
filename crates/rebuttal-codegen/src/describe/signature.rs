//! `signature` in `x-webhook-receiver`: how webhooks are signed, where that is data.

use rebuttal_schema::{
    Algorithm, ByteEncoding, OwnedContentPiece, OwnedSignedTime, OwnedWebhooks, PieceKind, TimeUnit,
};
use serde_json::Value;

use super::Describe;
use crate::api::{Api, Receiver, WebhookSignature};
use crate::document::segment;
use crate::emit::tables::{options, tables};
use crate::signed;

const AT: &str = "/x-webhook-receiver/signature";

const ALGORITHMS: &[(&str, Algorithm)] = &[
    ("hmac-sha1", Algorithm::HmacSha1),
    ("hmac-sha256", Algorithm::HmacSha256),
    ("hmac-sha512", Algorithm::HmacSha512),
    ("rsa-sha256", Algorithm::RsaSha256),
];
const ENCODINGS: &[(&str, ByteEncoding)] = &[("hex", ByteEncoding::Hex), ("base64", ByteEncoding::Base64)];
const UNITS: &[(&str, TimeUnit)] =
    &[("seconds", TimeUnit::Seconds), ("milliseconds", TimeUnit::Milliseconds), ("iso8601", TimeUnit::Iso8601)];
/// A key is text itself, unless it says otherwise.
const KEYS: &[(&str, Option<ByteEncoding>)] =
    &[("text", None), ("hex", Some(ByteEncoding::Hex)), ("base64", Some(ByteEncoding::Base64))];

impl Describe<'_> {
    /// How webhooks are signed, as it is written; whether that can be verified is checked when the options are known.
    pub(super) fn signature(&mut self) -> Option<WebhookSignature> {
        self.at(AT)?;
        Some(WebhookSignature {
            algorithm: self.word("algorithm", ALGORITHMS),
            key: self.text(&format!("{AT}/key")),
            key_encoding: if self.said("key-encoding").is_some() { self.word("key-encoding", KEYS) } else { None },
            encoding: self.word("encoding", ENCODINGS),
            header: self.said("header"),
            separator: self.said("separator"),
            prefix: self.said("prefix").unwrap_or_default(),
            time: self.at(&format!("{AT}/time")).map(|_| OwnedSignedTime {
                header: self.said("time/header"),
                prefix: self.said("time/prefix").unwrap_or_default(),
                unit: self.word("time/unit", UNITS),
                tolerance: self.said("time/tolerance"),
                future_tolerance: self.said("time/future-tolerance"),
            }),
            content: self.content(),
            fields: signed::fields(&self.document.root),
        })
    }

    fn said(&self, key: &str) -> Option<String> {
        self.at(&format!("{AT}/{key}")).and_then(Value::as_str).map(str::to_owned)
    }

    /// What a word means, of those that may stand here.
    fn word<T: Copy + Default>(&mut self, key: &str, words: &[(&str, T)]) -> T {
        let found = self.said(key).and_then(|word| words.iter().find(|(known, _)| *known == word));
        if found.is_none() {
            let known: Vec<&str> = words.iter().map(|(known, _)| *known).collect();
            let cure = format!("Write one of {}.", known.join(", "));
            self.refuse(&format!("{AT}/{key}"), "This is not known.", cure);
        }
        found.map(|(_, meaning)| *meaning).unwrap_or_default()
    }

    /// The pieces of the template: what stands in braces is filled in.
    fn content(&mut self) -> Vec<OwnedContentPiece> {
        let template = self.said("content").unwrap_or_default();
        let mut pieces = Vec::new();
        let mut rest = template.as_str();
        while let Some((before, after)) = rest.split_once('{') {
            let (name, behind) = after.split_once('}').unwrap_or((after, ""));
            if !before.is_empty() {
                pieces.push(OwnedContentPiece { kind: PieceKind::Text, text: before.to_owned() });
            }
            let (kind, text) = match name.split_once(':') {
                Some(("header", text)) => (PieceKind::Header, text),
                Some(("option", text)) => (PieceKind::Option, text),
                _ if name == "body" => (PieceKind::Body, ""),
                _ if name == "crc32" => (PieceKind::Crc32, ""),
                _ if name == "time" => (PieceKind::Time, ""),
                _ => {
                    let problem = format!("Nothing fills {{{name}}} in.");
                    let cure = "Write {body}, {crc32}, {time}, {header:NAME} or {option:NAME}.";
                    self.refuse(&format!("{AT}/content"), problem, cure);
                    (PieceKind::Text, "")
                }
            };
            pieces.push(OwnedContentPiece { kind, text: text.to_owned() });
            rest = behind;
        }
        if !rest.is_empty() {
            pieces.push(OwnedContentPiece { kind: PieceKind::Text, text: rest.to_owned() });
        }
        pieces
    }

    /// Whether the receiver's options and the template fit each other and leave nothing open.
    pub(super) fn check_signature(&mut self, receiver: &Receiver) {
        let webhooks = OwnedWebhooks {
            options: options(&receiver.options),
            signature: receiver.signature.clone(),
            acknowledgement: receiver.acknowledgement.clone(),
        };
        let Err((place, problem)) = webhooks.check_signature() else { return };
        // A piece of the content has no place of its own in the document.
        let mut place = if place.starts_with("content") { "content".to_owned() } else { place.replace('_', "-") };
        let name = place.rsplit('/').next().unwrap_or_default().to_owned();
        if self.at(&format!("{AT}/{place}")).is_none() {
            place = place.rsplit_once('/').map(|(parent, _)| parent.to_owned()).unwrap_or_default();
        }
        let at = format!("{AT}/{place}");
        let cure = "spec/README.md says under x-webhook-receiver what can be verified.";
        self.refuse(at.trim_end_matches('/'), format!("Here `{name}` {problem}."), cure);
    }

    /// Where only fields are signed, no other one says what a message is.
    pub(super) fn check_signed(&mut self, api: &Api) {
        let Some(fields) = signed::fields(&self.document.root) else { return };
        let webhooks = self.entries("/x-webhooks");
        let post = |index: usize| webhooks.get(index).map(|(path, _)| format!("/x-webhooks/{}/post", segment(path)));
        if let Err((index, problem)) = tables(api).check_signed() {
            let cure = "Name fields that are signed, and take all others out of `required`.";
            self.refuse(&post(index).unwrap_or_default(), format!("This message {problem}."), cure);
        }
        for (index, message) in api.receiver.iter().flat_map(|receiver| &receiver.messages).enumerate() {
            for (name, pointer) in message.ids.iter().filter(|(_, pointer)| !fields.signs(pointer)) {
                let at = format!("{}/x-ids/{name}", post(index).unwrap_or_default());
                self.refuse(&at, format!("{pointer} is not signed."), "Name a field that is, or none.");
            }
        }
    }
}
