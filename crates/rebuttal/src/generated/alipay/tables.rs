// Generated from spec/alipay.yaml by crates/rebuttal-codegen/src/emit/rust. Don't edit it: edit those and run `cargo xtask generate`.

use ::rebuttal_schema::*;

use super::shapes::{self, id};

pub(crate) static PROVIDER: Provider = Provider {
    name: "alipay",
    scheme: "RSA256",
    client_options: CLIENT_OPTIONS,
    call_options: CALL_OPTIONS,
    operations: OPERATIONS,
    response: RULES,
    webhooks: Some(Webhooks {
        options: &[
            OptionSpec { name: "path", required: true, env: Some("ALIPAY_WEBHOOK_PATH"), ..OptionSpec::EMPTY },
            OptionSpec { name: "client_id", required: true, env: Some("ALIPAY_CLIENT_ID"), ..OptionSpec::EMPTY },
            OptionSpec { name: "alipay_public_key", kind: OptionKind::Strings, required: true, env: Some("ALIPAY_PUBLIC_KEY"), ..OptionSpec::EMPTY },
            OptionSpec { name: "tolerance", kind: OptionKind::Seconds, ..OptionSpec::EMPTY },
        ],
        acknowledgement: Acknowledgement { status: 200, content_type: "application/json", body: "{\"result\":{\"resultCode\":\"SUCCESS\",\"resultStatus\":\"S\",\"resultMessage\":\"success\"}}" },
        ..Webhooks::EMPTY
    }),
    messages: shapes::MESSAGES,
    handles: &[("PrivateKey", &[OptionSpec { name: "key", kind: OptionKind::Secret, required: true, ..OptionSpec::EMPTY }]), ("PublicKey", &[OptionSpec { name: "key", required: true, ..OptionSpec::EMPTY }])],
    shapes: shapes::SHAPES,
    kinds: shapes::KINDS,
    files: shapes::FILES,
    ..Provider::EMPTY
};

pub(crate) const CLIENT_OPTIONS: &[OptionSpec] = &[
    OptionSpec { name: "client_id", required: true, env: Some("ALIPAY_CLIENT_ID"), ..OptionSpec::EMPTY },
    OptionSpec { name: "private_key", kind: OptionKind::Secret, required: true, env: Some("ALIPAY_PRIVATE_KEY"), ..OptionSpec::EMPTY },
    OptionSpec { name: "signer", kind: OptionKind::Signer, instead_of: Some("private_key"), ..OptionSpec::EMPTY },
    OptionSpec { name: "alipay_public_key", kind: OptionKind::Strings, required: true, env: Some("ALIPAY_PUBLIC_KEY"), ..OptionSpec::EMPTY },
    OptionSpec { name: "gateway", kind: OptionKind::Url, env: Some("ALIPAY_GATEWAY"), default: Some("https://open-na-global.alipay.com"), ..OptionSpec::EMPTY },
    OptionSpec { name: "key_version", kind: OptionKind::Integer, env: Some("ALIPAY_KEY_VERSION"), default: Some("1"), ..OptionSpec::EMPTY },
    OptionSpec { name: "agent_token", kind: OptionKind::Secret, env: Some("ALIPAY_AGENT_TOKEN"), ..OptionSpec::EMPTY },
    OptionSpec { name: "response_tolerance", kind: OptionKind::Seconds, default: Some("7200"), ..OptionSpec::EMPTY },
    OptionSpec { name: "max_evidence_bytes", kind: OptionKind::Integer, default: Some("750000"), ..OptionSpec::EMPTY },
    OptionSpec { name: "timeout", kind: OptionKind::Seconds, default: Some("30"), ..OptionSpec::EMPTY },
    OptionSpec { name: "attempt_timeout", kind: OptionKind::Seconds, ..OptionSpec::EMPTY },
    OptionSpec { name: "connect_timeout", kind: OptionKind::Seconds, default: Some("10"), ..OptionSpec::EMPTY },
    OptionSpec { name: "max_attempts", kind: OptionKind::Integer, default: Some("3"), ..OptionSpec::EMPTY },
    OptionSpec { name: "retry_budget", kind: OptionKind::Integer, default: Some("100"), ..OptionSpec::EMPTY },
    OptionSpec { name: "check_limits", kind: OptionKind::Boolean, default: Some("true"), ..OptionSpec::EMPTY },
    OptionSpec { name: "proxy", kind: OptionKind::Url, ..OptionSpec::EMPTY },
    OptionSpec { name: "ca_file", kind: OptionKind::Path, ..OptionSpec::EMPTY },
    OptionSpec { name: "ca_pem", ..OptionSpec::EMPTY },
    OptionSpec { name: "allow_http", kind: OptionKind::Boolean, default: Some("false"), ..OptionSpec::EMPTY },
    OptionSpec { name: "observer", kind: OptionKind::Observer, ..OptionSpec::EMPTY },
];

