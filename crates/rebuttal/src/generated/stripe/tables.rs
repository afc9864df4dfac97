// Generated from spec/stripe.yaml by crates/rebuttal-codegen/src/emit/rust. Don't edit it: edit those and run `cargo xtask generate`.

use ::rebuttal_schema::*;

use super::shapes::{self, id};

pub(crate) static PROVIDER: Provider = Provider {
    name: "stripe",
    scheme: "bearer",
    client_options: CLIENT_OPTIONS,
    call_options: CALL_OPTIONS,
    operations: OPERATIONS,
    response: RULES,
    idempotency: Some(Idempotency { header: "Idempotency-Key", option: "idempotency_key", max_length: Some(255), replayed: Some("Idempotent-Replayed") }),
    webhooks: Some(Webhooks {
        options: &[
            OptionSpec { name: "webhook_secret", kind: OptionKind::Strings, required: true, env: Some("STRIPE_WEBHOOK_SECRET"), split_at_space: true, ..OptionSpec::EMPTY },
            OptionSpec { name: "tolerance", kind: OptionKind::Seconds, default: Some("300"), ..OptionSpec::EMPTY },
            OptionSpec { name: "future_tolerance", kind: OptionKind::Seconds, ..OptionSpec::EMPTY },
        ],
        acknowledgement: Acknowledgement { status: 200, content_type: "text/plain", body: "ok" },
        ..Webhooks::EMPTY
    }),
    messages: shapes::MESSAGES,
    shapes: shapes::SHAPES,
    kinds: shapes::KINDS,
    files: shapes::FILES,
    ..Provider::EMPTY
};

pub(crate) const CLIENT_OPTIONS: &[OptionSpec] = &[
    OptionSpec { name: "api_key", kind: OptionKind::Secret, required: true, env: Some("STRIPE_API_KEY"), ..OptionSpec::EMPTY },
    OptionSpec { name: "api_base", kind: OptionKind::Url, env: Some("STRIPE_API_BASE"), default: Some("https://api.stripe.com"), ..OptionSpec::EMPTY },
    OptionSpec { name: "files_base", kind: OptionKind::Url, env: Some("STRIPE_FILES_BASE"), default: Some("https://files.stripe.com"), ..OptionSpec::EMPTY },
    OptionSpec { name: "api_version", default: Some("2026-10-28.endive"), header: Some("Stripe-Version"), ..OptionSpec::EMPTY },
    OptionSpec { name: "account", env: Some("STRIPE_ACCOUNT"), header: Some("Stripe-Account"), ..OptionSpec::EMPTY },
    OptionSpec { name: "max_file_bytes", kind: OptionKind::Integer, default: Some("5000000"), ..OptionSpec::EMPTY },
    OptionSpec { name: "max_evidence_characters", kind: OptionKind::Integer, default: Some("150000"), ..OptionSpec::EMPTY },
    OptionSpec { name: "max_long_text_characters", kind: OptionKind::Integer, default: Some("20000"), ..OptionSpec::EMPTY },
    OptionSpec { name: "max_short_text_characters", kind: OptionKind::Integer, default: Some("5000"), ..OptionSpec::EMPTY },
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
    OptionSpec { name: "idempotency_key", ..OptionSpec::EMPTY },
    OptionSpec { name: "account", header: Some("Stripe-Account"), ..OptionSpec::EMPTY },
    OptionSpec { name: "context", header: Some("Stripe-Context"), ..OptionSpec::EMPTY },
    OptionSpec { name: "request_trigger", header: Some("Stripe-Request-Trigger"), ..OptionSpec::EMPTY },
    OptionSpec { name: "api_version", header: Some("Stripe-Version"), ..OptionSpec::EMPTY },
];

