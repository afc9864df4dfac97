//! How a dispute is decided, and when it cannot be.

use std::fmt;

/// A decision. The wire's names invite misreading: `ACCEPT_BY_CUSTOMER` means that the merchant wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Judgement {
    /// The merchant keeps the amount.
    MerchantWins,
    /// The customer gets it.
    MerchantLoses,
    /// The material for a compliance request was good: it is closed.
    MaterialGood,
    /// It was not: the request is open again.
    MaterialBad,
}

impl Judgement {
    pub(crate) const ALL: [Self; 4] = [Self::MerchantWins, Self::MerchantLoses, Self::MaterialGood, Self::MaterialBad];

    pub(crate) fn wire(self) -> &'static str {
        match self {
            Self::MerchantWins => "ACCEPT_BY_CUSTOMER",
            Self::MerchantLoses => "ACCEPT_BY_MERCHANT",
            Self::MaterialGood => "VALIDATE_SUCCESS",
            Self::MaterialBad => "VALIDATE_FAIL",
        }
    }

    /// Whether it is about the material for a compliance request, and not about who bears the amount.
    pub(super) fn is_about_material(self) -> bool {
        matches!(self, Self::MaterialGood | Self::MaterialBad)
    }
}

impl From<Judgement> for &'static str {
    fn from(judgement: Judgement) -> Self {
        judgement.wire()
    }
}

/// Why something could not happen to a dispute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotNow {
    Accepted,
    Cancelled,
    Judged,
    /// A verdict on material needs a compliance request, and an upload that waits for it.
    NoMaterial,
}

impl fmt::Display for NotNow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Accepted => "is accepted already",
            Self::Cancelled => "is cancelled already",
            Self::Judged => "is judged already",
            Self::NoMaterial => "is no COMPLIANCE_REQUEST with an upload that waits for a verdict",
        })
    }
}
