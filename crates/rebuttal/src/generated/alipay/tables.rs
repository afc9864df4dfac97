// Generated from spec/alipay.yaml by xtask/src/emit/rust. Don't edit it: edit those and run `cargo xtask generate`.

#![allow(unused_imports)]

use super::shapes::*;
use ::rebuttal_schema::*;

pub(crate) static PROVIDER: Provider = Provider {
    name: "alipay",
    client_options: CLIENT_OPTIONS,
    call_options: CALL_OPTIONS,
    operations: OPERATIONS,
    response: &RULES,
    idempotency: None,
    webhooks: Some(WEBHOOKS),
    handles: &[("PrivateKey", PRIVATE_KEY_OPTIONS), ("PublicKey", PUBLIC_KEY_OPTIONS)],
};

pub(crate) static CLIENT_OPTIONS: &[OptionSpec] = &[
    OptionSpec {
        name: "client_id",
        kind: OptionKind::String,
        required: true,
        instead_of: None,
        env: Some("ALIPAY_CLIENT_ID"),
        split_at_space: false,
        default: None,
        header: None,
    },
    OptionSpec {
        name: "private_key",
        kind: OptionKind::Secret,
        required: true,
        instead_of: None,
        env: Some("ALIPAY_PRIVATE_KEY"),
        split_at_space: false,
        default: None,
        header: None,
    },
    OptionSpec {
        name: "signer",
        kind: OptionKind::Signer,
        required: false,
        instead_of: Some("private_key"),
        env: None,
        split_at_space: false,
        default: None,
        header: None,
    },
    OptionSpec {
        name: "alipay_public_key",
        kind: OptionKind::Strings,
        required: true,
        instead_of: None,
        env: Some("ALIPAY_PUBLIC_KEY"),
        split_at_space: false,
        default: None,
        header: None,
    },
    OptionSpec {
        name: "gateway",
        kind: OptionKind::Url,
        required: false,
        instead_of: None,
        env: Some("ALIPAY_GATEWAY"),
        split_at_space: false,
        default: Some("https://open-na-global.alipay.com"),
        header: None,
    },
    OptionSpec {
        name: "key_version",
        kind: OptionKind::Integer,
        required: false,
        instead_of: None,
        env: Some("ALIPAY_KEY_VERSION"),
        split_at_space: false,
        default: Some("1"),
        header: None,
    },
    OptionSpec {
        name: "agent_token",
        kind: OptionKind::Secret,
        required: false,
        instead_of: None,
        env: Some("ALIPAY_AGENT_TOKEN"),
        split_at_space: false,
        default: None,
        header: None,
    },
    OptionSpec {
        name: "response_tolerance",
        kind: OptionKind::Seconds,
        required: false,
        instead_of: None,
        env: None,
        split_at_space: false,
        default: Some("7200"),
        header: None,
    },
    OptionSpec {
        name: "max_evidence_bytes",
        kind: OptionKind::Integer,
        required: false,
        instead_of: None,
        env: None,
        split_at_space: false,
        default: Some("750000"),
        header: None,
    },
    OptionSpec {
        name: "timeout",
        kind: OptionKind::Seconds,
        required: false,
        instead_of: None,
        env: None,
        split_at_space: false,
        default: Some("30"),
        header: None,
    },
    OptionSpec {
        name: "attempt_timeout",
        kind: OptionKind::Seconds,
        required: false,
        instead_of: None,
        env: None,
        split_at_space: false,
        default: None,
        header: None,
    },
    OptionSpec {
        name: "connect_timeout",
        kind: OptionKind::Seconds,
        required: false,
        instead_of: None,
        env: None,
        split_at_space: false,
        default: Some("10"),
        header: None,
    },
    OptionSpec {
        name: "max_attempts",
        kind: OptionKind::Integer,
        required: false,
        instead_of: None,
        env: None,
        split_at_space: false,
        default: Some("3"),
        header: None,
    },
    OptionSpec {
        name: "retry_budget",
        kind: OptionKind::Integer,
        required: false,
        instead_of: None,
        env: None,
        split_at_space: false,
        default: Some("100"),
        header: None,
    },
    OptionSpec {
        name: "check_limits",
        kind: OptionKind::Boolean,
        required: false,
        instead_of: None,
        env: None,
        split_at_space: false,
        default: Some("true"),
        header: None,
    },
    OptionSpec {
        name: "proxy",
        kind: OptionKind::Url,
        required: false,
        instead_of: None,
        env: None,
        split_at_space: false,
        default: None,
        header: None,
    },
    OptionSpec {
        name: "ca_file",
        kind: OptionKind::Path,
        required: false,
        instead_of: None,
        env: None,
        split_at_space: false,
        default: None,
        header: None,
    },
    OptionSpec {
        name: "ca_pem",
        kind: OptionKind::String,
        required: false,
        instead_of: None,
        env: None,
        split_at_space: false,
        default: None,
        header: None,
    },
    OptionSpec {
        name: "allow_http",
        kind: OptionKind::Boolean,
        required: false,
        instead_of: None,
        env: None,
        split_at_space: false,
        default: Some("false"),
        header: None,
    },
    OptionSpec {
        name: "observer",
        kind: OptionKind::Observer,
        required: false,
        instead_of: None,
        env: None,
        split_at_space: false,
        default: None,
        header: None,
    },
];