pub(crate) const RULES: ResponseRules = ResponseRules {
    code: &["error", "code"],
    message: &["error", "message"],
    error_type: &["error", "type"],
    details: &[
        ("type", &["error", "type"]),
        ("param", &["error", "param"]),
        ("doc_url", &["error", "doc_url"]),
        ("request_log_url", &["error", "request_log_url"]),
        ("charge", &["error", "charge"]),
        ("decline_code", &["error", "decline_code"]),
        ("advice_code", &["error", "advice_code"]),
        ("network_advice_code", &["error", "network_advice_code"]),
        ("network_decline_code", &["error", "network_decline_code"]),
        ("payment_method_type", &["error", "payment_method_type"]),
    ],
    reason_header: Some("Stripe-Rate-Limited-Reason"),
    retry_header: Some("Stripe-Should-Retry"),
    codes: &[
        CodeRule {
            code: "secret_key_required",
            kind: Some(ErrorKind::Authentication),
            description: "The key is a publishable one, and this call needs a secret key.",
            advice: "Configure the secret key, and keep it on the server.",
            ..CodeRule::EMPTY
        },
        CodeRule { code: "api_key_expired", kind: Some(ErrorKind::Authentication), description: "The key has expired.", advice: "Take the current key from the Dashboard.", ..CodeRule::EMPTY },
        CodeRule { code: "platform_api_key_expired", kind: Some(ErrorKind::Authentication), description: "The platform's key has expired.", advice: "Take the platform's current key from the Dashboard.", ..CodeRule::EMPTY },
        CodeRule {
            code: "account_invalid",
            description: "The account that the call acts for does not exist, or the key may not act for it.",
            advice: "Check the option `account`, and that the account is still connected to the platform.",
            ..CodeRule::EMPTY
        },
        CodeRule { code: "livemode_mismatch", description: "The key is of test mode and the object of live mode, or the other way round.", advice: "Use the key of the mode in which the object was made.", ..CodeRule::EMPTY },
        CodeRule { code: "request_blocked", description: "The provider blocked the request; for what reasons it does so is not documented.", advice: "Read the message, and ask the provider's support.", ..CodeRule::EMPTY },
        CodeRule {
            code: "resource_missing",
            description: "There is no such object for this key, or a parameter names one that there is not.",
            advice: "Check the id, that key and object are of the same mode, and that the option `account` names the account that has the object.",
            ..CodeRule::EMPTY
        },
        CodeRule { code: "parameter_unknown", description: "The request has a parameter that this operation does not take.", advice: "Leave out what the detail `param` names, or ask for an API version that knows it.", ..CodeRule::EMPTY },
        CodeRule { code: "parameter_missing", description: "The request lacks a parameter.", advice: "Add what the detail `param` names.", ..CodeRule::EMPTY },
        CodeRule { code: "parameter_invalid_empty", description: "A parameter is empty that may not be.", advice: "Give what the detail `param` names a value, or leave it out.", ..CodeRule::EMPTY },
        CodeRule { code: "parameter_invalid_integer", description: "A parameter must be a whole number and is not, or lies outside its range.", advice: "Correct what the detail `param` names.", ..CodeRule::EMPTY },
        CodeRule { code: "parameter_invalid_string_blank", description: "A text consists of blanks only.", advice: "Give what the detail `param` names a text, or clear it.", ..CodeRule::EMPTY },
        CodeRule { code: "parameter_invalid_string_empty", description: "A text is empty that may not be.", advice: "Give what the detail `param` names a text, or leave it out.", ..CodeRule::EMPTY },
        CodeRule { code: "parameters_exclusive", description: "Two parameters exclude each other, such as `starting_after` and `ending_before`.", advice: "Leave one of them out.", ..CodeRule::EMPTY },
        CodeRule { code: "file_missing", description: "The request names or promises a file, and there is none.", advice: "Upload the file, then name it by its id.", ..CodeRule::EMPTY },
        CodeRule {
            code: "dispute_evidence_page_limit_exceeded",
            kind: Some(ErrorKind::InvalidRequest),
            description: "Texts and files of the evidence have more pages than the card network takes, as the provider estimates.",
            advice: "Shorten the texts and files; under 50 pages in all are advised, and 19 for Mastercard.",
            ..CodeRule::EMPTY
        },
        CodeRule {
            code: "smart_disputes_not_available",
            kind: Some(ErrorKind::InvalidRequest),
            description: "The provider has no evidence of its own for this dispute, so it cannot submit any. Nothing was saved.",
            advice: "Choose another `intended_submission_method`, or submit evidence of your own.",
            ..CodeRule::EMPTY
        },
        CodeRule {
            code: "idempotency_key_in_use",
            kind: Some(ErrorKind::Conflict),
            description: "Another request with the same idempotency key is still at work.",
            advice: "Wait, then repeat it with the same key and the same parameters.",
            ..CodeRule::EMPTY
        },
        CodeRule { code: "lock_timeout", kind: Some(ErrorKind::RateLimited), description: "Another request holds the object.", advice: "Wait, then call again; don't change one object in several requests at once.", ..CodeRule::EMPTY },
        CodeRule {
            code: "rate_limit",
            kind: Some(ErrorKind::RateLimited),
            description: "Too many requests, or too many at once; the error's reason tells which limit was met.",
            advice: "Wait, then call again, more slowly.",
            ..CodeRule::EMPTY
        },
    ],
    types: &[
        CodeRule {
            code: "idempotency_error",
            kind: Some(ErrorKind::Conflict),
            description: "The idempotency key belongs to a request with other parameters, or to one that is still at work.",
            advice: "Send what was changed under a new key; repeat what was not with the same key and exactly the same parameters.",
            ..CodeRule::EMPTY
        },
    ],
    ..ResponseRules::EMPTY
};

