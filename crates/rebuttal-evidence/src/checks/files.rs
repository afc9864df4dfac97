//! Files: their kinds, their sizes, and what is wrong inside.

use crate::file::{Content, EvidenceFile};
use crate::kind::Kind;
use crate::packet::{EvidencePacket, Placed};
use crate::pdf::PdfProblem;
use crate::rules::{Check, Rule};

use super::findings::Findings;

/// The space for a picture on A4, in inches: without margins of 36 points.
const PAGE_INCHES: (f32, f32) = (7.27, 10.69);

pub(super) fn run(packet: &EvidencePacket, rule: &Rule, out: &mut Findings<'_>) {
    if rule.check == Check::FilesBytes {
        return all_bytes(packet, rule, out);
    }
    for Placed { field, file } in &packet.files {
        if let Some((found, allowed)) = broken(packet, rule, field, file) {
            out.add_at(Some(field), Some(file.name()), None, found, allowed);
        }
    }
}

/// What there is and what may be, if this file breaks the rule.
fn broken(packet: &EvidencePacket, rule: &Rule, field: &str, file: &EvidenceFile) -> Option<(String, Option<String>)> {
    let figure = rule.figure.number();
    let problem = match file.content() {
        Content::BadPdf(problem) => Some(problem),
        _ => None,
    };
    match (rule.check, file.content()) {
        (Check::FileUnreadable, Content::Unread(problem)) => Some((problem.to_string(), None)),
        (_, Content::Unread(_)) => None,
        (Check::FileEmpty, _) => (file.kind() == Kind::Empty).then(|| ("0 bytes".to_owned(), None)),
        (Check::FileHeic, _) => (file.kind() == Kind::Heic).then(|| ("heic".to_owned(), None)),
        (Check::FileKind, _) => {
            let named_elsewhere = matches!(file.kind(), Kind::Empty | Kind::Heic);
            let kinds = rule.figure.words();
            (!named_elsewhere && !kinds.contains(&file.kind().name()))
                .then(|| (file.kind().name().to_owned(), Some(kinds.join(", "))))
        }
        (Check::FileField, _) => {
            (!packet.rules.files.contains(&field)).then(|| (field.to_owned(), Some(packet.rules.files.join(", "))))
        }
        // A picture is made smaller when the packet is built.
        (Check::FileBytes, _) => (!file.kind().is_picture() && file.bytes().len() as u64 > figure)
            .then(|| (bytes(file.bytes().len() as u64), Some(bytes(figure)))),
        (Check::PicturePixels, Content::Picture(facts)) => {
            let pixels = u64::from(facts.width) * u64::from(facts.height);
            (pixels > figure)
                .then(|| (format!("{} x {} pixels", facts.width, facts.height), Some(format!("{figure} pixels"))))
        }
        (Check::PictureDots, Content::Picture(facts)) => {
            let dots = dots_per_inch(facts.width, facts.height);
            (u64::from(dots) < figure).then(|| {
                let size = format!("{} x {}", facts.width, facts.height);
                (format!("{size} pixels, {dots} dpi on a page"), Some(format!("{figure} dpi")))
            })
        }
        (Check::PictureDamaged, Content::BadPicture(problem)) => Some((problem.clone(), None)),
        (Check::PictureDamaged, Content::Picture(facts)) => {
            (!facts.complete).then(|| ("the picture ends too early".to_owned(), None))
        }
        _ => Some((pdf_broken(rule.check, problem?)?, None)),
    }
}

fn pdf_broken(check: Check, problem: &PdfProblem) -> Option<String> {
    match (check, problem) {
        (Check::PdfEncrypted, PdfProblem::Encrypted) => Some("encrypted".to_owned()),
        (Check::PdfNoPages, PdfProblem::NoPages) => Some("0 pages".to_owned()),
        (Check::PdfUnchecked, PdfProblem::TooComplex(why)) => Some((*why).to_owned()),
        (Check::PdfDamaged, PdfProblem::CutOff) => Some("it ends too early".to_owned()),
        (Check::PdfDamaged, PdfProblem::CyclicPageTree) => Some("its page tree contains itself".to_owned()),
        (Check::PdfDamaged, PdfProblem::PageCount { counted, found }) => {
            Some(format!("it says that it has {counted} pages, and has {found}"))
        }
        (Check::PdfDamaged, PdfProblem::Damaged(why)) => Some(why.clone()),
        _ => None,
    }
}

/// With how many dots an inch a picture fills a page.
pub(crate) fn dots_per_inch(width: u32, height: u32) -> u32 {
    let (across, along) = if width > height { (PAGE_INCHES.1, PAGE_INCHES.0) } else { PAGE_INCHES };
    (width as f32 / across).max(height as f32 / along) as u32
}

/// All files together. Pictures are made smaller, so only what cannot be is counted.
fn all_bytes(packet: &EvidencePacket, rule: &Rule, out: &mut Findings<'_>) {
    let fixed = packet.files.iter().filter(|placed| !placed.file.kind().is_picture());
    let total: u64 = fixed.map(|placed| placed.file.bytes().len() as u64).sum();
    if total > rule.figure.number() {
        out.add(None, bytes(total), Some(bytes(rule.figure.number())));
    }
}

fn bytes(count: u64) -> String {
    format!("{count} bytes")
}

/// What no rule can see in these files.
pub(super) fn unchecked(packet: &EvidencePacket) -> Vec<String> {
    let mut out = Vec::new();
    for Placed { file, .. } in &packet.files {
        match file.content() {
            Content::Pdf(facts) => {
                out.push(
                    "whether pages of PDF files can be read by eye: scans and small print are not looked at".to_owned(),
                );
                if facts.pages.iter().any(|page| page.blank.is_none()) {
                    out.push(format!("whether all pages of {} have something on them", file.name()));
                }
            }
            Content::Picture(_) => {
                out.push(
                    "whether pictures are sharp, and decode as a whole: only their headers and ends are read"
                        .to_owned(),
                );
            }
            Content::BadPdf(_) | Content::Unread(_) => out.push(format!("how many pages {} has", file.name())),
            Content::BadPicture(_) | Content::Other => {}
        }
        if file.kind().is_picture() {
            out.push("whether pictures fit into the limits of bytes: building the packet makes them smaller, and says if it cannot".to_owned());
        }
    }
    out
}
