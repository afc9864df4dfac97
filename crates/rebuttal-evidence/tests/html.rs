//! The page that the example `preflight -- FOLDER --html` writes, in a headless Chromium.
#![allow(clippy::unwrap_used, reason = "a test")]

#[path = "../examples/preflight/html.rs"]
mod html;
mod programs;
mod support;
#[path = "../examples/preflight/thumbnails.rs"]
mod thumbnails;

use std::fs;
use std::path::{Path, PathBuf};

use image::GenericImageView;
use programs::run;
use rebuttal_evidence::{EvidencePacket, Input, Report};
use serde_json::{Value, json};
use support::{jpeg, pdf, pdf_document, saved};

/// A folder with files that have findings on pages, on files and as a whole, and the report about them.
fn reported() -> (PathBuf, Report, Vec<(String, PathBuf)>) {
    let folder = programs::folder("html");
    // It draws the pages, and is installed where it is missing.
    run("pdftoppm", "poppler-utils", &["-v"], &folder);
    let blank = saved(&mut pdf_document(3, [842, 595], 0, false));
    let files = [
        ("receipt", "a receipt <b>&'\".pdf", pdf(4)),
        ("receipt", "photo.jpg", jpeg(1_200, 1_500)),
        ("customer_communication", "mails.pdf", blank),
        ("customer_communication", "call.heic", b"\0\0\0\x18ftypheic".to_vec()),
    ];
    let dispute =
        json!({"id": "du_1<script>", "status": "needs_response", "created": 0, "evidence_details": {"due_by": 0}});
    let mut packet =
        EvidencePacket::new("stripe", &dispute).unwrap().text("uncategorized_text", "See https://shop.example/proof");
    let mut given = Vec::new();
    for (number, (field, name, bytes)) in files.into_iter().enumerate() {
        let path = folder.join(format!("{number}"));
        fs::write(&path, &bytes).unwrap();
        packet = packet.file(field, Input::Bytes(name.to_owned(), bytes));
        given.push((field.to_owned(), path));
    }
    (folder, packet.preflight(0), given)
}

fn chromium(arguments: &[&str], page: &Path) -> Vec<u8> {
    let profile = format!("--user-data-dir={}", page.with_extension("profile").display());
    let address = format!("file://{}", page.display());
    let common = ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run", &profile];
    let output = run("chromium", "chromium", &[&common[..], arguments, &[&address]].concat(), page.parent().unwrap());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// What a script finds in the page; the page itself allows none, so its copy goes without its policy.
fn found(page: &str, folder: &Path, width: u32, script: &str) -> Value {
    let start = page.find("<meta http-equiv=Content-Security-Policy").unwrap();
    let end = start + page[start..].find('>').unwrap() + 1;
    let copy = format!(
        "{}{}<script>document.title=JSON.stringify((()=>{{{script}}})())</script>",
        &page[..start],
        &page[end..]
    );
    let path = folder.join("copy.html");
    fs::write(&path, copy).unwrap();
    let dom = String::from_utf8(chromium(&["--dump-dom", &format!("--window-size={width},900")], &path)).unwrap();
    let title = dom.split("<title>").nth(1).unwrap().split("</title>").next().unwrap();
    let title = title.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    serde_json::from_str(&title).unwrap_or_else(|error| panic!("{error}: {title}"))
}

#[test]
fn each_finding_stands_beside_its_page_and_can_be_reached_by_keyboard() {
    let (folder, report, given) = reported();
    let page = html::page(&report, &given, None);
    for width in [1_000, 500] {
        let script = "
            const box = one => one.getBoundingClientRect();
            const beside = [...document.querySelectorAll('.with')].map(one => {
                const sheet = box(one.querySelector('img, .sheet')), finding = box(one.querySelector('.finding'));
                return [finding.left >= sheet.right && finding.top < sheet.bottom, finding.top >= sheet.bottom, one.id];
            });
            const links = [...document.querySelectorAll('a')].map(link => {
                link.focus();
                // Without a window of its own, a page may be drawn before it has the focus.
                const ring = getComputedStyle(link).outlineStyle != 'none' || !document.hasFocus();
                const seen = document.activeElement == link && ring && box(link).width > 0;
                link.click();
                const target = document.querySelector(':target');
                const there = target && box(target).top < innerHeight && box(target).bottom > 0;
                return seen && !!there;
            });
            const bars = [...document.querySelectorAll('.bar')].map(bar =>
                [bar.getAttribute('aria-labelledby'), Math.round(100 * box(bar.firstChild).width / box(bar).width), bar.firstChild.className]);
            return {beside, links, bars, wide: document.documentElement.scrollWidth - innerWidth,
                bold: document.querySelectorAll('b, section script').length, seen: document.querySelectorAll('img').length,
                loaded: performance.getEntriesByType('resource').map(one => one.name).filter(name => !name.startsWith('data:')),
                empty: [...document.images].filter(image => !image.naturalWidth).length};";
        let found = found(&page, &folder, width, script);
        let beside = found["beside"].as_array().unwrap();
        assert_eq!(beside.len(), 3, "{found}");
        let at = usize::from(width == 500);
        assert!(beside.iter().all(|one| one[at] == true), "{width}: {found}");
        let links = found["links"].as_array().unwrap();
        // One to the findings, and one to each that is about a file.
        assert!(links.len() > 7 && links.iter().all(|fine| fine == true), "{found}");
        let bytes = report.totals.bytes * 100 / 4_500_000;
        assert_eq!(found["bars"][0][0], "bytes");
        assert!(found["bars"][0][1].as_u64().unwrap().abs_diff(bytes) <= 1, "{found}");
        assert!(found["wide"].as_i64().unwrap() <= 0, "{width}: {found}");
        // Names of files are shown, and nothing else.
        assert_eq!(found["loaded"], json!([]), "nothing comes from elsewhere");
        assert_eq!((&found["bold"], &found["empty"]), (&json!(0), &json!(0)), "{found}");
        assert_eq!(found["seen"], 8, "every page is drawn: {found}");
    }
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn it_follows_light_and_dark() {
    let (folder, report, given) = reported();
    let path = folder.join("page.html");
    fs::write(&path, html::page(&report, &given, None)).unwrap();
    let mut shades = Vec::new();
    for scheme in ["preferredColorScheme=1", "preferredColorScheme=0"] {
        let picture = folder.join("page.png");
        let options = [
            format!("--screenshot={}", picture.display()),
            format!("--blink-settings={scheme}"),
            "--window-size=1000,3000".to_owned(),
        ];
        chromium(&options.iter().map(String::as_str).collect::<Vec<_>>(), &path);
        let shown = image::open(&picture).unwrap();
        // Beside the text.
        shades.push(shown.get_pixel(5, 5).0[0]);
    }
    assert!(shades[0] > 200 && shades[1] < 60, "{shades:?}");
    fs::remove_dir_all(folder).unwrap();
}
