//! How a dispute is decided, by the bank or by a test.

/// A decision, named by the status that it leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Judgement {
    /// The merchant gets the amount back.
    Won,
    /// The customer keeps it.
    Lost,
    /// An inquiry ends without becoming a dispute.
    WarningClosed,
    /// An inquiry becomes a dispute.
    NeedsResponse,
    /// A lost dispute can be appealed.
    AppealNeedsResponse,
}

impl Judgement {
    pub(crate) const ALL: [Self; 5] =
        [Self::Won, Self::Lost, Self::WarningClosed, Self::NeedsResponse, Self::AppealNeedsResponse];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Won => "won",
            Self::Lost => "lost",
            Self::WarningClosed => "warning_closed",
            Self::NeedsResponse => "needs_response",
            Self::AppealNeedsResponse => "appeal_needs_response",
        }
    }

    /// What the provider's test mode decides at once about a dispute that was submitted, by the text of
    /// `uncategorized_text`.
    pub(super) fn of_text(text: &str, status: &str) -> Option<Self> {
        match (text, status) {
            ("winning_evidence", "under_review") => Some(Self::Won),
            ("losing_evidence", "under_review") => Some(Self::Lost),
            ("winning_evidence" | "losing_evidence", "warning_under_review") => Some(Self::WarningClosed),
            ("escalate_inquiry_evidence", "warning_under_review") => Some(Self::NeedsResponse),
            _ => None,
        }
    }
}

impl From<Judgement> for &'static str {
    fn from(judgement: Judgement) -> Self {
        judgement.name()
    }
}
