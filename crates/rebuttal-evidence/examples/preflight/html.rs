//! The report as one page that loads nothing: styles and thumbnails are inside, and there is no script.

use std::path::{Path, PathBuf};

use rebuttal_evidence::{Check, Figure, FileTotal, Finding, ProviderRules, Report, Severity};

use crate::thumbnails::thumbnails;

/// Follows the reader's light or dark, and is read in the order of the page, with headings and without a pointer.
const STYLE: &str = include_str!("style.css");
/// Nothing comes from elsewhere, whatever is in the report.
const POLICY: &str = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

/// The page, for files in the order of the report and a card network.
pub(crate) fn page(report: &Report, given: &[(String, PathBuf)], network: Option<&str>) -> String {
    let mut out = format!(
        "<!doctype html>\n<html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width,initial-scale=1'>\
         <meta http-equiv=Content-Security-Policy content=\"{POLICY}\"><title>Preflight {id}</title><style>{STYLE}</style>\
         <main><a class=skip href=#findings>To the findings</a><h1>Evidence for {id}</h1>{summary}{bars}",
        id = escaped(&report.dispute),
        summary = summary(report),
        bars = bars(report, network),
    );
    out += &findings(report);
    let mut unseen = false;
    for (at, file) in report.totals.files.iter().enumerate() {
        let pictures = given.get(at).map_or_else(Vec::new, |(_, path)| pictures(file, path));
        unseen |= pictures.is_empty() && file.pages.is_some();
        out += &section(report, at, file, &pictures);
    }
    out += &list("Recommended and missing", report.missing.iter().map(|missing| missing.field.as_str()));
    let undrawn = unseen.then_some("how the pages of some files look: they are shown as empty sheets");
    out += &list("Not checked", report.unchecked.iter().map(String::as_str).chain(undrawn));
    out + "</main></html>\n"
}

fn pictures(file: &FileTotal, path: &Path) -> Vec<String> {
    if file.pages.is_some() { thumbnails(path, file.kind) } else { Vec::new() }
}

/// What it comes to, in a sentence.
fn summary(report: &Report) -> String {
    let count = |severity| report.of(severity).count();
    let (refused, lost, advice) = (count(Severity::Refused), count(Severity::Lost), count(Severity::Advice));
    let (class, word) = match (refused, lost, advice) {
        (1.., _, _) => ("refused", "The provider would refuse it"),
        (0, 1.., _) => ("lost", "Some of it would not be read"),
        (0, 0, 1..) => ("advice", "It can be sent, and could be better"),
        (0, 0, 0) => ("good", "Nothing was found"),
    };
    let provider = escaped(report.provider);
    format!(
        "<p class=soft>{provider}</p><p class='{class}'><span class=tone>{word}</span>{refused} refused, {lost} lost, {advice} advice</p>"
    )
}

/// Bytes, pages and characters against their limits, where there are any.
fn bars(report: &Report, network: Option<&str>) -> String {
    let rules = ProviderRules::of(report.provider).map_or(&[][..], |rules| rules.rules);
    let limit = |check: Check| {
        let hold = rules.iter().filter(|rule| rule.check == check && !rule.strict);
        let hold = hold.filter(|rule| rule.network.is_none() || rule.network == network);
        hold.filter_map(|rule| if let Figure::Number(number) = rule.figure { Some(number) } else { None }).min()
    };
    let totals = &report.totals;
    let all = [
        ("bytes", totals.bytes, limit(Check::FilesBytes)),
        ("pages, with texts", totals.estimated_pages as u64, limit(Check::PagesOver)),
        ("characters", totals.characters as u64, limit(Check::TextsCharacters)),
    ];
    let bars: String = all.into_iter().filter_map(|(what, count, allowed)| Some(bar(what, count, allowed?))).collect();
    format!("<section><h2>Limits</h2><div class=bars>{bars}</div></section>")
}

fn bar(what: &str, count: u64, allowed: u64) -> String {
    let part = (count.min(allowed) * 100).div_ceil(allowed.max(1));
    let class = if count > allowed {
        "over"
    } else if part > 80 {
        "near"
    } else {
        ""
    };
    let id = what.split(',').next().unwrap_or(what);
    format!(
        "<div><p><span id={id}>{what}</span><span>{} of {}</span></p><div class=bar role=meter aria-labelledby={id} aria-valuenow={count} \
         aria-valuemin=0 aria-valuemax={allowed}><span class='{class}' style='width:{part}%'></span></div></div>",
        thousands(count),
        thousands(allowed),
    )
}

