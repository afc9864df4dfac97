//! Writes the packets of `tests/evidence/packets.yaml` into a folder, for the tests of other languages:
//! `cargo run -p rebuttal-evidence --example corpus -- FOLDER`.
//!
//! `packets.json` lists them: each with what it is made of, the files by their names in the folder, and the report that every
//! language must give, byte for byte.
#![allow(dead_code, clippy::unwrap_used, reason = "it shares the makers of files with the tests")]

#[path = "../../tests/corpus/makers.rs"]
mod makers;
#[path = "../../tests/corpus/rows.rs"]
mod rows;
#[path = "../../tests/support/mod.rs"]
mod support;

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

use makers::Makers;
use rebuttal_evidence::Input;
use rows::{NOW, Row};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("give the folder")?;
    let folder = Path::new(&folder);
    fs::create_dir_all(folder)?;
    let mut makers = Makers::default();
    let mut names = BTreeMap::new();
    let mut packets = Vec::new();
    for row in rows::rows() {
        let mut files = Vec::new();
        for [field, name, words] in &row.files {
            let next = format!("file{}", names.len());
            let file = names.entry(words.clone()).or_insert(next).clone();
            match makers.input(name, words) {
                Input::Bytes(_, bytes) => {
                    write(&folder.join(&file), &bytes)?;
                    files.push(json!([field, name, file]));
                }
                // It is not there.
                _ => files.push(json!([field, name, null])),
            }
        }
        let report = rows::packet(&row, &mut makers).preflight(NOW).to_json();
        let font = match &row.font {
            Some([name, words]) => {
                let next = format!("file{}", names.len());
                let file = names.entry(words.clone()).or_insert(next).clone();
                if let Input::Bytes(_, bytes) = makers.input(name, words) {
                    write(&folder.join(&file), &bytes)?;
                }
                json!([name, file])
            }
            None => Value::Null,
        };
        packets.push(made(&row, &files, &font, &report));
    }
    write(&folder.join("packets.json"), json!({ "now": NOW, "packets": packets }).to_string().as_bytes())?;
    Ok(())
}

/// At once: another run of the tests may read the same file, which has the same bytes.
fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let part = path.with_extension(std::process::id().to_string());
    fs::write(&part, bytes)?;
    fs::rename(part, path)
}

fn made(row: &Row, files: &[Value], font: &Value, report: &str) -> Value {
    let texts: Vec<_> = row.texts.iter().map(|(field, words)| (field, rows::text(words))).collect();
    let payments = row.ce3.as_ref().filter(|ce3| ce3.without.is_empty()).map(|ce3| {
        let (disputed, prior) = rows::payments(ce3);
        json!({ "disputed": disputed, "prior": prior })
    });
    json!({
        "name": row.name, "dispute": rows::dispute(row), "texts": texts, "files": files, "strict": row.strict,
        "product_type": row.product_type, "fee": row.fee, "limits": row.limits, "payments": payments,
        "font": font, "suggestion": rows::suggestion(row), "report": report,
    })
}