pub(crate) static CALL_OPTIONS: &[OptionSpec] = &[
    OptionSpec {
        name: "timeout",
        kind: OptionKind::Seconds,
        required: false,
        instead_of: None,
        env: None,
        split_at_space: false,
        default: None,
        header: None,
    },
    OptionSpec {
        name: "attempt_timeout",
        kind: OptionKind::Seconds,
        required: false,
        instead_of: None,
        env: None,
        split_at_space: false,
        default: None,
        header: None,
    },
    OptionSpec {
        name: "max_attempts",
        kind: OptionKind::Integer,
        required: false,
        instead_of: None,
        env: None,
        split_at_space: false,
        default: None,
        header: None,
    },
];

pub(crate) static PRIVATE_KEY_OPTIONS: &[OptionSpec] = &[
    OptionSpec {
        name: "key",
        kind: OptionKind::Secret,
        required: true,
        instead_of: None,
        env: None,
        split_at_space: false,
        default: None,
        header: None,
    },
];

pub(crate) static PUBLIC_KEY_OPTIONS: &[OptionSpec] = &[
    OptionSpec {
        name: "key",
        kind: OptionKind::String,
        required: true,
        instead_of: None,
        env: None,
        split_at_space: false,
        default: None,
        header: None,
    },
];

pub(crate) static WEBHOOK_OPTIONS: &[OptionSpec] = &[
    OptionSpec {
        name: "path",
        kind: OptionKind::String,
        required: true,
        instead_of: None,
        env: Some("ALIPAY_WEBHOOK_PATH"),
        split_at_space: false,
        default: None,
        header: None,
    },
    OptionSpec {
        name: "client_id",
        kind: OptionKind::String,
        required: true,
        instead_of: None,
        env: Some("ALIPAY_CLIENT_ID"),
        split_at_space: false,
        default: None,
        header: None,
    },
    OptionSpec {
        name: "alipay_public_key",
        kind: OptionKind::Strings,
        required: true,
        instead_of: None,
        env: Some("ALIPAY_PUBLIC_KEY"),
        split_at_space: false,
        default: None,
        header: None,
    },
    OptionSpec {
        name: "tolerance",
        kind: OptionKind::Seconds,
        required: false,
        instead_of: None,
        env: None,
        split_at_space: false,
        default: None,
        header: None,
    },
];

