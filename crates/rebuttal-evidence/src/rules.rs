//! The table of rules: what is checked, and by which figure. `spec/evidence/` has the rows.

use serde::Serialize;

/// What a provider takes, and where its disputes say what matters.
#[derive(Clone, Copy, Debug)]
pub struct ProviderRules {
    /// The provider's name.
    pub provider: &'static str,
    /// Where a dispute has what rules are about: a name and a JSON pointer.
    pub dispute: &'static [(&'static str, &'static str)],
    /// The kinds of file that it takes as they are; all else becomes PDF.
    pub sent_as: &'static [&'static str],
    /// The fields that take files.
    pub files: &'static [&'static str],
    /// The fields that take prose.
    pub long_texts: &'static [&'static str],
    /// The fields that take a name, a date or the like.
    pub short_texts: &'static [&'static str],
    /// The rules.
    pub rules: &'static [Rule],
    /// What is recommended for every reason.
    pub background: &'static [&'static str],
    /// What is recommended for some reasons and types of product.
    pub recommended: &'static [Recommended],
}

/// One rule.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its name, which findings have.
    pub id: &'static str,
    /// The card network that it is about; none for all.
    pub network: Option<&'static str>,
    /// Whether it holds only where the packet asks for strict checks.
    pub strict: bool,
    /// The fields that it is about; none for all, or for the packet as a whole.
    pub fields: &'static [&'static str],
    /// What is compared.
    pub check: Check,
    /// With what it is compared.
    pub figure: Figure,
    /// What happens to evidence that breaks it.
    pub severity: Severity,
    /// Who says so.
    pub source: &'static str,
    /// When it was read there.
    pub date: &'static str,
    /// How sure it is.
    pub confidence: Confidence,
    /// What to do about it.
    pub cure: &'static str,
}

/// With what a check compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// The check needs none.
    None,
    /// One number.
    Number(u64),
    /// Several.
    Numbers(&'static [u64]),
    /// Words.
    Words(&'static [&'static str]),
}

impl Figure {
    pub(crate) fn number(self) -> u64 {
        match self {
            Self::Number(number) => number,
            _ => 0,
        }
    }

    pub(crate) fn words(self) -> &'static [&'static str] {
        match self {
            Self::Words(words) => words,
            _ => &[],
        }
    }
}

/// What happens to evidence that breaks a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The provider refuses it.
    Refused,
    /// The bank does not read or count it.
    Lost,
    /// It would be better otherwise.
    Advice,
}

/// How sure a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confidence {
    /// The provider says so.
    High,
    /// Others measured it, or the provider says so in part.
    Medium,
    /// It is concluded.
    Low,
}

/// What a provider recommends to send.
#[derive(Clone, Copy, Debug)]
pub struct Recommended {
    /// Its name, which the report has.
    pub id: &'static str,
    /// The reasons of disputes for which it is.
    pub reasons: &'static [&'static str],
    /// The types of product for which it is.
    pub product_types: &'static [&'static str],
    /// The fields.
    pub fields: &'static [&'static str],
    /// Who says so.
    pub source: &'static str,
    /// When it was read there.
    pub date: &'static str,
}

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "docs/evidence-rules.md has each with its figure and cure")]
#[non_exhaustive]
pub enum Check {
    FileKind,
    FileHeic,
    FileUnreadable,
    FileEmpty,
    FileField,
    FileBytes,
    FilesBytes,
    PagesOver,
    PagesExactly,
    PagesWithTextsOver,
    PdfEncrypted,
    PdfDamaged,
    PdfNoPages,
    PdfUnchecked,
    PageSize,
    PageLandscape,
    PageBlank,
    PictureDamaged,
    PictureDots,
    PicturePixels,
    TextField,
    TextCharacters,
    TextsCharacters,
    TextLink,
    TextEmail,
    TextTelephone,
    TextMedia,
    TextScript,
    FontUnusable,
    ShippedAfterDispute,
    TrackingWithoutCarrier,
    CarriersAndNumbers,
    DuplicateIsDisputed,
    NoDueTime,
    PastDue,
    SubmittedAlready,
    StatusTakesNoAnswer,
    StatusIs,
    NetworkCode,
    NetworkAlways,
    NotDefendable,
    ComplianceFee,
    Ce3NotEligible,
    Ce3Unused,
    Ce3Count,
    Ce3DaysUnder,
    Ce3DaysOver,
    Ce3DaysExactly,
    Ce3PriorDisputed,
    Ce3PriorNotAPayment,
    Ce3Elements,
    Ce3FingerprintUnder,
    Ce3DeviceUnder,
    Ce3Description,
    Ce3NothingSold,
    Ce3Merchandise,
}