pub(crate) const OPERATIONS: &[Operation] = &[
    Operation {
        id: "listDisputes",
        method: "GET",
        path: "/v1/disputes",
        retry: RetryClass::Read,
        parameters: id::LIST_DISPUTES_PARAMETERS,
        locations: &[Location::Query, Location::Query, Location::Query, Location::Query, Location::Query, Location::Query, Location::Query],
        styles: &[Style::Form, Style::Form, Style::Deep, Style::Form, Style::Form, Style::Form, Style::Deep],
        response: ResponseShape::Object(id::DISPUTE_LIST),
        pages: Some(Pages { items: "data", after: "starting_after", before: Some("ending_before"), cursor: "id", more: Some("has_more") }),
        binding: &[Binding { place: &["object"], bound: Bound::IfPresent, text: "list" }],
        ..Operation::EMPTY
    },
    Operation {
        id: "retrieveDispute",
        method: "GET",
        path: "/v1/disputes/{dispute}",
        retry: RetryClass::Read,
        parameters: id::RETRIEVE_DISPUTE_PARAMETERS,
        locations: &[Location::Path, Location::Query],
        styles: &[Style::Form, Style::Deep],
        response: ResponseShape::Object(id::DISPUTE),
        binding: &[Binding { place: &["id"], bound: Bound::Parameter, text: "dispute" }, Binding { place: &["object"], bound: Bound::IfPresent, text: "dispute" }],
        ..Operation::EMPTY
    },
    Operation {
        id: "updateDispute",
        method: "POST",
        path: "/v1/disputes/{dispute}",
        retry: RetryClass::Keyed,
        parameters: id::UPDATE_DISPUTE_PARAMETERS,
        locations: &[Location::Path, Location::Body, Location::Body, Location::Body, Location::Body, Location::Body],
        styles: &[Style::Form, Style::Form, Style::Deep, Style::Deep, Style::Form, Style::Deep],
        encoding: Some(Encoding::Form),
        response: ResponseShape::Object(id::DISPUTE),
        binding: &[Binding { place: &["id"], bound: Bound::Parameter, text: "dispute" }, Binding { place: &["object"], bound: Bound::IfPresent, text: "dispute" }],
        ..Operation::EMPTY
    },
    Operation {
        id: "stageDisputeEvidence",
        method: "POST",
        path: "/v1/disputes/{dispute}",
        retry: RetryClass::Keyed,
        parameters: id::STAGE_DISPUTE_EVIDENCE_PARAMETERS,
        locations: &[Location::Path, Location::Body, Location::Body, Location::Body, Location::Body],
        styles: &[Style::Form, Style::Deep, Style::Deep, Style::Form, Style::Deep],
        fixed: &[("submit", "false")],
        encoding: Some(Encoding::Form),
        response: ResponseShape::Object(id::DISPUTE),
        binding: &[Binding { place: &["id"], bound: Bound::Parameter, text: "dispute" }, Binding { place: &["object"], bound: Bound::IfPresent, text: "dispute" }],
        ..Operation::EMPTY
    },
    Operation {
        id: "submitDisputeEvidence",
        method: "POST",
        path: "/v1/disputes/{dispute}",
        retry: RetryClass::Keyed,
        parameters: id::SUBMIT_DISPUTE_EVIDENCE_PARAMETERS,
        locations: &[Location::Path, Location::Body, Location::Body, Location::Body, Location::Body],
        styles: &[Style::Form, Style::Deep, Style::Deep, Style::Form, Style::Deep],
        fixed: &[("submit", "true")],
        encoding: Some(Encoding::Form),
        response: ResponseShape::Object(id::DISPUTE),
        binding: &[Binding { place: &["id"], bound: Bound::Parameter, text: "dispute" }, Binding { place: &["object"], bound: Bound::IfPresent, text: "dispute" }],
        ..Operation::EMPTY
    },
    Operation {
        id: "closeDispute",
        method: "POST",
        path: "/v1/disputes/{dispute}/close",
        retry: RetryClass::Keyed,
        parameters: id::CLOSE_DISPUTE_PARAMETERS,
        locations: &[Location::Path, Location::Body],
        styles: &[Style::Form, Style::Deep],
        encoding: Some(Encoding::Form),
        response: ResponseShape::Object(id::DISPUTE),
        binding: &[Binding { place: &["id"], bound: Bound::Parameter, text: "dispute" }, Binding { place: &["object"], bound: Bound::IfPresent, text: "dispute" }],
        ..Operation::EMPTY
    },
    Operation {
        id: "createFile",
        method: "POST",
        path: "/v1/files",
        retry: RetryClass::Keyed,
        parameters: id::CREATE_FILE_PARAMETERS,
        locations: &[Location::Body, Location::Body, Location::Body, Location::Body],
        styles: &[Style::Form, Style::Form, Style::Deep, Style::Deep],
        encoding: Some(Encoding::Multipart),
        host: Some("files_base"),
        response: ResponseShape::Object(id::FILE),
        binding: &[Binding { place: &["object"], bound: Bound::IfPresent, text: "file" }, Binding { place: &["purpose"], bound: Bound::Parameter, text: "purpose" }],
        ..Operation::EMPTY
    },
    Operation {
        id: "uploadDisputeEvidence",
        method: "POST",
        path: "/v1/files",
        retry: RetryClass::Keyed,
        parameters: id::UPLOAD_DISPUTE_EVIDENCE_PARAMETERS,
        locations: &[Location::Body, Location::Body, Location::Body],
        styles: &[Style::Form, Style::Deep, Style::Deep],
        fixed: &[("purpose", "\"dispute_evidence\"")],
        encoding: Some(Encoding::Multipart),
        host: Some("files_base"),
        response: ResponseShape::Object(id::FILE),
        binding: &[Binding { place: &["object"], bound: Bound::IfPresent, text: "file" }, Binding { place: &["purpose"], bound: Bound::Parameter, text: "purpose" }],
        ..Operation::EMPTY
    },
    Operation {
        id: "listFiles",
        method: "GET",
        path: "/v1/files",
        retry: RetryClass::Read,
        parameters: id::LIST_FILES_PARAMETERS,
        locations: &[Location::Query, Location::Query, Location::Query, Location::Query, Location::Query, Location::Query],
        styles: &[Style::Form, Style::Deep, Style::Form, Style::Form, Style::Form, Style::Deep],
        response: ResponseShape::Object(id::FILE_LIST),
        pages: Some(Pages { items: "data", after: "starting_after", before: Some("ending_before"), cursor: "id", more: Some("has_more") }),
        binding: &[Binding { place: &["object"], bound: Bound::IfPresent, text: "list" }],
        ..Operation::EMPTY
    },
    Operation {
        id: "retrieveFile",
        method: "GET",
        path: "/v1/files/{file}",
        retry: RetryClass::Read,
        parameters: id::RETRIEVE_FILE_PARAMETERS,
        locations: &[Location::Path, Location::Query],
        styles: &[Style::Form, Style::Deep],
        response: ResponseShape::Object(id::FILE),
        binding: &[Binding { place: &["id"], bound: Bound::Parameter, text: "file" }, Binding { place: &["object"], bound: Bound::IfPresent, text: "file" }],
        ..Operation::EMPTY
    },
    Operation {
        id: "downloadFile",
        method: "GET",
        path: "/v1/files/{file}/contents",
        retry: RetryClass::Read,
        parameters: id::DOWNLOAD_FILE_PARAMETERS,
        locations: &[Location::Path],
        styles: &[Style::Form],
        host: Some("files_base"),
        ..Operation::EMPTY
    },
    Operation {
        id: "listEvents",
        method: "GET",
        path: "/v1/events",
        retry: RetryClass::Read,
        parameters: id::LIST_EVENTS_PARAMETERS,
        locations: &[Location::Query, Location::Query, Location::Query, Location::Query, Location::Query, Location::Query, Location::Query, Location::Query],
        styles: &[Style::Form, Style::Deep, Style::Form, Style::Deep, Style::Form, Style::Form, Style::Form, Style::Deep],
        response: ResponseShape::Object(id::EVENT_LIST),
        pages: Some(Pages { items: "data", after: "starting_after", before: Some("ending_before"), cursor: "id", more: Some("has_more") }),
        binding: &[Binding { place: &["object"], bound: Bound::IfPresent, text: "list" }],
        ..Operation::EMPTY
    },
    Operation {
        id: "retrieveEvent",
        method: "GET",
        path: "/v1/events/{id}",
        retry: RetryClass::Read,
        parameters: id::RETRIEVE_EVENT_PARAMETERS,
        locations: &[Location::Path, Location::Query],
        styles: &[Style::Form, Style::Deep],
        response: ResponseShape::Message,
        binding: &[Binding { place: &["id"], bound: Bound::Parameter, text: "id" }, Binding { place: &["object"], bound: Bound::IfPresent, text: "event" }],
        ..Operation::EMPTY
    },
];
