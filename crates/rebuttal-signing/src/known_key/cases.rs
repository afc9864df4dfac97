//! Turns the rows of `tests/vectors/alipay-keys.json` into texts. Nothing private is stored there: a row describes how its text
//! is made from the known key, or from a shape filled with filler.

#![allow(clippy::unwrap_used, reason = "only tests use this, and it works on what it made itself")]

use aws_lc_rs::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, Ed25519KeyPair},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde::Deserialize;

use super::der_writer::{algorithm, element, number, pkcs1, pkcs1_public, pkcs8, sequence, small, spki};
use crate::keys::PrivateKey;

/// A table of keys in all forms and of what is mistaken for them.
#[derive(Debug, Deserialize)]
pub struct KeyCases {
    /// The known key's seed.
    pub seed: String,
    /// The rows.
    pub cases: Vec<KeyCase>,
}

/// A row: either its text or the recipe for it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyCase {
    /// What is tried, in words.
    pub name: String,
    /// `private` or `public`: what the text is read as.
    #[serde(rename = "use")]
    pub used_as: String,
    /// `ok`, or the name of the error kind.
    pub expect: String,
    text: Option<String>,
    #[serde(default)]
    of: String,
    #[serde(default)]
    form: String,
    #[serde(default)]
    der: Vec<String>,
    label: Option<String>,
    #[serde(default)]
    armor: String,
    #[serde(default)]
    wrap: Vec<String>,
}

impl KeyCases {
    /// Reads the table.
    ///
    /// # Panics
    /// If the file is not there or not of the shape that the README beside it describes.
    #[must_use]
    pub fn read() -> Self {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/vectors/alipay-keys.json");
        let json = std::fs::read_to_string(path).expect("tests/vectors/alipay-keys.json is readable");
        serde_json::from_str(&json).expect("tests/vectors/alipay-keys.json has the shape that its README describes")
    }
}

impl KeyCase {
    /// The text that a user would paste.
    ///
    /// # Panics
    /// If the row has a step that is not known.
    #[must_use]
    pub fn text(&self, known: &PrivateKey) -> String {
        let text = self.text.clone().unwrap_or_else(|| {
            let der = self.der.iter().fold(form(&self.of, &self.form, known), |der, step| damage(der, step));
            let label = self.label.as_deref().unwrap_or_else(|| usual_label(&self.form));
            match self.armor.as_str() {
                "pem" => pem(label, &der),
                "base64" => STANDARD.encode(der),
                other => panic!("{}: armor {other:?} is unknown", self.name),
            }
        });
        self.wrap.iter().fold(text, |text, step| wrap(&text, step))
    }
}

const RSA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01];
const RSA_PSS: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0a];
const EC: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01];
const DSA: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x38, 0x04, 0x01];
const ED25519: &[u8] = &[0x2b, 0x65, 0x70];
const PBES2: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x05, 0x0d];

/// The DER of a key, in the form that is named.
fn form(of: &str, form: &str, known: &PrivateKey) -> Vec<u8> {
    let n = || number(1024);
    match (of, form) {
        ("known", "pkcs8") => STANDARD.decode(known.to_pkcs8_base64().unwrap().as_str()).unwrap(),
        ("known", "pkcs1") => STANDARD.decode(wrap(&known.to_pkcs1_pem().unwrap(), "bare")).unwrap(),
        ("known", "spki") => STANDARD.decode(known.public_key().to_spki_base64()).unwrap(),
        // The 24 bytes before an RSA-2048 key in SPKI are always the same.
        ("known", "pkcs1_public") => self::form("known", "spki", known).split_off(24),
        ("ec", "pkcs8") => {
            let key = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &SystemRandom::new());
            key.unwrap().as_ref().to_vec()
        }
        ("ec", "sec1") => sequence(&[&small(1), &element(4, &[&[7; 32]])]),
        ("ec", "spki") => spki(EC, &[4; 65]),
        ("ed25519", "pkcs8") => Ed25519KeyPair::generate_pkcs8v1(&SystemRandom::new()).unwrap().as_ref().to_vec(),
        ("ed25519", "spki") => spki(ED25519, &[7; 32]),
        ("dsa", "pkcs8") => pkcs8(DSA, &n()),
        ("dsa", "traditional") => sequence(&[&small(0), &n(), &n(), &n(), &n(), &n()]),
        ("dsa", "spki") => spki(DSA, &n()),
        ("rsa_pss", "pkcs8") => pkcs8(RSA_PSS, &pkcs1(2048)),
        ("unknown_algorithm", "spki") => spki(&[0x2a, 3], &n()),
        ("rsa_1024", "pkcs8") => pkcs8(RSA, &pkcs1(1024)),
        ("rsa_1024", "pkcs1") => pkcs1(1024),
        ("rsa_1024", "spki") => spki(RSA, &pkcs1_public(1024)),
        ("rsa_16384", "spki") => spki(RSA, &pkcs1_public(16384)),
        ("rsa_filler", "pkcs8") => pkcs8(RSA, &pkcs1(2048)),
        ("encrypted", "encrypted_pkcs8") => sequence(&[&algorithm(PBES2), &element(4, &[&[7; 1200]])]),
        other => panic!("the form {other:?} is unknown"),
    }
}

