//! The page in Markdown.

use super::super::results::Results;
use super::super::table::{HEADS, cells};

/// The page of the whole run before this one.
pub const BEFORE: &str = "benchmarks-before.md";

/// What tells a run from others.
pub fn run(results: &Results) -> String {
    format!("{}, commit {}.", results.date, plain(&results.commit))
}

/// The whole page.
pub fn render(results: &Results) -> String {
    let mut out = String::from(
        "# Benchmarks\n\n\
         Ours, the official SDKs and the bare limit, in one run on the same work. Made by `cargo xtask bench --publish`; \
         [how it is measured](../tests/bench/README.md).\n\n\
         ![How much faster or smaller than the peer each piece of work is](benchmarks.svg)\n\n",
    );
    let met = results.rows.iter().filter(|row| row.met).count();
    out += &format!("{met} of {} measurements reach their targets. ", results.rows.len());
    out += "Values are medians of the rounds; ratios are taken round by round, and in brackets are the smallest and the \
            largest. Only ratios mean something on another machine.\n\n";
    if results.complete && !results.quick {
        out += &format!("[The whole run before]({BEFORE}) shows how much is chance.\n\n");
    }
    out += &line(&HEADS.map(|head| if head.is_empty() { "met?".to_owned() } else { head.to_owned() }));
    out += &line(&HEADS.map(|_| "---".to_owned()));
    for row in &results.rows {
        out += &line(&cells(row));
    }
    if met < results.rows.len() {
        out += "\n## What misses its targets, and why\n\n";
    }
    for row in results.rows.iter().filter(|row| !row.met) {
        let why = row.missed.as_deref().unwrap_or("Nobody has looked into it yet.");
        out += &format!("- **{}.** {}\n", plain(&row.work), plain(why));
    }
    out += "\n## What could not be made equal\n\n";
    for row in &results.rows {
        out += &format!("- **{}.** {}\n", plain(&row.work), plain(&row.note_equal));
    }
    out += "\n## On what\n\n";
    let machine = &results.machine;
    let place = match (machine.responder_core, machine.client_core) {
        (Some(responder), Some(client)) => {
            format!("what answers on core {responder}, what is measured on core {client}")
        }
        _ => "nothing kept on a core of its own".to_owned(),
    };
    out += &format!(
        "{} {}, {} cores, {} GB, {}; {place}.\n\n",
        run(results),
        plain(&machine.cpu),
        machine.cores,
        machine.memory_gb,
        plain(&machine.system)
    );
    let versions = results.versions.iter().map(|(name, version)| format!("{} {}", plain(name), plain(version)));
    out += &format!("{}.\n", versions.collect::<Vec<_>>().join(" · "));
    out
}

fn line(cells: &[String]) -> String {
    format!("| {} |\n", cells.iter().map(|cell| plain(cell)).collect::<Vec<_>>().join(" | "))
}

/// Text that is nothing but text, in a table too.
fn plain(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('|', "&#124;")
}
