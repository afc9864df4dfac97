//! Checks a folder of evidence: `cargo run -p rebuttal-evidence --example preflight -- FOLDER [--json] [--html FILE]`.
//!
//! The folder has `dispute.json`, the dispute as the provider sent it; a folder for each field with its files, which are taken in
//! the order of their names; and `FIELD.txt` for each text. Exits with 1 if something is refused or lost.
#![allow(clippy::print_stdout, reason = "a program")]

mod html;
mod thumbnails;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::SystemTime;

use rebuttal_evidence::{EvidencePacket, Input, Report, Severity};
use serde_json::Value;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words[..] {
        [folder] => run(Path::new(folder), |report, _, _| Ok(text(report))),
        [folder, "--json"] => run(Path::new(folder), |report, _, _| Ok(report.to_json())),
        [folder, "--html", file] => run(Path::new(folder), |report, given, network| {
            fs::write(file, html::page(report, given, network))?;
            Ok(format!("{file}: written"))
        }),
        _ => Err("usage: preflight FOLDER [--json | --html FILE]".into()),
    };
    match done {
        Ok(report) if report.findings.iter().all(|finding| finding.severity == Severity::Advice) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            println!("{error}");
            ExitCode::from(2)
        }
    }
}

/// A field, and a file that was given for it.
type Given = (String, PathBuf);

fn run(
    folder: &Path,
    show: impl Fn(&Report, &[Given], Option<&str>) -> Result<String, Box<dyn Error>>,
) -> Result<Report, Box<dyn Error>> {
    let (packet, given) = packet(folder)?;
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?.as_secs();
    let report = packet.preflight(i64::try_from(now)?);
    println!("{}", show(&report, &given, packet.network())?);
    Ok(report)
}

fn packet(folder: &Path) -> Result<(EvidencePacket, Vec<Given>), Box<dyn Error>> {
    let path = folder.join("dispute.json");
    let dispute = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let dispute: Value = serde_json::from_slice(&dispute).map_err(|error| format!("{}: {error}", path.display()))?;
    let provider = if dispute["disputeId"].is_string() { "alipay" } else { "stripe" };
    let mut packet = EvidencePacket::new(provider, &dispute)?;
    let mut given = Vec::new();
    for path in sorted(folder)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            for file in sorted(&path)? {
                packet = packet.file(&name, Input::Path(file.clone()));
                given.push((name.clone(), file));
            }
        } else if let Some(field) = name.strip_suffix(".txt") {
            packet =
                packet.text(field, fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?);
        }
    }
    Ok((packet, given))
}

fn sorted(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let failed = |error| format!("{}: {error}", folder.display());
    let entries = fs::read_dir(folder).map_err(failed)?.collect::<Result<Vec<_>, _>>().map_err(failed)?;
    let mut paths: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).collect();
    paths.sort();
    Ok(paths)
}

/// For the terminal. Names of files are shown with what could move the cursor written out.
fn text(report: &Report) -> String {
    let totals = &report.totals;
    let mut out = format!("{} {}\n", report.provider, report.dispute);
    for file in &totals.files {
        let pages = file.pages.map_or_else(|| "pages unknown".to_owned(), |pages| format!("{pages} pages"));
        out += &format!("  {}: {:?}, {}, {} bytes, {pages}\n", file.field, file.file, file.kind, file.bytes);
    }
    out += &format!(
        "  {} bytes, {} pages, about {} with texts, {} characters\n",
        totals.bytes, totals.pages, totals.estimated_pages, totals.characters
    );
    for finding in &report.findings {
        let file = finding.file.as_ref().map(|file| format!(" {file:?}"));
        let page = finding.page.map(|page| format!(" page {page}"));
        let place = [finding.field.clone(), file, page].into_iter().flatten().collect::<String>();
        let allowed = finding.allowed.as_ref().map_or_else(String::new, |allowed| format!(" (allowed: {allowed})"));
        out += &format!(
            "\n{:?} {} {place}\n  {}{allowed}\n  {}\n",
            finding.severity, finding.rule, finding.found, finding.what_to_do
        );
    }
    let list = |title: &str, all: Vec<&str>| match all[..] {
        [] => String::new(),
        _ => format!("\n{title}: {}\n", all.join(", ")),
    };
    out += &list("Recommended and missing", report.missing.iter().map(|missing| missing.field.as_str()).collect());
    for said in &report.unchecked {
        out += &format!("\nNot checked: {said}");
    }
    let count = |severity| report.of(severity).count();
    let (refused, lost, advice) = (count(Severity::Refused), count(Severity::Lost), count(Severity::Advice));
    out + &format!("\n{refused} refused, {lost} lost, {advice} advice")
}
