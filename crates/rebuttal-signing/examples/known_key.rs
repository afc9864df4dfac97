//! Prints the key of a public seed as one JSON line, for known answers in other languages.
//!
//! ```text
//! cargo run -q -p rebuttal-signing --features known-key --example known_key -- "rebuttal known-answer key 1"
//! ```
use std::{error::Error, io::Write as _};

use serde_json::json;

fn main() -> Result<(), Box<dyn Error>> {
    let seed = std::env::args().nth(1).ok_or("give the seed as the only argument")?;
    let key = rebuttal_signing::known_key::private_key(&seed);
    let line = json!({
        "private_key": *key.to_pkcs8_base64()?,
        "private_key_pkcs1_pem": *key.to_pkcs1_pem()?,
        "public_key": key.public_key().to_spki_base64(),
    });
    writeln!(std::io::stdout(), "{line}")?;
    Ok(())
}
