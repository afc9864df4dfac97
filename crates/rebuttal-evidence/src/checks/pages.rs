//! Pages: how many, how large, and whether something is on them.

use crate::file::Content;
use crate::packet::EvidencePacket;
use crate::rules::{Check, Figure, Rule};

use super::findings::Findings;

/// By how many points a page may differ from a size of paper.
const TOLERANCE: f32 = 3.0;

/// How many characters fill a page, for the estimate of pages: 60 lines of 75.
const CHARACTERS_A_PAGE: usize = 4_500;

pub(super) fn run(packet: &EvidencePacket, rule: &Rule, out: &mut Findings<'_>) {
    let figure = usize::try_from(rule.figure.number()).unwrap_or(usize::MAX);
    let total = counted(packet);
    let pages = |count: usize| format!("{count} pages");
    match rule.check {
        Check::PagesOver if total > figure => out.add(None, pages(total), Some(pages(figure))),
        Check::PagesExactly if total == figure => {
            out.add(None, pages(total), Some(format!("fewer than {figure} pages")));
        }
        // What the files alone break has a finding of its own.
        Check::PagesWithTextsOver if total <= figure && estimated(packet) > figure => {
            out.add(None, format!("about {} pages with texts", estimated(packet)), Some(pages(figure)));
        }
        Check::PageSize | Check::PageLandscape | Check::PageBlank => each(packet, rule, out),
        _ => {}
    }
}

/// The pages that can be counted; a picture is one.
pub(crate) fn counted(packet: &EvidencePacket) -> usize {
    packet.files.iter().filter_map(|placed| placed.file.pages()).sum()
}

/// How many pages files and texts would be.
pub(crate) fn estimated(packet: &EvidencePacket) -> usize {
    let texts = packet.texts.iter().map(|(_, text)| text.chars().count()).sum::<usize>();
    counted(packet) + texts.div_ceil(CHARACTERS_A_PAGE)
}

fn each(packet: &EvidencePacket, rule: &Rule, out: &mut Findings<'_>) {
    for placed in &packet.files {
        let Content::Pdf(facts) = placed.file.content() else { continue };
        for (at, page) in facts.pages.iter().enumerate() {
            let size = || format!("{:.0} x {:.0} points", page.width, page.height);
            let found = match rule.check {
                Check::PageSize => (!is_paper(page.width, page.height, rule.figure)).then(size),
                Check::PageLandscape => (page.width > page.height).then(size),
                _ => (page.blank == Some(true)).then(|| "nothing is drawn on it".to_owned()),
            };
            let allowed = (rule.check == Check::PageSize).then(|| sizes(rule.figure));
            if let Some(found) = found {
                out.add_at(Some(&placed.field), Some(placed.file.name()), Some(at + 1), found, allowed);
            }
        }
    }
}

/// Pairs of width and height.
fn papers(figure: Figure) -> impl Iterator<Item = (u64, u64)> {
    let numbers = match figure {
        Figure::Numbers(numbers) => numbers,
        _ => &[],
    };
    numbers.chunks_exact(2).map(|pair| (pair[0], pair[1]))
}

fn is_paper(width: f32, height: f32, figure: Figure) -> bool {
    let is = |one: f32, other: u64| (one - other as f32).abs() <= TOLERANCE;
    papers(figure).any(|(short, long)| (is(width, short) && is(height, long)) || (is(width, long) && is(height, short)))
}

fn sizes(figure: Figure) -> String {
    papers(figure).map(|(width, height)| format!("{width} x {height}")).collect::<Vec<_>>().join(" or ") + " points"
}
