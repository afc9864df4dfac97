//! How a dispute is decided, by the bank or by a test.

/// A decision, named by the status that it leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Judgement {
    Won,
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

    /// What the provider's test mode decides at once, by the text of `uncategorized_text`.
    pub(super) fn of_text(text: &str, is_inquiry: bool) -> Option<Self> {
        match (text, is_inquiry) {
            ("winning_evidence", false) => Some(Self::Won),
            ("losing_evidence", false) => Some(Self::Lost),
            ("winning_evidence" | "losing_evidence", true) => Some(Self::WarningClosed),
            ("escalate_inquiry_evidence", true) => Some(Self::NeedsResponse),
            _ => None,
        }
    }
}
