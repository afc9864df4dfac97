//! The operations that merchants call. A new one is a variant here and a file beside `accept_dispute`.

use chrono::{DateTime, Utc};
use serde_json::{Map, Value};

use super::codes::Finding;
use super::state::Alipay;
use super::{accept_dispute, download_dispute_evidence, supply_defense_document};
use crate::outbox::Outbox;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Operation {
    AcceptDispute,
    SupplyDefenseDocument,
    DownloadDisputeEvidence,
}

impl Operation {
    pub(crate) const ALL: [Self; 3] = [Self::AcceptDispute, Self::SupplyDefenseDocument, Self::DownloadDisputeEvidence];

    /// The last segment of its path, which is its name in the description, in faults and in the log.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::AcceptDispute => "acceptDispute",
            Self::SupplyDefenseDocument => "supplyDefenseDocument",
            Self::DownloadDisputeEvidence => "downloadDisputeEvidence",
        }
    }

    /// The schema of its request in the description.
    pub(super) fn request_schema(self) -> &'static str {
        match self {
            Self::AcceptDispute => accept_dispute::REQUEST_SCHEMA,
            Self::SupplyDefenseDocument => supply_defense_document::REQUEST_SCHEMA,
            Self::DownloadDisputeEvidence => download_dispute_evidence::REQUEST_SCHEMA,
        }
    }

    /// Carries it out with a body that its schema has no objection to.
    pub(super) fn run(
        self,
        alipay: &mut Alipay,
        body: &Map<String, Value>,
        now: DateTime<Utc>,
        outbox: &mut Outbox,
    ) -> Finding {
        match self {
            Self::AcceptDispute => accept_dispute::run(alipay, body, now, outbox),
            Self::SupplyDefenseDocument => supply_defense_document::run(alipay, body, now, outbox),
            Self::DownloadDisputeEvidence => download_dispute_evidence::run(alipay, body),
        }
    }
}