pub(crate) static MESSAGES: Messages = Messages {
    provider: "alipay",
    telling: &[],
    kinds: &[
        MessageKind { id: "notifyDispute", shape: &DISPUTE_NOTIFICATION, matches: &[], keys: &[
            KeyRule { name: "disputeCreated", matches: &[("disputeNotificationType", "DISPUTE_CREATED")], fields: &[KeyField::Plain("disputeId"), KeyField::Time("disputeTime")] },
            KeyRule { name: "disputeJudged", matches: &[("disputeNotificationType", "DISPUTE_JUDGED")], fields: &[KeyField::Plain("disputeId"), KeyField::Time("disputeJudgedTime")] },
            KeyRule { name: "disputeCancelled", matches: &[("disputeNotificationType", "DISPUTE_CANCELLED")], fields: &[KeyField::Plain("disputeId"), KeyField::Time("disputeCancelledTime")] },
            KeyRule { name: "defenseSupplied", matches: &[("disputeNotificationType", "DEFENSE_SUPPLIED")], fields: &[KeyField::Plain("disputeId"), KeyField::Time("defenseSuppliedTime")] },
            KeyRule { name: "defenseDueAlert", matches: &[("disputeNotificationType", "DEFENSE_DUE_ALERT")], fields: &[KeyField::Plain("disputeId"), KeyField::Time("defenseDueTime")] },
            KeyRule { name: "disputeAccepted", matches: &[("disputeNotificationType", "DISPUTE_ACCEPTED")], fields: &[KeyField::Plain("disputeId"), KeyField::Time("disputeAcceptTime")] },
            KeyRule { name: "rdrResolved", matches: &[("disputeNotificationType", "RDR_RESOLVED")], fields: &[KeyField::Plain("disputeId"), KeyField::Time("disputeTime")] },
        ] },
        MessageKind { id: "notifyDefenseStrategySuggestion", shape: &DEFENSE_STRATEGY_SUGGESTION_NOTIFICATION, matches: &[], keys: &[
            KeyRule { name: "defenseStrategySuggestion", matches: &[], fields: &[KeyField::Plain("disputeId"), KeyField::Time("notifyTime")] },
        ] },
        MessageKind { id: "notifyDefenseDocument", shape: &DEFENSE_DOCUMENT_NOTIFICATION, matches: &[], keys: &[
            KeyRule { name: "defenseDocument", matches: &[], fields: &[KeyField::Plain("disputeId"), KeyField::Time("notifyTime")] },
        ] },
        MessageKind { id: "notifyOther", shape: &NOTIFICATION, matches: &[], keys: &[] },
    ],
};

pub(crate) const WEBHOOKS: Webhooks = Webhooks {
    provider: "alipay",
    options: WEBHOOK_OPTIONS,
    messages: &MESSAGES,
    acknowledgement: Acknowledgement::new(200, "application/json", "{\"result\":{\"resultCode\":\"SUCCESS\",\"resultStatus\":\"S\",\"resultMessage\":\"success\"}}"),
};

pub(crate) static RULES: ResponseRules = ResponseRules {
    status: &["result", "resultStatus"],
    code: &["result", "resultCode"],
    message: &["result", "resultMessage"],
    error_type: &[],
    details: &[],
    reason_header: None,
    retry_header: None,
    statuses: &[("S", Meaning::Done), ("F", Meaning::Refused), ("U", Meaning::Unknown)],
    unsigned: &["SIGNATURE_INVALID"],
    codes: &[
        CodeRule {
            code: "SUCCESS",
            kind: None,
            statuses: &["S"],
            description: "Done.",
            advice: "Nothing is left to do.",
        },
        CodeRule {
            code: "PARAM_ILLEGAL",
            kind: Some(ErrorKind::InvalidRequest),
            statuses: &["F"],
            description: "A parameter is missing, malformed, or names a dispute that is not this merchant's.",
            advice: "Correct the request; sending it again unchanged gets the same answer.",
        },
        CodeRule {
            code: "REPEAT_REQUEST",
            kind: Some(ErrorKind::AlreadyAnswered),
            statuses: &["F"],
            description: "The dispute was accepted or defended before; the provider does not say which.",
            advice: "Don't send it again. Wait for the notification, or ask the provider's support which it was.",
        },
        CodeRule {
            code: "TIME_EXCEEDS_LIMIT",
            kind: Some(ErrorKind::DeadlinePassed),
            statuses: &["F"],
            description: "The time to answer this dispute is over.",
            advice: "Nothing can be sent any more; the deadline stands in the notification's defenseDueTime.",
        },
        CodeRule {
            code: "DEFENSE_EXCEED_LIMIT",
            kind: Some(ErrorKind::Rejected),
            statuses: &["F"],
            description: "This compliance request was defended as often as the provider allows.",
            advice: "Ask the provider's support; another upload will be refused too.",
        },
        CodeRule {
            code: "NOT_ALLOW_IN_CURRENT_STATUS",
            kind: Some(ErrorKind::Rejected),
            statuses: &["F"],
            description: "The provider has not yet judged what was uploaded before for this compliance request.",
            advice: "Wait for the notification with VALIDATE_SUCCESS or VALIDATE_FAIL, then upload again if need be.",
        },
        CodeRule {
            code: "UNKNOWN_EXCEPTION",
            kind: Some(ErrorKind::OutcomeUnknown),
            statuses: &["U"],
            description: "The provider can't say whether the request took effect.",
            advice: "Call again; if it stays, ask the provider's support.",
        },
        CodeRule {
            code: "SIGNATURE_INVALID",
            kind: Some(ErrorKind::Authentication),
            statuses: &["F"],
            description: "The provider could not verify the request's signature.",
            advice: "Check that the public key in the Dashboard belongs to this private key, that the key version is the right one, and that the client id is of the same environment (sandbox or production).",
        },
        CodeRule {
            code: "REQUEST_TRAFFIC_EXCEED_LIMIT",
            kind: Some(ErrorKind::RateLimited),
            statuses: &["U", "F"],
            description: "Too many requests.",
            advice: "Wait, then call again.",
        },
    ],
    types: &[
    ],
};

