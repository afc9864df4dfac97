//! The files that are sent: one for each field, within the limits, upright, and without what files say about themselves.

mod form;
mod merge;
mod parallel;
mod picture;
mod receipt;
mod sheet;
mod strip;
mod text;
mod typeset;

use std::fmt;

use rebuttal_signing::sha256_hex;

use crate::checks::dots_per_inch;
use crate::file::{Content, EvidenceFile};
use crate::font::Font;
use crate::kind::Kind;
use crate::packet::{EvidencePacket, Placed};
use crate::report::Finding;
use crate::rules::{Check, Rule};
use merge::{Merge, MergeProblem};
use picture::{Embedded, LADDER, Picture, Step};
pub use receipt::{FileReceipt, PageReceipt, Receipt};
use text::TextProblem;

/// A file that is sent.
#[derive(Clone)]
pub struct BuiltFile {
    /// Its field.
    pub field: String,
    /// What to call it.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Shows no content.
impl fmt::Debug for BuiltFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BuiltFile({}, {} bytes)", self.field, self.bytes.len())
    }
}

/// What a packet became.
#[derive(Clone, Debug)]
pub struct Built {
    /// The files, in the order in which their fields were given first.
    pub files: Vec<BuiltFile>,
    /// What was made of what.
    pub receipt: Receipt,
    /// What is worse now than in the files that were given.
    pub findings: Vec<Finding>,
}

/// Why a packet cannot be built. Preflight says the same with what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BuildError {
    /// A file is neither a PDF nor a picture that can be read.
    UnusableFile {
        /// Its field.
        field: String,
        /// Its name.
        file: String,
        /// What is wrong, and what to do about it.
        problem: String,
    },
    /// A text has a character that the font of pages does not have.
    UnusableText {
        /// Its field.
        field: String,
        /// The character.
        character: char,
    },
    /// No text can be set in the packet's font.
    UnusableFont {
        /// Its name.
        font: String,
        /// What is wrong.
        problem: String,
    },
    /// It does not fit into the provider's limit, however small pictures become.
    TooLarge {
        /// The field, if one file alone is too large.
        field: Option<String>,
        /// The bytes at the smallest.
        bytes: u64,
        /// The bytes that may be.
        allowed: u64,
    },
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnusableFile { field, file, problem } => write!(f, "the file {file:?} for {field}: {problem}"),
            Self::UnusableText { field, character } => write!(
                f,
                "the text for {field} has {character:?}, which the font of pages does not have: give it as a PDF"
            ),
            Self::UnusableFont { font, problem } => write!(f, "the font {font:?}: {problem}"),
            Self::TooLarge { field, bytes, allowed } => {
                let of = field.as_deref().unwrap_or("all files together");
                write!(
                    f,
                    "{of}: {bytes} bytes with the smallest pictures, and {allowed} may be: leave out or shrink documents"
                )
            }
        }
    }
}

impl std::error::Error for BuildError {}

/// A field, and what becomes its file.
struct Group<'a> {
    field: &'a str,
    text: Option<&'a str>,
    parts: Vec<Part<'a>>,
}

struct Part<'a> {
    file: &'a EvidenceFile,
    picture: Option<Picture<'a>>,
}

impl EvidencePacket {
    /// Makes the files that are sent. The same packet gives the same bytes in the same release.
    ///
    /// Pictures are embedded as they are if all fits; else all become JPEGs, in steps of 2,600 pixels at quality 85, 2,000 at 80,
    /// 1,640 at 70 and 50, and 1,200 at 40, until it does. Nothing is cropped or left out.
    ///
    /// # Errors
    /// If a file cannot be used, or it does not fit.
    pub fn build(&self) -> Result<Built, BuildError> {
        let rules = self.rules_that_hold(self.rules.rules);
        let limit = |check| rules.iter().find(|rule| rule.check == check).map(|rule| rule.figure.number());
        let (one, all) = (limit(Check::FileBytes).unwrap_or(u64::MAX), limit(Check::FilesBytes).unwrap_or(u64::MAX));
        let mut groups = self.groups()?;
        // Without pictures nothing can be made smaller.
        let has_pictures = groups.iter().any(|group| group.parts.iter().any(|part| part.picture.is_some()));
        let steps = std::iter::once(None).chain(LADDER.into_iter().map(Some));
        let mut steps = steps.take(if has_pictures { 1 + LADDER.len() } else { 1 }).peekable();
        let mut too_large = (None, 0, all);
        while let Some(step) = steps.next() {
            // Of the last step the error says how large it is, so all of it is made.
            let most = if steps.peek().is_some() { all } else { u64::MAX };
            let Some((files, receipts)) = self.files_at(&mut groups, step, most)? else { continue };
            let total = files.iter().map(|file| file.bytes.len() as u64).sum();
            let over = files.iter().find(|file| file.bytes.len() as u64 > one);
            too_large = match over {
                Some(file) => (Some(file.field.clone()), file.bytes.len() as u64, one),
                None if total > all => (None, total, all),
                None => {
                    let receipt = Receipt { dispute: self.dispute.id.clone(), format: self.format, files: receipts };
                    return Ok(Built { files, receipt, findings: self.shrunk(&rules, step) });
                }
            };
        }
        let (field, bytes, allowed) = too_large;
        Err(BuildError::TooLarge { field, bytes, allowed })
    }