pub(crate) const CALL_OPTIONS: &[OptionSpec] = &[
    OptionSpec { name: "timeout", kind: OptionKind::Seconds, ..OptionSpec::EMPTY },
    OptionSpec { name: "attempt_timeout", kind: OptionKind::Seconds, ..OptionSpec::EMPTY },
    OptionSpec { name: "max_attempts", kind: OptionKind::Integer, ..OptionSpec::EMPTY },
];

pub(crate) const RULES: ResponseRules = ResponseRules {
    status: &["result", "resultStatus"],
    code: &["result", "resultCode"],
    message: &["result", "resultMessage"],
    statuses: &[("S", Meaning::Done), ("F", Meaning::Refused), ("U", Meaning::Unknown)],
    unsigned: &["SIGNATURE_INVALID"],
    codes: &[
        CodeRule { code: "SUCCESS", statuses: &["S"], description: "Done.", advice: "Nothing is left to do.", ..CodeRule::EMPTY },
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
        CodeRule { code: "UNKNOWN_EXCEPTION", kind: Some(ErrorKind::OutcomeUnknown), statuses: &["U"], description: "The provider can't say whether the request took effect.", advice: "Call again; if it stays, ask the provider's support." },
        CodeRule {
            code: "SIGNATURE_INVALID",
            kind: Some(ErrorKind::Authentication),
            statuses: &["F"],
            description: "The provider could not verify the request's signature.",
            advice: "Check that the public key in the Dashboard belongs to this private key, that the key version is the right one, and that the client id is of the same environment (sandbox or production).",
        },
        CodeRule { code: "REQUEST_TRAFFIC_EXCEED_LIMIT", kind: Some(ErrorKind::RateLimited), statuses: &["U", "F"], description: "Too many requests.", advice: "Wait, then call again." },
    ],
    ..ResponseRules::EMPTY
};

pub(crate) const OPERATIONS: &[Operation] = &[
    Operation {
        id: "acceptDispute",
        method: "POST",
        path: "/v1/payments/acceptDispute",
        retry: RetryClass::Confirm,
        parameters: id::ACCEPT_DISPUTE_PARAMETERS,
        locations: &[Location::Body],
        styles: &[Style::Form],
        encoding: Some(Encoding::Json),
        response: ResponseShape::Object(id::ACCEPT_DISPUTE_RESPONSE),
        binding: &[Binding { place: &["disputeId"], bound: Bound::Parameter, text: "disputeId" }],
        ..Operation::EMPTY
    },
    Operation {
        id: "supplyDefenseDocument",
        method: "POST",
        path: "/v1/payments/supplyDefenseDocument",
        retry: RetryClass::Confirm,
        parameters: id::SUPPLY_DEFENSE_DOCUMENT_PARAMETERS,
        locations: &[Location::Body, Location::Body],
        styles: &[Style::Form, Style::Form],
        encoding: Some(Encoding::Json),
        response: ResponseShape::Object(id::SUPPLY_DEFENSE_DOCUMENT_RESPONSE),
        binding: &[Binding { place: &["disputeId"], bound: Bound::Parameter, text: "disputeId" }],
        ..Operation::EMPTY
    },
    Operation {
        id: "downloadDisputeEvidence",
        method: "POST",
        path: "/v1/payments/downloadDisputeEvidence",
        retry: RetryClass::Read,
        parameters: id::DOWNLOAD_DISPUTE_EVIDENCE_PARAMETERS,
        locations: &[Location::Body, Location::Body],
        styles: &[Style::Form, Style::Form],
        encoding: Some(Encoding::Json),
        response: ResponseShape::Object(id::DOWNLOAD_DISPUTE_EVIDENCE_RESPONSE),
        binding: &[Binding { place: &["disputeEvidence"], ..Binding::EMPTY }],
        ..Operation::EMPTY
    },
];