fn usual_label(form: &str) -> &'static str {
    match form {
        "pkcs8" => "PRIVATE KEY",
        "pkcs1" => "RSA PRIVATE KEY",
        "sec1" => "EC PRIVATE KEY",
        "traditional" => "DSA PRIVATE KEY",
        "encrypted_pkcs8" => "ENCRYPTED PRIVATE KEY",
        "spki" => "PUBLIC KEY",
        "pkcs1_public" => "RSA PUBLIC KEY",
        other => panic!("the form {other:?} has no label"),
    }
}

fn damage(mut der: Vec<u8>, step: &str) -> Vec<u8> {
    match step {
        "cut_end" => der.truncate(der.len() - 40),
        "cut_start" => drop(der.drain(..40)),
        "append" => der.extend([5, 0, 5, 0]),
        "flip_last_bit" => *der.last_mut().unwrap() ^= 1,
        other => panic!("the damage {other:?} is unknown"),
    }
    der
}

fn pem(label: &str, der: &[u8]) -> String {
    format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", lines(&STANDARD.encode(der)))
}

fn lines(base64: &str) -> String {
    let lines: Vec<&str> = base64.as_bytes().chunks(64).map(|line| std::str::from_utf8(line).unwrap()).collect();
    lines.join("\n")
}

fn wrap(text: &str, step: &str) -> String {
    let without_line = |ending: bool| {
        let lines: Vec<&str> = text.trim_end().lines().collect();
        let kept = if ending { &lines[..lines.len() - 1] } else { &lines[1..] };
        kept.join("\n")
    };
    match step {
        "double_quotes" => format!("\"{text}\""),
        "single_quotes" => format!("'{text}'"),
        "spaces_around" => format!(" \t{text}\n \n"),
        "byte_order_mark" => format!("\u{feff}{text}"),
        "crlf" => text.replace('\n', "\r\n"),
        "escaped_newlines" => text.replace('\n', "\\n"),
        "escaped_crlf" => text.replace('\n', "\\r\\n"),
        "twice_escaped_newlines" => text.replace('\n', "\\\\n"),
        "newlines_to_spaces" => text.replace('\n', " "),
        "newlines_removed" => text.replace('\n', ""),
        "indented" => text.lines().map(|line| format!("    {line}\n")).collect(),
        "lines_of_64" => lines(text),
        "base64_again" => STANDARD.encode(text),
        "padding_removed" => text.replace('=', ""),
        "text_around" => {
            format!("Bag Attributes\n    friendlyName: key\n{text}\nwritten by a tool\n")
        }
        "bare" => text.lines().filter(|line| !line.starts_with("-----")).collect(),
        "twice" => format!("{text}{text}"),
        "cut_text_end" => text[..text.len() - 101].to_owned(),
        "cut_to_an_odd_character" => text[..401].to_owned(),
        "first_line_removed" => without_line(false),
        "last_line_removed" => without_line(true),
        "first_dash_removed" => text[1..].to_owned(),
        "other_end_line" => text.replace("-----END ", "-----END OTHER "),
        "strange_character" => format!("{}*{}", &text[..100], &text[101..]),
        "old_encryption_lines" => {
            text.replacen("-----\n", "-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\n", 1)
        }
        other => panic!("the wrapping {other:?} is unknown"),
    }
}
