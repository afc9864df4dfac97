// Generated from spec/alipay.yaml by crates/rebuttal-codegen/src/emit/sandbox. Don't edit it: edit those and run `cargo xtask generate`.

#![allow(unused_imports)]
mod objects;
use crate::tables::{
    Bound, Code, Field, Kind, Message, Operation, Operations, Page, Provider,
    ResponseShape,
};
pub(crate) use objects::*;
/// What merchants call: Alipay (Antom) disputes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Op {
    /// `acceptDispute`: Accepts a dispute; the merchant gives up the disputed amount.
    AcceptDispute,
    /// `supplyDefenseDocument`: Defends a dispute with one document, which can be neither changed nor added to afterwards.
    SupplyDefenseDocument,
    /// `downloadDisputeEvidence`: Downloads a document that belongs to a dispute.
    DownloadDisputeEvidence,
}
impl Operations for Op {
    const PROVIDER: &'static Provider = &PROVIDER;
    const ALL: &'static [Self] = &[
        Self::AcceptDispute,
        Self::SupplyDefenseDocument,
        Self::DownloadDisputeEvidence,
    ];
    fn index(self) -> usize {
        self as usize
    }
}
/// What the document says.
pub(crate) static PROVIDER: Provider = Provider {
    name: "alipay",
    version: "2026-11-22",
    operations: &[
        Operation {
            id: "acceptDispute",
            method: "POST",
            path: "/v1/payments/acceptDispute",
            host: None,
            query: &[],
            body: Some(&ACCEPT_DISPUTE_REQUEST),
            response: ResponseShape::Object(&ACCEPT_DISPUTE_RESPONSE),
            page: None,
            binding: &[("/disputeId", Bound::Parameter("disputeId"))],
            variant_of: None,
            fixed: &[],
        },
        Operation {
            id: "supplyDefenseDocument",
            method: "POST",
            path: "/v1/payments/supplyDefenseDocument",
            host: None,
            query: &[],
            body: Some(&SUPPLY_DEFENSE_DOCUMENT_REQUEST),
            response: ResponseShape::Object(&SUPPLY_DEFENSE_DOCUMENT_RESPONSE),
            page: None,
            binding: &[("/disputeId", Bound::Parameter("disputeId"))],
            variant_of: None,
            fixed: &[],
        },
        Operation {
            id: "downloadDisputeEvidence",
            method: "POST",
            path: "/v1/payments/downloadDisputeEvidence",
            host: None,
            query: &[],
            body: Some(&DOWNLOAD_DISPUTE_EVIDENCE_REQUEST),
            response: ResponseShape::Object(&DOWNLOAD_DISPUTE_EVIDENCE_RESPONSE),
            page: None,
            binding: &[("/disputeEvidence", Bound::Present)],
            variant_of: None,
            fixed: &[],
        },
    ],
    objects: &[
        &ACCEPT_DISPUTE_REQUEST,
        &ACCEPT_DISPUTE_RESPONSE,
        &SUPPLY_DEFENSE_DOCUMENT_REQUEST,
        &SUPPLY_DEFENSE_DOCUMENT_RESPONSE,
        &DOWNLOAD_DISPUTE_EVIDENCE_REQUEST,
        &DOWNLOAD_DISPUTE_EVIDENCE_RESPONSE,
        &RESULT_INFO,
        &DISPUTE_NOTIFICATION,
        &DEFENSE_STRATEGY_SUGGESTION_NOTIFICATION,
        &SUGGESTED_EVIDENCE,
        &DEFENSE_DOCUMENT_NOTIFICATION,
        &NOTIFICATION,
        &DEFENSE_FILE,
        &AMOUNT,
        &ISSUER_COMMENTS,
        &ACQUIRER_INFO,
    ],
    messages: &[
        Message {
            id: "notifyDispute",
            object: &DISPUTE_NOTIFICATION,
            matches: &[],
        },
        Message {
            id: "notifyDefenseStrategySuggestion",
            object: &DEFENSE_STRATEGY_SUGGESTION_NOTIFICATION,
            matches: &[],
        },
        Message {
            id: "notifyDefenseDocument",
            object: &DEFENSE_DOCUMENT_NOTIFICATION,
            matches: &[],
        },
        Message {
            id: "notifyOther",
            object: &NOTIFICATION,
            matches: &[],
        },
    ],
    failure: None,
    status: "/result/resultStatus",
    done: "S",
    codes: &[
        Code {
            code: "SUCCESS",
            statuses: &["S"],
        },
        Code {
            code: "PARAM_ILLEGAL",
            statuses: &["F"],
        },
        Code {
            code: "REPEAT_REQUEST",
            statuses: &["F"],
        },
        Code {
            code: "TIME_EXCEEDS_LIMIT",
            statuses: &["F"],
        },
        Code {
            code: "DEFENSE_EXCEED_LIMIT",
            statuses: &["F"],
        },
        Code {
            code: "NOT_ALLOW_IN_CURRENT_STATUS",
            statuses: &["F"],
        },
        Code {
            code: "UNKNOWN_EXCEPTION",
            statuses: &["U"],
        },
        Code {
            code: "SIGNATURE_INVALID",
            statuses: &["F"],
        },
        Code {
            code: "REQUEST_TRAFFIC_EXCEED_LIMIT",
            statuses: &["U", "F"],
        },
    ],
};
/// The provider's codes.
#[allow(dead_code, reason = "the sandbox has no use for some")]
pub(crate) mod codes {
    pub(crate) const SUCCESS: &str = "SUCCESS";
    pub(crate) const PARAM_ILLEGAL: &str = "PARAM_ILLEGAL";
    pub(crate) const REPEAT_REQUEST: &str = "REPEAT_REQUEST";
    pub(crate) const TIME_EXCEEDS_LIMIT: &str = "TIME_EXCEEDS_LIMIT";
    pub(crate) const DEFENSE_EXCEED_LIMIT: &str = "DEFENSE_EXCEED_LIMIT";
    pub(crate) const NOT_ALLOW_IN_CURRENT_STATUS: &str = "NOT_ALLOW_IN_CURRENT_STATUS";
    pub(crate) const UNKNOWN_EXCEPTION: &str = "UNKNOWN_EXCEPTION";
    pub(crate) const SIGNATURE_INVALID: &str = "SIGNATURE_INVALID";
    pub(crate) const REQUEST_TRAFFIC_EXCEED_LIMIT: &str = "REQUEST_TRAFFIC_EXCEED_LIMIT";
}
