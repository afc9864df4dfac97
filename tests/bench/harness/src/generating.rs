//! What measures the generator: a driver like those of `tests/bench`, inside this program, because it needs its passes.

use std::hint::black_box;
use std::io::BufRead;
use std::time::{Duration, Instant};

use serde_json::{Map, Value, json};

use rebuttal_codegen::describe::describe;
use rebuttal_codegen::document::{Document, Refusal};
use rebuttal_codegen::emit::rust::progenitor::HandOver;
use rebuttal_codegen::generate;
use rebuttal_codegen::lower::{GENERAL, lower};
use rebuttal_codegen::read::{documents, read};
use rebuttal_codegen::write::Mode;
use xtask::commands::{root, say};

/// How often each operation is there in the documents that have grown.
const TIMES: usize = 10;

/// Answers each `run SECONDS` with what was done, until there is no more to read.
///
/// # Errors
/// When the documents are not to be had, or a work is unknown.
pub fn serve(work: &str) -> Result<String, String> {
    if work == "once" {
        return generate::run(&root(), Mode::Check);
    }
    let documents = all().map_err(told)?;
    let once: Box<dyn Fn() -> Result<(), String>> = match work {
        // Nothing is out of date, so nothing is written.
        "ours" => Box::new(|| generate::run(&root(), Mode::Check).map(drop)),
        "progenitor" => {
            let given = documents.into_iter().map(handed_over).collect::<Result<Vec<_>, _>>().map_err(told)?;
            Box::new(move || {
                for given in &given {
                    black_box(prettyplease::unparse(&given.generate().map_err(told)?));
                }
                Ok(())
            })
        }
        "one" => making(documents),
        "ten" => making(documents.into_iter().map(grown).collect()),
        other => return Err(format!("no work is called {other}")),
    };
    say(&json!({"ready": true}).to_string());
    for line in std::io::stdin().lock().lines() {
        let line = line.map_err(|error| error.to_string())?;
        let seconds =
            line.strip_prefix("run ").and_then(|text| text.parse().ok()).ok_or("only `run SECONDS` is known")?;
        let (started, mut units) = (Instant::now(), 0u32);
        while units == 0 || started.elapsed() < Duration::from_secs_f64(seconds) {
            once()?;
            units += 1;
        }
        say(&json!({"units": units, "seconds": started.elapsed().as_secs_f64()}).to_string());
    }
    Ok("bench-generate: done".to_owned())
}

fn all() -> Result<Vec<Document>, Vec<Refusal>> {
    documents(&root())?.iter().map(|file| read(&root(), file)).collect()
}

fn told(refusals: Vec<Refusal>) -> String {
    refusals.into_iter().map(|refusal| refusal.to_string()).collect::<Vec<_>>().join("\n\n")
}

fn handed_over(document: Document) -> Result<HandOver, Vec<Refusal>> {
    let document = lower(document, GENERAL)?;
    HandOver::new(&document, &describe(&document)?)
}

fn making(documents: Vec<Document>) -> Box<dyn Fn() -> Result<(), String>> {
    Box::new(move || {
        black_box(generate::made(documents.iter().cloned()).map_err(told)?);
        Ok(())
    })
}

/// The document with each operation several times, under new names and paths.
fn grown(mut document: Document) -> Document {
    if let Some(Value::Object(paths)) = document.root.get_mut("paths") {
        let originals = std::mem::take(paths);
        for copy in 0..TIMES {
            for (path, item) in &originals {
                paths.insert(renamed_path(path, copy), renamed(item, copy));
            }
        }
    }
    document
}

fn renamed_path(path: &str, copy: usize) -> String {
    if copy == 0 { path.to_owned() } else { format!("/copy{copy}{path}") }
}

/// The same with other operationIds, wherever they stand.
fn renamed(value: &Value, copy: usize) -> Value {
    let field = |(name, value): (&String, &Value)| {
        let value = match value {
            Value::String(id) if name == "operationId" && copy > 0 => format!("{id}Copy{copy}").into(),
            other => renamed(other, copy),
        };
        (name.clone(), value)
    };
    match value {
        Value::Object(map) => Value::Object(map.iter().map(field).collect::<Map<_, _>>()),
        Value::Array(items) => items.iter().map(|item| renamed(item, copy)).collect(),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grown_documents_have_ten_times_the_operations_and_can_be_generated() {
        let documents = all().unwrap();
        let count = |document: &Document| {
            let api = describe(&lower(document.clone(), GENERAL).unwrap());
            api.unwrap_or_else(|refusals| panic!("{}", told(refusals))).operations.len()
        };
        for document in documents {
            assert_eq!(count(&grown(document.clone())), TIMES * count(&document), "{}", document.file);
        }
    }
}
