//! Prints every row of `tests/vectors/alipay-keys.json` with its text, one JSON object a line, for tests in other languages.
//!
//! ```text
//! cargo run -q -p rebuttal-signing --features known-key --example key_cases
//! ```
use std::{error::Error, io::Write as _};

use rebuttal_signing::known_key::{self, KeyCases};
use serde_json::json;

fn main() -> Result<(), Box<dyn Error>> {
    let table = KeyCases::read();
    let known = known_key::private_key(&table.seed);
    let mut out = std::io::stdout().lock();
    for case in &table.cases {
        let line = json!({"name": case.name, "use": case.used_as, "text": case.text(&known), "expect": case.expect});
        writeln!(out, "{line}")?;
    }
    Ok(())
}
