// Generated from spec/stripe.yaml by crates/rebuttal-codegen/src/emit/rust. Don't edit it: edit those and run `cargo xtask generate`.

#![allow(unused_imports)]

use super::shapes::*;
use ::rebuttal_schema::*;

pub(crate) static PROVIDER: Provider = Provider {
    name: "stripe",
    client_options: CLIENT_OPTIONS,
    call_options: CALL_OPTIONS,
    operations: OPERATIONS,
    response: &RULES,
    idempotency: Some(Idempotency { header: "Idempotency-Key", option: "idempotency_key", max_length: Some(255) }),
    webhooks: Some(WEBHOOKS),
    handles: &[],
};

pub(crate) static CLIENT_OPTIONS: &[OptionSpec] = &[
    OptionSpec {
        name: "api_key",
        kind: OptionKind::Secret,
        required: true,
        instead_of: None,
        env: Some("STRIPE_API_KEY"),
        split_at_space: false,
        default: None,
        header: None,
    },
    OptionSpec {
        name: "api_base",
        kind: OptionKind::Url,
        required: false,
        instead_of: None,
        env: Some("STRIPE_API_BASE"),
        split_at_space: false,
        default: Some("https://api.stripe.com"),
        header: None,
    },
    OptionSpec {
        name: "files_base",
        kind: OptionKind::Url,
        required: false,
        instead_of: None,
        env: Some("STRIPE_FILES_BASE"),
        split_at_space: false,
        default: Some("https://files.stripe.com"),
        header: None,
    },
    OptionSpec {
        name: "api_version",
        kind: OptionKind::String,
        required: false,
        instead_of: None,
        env: None,
        split_at_space: false,
        default: Some("2026-10-28.endive"),
        header: Some("Stripe-Version"),
    },
    OptionSpec {
        name: "account",
        kind: OptionKind::String,
        required: false,
        instead_of: None,
        env: Some("STRIPE_ACCOUNT"),
        split_at_space: false,
        default: None,
        header: Some("Stripe-Account"),
    },
    OptionSpec {
        name: "max_file_bytes",
        kind: OptionKind::Integer,
        required: false,
        instead_of: None,
        env: None,
        split_at_space: false,
        default: Some("5000000"),
        header: None,
    },
    OptionSpec {
        name: "max_evidence_characters",
        kind: OptionKind::Integer,
        required: false,
        instead_of: None,
        env: None,
        split_at_space: false,
        default: Some("150000"),
        header: None,
    },
    OptionSpec {
        name: "max_long_text_characters",
        kind: OptionKind::Integer,
        required: false,
        instead_of: None,
        env: None,
        split_at_space: false,
        default: Some("20000"),
        header: None,
    },
    OptionSpec {
        name: "max_short_text_characters",
        kind: OptionKind::Integer,
        required: false,
        instead_of: None,
        env: None,
        split_at_space: false,
        default: Some("5000"),
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
    OptionSpec {
        name: "idempotency_key",
        kind: OptionKind::String,
        required: false,
        instead_of: None,
        env: None,
        split_at_space: false,
        default: None,
        header: None,
    },
    OptionSpec {
        name: "account",
        kind: OptionKind::String,
        required: false,
        instead_of: None,
        env: None,
        split_at_space: false,
        default: None,
        header: Some("Stripe-Account"),
    },
    OptionSpec {
        name: "context",
        kind: OptionKind::String,
        required: false,
        instead_of: None,
        env: None,
        split_at_space: false,
        default: None,
        header: Some("Stripe-Context"),
    },
    OptionSpec {
        name: "request_trigger",
        kind: OptionKind::String,
        required: false,
        instead_of: None,
        env: None,
        split_at_space: false,
        default: None,
        header: Some("Stripe-Request-Trigger"),
    },
    OptionSpec {
        name: "api_version",
        kind: OptionKind::String,
        required: false,
        instead_of: None,
        env: None,
        split_at_space: false,
        default: None,
        header: Some("Stripe-Version"),
    },
];

pub(crate) static WEBHOOK_OPTIONS: &[OptionSpec] = &[
    OptionSpec {
        name: "webhook_secret",
        kind: OptionKind::Strings,
        required: true,
        instead_of: None,
        env: Some("STRIPE_WEBHOOK_SECRET"),
        split_at_space: true,
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
        default: Some("300"),
        header: None,
    },
    OptionSpec {
        name: "future_tolerance",
        kind: OptionKind::Seconds,
        required: false,
        instead_of: None,
        env: None,
        split_at_space: false,
        default: None,
        header: None,
    },
];

pub(crate) const WEBHOOKS: Webhooks = Webhooks {
    provider: "stripe",
    options: WEBHOOK_OPTIONS,
    messages: &MESSAGES,
    acknowledgement: Acknowledgement::new(200, "text/plain", "ok"),
};

pub(crate) static RULES: ResponseRules = ResponseRules {
    status: &[],
    code: &["error", "code"],
    message: &["error", "message"],
    error_type: &["error", "type"],
    details: &[("type", &["error", "type"]), ("param", &["error", "param"]), ("doc_url", &["error", "doc_url"]), ("request_log_url", &["error", "request_log_url"]), ("charge", &["error", "charge"]), ("decline_code", &["error", "decline_code"]), ("advice_code", &["error", "advice_code"]), ("network_advice_code", &["error", "network_advice_code"]), ("network_decline_code", &["error", "network_decline_code"]), ("payment_method_type", &["error", "payment_method_type"])],
    reason_header: Some("Stripe-Rate-Limited-Reason"),
    retry_header: Some("Stripe-Should-Retry"),
    statuses: &[],
    unsigned: &[],
    codes: &[
        CodeRule {
            code: "secret_key_required",
            kind: Some(ErrorKind::Authentication),
            statuses: &[],
            description: "The key is a publishable one, and this call needs a secret key.",
            advice: "Configure the secret key, and keep it on the server.",
        },
        CodeRule {
            code: "api_key_expired",
            kind: Some(ErrorKind::Authentication),
            statuses: &[],
            description: "The key has expired.",
            advice: "Take the current key from the Dashboard.",
        },
        CodeRule {
            code: "platform_api_key_expired",
            kind: Some(ErrorKind::Authentication),
            statuses: &[],
            description: "The platform's key has expired.",
            advice: "Take the platform's current key from the Dashboard.",
        },
        CodeRule {
            code: "account_invalid",
            kind: None,
            statuses: &[],
            description: "The account that the call acts for does not exist, or the key may not act for it.",
            advice: "Check the option `account`, and that the account is still connected to the platform.",
        },
        CodeRule {
            code: "livemode_mismatch",
            kind: None,
            statuses: &[],
            description: "The key is of test mode and the object of live mode, or the other way round.",
            advice: "Use the key of the mode in which the object was made.",
        },
        CodeRule {
            code: "request_blocked",
            kind: None,
            statuses: &[],
            description: "The provider blocked the request; for what reasons it does so is not documented.",
            advice: "Read the message, and ask the provider's support.",
        },
        CodeRule {
            code: "resource_missing",
            kind: None,
            statuses: &[],
            description: "There is no such object for this key, or a parameter names one that there is not.",
            advice: "Check the id, that key and object are of the same mode, and that the option `account` names the account that has the object.",
        },
        CodeRule {
            code: "parameter_unknown",
            kind: None,
            statuses: &[],
            description: "The request has a parameter that this operation does not take.",
            advice: "Leave out what the detail `param` names, or ask for an API version that knows it.",
        },
        CodeRule {
            code: "parameter_missing",
            kind: None,
            statuses: &[],
            description: "The request lacks a parameter.",
            advice: "Add what the detail `param` names.",
        },
        CodeRule {
            code: "parameter_invalid_empty",
            kind: None,
            statuses: &[],
            description: "A parameter is empty that may not be.",
            advice: "Give what the detail `param` names a value, or leave it out.",
        },
        CodeRule {
            code: "parameter_invalid_integer",
            kind: None,
            statuses: &[],
            description: "A parameter must be a whole number and is not, or lies outside its range.",
            advice: "Correct what the detail `param` names.",
        },
        CodeRule {
            code: "parameter_invalid_string_blank",
            kind: None,
            statuses: &[],
            description: "A text consists of blanks only.",
            advice: "Give what the detail `param` names a text, or clear it.",
        },
        CodeRule {
            code: "parameter_invalid_string_empty",
            kind: None,
            statuses: &[],
            description: "A text is empty that may not be.",
            advice: "Give what the detail `param` names a text, or leave it out.",
        },
        CodeRule {
            code: "parameters_exclusive",
            kind: None,
            statuses: &[],
            description: "Two parameters exclude each other, such as `starting_after` and `ending_before`.",
            advice: "Leave one of them out.",
        },
        CodeRule {
            code: "file_missing",
            kind: None,
            statuses: &[],
            description: "The request names or promises a file, and there is none.",
            advice: "Upload the file, then name it by its id.",
        },
        CodeRule {
            code: "dispute_evidence_page_limit_exceeded",
            kind: Some(ErrorKind::InvalidRequest),
            statuses: &[],
            description: "Texts and files of the evidence have more pages than the card network takes, as the provider estimates.",
            advice: "Shorten the texts and files; under 50 pages in all are advised, and 19 for Mastercard.",
        },
        CodeRule {
            code: "smart_disputes_not_available",
            kind: Some(ErrorKind::InvalidRequest),
            statuses: &[],
            description: "The provider has no evidence of its own for this dispute, so it cannot submit any. Nothing was saved.",
            advice: "Choose another `intended_submission_method`, or submit evidence of your own.",
        },
        CodeRule {
            code: "idempotency_key_in_use",
            kind: Some(ErrorKind::Conflict),
            statuses: &[],
            description: "Another request with the same idempotency key is still at work.",
            advice: "Wait, then repeat it with the same key and the same parameters.",
        },
        CodeRule {
            code: "lock_timeout",
            kind: Some(ErrorKind::RateLimited),
            statuses: &[],
            description: "Another request holds the object.",
            advice: "Wait, then call again; don't change one object in several requests at once.",
        },
        CodeRule {
            code: "rate_limit",
            kind: Some(ErrorKind::RateLimited),
            statuses: &[],
            description: "Too many requests, or too many at once; the error's reason tells which limit was met.",
            advice: "Wait, then call again, more slowly.",
        },
    ],
    types: &[
        CodeRule {
            code: "idempotency_error",
            kind: Some(ErrorKind::Conflict),
            statuses: &[],
            description: "The idempotency key belongs to a request with other parameters, or to one that is still at work.",
            advice: "Send what was changed under a new key; repeat what was not with the same key and exactly the same parameters.",
        },
    ],
};

pub(crate) static OPERATIONS: &[&Operation] = &[&LIST_DISPUTES, &RETRIEVE_DISPUTE, &UPDATE_DISPUTE, &STAGE_DISPUTE_EVIDENCE, &SUBMIT_DISPUTE_EVIDENCE, &CLOSE_DISPUTE, &CREATE_FILE, &UPLOAD_DISPUTE_EVIDENCE, &LIST_FILES, &RETRIEVE_FILE, &DOWNLOAD_FILE, &LIST_EVENTS, &RETRIEVE_EVENT];

pub(crate) static LIST_DISPUTES: Operation = Operation {
        id: "listDisputes",
        method: "GET",
        path: "/v1/disputes",
        retry: RetryClass::Read,
        parameters: &LIST_DISPUTES_PARAMETERS,
        locations: &[Location::Query, Location::Query, Location::Query, Location::Query, Location::Query, Location::Query, Location::Query],
        styles: &[Style::Form, Style::Form, Style::Deep, Style::Form, Style::Form, Style::Form, Style::Deep],
        fixed: &[],
        encoding: None,
        host: None,
        response: ResponseShape::Object(&DISPUTE_LIST),
        pages: Some(Pages { items: "data", after: "starting_after", before: Some("ending_before"), cursor: Cursor::Item { field: "id", more: "has_more" } }),
        binding: &[Binding { place: &["object"], bound: Bound::IfPresent("list") }],
};

pub(crate) static RETRIEVE_DISPUTE: Operation = Operation {
        id: "retrieveDispute",
        method: "GET",
        path: "/v1/disputes/{dispute}",
        retry: RetryClass::Read,
        parameters: &RETRIEVE_DISPUTE_PARAMETERS,
        locations: &[Location::Path, Location::Query],
        styles: &[Style::Form, Style::Deep],
        fixed: &[],
        encoding: None,
        host: None,
        response: ResponseShape::Object(&DISPUTE),
        pages: None,
        binding: &[Binding { place: &["id"], bound: Bound::Parameter("dispute") }, Binding { place: &["object"], bound: Bound::IfPresent("dispute") }],
};

pub(crate) static UPDATE_DISPUTE: Operation = Operation {
        id: "updateDispute",
        method: "POST",
        path: "/v1/disputes/{dispute}",
        retry: RetryClass::Keyed,
        parameters: &UPDATE_DISPUTE_PARAMETERS,
        locations: &[Location::Path, Location::Body, Location::Body, Location::Body, Location::Body, Location::Body],
        styles: &[Style::Form, Style::Form, Style::Deep, Style::Deep, Style::Form, Style::Deep],
        fixed: &[],
        encoding: Some(Encoding::Form),
        host: None,
        response: ResponseShape::Object(&DISPUTE),
        pages: None,
        binding: &[Binding { place: &["id"], bound: Bound::Parameter("dispute") }, Binding { place: &["object"], bound: Bound::IfPresent("dispute") }],
};

pub(crate) static STAGE_DISPUTE_EVIDENCE: Operation = Operation {
        id: "stageDisputeEvidence",
        method: "POST",
        path: "/v1/disputes/{dispute}",
        retry: RetryClass::Keyed,
        parameters: &STAGE_DISPUTE_EVIDENCE_PARAMETERS,
        locations: &[Location::Path, Location::Body, Location::Body, Location::Body, Location::Body],
        styles: &[Style::Form, Style::Deep, Style::Deep, Style::Form, Style::Deep],
        fixed: &[("submit", "false")],
        encoding: Some(Encoding::Form),
        host: None,
        response: ResponseShape::Object(&DISPUTE),
        pages: None,
        binding: &[Binding { place: &["id"], bound: Bound::Parameter("dispute") }, Binding { place: &["object"], bound: Bound::IfPresent("dispute") }],
};

pub(crate) static SUBMIT_DISPUTE_EVIDENCE: Operation = Operation {
        id: "submitDisputeEvidence",
        method: "POST",
        path: "/v1/disputes/{dispute}",
        retry: RetryClass::Keyed,
        parameters: &SUBMIT_DISPUTE_EVIDENCE_PARAMETERS,
        locations: &[Location::Path, Location::Body, Location::Body, Location::Body, Location::Body],
        styles: &[Style::Form, Style::Deep, Style::Deep, Style::Form, Style::Deep],
        fixed: &[("submit", "true")],
        encoding: Some(Encoding::Form),
        host: None,
        response: ResponseShape::Object(&DISPUTE),
        pages: None,
        binding: &[Binding { place: &["id"], bound: Bound::Parameter("dispute") }, Binding { place: &["object"], bound: Bound::IfPresent("dispute") }],
};

pub(crate) static CLOSE_DISPUTE: Operation = Operation {
        id: "closeDispute",
        method: "POST",
        path: "/v1/disputes/{dispute}/close",
        retry: RetryClass::Keyed,
        parameters: &CLOSE_DISPUTE_PARAMETERS,
        locations: &[Location::Path, Location::Body],
        styles: &[Style::Form, Style::Deep],
        fixed: &[],
        encoding: Some(Encoding::Form),
        host: None,
        response: ResponseShape::Object(&DISPUTE),
        pages: None,
        binding: &[Binding { place: &["id"], bound: Bound::Parameter("dispute") }, Binding { place: &["object"], bound: Bound::IfPresent("dispute") }],
};

pub(crate) static CREATE_FILE: Operation = Operation {
        id: "createFile",
        method: "POST",
        path: "/v1/files",
        retry: RetryClass::Keyed,
        parameters: &CREATE_FILE_PARAMETERS,
        locations: &[Location::Body, Location::Body, Location::Body, Location::Body],
        styles: &[Style::Form, Style::Form, Style::Deep, Style::Deep],
        fixed: &[],
        encoding: Some(Encoding::Multipart),
        host: Some("files_base"),
        response: ResponseShape::Object(&FILE),
        pages: None,
        binding: &[Binding { place: &["object"], bound: Bound::IfPresent("file") }, Binding { place: &["purpose"], bound: Bound::Parameter("purpose") }],
};

pub(crate) static UPLOAD_DISPUTE_EVIDENCE: Operation = Operation {
        id: "uploadDisputeEvidence",
        method: "POST",
        path: "/v1/files",
        retry: RetryClass::Keyed,
        parameters: &UPLOAD_DISPUTE_EVIDENCE_PARAMETERS,
        locations: &[Location::Body, Location::Body, Location::Body],
        styles: &[Style::Form, Style::Deep, Style::Deep],
        fixed: &[("purpose", "\"dispute_evidence\"")],
        encoding: Some(Encoding::Multipart),
        host: Some("files_base"),
        response: ResponseShape::Object(&FILE),
        pages: None,
        binding: &[Binding { place: &["object"], bound: Bound::IfPresent("file") }, Binding { place: &["purpose"], bound: Bound::Parameter("purpose") }],
};

pub(crate) static LIST_FILES: Operation = Operation {
        id: "listFiles",
        method: "GET",
        path: "/v1/files",
        retry: RetryClass::Read,
        parameters: &LIST_FILES_PARAMETERS,
        locations: &[Location::Query, Location::Query, Location::Query, Location::Query, Location::Query, Location::Query],
        styles: &[Style::Form, Style::Deep, Style::Form, Style::Form, Style::Form, Style::Deep],
        fixed: &[],
        encoding: None,
        host: None,
        response: ResponseShape::Object(&FILE_LIST),
        pages: Some(Pages { items: "data", after: "starting_after", before: Some("ending_before"), cursor: Cursor::Item { field: "id", more: "has_more" } }),
        binding: &[Binding { place: &["object"], bound: Bound::IfPresent("list") }],
};

pub(crate) static RETRIEVE_FILE: Operation = Operation {
        id: "retrieveFile",
        method: "GET",
        path: "/v1/files/{file}",
        retry: RetryClass::Read,
        parameters: &RETRIEVE_FILE_PARAMETERS,
        locations: &[Location::Path, Location::Query],
        styles: &[Style::Form, Style::Deep],
        fixed: &[],
        encoding: None,
        host: None,
        response: ResponseShape::Object(&FILE),
        pages: None,
        binding: &[Binding { place: &["id"], bound: Bound::Parameter("file") }, Binding { place: &["object"], bound: Bound::IfPresent("file") }],
};

pub(crate) static DOWNLOAD_FILE: Operation = Operation {
        id: "downloadFile",
        method: "GET",
        path: "/v1/files/{file}/contents",
        retry: RetryClass::Read,
        parameters: &DOWNLOAD_FILE_PARAMETERS,
        locations: &[Location::Path],
        styles: &[Style::Form],
        fixed: &[],
        encoding: None,
        host: Some("files_base"),
        response: ResponseShape::Binary,
        pages: None,
        binding: &[],
};

pub(crate) static LIST_EVENTS: Operation = Operation {
        id: "listEvents",
        method: "GET",
        path: "/v1/events",
        retry: RetryClass::Read,
        parameters: &LIST_EVENTS_PARAMETERS,
        locations: &[Location::Query, Location::Query, Location::Query, Location::Query, Location::Query, Location::Query, Location::Query, Location::Query],
        styles: &[Style::Form, Style::Deep, Style::Form, Style::Deep, Style::Form, Style::Form, Style::Form, Style::Deep],
        fixed: &[],
        encoding: None,
        host: None,
        response: ResponseShape::Object(&EVENT_LIST),
        pages: Some(Pages { items: "data", after: "starting_after", before: Some("ending_before"), cursor: Cursor::Item { field: "id", more: "has_more" } }),
        binding: &[Binding { place: &["object"], bound: Bound::IfPresent("list") }],
};

pub(crate) static RETRIEVE_EVENT: Operation = Operation {
        id: "retrieveEvent",
        method: "GET",
        path: "/v1/events/{id}",
        retry: RetryClass::Read,
        parameters: &RETRIEVE_EVENT_PARAMETERS,
        locations: &[Location::Path, Location::Query],
        styles: &[Style::Form, Style::Deep],
        fixed: &[],
        encoding: None,
        host: None,
        response: ResponseShape::Message(&MESSAGES),
        pages: None,
        binding: &[Binding { place: &["id"], bound: Bound::Parameter("id") }, Binding { place: &["object"], bound: Bound::IfPresent("event") }],
};

pub(crate) static LIST_DISPUTES_PARAMETERS: ObjectShape = ObjectShape {
    name: "listDisputes",
    fields: &[
        FieldShape { wire: "payment_intent", name: "payment_intent", identifier: true, limits: Limits { max_length: Some(5000), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "charge", name: "charge", identifier: true, limits: Limits { max_length: Some(5000), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "created", name: "created", kind: Kind::Object(&CREATED_RANGE), ..FieldShape::TEXT },
        FieldShape { wire: "limit", name: "limit", kind: Kind::Integer, limits: Limits { minimum: Some(1), maximum: Some(100), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "starting_after", name: "starting_after", identifier: true, limits: Limits { max_length: Some(5000), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "ending_before", name: "ending_before", identifier: true, limits: Limits { max_length: Some(5000), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "expand", name: "expand", kind: Kind::List(&Kind::Text), limits: Limits { max_length: Some(5000), ..Limits::NONE }, ..FieldShape::TEXT },
    ],
};

pub(crate) static RETRIEVE_DISPUTE_PARAMETERS: ObjectShape = ObjectShape {
    name: "retrieveDispute",
    fields: &[
        FieldShape { wire: "dispute", name: "dispute", required: true, identifier: true, limits: Limits { max_length: Some(5000), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "expand", name: "expand", kind: Kind::List(&Kind::Text), limits: Limits { max_length: Some(5000), ..Limits::NONE }, ..FieldShape::TEXT },
    ],
};

pub(crate) static UPDATE_DISPUTE_PARAMETERS: ObjectShape = ObjectShape {
    name: "updateDispute",
    fields: &[
        FieldShape { wire: "dispute", name: "dispute", required: true, identifier: true, limits: Limits { max_length: Some(5000), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "submit", name: "submit", kind: Kind::Boolean, required: true, ..FieldShape::TEXT },
        FieldShape { wire: "evidence", name: "evidence", kind: Kind::Object(&EVIDENCE), limits: Limits { max_total: Some(150000), total_option: Some("max_evidence_characters"), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "metadata", name: "metadata", kind: Kind::Map(&Kind::Clearable(&Kind::Text)), nullable: true, clearable: true, private: true, limits: Limits { max_length: Some(500), max_items: Some(50), max_key_length: Some(40), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "intended_submission_method", name: "intended_submission_method", ..FieldShape::TEXT },
        FieldShape { wire: "expand", name: "expand", kind: Kind::List(&Kind::Text), limits: Limits { max_length: Some(5000), ..Limits::NONE }, ..FieldShape::TEXT },
    ],
};

pub(crate) static STAGE_DISPUTE_EVIDENCE_PARAMETERS: ObjectShape = ObjectShape {
    name: "stageDisputeEvidence",
    fields: &[
        FieldShape { wire: "dispute", name: "dispute", required: true, identifier: true, limits: Limits { max_length: Some(5000), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "evidence", name: "evidence", kind: Kind::Object(&EVIDENCE), limits: Limits { max_total: Some(150000), total_option: Some("max_evidence_characters"), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "metadata", name: "metadata", kind: Kind::Map(&Kind::Clearable(&Kind::Text)), nullable: true, clearable: true, private: true, limits: Limits { max_length: Some(500), max_items: Some(50), max_key_length: Some(40), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "intended_submission_method", name: "intended_submission_method", ..FieldShape::TEXT },
        FieldShape { wire: "expand", name: "expand", kind: Kind::List(&Kind::Text), limits: Limits { max_length: Some(5000), ..Limits::NONE }, ..FieldShape::TEXT },
    ],
};

pub(crate) static SUBMIT_DISPUTE_EVIDENCE_PARAMETERS: ObjectShape = ObjectShape {
    name: "submitDisputeEvidence",
    fields: &[
        FieldShape { wire: "dispute", name: "dispute", required: true, identifier: true, limits: Limits { max_length: Some(5000), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "evidence", name: "evidence", kind: Kind::Object(&EVIDENCE), limits: Limits { max_total: Some(150000), total_option: Some("max_evidence_characters"), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "metadata", name: "metadata", kind: Kind::Map(&Kind::Clearable(&Kind::Text)), nullable: true, clearable: true, private: true, limits: Limits { max_length: Some(500), max_items: Some(50), max_key_length: Some(40), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "intended_submission_method", name: "intended_submission_method", ..FieldShape::TEXT },
        FieldShape { wire: "expand", name: "expand", kind: Kind::List(&Kind::Text), limits: Limits { max_length: Some(5000), ..Limits::NONE }, ..FieldShape::TEXT },
    ],
};

pub(crate) static CLOSE_DISPUTE_PARAMETERS: ObjectShape = ObjectShape {
    name: "closeDispute",
    fields: &[
        FieldShape { wire: "dispute", name: "dispute", required: true, identifier: true, limits: Limits { max_length: Some(5000), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "expand", name: "expand", kind: Kind::List(&Kind::Text), limits: Limits { max_length: Some(5000), ..Limits::NONE }, ..FieldShape::TEXT },
    ],
};

pub(crate) static CREATE_FILE_PARAMETERS: ObjectShape = ObjectShape {
    name: "createFile",
    fields: &[
        FieldShape { wire: "file", name: "file", kind: Kind::File(&FileRule { kinds: &[FileKind::Pdf, FileKind::Jpeg, FileKind::Png], max_bytes: Some(5000000), max_bytes_option: Some("max_file_bytes") }), required: true, private: true, ..FieldShape::TEXT },
        FieldShape { wire: "purpose", name: "purpose", required: true, ..FieldShape::TEXT },
        FieldShape { wire: "file_link_data", name: "file_link_data", kind: Kind::Object(&FILE_LINK_DATA), ..FieldShape::TEXT },
        FieldShape { wire: "expand", name: "expand", kind: Kind::List(&Kind::Text), limits: Limits { max_length: Some(5000), ..Limits::NONE }, ..FieldShape::TEXT },
    ],
};

pub(crate) static UPLOAD_DISPUTE_EVIDENCE_PARAMETERS: ObjectShape = ObjectShape {
    name: "uploadDisputeEvidence",
    fields: &[
        FieldShape { wire: "file", name: "file", kind: Kind::File(&FileRule { kinds: &[FileKind::Pdf, FileKind::Jpeg, FileKind::Png], max_bytes: Some(5000000), max_bytes_option: Some("max_file_bytes") }), required: true, private: true, ..FieldShape::TEXT },
        FieldShape { wire: "file_link_data", name: "file_link_data", kind: Kind::Object(&FILE_LINK_DATA), ..FieldShape::TEXT },
        FieldShape { wire: "expand", name: "expand", kind: Kind::List(&Kind::Text), limits: Limits { max_length: Some(5000), ..Limits::NONE }, ..FieldShape::TEXT },
    ],
};

pub(crate) static LIST_FILES_PARAMETERS: ObjectShape = ObjectShape {
    name: "listFiles",
    fields: &[
        FieldShape { wire: "purpose", name: "purpose", ..FieldShape::TEXT },
        FieldShape { wire: "created", name: "created", kind: Kind::Object(&CREATED_RANGE), ..FieldShape::TEXT },
        FieldShape { wire: "limit", name: "limit", kind: Kind::Integer, limits: Limits { minimum: Some(1), maximum: Some(100), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "starting_after", name: "starting_after", identifier: true, limits: Limits { max_length: Some(5000), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "ending_before", name: "ending_before", identifier: true, limits: Limits { max_length: Some(5000), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "expand", name: "expand", kind: Kind::List(&Kind::Text), limits: Limits { max_length: Some(5000), ..Limits::NONE }, ..FieldShape::TEXT },
    ],
};

pub(crate) static RETRIEVE_FILE_PARAMETERS: ObjectShape = ObjectShape {
    name: "retrieveFile",
    fields: &[
        FieldShape { wire: "file", name: "file", required: true, identifier: true, limits: Limits { max_length: Some(5000), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "expand", name: "expand", kind: Kind::List(&Kind::Text), limits: Limits { max_length: Some(5000), ..Limits::NONE }, ..FieldShape::TEXT },
    ],
};

pub(crate) static DOWNLOAD_FILE_PARAMETERS: ObjectShape = ObjectShape {
    name: "downloadFile",
    fields: &[
        FieldShape { wire: "file", name: "file", required: true, identifier: true, limits: Limits { max_length: Some(5000), ..Limits::NONE }, ..FieldShape::TEXT },
    ],
};

pub(crate) static LIST_EVENTS_PARAMETERS: ObjectShape = ObjectShape {
    name: "listEvents",
    fields: &[
        FieldShape { wire: "type", name: "type", limits: Limits { max_length: Some(5000), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "types", name: "types", kind: Kind::List(&Kind::Text), limits: Limits { max_length: Some(5000), max_items: Some(20), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "delivery_success", name: "delivery_success", kind: Kind::Boolean, ..FieldShape::TEXT },
        FieldShape { wire: "created", name: "created", kind: Kind::Object(&CREATED_RANGE), ..FieldShape::TEXT },
        FieldShape { wire: "limit", name: "limit", kind: Kind::Integer, limits: Limits { minimum: Some(1), maximum: Some(100), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "starting_after", name: "starting_after", identifier: true, limits: Limits { max_length: Some(5000), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "ending_before", name: "ending_before", identifier: true, limits: Limits { max_length: Some(5000), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "expand", name: "expand", kind: Kind::List(&Kind::Text), limits: Limits { max_length: Some(5000), ..Limits::NONE }, ..FieldShape::TEXT },
    ],
};

pub(crate) static RETRIEVE_EVENT_PARAMETERS: ObjectShape = ObjectShape {
    name: "retrieveEvent",
    fields: &[
        FieldShape { wire: "id", name: "id", required: true, identifier: true, limits: Limits { max_length: Some(5000), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "expand", name: "expand", kind: Kind::List(&Kind::Text), limits: Limits { max_length: Some(5000), ..Limits::NONE }, ..FieldShape::TEXT },
    ],
};