/// What is about the packet as a whole, and links to all else.
fn findings(report: &Report) -> String {
    let mut out = format!("<section id=findings><h2>Findings: {}</h2>", report.findings.len());
    let (files, whole): (Vec<&Finding>, Vec<&Finding>) =
        report.findings.iter().partition(|finding| place(report, finding).is_some());
    out += &whole.into_iter().map(shown).collect::<String>();
    if !files.is_empty() {
        let links = files.into_iter().map(|finding| {
            let page = finding.page.map_or_else(String::new, |page| format!(", page {page}"));
            let file = escaped(finding.file.as_deref().unwrap_or_default());
            let (tone, at) = (tone(finding), place(report, finding).unwrap_or_default());
            format!(
                "<li class='{tone}'><span class=tone>{tone}</span><a href='#{}'>{file}{page}: {}</a></li>",
                anchor(at, finding.page),
                escaped(&finding.found)
            )
        });
        out += &format!("<ul class=list>{}</ul>", links.collect::<String>());
    }
    out + "</section>"
}

/// Which file a finding is about.
fn place(report: &Report, finding: &Finding) -> Option<usize> {
    let is =
        |file: &FileTotal| finding.file.as_ref() == Some(&file.file) && finding.field.as_ref() == Some(&file.field);
    report.totals.files.iter().position(is)
}

fn anchor(file: usize, page: Option<usize>) -> String {
    page.map_or_else(|| format!("file{file}"), |page| format!("file{file}-page{page}"))
}

/// A file with its pages, each beside what was found on it.
fn section(report: &Report, at: usize, file: &FileTotal, pictures: &[String]) -> String {
    let of: Vec<&Finding> = report.findings.iter().filter(|finding| place(report, finding) == Some(at)).collect();
    let on = |page: Option<usize>| of.iter().filter(move |finding| finding.page == page).map(|finding| shown(finding));
    let pages = match file.pages {
        Some(1) => ", 1 page".to_owned(),
        Some(pages) => format!(", {pages} pages"),
        None => String::new(),
    };
    let mut out = format!(
        "<section id={}><h2>{}</h2><p class=soft>{}, {}, {} bytes{pages}</p>",
        anchor(at, None),
        escaped(&file.file),
        escaped(&file.field),
        file.kind,
        thousands(file.bytes)
    );
    out += &on(None).collect::<String>();
    out += "<ol class=pages>";
    for page in 1..=file.pages.unwrap_or(0) {
        let alt = format!("Page {page} of {}", escaped(&file.file));
        let sheet = pictures.get(page - 1).map_or_else(
            || format!("<div class=sheet role=img aria-label='{alt}'>{page}</div>"),
            |data| format!("<img alt='{alt}' src='data:image/jpeg;base64,{data}'>"),
        );
        let beside: String = on(Some(page)).collect();
        let class = if beside.is_empty() { "" } else { "with" };
        let beside = if beside.is_empty() { beside } else { format!("<div>{beside}</div>") };
        out += &format!(
            "<li class='{class}' id={}><figure>{sheet}<figcaption>{page}</figcaption></figure>{beside}</li>",
            anchor(at, Some(page))
        );
    }
    out + "</ol></section>"
}

fn tone(finding: &Finding) -> &'static str {
    match finding.severity {
        Severity::Refused => "refused",
        Severity::Lost => "lost",
        Severity::Advice => "advice",
    }
}

fn shown(finding: &Finding) -> String {
    let tone = tone(finding);
    let allowed = finding.allowed.as_ref().map_or_else(String::new, |allowed| format!(" (allowed: {allowed})"));
    let field = finding.field.as_ref().map_or_else(String::new, |field| format!("{field}: "));
    format!(
        "<div class='finding {tone}'><p><span class=tone>{tone}</span><code>{}</code></p><p>{}</p><p class=soft>{}</p></div>",
        escaped(&finding.rule),
        escaped(&format!("{field}{}{allowed}", finding.found)),
        escaped(&finding.what_to_do)
    )
}

fn list<'a>(title: &str, all: impl Iterator<Item = &'a str>) -> String {
    let all: String = all.map(|one| format!("<li>{}</li>", escaped(one))).collect();
    if all.is_empty() { String::new() } else { format!("<section><h2>{title}</h2><ul>{all}</ul></section>") }
}

/// 4,500,000.
fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let groups = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy);
    groups.collect::<Vec<_>>().join(",")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}
