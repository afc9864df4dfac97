// Generated from spec/stripe.yaml by crates/rebuttal-codegen/src/emit/sandbox. Don't edit it: edit those and run `cargo xtask generate`.

#![allow(unused_imports)]
mod objects;
use crate::tables::{
    Bound, Code, Field, Kind, Message, Operation, Operations, Page, Provider,
    ResponseShape,
};
pub(crate) use objects::*;
/// What merchants call: Stripe disputes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Op {
    /// `listDisputes`: Lists disputes, the newest first.
    ListDisputes,
    /// `retrieveDispute`: Retrieves a dispute with its evidence.
    RetrieveDispute,
    /// `updateDispute`: Updates a dispute's evidence or metadata; `submit` decides whether the evidence goes to the bank.
    UpdateDispute,
    /// `stageDisputeEvidence`: Stages evidence with a dispute without sending it to the bank.
    StageDisputeEvidence,
    /// `submitDisputeEvidence`: Submits a dispute's evidence to the bank.
    SubmitDisputeEvidence,
    /// `closeDispute`: Closes a dispute as lost; this cannot be undone.
    CloseDispute,
    /// `createFile`: Uploads a file.
    CreateFile,
    /// `uploadDisputeEvidence`: Uploads a file that can be named in a dispute's evidence.
    UploadDisputeEvidence,
    /// `listFiles`: Lists files, the newest first.
    ListFiles,
    /// `retrieveFile`: Retrieves what is known about a file, without its contents.
    RetrieveFile,
    /// `downloadFile`: Downloads a file's contents.
    DownloadFile,
    /// `listEvents`: Lists the events of the last 30 days, the newest first.
    ListEvents,
    /// `retrieveEvent`: Retrieves an event of the last 30 days.
    RetrieveEvent,
}
impl Operations for Op {
    const PROVIDER: &'static Provider = &PROVIDER;
    const ALL: &'static [Self] = &[
        Self::ListDisputes,
        Self::RetrieveDispute,
        Self::UpdateDispute,
        Self::StageDisputeEvidence,
        Self::SubmitDisputeEvidence,
        Self::CloseDispute,
        Self::CreateFile,
        Self::UploadDisputeEvidence,
        Self::ListFiles,
        Self::RetrieveFile,
        Self::DownloadFile,
        Self::ListEvents,
        Self::RetrieveEvent,
    ];
    fn index(self) -> usize {
        self as usize
    }
}
/// What the document says.
pub(crate) static PROVIDER: Provider = Provider {
    name: "stripe",
    version: "2026-10-28.endive",
    operations: &[
        Operation {
            id: "listDisputes",
            method: "GET",
            path: "/v1/disputes",
            host: None,
            query: &[
                Field::new("payment_intent", Kind::Text).length(0, 5000),
                Field::new("charge", Kind::Text).length(0, 5000),
                Field::new("created", Kind::Object(&CREATED_RANGE)),
                Field::new("limit", Kind::Integer).range(1, 100),
                Field::new("starting_after", Kind::Text).length(0, 5000),
                Field::new("ending_before", Kind::Text).length(0, 5000),
                Field::new("expand", Kind::List(&Kind::Text)).length(0, 5000),
            ],
            body: None,
            response: ResponseShape::Object(&DISPUTE_LIST),
            page: Some(Page {
                items: "data",
                before: Some("ending_before"),
            }),
            binding: &[("/object", Bound::Value("list"))],
            variant_of: None,
            fixed: &[],
        },
        Operation {
            id: "retrieveDispute",
            method: "GET",
            path: "/v1/disputes/{dispute}",
            host: None,
            query: &[Field::new("expand", Kind::List(&Kind::Text)).length(0, 5000)],
            body: None,
            response: ResponseShape::Object(&DISPUTE),
            page: None,
            binding: &[
                ("/id", Bound::Parameter("dispute")),
                ("/object", Bound::Value("dispute")),
            ],
            variant_of: None,
            fixed: &[],
        },
        Operation {
            id: "updateDispute",
            method: "POST",
            path: "/v1/disputes/{dispute}",
            host: None,
            query: &[],
            body: Some(&UPDATE_DISPUTE_REQUEST),
            response: ResponseShape::Object(&DISPUTE),
            page: None,
            binding: &[
                ("/id", Bound::Parameter("dispute")),
                ("/object", Bound::Value("dispute")),
            ],
            variant_of: None,
            fixed: &[],
        },
        Operation {
            id: "stageDisputeEvidence",
            method: "POST",
            path: "/v1/disputes/{dispute}",
            host: None,
            query: &[],
            body: Some(&UPDATE_DISPUTE_REQUEST),
            response: ResponseShape::Object(&DISPUTE),
            page: None,
            binding: &[
                ("/id", Bound::Parameter("dispute")),
                ("/object", Bound::Value("dispute")),
            ],
            variant_of: Some("updateDispute"),
            fixed: &[("submit", "false")],
        },
        Operation {
            id: "submitDisputeEvidence",
            method: "POST",
            path: "/v1/disputes/{dispute}",
            host: None,
            query: &[],
            body: Some(&UPDATE_DISPUTE_REQUEST),
            response: ResponseShape::Object(&DISPUTE),
            page: None,
            binding: &[
                ("/id", Bound::Parameter("dispute")),
                ("/object", Bound::Value("dispute")),
            ],
            variant_of: Some("updateDispute"),
            fixed: &[("submit", "true")],
        },
        Operation {
            id: "closeDispute",
            method: "POST",
            path: "/v1/disputes/{dispute}/close",
            host: None,
            query: &[],
            body: Some(&CLOSE_DISPUTE_REQUEST),
            response: ResponseShape::Object(&DISPUTE),
            page: None,
            binding: &[
                ("/id", Bound::Parameter("dispute")),
                ("/object", Bound::Value("dispute")),
            ],
            variant_of: None,
            fixed: &[],
        },
        Operation {
            id: "createFile",
            method: "POST",
            path: "/v1/files",
            host: Some("files_base"),
            query: &[],
            body: Some(&CREATE_FILE_REQUEST),
            response: ResponseShape::Object(&FILE),
            page: None,
            binding: &[
                ("/object", Bound::Value("file")),
                ("/purpose", Bound::Parameter("purpose")),
            ],
            variant_of: None,
            fixed: &[],
        },
        Operation {
            id: "uploadDisputeEvidence",
            method: "POST",
            path: "/v1/files",
            host: Some("files_base"),
            query: &[],
            body: Some(&CREATE_FILE_REQUEST),
            response: ResponseShape::Object(&FILE),
            page: None,
            binding: &[
                ("/object", Bound::Value("file")),
                ("/purpose", Bound::Parameter("purpose")),
            ],
            variant_of: Some("createFile"),
            fixed: &[("purpose", "dispute_evidence")],
        },
        Operation {
            id: "listFiles",
            method: "GET",
            path: "/v1/files",
            host: None,
            query: &[
                Field::new("purpose", Kind::Enum(FILE_PURPOSE)),
                Field::new("created", Kind::Object(&CREATED_RANGE)),
                Field::new("limit", Kind::Integer).range(1, 100),
                Field::new("starting_after", Kind::Text).length(0, 5000),
                Field::new("ending_before", Kind::Text).length(0, 5000),
                Field::new("expand", Kind::List(&Kind::Text)).length(0, 5000),
            ],
            body: None,
            response: ResponseShape::Object(&FILE_LIST),
            page: Some(Page {
                items: "data",
                before: Some("ending_before"),
            }),
            binding: &[("/object", Bound::Value("list"))],
            variant_of: None,
            fixed: &[],
        },
        Operation {
            id: "retrieveFile",
            method: "GET",
            path: "/v1/files/{file}",
            host: None,
            query: &[Field::new("expand", Kind::List(&Kind::Text)).length(0, 5000)],
            body: None,
            response: ResponseShape::Object(&FILE),
            page: None,
            binding: &[
                ("/id", Bound::Parameter("file")),
                ("/object", Bound::Value("file")),
            ],
            variant_of: None,
            fixed: &[],
        },
        Operation {
            id: "downloadFile",
            method: "GET",
            path: "/v1/files/{file}/contents",
            host: Some("files_base"),
            query: &[],
            body: None,
            response: ResponseShape::Bytes,
            page: None,
            binding: &[],
            variant_of: None,
            fixed: &[],
        },
        Operation {
            id: "listEvents",
            method: "GET",
            path: "/v1/events",
            host: None,
            query: &[
                Field::new("type", Kind::Text).length(0, 5000),
                Field::new("types", Kind::List(&Kind::Text))
                    .length(0, 5000)
                    .items(0, 20),
                Field::new("delivery_success", Kind::Boolean),
                Field::new("created", Kind::Object(&CREATED_RANGE)),
                Field::new("limit", Kind::Integer).range(1, 100),
                Field::new("starting_after", Kind::Text).length(0, 5000),
                Field::new("ending_before", Kind::Text).length(0, 5000),
                Field::new("expand", Kind::List(&Kind::Text)).length(0, 5000),
            ],
            body: None,
            response: ResponseShape::Object(&EVENT_LIST),
            page: Some(Page {
                items: "data",
                before: Some("ending_before"),
            }),
            binding: &[("/object", Bound::Value("list"))],
            variant_of: None,
            fixed: &[],
        },
        Operation {
            id: "retrieveEvent",
            method: "GET",
            path: "/v1/events/{id}",
            host: None,
            query: &[Field::new("expand", Kind::List(&Kind::Text)).length(0, 5000)],
            body: None,
            response: ResponseShape::Message,
            page: None,
            binding: &[
                ("/id", Bound::Parameter("id")),
                ("/object", Bound::Value("event")),
            ],
            variant_of: None,
            fixed: &[],
        },
    ],
    objects: &[
        &UPDATE_DISPUTE_REQUEST,
        &CLOSE_DISPUTE_REQUEST,
        &CREATED_RANGE,
        &EVIDENCE,
        &ENHANCED_EVIDENCE,
        &COMPLIANCE_EVIDENCE,
        &VISA_COMPELLING_EVIDENCE3,
        &DISPUTED_TRANSACTION,
        &PRIOR_UNDISPUTED_TRANSACTION,
        &EVIDENCE_ADDRESS,
        &APPEAL,
        &APPEAL_CARD,
        &CREATE_FILE_REQUEST,
        &FILE_LINK_DATA,
        &DISPUTE_LIST,
        &DISPUTE,
        &DISPUTE_EVIDENCE,
        &DISPUTE_ENHANCED_EVIDENCE,
        &DISPUTE_COMPLIANCE_EVIDENCE,
        &DISPUTE_VISA_COMPELLING_EVIDENCE3,
        &DISPUTE_DISPUTED_TRANSACTION,
        &DISPUTE_PRIOR_TRANSACTION,
        &DISPUTE_EVIDENCE_ADDRESS,
        &DISPUTE_APPEAL,
        &DISPUTE_APPEAL_CARD,
        &DISPUTE_EVIDENCE_DETAILS,
        &DISPUTE_ENHANCED_ELIGIBILITY,
        &DISPUTE_COMPLIANCE_ELIGIBILITY,
        &DISPUTE_VISA_COMPELLING_EVIDENCE3_ELIGIBILITY,
        &DISPUTE_PAYMENT_METHOD_DETAILS,
        &DISPUTE_AMAZON_PAY_DETAILS,
        &DISPUTE_CARD_DETAILS,
        &DISPUTE_KLARNA_DETAILS,
        &DISPUTE_PAYPAL_DETAILS,
        &BALANCE_TRANSACTION,
        &BALANCE_TRANSACTION_FEE,
        &FILE_LIST,
        &FILE,
        &FILE_LINK_LIST,
        &FILE_LINK,
        &EVENT_LIST,
        &EVENT,
        &EVENT_DATA,
        &DISPUTE_EVENT,
        &DISPUTE_EVENT_DATA,
        &EVENT_REQUEST,
        &THIN_DISPUTE_EVENT,
        &THIN_EVENT,
        &RELATED_OBJECT,
        &THIN_EVENT_REASON,
        &ERROR_ANSWER,
        &ERROR_OBJECT,
    ],
    messages: &[
        Message {
            id: "disputeCreated",
            object: &DISPUTE_EVENT,
            matches: &[("type", "charge.dispute.created")],
        },
        Message {
            id: "disputeUpdated",
            object: &DISPUTE_EVENT,
            matches: &[("type", "charge.dispute.updated")],
        },
        Message {
            id: "disputeClosed",
            object: &DISPUTE_EVENT,
            matches: &[("type", "charge.dispute.closed")],
        },
        Message {
            id: "disputeFundsWithdrawn",
            object: &DISPUTE_EVENT,
            matches: &[("type", "charge.dispute.funds_withdrawn")],
        },
        Message {
            id: "disputeFundsReinstated",
            object: &DISPUTE_EVENT,
            matches: &[("type", "charge.dispute.funds_reinstated")],
        },
        Message {
            id: "thinDisputeCreated",
            object: &THIN_DISPUTE_EVENT,
            matches: &[("type", "v1.charge.dispute.created")],
        },
        Message {
            id: "thinDisputeUpdated",
            object: &THIN_DISPUTE_EVENT,
            matches: &[("type", "v1.charge.dispute.updated")],
        },
        Message {
            id: "thinDisputeClosed",
            object: &THIN_DISPUTE_EVENT,
            matches: &[("type", "v1.charge.dispute.closed")],
        },
        Message {
            id: "thinDisputeFundsWithdrawn",
            object: &THIN_DISPUTE_EVENT,
            matches: &[("type", "v1.charge.dispute.funds_withdrawn")],
        },
        Message {
            id: "thinDisputeFundsReinstated",
            object: &THIN_DISPUTE_EVENT,
            matches: &[("type", "v1.charge.dispute.funds_reinstated")],
        },
        Message {
            id: "thinEvent",
            object: &THIN_EVENT,
            matches: &[("object", "v2.core.event")],
        },
        Message {
            id: "event",
            object: &EVENT,
            matches: &[],
        },
    ],
    failure: Some(&ERROR_ANSWER),
    status: "",
    done: "",
    codes: &[
        Code {
            code: "secret_key_required",
            statuses: &[],
        },
        Code {
            code: "api_key_expired",
            statuses: &[],
        },
        Code {
            code: "platform_api_key_expired",
            statuses: &[],
        },
        Code {
            code: "account_invalid",
            statuses: &[],
        },
        Code {
            code: "livemode_mismatch",
            statuses: &[],
        },
        Code {
            code: "request_blocked",
            statuses: &[],
        },
        Code {
            code: "resource_missing",
            statuses: &[],
        },
        Code {
            code: "parameter_unknown",
            statuses: &[],
        },
        Code {
            code: "parameter_missing",
            statuses: &[],
        },
        Code {
            code: "parameter_invalid_empty",
            statuses: &[],
        },
        Code {
            code: "parameter_invalid_integer",
            statuses: &[],
        },
        Code {
            code: "parameter_invalid_string_blank",
            statuses: &[],
        },
        Code {
            code: "parameter_invalid_string_empty",
            statuses: &[],
        },
        Code {
            code: "parameters_exclusive",
            statuses: &[],
        },
        Code {
            code: "file_missing",
            statuses: &[],
        },
        Code {
            code: "dispute_evidence_page_limit_exceeded",
            statuses: &[],
        },
        Code {
            code: "smart_disputes_not_available",
            statuses: &[],
        },
        Code {
            code: "idempotency_key_in_use",
            statuses: &[],
        },
        Code {
            code: "lock_timeout",
            statuses: &[],
        },
        Code {
            code: "rate_limit",
            statuses: &[],
        },
    ],
};
/// The provider's codes.
#[allow(dead_code, reason = "the sandbox has no use for some")]
pub(crate) mod codes {
    pub(crate) const SECRET_KEY_REQUIRED: &str = "secret_key_required";
    pub(crate) const API_KEY_EXPIRED: &str = "api_key_expired";
    pub(crate) const PLATFORM_API_KEY_EXPIRED: &str = "platform_api_key_expired";
    pub(crate) const ACCOUNT_INVALID: &str = "account_invalid";
    pub(crate) const LIVEMODE_MISMATCH: &str = "livemode_mismatch";
    pub(crate) const REQUEST_BLOCKED: &str = "request_blocked";
    pub(crate) const RESOURCE_MISSING: &str = "resource_missing";
    pub(crate) const PARAMETER_UNKNOWN: &str = "parameter_unknown";
    pub(crate) const PARAMETER_MISSING: &str = "parameter_missing";
    pub(crate) const PARAMETER_INVALID_EMPTY: &str = "parameter_invalid_empty";
    pub(crate) const PARAMETER_INVALID_INTEGER: &str = "parameter_invalid_integer";
    pub(crate) const PARAMETER_INVALID_STRING_BLANK: &str = "parameter_invalid_string_blank";
    pub(crate) const PARAMETER_INVALID_STRING_EMPTY: &str = "parameter_invalid_string_empty";
    pub(crate) const PARAMETERS_EXCLUSIVE: &str = "parameters_exclusive";
    pub(crate) const FILE_MISSING: &str = "file_missing";
    pub(crate) const DISPUTE_EVIDENCE_PAGE_LIMIT_EXCEEDED: &str = "dispute_evidence_page_limit_exceeded";
    pub(crate) const SMART_DISPUTES_NOT_AVAILABLE: &str = "smart_disputes_not_available";
    pub(crate) const IDEMPOTENCY_KEY_IN_USE: &str = "idempotency_key_in_use";
    pub(crate) const LOCK_TIMEOUT: &str = "lock_timeout";
    pub(crate) const RATE_LIMIT: &str = "rate_limit";
}
