//! The report as one page that loads nothing: styles and thumbnails are inside, and there is no script.

use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use image::{ImageFormat, ImageReader};
use rebuttal_evidence::{Finding, ProviderRules, Report};

/// Follows the reader's light or dark, and is read in the order of the page, with headings and without a pointer.
const STYLE: &str = "
:root { color-scheme: light dark; --refused: #c62828; --lost: #b26a00; --advice: #1565c0; --line: #8884 }
@media (prefers-color-scheme: dark) { :root { --refused: #ff8a80; --lost: #ffcc80; --advice: #90caf9 } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
section { border-top: 1px solid var(--line); padding: 1rem 0 }
.bar { height: .75rem; border: 1px solid var(--line); border-radius: .4rem; overflow: hidden }
.bar span { display: block; height: 100%; background: var(--advice) } .bar .over { background: var(--refused) }
.pages { display: flex; flex-wrap: wrap; gap: 1rem; list-style: none; padding: 0 }
.pages li { width: 11rem } .pages img, .sheet { width: 100%; border: 1px solid var(--line); box-sizing: border-box }
.sheet { aspect-ratio: 210/297; display: grid; place-items: center; font-size: 1.5rem }
.finding { border-left: .3rem solid; padding: .1rem .7rem; margin: .6rem 0 }
.refused { border-color: var(--refused) } .lost { border-color: var(--lost) } .advice { border-color: var(--advice) }
.finding b { text-transform: uppercase; font-size: .8em } code { overflow-wrap: anywhere }
";
/// The longest side of a thumbnail in pixels.
const THUMBNAIL: u32 = 320;
/// A picture of more pixels is not decoded for its thumbnail.
const MAX_PIXELS: u64 = 40_000_000;

pub(crate) fn page(report: &Report, given: &[(String, PathBuf)]) -> String {
    let mut out = format!(
        "<!doctype html>\n<html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'>\
         <title>Preflight {id}</title><style>{STYLE}</style><main><h1>Evidence for {id}</h1>",
        id = escaped(&report.dispute)
    );
    let rules = ProviderRules::of(report.provider).map_or(&[][..], |rules| rules.rules);
    let limit = |id: &str| rules.iter().find(|rule| rule.id == format!("{}.{id}", report.provider));
    for (what, count, rule) in [
        ("bytes", report.totals.bytes, limit("files.bytes")),
        ("pages", report.totals.estimated_pages as u64, limit("pages.most")),
    ] {
        if let Some(rule) = rule
            && let rebuttal_evidence::Figure::Number(allowed) = rule.figure
        {
            out += &bar(what, count, allowed);
        }
    }
    out += "<section><h2>Findings</h2>";
    let whole = report.findings.iter().filter(|finding| finding.file.is_none());
    out += &whole.map(shown).collect::<String>();
    out += &format!("<p>{} in all.</p></section>", report.findings.len());
    for (at, file) in report.totals.files.iter().enumerate() {
        let of: Vec<&Finding> = report
            .findings
            .iter()
            .filter(|it| it.file.as_ref() == Some(&file.file) && it.field.as_ref() == Some(&file.field))
            .collect();
        out += &format!(
            "<section><h2>{}: {}</h2><p>{}, {} bytes</p>",
            escaped(&file.field),
            escaped(&file.file),
            file.kind,
            file.bytes
        );
        out += &of.iter().filter(|finding| finding.page.is_none()).map(|finding| shown(finding)).collect::<String>();
        out += "<ol class=pages>";
        for page in 1..=file.pages.unwrap_or(0) {
            let sheet = given.get(at).filter(|_| file.kind != "pdf").and_then(|(_, path)| thumbnail(path));
            let alt = format!("Page {page} of {}", escaped(&file.file));
            let sheet = sheet.map_or_else(
                || format!("<div class=sheet role=img aria-label='{alt}'>{page}</div>"),
                |data| format!("<img alt='{alt}' src='data:image/jpeg;base64,{data}'>"),
            );
            let beside: String =
                of.iter().filter(|finding| finding.page == Some(page)).map(|finding| shown(finding)).collect();
            out += &format!("<li>{sheet}{beside}</li>");
        }
        out += "</ol></section>";
    }
    out += &list("Recommended and missing", report.missing.iter().map(|missing| missing.field.as_str()));
    out += &list(
        "Not checked",
        report
            .unchecked
            .iter()
            .map(String::as_str)
            .chain(["how pages of PDF files look: they are shown as sheets with numbers"]),
    );
    out + "</main></html>\n"
}

fn bar(what: &str, count: u64, allowed: u64) -> String {
    let (part, class) = if count > allowed { (100, "over") } else { (count * 100 / allowed.max(1), "") };
    format!(
        "<p id={what}>{count} of {allowed} {what}</p><div class=bar role=meter aria-labelledby={what} aria-valuenow={count} \
         aria-valuemin=0 aria-valuemax={allowed}><span class='{class}' style='width:{part}%'></span></div>"
    )
}

fn shown(finding: &Finding) -> String {
    let severity = format!("{:?}", finding.severity).to_lowercase();
    let allowed = finding.allowed.as_ref().map_or_else(String::new, |allowed| format!(" (allowed: {allowed})"));
    let field = finding.field.as_ref().map_or_else(String::new, |field| format!("{field}: "));
    format!(
        "<div class='finding {severity}'><b>{severity}</b> <code>{}</code><br>{}<br>{}</div>",
        escaped(&finding.rule),
        escaped(&format!("{field}{}{allowed}", finding.found)),
        escaped(&finding.what_to_do)
    )
}

fn list<'a>(title: &str, all: impl Iterator<Item = &'a str>) -> String {
    let all: String = all.map(|one| format!("<li>{}</li>", escaped(one))).collect();
    if all.is_empty() { String::new() } else { format!("<section><h2>{title}</h2><ul>{all}</ul></section>") }
}

/// A small JPEG in Base64; none if the picture cannot be decoded.
fn thumbnail(path: &Path) -> Option<String> {
    let bytes = fs::read(path).ok()?;
    let reader = || ImageReader::new(Cursor::new(&bytes)).with_guessed_format().ok();
    let (width, height) = reader()?.into_dimensions().ok()?;
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return None;
    }
    let mut small = Cursor::new(Vec::new());
    let picture = reader()?.decode().ok()?.thumbnail(THUMBNAIL, THUMBNAIL).into_rgb8();
    picture.write_to(&mut small, ImageFormat::Jpeg).ok()?;
    Some(STANDARD.encode(small.into_inner()))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}
