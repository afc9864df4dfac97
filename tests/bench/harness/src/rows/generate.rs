//! The generator against progenitor alone, and against itself with ten times the operations.

use std::path::PathBuf;

use super::super::lab::{Lab, folder};
use super::super::launch::Launch;
use super::super::side::{Side, Sides};
use rebuttal_codegen::read::documents;
use xtask::commands::root;

fn driver(lab: &Lab, work: &str) -> Result<Side, String> {
    Ok(Side::Live(Launch::new(lab.generator()?).args(["bench-generate", work]).on(lab.machine.client_core)))
}

pub(super) fn warm(lab: &Lab) -> Result<Sides, String> {
    Ok(Sides { ours: driver(lab, "ours")?, peer: None, limit: Some(driver(lab, "progenitor")?) })
}

pub(super) fn growth(lab: &Lab) -> Result<Sides, String> {
    Ok(Sides { ours: driver(lab, "ten")?, peer: None, limit: Some(driver(lab, "one")?) })
}

/// Whole programs: ours makes clients in three languages and checks that they are there, the peers make one each.
pub(super) fn clients(lab: &Lab) -> Result<Sides, String> {
    let took = |milliseconds: f64, _: &str| Some(milliseconds);
    let ours = Launch::new(lab.generator()?).args(["bench-generate", "once"]).on(lab.machine.client_core);
    let (python, node) = (lab.python_peers()?, lab.node_peers()?);
    let core = lab.machine.client_core;
    let documents: Vec<PathBuf> = documents(&root())
        .map_err(|_| "the documents are not to be had")?
        .into_iter()
        .map(|document| root().join(document))
        .collect();
    let peer = Side::Once(Box::new(move || {
        let (mut milliseconds, out) = (0.0, folder().join("peers-made"));
        for (number, input) in documents.iter().enumerate() {
            let output = |language| out.join(format!("{number}-{language}"));
            // It formats with a program that it looks for on the path.
            let beside = python.parent().ok_or("the peers' interpreter is in no folder")?;
            let path = std::env::join_paths(
                std::iter::once(beside.to_owned())
                    .chain(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default())),
            );
            let made = Launch::new(beside.join("openapi-python-client"))
                .args(["generate", "--overwrite", "--path"])
                .args([input])
                .args(["--output-path"])
                .args([output("python")])
                .env("PATH", path.map_err(|error| error.to_string())?);
            milliseconds += made.on(core).run()?.0.as_secs_f64() * 1000.0;
            let made = Launch::new("node")
                .args([node.join("node_modules/@hey-api/openapi-ts/bin/run.js")])
                .args(["-i"])
                .args([input])
                .args(["-o"])
                .args([output("node")]);
            milliseconds += made.on(core).run()?.0.as_secs_f64() * 1000.0;
        }
        Ok(milliseconds)
    }));
    Ok(Sides { ours: Side::Fresh(ours, took), peer: Some(peer), limit: None })
}