pub(crate) static OPERATIONS: &[&Operation] = &[&ACCEPT_DISPUTE, &SUPPLY_DEFENSE_DOCUMENT, &DOWNLOAD_DISPUTE_EVIDENCE];

pub(crate) static ACCEPT_DISPUTE: Operation = Operation {
        id: "acceptDispute",
        method: "POST",
        path: "/v1/payments/acceptDispute",
        retry: RetryClass::Confirm,
        parameters: &ACCEPT_DISPUTE_PARAMETERS,
        locations: &[Location::Body],
        styles: &[Style::Form],
        fixed: &[],
        encoding: Some(Encoding::Json),
        host: None,
        response: ResponseShape::Object(&ACCEPT_DISPUTE_RESPONSE),
        pages: None,
        binding: &[Binding { place: &["disputeId"], bound: Bound::Parameter("disputeId") }],
};

pub(crate) static SUPPLY_DEFENSE_DOCUMENT: Operation = Operation {
        id: "supplyDefenseDocument",
        method: "POST",
        path: "/v1/payments/supplyDefenseDocument",
        retry: RetryClass::Confirm,
        parameters: &SUPPLY_DEFENSE_DOCUMENT_PARAMETERS,
        locations: &[Location::Body, Location::Body],
        styles: &[Style::Form, Style::Form],
        fixed: &[],
        encoding: Some(Encoding::Json),
        host: None,
        response: ResponseShape::Object(&SUPPLY_DEFENSE_DOCUMENT_RESPONSE),
        pages: None,
        binding: &[Binding { place: &["disputeId"], bound: Bound::Parameter("disputeId") }],
};

pub(crate) static DOWNLOAD_DISPUTE_EVIDENCE: Operation = Operation {
        id: "downloadDisputeEvidence",
        method: "POST",
        path: "/v1/payments/downloadDisputeEvidence",
        retry: RetryClass::Read,
        parameters: &DOWNLOAD_DISPUTE_EVIDENCE_PARAMETERS,
        locations: &[Location::Body, Location::Body],
        styles: &[Style::Form, Style::Form],
        fixed: &[],
        encoding: Some(Encoding::Json),
        host: None,
        response: ResponseShape::Object(&DOWNLOAD_DISPUTE_EVIDENCE_RESPONSE),
        pages: None,
        binding: &[Binding { place: &["disputeEvidence"], bound: Bound::Present }],
};

pub(crate) static ACCEPT_DISPUTE_PARAMETERS: ObjectShape = ObjectShape {
    name: "acceptDispute",
    fields: &[
        FieldShape { wire: "disputeId", name: "dispute_id", required: true, identifier: true, limits: Limits { min_length: Some(1), max_length: Some(64), ..Limits::NONE }, ..FieldShape::TEXT },
    ],
};

pub(crate) static SUPPLY_DEFENSE_DOCUMENT_PARAMETERS: ObjectShape = ObjectShape {
    name: "supplyDefenseDocument",
    fields: &[
        FieldShape { wire: "disputeId", name: "dispute_id", required: true, identifier: true, limits: Limits { min_length: Some(1), max_length: Some(64), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "disputeEvidence", name: "dispute_evidence", kind: Kind::File(&FileRule { kinds: &[FileKind::Pdf, FileKind::Doc, FileKind::Docx], max_bytes: Some(750000), max_bytes_option: Some("max_evidence_bytes") }), required: true, private: true, limits: Limits { max_length: Some(1000000), ..Limits::NONE }, ..FieldShape::TEXT },
    ],
};

pub(crate) static DOWNLOAD_DISPUTE_EVIDENCE_PARAMETERS: ObjectShape = ObjectShape {
    name: "downloadDisputeEvidence",
    fields: &[
        FieldShape { wire: "disputeId", name: "dispute_id", required: true, identifier: true, limits: Limits { min_length: Some(1), max_length: Some(64), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "disputeEvidenceType", name: "dispute_evidence_type", required: true, ..FieldShape::TEXT },
    ],
};
