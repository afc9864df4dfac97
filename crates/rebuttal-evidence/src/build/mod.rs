//! The files that are sent: one for each field, within the limits, upright, and without what files say about themselves.

mod merge;
mod picture;
mod receipt;
mod strip;
mod text;

use std::fmt;

use rebuttal_signing::sha256_hex;

use crate::checks::dots_per_inch;
use crate::file::{Content, EvidenceFile};
use crate::kind::Kind;
use crate::packet::{EvidencePacket, Placed};
use crate::pdf::PdfProblem;
use crate::report::Finding;
use crate::rules::{Check, Rule};
use merge::Merge;
use picture::{LADDER, Picture, Step};
pub use receipt::{FileReceipt, PageReceipt, Receipt};

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
        let mut too_large = None;
        for step in std::iter::once(None).chain(LADDER.into_iter().map(Some)) {
            let (files, receipts) = self.files_at(&mut groups, step)?;
            let total = files.iter().map(|file| file.bytes.len() as u64).sum();
            let over = files.iter().find(|file| file.bytes.len() as u64 > one);
            too_large = match over {
                Some(file) => Some((Some(file.field.clone()), file.bytes.len() as u64, one)),
                None if total > all => Some((None, total, all)),
                None => {
                    let receipt = Receipt { dispute: self.dispute.id.clone(), format: self.format, files: receipts };
                    return Ok(Built { files, receipt, findings: self.shrunk(&rules, step) });
                }
            };
            if groups.iter().all(|group| group.parts.iter().all(|part| part.picture.is_none())) {
                break;
            }
        }
        let (field, bytes, allowed) = too_large.unwrap_or((None, 0, all));
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

    fn files_at(
        &self,
        groups: &mut [Group<'_>],
        step: Option<Step>,
    ) -> Result<(Vec<BuiltFile>, Vec<FileReceipt>), BuildError> {
        let mut files = Vec::new();
        let mut receipts = Vec::new();
        for group in groups {
            let (end, bytes) = match self.as_it_is(group, step) {
                Some((kind, bytes)) => (kind.name(), bytes),
                None => (Kind::Pdf.name(), self.merged(group, step)?),
            };
            receipts.push(FileReceipt {
                field: group.field.to_owned(),
                bytes: bytes.len(),
                sha256: sha256_hex(&bytes),
                pages: self.page_receipts(group)?,
            });
            files.push(BuiltFile { field: group.field.to_owned(), name: format!("{}.{end}", group.field), bytes });
        }
        Ok((files, receipts))
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

    fn merged(&self, group: &mut Group<'_>, step: Option<Step>) -> Result<Vec<u8>, BuildError> {
        let paper = self.paper.points();
        let field = group.field;
        let mut merge = Merge::new();
        if let Some(text) = group.text {
            let unusable = |character| BuildError::UnusableText { field: field.to_owned(), character };
            merge.text(text, paper).map_err(unusable)?;
        }
        for part in &mut group.parts {
            let unusable = |problem: String| BuildError::UnusableFile {
                field: field.to_owned(),
                file: part.file.name().to_owned(),
                problem,
            };
            match &mut part.picture {
                Some(picture) => {
                    let embedded = match step {
                        Some(step) => picture.at(step),
                        None => picture.as_it_is(),
                    };
                    merge.picture(embedded.map_err(unusable)?, paper);
                }
                None => {
                    merge.pdf(part.file.bytes()).map_err(|problem: PdfProblem| unusable(format!("{problem:?}")))?;
                }
            }
        }
        merge.finish().map_err(|problem| BuildError::UnusableFile {
            field: field.to_owned(),
            file: String::new(),
            problem,
        })
    }

    fn page_receipts(&self, group: &Group<'_>) -> Result<Vec<PageReceipt>, BuildError> {
        let mut pages = Vec::new();
        if let Some(text) = group.text {
            let unusable = |character| BuildError::UnusableText { field: group.field.to_owned(), character };
            let count = text::pages(text, self.paper.points()).map_err(unusable)?.len();
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
