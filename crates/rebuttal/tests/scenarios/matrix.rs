//! The fault matrix: a scenario for each cell, as `tests/matrix` makes them.

use std::io::Write as _;
use std::panic::AssertUnwindSafe;
use std::path::Path;
use std::process::Command;
use std::sync::Mutex;

use futures_util::FutureExt as _;
use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::common::Stage;
use crate::{FOLDER, Run, read};

/// So many sandboxes, each with its own cells: most of the time goes into waiting.
const STAGES: usize = 8;

/// What the variable's file holds, or what the command prints.
fn cells() -> Vec<Value> {
    let text = match std::env::var_os("REBUTTAL_MATRIX") {
        Some(file) => std::fs::read(file).expect("the file that REBUTTAL_MATRIX names"),
        None => {
            let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
            let arguments = ["run", "--quiet", "--package", "rebuttal-matrix", "--", "cells"];
            let output = Command::new(cargo).args(arguments).current_dir(FOLDER).output().expect("cargo");
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            output.stdout
        }
    };
    serde_json::from_slice(&text).expect("a list of scenarios")
}

#[tokio::test]
async fn the_fault_matrix_holds() {
    let providers = read(&Path::new(FOLDER).join("providers.yaml"));
    let all = cells();
    let left = Mutex::new(all.iter());
    let work = (0..STAGES).map(|_| async {
        let mut stage = Stage::open().await;
        let mut rows = Vec::new();
        loop {
            let Some(scenario) = left.lock().expect("the cells").next() else { return rows };
            let provider = scenario["provider"].as_str().expect("a provider");
            let mut run = Run::new(&mut stage, scenario, provider, &providers[provider]);
            // One that does not hold says so by itself; the others are told all the same.
            let held = AssertUnwindSafe(run.play()).catch_unwind().await.is_ok();
            let cell = &scenario["cell"];
            rows.push(json!({
                "runner": "rust", "operation": cell["operation"], "fault": cell["fault"], "held": held, "calls": run.calls,
            }));
        }
    });
    let rows: Vec<Value> = join_all(work).await.into_iter().flatten().collect();
    if let Some(file) = std::env::var_os("REBUTTAL_MATRIX_REPORT") {
        let mut file = std::fs::OpenOptions::new().append(true).create(true).open(file).expect("the report");
        rows.iter().for_each(|row| writeln!(file, "{row}").expect("a line of the report"));
    }
    let failed: Vec<_> = rows.iter().filter(|row| row["held"] != true).map(Value::to_string).collect();
    assert!(failed.is_empty(), "{} of {} cells do not hold: {failed:#?}", failed.len(), rows.len());
    assert!(rows.len() >= 200, "only {} cells were found", rows.len());
}