    /// The fields in the order in which they were given first. Where a field takes files and texts, its text becomes pages in front.
    fn groups(&self) -> Result<Vec<Group<'_>>, BuildError> {
        let mut groups: Vec<Group<'_>> = Vec::new();
        for (field, text) in &self.texts {
            if self.rules.files.contains(&field.as_str()) {
                groups.push(Group { field, text: Some(text), parts: Vec::new() });
            }
        }
        for Placed { field, file } in &self.files {
            let picture = match file.content() {
                Content::Picture(_) => Some(Picture::new(file)),
                Content::Pdf(_) => None,
                _ => return Err(self.unusable(field, file)),
            };
            let part = Part { file, picture };
            match groups.iter_mut().find(|group| group.field == field) {
                Some(group) => group.parts.push(part),
                None => groups.push(Group { field, text: None, parts: vec![part] }),
            }
        }
        Ok(groups)
    }

    /// What preflight says of the file, and what to do about it.
    fn unusable(&self, field: &str, file: &EvidenceFile) -> BuildError {
        let report = self.preflight(i64::MIN);
        let of = report.findings.iter().find(|finding| finding.file.as_deref() == Some(file.name()));
        let problem =
            of.map_or_else(|| "it cannot be read".to_owned(), |of| format!("{}. {}", of.found, of.what_to_do));
        BuildError::UnusableFile { field: field.to_owned(), file: file.name().to_owned(), problem }
    }

    /// The files of a step; none if their pictures alone have more than `most` bytes.
    #[allow(clippy::type_complexity, reason = "files and their receipts, side by side")]
    fn files_at(
        &self,
        groups: &mut [Group<'_>],
        step: Option<Step>,
        most: u64,
    ) -> Result<Option<(Vec<BuiltFile>, Vec<FileReceipt>)>, BuildError> {
        let whole: Vec<_> = groups.iter().map(|group| self.as_it_is(group, step)).collect();
        let spent = whole.iter().flatten().map(|(_, bytes)| bytes.len() as u64).sum::<u64>();
        if spent > most {
            return Ok(None);
        }
        let merged = groups.iter_mut().zip(&whole).filter(|(_, whole)| whole.is_none()).map(|(group, _)| group);
        let (mut places, mut pictures) = (Vec::new(), Vec::new());
        for group in merged {
            let with = group.parts.iter_mut().filter_map(|part| Some((part.file, part.picture.as_mut()?)));
            for (file, picture) in with {
                places.push((group.field, file.name()));
                pictures.push(picture);
            }
        }
        let embedded = parallel::embed(pictures, step, most - spent).map_err(|(at, problem)| {
            let (field, file) = places[at];
            BuildError::UnusableFile { field: field.to_owned(), file: file.to_owned(), problem }
        })?;
        let Some(embedded) = embedded else { return Ok(None) };
        let mut embedded = embedded.into_iter();
        let (mut files, mut receipts) = (Vec::new(), Vec::new());
        for (group, whole) in groups.iter().zip(whole) {
            let (end, bytes) = match whole {
                Some((kind, bytes)) => (kind.name(), bytes),
                None => (Kind::Pdf.name(), self.merged(group, &mut embedded)?),
            };
            receipts.push(FileReceipt {
                field: group.field.to_owned(),
                bytes: bytes.len(),
                sha256: sha256_hex(&bytes),
                pages: self.page_receipts(group)?,
            });
            files.push(BuiltFile { field: group.field.to_owned(), name: format!("{}.{end}", group.field), bytes });
        }
        Ok(Some((files, receipts)))
    }

    /// A single file that the provider takes, and that needs to be neither turned nor made smaller.
    fn as_it_is(&self, group: &Group<'_>, step: Option<Step>) -> Option<(Kind, Vec<u8>)> {
        let ([part], None, None) = (group.parts.as_slice(), group.text, step) else { return None };
        let kind = part.file.kind();
        let bytes = part.file.bytes();
        let taken = self.rules.sent_as.contains(&kind.name());
        match part.file.content() {
            Content::Pdf(facts) if taken && !facts.metadata => Some((kind, bytes.to_vec())),
            Content::Picture(facts) if taken && facts.upright && kind == Kind::Jpeg => {
                Some((kind, strip::jpeg(bytes)?))
            }
            Content::Picture(facts) if taken && facts.upright && kind == Kind::Png => Some((kind, strip::png(bytes))),
            _ => None,
        }
    }

    fn merged(&self, group: &Group<'_>, pictures: &mut impl Iterator<Item = Embedded>) -> Result<Vec<u8>, BuildError> {
        let paper = self.paper.points();
        let field = group.field;
        let mut merge = Merge::new();
        if let Some(text) = group.text {
            merge.text(text, self.font.as_ref(), paper).map_err(|problem| self.unset(field, problem))?;
        }
        for part in &group.parts {
            if part.picture.is_some() {
                pictures.next().into_iter().for_each(|picture| merge.picture(picture, paper));
            } else {
                merge.pdf(part.file.bytes()).map_err(|problem: MergeProblem| BuildError::UnusableFile {
                    field: field.to_owned(),
                    file: part.file.name().to_owned(),
                    problem: problem.to_string(),
                })?;
            }
        }
        merge.finish().map_err(|problem| BuildError::UnusableFile {
            field: field.to_owned(),
            file: String::new(),
            problem,
        })
    }

    fn unset(&self, field: &str, problem: TextProblem) -> BuildError {
        match (problem, &self.font) {
            (TextProblem::Font(problem), Some(font)) => BuildError::UnusableFont { font: font.name.clone(), problem },
            (TextProblem::Letter(_), Some(Font { name, problem: Some(problem), .. })) => {
                BuildError::UnusableFont { font: name.clone(), problem: problem.clone() }
            }
            (TextProblem::Letter(character), _) => BuildError::UnusableText { field: field.to_owned(), character },
            (TextProblem::Font(problem), None) => BuildError::UnusableFont { font: String::new(), problem },
        }
    }

    fn page_receipts(&self, group: &Group<'_>) -> Result<Vec<PageReceipt>, BuildError> {
        let mut pages = Vec::new();
        if let Some(text) = group.text {
            let count = text::count(text, self.font.as_ref(), self.paper.points());
            let count = count.map_err(|letter| self.unset(group.field, TextProblem::Letter(letter)))?;
            let sha256 = sha256_hex(text.as_bytes());
            pages.extend((1..=count).map(|page| PageReceipt {
                original: None,
                original_sha256: sha256.clone(),
                original_page: page,
            }));
        }
        for part in &group.parts {
            pages.extend((1..=part.file.pages().unwrap_or(0)).map(|page| PageReceipt {
                original: Some(part.file.name().to_owned()),
                original_sha256: part.file.sha256().to_owned(),
                original_page: page,
            }));
        }
        Ok(pages)
    }

    /// Pictures that became too small to read on the way down.
    fn shrunk(&self, rules: &[Rule], step: Option<Step>) -> Vec<Finding> {
        let rule = rules.iter().find(|rule| rule.check == Check::PictureDots);
        let (Some(rule), Some(step)) = (rule, step) else { return Vec::new() };
        let allowed = rule.figure.number();
        let pictures = self.files.iter().filter_map(|placed| match placed.file.content() {
            Content::Picture(facts) => Some((placed, facts)),
            _ => None,
        });
        let shrunk = pictures.filter_map(|(placed, facts)| {
            let longest = facts.width.max(facts.height);
            let (to, of) = (u64::from(step.side.min(longest)), u64::from(longest));
            let side = |pixels: u32| u32::try_from(u64::from(pixels) * to / of).unwrap_or(pixels);
            let (before, now) =
                (dots_per_inch(facts.width, facts.height), dots_per_inch(side(facts.width), side(facts.height)));
            (u64::from(before) >= allowed && u64::from(now) < allowed).then(|| Finding {
                rule: rule.id.to_owned(),
                severity: rule.severity,
                field: Some(placed.field.clone()),
                file: Some(placed.file.name().to_owned()),
                page: None,
                found: format!("{now} dpi on a page, after it was made smaller to fit"),
                allowed: Some(format!("{allowed} dpi")),
                what_to_do: "Leave out other files, so that this one need not become so small.".to_owned(),
            })
        });
        shrunk.collect()
    }
}
